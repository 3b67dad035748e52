"""The rule ``scale``: what it takes for a factor, and for its parts."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, prop_in, trusted, trusted_in

from symcheck.kernel.claim import REAL, Definition
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import ONE, TWO, bound, fam, lam, mul, var

WHERE = "x: real; y: real; a: family(3)"
BELOW = trusted("x <= 1", (), WHERE)
ASKED = goal("y^2*x <= y^2", (), WHERE, parts=[BELOW], factor=mul(var("y"), var("y")))
SIGN = trusted("0 <= y*y", (), WHERE)
TWICE = Definition("twice", (("t", REAL),), mul(TWO, var("t")))
DEFINED = replace(context_of("x = y"), definitions=(TWICE,))


def put(*parts, **arguments):
    """Return the goal with other parts or arguments."""
    return replace(ASKED, parts=parts, arguments={**ASKED.arguments, **arguments})


ACCEPTS = {
    "its sign is found": ASKED,
    "its sign is shown": put(BELOW, SIGN),
    "it is shown to be positive": put(BELOW, trusted("0 < y*y", (), WHERE)),
    "a strict part": put(trusted("x < 1", (), WHERE)),
    "a part the other way round": put(trusted("1 >= x", (), WHERE)),
    "by a definition": Goal(
        DEFINED,
        prop_in(DEFINED, "twice(y)*x <= twice(y)"),
        (),
        {"factor": prop_in(DEFINED, "twice(y) > 0").args[0]},
        (trusted_in(DEFINED, "x <= 1"), trusted_in(DEFINED, "0 < twice(y)")),
    ),
}

REFUSES = {
    "nothing": (put(BELOW, factor=None), "expected a factor"),
    "a loose factor": (put(BELOW, factor=bound(0)), "expected a factor"),
    "a function": (put(BELOW, factor=lam("k", ONE)), "expected a factor"),
    "a family": (put(BELOW, factor=fam("a")), "expected a factor"),
    "of what is not declared": (
        put(BELOW, factor=var("q")), "the factor uses what is not declared",
    ),
    "three parts": (put(BELOW, SIGN, SIGN), "expected the bound that is multiplied"),
    "a chain": (put(trusted("x <= 1 <= 2", (), WHERE)), "expected parts that are one relation"),
    "a chain about its sign": (
        put(BELOW, trusted("0 <= y*y <= 2", (), WHERE)), "expected parts that are one relation",
    ),
    "a part that is an inequality": (
        put(trusted("x != 1", (), WHERE)), "the part shows '!=', expected '<='",
    ),
    "a part that is an equation": (
        put(trusted("x = 1", (), WHERE)), "the part shows '=', expected '<='",
    ),
    "a sign that is not strict": (
        replace(
            put(trusted("x < 1", (), WHERE), SIGN),
            prop=goal("y^2*x < y^2", (), WHERE).prop,
        ),
        "the second part does not show '0 < y*y'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("scale", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("scale", asked)
