"""Chains of derivative signs with a point of contact: found numerically, shown by rules.

Everything here is a guess. What comes out is a derivation whose every step names a rule,
so that the kernel can check it without searching again.
"""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from symcheck.kernel.claim import Limit
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.limits import NoLimit, limit_of
from symcheck.kernel.normal import NormalForm, TooLarge, normal_form
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    ZERO,
    Term,
    TermError,
    add,
    as_rational,
    le,
    lt,
    mul,
    neg,
    num,
    rational,
    substitute,
    var,
)
from symcheck.prove.contexts import (
    beyond,
    claim,
    ends_of,
    is_fine,
    one,
    power,
    retarget,
    scaled,
    sign_shown,
)
from symcheck.prove.sketch import Points, sign_at
from symcheck.prove.variants import MAX_TERMS, Variant, variants

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context

MAX_DEPTH = 9
_PLACES = (ZERO, ONE, neg(ONE), rational(Fraction(1, 2)), num(2))


class Growing:
    """A search for derivations of ``0 ≤ g`` and ``0 < g`` until a point in time."""

    def __init__(self, end: float, most: int = MAX_DEPTH) -> None:
        """Search until the processor time ``end``, for chains of at most ``most`` slopes."""
        self.end, self.most = end, most
        self._known: dict[tuple[Context, Term], tuple[int, Derivation | None]] = {}

    def is_late(self) -> bool:
        """Return whether the time is over."""
        return time.process_time() > self.end

    def nonneg(
        self, context: Context, g: Term, *, strict: bool, depth: int = 0, asked: bool = False
    ) -> Derivation | None:
        """Return a derivation of ``0 ≤ g``, or of ``0 < g``; None if none was found.

        Where it was ``asked`` for, g need not be shown to be defined.
        """
        prop = (lt if strict else le)(ZERO, g)
        key = (context, prop)
        if key in self._known:
            tried, found = self._known[key]
            if found is not None or tried <= depth:
                return found
        if self.is_late() or depth > self.most:
            return None
        self._known[key] = (-1, None)
        try:
            if not asked and not is_fine(g, context):
                return None
            found = self._nonneg(context, g, prop, strict=strict, depth=depth)
        except (TooLarge, TermError, ZeroDivisionError, RecursionError):
            found = None
        self._known[key] = (depth, found)
        return found

    def _nonneg(
        self, context: Context, g: Term, prop: Term, *, strict: bool, depth: int
    ) -> Derivation | None:
        if prove(context, prop):
            return one(context, prop, "sign")
        names = [n for n in sorted(g.free) if n in context.sorts]
        if not names:
            return one(context, prop, "enclosure") if sign_at(g, {}, context) == 1 else None
        if any(context.sorts[n].has_entries for n in names):
            return None
        points = Points(context, names)
        if not points.points or not points.may_hold(g, strict=strict) or not points.signs(g):
            return None
        form = normal_form(g, context, prove)
        if len(form.form.num) > MAX_TERMS:
            return None
        by_factors = self._by_factors(context, g, prop, form, points, strict=strict, depth=depth)
        if by_factors is not None:
            return by_factors
        quick = self.boxed(context, prop, points, 40)
        if quick is not None:
            return quick
        for variant in variants(context, form, g):
            found = self._by_slope(context, prop, variant, points, strict=strict, depth=depth)
            if found is not None:
                return found
            if self.is_late():
                return None
        return self.boxed(context, prop, points, 150 if depth else 1500)

    def boxed(self, context: Context, prop: Term, points: Points, boxes: int) -> Derivation | None:
        """Return a derivation by interval arithmetic, where every variable is bounded."""
        from symcheck.kernel.enclosure import NotEnclosed, positive_on

        if any(None in points.bounds[n] for n in prop.free if n in points.bounds):
            return None
        if points.touches(prop.args[1]):
            return None
        try:
            positive_on(prop.args[1], context, strict=prop.data == "<", boxes=boxes)
        except NotEnclosed:
            return None
        return one(context, prop, "enclosure", boxes=boxes)

    # ── factors ──

    def _by_factors(
        self,
        context: Context,
        g: Term,
        prop: Term,
        form: NormalForm,
        points: Points,
        *,
        strict: bool,
        depth: int,
    ) -> Derivation | None:
        """Split off a factor of one sign, where there are several."""
        content, factors = form.form.factors()
        terms = [(form.normalizer.poly_term(form.form, p), e) for p, e in factors]
        known, unknown = [], []
        flip = content < 0
        for t, e in terms:
            side = sign_shown(context, t)
            if side == 0 and e % 2 == 0 and not strict:
                known.append((t, e, 1))
            elif side == 0:
                unknown.append((t, e))
            else:
                known.append((t, e, side))
                flip ^= side < 0 and e % 2 == 1
        if not unknown or (
            len(unknown) == 1 and not known and unknown[0][1] == 1 and abs(content) == 1
        ):
            return None
        factor = mul(
            rational(abs(content)), *(power(t if s > 0 else neg(t), e) for t, e, s in known)
        )
        if len(unknown) == 1 and unknown[0][1] % 2 == 1:
            t, e = unknown[0]
            factor = mul(factor, power(t, e - 1)) if e != 1 else factor
            if e != 1 and strict:
                return None
            rest = self.nonneg(context, neg(t) if flip else t, strict=strict, depth=depth)
            return scaled(context, prop, factor, rest)
        if len(unknown) == 1:
            return None
        t, e = unknown[0]
        if e % 2 == 0:
            return None
        signs = points.signs(t) - {0}
        if len(signs) != 1:
            return None
        mine = t if 1 in signs else neg(t)
        shown = self.nonneg(context, mine, strict=strict, depth=depth + 1)
        if shown is None:
            return None
        flip ^= -1 in signs
        others = mul(factor, *(power(u, f) for u, f in unknown[1:]), power(mine, e - 1))
        rest = self.nonneg(context, neg(others) if flip else others, strict=strict, depth=depth)
        del g
        return scaled(context, prop, mine, rest, shown)

    # ── slopes ──

    def _by_slope(
        self,
        context: Context,
        prop: Term,
        variant: Variant,
        points: Points,
        *,
        strict: bool,
        depth: int,
    ) -> Derivation | None:
        core_prop = (lt if strict else le)(ZERO, variant.core)
        rows = [
            (p, sign_at(variant.slope, p, context), sign_at(variant.core, p, context))
            for p in points.points
        ]
        if any(c == -1 or (strict and c == 0) for _, _, c in rows):
            return None
        low, high = points.bounds.get(variant.name, (None, None))
        for contact in self._contacts(context, variant):
            place = as_rational(contact) if isinstance(contact, Term) else None
            if place is not None and (
                (low is not None and place < low) or (high is not None and place > high)
            ):
                continue
            found = self._at_contact(
                context, core_prop, variant, contact, rows, strict=strict, depth=depth
            )
            if found is None:
                if self.is_late():
                    return None
                continue
            if variant.factor == ONE:
                return retarget(found, context, prop)
            return scaled(context, prop, variant.factor, found)
        return None

    def _contacts(self, context: Context, variant: Variant) -> list[Term | str]:
        low, high = ends_of(context, variant.name)
        found: dict[Term | str, None] = dict.fromkeys((*low, *high))
        for place in _PLACES:
            found[place] = None
        for n in sorted(variant.core.free):
            if n != variant.name and n in context.sorts:
                found[var(n)] = None
        if not low:
            found["-oo"] = None
        if not high:
            found["oo"] = None
        return list(found)

    def _at_contact(
        self,
        context: Context,
        prop: Term,
        variant: Variant,
        contact: Term | str,
        rows: list[Any],
        *,
        strict: bool,
        depth: int,
    ) -> Derivation | None:
        name, sides = variant.name, set()
        for p, slope, _ in rows:
            if slope is None:
                continue
            side = self._where(contact, name, p, context)
            if side == 0:
                continue
            if slope not in (0, side):
                return None
            sides.add("right" if side > 0 else "left")
        if not sides or (isinstance(contact, str) and len(sides) != 1):
            return None
        arguments: dict[str, Any] = {"variable": name, "contact": contact}
        parts: list[Derivation] = []
        value = self._value(context, variant, contact, sides, strict=strict, depth=depth)
        if value is None:
            return None
        at_contact_strict, extra, part = value
        arguments |= extra
        if part is not None:
            arguments["value"] = 0
            parts.append(part)
        for way in sorted(sides):
            inner = beyond(context, name, contact, way)
            shown = self._grows(
                inner, variant, way, strict=strict and not at_contact_strict, depth=depth
            )
            if shown is None:
                return None
            arguments[way] = len(parts)
            parts.append(shown)
        return Derivation(
            claim(context, prop), (Step(prop, "monotone", (), arguments, tuple(parts)),)
        )

    def _grows(
        self, context: Context, variant: Variant, side: str, *, strict: bool, depth: int
    ) -> Derivation | None:
        """Return a derivation of the slope's sign, of the slope as it came if that is plain."""
        relation = lt if strict else le
        raw = variant.raw if side == "right" else neg(variant.raw)
        if prove(context, relation(ZERO, raw)) and is_fine(raw, context):
            return one(context, relation(ZERO, raw), "sign")
        slope = variant.slope if side == "right" else neg(variant.slope)
        if not is_fine(slope, context):
            return None
        return self.nonneg(context, slope, strict=strict, depth=depth + 1)

    def _where(self, contact: Term | str, name: str, point: Any, context: Context) -> int:
        if isinstance(contact, str):
            return -1 if contact == "oo" else 1
        side = sign_at(add(var(name), neg(contact)), point, context)
        return 0 if side is None else side

    def _value(
        self,
        context: Context,
        variant: Variant,
        contact: Term | str,
        sides: set[str],
        *,
        strict: bool,
        depth: int,
    ) -> tuple[bool, dict[str, Any], Derivation | None] | None:
        """Return whether the bound at the contact is strict, and how it is shown there."""
        if isinstance(contact, Term):
            there = substitute(variant.core, {variant.name: contact})
            if strict and prove(context, lt(ZERO, there)):
                return True, {}, None
            if prove(context, le(ZERO, there)) and is_fine(there, context):
                return False, {}, None
            if there.free or is_fine(there, context):
                shown = self.nonneg(context, there, strict=False, depth=depth + 1)
                if shown is not None:
                    return False, {}, shown
            if len(sides) != 1:
                return None
        limit = self._limit(context, variant, contact, sides)
        if limit is None or limit == "-oo":
            return None
        if limit == "oo":
            return True, {"limit": limit}, None
        if isinstance(limit, Term) and strict and prove(context, lt(ZERO, limit)):
            return True, {"limit": limit}, None
        if isinstance(limit, Term) and prove(context, le(ZERO, limit)):
            return False, {"limit": limit}, None
        return None

    def _limit(
        self, context: Context, variant: Variant, contact: Term | str, sides: set[str]
    ) -> Term | str | None:
        outer = context.without(frozenset((variant.name,)))
        outer = replace(outer, variables=tuple(v for v in outer.variables if v[0] != variant.name))
        side = "+-" if isinstance(contact, str) else "+" if "right" in sides else "-"
        try:
            found = limit_of(Limit(outer, variant.core, variant.name, contact, ZERO, side))
            if isinstance(found, Term):
                return normal_form(found, outer, prove).to_term()
        except (NoLimit, TooLarge, ZeroDivisionError, TermError):
            return None
        return found
