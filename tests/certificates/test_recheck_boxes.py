"""The second checker's terms on boxes: their least bounds by hand, and Taylor coefficients."""

import math
from fractions import Fraction

import pytest

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    PI,
    REAL,
    TRUE,
    ZERO,
    Boxed,
    Context,
    NoEnclosure,
    T,
    bind,
    eq,
    fn,
    le,
    lt,
    mul,
    num,
    piecewise,
    var,
)

P = 40
X, Y, K = var("x"), var("y"), var("k")
HERE = Context({"x": REAL, "y": REAL})
E = math.e


def ends(low, high):
    return tuple(None if e is None else round(e * 2**P) for e in (low, high))


BOX = {"x": ends(-1, 2), "y": ends(3, 4), "u": (None, ends(0, 0)[0])}


def over(head, low, high, body):
    return bind(head, "k", body, num(low), num(high))


def ipow(a, b):
    return T("ipow", (a, b))


def rpow(a, b):
    return T("rpow", (a, b))


HALF = 1 / num(2)
VALUES = {
    "x": (X, -1, 2), "u": (var("u"), None, 0), "unknown": (var("z"), None, None),
    "π": (PI, math.pi, math.pi), "numeral": (num(3), 3, 3), "half": (HALF, 0.5, 0.5),
    "sum": (X + Y + ONE, 3, 7), "difference": (X - Y, -5, -1), "negative": (-X, -2, 1),
    "product": (X * Y, -4, 8), "product of one": (X * X, 0, 4), "thrice": (mul(X, X, X), -1, 8),
    "product with one": (mul(X, Y, X), 0, 16), "quotient": (X / Y, -1 / 3, 2 / 3),
    "square": (X**2, 0, 4), "cube": (X**3, -1, 8),
    "negative power": (ipow(Y, num(-2)), 1 / 16, 1 / 9),
    "npow 0": (T("npow", (X, ZERO)), 1, 1),
    "root power": (rpow(Y, HALF), 3**0.5, 2), "power of two": (rpow(num(2), X), 0.5, 4),
    "abs as max(x, −x)": (fn("abs", X), -1, 2), "abs of less": (fn("abs", Y - 5), 1, 2),
    "max": (fn("max", X, num(1)), 1, 2), "max of three": (fn("max", X, num(1), Y), 3, 4),
    "max first": (fn("max", Y, X), 3, 4), "min": (fn("min", X, num(1)), -1, 1),
    "max in two": (fn("max", X, num(-3), X - 1), -1, 2),
    "max after a smaller": (fn("max", num(5), X, num(9)), 9, 9),
    "sign": (fn("sign", X), -1, 1), "sign of more": (fn("sign", Y), 1, 1),
    "sign of less": (fn("sign", -Y), -1, -1), "sign of 0": (fn("sign", ZERO), 0, 0),
    "sign ≥ 0": (fn("sign", X + 1), 0, 1), "sign ≤ 0": (fn("sign", X - 2), -1, 0),
    "sign of u": (fn("sign", var("u")), -1, 0), "sign of −u": (fn("sign", -var("u")), 0, 1),
    "sign of anything": (fn("sign", var("z")), -1, 1),
    "exp": (fn("exp", X), 1 / E, E**2), "log": (fn("log", Y), math.log(3), math.log(4)),
    "sqrt": (fn("sqrt", Y), 3**0.5, 2), "sin": (fn("sin", Y), math.sin(4), math.sin(3)),
    "cos": (fn("cos", X), math.cos(2), 1), "atan": (fn("atan", X), -math.pi / 4, math.atan(2)),
    "erf": (fn("erf", X), math.erf(-1), math.erf(2)),
    "cbrt": (fn("cbrt", Y), 3 ** (1 / 3), 4 ** (1 / 3)),
    "tanh": (fn("tanh", X), math.tanh(-1), math.tanh(2)),
    "sinh": (fn("sinh", ZERO), 0, 0), "sigmoid of 0": (fn("sigmoid", ZERO), 0.5, 0.5),
    "relu": (fn("relu", X), 0, 2),
    "cases": (piecewise((X, lt(X, ZERO)), (Y, TRUE)), -1, 4),
    "case met": (piecewise((X, lt(ZERO, ONE)), (Y, TRUE)), -1, 2),
    "case not met": (piecewise((X, lt(ONE, ZERO)), (Y, TRUE)), 3, 4),
    "case met late": (piecewise((X, lt(X, ZERO)), (Y, lt(ZERO, ONE)), (num(9), TRUE)), -1, 4),
    "the last": (piecewise((Y, lt(ONE, ZERO)), (X, eq(ZERO, ONE)), (num(9), TRUE)), 9, 9),
    "sum over": (over("sum", 1, 3, X * K), -6, 12), "of nothing": (over("sum", 1, 0, X * K), 0, 0),
    "product over": (over("prod", 1, 3, Y * K), 162, 384),
    "over one": (over("prod", 2, 2, K), 2, 2),
    "empty product": (over("prod", 1, 0, K), 1, 1), "largest": (over("bigmax", 1, 3, X * K), -1, 6),
    "smallest": (over("bigmin", 1, 3, K + X), 0, 3), "one": (over("bigmin", 2, 2, K + X), 1, 4),
}  # fmt: skip


@pytest.mark.parametrize("name", VALUES)
def test_the_bounds_of_a_term(name):
    term, low, high = VALUES[name]
    found = Boxed(P, HERE, BOX).value(term)
    for i, (end, wanted) in enumerate(zip(found, (low, high), strict=True)):
        if wanted is None or end is None:
            assert end is wanted
        else:
            away = (wanted - Fraction(end, 2**P)) * (-1 if i else 1)
            assert -1e-14 <= away <= 1e-10, (found[0] / 2**P, found[1] / 2**P)


NOTHING = {
    "1/x": 1 / X, "x^(-1)": ipow(X, num(-1)), "a family": T("at", (ONE,), "w"),
    "x^y": T("npow", (X, Y)), "x^(1/2)": T("npow", (X, HALF)),
    "x^30000": T("npow", (X, num(30000))), "log −1": fn("log", num(-1)),
    "max of nothing": over("bigmax", 1, 0, K), "min of nothing": over("bigmin", 3, 1, K),
    "no end": bind("sum", "k", K, num(1), X), "no beginning": bind("sum", "k", K, X, num(1)),
    "half an end": bind("sum", "k", K, num(1), 7 / num(2)),
    "half a beginning": bind("sum", "k", K, HALF, num(4)),
    "halves": bind("sum", "k", K, HALF, 7 / num(2)),
    "too many": over("sum", 1, 20002, K),
    "no case": piecewise((X, lt(ONE, ZERO)), (Y, lt(ONE, ZERO))),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTHING)
def test_what_is_not_enclosed(name):
    with pytest.raises(NoEnclosure):
        Boxed(P, HERE, BOX).value(NOTHING[name])


# ── jets: Taylor coefficients of f(x₀ + t), by hand ──

AT = {"x": ends(2, 2), "y": ends(3, 3)}
EXP = [E**2 / math.factorial(k) for k in range(4)]
SIN = [math.sin(2), math.cos(2), -math.sin(2) / 2, -math.cos(2) / 6]
COS = [math.cos(2), -math.sin(2), -math.cos(2) / 2, math.sin(2) / 6]
LOG = [math.log(2), 1 / 2, -1 / 8, 1 / 24]
ROOT = [2**0.5, 2**-0.5 / 2, -(2**-1.5) / 8, 2**-2.5 / 16]
THIRD = [2 ** (1 / 3), 2 ** (-2 / 3) / 3, -(2 ** (-5 / 3)) / 9, 5 * 2 ** (-8 / 3) / 81]
ATAN = [math.atan(2), 1 / 5, -2 / 25, 11 / 375]
BELL = 2 / math.sqrt(math.pi) * math.exp(-4)
ERF = [math.erf(2), BELL, -2 * BELL, 7 / 3 * BELL]
TANH, S = math.tanh(2), 1 - math.tanh(2) ** 2
JETS = {
    "x": (X, [2, 1, 0, 0]), "y": (Y, [3, 0, 0, 0]), "numeral": (num(5), [5, 0, 0, 0]),
    "π": (PI, [math.pi, 0, 0, 0]), "sum": (X + Y, [5, 1, 0, 0]), "negative": (-X, [-2, -1, 0, 0]),
    "product": (X * Y, [6, 3, 0, 0]), "square": (X**2, [4, 4, 1, 0]), "cube": (X**3, [8, 12, 6, 1]),
    "first": (T("npow", (X, ONE)), [2, 1, 0, 0]), "none": (T("npow", (X, ZERO)), [1, 0, 0, 0]),
    "fourth": (X**4, [16, 32, 24, 8]), "twice": (X * X * Y, [12, 12, 3, 0]),
    "1/x": (1 / X, [1 / 2, -1 / 4, 1 / 8, -1 / 16]),
    "y/x": (Y / X, [3 / 2, -3 / 4, 3 / 8, -3 / 16]),
    "x^(-2)": (ipow(X, num(-2)), [1 / 4, -1 / 4, 3 / 16, -1 / 8]),
    "x^(-1)": (ipow(X, num(-1)), [1 / 2, -1 / 4, 1 / 8, -1 / 16]),
    "√ as power": (rpow(X, HALF), ROOT), "exp": (fn("exp", X), EXP), "sin": (fn("sin", X), SIN),
    "cos": (fn("cos", X), COS), "log": (fn("log", X), LOG), "sqrt": (fn("sqrt", X), ROOT),
    "cbrt": (fn("cbrt", X), THIRD), "atan": (fn("atan", X), ATAN), "erf": (fn("erf", X), ERF),
    "tanh": (fn("tanh", X), [TANH, S, -TANH * S, S * (TANH**2 - 1 / 3)]),
    "abs": (fn("abs", X), [2, 1, 0, 0]), "abs of −x": (fn("abs", -X), [2, 1, 0, 0]),
    "max": (fn("max", X, Y), [3, 0, 0, 0]), "max x": (fn("max", X, ONE), [2, 1, 0, 0]),
    "min": (fn("min", X, Y), [2, 1, 0, 0]), "sign": (fn("sign", X), [1, 0, 0, 0]),
    "max of equal": (fn("max", X, num(2) * X / 2), [2, 1, 0, 0]),
    "sum over": (over("sum", 1, 3, X**2 * K), [24, 24, 6, 0]),
    "product over": (over("prod", 1, 2, X + K), [12, 7, 1, 0]),
    "largest": (over("bigmax", 1, 3, X * K), [6, 3, 0, 0]),
    "case": (piecewise((X, lt(ZERO, ONE)), (Y, TRUE)), [2, 1, 0, 0]),
    "other case": (piecewise((Y, lt(ONE, ZERO)), (X**2, TRUE)), [4, 4, 1, 0]),
    "exp 2x": (fn("exp", 2 * X), [E**4, 2 * E**4, 2 * E**4, 4 / 3 * E**4]),
    "sin x²": (fn("sin", X**2), [math.sin(4), 4 * math.cos(4), math.cos(4) - 8 * math.sin(4),
                                -4 * math.sin(4) - 32 / 3 * math.cos(4)]),
    "1/(y x)": (1 / (Y * X), [1 / 6, -1 / 12, 1 / 24, -1 / 48]),
}  # fmt: skip


@pytest.mark.parametrize("name", JETS)
def test_taylor_coefficients_by_hand(name):
    term, wanted = JETS[name]
    for order in (1, 2, 3):
        jet = Boxed(P, HERE, AT, "x", order).jet(term)
        assert len(jet) == order + 1
        for k in range(order + 1):
            low, high = (Fraction(e, 2**P) for e in jet[k])
            assert low - Fraction(1, 10**13) <= wanted[k] <= high + Fraction(1, 10**13), (k, order)
            assert high - low < Fraction(1, 10**8), (k, order)


SLOPES = {  # on −1 ≤ x ≤ 2
    "square": (X**2, -2, 4), "|x|": (fn("abs", X), -1, 1), "max": (fn("max", X, ZERO), 0, 1),
    "relu": (fn("relu", 3 * X), 0, 3), "min": (fn("min", X, ONE), 0, 1), "cube": (X**3, 0, 12),
    "sin": (fn("sin", X), math.cos(2), 1), "of y": (Y**2, 0, 0), "x·y": (X * Y, 3, 4),
    "max of three": (fn("max", X, 2 * X, 3 * X), 1, 3), "far": (fn("max", X, Y), 0, 0),
}  # fmt: skip


@pytest.mark.parametrize("name", SLOPES)
def test_slopes_on_a_box(name):
    term, low, high = SLOPES[name]
    found = Boxed(P, HERE, BOX, "x", 1).jet(term)[1]
    assert found[0] / 2**P <= low + 1e-12
    assert found[1] / 2**P >= high - 1e-12
    if name != "cube":
        assert [found[0] / 2**P, found[1] / 2**P] == pytest.approx([low, high], abs=1e-9)


ROUGH = {
    "sign": (fn("sign", X), 1), "sign at its corner": (fn("sign", X + 1), 1),
    "sign from below": (fn("sign", X - 2), 1), "1/x": (1 / X, 1), "x^(-1)": (ipow(X, num(-1)), 1),
    "1/(x + 1)": (1 / (X + 1), 1), "1/(x − 2)": (1 / (X - 2), 1),
    "cases": (piecewise((X, lt(X, ZERO)), (Y, TRUE)), 1), "corner": (fn("abs", X), 2),
    "corner of max": (fn("max", X, ZERO), 2), "corner of order 3": (fn("max", X, ZERO), 3),
    "log": (fn("log", X), 1), "acos": (1 / fn("sign", X), 1),
    "no case": (piecewise((X, lt(ONE, ZERO)), (X, lt(ONE, ZERO))), 1),
    "sign of 0": (fn("sign", X - X), 1), "x^x": (rpow(X, X), 1),
}  # fmt: skip


@pytest.mark.parametrize("name", ROUGH)
def test_no_slopes_where_a_term_is_not_smooth(name):
    term, order = ROUGH[name]
    with pytest.raises(NoEnclosure):
        Boxed(P, HERE, BOX, "x", order).jet(term)


def test_no_slope_of_a_reciprocal_that_may_be_of_0():
    for low, high in ((-1, None), (None, 1), (None, None), (0, None), (None, 0)):
        box = {"x": (ends(low or 0, 0)[0] if low is not None else None,
                     ends(high or 0, 0)[0] if high is not None else None)}  # fmt: skip
        with pytest.raises(NoEnclosure):
            Boxed(P, HERE, box, "x", 1).jet(1 / X)


def test_the_slope_of_a_root_at_0_has_no_bound():
    low, high = Boxed(P, HERE, BOX, "x", 1).jet(fn("sqrt", X + 1))[1]
    assert low <= 0
    assert high is None


def test_what_is_free_of_the_variable_needs_values_only():
    for term in (fn("sign", Y - 3), fn("abs", Y - 3), piecewise((Y, lt(Y, num(3))), (ONE, TRUE))):
        jet = Boxed(P, HERE, BOX, "x", 2).jet(term)
        assert jet[1:] == [(0, 0), (0, 0)]
        assert jet[0] == Boxed(P, HERE, BOX).value(term)


def test_a_case_by_numbers_alone_is_chosen_only_if_it_holds():
    term = piecewise((X, le(X, Y)), (Y, TRUE))
    low, high = Boxed(P, HERE, BOX).value(term)
    assert low == ends(-1, 0)[0]
    assert high >= ends(2, 0)[0]


def test_entries_of_families_are_not_enclosed():
    context = Context({"n": recheck.Sort("size"), "y": recheck.Sort("family", ((ONE, var("n")),))})
    with pytest.raises(NoEnclosure):
        Boxed(P, context, {}).value(T("at", (ONE,), "y"))
