"""Whether a term is positive on the part of a box that meets the hypotheses.

The box is cut into smaller ones. On each, the least value of the term is bounded from
below by its ranges, by its slopes (at the end of the box where it is least, and in
mean-value form), or by its Taylor polynomial; a box without a point that meets the
hypotheses is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flint import ctx

from symcheck.kernel.enclosure.narrow import Box, Empty, facts_of, narrow, whole_box
from symcheck.kernel.enclosure.ranges import NoEnclosure, Range
from symcheck.kernel.enclosure.taylor import taylor
from symcheck.kernel.enclosure.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.kernel.claim import Context
    from symcheck.kernel.term import Term

PRECISION = 80
MAX_VARIABLES = 6
ORDER = 8


class NotEnclosed(Exception):  # noqa: N818 - a value of the answer, not a fault
    """The term was not shown to be positive; the message says where it stopped."""


@dataclass(frozen=True)
class Cover:
    """How the term was shown to be positive: the first box, and how many it was cut into."""

    box: tuple[tuple[str, str, str], ...]
    pieces: int


def positive_on(term: Term, context: Context, *, strict: bool, boxes: int) -> Cover:
    """Return how ``term > 0`` (or ≥ 0) was shown wherever the term is defined.

    Raises NotEnclosed.
    """
    names = sorted(term.free)
    for name in names:
        sort = context.sorts.get(name)
        if sort is not None and sort.has_entries:
            raise NotEnclosed(f"'{name}' is a family")
    names = [n for n in names if n in context.sorts]
    if len(names) > MAX_VARIABLES:
        raise NotEnclosed(f"there are {len(names)} variables, expected at most {MAX_VARIABLES}")
    with ctx.workprec(PRECISION):
        return _cover(term, context, names, strict=strict, boxes=boxes)


def _cover(term: Term, context: Context, names: list[str], *, strict: bool, boxes: int) -> Cover:
    facts = facts_of(context)
    speaking = sorted({n for p in facts for n in p.free if n in context.sorts} | set(names))
    speaking = [n for n in speaking if not context.sorts[n].has_entries]
    try:
        box = whole_box(speaking, context, facts)
    except Empty:
        raise NotEnclosed("nothing meets the hypotheses") from None
    for name in names:
        if not box[name].is_finite:
            raise NotEnclosed(f"'{name}' is not bounded")
    useful = _useful(facts, names)
    box = {n: r for n, r in box.items() if n in names}
    stack, pieces = [box], 0
    while stack:
        here = stack.pop()
        try:
            here = narrow(here, context, useful)
        except Empty:
            continue
        pieces += 1
        if pieces > boxes:
            raise NotEnclosed(f"more than {boxes} boxes would be needed, near {shown(here)}")
        halves = _look(term, here, context, strict=strict)
        if halves is not None:
            stack.extend(halves)
    return Cover(tuple((n, str(r.lo), str(r.hi)) for n, r in box.items()), pieces)


def _useful(facts: Sequence[Term], names: list[str]) -> list[Term]:
    """Return the facts about the variables of the term alone, besides bounds by numbers."""
    return [p for p in facts if p.free <= set(names) and len(p.free) + (p.args[0].depth > 2) > 1]


def shown(box: Box) -> str:
    """Return where a box lies, for a message."""
    return ", ".join(f"{n} ≈ {float(r.middle()):.6g}" for n, r in box.items())


def _enough(found: Range, *, strict: bool) -> bool:
    return bool(found.lo > 0 or (found.lo == 0 and not strict))


def _look(term: Term, box: Box, context: Context, *, strict: bool) -> list[Box] | None:
    """Return None if the term is positive on the box, else the boxes to look at."""
    walk = Walk(box, context)
    try:
        value = walk.value(term)
    except NoEnclosure:
        return _halves(box, {})
    if _enough(value, strict=strict):
        return None
    if value.hi < 0:
        raise NotEnclosed(f"it seems to fail near {shown(box)}")
    slopes: dict[str, Range] = {}
    for name in box:
        try:
            slopes[name] = walk.slope(term, name)
        except NoEnclosure:
            return _halves(box, {})
    if _by_slopes(term, box, slopes, context, strict=strict):
        return None
    return _halves(box, slopes)


def _by_slopes(
    term: Term, box: Box, slopes: dict[str, Range], context: Context, *, strict: bool
) -> bool:
    smaller = dict(box)
    for name, slope in slopes.items():
        if slope.lo >= 0:
            smaller[name] = Range(box[name].lo, box[name].lo)
        elif slope.hi <= 0:
            smaller[name] = Range(box[name].hi, box[name].hi)
    left = [n for n in box if smaller[n].lo != smaller[n].hi]
    try:
        if smaller != box and _enough(Walk(smaller, context).value(term), strict=strict):
            return True
        middle = {n: Range(r.middle(), r.middle()) for n, r in smaller.items()}
        total = Walk(middle, context).value(term)
        for n in left:
            total = total + slopes[n] * (smaller[n] - middle[n])
        if _enough(total, strict=strict):
            return True
        if len(left) == 1:
            return _enough(taylor(term, left[0], smaller, context, ORDER), strict=strict)
    except NoEnclosure:
        return False
    return False


def _halves(box: Box, slopes: dict[str, Range]) -> list[Box]:
    """Return the box cut in two, across the variable that matters most."""

    def matters(name: str) -> Any:
        width = box[name].hi - box[name].lo
        slope = slopes.get(name)
        if slope is None or not slope.is_finite:
            return width
        return width * max(abs(slope.lo), abs(slope.hi))

    name = max(box, key=lambda n: float(matters(n).mid()), default=None)
    if name is None or box[name].lo == box[name].hi:
        raise NotEnclosed("a constant was not enclosed")
    middle = box[name].middle()
    if middle in {box[name].lo, box[name].hi}:
        raise NotEnclosed(f"it was not decided near {shown(box)}")
    lower, upper = Range(box[name].lo, middle), Range(middle, box[name].hi)
    return [box | {name: lower}, box | {name: upper}]
