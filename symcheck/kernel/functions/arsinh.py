"""The inverse hyperbolic sine ln(x + √(x² + 1)), and cosecant asinh(1/x) on x ≠ 0."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, TWO, ZERO, Term, add, div, fn, ne, npow


def _asinh_definition(args: Arguments) -> Term:
    return fn("log", add(args[0], fn("sqrt", add(npow(args[0], TWO), ONE))))


def _acsch_domain(args: Arguments) -> Props:
    return (ne(args[0], ZERO),)


def _acsch_definition(args: Arguments) -> Term:
    return fn("asinh", div(ONE, args[0]))


def _acsch_ball(x: arb) -> arb:
    return (1 / x).asinh()


ASINH = Function(
    "asinh", r"\operatorname{arsinh}", "arsinh", arb.asinh, definition=_asinh_definition
)
ACSCH = Function(
    "acsch",
    r"\operatorname{arcsch}",
    "arcsch",
    _acsch_ball,
    domain=_acsch_domain,
    definition=_acsch_definition,
)
