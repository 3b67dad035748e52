"""That a reparameterisation has the inverse that is given: both ways round, entry by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.declarations import declared, empty
from symcheck.coq.terms import Scope, between
from symcheck.kernel.claim import Context, index
from symcheck.kernel.term import Term, apply_family, fresh, substitute, var

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symcheck.kernel.claim import Reparameterisation, Sort


def identities(
    claim: Reparameterisation, scope: Scope
) -> Iterable[tuple[Scope, list[str], list[str], Term, Term]]:
    """Yield, where there is an inverse, that it is one: entry by entry, both ways round."""
    if not claim.inverse:
        return
    there, back = dict(claim.map), dict(claim.inverse)
    old = [(n, claim.context.sorts[n]) for n in back]
    for n, sort in old:
        yield _identity(scope, [], [], n, sort, (back, there))
    kept = tuple((n, s) for n, s in claim.context.variables if n not in back)
    context = Context((*kept, *claim.parameters), (), claim.context.definitions)
    bare = Scope(empty(context), {})
    for n, s in kept:  # the same names, so that what is introduced already may stand
        bare = Scope(bare.context.declare(n, s), {**bare.names, n: scope.names[n]})
    inner, binders, premises = declared(context, bare)
    for n, sort in claim.parameters:
        yield _identity(inner, binders, [p.text for p in premises], n, sort, (there, back))


def _identity(
    scope: Scope, binders: list[str], premises: list[str], name: str, sort: Sort,
    maps: tuple[dict[str, Term], dict[str, Term]],
) -> tuple[Scope, list[str], list[str], Term, Term]:  # fmt: skip
    outer, inside = maps
    scope, binders, premises, value = entry_at(scope, binders, premises, outer[name], sort)
    itself = var(name)
    if sort.has_entries:
        bound = [var(n) for n in list(scope.names)[-len(sort.ranges) :]]
        itself = Term("at", tuple(bound), name)
    return scope, binders, premises, substitute(value, inside), itself


def entry_at(
    scope: Scope, binders: list[str], premises: list[str], value: Term, sort: Sort
) -> tuple[Scope, list[str], list[str], Term]:
    """Return an entry of a family's value, at indices in range; of a number, the number."""
    binders, premises, indices = list(binders), list(premises), list[Term]()
    for position in range(len(sort.ranges) if sort.has_entries else 0):
        low, high = sort.range_at(position, tuple(indices))
        k = fresh("i")
        before = scope
        scope, called = scope.declare(str(k.data), index(low, high), "i")
        binders.append(f"({called} : nat)")
        premises.append(between(low, called, high, before))
        indices.append(k)
    return scope, binders, premises, apply_family(value, tuple(indices)) if indices else value
