"""A hypothesis for every index is used at one.

    (∀k in a..b: p) ∈ Γ     Γ ⊢ a ≤ v ≤ b
    ──────────────────────────────────────  instantiate
                 Γ  ⊢  p[v]

Side conditions  the index in its range
Accepts          given y[k] > 0 for k in 1..n, i in 1..n:  y[i] > 0
Refuses          given y[k] > 0 for k in 1..n, i in 1..m:  y[i] > 0
Trusts           nothing
Source           the elimination rule of ∀
"""

from __future__ import annotations

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.matching import match
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import index_owes
from symcheck.kernel.term import Term, fresh, open_


def instantiate(goal: Goal) -> Owed:
    """Check that the goal is a quantified hypothesis at an index."""
    if not isinstance(goal.prop, Term):
        raise RuleRefused("expected a relation")
    for prop in goal.context.hypotheses:
        if prop.head != "all":
            continue
        k = fresh("k")
        name = str(k.data)
        values = match(open_(prop, k), goal.prop, frozenset({name}))
        if values is None or name not in values:
            continue
        low, high = prop.args[:2]
        owed = index_owes(values[name], low, high, goal.context, "an index of a hypothesis")
        return Owed(tuple(owed))
    raise RuleRefused("no hypothesis for every index has this instance")
