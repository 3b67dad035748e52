"""A derivative is the formula that differentiation gives for it.

     the rules of differentiation send f to g,  normal forms of g(a) and t agree
    ─────────────────────────────────────────────────────────────────────────────  derivative
                                Γ  ⊢  D(f, a) = t

Nothing that Γ says of the variable is used under the derivative. At a kink, where the
argument of |·| is 0 or two cases meet, all branches need a value, the same one, and one slope.
What the formula drops, in an inner slope or an argument that is not used, needs a value nearby.
A recursive definition at a symbolic depth keeps its slope as it is: D f(n, u) is f′(n, u)·D u
where induction over the definition shows that f(n, ·) has a slope, everywhere or where the
conditions of every step are met.

Side conditions  the open conditions of the rules: v ≠ 0 for u/v, u > 0 for log u and √u, …
Accepts          Derivative(sigmoid(x), x) = sigmoid(x)*(1 - sigmoid(x))
Accepts          Derivative(x*Abs(x), x) = Abs(x) + x*sign(x)
Refuses          Derivative(x^2, x) = x
Refuses          sigmoid(-x) = 1 - sigmoid(x)
Trusts           the derivatives of the primitive functions, in symcheck/kernel/functions
Source           any calculus text; the one-sided criterion: equal one-sided derivatives
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.algebra import equal
from symcheck.kernel.term import subterms

if TYPE_CHECKING:
    from symcheck.kernel.rules.owed import Owed


def derivative(goal: Goal) -> Owed:
    """Check an equation with a derivative in it by differentiating."""
    op, left, right = goal.relation()
    if op != "=" or not any(t.head == "diff" for side in (left, right) for t in subterms(side)):
        raise RuleRefused("expected an equation with a derivative")
    return equal(goal, left, right)
