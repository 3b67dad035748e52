"""The absolute value; its derivative is the sign, on x ≠ 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ZERO, Term, fn, ne

if TYPE_CHECKING:
    from flint import arb


def _derivative(args: Arguments) -> tuple[Term, ...]:
    return (fn("sign", *args),)


def _derivative_domain(args: Arguments) -> Props:
    return (ne(args[0], ZERO),)


def _ball(x: arb) -> arb:
    return abs(x)


ABS = Function(
    "abs",
    r"\operatorname{abs}",
    "abs",
    _ball,
    spelling="Abs",
    derivative=_derivative,
    derivative_domain=_derivative_domain,
)
