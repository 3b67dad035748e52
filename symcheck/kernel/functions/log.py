"""The natural logarithm on x > 0; log′ x = 1/x."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, ZERO, Term, div, lt


def _positive(args: Arguments) -> Props:
    return (lt(ZERO, args[0]),)


def _derivative(args: Arguments) -> tuple[Term, ...]:
    return (div(ONE, args[0]),)


LOG = Function(
    "log",
    r"\ln",
    "ln",
    arb.log,
    domain=_positive,
    derivative=_derivative,
    derivative_domain=_positive,
)
