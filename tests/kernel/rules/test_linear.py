"""The rule ``linear``."""

import re

import pytest
from kernel_goals import check, context_of, goal, shown, trusted, trusted_claim

from symcheck.kernel.claim import Iff
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import TRUE, num, var

SQUARE = shown("x^2 >= 0")
POSITIVE = shown("u^2 > 0", ["u > 0"])
X = context_of("x = x")

ACCEPTS = {
    "two bounds add": goal("a <= c", ["a <= b", "b <= c"]),
    "a strict one makes it strict": goal("a < c", ["a < b", "b <= c"]),
    "with multipliers": goal("3*a + b <= 5", ["a <= 1", "b <= 2"]),
    "a theorem at its own variable": goal("x <= x^2 + x", premises=[SQUARE]),
    "a theorem at a value": goal("0 <= y^2 + 1", premises=[SQUARE], values={"x": var("y")}),
    "a theorem twice": goal(
        "0 <= y^2 + z^2",
        premises=[SQUARE, SQUARE],
        values=[{"x": var("y")}, {"x": var("z")}],
    ),
    "values as a tuple": goal(
        "0 <= y^2 + z^2",
        premises=[SQUARE, SQUARE],
        values=({"x": var("y")}, {"x": var("z")}),
    ),
    "a theorem whose hypothesis holds there": goal(
        "0 < y^2", ["y > 1"], premises=[POSITIVE], values={"u": var("y")}
    ),
    "an equation both ways": goal("a <= b", ["a = b"]),
    "a theorem whose hypothesis is what the theorem before it says": goal(
        "0 < v^2", premises=[trusted("v >= 2"), POSITIVE], values=[{}, {"u": var("v")}]
    ),
}

REFUSES = {
    "the wrong way round": (
        goal("b <= a", ["a <= b"]),
        "no combination of what is given was found",
    ),
    "too strict": (goal("a < c", ["a <= b", "b <= c"]), "no combination of what is given"),
    "too small a bound": (goal("3*a + b <= 4", ["a <= 1", "b <= 2"]), "no combination"),
    "it needs a theorem": (
        goal("u*v <= u^2 + v^2 - 1", premises=[SQUARE], values={"x": var("u")}),
        "no combination",
    ),
    "a hypothesis of the theorem fails": (
        goal("0 < y^2", premises=[POSITIVE], values={"u": var("y")}),
        "'y > 0' was not shown (a hypothesis of the theorem)",
    ),
    "a hypothesis of the theorem is what a later one says": (
        goal("0 < v^2", premises=[POSITIVE, trusted("v >= 2")], values=[{"u": var("v")}, {}]),
        "'v > 0' was not shown (a hypothesis of the theorem)",
    ),
    "the theorem has no such variable": (
        goal("0 <= y^2", premises=[SQUARE], values={"y": num(1)}),
        "the theorem has no variable 'y'",
    ),
    "a variable of the theorem is not declared here": (
        goal("0 <= y^2", premises=[POSITIVE]),
        "the theorem's variable 'u' has no value here",
    ),
    "the theorem is an equivalence": (
        goal("x = x", premises=[trusted_claim(Iff(X, TRUE, TRUE))]),
        "expected a theorem that is a relation",
    ),
    "the goal is an equivalence": (Goal(X, Iff(X, TRUE, TRUE)), "expected a relation"),
    "a multiplier would be negative": (goal("-a <= -b", ["a <= b"]), "no combination"),
    "a nonlinear consequence": (goal("a^2 <= b^2", ["a <= b"]), "no combination"),
    "a value is outside the sort": (
        goal("-1 <= 0", premises=[shown("0 <= m", where="m: natural")], values={"m": num(-1)}),
        "'0 <= -1' was not shown",
    ),
}


def test_every_theorem_has_its_values():
    asked = goal("0 <= y^2", premises=[SQUARE, SQUARE], values=[{"x": var("y")}])
    with pytest.raises(RuleRefused, match="values for each theorem"):
        check("linear", asked)


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("linear", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("linear", asked)
