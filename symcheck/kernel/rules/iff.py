"""Two propositions are equivalent because each gives the other.

    Γ, p ⊢ q        Γ, q ⊢ p
    ─────────────────────────  iff
         Γ  ⊢  p ⇔ q

A part may show what holds for every index at one more index that it declares. A part that is
the limit of a sequence shows the proposition that the sequence has this limit.

Side conditions  both are defined; each direction, where no part shows it
Accepts          x^2 = 0  iff  x = 0
Refuses          x^2 > 0  iff  x > 0
Trusts           nothing
Source           the introduction rule of ⇔
"""

from __future__ import annotations

from symcheck.kernel.claim import Iff, index
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import require_context
from symcheck.kernel.rules.sequences import propositions
from symcheck.kernel.term import Term, close


def iff(goal: Goal) -> Owed:
    """Check both directions of an equivalence."""
    claim = goal.prop
    if not isinstance(claim, Iff):
        raise RuleRefused("expected an equivalence")
    owed = obligations(claim.left, goal.context) + obligations(claim.right, goal.context)
    for given, wanted in ((claim.left, claim.right), (claim.right, claim.left)):
        shown = _shown(goal, given)
        for part in wanted.args if wanted.head == "and" else (wanted,):
            if part not in shown and not _is_shown_for_all(goal, part, given):
                owed.append(Obligation(goal.context.assume(given), part, "a direction"))
    return Owed(tuple(owed))


def _shown(goal: Goal, given: Term) -> set[Term]:
    found: set[Term] = set()
    for part in goal.parts:
        try:
            require_context(part.claim.context, goal.context, given)
        except RuleRefused:
            continue  # the part is for the other direction
        found.update(propositions(part.claim))
    return found


def _is_shown_for_all(goal: Goal, wanted: Term, given: Term) -> bool:
    """Return whether a part shows, at an index more, what is wanted for every index."""
    if wanted.head != "all":
        return False
    sort = index(*wanted.args[:2])
    for part in goal.parts:
        claim = part.claim
        extra = [v for v in claim.context.variables if v[0] not in goal.context.sorts]
        if len(extra) != 1 or extra[0][1] != sort:
            continue
        name = extra[0][0]
        try:
            require_context(claim.context, goal.context.declare(name, sort), given)
        except RuleRefused:
            continue  # the part is for the other direction
        if any(close(p, name) == wanted.args[2] for p in propositions(claim)):
            return True
    return False
