"""The rule ``branches``: what it takes for a term, and for its values."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, prop_in, term_in, trusted, trusted_in

from symcheck.kernel.claim import REAL, Definition, Iff
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.branches import choices
from symcheck.kernel.term import (
    TRUE,
    TWO,
    ZERO,
    bound,
    fn,
    forall,
    le,
    lt,
    mul,
    neg,
    sub,
    var,
)

U, V = var("u"), var("v")
UV = context_of("u = v")
BELOW, ABOVE = trusted("u <= v"), trusted("-u <= v")
ASKED = goal("Abs(u) <= v", parts=[BELOW, ABOVE], term=fn("abs", U))
TWICE = Definition("twice", (("t", REAL),), mul(TWO, var("t")))


def put(*parts, **arguments):
    """Return the goal with other parts or arguments."""
    return replace(ASKED, parts=parts, arguments={**ASKED.arguments, **arguments})


CHOICES = {
    fn("abs", U): (U, U, neg(U)),
    fn("relu", U): (U, U, ZERO),
    fn("max", U, V): (sub(U, V), U, V),
    fn("min", U, V): (sub(U, V), V, U),
    fn("max", U, V, ZERO): None,
    fn("min", U, V, ZERO): None,
    U: None,
}

REFUSES = {
    "a proposition that is no relation": (replace(ASKED, prop=TRUE), "expected a relation"),
    "a relation for every index": (
        replace(ASKED, prop=forall("k", ZERO, TWO, le(fn("abs", U), V))), "expected a relation",
    ),
    "an equivalence": (replace(ASKED, prop=Iff(UV, TRUE, TRUE)), "expected a relation"),
    "no term": (replace(ASKED, arguments={}), "expected a term |u|"),
    "a maximum of three": (put(BELOW, ABOVE, term=fn("max", U, V, ZERO)), "expected a term |u|"),
    "a loose term": (put(BELOW, ABOVE, term=fn("abs", bound(0))), "expected a term |u|"),
    "a term of nothing": (
        put(BELOW, ABOVE, term=fn("abs", var("q"))), "the term uses what is not declared",
    ),
    "no part": (put(side=0), "expected a part for each value"),
    "three parts": (put(BELOW, ABOVE, ABOVE), "expected a part for each value"),
    "one value twice": (put(BELOW, BELOW), "a part does not show '-u <= v'"),
    "the other value first": (put(ABOVE, BELOW), "a part does not show 'u <= v'"),
}  # fmt: skip


@pytest.mark.parametrize("term", CHOICES, ids=str)
def test_the_values_of_a_term_by_a_sign(term):
    assert choices(term) == CHOICES[term]


def test_accepts():
    check("branches", ASKED)


def test_the_values_are_compared_everywhere_in_the_relation():
    three = term_in(UV, "Abs(u) + Abs(u)*v + exp(Abs(u))")
    parts = [trusted(f"{t} + {t}*v + exp({t}) < v") for t in ("u", "(-u)")]
    check("branches", replace(put(*parts), prop=lt(three, V)))


def test_a_term_by_a_definition():
    context = replace(UV, definitions=(TWICE,))
    parts = tuple(trusted_in(context, t) for t in ("twice(u) <= v", "-twice(u) <= v"))
    prop = prop_in(context, "Abs(twice(u)) <= v")
    check("branches", Goal(context, prop, (), {"term": prop.args[0]}, parts))


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("branches", asked)
