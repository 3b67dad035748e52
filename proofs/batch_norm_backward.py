"""Batch norm, backward: what the gradient loses, proved from the forward definition.

The loss is L = Σ gᵢyᵢ with any constants gᵢ, which is every loss to first order.
"""

from symcheck.proofs.batch_norm import BATCH, DEFINED, normalised, output, variance

from symcheck import algebra, calc, derivative, hypothesis, scale, sign, theorem

SHEET, TAGS = "Exercise 6.4 d", ["batch-norm", "gradient"]
GRADIENTS = f"{BATCH}; g: family(N)"
loss = f"Sum(g[p]*{output('p')}, (p, 1, N))"
mean_g = "(Sum(g[p], (p, 1, N))/N)"


def correlation(eps: str = " + eps") -> str:
    """Return the sum of the gᵢx̂ᵢ."""
    return f"Sum(g[p]*{normalised('p', eps)}, (p, 1, N))"


def slope(i: str, eps: str = " + eps") -> str:
    """Return ∂L/∂xᵢ as the backward pass computes it."""
    return (
        f"gamma/sqrt({variance()}{eps})"
        f"*(g[{i}] - {mean_g} - {normalised(i, eps)}*({correlation(eps)}/N))"
    )


@theorem(
    f"Derivative({loss}, x[i]) = {slope('i')}",
    where=f"{GRADIENTS}; i: index(N)",
    given=DEFINED,
    source=SHEET,
    tags=TAGS,
)
def grad_batch_norm_input():
    """Through its own output, the mean and the deviation: the last two take out two directions."""
    return calc(f"Derivative({loss}, x[i])").eq(slope("i"), by=derivative)


@theorem(
    f"Derivative({loss}, gamma) = {correlation()}",
    where=GRADIENTS,
    given=DEFINED,
    source=SHEET,
    tags=TAGS,
)
def grad_batch_norm_scale():
    """The output is linear in γ, with the factor x̂ᵢ."""
    return calc(f"Derivative({loss}, gamma)").eq(correlation(), by=derivative)


@theorem(
    f"Derivative({loss}, beta) = Sum(g[p], (p, 1, N))",
    where=GRADIENTS,
    given=DEFINED,
    source=SHEET,
    tags=TAGS,
)
def grad_batch_norm_shift():
    """The output is linear in β, with the factor 1."""
    return calc(f"Derivative({loss}, beta)").eq("Sum(g[p], (p, 1, N))", by=derivative)


@theorem(
    f"Sum(Derivative({loss}, x[i]), (i, 1, N)) = 0",
    where=GRADIENTS,
    given=DEFINED,
    source=SHEET,
    tags=TAGS,
)
def sum_grad_batch_norm():
    """Shifting the whole batch changes nothing, so the gradient has no part in that direction."""
    return (
        calc(f"Sum(Derivative({loss}, x[i]), (i, 1, N))")
        .eq(f"Sum({slope('i')}, (i, 1, N))", by=grad_batch_norm_input)
        .eq(0, by=algebra)
    )


along = f"Sum({normalised('i')}*Derivative({loss}, x[i]), (i, 1, N))"


@theorem(
    f"{along} = gamma/sqrt({variance()} + eps)*{correlation()}*(eps/({variance()} + eps))",
    where=GRADIENTS,
    given=DEFINED,
    source=SHEET,
    tags=TAGS,
)
def sum_normalised_mul_grad_batch_norm():
    """Along x̂, whose squares sum to N·s²/(s² + ε), only the share ε/(s² + ε) is left."""
    return (
        calc(along)
        .eq(f"Sum({normalised('i')}*({slope('i')}), (i, 1, N))", by=grad_batch_norm_input)
        .eq(
            f"gamma/sqrt({variance()} + eps)*{correlation()}*(eps/({variance()} + eps))",
            by=algebra,
        )
    )


SPREAD = [f"{variance()} > 0", "eps = 0"]


@theorem(f"{along} = 0", where=GRADIENTS, given=SPREAD, source=SHEET, tags=TAGS)
def sum_normalised_mul_grad_batch_norm_eq_zero():
    """Stretching the batch changes nothing for ε = 0, so that direction is lost, too."""
    return (
        calc(along)
        .eq(
            f"gamma/sqrt({variance()} + eps)*{correlation()}*(eps/({variance()} + eps))",
            by=sum_normalised_mul_grad_batch_norm,
        )
        .eq(
            f"gamma/sqrt({variance()} + 0)*{correlation(' + 0')}*(0/({variance()} + 0))",
            by=hypothesis,
        )
        .eq(0, by=algebra)
    )


squares = f"Sum(Derivative({loss}, x[i])**2, (i, 1, N))"
lost = "Sum(g[p]**2, (p, 1, N)) - Sum(g[p], (p, 1, N))**2/N"


@theorem(
    f"{squares} = gamma**2/({variance()} + eps)"
    f"*({lost} - (1 + eps/({variance()} + eps))*({correlation()}**2/N))",
    where=GRADIENTS,
    given=DEFINED,
    source=SHEET,
    tags=TAGS,
)
def sum_sq_grad_batch_norm():
    """The squares of g less what its parts along 1 and along x̂ take away."""
    return (
        calc(squares)
        .eq(f"Sum(({slope('i')})**2, (i, 1, N))", by=grad_batch_norm_input)
        .eq(
            f"gamma**2/({variance()} + eps)"
            f"*({lost} - (1 + eps/({variance()} + eps))*({correlation()}**2/N))",
            by=algebra,
        )
    )


@theorem(
    f"{squares} = gamma**2/{variance()}*({lost} - {correlation('')}**2/N)",
    where=GRADIENTS,
    given=SPREAD,
    source="Santurkar et al. (2018), Theorem 4.1",
    tags=TAGS,
)
def sum_sq_grad_batch_norm_of_eps_zero():
    """Pythagoras: g less its parts along 1 and along x̂, which are orthogonal for ε = 0."""
    return (
        calc(squares)
        .eq(
            f"gamma**2/({variance()} + eps)"
            f"*({lost} - (1 + eps/({variance()} + eps))*({correlation()}**2/N))",
            by=sum_sq_grad_batch_norm,
        )
        .eq(
            f"gamma**2/({variance()} + 0)"
            f"*({lost} - (1 + 0/({variance()} + 0))*({correlation(' + 0')}**2/N))",
            by=hypothesis,
        )
        .eq(f"gamma**2/{variance()}*({lost} - {correlation('')}**2/N)", by=algebra)
    )


@theorem(
    f"{squares} <= gamma**2/{variance()}*Sum(g[p]**2, (p, 1, N))",
    where=GRADIENTS,
    given=SPREAD,
    source="Santurkar et al. (2018), Theorem 4.1",
    tags=TAGS,
)
def sum_sq_grad_batch_norm_le():
    """What is taken away are squares: the gradient is at most γ/s times as long as g."""
    total, along = "Sum(g[p], (p, 1, N))", correlation("")
    taken = calc(0).le(f"{total}**2/N + {along}**2/N", by=sign)
    return (
        calc(squares)
        .eq(
            f"gamma**2/{variance()}*({lost} - {along}**2/N)",
            by=sum_sq_grad_batch_norm_of_eps_zero,
        )
        .le(
            f"gamma**2/{variance()}*Sum(g[p]**2, (p, 1, N))",
            by=scale(taken, factor=f"gamma**2/{variance()}"),
        )
    )
