"""The rule ``reparameterisation``."""

import re

import pytest
from kernel_goals import check, context_of, goal, term_in, trusted

from symcheck.kernel.claim import REAL, Reparameterisation, family, index
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import fam, lam, var

CONTEXT = context_of("a*x + b = 0")
INSIDE = context_of("a*x + b + c + d = 0")
NETS = "n: size; w: family(n); x: family(n)"
INDEX = index(var("n"))
NET = context_of("Sum(w[k], (k, 1, n)) = 0", (), NETS)
NEWNET = context_of("Sum(w[k], (k, 1, n)) = 0", (), NETS + "; v: family(n)")


def lines(left, right, there, back=None, parts=(), names=("c", "d")):
    """Return the goal that a·x + b is another line at mapped parameters."""
    values = {n: term_in(INSIDE, v) for n, v in there.items()}
    inverse = {n: term_in(INSIDE, v) for n, v in (back or {}).items()}
    claim = Reparameterisation(
        CONTEXT,
        term_in(CONTEXT, left),
        term_in(INSIDE, right),
        tuple((n, REAL) for n in names),
        tuple(values.items()),
        tuple(inverse.items()),
    )
    return Goal(CONTEXT, claim, parts=tuple(parts))


def entries(factor, back=None):
    """Return the goal that Σ w·x is ½ Σ v·x with v = factor·w."""
    inner = NET.declare("k", INDEX)
    there = lam("k", term_in(inner, f"{factor}*w[k]"))
    outer = NEWNET.declare("k", INDEX)
    inverse = () if back is None else (("w", lam("k", term_in(outer, back))),)
    claim = Reparameterisation(
        NET,
        term_in(NET, "Sum(w[k]*x[k], (k, 1, n))"),
        term_in(NEWNET, "Sum(v[k]*x[k], (k, 1, n))/2"),
        (("v", family(var("n"))),),
        (("v", there),),
        inverse,
    )
    return Goal(NET, claim)


GOOD = {"c": "2*a", "d": "b"}
BACK = {"a": "c/2", "b": "d"}
LEFT, RIGHT = "a*x + b", "(c*x)/2 + d"

ACCEPTS = {
    "a line": lines(LEFT, RIGHT, GOOD),
    "a line, and back": lines(LEFT, RIGHT, GOOD, BACK),
    "the equation by a part": lines(LEFT, RIGHT, GOOD, parts=[trusted("a*x + b = (2*a*x)/2 + b")]),
    "a part that is about something else": lines(LEFT, RIGHT, GOOD, parts=[trusted("a*x = a*x")]),
    "families": entries("2"),
    "families, and back": entries("2", "v[k]/2"),
}

REFUSES = {
    "a factor is lost": (lines(LEFT, RIGHT, {"c": "a", "d": "b"}), "the sides differ by"),
    "a factor is lost and a part is about something else": (
        lines(LEFT, RIGHT, {"c": "a", "d": "b"}, parts=[trusted("a*x = a*x")]),
        "the sides differ by",
    ),
    "a factor is lost and a part shows a bound": (
        lines(
            LEFT, RIGHT, {"c": "a", "d": "b"}, parts=[trusted("a*x + b <= (a*x)/2 + b")]
        ),
        "the sides differ by",
    ),
    "the inverse is none": (
        lines(LEFT, RIGHT, GOOD, {"a": "c", "b": "d"}),
        "the sides differ by",
    ),
    "the inverse is one on one side only": (
        lines(LEFT, "(c*x)/2 + d", GOOD, {"a": "c/2"}),
        "the sides differ by 'b - d'",
    ),
    "the map gives too little": (lines(LEFT, RIGHT, {"c": "2*a"}), "the map gives no 'd'"),
    "the map gives too much": (
        lines(LEFT, RIGHT, {**GOOD, "x": "2*x"}),
        "the map gives 'x', which is no parameter",
    ),
    "the map uses the new parameters": (
        lines(LEFT, RIGHT, {"c": "2*a", "d": "b + d - d"}),
        "the value of 'd' uses 'd', which is not declared",
    ),
    "a parameter is missing": (
        lines(LEFT, RIGHT, {"c": "2*a"}, names=("c",)),
        "'d' is neither declared nor mapped",
    ),
    "the inverse gives what is no parameter": (
        lines(LEFT, RIGHT, GOOD, {**BACK, "c": "c"}),
        "the inverse gives something that is no parameter",
    ),
    "a division that may be by 0": (
        lines("a*x/b", "c*x", {"c": "a/b", "d": "b"}),
        "'b != 0' was not shown",
    ),
    "families with the wrong factor": (entries("3"), "the sides differ by"),
    "families with the wrong inverse": (entries("2", "v[k]/3"), "the sides differ by"),
    "a part under a hypothesis": (
        lines(LEFT, RIGHT, GOOD, parts=[trusted("a*x + b = (2*a*x)/2 + b", ["a > 0"])]),
        "a part uses the hypothesis 'a > 0', which is not given",
    ),
    "a relation": (goal("x = x"), "expected a reparameterisation"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("reparameterisation", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("reparameterisation", asked)


def test_a_family_is_mapped_to_a_family():
    claim = Reparameterisation(
        NET,
        term_in(NET, "Sum(w[k], (k, 1, n))"),
        term_in(NEWNET, "Sum(v[k], (k, 1, n))"),
        (("v", family(var("n"))),),
        (("v", fam("w")),),
        (("w", fam("v")),),
    )
    check("reparameterisation", Goal(NET, claim))
