"""The angle of the point (x, y) ≠ (0, 0), written atan2(y, x), in (−π, π].

It is 2·atan(y/(√(x² + y²) + x)) off the half-line y = 0, x ≤ 0, and π on y = 0, x < 0.
"""

from __future__ import annotations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import (
    PI,
    TWO,
    ZERO,
    Term,
    add,
    disj,
    div,
    fn,
    lt,
    mul,
    ne,
    npow,
    piecewise,
)


def _domain(args: Arguments) -> Props:
    y, x = args
    return (disj(ne(y, ZERO), ne(x, ZERO)),)


def _definition(args: Arguments) -> Term:
    y, x = args
    radius = fn("sqrt", add(npow(x, TWO), npow(y, TWO)))
    half_angle = fn("atan", div(y, add(radius, x)))
    off_the_cut = disj(ne(y, ZERO), lt(ZERO, x))
    return piecewise((mul(TWO, half_angle), off_the_cut), (PI, lt(x, ZERO)))


def _ball(y: arb, x: arb) -> arb:
    return arb.atan2(y, x)


ATAN2 = Function(
    "atan2",
    r"\operatorname{atan2}",
    "atan2",
    _ball,
    arity=(2, 2),
    domain=_domain,
    definition=_definition,
)
