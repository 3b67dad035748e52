"""The rule ``witness``."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, prop_in, term_in, trusted

from symcheck.kernel.claim import INTEGER, POSITIVE, REAL, SIZE, Exists, family
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import fam, lam, num, var

X = context_of("x = x")
FAMILIES = context_of("y[1] = y[1]", (), "n: size; y: family(n)")
N = var("n")


def exists(prop, sort=REAL, parts=(), given=(), **values):
    """Return the goal that there is a y with a property; the witness is in x."""
    context = context_of("x = x", given)
    inside = context.declare("y", sort)
    claim = Exists(
        context,
        (("y", sort),),
        prop_in(inside, prop),
        tuple((n, term_in(X, v)) for n, v in values.items()),
    )
    return Goal(context, claim, parts=tuple(parts))


def pair(prop):
    """Return the goal that there are y and u with a property; the claim says that y is x + 1."""
    variables = (("y", REAL), ("u", REAL))
    inside = X.declare("y", REAL).declare("u", REAL)
    return Goal(X, Exists(X, variables, prop_in(inside, prop), (("y", term_in(X, "x + 1")),)))


def with_values(asked, **values):
    """Return the goal, with values by the step."""
    return replace(asked, arguments={"values": {n: term_in(X, v) for n, v in values.items()}})


def families(value, prop="z[1] = y[1] + 1"):
    """Return the goal that there is a family z on 1..n."""
    inside = FAMILIES.declare("z", family(N))
    claim = Exists(FAMILIES, (("z", family(N)),), prop_in(inside, prop), (("z", value),))
    return Goal(FAMILIES, claim)


ACCEPTS = {
    "a greater number": exists("y > x", y="x + 1"),
    "a greater one of two properties": exists("y > 0 and y > x^2", y="x^2 + 1"),
    "a positive number": exists("y > 0", POSITIVE, y="exp(x)"),
    "an integer": exists("y > 0", INTEGER, y="2"),
    "the property by a part": exists("y^2 = x^2", y="x", parts=[trusted("x^2 = x^2")]),
    "a value under a hypothesis": exists("x*y = 1", given=["x != 0"], y="1/x"),
    "the value as an argument": Goal(
        X, exists("y > x").prop, arguments={"values": {"y": term_in(X, "x + 1")}}
    ),
    "a value of the claim and of the step": with_values(exists("y > x", y="x + 1"), y="x + 1"),
    "values by the claim and by the step": with_values(pair("y > x and u < y"), u="x"),
    "a family": families(lam("k", num(1)), "z[1] = 1"),
    "a family that is there": families(fam("y"), "z[1] = y[1]"),
}

REFUSES = {
    "no greater one": (
        exists("y > x", y="x"),
        "'x > x' was not shown (the proposition at the witness)",
    ),
    "only one of two properties": (exists("y > 0 and y > x^2 + 1", y="x^2 + 1"), "was not shown"),
    "a value that may be negative": (
        exists("y > x", POSITIVE, y="x + 1"),
        "'0 < x + 1' was not shown (the sort of 'y')",
    ),
    "no integer": (exists("y > 0", INTEGER, y="x"), "the value of 'y' is no integer: 'x'"),
    "a half is no integer": (
        exists("y > 0", INTEGER, y="1/2"),
        "the value of 'y' is no integer: '1/2'",
    ),
    "0 is no size": (exists("y >= 0", SIZE, y="0"), "'1 <= 0' was not shown (the sort of 'y')"),
    "a value that is undefined": (exists("x*y = 1", y="1/x"), "'x != 0' was not shown"),
    "no value": (exists("y > x"), "the witness gives no 'y'"),
    "a value by the claim only": (pair("y > x and u < y"), "the witness gives no 'u'"),
    "another value by the step": (
        with_values(exists("y > x", y="x"), y="x + 1"),
        "the claim's witness gives 'y' another value",
    ),
    "another value by the step, though it is one": (
        with_values(exists("y > x", y="x + 2"), y="x + 1"),
        "the claim's witness gives 'y' another value",
    ),
    "a value that is not asked for": (
        with_values(exists("y > x", y="x + 1"), x="x"),
        "the witness gives 'x', which is not asked for",
    ),
    "a value of what is not declared": (
        Goal(X, exists("y > x").prop, arguments={"values": {"y": var("u")}}),
        "the value of 'y' uses 'u', which is not declared",
    ),
    "a family for a number": (
        Goal(
            FAMILIES,
            Exists(FAMILIES, (("v", REAL),), prop_in(FAMILIES, "n > 0"), (("v", fam("y")),)),
        ),
        "the value of 'v' is a family, expected a number",
    ),
    "a family with an entry too few": (
        families(lam("k", term_in(FAMILIES, "y[n + 1 - n]/(n - 1)"))),
        "was not shown",
    ),
    "the part has a hypothesis": (
        exists("y^2 = x", y="x", parts=[trusted("x^2 = x", ["x = 1"])]),
        "a part uses the hypothesis 'x = 1', which is not given",
    ),
    "a relation": (goal("x = x"), "expected a claim that something exists"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("witness", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("witness", asked)
