"""The rules ``scale``, ``squaring``, ``branches`` and ``eliminate``."""

import re

import pytest
from kernel_goals import check, context_of, goal, term_in, trusted

from symcheck.kernel.derivation import RuleRefused

X = context_of("x = x")
UV = context_of("u = v")
XY = context_of("x = y")


def by(rule, text, given=(), *parts, **arguments):
    """Return a rule and its goal."""
    return rule, goal(text, given, parts=[trusted(*p) for p in parts], **arguments)


def scale(text, given, factor, *parts):
    return by("scale", text, given, *parts, factor=term_in(X, factor))


def branch(text, term, *parts, given=(), **arguments):
    return by("branches", text, given, *parts, term=term_in(UV, term), **arguments)


def eliminate(text, given, name, value, *parts):
    return by("eliminate", text, given, *parts, variable=name, value=term_in(XY, value))


SQUARE = ("2*x <= x^2 + 1",)
ACCEPTS = {
    "a positive factor": scale("2 <= x + 1/x", ["x > 0"], "1/x", SQUARE),
    "a factor whose sign is a part": scale(
        "2 <= x + 1/x", ["x > 0"], "1/x", SQUARE, ("0 < 1/x", ["x > 0"])
    ),
    "a factor that may be 0": scale("0 <= x^2*exp(x)", [], "x^2", ("0 <= exp(x)",)),
    "a strict bound": scale("0 < x*exp(x)", ["x > 0"], "x", ("0 < exp(x)",)),
    "nested roots": by("squaring", "sqrt(2) + sqrt(3) = sqrt(5 + 2*sqrt(6))"),
    "a bound by squares": by("squaring", "sqrt(x + x^2) <= x + 1/2", ["x >= 0"]),
    "squares as a part": by(
        "squaring", "sqrt(x) < 1", ["x >= 0", "x < 1"], ("sqrt(x)^2 < 1^2", ["x >= 0", "x < 1"])
    ),
    "both values": branch("Abs(u) <= v", "Abs(u)", ("u <= v",), ("-u <= v",)),
    "both values with their signs": branch(
        "Abs(u) <= v", "Abs(u)", ("u <= v", ["0 <= u"]), ("-u <= v", ["u <= 0"])
    ),
    "one value": branch("Abs(u) <= v", "Abs(u)", ("u <= v", ["u >= 0"]), given=["u >= 0"], side=0),
    "the other value": branch(
        "Abs(u) <= v", "Abs(u)", ("-u <= v", ["u < 0"]), given=["u < 0"], side=1
    ),
    "one value with its sign": branch("Abs(u) <= v", "Abs(u)", ("u <= v",), ("0 <= u",), side=0),
    "a maximum": branch("Max(u, v) <= 1", "Max(u, v)", ("u <= 1",), ("v <= 1",)),
    "a minimum": branch("0 <= Min(u, v)", "Min(u, v)", ("0 <= v",), ("0 <= u",)),
    "a ramp": branch("relu(u) <= v", "relu(u)", ("u <= v",), ("0 <= v",)),
    "a variable that is given": eliminate(
        "y > 0", ["x > 0", "y = x + 1"], "y", "x + 1", ("x + 1 > 0", ["x > 0"])
    ),
    "a hypothesis about the value": eliminate(
        "y < 3", ["y < 2", "y = x"], "y", "x", ("x < 3", ["x < 2"])
    ),
}

REFUSES = {
    "a factor of unknown sign": (
        scale("2 <= x + 1/x", ["x != 0"], "1/x", SQUARE),
        "(the sign of the factor)",
    ),
    "a factor that may be 0 in a strict bound": (
        scale("0 < x^2*exp(x)", [], "x^2", ("0 < exp(x)",)),
        "(the sign of the factor)",
    ),
    "a strict bound from one that is not": (
        scale("0 < x*exp(x)", ["x > 0"], "x", ("0 <= exp(x)",)),
        "the part shows '<=', expected '<'",
    ),
    "a negative factor": (scale("-x <= 0", [], "-1", ("x <= 0",)), "(the sign of the factor)"),
    "another multiple": (scale("2 <= x + 1/x", ["x > 0"], "x", SQUARE), "is not the multiple"),
    "no factor": (by("scale", "0 <= x^2", [], SQUARE), "expected a factor"),
    "no part to scale": (scale("0 <= x^2", [], "1"), "expected the bound that is multiplied"),
    "an equation scaled": (scale("x = x", [], "1", SQUARE), "expected a bound"),
    "the sign of something else": (
        scale("2 <= x + 1/x", ["x > 0"], "1/x", SQUARE, ("0 < x", ["x > 0"])),
        "the second part does not show",
    ),
    "the root of a square": (by("squaring", "x = Abs(x)"), "'0 <= x' was not shown"),
    "a sign lost": (by("squaring", "-sqrt(2) = sqrt(2)"), "was not shown (a side that is squared)"),
    "a bound of a negative number": (by("squaring", "-2 <= -3"), "was not shown"),
    "squares that differ": (by("squaring", "sqrt(2) = sqrt(3)"), "the sides differ"),
    "squares that are not shown": (
        by("squaring", "sqrt(x + x^2) <= x + 1/3", ["x >= 0"]),
        "(the relation of the squares)",
    ),
    "other squares": (
        by("squaring", "sqrt(x) < 1", ["x >= 0"], ("sqrt(x)^2 < 2^2", ["x >= 0"])),
        "the part does not show",
    ),
    "one value only": (
        branch("Abs(u) <= v", "Abs(u)", ("u <= v",)),
        "expected a part for each value",
    ),
    "one value of unknown sign": (
        branch("Abs(u) <= v", "Abs(u)", ("u <= v",), side=0),
        "(the value that is left out)",
    ),
    "one value with the other's sign": (
        branch("Abs(u) <= v", "Abs(u)", ("u <= v",), ("u <= 0",), side=0),
        "the second part does not show",
    ),
    "the values in the wrong order": (
        branch("Abs(u) <= v", "Abs(u)", ("-u <= v",), ("u <= v",)),
        "a part does not show 'u <= v'",
    ),
    "a value under the other's sign": (
        branch("Abs(u) <= v", "Abs(u)", ("u <= v", ["u <= 0"]), ("-u <= v",)),
        "a part uses the hypothesis 'u <= 0'",
    ),
    "the minimum for the maximum": (
        branch("Min(u, v) <= 1", "Min(u, v)", ("u <= 1",), ("v <= 1",)),
        "a part does not show",
    ),
    "a term that is no choice": (
        branch("u <= v", "u", ("u <= v",), ("u <= v",)),
        "expected a term |u|",
    ),
    "a side that is none": (
        branch("Abs(u) <= v", "Abs(u)", ("u <= v",), side=2),
        "expected a part",
    ),
    "a value that was not given": (
        eliminate("y > 0", ["x > 0", "y >= x + 1"], "y", "x + 1", ("x + 1 > 0", ["x > 0"])),
        "(the value of the variable)",
    ),
    "a hypothesis that was not given": (
        eliminate("y > 0", ["y = x + 1"], "y", "x + 1", ("x + 1 > 0", ["x > 0"])),
        "a part uses the hypothesis 'x > 0'",
    ),
    "a part about another value": (
        eliminate("y > 0", ["y = x"], "y", "x", ("x + 1 > 0",)),
        "the part does not show",
    ),
    "a value with the variable in it": (
        eliminate("y > 0", ["y = x"], "y", "2*y - x", ("x > 0",)),
        "expected a value free of 'y'",
    ),
    "a variable that is none": (eliminate("y > 0", [], "z", "x", ("x > 0",)), "'z' is no variable"),
    "another equation": (
        eliminate("y > 0", ["y = x"], "y", "x", ("x > 0",), ("x = y",)),
        "the second part does not show",
    ),
}


@pytest.mark.parametrize(("rule", "asked"), ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(rule, asked):
    check(rule, asked)


@pytest.mark.parametrize(("case", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(case, reason):
    rule, asked = case
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check(rule, asked)
