"""Where a claim of any kind is false, by ball arithmetic at exact points; None says nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symcheck.kernel.claim import (
    Context,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    Relation,
    Reparameterisation,
    relation,
)
from symcheck.kernel.term import disj, eq, ne, negation, num, substitute, var
from symcheck.prove.witness import find_member, find_witness, point_texts

if TYPE_CHECKING:
    from symcheck.kernel.claim import Claim
    from symcheck.kernel.term import Term

#: Where a sequence, or a function on its way to ∞, is looked at; and how near it should be by then.
FAR, NEAR = (10**4, 10**6, 10**9), 0.01


def false_at(claim: Claim, seconds: float) -> str | None:
    """Return where a claim was seen to be false, in words, or None."""
    match claim:
        case Relation():
            return _relation(claim, seconds)
        case Iff():
            for given, other in ((claim.left, claim.right), (claim.right, claim.left)):
                found = _member(claim.context, (given, negation(other)), seconds)
                if found is not None:
                    return found
        case Impossible():
            context = claim.context
            for name, sort in claim.variables:
                context = context.declare(name, sort)
            return _member(context, claim.props, seconds)
        case Extremum():
            return _extremum(claim, seconds)
        case Exists() if claim.witness and claim.prop.head == "rel":
            prop = substitute(claim.prop, dict(claim.witness))
            return _relation(relation(claim.context, prop), seconds)
        case Reparameterisation():
            image = substitute(claim.right, dict(claim.map))
            return _relation(Relation(claim.context, (claim.left, image), ("=",)), seconds)
        case Limit():
            return _limit(claim, seconds)
    return None


def _relation(claim: Relation, seconds: float) -> str | None:
    found = find_witness(claim, seconds)
    if found is None:
        return None
    witness = found.witness()
    return f"false at {dict(witness.point)} {dict(witness.sizes)}"


def _member(context: Context, props: tuple[Term, ...], seconds: float) -> str | None:
    point = find_member(context.assume(*props), seconds)
    return None if point is None else f"false at {point_texts(point)}"


def _extremum(claim: Extremum, seconds: float) -> str | None:
    found = _relation(relation(claim.context, claim.bound), seconds)
    if found is not None or not claim.attained:
        return found
    point = dict(claim.attained)
    sides = tuple(substitute(t, point) for t in claim.bound.args)
    found = _relation(Relation(claim.context, sides, ("=",)), seconds)
    if found is not None or not claim.only:
        return found
    elsewhere = disj(*(ne(var(name), value) for name, value in point.items()))
    return _member(claim.context, (eq(*claim.bound.args), elsewhere), seconds)


def _limit(claim: Limit, seconds: float) -> str | None:
    """Look at the body far out; that it is far from a finite value there speaks against it."""
    if claim.point != "oo" or isinstance(claim.value, str):
        return None
    near = Relation(claim.context, (num(0), num(1)), ("<",))
    gaps = []
    for far in FAR:
        gap = eq(substitute(claim.body, {claim.name: num(far)}), claim.value)
        gaps.append(find_witness(replace(near, terms=gap.args, rels=("=",)), seconds))
    if any(g is None for g in gaps):
        return None
    try:
        apart = [abs(float(g.left) - float(g.right)) for g in gaps if g is not None]
    except ValueError:
        return None
    return f"far from its limit at {FAR}: {apart}" if min(apart) > NEAR else None
