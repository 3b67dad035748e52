"""Intervals: what they hold, and that arithmetic leaves nothing out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symcheck.kernel.sign.interval import ALL, NONNEGATIVE, POSITIVE, UNIT, Interval, point

NUMBERS = st.fractions(-4, 4, max_denominator=3)


@st.composite
def members(draw):
    """Return an interval and a member of it."""
    value = draw(NUMBERS)
    sides = []
    for sign in (-1, 1):
        distance = draw(st.none() | st.fractions(0, 3, max_denominator=2))
        is_open = distance is None or (distance > 0 and draw(st.booleans()))
        sides.append((None if distance is None else value + sign * distance, is_open))
    (low, low_open), (high, high_open) = sides
    nonzero = value != 0 and draw(st.booleans())
    return Interval(low, high, low_open, high_open, nonzero), value


@given(members(), members())
def test_sums_and_products_are_held(one, other):
    (a, x), (b, y) = one, other
    assert a.contains(x)
    assert (a + b).contains(x + y)
    assert (a * b).contains(x * y)
    assert (-a).contains(-x)
    assert a.join(b).contains(x)
    assert a.join(b).contains(y)


@given(members(), st.integers(0, 5))
def test_powers_and_reciprocals_are_held(one, exponent):
    a, x = one
    assert a.power(exponent).contains(x**exponent)
    if x:
        assert a.reciprocal().contains(1 / x)


@given(members(), members())
def test_an_intersection_holds_what_both_hold(one, other):
    (a, x), (b, _) = one, other
    assert a.meet(b).contains(x) == b.contains(x)
    assert a.meet(a) == a


@given(members())
def test_the_properties_are_those_of_every_member(one):
    a, x = one
    for says, holds in (
        (a.is_positive, x > 0),
        (a.is_negative, x < 0),
        (a.is_nonnegative, x >= 0),
        (a.is_nonpositive, x <= 0),
        (a.is_nonzero, x != 0),
    ):
        assert holds or not says


EXACT = {
    "a product of open and closed ends": (POSITIVE * UNIT, ALL),
    "the reciprocals of what is positive": (
        POSITIVE.reciprocal(),
        Interval(Fraction(0), nonzero=True),
    ),
    "the reciprocals of all": (ALL.reciprocal(), Interval(nonzero=True)),
    "the reciprocals of an interval": (
        Interval(Fraction(1), Fraction(2), low_open=False).reciprocal(),
        Interval(Fraction(1, 2), Fraction(1), high_open=False, nonzero=True),
    ),
    "the square of all": (ALL.power(2), Interval(Fraction(0), low_open=False, high_open=False)),
    "0 times all": (point(0) * ALL, point(0)),
    "a point": (point(2) + point(3), point(5)),
    "the square of a negative interval": (
        Interval(Fraction(-2), Fraction(-1)).power(2),
        Interval(Fraction(1), Fraction(4)),
    ),
    "the hull of two points": (
        point(1).join(point(3)),
        Interval(Fraction(1), Fraction(3), low_open=False, high_open=False, nonzero=True),
    ),
}


@pytest.mark.parametrize(("found", "wanted"), EXACT.values(), ids=EXACT)
def test_the_interval(found, wanted):
    assert found == wanted


def test_what_is_not_held():
    assert not POSITIVE.contains(Fraction(0))
    assert NONNEGATIVE.contains(Fraction(0))
    assert not Interval(nonzero=True).contains(Fraction(0))
    assert not UNIT.contains(Fraction(2))
    assert not UNIT.contains(Fraction(-2))
