"""The inverse tangent, and the inverse cotangent.

atan′ x = 1/(1 + x²); acot x = atan(1/x) for x ≠ 0, and π/2 at 0 (SymPy's convention,
with its jump at 0).
"""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function
from symcheck.kernel.term import ONE, PI, TRUE, TWO, ZERO, Term, add, div, fn, ne, npow, piecewise


def _derivative(args: Arguments) -> tuple[Term, ...]:
    return (div(ONE, add(ONE, npow(args[0], TWO))),)


def _acot_definition(args: Arguments) -> Term:
    reciprocal = fn("atan", div(ONE, args[0]))
    return piecewise((reciprocal, ne(args[0], ZERO)), (div(PI, TWO), TRUE))


def _acot_ball(x: arb) -> arb:
    if x == 0:
        return arb.pi() / 2
    return arb(0, 2) if x.contains(0) else (1 / x).atan()


ATAN = Function("atan", r"\arctan", "arctan", arb.atan, derivative=_derivative)
ACOT = Function("acot", r"\operatorname{arccot}", "arccot", _acot_ball, definition=_acot_definition)
