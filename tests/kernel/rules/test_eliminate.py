"""The rule ``eliminate``."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, goal, prop_in, trusted, trusted_in

from symcheck.kernel.claim import REAL, Context, Definition, Iff
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import ONE, TRUE, TWO, bound, call, div, fam, lam, mul, var

X, Y = var("x"), var("y")
GIVEN = ["x = 2"]
WHERE = "x: real; y: real; a: family(3)"
PART = trusted("2*y + 2 = 2 + y*2", ["x = 2"], WHERE)
ASKED = goal("x*y + x = x + y*x", GIVEN, WHERE, parts=[PART], variable="x", value=TWO)
EQUATION = trusted_in(ASKED.context, "x = 2")

TWICE = Definition("twice", (("t", REAL),), mul(TWO, var("t")))
DEFINED = Context((("x", REAL), ("y", REAL)), (), (TWICE,))
CALL = call("twice", Y)


def put(*parts, **arguments):
    """Return the goal with other parts or arguments."""
    return replace(
        ASKED, parts=parts or ASKED.parts, arguments={**ASKED.arguments, **arguments}
    )


ACCEPTS = {
    "the value is given": ASKED,
    "the value is shown": put(PART, EQUATION),
    "a value by a definition": Goal(
        DEFINED, prop_in(DEFINED, "x + y = y + x"), (), {"variable": "x", "value": CALL},
        (trusted_in(DEFINED, "twice(y) + y = y + twice(y)"), trusted_in(DEFINED, "x = twice(y)")),
    ),
    "what is given is given at the value": put(trusted("2*y + 2 = 2 + y*2", ["2 = 2"], WHERE)),
}
REFUSES = {
    "no relation": (replace(ASKED, prop=Iff(ASKED.context, TRUE, TRUE)), "expected a relation"),
    "true": (replace(ASKED, prop=TRUE), "expected a relation"),
    "no variable": (put(variable="q"), "'q' is no variable of single values"),
    "a family": (put(variable="a"), "'a' is no variable of single values"),
    "no value": (put(value=None), "expected a value free of 'x'"),
    "a loose value": (put(value=bound(0)), "expected a value free of 'x'"),
    "a value that is a family": (put(value=fam("a")), "expected a value free of 'x'"),
    "a value that is a nest": (put(value=lam("k", ONE)), "expected a value free of 'x'"),
    "a value of itself": (put(value=mul(X, Y)), "expected a value free of 'x'"),
    "a value of nothing": (put(value=var("q")), "the value uses what is not declared"),
    "no part": (replace(ASKED, parts=()), "expected the part about the value"),
    "three parts": (put(PART, EQUATION, EQUATION), "expected the part about the value"),
    "a part about something else": (
        put(trusted("y = y", GIVEN, WHERE)), "the part does not show '2*y + 2 = 2 + y*2'",
    ),
    "a part under another hypothesis": (
        put(trusted("2*y + 2 = 2 + y*2", ["y > 0"], WHERE)), "a part uses the hypothesis 'y > 0'",
    ),
    "another equation": (
        put(PART, trusted_in(ASKED.context, "x = 3")), "the second part does not show 'x = 2'",
    ),
    "an equation under a hypothesis": (
        put(PART, trusted("x = 2", ["y > 0"], WHERE)), "a part uses the hypothesis 'y > 0'",
    ),
    "another value": (
        put(trusted("3*y + 3 = 3 + y*3", GIVEN, WHERE), value=mul(ONE, mul(ONE, TWO))),
        "the part does not show",
    ),
    "a value that is not x's": (
        put(trusted("1*y + 1 = 1 + y*1", GIVEN, WHERE), value=ONE), "was not shown",
    ),
    "a value that may be none": (
        put(trusted("1/y*y + 1/y = 1/y + y*(1/y)", GIVEN, WHERE), value=div(ONE, Y)),
        "was not shown",
    ),
}  # fmt: skip


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("eliminate", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("eliminate", asked)
