"""How a rule reads its premises and its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from symcheck.kernel.claim import Extremum, Relation, is_integer, sort_facts
from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.ranges import at_values, for_all, over_ranges
from symcheck.kernel.term import Term, apply_family, as_integer, le, substitute, var

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symcheck.kernel.claim import Context, Sort
    from symcheck.kernel.theorem import Theorem


def relation_in(theorem: Theorem, context: Context, *extra: Term) -> Relation:
    """Return a part's relation, shown in the context with at most the extra hypotheses.

    Raises RuleRefused if the part was shown in another context.
    """
    claim = theorem.claim
    if not isinstance(claim, Relation):
        raise RuleRefused("expected a part that is a relation")
    require_context(claim.context, context, *extra)
    return claim


def require_context(inner: Context, outer: Context, *extra: Term) -> None:
    """Raise RuleRefused unless what holds in ``inner`` holds in ``outer``, given the extra."""
    for name, sort in inner.variables:
        if outer.sorts.get(name) != sort:
            raise RuleRefused("a part declares '{name}' otherwise", name=name)
    allowed = {*outer.hypotheses, *extra}
    for prop in inner.hypotheses:
        if prop not in allowed:
            raise RuleRefused("a part uses the hypothesis '{prop}', which is not given", prop=prop)
    for definition in inner.definitions:
        if outer.defined.get(definition.name) != definition:
            raise RuleRefused("a part uses another definition of '{name}'", name=definition.name)


def said(theorem: Theorem) -> Relation:
    """Return the relation that a theorem says, of a bound that is attained the bound.

    Raises RuleRefused if it says none.
    """
    claim = theorem.claim
    if isinstance(claim, Extremum):
        return Relation(claim.context, claim.bound.args, (str(claim.bound.data),))
    if not isinstance(claim, Relation):
        raise RuleRefused("expected a theorem that is a relation")
    return claim


def itself(context: Context) -> dict[str, Term]:
    """Return every variable of a context as the value that stands for it."""
    return {
        name: Term("fam", (), name) if sort.has_entries else var(name)
        for name, sort in context.variables
    }


def depends_on(prop: Term, context: Context) -> frozenset[str]:
    """Return the variables on which it depends whether a proposition holds.

    They are those in it, and those in the ranges of its families.
    """
    ends = (e for n in prop.free & context.sorts.keys() for r in context.sorts[n].ranges for e in r)
    return prop.free.union(*(e.free for e in ends))


def index_owes(i: Term, low: Term, high: Term, context: Context, why: str) -> list[Obligation]:
    """Return what a term owes to be one of the integers from ``low`` to ``high``.

    Raises RuleRefused unless it is an integer by its form, wherever it has a value.
    """
    from symcheck.kernel.defined import obligations

    if not is_integer(i, context):
        raise RuleRefused("'{index}' may be no integer", index=i)
    inside = [Obligation(context, p, why) for p in (le(low, i), le(i, high))]
    return [*obligations(i, context), *inside]


def instance(
    theorem: Theorem, values: Mapping[str, Any], context: Context
) -> tuple[Relation, list[Obligation]]:
    """Return a theorem's relation at given values, and what the values owe in the context.

    A variable that is not among the values stands for itself, if the context declares it
    with the same sort. The values owe their sorts, their definedness, the theorem's
    hypotheses and its conditions.
    """
    from symcheck.kernel.defined import obligations_at

    claim = said(theorem)
    unknown = sorted(set(values) - set(claim.context.sorts))
    if unknown:
        raise RuleRefused("the theorem has no variable '{name}'", name=unknown[0])
    for definition in claim.context.definitions:
        if context.defined.get(definition.name) != definition:
            raise RuleRefused(
                "the theorem's definition of '{name}' is not in use here", name=definition.name
            )
    chosen: dict[str, Term] = {}
    for name, sort in claim.context.variables:
        value = values.get(name)
        if name in theorem.pinned and value not in {None, var(name)}:
            raise RuleRefused(
                "'{name}' is the variable of an induction: it stands for itself", name=name
            )
        if value is None:
            value = Term("fam", (), name) if sort.has_entries else var(name)
            here = context.sorts.get(name)
            if here is None or here.has_entries != sort.has_entries:
                raise RuleRefused("the theorem's variable '{name}' has no value here", name=name)
        chosen[name] = value
    owed: list[Obligation] = []
    for name, _ in claim.context.variables:
        owed.extend(value_owes(name, claim.context.variables, chosen, context))
    relation = Relation(context, tuple(substitute(t, chosen) for t in claim.terms), claim.rels)
    for prop in (*claim.context.hypotheses, *theorem.conditions):
        given = substitute(prop, chosen)
        owed.append(Obligation(context, given, "a hypothesis of the theorem"))
        owed.extend(obligations_at(prop, claim.context.variables, chosen, context))
    return relation, owed


def value_owes(
    name: str,
    variables: Sequence[tuple[str, Sort]],
    chosen: Mapping[str, Term],
    context: Context,
) -> list[Obligation]:
    """Return what the value chosen for one of some variables owes to be one of its sort.

    It owes the facts of the sort, its definedness, integrality, and that the ends of the
    sort's ranges have a value. They are at the values chosen for the variables that they
    speak of.
    """
    from symcheck.kernel.defined import obligations, obligations_of_ranges

    value, declared = chosen[name], dict(variables)[name]
    sort = at_values(declared, chosen)
    missing = sorted(n for n in value.free if n not in context.sorts and n not in context.defined)
    if missing:
        raise RuleRefused(
            "the value of '{name}' uses '{other}', which is not declared",
            name=name,
            other=missing[0],
        )
    if value in {var(name), Term("fam", (), name)} and context.sorts.get(name) == sort:
        return []
    owed = obligations_of_ranges(declared, variables, chosen, context)
    if sort.kind == "permutation":
        if value.head != "fam" or context.sorts.get(str(value.data)) != sort:
            raise RuleRefused("the value of '{name}' is no permutation of its range", name=name)
        return owed
    if sort.kind == "family":
        opened, here = over_ranges(sort, {}, context)
        inside = obligations(apply_family(value, tuple(k for k, _, _ in opened)), here)
        return [*owed, *(Obligation(context, for_all(opened, o.prop), o.why) for o in inside)]
    if value.head in {"fam", "lam"}:
        raise RuleRefused("the value of '{name}' is a family, expected a number", name=name)
    if sort.is_integer and not (is_integer(value, context) or as_integer(value) is not None):
        raise RuleRefused("the value of '{name}' is no integer: '{value}'", name=name, value=value)
    facts = [Obligation(context, p, f"the sort of '{name}'") for p in sort_facts(value, sort)]
    return [*owed, *facts, *obligations(value, context)]
