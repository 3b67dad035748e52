"""What a point must be, and where an evaluation must not give a value."""

from fractions import Fraction

import pytest

from symcheck.kernel.balls import Undecided, Undefined, is_defined, meets, truth, value
from symcheck.kernel.claim import INTEGER, REAL, Context, Sort, family
from symcheck.kernel.term import (
    ONE,
    PI,
    TRUE,
    TWO,
    ZERO,
    add,
    at,
    bound,
    delta,
    diff,
    div,
    eq,
    fn,
    lt,
    npow,
    num,
    piecewise,
    softmax,
    var,
)

X, K = var("x"), var("k")
Z = Context((("z", family(TWO)),))
ORDER = Context((("s", Sort("permutation", ((ONE, num(3)),))),))
PLAIN = Context((("x", REAL),))
PI_MANY = Context((("z", family(PI)),))
WHOLE = Context((("n", INTEGER),))
HALVES = Context((("z", family(div(num(5), TWO))),))

FAMILIES = {
    "entries": (Z, {"z": {(1,): 1, (2,): PI}}, True),
    "an open entry": (Z, {"z": {(1,): 1, (2,): X}}, False),
    "two open entries": (Z, {"z": {(1,): X, (2,): X}}, False),
    "an entry that is no number": (Z, {"z": {(1,): 1, (2,): "1"}}, False),
    "a proposition as an entry": (Z, {"z": {(1,): 1, (2,): TRUE}}, False),
    "a number": (Z, {"z": Fraction(1, 2)}, False),
    "a term": (Z, {"z": PI}, False),
    "nothing": (Z, {}, False),
    "a function": (Z, {"z": lambda _: 1}, False),
    "π entries": (PI_MANY, {"z": {(1,): 1, (2,): 1, (3,): 1}}, False),
    "a permutation": (ORDER, {"s": {(1,): 2, (2,): 3, (3,): 1}}, True),
    "a value twice": (ORDER, {"s": {(1,): 2, (2,): 2, (3,): 1}}, False),
    "a value outside": (ORDER, {"s": {(1,): 2, (2,): 4, (3,): 1}}, False),
    "a real": (PLAIN, {"x": PI}, True),
    "an open real": (PLAIN, {"x": K}, False),
    "a loose real": (PLAIN, {"x": bound(0)}, False),
    "an integer": (WHOLE, {"n": 2}, True),
    "a fraction that is an integer": (WHOLE, {"n": Fraction(2)}, True),
    "a fraction": (WHOLE, {"n": Fraction(5, 2)}, False),
    "5/2 entries": (HALVES, {"z": {(1,): 1, (2,): 1}}, False),
    "5/2 entries, and one more": (HALVES, {"z": {(1,): 1, (2,): 1, (3,): 1}}, False),
    "as many as the numerator": (HALVES, {"z": {(i,): 1 for i in range(1, 6)}}, False),
    "a proposition": (PLAIN, {"x": TRUE}, False),
    "a text": (PLAIN, {"x": "1"}, False),
}


@pytest.mark.parametrize(("context", "point", "expected"), FAMILIES.values(), ids=FAMILIES)
def test_what_a_point_must_be(context, point, expected):
    assert meets(context, point) is expected


def test_deltas_and_entries_of_softmax():
    assert value(delta(ONE, ONE), {}, 64) == 1
    assert value(delta(ONE, TWO), {}, 64) == 0
    large = softmax("k", ZERO, TWO, fn("log", K), ONE)
    assert is_defined(large, {}) is False
    # e^(log k) = k: 2/(2 + 3 + 4) for the first of three
    first = softmax("k", TWO, num(4), fn("log", K), TWO)
    assert truth(lt(first, div(num(23), num(100))), {}) is True
    assert truth(lt(div(num(22), num(100)), first), {}) is True
    with pytest.raises(Undefined):
        value(softmax("k", TWO, num(4), K, ONE), {}, 64)


def test_a_value_outside_the_domain_is_undefined():
    for name, outside in (("asin", 2), ("acosh", -1), ("atanh", 2), ("asech", 2), ("acoth", 0)):
        with pytest.raises(Undefined):
            value(fn(name, X), {"x": outside}, 64)


def test_definedness():
    assert is_defined(fn("log", X), {"x": 0}) is False
    assert is_defined(fn("log", X), {"x": 1}) is True
    close = add(fn("exp", div(ONE, num(10**30))), num(-1))
    assert is_defined(fn("log", close), {}) is True
    assert is_defined(X, {}) is None


def test_relations_of_what_is_differentiated():
    for condition in (eq(X, ZERO), eq(ZERO, X)):
        with pytest.raises(Undecided):
            value(diff(piecewise((ONE, condition), (X, TRUE)), "x", X), {"x": 0}, 64)
    assert value(diff(piecewise((npow(X, TWO), TRUE)), "x", X), {"x": 3}, 64) == 6
    with pytest.raises(Undefined):
        value(at("z", num(3)), {"z": {(1,): 1, (2,): 2}}, 64)
