"""The cube root on x ≥ 0; its derivative 1/(3·∛x²) on x > 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, TWO, ZERO, Term, div, fn, le, lt, mul, npow, num

if TYPE_CHECKING:
    from flint import arb


def _domain(args: Arguments) -> Props:
    return (le(ZERO, args[0]),)


def _derivative(args: Arguments) -> tuple[Term, ...]:
    return (div(ONE, mul(num(3), npow(fn("cbrt", *args), TWO))),)


def _derivative_domain(args: Arguments) -> Props:
    return (lt(ZERO, args[0]),)


def _ball(x: arb) -> arb:
    return x.root(3)


CBRT = Function(
    "cbrt",
    r"\sqrt[3]",
    "∛",
    _ball,
    domain=_domain,
    derivative=_derivative,
    derivative_domain=_derivative_domain,
)
