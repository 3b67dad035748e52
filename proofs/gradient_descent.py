"""Gradient descent on quadratics: when, how fast and to what it converges."""

from symcheck import (
    algebra,
    by_iff,
    calc,
    define,
    definition,
    derivative,
    hypothesis,
    iff,
    induction,
    scale,
    sign,
    theorem,
)

SHEET, TAGS = "Exercise 6.5 b", ["optimisation", "gradient-descent"]
descent = define(
    "descent",
    "k: natural; n: size; lam, b, x: family(n); eta: real; i: index(n)",
    on="k",
    base="x[i]",
    step="descent(k, n, lam, b, x, eta, i) - eta*(lam[i]*descent(k, n, lam, b, x, eta, i) - b[i])",
)
QUADRATIC = "n: size; lam, b, x: family(n); eta: real; i: index(n)"
STEPS = f"k: natural; {QUADRATIC}"
POSITIVE = "lam[j] > 0 for j in 1..n"
objective = "(Sum(lam[j]*x[j]**2, (j, 1, n))/2 - Sum(b[j]*x[j], (j, 1, n)))"


def at_step(k: str) -> str:
    """Return entry i of the iterate after k steps."""
    return f"descent({k}, n, lam, b, x, eta, i)"


@theorem(
    f"Derivative({objective}, x[i]) = lam[i]*x[i] - b[i]",
    where="n: size; lam, b, x: family(n); i: index(n)",
    source=SHEET,
    tags=[*TAGS, "gradient"],
)
def grad_quadratic():
    """Each coordinate has a parabola of its own."""
    return (
        calc(f"Derivative({objective}, x[i])")
        .eq("2*lam[i]*x[i]/2 - b[i]", by=derivative)
        .eq("lam[i]*x[i] - b[i]", by=algebra)
    )


@theorem(
    f"{at_step('k')} - b[i]/lam[i] = (1 - eta*lam[i])**k*(x[i] - b[i]/lam[i])",
    where=STEPS,
    given=POSITIVE,
    definitions=[descent],
    source=SHEET,
    tags=TAGS,
)
def gradient_descent_error():
    """One step multiplies the distance to the minimum bᵢ/λᵢ by 1 − ηλᵢ; k steps by its power."""

    def one_more(before):
        return (
            calc(f"{at_step('k + 1')} - b[i]/lam[i]")
            .eq(
                f"({at_step('k')} - eta*(lam[i]*{at_step('k')} - b[i])) - b[i]/lam[i]",
                by=definition,
            )
            .eq(f"(1 - eta*lam[i])*({at_step('k')} - b[i]/lam[i])", by=algebra)
            .eq("(1 - eta*lam[i])*((1 - eta*lam[i])**k*(x[i] - b[i]/lam[i]))", by=before)
            .eq("(1 - eta*lam[i])**(k + 1)*(x[i] - b[i]/lam[i])", by=algebra)
        )

    base = (
        calc(f"{at_step('0')} - b[i]/lam[i]")
        .eq("x[i] - b[i]/lam[i]", by=definition)
        .eq("(1 - eta*lam[i])**0*(x[i] - b[i]/lam[i])", by=algebra)
    )
    return induction("k", base, step=one_more)


@theorem(
    "q**k*(1 + k*(1 - q)) <= 1",
    where="k: natural; q: real",
    given=["0 <= q", "q <= 1"],
    tags=["bounds"],
)
def pow_mul_le_one():
    """Powers of q < 1 fall at least like 1/(1 + k(1 − q)): Bernoulli's inequality, by induction."""

    def one_more(before):
        return (
            calc("q**(k + 1)*(1 + (k + 1)*(1 - q))")
            .eq("q**k*(1 + k*(1 - q)) - q**k*(k + 1)*(1 - q)**2", by=algebra)
            .le("q**k*(1 + k*(1 - q))", by=sign)
            .le(1, by=before)
        )

    return induction("k", calc("q**0*(1 + 0*(1 - q))").le(1, by=sign), step=one_more)


@theorem("1 + k*c <= (1 + c)**k", where="k: natural; c: real", given="c >= 0", tags=["bounds"])
def one_add_mul_le_pow():
    """Bernoulli's inequality: each step multiplies by 1 + c, which adds at least c."""

    def one_more(before):
        return (
            calc("1 + (k + 1)*c")
            .le("(1 + c)*(1 + k*c)", by=sign)
            .le(
                "(1 + c)*(1 + c)**k",
                by=scale(calc("1 + k*c").le("(1 + c)**k", by=before), factor="1 + c"),
            )
            .eq("(1 + c)**(k + 1)", by=algebra)
        )

    return induction("k", calc("1 + 0*c").le("(1 + c)**0", by=sign), step=one_more)


@theorem("Abs(c**k) = Abs(c)**k", where="k: natural; c: real", tags=["powers"])
def abs_pow():
    """|ab| = |a|·|b|, once more for every factor."""

    def one_more(before):
        return (
            calc("Abs(c**(k + 1))")
            .eq("Abs(c)*Abs(c**k)", by=algebra)
            .eq("Abs(c)*Abs(c)**k", by=before)
            .eq("Abs(c)**(k + 1)", by=algebra)
        )

    return induction("k", calc("Abs(c**0)").eq("Abs(c)**0", by=algebra), step=one_more)


@theorem(
    f"Abs({at_step('k')} - b[i]/lam[i]) = Abs(1 - eta*lam[i])**k*Abs(x[i] - b[i]/lam[i])",
    where=STEPS,
    given=POSITIVE,
    definitions=[descent],
    source=SHEET,
    tags=TAGS,
)
def abs_gradient_descent_error():
    """The distance to the minimum, coordinate by coordinate."""
    return (
        calc(f"Abs({at_step('k')} - b[i]/lam[i])")
        .eq("Abs((1 - eta*lam[i])**k*(x[i] - b[i]/lam[i]))", by=gradient_descent_error)
        .eq("Abs((1 - eta*lam[i])**k)*Abs(x[i] - b[i]/lam[i])", by=algebra)
        .eq("Abs(1 - eta*lam[i])**k*Abs(x[i] - b[i]/lam[i])", by=abs_pow.at(c="1 - eta*lam[i]"))
    )


@theorem(
    iff(f"{at_step('1')} = b[i]/lam[i]", "eta*lam[i] = 1"),
    where=QUADRATIC,
    given=[POSITIVE, "x[i] != b[i]/lam[i]"],
    definitions=[descent],
    source="Exercise 6.5 c",
    tags=TAGS,
)
def gradient_descent_one_step_iff():
    """One step leaves (1 − ηλᵢ) of the distance: nothing only if ηλᵢ = 1, for each i the same η."""
    first = "(x[i] - eta*(lam[i]*x[i] - b[i]))"
    arrives = (
        calc("eta*lam[i]")
        .eq(f"1 - ({first} - b[i]/lam[i])/(x[i] - b[i]/lam[i])", by=algebra)
        .eq(f"1 - ({at_step('1')} - b[i]/lam[i])/(x[i] - b[i]/lam[i])", by=definition)
        .eq("1 - (b[i]/lam[i] - b[i]/lam[i])/(x[i] - b[i]/lam[i])", by=hypothesis)
        .eq(1, by=algebra)
    )
    suits = (
        calc(at_step("1"))
        .eq(first, by=definition)
        .eq("x[i] - (eta*lam[i])*x[i] + (eta*lam[i])*b[i]/lam[i]", by=algebra)
        .eq("x[i] - 1*x[i] + 1*b[i]/lam[i]", by=hypothesis)
        .eq("b[i]/lam[i]", by=algebra)
    )
    return by_iff(arrives, suits)


ROTATED = "n: size; Q: family(n, n); lam, b, x: family(n); eta: real"
general = define(
    "general",
    f"k: natural; {ROTATED}; i: index(n)",
    on="k",
    base="x[i]",
    step=(
        "general(k, n, Q, lam, b, x, eta, i) - eta*(Sum(Sum(Q[i, l]*lam[l]*Q[j, l], (l, 1, n))"
        "*general(k, n, Q, lam, b, x, eta, j), (j, 1, n)) - b[i])"
    ),
)


def rotated(k: str) -> str:
    """Return coordinate m of the iterate after k steps, in the basis of A's eigenvectors."""
    return f"Sum(Q[i, m]*general({k}, n, Q, lam, b, x, eta, i), (i, 1, n))"


target = "Sum(Q[i, m]*b[i], (i, 1, n))/lam[m]"
start = "Sum(Q[i, m]*x[i], (i, 1, n))"


@theorem(
    f"{rotated('k')} - {target} = (1 - eta*lam[m])**k*({start} - {target})",
    where=f"k: natural; {ROTATED}; m: index(n)",
    given=[
        "lam[j] > 0 for j in 1..n",
        "Sum(Q[i, p]*Q[i, l], (i, 1, n)) = KroneckerDelta(p, l) for p in 1..n for l in 1..n",
    ],
    definitions=[general],
    source=SHEET,
    tags=TAGS,
)
def gradient_descent_error_matrix():
    """For A = QΛQᵀ with QᵀQ = I each coordinate of Qᵀx obeys the recursion of the diagonal case."""

    def one_more(before):
        here = "general(k, n, Q, lam, b, x, eta, {})"
        return (
            calc(f"{rotated('k + 1')} - {target}")
            .eq(
                f"Sum(Q[i, m]*({here.format('i')} - eta*(Sum(Sum(Q[i, l]*lam[l]*Q[j, l], (l, 1, n))"
                f"*{here.format('j')}, (j, 1, n)) - b[i])), (i, 1, n)) - {target}",
                by=definition,
            )
            .eq(
                f"{rotated('k')} - eta*Sum(Sum(Q[i, m]*Q[i, l], (i, 1, n))*(lam[l]"
                f"*Sum(Q[j, l]*{here.format('j')}, (j, 1, n))), (l, 1, n))"
                f" + eta*Sum(Q[i, m]*b[i], (i, 1, n)) - {target}",
                by=algebra,
            )
            .eq(
                f"{rotated('k')} - eta*Sum(KroneckerDelta(m, l)*(lam[l]"
                f"*Sum(Q[j, l]*{here.format('j')}, (j, 1, n))), (l, 1, n))"
                f" + eta*Sum(Q[i, m]*b[i], (i, 1, n)) - {target}",
                by=hypothesis,
            )
            .eq(f"(1 - eta*lam[m])*({rotated('k')} - {target})", by=algebra)
            .eq(f"(1 - eta*lam[m])*((1 - eta*lam[m])**k*({start} - {target}))", by=before)
            .eq(f"(1 - eta*lam[m])**(k + 1)*({start} - {target})", by=algebra)
        )

    base = (
        calc(f"{rotated('0')} - {target}")
        .eq(f"{start} - {target}", by=definition)
        .eq(f"(1 - eta*lam[m])**0*({start} - {target})", by=algebra)
    )
    return induction("k", base, step=one_more)
