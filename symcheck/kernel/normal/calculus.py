"""Derivatives, by the kernel's own differentiation.

The formula is the derivative where its conditions hold, which is more than that the
derivative exists: they are recorded, and whoever uses the form has to discharge them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.differentiate import NotDifferentiated, derivative

if TYPE_CHECKING:
    from symcheck.kernel.normal.normalizer import Normalizer
    from symcheck.kernel.normal.polynomial import Node
    from symcheck.kernel.term import Term


def differential(n: Normalizer, term: Term) -> Node:
    """Return the derivative as the formula that differentiation gives, or as an atom."""
    try:
        found = derivative(term, n.context, n.prove)
    except NotDifferentiated:
        return n.opaque_as_written(term)
    n.conditions.extend(found.conditions)
    return n.lower(found.value)
