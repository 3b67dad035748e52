"""Arithmetic of ranges: the ends of every result, infinite ones and those at 0."""

import pytest
from enclosing import is_about, span
from flint import arb, ctx

from symcheck.kernel.enclosure.ranges import (
    EVERYTHING,
    INF,
    UNIT,
    NoEnclosure,
    Range,
    exactly,
    of_ball,
)

PRODUCTS = [
    ("-2 .. 3", "-5 .. 7", "-15 .. 21"),
    ("-3 .. 2", "-5 .. 7", "-21 .. 15"),
    ("-2 .. 3", "-7 .. 5", "-21 .. 15"),
    ("-3 .. 2", "-7 .. 5", "-15 .. 21"),
    ("1 .. 2", "3 .. 4", "3 .. 8"),
    ("-2 .. -1", "3 .. 4", "-8 .. -3"),
    ("-2 .. -1", "-4 .. -3", "3 .. 8"),
    ("0 .. oo", "0 .. 1", "0 .. oo"),
    ("0", "-oo .. oo", "0"),
    ("-oo .. oo", "0", "0"),
    ("1 .. oo", "-1 .. 1", "-oo .. oo"),
    ("1", "2 .. 3", "2 .. 3"),
    ("2 .. 3", "1", "2 .. 3"),
]


@pytest.mark.parametrize(("left", "right", "product"), PRODUCTS)
def test_products(left, right, product):
    assert is_about(span(left) * span(right), product)


SUMS = [
    ("1 .. 2", "10 .. 20", "11 .. 22", "-19 .. -8"),
    ("0 .. oo", "1 .. 2", "1 .. oo", "-2 .. oo"),
    ("-oo .. 1", "0 .. oo", "-oo .. oo", "-oo .. 1"),
]


@pytest.mark.parametrize(("left", "right", "total", "difference"), SUMS)
def test_sums_and_differences(left, right, total, difference):
    assert is_about(span(left) + span(right), total)
    assert is_about(span(left) - span(right), difference)


RECIPROCALS = [
    ("1 .. 2", "1/2 .. 1"),
    ("1/4 .. 1/2", "2 .. 4"),
    ("-4 .. -2", "-1/2 .. -1/4"),
    ("0 .. 2", "1/2 .. oo"),
    ("-2 .. 0", "-oo .. -1/2"),
    ("1 .. oo", "0 .. 1"),
    ("0 .. oo", "0 .. oo"),
    ("-oo .. -4", "-1/4 .. 0"),
    ("-oo .. 0", "-oo .. 0"),
]


@pytest.mark.parametrize(("operand", "result"), RECIPROCALS)
def test_reciprocals(operand, result):
    assert is_about(span(operand).reciprocal(), result)


@pytest.mark.parametrize("operand", ["-1 .. 1", "-1 .. 2", "-2 .. 1/4", "0", "-oo .. oo"])
def test_what_has_0_inside_has_no_reciprocal(operand):
    with pytest.raises(NoEnclosure, match="a denominator may be 0"):
        span(operand).reciprocal()


def test_quotients():
    assert is_about(span("-1 .. 3") / span("2 .. 4"), "-1/2 .. 3/2")
    assert is_about(span("0 .. 1") / span("0 .. 1"), "0 .. oo")


POWERS = [
    ("-1 .. 2", 0, "1"),
    ("0 .. oo", 0, "1"),
    ("2 .. 3", 1, "2 .. 3"),
    ("2 .. 3", 2, "4 .. 9"),
    ("1/2 .. 3", 4, "1/16 .. 81"),
    ("0 .. 3", 2, "0 .. 9"),
    ("-3 .. 2", 2, "0 .. 9"),
    ("-2 .. 3", 2, "0 .. 9"),
    ("-3 .. 0", 2, "0 .. 9"),
    ("-3 .. 1/2", 2, "0 .. 9"),
    ("-3 .. -2", 2, "4 .. 9"),
    ("-1/2 .. 1/2", 2, "0 .. 1/4"),
    ("0", 2, "0"),
    ("-3 .. 2", 3, "-27 .. 8"),
    ("-3 .. -2", 3, "-27 .. -8"),
    ("-3 .. 2", 1, "-3 .. 2"),
    ("-3 .. 2", 4, "0 .. 81"),
    ("-oo .. oo", 3, "-oo .. oo"),
    ("-oo .. oo", 5, "-oo .. oo"),
    ("-oo .. oo", 2, "0 .. oo"),
    ("-oo .. 1", 2, "0 .. oo"),
    ("-oo .. -1", 2, "1 .. oo"),
    ("-oo .. -1", 3, "-oo .. -1"),
    ("1 .. oo", 3, "1 .. oo"),
    ("1 .. oo", 2, "1 .. oo"),
]


@pytest.mark.parametrize(("operand", "exponent", "result"), POWERS)
def test_powers(operand, exponent, result):
    assert is_about(span(operand).power(exponent), result)


SIZES = [
    ("1/2 .. 2", "1/2 .. 2"),
    ("0 .. 2", "0 .. 2"),
    ("-2 .. -1/2", "1/2 .. 2"),
    ("-2 .. 0", "0 .. 2"),
    ("-3 .. 2", "0 .. 3"),
    ("-2 .. 3", "0 .. 3"),
    ("-2 .. 1/2", "0 .. 2"),
    ("-oo .. 1", "0 .. oo"),
]


@pytest.mark.parametrize(("operand", "result"), SIZES)
def test_sizes(operand, result):
    assert is_about(span(operand).size(), result)


MEMBERS = [
    ("-1 .. 1", True),
    ("0 .. 1", True),
    ("-1 .. 0", True),
    ("0", True),
    ("1/4 .. 1/2", False),
    ("1 .. 2", False),
    ("-2 .. -1", False),
    ("-1/2 .. -1/4", False),
    ("-oo .. oo", True),
]


@pytest.mark.parametrize(("operand", "holds"), MEMBERS)
def test_whether_0_is_a_member(operand, holds):
    assert span(operand).has_zero is holds


@pytest.mark.parametrize(
    ("operand", "holds"),
    [("0 .. 1", True), ("0 .. oo", False), ("-oo .. 0", False), ("-oo .. oo", False)],
)
def test_whether_both_ends_are_numbers(operand, holds):
    assert span(operand).is_finite is holds


def test_the_least_range_that_holds_both():
    assert is_about(span("1 .. 2").join(span("3 .. 4")), "1 .. 4")
    assert is_about(span("3 .. 4").join(span("1 .. 2")), "1 .. 4")
    assert is_about(span("1 .. 4").join(span("2 .. 3")), "1 .. 4")


def test_intersections():
    assert is_about(span("1 .. 3").meet(span("2 .. 4")), "2 .. 3")
    assert is_about(span("2 .. 4").meet(span("1 .. 3")), "2 .. 3")
    assert is_about(span("1 .. 2").meet(span("2 .. 4")), "2")
    assert span("1 .. 2").meet(span("3 .. 4")) is None
    assert span("3 .. 4").meet(span("1 .. 2")) is None


CLAMPED = [
    ("-2 .. 2", -1, 1, "-1 .. 1"),
    ("-2 .. 2", 0, None, "0 .. 2"),
    ("-2 .. 2", None, 0, "-2 .. 0"),
    ("-2 .. 2", None, None, "-2 .. 2"),
    ("-oo .. oo", 1, None, "1 .. oo"),
]


@pytest.mark.parametrize(("operand", "low", "high", "result"), CLAMPED)
def test_clamped(operand, low, high, result):
    assert is_about(span(operand).clamped(low, high), result)


def test_a_range_outside_a_domain_is_refused():
    with pytest.raises(NoEnclosure, match="out of the domain"):
        span("-2 .. -1").clamped(0, None)


def test_increasing_functions_are_taken_at_the_ends():
    assert is_about(span("1 .. 2").increasing(arb.exp), "exp(1) .. exp(2)", 40)


def test_no_number_at_an_end_is_no_range():
    for operand in ("-1 .. 1", "-2 .. -1"):
        with pytest.raises(NoEnclosure, match="was not enclosed"):
            span(operand).increasing(arb.log)
    with pytest.raises(NoEnclosure, match="was not enclosed"):
        of_ball(arb.nan())


@pytest.mark.parametrize(
    ("operand", "middle"), [("1 .. 3", 2), ("-1 .. 5", 2), ("-6 .. 2", -2), ("3 .. 3", 3)]
)
def test_the_middle(operand, middle):
    assert span(operand).middle() == middle


def test_the_middle_of_neighbours_is_one_of_them():
    with ctx.workprec(80):
        low = arb(1)
        narrow = Range(low, (low + arb(2) ** -79).upper())
        assert narrow.lo <= narrow.middle() <= narrow.hi
    wide = Range(narrow.lo, narrow.hi)
    assert wide.lo <= wide.middle() <= wide.hi


def test_the_ball_around_a_range():
    found = of_ball(span("1 .. 3").ball())
    assert found.lo <= 1
    assert found.lo > arb(9) / 10
    assert found.hi >= 3
    assert found.hi < arb(31) / 10


def test_numbers_and_balls_as_ranges():
    with ctx.workprec(80):
        assert is_about(exactly(-3), "-3")
        third = exactly(1) / exactly(3)
        assert third.lo < third.hi
        assert is_about(third, "1/3")
        assert is_about(of_ball(arb.pi()), "pi")
    assert is_about(EVERYTHING, "-oo .. oo")
    assert is_about(UNIT, "-1 .. 1")
    assert span("0 .. oo").hi == INF
