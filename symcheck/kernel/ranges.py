"""New indices over the ranges of a family, and what is said for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from symcheck.kernel.claim import Sort, index
from symcheck.kernel.term import Term, forall, fresh, substitute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symcheck.kernel.claim import Context

#: Indices, each with the ends of its range.
Opened: TypeAlias = "tuple[tuple[Term, Term, Term], ...]"


def at_values(sort: Sort, values: Mapping[str, Term]) -> Sort:
    """Return a sort with the ends of its ranges at values."""
    ranges = ((substitute(a, values), substitute(b, values)) for a, b in sort.ranges)
    return Sort(sort.kind, tuple(ranges))


def over_ranges(
    sort: Sort, values: Mapping[str, Term], context: Context
) -> tuple[Opened, Context]:
    """Return a new index for every range of a sort, at values, and the context that has them."""
    opened: Opened = ()
    for _ in sort.ranges:
        opened, context = next_range(opened, sort, values, context)
    return opened, context


def next_range(
    opened: Opened, sort: Sort, values: Mapping[str, Term], context: Context
) -> tuple[Opened, Context]:
    """Return a new index for the next range of a sort as well, and the context that has it."""
    ends = sort.range_at(len(opened), tuple(k for k, _, _ in opened))
    low, high = (substitute(e, values) for e in ends)
    k = fresh("k")
    return (*opened, (k, low, high)), context.declare(str(k.data), index(low, high))


def for_all(opened: Opened, prop: Term) -> Term:
    """Return that a proposition holds for all the indices."""
    for k, low, high in reversed(opened):
        prop = forall(str(k.data), low, high, prop)
    return prop
