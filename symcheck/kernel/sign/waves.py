"""Signs of sine and cosine where the angle was shown to lie in a half turn.

The hypotheses confine the angle to an interval of numbers; if its ends are not those of a
half turn the sign can be read off, else the half turn's ends are compared as terms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import arb, ctx

from symcheck.kernel.sign.interval import ALL, NONNEGATIVE, POSITIVE, Interval
from symcheck.kernel.term import PI, Term, le, lt, mul, rational

if TYPE_CHECKING:
    from symcheck.kernel.enclosure.ranges import Range
    from symcheck.kernel.sign.decide import Signs

_PRECISION = 80


def wave_sign(signs: Signs, term: Term) -> Interval:
    """Return what is known of the sign of a sine or a cosine from where its angle lies."""
    (angle,) = term.args
    shift = Fraction(0) if term.head == "sin" else Fraction(-1, 2)
    with ctx.workprec(_PRECISION):
        found = _range(signs, angle)
        if found is None or not found.is_finite or found.hi - found.lo >= 4:
            return ALL
        turns = (found.middle() / arb.pi() - arb(shift.numerator) / shift.denominator).mid()
        turn = int(turns.floor().unique_fmpz())
        low, high = (arb.pi() * (arb((turn + k) * 2 + int(shift * 2)) / 2) for k in (0, 1))
        inside = bool(found.lo > low and found.hi < high)
        outside = bool(found.lo < low - 1e-9 or found.hi > high + 1e-9)
    sign = POSITIVE if turn % 2 == 0 else -POSITIVE
    if inside:
        return sign
    if outside:
        return ALL
    first, last = (mul(rational(turn + k + shift), PI) for k in (0, 1))
    if signs.show(le(first, angle)) is None or signs.show(le(angle, last)) is None:
        return ALL
    if signs.show(lt(first, angle)) is not None and signs.show(lt(angle, last)) is not None:
        return sign
    return NONNEGATIVE if turn % 2 == 0 else -NONNEGATIVE


def _range(signs: Signs, angle: Term) -> Range | None:
    from symcheck.kernel.enclosure.narrow import Empty, facts_of, whole_box
    from symcheck.kernel.enclosure.ranges import NoEnclosure
    from symcheck.kernel.enclosure.walk import Walk

    context = signs.context
    names = tuple(sorted(n for n, s in context.sorts.items() if s.kind != "family"))
    kept = context.__dict__.get("_box")
    if kept is None:
        try:
            kept = whole_box(names, context, facts_of(context))
        except Empty:
            kept = {}
        context.__dict__["_box"] = kept
    try:
        return Walk(kept, context).value(angle)
    except NoEnclosure:
        return None
