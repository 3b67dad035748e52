"""Candidate points: small values first, inside the bounds that the hypotheses give."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import isinf
from typing import TYPE_CHECKING

from symcheck.kernel.balls import Undecided, Undefined, value
from symcheck.kernel.term import PI, Term, div, mul, neg, num, subterms
from symcheck.prove.situation import (
    Assignment,
    Constraint,
    Situation,
    Slot,
    approximate,
    rounded,
)
from symcheck.prove.solving import polynomial, solve, solve_jointly

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Sequence

    from symcheck.kernel.claim import Context

Given = Fraction | Term

SMALL = (*(Fraction(i) for i in (0, 1, -1, 2, -2)), Fraction(1, 2), Fraction(-1, 2))
SMALL += (Fraction(3), Fraction(-3), Fraction(1, 3), *(Fraction(i) for i in (4, -4, 10, -10)))
#: Legs of right triangles of hypotenuse 1.
LEGS = tuple(Fraction(s * n, d) for n, d in ((3, 5), (4, 5), (5, 13), (12, 13)) for s in (1, -1))
STEPS = (
    *(Fraction(i) for i in (1, 2, 3, 5, 10, 30, 100, 1000)),
    *(Fraction(1, i) for i in (2, 4, 10, 100, 1000)),
)
FAR = tuple(Fraction(10) ** e for e in (4, 5, 6, 8, 9, -4, -5, -6, -8, -9, 12, -12, 15, 30))
TURNS = tuple(
    (div(mul(num(p), PI), num(q)) if p != 1 else div(PI, num(q)))
    for p, q in ((1, 2), (1, 6), (1, 4), (1, 3), (2, 3), (3, 2), (5, 6), (3, 4))
)
ANGLES: tuple[Term, ...] = (PI, neg(PI), mul(num(2), PI), *TURNS, *map(neg, TURNS))
CIRCULAR = frozenset({"sin", "cos", "tan", "cot", "sec", "csc", "pi"})


@dataclass(frozen=True)
class Interval:
    """Bounds of a slot; None is no bound. ``ends`` are values that lie on a bound."""

    low: float | None = None
    high: float | None = None
    ends: tuple[Given, ...] = ()


def hints(terms: Iterable[Term]) -> tuple[tuple[Fraction, ...], tuple[Term, ...]]:
    """Return the rational constants in the terms, and angles if the terms are circular."""
    found: dict[Fraction, None] = {}
    circular = False
    for t in {s: None for term in terms for s in subterms(term)}:
        circular |= t.head in CIRCULAR
        if t.free or t.loose or t.head in {"true", "rel", "and", "or", "not", "all", "lam"}:
            continue
        try:
            exact = value(t, {}, 64, work=200)
        except (Undecided, Undefined):
            continue
        r = exact if isinstance(exact, Fraction) else None
        if r is not None and r.numerator.bit_length() < 200 and r.denominator.bit_length() < 200:
            found |= dict.fromkeys((r, -r, r + 1, r - 1))
    fresh = tuple(r for r in sorted(found, key=abs) if r not in SMALL)
    return fresh, ANGLES if circular else ()


def integer_choices(context: Context, extra: Sequence[int]) -> Iterator[dict[str, int]]:
    """Yield values of the integer variables, small ones first, that have their sorts."""
    names = [(name, sort) for name, sort in context.variables if sort.is_integer]
    ladder = [0, 1, 2, -1, 3, 4, -2, 5, 6, -3, 7, 8, 10, 12, 16, 20, 32, 50, 64, 100]
    ladder += [i for i in extra if i not in ladder]
    orders = {"size": [2, 1, 3, 4, *ladder[7:]], "natural": ladder, "integer": ladder}

    def options(
        kind: str, low: Term | None, high: Term | None, chosen: dict[str, int]
    ) -> list[int]:
        if low is None or high is None:
            least = {"size": 1, "natural": 0}.get(kind)
            return [i for i in orders.get(kind, ladder) if least is None or i >= least]
        try:
            ends = [value(e, chosen, 64, context.defined) for e in (low, high)]
        except (Undecided, Undefined):
            return []
        if any(not isinstance(e, Fraction) for e in ends):
            return []
        first, last = (int(e) for e in ends if isinstance(e, Fraction))
        return [first, *range(last, max(first, last - 6), -1)] if last >= first else []

    def choose(position: int, budget: int, chosen: dict[str, int]) -> Iterator[dict[str, int]]:
        if position == len(names):
            if budget == 0:
                yield dict(chosen)
            return
        name, sort = names[position]
        low, high = sort.ranges[0] if sort.ranges else (None, None)
        for rank, i in enumerate(options(sort.kind, low, high, chosen)[: budget + 1]):
            if position == len(names) - 1 and rank != budget:
                continue
            yield from choose(position + 1, budget - rank, {**chosen, name: i})

    if not names:
        yield {}
        return
    for budget in range(len(ladder) + 12):
        yield from choose(0, budget, {})


class Sampler:
    """Points of a situation that meet its hypotheses, drawn one after the other."""

    def __init__(self, situation: Situation, aims: Sequence[Term], rng: random.Random) -> None:
        """Take what else a point should meet besides the hypotheses: the ``aims``."""
        self.situation = situation
        self.rng = rng
        self.constraints = (*situation.constraints, *(situation.constraint(a) for a in aims))
        fresh, angles = hints([c.prop for c in self.constraints])
        self.special: tuple[Given, ...] = (*SMALL, *LEGS, *fresh)
        self.angles = angles
        self.first: tuple[Given, ...] = (*SMALL[:9], *angles[:4], *fresh[:12])

    def small(self, limit: int) -> Iterator[Assignment]:
        """Yield the first points of the grid of special values, completed to meet equations."""
        slots = self.situation.slots
        if not slots:
            yield {}
            return
        combinations = (
            sorted(
                product(
                    range(min(len(self.first), 20 if len(slots) < 3 else 4)), repeat=len(slots)
                ),
                key=sum,
            )
            if len(slots) <= 5
            else []
        )
        for ranks in combinations[:limit]:
            yield {s: self.first[r] for s, r in zip(slots, ranks, strict=True)}

    def draw(self) -> Assignment | None:
        """Return a random point that meets the constraints at one look, or None."""
        slots = list(self.situation.slots)
        self.rng.shuffle(slots)
        if self.rng.random() < 0.5:
            slots.sort(key=lambda s: any(self._is_side(c, s) for c in self.constraints))
        last: dict[Slot, list[Constraint]] = {s: [] for s in slots}
        for c in self.constraints:
            owner = next((s for s in reversed(slots) if s in c.slots), None)
            if owner is not None:
                last[owner].append(c)
        crowded = [s for s in slots if sum(c.is_equation for c in last[s]) > 1]
        found: Assignment = {}
        for s in slots:
            chosen = self._choose(s, last[s], found, solving=not crowded)
            if chosen is None:
                return None
            found[s] = chosen
        if crowded:
            return self._jointly(found, slots)
        return found

    def _is_side(self, constraint: Constraint, slot: Slot) -> bool:
        prop = constraint.prop
        return prop.head == "rel" and any(self.situation.slot(a) == slot for a in prop.args)

    def _jointly(self, found: Assignment, slots: list[Slot]) -> Assignment | None:
        equations = [c for c in self.constraints if c.is_equation and c.slots]
        unknowns: list[Slot] = []
        for e in equations:
            free = [s for s in slots if s in e.slots and s not in unknowns]
            if not free:
                return None
            unknowns.append(self.rng.choice(free))
        solved = solve_jointly(self.situation, equations, unknowns, found)
        if solved is None:
            return None
        met = all(self.situation.holds(c.prop, solved) for c in self.constraints)
        return solved if met else None

    def _choose(
        self, slot: Slot, due: list[Constraint], found: Assignment, *, solving: bool
    ) -> Given | None:
        """Return a value of the slot that meets the constraints that are due, or None."""
        equations = [c for c in due if c.is_equation]
        if not solving:
            due = [c for c in due if not c.is_equation]
        if equations and solving:
            candidates = solve(self.situation, equations[0].prop, slot, found)
            self.rng.shuffle(candidates)
            if not candidates:
                candidates = [self.value(Interval()) for _ in range(4)]
        else:
            within = self.interval(slot, due, found)
            candidates = [self.value(within) for _ in range(8 if due else 1)]
        for v in candidates:
            trial = {**found, slot: v}
            if all(self.situation.holds(c.prop, trial) is True for c in due):
                return v
        return None

    def interval(self, slot: Slot, due: Sequence[Constraint], found: Assignment) -> Interval:
        """Return the bounds that simple inequalities give the slot."""
        low: float | None = None
        high: float | None = None
        ends: list[Given] = []
        for c in due:
            if c.prop.head != "rel" or c.prop.data in {"=", "!="}:
                continue
            side, end = self._bound(slot, c.prop, found)
            where = approximate(end) if isinstance(end, Fraction) else _float_of(end)
            if where is None or end is None:
                continue
            if isinf(where):
                ends.append(2 * end if isinstance(end, Fraction) else mul(num(2), end))
                continue
            ends.append(end)
            if side > 0:
                low = where if low is None else max(low, where)
            else:
                high = where if high is None else min(high, where)
        return Interval(low, high, tuple(ends))

    def _bound(self, slot: Slot, prop: Term, found: Assignment) -> tuple[int, Given | None]:
        """Return on which side of which end the slot must lie: 1 is above it."""
        up = 1 if prop.data in {">", ">="} else -1
        left, right = prop.args
        for sign, side, other in ((1, left, right), (-1, right, left)):
            if self.situation.slot(side) == slot and slot not in (
                self.situation.constraint(other).slots
            ):
                here = self.situation.number(other, found)
                if here is None:
                    return 0, None
                is_closed = not other.free and not isinstance(here, Fraction)
                return up * sign, other if is_closed else rounded(here)
        quadratic = polynomial(self.situation, prop, slot, found)
        if quadratic is None or quadratic[0] != 0 or quadratic[1] == 0:
            return 0, None
        _, b, c = quadratic
        return (up if b > 0 else -up), -c / b

    def value(self, within: Interval) -> Given:
        """Return a value in the interval: an end, a small number, or a random one."""
        rng = self.rng
        kind = rng.random()
        low, high = within.low, within.high
        if within.ends and kind < 0.15:
            return rng.choice(within.ends)
        if kind < 0.55:
            pool = self.special if kind < 0.45 or not self.angles else self.angles
            fits = [v for v in pool if _inside(v, low, high)]
            if fits:
                return rng.choice(fits[: rng.choice((4, 9, len(fits)))])
        if low is not None and high is not None and low < high:
            share = rng.choice((0.5, 0.1, 0.9, 0.01, 0.99, 1e-6, 1 - 1e-6, rng.random()))
            first, last = Fraction(low), Fraction(high)
            return simplest(first + (last - first) * Fraction(share), last - first)
        step = self._step()
        if low is not None:
            return Fraction(low) + step
        if high is not None:
            return Fraction(high) - step
        return step if rng.random() < 0.5 else -step

    def _step(self) -> Fraction:
        kind = self.rng.random()
        if kind < 0.4:
            return self.rng.choice(STEPS)
        if kind < 0.55:
            return self.rng.choice(FAR)
        size = 10 ** self.rng.uniform(-2, 2)
        return Fraction(size).limit_denominator(100) or Fraction(1, 100)


def simplest(x: Fraction, scale: Fraction) -> Fraction:
    """Return a simpler rational within a thousandth of the scale."""
    return x.limit_denominator(max(1, int(1000 / scale) if scale > 0 else 1))


def _float_of(given: Term | None) -> float | None:
    if given is None:
        return None
    try:
        return approximate(value(given, {}, 64))
    except (Undecided, Undefined):
        return None


def _inside(v: Given, low: float | None, high: float | None) -> bool:
    where = approximate(v) if isinstance(v, Fraction) else _float_of(v)
    return where is not None and (low is None or where >= low) and (high is None or where <= high)
