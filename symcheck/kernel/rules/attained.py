"""What holds at an index where a maximum is attained holds.

    Γ, i in a..b, s[i] = maxₖ s  ⊢  p
    ─────────────────────────────────  attained
               Γ  ⊢  p

The part declares one index more, and has one hypothesis more: that the value at the index
is the maximum, or the minimum.

Side conditions  a ≤ b; the maximum is defined
Accepts          from y[i] = Max(y[k], (k, 1, n)):  Min(y[k], (k, 1, n)) <= Max(y[k], (k, 1, n))
Refuses          a part that says more of the index
Trusts           nothing
Source           a finite set of reals that is not empty has a greatest element
"""

from __future__ import annotations

from symcheck.kernel.claim import Relation
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import require_context
from symcheck.kernel.term import Term, eq, le, open_, var


def attained(goal: Goal) -> Owed:
    """Check a goal by a part about an index at which a maximum is attained."""
    if not isinstance(goal.prop, Term) or len(goal.parts) != 1:
        raise RuleRefused("expected a relation and one part")
    claim = goal.parts[0].claim
    if not isinstance(claim, Relation) or claim.links != (goal.prop,):
        raise RuleRefused("the part shows something else than the goal")
    extra = [(n, s) for n, s in claim.context.variables if n not in goal.context.sorts]
    props = [h for h in claim.context.hypotheses if h not in set(goal.context.hypotheses)]
    if len(extra) != 1 or len(props) != 1 or extra[0][1].kind != "index":
        raise RuleRefused("expected a part with one index and one hypothesis more")
    name, sort = extra[0]
    (prop,) = props
    low, high = sort.ranges[0]
    for binder in prop.args if prop.head == "rel" else ():
        ranged = binder.head in {"bigmax", "bigmin"} and binder.args[:2] == (low, high)
        if not ranged or name in binder.free or name in goal.prop.free:
            continue
        entry = open_(binder, var(name))
        if prop in {eq(entry, binder), eq(binder, entry)}:
            require_context(claim.context, goal.context.declare(name, sort), prop)
            filled = Obligation(goal.context, le(low, high), "a range with an element")
            return Owed((filled, *obligations(binder, goal.context)))
    raise RuleRefused("the part's hypothesis is not that a maximum is attained at the index")
