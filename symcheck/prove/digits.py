"""Decimal bounds of a number, found with balls; it is the kernel that checks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from symcheck.kernel.balls import Undecided, Undefined, ball
from symcheck.kernel.term import Term, div, fn, mul, num, rational

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context

_PRECISIONS = (64, 128, 256, 512, 1000, 2000)
#: Numbers from 10^-6 up to 10^15 are written without a power of ten.
_SMALL, _LARGE = -6, 15


def enclosing(term: Term, context: Context, digits: int) -> tuple[Term, Term] | None:
    """Return two decimals of so many digits, one unit apart, around a number without variables.

    None if the number was not told from 0, or from a decimal of so many digits.
    """
    size = fn("abs", term)
    exponent = _floor(div(fn("log", size), fn("log", num(10))), context)
    if exponent is None:
        return None
    places = max(digits, 1) - 1 - exponent
    found = _floor(mul(term, _ten(places)), context)
    if found is None:
        return None
    return _decimal(found, places, exponent), _decimal(found + 1, places, exponent)


def _floor(term: Term, context: Context) -> int | None:
    for precision in _PRECISIONS:
        try:
            found: Any = ball(term, {}, precision, context.defined).floor().unique_fmpz()
        except Undecided:
            continue
        except Undefined:
            return None
        if found is not None:
            return int(found)
    return None


def _ten(power: int) -> Term:
    return Term("ipow", (num(10), num(power)))


def _decimal(value: int, places: int, exponent: int) -> Term:
    """Return value · 10^(−places) as a numeral, a decimal, or a decimal times a power of ten."""
    if _SMALL <= exponent < _LARGE:
        return _scaled(value, places)
    shift = -exponent
    return mul(_scaled(value, places - shift), _ten(exponent))


def _scaled(value: int, places: int) -> Term:
    if places <= 0:
        return num(value * 10**-places)
    magnitude = div(num(abs(value)), num(10**places))
    return magnitude if value > 0 else Term("neg", (magnitude,)) if value else rational(0)
