"""A hypothesis is used to rewrite: an equation, or one that holds for every index.

    (a = b) ∈ Γ   or   (∀k in range: a = b) ∈ Γ,  v in the range
    ─────────────────────────────────────────────────────────────  given
                    Γ  ⊢  s[a[v]] = s[b[v]]

So is one that holds for every index of several ranges.

Side conditions  the range of the index, at every match
Accepts          given Sum(p[j], (j, 1, n)) = 1:  2*Sum(p[j], (j, 1, n)) = 2
Refuses          given y[i] = 0:  Sum(y[k], (k, 1, n)) = 0
Trusts           nothing
Source           equational rewriting
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.algebra import equal
from symcheck.kernel.rules.matching import Rewritten, match, rewrite
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import index_owes
from symcheck.kernel.term import Term, fresh, open_, substitute

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context
    from symcheck.kernel.obligation import Obligation


def given(goal: Goal) -> Owed:
    """Check an equation by rewriting its left side with hypotheses."""
    op, left, right = goal.relation()
    if op != "=":
        raise RuleRefused("expected an equation")
    chosen = goal.arguments.get("hypothesis")
    if chosen is not None and chosen not in goal.context.hypotheses:
        raise RuleRefused("'{prop}' is not given", prop=chosen)
    props = goal.context.hypotheses if chosen is None else (chosen,)
    term, owed, places = left, [], 0
    for prop in props:
        found = _with(prop, term, goal)
        if found is not None:
            term, places = found.term, places + found.places
            owed.extend(found.owed)
    if not places:
        raise RuleRefused("no hypothesis matches a part of '{left}'", left=left)
    same = equal(goal, term, right)
    return Owed((*owed, *same.conditions), {"rewritten": term, **same.data})


def _with(prop: Term, term: Term, goal: Goal) -> Rewritten | None:
    indices: list[tuple[Term, Term, Term]] = []
    body = prop
    while body.head == "all":
        k = fresh("k")
        indices.append((k, body.args[0], body.args[1]))
        body = open_(body, k)
    if body.head != "rel" or body.data != "=":
        return None
    source, target = body.args[::-1] if goal.arguments.get("reverse") else body.args
    names = frozenset(str(k.data) for k, _, _ in indices)

    def rewriter(here: Term, context: Context) -> tuple[Term, list[Obligation]] | None:
        values = match(source, here, names)
        if values is None or not names <= values.keys():
            return None
        owed = []
        for k, *ends in indices:
            low, high = (substitute(e, values) for e in ends)
            owed += index_owes(
                values[str(k.data)], low, high, context, "an index of a hypothesis"
            )
        return substitute(target, values), owed

    return rewrite(term, goal.context, rewriter)
