"""Numbers between Python, SymPy and terms: exact ones, and what is said of the others."""

from __future__ import annotations

import math
from fractions import Fraction
from numbers import Number
from typing import TYPE_CHECKING, Any

import sympy
from sympy import S
from sympy.logic.boolalg import Boolean, BooleanAtom

from symcheck.bridge.errors import BridgeError
from symcheck.kernel import term as t
from symcheck.read.elaborate import MAX_DIGITS
from symcheck.read.given import told

if TYPE_CHECKING:
    from symcheck.kernel.term import Term

#: The first integer that has too many digits.
TOO_LARGE = 10**MAX_DIGITS
NOT_REAL = (S.ComplexInfinity, S.NaN, S.Infinity, S.NegativeInfinity)


def sympified(expr: Any) -> sympy.Basic:
    """Return what an author wrote as SymPy; refuse booleans, floats and text."""
    if isinstance(expr, bool | BooleanAtom):
        raise BridgeError(
            f"'{expr}' is a truth value, no claim", "SymPy decided it; write eq(a, b), or give text"
        )
    if isinstance(expr, float):
        raise _float(expr)
    if isinstance(expr, int) and abs(expr) >= TOO_LARGE:
        raise _too_long()
    if isinstance(expr, Fraction):
        return sympy.Rational(expr.numerator, expr.denominator)
    if isinstance(expr, Number) and not isinstance(expr, int | sympy.Basic):
        raise BridgeError(f"'{expr}' is not an exact real number", "use Rational(1, 10)")
    if isinstance(expr, str):
        raise BridgeError(
            f"expected an expression, got {told(expr)}", 'make a symbol: x = real("x")'
        )
    if isinstance(expr, type | tuple | set | frozenset | dict):  # SymPy makes something of them
        raise _no_expression(expr)
    try:
        found = sympy.sympify(expr, strict=True)
    except sympy.SympifyError:
        raise _no_expression(expr) from None
    if getattr(found, "is_Matrix", False):
        raise BridgeError(
            f"expected an expression, got {told(expr)}", 'a matrix is family("A", m, n)'
        )
    if not isinstance(found, sympy.Expr | Boolean):
        raise _no_expression(expr)
    return found


def value(expr: Any) -> sympy.Expr:
    """Return what an author wrote in the place of a number, or of a family, as SymPy."""
    found = sympified(expr)
    if not isinstance(found, sympy.Expr) or isinstance(found, sympy.Lambda):
        raise _no_expression(expr)
    return found


def _too_long() -> BridgeError:
    return BridgeError(
        f"the number has more than {MAX_DIGITS} digits", "give the line as text, with a power"
    )


def _no_expression(expr: Any) -> BridgeError:
    return BridgeError(
        f"expected an expression, got {told(expr)}", "write it with symbols and numbers, as x + 1"
    )


def _float(value: Any) -> BridgeError:
    if not math.isfinite(value):
        return BridgeError(
            f"'{value}' is not a real number", 'as a point or a value of a limit, write "oo"'
        )
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
    if max(abs(expr.p), expr.q) >= TOO_LARGE:
        raise _too_long()
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
