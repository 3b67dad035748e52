"""A function has no derivative where its one-sided derivatives differ.

    f = g for t ≥ a,  f = h for t ≤ a,  g′(a) ≠ h′(a)
    ──────────────────────────────────────────────────  not_differentiable
          t ↦ f has no derivative at a

g and h are given, or are the normal forms of f on t > a and on t < a.

Side conditions  the two equations; the conditions of both derivatives; that they differ
Accepts          relu(t) at 0
Refuses          t^2 at 0
Trusts           what derivative trusts
Source           any calculus text; the derivative is both one-sided limits
"""

from __future__ import annotations

from symcheck.kernel.claim import REAL, Context, NotDifferentiable
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.differentiate import NotDifferentiated, derivative
from symcheck.kernel.normal import normal_form
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.sign import prove
from symcheck.kernel.term import Term, diff, eq, le, lt, ne, substitute, var


def not_differentiable(goal: Goal) -> Owed:
    """Check that the one-sided derivatives at a point differ."""
    claim = goal.prop
    if not isinstance(claim, NotDifferentiable):
        raise RuleRefused("expected a claim that there is no derivative")
    context = goal.context.declare(claim.name, REAL)
    t, a = var(claim.name), claim.point
    owed = obligations(a, goal.context)
    slopes: list[Term] = []
    for side, closed, argument in ((lt(a, t), le(a, t), "right"), (lt(t, a), le(t, a), "left")):
        given = goal.arguments.get(argument)
        there = given if isinstance(given, Term) else _branch(claim.body, context.assume(side))
        beside = context.assume(closed)
        owed.extend(obligations(claim.body, beside))
        owed.extend(obligations(there, beside))
        owed.append(Obligation(beside, eq(claim.body, there), f"the function to the {argument}"))
        slope, conditions = _slope(there, claim, goal.context)
        slopes.append(slope)
        owed.extend(conditions)
    owed.append(Obligation(goal.context, ne(*slopes), "one-sided derivatives that differ"))
    return Owed(tuple(owed), {"right": slopes[0], "left": slopes[1]})


def _branch(body: Term, context: Context) -> Term:
    return normal_form(body, context, prove).to_term()


def _slope(body: Term, claim: NotDifferentiable, context: Context) -> tuple[Term, list[Obligation]]:
    try:
        found = derivative(diff(body, claim.name, claim.point), context, prove)
    except NotDifferentiated as error:
        raise RuleRefused(
            "a side has no derivative that was found: {why}", why=str(error)
        ) from error
    value = substitute(body, {claim.name: claim.point})
    return found.value, [
        *found.conditions,
        *obligations(value, context),
        *obligations(found.value, context),
    ]
