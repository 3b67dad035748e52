"""Batch norm, forward: mean and variance of the output, what it can undo, what it ignores.

For inputs x₁, …, x_N with mean m and variance s², the output is
yᵢ = γ·(xᵢ − m)/√(s² + ε) + β.
"""

from symcheck import (
    algebra,
    calc,
    exists,
    reparameterisation,
    theorem,
    witness,
)

SHEET, TAGS = "Exercise 6.4", ["batch-norm"]
BATCH = "N: size; x: family(N); gamma, beta, eps: real"
DEFINED = "Sum((x[q] - Sum(x[r], (r, 1, N))/N)**2, (q, 1, N))/N + eps > 0"


def mean(entry: str = "x[{}]") -> str:
    """Return the mean over the batch of a family, given by its entry."""
    return f"(Sum({entry.format('r')}, (r, 1, N))/N)"


def variance(entry: str = "x[{}]") -> str:
    """Return the variance over the batch of a family, given by its entry."""
    return f"(Sum(({entry.format('q')} - {mean(entry)})**2, (q, 1, N))/N)"


def normalised(i: str, eps: str = " + eps") -> str:
    """Return entry i of the normalised batch."""
    return f"((x[{i}] - {mean()})/sqrt({variance()}{eps}))"


def output(i: str, gamma: str = "gamma", beta: str = "beta") -> str:
    """Return entry i of the output."""
    return f"({gamma}*{normalised(i)} + {beta})"


outputs = f"(Sum({output('p')}, (p, 1, N))/N)"


@theorem(f"{outputs} = beta", where=BATCH, given=DEFINED, source=SHEET, tags=TAGS)
def mean_batch_norm():
    """The deviations xᵢ − m sum to 0, so only β is left of the mean."""
    return (
        calc(outputs)
        .eq(
            f"gamma/(N*sqrt({variance()} + eps))*Sum(x[p] - {mean()}, (p, 1, N)) + beta", by=algebra
        )
        .eq(f"gamma/(N*sqrt({variance()} + eps))*0 + beta", by=algebra)
        .eq("beta", by=algebra)
    )


@theorem(
    f"Sum(({output('p')} - beta)**2, (p, 1, N))/N = gamma**2*{variance()}/({variance()} + eps)",
    where=BATCH,
    given=DEFINED,
    source=SHEET,
    tags=TAGS,
)
def variance_batch_norm():
    """Around the mean β the output is γ·x̂ᵢ, and the squares of xᵢ − m add up to N·s²."""
    return (
        calc(f"Sum(({output('p')} - beta)**2, (p, 1, N))/N")
        .eq(f"gamma**2/({variance()} + eps)*(Sum((x[q] - {mean()})**2, (q, 1, N))/N)", by=algebra)
        .eq(f"gamma**2*{variance()}/({variance()} + eps)", by=algebra)
    )


@theorem(
    f"sqrt({variance()} + eps)*{normalised('i')} + {mean()} = x[i]",
    where=f"{BATCH}; i: index(N)",
    given=DEFINED,
    source="Exercise 6.4 b",
    tags=TAGS,
)
def batch_norm_identity():
    """With γ = √(s² + ε) and β = m the output is the input: undoing is one choice among all."""
    return (
        calc(f"sqrt({variance()} + eps)*{normalised('i')} + {mean()}")
        .eq(f"(x[i] - {mean()}) + {mean()}", by=algebra)
        .eq("x[i]", by=algebra)
    )


scaled = "(a*x[{}] + b)"


@theorem(
    f"(a*x[i] + b - {mean(scaled)})/sqrt({variance(scaled)})"
    f" = (x[i] - {mean()})/sqrt({variance()})",
    where="N: size; x: family(N); i: index(N); a, b: real",
    given=["a > 0", f"{variance()} > 0"],
    source="Exercise 6.4 a",
    tags=TAGS,
)
def normalised_affine():
    """The mean moves with ax + b, the deviations and their root are multiplied by a."""
    return (
        calc(f"(a*x[i] + b - {mean(scaled)})/sqrt({variance(scaled)})")
        .eq(f"a*(x[i] - {mean()})/sqrt(a**2*{variance()})", by=algebra)
        .eq(f"(x[i] - {mean()})/sqrt({variance()})", by=algebra)
    )


ONE = "(x[1] - Sum(x[r], (r, 1, 1))/1)"


@theorem(
    f"gamma*{ONE}/sqrt(Sum((x[q] - Sum(x[r], (r, 1, 1))/1)**2, (q, 1, 1))/1 + eps) + beta = beta",
    where="x: family(1); gamma, beta, eps: real",
    given="eps > 0",
    source="Exercise 6.4 c",
    tags=TAGS,
)
def batch_norm_of_one():
    """The mean of a single input is that input: nothing of it is left in the output."""
    return calc(
        f"gamma*{ONE}/sqrt(Sum((x[q] - Sum(x[r], (r, 1, 1))/1)**2, (q, 1, 1))/1 + eps) + beta"
    ).eq("beta", by=algebra)


@theorem(
    "gamma*((x - mu)/sqrt(tau + eps)) + beta"
    " = gamma/sqrt(tau + eps)*x + (beta - gamma*mu/sqrt(tau + eps))",
    given="tau + eps > 0",
    source="Exercise 6.4 c",
    tags=TAGS,
)
def batch_norm_inference_affine():
    """At inference mean μ and variance τ are constants, so that the layer is an affine map."""
    return calc("gamma*((x - mu)/sqrt(tau + eps)) + beta").eq(
        "gamma/sqrt(tau + eps)*x + (beta - gamma*mu/sqrt(tau + eps))", by=algebra
    )


before = "(Sum(w[j, i]*x[i], (i, 1, D)) + b[j])"
after = "Sum(v[j, i]*x[i], (i, 1, D)) + c[j]"
folded = f"gamma[j]*(({before} - mu[j])/sqrt(tau[j] + eps)) + beta[j]"


@theorem(
    reparameterisation(
        folded,
        after,
        parameters={
            "v[j, i]": "gamma[j]/sqrt(tau[j] + eps)*w[j, i]",
            "c[j]": "beta[j] + gamma[j]/sqrt(tau[j] + eps)*(b[j] - mu[j])",
        },
    ),
    where=(
        "D, M: size; x: family(D); j: index(M); w: family(M, D); "
        "b, gamma, beta, mu, tau: family(M); eps: real; v: family(M, D); c: family(M)"
    ),
    given="tau[k] + eps > 0 for k in 1..M",
    source="Exercise 6.4 c",
    tags=[*TAGS, "reparameterisation"],
)
def batch_norm_fold():
    """The affine map after a linear layer is one linear layer: scaled weights, a new bias."""
    return calc(folded).eq(after, by=algebra)


@theorem(
    "(S*sqrt(v + eps)/sqrt(v))**2*v/(v + eps) = S**2",
    given=["v > 0", "v + eps > 0"],
    source="Exercise 6.4 b",
    tags=TAGS,
)
def wanted_deviation():
    """γ²s²/(s² + ε) is S² for γ = S·√(s² + ε)/s."""
    return calc("(S*sqrt(v + eps)/sqrt(v))**2*v/(v + eps)").eq("S**2", by=algebra)


wanted = f"(S*sqrt({variance()} + eps)/sqrt({variance()}))"


@theorem(
    exists(
        {"gamma": wanted, "beta": "M"},
        f"{outputs} = M and Sum(({output('p')} - M)**2, (p, 1, N))/N = S**2",
    ),
    where=f"{BATCH}; M, S: real",
    given=[DEFINED, f"{variance()} > 0", "S >= 0"],
    source="Exercise 6.4 b",
    tags=TAGS,
)
def exists_batch_norm_of_mean_deviation():
    """β is the wanted mean M, and γ = S·√(s² + ε)/s gives the wanted deviation S."""
    there = output("p", wanted, "M")
    spread = f"Sum(({there} - M)**2, (p, 1, N))/N"
    centre = calc(f"Sum({output('r', wanted, 'M')}, (r, 1, N))/N")
    return witness(
        centre.eq("M", by=mean_batch_norm.at(gamma=wanted, beta="M")),
        calc(spread)
        .eq(
            f"{wanted}**2*{variance()}/({variance()} + eps)",
            by=variance_batch_norm.at(gamma=wanted, beta="M"),
        )
        .eq("S**2", by=wanted_deviation.at(v=variance())),
    )
