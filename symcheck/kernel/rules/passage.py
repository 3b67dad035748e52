"""What holds along two sequences holds, but for strictness, of their limits.

    Γ, k ∈ ℕ  ⊢  u ≤ v      u → s      v → t
    ──────────────────────────────────────────  passage
                  Γ  ⊢  s ≤ t

With = for ≤ if the part has it. The limits of u and v are found as by ``limit``, where the
limits among the hypotheses are known, and what a part shows that does not mention k.

Side conditions  what the limits owe
Accepts          given Limit(x(k), k, oo) = a, by 0 <= x(k):  0 <= a
Accepts          given Limit(x(k), k, oo) = a, by 1 <= Abs(x(k) - a):  1 <= 0
Refuses          given Limit(x(k), k, oo) = a, by 0 < x(k):  0 < a
Refuses          by 0 <= x(k):  0 <= a
Trusts           the normal form; the table of limits at ±∞
Source           Rudin, Principles of Mathematical Analysis, ch. 3
"""

from __future__ import annotations

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.sequences import tends_to, told

#: What a part may relate where the goal has the relation on the left.
_SHOWN_BY = {"=": {"="}, "<=": {"=", "<", "<="}}


def passage(goal: Goal) -> Owed:
    """Check a relation of limits by the same relation along the sequences."""
    op, *ends = goal.relation()
    if op not in _SHOWN_BY:
        raise RuleRefused("expected '<=' or '=': in the limit no other relation is left")
    known = goal.context.sorts
    extra = {n for p in goal.parts for n, _ in p.claim.context.variables if n not in known}
    if len(extra) != 1:
        raise RuleRefused("expected a part with one natural variable more")
    (name,) = extra
    about, facts = told(goal, name)
    if len(about) != 1:
        raise RuleRefused("expected one relation along the sequences")
    shown, *sides = Goal(goal.context, about[0]).relation()
    if shown not in _SHOWN_BY[op]:
        raise RuleRefused("the part shows '{shown}', expected '{op}'", shown=shown, op=op)
    context, owed = goal.context.assume(*facts), []
    for side, end in zip(sides, ends, strict=True):
        found = tends_to(side, name, end, context)
        if found is None:
            raise RuleRefused("'{side}' was not shown to tend to '{end}'", side=side, end=end)
        owed.extend(found)
    return Owed(tuple(owed), {"sides": tuple(sides)})
