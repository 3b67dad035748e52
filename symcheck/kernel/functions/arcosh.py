"""The inverse hyperbolic cosine ln(x + √(x² − 1)) on x ≥ 1, and secant acosh(1/x) on 0 < x ≤ 1."""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, TWO, ZERO, Term, add, div, fn, le, lt, npow, sub


def _acosh_domain(args: Arguments) -> Props:
    return (le(ONE, args[0]),)


def _acosh_definition(args: Arguments) -> Term:
    return fn("log", add(args[0], fn("sqrt", sub(npow(args[0], TWO), ONE))))


def _asech_domain(args: Arguments) -> Props:
    return (lt(ZERO, args[0]), le(args[0], ONE))


def _asech_definition(args: Arguments) -> Term:
    return fn("acosh", div(ONE, args[0]))


def _asech_ball(x: arb) -> arb:
    return (1 / x).acosh()


ACOSH = Function(
    "acosh",
    r"\operatorname{arcosh}",
    "arcosh",
    arb.acosh,
    domain=_acosh_domain,
    definition=_acosh_definition,
)
ASECH = Function(
    "asech",
    r"\operatorname{arsech}",
    "arsech",
    _asech_ball,
    domain=_asech_domain,
    definition=_asech_definition,
)
