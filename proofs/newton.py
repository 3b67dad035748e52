"""Newton's method reaches the minimum of a quadratic in one step, from everywhere."""

from symcheck.proofs.gradient_descent import grad_quadratic, objective

from symcheck import algebra, calc, derivative, theorem

SHEET, TAGS = "Exercise 6.5 c", ["optimisation", "newton"]


@theorem(
    f"Derivative(Derivative({objective}, x[i]), x[j]) = lam[i]*KroneckerDelta(i, j)",
    where="n: size; lam, b, x: family(n); i, j: index(n)",
    source=SHEET,
    tags=[*TAGS, "hessian"],
)
def hessian_quadratic():
    """The slope λᵢxᵢ − bᵢ moves with xᵢ only: of the n² entries those off the diagonal are 0."""
    return (
        calc(f"Derivative(Derivative({objective}, x[i]), x[j])")
        .eq("Derivative(lam[i]*x[i] - b[i], x[j])", by=grad_quadratic)
        .eq("lam[i]*KroneckerDelta(i, j)", by=derivative)
    )


@theorem(
    f"x[i] - Derivative({objective}, x[i])/lam[i] = b[i]/lam[i]",
    where="n: size; lam, b, x: family(n); i: index(n)",
    given="lam[j] != 0 for j in 1..n",
    source=SHEET,
    tags=TAGS,
)
def newton_step_quadratic():
    """The Hessian is the diagonal of the λᵢ, its inverse divides the slope λᵢxᵢ − bᵢ by λᵢ."""
    return (
        calc(f"x[i] - Derivative({objective}, x[i])/lam[i]")
        .eq("x[i] - (lam[i]*x[i] - b[i])/lam[i]", by=grad_quadratic)
        .eq("b[i]/lam[i]", by=algebra)
    )
