"""A term over positive factors, in forms whose slopes are simpler than its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.kernel.differentiate import NotDifferentiated, derivative
from symcheck.kernel.normal import NormalForm, TooLarge, normal_form
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    Term,
    add,
    diff,
    div,
    mul,
    neg,
    num,
    rational,
    subterms,
    var,
)
from symcheck.prove.contexts import as_real, power, sign_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symcheck.kernel.claim import Context

#: Larger numerators than this are not looked at.
MAX_TERMS = 400


@dataclass(frozen=True)
class Variant:
    """``g = factor·core`` with a factor of known sign, and the slope of the core."""

    core: Term
    factor: Term
    name: str
    slope: Term
    raw: Term
    size: int


def variants(context: Context, form: NormalForm, g: Term) -> list[Variant]:
    """Return the numerator over positive factors, those with the simplest slope first."""
    content, factors = form.form.factors()
    del content
    bottom = [(form.normalizer.poly_term(form.form, p), e) for p, e in factors if e < 0]
    whole = form.normalizer.poly_term(form.form, form.form.num)
    multipliers: dict[Term, None] = {ONE: None}
    for m in _multipliers(form):
        multipliers[m] = None
    found: list[Variant] = []
    below = mul(*(power(t, -e) for t, e in bottom)) if bottom else ONE
    side = sign_shown(context, below) if bottom else 1
    numerator = whole if side > 0 else neg(whole)
    cores = [(g, ONE)] if side == 0 else [(numerator, div(ONE, below if side > 0 else neg(below)))]
    if side != 0 and g != numerator:
        cores.append((g, ONE))
    for core, factor in cores:
        for m in multipliers:
            s = 1 if m == ONE else sign_shown(context, m)
            if s == 0:
                continue
            size = m if s > 0 else neg(m)
            total = mul(factor, size) if m != ONE else factor
            scaled_core = core if m == ONE else _divided(context, g, core, total, size)
            for name in sorted(n for n in g.free if n in context.sorts):
                variant = _sloped(context, scaled_core, total, name)
                if variant is not None:
                    found.append(variant)
    found.sort(key=lambda v: v.size)
    return found


def _multipliers(form: NormalForm) -> Iterator[Term]:
    ring, poly = form.form.ring, form.form.num
    degrees = poly.degrees()
    monomials = form.form.monomials(poly)
    for i, atom in enumerate(ring.atoms):
        if not degrees[i]:
            continue
        exponents = {dict(m).get(atom, 0) for m, _ in monomials}
        if atom.kind in {"exp", "var"}:
            for e in sorted(exponents - {0})[:3]:
                yield power(atom.term, e)
        else:
            top = max(exponents)
            rows = [(m, c) for m, c in monomials if dict(m).get(atom, 0) == top]
            yield add(
                *(
                    mul(rational(c), *(power(a.term, e) for a, e in m if a is not atom))
                    for m, c in rows
                )
            )


def _sloped(context: Context, core: Term, factor: Term, name: str) -> Variant | None:
    if context.sorts[name].is_integer:
        return None
    inner = as_real(context, name)
    try:
        slope = derivative(diff(core, name, var(name)), inner, prove).value
        form = normal_form(slope, context, prove)
    except (NotDifferentiated, TooLarge, ZeroDivisionError):
        return None
    if len(form.form.num) > MAX_TERMS:
        return None
    top, bottom = form.form.num.degrees(), form.form.den.degrees()
    moving = sum(
        1
        for a, d, e in zip(form.form.ring.atoms, top, bottom, strict=False)
        if (d or e) and a.kind != "var" and name in a.term.free
    )
    size = 1000 * moving + 10 * len(form.form.num) + len(form.form.den)
    return Variant(core, factor, name, form.to_term(), slope, size)


def _divided(context: Context, g: Term, core: Term, factor: Term, size: Term) -> Term:
    """Return ``g/factor``, summand by summand as it is written where that is simple."""
    parts = []
    for sign, summand in _summands(g, 1):
        plain = [f for f in _factors(summand) if _is_rational(f)]
        others = [f for f in _factors(summand) if not _is_rational(f)]
        try:
            form = normal_form(div(mul(num(sign), *plain), factor), context, prove)
        except (TooLarge, ZeroDivisionError):
            return div(core, size)
        coefficient = form.to_term()
        parts.append(mul(coefficient, *others))
    found = add(*parts)
    return found if found.depth < core.depth + 20 else div(core, size)


def _summands(term: Term, sign: int) -> Iterator[tuple[int, Term]]:
    if term.head == "add":
        for a in term.args:
            yield from _summands(a, sign)
    elif term.head == "neg":
        yield from _summands(term.args[0], -sign)
    else:
        yield sign, term


def _factors(term: Term) -> list[Term]:
    return list(term.args) if term.head == "mul" else [term]


def _is_rational(term: Term) -> bool:
    """Return whether a term is written without functions."""
    plain = {"num", "var", "pi", "add", "neg", "mul", "div", "npow", "ipow"}
    return all(t.head in plain for t in subterms(term))
