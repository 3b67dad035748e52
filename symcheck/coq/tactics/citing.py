"""Theorems and hypotheses in use: as a bound, or to rewrite a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.machine import block
from symcheck.coq.proof import handles, normalised, said
from symcheck.coq.terms import integral_relation
from symcheck.kernel.rules.matching import match
from symcheck.kernel.term import Term, substitute

if TYPE_CHECKING:
    from symcheck.coq.proof import Here
    from symcheck.kernel.theorem import Record, Theorem


@handles("theorem")
def _theorem(here: Here) -> list[str]:
    p, r, scope, op, left, right = here
    (premise,) = r.step.premises
    values = dict(r.step.arguments.get("values", {}))
    if any(s.kind == "integer" for _, s in premise.claim.context.variables):
        return ["sc_congr ltac:(idtac; sc_delta)."]
    if "rewritten" not in r.data:
        values = _matched(premise, values, left, right)
        h = p.name("P")
        use = f"sc_use {p.application(premise, values, scope)} {h}."
        if integral_relation(Term("rel", (left, right), op), scope):
            return [use, "sc_indexed."]
        return [use, *_from_bound(r, left, right, h)]
    middle = r.data["rewritten"]
    use = p.pattern(premise, scope, values=values)
    way = "symmetry; " if r.step.arguments.get("reverse") else ""
    leaf = f"sc_congr ltac:(idtac; {way}sc_rewrite {use})."
    if middle == right:
        return [leaf]
    h = p.name("R")
    return [
        f"assert ({h} : {said('=', left, middle, scope)}).",
        *block([leaf]),
        f"rewrite {h}.",
        *p.equality(middle, right, scope),
    ]


def _matched(premise: Theorem, given: dict[str, Term], left: Term, right: Term) -> dict[str, Term]:
    """Return the values at which a bound is used, found as the rule finds them."""
    from symcheck.kernel.rules.premises import said as said_by

    names = frozenset(premise.claim.context.sorts) - set(given)
    best: dict[str, Term] = {}
    for link in said_by(premise).links:
        _, low, high = normalised(link)
        values: dict[str, Term] = {}
        for pattern, term in ((low, left), (high, right)):
            found = match(substitute(pattern, given), term, names, values)
            values = values if found is None else found
        if len(values) > len(best):
            best = values
    return {**best, **given}


def _from_bound(r: Record, left: Term, right: Term, h: str) -> list[str]:
    low, high = r.data.get("low"), r.data.get("high")
    if (low, high) == (left, right):
        return [f"sc_done {h}."]
    return [f"sc_bound {h}."]


@handles("given")
def _given(here: Here) -> list[str]:
    p, r, scope, _, left, right = here
    middle = r.data["rewritten"]
    way = "symmetry; " if r.step.arguments.get("reverse") else ""
    leaf = f"sc_congr ltac:(idtac; {way}sc_hypothesis)."
    if middle == right:
        return [leaf]
    h = p.name("R")
    return [
        f"assert ({h} : {said('=', left, middle, scope)}).",
        *block([leaf]),
        f"rewrite {h}.",
        *p.equality(middle, right, scope),
    ]


@handles("instantiate")
def _instantiate(here: Here) -> list[str]:
    return ["sc_side."]
