"""Ranges of terms on boxes: every function, inside its domain, at its ends and at ±∞."""

import pytest
from enclosing import CONTEXT, is_about, span, value, walk
from flint import arb
from kernel_goals import term_in

from symcheck.kernel.claim import NATURAL, REAL, Context, Definition
from symcheck.kernel.enclosure import walk as of_walk
from symcheck.kernel.enclosure.ranges import NoEnclosure, of_ball
from symcheck.kernel.term import ONE, TRUE, Term, add, call, fn, lt, mul, num, piecewise, var

VALUES = [
    ("3/8", "0", "3/8"),
    ("pi", "0", "pi"),
    ("x", "-1 .. 2", "-1 .. 2"),
    ("y", "0", "-oo .. oo"),
    ("-x", "-1 .. 2", "-2 .. 1"),
    ("x - 3", "-1 .. 2", "-4 .. -1"),
    ("1/x", "1/4 .. 2", "1/2 .. 4"),
    ("3/(x - 1)", "2 .. 3", "3/2 .. 3"),
    ("x**3", "-1 .. 2", "-1 .. 8"),
    ("x**2", "-1 .. 2", "0 .. 4"),
    ("x**0", "-1 .. 2", "1"),
    ("x**(-1)", "2 .. 4", "1/4 .. 1/2"),
    ("x**(-2)", "-4 .. -2", "1/16 .. 1/4"),
    ("x**(-2)", "0 .. 2", "1/4 .. oo"),
    ("x**10000", "1", "1"),
    ("x**(-10000)", "1", "1"),
    ("x**(1/2)", "1/4 .. 4", "1/2 .. 2"),
    ("x**(1/2)", "-1 .. 4", "0 .. 2"),
    ("x**(-1/2)", "1/4 .. 4", "1/2 .. 2"),
    ("x**(-1/2)", "0 .. 4", "1/2 .. oo"),
    ("2**x", "-1/2 .. 1/2", "2**(-1/2) .. 2**(1/2)"),
    ("x*x", "-1 .. 2", "0 .. 4"),
    ("x*x*x", "-1 .. 2", "-1 .. 8"),
    ("3*x", "-1 .. 2", "-3 .. 6"),
    ("Abs(x)", "-1 .. 2", "0 .. 2"),
    ("Abs(x)", "-3 .. -2", "2 .. 3"),
    ("Max(x, 1)", "-1 .. 2", "1 .. 2"),
    ("Max(x, x - 4)", "-1 .. 2", "-1 .. 2"),
    ("Min(x, 1)", "-1 .. 2", "-1 .. 1"),
    ("Min(x, x + 4)", "-1 .. 2", "-1 .. 2"),
    ("relu(x)", "-1 .. 2", "0 .. 2"),
    ("relu(x)", "-2 .. -1", "0"),
    ("relu(x)", "1/4 .. 1/2", "0 .. 1/2"),
    ("sign(x)", "1 .. 2", "1"),
    ("sign(x)", "1/4 .. 1/2", "1"),
    ("sign(x)", "0 .. 2", "0 .. 1"),
    ("sign(x)", "0 .. 1", "0 .. 1"),
    ("sign(x)", "0", "0"),
    ("sign(x)", "-1 .. 2", "-1 .. 1"),
    ("sign(x)", "-1 .. 1", "-1 .. 1"),
    ("sign(x)", "-1/2 .. 1/2", "-1 .. 1"),
    ("sign(x)", "-2 .. 0", "-1 .. 0"),
    ("sign(x)", "-2 .. -1", "-1"),
    ("sign(x)", "-1/2 .. -1/4", "-1"),
    ("exp(x)", "-1 .. 1", "exp(-1) .. exp(1)"),
    ("exp(x)", "0 .. oo", "1 .. oo"),
    ("exp(x)", "-oo .. 0", "0 .. 1"),
    ("log(x)", "1/2 .. 4", "log(1/2) .. log(4)"),
    ("log(x)", "1 .. oo", "0 .. oo"),
    ("log(x)", "0 .. 4", "-oo .. log(4)"),
    ("log(x)", "-1 .. 4", "-oo .. log(4)"),
    ("log(x)", "1/4 .. 1/2", "log(1/4) .. log(1/2)"),
    ("sqrt(x)", "1/4 .. 9", "1/2 .. 3"),
    ("sqrt(x)", "-1 .. 1/4", "0 .. 1/2"),
    ("sqrt(x)", "0 .. oo", "0 .. oo"),
    ("cbrt(x)", "1/8 .. 27", "1/2 .. 3"),
    ("cbrt(x)", "1/8 .. oo", "1/2 .. oo"),
    ("atan(x)", "-1 .. 2", "atan(-1) .. atan(2)"),
    ("atan(x)", "1/4 .. oo", "atan(1/4) .. pi/2"),
    ("atan(x)", "-oo .. 1/4", "-pi/2 .. atan(1/4)"),
    ("asin(x)", "-1/2 .. 1/4", "asin(-1/2) .. asin(1/4)"),
    ("asin(x)", "-2 .. 2", "-pi/2 .. pi/2"),
    ("acos(x)", "-1/2 .. 1/4", "acos(1/4) .. acos(-1/2)"),
    ("acos(x)", "-2 .. 2", "0 .. pi"),
    ("erf(x)", "-1 .. 2", "erf(-1) .. erf(2)"),
    ("erf(x)", "-oo .. oo", "-1 .. 1"),
    ("tanh(x)", "-1 .. 2", "tanh(-1) .. tanh(2)"),
    ("tanh(x)", "-oo .. oo", "-1 .. 1"),
    ("sinh(x)", "-1 .. 2", "sinh(-1) .. sinh(2)"),
    ("sinh(x)", "-oo .. oo", "-oo .. oo"),
    ("cosh(x)", "-1 .. 2", "1 .. cosh(2)"),
    ("cosh(x)", "1 .. 2", "cosh(1) .. cosh(2)"),
    ("cosh(x)", "-oo .. 0", "1 .. oo"),
    ("asinh(x)", "-1 .. 2", "asinh(-1) .. asinh(2)"),
    ("asinh(x)", "-oo .. oo", "-oo .. oo"),
    ("acosh(x)", "3/2 .. 3", "acosh(3/2) .. acosh(3)"),
    ("acosh(x)", "0 .. 3/2", "0 .. acosh(3/2)"),
    ("acosh(x)", "1 .. oo", "0 .. oo"),
    ("atanh(x)", "-1/2 .. 1/4", "atanh(-1/2) .. atanh(1/4)"),
    ("atanh(x)", "1/4 .. 1", "atanh(1/4) .. oo"),
    ("atanh(x)", "-1 .. 0", "-oo .. 0"),
    ("atanh(x)", "-3 .. 3", "-oo .. oo"),
    ("sigmoid(x)", "-1 .. 2", "sigmoid(-1) .. sigmoid(2)"),
    ("sigmoid(x)", "-oo .. oo", "0 .. 1"),
    ("softplus(x)", "-1 .. 2", "softplus(-1) .. softplus(2)"),
    ("softplus(x)", "-oo .. 0", "0 .. log(2)"),
    ("coth(x)", "1/2", "coth(1/2)"),
    ("tan(x)", "1/2", "tan(1/2)"),
    ("Piecewise((x, x < 0), (5, True))", "-2 .. -1", "-2 .. -1"),
    ("Piecewise((x, x < 0), (5, True))", "1 .. 2", "5"),
    ("Piecewise((x, x < 0), (5, True))", "-1 .. 1", "-1 .. 5"),
    ("Piecewise((7, x < 0), (x, x < 3), (5, True))", "1 .. 2", "1 .. 2"),
    ("Piecewise((7, x < 0), (x, x < 3), (5, True))", "4", "5"),
    ("Piecewise((7, x < 0), (x, x < 3), (5, True))", "-1 .. 4", "-1 .. 7"),
]


@pytest.mark.parametrize(("text", "side", "expected"), VALUES)
def test_values(text, side, expected):
    assert is_about(value(text, x=side), expected)


PAIRS = [
    ("x + y", "1 .. 2", "10 .. 20", "11 .. 22"),
    ("x - y", "1 .. 2", "10 .. 20", "-19 .. -8"),
    ("x*y", "-1 .. 2", "10 .. 20", "-20 .. 40"),
    ("x*x*y", "-1 .. 2", "10 .. 20", "0 .. 80"),
    ("x/y", "-1 .. 2", "2 .. 4", "-1/2 .. 1"),
    ("x**y", "1/4 .. 4", "-1/2 .. 1/2", "1/2 .. 2"),
    ("x**y", "4", "1/2 .. 3/2", "2 .. 8"),
    ("Max(x, y)", "-1 .. 2", "0 .. 1", "0 .. 2"),
    ("Min(x, y)", "-1 .. 2", "0 .. 1", "-1 .. 1"),
]


@pytest.mark.parametrize(("text", "x", "y", "expected"), PAIRS)
def test_values_of_two_variables(text, x, y, expected):
    assert is_about(value(text, x=x, y=y), expected)


def test_sums_and_products_of_three():
    at = walk(x="1 .. 2", y="10 .. 20", z="100 .. 200")
    three = (var("x"), var("y"), var("z"))
    assert is_about(at.value(Term("add", three)), "111 .. 222")
    assert is_about(at.value(Term("mul", three)), "1000 .. 8000")
    assert is_about(at.value(Term("max", three)), "100 .. 200")


WAVES = [
    ("sin(x)", "0 .. 1", "0 .. sin(1)"),
    ("sin(x)", "1 .. 2", "sin(1) .. 1"),
    ("sin(x)", "2 .. 4", "sin(4) .. sin(2)"),
    ("sin(x)", "4 .. 5", "-1 .. sin(4)"),
    ("sin(x)", "-2 .. -1", "-1 .. sin(-1)"),
    ("sin(x)", "100 .. 101", "sin(100) .. sin(101)"),
    ("sin(x)", "7 .. 8", "sin(7) .. 1"),
    ("sin(x)", "7 .. 13", "-1 .. 1"),
    ("sin(x)", "10 .. 10", "sin(10)"),
    ("sin(x)", "0 .. 7", "-1 .. 1"),
    ("sin(x)", "3 .. 11", "-1 .. 1"),
    ("sin(x)", "0 .. oo", "-1 .. 1"),
    ("cos(x)", "0 .. 1", "cos(1) .. 1"),
    ("cos(x)", "-1 .. 2", "cos(2) .. 1"),
    ("cos(x)", "1 .. 2", "cos(2) .. cos(1)"),
    ("cos(x)", "3 .. 4", "-1 .. cos(4)"),
    ("cos(x)", "-4 .. -3", "-1 .. cos(4)"),
    ("cos(x)", "9 .. 10", "-1 .. cos(10)"),
    ("cos(x)", "1/2 .. 6", "-1 .. cos(6)"),
    ("cos(x)", "2 .. 10", "-1 .. 1"),
    ("cos(x)", "-oo .. 0", "-1 .. 1"),
]


@pytest.mark.parametrize(("text", "side", "expected"), WAVES)
def test_waves(text, side, expected):
    assert is_about(value(text, x=side), expected)


OUTSIDE = {
    "log(x)": "-2 .. -1",
    "sqrt(x)": "-2 .. -1",
    "cbrt(x)": "-2 .. -1",
    "asin(x)": "2 .. 3",
    "acos(x)": "-3 .. -2",
    "acosh(x)": "-1 .. 1/2",
    "atanh(x)": "2 .. 3",
    "atanh(-x)": "2 .. 3",
    "asin(-x)": "2 .. 3",
    "log(y) - log(x)": "0",
    "log(x) - log(y)": "0",
    "1/x": "-1 .. 1",
    "x**(-1)": "-1 .. 1",
    "x**(1/2)": "-2 .. -1",
    "x**10001": "1",
    "x**(-10001)": "1",
    "x**n": "1",
    "Sum(x, (k, 1, n))": "1",
    "log(x) - log(x)": "0",
    "Piecewise((1, x > 0))": "-1",
}


@pytest.mark.parametrize(("text", "side"), OUTSIDE.items())
def test_what_has_no_value_on_the_box_has_no_range(text, side):
    for _ in range(2):
        with pytest.raises(NoEnclosure):
            value(text, x=side, y="0 .. 1")


def test_what_was_not_enclosed_stays_so():
    at = walk(x="0")
    for _ in range(2):
        with pytest.raises(NoEnclosure, match="was not enclosed"):
            at.value(term_in(CONTEXT, "log(x) - log(x)"))


def test_no_branch_that_applies():
    with pytest.raises(NoEnclosure, match="no branch applies"):
        walk(x="1 .. 2").value(piecewise((ONE, lt(var("x"), ONE)), (num(2), lt(var("x"), ONE))))


def test_a_value_is_looked_up():
    at = walk(x="1 .. 2")
    term = fn("exp", var("x"))
    assert at.value(term) is at.value(term)
    assert at.slope(term, "x") is at.slope(term, "x")


TWICE = Definition("twice", (("t", REAL),), mul(num(2), var("t")))
CALLS = Context((("x", REAL),), definitions=(TWICE,))


def test_calls_are_unfolded():
    at = walk(CALLS, x="1 .. 3")
    assert is_about(at.value(call("twice", var("x"))), "2 .. 6")
    assert is_about(at.slope(call("twice", var("x")), "x"), "2")
    with pytest.raises(NoEnclosure, match="was not unfolded"):
        at.value(call("thrice", var("x")))


DOWN = Definition(
    "down", (("n", NATURAL),), on="n", base=num(7), step=add(call("down", var("n")), ONE)
)
FLAT = Definition("flat", (("n", NATURAL),), on="n", base=num(7), step=ONE)
RECURSION = Context((("n", NATURAL),), definitions=(DOWN, FLAT))


def test_a_recursion_is_unfolded_at_numbers_alone():
    assert is_about(walk(RECURSION).value(call("down", num(3))), "10")
    for argument in (var("n"), add(var("n"), ONE)):
        with pytest.raises(NoEnclosure, match="was not unfolded"):
            walk(RECURSION, n="1 .. 2").value(call("down", argument))
        with pytest.raises(NoEnclosure, match="was not unfolded"):
            walk(RECURSION, n="1 .. 2").value(call("flat", argument))


ENDS = [
    (of_walk._exp, "0", "1"),
    (of_walk._exp, "oo", "oo"),
    (of_walk._exp, "-oo", "0"),
    (of_walk._log, "0", "-oo"),
    (of_walk._log, "oo", "oo"),
    (of_walk._inverse_tanh, "-1", "-oo"),
    (of_walk._inverse_tanh, "1", "oo"),
    (of_walk._sigmoid, "-oo", "0"),
    (of_walk._sigmoid, "oo", "1"),
    (of_walk._sigmoid, "0", "1/2"),
]


def test_functions_at_their_ends():
    # Made anew, so that what they are made of is looked at as well.
    odd = of_walk._odd_to(arb.atan, lambda: arb.pi() / 2)
    root = of_walk._unbounded(lambda x: x.root(3))
    made = [(odd, "1/2", "atan(1/2)"), (odd, "oo", "pi/2"), (odd, "-oo", "-pi/2")]
    made += [(root, "8", "2"), (root, "oo", "oo")]
    made += [(of_walk._odd_to(arb.erf, lambda: arb(1)), "oo", "1")]
    for f, at, expected in [*ENDS, *made]:
        assert is_about(of_ball(f(span(at).lo)), expected, 40), (at, expected)


def test_the_last_branch_is_reached():
    found = walk(x="1 .. 2").value(piecewise((ONE, lt(var("x"), ONE)), (num(2), TRUE)))
    assert is_about(found, "2")
