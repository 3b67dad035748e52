"""Whether a sequence has a limit at a point: it is shown there, or it stays undecided."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.kernel.claim import Context, Limit
from symcheck.kernel.term import Term, open_, rational, substitute, var

if TYPE_CHECKING:
    from symcheck.kernel.balls.frame import Point


def has_limit(prop: Term, point: Point) -> bool | None:
    """Return True if a sequence was shown to have its limit, with the point's numbers put in.

    None says nothing: no values of a sequence can tell that it has none.
    """
    from symcheck.kernel.limits import NoLimit, shown_limit
    from symcheck.kernel.normal import TooLarge
    from symcheck.kernel.sign import prove

    numbers = {
        name: value if isinstance(value, Term) else rational(value)
        for name, value in point.items()
        if isinstance(value, Fraction | int | Term)
    }
    there = substitute(prop, numbers)
    if there.free or there.loose:
        return None
    claim = Limit(Context(), open_(there, var("k")), "k", "oo", there.args[1], natural=True)
    try:
        owed = shown_limit(claim)
    except (NoLimit, TooLarge, ZeroDivisionError):
        return None
    return True if all(prove(o.context, o.prop) for o in owed) else None
