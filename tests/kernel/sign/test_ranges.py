"""The values that terms can take: they hold every value at every point."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_goals import context_of
from kernel_terms import CONTEXT, TERMS, points

from symcheck.kernel.balls import truth
from symcheck.kernel.sign.decide import Signs
from symcheck.kernel.sign.interval import ALL, NONNEGATIVE, POSITIVE, UNIT, Interval, point
from symcheck.kernel.term import conj, delta, fn, le, lt, ne, rational, var
from symcheck.read.text import read_term

PRECISIONS = (60, 200)
FUNCTIONS = (
    "cosh",
    "sech",
    "asinh",
    "sinh",
    "erf",
    "softplus",
    "cbrt",
    "asin",
    "atanh",
    "coth",
    "acot",
)


def membership(interval, term):
    """Return the proposition that a term lies in an interval."""
    props = []
    if interval.low is not None:
        props.append((lt if interval.low_open else le)(rational(interval.low), term))
    if interval.high is not None:
        props.append((lt if interval.high_open else le)(term, rational(interval.high)))
    if interval.nonzero:
        props.append(ne(term, rational(0)))
    return conj(*props)


def held(term, context, where):
    prop = membership(Signs.of(context).range(term), term)
    return truth(prop, where, precisions=PRECISIONS) is not False


@settings(max_examples=100)
@given(TERMS, points())
def test_the_range_holds_the_value(term, where):
    assert held(term, CONTEXT, where)


@settings(max_examples=60)
@given(st.sampled_from(FUNCTIONS), TERMS, points())
def test_the_range_of_a_function_holds_its_value(head, term, where):
    assert held(fn(head, term), CONTEXT, where)


@settings(max_examples=60)
@given(TERMS, points())
def test_the_range_holds_the_value_under_hypotheses(term, where):
    x, y = var("x"), var("y")
    context = CONTEXT.assume(le(rational(-1), x), lt(x, rational(2)), ne(y, rational(0)))
    if all(truth(h, where) for h in context.hypotheses):
        assert held(term, context, where)


HALF = Fraction(1, 2)
CLOSED = {"low_open": False, "high_open": False}
RANGES = {
    "a square": ("x^2", (), Interval(Fraction(0), **CLOSED)),
    "equal factors": ("x*x", (), NONNEGATIVE),
    "a sine": ("sin(x)", (), UNIT),
    "a modulus": ("Abs(x)", ["-2 <= x", "x <= 1"], Interval(Fraction(0), Fraction(2), **CLOSED)),
    "the modulus of what is negative": ("Abs(x)", ["x < -1"], Interval(Fraction(1))),
    "sigma": ("sigmoid(x)", (), Interval(Fraction(0), Fraction(1))),
    "sigma of what is positive": ("sigmoid(x)", ["x > 0"], Interval(HALF, Fraction(1))),
    "an exponential of what is not negative": (
        "exp(x)",
        ["x >= 0"],
        Interval(Fraction(1), low_open=False),
    ),
    "a maximum": ("Max(x, 1)", (), Interval(Fraction(1), low_open=False)),
    "a minimum": ("Min(x, 1)", (), Interval(None, Fraction(1), high_open=False)),
    "a maximum of bounded values": ("Max(sin(x), cos(x))", (), UNIT),
    "relu": ("relu(x)", (), NONNEGATIVE),
    "a sign": ("sign(x)", (), UNIT),
    "the sign of what is positive": ("sign(x)", ["x > 0"], point(1)),
    "the sign of what is negative": ("sign(x)", ["x < 0"], point(-1)),
    "branches": (
        "Piecewise((1, x > 0), (2, True))",
        (),
        Interval(Fraction(1), Fraction(2), **CLOSED, nonzero=True),
    ),
    "an even power": ("x^(2*n)", (), NONNEGATIVE),
    "a power of what is positive": ("x^n", ["x > 0"], POSITIVE),
    "a large even power": ("x^2000", (), NONNEGATIVE),
    "a large odd power": ("x^2001", (), ALL),
    "a real power": ("x^y", ["x > 0"], POSITIVE),
    "a real power of what may be 0": ("x^y", ["x >= 0"], NONNEGATIVE),
    "a product of positive factors": ("Product(exp(k), (k, 1, n))", (), POSITIVE),
    "a product of values below 1": (
        "Product(sigmoid(k), (k, 1, n))",
        (),
        Interval(Fraction(0), Fraction(1), high_open=False),
    ),
    "a product of squares": ("Product((x*k)^2, (k, 1, n))", (), NONNEGATIVE),
    "a product of anything": ("Product(x*k, (k, 1, n))", (), ALL),
    "a sum of positive values": ("Sum(exp(x*k), (k, 1, n))", (), POSITIVE),
    "a sum of negative values": ("Sum(-exp(x*k), (k, 1, n))", (), -POSITIVE),
    "a sum of anything": ("Sum(x*k, (k, 1, n))", (), ALL),
    "a big maximum": ("Max(sin(k*x), (k, 1, n))", (), UNIT),
    "a hyperbolic cosine": ("cosh(x)", (), Interval(Fraction(1), low_open=False)),
    "a function by its definition": ("cot(x)", (), ALL),
    "a difference of hypotheses": (
        "x - y",
        ["x >= 1", "y <= 0"],
        Interval(Fraction(1), low_open=False),
    ),
}


@pytest.mark.parametrize(("text", "given_", "wanted"), RANGES.values(), ids=RANGES)
def test_the_range(text, given_, wanted):
    context = context_of(f"{text} + y = 0", given_, "n: size; x: real; y: real")
    assert Signs.of(context).range(read_term(text, context)) == wanted


ENTRIES = {
    "of one sign": ("p[i]", ["p[k] > 0 for k in 1..n"], POSITIVE),
    "from the other side": ("p[i]", ["0 <= p[k] for k in 1..n"], NONNEGATIVE),
    "between two numbers": (
        "p[i]",
        ["0 < p[k] for k in 1..n", "p[k] <= 1 for k in 1..n"],
        Interval(Fraction(0), Fraction(1), high_open=False),
    ),
    "not 0": ("p[i]", ["p[k] != 0 for k in 1..n"], Interval(nonzero=True)),
    "outside the range": ("p[n]", ["p[k] > 0 for k in 1..n - 1"], ALL),
    "of another family": ("p[i]", ["q[k] > 0 for k in 1..n"], ALL),
    "compared with another": ("p[i]", ["p[k] > q[k] for k in 1..n"], ALL),
    "of either of two signs": ("p[i]", ["p[k] > 0 or p[k] < -1 for k in 1..n"], ALL),
    "their sum": ("Sum(p[k], (k, 1, n))", ["p[k] > 0 for k in 1..n"], POSITIVE),
    "their product": ("Product(p[k], (k, 1, n))", ["p[k] > 0 for k in 1..n"], POSITIVE),
    "a power of what is not 0": ("p[i]^n", ["p[k] != 0 for k in 1..n"], Interval(nonzero=True)),
}


@pytest.mark.parametrize(("text", "given_", "wanted"), ENTRIES.values(), ids=ENTRIES)
def test_the_range_of_entries(text, given_, wanted):
    context = context_of("n = n", given_, "n: size; p, q: family(n); i: index(n)")
    assert Signs.of(context).range(read_term(text, context)) == wanted


def test_a_range_that_ends_where_a_function_does():
    context = context_of("x = 0", ["x > 0", "x <= 1"])
    assert Signs.of(context).range(fn("log", var("x"))) == Interval(
        None, Fraction(0), high_open=False
    )
    assert Signs.of(context).range(fn("atanh", var("x"))).low == 0


def test_a_delta_lies_between_0_and_1():
    context = context_of("i = j", (), "i: integer; j: integer")
    found = Signs.of(context).range(delta(var("i"), var("j")))
    assert found == Interval(Fraction(0), Fraction(1), **CLOSED)


def test_a_range_that_nobody_bounds():
    context = context_of("x = 0", ["x > 1000000000"])
    assert Signs.of(context).range(fn("exp", var("x"))).is_positive
    assert Signs.of(context).range(fn("log", var("x"))) == ALL
