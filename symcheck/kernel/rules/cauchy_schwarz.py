"""The square of a sum of products is at most the product of the sums of squares.

     t − s = Σa²·Σb² − (Σab)²               Σa²·Σb² ≤ (Σab)²
    ──────────────────────────       ───────────────────────────────  cauchy_schwarz
              s ≤ t                   a(i)·b(j) = a(j)·b(i)

With < where a(i)·b(j) ≠ a(j)·b(i) for two indices ``i`` and ``j`` that are given. The
functions ``a`` and ``b`` of the index are given, or read off: (Σ c)² ≤ Σ p · Σ q, and with
it |Σ c| ≤ √(Σ p)·√(Σ q), holds where 0 ≤ p, 0 ≤ q and c² ≤ p·q for every index.

Side conditions  a and b are defined on the range; the indices in the range
Accepts          Sum(y[k]*z[k], (k, 1, n))^2 <= Sum(y[k]^2, (k, 1, n))*Sum(z[k]^2, (k, 1, n))
Refuses          Sum(y[k]*z[k], (k, 1, n))^2 < Sum(y[k]^2, (k, 1, n))*Sum(z[k]^2, (k, 1, n))
Refuses          Sum(y[k]*z[k], (k, 1, n))^2 <= Sum(y[k]^2, (k, 1, n))*Sum(z[k], (k, 1, n))
Trusts           nothing
Source           Σa²Σb² − (Σab)² = ½ΣΣ(aᵢbⱼ − aⱼbᵢ)²: Steele, The Cauchy–Schwarz Master Class, ch. 3
"""

from __future__ import annotations

from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.normal import TooLarge
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.indexed import (
    Range,
    function,
    indices,
    opened,
    range_owes,
    ranges,
    require_equal,
    value_at,
)
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.term import TWO, ZERO, Term, le, mul, ne, neg, npow, open_, sub, sum_


def cauchy_schwarz(goal: Goal) -> Owed:
    """Check a bound, or what its equality means, by the inequality of Cauchy and Schwarz."""
    op, left, right = goal.relation()
    if op not in {"=", "<", "<="}:
        raise RuleRefused("expected '<=', '<' or '='")
    if "a" not in goal.arguments and "b" not in goal.arguments:
        return _read_off(goal, op, left, right)
    refused = RuleRefused("expected a sum")
    for ends in ranges(goal):
        try:
            return _given(goal, op, (left, right), ends)
        except RuleRefused as error:
            refused = error
        except (TooLarge, ZeroDivisionError) as error:
            refused = RuleRefused("{why}", why=str(error))
    raise refused


def _given(goal: Goal, op: str, sides: tuple[Term, Term], ends: Range) -> Owed:
    a, b = function(goal, "a"), function(goal, "b")
    k, inner = opened(goal.context, *ends)
    here = value_at(a, k), value_at(b, k)
    name = str(k.data)
    squares = mul(*(sum_(name, *ends, npow(t, TWO)) for t in here))
    square = npow(sum_(name, *ends, mul(*here)), TWO)
    owed = range_owes(*ends, goal.context)
    owed += (o for t in here for o in obligations(t, inner))
    left, right = sides
    if op == "<=":
        owed += require_equal(goal.context, sub(right, left), sub(squares, square))
        return Owed(tuple(owed))
    i, j, inside = indices(goal, *ends)
    owed += inside
    one = mul(value_at(a, i), value_at(b, j))
    other = mul(value_at(a, j), value_at(b, i))
    if op == "<":
        owed += require_equal(goal.context, sub(right, left), sub(squares, square))
        owed.append(Obligation(goal.context, ne(one, other), "two ratios"))
        return Owed(tuple(owed))
    owed.append(Obligation(goal.context, le(squares, square), "equality"))
    return Owed((*owed, *_either(goal, sub(left, right), sub(one, other))))


def _either(goal: Goal, difference: Term, expected: Term) -> tuple[Obligation, ...]:
    """Return what is owed where the difference is what is expected, or its negative."""
    try:
        return require_equal(goal.context, difference, expected)
    except RuleRefused:
        return require_equal(goal.context, difference, neg(expected))


def _is_square(term: Term) -> bool:
    return term.head == "npow" and term.args[1] == TWO


def _is_squared_root(term: Term) -> bool:
    return _is_square(term) and term.args[0].head == "sqrt"


def _read_off(goal: Goal, op: str, left: Term, right: Term) -> Owed:
    """Check (Σ c)² ≤ Σ p · Σ q, or Σ c ≤ √(Σ p)·√(Σ q), as it is written."""
    shape = "expected 'a' and 'b', or a bound written as (Σ c)² ≤ Σ p · Σ q"
    if op != "<=" or right.head != "mul" or len(right.args) != 2:
        raise RuleRefused(shape)
    if _is_square(left):
        rest = (t.args[0].args[0] if _is_squared_root(t) else t for t in right.args)
        sums = (left.args[0], *rest)
    elif all(t.head == "sqrt" for t in right.args):
        sums = (left.args[0] if left.head == "abs" else left, *(t.args[0] for t in right.args))
    else:
        raise RuleRefused(shape)
    if any(t.head != "sum" for t in sums):
        raise RuleRefused(shape)
    ends = sums[0].args[:2]
    if any(t.args[:2] != ends for t in sums):
        raise RuleRefused("expected three sums over one range")
    k, inner = opened(goal.context, *ends)
    c, p, q = (open_(t, k) for t in sums)
    owed = [Obligation(inner, le(ZERO, t), "a sum of squares") for t in (p, q)]
    try:
        owed += require_equal(inner, npow(c, TWO), mul(p, q))
    except RuleRefused:
        owed.append(Obligation(inner, le(npow(c, TWO), mul(p, q)), "every term"))
    return Owed(tuple(owed))
