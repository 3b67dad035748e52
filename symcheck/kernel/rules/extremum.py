"""A bound, and how good it is.

    Γ ⊢ f ≤ m     Γ ⊢ f(a) = m     Γ, x ≠ a ⊢ f < m     f → m
    ───────────────────────────────────────────────────────────  extremum
       f ≤ m, attained at a and only there; or approached

Side conditions  the bound; equality at the point, where the hypotheses are defined and hold;
                 strictness elsewhere; where no part shows them. Limits are parts
Accepts          x^2 >= 0, attained at x = 0 and only there
Refuses          x^2 >= 0, attained at x = 1
Trusts           nothing
Source           the definition of a maximum and of a supremum
"""

from __future__ import annotations

from dataclasses import replace

from symcheck.kernel.claim import REAL, Context, Extremum, Limit, Relation, sort_facts
from symcheck.kernel.defined import obligations, obligations_at
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.limits import holds_near
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import depends_on, itself, require_context, value_owes
from symcheck.kernel.term import Term, disj, eq, ne, substitute, var


def extremum(goal: Goal) -> Owed:
    """Check a bound and what is claimed of its quality."""
    claim = goal.prop
    if not isinstance(claim, Extremum) or claim.bound.data not in {"<", "<=", ">", ">="}:
        raise RuleRefused("expected a bound")
    if claim.attained and claim.bound.data in {"<", ">"}:
        raise RuleRefused("a strict bound is attained nowhere")
    owed = obligations(claim.bound, goal.context)
    if not _is_shown(goal, claim.bound):
        owed.append(Obligation(goal.context, claim.bound, "the bound"))
    if claim.attained:
        owed.extend(_attained(goal, claim))
    for limit in claim.approached:
        if limit.natural:
            raise RuleRefused("a bound is approached by a limit in a real variable")
        if limit.value != claim.bound.args[1] or limit.body != _body_of_limit(claim, limit.name):
            raise RuleRefused("a limit is not about the bound's two sides")
        _require_way(goal, limit)
        if not any(p.claim == limit for p in goal.parts):
            raise RuleRefused("no part shows the limit by which the bound is approached")
    if not claim.attained and not claim.approached:
        raise RuleRefused("the bound is said to be neither attained nor approached")
    return Owed(tuple(owed))


def _body_of_limit(claim: Extremum, name: str) -> Term:
    """Return the bounded side in the limit's variable, which stands for the only one that moves."""
    return substitute(claim.bound.args[0], {_moving(claim.context, name): var(name)})


def _moving(context: Context, name: str) -> str:
    """Return the variable of the bound that a limit's own variable stands for."""
    moving = [v for v, s in context.variables if s.kind in {"real", "positive"}]
    return moving[0] if len(moving) == 1 else name


def _require_way(goal: Goal, limit: Limit) -> None:
    """Raise RuleRefused unless the bound speaks of what is met on the way to the limit."""
    context, name = goal.context, _moving(goal.context, limit.name)
    sort = context.sorts.get(name)
    if sort is None or sort.kind not in {"real", "positive"}:
        raise RuleRefused("'{name}' is no real variable of the bound", name=name)
    if limit.name != name and limit.name in context.sorts:
        raise RuleRefused("'{name}' is another variable of the bound", name=limit.name)
    if any(name in end.free for _, s in context.variables for ends in s.ranges for end in ends):
        raise RuleRefused("a range depends on '{name}', which goes to the limit", name=name)
    rest = tuple((n, s) for n, s in context.variables if n != name)
    require_context(limit.context, replace(context, variables=rest))
    near = limit.context.declare(limit.name, REAL)
    for prop in (*context.hypotheses, *sort_facts(var(name), sort)):
        if name not in prop.free:
            continue
        moved = substitute(prop, {name: var(limit.name)})
        needed = (*(o.prop for o in obligations(moved, near)), moved)
        if not all(holds_near(limit, p) for p in needed):
            raise RuleRefused("'{prop}' was not shown on the way to the limit", prop=prop)


def _attained(goal: Goal, claim: Extremum) -> list[Obligation]:
    point = dict(claim.attained)
    owed: list[Obligation] = []
    chosen = itself(goal.context) | point
    for name, _ in goal.context.variables:
        owed.extend(value_owes(name, goal.context.variables, chosen, goal.context))
    for prop in goal.context.hypotheses:
        if not depends_on(prop, goal.context).isdisjoint(point):
            given = substitute(prop, point)
            owed.append(Obligation(goal.context, given, "a hypothesis at the point"))
            owed.extend(obligations_at(prop, goal.context.variables, chosen, goal.context))
    left, right = (substitute(t, point) for t in claim.bound.args)
    owed.append(Obligation(goal.context, eq(left, right), "equality at the point"))
    if claim.only:
        away = disj(*(ne(var(n), v) for n, v in point.items()))
        strict = Term("rel", claim.bound.args, str(claim.bound.data)[0])
        if not _is_shown(goal, strict, away):
            owed.append(Obligation(goal.context.assume(away), strict, "strictness elsewhere"))
    return owed


def _is_shown(goal: Goal, prop: Term, *extra: Term) -> bool:
    for part in goal.parts:
        claim = part.claim
        if isinstance(claim, Relation) and claim.links == (prop,):
            require_context(claim.context, goal.context, *extra)
            return True
    return False
