"""A bound holds because the difference of its sides is a square, or a sum of squares.

     t − s = Σ dᵢ·lᵢ²  with  dᵢ ≥ 0
    ────────────────────────────────  square_nonneg
              Γ  ⊢  s ≤ t

Squares are even powers of factors, and sums of squares of polynomials of degree 2.

Side conditions  none beyond definedness of the two sides
Accepts          1/4 - (x - 1/2)^2 <= 1/4
Accepts          2*a*b <= a^2 + b^2
Refuses          x <= x^2
Trusts           python-flint's polynomial factoring
Source           LDLᵀ decomposition: Golub and Van Loan, Matrix Computations, ch. 4
"""

from __future__ import annotations

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.normal import normal_form
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.sign import prove
from symcheck.kernel.sign.polynomial import as_terms, quadratic_squares
from symcheck.kernel.term import sub


def square_nonneg(goal: Goal) -> Owed:
    """Check a goal ``s ≤ t`` by writing t − s as a sum of squares."""
    op, left, right = goal.relation()
    if op != "<=":
        raise RuleRefused("expected a bound with '<='")
    residue = normal_form(sub(right, left), goal.context, prove)
    content, factors = residue.form.factors()
    if content < 0:
        raise RuleRefused(
            "the difference '{residue}' is minus a product", residue=residue.to_term()
        )
    squares = []
    for p, e in factors if content else ():
        if e % 2 == 0:
            continue
        found = quadratic_squares(residue.form.monomials(p))
        if found is None:
            raise RuleRefused(
                "the difference '{residue}' is no sum of squares", residue=residue.to_term()
            )
        squares.append(as_terms(found))
    return Owed(residue.conditions, {"difference": residue.to_term(), "squares": squares})
