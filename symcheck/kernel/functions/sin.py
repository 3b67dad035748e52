"""The sine; sin′ = cos."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function
from symcheck.kernel.term import Term, fn


def _derivative(args: Arguments) -> tuple[Term, ...]:
    return (fn("cos", *args),)


SIN = Function("sin", r"\sin", "sin", arb.sin, derivative=_derivative)
