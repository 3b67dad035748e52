"""Limits of sequences at a point: shown, or left open."""

from fractions import Fraction

import pytest

from symcheck.kernel.balls import truth
from symcheck.kernel.term import (
    ONE,
    ZERO,
    add,
    at,
    bind,
    div,
    fn,
    mul,
    neg,
    npow,
    num,
    rational,
    tends,
    var,
)

J, K, X, Y = var("j"), var("k"), var("x"), var("y")
RECIPROCAL = div(ONE, add(K, ONE))
SHRINKS = tends("k", npow(X, K), ZERO)

LIMITS = {
    "1/(k + 1) → 0": (tends("k", RECIPROCAL, ZERO), {}, True),
    "1/(k + 1) + 2 → 2": (tends("k", add(RECIPROCAL, num(2)), num(2)), {}, True),
    "not to 1": (tends("k", RECIPROCAL, ONE), {}, None),
    "the limit is the point's": (tends("k", add(RECIPROCAL, X), Y), {"x": 3, "y": 3}, True),
    "another than the point's": (tends("k", add(RECIPROCAL, X), Y), {"x": 3, "y": 4}, None),
    "(1/2)ᵏ → 0": (SHRINKS, {"x": Fraction(1, 2)}, True),
    "2ᵏ": (SHRINKS, {"x": 2}, None),
    "(−1/2)ᵏ → 0, for naturals alone": (SHRINKS, {"x": Fraction(-1, 2)}, True),
    "a value that is a term": (SHRINKS, {"x": rational(Fraction(1, 3))}, True),
    "a value that is missing": (SHRINKS, {}, None),
    "a family beside": (tends("k", RECIPROCAL, ZERO), {"z": {(1,): 1}}, True),
    "an entry of a family": (tends("k", div(at("z", ONE), add(K, ONE)), ZERO), {"z": {}}, None),
    "a missing value with the name of an index": (
        tends("j", div(K, add(J, ONE)), ONE), {}, None),  # not k/(k + 1)
    "that value": (tends("j", div(K, add(J, ONE)), ZERO), {"k": 3}, True),
    "a sum of k terms over k + 1": (
        tends("k", div(bind("sum", "i", ONE, ONE, K), add(K, ONE)), ONE), {}, True),
    "to what has no value": (tends("k", RECIPROCAL, mul(ZERO, fn("log", neg(ONE)))), {}, None),
    "to what has one": (tends("k", RECIPROCAL, mul(ZERO, fn("log", num(2)))), {}, True),
    "the sine": (tends("k", fn("sin", K), ZERO), {}, None),
}


@pytest.mark.parametrize(("prop", "point", "expected"), LIMITS.values(), ids=LIMITS)
def test_limits(prop, point, expected):
    assert truth(prop, point) is expected


def test_a_sequence_that_lacks_its_binder_has_no_limit():
    every = bind("all", "i", tends("j", div(var("i"), add(J, ONE)), ZERO), ONE, num(3))
    assert truth(every.args[2], {}) is None
