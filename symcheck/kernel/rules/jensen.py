"""A convex function of a mean is at most the mean of its values.

     f″ ≥ 0 on an interval      0 ≤ w(k)      Σ w = 1      x(k) in the interval
    ───────────────────────────────────────────────────────────────────────────  jensen
        s ≤ t,  where  t − s = Σ w(k)·f(x(k)) − f(Σ w(k)·x(k))

With < where f″ > 0 and x(i) ≠ x(j) for two indices ``i`` and ``j`` of positive weight. And
where f″ > 0 and t ≤ s, all points of positive weight are one: x(i) = x(j).

The ``function`` f, the ``weights`` w and the ``points`` x are given; the interval is the
whole line, or what is ``above`` one number, ``below`` another.

Side conditions  f″ exists and has its sign on the interval; w ≥ 0; Σ w = 1; x in the interval
Accepts          for f(t) = t², weights 1/n, points y:  (Σ y/n)² <= Σ y²/n
Refuses          for f(t) = t³, weights 1/n, points y:  (Σ y/n)³ <= Σ y³/n
Trusts           nothing
Source           tangents lie below: Steele, The Cauchy–Schwarz Master Class, ch. 6
"""

from __future__ import annotations

from dataclasses import dataclass

from symcheck.kernel.claim import REAL
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
    term,
    value_at,
)
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.term import (
    ONE,
    ZERO,
    Term,
    diff,
    eq,
    fresh,
    instantiate,
    le,
    lt,
    mul,
    ne,
    sub,
    sum_,
)


@dataclass(frozen=True)
class _Mean:
    """The mean of the values, the value of the mean, over one range."""

    ends: Range
    values: Term
    value: Term

    @property
    def gap(self) -> Term:
        """The mean of the values less the value of the mean."""
        return sub(self.values, self.value)


def jensen(goal: Goal) -> Owed:
    """Check a bound, or what its equality means, by Jensen's inequality."""
    op, left, right = goal.relation()
    if op not in {"=", "<", "<="}:
        raise RuleRefused("expected '<=', '<' or '='")
    refused = RuleRefused("expected a sum")
    for ends in ranges(goal):
        mean = _mean(goal, ends)
        owed = _convexity(goal, strict=op != "<=") + _weights(goal, mean)
        try:
            owed += range_owes(*ends, goal.context)
            return Owed((*owed, *_conclusion(goal, op, (left, right), mean)))
        except RuleRefused as error:
            refused = error
        except (TooLarge, ZeroDivisionError) as error:
            refused = RuleRefused("{why}", why=str(error))
    raise refused


def _conclusion(
    goal: Goal, op: str, sides: tuple[Term, Term], mean: _Mean
) -> tuple[Obligation, ...]:
    left, right = sides
    if op == "<=":
        return require_equal(goal.context, sub(right, left), mean.gap)
    i, j, owed = indices(goal, *mean.ends)
    weights, points = function(goal, "weights"), function(goal, "points")
    for place in (i, j):
        owed.append(Obligation(goal.context, lt(ZERO, value_at(weights, place)), "a weight"))
    one, other = value_at(points, i), value_at(points, j)
    if op == "<":
        owed.append(Obligation(goal.context, ne(one, other), "two points"))
        return (*owed, *require_equal(goal.context, sub(right, left), mean.gap))
    if (left, right) not in {(one, other), (other, one)}:
        raise RuleRefused("expected '{one} = {other}'", one=one, other=other)
    return (*owed, Obligation(goal.context, le(mean.values, mean.value), "equality"))


def _mean(goal: Goal, ends: Range) -> _Mean:
    f, w, x = (function(goal, name) for name in ("function", "weights", "points"))
    k, _ = opened(goal.context, *ends)
    name, weight, here = str(k.data), value_at(w, k), value_at(x, k)
    values = sum_(name, *ends, mul(weight, instantiate(f.args[0], here)))
    return _Mean(ends, values, value_at(f, sum_(name, *ends, mul(weight, here))))


def _convexity(goal: Goal, *, strict: bool) -> list[Obligation]:
    """Return what is owed for f″ to exist and to have its sign on the whole interval."""
    t = fresh("t")
    name = str(t.data)
    inside = goal.context.declare(name, REAL).assume(*_inside(goal, t))
    value = value_at(function(goal, "function"), t)
    second = diff(diff(value, name, t), name, t)
    sign = (lt if strict else le)(ZERO, second)
    return [*obligations(second, inside), Obligation(inside, sign, "convexity")]


def _inside(goal: Goal, point: Term) -> list[Term]:
    """Return what it means for a point to be inside the interval."""
    props = [lt(term(goal, "above"), point)] if "above" in goal.arguments else []
    return [*props, *([lt(point, term(goal, "below"))] if "below" in goal.arguments else [])]


def _weights(goal: Goal, mean: _Mean) -> list[Obligation]:
    """Return what is owed of the weights and the points."""
    w, x = function(goal, "weights"), function(goal, "points")
    k, inner = opened(goal.context, *mean.ends)
    weight, here = value_at(w, k), value_at(x, k)
    owed = [*obligations(weight, inner), *obligations(here, inner)]
    owed.append(Obligation(inner, le(ZERO, weight), "a weight"))
    owed += [Obligation(inner, p, "a point") for p in _inside(goal, here)]
    for name in ("above", "below"):
        if name in goal.arguments:
            owed += obligations(term(goal, name), goal.context)
    total = sum_(str(k.data), *mean.ends, weight)
    return [*owed, Obligation(goal.context, eq(total, ONE), "the sum of the weights")]
