"""The second checker asks what a slope drops to have a value beside the point."""

import pytest
from dropped_parts import BESIDE, CONTEXT, EDGES, ENTRIES, INSIDE, MOVING, claim_of
from forging import decided

from symcheck.kernel.claim import relation
from symcheck.kernel.term import ONE, ZERO, diff, eq, le, lt, num, var
from symcheck.recheck import Proved

X = var("x")


@pytest.mark.parametrize(("text", "given"), EDGES.values(), ids=EDGES)
def test_is_refused_at_the_edge(text, given):
    assert isinstance(decided(claim_of(text, given), "derivative"), str)


@pytest.mark.parametrize(("text", "given"), BESIDE.values(), ids=BESIDE)
def test_is_refused_where_there_is_no_value_beside(text, given):
    assert isinstance(decided(claim_of(text, given), "derivative"), str)


@pytest.mark.parametrize(("text", "given"), INSIDE.values(), ids=INSIDE)
def test_is_accepted_inside(text, given):
    assert isinstance(decided(claim_of(text, given), "derivative"), Proved)


@pytest.mark.parametrize("body", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_that_is_not_used_counts_too(body):
    for fact, proved in ((le(ZERO, X), False), (lt(ZERO, X), True)):
        claim = relation(CONTEXT.assume(fact), eq(diff(body, "x", X), ONE))
        assert isinstance(decided(claim, "derivative"), Proved) is proved


def test_a_range_that_moves():
    claim = relation(CONTEXT.assume(lt(ZERO, X)), eq(diff(MOVING, "x", X), num(3)))
    assert isinstance(decided(claim, "derivative"), str)
