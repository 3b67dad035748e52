"""A chain of relations holds between its ends.

    Γ ⊢ t₀ r₁ t₁   …   Γ ⊢ tₙ₋₁ rₙ tₙ
    ──────────────────────────────────  transitivity
              Γ  ⊢  t₀ r tₙ

r is = if all are, < if one is < and the others are ≤ or =, ≤ otherwise. The parts are
derivations in the goal's context.

Side conditions  none
Accepts          a < b, b <= c  gives  a < c
Refuses          a < b, c <= d  gives  a < d
Refuses          a <= b, b <= c  gives  a < c
Trusts           nothing
Source           Gries and Schneider, A Logical Approach to Discrete Math, ch. 1 (calculations)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import relation_in
from symcheck.kernel.term import Term

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Whether a composed relation of this kind shows a claimed one.
_SHOWS = {
    "=": {"=", "<=", ">="},
    "<": {"<", "<=", "!="},
    "<=": {"<="},
    ">": {">", ">=", "!="},
    ">=": {">="},
    "!=": {"!="},
}


def compose(first: str, second: str) -> str | None:
    """Return the relation between the ends of two, or None if there is none."""
    if first == "=":
        return second
    if second == "=":
        return first
    if "!=" in {first, second} or first[0] != second[0]:
        return None
    return first[0] if "<" in {first, second} or ">" in {first, second} else first


def chain(link: Term, goals: Sequence[object], start: int = 0) -> int:
    """Return the position after the goals that compose to the link.

    Raises RuleRefused if they do not.
    """
    left, right = link.args
    here, op, position = left, "=", start
    while position < len(goals):
        goal = goals[position]
        if not isinstance(goal, Term) or goal.head != "rel":
            raise RuleRefused("expected a relation in the chain")
        if goal.args[0] != here:
            raise RuleRefused(
                "a line starts with '{got}', expected '{here}'", got=goal.args[0], here=here
            )
        composed = compose(op, str(goal.data))
        if composed is None:
            raise RuleRefused(
                "'{op}' and '{other}' do not make a chain", op=op, other=str(goal.data)
            )
        here, op, position = goal.args[1], composed, position + 1
        if (
            here == right
            and op in _SHOWS
            and str(link.data) in _SHOWS[op]
            and _ends(goals, position, right)
        ):
            return position
    if here == right and start == position and link.data in {"=", "<=", ">="}:
        return position
    raise RuleRefused(
        "the lines show '{left} {op} {here}', expected '{left} {wanted} {right}'",
        left=left,
        op=op,
        here=here,
        wanted=str(link.data),
        right=right,
    )


def _ends(goals: Sequence[object], position: int, right: Term) -> bool:
    """Return whether the chain may end here: it does not go on and come back to the right side."""
    return not any(isinstance(g, Term) and g.args[-1] == right for g in goals[position:])


def transitivity(goal: Goal) -> Owed:
    """Check that the parts, in their order, are a chain to the goal."""
    if not isinstance(goal.prop, Term):
        raise RuleRefused("expected a relation")
    goals: list[Term] = []
    for theorem in goal.parts:
        goals.extend(relation_in(theorem, goal.context).links)
    if not goals or chain(goal.prop, goals) != len(goals):
        raise RuleRefused("the parts go on after the goal")
    return Owed()
