"""Signs of sine and cosine where the angle was shown to lie in a half turn."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.kernel.sign.interval import ALL, NONNEGATIVE, POSITIVE, Interval
from symcheck.kernel.term import PI, Term, le, lt, mul, rational

if TYPE_CHECKING:
    from symcheck.kernel.sign.decide import Signs

#: Half turns, by their ends in units of π, and the sign inside.
_HALF_TURNS = {
    "sin": ((Fraction(0), Fraction(1), 1), (Fraction(-1), Fraction(0), -1)),
    "cos": ((Fraction(-1, 2), Fraction(1, 2), 1), (Fraction(1, 2), Fraction(3, 2), -1)),
}


def wave_sign(signs: Signs, term: Term) -> Interval:
    """Return what is known of the sign of a sine or a cosine from where its angle lies."""
    (angle,) = term.args
    for low, high, side in _HALF_TURNS[term.head]:
        first, last = (mul(rational(end), PI) for end in (low, high))
        if signs.show(le(first, angle)) is None or signs.show(le(angle, last)) is None:
            continue
        inside = (
            signs.show(lt(first, angle)) is not None and signs.show(lt(angle, last)) is not None
        )
        found = POSITIVE if inside else NONNEGATIVE
        return found if side > 0 else -found
    return ALL
