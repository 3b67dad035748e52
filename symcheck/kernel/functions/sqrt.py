"""The square root on x ≥ 0; its derivative 1/(2√x) on x > 0."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, TWO, ZERO, Term, div, fn, le, lt, mul


def _domain(args: Arguments) -> Props:
    return (le(ZERO, args[0]),)


def _derivative(args: Arguments) -> tuple[Term, ...]:
    return (div(ONE, mul(TWO, fn("sqrt", *args))),)


def _derivative_domain(args: Arguments) -> Props:
    return (lt(ZERO, args[0]),)


SQRT = Function(
    "sqrt",
    r"\sqrt",
    "√",
    arb.sqrt,
    domain=_domain,
    derivative=_derivative,
    derivative_domain=_derivative_domain,
)
