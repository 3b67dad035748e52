"""New indices over the ranges of a family, and what is said for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import index
from symcheck.kernel.term import Term, forall, fresh, substitute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symcheck.kernel.claim import Context, Sort

    #: An index, and the ends of its range.
    Opened = tuple[tuple[Term, Term, Term], ...]


def over_ranges(
    sort: Sort, values: Mapping[str, Term], context: Context
) -> tuple[Opened, Context]:
    """Return a new index for every range of a sort, at values, and the context that has them."""
    opened: Opened = ()
    for position in range(len(sort.ranges)):
        ends = sort.range_at(position, tuple(k for k, _, _ in opened))
        low, high = (substitute(e, values) for e in ends)
        k = fresh("k")
        context = context.declare(str(k.data), index(low, high))
        opened = (*opened, (k, low, high))
    return opened, context


def for_all(opened: Opened, prop: Term) -> Term:
    """Return that a proposition holds for all the indices."""
    for k, low, high in reversed(opened):
        prop = forall(str(k.data), low, high, prop)
    return prop
