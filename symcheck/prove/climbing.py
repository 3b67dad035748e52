"""Downhill towards the violation of an inequality, and the simplest point nearby.

The margin of ``left ≤ right`` is right − left; a step along one coordinate is kept if it
makes the margin smaller. Equations among the hypotheses are solved again after each step.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.prove.situation import approximate
from symcheck.prove.solving import solve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from symcheck.kernel.term import Term
    from symcheck.prove.situation import Assignment, Situation, Slot

#: The denominators of the simple points that are tried near a point.
DENOMINATORS = (1, 2, 3, 4, 5, 8, 10, 12, 100, 1000, 10**4, 10**6)


def margin(situation: Situation, prop: Term, assignment: Assignment) -> float | None:
    """Return how far a relation is from being false, as a float; None where undefined."""
    gap = approximate(situation.residual(prop, assignment))
    if gap is None or gap != gap:  # noqa: PLR0124 - not a number
        return None
    match prop.data:
        case "<" | "<=":
            return -gap
        case ">" | ">=":
            return gap
        case "!=":
            return abs(gap)
    return -abs(gap)


def moved(
    situation: Situation, slot: Slot, target: Fraction, assignment: Assignment
) -> Assignment | None:
    """Return the assignment with one slot moved, the equations solved again, if feasible."""
    trial: Assignment = {**assignment, slot: target}
    for c in situation.constraints:
        if c.is_equation and slot in c.slots and situation.holds(c.prop, trial) is not True:
            for other in sorted(c.slots - {slot}, key=str):
                candidates = solve(situation, c.prop, other, trial)
                if candidates:
                    trial[other] = _nearest(candidates, _float(trial.get(other)))
                    break
            else:
                return None
    return trial if situation.feasible(trial) else None


def _float(given: Fraction | Term | None) -> float:
    """Return a float near a rational; 0 for what is not one."""
    return float(given) if isinstance(given, Fraction) else 0.0


def _nearest(candidates: list[Fraction | Term], to: float) -> Fraction | Term:
    return min(candidates, key=lambda v: abs(_float(v) - to))


def descend(
    situation: Situation, prop: Term, start: Assignment, in_time: Callable[[], bool]
) -> Iterator[Assignment]:
    """Yield points of ever smaller margin, each an improvement on the one before."""
    here = start
    best = margin(situation, prop, here)
    steps = {s: max(abs(v) / 4, Fraction(1, 4)) for s, v in here.items() if isinstance(v, Fraction)}
    idle = 0
    while best is not None and steps and in_time() and idle < 60:
        idle += 1
        for slot in tuple(steps):
            improved = False
            for way in (1, -1):
                at = here[slot]
                if not in_time() or not isinstance(at, Fraction):
                    return
                target = tidy(at + way * steps[slot], steps[slot])
                trial = moved(situation, slot, target, here)
                found = None if trial is None else margin(situation, prop, trial)
                if trial is not None and found is not None and found < best:
                    here, best, improved, idle = trial, found, True, 0
                    yield here
                    break
            steps[slot] *= 2 if improved else Fraction(1, 3)
            steps[slot] = steps[slot].limit_denominator(10**15) or Fraction(1, 10**15)


def tidy(x: Fraction, step: Fraction) -> Fraction:
    """Return a rational of few digits that is near x on the scale of the step."""
    return x.limit_denominator(max(1, min(int(100 / step) + 1, 10**18)))


def simpler(situation: Situation, assignment: Assignment) -> Iterator[Assignment]:
    """Yield feasible points near the given one with smaller denominators, simplest first."""
    for bound in DENOMINATORS:
        trial: Assignment | None = dict(assignment)
        for slot, v in assignment.items():
            if trial is None or not isinstance(v, Fraction) or v.denominator <= bound:
                continue
            trial = moved(situation, slot, v.limit_denominator(bound), trial)
        if trial is not None and trial != assignment:
            yield trial
