"""Search for a point that refutes a claim, or that shows that hypotheses can be met.

The search guesses; what it returns was confirmed by the kernel, in exact or ball
arithmetic, to meet every hypothesis and to make the relation false.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from flint import arb

from symcheck.kernel.balls import Undecided, Undefined, confirm, meets, truth, value
from symcheck.kernel.term import Term, eq, negation
from symcheck.kernel.writing import to_text
from symcheck.prove.climbing import descend, margin, moved, simpler
from symcheck.prove.sampling import SMALL, Sampler, hints, integer_choices
from symcheck.prove.situation import VARIANTS, Assignment, Situation, TooLarge
from symcheck.report import Witness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from symcheck.kernel.balls import Point, Scalar
    from symcheck.kernel.claim import Context, Relation

#: How many choices of sizes are looked at in one round, and how many points at each.
ROUND = 12
DRAWS = 40
#: How many descents start from the best points of a round.
DESCENTS = 3
DIGITS = (15, 30, 60, 120)
#: How many small values are tried in place of each value of a witness.
TRIED = 9


@dataclass(frozen=True)
class Found:
    """A point that meets the hypotheses and at which one relation of a claim is false.

    ``point`` is complete and exact, for the kernel; ``sizes`` are its integers.
    """

    context: Context
    prop: Term
    point: Point
    sizes: dict[str, int]
    left: str
    right: str

    def witness(self) -> Witness:
        """Return the point as a report shows it."""
        shown = {
            name: text for name, text in point_texts(self.point).items() if name not in self.sizes
        }
        return Witness(shown, self.sizes, self.left, self.right)


def point_texts(point: Point) -> dict[str, str]:
    """Return the entries of a point by name: ``x``, ``y[2]``, ``w[1, 2]``."""
    found: dict[str, str] = {}
    for name, given in point.items():
        if isinstance(given, Fraction | int | Term):
            found[name] = _scalar_text(given)
        elif not callable(given):
            for i, entry in given.items():
                found[f"{name}[{', '.join(map(str, i))}]"] = _scalar_text(entry)
    return found


def _scalar_text(given: Scalar) -> str:
    return to_text(given) if isinstance(given, Term) else str(given)


def find_witness(claim: Relation, seconds: float, seed: int = 0) -> Found | None:
    """Return a confirmed point at which a relation of the claim is false, or None."""
    in_time = _clock(seconds)
    for prop, situation, assignment in _candidates(claim.context, claim.links, in_time, seed):
        found = _refutation(claim.context, prop, situation, assignment)
        if found is not None:
            return found
    return None


def find_member(context: Context, seconds: float, seed: int = 0) -> Point | None:
    """Return a point that certainly meets the context's sorts and hypotheses, or None."""
    in_time = _clock(seconds)
    rng = random.Random(seed)  # noqa: S311 - nothing here is secret
    stream = _situations(context, (), in_time)
    known: list[Situation] = []
    while in_time():
        new = list(islice(stream, ROUND))
        known = [*new, *(s for s in known if s.slots)]
        if not known:
            return None
        again = rng.sample(known, min(len(known), ROUND))
        for situation in (*sorted(new, key=lambda s: len(s.slots)), *again):
            for assignment in _points(Sampler(situation, (), rng), in_time):
                point = situation.point(assignment)
                if situation.feasible(assignment) and meets(context, point):
                    return point
    return None


def _clock(seconds: float) -> Callable[[], bool]:
    end = time.process_time() + seconds
    return lambda: time.process_time() < end


def _situations(
    context: Context, links: Sequence[Term], in_time: Callable[[], bool]
) -> Iterator[Situation]:
    fresh, _ = hints([*context.hypotheses, *links])
    extra = [int(f) for f in fresh if f.denominator == 1]
    permuted = any(sort.kind == "permutation" for _, sort in context.variables)
    for sizes in integer_choices(context, extra):
        if not in_time():
            return
        try:
            for variant in range(VARIANTS if permuted else 1):
                yield Situation(context, sizes, variant=variant)
        except (TooLarge, Undecided, Undefined):
            continue


def _points(sampler: Sampler, in_time: Callable[[], bool]) -> Iterator[Assignment]:
    """Yield points to look at: the grid of small ones, then random ones."""
    for assignment in sampler.small(DRAWS * 2):
        if not in_time():
            return
        yield assignment
    for _ in range(DRAWS if sampler.situation.slots else 0):
        if not in_time():
            return
        drawn = sampler.draw()
        if drawn is not None:
            yield drawn


def _candidates(
    context: Context, links: Sequence[Term], in_time: Callable[[], bool], seed: int
) -> Iterator[tuple[Term, Situation, Assignment]]:
    """Yield relations with points that look as if they were false there, round by round."""
    rng = random.Random(seed)  # noqa: S311 - nothing here is secret
    stream = _situations(context, links, in_time)
    known: list[Situation] = []
    while in_time():
        new = list(islice(stream, ROUND))
        known += new
        if not known:
            return
        for situation in new:
            for prop in links:
                yield from _look(prop, situation, Sampler(situation, (), rng), in_time)
        for situation in rng.sample(known, min(len(known), ROUND)):
            for prop in links:
                if not situation.constraint(prop).slots:
                    continue
                aim = Sampler(situation, (negation(prop),), rng)
                yield from _draws(prop, situation, aim, in_time)
                plain = Sampler(situation, (), rng)
                yield from _climbs(prop, situation, plain, in_time)
        if not new and not any(s.slots for s in known):
            return


def _look(
    prop: Term, situation: Situation, sampler: Sampler, in_time: Callable[[], bool]
) -> Iterator[tuple[Term, Situation, Assignment]]:
    spoken_of = situation.constraint(prop).slots.union(*(c.slots for c in situation.constraints))
    points = _points(sampler, in_time)
    for assignment in points if spoken_of else islice(points, 1):
        if _promising(prop, situation, assignment):
            yield prop, situation, assignment


def _draws(
    prop: Term, situation: Situation, sampler: Sampler, in_time: Callable[[], bool]
) -> Iterator[tuple[Term, Situation, Assignment]]:
    for _ in range(DRAWS):
        if not in_time():
            return
        drawn = sampler.draw()
        if drawn is not None and _promising(prop, situation, drawn):
            yield prop, situation, drawn


def _climbs(
    prop: Term, situation: Situation, sampler: Sampler, in_time: Callable[[], bool]
) -> Iterator[tuple[Term, Situation, Assignment]]:
    """Yield the points of a few descents from the best of some random points."""
    starts: list[tuple[float, Assignment]] = []
    for _ in range(DRAWS):
        if not in_time():
            return
        drawn = sampler.draw()
        if drawn is None:
            continue
        if _promising(prop, situation, drawn):
            yield prop, situation, drawn
        gap = margin(situation, prop, drawn)
        if gap is not None:
            starts.append((gap, drawn))
    if prop.data == "=":
        return
    starts.sort(key=lambda s: s[0])
    for _, start in starts[:DESCENTS]:
        last = start
        for assignment in descend(situation, prop, start, in_time):
            last = assignment
            if situation.holds(prop, assignment) is False:
                yield prop, situation, assignment
        for assignment in simpler(situation, last):
            if _promising(prop, situation, assignment):
                yield prop, situation, assignment


def _promising(prop: Term, situation: Situation, assignment: Assignment) -> bool:
    """Return whether the relation may be false at a point that meets the hypotheses."""
    holds = situation.holds(prop, assignment)
    if holds is True or not situation.feasible(assignment):
        return False
    if holds is False:
        return True
    return situation.residual(prop, assignment) is not None


def _refutation(
    context: Context, prop: Term, situation: Situation, assignment: Assignment
) -> Found | None:
    point = situation.point(assignment)
    if not confirm(context, prop, point):
        return None
    assignment = _simplified(context, prop, situation, assignment)
    point = situation.point(assignment)
    left, right = _sides(context, prop, point)
    return Found(context, prop, point, dict(situation.sizes), left, right)


def _simplified(
    context: Context, prop: Term, situation: Situation, assignment: Assignment
) -> Assignment:
    """Return a point with simpler values that refutes the relation as well."""

    def refutes(trial: Assignment) -> bool:
        return _promising(prop, situation, trial) and confirm(context, prop, situation.point(trial))

    for slot, given in assignment.items():
        if not isinstance(given, Fraction) or given in SMALL:
            continue
        for v in SMALL[:TRIED]:
            trial = moved(situation, slot, v, assignment)
            if trial is not None and refutes(trial):
                assignment = trial
                break
    return next(filter(refutes, simpler(situation, assignment)), assignment)


def _sides(context: Context, prop: Term, point: Point) -> tuple[str, str]:
    """Return the values of both sides as text, with as many digits as tell them apart."""
    texts = ("?", "?")
    same = truth(eq(*prop.args), point, context.defined) is True
    for digits in DIGITS[:1] if same else DIGITS:
        precision = 64 + 8 * digits
        try:
            values = [value(a, point, precision, context.defined) for a in prop.args]
        except (Undecided, Undefined):
            continue
        texts = (_text(values[0], digits), _text(values[1], digits))
        if texts[0] != texts[1]:
            break
    return texts


def _text(x: Fraction | arb, digits: int) -> str:
    if isinstance(x, Fraction):
        short = str(x)
        if len(short) <= 40:
            return short
        return (
            str(arb(x.numerator).str(digits, radius=False))
            if x.denominator == 1
            else str((arb(x.numerator) / x.denominator).str(digits, radius=False))
        )
    return "0" if x.contains(0) else str(x.str(digits, radius=False))
