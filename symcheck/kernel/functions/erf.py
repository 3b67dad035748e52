"""The error function; erf′ x = 2·e^(−x²)/√π."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function
from symcheck.kernel.term import PI, TWO, Term, div, fn, mul, neg, npow


def _derivative(args: Arguments) -> tuple[Term, ...]:
    bell = fn("exp", neg(npow(args[0], TWO)))
    return (div(mul(TWO, bell), fn("sqrt", PI)),)


ERF = Function("erf", r"\operatorname{erf}", "erf", arb.erf, derivative=_derivative)
