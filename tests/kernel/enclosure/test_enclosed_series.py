"""Taylor polynomials of terms with their remainders on an interval."""

from fractions import Fraction

import pytest
from enclosing import CONTEXT, boxed, is_about, span
from flint import arb, ctx, fmpq
from kernel_goals import term_in

from symcheck.kernel.balls import ball
from symcheck.kernel.claim import NATURAL, REAL, Context, Definition
from symcheck.kernel.enclosure.decide import PRECISION
from symcheck.kernel.enclosure.ranges import NoEnclosure, Range
from symcheck.kernel.enclosure.taylor import taylor
from symcheck.kernel.term import ONE, add, call, mul, num, var


def of(text, order=6, name="x", **sides):
    """Return the range of a term by its Taylor polynomial."""
    with ctx.workprec(PRECISION):
        return taylor(term_in(CONTEXT, text), name, boxed(**sides), CONTEXT, order)


#: Terms, and the centre of an interval of width 2⁻²⁰: what is above the first order is 2⁻³⁶.
CENTRES = [
    ("5/8", "1/4"),
    ("pi", "1/4"),
    ("x", "1/4"),
    ("-x", "1/4"),
    ("x + 3", "1/4"),
    ("x*(x - 1)", "1/4"),
    ("x*(x - 1)", "1/2"),
    ("3/x", "1"),
    ("x/(x + 2)", "1/4"),
    ("x**0", "1/4"),
    ("x**1", "1/4"),
    ("x**2 - x", "1/2"),
    ("x**5 - 5*x", "1"),
    ("x**6 - 6*x", "1"),
    ("x**(-2) + 2*x", "1"),
    ("x**(-1) + x", "1"),
    ("x**(1/2)*exp(-2*x)", "1/4"),
    ("x**x", "1/4"),
    ("2**x", "1/4"),
    ("Abs(x) - x", "1/4"),
    ("Abs(x) + x", "-1/4"),
    ("cbrt(x)", "8"),
    ("cbrt(x) - x/12", "8"),
    ("log(x) - x", "1"),
    ("exp(x) - x", "0"),
    ("sqrt(x) - x", "1/4"),
    ("sin(x) - x", "0"),
    ("cos(x)", "0"),
    ("atan(x) - x", "0"),
    ("asin(x) - x", "0"),
    ("acos(x) + x", "0"),
    ("erf(x)", "1/4"),
    ("tanh(x) - x", "0"),
    ("sin(x)", "3"),
    ("atan(x)", "-3"),
    ("sigmoid(x)", "1/4"),
    ("softplus(x)", "1/4"),
]


HALF = Fraction(1, 2**21)


@pytest.mark.parametrize(("text", "centre"), CENTRES)
def test_the_value_at_the_centre_and_hardly_more(text, centre):
    term, middle = term_in(CONTEXT, text), Fraction(centre)
    ends = [arb(fmpq(v.numerator, v.denominator)) for v in (middle - HALF, middle + HALF)]
    with ctx.workprec(PRECISION):
        found = taylor(term, "x", {"x": Range(*ends)}, CONTEXT, 6)
    with ctx.workprec(300):
        values = [ball(term, {"x": middle + k * HALF / 4}, 300) for k in range(-4, 5)]
        for value in values:
            assert not value < found.lo
            assert not value > found.hi
        assert found.hi - found.lo < abs(values[0] - values[-1]) + arb(2) ** -36


WIDE = [
    ("x**2", 2, "-1 .. 4"),
    ("x**3", 2, "-2 .. 10"),
    ("2*x**2", 2, "-2 .. 8"),
    ("x**2", 1, "-3 .. 5"),
    ("x**4", 3, "-11 .. 19"),
    ("x", 1, "0 .. 2"),
    ("7", 1, "7"),
    ("1/(x + 1)", 1, "-1/2 .. 3/2"),
]


@pytest.mark.parametrize(("text", "order", "expected"), WIDE)
def test_the_remainder_is_taken_on_the_whole_interval(text, order, expected):
    assert is_about(of(text, order, x="0 .. 2"), expected, 20)


def test_the_other_variables_are_numbers():
    assert is_about(of("x*y + y", 2, x="0 .. 2", y="3"), "3 .. 9")
    assert is_about(of("x*y", 2, "y", x="3", y="0 .. 2"), "0 .. 6")
    with pytest.raises(NoEnclosure, match="without a range"):
        of("x*y", 2, x="0 .. 2")


TWICE = Definition("twice", (("t", REAL),), mul(num(2), var("t")))
CALLS = Context((("x", REAL),), definitions=(TWICE,))


def test_calls_are_unfolded():
    box = {"x": span("0 .. 2")}
    assert is_about(taylor(call("twice", var("x")), "x", box, CALLS, 2), "0 .. 4")
    with pytest.raises(NoEnclosure, match="no series of 'call'"):
        taylor(call("thrice", var("x")), "x", box, CALLS, 2)


DOWN = Definition(
    "down", (("n", NATURAL),), on="n", base=num(7), step=add(call("down", var("n")), ONE)
)
FLAT = Definition("flat", (("n", NATURAL),), on="n", base=num(7), step=ONE)


def test_a_recursion_is_unfolded_at_numbers_alone():
    context = Context((("x", REAL), ("n", NATURAL)), definitions=(DOWN, FLAT))
    box = {"x": span("0 .. 2"), "n": span("3")}
    assert is_about(taylor(call("down", num(3)), "x", box, context, 2), "10")
    with pytest.raises(NoEnclosure, match="no series of 'call'"):
        taylor(call("flat", add(var("n"), ONE)), "x", box, context, 2)


def test_a_series_has_numbers_as_coefficients():
    for text in ("exp(exp(exp(exp(10*x))))", "exp(exp(exp(exp(10*x)))) - x"):
        with pytest.raises(NoEnclosure, match="a series was not enclosed"):
            of(text, 3, x="0 .. 2")


def test_the_length_of_other_series_stays_as_it_was():
    before = ctx.cap
    of("x**2", 3, x="0 .. 2")
    with pytest.raises(NoEnclosure):
        of("1/x", 3, x="0 .. 2")
    assert ctx.cap == before


NO_SERIES = {
    "1/x": "0 .. 2",
    "1/(x - 1)": "0 .. 2",
    "x**(-1)": "0 .. 2",
    "Abs(x)": "-1 .. 1",
    "log(x)": "0 .. 2",
    "log(-x)": "1 .. 2",
    "log(x - 3)": "0 .. 2",
    "sqrt(x)": "0 .. 2",
    "sqrt(-x)": "1 .. 2",
    "cbrt(x)": "0 .. 2",
    "x**(1/2)": "0 .. 2",
    "asin(x)": "0 .. 1",
    "asin(-x)": "0 .. 1",
    "acos(x)": "0 .. 1",
    "acos(x + 1)": "0 .. 1",
    "asin(x + 3)": "0 .. 1",
    "sqrt(x - 3)": "0 .. 1",
    "x**1001": "0 .. 1",
    "x**(-1001)": "1 .. 2",
    "x**n": "0 .. 1",
    "sign(x)": "-1 .. 1",
    "Max(x, 0)": "-1 .. 1",
    "Piecewise((x, x < 1), (1, True))": "0 .. 2",
    "Sum(x, (k, 1, n))": "0 .. 1",
}


@pytest.mark.parametrize(("text", "side"), NO_SERIES.items())
def test_what_is_not_analytic_on_the_interval_has_no_series(text, side):
    with pytest.raises(NoEnclosure):
        of(text, 2, x=side)


MESSAGES = {
    "1/x": "a denominator may be 0",
    "Abs(x)": "a denominator may be 0",
    "log(x)": "the argument of a logarithm may be 0",
    "sqrt(x)": "the argument of a root may be 0",
    "asin(x + 1)": "the argument of an inverse sine may be 1",
    "acos(x + 1)": "the argument of an inverse sine may be 1",
    "x**n": "no literal integer",
    "x**1001": "no literal integer",
}


@pytest.mark.parametrize(("text", "why"), MESSAGES.items())
def test_why_there_is_no_series(text, why):
    with pytest.raises(NoEnclosure, match=why):
        of(text, 2, x="-1 .. 1")


def test_large_powers():
    assert is_about(of("x**1000", 1, x="1"), "1")
    assert is_about(of("x**(-1000)", 1, x="1"), "1")
