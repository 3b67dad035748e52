"""What a slope's formula drops: it has to have a value near the point all the same.

A formula keeps what its conditions say, and an inner slope or a call has parts of which neither
is left: in D_y (x·y + √x) the root, in f(x, √x) for f(a, b) = a the second argument. At x = 0
both have a value, below it none, so there is no slope at 0. What is differentiable at the point
is defined near it: these parts are differentiated too, for their conditions alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import REAL
from symcheck.kernel.ranges import for_all, over_ranges
from symcheck.kernel.slopes import NotDifferentiated
from symcheck.kernel.term import (
    BINDERS,
    Term,
    apply_family,
    forall,
    instantiate,
    open_,
    substitute,
)

if TYPE_CHECKING:
    from symcheck.kernel.claim import Sort
    from symcheck.kernel.differentiate import Differentiation


def keep_inner(slope: Term, work: Differentiation) -> None:
    """Owe that the body of an inner slope, at its point, and the point have values nearby."""
    body, point = slope.args
    work.of(point)
    work.of(instantiate(body, point))


def keep_arguments(call: Term, work: Differentiation) -> None:
    """Owe that every argument of a call has a value nearby, a family at all its indices.

    That it is of its sort at the point is owed elsewhere; then it is nearby too. Raises
    NotDifferentiated where the range of a parameter depends on the variable.
    """
    definition = work.context.defined.get(str(call.data))
    if definition is None or len(call.args) != len(definition.parameters):
        return  # nothing is unfolded
    values: dict[str, Term] = {}
    for (name, sort), argument in zip(definition.parameters, call.args, strict=True):
        if any(work.name in substitute(e, values).free for ends in sort.ranges for e in ends):
            raise NotDifferentiated("the range of a parameter depends on the variable")
        if work.name in argument.free:
            _keep_argument(argument, sort, values, work)
        values[name] = argument


def _keep_argument(
    argument: Term, sort: Sort, values: dict[str, Term], work: Differentiation
) -> None:
    ranged = sort if sort.has_entries else REAL
    opened, context = over_ranges(ranged, values, work.context)
    inner = work.below(context)
    inner.of(apply_family(argument, tuple(k for k, _, _ in opened)))
    work.owe(*(for_all(opened, c) for c in inner.conditions))


def keep_sides(prop: Term, work: Differentiation) -> None:
    """Owe that the sides of the relations in a condition are continuous at the point."""
    if work.name not in prop.free:
        return
    if prop.head in BINDERS:
        k, inner = work.under(prop)
        keep_sides(open_(prop, k), inner)
        low, high = prop.args[:2]
        work.owe(*(forall(str(k.data), low, high, c) for c in inner.conditions))
        return
    for part in prop.args:
        if prop.head == "rel":
            work.of(part)
        else:
            keep_sides(part, work)
