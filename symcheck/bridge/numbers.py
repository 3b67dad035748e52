"""Numbers between Python, SymPy and terms: exact ones, and what is said of the others."""

from __future__ import annotations

from fractions import Fraction
from numbers import Number
from typing import TYPE_CHECKING, Any

import sympy
from sympy import S
from sympy.logic.boolalg import BooleanAtom

from symcheck.bridge.errors import BridgeError
from symcheck.kernel import term as t

if TYPE_CHECKING:
    from symcheck.kernel.term import Term

NOT_REAL = (S.ComplexInfinity, S.NaN, S.Infinity, S.NegativeInfinity)


def sympified(expr: Any) -> sympy.Basic:
    """Return what an author wrote as SymPy; refuse booleans, floats and text."""
    if isinstance(expr, bool | BooleanAtom):
        raise BridgeError(
            f"'{expr}' is a truth value, no claim", "SymPy decided it; write eq(a, b), or give text"
        )
    if isinstance(expr, float):
        raise _float(expr)
    if isinstance(expr, Fraction):
        return sympy.Rational(expr.numerator, expr.denominator)
    if isinstance(expr, str):
        raise BridgeError(f"expected an expression, got the text '{expr}'")
    if isinstance(expr, Number) and not isinstance(expr, int | sympy.Basic):
        raise BridgeError(f"'{expr}' is not an exact real number", "use Rational(1, 10)")
    try:
        return sympy.sympify(expr, strict=True)
    except sympy.SympifyError:
        kind = type(expr).__name__
        raise BridgeError(f"expected an expression, got a '{kind}'") from None


def _float(value: Any) -> BridgeError:
    exact = sympy.Rational(str(value))
    return BridgeError(
        f"'{value}' is a float, which is not exact", f"write Rational({exact.p}, {exact.q})"
    )


def number(expr: Any, _place: object) -> Term:
    """Return an integer or a fraction; refuse what is not exact or not real."""
    if isinstance(expr, sympy.Float):
        raise _float(expr)
    if expr in NOT_REAL:
        raise BridgeError(f"'{expr}' is not a real number", "it often hides a division by 0")
    if not isinstance(expr, sympy.Rational):
        raise BridgeError(f"'{expr}' is not a real number")
    return t.rational(Fraction(int(expr.p), int(expr.q)))


def constant(expr: Any, _place: object) -> Term:
    """Return π, e or the golden ratio."""
    if expr is S.Pi:
        return t.PI
    if expr is S.Exp1:
        return t.fn("exp", t.ONE)
    if expr is S.GoldenRatio:
        return t.div(t.add(t.ONE, t.fn("sqrt", t.num(5))), t.num(2))
    raise BridgeError(f"'{expr}' is not a real number that symcheck knows")
