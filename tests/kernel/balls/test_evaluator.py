import sys
from fractions import Fraction

import pytest
from flint import arb

from symcheck.kernel.balls import (
    Undecided,
    Undefined,
    ball,
    is_defined,
    truth,
    value,
)
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.term import (
    ONE,
    PI,
    TRUE,
    TWO,
    ZERO,
    add,
    at,
    bigmax,
    bigmin,
    delta,
    diff,
    div,
    eq,
    fn,
    ipow,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    piecewise,
    prod_,
    rational,
    rpow,
    softmax,
    sub,
    sum_,
    var,
)

x, y, n, i, j, k, m = map(var, ("x", "y", "n", "i", "j", "k", "m"))
HALF, THIRD = rational(Fraction(1, 2)), rational(Fraction(1, 3))
PAIR = {"n": 2, "i": 1, "j": 2, "z": {(1,): 1, (2,): -1}}


def z(index_):
    return at("z", index_)


def slope(term):
    return diff(term, "x", x)


EXACT = {
    "a sum of fractions": (add(HALF, THIRD), {}, Fraction(5, 6)),
    "0⁰ with a natural exponent": (npow(ZERO, ZERO), {}, 1),
    "x⁰ with an integer exponent": (ipow(ZERO, ZERO), {}, 1),
    "a negative integer exponent": (ipow(num(-2), num(-3)), {}, Fraction(-1, 8)),
    "0 to a positive real power": (rpow(ZERO, HALF), {}, 0),
    "a perfect real power": (rpow(num(8), div(TWO, num(3))), {}, 4),
    "a negative real power": (rpow(rational(Fraction(4, 9)), neg(HALF)), {}, Fraction(3, 2)),
    "an exact root": (fn("sqrt", rational(Fraction(4, 9))), {}, Fraction(2, 3)),
    "a root squared": (npow(fn("sqrt", TWO), TWO), {}, 2),
    "two roots that cancel": (sub(fn("sqrt", num(8)), mul(TWO, fn("sqrt", TWO))), {}, 0),
    "a quotient of roots": (div(fn("sqrt", num(18)), fn("sqrt", TWO)), {}, 3),
    "a quotient of angles": (div(PI, mul(num(3), PI)), {}, Fraction(1, 3)),
    "the sine of a right angle": (fn("sin", div(PI, TWO)), {}, 1),
    "the cosine of −2π/3": (fn("cos", neg(div(mul(TWO, PI), num(3)))), {}, Fraction(-1, 2)),
    "an empty sum": (sum_("k", ONE, num(-2), ONE), {}, 0),
    "an empty product": (prod_("k", ONE, ZERO, ZERO), {}, 1),
    "Σ k²": (sum_("k", ONE, n, npow(k, TWO)), {"n": 4}, 30),
    "a triangle of sums": (sum_("j", ONE, n, sum_("k", j, n, mul(j, k))), {"n": 3}, 25),
    "an inner sum that repeats": (sum_("j", ONE, n, sum_("k", ONE, j, j)), {"n": 3}, 14),
    "the largest": (bigmax("k", ONE, n, z(k)), PAIR, 1),
    "the smallest": (bigmin("k", ONE, n, z(k)), PAIR, -1),
    "δ of equal indices": (delta(i, sub(j, ONE)), PAIR, 1),
    "the first branch that holds": (
        piecewise((ONE, lt(x, ZERO)), (TWO, le(x, ZERO)), (num(3), TRUE)),
        {"x": 0},
        2,
    ),
    "a branch that is not reached may be undefined": (
        piecewise((ONE, le(x, ZERO)), (div(ONE, x), lt(ONE, div(ONE, x)))),
        {"x": 0},
        1,
    ),
    "softmax of equals": (softmax("k", ONE, n, x, ONE), {"n": 4, "x": 7}, Fraction(1, 4)),
    "a slope at a rational": (slope(npow(x, num(3))), {"x": Fraction(1, 2)}, Fraction(3, 4)),
    "a third slope": (slope(slope(slope(fn("sigmoid", x)))), {"x": 0}, Fraction(-1, 8)),
    "a slope of a slope at another point": (
        diff(mul(x, diff(mul(x, y, y), "y", mul(x, x))), "x", x),
        {"x": 2},
        64,
    ),
    "a slope under a sum": (slope(sum_("k", ONE, n, npow(x, k))), {"x": 1, "n": 3}, 6),
    "the slope of √(x²)": (slope(fn("sqrt", npow(x, TWO))), {"x": -2}, -1),
    "the slope of a branch": (slope(piecewise((x, lt(x, ONE)), (ZERO, TRUE))), {"x": 0}, 1),
    "the slope by another entry": (diff_entry(z(i), "z", (j,)), PAIR, 0),
    "the slope by its own entry": (diff_entry(z(i), "z", (i,)), PAIR, 1),
    "the slope of a sum of squares": (
        diff_entry(sum_("k", ONE, n, npow(z(k), TWO)), "z", (j,)),
        PAIR,
        -2,
    ),
}
BALLS = {
    "a power of a ball around 0": (npow(sub(fn("exp", fn("log", TWO)), TWO), num(3)), 0),
    "a large power": (npow(rational(Fraction(99, 100)), num(10**6)), Fraction(0)),
    "a general real power": (rpow(TWO, fn("log", TWO)), Fraction("1.616806672")),
    "the largest of what cannot be told apart": (
        fn("max", fn("exp", fn("log", TWO)), TWO),
        2,
    ),
    "roots that do not combine": (
        add(fn("sqrt", TWO), fn("sqrt", num(3))),
        Fraction("3.146264370"),
    ),
    "a root of an angle": (fn("sqrt", PI), Fraction("1.772453851")),
    "1/π": (div(ONE, PI), Fraction("0.318309886")),
    "sin(π/5)": (fn("sin", div(PI, num(5))), Fraction("0.587785252")),
    "sin(−π/3)": (fn("sin", neg(div(PI, num(3)))), Fraction("-0.866025404")),
    "atan √3": (fn("atan", neg(fn("sqrt", num(3)))), Fraction("-1.047197551")),
    "an odd power of a root": (npow(neg(fn("sqrt", TWO)), num(3)), Fraction("-2.828427125")),
    "roots of one kind": (
        add(fn("sqrt", TWO), fn("sqrt", num(8))),
        Fraction("4.242640687"),
    ),
}
NO_VALUE = {
    "a negative natural exponent": (npow(TWO, num(-1)), {}),
    "division by an exact 0": (div(ONE, sub(x, x)), {"x": 1}),
    "0 to a negative integer power": (ipow(ZERO, num(-1)), {}),
    "0 to the real power 0": (rpow(ZERO, ZERO), {}),
    "a negative base of a real power": (rpow(num(-8), THIRD), {}),
    "a root of −1": (fn("sqrt", num(-1)), {}),
    "a logarithm of 0": (fn("log", ZERO), {}),
    "an index out of range": (z(num(3)), PAIR),
    "an index 0": (z(ZERO), PAIR),
    "an empty maximum": (bigmax("k", ONE, ZERO, ONE), {}),
    "a softmax entry out of range": (softmax("k", ONE, n, x, num(3)), {"n": 2, "x": 0}),
    "no branch holds": (piecewise((ONE, lt(x, ZERO))), {"x": 0}),
    "an undefined addend times 0": (mul(ZERO, div(ONE, x)), {"x": 0}),
    "a derivative by an entry out of range": (diff_entry(ONE, "z", (num(3),)), PAIR),
    "an undefined body in a sum": (sum_("k", ZERO, n, div(ONE, k)), {"n": 2}),
}
TINY = sub(fn("exp", fn("log", TWO)), TWO)
OPEN = {
    "the root of what may be negative": (fn("sqrt", TINY), {}),
    "the logarithm of what may be negative": (fn("log", TINY), {}),
    "the sign of what may be 0": (fn("sign", TINY), {}),
    "a real power of what may be negative": (rpow(TINY, PI), {}),
    "a real power of 0 that may not be positive": (rpow(ZERO, TINY), {}),
    "the slope of a real power at 0": (slope(rpow(x, HALF)), {"x": 0}),
    "a branch whose condition is open": (piecewise((ONE, lt(TINY, ZERO)), (TWO, TRUE)), {}),
    "an argument that may be out of its domain": (fn("atanh", add(ONE, TINY)), {}),
    "a ball without bound": (fn("exp", fn("exp", fn("exp", num(10**6)))), {}),
    "an index that is no integer": (z(HALF), PAIR),
    "a family that the point does not give": (at("w", ONE), PAIR),
    "an unknown head": (fn("gamma", ONE), {}),
    "a number of arguments that a function does not take": (fn("sin", ONE, TWO), {}),
    "a proposition": (lt(ZERO, ONE), {}),
    "a number in place of a proposition": (piecewise((ONE, ZERO)), {}),
    "a value in the point that is open": (x, {"x": y}),
    "the slope of |x| at 0": (slope(fn("abs", x)), {"x": 0}),
    "the slope of √(x²) at 0, whose square has slope 0": (
        slope(fn("sqrt", npow(x, TWO))),
        {"x": 0},
    ),
    "the slope of x|x| at 0": (slope(mul(x, fn("abs", x))), {"x": 0}),
    "the slope of max(x, −x) at 0": (slope(fn("max", x, neg(x))), {"x": 0}),
    "the slope of max(x, 0) at 0": (slope(fn("max", x, ZERO)), {"x": 0}),
    "the slope at a boundary of branches": (
        slope(piecewise((x, lt(x, ONE)), (ONE, TRUE))),
        {"x": 1},
    ),
    "the slope of a branch that holds at one point": (
        slope(piecewise((ONE, eq(x, ZERO)), (x, TRUE))),
        {"x": 0},
    ),
    "the slope by an upper end": (diff(sum_("k", ONE, n, k), "n", n), {"n": 2}),
    "the slope by an exponent": (diff(npow(x, n), "n", n), {"x": 2, "n": 2}),
    "1 over what may be 0": (div(ONE, sub(fn("exp", fn("log", TWO)), TWO)), {}),
    "a name that the point does not give": (x, {}),
    "too many terms": (sum_("k", ONE, num(10**9), k), {}),
}


@pytest.mark.parametrize(("term", "point", "expected"), EXACT.values(), ids=EXACT)
def test_exact_values(term, point, expected):
    assert value(term, point, 64) == expected


@pytest.mark.parametrize(("term", "near"), BALLS.values(), ids=BALLS)
def test_balls_around_other_values(term, near):
    found = ball(term, {}, 200)
    assert abs(found - arb(near.numerator) / near.denominator) < arb(10) ** -9


@pytest.mark.parametrize(("term", "point"), NO_VALUE.values(), ids=NO_VALUE)
def test_undefined(term, point):
    with pytest.raises(Undefined):
        value(term, point, 64)
    assert is_defined(term, point) is False
    assert truth(eq(term, term), point) is None


@pytest.mark.parametrize(("term", "point"), OPEN.values(), ids=OPEN)
def test_undecided(term, point):
    with pytest.raises(Undecided):
        value(term, point, 64)
    assert is_defined(term, point) is None


def test_a_long_rational_becomes_a_ball():
    huge = npow(rational(Fraction(3, 2)), num(20_000))
    assert isinstance(value(mul(huge, huge), {}, 64), arb)
    assert isinstance(value(fn("sqrt", mul(huge, huge, TWO)), {}, 64), arb)


def test_a_root_of_a_long_rational_is_a_ball():
    long = npow(rational(Fraction(3, 2)), num(24_999))
    product = mul(fn("sqrt", long), fn("sqrt", mul(num(7), long)))
    assert isinstance(value(product, {}, 64), arb)


@pytest.fixture
def shallow():
    """Let recursion end as early as Python's own limit has it, whatever ran before."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(1000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.usefixtures("shallow")
def test_too_deep_a_term_is_open():
    deep = x
    for _ in range(390):
        deep = fn("sigmoid", deep)
    assert truth(lt(deep, ZERO), {"x": 0}) is None
    with pytest.raises(Undecided):
        value(deep, {"x": 0}, 64)


def test_too_much_work_is_open():
    square = sum_("k", ONE, num(50), sum_("j", ONE, num(50), add(j, k)))
    with pytest.raises(Undecided):
        value(square, {}, 64, work=30)
    with pytest.raises(Undecided):
        value(fn("sin", fn("sin", fn("sin", x))), {"x": 1}, 64, work=3)
