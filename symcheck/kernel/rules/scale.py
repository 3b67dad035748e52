"""A bound holds because its difference is a positive multiple of one that holds.

    t − s = p·(v − u)      Γ ⊢ u ≤ v      Γ ⊢ p > 0
    ─────────────────────────────────────────────────  scale
                    Γ  ⊢  s ≤ t

With < for ≤ if the part has it. p ≥ 0 is enough for ≤.

Side conditions  p > 0, if no part shows it; p is defined
Accepts          given x > 0, by x^2 + 1 >= 2*x and the factor 1/x:  x + 1/x >= 2
Refuses          by x^2 + 1 >= 2*x and the factor 1/x:  x + 1/x >= 2
Refuses          given x > 0, by x^2 + 1 >= 2*x and the factor x:  x + 1/x >= 2
Trusts           nothing
Source           an ordered field
"""

from __future__ import annotations

from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.normal import normal_form
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import relation_in
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ZERO, Term, le, lt, mul, sub


def scale(goal: Goal) -> Owed:
    """Check a bound against a part and a positive ``factor``; a second part may show its sign."""
    op, left, right = goal.relation()
    if op not in {"<", "<="}:
        raise RuleRefused("expected a bound with '<=' or '<'")
    factor = goal.arguments.get("factor")
    if not isinstance(factor, Term) or factor.loose or factor.head in {"lam", "fam"}:
        raise RuleRefused("expected a factor")
    if not factor.free <= {*goal.context.sorts, *goal.context.defined}:
        raise RuleRefused("the factor uses what is not declared")
    if not 1 <= len(goal.parts) <= 2:
        raise RuleRefused("expected the bound that is multiplied, and perhaps the factor's sign")
    claims = [relation_in(p, goal.context) for p in goal.parts]
    if any(len(c.links) != 1 for c in claims):
        raise RuleRefused("expected parts that are one relation")
    shown, low, high = Goal(goal.context, claims[0].links[0]).relation()
    if shown not in {"<", "<="} or (op == "<" and shown != "<"):
        raise RuleRefused("the part shows '{shown}', expected '{op}'", shown=shown, op=op)
    residue = normal_form(sub(sub(right, left), mul(factor, sub(high, low))), goal.context, prove)
    if not residue.is_zero():
        raise RuleRefused(
            "the difference of the sides is not the multiple: '{rest}' is left",
            rest=residue.to_term(),
        )
    owed = [*residue.conditions, *obligations(factor, goal.context)]
    wanted = (lt if op == "<" else le)(ZERO, factor)
    if len(claims) == 1:
        owed.append(Obligation(goal.context, wanted, "the sign of the factor"))
    elif claims[1].links[0] not in {wanted, lt(ZERO, factor)}:
        raise RuleRefused("the second part does not show '{wanted}'", wanted=wanted)
    return Owed(tuple(owed), {"factor": factor})
