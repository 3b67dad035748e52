"""Whether an entry exists: its indices are in range by their sorts, or the entry owes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symcheck.kernel.claim import Context
from symcheck.kernel.term import Term, fresh, le, open_
from symcheck.kernel.writing import to_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    Range = tuple[Term, Term]


def outside(
    entry: Term, indices: Sequence[Term], ranges: Sequence[Range], context: Context
) -> int | None:
    """Return the position of an index that may be outside its range unnoticed, or None.

    It is noticed where the entry is defined in its range only: ``A[i, j]`` is, ``δ`` is not. So
    is an index, or an end of a range, that has no value.
    """
    from symcheck.kernel.defined import obligations
    from symcheck.kernel.sign import prove

    # An expression is read the same whatever hypotheses stand before it.
    sorts = Context(context.variables, (), context.definitions)
    owed: set[Term] | None = None
    for position, (index, (low, high)) in enumerate(zip(indices, ranges, strict=True)):
        for prop in (le(low, index), le(index, high)):
            needs = [o.prop for o in obligations(prop, sorts) if not prove(sorts, o.prop)]
            is_inside = prove(sorts, prop)
            if is_inside and not needs:
                continue
            if owed is None:
                owed = {_of_every(o.prop, sorts) for o in obligations(entry, sorts)}
            if prop not in owed and not (is_inside and owed.issuperset(needs)):
                return position
    return None


def _of_every(prop: Term, sorts: Context) -> Term:
    """Return what is said for all of a range that has an element and does not matter."""
    from symcheck.kernel.sign import prove

    while prop.head == "all" and prove(sorts, le(*prop.args[:2])):
        k = fresh("k")
        inner = open_(prop, k)
        if str(k.data) in inner.free:
            break
        prop = inner
    return prop


def range_text(low: Term, high: Term) -> str:
    """Return a range for a message, bound names as they were typed.

    >>> from symcheck.kernel.term import num, var
    >>> range_text(num(1), var("n"))
    '1 to n'
    """
    return " to ".join(re.sub(r"#\d+", "", to_text(end)) for end in (low, high))
