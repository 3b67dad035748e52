"""Two terms are equal because their difference normalises to zero.

     s − t  =  0/1   in  ℚ(g₁, …, gₙ)
    ──────────────────────────────────  algebra
               Γ  ⊢  s = t

The generators gᵢ are what the normal form treats as indeterminates: variables,
exponentials of independent exponents, roots, sums of symbolic length, …

Side conditions  what the normal form used beyond definedness of the two sides
Accepts          x/(x^2 + 1) + 1/(x^2 + 1) = (x + 1)/(x^2 + 1)
Accepts          sigmoid(-x) = 1 - sigmoid(x)
Refuses          sin(x)^2 + cos(x)^2 = 1 + x
Refuses          x <= x + 1
Trusts           python-flint's fmpq_mpoly
Source           the normal form is described in the module symcheck.kernel.normal
"""

from __future__ import annotations

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.normal import normal_form
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.sign import prove
from symcheck.kernel.term import Term, rel, sub


def algebra(goal: Goal) -> Owed:
    """Check a goal ``s = t``; return what the normal form owes.

    Raises RuleRefused if the goal is no equation or does not normalise to 0.
    """
    op, left, right = goal.relation()
    if op != "=":
        raise RuleRefused("expected an equation, got '{goal}'", goal=rel(op, left, right))
    return equal(goal, left, right)


def equal(goal: Goal, left: Term, right: Term) -> Owed:
    """Return what the equality of two terms owes in the goal's context."""
    if left == right:
        return Owed(data={"same": True})
    residue = normal_form(sub(left, right), goal.context, prove)
    if not residue.is_zero():
        raise RuleRefused("the sides differ by '{residue}'", residue=residue.to_term())
    return Owed(residue.conditions, {"generators": residue.generators()})
