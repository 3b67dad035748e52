"""Near a saddle point: gradient descent, Newton's step, and the step with |H|.

The saddle of ½Σλᵢxᵢ² with λᵢ ≠ 0 is at 0; negative λᵢ are its ways down.
"""

from symcheck.proofs.convergence import abs_lt_one, j, k
from symcheck.proofs.gradient_descent import abs_pow, one_add_mul_le_pow

from symcheck import (
    algebra,
    by_iff,
    by_impossible,
    calc,
    cases,
    define,
    definition,
    derivative,
    hypothesis,
    iff,
    induction,
    limit,
    linear,
    part,
    passage,
    scale,
    sign,
    squeeze,
    theorem,
    under,
    using,
)

SHEET, TAGS = "Exercise 6.7", ["optimisation", "saddle-point"]
path = define(
    "path",
    "k: natural; n: size; lam, x: family(n); eta: real; i: index(n)",
    on="k",
    base="x[i]",
    step="path(k, n, lam, x, eta, i) - eta*(lam[i]*path(k, n, lam, x, eta, i))",
)
WHERE = "n: size; lam, x: family(n); i: index(n)"
STARTS = "n: size; lam, x: family(n); eta: real; i: index(n)"
STEPS = f"k: natural; {STARTS}"
objective = "(Sum(lam[j]*x[j]**2, (j, 1, n))/2)"
slope = f"Derivative({objective}, x[i])"


def at_step(k: str, i: str = "i") -> str:
    """Return entry i of the iterate after k steps."""
    return f"path({k}, n, lam, x, eta, {i})"


@theorem(f"{slope} = lam[i]*x[i]", where=WHERE, source=SHEET, tags=[*TAGS, "gradient"])
def grad_saddle():
    """The gradient is 0 at the saddle, and λᵢxᵢ in coordinate i."""
    return calc(slope).eq("2*lam[i]*x[i]/2", by=derivative).eq("lam[i]*x[i]", by=algebra)


@theorem(
    f"{at_step('k')} = (1 - eta*lam[i])**k*x[i]",
    where=STEPS,
    definitions=[path],
    source="Exercise 6.7 b",
    tags=TAGS,
)
def saddle_descent():
    """A step subtracts ηλᵢxᵢ: it multiplies coordinate i by 1 − ηλᵢ."""

    def one_more(before):
        return (
            calc(at_step("k + 1"))
            .eq(f"{at_step('k')} - eta*(lam[i]*{at_step('k')})", by=definition)
            .eq("(1 - eta*lam[i])**k*x[i] - eta*(lam[i]*((1 - eta*lam[i])**k*x[i]))", by=before)
            .eq("(1 - eta*lam[i])**(k + 1)*x[i]", by=algebra)
        )

    base = calc(at_step("0")).eq("x[i]", by=definition).eq("(1 - eta*lam[i])**0*x[i]", by=algebra)
    return induction("k", base, step=one_more)


@theorem(
    f"{at_step('k')} = (1 + eta*Abs(lam[i]))**k*x[i]",
    where=STEPS,
    given="lam[i] < 0",
    definitions=[path],
    source="Exercise 6.7 b",
    tags=TAGS,
)
def saddle_descent_of_neg():
    """Where λᵢ < 0 the factor 1 − ηλᵢ is 1 + η|λᵢ|, which is greater than 1."""
    return (
        calc(at_step("k"))
        .eq("(1 - eta*lam[i])**k*x[i]", by=saddle_descent)
        .eq("(1 + eta*Abs(lam[i]))**k*x[i]", by=algebra)
    )


@theorem(
    f"(1 + k*(eta*Abs(lam[i])))*Abs(x[i]) <= Abs({at_step('k')})",
    where=STEPS,
    given=["lam[i] < 0", "eta > 0"],
    definitions=[path],
    source="Exercise 6.7 b",
    tags=TAGS,
)
def saddle_descent_leaves():
    """Unless xᵢ is 0 the iterates grow beyond every bound: powers of 1 + c grow like 1 + kc."""
    growth = calc("1 + k*(eta*Abs(lam[i]))").le(
        "(1 + eta*Abs(lam[i]))**k", by=one_add_mul_le_pow.at(c="eta*Abs(lam[i])")
    )
    return (
        calc("(1 + k*(eta*Abs(lam[i])))*Abs(x[i])")
        .le("(1 + eta*Abs(lam[i]))**k*Abs(x[i])", by=scale(growth, factor="Abs(x[i])"))
        .eq("Abs((1 + eta*Abs(lam[i]))**k*x[i])", by=algebra)
        .eq(f"Abs({at_step('k')})", by=saddle_descent_of_neg.backwards())
    )


@theorem(
    limit(f"Abs({at_step('k')})", k, "oo", "oo"),
    where=STARTS,
    given=["lam[i] < 0", "eta > 0", "x[i] != 0"],
    definitions=[path],
    source="Exercise 6.7 b",
    tags=TAGS,
)
def saddle_descent_tendsto_oo():
    """Where λᵢ < 0 the iterates leave for infinity from every xᵢ but 0."""
    return squeeze(
        calc("(1 + k*(eta*Abs(lam[i])))*Abs(x[i])").le(
            f"Abs({at_step('k')})", by=saddle_descent_leaves
        )
    )


@theorem(
    f"{at_step('k')} = 0",
    where=STEPS,
    given="x[i] = 0",
    definitions=[path],
    source="Exercise 6.7 b",
    tags=TAGS,
)
def saddle_descent_stays():
    """Started at xᵢ = 0 exactly, coordinate i never moves, and the way down is not found."""
    return (
        calc(at_step("k"))
        .eq("(1 - eta*lam[i])**k*x[i]", by=saddle_descent)
        .eq("(1 - eta*lam[i])**k*0", by=hypothesis)
        .eq(0, by=algebra)
    )


@theorem(
    "-1 < 1 - eta*lam[i] < 1",
    where="n: size; lam: family(n); eta: real; i: index(n)",
    given=["eta > 0", "lam[i] > 0", "eta*lam[i] < 2"],
    source="Exercise 6.7 b",
    tags=TAGS,
)
def saddle_factor_mem_Ioo_of_pos():
    """Where λᵢ > 0 the factor lies between −1 and 1: these coordinates are drawn to the saddle."""
    return calc(-1).lt("1 - eta*lam[i]", by=linear).lt(1, by=sign)


@theorem(
    limit(at_step("k"), k, "oo", 0),
    where=STARTS,
    given=["eta > 0", "lam[i] > 0", "eta*lam[i] < 2"],
    definitions=[path],
    source="Exercise 6.7 b",
    tags=TAGS,
)
def saddle_descent_tendsto_zero_of_pos():
    """Where λᵢ > 0 the iterates tend to the saddle, whatever xᵢ is."""
    factor = "1 - eta*lam[i]"
    inside = using(saddle_factor_mem_Ioo_of_pos, abs_lt_one.at(c=factor))
    return squeeze(
        calc(at_step("k")).eq(f"({factor})**k*x[i]", by=saddle_descent),
        part(f"Abs({factor}) < 1", calc(f"Abs({factor})").lt(1, by=inside)),
    )


every_tends = f"Limit({at_step('k', 'j')}, k, oo) = 0 for j in 1..n"
on_the_ways_in = "x[j]*Min(lam[j], 0) = 0 for j in 1..n"


@theorem(
    iff(every_tends, on_the_ways_in),
    where="n: size; lam, x: family(n); eta: real",
    given=["lam[j] != 0 for j in 1..n", "eta > 0", "eta*lam[j] < 2 for j in 1..n"],
    definitions=[path],
    source="Exercise 6.7 b",
    tags=TAGS,
)
def saddle_descent_tendsto_zero_iff():
    """It ends at the saddle if and only if xⱼ is 0, exactly, wherever λⱼ < 0."""
    here, factor = at_step("k", "j"), "1 - eta*lam[j]"
    apart = (
        calc("Abs(x[j])")
        .le("(1 + k*(eta*Abs(lam[j])))*Abs(x[j])", by=sign)
        .le(f"Abs({here})", by=saddle_descent_leaves.at(i="j"))
    )
    leaves = calc(0).lt("Abs(x[j])", by=sign).le(0, by=passage(under(k, apart)))
    begins_there = (
        calc("x[j]*Min(lam[j], 0)")
        .eq("0*Min(lam[j], 0)", by=hypothesis(hypothesis="x[j] = 0"))
        .eq(0, by=algebra)
    )
    ends_there = cases(
        ("lam[j] >= 0", algebra),
        (
            "lam[j] < 0",
            cases(
                ("x[j] != 0", by_impossible(part("0 < 0", leaves))),
                ("x[j] = 0", begins_there),
            ),
        ),
    )
    rate = f"Piecewise((Abs({factor}), lam[j] > 0), (0, True))"
    closed = calc(f"Abs({here})").eq(f"Abs(({factor})**k*x[j])", by=saddle_descent.at(i="j"))
    drawn = (
        closed.eq(f"Abs(({factor})**k)*Abs(x[j])", by=algebra)
        .eq(f"Abs({factor})**k*Abs(x[j])", by=abs_pow.at(c=factor))
        .eq(f"{rate}**k*Abs(x[j])", by=algebra)
    )
    stays = (
        closed.eq(f"Abs(({factor})**k*(x[j]*Min(lam[j], 0))/lam[j])", by=algebra)
        .eq(f"Abs(({factor})**k*0/lam[j])", by=hypothesis)
        .le(f"{rate}**k*Abs(x[j])", by=sign)
    )
    below = using(saddle_factor_mem_Ioo_of_pos.at(i="j"), abs_lt_one.at(c=factor))
    small = cases(
        ("lam[j] > 0", calc(f"Abs({rate})").eq(f"Abs({factor})", by=algebra).lt(1, by=below)),
        ("lam[j] <= 0", calc(f"Abs({rate})").eq(0, by=algebra).lt(1, by=sign)),
    )
    bounded = part(
        f"Abs({here}) <= {rate}**k*Abs(x[j])",
        cases(("lam[j] > 0", drawn), ("lam[j] < 0", stays)),
    )
    return by_iff(
        under(j, ends_there, "x[j]*Min(lam[j], 0) = 0", every_tends),
        under(
            j,
            squeeze(bounded, part(f"Abs({rate}) < 1", small)),
            limit(here, k, "oo", 0),
            on_the_ways_in,
        ),
    )


@theorem(
    f"x[i] - {slope}/lam[i] = 0",
    where=WHERE,
    given="lam[j] != 0 for j in 1..n",
    source="Exercise 6.7 c",
    tags=[*TAGS, "newton"],
)
def newton_step_saddle():
    """Newton divides the slope λᵢxᵢ by λᵢ, whatever its sign: it jumps onto the saddle."""
    return (
        calc(f"x[i] - {slope}/lam[i]")
        .eq("x[i] - lam[i]*x[i]/lam[i]", by=grad_saddle)
        .eq(0, by=algebra)
    )


@theorem(
    f"x[i] - {slope}/Abs(lam[i]) = 2*x[i]",
    where=WHERE,
    given="lam[i] < 0",
    source="Exercise 6.7 c",
    tags=TAGS,
)
def abs_newton_step_of_neg():
    """Divided by |λᵢ| = −λᵢ the step leads away from the saddle, to twice the distance."""
    return (
        calc(f"x[i] - {slope}/Abs(lam[i])")
        .eq("x[i] - lam[i]*x[i]/Abs(lam[i])", by=grad_saddle)
        .eq("x[i] - lam[i]*x[i]/(-lam[i])", by=algebra)
        .eq("2*x[i]", by=algebra)
    )


@theorem(
    f"x[i] - {slope}/Abs(lam[i]) = 0",
    where=WHERE,
    given="lam[i] > 0",
    source="Exercise 6.7 c",
    tags=TAGS,
)
def abs_newton_step_of_pos():
    """Where λᵢ > 0 it is Newton's step, which reaches the least value in that coordinate."""
    return (
        calc(f"x[i] - {slope}/Abs(lam[i])")
        .eq("x[i] - lam[i]*x[i]/Abs(lam[i])", by=grad_saddle)
        .eq("x[i] - lam[i]*x[i]/lam[i]", by=algebra)
        .eq(0, by=algebra)
    )
