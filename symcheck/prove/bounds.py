"""Bounds: the rules that may show an inequality, in the order in which they are tried.

A derivation of ``0 ≤ t − s`` is looked for as a whole, with every rule named. What is
yielded is its last step; the kernel checks it, and finds nothing left to search.
"""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from symcheck.kernel.derivation import Derivation, Goal, RuleRefused, Step
from symcheck.kernel.normal import TooLarge
from symcheck.kernel.rules.branches import choices, replaced
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    TWO,
    ZERO,
    Term,
    TermError,
    as_rational,
    le,
    lt,
    neg,
    npow,
    rational,
    rel,
    sub,
    substitute,
    subterms,
    var,
)
from symcheck.prove.contexts import claim, retarget
from symcheck.prove.derived import derived, equation, solved
from symcheck.prove.growing import Growing
from symcheck.prove.sketch import Points, bounds_of, sign_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symcheck.kernel.claim import Context

MAX_SPLITS = 6
MAX_CUTS = 3
_ASIDE = (Fraction(1), Fraction(1, 4), Fraction(4), Fraction(20))
_BETWEEN = (Fraction(1, 2), Fraction(1, 8), Fraction(7, 8))


def bounds(goal: Goal, seconds: float) -> Iterator[Step]:
    """Yield steps that may show the goal, a relation other than an equation."""
    try:
        op, left, right = goal.relation()
    except RuleRefused:
        return
    if op == "=" or not isinstance(goal.prop, Term):
        return
    if op == "!=":
        yield Step(goal.prop, "enclosure", arguments={"boxes": 500})
        return
    start = time.process_time()
    for share, most in ((0.6, 4), (1.0, 9)):
        work = _Bounds(Growing(start + seconds * share, most))
        found = work.start(goal.context, op, left, right)
        if found is not None:
            yield replace(found.steps[0], goal=goal.prop)
            return


class _Bounds:
    """The search for one bound: cases first, then slopes, squares and cuts."""

    def __init__(self, growing: Growing) -> None:
        self.growing = growing
        self.splits = 0

    def start(self, context: Context, op: str, left: Term, right: Term) -> Derivation | None:
        """Return a derivation of ``left op right``, with what the hypotheses entail made plain."""
        prop = rel(op, left, right)
        for name, value in solved(context, prop):
            found = self._eliminated(context, prop, name, value)
            if found is not None:
                return found
        more = derived(context, sorted(prop.free & set(context.sorts)))
        if not more:
            return self.relation(context, op, left, right, 0)
        whole = more[0] if len(more) == 1 else Term("and", more)
        inner = self.relation(context.assume(whole), op, left, right, 0)
        return None if inner is None else _cases(context, prop, (whole,), (inner,))

    def _eliminated(
        self, context: Context, prop: Term, name: str, value: Term
    ) -> Derivation | None:
        there = substitute(prop, {name: value})
        given = tuple(substitute(h, {name: value}) for h in context.hypotheses)
        inner = _useful(replace(context, hypotheses=tuple(dict.fromkeys(given))))
        part = self.start(inner, *_parts(there))
        if part is None:
            return None
        parts: tuple[Derivation, ...] = (part,)
        shown = equation(context, name, value)
        if shown is not None:
            parts = (part, shown)
        step = Step(prop, "eliminate", (), {"variable": name, "value": value}, parts)
        return Derivation(claim(context, prop), (step,))

    def relation(
        self, context: Context, op: str, left: Term, right: Term, cuts: int
    ) -> Derivation | None:
        """Return a derivation of ``left op right``."""
        prop = rel(op, left, right)
        if self.growing.is_late():
            return None
        try:
            split = self._split(context, prop, cuts)
            if split is not None:
                return split
            gap = (
                right
                if as_rational(left) == 0
                else neg(left)
                if as_rational(right) == 0
                else sub(right, left)
            )
            found = self._quickly(context, gap, strict=op == "<", cuts=cuts)
            if found is not None:
                return retarget(found, context, prop)
            for way in (self._squared, self._apart, self._cut):
                found = way(context, prop, cuts)
                if found is not None:
                    return found
        except (TooLarge, TermError, ZeroDivisionError, RecursionError):
            return None
        return None

    def _quickly(
        self, context: Context, gap: Term, *, strict: bool, cuts: int
    ) -> Derivation | None:
        """Look for a chain for a share of the time that is left."""
        end, now = self.growing.end, time.process_time()
        self.growing.end = min(end, now + (end - now) * (0.4 if cuts < MAX_CUTS else 1.0))
        try:
            return self.growing.nonneg(context, gap, strict=strict, asked=True)
        finally:
            self.growing.end = end

    # ── cases ──

    def _split(self, context: Context, prop: Term, cuts: int) -> Derivation | None:
        """Split on the sign of what stands in |·| or max, innermost first."""
        for t in sorted(subterms(prop), key=lambda t: t.depth):
            choice = choices(t)
            if choice is None or t.loose:
                continue
            if self.splits >= MAX_SPLITS or self.growing.is_late():
                return None
            self.splits += 1
            try:
                return self._branches(context, prop, t, choice, cuts)
            finally:
                self.splits -= 1
        return None

    def _branches(
        self, context: Context, prop: Term, term: Term, choice: tuple[Term, Term, Term], cuts: int
    ) -> Derivation | None:
        difference, *values = choice
        signs = (le(ZERO, difference), le(difference, ZERO))
        for side, sign in enumerate(signs):
            if prove(context, sign):
                part = self._with(context, prop, term, values[side], cuts)
                return _branch(context, prop, {"term": term, "side": side}, part)
        for side, d in enumerate((difference, neg(difference))):
            if not difference.free or not Points(context, sorted(d.free)).may_hold(d, strict=False):
                continue
            shown = self.growing.nonneg(context, d, strict=False, depth=2)
            if shown is not None:
                part = self._with(context, prop, term, values[side], cuts)
                because = retarget(shown, context, signs[side])
                return _branch(context, prop, {"term": term, "side": side}, part, because)
        simple = _conditions(context, difference)
        if simple is not None:
            parts = [self.relation(context.assume(c), *_parts(prop), cuts) for c in simple]
            if all(p is not None for p in parts):
                return _cases(context, prop, simple, tuple(p for p in parts if p is not None))
        found = []
        for sign, value in zip(signs, values, strict=True):
            part = self._with(context.assume(sign), prop, term, value, cuts)
            if part is None:
                return None
            found.append(part)
        return _branch(context, prop, {"term": term}, *found)

    def _with(
        self, context: Context, prop: Term, old: Term, new: Term, cuts: int
    ) -> Derivation | None:
        return self.relation(context, *_parts(replaced(prop, old, new)), cuts)

    def _apart(self, context: Context, prop: Term, cuts: int) -> Derivation | None:
        """Split at a number that a hypothesis leaves out."""
        for h in context.hypotheses:
            if h.head != "rel" or h.data != "!=":
                continue
            x, c = h.args if h.args[0].head == "var" else h.args[::-1]
            if x.head != "var" or str(x.data) not in prop.free:
                continue
            conditions = (lt(c, x), lt(x, c))
            if any(q in context.hypotheses for q in conditions):
                continue
            return self._each(context, prop, conditions, cuts)
        return None

    def _each(
        self, context: Context, prop: Term, conditions: tuple[Term, ...], cuts: int
    ) -> Derivation | None:
        parts = []
        for condition in conditions:
            part = self.relation(context.assume(condition), *_parts(prop), cuts)
            if part is None:
                return None
            parts.append(part)
        return _cases(context, prop, conditions, tuple(parts))

    def _cut(self, context: Context, prop: Term, cuts: int) -> Derivation | None:
        """Cut the interval of the only variable in two."""
        names = [n for n in sorted(prop.free) if n in context.sorts]
        if (
            len(names) != 1
            or cuts >= MAX_CUTS
            or context.sorts[names[0]].kind not in {"real", "positive"}
        ):
            return None
        gap = sub(prop.args[1], prop.args[0])
        if not Points(context, names).may_hold(gap, strict=prop.data == "<"):
            return None
        x = var(names[0])
        for place in _places(context, names[0])[: 4 - cuts]:
            c = rational(place)
            found = self._each(context, prop, (le(x, c), lt(c, x)), cuts + 1)
            if found is not None:
                return found
        return None

    # ── squares ──

    def _squared(self, context: Context, prop: Term, cuts: int) -> Derivation | None:
        left, right = prop.args
        if self.splits >= MAX_SPLITS or not any(t.head in {"sqrt", "rpow"} for t in (left, right)):
            return None
        if not (prove(context, le(ZERO, left)) and prove(context, le(ZERO, right))):
            return None
        part = self.relation(context, str(prop.data), npow(left, TWO), npow(right, TWO), cuts)
        if part is None:
            return None
        return Derivation(claim(context, prop), (Step(prop, "squaring", (), {}, (part,)),))


def _parts(prop: Any) -> tuple[str, Term, Term]:
    return str(prop.data), prop.args[0], prop.args[1]


def _useful(context: Context) -> Context:
    """Return the context without the hypotheses that follow from the others."""
    for h in context.hypotheses:
        fewer = replace(context, hypotheses=tuple(g for g in context.hypotheses if g != h))
        if prove(fewer, h):
            context = fewer
    return context


def _places(context: Context, name: str) -> list[Fraction]:
    """Return numbers at which an interval may be cut."""
    ends = bounds_of(context, [name]).get(name)
    if ends is None:
        return []
    low, high = ends
    if low is not None and high is not None:
        width = high - low
        rough = [low + width * s for s in _BETWEEN]
        size = max(int(16 / width), 8) if width else 1
        return [c for r in rough if low < (c := r.limit_denominator(size)) < high]
    if low is not None:
        return [Fraction(low + s).limit_denominator(8) for s in _ASIDE]
    if high is not None:
        return [Fraction(high - s).limit_denominator(8) for s in _ASIDE]
    return [Fraction(0), Fraction(1), Fraction(-1)]


def _conditions(context: Context, difference: Term) -> tuple[Term, Term] | None:
    """Return the two cases in a variable itself, where its sign decides."""
    names = [n for n in sorted(difference.free) if n in context.sorts]
    for name in names:
        if context.sorts[name].kind != "real" or difference in {var(name), neg(var(name))}:
            continue
        points = Points(context, names)
        x = var(name)
        signs = [(sign_at(difference, p, context), sign_at(x, p, context)) for p in points.points]
        for side in (1, -1):
            if all(a is None or b is None or a * b * side >= 0 for a, b in signs):
                cases = (le(ZERO, x), lt(x, ZERO)) if side > 0 else (le(x, ZERO), lt(ZERO, x))
                if prove(context.assume(cases[0]), le(ZERO, difference)) and prove(
                    context.assume(cases[1]), le(difference, ZERO)
                ):
                    return cases
    return None


def _cases(
    context: Context, prop: Term, conditions: tuple[Term, ...], parts: tuple[Derivation, ...]
) -> Derivation:
    step = Step(prop, "cases", (), {"conditions": conditions}, parts)
    return Derivation(claim(context, prop), (step,))


def _branch(
    context: Context, prop: Term, arguments: dict[str, Any], *parts: Derivation | None
) -> Derivation | None:
    found = tuple(p for p in parts if p is not None)
    if len(found) != len(parts):
        return None
    return Derivation(claim(context, prop), (Step(prop, "branches", (), arguments, found),))
