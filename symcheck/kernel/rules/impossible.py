"""Nothing meets the propositions, for something false would follow.

    Γ, p₁, …, pₙ  ⊢  a r b   with  a r b  false between numbers
    ────────────────────────────────────────────────────────────  impossible
               no values satisfy all of p₁, …, pₙ

A relation holds, too, where the goal's own hypotheses have such a consequence: ex falso.

Side conditions  none
Accepts          from x > 0, x < 0  follows  0 < 0
Accepts          given x > 0, x < 0, from 0 < 0:  x = 7
Refuses          from x > 0  follows  0 < x
Trusts           nothing
Source           proof by contradiction
"""

from __future__ import annotations

from symcheck.kernel.claim import Impossible, Relation
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import require_context
from symcheck.kernel.term import Term, as_rational

_HOLDS = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def impossible(goal: Goal) -> Owed:
    """Check that a part shows something false from the propositions."""
    claim = goal.prop
    if not isinstance(claim, (Impossible, Term)) or len(goal.parts) != 1:
        raise RuleRefused("expected a claim that nothing is so, and one consequence")
    context = goal.context
    props: tuple[Term, ...] = ()
    if isinstance(claim, Impossible):
        props = claim.props
        for name, sort in claim.variables:
            context = context.declare(name, sort)
    owed = [o for p in props for o in obligations(p, context)]
    consequence = goal.parts[0].claim
    if not isinstance(consequence, Relation):
        raise RuleRefused("expected a consequence that is a relation")
    require_context(consequence.context, context, *props)
    if not any(_is_false(link) for link in consequence.links):
        raise RuleRefused("the consequence is not false")
    return Owed(tuple(owed))


def _is_false(link: Term) -> bool:
    left, right = map(as_rational, link.args)
    return left is not None and right is not None and not _HOLDS[str(link.data)](left, right)
