"""A sum is split: at an index, or into the pairs of an even and an odd index.

     a ≤ b + 1      b ≤ c
    ────────────────────────────────────  split        ─────────────────────────────────────────────
     Σₖ₌ₐᶜ f = Σₖ₌ₐᵇ f + Σₖ₌ᵦ₊₁ᶜ f                        Σₖ₌₂ₐ²ᵇ⁺¹ f(k) = Σⱼ₌ₐᵇ (f(2j) + f(2j + 1))

So are products, and maxima over parts that are not empty. The index b is given as ``at``,
or is the upper end of a part on the other side; the value at b + 1 may stand between the two
parts. The pairs may stand in two sums, one of the even and one of the odd indices.

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
from symcheck.kernel.rules.indexed import RANGED, opened, range_owes, require_equal, term
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.term import (
    ONE,
    TWO,
    Term,
    add,
    close,
    fn,
    fresh,
    instantiate,
    le,
    lt,
    mul,
    num,
    open_,
    subterms,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: How the values over two parts of a range make up the value over the whole.
_TOGETHER: dict[str, Callable[..., Term]] = {
    "sum": add,
    "prod": mul,
    "bigmax": lambda *parts: fn("max", *parts),
    "bigmin": lambda *parts: fn("min", *parts),
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
        for attempt in (_in_pairs,) if other.head == whole.head else (_at_an_index, _apart):
            try:
                return attempt(goal, whole, other)
            except RuleRefused as error:
                refused = error if attempt is not _apart else refused
            except (TooLarge, ZeroDivisionError) as error:
                refused = RuleRefused("{why}", why=str(error))
    raise refused


def _at_an_index(goal: Goal, whole: Term, other: Term) -> Owed:
    refused = RuleRefused("expected 'at', the index after which the range is split")
    for b in [term(goal, "at")] if "at" in goal.arguments else _candidates(whole, other):
        if not is_integer(b, goal.context):
            refused = RuleRefused("'{index}' may be no integer", index=b)
            continue
        for skipped in (0, 1):
            try:
                owed = _parts(goal, whole, other, b, skipped)
            except RuleRefused as error:
                refused = refused if skipped else error
                continue
            return Owed((*owed, *obligations(b, goal.context)), {"at": b})
    raise refused


def _parts(goal: Goal, whole: Term, other: Term, b: Term, skipped: int) -> list[Obligation]:
    """Return what is owed for a split after b; so many values after it stand by themselves."""
    low, high, body = whole.args
    last = add(b, num(skipped)) if skipped else b
    alone = [instantiate(body, last)] if skipped else []
    first = Term(whole.head, (low, b, body), whole.data)
    rest = Term(whole.head, (add(last, ONE), high, body), whole.data)
    together = _TOGETHER[whole.head](first, *alone, rest)
    owed = list(require_equal(goal.context, other, together))
    filled = whole.head in {"bigmax", "bigmin"}
    ends = (le(low, b), lt(last, high)) if filled else (le(low, add(b, ONE)), le(last, high))
    return owed + [Obligation(goal.context, p, "the index of the split") for p in ends]


def _candidates(whole: Term, other: Term) -> Iterator[Term]:
    """Yield the upper ends of the parts on the other side that begin where the whole does."""
    for t in subterms(other):
        if t.head == whole.head and not t.loose and t.args[0] == whole.args[0]:
            yield t.args[1]


def _in_pairs(goal: Goal, whole: Term, other: Term) -> Owed:
    owed, pair = _pairs(goal, whole, other.args[0], other.args[1])
    j, inner = opened(goal.context, *other.args[:2])
    owed += require_equal(inner, open_(other, j), instantiate(pair, j))
    return Owed(tuple(owed), {"pairs": True})


def _apart(goal: Goal, whole: Term, other: Term) -> Owed:
    """Check a sum over the even indices and one over the odd, which stand anywhere in a term."""
    refused = RuleRefused("expected a sum over half the range")
    ranges = {t.args[:2]: t for t in subterms(other) if t.head == whole.head and not t.loose}
    for first, last in ranges:
        try:
            owed, pair = _pairs(goal, whole, first, last)
            owed += range_owes(first, last, goal.context)
            summed = Term(whole.head, (first, last, pair), whole.data)
            owed += require_equal(goal.context, other, summed)
            return Owed(tuple(owed), {"pairs": True})
        except RuleRefused as error:
            refused = error
    raise refused


def _pairs(goal: Goal, whole: Term, first: Term, last: Term) -> tuple[list[Obligation], Term]:
    """Return what pairs over first..last owe, and the body of such a pair."""
    low, high, body = whole.args
    owed = list(require_equal(goal.context, low, mul(TWO, first)))
    owed += require_equal(goal.context, high, add(mul(TWO, last), ONE))
    j = fresh("j")
    even, odd = instantiate(body, mul(TWO, j)), instantiate(body, add(mul(TWO, j), ONE))
    return owed, close(_TOGETHER[whole.head](even, odd), str(j.data))
