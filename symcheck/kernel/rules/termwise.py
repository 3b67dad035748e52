"""Sums, products and maxima compare term by term.

     Γ, k in a..b ⊢ s ≤ t          Γ, k in a..b ⊢ 0 ≤ s ≤ t
    ──────────────────────       ──────────────────────────  termwise
      Γ ⊢ Σₖ s ≤ Σₖ t                Γ ⊢ Πₖ s ≤ Πₖ t

With < for every index, and an index in the range, the sums and products compare with <.
Sums compare with < also where the terms compare with ≤, and with < at one index given.

Side conditions  0 ≤ s for every index of a product; a ≤ b for <; the index given in its
                 range; the comparison itself, also at that index, where no part shows it
Accepts          given y[k] >= 0 for k in 1..n:  Sum(y[k], (k, 1, n)) <= Sum(2*y[k], (k, 1, n))
Refuses          Product(-2, (k, 1, n)) <= Product(1, (k, 1, n))
Trusts           nothing
Source           induction on the length of the range
"""

from __future__ import annotations

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.congruence import index_part
from symcheck.kernel.rules.indexed import term
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import index_owes, relation_in
from symcheck.kernel.term import ZERO, Term, close, le, lt, open_


def termwise(goal: Goal) -> Owed:
    """Check a comparison of two sums, products or maxima over one range."""
    op, left, right = goal.relation()
    if op not in {"<=", "<"}:
        raise RuleRefused("expected a comparison with '<=' or '<'")
    if left.head != right.head or left.head not in {"sum", "prod", "bigmax", "bigmin"}:
        raise RuleRefused("expected two sums, two products or two maxima")
    low, high, mine = left.args
    if right.args[:2] != (low, high):
        raise RuleRefused("expected two ranges that are the same")
    theirs = right.args[2]
    owed: list[Obligation] = []
    strict_at = goal.arguments.get("strict_at")
    if op == "<" and left.head == "sum" and isinstance(strict_at, Term):
        op = "<="
        owed += index_owes(term(goal, "strict_at"), low, high, goal.context, "the strict index")
        strict = lt(open_(left, strict_at), open_(right, strict_at))
        if len(goal.parts) < 2 or relation_in(goal.parts[1], goal.context).links != (strict,):
            owed.append(Obligation(goal.context, strict, "the strict term"))
    if goal.parts:
        name, claim = index_part(goal, goal.parts[0], low, high)
        wanted = tuple(close(t, name) for t in claim.terms)
        if wanted != (mine, theirs) or claim.rels[0] not in {op, "<"} or len(claim.rels) != 1:
            raise RuleRefused("the part does not compare the bodies of the two")
    else:
        owed.append(_every(goal, low, high, Term("rel", (mine, theirs), op)))
    if left.head == "prod":
        owed.append(_every(goal, low, high, le(ZERO, mine)))
    if op == "<":
        owed.append(Obligation(goal.context, le(low, high), "a strict comparison"))
    return Owed(tuple(owed))


def _every(goal: Goal, low: Term, high: Term, body: Term) -> Obligation:
    return Obligation(goal.context, Term("all", (low, high, body), "k"), "every term")
