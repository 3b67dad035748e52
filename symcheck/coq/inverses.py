"""Values of parameters: that they are of their sorts, and that an inverse is one.

An inverse is one both ways round, entry by entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.declarations import (
    closed,
    declared,
    defined_names,
    empty,
    permuting,
    require_ends,
)
from symcheck.coq.integers import integral_argument
from symcheck.coq.terms import NoScript, Scope, between, cuts, family_value, prop, real
from symcheck.kernel.claim import Context, Sort, index, sort_facts
from symcheck.kernel.sign import prove
from symcheck.kernel.term import Term, apply_family, fresh, substitute, var

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from symcheck.kernel.claim import Reparameterisation


Said = tuple[Scope, list[str], list[str], Term, Term]


def returning(claim: Reparameterisation, scope: Scope) -> Iterable[Said]:
    """Yield, where there is an inverse, that the old parameters come back, entry by entry."""
    there, back = dict(claim.map), dict(claim.inverse)
    for n in back:
        yield _identity(scope, [], [], n, claim.context.sorts[n], (back, there))


def arriving(claim: Reparameterisation, scope: Scope) -> Iterable[Said]:
    """Yield, where there is an inverse, that the new parameters come back, entry by entry."""
    if not claim.inverse:
        return
    there, back = dict(claim.map), dict(claim.inverse)
    inner, binders, premises = among_new(claim, scope)
    for n, sort in claim.parameters:
        yield _identity(inner, binders, premises, n, sort, (there, back))


def among_new(claim: Reparameterisation, scope: Scope) -> tuple[Scope, list[str], list[str]]:
    """Return the scope of the new parameters, of whatever value, beside what stays the same."""
    kept = tuple((n, s) for n, s in claim.context.variables if n not in dict(claim.inverse))
    context = Context((*kept, *claim.parameters), (), claim.context.definitions)
    bare = Scope(empty(context), defined_names(context))
    for n, s in kept:  # the same names, so that what is introduced already may stand
        bare = Scope(bare.context.declare(n, s), {**bare.names, n: scope.names[n]})
    inner, binders, premises = declared(context, bare)
    return inner, binders, [p.text for p in premises]


def _identity(
    scope: Scope, binders: list[str], premises: list[str], name: str, sort: Sort,
    maps: tuple[dict[str, Term], dict[str, Term]],
) -> Said:  # fmt: skip
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


def about(names: Mapping[str, Term], context: Context) -> list[Term]:
    """Return the hypotheses that speak of some of the names."""
    return [h for h in context.hypotheses if not h.free.isdisjoint(names)]


def of_its_sort(
    value: Term, sort: Sort, chosen: Mapping[str, Term], scope: Scope
) -> list[tuple[str, Term | None]]:
    """Return that a value is of a sort, with values for what its ranges speak of.

    The proposition stands beside its text, if it is one: that of a permutation is not.
    """
    ranges = ((substitute(a, chosen), substitute(b, chosen)) for a, b in sort.ranges)
    sort = Sort(sort.kind, tuple(ranges))
    require_ends(sort, scope)
    if sort.kind == "permutation":
        return [(permuting(parameter(value, sort, scope), sort, scope), None)]
    return [(prop(fact, scope), fact) for fact in sort_facts(value, sort)]


def of_new_sorts(claim: Reparameterisation, scope: Scope) -> list[tuple[str, Term | None]]:
    """Return that the new parameters, where the map takes the old ones, are of their sorts."""
    mapped = dict(claim.map)
    return [f for n, sort in claim.parameters for f in of_its_sort(mapped[n], sort, mapped, scope)]


def of_old_sorts(
    claim: Reparameterisation, scope: Scope
) -> list[tuple[str, Term | None, tuple[Scope, list[str], list[str]]]]:
    """Return that the inverse gives old parameters of their sorts, of which the hypotheses hold.

    Each stands beside its proposition and the scope of the new parameters that it is said in.
    """
    back = dict(claim.inverse)
    if not back:
        return []
    new = inner, binders, premises = among_new(claim, scope)
    sorts = claim.context.sorts
    found = [f for n, v in back.items() for f in of_its_sort(v, sorts[n], back, inner)]
    for h in about(back, claim.context):
        there = substitute(h, back)
        found.append((prop(there, inner), there))
    return [(closed(binders, premises, text), fact, new) for text, fact in found]


def parameter(value: Term, sort: Sort, scope: Scope) -> str:
    """Return the value of a parameter: a real, an integer, or a family."""
    if value.head in {"fam", "lam"}:
        return family_value(value, scope)
    if not sort.is_integer:
        return real(value, scope)
    owed = [] if sort.kind == "integer" else cuts(value, scope, natural_itself=True)
    if not all(prove(scope.context, p) for p in owed):
        raise NoScript("a parameter that is a difference of naturals, which may be negative")
    return integral_argument(value, sort, scope)
