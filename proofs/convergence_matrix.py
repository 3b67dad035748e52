"""When gradient descent on ½xᵀAx − bᵀx converges, for A = QΛQᵀ with QᵀQ = I.

The coordinates are those of Qᵀx, in the basis of A's eigenvectors.
"""

from symcheck.proofs.convergence import (
    ITERATES,
    WRONG,
    j,
    k,
    never,
    one_le_abs_factor,
    one_le_pow,
    small_factor,
    step_bounds,
    suitable,
)
from symcheck.proofs.gradient_descent import (
    POSITIVE,
    ROTATED,
    SHEET,
    TAGS,
    abs_pow,
    general,
    gradient_descent_error_matrix,
    rotated,
    start,
    target,
)

from symcheck import algebra, by_iff, calc, iff, limit, scale, squeeze, theorem, under, using

ORTHOGONAL = (
    "Sum(Q[i, p]*Q[i, l], (i, 1, n)) = KroneckerDelta(p, l) for p in 1..n for l in 1..n"
)
HERE = f"{ROTATED}; m: index(n)"


def at(text: str, m: str) -> str:
    """Return what is said of coordinate m for another one."""
    return text.replace("m]", f"{m}]")


def arrival(m: str):
    """Return how it follows that coordinate m tends to that of the minimum."""
    error = f"({at(rotated('k'), m)} - {at(target, m)})"
    power = f"(1 - eta*lam[{m}])**k*({at(start, m)} - {at(target, m)})"
    closed = (
        calc(at(rotated("k"), m))
        .eq(f"{at(target, m)} + {error}", by=algebra)
        .eq(f"{at(target, m)} + {power}", by=gradient_descent_error_matrix.at(m=m))
    )
    return squeeze(closed, small_factor(m))


@theorem(
    limit(rotated("k"), k, "oo", target),
    where=HERE,
    given=[POSITIVE, ORTHOGONAL, *ITERATES],
    definitions=[general],
    source=SHEET,
    tags=TAGS,
)
def gradient_descent_tendsto_matrix():
    """For 0 < η < 2/λmax each coordinate of Qᵀx tends to that of the minimum, from every start."""
    return arrival("m")


@theorem(
    "Abs(d) <= Abs(c**k*d)",
    where="k: natural; c, d: real",
    given="1 <= Abs(c)",
    tags=["bounds"],
)
def le_abs_pow_mul():
    """Powers of what is at least 1 in size bring nothing nearer to 0."""
    return (
        calc("Abs(d)")
        .le(
            "Abs(c)**k*Abs(d)",
            by=scale(calc(1).le("Abs(c)**k", by=one_le_pow.at(c="Abs(c)")), factor="Abs(d)"),
        )
        .eq("Abs(c**k)*Abs(d)", by=abs_pow.backwards())
        .eq("Abs(c**k*d)", by=algebra)
    )


@theorem(
    f"Abs({start} - {target}) <= Abs({rotated('k')} - {target})",
    where=f"k: natural; {HERE}",
    given=[POSITIVE, ORTHOGONAL, WRONG.replace("[i]", "[m]")],
    definitions=[general],
    source=SHEET,
    tags=TAGS,
)
def gradient_descent_does_not_converge_matrix():
    """Where |1 − ηλₘ| ≥ 1 no number of steps brings coordinate m of Qᵀx nearer than it began."""
    factor, error = "1 - eta*lam[m]", f"({start} - {target})"
    return (
        calc(f"Abs{error}")
        .le(
            f"Abs(({factor})**k*{error})",
            by=using(one_le_abs_factor.at(i="m"), le_abs_pow_mul.at(c=factor, d=error)),
        )
        .eq(f"Abs({rotated('k')} - {target})", by=gradient_descent_error_matrix.backwards())
    )


every_tends = f"Limit({at(rotated('k'), 'j')}, k, oo) = {at(target, 'j')} for j in 1..n"


@theorem(
    iff(every_tends, suitable),
    where=ROTATED,
    given=[POSITIVE, ORTHOGONAL, f"{at(start, 'j')} != {at(target, 'j')} for j in 1..n"],
    definitions=[general],
    source=SHEET,
    tags=TAGS,
)
def gradient_descent_tendsto_iff_matrix():
    """From a start off in every coordinate of Qᵀx: it converges if and only if 0 < η < 2/λmax."""

    def away(m: str):
        here, there = at(start, m), at(target, m)
        return never(
            f"Abs({here} - {there})",
            f"Abs({at(rotated('k'), m)} - {there})",
            gradient_descent_does_not_converge_matrix.at(m=m),
            {"u": here, "v": there},
        )

    said = limit(at(rotated("k"), "j"), k, "oo", at(target, "j"))
    return by_iff(*step_bounds(every_tends, away), under(j, arrival("j"), said, suitable))
