"""The greatest of finitely many values is one of them, and none is greater.

    a ≤ i ≤ b                 ∀k in a..b: s ≤ t
    ──────────────────      ────────────────────  maximum
    s[i] ≤ maxₖ s              maxₖ s ≤ t

That some index attains it is shown, not which one.

Side conditions  the index in the range; the bound for every index; the definedness of a maximum
                 that is attained
Accepts          for i in 1..n:  y[i] <= Max(y[k], (k, 1, n))
Refuses          for i in 1..n:  y[i] < Max(y[k], (k, 1, n))
Trusts           nothing
Source           a finite set of reals that is not empty has a greatest element
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import Exists, index
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.matching import match
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import index_owes
from symcheck.kernel.term import Term, eq, fresh, open_, var

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context


def maximum(goal: Goal) -> Owed:
    """Check a bound by or of a big maximum or minimum, or that it is attained."""
    if isinstance(goal.prop, Exists):
        return _attained(goal, goal.prop)
    op, left, right = goal.relation()
    if op == "<=" and right.head == "bigmax":
        return _entry(goal, left, right)
    if op == "<=" and left.head == "bigmin":
        return _entry(goal, right, left)
    if op in {"<=", "<"} and left.head == "bigmax":
        low, high, body = left.args
        return _every(goal.context, low, high, Term("rel", (body, right), op))
    if op in {"<=", "<"} and right.head == "bigmin":
        low, high, body = right.args
        return _every(goal.context, low, high, Term("rel", (left, body), op))
    raise RuleRefused("expected a bound of or by a maximum")


def _entry(goal: Goal, term: Term, binder: Term) -> Owed:
    k = fresh("k")
    values = match(open_(binder, k), term, frozenset({str(k.data)})) or {}
    i = values.get(str(k.data), goal.arguments.get("index"))
    if i is None or open_(binder, i) != term:
        raise RuleRefused("'{term}' is no value of the maximum's body", term=term)
    low, high = binder.args[:2]
    return Owed(tuple(index_owes(i, low, high, goal.context, "an index of the maximum")))


def _every(context: Context, low: Term, high: Term, body: Term) -> Owed:
    return Owed((Obligation(context, Term("all", (low, high, body), "k"), "every index"),))


def _attained(goal: Goal, claim: Exists) -> Owed:
    if len(claim.variables) != 1 or claim.prop.head != "rel":
        raise RuleRefused("expected an index at which the maximum is attained")
    if claim.witness:
        raise RuleRefused("where the maximum is attained is not shown by this rule")
    name, sort = claim.variables[0]
    for binder in claim.prop.args:
        if binder.head not in {"bigmax", "bigmin"} or sort != index(*binder.args[:2]):
            continue
        entry = open_(binder, var(name))
        if claim.prop in {eq(entry, binder), eq(binder, entry)} and name not in binder.free:
            # The range of a maximum that is defined has an element.
            return Owed(tuple(obligations(binder, goal.context)))
    raise RuleRefused("expected an index at which the maximum is attained")
