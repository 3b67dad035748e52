"""The term of a SymPy expression has the value that SymPy finds for the expression."""

from fractions import Fraction

import sympy
from flint import arb, ctx, fmpq
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from sympy import Abs, Derivative, Max, Min, Piecewise, Product, Rational, Sum, Symbol

from symcheck.bridge import BridgeError, context_of, positive, real, to_term
from symcheck.kernel.balls import Undecided, Undefined, value
from symcheck.kernel.term import eq as equation
from symcheck.kernel.text import to_text
from symcheck.read.text import read_term

LIGHT = settings(
    max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
x, z, p, s = real("x"), real("z"), positive("p"), Symbol("s")
FUNCTIONS = (
    sympy.exp, sympy.log, sympy.sqrt, sympy.sin, sympy.cos, sympy.tan, sympy.atan, sympy.asin,
    sympy.acos, sympy.acot, sympy.sinh, sympy.cosh, sympy.tanh, sympy.asinh, sympy.atanh,
    sympy.erf, sympy.sec, sympy.csc, sympy.coth, sympy.acoth, sympy.sech, Abs, sympy.sign,
)  # fmt: skip


class Author:
    """Writes one random expression, with the choices of a test."""

    def __init__(self, draw):
        self.draw = draw

    def one_of(self, things):
        return things[self.draw(st.integers(0, len(things) - 1))]

    def expression(self, depth, bound=()):
        if depth == 0:
            return self.one_of((x, x, z, p, *map(sympy.Integer, range(-2, 4)), Rational(1, 3),
                                sympy.pi, *bound, *bound))
        part = lambda *more: self.expression(depth - 1, (*bound, *more))  # noqa: E731
        match self.draw(st.integers(0, 10)):
            case 0:
                return part() + part()
            case 1:
                return part() * part()
            case 2:
                return part() - part() / 3
            case 3:
                return part() / part()
            case 4:
                return part() ** self.one_of((2, 3, -1, Rational(1, 2), Rational(-1, 3), z))
            case 5:
                return self.one_of((Max, Min))(part(), part())
            case 6:
                return self.one_of((Sum, Product))(part(s), (s, 1, 3))
            case 7:
                return Derivative(part(), x)
            case 8:
                return Piecewise((part(), part() > z), (part(), True))
        return self.one_of(FUNCTIONS)(part())


@st.composite
def expressions(draw):
    try:
        return Author(draw).expression(draw(st.integers(1, 3)))
    except (TypeError, ValueError):  # SymPy compares a complex number
        return reject()


values = st.sampled_from([Fraction(k, 4) for k in (-9, -6, -2, -1, 1, 3, 5, 10)])


def digits(expr, point):
    """What SymPy finds, to 30 digits, or None where that is no real number."""
    exact = {v: Rational(q.numerator, q.denominator) for v, q in point.items()}
    try:
        found = expr.doit().subs(exact).evalf(30)
    except (TypeError, ValueError, ZeroDivisionError, AttributeError, RecursionError):
        return None
    return found if found.is_Float or found.is_Rational else None


@LIGHT
@given(expressions(), values, values, values.filter(lambda v: v > 0))
def test_a_term_has_the_value_of_its_expression(expr, at_x, at_z, at_p):
    try:
        context = context_of([expr, x, z, p])
        term = to_term(expr, context)
    except (BridgeError, TypeError, AttributeError):
        return  # SymPy made no real number of it
    assert read_term(to_text(term), context) == term
    assert equation(term, term) is equation(to_term(expr, context), term)
    sympys = digits(expr, {x: at_x, z: at_z, p: at_p})
    if sympys is None:
        return
    try:
        ours = value(term, {"x": at_x, "z": at_z, "p": at_p}, 160)
    except (Undefined, Undecided):
        return
    with ctx.workprec(160):
        found, error = arb(str(sympys)), arb("1e-20")
        near = abs(as_ball(ours) - found) <= (1 + abs(found)) * error
    assert near, f"{ours} is not {sympys}"


def as_ball(number):
    if isinstance(number, Fraction):
        return arb(fmpq(number.numerator, number.denominator))
    return number
