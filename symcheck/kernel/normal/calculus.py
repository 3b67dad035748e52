"""Derivatives, by the kernel's own differentiation.

The formula is the derivative where its conditions hold, which is more than that the
derivative exists: they are recorded, and whoever uses the form has to discharge them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.differentiate import NotDifferentiated, derivative
from symcheck.kernel.term import Term, diff, fresh, open_

if TYPE_CHECKING:
    from symcheck.kernel.normal.normalizer import Normalizer
    from symcheck.kernel.normal.polynomial import Node


def differential(n: Normalizer, term: Term) -> Node:
    """Return the derivative as the formula that differentiation gives, or as an atom."""
    try:
        found = derivative(term, n.context, n.prove)
    except NotDifferentiated:
        return n.opaque_as_written(term)
    n.conditions.extend(found.conditions)
    if found.value.head == "diff":
        return _slope_of_call(n, found.value)
    return n.lower(found.value)


def _slope_of_call(n: Normalizer, term: Term) -> Node:
    """Return the slope of a recursive definition at a symbolic depth as an atom."""
    t = fresh("t")
    called = open_(term, t)
    args = tuple(
        a if a == t or a.head in {"fam", "lam"} else n.canonical(a) for a in called.args
    )
    body = Term("call", args, called.data)
    return n.opaque_as_written(diff(body, str(t.data), n.canonical(term.args[1])))
