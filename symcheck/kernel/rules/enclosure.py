"""A bound holds because it holds on every box of a subdivision, by interval arithmetic.

    hypotheses ⟹ x ∈ B₁ ∪ … ∪ Bₙ     t − s > 0 on every Bᵢ that may meet them
    ──────────────────────────────────────────────────────────────────────────  enclosure
                        Γ  ⊢  s < t  (s ≤ t, s ≠ t)

On a box the difference is bounded by ranges of its parts, by its slopes, or by a Taylor
polynomial with its remainder. Numbers without variables are compared with up to 2000 bits.

Side conditions  both sides are defined
Accepts          given x >= 0, x <= 1:  exp(x) < 1 + 2*x + 1/100
Accepts          exp(1) < 3
Accepts          given x > -1, x < 1, y > -1, y < 1:  x^2 + y^2 < 2 + 1/1000
Refuses          given x >= 0, x <= 1:  exp(x) < 1 + 2*x - 3/10
Refuses          given x >= 0:  exp(-x) < 2
Refuses          given x >= 0, x <= 1:  exp(x) = 1 + x
Trusts           Arb's balls, power series and elementary functions, through python-flint
Source           Tucker, Validated Numerics, ch. 3 and 5
"""

from __future__ import annotations

from flint import arb

from symcheck.kernel.balls import Undecided, Undefined, ball
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.enclosure import NotEnclosed, positive_on
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.term import Term, sub

#: A box is cut into at most so many; an argument ``boxes`` may ask for fewer, or more.
BOXES, MOST_BOXES = 2_000, 100_000
_PRECISIONS = (64, 256, 1000, 2000)


def enclosure(goal: Goal) -> Owed:
    """Check a bound on a bounded box of its variables, or between numbers.

    Raises RuleRefused where a variable is not bounded, or the bound was not shown.
    """
    op, left, right = goal.relation()
    if op == "=":
        raise RuleRefused("interval arithmetic shows no equation")
    if not isinstance(goal.prop, Term):
        raise RuleRefused("expected a relation")
    owed = tuple(obligations(goal.prop, goal.context))
    gap = sub(right, left)
    names = gap.free & set(goal.context.sorts)
    if not names:
        return Owed(owed, _numbers(goal, op, gap))
    boxes = int(goal.arguments.get("boxes", BOXES))
    if boxes > MOST_BOXES:
        raise RuleRefused("more than {most} boxes are asked for", most=MOST_BOXES)
    last: NotEnclosed | None = None
    sides = (gap, sub(left, right)) if op == "!=" else (gap,)
    for side in sides:
        try:
            cover = positive_on(side, goal.context, strict=op != "<=", boxes=boxes)
        except NotEnclosed as error:
            last = error
        else:
            return Owed(owed, {"box": cover.box, "pieces": cover.pieces, "side": side})
    raise RuleRefused("the bound was not shown on boxes: {why}", why=str(last))


def _numbers(goal: Goal, op: str, gap: Term) -> dict[str, object]:
    """Return the ball that decides a relation between numbers."""
    found: arb = arb(0)
    for precision in _PRECISIONS:
        try:
            found = ball(gap, {}, precision, goal.context.defined)
        except Undecided:
            continue
        except Undefined as error:
            raise RuleRefused("a side is undefined: {why}", why=str(error)) from None
        if found > 0 or (op == "!=" and found < 0):
            return {"difference": found.str(10), "precision": precision}
        if found < 0:
            raise RuleRefused("the difference of the sides is {value}", value=found.str(10))
    raise RuleRefused(
        "the numbers were not told apart: their difference is {value}", value=found.str(5)
    )
