"""The inverse hyperbolic tangent ½·ln((1 + x)/(1 − x)) on |x| < 1, and cotangent on |x| > 1."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, TWO, Term, add, div, fn, lt, neg, sub


def _atanh_domain(args: Arguments) -> Props:
    return (lt(neg(ONE), args[0]), lt(args[0], ONE))


def _atanh_definition(args: Arguments) -> Term:
    return div(fn("log", div(add(ONE, args[0]), sub(ONE, args[0]))), TWO)


def _acoth_domain(args: Arguments) -> Props:
    return (lt(ONE, fn("abs", *args)),)


def _acoth_definition(args: Arguments) -> Term:
    return fn("atanh", div(ONE, args[0]))


def _acoth_ball(x: arb) -> arb:
    return (1 / x).atanh()


ATANH = Function(
    "atanh",
    r"\operatorname{artanh}",
    "artanh",
    arb.atanh,
    domain=_atanh_domain,
    definition=_atanh_definition,
)
ACOTH = Function(
    "acoth",
    r"\operatorname{arcoth}",
    "arcoth",
    _acoth_ball,
    domain=_acoth_domain,
    definition=_acoth_definition,
)
