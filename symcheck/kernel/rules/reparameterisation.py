"""One network computes what another does, at mapped parameters.

    Γ ⊢ f(x; θ) = g(x; φ(θ))      Γ ⊢ ψ(φ(θ)) = θ      Γ ⊢ φ(ψ(η)) = η
    ─────────────────────────────────────────────────────────────────────  reparameterisation
         f(x; θ) = g(x; φ(θ)) for all x, and φ has the inverse ψ

The inputs x are what the right side has besides the new parameters; with an inverse also
what the left side has besides the parameters that the inverse gives. The map depends on no
input: φ is one map for all x. Without an inverse, what the left side alone has may be read
as a parameter, and is. Sizes and other integers belong to the networks, and are neither.

Side conditions  the sorts and the definedness of the mapped parameters; that an index of a
                 new family is in its range; of the equations what the normal form uses,
                 where no part shows them
Accepts          a*x + b  as  (c*x)/2 + d  with  c = 2*a, d = b, inverse  a = c/2, b = d
Refuses          a*x + b  as  (c*x)/2 + d  with  c = a, d = b
Trusts           what algebra trusts
Source           Bishop, Pattern Recognition and Machine Learning, ch. 5.1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import Context, Reparameterisation, Sort, index
from symcheck.kernel.defined import obligations, obligations_at
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.algebra import equal
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import depends_on, itself, relation_in, value_owes
from symcheck.kernel.term import Term, apply_family, fresh, substitute, var

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symcheck.kernel.theorem import Theorem


def reparameterisation(goal: Goal) -> Owed:
    """Check that the two sides agree at mapped parameters, and that the inverse is one."""
    claim = goal.prop
    if not isinstance(claim, Reparameterisation):
        raise RuleRefused("expected a reparameterisation")
    mapped = dict(claim.map)
    owed = obligations(claim.left, goal.context)
    for name, _ in claim.parameters:
        owed.extend(value_owes(name, claim.parameters, mapped, goal.context))
    right = substitute(claim.right, mapped)
    missing = sorted(right.free - {*goal.context.sorts, *goal.context.defined})
    if missing:
        raise RuleRefused("'{name}' is neither declared nor mapped", name=missing[0])
    used = frozenset().union(*(v.free for v in mapped.values()))
    inputs = claim.right.free - set(mapped)
    if claim.inverse:
        inputs |= claim.left.free - {name for name, _ in claim.inverse}
    for name in sorted(inputs & used):
        given = goal.context.sorts.get(name)
        if given is not None and given.kind not in {"integer", "natural", "size"}:
            raise RuleRefused("the map depends on the input '{name}'", name=name)
    owed.extend(obligations_at(claim.right, claim.parameters, mapped, goal.context))
    if not any(
        p.claim.kind == "relation" and _shows(goal, p, claim.left, right) for p in goal.parts
    ):
        owed.extend(equal(goal, claim.left, right).conditions)
    if claim.inverse:
        owed.extend(_inverse(goal, claim))
    return Owed(tuple(owed))


def _shows(goal: Goal, part: Theorem, left: Term, right: Term) -> bool:
    claim = relation_in(part, goal.context)
    return claim.terms == (left, right) and claim.rels == ("=",)


def _inverse(goal: Goal, claim: Reparameterisation) -> list[Obligation]:
    """Owe ψ(φ(θ)) = θ for the old parameters and φ(ψ(η)) = η for the new."""
    there, back = dict(claim.map), dict(claim.inverse)
    old = [(n, goal.context.sorts[n]) for n in back]
    owed = _identity(goal, goal.context, old, back, there)
    kept = tuple((n, s) for n, s in goal.context.variables if n not in back)
    new = Context(kept, (), goal.context.definitions)
    for name, sort in claim.parameters:
        new = new.declare(name, sort)
    chosen = itself(goal.context) | back
    for name, _ in goal.context.variables:
        owed += value_owes(name, goal.context.variables, chosen, new)
    for prop in goal.context.hypotheses:
        if not depends_on(prop, goal.context).isdisjoint(back):
            given = substitute(prop, back)
            owed.append(Obligation(new, given, "a hypothesis on the old ones"))
            owed += obligations_at(prop, goal.context.variables, chosen, new)
    return owed + _identity(goal, new, list(claim.parameters), there, back)


def _identity(
    goal: Goal,
    context: Context,
    parameters: list[tuple[str, Sort]],
    outer: Mapping[str, Term],
    inner: Mapping[str, Term],
) -> list[Obligation]:
    """Owe that outer ∘ inner is the identity on each parameter, entry by entry."""
    owed: list[Obligation] = []
    for name, sort in parameters:
        here = context
        indices: list[Term] = []
        for position in range(len(sort.ranges) if sort.has_entries else 0):
            k = fresh("k")
            here = here.declare(str(k.data), index(*sort.range_at(position, tuple(indices))))
            indices.append(k)
        value = substitute(_entry(outer[name], indices), inner)
        itself = Term("at", tuple(indices), name) if sort.has_entries else var(name)
        owed.extend(obligations(value, here))
        owed.extend(equal(Goal(here, goal.prop), value, itself).conditions)
    return owed


def _entry(value: Term, indices: list[Term]) -> Term:
    return apply_family(value, tuple(indices)) if indices else value
