"""What a point must be, and where an evaluation must not give a value."""

from fractions import Fraction

import pytest

from symcheck.kernel.balls import Undecided, Undefined, is_defined, meets, truth, value
from symcheck.kernel.claim import INTEGER, REAL, SIZE, Context, Definition, Sort, family, index
from symcheck.kernel.term import (
    ONE,
    PI,
    TRUE,
    TWO,
    ZERO,
    add,
    at,
    bound,
    call,
    delta,
    diff,
    div,
    eq,
    fn,
    lam,
    lt,
    npow,
    num,
    piecewise,
    softmax,
    upd,
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


MATRIX = {(i, j): 10 * i + j for i in (1, 2) for j in (1, 2)}
NORM = Definition("norm", (("z", family(TWO)),), at("z", num(0)))
COUNT = Definition("count", (("m", SIZE),), var("m"))
ENTRY = Definition("entry", (("m", index(TWO, num(3))),), var("m"))


def test_an_entry_of_a_matrix_that_was_replaced():
    def entry(*own):
        return upd("w", (ONE, TWO), num(7), own)

    found = {own: value(entry(*map(num, own)), {"w": MATRIX}, 53) for own in MATRIX}
    assert found == MATRIX | {(1, 2): 7}


def test_a_name_has_another_value_inside_a_call():
    increased = Definition("increased", (("x", REAL),), add(X, ONE))
    term = add(X, call("increased", add(X, ONE)), X)
    assert value(term, {"x": 1}, 53, {"increased": increased}) == 5


def test_a_call_of_nothing_has_no_value():
    with pytest.raises(Undecided, match="'f' is not defined"):
        value(call("f", X), {"x": 1}, 53)


@pytest.mark.parametrize("given", [K, add(K, ONE), bound(0)], ids=repr)
def test_a_value_in_a_point_is_closed(given):
    with pytest.raises(Undecided, match="must be closed"):
        value(X, {"x": given}, 53)


@pytest.mark.parametrize(
    ("definition", "term"),
    [
        (NORM, call("norm", lam("k", K))),
        (COUNT, call("count", ZERO)),
        (ENTRY, call("entry", ONE)),
        (ENTRY, call("entry", num(4))),
    ],
)
def test_what_is_outside_a_parameters_sort(definition, term):
    with pytest.raises(Undefined):
        value(term, {}, 53, {definition.name: definition})


def test_the_points_numbers_are_put_in_before_sides_are_compared():
    half = Fraction(1, 2)
    sides = fn("exp", X), fn("exp", div(ONE, TWO))
    assert truth(eq(*sides), {"x": half}) is True
    assert truth(eq(*sides), {"x": 1}) is False
