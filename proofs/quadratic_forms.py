"""The quadratic ½xᵀAx − bᵀx with a symmetric matrix: gradient, Hessian, Newton's step.

A is symmetric, or QΛQᵀ with QᵀQ = I. Gradients are columns, entry i is ∂/∂xᵢ; the Hessian has
∂²/∂xⱼ∂xᵢ in row i and column j.
"""

from symcheck import (
    algebra,
    calc,
    congruence,
    derivative,
    family_of,
    hypothesis,
    index,
    scale,
    sign,
    size,
    theorem,
)

SHEET, TAGS = "Exercise 6.5", ["optimisation", "matrices"]
SYMMETRIC = "A[l, m] = A[m, l] for l in 1..n for m in 1..n"
objective = "(Sum(Sum(x[l]*A[l, m]*x[m], (m, 1, n)), (l, 1, n))/2 - Sum(b[l]*x[l], (l, 1, n)))"
slope = "(Sum(A[{0}, m]*x[m], (m, 1, n)) - b[{0}])"
FORM = "n: size; A: family(n, n); b, x: family(n); i: index(n)"


parabolas = "(Sum(lam[j]*{0}**2, (j, 1, n))/2 - Sum(b[j]*{0}, (j, 1, n)))".format


@theorem(
    f"{parabolas('(t*u[j] + (1 - t)*v[j])')}"
    f" <= t*{parabolas('u[j]')} + (1 - t)*{parabolas('v[j]')}",
    where="n: size; lam, b, u, v: family(n); t: real",
    given=["lam[j] >= 0 for j in 1..n", "0 <= t", "t <= 1"],
    source="Exercise 6.5 b",
    tags=[*TAGS, "convex"],
)
def quadratic_convex():
    """With curvatures λⱼ ≥ 0 the right side has ½t(1 − t)·Σλⱼ(uⱼ − vⱼ)² more."""
    mixture = f"t*{parabolas('u[j]')} + (1 - t)*{parabolas('v[j]')}"
    apart = "Sum(lam[j]*(u[j] - v[j])**2, (j, 1, n))"
    return (
        calc(parabolas("(t*u[j] + (1 - t)*v[j])"))
        .eq(f"{mixture} - t*(1 - t)/2*{apart}", by=algebra)
        .le(mixture, by=scale(calc(0).le(apart, by=sign), factor="t*(1 - t)/2"))
    )


@theorem(
    "Sum(A[l, i]*x[l], (l, 1, n)) = Sum(A[i, l]*x[l], (l, 1, n))",
    where="n: size; A: family(n, n); x: family(n); i: index(n)",
    given=SYMMETRIC,
    tags=TAGS,
)
def transpose_mul_eq():
    """Aᵀx is Ax where A is symmetric."""
    return calc("Sum(A[l, i]*x[l], (l, 1, n))").eq("Sum(A[i, l]*x[l], (l, 1, n))", by=hypothesis)


@theorem(
    f"Derivative({objective}, x[i]) = {slope.format('i')}",
    where=FORM,
    given=SYMMETRIC,
    source=SHEET,
    tags=[*TAGS, "gradient"],
)
def grad_quadratic_form():
    """The variable stands in the form twice, on the left and on the right: ½(Ax + Aᵀx) − b."""
    row = "Sum(A[i, m]*x[m], (m, 1, n))"
    return (
        calc(f"Derivative({objective}, x[i])")
        .eq(f"({row} + Sum(A[l, i]*x[l], (l, 1, n)))/2 - b[i]", by=derivative)
        .eq(f"({row} + Sum(A[i, l]*x[l], (l, 1, n)))/2 - b[i]", by=transpose_mul_eq)
        .eq(f"{row} - b[i]", by=algebra)
    )


@theorem(
    f"Derivative(Derivative({objective}, x[i]), x[j]) = A[i, j]",
    where=f"{FORM}; j: index(n)",
    given=SYMMETRIC,
    source=SHEET,
    tags=[*TAGS, "hessian"],
)
def hessian_quadratic_form():
    """The slope Ax − b moves with xⱼ by column j of A: n² entries, the same everywhere."""
    same = congruence(calc("A[j, i]").eq("A[i, j]", by=hypothesis))
    return (
        calc(f"Derivative(Derivative({objective}, x[i]), x[j])")
        .eq("1/2*(A[i, j] + A[j, i])", by=derivative)
        .eq(
            "1/2*(A[i, j] + A[i, j])",
            by=congruence(calc("A[i, j] + A[j, i]").eq("A[i, j] + A[i, j]", by=same)),
        )
        .eq("A[i, j]", by=algebra)
    )


INVERSE = "Sum(B[l, j]*A[j, m], (j, 1, n)) = KroneckerDelta(l, m) for l in 1..n for m in 1..n"
newton = f"Sum(B[i, j]*{slope.format('j')}, (j, 1, n))"


@theorem(
    f"x[i] - {newton} = Sum(B[i, j]*b[j], (j, 1, n))",
    where=f"{FORM}; B: family(n, n)",
    given=INVERSE,
    source="Exercise 6.5 c",
    tags=[*TAGS, "newton"],
)
def newton_step_matrix():
    """With BA = I the step B(Ax − b) is x − Bb: wherever x was, x less the step is Bb."""
    rest = "Sum(B[i, j]*b[j], (j, 1, n))"
    return (
        calc(f"x[i] - {newton}")
        .eq(f"x[i] - (Sum(Sum(B[i, j]*A[j, m], (j, 1, n))*x[m], (m, 1, n)) - {rest})", by=algebra)
        .eq(f"x[i] - (Sum(KroneckerDelta(i, m)*x[m], (m, 1, n)) - {rest})", by=hypothesis)
        .eq(rest, by=algebra)
    )


@theorem(
    "Sum(A[i, j]*Sum(B[j, m]*b[m], (m, 1, n)), (j, 1, n)) = b[i]",
    where="n: size; A, B: family(n, n); b: family(n); i: index(n)",
    given="Sum(A[l, j]*B[j, m], (j, 1, n)) = KroneckerDelta(l, m) for l in 1..n for m in 1..n",
    source="Exercise 6.5 c",
    tags=[*TAGS, "newton"],
)
def slope_at_newton_point():
    """With AB = I the slope Ax − b is 0 at x = Bb, where Newton's step lands."""
    return (
        calc("Sum(A[i, j]*Sum(B[j, m]*b[m], (m, 1, n)), (j, 1, n))")
        .eq("Sum(Sum(A[i, j]*B[j, m], (j, 1, n))*b[m], (m, 1, n))", by=algebra)
        .eq("Sum(KroneckerDelta(i, m)*b[m], (m, 1, n))", by=hypothesis)
        .eq("b[i]", by=algebra)
    )


eigen = "Sum(Q[{0}, l]*lam[l]*Q[{1}, l], (l, 1, n))"
decomposed = (
    f"(Sum(Sum(x[p]*{eigen.format('p', 'r')}*x[r], (r, 1, n)), (p, 1, n))/2"
    " - Sum(b[p]*x[p], (p, 1, n)))"
)
EIGEN = "n: size; Q: family(n, n); lam, b, x: family(n)"
ORTHOGONAL = "Sum(Q[i, p]*Q[i, l], (i, 1, n)) = KroneckerDelta(p, l) for p in 1..n for l in 1..n"
eigen_slope = f"(Sum({eigen.format('{0}', 'r')}*x[r], (r, 1, n)) - b[{{0}}])"


@theorem(
    f"Derivative({decomposed}, x[i]) = {eigen_slope.format('i')}",
    where=f"{EIGEN}; i: index(n)",
    source=SHEET,
    tags=[*TAGS, "gradient"],
)
def grad_quadratic_eigen():
    """QΛQᵀ is symmetric as it is written, so its gradient is QΛQᵀx − b."""
    return calc(f"Derivative({decomposed}, x[i])").eq(eigen_slope.format("i"), by=derivative)


along = "(lam[m]*Sum(Q[i, m]*x[i], (i, 1, n)) - Sum(Q[i, m]*b[i], (i, 1, n)))"


@theorem(
    f"Sum(Q[i, m]*{eigen_slope.format('i')}, (i, 1, n)) = {along}",
    where=f"{EIGEN}; m: index(n)",
    given=ORTHOGONAL,
    source=SHEET,
    tags=[*TAGS, "gradient"],
)
def grad_quadratic_along_eigenvector():
    """Along column m of Q the slope is that of a single parabola, λₘ(Qᵀx)ₘ − (Qᵀb)ₘ."""
    weighted = "Sum({}*(lam[l]*Sum(Q[r, l]*x[r], (r, 1, n))), (l, 1, n))".format
    rest = "Sum(Q[i, m]*b[i], (i, 1, n))"
    return (
        calc(f"Sum(Q[i, m]*{eigen_slope.format('i')}, (i, 1, n))")
        .eq(f"{weighted('Sum(Q[i, m]*Q[i, l], (i, 1, n))')} - {rest}", by=algebra)
        .eq(f"{weighted('KroneckerDelta(m, l)')} - {rest}", by=hypothesis)
        .eq(along, by=algebra)
    )


inverse = "Sum(Sum(Q[i, l]/lam[l]*Q[j, l], (l, 1, n))*{}, (j, 1, n))".format
NONZERO = "lam[j] != 0 for j in 1..n"


@theorem(
    f"Sum(Q[i, m]*{inverse('g[j]')}, (i, 1, n)) = Sum(Q[j, m]*g[j], (j, 1, n))/lam[m]",
    where="n: size; Q: family(n, n); lam, g: family(n); m: index(n)",
    given=[NONZERO, ORTHOGONAL],
    tags=TAGS,
)
def inverse_along_eigenvector():
    """QΛ⁻¹Qᵀ divides by λₘ along column m of Q."""
    weighted = "Sum({}*(Sum(Q[j, l]*g[j], (j, 1, n))/lam[l]), (l, 1, n))".format
    return (
        calc(f"Sum(Q[i, m]*{inverse('g[j]')}, (i, 1, n))")
        .eq(weighted("Sum(Q[i, m]*Q[i, l], (i, 1, n))"), by=algebra)
        .eq(weighted("KroneckerDelta(m, l)"), by=hypothesis)
        .eq("Sum(Q[j, m]*g[j], (j, 1, n))/lam[m]", by=algebra)
    )


newton_eigen = inverse(eigen_slope.format("j"))


@theorem(
    f"Sum(Q[i, m]*(x[i] - {newton_eigen}), (i, 1, n)) = Sum(Q[i, m]*b[i], (i, 1, n))/lam[m]",
    where=f"{EIGEN}; m: index(n)",
    given=[NONZERO, ORTHOGONAL],
    source="Exercise 6.5 c",
    tags=[*TAGS, "newton"],
)
def newton_step_eigen():
    """For A = QΛQᵀ the step is QΛ⁻¹Qᵀ(Ax − b): along column m of Q it leaves (Qᵀb)ₘ/λₘ."""
    here = "Sum(Q[i, m]*x[i], (i, 1, n))"
    slopes = family_of(index("j", size("n")), eigen_slope.format("j"))
    return (
        calc(f"Sum(Q[i, m]*(x[i] - {newton_eigen}), (i, 1, n))")
        .eq(f"{here} - Sum(Q[i, m]*{newton_eigen}, (i, 1, n))", by=algebra)
        .eq(
            f"{here} - Sum(Q[j, m]*{eigen_slope.format('j')}, (j, 1, n))/lam[m]",
            by=inverse_along_eigenvector.at(g=slopes),
        )
        .eq(f"{here} - {along}/lam[m]", by=grad_quadratic_along_eigenvector)
        .eq("Sum(Q[i, m]*b[i], (i, 1, n))/lam[m]", by=algebra)
    )
