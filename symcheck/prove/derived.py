"""What hypotheses entail, made plain for the rules: numeric bounds, and solved equations."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.kernel.claim import Relation
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.normal import TooLarge, normal_form
from symcheck.kernel.sign import prove
from symcheck.kernel.sign.facts import bounds, relations
from symcheck.kernel.term import (
    TWO,
    ZERO,
    Term,
    as_integer,
    as_rational,
    eq,
    fn,
    le,
    lt,
    npow,
    rational,
    rel,
    var,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from symcheck.kernel.claim import Context


def derived(context: Context, names: Sequence[str]) -> tuple[Term, ...]:
    """Return bounds of variables by literal numbers that follow and are not stated."""
    found: dict[Term, None] = {}
    for prop in relations(context):
        sides = [_literal(a, context) for a in prop.args]
        if prop.data != "!=" and any(
            s is not None and s != a for s, a in zip(sides, prop.args, strict=True)
        ):
            new = rel(
                str(prop.data),
                *(a if s is None else s for s, a in zip(sides, prop.args, strict=True)),
            )
            found[new] = None
    stated = bounds(context)
    for name in names:
        x = var(name)
        here = stated.get(x)
        if context.sorts[name].has_entries or (here is not None and here.low is not None):
            continue
        if prove(context, lt(ZERO, x)):
            found[lt(ZERO, x)] = None
        elif prove(context, le(ZERO, x)):
            found[le(ZERO, x)] = None
    return tuple(p for p in found if p not in context.hypotheses and prove(context, p))


def _literal(term: Term, context: Context) -> Term | None:
    """Return the literal that a term without variables stands for."""
    if term.free or as_rational(term) is not None or "bound" in {t.head for t in term.args}:
        return None
    try:
        value = normal_form(term, context, prove).as_rational()
    except (TooLarge, ZeroDivisionError):
        return None
    return None if value is None else rational(Fraction(value))


def solved(context: Context, prop: Term) -> Iterator[tuple[str, Term]]:
    """Yield variables of the goal with what an equation of the context says they equal."""
    for h in context.hypotheses:
        if h.head != "rel" or h.data != "=":
            continue
        for side, other in (h.args, h.args[::-1]):
            if (
                side.head == "var"
                and str(side.data) not in other.free
                and str(side.data) in prop.free
            ):
                yield str(side.data), other
        for side, other in (h.args, h.args[::-1]):
            if (
                side.head == "npow"
                and side.args[0].head == "var"
                and as_integer(side.args[1]) == 2
                and (name := str(side.args[0].data)) not in other.free
                and name in prop.free
                and prove(context, le(ZERO, side.args[0]))
                and prove(context, le(ZERO, other))
            ):
                yield name, fn("sqrt", other)


def equation(context: Context, name: str, value: Term) -> Derivation | None:
    """Return a derivation of ``x = √e`` from x² = e; None where the kernel needs no help."""
    x = var(name)
    same = eq(x, value)
    if prove(context, same) or value.head != "sqrt":
        return None
    inner = value.args[0]
    squares = eq(npow(x, TWO), npow(value, TWO))
    first, last = eq(npow(x, TWO), inner), eq(inner, npow(value, TWO))
    part = Derivation(
        Relation(context, squares.args, ("=",)),
        (Step(first, "sign"), Step(last, "algebra")),
    )
    return Derivation(
        Relation(context, same.args, ("=",)), (Step(same, "squaring", (), {}, (part,)),)
    )
