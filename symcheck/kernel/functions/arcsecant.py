"""The inverse secant acos(1/x) and cosecant asin(1/x), on |x| ≥ 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, Term, div, fn, le

if TYPE_CHECKING:
    from flint import arb


def _domain(args: Arguments) -> Props:
    return (le(ONE, fn("abs", *args)),)


def _asec_definition(args: Arguments) -> Term:
    return fn("acos", div(ONE, args[0]))


def _acsc_definition(args: Arguments) -> Term:
    return fn("asin", div(ONE, args[0]))


def _asec_ball(x: arb) -> arb:
    return (1 / x).acos()


def _acsc_ball(x: arb) -> arb:
    return (1 / x).asin()


ASEC = Function(
    "asec",
    r"\operatorname{arcsec}",
    "arcsec",
    _asec_ball,
    domain=_domain,
    definition=_asec_definition,
)
ACSC = Function(
    "acsc",
    r"\operatorname{arccsc}",
    "arccsc",
    _acsc_ball,
    domain=_domain,
    definition=_acsc_definition,
)
