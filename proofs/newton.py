"""Newton's method reaches the minimum of a quadratic in one step, from everywhere."""

from symcheck.proofs.gradient_descent import grad_quadratic, objective

from symcheck import algebra, calc, derivative, hypothesis, theorem

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


step = "Sum(B[i, j]*(Sum(A[j, m]*x[m], (m, 1, n)) - b[j]), (j, 1, n))"
INVERSE = "Sum(B[p, j]*A[j, m], (j, 1, n)) = KroneckerDelta(p, m) for p in 1..n for m in 1..n"


@theorem(
    f"x[i] - {step} = Sum(B[i, j]*b[j], (j, 1, n))",
    where="n: size; A, B: family(n, n); b, x: family(n); i: index(n)",
    given=INVERSE,
    source=SHEET,
    tags=TAGS,
)
def newton_step_matrix():
    """With BA = I the step B(Ax − b) is x − Bb: wherever x was, x less the step is Bb."""
    return (
        calc(f"x[i] - {step}")
        .eq(
            "x[i] - (Sum(Sum(B[i, j]*A[j, m], (j, 1, n))*x[m], (m, 1, n))"
            " - Sum(B[i, j]*b[j], (j, 1, n)))",
            by=algebra,
        )
        .eq(
            "x[i] - (Sum(KroneckerDelta(i, m)*x[m], (m, 1, n)) - Sum(B[i, j]*b[j], (j, 1, n)))",
            by=hypothesis,
        )
        .eq("Sum(B[i, j]*b[j], (j, 1, n))", by=algebra)
    )
