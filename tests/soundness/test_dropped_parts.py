"""A part that a slope drops has to have a value beside the point, or there is no slope."""

import pytest
from dropped_parts import BESIDE, CONTEXT, EDGES, ENTRIES, INSIDE, MOVING, claim_of

from symcheck.kernel.balls import truth
from symcheck.kernel.claim import Context, Limit, relation
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import ONE, TWO, ZERO, Term, diff, div, eq, le, lt, neg, npow, num, var
from symcheck.kernel.theorem import run
from symcheck.prove.steps import Search

X = var("x")
POINT = {"x": 0, "y": 1, "a": 0, "p": 1, "n": 2}


def found(claim):
    return run(Derivation(claim), Search(1)).theorem


def is_shown_there(text, given, point):
    """Return whether a claim is shown at a point, by a theorem whose conditions hold there."""
    theorem = found(claim_of(text, given))
    return theorem is not None and not any(
        truth(c, point, CONTEXT.defined) is False for c in theorem.conditions
    )


@pytest.mark.parametrize(("text", "given"), EDGES.values(), ids=EDGES)
def test_is_not_proved_at_the_edge(text, given):
    point = POINT | {"x": int("x = 1" in given)}
    assert not is_shown_there(text, given, point)
    if "Piecewise" not in text:
        side = claim_of(text, given).terms[0]
        assert truth(eq(side, num(7)), point, CONTEXT.defined) is not False


@pytest.mark.parametrize(("text", "given"), BESIDE.values(), ids=BESIDE)
def test_is_not_proved_where_there_is_no_value_beside(text, given):
    assert not is_shown_there(text, given, POINT)
    assert not is_shown_there(text, (), POINT)


@pytest.mark.parametrize(("text", "given"), INSIDE.values(), ids=INSIDE)
def test_is_proved_inside(text, given):
    theorem = found(claim_of(text, given))
    assert theorem is not None
    assert not theorem.conditions


@pytest.mark.parametrize("body", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_that_is_not_used_counts_too(body):
    for fact, proved in ((le(ZERO, X), False), (lt(ZERO, X), True)):
        claim = relation(CONTEXT.assume(fact), eq(diff(body, "x", X), ONE))
        assert (found(claim) is not None) is proved


def test_a_range_that_moves():
    claim = relation(CONTEXT.assume(lt(ZERO, X)), eq(diff(MOVING, "x", X), num(3)))
    assert found(claim) is None


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (Term("ipow", (div(ONE, TWO), X)), ZERO),
        (npow(Term("ipow", (neg(ONE), X)), TWO), ONE),
    ],
    ids=["(1/2)ˣ", "((−1)ˣ)²"],
)
def test_an_exponent_that_counts_has_no_limit_over_the_reals(body, value):
    over_reals = Limit(Context(), body, "x", "oo", value, "+-", natural=False)
    assert run(Derivation(over_reals, (Step(over_reals, "limit"),))).theorem is None
    counted = Limit(Context(), body, "x", "oo", value, "+-", natural=True)
    assert run(Derivation(counted, (Step(counted, "limit"),))).theorem is not None
