"""A sum is strictly greater by a term at an index: an integer of the range, that is defined."""

import pytest

from symcheck.kernel.derivation import Derivation, RuleRefused, Step
from symcheck.kernel.theorem import run
from symcheck.read.text import read_problem, read_term

BETWEEN = "Sum(0*k, (k, 1, 2)) < Sum((k - 1)^2*(k - 2)^2, (k, 1, 2))"
WITHIN = "Sum(0*k, (k, 1, 3)) < Sum((k - 1)^2*(k - 2)^2, (k, 1, 3))"


def at(text, place):
    claim = read_problem(text)
    arguments = {"strict_at": read_term(place, claim.context)}
    return run(Derivation(claim, (Step(claim.links[0], "termwise", (), arguments),)))


@pytest.mark.parametrize("place", ["3/2", "sqrt(2)", "1 + sqrt(-4)^2", "1 + 1/0"])
def test_a_place_between_the_indices_is_none(place):
    outcome = at(BETWEEN, place)
    assert outcome.theorem is None
    assert isinstance(outcome.records[0].refusal, RuleRefused)


def test_an_index_beyond_the_range_is_none():
    assert at(BETWEEN, "3").theorem is None


def test_an_index_of_the_range_is_one():
    assert at(WITHIN, "3").theorem is not None
