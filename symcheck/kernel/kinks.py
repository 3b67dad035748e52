"""Kinks: where a function is one of several smooth ones on either side of a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.kernel.term import ZERO, Term, conj, eq, ne, negation, substitute

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.kernel.claim import Context


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


def defined_around(node: Term, name: str, context: Context) -> list[Term]:
    """Return what gives every part of the node that has the kink a value near the point.

    Of a case distinction one branch is taken at the point, and the others beside it.
    """
    from symcheck.kernel.claim import REAL
    from symcheck.kernel.defined import obligations

    here = context.declare(name, REAL)
    return list(dict.fromkeys(o.prop for a in node.args for o in obligations(a, here)))


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
