"""What rules about sequences share: their parts, and the limits that the hypotheses give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import NATURAL, SIZE, Limit, Relation
from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.limits import NoLimit, reached
from symcheck.kernel.rules.matching import match
from symcheck.kernel.rules.premises import index_owes, require_context
from symcheck.kernel.sign import prove
from symcheck.kernel.term import Term, fresh, open_, substitute, subterms, tends, var

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from symcheck.kernel.claim import Claim, Context
    from symcheck.kernel.derivation import Goal
    from symcheck.kernel.obligation import Obligation


def propositions(claim: Claim) -> tuple[Term, ...]:
    """Return what a claim says as propositions: the links of a chain, a sequence's limit."""
    if isinstance(claim, Relation):
        return claim.links
    if isinstance(claim, Limit) and claim.natural and isinstance(claim.value, Term):
        return (tends(claim.name, claim.body, claim.value),) if claim.point == "oo" else ()
    return ()


def told(goal: Goal, name: str) -> tuple[list[Term], list[Term]]:
    """Return what the parts show of every natural ``name``, and what they show besides.

    Raises RuleRefused unless the parts hold in the goal's context for every natural number,
    or for every one but 0; a hypothesis about ``name`` would leave some out.
    """
    about: list[Term] = []
    facts: list[Term] = []
    for part in goal.parts:
        claim = part.claim
        sort = claim.context.sorts.get(name)
        if sort not in {None, NATURAL, SIZE}:
            raise RuleRefused("a part is not about every natural '{name}'", name=name)
        outer = goal.context if sort is None else goal.context.declare(name, sort)
        require_context(claim.context, outer.without(frozenset((name,))))
        if not isinstance(claim, Relation):
            raise RuleRefused("expected a part that is a relation")
        for link in claim.links:
            (about if name in link.free else facts).append(link)
    return about, facts


def tends_to(
    term: Term, name: str, value: Term | str, context: Context
) -> list[Obligation] | None:
    """Return what is owed for a term to tend to a value as ``name`` → ∞; None if not found.

    Where the hypotheses give a sequence two limits, each is tried.
    """
    known = list(_known(term, name, context))
    for pairs in (known[::-1], known):
        try:
            return reached(term, name, value, context, dict(pairs))
        except NoLimit:
            continue
    return None


def _known(term: Term, name: str, context: Context) -> Iterator[tuple[Term, Term]]:
    """Yield the sequences in a term whose limits are hypotheses, with the limits."""
    inside = [t for t in subterms(term) if name in t.free and not t.loose]
    for prop in context.hypotheses:
        if name not in prop.free:
            for part in prop.args if prop.head == "and" else (prop,):
                yield from _instances(part, inside, name, context)


def _instances(
    prop: Term, inside: Iterable[Term], name: str, context: Context
) -> Iterator[tuple[Term, Term]]:
    """Yield what a limit for every index of some ranges says of the given terms."""
    ranges: list[tuple[Term, Term, Term]] = []
    while prop.head == "all":
        k = fresh("k")
        ranges.append((k, prop.args[0], prop.args[1]))
        prop = open_(prop, k)
    if prop.head != "tends":
        return
    pattern, names = open_(prop, var(name)), frozenset(str(k.data) for k, _, _ in ranges)
    for term in inside:
        values = match(pattern, term, names)
        # An index that moves with the sequence picks from many sequences, not from one.
        if values is None or any(name in v.free for v in values.values()):
            continue
        if names <= values.keys() and all(
            _is_within(values[str(k.data)], low, high, values, context) for k, low, high in ranges
        ):
            yield term, substitute(prop.args[1], values)


def _is_within(
    i: Term, low: Term, high: Term, values: dict[str, Term], context: Context
) -> bool:
    """Return whether an index is one of its range, whose ends may use the other indices."""
    low, high = substitute(low, values), substitute(high, values)
    try:
        owed = index_owes(i, low, high, context, "an index of a hypothesis")
    except RuleRefused:
        return False
    return all(prove(o.context, o.prop) for o in owed)
