"""The rule ``cases``."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, prop_in, shown, trusted

from symcheck.kernel.claim import REAL, Definition
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import TWO, bound, eq, mul, var

X = context_of("x = x")
TWICE = Definition("twice", (("t", REAL),), mul(TWO, var("t")))
DEFINED = replace(X, definitions=(TWICE,))


def split(text, conditions, parts=None, by=shown, given=()):
    """Return a goal with a part for each of its cases."""
    props = tuple(prop_in(X, c) for c in conditions)
    parts = [by(text, [*given, c]) for c in conditions] if parts is None else parts
    return goal(text, given, parts=parts, conditions=props)


ACCEPTS = {
    "the sign of x": split("Abs(x)^2 = x^2", ["x >= 0", "x < 0"]),
    "cases that overlap": split("Abs(x) >= x", ["x >= 0", "x <= 0"]),
    "three cases": split("x*sign(x) = Abs(x)", ["x > 0", "x = 0", "x < 0"]),
    "cases by a definition": Goal(
        DEFINED,
        prop_in(DEFINED, "x = x"),
        (),
        {"conditions": tuple(prop_in(DEFINED, c) for c in ("twice(x) > 0", "twice(x) <= 0"))},
        (shown("x = x"), shown("x = x")),
    ),
    "cases that a hypothesis makes cover": split(
        "Abs(x) = x", ["x > 1", "x <= 1"], given=["x >= 0"]
    ),
}

REFUSES = {
    "a case that is undefined at 0": (
        split("Abs(x) > 0", ["1/x > 0", "1/x <= 0"], by=trusted),
        "'x != 0' was not shown",
    ),
    "a gap at 0": (
        split("Abs(x) > 0", ["x > 0", "x < 0"]),
        "'x > 0 or x < 0' was not shown (the cases cover)",
    ),
    "no case": (goal("x = x"), "expected a part for each of the cases"),
    "a case without its part": (
        split("Abs(x)^2 = x^2", ["x >= 0", "x < 0"], [shown("Abs(x)^2 = x^2", ["x >= 0"])]),
        "expected a part for each of the cases",
    ),
    "a part about something else": (
        split(
            "Abs(x) = x",
            ["x >= 0", "x < 0"],
            [
                shown("Abs(x) = x", ["x >= 0"]),
                shown("Abs(x) = -x", ["x < 0"]),
            ],
        ),
        "the part for 'x < 0' shows something else",
    ),
    "a part in the other case": (
        split(
            "Abs(x)^2 = x^2",
            ["x >= 0", "x < 0"],
            [
                trusted("Abs(x)^2 = x^2", ["x < 0"]),
                trusted("Abs(x)^2 = x^2", ["x < 0"]),
            ],
        ),
        "a part uses the hypothesis 'x < 0', which is not given",
    ),
    "a part with one hypothesis too many": (
        split(
            "Abs(x) = x",
            ["x >= 0", "x < 0"],
            [
                trusted("Abs(x) = x", ["x >= 0"]),
                trusted("Abs(x) = x", ["x < 0", "x > 1"]),
            ],
        ),
        "a part uses the hypothesis 'x > 1', which is not given",
    ),
    "a case that is a number": (
        goal(
            "x = x",
            parts=[shown("x = x")],
            conditions=(X.variables and prop_in(X, "x > 0").args[0],),
        ),
        "a case is no proposition",
    ),
    "a case that is text": (
        goal("x = x", parts=[shown("x = x")], conditions=("x > 0",)),
        "a case is no proposition",
    ),
    "a case with a loose variable": (
        goal("x = x", parts=[shown("x = x")], conditions=(eq(bound(0), bound(0)),)),
        "a case is no proposition",
    ),
    "a case about what is not declared": (
        goal("x = x", parts=[shown("x = x")], conditions=(prop_in(context_of("u = u"), "u > 0"),)),
        "the case 'u > 0' uses what is not declared",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("cases", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("cases", asked)
