"""What names mean at a point, which entries a family has, and truth in three values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from flint import fmpq

from symcheck.kernel.balls.jets import Value
from symcheck.kernel.balls.numbers import Undecided, Undefined
from symcheck.kernel.term import Term, num

if TYPE_CHECKING:
    from symcheck.kernel.claim import Sort

Scalar = Fraction | int | Term
Entries = Mapping[tuple[int, ...], Scalar] | Callable[[tuple[int, ...]], Scalar]
Point = Mapping[str, Scalar | Entries]
Entry = Callable[[tuple[int, ...]], Value]
#: The values of the bound variables, each with the stamp of its binding.
Environment = tuple[tuple[Value, int], ...]


def exact(value: Fraction | int) -> fmpq:
    """Return a rational of Python as one of FLINT."""
    return fmpq(value.numerator, value.denominator)


@dataclass
class Frame:
    """What names mean: variables, families, and values already found."""

    scalars: dict[str, Value] = field(default_factory=dict)
    families: dict[str, Entry] = field(default_factory=dict)
    given: Mapping[str, object] = field(default_factory=dict)
    memo: dict[tuple[int, ...], Value] = field(default_factory=dict)


def over_ranges(sort: Sort, end: Callable[[Term], int], most: int) -> Iterator[tuple[int, ...]]:
    """Yield the indices of a family, with what gives the value of an end of a range.

    Raises Undecided if a range has more than ``most`` indices.
    """

    def extend(earlier: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if len(earlier) == len(sort.ranges):
            yield earlier
            return
        low, high = map(end, sort.range_at(len(earlier), tuple(map(num, earlier))))
        if high - low >= most:
            raise Undecided("the family is too large")
        for i in range(low, high + 1):
            yield from extend((*earlier, i))

    return extend(())


def listed(entries: Mapping[tuple[int, ...], Value], count: int) -> Entry:
    """Return the family of ``count`` indices that has these entries and no others."""

    def entry(indices: tuple[int, ...]) -> Value:
        if len(indices) != count:
            raise Undecided("a family with a wrong number of indices")
        if indices not in entries:
            raise Undefined("an index out of range")
        return entries[indices]

    return entry


def all_hold(found: Iterable[bool | None]) -> bool | None:
    """Return whether all hold, or None where that is open; every one is looked at."""
    answers = list(found)
    if False in answers:
        return False
    return None if None in answers else True


def any_holds(found: Iterable[bool | None]) -> bool | None:
    """Return whether any holds, or None where that is open; every one is looked at."""
    answers = list(found)
    if True in answers:
        return True
    return None if None in answers else False


def side_satisfies(op: str, side: int) -> bool:
    """Return whether ``left op right`` holds where left − right has the sign ``side``."""
    return (
        side in {"=": (0,), "!=": (1, -1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (1, 0)}[op]
    )
