"""Slopes of terms on boxes, and what is known of conditions there."""

import pytest
from enclosing import CONTEXT, is_about, slope, walk
from kernel_goals import prop_in, term_in

from symcheck.kernel.enclosure.ranges import NoEnclosure
from symcheck.kernel.term import ONE, TRUE, Term, lt, num, piecewise, rel, var

SLOPES = [
    ("5", "1", "0"),
    ("y", "1", "0"),
    ("log(y)", "1", "0"),
    ("x", "1 .. 2", "1"),
    ("x + x", "1 .. 2", "2"),
    ("x + y", "1 .. 2", "1"),
    ("-x", "1 .. 2", "-1"),
    ("3*x", "1 .. 2", "3"),
    ("x*3", "1 .. 2", "3"),
    ("x*(x + 1)", "1 .. 2", "3 .. 5"),
    ("3/x", "1 .. 2", "-3 .. -3/4"),
    ("x/4", "1 .. 2", "1/4"),
    ("x/(x + 1)", "1", "1/4"),
    ("(x**2 + 1)/(2*x + 1)", "1", "2/9"),
    ("x**0", "-1 .. 2", "0"),
    ("x**1", "-1 .. 2", "1"),
    ("x**2", "-1 .. 2", "-2 .. 4"),
    ("x**3", "-1 .. 2", "0 .. 12"),
    ("(2*x)**3", "1", "24"),
    ("x**(-1)", "1 .. 2", "-1 .. -1/4"),
    ("x**(-2)", "1 .. 2", "-2 .. -1/4"),
    ("x**(1/2)", "1/4", "1"),
    ("x**(3/2)", "4", "3"),
    ("2**x", "1", "2*log(2)"),
    ("x**(x + 1/2)", "1", "3/2"),
    ("Max(x, 3*x)", "-1 .. 2", "1 .. 3"),
    ("Max(3*x, x)", "-1 .. 2", "1 .. 3"),
    ("Max(x, 5)", "-1 .. 2", "0 .. 1"),
    ("Min(x, -x)", "-1 .. 2", "-1 .. 1"),
    ("relu(x)", "-1 .. 2", "0 .. 1"),
    ("relu(-3*x)", "-1 .. 2", "-3 .. 0"),
    ("exp(x)", "0 .. 1", "1 .. exp(1)"),
    ("exp(2*x)", "0 .. 1", "2 .. 2*exp(2)"),
    ("log(x)", "1/2 .. 2", "1/2 .. 2"),
    ("sqrt(x)", "1/4 .. 4", "1/4 .. 1"),
    ("cbrt(x)", "1/8 .. 8", "1/12 .. 4/3"),
    ("sin(x)", "0 .. 1", "cos(1) .. 1"),
    ("sin(x)", "4 .. 5", "cos(4) .. cos(5)"),
    ("cos(x)", "0 .. 1", "-sin(1) .. 0"),
    ("cos(x)", "1 .. 2", "-1 .. -sin(1)"),
    ("atan(x)", "-1 .. 2", "1/5 .. 1"),
    ("asin(x)", "0", "1"),
    ("asin(x)", "1/4 .. 1/2", "1/sqrt(15/16) .. 1/sqrt(3/4)"),
    ("acos(x)", "1/4 .. 1/2", "-1/sqrt(3/4) .. -1/sqrt(15/16)"),
    ("tanh(x)", "0 .. 1", "1 - tanh(1)**2 .. 1"),
    ("sigmoid(x)", "0", "1/4"),
    ("sigmoid(x)", "1", "sigmoid(1)*(1 - sigmoid(1))"),
    ("softplus(x)", "-1 .. 2", "sigmoid(-1) .. sigmoid(2)"),
    ("sinh(x)", "-1 .. 2", "1 .. cosh(2)"),
    ("cosh(x)", "-1 .. 2", "sinh(-1) .. sinh(2)"),
    ("erf(x)", "-1 .. 2", "2/sqrt(pi)*exp(-4) .. 2/sqrt(pi)"),
    ("Abs(x)", "-1 .. 2", "-1 .. 1"),
    ("Abs(x)", "0 .. 2", "-1 .. 1"),
    ("Abs(x)", "1/4 .. 1/2", "1"),
    ("Abs(x)", "-2 .. -1", "-1"),
    ("sign(x)", "1/4 .. 1/2", "0"),
    ("sign(x)", "-2 .. -1", "0"),
    ("asinh(x)", "3/4", "4/5"),
    ("acosh(x)", "5/4", "4/3"),
    ("atanh(x)", "1/2", "4/3"),
    ("tan(x)", "1/2", "1 + tan(1/2)**2"),
]


@pytest.mark.parametrize(("text", "side", "expected"), SLOPES)
def test_slopes(text, side, expected):
    assert is_about(slope(text, x=side), expected)


WIDE = [
    ("tanh(x)", "-4 .. 4", "0 .. 1"),
    ("sigmoid(x)", "-4 .. 4", "0 .. 1"),
]


@pytest.mark.parametrize(("text", "side", "around"), WIDE)
def test_slopes_between_0_and_1_stay_there(text, side, around):
    found = slope(text, x=side)
    low, high = (int(v) for v in around.split(" .. "))
    assert low <= found.lo <= found.hi <= high


PARTIAL = [
    ("x*y", "x", "3 .. 4"),
    ("x*y", "y", "1 .. 2"),
    ("x**2*y**3", "y", "27 .. 192"),
    ("x/y", "y", "-2/9 .. -1/16"),
    ("exp(x)*y", "y", "exp(1) .. exp(2)"),
    ("log(x)*y", "z", "0"),
    ("x**y", "y", "0 .. 16*log(2)"),
    ("Piecewise((x*y, x < 3), (7, True))", "y", "1 .. 2"),
    ("Piecewise((7*y, x > 3), (x*y, True))", "y", "1 .. 2"),
]


@pytest.mark.parametrize(("text", "name", "expected"), PARTIAL)
def test_slopes_in_one_of_two_variables(text, name, expected):
    assert is_about(slope(text, name, x="1 .. 2", y="3 .. 4"), expected)


def test_slopes_of_products_of_three():
    at = walk(x="1 .. 2", y="3 .. 4", z="5 .. 6")
    three = Term("mul", (var("x"), var("y"), var("z")))
    assert is_about(at.slope(three, "x"), "15 .. 24")
    assert is_about(at.slope(three, "y"), "5 .. 12")
    assert is_about(at.slope(three, "z"), "3 .. 8")
    assert is_about(at.slope(Term("add", (var("x"), var("x"), var("x"))), "x"), "3")
    assert is_about(at.slope(Term("max", (var("y"), var("x"), var("x"))), "x"), "0 .. 1")


NO_SLOPE = {
    "1/x": "0 .. 1",
    "x/(x - 1)": "1/2 .. 1",
    "(1/x)**0": "0 .. 1",
    "x**(-1)": "0 .. 1",
    "log(x)": "0 .. 1",
    "log(-x)": "-1 .. 0",
    "sqrt(x)": "0 .. 1",
    "cbrt(x)": "0 .. 1",
    "x**(1/2)": "0 .. 1",
    "asin(x)": "-1 .. 0",
    "asin(-x)": "-1 .. 0",
    "acos(x)": "0 .. 1",
    "acos(-x)": "0 .. 1",
    "acosh(x)": "1 .. 2",
    "atanh(x)": "0 .. 1",
    "sign(x)": "0 .. 1",
    "sign(-x)": "-1 .. 1",
    "1/y*x + x/(x - x)": "1 .. 2",
    "Piecewise((x, x < 0), (5, True))": "-2 .. -1",
    "Piecewise((5*x, x < 0), (x, True))": "1 .. 2",
    "Piecewise((x, y < 0), (5*x, True))": "-1 .. 1",
    "Sum(x, (k, 1, n))": "1",
    "x**n": "1",
}


@pytest.mark.parametrize(("text", "side"), NO_SLOPE.items())
def test_what_may_leave_its_domain_has_no_slope(text, side):
    with pytest.raises(NoEnclosure):
        slope(text, x=side)


def test_no_branch_has_a_slope():
    low = lt(var("x"), ONE)
    with pytest.raises(NoEnclosure, match="no branch applies"):
        walk(x="1 .. 2", y="1 .. 2").slope(piecewise((var("y"), low), (num(2), low)), "y")


HOLDS = [
    ("x < 3", "1 .. 2", True),
    ("x < 3", "1 .. 3", None),
    ("x < 3", "3 .. 4", False),
    ("x < 3", "2 .. 4", None),
    ("x < 3", "4 .. 5", False),
    ("x < 3", "5/2 .. 11/4", True),
    ("x < 3", "25/8 .. 13/4", False),
    ("x <= 3", "1 .. 3", True),
    ("x <= 3", "1 .. 2", True),
    ("x <= 3", "5/2 .. 11/4", True),
    ("x <= 3", "3 .. 4", None),
    ("x <= 3", "2 .. 4", None),
    ("x <= 3", "25/8 .. 13/4", False),
    ("x > 3", "4 .. 5", True),
    ("x > 3", "3 .. 4", None),
    ("x > 3", "2 .. 3", False),
    ("x > 3", "1 .. 2", False),
    ("x >= 3", "4 .. 5", True),
    ("x >= 3", "3 .. 4", True),
    ("x >= 3", "2 .. 3", None),
    ("x >= 3", "1 .. 2", False),
    ("x = 3", "1 .. 2", False),
    ("x = 3", "4 .. 5", False),
    ("x = 3", "3", None),
    ("x = 3", "2 .. 4", None),
    ("x != 3", "1 .. 2", True),
    ("x != 3", "4 .. 5", True),
    ("x != 3", "3", None),
    ("x != 3", "2 .. 4", None),
    ("log(x) < 3", "-2 .. -1", None),
    ("not x < 3", "1 .. 2", False),
    ("not x < 3", "4 .. 5", True),
    ("not x < 3", "2 .. 4", None),
    ("x > 3 and x < 6", "4 .. 5", True),
    ("x > 3 and x < 6", "1 .. 2", False),
    ("x > 3 and x < 6", "7 .. 8", False),
    ("x > 3 and x < 6", "2 .. 5", None),
    ("x > 3 and x < 6", "2 .. 7", None),
    ("x < 3 or x > 6", "1 .. 2", True),
    ("x < 3 or x > 6", "7 .. 8", True),
    ("x < 3 or x > 6", "4 .. 5", False),
    ("x < 3 or x > 6", "4 .. 7", None),
    ("x < 3 or x < 6", "2 .. 5", True),
    ("x > 3 and x > 6", "4 .. 5", False),
]


@pytest.mark.parametrize(("text", "side", "expected"), HOLDS)
def test_conditions(text, side, expected):
    assert walk(x=side).holds(prop_in(CONTEXT, text)) is expected


def test_conditions_made_of_others():
    at = walk(x="1 .. 2")
    assert at.holds(TRUE) is True
    assert at.holds(Term("not", (TRUE,))) is False
    assert at.holds(Term("and", (TRUE, rel("<", var("x"), num(3))))) is True
    assert at.holds(Term("not", (rel("<", var("x"), num(3)),))) is False
    assert at.holds(Term("not", (rel("<", var("x"), num(1)),))) is True
    unknown = rel("<", var("y"), num(1))
    assert at.holds(Term("not", (unknown,))) is None
    assert at.holds(Term("and", (unknown, TRUE))) is None
    assert at.holds(Term("or", (unknown, TRUE))) is True
    assert at.holds(Term("or", (unknown, rel("<", var("x"), num(1))))) is None
    assert at.holds(Term("and", (unknown, rel("<", var("x"), num(1))))) is False
    assert at.holds(term_in(CONTEXT, "x")) is None
