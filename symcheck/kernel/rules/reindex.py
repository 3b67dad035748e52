"""A sum does not depend on the order, or on the naming, of its terms.

     π is a permutation of a..b
    ─────────────────────────────  reindex       Σₖ₌ₐᵇ f(k) = Σⱼ f(j − s) for j from a + s to b + s
     Σₖ₌ₐᵇ f(π[k]) = Σₖ₌ₐᵇ f(k)                  Σₖ₌ₐᵇ f(k) = Σⱼ f(s − j) for j from s − b to s − a

So do products, maxima and minima. Every sum over π's range that uses its index in π[k] only
is reindexed, wherever it stands; what is left is compared by normal form. A sum that is a
whole side is also shifted, or reversed, to match the other side, and two nested ones are
taken in the other order, over the same pairs of indices:

     {(i, j): a ≤ i ≤ b, c(i) ≤ j ≤ d(i)}  =  {(i, j): c′ ≤ j ≤ d′, a′(j) ≤ i ≤ b′(j)}
    ───────────────────────────────────────────────────────────────────────────────────
              Σᵢ₌ₐᵇ Σ f(i, j) for j in c(i)..d(i)  =  Σⱼ Σ f(i, j) for i in a′(j)..b′(j)

Side conditions  each pair of the one nested range is in the other; else none: the sort of π
                 says that it is a permutation of the range
Accepts          given p: permutation(n):  Sum(y[p[k]]^2, (k, 1, n)) = Sum(y[k]^2, (k, 1, n))
Accepts          Sum(exp(k), (k, 1, n)) = Sum(exp(j + 1), (j, 0, n - 1))
Accepts          Product(k + 1, (k, 1, n)) = Product(n + 2 - k, (k, 1, n))
Accepts          Sum(Sum(exp(i*j), (j, 1, i)), (i, 1, n)) = Sum(Sum(exp(i*j), (i, j, n)), (j, 1, n))
Refuses          given p: permutation(n):  Sum(k*y[p[k]], (k, 1, n)) = Sum(k*y[k], (k, 1, n))
Refuses          Sum(exp(k), (k, 1, n)) = Sum(exp(j), (j, 0, n - 1))
Refuses          Sum(Sum(exp(i*j), (j, 1, i)), (i, 1, n)) = Sum(Sum(exp(i*j), (i, 1, n)), (j, 1, n))
Trusts           nothing
Source           commutativity: Graham, Knuth, Patashnik, Concrete Mathematics, ch. 2
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import index
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.normal import TooLarge
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.indexed import RANGED, opened, require_equal
from symcheck.kernel.rules.matching import rewrite
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.slopes import replace
from symcheck.kernel.term import Term, add, at, bind, fresh, le, neg, open_, sub, substitute
from symcheck.kernel.unfold import softmax_fraction

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context


def reindex(goal: Goal) -> Owed:
    """Check that two terms are equal once their sums are reindexed."""
    op, left, right = goal.relation()
    if op != "=":
        raise RuleRefused("expected an equation")
    mine, theirs = unpermuted(left, goal.context), unpermuted(right, goal.context)
    if (mine, theirs) != (left, right):
        return Owed(require_equal(goal.context, mine, theirs), {"left": mine, "right": theirs})
    if left.head != right.head or left.head not in RANGED:
        raise RuleRefused("no sum is over a permutation, and the sides are no two sums")
    if _inner(left) is not None and _inner(right) is not None:
        try:
            return _interchanged(goal, left, right)
        except (RuleRefused, TooLarge, ZeroDivisionError):
            pass  # they may be shifted all the same
    (a, b), (c, d) = left.args[:2], right.args[:2]
    owed = require_equal(goal.context, sub(b, a), sub(d, c))
    k, inner = opened(goal.context, a, b)
    refused = RuleRefused("the sums are not shifted from one another")
    for place in (add(k, c, neg(a)), add(a, d, neg(k))):
        try:
            same = require_equal(inner, open_(left, k), open_(right, place))
        except RuleRefused as error:
            refused = error
        except (TooLarge, ZeroDivisionError) as error:
            refused = RuleRefused("{why}", why=str(error))
        else:
            return Owed((*owed, *same), {"map": bind("lam", str(k.data), place)})
    raise refused


def _inner(term: Term) -> Term | None:
    """Return the inner one of two nested sums, the outer one's index still bound."""
    body = term.args[2]
    return body if body.head == term.head else None


def _interchanged(goal: Goal, left: Term, right: Term) -> Owed:
    """Check two nested sums over the same pairs of indices, in the other order."""
    i, j, here, pairs = _opened_twice(goal.context, left)
    second, first, there, others = _opened_twice(goal.context, right)
    values = {str(first.data): i, str(second.data): j}
    same = require_equal(here, _body(left, i, j), _body(right, j, i))
    owed = [Obligation(here, substitute(p, values), "the same pairs") for p in others]
    back = {str(i.data): first, str(j.data): second}
    owed += [Obligation(there, substitute(p, back), "the same pairs") for p in pairs]
    return Owed((*same, *owed), {"interchanged": True})


def _body(term: Term, outer: Term, inner: Term) -> Term:
    return open_(open_(term, outer), inner)


def _opened_twice(context: Context, term: Term) -> tuple[Term, Term, Context, list[Term]]:
    """Return both indices of nested sums, what declares them, and that they are in range."""
    i, here = opened(context, *term.args[:2])
    within = open_(term, i)
    j, here = opened(here, *within.args[:2])
    ends = [(term.args[0], i, term.args[1]), (within.args[0], j, within.args[1])]
    return i, j, here, [p for low, k, high in ends for p in (le(low, k), le(k, high))]


def unpermuted(term: Term, context: Context) -> Term:
    """Return the term with every sum over π[1], …, π[n] as one over 1, …, n; the same value.

    The range of the sum is that of the permutation, and the index occurs in π[k] only, so
    that the terms of the sum are the same, in another order.
    """
    permutations = [(n, s.ranges[0]) for n, s in context.variables if s.kind == "permutation"]

    def rewriter(t: Term, here: Context) -> tuple[Term, list[Obligation]] | None:
        if t.head == "softmax" and any(ends == t.args[:2] for _, ends in permutations):
            return go(softmax_fraction(t), here), []
        if t.head not in RANGED:
            return None
        for name, ends in permutations:
            if ends != t.args[:2]:
                continue
            k, j = fresh("k"), fresh(str(t.data or "k"))
            body = replace(open_(t, k), at(name, k), j)
            if str(j.data) in body.free and str(k.data) not in body.free:
                once = bind(t.head, str(j.data), body, *ends)
                return rewriter(once, here) or (_inside(once, here), [])
        return None

    def _inside(t: Term, here: Context) -> Term:
        j = fresh(str(t.data or "k"))
        inner = go(open_(t, j), here.declare(str(j.data), index(*t.args[:2])))
        return bind(t.head, str(j.data), inner, *t.args[:2])

    def go(t: Term, here: Context) -> Term:
        return rewrite(t, here, rewriter).term

    return go(term, context) if permutations else term
