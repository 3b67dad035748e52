"""A relation is a combination of hypotheses and theorems.

     t − s = Σ cᵢ·(tᵢ − sᵢ) + c   with cᵢ ≥ 0 and c ≥ 0
    ─────────────────────────────────────────────────────  linear
                     Γ  ⊢  s ≤ t

The (sᵢ ≤ tᵢ) are hypotheses of Γ and the theorems given, at the values given for each. What
a theorem asks may be shown with the theorems before it.

Side conditions  what the theorems ask at the values
Accepts          given a <= b, b <= c:  a <= c
Refuses          given a <= b:  b <= a
Trusts           nothing: the multipliers are checked
Source           Farkas' lemma: Schrijver, Theory of Linear and Integer Programming, ch. 7
"""

from __future__ import annotations

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import instance
from symcheck.kernel.sign import show
from symcheck.kernel.term import Term


def linear(goal: Goal) -> Owed:
    """Check a relation as a combination of what is given and of theorems at values."""
    if not isinstance(goal.prop, Term):
        raise RuleRefused("expected a relation")
    values = goal.arguments.get("values", {})
    each = values if isinstance(values, (list, tuple)) else [values] * len(goal.premises)
    if len(each) != len(goal.premises):
        raise RuleRefused("expected values for each theorem")
    context, owed = goal.context, []
    for premise, here in zip(goal.premises, each, strict=True):
        relation, conditions = instance(premise, here, context)
        owed.extend(conditions)
        context = context.assume(*relation.links)
    found = show(context, goal.prop)
    if found is None:
        raise RuleRefused("no combination of what is given was found")
    return Owed(tuple(owed), {"evidence": found})
