"""Kinks: where a function is one of several smooth ones on either side of a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.kernel.term import ZERO, Term, conj, eq, ne, negation, substitute

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.kernel.claim import Context
    from symcheck.kernel.differentiate import Differentiation


@dataclass(frozen=True)
class Branch:
    """What a function is on one side of a kink: its term there, the slope, the conditions."""

    term: Term
    slope: Term
    conditions: tuple[Term, ...]
    inner: Term | None


def smooth(body: Term, value: Term, branches: list[Branch]) -> Term:
    """Return what makes the value right at a kink.

    Near the point the function takes, at each t, the value of one of its branches. If all
    branches take its value at the point, and all have one derivative there, it has it too.
    """
    owed: list[Term] = []
    for branch in branches:
        owed += [eq(branch.term, body), eq(branch.slope, value), *branch.conditions]
    return conj(*dict.fromkeys(owed))


def defined_around(
    node: Term, branches: list[Branch], work: Differentiation
) -> list[Term] | None:
    """Return what gives all parts of a function values near a kink of a node; None if unknown.

    At the point one branch is taken, and what stands behind ``and`` or ``or`` in a condition may
    not be looked at; beside it other branches are, and all of the conditions.
    """
    from symcheck.kernel.claim import REAL
    from symcheck.kernel.defined import obligations

    parts = [branch.term for branch in branches]
    owed: list[Term] = []
    for condition in node.args[1::2]:  # |u| and sign u have none
        sides = _sides(condition)
        if sides is None:
            return None
        for side in sides:
            around = work.below(work.context)
            around.of(side)
            owed += around.conditions
            parts.append(side)
    here = work.context.declare(work.name, REAL)
    owed += [o.prop for part in parts for o in obligations(part, here)]
    return list(dict.fromkeys(owed))


def _sides(condition: Term) -> list[Term] | None:
    """Return the sides of all relations in a condition; None if it quantifies."""
    if condition.head == "rel":
        return list(condition.args)
    if condition.head not in {"and", "or", "not", "true"}:
        return None
    found: list[Term] = []
    for part in condition.args:
        sides = _sides(part)
        if sides is None:
            return None
        found += sides
    return found


def has_corner(
    prop: Term,
    branches: list[Branch],
    here: dict[str, Term],
    where: tuple[Context, Callable[[Context, Term], bool]],
) -> bool:
    """Return whether there is no derivative where u = 0, at a kink of |u|.

    u passes through 0 with a slope, so both branches are met nearby, and theirs differ.
    """
    if len(branches) != 2 or branches[0].inner is None:
        return False
    context, prove = where
    there = context.assume(negation(prop))
    plus, minus = branches
    owed = [
        ne(plus.slope, minus.slope),
        ne(branches[0].inner, ZERO),
        *plus.conditions,
        *minus.conditions,
    ]
    return all(prove(there, substitute(p, here)) for p in owed)
