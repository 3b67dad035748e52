"""A goal holds because it holds in every case.

    Γ, c₁ ⊢ s r t   …   Γ, cₙ ⊢ s r t        Γ ⊢ c₁ or … or cₙ
    ─────────────────────────────────────────────────────────────  cases
                           Γ  ⊢  s r t

Side conditions  the cases cover; each condition is defined
Accepts          by x >= 0 and x < 0:  Abs(x)^2 = x^2
Refuses          by 1/x > 0 and 1/x <= 0:  Abs(x) > 0
Trusts           nothing
Source           case distinction
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import relation_in
from symcheck.kernel.term import PROPOSITIONS, Term, disj

if TYPE_CHECKING:
    from symcheck.kernel.claim import Relation


def cases(goal: Goal) -> Owed:
    """Check that each part shows the goal in its case, and return the cover as owed."""
    conditions = tuple(goal.arguments.get("conditions", ()))
    if not conditions or len(conditions) != len(goal.parts):
        raise RuleRefused("expected a part for each of the cases")
    owed: list[Obligation] = []
    for condition, part in zip(conditions, goal.parts, strict=True):
        if not isinstance(condition, Term) or condition.head not in PROPOSITIONS or condition.loose:
            raise RuleRefused("a case is no proposition")
        claim: Relation = relation_in(part, goal.context, condition)
        if claim.links != (goal.prop,):
            raise RuleRefused("the part for '{case}' shows something else", case=condition)
        if not condition.free <= {*goal.context.sorts, *goal.context.defined}:
            raise RuleRefused("the case '{case}' uses what is not declared", case=condition)
        owed.extend(obligations(condition, goal.context))
    owed.append(Obligation(goal.context, disj(*conditions), "the cases cover"))
    return Owed(tuple(owed), {"conditions": conditions})
