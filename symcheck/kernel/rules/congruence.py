"""Equal parts make equal wholes.

     Γ, k in a..b  ⊢  s = t                       Γ ⊢ s = t
    ─────────────────────────────   or   ───────────────────────────  congruence
     Γ ⊢ Σₖ s = Σₖ t  (Π, max, min)          Γ  ⊢  f(…s…) = f(…t…)

One part for each argument that differs; a bound argument is compared under its binder,
with the index declared in the part's context.

Side conditions  none
Accepts          from a + b = b + a:  exp(a + b) = exp(b + a)
Refuses          from a + b = b + a:  exp(a + b) = exp(a - b)
Trusts           nothing
Source           Leibniz's rule: Gries and Schneider, A Logical Approach to Discrete Math, ch. 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import Relation, index
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import relation_in, require_context
from symcheck.kernel.term import BINDERS, Term, close

if TYPE_CHECKING:
    from symcheck.kernel.theorem import Theorem

_RANGED = {"sum", "prod", "bigmax", "bigmin"}


def congruence(goal: Goal) -> Owed:
    """Check an equation of two terms of one form by parts for what differs in them."""
    op, left, right = goal.relation()
    if op != "=" or left.head != right.head or len(left.args) != len(right.args):
        raise RuleRefused("expected an equation of two terms of one form")
    if left.head not in BINDERS and left.data != right.data:
        raise RuleRefused("expected an equation of two terms of one form")
    parts = list(goal.parts)
    for i, (mine, theirs) in enumerate(zip(left.args, right.args, strict=True)):
        if mine == theirs:
            continue
        if not parts:
            raise RuleRefused("no part shows that '{left}' is '{right}'", left=left, right=right)
        if i == BINDERS.get(left.head, -1):
            _bound(goal, left, right, parts.pop(0))
        else:
            claim = relation_in(parts.pop(0), goal.context)
            if claim.terms != (mine, theirs) or claim.rels != ("=",):
                raise RuleRefused(
                    "a part shows something else than '{left} = {right}'", left=mine, right=theirs
                )
    return Owed()


def _bound(goal: Goal, left: Term, right: Term, part: Theorem) -> None:
    if left.head not in _RANGED or left.args[:2] != right.args[:2]:
        raise RuleRefused("expected two binders over one range")
    names, claim = index_part(goal, part, left.args[0], left.args[1])
    body = BINDERS[left.head]
    if claim.rels != ("=",) or tuple(close(t, names) for t in claim.terms) != (
        left.args[body],
        right.args[body],
    ):
        raise RuleRefused("the part is not about the bodies of the two")


def index_part(goal: Goal, part: Theorem, low: Term, high: Term) -> tuple[str, Relation]:
    """Return the index variable of a part shown for every index of a range, and its relation.

    Raises RuleRefused if the part's context is not the goal's with one such index more.
    """
    claim = part.claim
    if not isinstance(claim, Relation):
        raise RuleRefused("expected a part that is a relation")
    extra = [(n, s) for n, s in claim.context.variables if n not in goal.context.sorts]
    if len(extra) != 1 or extra[0][1] != index(low, high):
        raise RuleRefused("expected a part with one index more, over the range of the binder")
    name, sort = extra[0]
    require_context(claim.context, goal.context.declare(name, sort))
    return name, claim
