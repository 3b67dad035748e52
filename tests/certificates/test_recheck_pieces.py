"""The second checker on single pieces: jets where two branches meet, slopes, corners, Taylor."""

from fractions import Fraction

import pytest

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    REAL,
    TRUE,
    TWO,
    ZERO,
    Boxed,
    Context,
    Cover,
    Definition,
    NoEnclosure,
    Sort,
    Span,
    T,
    between,
    eq,
    fn,
    fraction,
    le,
    lt,
    num,
    piecewise,
    var,
)

X, Y, Z, N = map(var, "xyzn")
P = recheck.BOX_PRECISION
UNIT = (le(ZERO, X), le(X, ONE))


def context(*given):
    family = Sort("family", ((ONE, N),))
    square = Definition("f", (("t", REAL),), body=var("t") ** 2)
    sorts = dict.fromkeys("xyz", REAL) | {"n": Sort("size"), "u": family}
    return Context(sorts, given, {"f": square})


def units(low, high):
    return tuple(None if e is None else round(Fraction(e) * 2**P) for e in (low, high))


def boxed(order=0, given=(), **box):
    here = {n: units(*e) for n, e in box.items()}
    return Boxed(P, context(*given), here, "x" if order else "", order)


# ── jets ──

def test_the_slopes_of_reciprocals_of_negatives():
    assert boxed(1, x=(-2, -1)).jet(1 / X) == [units(-1, Fraction(-1, 2)),
                                               units(-1, Fraction(-1, 4))]  # fmt: skip
    assert boxed(1, x=(1, 2)).jet(1 / X) == [units(Fraction(1, 2), 1), units(-1, Fraction(-1, 4))]


def test_the_power_with_exponent_0_is_1_everywhere():
    assert boxed(1, x=(-1, 1)).jet(T("npow", (X, ZERO))) == [units(1, 1), (0, 0)]


def test_the_larger_of_two_where_one_has_no_ends():
    for term in (fn("max", Z, num(3)), fn("max", num(3), Z)):
        assert boxed().value(term) == units(3, None)
    for term in (fn("min", Z, num(3)), fn("min", num(3), Z)):
        assert boxed().value(term) == units(None, 3)


def test_the_larger_of_two_that_meet_at_an_end_is_smooth():
    for term in (fn("max", X, ONE), fn("max", ONE, X)):
        assert boxed(2, x=(1, 2)).jet(term) == [units(1, 2), units(1, 1), (0, 0)]
        with pytest.raises(NoEnclosure):
            boxed(2, x=(0, 2)).jet(term)


def test_the_sign_has_no_slope_at_0():
    assert boxed(x=(0, 0)).value(fn("sign", X)) == (0, 0)
    with pytest.raises(NoEnclosure):
        boxed(1, x=(0, 0)).jet(fn("sign", X))


CASES = {
    "a case that no point of the hypotheses meets": (lt(X, ZERO), (le(ONE, X),)),
    "a case that all points of the hypotheses meet": (lt(ZERO, X), (le(ONE, X),)),
    "numbers that nobody compared": (lt(fn("sin", ONE), num(8415) / 10000), ()),
    "numbers that nobody compared, turned": (lt(num(8414) / 10000, fn("sin", ONE)), ()),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_box_reaches_beyond_the_hypotheses_so_that_both_cases_count(name):
    condition, given = CASES[name]
    term = piecewise((X, condition), (Y, TRUE))
    assert boxed(given=given, x=(-1, 2), y=(3, 4)).value(term) == units(-1, 4)
    with pytest.raises(NoEnclosure):
        boxed(1, given, x=(-1, 2), y=(3, 4)).jet(term)


# ── spans and squares ──

def test_large_powers_of_spans():
    assert Span(Fraction(-2)) ** 501 == recheck.ANY  # 3 divides 501
    assert (Span(Fraction(-2)) ** 404).nonnegative  # and not 404
    assert (Span(Fraction(1)) ** 501).positive
    assert (Span(Fraction(-2), no_zero=True) ** 501) == Span(no_zero=True)


def test_reciprocals_of_what_has_no_end_do_not_reach_0():
    assert between(1, None).inverse() == Span(Fraction(0), Fraction(1), True, False, no_zero=True)
    assert (between(1, None).inverse() + between(0, None)).positive


def test_a_square_of_a_product_is_no_product_of_squares():
    for middle in (3, 0, -3):
        poly = fraction(X**4 + middle * X**2 * Y**2 + Y**4, context()).num
        assert (recheck.sum_of_squares(poly) is not None) == (middle >= 0), middle


# ── pieces ──

def test_a_piece_whose_values_are_enough_needs_no_slopes():
    cover = Cover(piecewise((ONE, lt(X, ZERO)), (TWO, TRUE)), context(), strict=True)
    assert cover.look({"x": units(-1, 1)}) == []


def test_a_piece_without_an_upper_bound_is_cut():
    assert len(Cover(1 / X - 5, context(), strict=True).look({"x": units(0, 1)})) == 2


def test_a_piece_with_the_value_0_alone():
    term = -((X - X) ** 2)
    assert Cover(term, context(), strict=False).look({"x": units(0, 1)}) == []
    assert Cover(term, context(), strict=True).look({"x": units(0, 1)}) != []


HALF, TENTH, FAR = ONE / TWO, ONE / 10, 100
BY_SLOPES = {
    "rising": (X + Y + TENTH, {"x": (0, FAR), "y": (-FAR, FAR)}),
    "rising, without a bound": (X + Y + TENTH, {"x": (0, None), "y": (-FAR, FAR)}),
    "falling": (1 - X + Y + TENTH, {"x": (-FAR, 0), "y": (-FAR, FAR)}),
    "falling, without a bound": (1 - X + Y + TENTH, {"x": (None, 0), "y": (-FAR, FAR)}),
    "at a corner": (X + Y + Z + TENTH, {"x": (0, 1), "y": (-FAR, FAR), "z": (-FAR, FAR)}),
    "at another": (1 - X + Y + Z + TENTH, {"x": (-1, 0), "y": (-FAR, FAR), "z": (-FAR, FAR)}),
    "mean values": (2 + X - X**2 + Y - Y**2, {"x": (-1, 1), "y": (-1, 1)}),
    "Taylor": (X**2 - X + num(26) / 100, {"x": (-1, 1)}),
    "Taylor, rising": (X**2 - X + Y + num(26) / 100, {"x": (-1, 1), "y": (1, 1)}),
    "Taylor, falling": (X**2 - X - Y + num(126) / 100, {"x": (-1, 1), "y": (-1, -1)}),
}  # fmt: skip


@pytest.mark.parametrize("name", BY_SLOPES)
def test_positive_by_slopes(name):
    term, slopes = BY_SLOPES[name]
    cover = Cover(term, context(), strict=True)
    wide = {n: units(*e) for n, e in slopes.items()}
    assert cover.by_slopes({n: units(0, 1) for n in slopes}, wide)


def test_not_positive_by_slopes_without_bounds():
    cover = Cover(X - HALF, context(), strict=True)
    for slopes in ((None, 1), (-1, None), (None, None), (None, FAR)):
        assert not cover.by_slopes({"x": units(0, 1)}, {"x": units(*slopes)}), slopes


def test_the_rest_of_a_taylor_polynomial():
    box, middle = {"x": units(0, 2)}, {"x": units(1, 1)}
    # With h = x − 1: 1 + 7h + 21h² + 35h³ + 35h⁴ + 21h⁵ + 7x·h⁶, each between its own bounds.
    assert Cover(X**7, context(), strict=True).taylor("x", box, middle) == units(-62, 134)


def test_a_variable_without_an_end_has_no_pieces():
    five = (*UNIT, le(num(5), Y))
    for op, left, right in (("<=", X + Y, num(100)), ("<", Y, num(6)), ("<", -Y, num(5))):
        shown = recheck.bounded_on_box(op, left, right, context(*five))
        assert not shown, (left, right)


def test_values_where_no_point_meets_the_hypotheses():
    nowhere = context(lt(X, ZERO), lt(ONE, X))
    assert Cover(X, nowhere, strict=True).values() == (None, None)
    assert Cover(num(3), nowhere, strict=True).values() == units(3, 3)


def test_names_of_definitions_are_no_variables():
    term = T("call", (X,), "f")
    assert recheck.bounded_on_box("<", term, TWO, context(*UNIT))
    assert not recheck.bounded_on_box("<", term, ONE, context(*UNIT))


def test_what_cancels_in_a_hypothesis_bounds_nothing():
    first = Cover(X, context(le(X + Y - Y, ONE)), strict=True).first_box()
    assert first["x"] == units(None, 1)
    assert first["y"] == (None, None)


def test_entries_of_a_family_are_several_numbers():
    entries = [T("at", (num(i),), "u") for i in (1, 2)]
    first = Cover(X, context(le(entries[0], num(3)), le(num(5), entries[1]), eq(X, ONE)),
                  strict=True).first_box()  # fmt: skip
    assert first["x"] == units(1, 1)
    assert first["u"] == (None, None)


@pytest.mark.parametrize("bound", [0, Fraction(1, 4), 1, 4, 9])
def test_sizes_and_squares_confine_differently(bound):
    term = recheck.rational(Fraction(bound))
    for given, root in ((le(fn("abs", X), term), bound), (le(X**2, term), Fraction(bound) ** 0.5)):
        low, high = Cover(X, context(given), strict=True).first_box()["x"]
        assert -low == high
        assert high / 2**P == pytest.approx(float(root))


def test_numbers_are_told_apart_from_0_by_some_two_thousand_places():
    for power, sign in ((1400, 1), (1460, None)):  # e^−1400 is about 2^−2020, e^−1460 2^−2106
        term = fn("exp", -num(power))
        assert recheck.sign_of_number(term, context()) == sign
        assert recheck.sign_of_number(-term, context()) == (sign and -sign)
