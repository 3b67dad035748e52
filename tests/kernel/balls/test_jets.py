"""Numbers with infinitesimal parts, their folds and extremes: values by hand."""

import pytest
from flint import arb, fmpq

from symcheck.kernel.balls.jets import (
    Jet,
    apply,
    compose,
    depends,
    first_extreme,
    folded,
    integer_power,
    j_add,
    j_divide,
    j_multiply,
    j_negate,
    largest,
    number,
    parts,
    real_power,
    seed,
    slope,
)
from symcheck.kernel.balls.numbers import PiTimes, Surd, Undecided, Undefined


def q(top, bottom=1):
    return fmpq(top, bottom)


def jet(value, *coefficients):
    """value + c₁·ε₁ + c₂·ε₂ + c₃·ε₁ε₂."""
    return Jet(dict(enumerate((q(value), *map(q, coefficients)))), 3 if coefficients[1:] else 1)


def shape(x):
    """Return the coefficients that are not 0, and what the value depends on."""
    return {mask: c for mask, c in parts(x).items() if c != 0}, depends(x)


X = seed(q(3), 1)  # 3 + ε₁
XX = seed(X, 2)  # 3 + ε₁ + ε₂
Y = seed(q(5), 2)  # 5 + ε₂
FLAT = Jet({0: q(2)}, 1)
AROUND_0 = arb(0, 1)

JETS = {
    "x": (lambda: seed(q(3), 1), {0: 3, 1: 1}, 1),
    "x with two": (lambda: seed(seed(q(3), 1), 2), {0: 3, 1: 1, 2: 1}, 3),
    "x + y": (lambda: j_add(X, Y), {0: 8, 1: 1, 2: 1}, 3),
    "y + x": (lambda: j_add(Y, X), {0: 8, 1: 1, 2: 1}, 3),
    "x + 4": (lambda: j_add(X, q(4)), {0: 7, 1: 1}, 1),
    "4 + x": (lambda: j_add(q(4), X), {0: 7, 1: 1}, 1),
    "x + x": (lambda: j_add(X, X), {0: 6, 1: 2}, 1),
    "−x": (lambda: j_negate(X), {0: -3, 1: -1}, 1),
    "x·y": (lambda: j_multiply(X, Y), {0: 15, 1: 5, 2: 3, 3: 1}, 3),
    "x·x": (lambda: j_multiply(X, X), {0: 9, 1: 6}, 1),
    "x² with two": (lambda: j_multiply(XX, XX), {0: 9, 1: 6, 2: 6, 3: 2}, 3),
    "4·x": (lambda: j_multiply(q(4), X), {0: 12, 1: 4}, 1),
    "x·4": (lambda: j_multiply(X, q(4)), {0: 12, 1: 4}, 1),
    "6/x": (lambda: j_divide(q(6), X), {0: 2, 1: q(-2, 3)}, 1),
    "x/6": (lambda: j_divide(X, q(6)), {0: q(1, 2), 1: q(1, 6)}, 1),
    "y/x": (lambda: j_divide(Y, X), {0: q(5, 3), 1: q(-5, 9), 2: q(1, 3), 3: q(-1, 9)}, 3),
    "x³ with two": (lambda: integer_power(XX, 3), {0: 27, 1: 27, 2: 27, 3: 18}, 3),
    "x⁰": (lambda: integer_power(X, 0), {0: 1}, 1),
    "x⁻²": (lambda: integer_power(X, -2), {0: q(1, 9), 1: q(-2, 27)}, 1),
    "√(x + 1)": (lambda: apply("sqrt", j_add(XX, q(1))),
                 {0: 2, 1: q(1, 4), 2: q(1, 4), 3: q(-1, 32)}, 3),
    "x^(1/2) at 4": (lambda: real_power(seed(q(4), 1), q(1, 2)), {0: 2, 1: q(1, 4)}, 1),
    "x^(−1/2) at 4": (lambda: real_power(seed(q(4), 1), q(-1, 2)), {0: q(1, 2), 1: q(-1, 16)}, 1),
    "x^(2/3) at 8": (lambda: real_power(seed(q(8), 1), q(2, 3)), {0: 4, 1: q(1, 3)}, 1),
    "x^0.0 at 8": (lambda: real_power(seed(q(8), 1), q(0)), {0: 1}, 1),
    "x^(1/12) at 4096": (lambda: real_power(q(4096), q(1, 12)), {0: 2}, 0),
    "0^(1/2)": (lambda: real_power(q(0), q(1, 2)), {}, 0),
    "π/(3π)": (lambda: j_divide(PiTimes(q(1)), PiTimes(q(3))), {0: q(1, 3)}, 0),
    "the largest of 2, x": (lambda: largest([q(2), X]), {0: 3, 1: 1}, 1),
    "the largest of x, 2": (lambda: largest([X, q(2)]), {0: 3, 1: 1}, 1),
    "the largest of x, y, 4": (lambda: largest([X, Y, q(4)]), {0: 5, 2: 1}, 2),
    "the largest of 1, 2, 2": (lambda: largest([q(1), q(2), q(2)]), {0: 2}, 0),
    "the largest of 2, 2": (lambda: largest([q(2), q(2)]), {0: 2}, 0),
    "the sum": (lambda: folded("sum", [X, Y, q(2)]), {0: 10, 1: 1, 2: 1}, 3),
    "the product": (lambda: folded("prod", [X, Y, q(2)]), {0: 30, 1: 10, 2: 6, 3: 2}, 3),
    "the empty sum": (lambda: folded("sum", []), {}, 0),
    "the empty product": (lambda: folded("prod", []), {0: 1}, 0),
    "the greatest of several": (lambda: folded("bigmax", [q(2), Y, X]), {0: 5, 2: 1}, 2),
    "the least of several": (lambda: folded("bigmin", [Y, X, q(4)]), {0: 3, 1: 1}, 1),
    "the slope of x": (lambda: slope(X, 1), {0: 1}, 0),
    "the slope of a constant": (lambda: slope(q(3), 1), {}, 0),
    "the slope in another": (lambda: slope(X, 2), {}, 0),
    "the slope of a flat jet": (lambda: slope(FLAT, 1), {}, 0),
    "the slope of x·y in x": (lambda: slope(j_multiply(X, Y), 1), {0: 5, 2: 1}, 2),
    "the slope of x·y in y": (lambda: slope(j_multiply(X, Y), 2), {0: 3, 1: 1}, 1),
    "the slope of x + y in x": (lambda: slope(j_add(X, Y), 1), {0: 1}, 2),
    "the sum of two numbers": (lambda: j_add(q(2), q(3)), {0: 5}, 0),
    "the product of two numbers": (lambda: j_multiply(q(2), q(3)), {0: 6}, 0),
    "the quotient of two numbers": (lambda: j_divide(q(2), q(3)), {0: q(2, 3)}, 0),
    "minus a number": (lambda: j_negate(q(2)), {0: -2}, 0),
    "the slope of x² twice": (lambda: slope(slope(j_multiply(XX, XX), 2), 1), {0: 2}, 0),
}  # fmt: skip


@pytest.mark.parametrize(("make", "expected", "on"), JETS.values(), ids=JETS)
def test_values_and_infinitesimal_parts(make, expected, on):
    found = make()
    assert shape(found) == ({mask: fmpq(c) for mask, c in expected.items()}, on)
    assert isinstance(found, Jet) == bool(on)


def test_a_number_is_a_value_that_depends_on_nothing():
    assert (number(X), number(q(3))) == (3, 3)
    assert number(Jet({1: q(1)}, 1)) == 0
    assert parts(q(3)) == {0: 3}
    assert depends(q(3)) == 0
    assert Jet({0: q(1)}).depends == 0


def test_the_order_of_a_composition_is_the_number_of_infinitesimals():
    seen = []

    def coefficients(a, order):
        seen.append((a, order))
        return [fmpq(7)] * (order + 1)

    assert compose(q(3), coefficients) == 7
    # f(3 + ε₁ + ε₂) = 7 + 7·(ε₁ + ε₂) + 7·(2·ε₁ε₂)
    assert shape(compose(XX, coefficients)) == ({0: 7, 1: 7, 2: 7, 3: 14}, 3)
    assert seen == [(3, 0), (3, 2)]


def test_a_power_by_the_exponential():
    found = real_power(seed(q(2), 1), seed(q(2), 2))  # yˣ⁻¹ and log
    assert parts(found)[0].overlaps(arb(4, 1e-15))
    assert parts(found)[1].overlaps(arb(4, 1e-15))
    assert parts(found)[2].overlaps(arb("2.7725887222397812377", 1e-15))
    assert real_power(q(2), PiTimes(q(1))).overlaps(arb("8.8249778270762876239", 1e-15))
    assert real_power(q(2), q(1, 13)).overlaps(arb("1.0547660764816467", 1e-14))


def test_the_largest_of_balls_that_overlap():
    found = largest([arb(1, 0.25), arb(1.5, 0.5), arb(0)])
    assert found.contains(1.25)
    assert found.contains(2)
    assert not found.contains(0)
    assert largest([arb(3, 0.5), arb(2.75, 0.5), arb(0)]).contains(3.5)
    assert isinstance(largest([q(2), q(2)]), fmpq)
    assert isinstance(j_divide(PiTimes(q(1)), PiTimes(q(3))), fmpq)
    assert number(largest([Surd(q(2), 1), q(1)])) == Surd(q(2), 1)


REFUSED = {
    "1/0": (lambda: j_divide(X, q(0)), Undefined),
    "1/(0 + ε)": (lambda: j_divide(q(1), seed(q(0), 1)), Undefined),
    "0⁻¹": (lambda: integer_power(q(0), -1), Undefined),
    "(−1)^(1/2)": (lambda: real_power(q(-1), q(1, 2)), Undefined),
    "(−2)²": (lambda: real_power(q(-2), q(2)), Undefined),
    "(−1/2)^(1/3)": (lambda: real_power(q(-1, 2), q(1, 3)), Undefined),
    "0^0": (lambda: real_power(q(0), q(0)), Undefined),
    "0^−1": (lambda: real_power(q(0), q(-1)), Undefined),
    "0^−(1 + ε)": (lambda: real_power(q(0), seed(q(-1), 1)), Undefined),
    "ball^2": (lambda: real_power(AROUND_0, q(2)), Undecided),
    "0^ball": (lambda: real_power(q(0), AROUND_0), Undecided),
    "(0 + ε)²": (lambda: real_power(seed(q(0), 1), q(2)), Undecided),
    "0^(2 + ε)": (lambda: real_power(q(0), seed(q(2), 1)), Undecided),
    "no largest": (lambda: largest([]), Undefined),
    "no least": (lambda: folded("bigmin", []), Undefined),
    "a tie of jets": (lambda: largest([X, X.__class__(dict(X.parts), 1)]), Undecided),
    "a tie with a jet": (lambda: largest([q(3), X]), Undecided),
    "a tie with a jet behind": (lambda: largest([X, q(3), q(1)]), Undecided),
    "a ball about a jet": (lambda: largest([arb(3, 1), X]), Undecided),
    "no first": (lambda: first_extreme("argmax", []), Undefined),
    "first of balls": (lambda: first_extreme("argmax", [arb(1, 1), arb(1, 1)]), Undecided),
    "a ball behind": (lambda: first_extreme("argmax", [q(1), arb(1, 1)]), Undecided),
    "a ball before": (lambda: first_extreme("argmax", [arb(1, 1), q(1)]), Undecided),
    "a jet ties behind": (lambda: first_extreme("argmax", [q(3), X]), Undecided),
    "a jet ties before": (lambda: first_extreme("argmax", [X, q(3)]), Undecided),
}


@pytest.mark.parametrize(("make", "error"), REFUSED.values(), ids=REFUSED)
def test_no_value(make, error):
    with pytest.raises(error):
        make()


FIRST = {
    "one": ("argmax", [q(1)], 0),
    "the last": ("argmax", [q(1), q(2), q(3)], 2),
    "the middle": ("argmax", [q(1), q(3), q(2)], 1),
    "the first": ("argmax", [q(3), q(1), q(2)], 0),
    "the first of a tie": ("argmax", [q(1), q(3), q(3), q(2)], 1),
    "the first least": ("argmin", [q(2), q(1), q(3), q(1)], 1),
    "a jet that stands out": ("argmax", [q(1), X, q(2)], 1),
    "a least jet": ("argmin", [q(7), Y, q(6)], 1),
    "balls that stand apart": ("argmax", [arb(1), arb(3, 1), arb(0)], 1),
}


@pytest.mark.parametrize(("kind", "values", "expected"), FIRST.values(), ids=FIRST)
def test_the_first_extreme(kind, values, expected):
    assert first_extreme(kind, values) == expected
