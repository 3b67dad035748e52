"""Chains of derivative signs with a point of contact: found numerically, shown by rules.

Everything here is a guess. What comes out is a derivation whose every step names a rule,
so that the kernel can check it without searching again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from symcheck.kernel.claim import REAL, Limit, Relation
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.differentiate import NotDifferentiated, derivative
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
    diff,
    div,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    rational,
    substitute,
    var,
)
from symcheck.prove.sketch import Points, sign_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symcheck.kernel.claim import Context

MAX_DEPTH = 9
MAX_TERMS = 400
_PLACES = (ZERO, ONE, neg(ONE), rational(Fraction(1, 2)), num(2))


@dataclass(frozen=True)
class _Variant:
    """``g = factor·core`` with a factor of known sign, and the slope of the core."""

    core: Term
    factor: Term
    name: str
    slope: Term
    raw: Term
    size: int


class Growing:
    """A search for derivations of ``0 ≤ g`` and ``0 < g`` until a point in time."""

    def __init__(self, end: float) -> None:
        """Search until ``time.monotonic()`` is ``end``."""
        self.end = end
        self._known: dict[tuple[Context, Term], tuple[int, Derivation | None]] = {}

    def is_late(self) -> bool:
        """Return whether the time is over."""
        return time.monotonic() > self.end

    def nonneg(self, context: Context, g: Term, *, strict: bool, depth: int = 0) -> Derivation | None:
        """Return a derivation of ``0 ≤ g``, or of ``0 < g``; None if none was found."""
        prop = (lt if strict else le)(ZERO, g)
        key = (context, prop)
        if key in self._known:
            tried, found = self._known[key]
            if found is not None or tried <= depth:
                return found
        if self.is_late() or depth > MAX_DEPTH:
            return None
        self._known[key] = (-1, None)
        try:
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
        if any(context.sorts[n].kind == "family" for n in names):
            return None
        points = Points(context, names)
        if not points.points or not points.may_hold(g, strict=strict):
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
        for variant in self._variants(context, form, g):
            found = self._by_slope(context, prop, variant, points, strict=strict, depth=depth)
            if found is not None:
                return found
            if self.is_late():
                return None
        return self.boxed(context, prop, points, 400 if depth else 1500)

    def boxed(
        self, context: Context, prop: Term, points: Points, boxes: int
    ) -> Derivation | None:
        """Return a derivation by interval arithmetic, where every variable is bounded."""
        from symcheck.kernel.enclosure import NotEnclosed, positive_on  # noqa: PLC0415

        if any(None in points.bounds[n] for n in prop.free if n in points.bounds):
            return None
        try:
            positive_on(prop.args[1], context, strict=prop.data == "<", boxes=boxes)
        except NotEnclosed:
            return None
        return one(context, prop, "enclosure", boxes=boxes)

    # ── factors ──

    def _by_factors(
        self, context: Context, g: Term, prop: Term, form: NormalForm, points: Points,
        *, strict: bool, depth: int,
    ) -> Derivation | None:  # fmt: skip
        """Split off a factor of one sign, where there are several."""
        content, factors = form.form.factors()
        terms = [(form.normalizer.poly_term(form.form, p), e) for p, e in factors]
        known, unknown = [], []
        flip = content < 0
        for t, e in terms:
            side = _sign_shown(context, t)
            if side == 0 and e % 2 == 0 and not strict:
                known.append((t, e, 1))
            elif side == 0:
                unknown.append((t, e))
            else:
                known.append((t, e, side))
                flip ^= side < 0 and e % 2 == 1
        if not unknown or (len(unknown) == 1 and not known and unknown[0][1] == 1 and abs(content) == 1):
            return None
        factor = mul(rational(abs(content)), *(_power(t if s > 0 else neg(t), e) for t, e, s in known))
        if len(unknown) == 1 and unknown[0][1] % 2 == 1:
            t, e = unknown[0]
            factor = mul(factor, _power(t, e - 1)) if e != 1 else factor
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
        others = mul(factor, *(_power(u, f) for u, f in unknown[1:]), _power(mine, e - 1))
        rest = self.nonneg(context, neg(others) if flip else others, strict=strict, depth=depth)
        del g
        return scaled(context, prop, mine, rest, shown)

    # ── variants ──

    def _variants(self, context: Context, form: NormalForm, g: Term) -> list[_Variant]:
        """Return the numerator over positive factors, those with the simplest slope first."""
        content, factors = form.form.factors()
        del content
        bottom = [(form.normalizer.poly_term(form.form, p), e) for p, e in factors if e < 0]
        whole = form.normalizer.poly_term(form.form, form.form.num)
        multipliers: dict[Term, None] = {ONE: None}
        for m in self._multipliers(form):
            multipliers[m] = None
        found: list[_Variant] = []
        below = mul(*(_power(t, -e) for t, e in bottom)) if bottom else ONE
        side = _sign_shown(context, below) if bottom else 1
        numerator = whole if side > 0 else neg(whole)
        cores = [(g, ONE)] if side == 0 else [(numerator, div(ONE, below if side > 0 else neg(below)))]
        if side != 0 and g != numerator:
            cores.append((g, ONE))
        for core, factor in cores:
            for m in multipliers:
                s = 1 if m == ONE else _sign_shown(context, m)
                if s == 0:
                    continue
                size = m if s > 0 else neg(m)
                scaled_core = core if m == ONE else div(core, size)
                total = mul(factor, size) if m != ONE else factor
                for name in sorted(n for n in g.free if n in context.sorts):
                    variant = self._sloped(context, scaled_core, total, name)
                    if variant is not None:
                        found.append(variant)
        found.sort(key=lambda v: v.size)
        return found

    def _multipliers(self, form: NormalForm) -> Iterator[Term]:
        ring, poly = form.form.ring, form.form.num
        degrees = poly.degrees()
        monomials = form.form.monomials(poly)
        for i, atom in enumerate(ring.atoms):
            if not degrees[i]:
                continue
            exponents = {dict(m).get(atom, 0) for m, _ in monomials}
            if atom.kind in {"exp", "var"}:
                for e in sorted(exponents - {0})[:3]:
                    yield _power(atom.term, e)
            else:
                top = max(exponents)
                rows = [(m, c) for m, c in monomials if dict(m).get(atom, 0) == top]
                yield add(*(
                    mul(rational(c), *(_power(a.term, e) for a, e in m if a is not atom)) for m, c in rows
                ))  # fmt: skip

    def _sloped(self, context: Context, core: Term, factor: Term, name: str) -> _Variant | None:
        if context.sorts[name].is_integer:
            return None
        inner = _as_real(context, name)
        try:
            slope = derivative(diff(core, name, var(name)), inner, prove).value
            form = normal_form(slope, context, prove)
        except (NotDifferentiated, TooLarge, ZeroDivisionError):
            return None
        if len(form.form.num) > MAX_TERMS:
            return None
        moving = sum(1 for a in form.form.ring.atoms if a.kind != "var" and name in a.term.free)
        size = 1000 * moving + 10 * len(form.form.num) + len(form.form.den)
        return _Variant(core, factor, name, form.to_term(), slope, size)

    # ── slopes ──

    def _by_slope(
        self, context: Context, prop: Term, variant: _Variant, points: Points, *, strict: bool, depth: int
    ) -> Derivation | None:
        core_prop = (lt if strict else le)(ZERO, variant.core)
        rows = [
            (p, sign_at(variant.slope, p, context), sign_at(variant.core, p, context)) for p in points.points
        ]
        if any(c == -1 or (strict and c == 0) for _, _, c in rows):
            return None
        for contact in self._contacts(context, variant):
            found = self._at_contact(context, core_prop, variant, contact, rows, strict=strict, depth=depth)
            if found is None:
                if self.is_late():
                    return None
                continue
            if variant.factor == ONE:
                return retarget(found, context, prop)
            return scaled(context, prop, variant.factor, found)
        return None

    def _contacts(self, context: Context, variant: _Variant) -> list[Term | str]:
        low, high = _ends(context, variant.name)
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
        self, context: Context, prop: Term, variant: _Variant, contact: Term | str,
        rows: list[Any], *, strict: bool, depth: int,
    ) -> Derivation | None:  # fmt: skip
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
        for side in sorted(sides):
            inner = _beyond(context, name, contact, side)
            shown = self._grows(inner, variant, side, strict=strict and not at_contact_strict, depth=depth)
            if shown is None:
                return None
            arguments[side] = len(parts)
            parts.append(shown)
        return Derivation(
            claim(context, prop), (Step(prop, "monotone", (), arguments, tuple(parts)),)
        )

    def _grows(
        self, context: Context, variant: _Variant, side: str, *, strict: bool, depth: int
    ) -> Derivation | None:
        """Return a derivation of the slope's sign, of the slope as it came if that is plain."""
        relation = lt if strict else le
        raw = variant.raw if side == "right" else neg(variant.raw)
        if prove(context, relation(ZERO, raw)) and _is_fine(raw, context):
            return one(context, relation(ZERO, raw), "sign")
        slope = variant.slope if side == "right" else neg(variant.slope)
        if not _is_fine(slope, context):
            return None
        return self.nonneg(context, slope, strict=strict, depth=depth + 1)

    def _where(self, contact: Term | str, name: str, point: Any, context: Context) -> int:
        if isinstance(contact, str):
            return -1 if contact == "oo" else 1
        side = sign_at(add(var(name), neg(contact)), point, context)
        return 0 if side is None else side

    def _value(
        self, context: Context, variant: _Variant, contact: Term | str, sides: set[str],
        *, strict: bool, depth: int,
    ) -> tuple[bool, dict[str, Any], Derivation | None] | None:  # fmt: skip
        """Return whether the bound at the contact is strict, and how it is shown there."""
        if isinstance(contact, Term):
            there = substitute(variant.core, {variant.name: contact})
            if strict and prove(context, lt(ZERO, there)):
                return True, {}, None
            if prove(context, le(ZERO, there)) and _is_fine(there, context):
                return False, {}, None
            if there.free or _is_fine(there, context):
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
        self, context: Context, variant: _Variant, contact: Term | str, sides: set[str]
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


def _is_fine(term: Term, context: Context) -> bool:
    """Return whether a term was shown to be defined."""
    from symcheck.kernel.defined import obligations  # noqa: PLC0415

    return all(prove(o.context, o.prop) for o in obligations(term, context))


def _power(term: Term, exponent: int) -> Term:
    if exponent == 0:
        return ONE
    if exponent < 0:
        return div(ONE, _power(term, -exponent))
    return term if exponent == 1 else npow(term, num(exponent))


def _sign_shown(context: Context, term: Term) -> int:
    value = as_rational(term)
    if value is not None:
        return (value > 0) - (value < 0)
    if prove(context, lt(ZERO, term)):
        return 1
    return -1 if prove(context, lt(term, ZERO)) else 0


def _as_real(context: Context, name: str) -> Context:
    variables = tuple((n, REAL if n == name else s) for n, s in context.variables)
    extra = () if context.sorts[name].kind != "positive" else (lt(ZERO, var(name)),)
    return replace(context, variables=variables).assume(*extra)


def _ends(context: Context, name: str) -> tuple[list[Term], list[Term]]:
    """Return the lower and the upper ends that hypotheses state outright."""
    low: list[Term] = []
    high: list[Term] = []
    x = var(name)
    for prop in context.facts():
        for part in prop.args if prop.head == "and" else (prop,):
            if part.head != "rel" or part.data not in {"<", "<=", ">", ">="}:
                continue
            left, right = part.args
            if part.data in {">", ">="}:
                left, right = right, left
            if left == x and name not in right.free:
                high.append(right)
            elif right == x and name not in left.free:
                low.append(left)
            elif left.head == "abs" and left.args[0] == x and name not in right.free:
                high.append(right)
                low.append(neg(right))
    return _tightest(low, 1), _tightest(high, -1)


def _tightest(ends: list[Term], side: int) -> list[Term]:
    """Return the ends, of the literal ones the tightest only."""
    literal = [e for e in ends if as_rational(e) is not None]
    if not literal:
        return ends
    best = max(literal, key=lambda e: side * (as_rational(e) or 0))
    return [best, *(e for e in ends if as_rational(e) is None)]


def _beyond(context: Context, name: str, contact: Term | str, side: str) -> Context:
    """Return the context on one side of the contact, up to the stated end."""
    low, high = _ends(context, name)
    x = var(name)
    outer = context.without(frozenset((name,)))
    variables = tuple((n, REAL if n == name else s) for n, s in outer.variables)
    bounds: list[Term] = []
    if side == "right":
        bounds += [] if isinstance(contact, str) else [lt(contact, x)]
        bounds += [_closed(context, x, e, up=True) for e in high]
    else:
        bounds += [_closed(context, x, e, up=False) for e in low]
        bounds += [] if isinstance(contact, str) else [lt(x, contact)]
    return replace(outer, variables=variables).assume(*bounds)


def _closed(context: Context, x: Term, end: Term, *, up: bool) -> Term:
    """Return the end as an open bound: a number strictly between never reaches it."""
    del context
    return lt(x, end) if up else lt(end, x)


def claim(context: Context, prop: Term) -> Relation:
    """Return the claim of one relation."""
    return Relation(context, prop.args, (str(prop.data),))


def one(context: Context, prop: Term, rule: str, **arguments: Any) -> Derivation:
    """Return the derivation of one step."""
    return Derivation(claim(context, prop), (Step(prop, rule, (), arguments),))


def retarget(found: Derivation, context: Context, prop: Term) -> Derivation:
    """Return the derivation with its single step about a relation of the same difference."""
    (step,) = found.steps
    return Derivation(claim(context, prop), (replace(step, goal=prop),))


def scaled(
    context: Context, prop: Term, factor: Term, rest: Derivation | None, sign: Derivation | None = None
) -> Derivation | None:
    """Return the derivation by a positive factor, if the rest was found."""
    if rest is None:
        return None
    parts = (rest,) if sign is None else (rest, sign)
    return Derivation(claim(context, prop), (Step(prop, "scale", (), {"factor": factor}, parts),))
