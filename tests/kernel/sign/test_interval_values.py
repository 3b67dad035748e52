"""The ends of intervals: what they are, and whether they are members."""

from fractions import Fraction

import pytest
from sign_intervals import interval, written

from symcheck.kernel.sign import interval as intervals
from symcheck.kernel.sign.interval import Interval, point

NAMED = {
    "ALL": "(-oo, oo)",
    "POSITIVE": "(0, oo)",
    "NONNEGATIVE": "[0, oo)",
    "UNIT": "[-1, 1]",
}


@pytest.mark.parametrize(("name", "wanted"), NAMED.items(), ids=NAMED)
def test_the_named_intervals(name, wanted):
    assert written(getattr(intervals, name)) == wanted


def test_an_interval_is_open_unless_it_is_said_to_be_closed():
    assert written(Interval(Fraction(1), Fraction(2))) == "(1, 2)"
    assert written(point(3)) == "[3, 3]"


#: The interval, and which of positive, negative, nonnegative, nonpositive, not 0 it is.
PROPERTIES = {
    "(-oo, oo)": "",
    "(-oo, oo) - 0": "0",
    "(0, oo)": "+ p 0",
    "[0, oo)": "p",
    "[0, 1] - 0": "+ p 0",
    "[1, 2]": "+ p 0",
    "[-1, 2)": "",
    "(-oo, 0)": "- n 0",
    "(-oo, 0]": "n",
    "[-2, 0] - 0": "- n 0",
    "[-3, -1]": "- n 0",
    "(-1, 1/2) - 0": "0",
    "[0, 0]": "p n",
}


@pytest.mark.parametrize(("text", "wanted"), PROPERTIES.items(), ids=PROPERTIES)
def test_the_signs_of_all_members(text, wanted):
    a = interval(text)
    found = {
        "+": a.is_positive,
        "-": a.is_negative,
        "p": a.is_nonnegative,
        "n": a.is_nonpositive,
        "0": a.is_nonzero,
    }
    assert " ".join(k for k, v in found.items() if v) == wanted


SUMS = [
    ("[1, 2]", "[3, 5]", "[4, 7]"),
    ("(1, 2]", "[3, 5)", "(4, 7)"),
    ("[1, 2)", "(3, 5]", "(4, 7)"),
    ("(-oo, 2]", "[3, oo)", "(-oo, oo)"),
    ("[1, oo)", "[3, 5]", "[4, oo)"),
    ("[3, 5]", "(-oo, -1)", "(-oo, 4)"),
]
PRODUCTS = [
    ("[1, 2]", "[3, 5]", "[3, 10] - 0"),
    ("(1, 2]", "[3, 5)", "(3, 10) - 0"),
    ("[1, 2)", "(3, 5]", "(3, 10) - 0"),
    ("[-2, 3]", "[-5, 7]", "[-15, 21]"),
    ("[-2, -1]", "[3, 5]", "[-10, -3] - 0"),
    ("[-2, 3)", "[-4, 5]", "(-12, 15)"),
    # Two corners with one product, of which one is attained.
    ("(-2, 2]", "[-2, 2)", "[-4, 4)"),
    ("[-2, 2)", "(-2, 2]", "[-4, 4)"),
    ("[-2, 2]", "(-2, 2)", "(-4, 4)"),
    ("(-2, 2]", "(-2, 2]", "(-4, 4]"),
    ("(0, 1]", "[0, 2]", "[0, 2]"),
    ("[0, 2]", "(0, 1]", "[0, 2]"),
    ("(0, 1]", "(0, 2]", "(0, 2] - 0"),
    ("[0, 1]", "(0, 2)", "[0, 2)"),
    ("(0, 1]", "[-2, 0)", "[-2, 0) - 0"),
    ("(-oo, 0)", "(1, oo)", "(-oo, 0) - 0"),
    ("(1, oo)", "(-oo, 0)", "(-oo, 0) - 0"),
    ("(-oo, -1]", "[2, 3]", "(-oo, -2] - 0"),
    ("(-oo, -1]", "[-3, -2]", "[2, oo) - 0"),
    ("[2, 3]", "(-oo, -1]", "(-oo, -2] - 0"),
    ("[-3, 2]", "(-oo, -1]", "(-oo, oo)"),
    ("[1, oo)", "[1/2, 3]", "[1/2, oo) - 0"),
    ("[1/2, 3]", "[1, oo)", "[1/2, oo) - 0"),
    ("[0, 0]", "(-oo, oo)", "[0, 0]"),
    ("(-oo, oo)", "[0, 0]", "[0, 0]"),
    ("[0, oo)", "(-oo, 0]", "(-oo, 0]"),
    ("(-oo, oo) - 0", "[1, 2]", "(-oo, oo) - 0"),
    ("[1, 2]", "(-oo, oo) - 0", "(-oo, oo) - 0"),
    ("(-oo, oo) - 0", "[-1, 2]", "(-oo, oo)"),
    ("[-1, 2]", "(-oo, oo) - 0", "(-oo, oo)"),
]
#: An intersection.
BOTH = [
    ("[0, 3]", "[1, 2]", "[1, 2]"),
    ("[1, 2]", "[0, 3]", "[1, 2]"),
    ("(0, 3)", "[0, 3]", "(0, 3)"),
    ("[0, 3]", "(0, 3)", "(0, 3)"),
    ("[0, 3]", "[0, 3]", "[0, 3]"),
    ("(0, 3)", "(0, 3)", "(0, 3)"),
    ("[0, 3]", "(-1, 4)", "[0, 3]"),
    ("(0, 3)", "[-1, 4]", "(0, 3)"),
    ("(-oo, oo)", "[1, 2]", "[1, 2]"),
    ("[1, 2]", "(-oo, oo)", "[1, 2]"),
    ("[1, oo)", "(-oo, 2)", "[1, 2)"),
    ("[-1, 2] - 0", "[-2, 1]", "[-1, 1] - 0"),
    ("[-1, 2]", "[-2, 1] - 0", "[-1, 1] - 0"),
]
#: The least interval around both.
EITHER = [
    ("[0, 1]", "[2, 3]", "[0, 3]"),
    ("[2, 3]", "[0, 1]", "[0, 3]"),
    ("(0, 1)", "(2, 3)", "(0, 3) - 0"),
    ("(2, 3)", "(0, 1)", "(0, 3) - 0"),
    ("(0, 3)", "[0, 3]", "[0, 3]"),
    ("[0, 3]", "(0, 3)", "[0, 3]"),
    ("(1, 2)", "(1, 2)", "(1, 2) - 0"),
    ("[1, 2]", "(0, 3)", "(0, 3) - 0"),
    ("(0, 3)", "[1, 2]", "(0, 3) - 0"),
    ("[1, 2)", "(0, 1]", "(0, 2) - 0"),
    ("[0, 2)", "(-1, 1]", "(-1, 2)"),
    ("(-oo, 1)", "[2, 3]", "(-oo, 3]"),
    ("[2, 3]", "(-oo, 1)", "(-oo, 3]"),
    ("[2, oo)", "[0, 1]", "[0, oo)"),
    ("[0, 1]", "[2, oo)", "[0, oo)"),
    ("[-2, -1]", "[1, 2]", "[-2, 2] - 0"),
    ("[-2, -1]", "[0, 2]", "[-2, 2]"),
    ("[-2, 0]", "[1, 2]", "[-2, 2]"),
]


@pytest.mark.parametrize(("a", "b", "wanted"), SUMS)
def test_sums(a, b, wanted):
    assert written(interval(a) + interval(b)) == wanted


@pytest.mark.parametrize(("a", "b", "wanted"), PRODUCTS)
def test_products(a, b, wanted):
    assert written(interval(a) * interval(b)) == wanted


@pytest.mark.parametrize(("a", "b", "wanted"), BOTH)
def test_intersections(a, b, wanted):
    assert written(interval(a).meet(interval(b))) == wanted


@pytest.mark.parametrize(("a", "b", "wanted"), EITHER)
def test_hulls(a, b, wanted):
    assert written(interval(a).join(interval(b))) == wanted


RECIPROCALS = {
    "[1, 2]": "[1/2, 1] - 0",
    "(1, 2]": "[1/2, 1) - 0",
    "[1, 2)": "(1/2, 1] - 0",
    "[2, oo)": "(0, 1/2] - 0",
    "[2, oo]": "(0, 1/2] - 0",  # as a power may have it
    "(0, 4]": "[1/4, oo) - 0",
    "(0, oo)": "(0, oo) - 0",
    "[-2, -1)": "(-1, -1/2] - 0",
    "(-oo, -2]": "[-1/2, 0) - 0",
    "[-4, 0)": "(-oo, -1/4] - 0",
    "(-oo, oo)": "(-oo, oo) - 0",
    "[-1, 2]": "(-oo, oo) - 0",
}
NEGATIVES = {"[1, 2)": "(-2, -1]", "(-oo, 3]": "[-3, oo)", "(1, 2] - 0": "[-2, -1) - 0"}
POWERS = [
    ("[-2, 3]", 0, "[1, 1]"),
    ("[-2, 3)", 1, "[-2, 3)"),
    ("(-2, 3]", 3, "(-8, 27]"),
    ("(-oo, 3]", 3, "(-oo, 27]"),
    ("[2, oo)", 3, "[8, oo)"),
    ("[2, 3)", 2, "[4, 9)"),
    ("[0, oo)", 2, "[0, oo)"),
    ("[-3, -2)", 2, "(4, 9]"),
    ("(-oo, -2]", 2, "[4, oo)"),
    ("[-3, 2]", 2, "[0, 9]"),
    ("[-2, 3]", 4, "[0, 81]"),
    ("[-2, 3] - 0", 2, "(0, 9] - 0"),
    ("(-oo, 2]", 2, "[0, oo]"),
    ("[-2, oo)", 2, "[0, oo]"),
    ("(-oo, oo) - 0", 3, "(-oo, oo) - 0"),
]


@pytest.mark.parametrize(("a", "wanted"), RECIPROCALS.items(), ids=RECIPROCALS)
def test_reciprocals(a, wanted):
    assert written(interval(a).reciprocal()) == wanted


def test_0_has_no_reciprocal():
    assert point(0).reciprocal().nonzero


@pytest.mark.parametrize(("a", "wanted"), NEGATIVES.items(), ids=NEGATIVES)
def test_negatives(a, wanted):
    assert written(-interval(a)) == wanted


@pytest.mark.parametrize(("a", "exponent", "wanted"), POWERS)
def test_powers(a, exponent, wanted):
    assert written(interval(a).power(exponent)) == wanted


MEMBERS = {
    "[1, 2]": [1, Fraction(3, 2), 2],
    "(1, 2)": [Fraction(3, 2)],
    "[1, 2)": [1, Fraction(3, 2)],
    "(1, 2]": [Fraction(3, 2), 2],
    "(-oo, 1)": [-1, 0],
    "(-oo, 1]": [-1, 0, 1],
    "[1, oo)": [1, Fraction(3, 2), 2, 3],
    "(1, oo)": [Fraction(3, 2), 2, 3],
    "(-oo, oo)": [-1, 0, 1, Fraction(3, 2), 2, 3],
    "(-oo, oo) - 0": [-1, 1, Fraction(3, 2), 2, 3],
    "[-1, 1] - 0": [-1, 1],
}


@pytest.mark.parametrize(("text", "wanted"), MEMBERS.items(), ids=MEMBERS)
def test_members(text, wanted):
    numbers = [Fraction(n) for n in (-1, 0, 1, Fraction(3, 2), 2, 3)]
    assert [n for n in numbers if interval(text).contains(n)] == wanted
