"""Gradient descent on quadratics: when, how fast and to what it converges."""

from symcheck import algebra, calc, cases, define, definition, derivative, hypothesis, iff, by_iff, induction, linear, part, scale, sign, theorem, under, using

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
            .eq(f"({at_step('k')} - eta*(lam[i]*{at_step('k')} - b[i])) - b[i]/lam[i]", by=definition)
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


@theorem("q**k*(1 + k*(1 - q)) <= 1", where="k: natural; q: real", given=["0 <= q", "q <= 1"], tags=["bounds"])
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
            .le("(1 + c)*(1 + c)**k", by=scale(calc("1 + k*c").le("(1 + c)**k", by=before), factor="1 + c"))
            .eq("(1 + c)**(k + 1)", by=algebra)
        )

    return induction("k", calc("1 + 0*c").le("(1 + c)**0", by=sign), step=one_more)
