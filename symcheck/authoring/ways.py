"""Whether a variable can go where a limit goes: its values have to come near the point.

A limit is claimed of a real variable, or of a sequence; a claim of what moves within a sort
that has no values near the point would be another one than its author wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.authoring.errors import AuthoringError
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ZERO, le, lt
from symcheck.kernel.text import sort_text, to_text

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context, Sort
    from symcheck.kernel.term import Term

_COUNTING = {"integer", "natural", "size"}


def require_way(name: str, sort: Sort, point: Term | str, side: str, context: Context) -> None:
    """Raise AuthoringError unless a variable of the sort can go to the point from the side."""
    if sort.kind == "real" or (point == "oo" and sort.kind in {"positive", *_COUNTING}):
        return
    if sort.kind in _COUNTING:
        raise _no_way(name, sort, point, 'the limit of a sequence is at "oo"')
    if sort.kind == "positive" and not isinstance(point, str):
        room = lt(ZERO, point) if side != "+" else le(ZERO, point)
        if prove(context, room):
            return
        raise _no_way(name, sort, point, f'use real("{name}"), or the side "+"')
    other = "natural" if point == "oo" else "real"
    raise _no_way(name, sort, point, f'use {other}("{name}")')


def require_room(name: str, sort: Sort, point: Term, context: Context) -> None:
    """Raise AuthoringError unless a variable of the sort has all values near the point."""
    if sort.kind == "real" or (sort.kind == "positive" and prove(context, lt(ZERO, point))):
        return
    raise _no_way(name, sort, point, f'use real("{name}")')


def _no_way(name: str, sort: Sort, point: Term | str, advice: str) -> AuthoringError:
    to = point if isinstance(point, str) else to_text(point)
    return AuthoringError(f"'{name}: {sort_text(sort)}' cannot go to '{to}'", advice)
