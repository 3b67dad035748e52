"""The second checker, too, finds nothing in a range whose ends have no value, or move."""

import pytest
from forging import Forgery, Trusting, accepted
from ranges_without_ends import (
    APPROACHED,
    CLAIMS,
    FAR,
    FOLLOWS,
    LEMMA,
    SANE,
    TRUE_CLAIMS,
    VALUES,
)


@pytest.mark.parametrize(("claim", "rule", "arguments"), CLAIMS.values(), ids=CLAIMS)
def test_is_refused(claim, rule, arguments):
    assert not accepted(claim, rule, **arguments)


@pytest.mark.parametrize(("claim", "rule", "arguments"), TRUE_CLAIMS.values(), ids=TRUE_CLAIMS)
def test_is_accepted(claim, rule, arguments):
    assert accepted(claim, rule, **arguments)


@pytest.mark.parametrize("claim", APPROACHED.values(), ids=APPROACHED)
def test_is_not_approached(claim):
    forgery = Forgery()
    limit = forgery.outright(FAR, "limit")
    for one, is_one in ((claim, False), (SANE, True)):
        found = forgery.decided(forgery.outright(one, "extremum", limit))
        assert (not isinstance(found, str)) is is_one


@pytest.mark.parametrize("rule", ["theorem", "linear"])
def test_a_theorem_is_not_used_at_what_its_range_does_not_hold(rule):
    assert accepted(LEMMA, "sign")
    forgery = Forgery()
    lemma = forgery.theorem(LEMMA)
    step = forgery.step(FOLLOWS.links[0], rule, premises=(lemma,), values=VALUES)
    found = Trusting([]).decide_text(forgery.text(forgery.proof(FOLLOWS, step)))
    assert isinstance(found, str)
