"""A sum is split: at an index, or into the pairs of an even and an odd index.

     a ≤ b + 1      b ≤ c
    ────────────────────────────────────  split        ─────────────────────────────────────────────
     Σₖ₌ₐᶜ f = Σₖ₌ₐᵇ f + Σₖ₌ᵦ₊₁ᶜ f                        Σₖ₌₂ₐ²ᵇ⁺¹ f(k) = Σⱼ₌ₐᵇ (f(2j) + f(2j + 1))

So are products, and maxima over parts that are not empty. The index b is given as ``at``,
or is the upper end of a part on the other side.

Side conditions  a ≤ b + 1 and b ≤ c for a split at b; for a maximum, a ≤ b and b < c
Accepts          for i in 1..n:  Sum(k, (k, 1, n)) = Sum(k, (k, 1, i)) + Sum(k, (k, i + 1, n))
Accepts          Sum(exp(k), (k, 0, 2*n - 1)) = Sum(exp(2*j) + exp(2*j + 1), (j, 0, n - 1))
Refuses          for i in 1..n:  Sum(k, (k, 1, n)) = Sum(k, (k, 1, i)) + Sum(k, (k, i, n))
Refuses          Sum(exp(k), (k, 0, 2*n)) = Sum(exp(2*j) + exp(2*j + 1), (j, 0, n - 1))
Trusts           nothing
Source           associativity: Graham, Knuth, Patashnik, Concrete Mathematics, ch. 2
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import is_integer
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.normal import TooLarge
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.indexed import RANGED, opened, require_equal, term
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.term import ONE, TWO, Term, add, fn, le, lt, mul, open_, subterms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: How the values over two parts of a range make up the value over the whole.
_TOGETHER: dict[str, Callable[..., Term]] = {
    "sum": add,
    "prod": mul,
    "bigmax": lambda a, b: fn("max", a, b),
    "bigmin": lambda a, b: fn("min", a, b),
}


def split(goal: Goal) -> Owed:
    """Check that a sum, a product or a maximum is put together from parts of its range."""
    op, left, right = goal.relation()
    if op != "=" or not {left.head, right.head} & RANGED:
        raise RuleRefused("expected an equation for a sum, a product or a maximum")
    refused = RuleRefused("the sides are not split from one another")
    for whole, other in ((left, right), (right, left)):
        if whole.head not in RANGED:
            continue
        for attempt in (_in_pairs,) if other.head == whole.head else (_at_an_index,):
            try:
                return attempt(goal, whole, other)
            except RuleRefused as error:
                refused = error
            except (TooLarge, ZeroDivisionError) as error:
                refused = RuleRefused("{why}", why=str(error))
    raise refused


def _at_an_index(goal: Goal, whole: Term, other: Term) -> Owed:
    low, high, body = whole.args
    refused = RuleRefused("expected 'at', the index after which the range is split")
    for b in [term(goal, "at")] if "at" in goal.arguments else _candidates(whole, other):
        if not is_integer(b, goal.context):
            refused = RuleRefused("'{index}' may be no integer", index=b)
            continue
        first = Term(whole.head, (low, b, body), whole.data)
        rest = Term(whole.head, (add(b, ONE), high, body), whole.data)
        try:
            owed = list(require_equal(goal.context, other, _TOGETHER[whole.head](first, rest)))
        except RuleRefused as error:
            refused = error
            continue
        owed += obligations(b, goal.context)
        filled = whole.head in {"bigmax", "bigmin"}
        ends = (le(low, b), lt(b, high)) if filled else (le(low, add(b, ONE)), le(b, high))
        owed += [Obligation(goal.context, p, "the index of the split") for p in ends]
        return Owed(tuple(owed), {"at": b})
    raise refused


def _candidates(whole: Term, other: Term) -> Iterator[Term]:
    """Yield the upper ends of the parts on the other side that begin where the whole does."""
    for t in subterms(other):
        if t.head == whole.head and not t.loose and t.args[0] == whole.args[0]:
            yield t.args[1]


def _in_pairs(goal: Goal, whole: Term, other: Term) -> Owed:
    (low, high), (first, last) = whole.args[:2], other.args[:2]
    owed = list(require_equal(goal.context, low, mul(TWO, first)))
    owed += require_equal(goal.context, high, add(mul(TWO, last), ONE))
    j, inner = opened(goal.context, first, last)
    even, odd = open_(whole, mul(TWO, j)), open_(whole, add(mul(TWO, j), ONE))
    owed += require_equal(inner, open_(other, j), _TOGETHER[whole.head](even, odd))
    return Owed(tuple(owed), {"pairs": True})
