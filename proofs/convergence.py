"""When gradient descent on a quadratic converges, and when it does not."""

from symcheck.proofs.gradient_descent import (
    POSITIVE,
    QUADRATIC,
    SHEET,
    STEPS,
    TAGS,
    abs_gradient_descent_error,
    at_step,
    descent,
    gradient_descent_error,
    pow_mul_le_one,
)

from symcheck import (
    algebra,
    attained,
    by_iff,
    by_impossible,
    calc,
    cases,
    definition,
    hypothesis,
    iff,
    index,
    induction,
    limit,
    linear,
    maximum,
    natural,
    part,
    passage,
    scale,
    sign,
    size,
    squeeze,
    theorem,
    under,
    using,
)

n = size("n")
j = index("j", n)
k = natural("k")
rate = "Abs(1 - eta*lam[i])"
largest = "Max(lam[j], (j, 1, n))"
each_factor = "Abs(1 - eta*lam[j]) < 1 for j in 1..n"
ITERATES = ["eta > 0", f"eta*{largest} < 2"]
WRONG = "eta <= 0 or eta*lam[i] >= 2"


@theorem(
    "-1 < 1 - eta*lam[i] < 1",
    where="n: size; lam: family(n); eta: real; i: index(n)",
    given=[POSITIVE, *ITERATES],
    source=SHEET,
    tags=TAGS,
)
def factor_mem_Ioo():
    """0 < ηλᵢ ≤ η·λmax < 2."""
    return (
        calc(-1)
        .lt(f"1 - eta*{largest}", by=linear)
        .le("1 - eta*lam[i]", by=scale(calc("lam[i]").le(largest, by=maximum), factor="eta"))
        .lt(1, by=sign)
    )


@theorem(
    f"Abs({at_step('k')} - b[i]/lam[i])*(1 + k*(1 - {rate})) <= Abs(x[i] - b[i]/lam[i])",
    where=STEPS,
    given=[POSITIVE, *ITERATES],
    definitions=[descent],
    source=SHEET,
    tags=TAGS,
)
def gradient_descent_converges():
    """For 0 < η < 2/λmax the factors are below 1, and the error falls at least like 1/k to 0."""
    return (
        calc(f"Abs({at_step('k')} - b[i]/lam[i])*(1 + k*(1 - {rate}))")
        .eq(
            f"Abs(x[i] - b[i]/lam[i])*({rate}**k*(1 + k*(1 - {rate})))",
            by=abs_gradient_descent_error,
        )
        .le(
            "Abs(x[i] - b[i]/lam[i])*1",
            by=scale(
                calc(f"{rate}**k*(1 + k*(1 - {rate}))").le(
                    1,
                    by=using(
                        factor_mem_Ioo, abs_le_one.at(c="1 - eta*lam[i]"), pow_mul_le_one.at(q=rate)
                    ),
                ),
                factor="Abs(x[i] - b[i]/lam[i])",
            ),
        )
        .eq("Abs(x[i] - b[i]/lam[i])", by=algebra)
    )


@theorem("Abs(c) <= 1", given=["-1 < c", "c < 1"], tags=["bounds"])
def abs_le_one():
    """The absolute value is c or −c."""
    return cases(
        ("c >= 0", calc("Abs(c)").eq("c", by=algebra).le(1, by=linear)),
        ("c < 0", calc("Abs(c)").eq("-c", by=algebra).le(1, by=linear)),
    )


@theorem("1 <= c**k", where="k: natural; c: real", given="c >= 1", tags=["bounds"])
def one_le_pow():
    """Every factor is at least 1."""

    def one_more(before):
        return calc(1).le("c**k", by=before).le("c*c**k", by=sign).eq("c**(k + 1)", by=algebra)

    return induction("k", calc(1).eq("c**0", by=algebra), step=one_more)


@theorem(f"1 <= {rate}", where=QUADRATIC, given=["lam[i] > 0", WRONG], source=SHEET, tags=TAGS)
def one_le_abs_factor():
    """For η ≤ 0 the factor is at least 1, for ηλᵢ ≥ 2 it is at most −1."""
    return cases(
        ("eta <= 0", calc(1).le("1 + (-eta)*lam[i]", by=sign).eq(rate, by=algebra)),
        ("eta*lam[i] >= 2", calc(1).le("eta*lam[i] - 1", by=linear).eq(rate, by=algebra)),
    )


@theorem(
    f"Abs(x[i] - b[i]/lam[i]) <= Abs({at_step('k')} - b[i]/lam[i])",
    where=STEPS,
    given=[POSITIVE, WRONG],
    definitions=[descent],
    source=SHEET,
    tags=TAGS,
)
def gradient_descent_does_not_converge():
    """Where |1 − ηλᵢ| ≥ 1 no number of steps brings coordinate i nearer than it began."""
    power = calc(1).le(f"{rate}**k", by=using(one_le_abs_factor, one_le_pow.at(c=rate)))
    return (
        calc("Abs(x[i] - b[i]/lam[i])")
        .le(f"{rate}**k*Abs(x[i] - b[i]/lam[i])", by=scale(power, factor="Abs(x[i] - b[i]/lam[i])"))
        .eq(f"Abs({at_step('k')} - b[i]/lam[i])", by=abs_gradient_descent_error.backwards())
    )


def doubled(k: str) -> str:
    """Return entry i of the iterate after k steps of η = 3 on ½Σxᵢ²."""
    return f"descent({k}, n, Lambda(j, 1), Lambda(j, 0), x, 3, i)"


@theorem(
    f"{doubled('k')} = (-2)**k*x[i]",
    where="k: natural; n: size; x: family(n); i: index(n)",
    definitions=[descent],
    source=SHEET,
    tags=TAGS,
)
def gradient_descent_diverges():
    """On ½Σxᵢ², which is convex, steps of η = 3 double the distance each time."""

    def one_more(before):
        return (
            calc(doubled("k + 1"))
            .eq(f"{doubled('k')} - 3*(1*{doubled('k')} - 0)", by=definition)
            .eq(f"(-2)*{doubled('k')}", by=algebra)
            .eq("(-2)*((-2)**k*x[i])", by=before)
            .eq("(-2)**(k + 1)*x[i]", by=algebra)
        )

    base = calc(doubled("0")).eq("x[i]", by=definition).eq("(-2)**0*x[i]", by=algebra)
    return induction("k", base, step=one_more)


@theorem("Abs(c) < 1", given=["-1 < c", "c < 1"], tags=["bounds"])
def abs_lt_one():
    """The absolute value is c or −c."""
    return cases(
        ("c >= 0", calc("Abs(c)").eq("c", by=algebra).lt(1, by=linear)),
        ("c < 0", calc("Abs(c)").eq("-c", by=algebra).lt(1, by=linear)),
    )


@theorem("0 < u < 2", given="Abs(1 - u) < 1", tags=["bounds"])
def mem_Ioo_of_abs_one_sub_lt_one():
    """A number at a distance below 1 from 1 lies between 0 and 2."""
    return (
        cases(
            ("u >= 1", calc(0).lt("u", by=linear)),
            (
                "u < 1",
                calc(0).eq("1 - 1", by=algebra).lt("1 - Abs(1 - u)", by=linear).eq("u", by=algebra),
            ),
        ),
        cases(
            ("u <= 1", calc("u").lt(2, by=linear)),
            ("u > 1", calc("u").eq("1 + Abs(1 - u)", by=algebra).lt(2, by=linear)),
        ),
    )


@theorem(
    iff(each_factor, f"eta > 0 and eta*{largest} < 2"),
    where="n: size; lam: family(n); eta: real",
    given=POSITIVE,
    source=SHEET,
    tags=TAGS,
)
def abs_factors_lt_one_iff():
    """All factors are below 1 in size if and only if 0 < η < 2/λmax: λmax is one of the λᵢ."""
    inside = mem_Ioo_of_abs_one_sub_lt_one
    first = calc(0).lt("eta*lam[1]", by=inside.at(u="eta*lam[1]"))
    at_largest = f"lam[j] = {largest}"
    last = (
        calc(f"eta*{largest}")
        .eq("eta*lam[j]", by=hypothesis(hypothesis=at_largest, reverse=True))
        .lt(2, by=inside.at(u="eta*lam[j]"))
    )
    small = calc("Abs(1 - eta*lam[j])").lt(
        1, by=using(factor_mem_Ioo.at(i="j"), abs_lt_one.at(c="1 - eta*lam[j]"))
    )
    return by_iff(
        part("eta > 0", calc("eta").gt(0, by=scale(first, factor="1/lam[1]")), each_factor),
        part(f"eta*{largest} < 2", attained(under(j, last, given=at_largest)), each_factor),
        under(j, small, given=f"eta > 0 and eta*{largest} < 2"),
    )


# ── limits ──


def coordinate(i: str) -> str:
    """Return entry i of the iterate after k steps."""
    return f"descent(k, n, lam, b, x, eta, {i})"


def arrival(i: str):
    """Return how it follows that coordinate i tends to that of the minimum: its factor's powers."""
    power = f"b[{i}]/lam[{i}] + (1 - eta*lam[{i}])**k*(x[{i}] - b[{i}]/lam[{i}])"
    closed = (
        calc(coordinate(i))
        .eq(f"b[{i}]/lam[{i}] + ({coordinate(i)} - b[{i}]/lam[{i}])", by=algebra)
        .eq(power, by=gradient_descent_error.at(i=i))
    )
    return squeeze(closed, small_factor(i))


def small_factor(i: str):
    """Return the part that the factor of coordinate i is below 1 in size."""
    factor = f"1 - eta*lam[{i}]"
    below = calc(f"Abs({factor})").lt(1, by=using(factor_mem_Ioo.at(i=i), abs_lt_one.at(c=factor)))
    return part(f"Abs({factor}) < 1", below)


@theorem(
    limit(at_step("k"), k, "oo", "b[i]/lam[i]"),
    where=QUADRATIC,
    given=[POSITIVE, *ITERATES],
    definitions=[descent],
    source=SHEET,
    tags=TAGS,
)
def gradient_descent_tendsto():
    """For 0 < η < 2/λmax the iterates tend to the minimum bᵢ/λᵢ from every start."""
    return arrival("i")


@theorem("Abs(u - v) > 0", given="u != v", tags=["bounds"])
def abs_sub_pos_of_ne():
    """Only at the same place is the distance 0."""
    return sign


TOO_LARGE = "eta < 0 or eta*lam[i] > 2"


@theorem(f"1 < {rate}", where=QUADRATIC, given=["lam[i] > 0", TOO_LARGE], source=SHEET, tags=TAGS)
def one_lt_abs_factor():
    """For η < 0 the factor is greater than 1, for ηλᵢ > 2 it is less than −1."""
    return cases(
        ("eta < 0", calc(1).lt("1 + (-eta)*lam[i]", by=sign).eq(rate, by=algebra)),
        ("eta*lam[i] > 2", calc(1).lt("eta*lam[i] - 1", by=linear).eq(rate, by=algebra)),
    )


@theorem(
    limit(f"Abs({at_step('k')} - b[i]/lam[i])", k, "oo", "oo"),
    where=QUADRATIC,
    given=[POSITIVE, TOO_LARGE, "x[i] != b[i]/lam[i]"],
    definitions=[descent],
    source=SHEET,
    tags=TAGS,
)
def gradient_descent_tendsto_oo():
    """With a step beyond 2/λᵢ the error of coordinate i grows beyond every bound."""
    distance = "Abs(x[i] - b[i]/lam[i])"
    return squeeze(
        calc(f"Abs({at_step('k')} - b[i]/lam[i])").eq(
            f"{rate}**k*{distance}", by=abs_gradient_descent_error
        ),
        part(f"1 < {rate}", calc(1).lt(rate, by=one_lt_abs_factor)),
        part(
            f"{distance} > 0",
            calc(distance).gt(0, by=abs_sub_pos_of_ne.at(u="x[i]", v="b[i]/lam[i]")),
        ),
    )


def never(distance: str, apart: str, stays: object, where: dict[str, str]):
    """Return how nothing is left where a distance that is not 0 stays below one that tends to 0."""
    vanishes = calc(distance).le(apart, by=stays)
    return by_impossible(
        part(
            "0 < 0",
            calc(0)
            .lt(distance, by=abs_sub_pos_of_ne.at(**where))
            .le(0, by=passage(under(k, vanishes))),
        )
    )


def step_bounds(every: str, away):
    """Return why the step lies between 0 and 2/λmax where every coordinate arrives.

    ``away`` tells for a coordinate that it does not arrive with another step.
    """
    at_largest, below = f"lam[j] = {largest}", f"eta*{largest} < 2"
    suits = (
        calc(f"eta*{largest}")
        .eq("eta*lam[j]", by=hypothesis(hypothesis=at_largest, reverse=True))
        .lt(2, by=sign)
    )
    there = cases(("eta*lam[j] >= 2", away("j")), ("eta*lam[j] < 2", suits))
    return (
        part("eta > 0", cases(("eta > 0", sign), ("eta <= 0", away("1"))), every),
        part(below, attained(under(j, there, below, at_largest)), every),
    )


every_tends = f"Limit({coordinate('j')}, k, oo) = b[j]/lam[j] for j in 1..n"
suitable = f"eta > 0 and eta*{largest} < 2"


@theorem(
    iff(every_tends, suitable),
    where="n: size; lam, b, x: family(n); eta: real",
    given=[POSITIVE, "x[j] != b[j]/lam[j] for j in 1..n"],
    definitions=[descent],
    source=SHEET,
    tags=TAGS,
)
def gradient_descent_tendsto_iff():
    """From a start off in every coordinate: it converges if and only if 0 < η < 2/λmax."""

    def away(i: str):
        target = f"b[{i}]/lam[{i}]"
        return never(
            f"Abs(x[{i}] - {target})",
            f"Abs({coordinate(i)} - {target})",
            gradient_descent_does_not_converge.at(i=i),
            {"u": f"x[{i}]", "v": target},
        )

    arrives = under(j, arrival("j"), limit(coordinate("j"), k, "oo", "b[j]/lam[j]"), suitable)
    return by_iff(*step_bounds(every_tends, away), arrives)
