"""The exponential function; exp′ = exp."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function
from symcheck.kernel.term import Term, fn


def _derivative(args: Arguments) -> tuple[Term, ...]:
    return (fn("exp", *args),)


EXP = Function("exp", r"\exp", "exp", arb.exp, derivative=_derivative)
