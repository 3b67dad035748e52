"""The rule ``iff``."""

import re

import pytest
from kernel_goals import check, context_of, goal, prop_in, shown, trusted

from symcheck.kernel.claim import Iff
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import TRUE


def equivalent(left, right, given=(), parts=()):
    """Return the goal of an equivalence in x."""
    context = context_of("x = x", given)
    return Goal(
        context, Iff(context, prop_in(context, left), prop_in(context, right)), parts=tuple(parts)
    )


PAIR = "n: size; y: family(n); x: real"
ALL = "y[k] = x for k in 1..n"
SQUARES = "Sum((y[k] - x)^2, (k, 1, n)) = 0"


def for_all(*parts):
    """Return the goal that squares vanish together if and only if each base does."""
    context = context_of("x = x", (), PAIR)
    return Goal(
        context, Iff(context, prop_in(context, SQUARES), prop_in(context, ALL)), parts=parts
    )


def at_an_index(text, given, sort="index(1..n)"):
    """Return a part about an index more."""
    return trusted(text, [given], f"{PAIR}; i: {sort}")


BACK = trusted(SQUARES, [ALL], PAIR)

ACCEPTS = {
    "a part at every index": for_all(at_an_index("y[i] = x", SQUARES), BACK),
    "parts in another order": for_all(BACK, at_an_index("y[i] = x", SQUARES)),
    "a part about something else before": for_all(
        at_an_index("y[i] = x", "x > 0"), at_an_index("y[i] = x", SQUARES), BACK
    ),
    "a part that is a chain": for_all(at_an_index("y[i] = x = x + 0", SQUARES), BACK),
    "what is true": Goal(
        context_of("x = x"), Iff(context_of("x = x"), prop_in(context_of("x = x"), "x = x"), TRUE)
    ),
    "a square is 0 where its base is": equivalent(
        "x^2 = 0",
        "x = 0",
        parts=[
            trusted("x = 0", ["x^2 = 0"]),
            shown("x^2 = 0", ["x = 0"]),
        ],
    ),
    "both directions by signs": equivalent("x > 0", "2*x > 0"),
    "one side has two parts": equivalent("x >= 1 and x >= 0", "x >= 1"),
    "under a hypothesis": equivalent(
        "1/x > 0", "x > 0", ["x != 0"], [trusted("x > 0", ["1/x > 0"])]
    ),
}

REFUSES = {
    "a part at some indices": (
        for_all(at_an_index("y[i] = x", SQUARES, "index(2..n)"), BACK),
        "'y[k] = x for k in 1..n' was not shown (a direction)",
    ),
    "a part at every index about something else": (
        for_all(at_an_index("y[i] = x + 1", SQUARES), BACK),
        "'y[k] = x for k in 1..n' was not shown (a direction)",
    ),
    "a part at every index under more": (
        for_all(trusted("y[i] = x", [SQUARES, "x > 0"], f"{PAIR}; i: index(1..n)"), BACK),
        "'y[k] = x for k in 1..n' was not shown (a direction)",
    ),
    "only one direction holds": (
        equivalent("x^2 > 0", "x > 0"),
        "'x > 0' was not shown (a direction)",
    ),
    "the other direction": (equivalent("x > 0", "x^2 > 0 and x > 1"), "'x > 1' was not shown"),
    "a side is undefined": (equivalent("1/x > 0", "x > 0"), "'x != 0' was not shown"),
    "a part is under another hypothesis": (
        equivalent("x^2 = 1", "x = 1", parts=[trusted("x = 1", ["x^2 = 1", "x > 0"])]),
        "'x = 1' was not shown (a direction)",
    ),
    "a bound is off": (equivalent("x > 0", "2*x > 1"), "'2*x > 1' was not shown"),
    "it is a relation": (goal("x = x"), "expected an equivalence"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("iff", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("iff", asked)
