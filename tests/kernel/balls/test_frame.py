"""Truth in three values, and the relations of two numbers."""

from itertools import product

import pytest

from symcheck.kernel.balls.frame import all_hold, any_holds, side_satisfies

ALL = {
    (True, True): True,
    (True, False): False,
    (True, None): None,
    (False, True): False,
    (False, False): False,
    (False, None): False,
    (None, True): None,
    (None, False): False,
    (None, None): None,
}


@pytest.mark.parametrize("pair", ALL)
def test_conjunction_and_disjunction_in_three_values(pair):
    flipped = [None if a is None else not a for a in pair]
    assert all_hold(pair) is ALL[pair]
    assert any_holds(flipped) is (None if ALL[pair] is None else not ALL[pair])


def test_of_nothing():
    assert all_hold([]) is True
    assert any_holds([]) is False


def test_relations_of_the_sign_of_a_difference():
    holds = {"=": "0", "!=": "-+", "<": "-", "<=": "-0", ">": "+", ">=": "0+"}
    for op, (side, letter) in product(holds, ((-1, "-"), (0, "0"), (1, "+"))):
        assert side_satisfies(op, side) is (letter in holds[op])
