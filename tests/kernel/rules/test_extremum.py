"""The rule ``extremum``."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, prop_in, shown, term_in, trusted, trusted_claim

from symcheck.kernel.claim import REAL, Context, Extremum, Limit
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import ZERO


def bounded(text, given=(), attained=(), *, only=False, approached=(), parts=(), where=""):
    """Return the goal of a bound; ``attained`` maps names to texts, ``approached`` are limits."""
    context = context_of(text, given, where)
    values = tuple((n, term_in(context, v)) for n, v in dict(attained).items())
    bound = prop_in(context, text)
    return Goal(
        context, Extremum(context, bound, values, only, tuple(approached)), parts=tuple(parts)
    )


def tends(body, value, point="oo", *, name="t", where="", given=(), **more):
    """Return the limit of a term in t, or another real variable, as it grows."""
    outer = context_of("0 = 0", given, where)
    inner = outer.declare(name, REAL)
    return Limit(outer, term_in(inner, body), name, point, term_in(outer, value), **more)


def approached(text, limit, given=(), where="x: real"):
    """Return the goal of a bound that is approached by one limit, which a part shows."""
    return bounded(text, given, where=where, approached=[limit], parts=[trusted_claim(limit)])


ONE_HALF = term_in(Context(), "1/2")
ZERO_LIMIT = tends("exp(-t)", "0")
ELSEWHERE = shown("x^2 > 0", ["x != 0"])

ACCEPTS = {
    "a square is least at 0 and only there": bounded("x^2 >= 0", (), {"x": "0"}, only=True),
    "sigma's slope": bounded("sigmoid(x)*(1 - sigmoid(x)) <= 1/4", (), {"x": "0"}),
    "at the end of an interval": bounded("x <= 1", ["x <= 1"], {"x": "1"}, only=True),
    "the bound by a part": bounded("x^2 >= 0", (), {"x": "0"}, parts=[shown("x^2 >= 0")]),
    "strictness by a part": bounded("x^2 >= 0", (), {"x": "0"}, only=True, parts=[ELSEWHERE]),
    "approached as x grows": bounded(
        "exp(-x) > 0", approached=[ZERO_LIMIT], parts=[trusted_claim(ZERO_LIMIT)]
    ),
    "approached from below": approached("-exp(-x) < 0", tends("-exp(-t)", "0")),
    "approached by what is positive": approached(
        "exp(-x) > 0", tends("exp(-t)", "0"), where="x: positive"
    ),
    "approached far out": approached("exp(-x) > 0", tends("exp(-t)", "0"), ["x > 5"]),
    "approached where a hypothesis is defined": approached(
        "exp(-x) > 0", tends("exp(-t)", "0"), ["log(x) > 3"]
    ),
    "approached beside a size": approached(
        "exp(-x) + n > n", tends("exp(-t) + n", "n", where="n: size"), where="n: size; x: real"
    ),
    "approached in the second of two variables": approached(
        "a + exp(-x) > a",
        tends("a + exp(-x)", "a", name="x", where="a: real"),
        where="a: real; x: real",
    ),
    "approached under a hypothesis on another variable": approached(
        "a + exp(-x) > a",
        tends("a + exp(-x)", "a", name="x", where="a: real"),
        ["a > 0"],
        "a: real; x: real",
    ),
    "attained by two variables": bounded("(x - y)^2 >= 0", (), {"x": "1", "y": "1"}),
    "attained at an integer": bounded("n >= 1", (), {"n": "1"}, where="n: size"),
}

REFUSES = {
    "the value at the point is another": (
        bounded("x^2 >= 0", (), {"x": "1"}),
        "'1**2 = 0' was not shown (equality at the point)",
    ),
    "attained elsewhere too": (
        bounded("(x^2 - 1)^2 >= 0", (), {"x": "1"}, only=True),
        "was not shown (strictness elsewhere)",
    ),
    "the bound fails": (
        bounded("x^3 >= 0", (), {"x": "0"}),
        "'x**3 >= 0' was not shown (the bound)",
    ),
    "the point is outside the hypotheses": (
        bounded("x >= 0", ["x > 0"], {"x": "0"}),
        "'0 > 0' was not shown (a hypothesis at the point)",
    ),
    "a strict bound is attained": (
        bounded("x^2 + 1 > 0", (), {"x": "0"}),
        "a strict bound is attained nowhere",
    ),
    "the point uses what is not declared": (
        replace(
            bounded("x^2 >= 0", (), {"x": "0"}),
            prop=replace(
                bounded("x^2 >= 0", (), {"x": "0"}).prop,
                attained=(("x", term_in(context_of("u = 0"), "u - u")),),
            ),
        ),
        "the value of 'x' uses 'u', which is not declared",
    ),
    "the point has not the sort": (
        bounded("n >= 0", (), {"n": "0"}, where="n: size"),
        "'1 <= 0' was not shown (the sort of 'n')",
    ),
    "it says nothing of the quality": (
        bounded("x^2 >= 0"),
        "the bound is said to be neither attained nor approached",
    ),
    "it is a relation": (goal("x^2 >= 0"), "expected a bound"),
    "the limit has no part": (
        bounded("exp(-x) > 0", approached=[ZERO_LIMIT]),
        "no part shows the limit by which the bound is approached",
    ),
    "the limit is of another function": (
        bounded("exp(-2*x) > 0", approached=[ZERO_LIMIT], parts=[trusted_claim(ZERO_LIMIT)]),
        "a limit is not about the bound's two sides",
    ),
    "the limit has another value": (
        bounded("exp(-x) > -1", approached=[ZERO_LIMIT], parts=[trusted_claim(ZERO_LIMIT)]),
        "a limit is not about the bound's two sides",
    ),
    "approached along a sequence": (
        bounded(
            "exp(-x) > 0",
            where="x: real",
            approached=[Limit(Context(), ZERO_LIMIT.body, "t", "oo", ZERO, natural=True)],
            parts=[
                trusted_claim(Limit(Context(), ZERO_LIMIT.body, "t", "oo", ZERO, natural=True))
            ],
        ),
        "a bound is approached by a limit in a real variable",
    ),
    "approached outside of what is given": (
        approached("exp(-x) > 0", ZERO_LIMIT, ["x < 5"]),
        "'x < 5' was not shown on the way to the limit",
    ),
    "approached outside of what is given second": (
        approached(
            "a + exp(-x) > a",
            tends("a + exp(-x)", "a", name="x", where="a: real"),
            ["a > 0", "x < 5"],
            "a: real; x: real",
        ),
        "'x < 5' was not shown on the way to the limit",
    ),
    "approached where a hypothesis is undefined": (
        approached("exp(-x) > 0", ZERO_LIMIT, ["0*log(-x) = 0"]),
        "'0*log(-x) = 0' was not shown on the way to the limit",
    ),
    "approached where a hypothesis is defined and fails": (
        approached("exp(-x) > 0", ZERO_LIMIT, ["sqrt(x) < 5"]),
        "'sqrt(x) < 5' was not shown on the way to the limit",
    ),
    "approached by what is negative": (
        approached("exp(x) > 0", tends("exp(t)", "0", "-oo"), where="x: positive"),
        "'0 < x' was not shown on the way to the limit",
    ),
    "approached between the natural numbers": (
        approached(
            "2 + sin(pi*m)*m >= 2",
            tends("2 + sin(pi*m)*m", "2", name="m"),
            where="m: natural",
        ),
        "'m' is no real variable of the bound",
    ),
    "approached along two variables at once": (
        # At n = 1/2, which is no natural number; elsewhere the square is 1 at least.
        approached(
            "(2*n - 1)^2 + 0*x >= 0",
            tends("(2*n - 1)^2 + 0*n", "0", ONE_HALF, name="n"),
            where="x: real; n: natural",
        ),
        "'n' is another variable of the bound",
    ),
    "approached by no variable of the bound": (
        approached("n >= n", tends("n", "n", where="n: size"), where="n: size"),
        "'t' is no real variable of the bound",
    ),
    "approached under a hypothesis of its own": (
        approached(
            "a + exp(-x) > a",
            tends("a + exp(-x)", "a", name="x", where="a: real", given=["a > 0"]),
            where="a: real; x: real",
        ),
        "a part uses the hypothesis 'a > 0', which is not given",
    ),
    "approached beside the bound's own variable": (
        approached("exp(-x) > 0", tends("exp(-t)", "0", where="x: real")),
        "a part declares 'x' otherwise",
    ),
    "an equation": (bounded("x - x = 0", (), {"x": "0"}), "expected a bound"),
    "an inequality": (bounded("x - x != 1", (), {"x": "0"}), "expected a bound"),
    "a strict bound from above is attained": (
        bounded("-x^2 < 1", (), {"x": "0"}),
        "a strict bound is attained nowhere",
    ),
    "the bound is shown under a hypothesis": (
        bounded("x^3 >= 0", (), {"x": "0"}, parts=[trusted("x^3 >= 0", ["x >= 0"])]),
        "a part uses the hypothesis 'x >= 0', which is not given",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("extremum", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("extremum", asked)
