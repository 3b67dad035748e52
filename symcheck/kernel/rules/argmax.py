"""argmax is the index whose value no other exceeds, and no earlier one reaches.

    a ≤ i ≤ b     ∀k in a..b: f(k) ≤ f(i)     ∀k in a..i − 1: f(k) < f(i)
    ──────────────────────────────────────────────────────────────────────  argmax
                          argmaxₖ f(k) = i

For argmin with > and ≥. A part shows a comparison for every index; where the range and i are
numerals, it shows one of f at two indices.

Side conditions  i is an index of the range; the comparisons that no part shows
Accepts          given y[k] <= y[1] for k in 1..n:  argmax(y) = 1
Accepts          argmax(k*(3 - k), (k, 1, 2)) = 1
Refuses          given y[k] <= y[n] for k in 1..n:  argmax(y) = n
Refuses          argmax(k*(3 - k), (k, 1, 2)) = 2
Trusts           nothing
Source           a finite set of reals that is not empty has a greatest element
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.argmax import abbreviated
from symcheck.kernel.claim import Relation
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import index_owes, require_context
from symcheck.kernel.term import ONE, Term, as_integer, forall, fresh, le, lt, num, open_, sub

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symcheck.kernel.theorem import Theorem

#: A range of more values than this is not compared value by value.
MAX_COMPARED = 1000


def argmax(goal: Goal) -> Owed:
    """Check which index ``argmax``, or ``argmin``, is."""
    op, left, right = goal.relation()
    found, i = abbreviated(left), right
    if found is None:
        found, i = abbreviated(right), left
    if op != "=" or found is None:
        raise RuleRefused("expected an equation for 'argmax' or 'argmin'")
    kind, extreme = found
    shown = {_shown(goal, part) for part in goal.parts}
    low, high = extreme.args[:2]
    owed = index_owes(i, low, high, goal.context, "the index")
    for wanted in _comparisons(extreme, i):
        prop = wanted if kind == "argmax" else _mirrored(wanted)
        if prop not in shown:
            owed.append(Obligation(goal.context, prop, "the value at the index"))
    return Owed(tuple(owed), {"index": i})


def _comparisons(extreme: Term, i: Term) -> Iterator[Term]:
    """Yield that the value at i is a greatest one, and that no earlier value is."""
    low, high = extreme.args[:2]
    here = open_(extreme, i)
    numerals = [v for v in map(as_integer, (low, high, i)) if v is not None]
    if len(numerals) == 3 and numerals[1] - numerals[0] < MAX_COMPARED:
        first, last, chosen = numerals
        for j in range(first, last + 1):
            if j != chosen:
                yield (lt if j < chosen else le)(open_(extreme, num(j)), here)
        return
    k = fresh("k")
    yield forall(str(k.data), low, high, le(open_(extreme, k), here))
    if i != low:
        yield forall(str(k.data), low, sub(i, ONE), lt(open_(extreme, k), here))


def _mirrored(prop: Term) -> Term:
    """Return the comparison with its sides exchanged."""
    if prop.head == "all":
        return Term("all", (*prop.args[:2], _mirrored(prop.args[2])), prop.data)
    return Term("rel", prop.args[::-1], prop.data)


def _shown(goal: Goal, part: Theorem) -> Term:
    """Return what a part shows, for every value of its index if it has one more."""
    claim = part.claim
    if not isinstance(claim, Relation) or len(claim.links) != 1:
        raise RuleRefused("expected parts that are one relation")
    extra = [v for v in claim.context.variables if v[0] not in goal.context.sorts]
    if len(extra) > 1 or any(sort.kind != "index" for _, sort in extra):
        raise RuleRefused("expected parts with at most one index more")
    context = goal.context
    for name, sort in extra:
        context = context.declare(name, sort)
    require_context(claim.context, context)
    op, left, right = Goal(claim.context, claim.links[0]).relation()
    prop = Term("rel", (left, right), op)
    for name, sort in extra:
        prop = forall(name, *sort.ranges[0], prop)
    return prop
