"""The rule ``not_differentiable``."""

import re

import pytest
from kernel_goals import check, context_of, goal, term_in

from symcheck.kernel.claim import NotDifferentiable
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.writing import to_text

T = context_of("t + a = t")


def kink(body, point="0", given=(), **sides):
    """Return the goal that t ↦ body has no derivative at a point."""
    context = context_of("a = a", given)
    claim = NotDifferentiable(context, term_in(T, body), "t", term_in(context, point))
    return Goal(context, claim, arguments={s: term_in(T, v) for s, v in sides.items()})


ACCEPTS = {
    "relu at 0": kink("relu(t)"),
    "the modulus at 1": kink("Abs(t - 1)", "1"),
    "the sides are given": kink("Abs(t)", right="t", left="-t"),
    "a maximum of lines": kink("Max(t, 2*t)"),
    "at a variable": kink("Abs(t) - a", "0", ["a > 0"]),
}

REFUSES = {
    "a square at 0": (kink("t^2"), "was not shown (one-sided derivatives that differ)"),
    "the modulus beside 0": (kink("Abs(t)", "1"), "was not shown"),
    "the cube of the modulus": (
        kink("Abs(t)^3"),
        "was not shown (one-sided derivatives that differ)",
    ),
    "a side that is given is another function": (
        kink("t^2", right="t", left="-t"),
        "was not shown (the function to the right)",
    ),
    "the sides are interchanged": (
        kink("Abs(t)", right="-t", left="t"),
        "was not shown (the function to the right)",
    ),
    "a function that is not defined to the left": (
        kink("sqrt(t)", right="sqrt(t)", left="-t"),
        "was not shown",
    ),
    "a side without a derivative": (
        kink("Abs(t)", right="t^t", left="-t"),
        "was not shown",
    ),
    "a relation": (goal("t = t"), "expected a claim that there is no derivative"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("not_differentiable", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("not_differentiable", asked)


def test_the_slopes_are_named():
    slopes = check("not_differentiable", kink("Abs(t)", right="t", left="-t")).data
    assert {side: to_text(slope) for side, slope in slopes.items()} == {"right": "1", "left": "-1"}


def test_a_side_that_nobody_differentiates():
    context = context_of("y[1] = y[1]", (), "n: size; y: family(n)")
    inner = context_of("y[1] + t = t", (), "n: size; y: family(n)")
    claim = NotDifferentiable(context, term_in(inner, "Abs(t)"), "t", term_in(context, "0"))
    side = term_in(inner, "Max(t*y[k], (k, 1, n))")
    with pytest.raises(RuleRefused, match="a side has no derivative that was found"):
        check("not_differentiable", Goal(context, claim, arguments={"right": side}))
