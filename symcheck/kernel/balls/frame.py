"""What names mean at a point, and truth in three values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from flint import fmpq

from symcheck.kernel.balls.jets import Value
from symcheck.kernel.term import Term

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
