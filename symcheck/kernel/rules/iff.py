"""Two propositions are equivalent because each gives the other.

    Γ, p ⊢ q        Γ, q ⊢ p
    ─────────────────────────  iff
         Γ  ⊢  p ⇔ q

Side conditions  both are defined; each direction, where no part shows it
Accepts          x^2 = 0  iff  x = 0
Refuses          x^2 > 0  iff  x > 0
Trusts           nothing
Source           the introduction rule of ⇔
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import Iff
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import relation_in

if TYPE_CHECKING:
    from symcheck.kernel.term import Term


def iff(goal: Goal) -> Owed:
    """Check both directions of an equivalence."""
    claim = goal.prop
    if not isinstance(claim, Iff):
        raise RuleRefused("expected an equivalence")
    owed = obligations(claim.left, goal.context) + obligations(claim.right, goal.context)
    for given, wanted in ((claim.left, claim.right), (claim.right, claim.left)):
        shown = _shown(goal, given)
        for part in wanted.args if wanted.head == "and" else (wanted,):
            if part not in shown:
                owed.append(Obligation(goal.context.assume(given), part, "a direction"))
    return Owed(tuple(owed))


def _shown(goal: Goal, given: Term) -> set[Term]:
    found: set[Term] = set()
    for part in goal.parts:
        try:
            found.update(relation_in(part, goal.context, given).links)
        except RuleRefused:
            continue  # the part is for the other direction
    return found
