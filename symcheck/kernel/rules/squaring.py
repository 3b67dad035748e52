"""A relation of two terms that are not negative follows from that of their squares.

    0 ≤ s     0 ≤ t     s² r t²
    ────────────────────────────  squaring      r one of = ≠ < ≤
         Γ  ⊢  s r t

Side conditions  both sides are ≥ 0; the relation of the squares, if no part shows it
Accepts          sqrt(2) + sqrt(3) = sqrt(5 + 2*sqrt(6))
Accepts          given x >= 0:  sqrt(x + x^2) <= x + 1/2
Refuses          x = Abs(x)
Refuses          -sqrt(2) = sqrt(2)
Refuses          given x >= 0:  sqrt(x + x^2) <= x + 1/3
Trusts           nothing
Source           squaring is increasing on [0, ∞)
"""

from __future__ import annotations

from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.algebra import equal
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import relation_in
from symcheck.kernel.term import TWO, ZERO, Term, le, npow, rel


def squaring(goal: Goal) -> Owed:
    """Check a relation by the squares of its sides; owe that the sides are ≥ 0."""
    op, left, right = goal.relation()
    if not isinstance(goal.prop, Term):
        raise RuleRefused("expected a relation")
    owed = list(obligations(goal.prop, goal.context))
    owed += [
        Obligation(goal.context, le(ZERO, side), "a side that is squared") for side in (left, right)
    ]
    squares = rel(op, npow(left, TWO), npow(right, TWO))
    if goal.parts:
        claim = relation_in(goal.parts[0], goal.context)
        if claim.links != (squares,):
            raise RuleRefused("the part does not show '{squares}'", squares=squares)
    elif op == "=":
        owed.extend(equal(goal, *squares.args).conditions)
    else:
        owed.append(Obligation(goal.context, squares, "the relation of the squares"))
    return Owed(tuple(owed), {"squares": squares})
