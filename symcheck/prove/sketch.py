"""Terms as numeric functions, and points that meet a context's hypotheses: for guessing only."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from flint import arb, ctx, fmpq

from symcheck.kernel.enclosure.narrow import Empty, facts_of, whole_box
from symcheck.kernel.enclosure.ranges import NoEnclosure, Range
from symcheck.kernel.enclosure.walk import Walk
from symcheck.kernel.sign.facts import relations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.kernel.claim import Context
    from symcheck.kernel.term import Term

PRECISION = 160
_STEPS = (Fraction(1, 1000), Fraction(1, 30), Fraction(1, 8), Fraction(3, 10), Fraction(1, 2))
_FAR = (Fraction(1, 100), Fraction(1, 3), Fraction(1), Fraction(5, 2), Fraction(7), Fraction(40))

Point = dict[str, Fraction]


def sign_at(term: Term, point: Point, context: Context) -> int | None:
    """Return the sign of a term at a point, or None where that is not clear."""
    with ctx.workprec(PRECISION):
        try:
            found = value_at(term, point, context)
        except NoEnclosure:
            return None
        if found.lo > 0:
            return 1
        if found.hi < 0:
            return -1
        return 0 if found.lo == found.hi == 0 else None


def value_at(term: Term, point: Point, context: Context) -> Range:
    """Return a narrow range of a term at a point; raise NoEnclosure."""
    return Walk({n: _range(v) for n, v in point.items()}, context).value(term)


def number_at(term: Term, point: Point, context: Context) -> float | None:
    """Return about the value of a term at a point."""
    with ctx.workprec(PRECISION):
        try:
            found = value_at(term, point, context)
        except NoEnclosure:
            return None
        return float(found.middle()) if found.is_finite else None


def _range(value: Fraction) -> Range:
    exact = arb(fmpq(value.numerator, value.denominator))
    return Range(exact.lower(), exact.upper())


def bounds_of(
    context: Context, names: Sequence[str]
) -> dict[str, tuple[Fraction | None, Fraction | None]]:
    """Return about the least and the greatest value of each variable; None where it has none."""
    with ctx.workprec(PRECISION):
        try:
            box = whole_box(names, context, facts_of(context))
        except Empty:
            return {}
    return {n: (_end(r.lo), _end(r.hi)) for n, r in box.items()}


def _end(value: Any) -> Fraction | None:
    if not value.is_finite():
        return None
    mantissa, exponent = value.mid().man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


class Points:
    """Points that meet the hypotheses of a context, as far as they could be found."""

    def __init__(self, context: Context, names: Sequence[str], count: int = 40) -> None:
        """Look for points at which the named variables and those of the hypotheses have values."""
        self.context = context
        facts = [p for p in relations(context) if p.free <= set(context.sorts)]
        also = {n for p in facts for n in p.free}
        known = context.sorts
        self.names = sorted(
            {n for n in (*names, *also) if n in known and not known[n].has_entries}
        )
        self.facts = facts
        self.bounds = bounds_of(context, self.names)
        self.points = self._find(count) if self.bounds or not self.names else []

    def _find(self, count: int) -> list[Point]:
        rows = {n: self._values(n) for n in self.names}
        if len(rows) == 1:
            ((name, values),) = rows.items()
            return [p for v in values if self._meets(p := {name: v})]
        source = random.Random(1)  # noqa: S311 - points to guess by
        found: list[Point] = []
        for _ in range(count * 8):
            point = {n: source.choice(values) for n, values in rows.items()}
            if self._meets(point):
                found.append(point)
            if len(found) >= count:
                break
        return found

    def _values(self, name: str) -> list[Fraction]:
        low, high = self.bounds[name]
        whole = self.context.sorts[name].is_integer
        if low is not None and high is not None:
            width = high - low
            steps = [*_STEPS, *(1 - s for s in _STEPS)]
            found = [
                low,
                high,
                *(low + width * s for s in steps),
                low + width / 10**5,
                high - width / 10**5,
            ]
        elif low is not None:
            found = [low, *(low + f for f in _FAR)]
        elif high is not None:
            found = [high, *(high - f for f in _FAR)]
        else:
            found = [Fraction(0), *_FAR, *(-f for f in _FAR)]
        if whole:
            found = [Fraction(round(v)) for v in found]
        return sorted(set(found))

    def _meets(self, point: Point) -> bool:
        with ctx.workprec(PRECISION):
            walk = Walk({n: _range(v) for n, v in point.items()}, self.context)
            return all(walk.holds(p) is True for p in self.facts)

    def signs(self, term: Term) -> set[int]:
        """Return the signs that a term takes at the points; unclear ones are left out."""
        found = {sign_at(term, p, self.context) for p in self.points}
        return {s for s in found if s is not None}

    def may_hold(self, term: Term, *, strict: bool) -> bool:
        """Return whether no point shows the term to be negative (or 0, if it is to be > 0)."""
        signs = self.signs(term)
        return -1 not in signs and not (strict and 0 in signs)

    def touches(self, term: Term) -> bool:
        """Return whether a term seems to come close to 0 somewhere, next to its greatest value."""
        found = [abs(v) for p in self.points if (v := number_at(term, p, self.context)) is not None]
        return bool(found) and min(found) < max(found) / 5000
