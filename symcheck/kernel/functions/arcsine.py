"""The inverse sine and cosine on −1 ≤ x ≤ 1.

asin x = 2·atan(x/(1 + √(1 − x²))) and acos x = π/2 − asin x.
"""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, PI, TWO, Term, add, div, fn, le, mul, neg, npow, sub


def _domain(args: Arguments) -> Props:
    return (le(neg(ONE), args[0]), le(args[0], ONE))


def _asin_definition(args: Arguments) -> Term:
    other_leg = fn("sqrt", sub(ONE, npow(args[0], TWO)))
    return mul(TWO, fn("atan", div(args[0], add(ONE, other_leg))))


def _acos_definition(args: Arguments) -> Term:
    return sub(div(PI, TWO), fn("asin", *args))


ASIN = Function("asin", r"\arcsin", "arcsin", arb.asin, domain=_domain, definition=_asin_definition)
ACOS = Function("acos", r"\arccos", "arccos", arb.acos, domain=_domain, definition=_acos_definition)
