"""The rule ``extremum``."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, prop_in, shown, term_in, trusted, trusted_claim

from symcheck.kernel.claim import Context, Extremum, Limit
from symcheck.kernel.derivation import Goal, RuleRefused


def bounded(text, given=(), attained=(), *, only=False, approached=(), parts=(), where=""):
    """Return the goal of a bound; ``attained`` maps names to texts, ``approached`` are limits."""
    context = context_of(text, given, where)
    values = tuple((n, term_in(context, v)) for n, v in dict(attained).items())
    bound = prop_in(context, text)
    return Goal(
        context, Extremum(context, bound, values, only, tuple(approached)), parts=tuple(parts)
    )


def tends(body, value):
    """Return the limit of a term in t as t grows."""
    inner = context_of("t = t")
    return Limit(Context(), term_in(inner, body), "t", "oo", term_in(inner, value))


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
    "the point is of another variable": (
        bounded("x^2 >= 0", (), {"y": "0"}),
        "'y' is no variable of the bound",
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
