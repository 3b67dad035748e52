"""The second checker's spans: which numbers are in them, to the least, and increasing functions."""

import operator
from fractions import Fraction
from itertools import product

import pytest

from symcheck import recheck
from symcheck.recheck import ANY, Context, Span, increasing_span, point

HALF = Fraction(1, 2)


def span(text):
    """Return a span from how it is written: ``[0, 2)``, ``(-oo, 3]``, with ``*`` without 0."""
    ends = text.rstrip("*")
    low, high = (None if "oo" in e else Fraction(e.strip()) for e in ends[1:-1].split(","))
    return Span(low, high, ends[0] == "(", ends[-1] == ")", text.endswith("*"))


def test_spans_that_need_no_word():
    assert Span() == ANY == span("(-oo, oo)")
    assert span("(0, oo)") == recheck.POSITIVE_SPAN
    assert recheck.between(0, None) == Span(Fraction(0), None, low_open=False, high_open=False)
    assert recheck.between(1, 2) == span("[1, 2]")
    assert recheck.between(1, 2, low_open=True, high_open=True) == span("(1, 2)")
    assert point(HALF) == span("[1/2, 1/2]")


MEETS = {
    "(0, 1]": "> >= !=", "[0, 1]": ">=", "[0, 1]*": "> >= !=", "[-1, 0]": "<=",
    "[-1, 0)": "< <= !=", "[-1, 0]*": "< <= !=", "(-1, 1)": "", "(-1, 1)*": "!=",
    "[0, 0]": "= <= >=", "[1, 1]": "> >= !=", "(-oo, oo)": "", "(-oo, oo)*": "!=",
    "(-oo, -1]": "< <= !=", "[1, oo)": "> >= !=", "[0, 3]": ">=", "[-3, 0)": "< <= !=",
    "[-1, 1]": "", "[2, 2]": "> >= !=", "(-oo, 0)": "< <= !=", "(-oo, 0]": "<=",
}  # fmt: skip


@pytest.mark.parametrize("text", MEETS)
def test_what_a_span_says_of_0(text):
    found = {op for op in ("<", "<=", "=", ">=", ">", "!=") if span(text).meets(op)}
    assert found == set(MEETS[text].split())
    assert span(text).positive == (">" in found)
    assert span(text).nonnegative == (">=" in found)
    assert span(text).nonzero == ("!=" in found)


SUMS = {
    ("[0, 1]", "[2, 3]"): "[2, 4]", ("(0, 1]", "[2, 3]"): "(2, 4]", ("[0, 1]", "(2, 3)"): "(2, 4)",
    ("[0, 1)", "[2, 3]"): "[2, 4)", ("[0, oo)", "[2, 3]"): "[2, oo)",
    ("(-oo, 1]", "[2, 3]"): "(-oo, 4]", ("[0, 1]*", "[2, 3]*"): "[2, 4]",
    ("[1, 2]", "(-oo, 5)"): "(-oo, 7)", ("[1, 2]", "(5, oo)"): "(6, oo)",
}  # fmt: skip
PRODUCTS = {
    ("[1, 2]", "[3, 4]"): "[3, 8]*", ("(1, 2]", "[3, 4]"): "(3, 8]*",
    ("[1, 2]", "(3, 4]"): "(3, 8]*", ("[1, 2)", "[3, 4]"): "[3, 8)*",
    ("[1, 2]", "[3, 4)"): "[3, 8)*", ("[-2, 1]", "[3, 4]"): "[-8, 4]",
    ("[-2, -1]", "[3, 4]"): "[-8, -3]*", ("[-2, 3]", "[-5, 4]"): "[-15, 12]",
    ("[-2, 3]", "(-5, 4]"): "(-15, 12]", ("[0, 1]", "(2, 3)"): "[0, 3)",
    ("(0, 1]", "[2, 3]"): "(0, 3]*", ("(0, 1]", "[0, 3]"): "[0, 3]",
    ("(0, 1]", "(0, 3]"): "(0, 3]*", ("[0, 1]*", "[2, 3]*"): "[0, 3]*",
    ("(-oo, oo)", "[2, 3]"): "(-oo, oo)", ("(-oo, oo)*", "[2, 3]"): "(-oo, oo)*",
    ("(-oo, oo)", "[0, 0]"): "[0, 0]", ("[1, oo)", "[2, 3]"): "[2, oo)*",
    ("[1, oo)", "[-3, -2]"): "(-oo, -2]*", ("(-oo, -1]", "[-3, -2]"): "[2, oo)*",
    ("(-oo, -1]", "(-oo, -2)"): "(2, oo)*", ("[1, oo)", "[-1, 2]"): "(-oo, oo)",
    ("(-oo, 1]", "[0, 2]"): "(-oo, 2]", ("[0, oo)", "(0, oo)"): "[0, oo)",
    ("(0, oo)", "(0, oo)"): "(0, oo)*", ("(-oo, 0)", "(0, oo)"): "(-oo, 0)*",
    ("[-1, 1]", "[-1, 1)"): "[-1, 1]", ("(-1, 1)", "[-1, 1]"): "(-1, 1)",
    ("(-1, 1]", "[-1, 1]"): "[-1, 1]",
    ("[-1, 1)", "[-1, 1)"): "(-1, 1]", ("(-2, 0]", "[0, 3]"): "(-6, 0]",
    ("[-2, 0)", "(0, 3]"): "[-6, 0)*", ("[2, 3]", "(-1, 0)"): "(-3, 0)*",
    ("[2, 3]", "(-1, 0]"): "(-3, 0]", ("(-1, 0]", "(2, 3)"): "(-3, 0]",
}  # fmt: skip


@pytest.mark.parametrize(("table", "join"), [(SUMS, operator.add), (PRODUCTS, operator.mul)])
def test_the_least_span_of_sums_and_products(table, join):
    for (a, b), wanted in table.items():
        assert join(span(a), span(b)) == span(wanted), (a, b)
        assert join(span(b), span(a)) == span(wanted), (b, a)


INVERSES = {
    "[2, 4]": "[1/4, 1/2]*", "(2, 4]": "[1/4, 1/2)*", "[2, 4)": "(1/4, 1/2]*",
    "[2, oo)": "(0, 1/2]*", "(0, 4]": "[1/4, oo)*", "[-4, -2)": "(-1/2, -1/4]*",
    "(-1, 1)": "(-oo, oo)*", "(-oo, oo)": "(-oo, oo)*",
    "(-oo, -2]": "[-1/2, 0)*", "(-oo, 2]": "(-oo, oo)*",
}  # fmt: skip
SIZES = {
    "[2, 4)": "[2, 4)", "(-4, -2]": "[2, 4)", "[-3, 1]": "[0, 3]", "[-1, 3)": "[0, 3]",
    "(-oo, 1]": "[0, oo)", "[-1, oo)": "[0, oo)", "(-oo, oo)*": "(0, oo)*",
    "[-3, 1]*": "(0, 3]*", "(-oo, -2]": "[2, oo)", "[0, oo)": "[0, oo)",
}  # fmt: skip
POWERS = {
    ("[2, 3)", 2): "[4, 9)", ("(-3, 1]", 2): "[0, 9]", ("[-3, 1)", 3): "[-27, 1)",
    ("(-oo, 2]", 3): "(-oo, 8]", ("(-oo, 2]", 2): "[0, oo)", ("[2, 3)", 0): "[1, 1]",
    ("[2, 3)", 1): "[2, 3)", ("[2, 3)", -1): "(1/3, 1/2]*", ("[2, 3)", -2): "(1/9, 1/4]*",
    ("(-1, 1)", 0): "[1, 1]", ("(-oo, oo)*", 2): "(0, oo)*", ("[2, oo)", 3): "[8, oo)",
    ("[2, 3]", 401): "[0, oo)*", ("(-1, 3]", 402): "[0, oo)", ("(-1, 3]", 401): "(-oo, oo)",
    ("(-1, 3]*", 401): "(-oo, oo)*", ("(-1, 3]*", 402): "(0, oo)*", ("[0, 3]", 401): "[0, oo)",
    ("[1, 1]", 400): "[1, 1]",
}  # fmt: skip


def test_reciprocals_sizes_and_powers():
    for text, wanted in INVERSES.items():
        assert span(text).inverse() == span(wanted), text
    assert span("[0, 4]").inverse() == Span(Fraction(1, 4), None, False, False, True)
    assert not span("[0, 0]").inverse().nonnegative
    for text, wanted in SIZES.items():
        assert span(text).size() == span(wanted), text
    for (text, n), wanted in POWERS.items():
        found = span(text) ** n
        if n > 400:  # only the sign
            assert (found.low, found.high, found.nonzero) == (
                span(wanted).low, None, span(wanted).nonzero), (text, n)  # fmt: skip
        else:
            assert found == span(wanted), (text, n)
    assert -span("[1, 2)*") == span("(-2, -1]*")
    assert -span("(-oo, 2]") == span("[-2, oo)")


def test_huge_powers_keep_0_where_it_is_a_member():
    assert (span("[0, 3]") ** 401).low >= 0
    assert not (span("[0, 3]") ** 401).positive
    assert (span("[2, 3]") ** 401).positive
    assert not (span("(-1, 3]") ** 402).positive


COMMON = {
    ("[0, 2]", "[1, 3]"): ("[1, 2]", "[0, 3]", "[1, 3]"),
    ("[0, 2)", "[0, 2]"): ("[0, 2)", "[0, 2]", "[0, 2]"),
    ("(0, 2]", "[0, 2]"): ("(0, 2]", "[0, 2]", "(0, 2]"),
    ("(-oo, 2]", "[0, oo)"): ("[0, 2]", "(-oo, oo)", "[0, oo)"),
    ("(-oo, 1)", "(-oo, 2]"): ("(-oo, 1)", "(-oo, 2]", "(-oo, 2]"),
    ("[0, 2]*", "[-1, 2]"): ("[0, 2]*", "[-1, 2]", "[0, 2]"),
    ("[0, 2]*", "[1, 3]"): ("[1, 2]*", "[0, 3]*", "[1, 3]"),
    ("[-2, -1]", "[1, 3]"): (None, "[-2, 3]*", "[1, 3]"),
    ("[-2, -1)", "[0, 3]"): (None, "[-2, 3]", "[0, 3]"),
    ("(-1, 1)", "[0, 1)"): ("[0, 1)", "(-1, 1)", "[0, 1)"),
    ("(1, oo)", "[2, oo)"): ("[2, oo)", "(1, oo)*", "[2, oo)"),
}  # fmt: skip


def test_spans_met_joined_and_the_larger():
    for (a, b), (met, joined, larger) in COMMON.items():
        for x, y in ((span(a), span(b)), (span(b), span(a))):
            assert met is None or x & y == span(met), (a, b)
            assert x | y == span(joined), (a, b)
            assert x.largest(y) == span(larger), (a, b)


def test_ends_are_ordered():
    lows = [span(s).lower for s in ("(-oo, 9]", "[-1, 9]", "(-1, 9]", "[0, 9]", "(0, 9]", "[1, 9]")]
    highs = [span(s).upper for s in ("[-9, 1)", "[-9, 1]", "[-9, 2)", "[-9, 2]", "[-9, oo)")]
    assert sorted(lows) == lows
    assert sorted(highs) == highs


# ── increasing functions ──

EMPTY = Context({})
WITHIN = {
    ("exp", "(-oo, oo)"): (0, None), ("sigmoid", "(-oo, oo)"): (0, 1),
    ("erf", "(-oo, oo)"): (-1, 1),
    ("tanh", "(-oo, oo)"): (-1, 1), ("atan", "(-oo, oo)"): (-2, 2), ("asin", "(-oo, oo)"): (-2, 2),
    ("softplus", "(-oo, oo)"): (0, None), ("log", "(-oo, oo)"): (None, None),
    ("sinh", "(-oo, oo)"): (None, None), ("asinh", "(-oo, oo)"): (None, None),
    ("atanh", "(-oo, oo)"): (None, None), ("cbrt", "(-oo, oo)"): (0, None),
    ("sqrt", "(-oo, oo)"): (0, None), ("acosh", "(-oo, oo)"): (0, None),
    ("exp", "[0, oo)"): (1, None), ("exp", "(-oo, 0]"): (0, 1), ("exp", "[0, 0]"): (1, 1),
    ("log", "[1, oo)"): (0, None), ("log", "(-oo, 1]"): (None, 0), ("sqrt", "[4, 9]"): (2, 3),
    ("cbrt", "[8, 27]"): (2, 3), ("atan", "[0, oo)"): (0, 2), ("erf", "(-oo, 0]"): (-1, 0),
    ("exp", "[0, 30000]"): (1, None),
}  # fmt: skip


@pytest.mark.parametrize("case", WITHIN, ids=" ".join)
def test_bounds_of_increasing_functions(case):
    head, text = case
    found = increasing_span(head, span(text), EMPTY)
    assert (found.low, found.high) == WITHIN[case]
    if "oo" in text and head not in {"sqrt", "cbrt", "acosh"}:  # no bound at infinity is met
        assert found.low_open or "(-oo" not in text
        assert found.high_open or "oo)" not in text


OPEN = {
    ("exp", "(0, 1]"): (True, False), ("exp", "[0, 1)"): (False, False),
    ("sqrt", "(4, 9)"): (True, True), ("sqrt", "[4, 9)"): (False, True),
    ("cbrt", "(1, 8]"): (True, False), ("log", "(1, 2)"): (True, False),
    ("erf", "[0, 1]"): (False, False), ("atan", "(0, 1)"): (True, False),
    ("exp", "(-1, 0)"): (False, True),
}  # fmt: skip


@pytest.mark.parametrize("case", OPEN, ids=" ".join)
def test_ends_are_open_where_their_values_are_exact(case):
    found = increasing_span(case[0], span(case[1]), EMPTY)
    assert (found.low_open, found.high_open) == OPEN[case]


def test_values_at_both_ends():
    found = increasing_span("exp", span("[1, 2]"), EMPTY)
    assert abs(float(found.low) - 2.718281828459045) < 1e-14
    assert abs(float(found.high) - 7.38905609893065) < 1e-14
    assert found.low**1 < found.high
    assert Fraction(*(2718281828459045235, 10**18)) - found.low < Fraction(1, 10**17)
    half = increasing_span("sigmoid", span("[0, oo)"), EMPTY)
    assert (float(half.low), half.high, half.high_open) == (0.5, 1, True)


NO_ZERO = ("erf", "tanh", "atan", "asin", "sinh", "asinh", "atanh", "cbrt", "sqrt")


def test_what_is_0_at_0_alone():
    for head, text in product(NO_ZERO, ("(-oo, oo)*", "(-oo, oo)")):
        assert increasing_span(head, span(text), EMPTY).nonzero == text.endswith("*"), (head, text)
    for head in ("log", "acosh"):  # 0 at 1
        assert not increasing_span(head, span("(-oo, oo)*"), EMPTY).nonzero


EMPTY = {
    "[2, 1]": True, "(2, 1)": True, "(1, 1]": True, "[1, 1)": True, "(1, 1)": True,
    "[1, 1]": False, "(1, 2)": False, "[1, 2]": False, "(-oo, 1)": False, "(1, oo)": False,
    "(-oo, oo)": False,
}  # fmt: skip


@pytest.mark.parametrize("text", EMPTY)
def test_a_span_without_numbers(text):
    assert span(text).empty is EMPTY[text]
