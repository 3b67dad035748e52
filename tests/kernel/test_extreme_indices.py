"""Which terms are an argmax, which extrema are indices; goals, refusals and obligations."""

import pytest

from symcheck.kernel.argmax import abbreviated, argmax, argmin, extreme_index, index_bounds
from symcheck.kernel.claim import Context, Iff
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    Term,
    at,
    bigmax,
    bigmin,
    bound,
    conj,
    eq,
    le,
    lt,
    ne,
    neg,
    piecewise,
    rel,
    sum_,
    var,
)

X, Y, N, K, J = map(var, "xynkj")
ROW = at("y", K)
LARGEST, LEAST = bigmax("j", ONE, N, at("y", J)), bigmin("j", ONE, N, at("y", J))


def least(*branches, high=N):
    """Return the least value of cases for k from 1 on."""
    return bigmin("k", ONE, high, piecewise(*branches))


def test_an_argmax_is_the_least_index_that_reaches_the_maximum():
    assert argmax("k", ONE, N, ROW) == least((K, le(LARGEST, ROW)), (N, TRUE))
    assert argmin("k", ONE, N, ROW) == least((K, le(ROW, LEAST)), (N, TRUE))
    assert extreme_index("argmin", "k", ONE, N, ROW) == argmin("k", ONE, N, ROW)


@pytest.mark.parametrize(("made", "kind"), [(argmax, "argmax"), (argmin, "argmin")])
@pytest.mark.parametrize("body", [ROW, K, X, neg(K), bigmax("j", K, N, at("w", K, J))], ids=repr)
def test_is_recognised(made, kind, body):
    extreme = bigmax if kind == "argmax" else bigmin
    assert abbreviated(made("k", ONE, N, body)) == (kind, extreme("k", ONE, N, body))


REACHED = le(LARGEST, ROW)
CASES = piecewise((K, REACHED), (N, TRUE))
OTHERS = {
    "a maximum": bigmax("k", ONE, N, CASES),
    "no cases": bigmin("k", ONE, N, K),
    "another head of four": bigmin("k", ONE, N, Term("f", (K, REACHED, N, TRUE))),
    "three cases": least((K, REACHED), (N, lt(X, ONE)), (N, TRUE)),
    "another value": least((neg(K), REACHED), (N, TRUE)),
    "another otherwise": least((K, REACHED), (ONE, TRUE)),
    "no otherwise": least((K, REACHED), (N, lt(X, ONE))),
    "two conditions": least((K, conj(REACHED, REACHED)), (N, TRUE)),
    "three conditions": least((K, conj(REACHED, REACHED, TRUE)), (N, TRUE)),
    "no condition": least((K, TRUE), (N, TRUE)),
    "a strict condition": least((K, lt(LARGEST, ROW)), (N, TRUE)),
    "an equation": least((K, eq(LARGEST, ROW)), (N, TRUE)),
    "its negation": least((K, ne(LARGEST, ROW)), (N, TRUE)),
    "the other way round": least((K, le(ROW, LARGEST)), (N, TRUE)),
    "a minimum reached from above": least((K, le(LEAST, ROW)), (N, TRUE)),
    "another lower end": least((K, le(bigmax("j", TWO, N, at("y", J)), ROW)), (N, TRUE)),
    "another upper end": least((K, le(bigmax("j", ONE, X, at("y", J)), ROW)), (N, TRUE)),
    "another family": least((K, le(bigmax("j", ONE, N, at("z", J)), ROW)), (N, TRUE)),
    "a sum": least((K, le(sum_("j", ONE, N, at("y", J)), ROW)), (N, TRUE)),
    "a number": least((K, le(X, ROW)), (N, TRUE)),
}


@pytest.mark.parametrize("term", OTHERS.values(), ids=OTHERS)
def test_is_none(term):
    assert abbreviated(term) is None


def test_is_recognised_below_a_binder():
    entry = at("w", var("i"), K)
    inner = Term("at", (bound(1), bound(0)), "w")
    below = sum_("i", ONE, N, argmax("k", var("i"), N, entry)).args[2]
    assert abbreviated(below) == ("argmax", Term("bigmax", (bound(0), N, inner), "k"))
    below = sum_("i", ONE, N, argmin("k", ONE, var("i"), entry)).args[2]
    assert abbreviated(below) == ("argmin", Term("bigmin", (ONE, bound(0), inner), "k"))


WHEN = lt(X, ONE)
INDICES = {
    "an argmax": argmax("k", ONE, N, ROW),
    "a maximum": bigmax("k", ONE, N, piecewise((K, WHEN), (N, TRUE))),
    "the lower end": least((K, WHEN), (ONE, TRUE)),
    "three cases": least((K, WHEN), (ONE, lt(Y, ONE)), (N, TRUE)),
    "the ends alone": least((ONE, WHEN), (N, TRUE)),
}
NO_INDICES = {
    "a value": least((K, WHEN), (X, TRUE)),
    "the first value": least((X, WHEN), (K, TRUE)),
    "none of the values": least((X, WHEN), (Y, TRUE)),
    "the next index": least((Term("add", (K, ONE)), WHEN), (N, TRUE)),
    "no cases": bigmin("k", ONE, N, K),
    "another head": bigmin("k", ONE, N, Term("f", (K, N))),
    "a sum": sum_("k", ONE, N, CASES),
    "a loose one": sum_("i", ONE, N, bigmin("k", ONE, var("i"), piecewise((K, TRUE)))).args[2],
    "no binder": X,
}


@pytest.mark.parametrize("term", INDICES.values(), ids=INDICES)
def test_an_extremum_of_indices_is_one(term):
    assert index_bounds(term) == (le(ONE, term), le(term, N))


@pytest.mark.parametrize("term", NO_INDICES.values(), ids=NO_INDICES)
def test_an_extremum_of_other_values_is_no_index(term):
    assert index_bounds(term) == ()


RELATIONS = [
    (eq(X, Y), ("=", X, Y)),
    (ne(X, Y), ("!=", X, Y)),
    (lt(X, Y), ("<", X, Y)),
    (le(X, Y), ("<=", X, Y)),
    (rel(">", X, Y), ("<", Y, X)),
    (rel(">=", X, Y), ("<=", Y, X)),
]


@pytest.mark.parametrize(("prop", "wanted"), RELATIONS, ids=repr)
def test_a_goal_is_a_relation_from_the_smaller_side(prop, wanted):
    assert Goal(Context(), prop).relation() == wanted


@pytest.mark.parametrize(
    "prop", [conj(eq(X, Y), lt(X, Y)), TRUE, Iff(Context(), eq(X, Y), eq(Y, X))], ids=repr
)
def test_a_goal_that_is_no_relation(prop):
    with pytest.raises(RuleRefused, match="expected a relation"):
        Goal(Context(), prop).relation()


def test_a_refusal_shows_its_terms():
    assert str(RuleRefused("{a} is no {b} of {n}", a=at("y", K), b="part", n=3)) == (
        "y[k] is no part of 3"
    )
    assert Obligation(Context(), eq(X, Y)).necessary
