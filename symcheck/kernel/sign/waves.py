"""Signs of sine and cosine where the angle was shown to lie in a half turn.

The hypotheses confine the angle to an interval of numbers; if its ends are not those of a
half turn the sign can be read off, else the half turn's ends are compared as terms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import arb, ctx

from symcheck.kernel.enclosure.narrow import Empty, facts_of, whole_box
from symcheck.kernel.enclosure.ranges import NoEnclosure
from symcheck.kernel.enclosure.walk import Walk
from symcheck.kernel.normal import TooLarge, normal_forms
from symcheck.kernel.sign.facts import relations
from symcheck.kernel.sign.interval import ALL, NONNEGATIVE, POSITIVE, Interval
from symcheck.kernel.term import PI, Term, le, lt, mul, rational, sub, substitute

if TYPE_CHECKING:
    from symcheck.kernel.enclosure.ranges import Range
    from symcheck.kernel.sign.decide import Signs

_PRECISION = 80
#: Angles from here on lie in no half turn, at this precision.
_FAR = 1 << _PRECISION
_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def wave_sign(signs: Signs, term: Term) -> Interval:
    """Return what is known of the sign of a sine or a cosine from where its angle lies."""
    (angle,) = term.args
    shift = Fraction(0) if term.head == "sin" else Fraction(-1, 2)
    with ctx.workprec(_PRECISION):
        found = _range(signs, angle)
        if found is None or not found.size().hi < _FAR or found.hi - found.lo >= 4:
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
    ends = [(mul(rational(turn + k + shift), PI), k) for k in (0, 1)]
    strict = [_beyond(signs, angle, end, upper=bool(k)) for end, k in ends]
    if None in strict:
        return ALL
    if all(strict):
        return sign
    return NONNEGATIVE if turn % 2 == 0 else -NONNEGATIVE


def _beyond(signs: Signs, angle: Term, end: Term, *, upper: bool) -> bool | None:
    """Return whether the angle stays strictly within an end, or just within it; None if neither."""
    found: bool | None = None
    for prop in relations(signs.context):
        left, right = prop.args
        op = str(prop.data)
        for x, other, way in ((left, right, op), (right, left, _MIRROR[op])):
            if x.head != "var" or x.free != angle.free or other.free or way[0] not in "<>":
                continue
            # The angle is monotone in x, and takes the value ``end`` where x does ``other``.
            grows = _grows(signs, angle, x)
            fits = grows != 0 and (way[0] == "<") == (upper == (grows > 0))
            if fits and _same(signs, substitute(angle, {str(x.data): other}), end):
                found = way in {"<", ">"} or bool(found)
    if found is None:
        pair = (angle, end) if upper else (end, angle)
        if signs.show(lt(*pair)) is not None:
            return True
        found = False if signs.show(le(*pair)) is not None else None
    return found


def _grows(signs: Signs, angle: Term, x: Term) -> int:
    """Return 1 or −1 if the angle increases or decreases in its only variable, everywhere."""
    try:
        slope = Walk({}, signs.context).slope(angle, str(x.data))
    except NoEnclosure:
        return 0
    return 1 if slope.lo > 0 else -1 if slope.hi < 0 else 0


def _same(signs: Signs, left: Term, right: Term) -> bool:
    try:
        (form,) = normal_forms((sub(left, right),), signs.context, lambda *_: False)
    except (TooLarge, ZeroDivisionError):
        return False
    return form.is_zero() and not form.conditions


def _range(signs: Signs, angle: Term) -> Range | None:
    context = signs.context
    names = tuple(sorted(n for n, s in context.sorts.items() if not s.has_entries))
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
