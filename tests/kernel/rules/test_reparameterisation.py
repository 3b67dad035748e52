"""The rule ``reparameterisation``."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, term_in, trusted, trusted_claim

from symcheck.kernel.claim import REAL, Definition, Iff, Reparameterisation, family, index
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import TRUE, TWO, fam, lam, mul, var

CONTEXT = context_of("a*x + b + y = 0")
INSIDE = context_of("a*x + b + y + c + d + e = 0")
NETS = "n: size; w: family(n); x: family(n)"
INDEX = index(var("n"))
NET = context_of("Sum(w[k], (k, 1, n)) = 0", (), NETS)
NEWNET = context_of("Sum(w[k], (k, 1, n)) = 0", (), NETS + "; v: family(n)")


def lines(left, right, there, back=None, names=("c", "d"), parts=()):
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


def entries(factor, back=None, right="Sum(v[k]*x[k], (k, 1, n))/2"):
    """Return the goal that Σ w·x is ½ Σ v·x, or another right side, with v = factor·w."""
    inner = NET.declare("k", INDEX)
    there = lam("k", term_in(inner, f"{factor}*w[k]"))
    outer = NEWNET.declare("k", INDEX)
    inverse = () if back is None else (("w", lam("k", term_in(outer, back))),)
    claim = Reparameterisation(
        NET,
        term_in(NET, "Sum(w[k]*x[k], (k, 1, n))"),
        term_in(NEWNET, right),
        (("v", family(var("n"))),),
        (("v", there),),
        inverse,
    )
    return Goal(NET, claim)


def counted(sort):
    """Return the goal that a·x is (c − m)·x with c = a + m, for a whole number m."""
    context = context_of("0 = 0", (), f"a: real; x: real; m: {sort}")
    inside = context.declare("c", REAL)
    claim = Reparameterisation(
        context, term_in(context, "a*x"), term_in(inside, "(c - m)*x"), (("c", REAL),),
        (("c", term_in(context, "a + m")),),
    )  # fmt: skip
    return Goal(context, claim)


def chosen():
    """Return the goal that w[i] is w[j] with j = i."""
    context = context_of("0 = 0", (), "n: size; w: family(n); i: index(n)")
    inside = context.declare("j", INDEX)
    claim = Reparameterisation(
        context, term_in(context, "w[i]"), term_in(inside, "w[j]"), (("j", INDEX),),
        (("j", var("i")),), (("i", var("j")),),
    )  # fmt: skip
    return Goal(context, claim)


def by_definition():
    """Return the goal that twice(2·a)·x is twice(c)·x with c = twice(a), and so on."""
    twice = Definition("twice", (("t", REAL),), mul(TWO, var("t")))
    context = replace(context_of("a = x"), definitions=(twice,))
    inside = context.declare("c", REAL)
    claim = Reparameterisation(
        context, term_in(context, "twice(2*a)*x"), term_in(inside, "twice(c)*x"), (("c", REAL),),
        (("c", term_in(context, "twice(a)")),),
    )  # fmt: skip
    return Goal(context, claim)


GOOD = {"c": "2*a", "d": "b"}
BACK = {"a": "c/2", "b": "d"}
LEFT, RIGHT = "a*x + b", "(c*x)/2 + d"

ACCEPTS = {
    "a line": lines(LEFT, RIGHT, GOOD),
    "a line, and back": lines(LEFT, RIGHT, GOOD, BACK),
    "the equation by a part": lines(LEFT, RIGHT, GOOD, parts=[trusted("a*x + b = (2*a*x)/2 + b")]),
    "a part that is about something else": lines(LEFT, RIGHT, GOOD, parts=[trusted("a*x = a*x")]),
    "an input that the map does not use": lines("a*x + 0*y", "c*x", {"c": "a"}, {"a": "c"}, ("c",)),
    "what the left side alone has, without an inverse": lines(
        "(a + b)*x", "c*x", {"c": "a + b"}, names=("c",)
    ),
    "a parameter on both sides": lines("a*x + b", "c*x/2 + b", {"c": "2*a"}, {"a": "c/2"}, ("c",)),
    "a size in the map, and back": entries("n", "v[k]/n", "Sum(v[k]*x[k], (k, 1, n))/n"),
    "families": entries("2"),
    "a new parameter named like an old one": lines(
        LEFT, "(a*x)/2 + d", {"a": "2*a", "d": "b"}, names=("a", "d")
    ),
    "an equation that a part alone shows": lines(
        "a*x + b", "c*x", {"c": "a"}, names=("c",), parts=[trusted("a*x + b = a*x")]
    ),
    "a part that is an equivalence": lines(
        LEFT, RIGHT, GOOD, parts=[trusted_claim(Iff(CONTEXT, TRUE, TRUE))]
    ),
    "an integer in the map": counted("integer"),
    "a natural number in the map": counted("natural"),
    "an index as the parameter": chosen(),
    "a definition in the map": by_definition(),
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
        lines(LEFT, RIGHT, {**GOOD, "e": "b"}, BACK, names=("c", "d", "e")),
        "the sides differ by",
    ),
    "the inverse leaves out a parameter of the map": (
        lines(LEFT, RIGHT, GOOD, {"a": "c/2"}),
        "the map depends on the input 'b'",
    ),
    "an input of both sides": (
        lines("a*x + b*x", "c*x + d*x", {"c": "a + b - x", "d": "x"}),
        "the map depends on the input 'x'",
    ),
    "an input of the right side": (
        lines(LEFT, "c*x + d + 0*y", {"c": "a + 0*y", "d": "b"}),
        "the map depends on the input 'y'",
    ),
    "an input of the left side": (
        lines("(a + b)*x", "c*x", {"c": "a + b"}, {"a": "c - b"}, names=("c",)),
        "the map depends on the input 'b'",
    ),
    "the map uses the new parameters": (
        lines(LEFT, RIGHT, {"c": "2*a", "d": "b + d - d"}),
        "the value of 'd' uses 'd', which is not declared",
    ),
    "a parameter is missing": (
        lines(LEFT, RIGHT, {"c": "2*a"}, names=("c",)),
        "'d' is neither declared nor mapped",
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
