"""Exact numbers and balls: values worked out by hand."""

from fractions import Fraction

import pytest
from flint import arb, fmpq

from symcheck.kernel.balls.numbers import (
    MAX_BITS,
    PiTimes,
    Surd,
    Undecided,
    Undefined,
    add,
    compare,
    divide,
    exact_integer,
    finite,
    invert,
    multiply,
    negate,
    pi_times,
    power,
    root,
    sign,
    square_root,
    surd,
    to_arb,
)


def q(top, bottom=1):
    return fmpq(top, bottom)


ROOT2, ROOT3, ROOT8 = Surd(q(2), 1), Surd(q(3), 1), Surd(q(8), 1)
AROUND_0, AROUND_1, THIRD = arb(0, 1), arb(1, 0.25), arb(1) / 3
LONG = q(2) ** (2 * (MAX_BITS // 2) + 1)

EXACT = {
    "0·π": (lambda: pi_times(q(0)), q(0)),
    "3·π": (lambda: pi_times(q(3)), PiTimes(q(3))),
    "√(9/4)": (lambda: square_root(q(9, 4)), q(3, 2)),
    "√(1/4)": (lambda: square_root(q(1, 4)), q(1, 2)),
    "no rational √2": (lambda: square_root(q(2)), None),
    "no rational √(1/2)": (lambda: square_root(q(1, 2)), None),
    "no rational √(4/3)": (lambda: square_root(q(4, 3)), None),
    "√0": (lambda: square_root(q(0)), q(0)),
    "−√9": (lambda: surd(q(9), -1), q(-3)),
    "+√9": (lambda: surd(q(9), 1), q(3)),
    "−√2": (lambda: surd(q(2), -1), Surd(q(2), -1)),
    "−(−√2)": (lambda: negate(Surd(q(2), -1)), ROOT2),
    "−π": (lambda: negate(PiTimes(q(1))), PiTimes(q(-1))),
    "2/3 + 1/5": (lambda: add(q(2, 3), q(1, 5)), q(13, 15)),
    "2π + 3π": (lambda: add(PiTimes(q(2)), PiTimes(q(3))), PiTimes(q(5))),
    "2π − 2π": (lambda: add(PiTimes(q(2)), PiTimes(q(-2))), q(0)),
    "√8 + √2": (lambda: add(ROOT8, ROOT2), Surd(q(18), 1)),
    "√2 + √8": (lambda: add(ROOT2, ROOT8), Surd(q(18), 1)),
    "√8 − √2": (lambda: add(ROOT8, Surd(q(2), -1)), ROOT2),
    "−√8 + √2": (lambda: add(Surd(q(8), -1), ROOT2), Surd(q(2), -1)),
    "−√8 − √2": (lambda: add(Surd(q(8), -1), Surd(q(2), -1)), Surd(q(18), -1)),
    "√2 − √2": (lambda: add(ROOT2, Surd(q(2), -1)), q(0)),
    "0 + √2": (lambda: add(q(0), ROOT2), ROOT2),
    "π + 0": (lambda: add(PiTimes(q(1)), q(0)), PiTimes(q(1))),
    "2/3 · 6/5": (lambda: multiply(q(2, 3), q(6, 5)), q(4, 5)),
    "0·π as a product": (lambda: multiply(q(0), PiTimes(q(1))), q(0)),
    "0·√2": (lambda: multiply(q(0), ROOT2), q(0)),
    "0·ball": (lambda: multiply(q(0), THIRD), q(0)),
    "2·5π": (lambda: multiply(q(2), PiTimes(q(5))), PiTimes(q(10))),
    "5π·2": (lambda: multiply(PiTimes(q(5)), q(2)), PiTimes(q(10))),
    "3·√2": (lambda: multiply(q(3), ROOT2), Surd(q(18), 1)),
    "√2·3": (lambda: multiply(ROOT2, q(3)), Surd(q(18), 1)),
    "1/2·√2": (lambda: multiply(q(1, 2), ROOT2), Surd(q(1, 2), 1)),
    "−3·√2": (lambda: multiply(q(-3), ROOT2), Surd(q(18), -1)),
    "−3·−√2": (lambda: multiply(q(-3), Surd(q(2), -1)), Surd(q(18), 1)),
    "√2·√3": (lambda: multiply(ROOT2, ROOT3), Surd(q(6), 1)),
    "√8·−√2": (lambda: multiply(ROOT8, Surd(q(2), -1)), q(-4)),
    "−√8·√2": (lambda: multiply(Surd(q(8), -1), ROOT2), q(-4)),
    "−√2·−√2": (lambda: multiply(Surd(q(2), -1), Surd(q(2), -1)), q(2)),
    "1/√2": (lambda: invert(ROOT2), Surd(q(1, 2), 1)),
    "1/−√(2/3)": (lambda: invert(Surd(q(2, 3), -1)), Surd(q(3, 2), -1)),
    "1/(2/3)": (lambda: invert(q(2, 3)), q(3, 2)),
    "π/(3π)": (lambda: divide(PiTimes(q(1)), PiTimes(q(3))), q(1, 3)),
    "π/2": (lambda: divide(PiTimes(q(1)), q(2)), PiTimes(q(1, 2))),
    "√2⁰": (lambda: power(ROOT2, 0), q(1)),
    "√2¹": (lambda: power(ROOT2, 1), ROOT2),
    "√2⁵": (lambda: power(ROOT2, 5), Surd(q(32), 1)),
    "√2⁴": (lambda: power(ROOT2, 4), q(4)),
    "√2⁶": (lambda: power(ROOT2, 6), q(8)),
    "(−√2)³": (lambda: power(Surd(q(2), -1), 3), Surd(q(8), -1)),
    "(2/3)³": (lambda: power(q(2, 3), 3), q(8, 27)),
    "(2/3)¹": (lambda: power(q(2, 3), 1), q(2, 3)),
    "0⁰": (lambda: power(q(0), 0), q(1)),
    "ball⁰": (lambda: power(AROUND_0, 0), q(1)),
    "0 to a great power": (lambda: power(q(0), 10**9), q(0)),
    "1 to a great power": (lambda: power(q(1), 10**9), q(1)),
    "root of 0": (lambda: root(q(0), 3), q(0)),
    "root of 1/2": (lambda: root(q(1, 2), 2), Surd(q(1, 2), 1)),
    "root of 9/4": (lambda: root(q(9, 4), 2), q(3, 2)),
    "cube root of 8/27": (lambda: root(q(8, 27), 3), q(2, 3)),
    "fourth root of 16": (lambda: root(q(16), 4), q(2)),
}


@pytest.mark.parametrize(("make", "expected"), EXACT.values(), ids=EXACT)
def test_exact_results(make, expected):
    found = make()
    assert type(found) is type(expected)
    assert found == expected


PI, SQRT2 = "3.14159265358979323846", "1.41421356237309504880"
BALLS = {
    "2π": (lambda: to_arb(PiTimes(q(2))), "6.28318530717958647693"),
    "−√2": (lambda: to_arb(Surd(q(2), -1)), "-" + SQRT2),
    "1/π": (lambda: invert(PiTimes(q(1))), "0.318309886183790671538"),
    "√2/π": (lambda: divide(ROOT2, PiTimes(q(1))), "0.450158158078553034760"),
    "π/√2": (lambda: divide(PiTimes(q(1)), ROOT2), "2.22144146907918312351"),
    "√2 + √3": (lambda: add(ROOT2, ROOT3), "3.14626436994197234232"),
    "π + √2": (lambda: add(PiTimes(q(1)), ROOT2), "4.55580621596288828727"),
    "π·√2": (lambda: multiply(PiTimes(q(1)), ROOT2), "4.44288293815836624702"),
    "√2·π": (lambda: multiply(ROOT2, PiTimes(q(1))), "4.44288293815836624702"),
    "1 + π": (lambda: add(q(1), PiTimes(q(1))), "4.14159265358979323846"),
    "1/3 + 1/3": (lambda: add(THIRD, THIRD), "0.666666666666666666667"),
    "1/(1/3)": (lambda: invert(THIRD), "3.00000000000000000000"),
    "π³": (lambda: power(PiTimes(q(1)), 3), "31.0062766802998201755"),
    "(1/3)²": (lambda: power(THIRD, 2), "0.111111111111111111111"),
    "√π": (lambda: root(PiTimes(q(1)), 2), "1.77245385090551602730"),
    "∛2": (lambda: root(q(2), 3), "1.25992104989487316477"),
    "∛(1/2)": (lambda: root(q(1, 2), 3), "0.793700525984099737376"),
    "∛(8/3)": (lambda: root(q(8, 3), 3), "1.38672254870126941096"),
    "∛(3/8)": (lambda: root(q(3, 8), 3), "0.721124785153704152121"),
    "∜√2": (lambda: root(ROOT2, 4), "1.09050773266525765921"),
}


@pytest.mark.parametrize(("make", "near"), BALLS.values(), ids=BALLS)
def test_balls_hold_the_value_and_little_else(make, near):
    found = make()
    assert isinstance(found, arb)
    assert found.overlaps(arb(near, 1e-19))
    assert found.rad() < arb(1e-12)


def test_powers_of_a_ball_around_0():
    wide = arb(0.5, 1)  # −1/2 … 3/2
    fourth, fifth = power(wide, 4), power(wide, 5)
    assert fourth.contains(5)
    assert not fourth.contains(6)
    assert fifth.contains(arb(7.5))
    assert not fifth.contains(9)


SIGNS = {
    "0": (q(0), 0),
    "2": (q(2), 1),
    "1/2": (q(1, 2), 1),
    "−1/2": (q(-1, 2), -1),
    "π/2": (PiTimes(q(1, 2)), 1),
    "−π": (PiTimes(q(-1)), -1),
    "−√2": (Surd(q(2), -1), -1),
    "√2": (ROOT2, 1),
    "a ball": (AROUND_1, 1),
    "a ball below": (-AROUND_1, -1),
    "a ball around 0": (AROUND_0, None),
    "a ball that ends at 0": (arb(1, 1), None),
    "a ball that ends at 0 above": (arb(-1, 1), None),
    "the ball {0}": (arb(0), 0),
}


@pytest.mark.parametrize(("x", "expected"), SIGNS.values(), ids=SIGNS)
def test_signs(x, expected):
    assert sign(x) == expected


def test_comparisons():
    assert compare(q(1, 2), q(1, 3)) == 1
    assert compare(ROOT2, ROOT3) == -1
    assert compare(ROOT8, multiply(q(2), ROOT2)) == 0
    assert compare(PiTimes(q(1)), q(22, 7)) == -1
    assert compare(THIRD, THIRD) is None


NO_VALUE = {
    "1/0": (lambda: invert(q(0)), Undefined),
    "1/{0}": (lambda: invert(arb(0)), Undefined),
    "1/(a ball around 0)": (lambda: invert(AROUND_0), Undecided),
    "π/0": (lambda: divide(PiTimes(q(1)), q(0)), Undefined),
    "√(−1)": (lambda: root(q(-1), 2), Undefined),
    "√(−1/2)": (lambda: root(q(-1, 2), 2), Undefined),
    "√(a ball around 0)": (lambda: root(AROUND_0, 2), Undecided),
    "an unbounded ball": (lambda: finite(arb("+/- inf")), Undecided),
    "nan": (lambda: finite(arb("nan")), Undecided),
    "1/2 as an integer": (lambda: exact_integer(q(1, 2)), Undecided),
    "π as an integer": (lambda: exact_integer(PiTimes(q(1))), Undecided),
    "a ball as an integer": (lambda: exact_integer(arb(2)), Undecided),
}


@pytest.mark.parametrize(("make", "error"), NO_VALUE.values(), ids=NO_VALUE)
def test_no_value(make, error):
    with pytest.raises(error):
        make()


def test_an_integer():
    assert exact_integer(q(-7)) == Fraction(-7)


def test_long_rationals_become_balls():
    assert isinstance(add(LONG, q(1)), arb)
    assert isinstance(multiply(LONG, q(3)), arb)
    assert isinstance(power(q(3), MAX_BITS), arb)
    assert isinstance(power(q(3), 100), fmpq)
    found = surd(LONG, -1)
    assert isinstance(found, arb)
    assert found < 0
    assert (found * found).overlaps(arb(LONG))
