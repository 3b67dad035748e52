"""The rule ``impossible``."""

import re

import pytest
from kernel_goals import check, context_of, goal, prop_in, trusted, trusted_claim

from symcheck.kernel.claim import REAL, Context, Iff, Impossible
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import lt, num

INSIDE = context_of("x = x")


def nothing(props, parts, outer=None):
    """Return the goal that no real x meets the propositions."""
    outer = Context() if outer is None else outer
    claim = Impossible(outer, (("x", REAL),), tuple(prop_in(INSIDE, p) for p in props))
    return Goal(outer, claim, parts=tuple(parts))


IFF = trusted_claim(Iff(INSIDE, lt(num(0), num(1)), lt(num(0), num(1))))

ACCEPTS = {
    "both signs at once": nothing(["x > 0", "x < 0"], [trusted("0 < 0", ["x > 0", "x < 0"])]),
    "a negative square": nothing(["x^2 < 0"], [trusted("0 <= -1", ["x^2 < 0"])]),
    "two values": nothing(["x = 1", "x = 2"], [trusted("1 = 2", ["x = 1", "x = 2"])]),
    "a link of a chain is false": nothing(
        ["x < 0", "x > 1"],
        [
            trusted("x < 1 < 0", ["x < 0", "x > 1"]),
        ],
    ),
    "unequal to itself": nothing(["x != x"], [trusted("0 != 0", ["x != x"])]),
    "greater than itself": nothing(["x > x"], [trusted("0 > 0", ["x > x"])]),
    "whatever one likes, from hypotheses that nothing meets": goal(
        "x = 7", ["x > 0", "x < 0"], parts=[trusted("0 < 0", ["x > 0", "x < 0"])]
    ),
    "a bound the wrong way": nothing(["x > x + 1"], [trusted("0 >= 1", ["x > x + 1"])]),
}

REFUSES = {
    "the consequence is true": (
        nothing(["x > 0"], [trusted("0 < 1", ["x > 0"])]),
        "the consequence is not false",
    ),
    "the consequence is a number at most itself": (
        nothing(["x > 0"], [trusted("0 <= 0", ["x > 0"])]),
        "the consequence is not false",
    ),
    "the consequence is a number at least itself": (
        nothing(["x > 0"], [trusted("0 >= 0", ["x > 0"])]),
        "the consequence is not false",
    ),
    "an equivalence": (
        Goal(INSIDE, Iff(INSIDE, lt(num(0), num(1)), lt(num(0), num(1))), parts=(IFF,)),
        "expected a claim that nothing is so",
    ),
    "the consequence is no numbers": (
        nothing(["x > 0"], [trusted("0 < x", ["x > 0"])]),
        "the consequence is not false",
    ),
    "it follows from more": (
        nothing(["x > 0"], [trusted("0 < 0", ["x > 0", "x < 0"])]),
        "a part uses the hypothesis 'x < 0', which is not given",
    ),
    "it follows of a whole number": (
        nothing(["x > 0"], [trusted("0 < 0", ["x > 0"], "x: integer")]),
        "a part declares 'x' otherwise",
    ),
    "a proposition is undefined": (
        nothing(["1/x > 0", "x < 0"], [trusted("0 < 0", ["x < 0"])]),
        "'x != 0' was not shown",
    ),
    "no consequence": (
        nothing(["x > 0"], []),
        "expected a claim that nothing is so, and one consequence",
    ),
    "the consequence is an equivalence": (
        nothing(["x > 0"], [IFF]),
        "expected a consequence that is a relation",
    ),
    "a relation without a consequence": (goal("x = x"), "expected a claim that nothing is so"),
    "a relation from what is not false": (
        goal("x = 7", ["x > 0"], parts=[trusted("0 < 1", ["x > 0"])]),
        "the consequence is not false",
    ),
    "a relation from more than is given": (
        goal("x = 7", ["x > 0"], parts=[trusted("0 < 0", ["x > 0", "x < 0"])]),
        "a part uses the hypothesis 'x < 0', which is not given",
    ),
    "a relation from an index of a range that may be empty": (
        goal(
            "x = 7", where="n: natural", parts=[trusted("0 < 0", where="n: natural; i: index(n)")]
        ),
        "a part declares 'i' otherwise",
    ),
    "a relation that is undefined": (
        goal("log(x) = 7", ["x^2 = -1"], parts=[trusted("0 < 0", ["x^2 = -1"])]),
        "'0 < x' was not shown",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("impossible", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("impossible", asked)
