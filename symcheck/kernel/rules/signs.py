"""A relation follows from the signs of its parts.

     the range, the factors, a polynomial in one generator on its interval, squares, or
     a combination of the hypotheses shows  t − s > 0  (≥ 0, ≠ 0)
    ─────────────────────────────────────────────────────────────────────────────────────  sign
                                  Γ  ⊢  s < t  (s ≤ t, s ≠ t)

Side conditions  none: what is used is shown on the way
Accepts          sigmoid(x)*(1 - sigmoid(x)) <= 1/4
Accepts          given x > 0:  x + 1/x > 0
Refuses          x^2 > 0
Trusts           python-flint's polynomial factoring
Source           Sturm's theorem: Basu, Pollack, Roy, Algorithms in Real Algebraic Geometry, ch. 2
"""

from __future__ import annotations

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.sign import show
from symcheck.kernel.term import Term


def sign(goal: Goal) -> Owed:
    """Check a relation by the kernel's decision of signs."""
    if not isinstance(goal.prop, Term):
        raise RuleRefused("expected a relation")
    found = show(goal.context, goal.prop)
    if found is None:
        raise RuleRefused("the sign of the difference was not shown")
    return Owed(data={"evidence": found})
