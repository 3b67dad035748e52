"""The hyperbolic sine (eˣ − e⁻ˣ)/2, and its reciprocal on x ≠ 0."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, TWO, ZERO, Term, div, fn, ne, neg, sub


def _sinh_definition(args: Arguments) -> Term:
    return div(sub(fn("exp", args[0]), fn("exp", neg(args[0]))), TWO)


def _csch_domain(args: Arguments) -> Props:
    return (ne(args[0], ZERO),)


def _csch_definition(args: Arguments) -> Term:
    return div(ONE, fn("sinh", *args))


SINH = Function("sinh", r"\sinh", "sinh", arb.sinh, definition=_sinh_definition)
CSCH = Function(
    "csch",
    r"\operatorname{csch}",
    "csch",
    arb.csch,
    domain=_csch_domain,
    definition=_csch_definition,
)
