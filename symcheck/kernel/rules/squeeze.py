"""A sequence tends to where its bounds tend.

    Γ, k ∈ ℕ  ⊢  u ≤ f ≤ v      u → L      v → L
    ──────────────────────────────────────────────  squeeze
               Γ  ⊢  f → L  as k → ∞

f = u is two bounds in one, |f − L| ≤ v with v → 0 another two. For L = ∞ a lower bound is
enough, for L = −∞ an upper one. The limits of the bounds are found as by ``limit``, where the
limits among the hypotheses are known, and what a part shows that does not mention k.

Side conditions  L is defined; what the limits of the bounds owe
Accepts          given Abs(q) < 1, by x(k) = q^k*x + 1:  x(k) tends to 1
Accepts          given x > 0, by (1 + k)*x <= x(k):  x(k) tends to oo
Refuses          by Abs((-1)^k) <= 1:  (-1)^k tends to 0
Refuses          by x(k) = x(k):  x(k) tends to 0
Trusts           the normal form; the table of limits at ±∞
Source           Rudin, Principles of Mathematical Analysis, ch. 3
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import Limit
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.limits import NoLimit, said_limit
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.sequences import tends_to, told
from symcheck.kernel.term import ZERO, Term, fn, sub

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symcheck.kernel.claim import Context
    from symcheck.kernel.obligation import Obligation


def squeeze(goal: Goal) -> Owed:
    """Check the limit of a sequence by bounds that hold for every natural number."""
    claim = goal.prop
    if not isinstance(claim, Limit) or not claim.natural:
        raise RuleRefused("expected the limit of a sequence")
    if claim.context != goal.context:
        raise RuleRefused("expected a limit in the context of the goal")
    try:
        owed = said_limit(claim)
    except NoLimit as error:
        raise RuleRefused("{why}", why=str(error)) from None
    about, facts = told(goal, claim.name)
    context = goal.context.assume(*facts)
    same, away, low, high = _bounds(about, claim)
    for outright, value in ((same, claim.value), (away, ZERO)):
        found = _reached(outright, claim.name, value, context)
        if found is not None:
            return Owed((*owed, *found[1]), {"bounds": (found[0],)})
    used: list[Term] = []
    for bounds, side, free in ((low, "below", "-oo"), (high, "above", "oo")):
        if claim.value != free:
            found = _reached(bounds, claim.name, claim.value, context)
            if found is None:
                raise RuleRefused("no bound from {side} was shown to tend there", side=side)
            used.append(found[0])
            owed += found[1]
    return Owed(tuple(owed), {"bounds": tuple(used)})


def _reached(
    bounds: Iterable[Term], name: str, value: Term | str, context: Context
) -> tuple[Term, list[Obligation]] | None:
    """Return the first bound that tends to the value, and what that owes; None if none does."""
    for bound in bounds:
        found = tends_to(bound, name, value, context)
        if found is not None:
            return bound, found
    return None


def _bounds(about: Iterable[Term], claim: Limit) -> tuple[list[Term], ...]:
    """Return what equals the body, bounds its distance, lies below it and above it."""
    body, distances = claim.body, _distances(claim)
    same: list[Term] = []
    away: list[Term] = []
    low: list[Term] = []
    high: list[Term] = []
    for link in about:
        op, left, right = Goal(claim.context, link).relation()
        if op == "!=":
            raise RuleRefused("a part shows '{link}', which is no bound", link=link)
        if op == "=" and body in {left, right}:
            same.append(left if right == body else right)
        elif right == body:
            low.append(left)
        elif left == body:
            high.append(right)
        elif left in distances:
            away.append(right)
        else:
            raise RuleRefused("a part shows '{link}', which is no bound of the sequence", link=link)
    return same, away, low, high


def _distances(claim: Limit) -> tuple[Term, ...]:
    """Return how the distance to the value may be written."""
    if not isinstance(claim.value, Term):
        return ()
    plain = (fn("abs", claim.body),) if claim.value == ZERO else ()
    return (fn("abs", sub(claim.body, claim.value)), *plain)
