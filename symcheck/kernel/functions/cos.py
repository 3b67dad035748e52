"""The cosine; cos′ = −sin."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function
from symcheck.kernel.term import Term, fn, neg


def _derivative(args: Arguments) -> tuple[Term, ...]:
    return (neg(fn("sin", *args)),)


COS = Function("cos", r"\cos", "cos", arb.cos, derivative=_derivative)
