"""The kernel's derivative against power series, and the conditions under which it holds."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from kernel_goals import FAMILY, context_of
from kernel_terms import CONTEXT, TERMS, points

from symcheck.kernel.balls import truth
from symcheck.kernel.claim import NATURAL, REAL, Context, Definition
from symcheck.kernel.differentiate import NotDifferentiated, derivative
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ONE, add, call, diff, eq, fn, lt, mul, num, var
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_term

PRECISIONS = (80, 300)
WHERE = FAMILY + "; x: real; m: integer; a: real; l: natural"


@settings(max_examples=80)
@given(TERMS, points())
def test_the_formula_has_the_value_of_the_derivative(body, point):
    term = diff(body, "x", var("x"))
    try:
        found = derivative(term, CONTEXT, prove)
    except NotDifferentiated:
        assume(False)
        raise
    assume(all(truth(o.prop, point, precisions=PRECISIONS) for o in found.conditions))
    assert truth(eq(term, found.value), point, precisions=PRECISIONS) is not False


def found_for(text):
    context = context_of(f"{text} = {text}", (), WHERE)
    return derivative(read_term(text, context), context, prove)


FORMULAS = {
    "a constant": ("Derivative(a, x)", "0", []),
    "a difference": ("Derivative(a - x, x)", "-1", []),
    "minus a constant": ("Derivative(x - a, x)", "1", []),
    "a product": ("Derivative(x*sin(x), x)", "sin(x) + cos(x)*x", []),
    "a fraction with a constant": ("Derivative(x/a, x)", "1/a", ["a != 0"]),
    "a fraction with a numeral": ("Derivative(x/2, x)", "1/2", []),
    "a fraction": ("Derivative(1/x, x)", "(-1)/x**2", ["x != 0"]),
    "a cube": ("Derivative(x^3, x)", "3*x**2", []),
    "a power of 1": ("Derivative(x^1, x)", "1", []),
    "a power of 0": ("Derivative(x^0, x)", "0", []),
    "a negative power": ("Derivative(x^(-2), x)", "(-2)*x**(-3)", ["x != 0"]),
    "a symbolic size": ("Derivative(x^n, x)", "n*x**(n - 1)", []),
    "a symbolic natural number": (
        "Derivative(x^l, x)",
        "Piecewise((0, l = 0), (l*x**(l - 1), True))",
        [],
    ),
    "a symbolic natural number away from 0": (
        "Derivative(exp(x)^l, x)",
        "l*exp(x)**(l - 1)*exp(x)",
        ["exp(x) != 0"],
    ),
    "every exponent of a range": (
        "Derivative(Sum(x^k, (k, 0, n)), x)",
        "Sum(Piecewise((0, k = 0), (k*x**(k - 1), True)), (k, 0, n))",
        [],
    ),
    "a symbolic integer": ("Derivative(x^m, x)", "m*x**(m - 1)", ["x != 0"]),
    "a real exponent": ("Derivative(x^a, x)", "a*x**(a - 1)", ["0 < x"]),
    "a base and an exponent": (
        "Derivative(x^(a*x), x)",
        "(a*x)*x**(a*x - 1) + x**(a*x)*log(x)*a",
        ["0 < x"],
    ),
    "a root": ("Derivative(sqrt(x), x)", "1/(2*sqrt(x))", ["0 < x"]),
    "a modulus": ("Derivative(Abs(x), x)", "sign(x)", ["x != 0"]),
    "a sum": ("Derivative(Sum(x*y[k], (k, 1, n)), x)", "Sum(y[k], (k, 1, n))", []),
    "a sum without it": ("Derivative(x + Sum(y[k], (k, 1, n)), x)", "1", []),
    "a sum with conditions": (
        "Derivative(Sum(log(x + y[k]), (k, 1, n)), x)",
        "Sum(1/(x + y[k]), (k, 1, n))",
        ["0 < x + y[k] for k in 1..n"],
    ),
    "a second derivative": ("Derivative(Derivative(x^3, x), x)", "(2*x)*3", []),
}


@pytest.mark.parametrize(("text", "value", "conditions"), FORMULAS.values(), ids=FORMULAS)
def test_the_formula(text, value, conditions):
    found = found_for(text)
    assert to_text(found.value) == value
    assert [to_text(o.prop) for o in found.conditions] == conditions


def test_what_nobody_differentiates():
    with pytest.raises(NotDifferentiated, match="no rule differentiates 'bigmax'"):
        found_for("Derivative(Max(x*y[k], (k, 1, n)), x)")
    with pytest.raises(NotDifferentiated, match="the range depends on the variable"):
        found_for("Derivative(Sum(1, (k, 1, sign(x))), x)")
    with pytest.raises(NotDifferentiated, match="an integer exponent depends"):
        found_for("Derivative(2^sign(x), x)")
    with pytest.raises(NotDifferentiated, match="quantifies over the variable"):
        found_for("Derivative(Piecewise((1, y[k] > x for k in 1..n), (0, True)), x)")


NUMERIC = {
    "a product": "Derivative(Product(x + z[k], (k, 1, n)), x)",
    "a constant product": "Derivative(x*Product(z[k] + 4, (k, 1, n)), x)",
    "a softmax": "Derivative(softmax(x*z[k], (k, 1, n))[1], x)",
    "a softmax by an entry": "Derivative(softmax(z[k], (k, 1, n))[1], z[1])",
    "nested logarithms": "Derivative(Derivative(Sum(log(x + z[k]), (k, 1, n)), x), x)",
    "an inverse secant": "Derivative(asec(x), x)",
    "a second inverse secant": "Derivative(Derivative(asec(x), x), x)",
    "nested branches": (
        "Derivative(Piecewise((Piecewise((x, x > 1), (x^2, True)), x > 0), (1, True)), x)"
    ),
    "nested moduli": "Derivative(Abs(Abs(x) - 1), x)",
    "an error function": "Derivative(erf(x^2), x)",
    "a two-argument arctangent": "Derivative(atan2(x, y), x)",
    "a maximum of three": "Derivative(Max(x, x^2, y), x)",
    "a minimum": "Derivative(Min(x, y), x)",
    "a modulus of a logarithm": "Derivative(Abs(log(x)), x)",
}


@pytest.mark.parametrize("text", NUMERIC.values(), ids=NUMERIC)
def test_a_formula_at_a_point(text):
    context = context_of(f"{text} + x*y = 0", (), "n: size; z: family(n); x: real; y: real")
    term = read_term(text, context)
    found = derivative(term, context, prove)
    point = {
        "n": 2,
        "x": Fraction(7, 3),
        "y": Fraction(1, 2),
        "z": {(1,): Fraction(1), (2,): Fraction(3)},
    }
    assert all(truth(o.prop, point, precisions=PRECISIONS) for o in found.conditions)
    assert truth(eq(term, found.value), point, precisions=PRECISIONS) is not False
    assert truth(eq(term, add(found.value, ONE)), point, precisions=PRECISIONS) is False


X, L = var("x"), var("l")
POWER = Definition(
    "power", (("x", REAL), ("l", NATURAL)), on="l", base=ONE, step=mul(X, call("power", X, L))
)


def test_a_definition_is_differentiated_by_its_body():
    context = Context((("x", REAL), ("l", NATURAL)), (), (POWER,))
    square = diff(call("power", X, num(2)), "x", X)
    assert to_text(derivative(square, context, prove).value) == "power(x, 1) + power(x, 0)*x"
    slope = diff(call("power", X, L), "x", X)
    assert derivative(slope, context, prove).value == slope


def test_a_condition_that_is_a_kink_may_be_met_by_equal_slopes():
    found = found_for("Subs(Derivative(t*Abs(t), t), t, 0)")
    assert all(prove(o.context, o.prop) for o in found.conditions)
    corner = found_for("Subs(Derivative(Abs(t), t), t, 0)")
    assert [o.necessary for o in corner.conditions] == [True]


@pytest.mark.parametrize("body", [
    "t*sign(t)",  # the modulus
    "t*(sign(t)^2 - sign(t))",  # 0 on the right, 2t on the left
    "t*(sign(t)^2 + sign(t))",  # 2t on the right, 0 on the left
    "sign(t)^2",  # 1 on either side, 0 between
    "Piecewise((t, t > 0), (0, True))",
    "Piecewise((0, t > 0), (t, True))",
    "Piecewise((1, t > 0), (1, t < 0), (0, True))",
    "Max(t, 0)", "Min(t, 0)", "Max(t, -t)", "Abs(t) + t",
])  # fmt: skip
def test_no_slope_is_shown_at_a_kink(body):
    found = found_for(f"Subs(Derivative({body}, t), t, 0)")
    assert not all(prove(o.context, o.prop) for o in found.conditions)


@pytest.mark.parametrize("body", [
    "t^2*sign(t)", "Max(t, 0)^2", "Piecewise((t^2, t > 0), (0, True))",
])  # fmt: skip
def test_a_slope_where_both_sides_have_it(body):
    found = found_for(f"Subs(Derivative({body}, t), t, 0)")
    assert all(prove(o.context, o.prop) for o in found.conditions)


@pytest.mark.parametrize(("text", "wanted"), [
    ("Derivative(log(x), x)", ["0 < x"]),
    ("Derivative(sqrt(x), x)", ["0 < x"]),
    ("Derivative(1/x, x)", ["x != 0"]),
    ("Derivative(x^a, x)", ["0 < x"]),
    ("Derivative(exp(x), x)", []),
])  # fmt: skip
def test_the_conditions_are_open(text, wanted):
    assert [to_text(o.prop) for o in found_for(text).conditions] == wanted


def test_a_maximum_in_a_definition():
    ramp = Definition("ramp", (("x", REAL),), fn("max", X, ONE))
    context = Context((("x", REAL),), (), (ramp,))
    found = derivative(diff(call("ramp", X), "x", X), context, prove)
    assert not all(prove(o.context, o.prop) for o in found.conditions)
    assert all(prove(o.context.assume(lt(ONE, X)), o.prop) for o in found.conditions)
