"""A context at concrete sizes: the real numbers that are free, and what they must meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.kernel.balls import Undecided, Undefined, indices, truth, value
from symcheck.kernel.claim import sort_facts
from symcheck.kernel.term import Term, num, open_, sub, subterms, var

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flint import arb

    from symcheck.kernel.balls import Point, Scalar
    from symcheck.kernel.claim import Context

#: A free real: a variable's name, or a family's name and the indices of an entry.
Slot = tuple[str, tuple[int, ...] | None]
Assignment = dict[Slot, Fraction | Term]

#: Bits and nodes that one look at a candidate may cost.
LOOK = (64,)
WORK = 20_000
MAX_ENTRIES = 80


class TooLarge(Exception):  # noqa: N818 - an answer: look at smaller sizes
    """The families have too many entries at these sizes."""


@dataclass(frozen=True)
class Constraint:
    """A proposition that a point must meet, and the slots that it speaks of."""

    prop: Term
    slots: frozenset[Slot]

    @property
    def is_equation(self) -> bool:
        """Return whether the constraint can be met by solving only."""
        return self.prop.head == "rel" and self.prop.data == "="


@dataclass
class Situation:
    """The context at concrete values of its integer variables."""

    context: Context
    sizes: Mapping[str, int]
    slots: tuple[Slot, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    variant: int = 0
    permutations: dict[str, dict[tuple[int, ...], Scalar]] = field(default_factory=dict)
    _known: dict[Term, Constraint] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the slots and expand the hypotheses; raise TooLarge if there are too many."""
        self.permutations = {
            name: permuted([*indices(sort, self.sizes, self.context, WORK)], self.variant)
            for name, sort in self.context.variables
            if sort.kind == "permutation"
        }
        self.slots = tuple(self._all_slots())
        props = [p for h in self.context.hypotheses for p in self.expanded(h)]
        props += [
            fact
            for name, sort in self.context.variables
            if not sort.is_integer and not sort.has_entries
            for fact in sort_facts(var(name), sort)
        ]
        self.constraints = tuple(self.constraint(p) for p in props)

    def _all_slots(self) -> Iterator[Slot]:
        count = 0
        for name, sort in self.context.variables:
            if sort.is_integer or sort.kind == "permutation":
                continue
            if not sort.has_entries:
                yield name, None
                continue
            for i in indices(sort, self.sizes, self.context, WORK):
                count += 1
                if count > MAX_ENTRIES:
                    raise TooLarge
                yield name, i

    def point(self, assignment: Assignment) -> Point:
        """Return an assignment, which may be partial, as a point of the kernel."""
        families: dict[str, dict[tuple[int, ...], Scalar]] = {
            name: {} for name, sort in self.context.variables if sort.kind == "family"
        }
        scalars: dict[str, Scalar] = dict(self.sizes)
        for (name, i), given in assignment.items():
            if i is None:
                scalars[name] = given
            else:
                families[name][i] = given
        return {**scalars, **families, **self.permutations}

    def expanded(self, prop: Term) -> Iterator[Term]:
        """Yield the conjuncts of a proposition, with ``all`` written out at these sizes."""
        if prop.head == "and":
            for a in prop.args:
                yield from self.expanded(a)
        elif prop.head == "all":
            ends = [self.number(a, {}) for a in prop.args[:2]]
            if all(isinstance(e, Fraction) and e.denominator == 1 for e in ends):
                low, high = (int(e) for e in ends if isinstance(e, Fraction))
                if high - low > MAX_ENTRIES:
                    raise TooLarge
                for i in range(low, high + 1):
                    yield from self.expanded(open_(prop, num(i)))
            else:
                yield prop
        else:
            yield prop

    def constraint(self, prop: Term) -> Constraint:
        """Return the proposition, or term, with the slots that it can speak of."""
        if prop not in self._known:
            self._known[prop] = self._constraint(prop)
        return self._known[prop]

    def _constraint(self, prop: Term) -> Constraint:
        direct = {t for t in subterms(prop) if t.head == "at" and t.loose == 0}
        families = {str(t.data) for t in subterms(prop) if t.head == "at" and t.loose}
        families |= {str(t.data) for t in subterms(prop) if t.head in {"fam", "upd"}}
        named = {s for t in direct if (s := self._entry(t)) is not None}
        families |= {str(t.data) for t in direct if self._entry(t) is None}
        return Constraint(
            prop,
            frozenset(
                s
                for s in self.slots
                if s in named or (s[1] is None and s[0] in prop.free) or s[0] in families
            ),
        )

    def _entry(self, term: Term) -> Slot | None:
        found = [self.number(a, {}) for a in term.args]
        if any(not isinstance(f, Fraction) or f.denominator != 1 for f in found):
            return None
        return str(term.data), tuple(int(f) for f in found if isinstance(f, Fraction))

    def slot(self, term: Term) -> Slot | None:
        """Return the slot that a term is, or None."""
        if term.head == "var" and (str(term.data), None) in self.slots:
            return str(term.data), None
        return self._entry(term) if term.head == "at" else None

    def number(self, term: Term, assignment: Assignment) -> Fraction | arb | None:
        """Return the value of a term, or None where it has none or none was found."""
        try:
            return value(term, self.point(assignment), LOOK[0], self.context.defined, WORK)
        except (Undecided, Undefined):
            return None

    def residual(self, prop: Term, assignment: Assignment) -> Fraction | arb | None:
        """Return left minus right of a relation, or None."""
        return self.number(sub(*prop.args), assignment)

    def holds(self, prop: Term, assignment: Assignment) -> bool | None:
        """Return whether a proposition holds, at one look."""
        return truth(prop, self.point(assignment), self.context.defined, LOOK, WORK)

    def feasible(self, assignment: Assignment) -> bool:
        """Return whether every constraint certainly holds, at one look."""
        return all(self.holds(c.prop, assignment) is True for c in self.constraints)


#: How many permutations are looked at for each choice of sizes.
VARIANTS = 4


def permuted(places: list[tuple[int, ...]], variant: int) -> dict[tuple[int, ...], Scalar]:
    """Return one of some permutations of the indices: turned, swapped, reversed or as they are."""
    orders = (
        places[1:] + places[:1],
        places[1::-1] + places[2:],
        places[::-1],
        places,
    )
    return dict(zip(places, [Fraction(i) for (i,) in orders[variant]], strict=True))


def approximate(x: Fraction | arb | None) -> float | None:
    """Return a float near the value."""
    if x is None:
        return None
    try:
        return float(x) if isinstance(x, Fraction) else float(x.mid())
    except OverflowError:
        return float("inf") if x > 0 else float("-inf")


def rounded(x: Fraction | arb) -> Fraction:
    """Return a rational near the value: itself if it is rational."""
    if isinstance(x, Fraction):
        return x
    mantissa, exponent = x.mid().man_exp()
    power = int(exponent)
    return Fraction(int(mantissa)) * (Fraction(2) ** power if abs(power) < 100_000 else 0)
