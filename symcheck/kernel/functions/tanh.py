"""The hyperbolic tangent (e²ˣ − 1)/(e²ˣ + 1), and its reciprocal on x ≠ 0."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, TWO, ZERO, Term, add, div, fn, mul, ne, sub


def _tanh_definition(args: Arguments) -> Term:
    square = fn("exp", mul(TWO, args[0]))
    return div(sub(square, ONE), add(square, ONE))


def _coth_domain(args: Arguments) -> Props:
    return (ne(args[0], ZERO),)


def _coth_definition(args: Arguments) -> Term:
    return div(ONE, fn("tanh", *args))


TANH = Function("tanh", r"\tanh", "tanh", arb.tanh, definition=_tanh_definition)
COTH = Function(
    "coth", r"\coth", "coth", arb.coth, domain=_coth_domain, definition=_coth_definition
)
