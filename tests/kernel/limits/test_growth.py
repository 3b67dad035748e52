"""Which monomial wins at ∞: orders by hand, and the limits that they give."""

from fractions import Fraction

import pytest
from germs import germ, tends

from symcheck.kernel.claim import REAL, Context
from symcheck.kernel.limits.growth import NoGrowth, compare, leading
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ZERO, lt, var
from symcheck.read.text import read_term


def order(*exponents, power=0, log=0):
    """Return the order of t^power·(log t)^log·e^(Σ c·tᵈ) for pairs (d, c)."""
    pairs = tuple((Fraction(d), Fraction(c)) for d, c in exponents)
    return pairs, Fraction(power), Fraction(log)


#: From what grows least to what grows most.
LADDER = [
    order((2, -1), (1, 9)), order((1, -1), power=5), order(power=-2), order(power=-1, log=7),
    order(log=-1), order(), order(log=1), order(log=2), order(power="1/2", log=9), order(power=1),
    order(power=1, log=1), order(power=3), order(("1/2", 1)), order((1, 1), power=-4),
    order((1, 1)), order((1, 1), power=1), order((1, 3), power=-9), order((1, -7), (2, 1)),
    order((2, 1)), order((1, 1), (2, 1)), order((2, 2)),
]  # fmt: skip


@pytest.mark.parametrize("i", range(len(LADDER)))
def test_orders_are_compared(i):
    signs = [compare(LADDER[i], other) for other in LADDER]
    assert signs == [1] * i + [0] + [-1] * (len(LADDER) - i - 1)


VALUES = {
    "sqrt(t)/t": "0", "cbrt(t)*cbrt(t)/sqrt(t)": "oo", "cbrt(t)*sqrt(t)/t": "0",
    "cbrt(t)**3/t": "1", "sqrt(t)**2/t": "1", "cbrt(t)**4/t": "oo", "cbrt(t)**2/t": "0",
    "t**(3/2)/t": "oo", "t**(2/3)/sqrt(t)": "oo", "t**(1/3)/sqrt(t)": "0", "t**(1/2)/cbrt(t)": "oo",
    "(a*t + b*t + 1)/t": "a + b", "(a*t + b*t)/t**2": "0", "a*t + b*t": None,
    "(t + a*t + b*t)/(a*t + 2*t - a*t)": "(1 + a + b)/2", "(a*t + 1 - b)/(1 + t)": "a",
    "a**2*t/(t + 1)": "a**2", "(a**3*t + b)/(3*t)": "a**3/3", "(a*b*t + b)/t": "a*b",
    "(1 + t)/(1 + t**2)": "0", "(1 + t + t**2)/(5 + 2*t**2 + t)": "1/2",
    "(1 + 3*t**2 + t)/(t + 2)": "oo", "(1 - 3*t**2 + t)/(t + 2)": "-oo",
    "(1 - t**2)/(1 - t)": "oo", "(t - t)/t": "0", "t/(t - 2*t)": "-1",
    "(t**2*log(t) + t**2)/(t**2*log(t) + t)": "1", "log(t)**2/log(t)": "oo", "t*log(t)/t": "oo",
    "t*log(t)/t**2": "0", "log(t)/t": "0", "log(t)/(1 + log(t))": "1", "(2 + log(t))/7": "oo",
    "log(t**2)/log(t)": "2", "log(log(t))": "oo", "log(t + 1)/log(t)": None, "log(1 + 1/t)": "0",
    "exp(1/t)": "1", "t*exp(1/t)": "oo", "t*exp(-1/t)": "oo", "exp(1/t)/exp(-1/t)": "1",
    "exp(sqrt(t))/t**3": "oo", "exp(t)/exp(2*t)": "0", "exp(2*t)/exp(t)": "oo",
    "exp(3*t)/exp(2*t)*exp(-t)": "1", "exp(t)*exp(t/2)/exp(5*t/4)": "oo",
    "exp(t)*exp(t/2)/exp(7*t/4)": "0", "exp(t/2)*exp(t/3)/exp(t)": "0",
    "exp(t/2)*exp(t/3)/exp(4*t/5)": "oo", "exp(t**2)/exp(3*t)": "oo", "exp(t)/exp(t**2)": "0",
    "exp(t**2/2)/exp(t**2)": "0", "exp(t**2 - t)*t": "oo", "exp(t - t**2)*t": "0",
    "t**5*exp(-t)": "0", "exp(t)/t**9": "oo", "exp(sqrt(t) - t)": "0", "exp(t*sqrt(t) - 9*t)": "oo",
    "exp(t/sqrt(t))/exp(sqrt(t))": "1", "exp(t**2/sqrt(t))/exp(t)": "oo",
    "exp(t**2/(t + 1))/exp(t)": None, "exp(t/(t + 1))": "exp(1)", "exp(t + 1)/exp(t)": "exp(1)",
    "exp(a*t)": None, "exp(t*log(t))/exp(t)": None, "exp(log(t)/t)": "1",
    "sqrt(2*t)/sqrt(t)": "sqrt(2)", "sqrt(t**2 + 1)": "oo", "sqrt(t + 1)/t": "0",
    "(a*t)/(b*t + 1)": None, "t/(b*t + t)": None, "t/(b**2*t + t)": "1/(b**2 + 1)",
    "sinh(t)/exp(t)": "1/2", "tanh(t)": "1", "Abs(t)/t": "1", "log(Abs(t))/t": "0",
    "Abs(a)*t/(t + 1)": "Abs(a)", "sqrt(Abs(a))*t/(t + 1)": "sqrt(Abs(a))",
    "log(2 + Abs(a))*t/(t + 1)": "log(2 + Abs(a))", "log(3)*t/(t + log(t))": "log(3)",
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_the_limit_by_growth(text, value):
    assert tends(text, value)


@pytest.mark.parametrize("text", [
    "atan(t)", "sin(t)*t", "exp(1/t)", "exp(t**2/(t + 1))", "exp((t + 1)/(t**2 + t*3))",
    "exp(a*t)", "sqrt(t + 1)", "t**a", "log(t + 1)", "log(t + a)*t", "exp(t*log(t))", "1/(t - t)",
    "exp(sin(t))", "t*cbrt(t + 2)", "a**t",
])  # fmt: skip
def test_what_has_no_order(text):
    at = germ()
    with pytest.raises(NoGrowth):
        leading(read_term(text, at.context), "t", at.context, prove)


def test_the_leading_parts():
    at = germ()

    def parts(text):
        found = leading(read_term(text, at.context), "t", at.context, prove)
        return found and (found.top, found.bottom, found.comparison)

    one = parts("1")[0]
    assert parts("t - t") is None
    assert parts("t/(t + 1)") == (one, one, 0)
    assert parts("t**2/(t + 1)") == (one, one, 1)
    assert parts("t/(t**2 + 1)") == (one, one, -1)


@pytest.mark.parametrize("text", ["Derivative(Abs(b), b)*t", "exp(Derivative(Abs(b), b)*t)"])
def test_a_slope_at_a_corner_has_no_order(text):
    reals = Context((("t", REAL), ("b", REAL)))
    with pytest.raises(NoGrowth, match="owes what was not shown"):
        leading(read_term(text, reals), "t", reals, prove)
    above = reals.assume(lt(ZERO, var("b")))
    assert leading(read_term(text, above), "t", above, prove).comparison == 1
