"""The sign: −1, 0 or 1; its derivative is 0 on x ≠ 0."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ZERO, Term, ne


def _derivative(args: Arguments) -> tuple[Term, ...]:  # noqa: ARG001 - locally constant
    return (ZERO,)


def _derivative_domain(args: Arguments) -> Props:
    return (ne(args[0], ZERO),)


SIGN = Function(
    "sign",
    r"\operatorname{sign}",
    "sign",
    arb.sgn,
    derivative=_derivative,
    derivative_domain=_derivative_domain,
)
