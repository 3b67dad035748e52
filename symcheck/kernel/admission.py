"""Whether a recursive definition has a value wherever its parameters have their sorts.

The base is defined at 0, and the step at ``on + 1`` if the calls at ``on`` have values of
the sorts they ask for. Then every call does, by induction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import Context, Sort
from symcheck.kernel.term import ONE, ZERO, add, substitute, var

if TYPE_CHECKING:
    from symcheck.kernel.claim import Definition

_admitted: dict[tuple[Definition, tuple[Definition, ...]], bool] = {}


def is_admitted(definition: Definition, context: Context) -> bool:
    """Return whether the definition was shown to have a value for all its parameters."""
    position = context.definitions.index(definition)
    earlier = context.definitions[:position]
    key = (definition, earlier)
    if key not in _admitted:
        # While it is being admitted, its own calls count as defined where their arguments fit.
        _admitted[key] = True
        found = False
        try:
            found = _shown(definition, earlier)
        finally:
            _admitted[key] = found
    return _admitted[key]


def _shown(definition: Definition, earlier: tuple[Definition, ...]) -> bool:
    from symcheck.kernel.defined import obligations
    from symcheck.kernel.sign import prove

    if definition.base is None or definition.step is None:
        return False
    on = str(definition.on)
    after = _parameters(definition, (*earlier, definition), {on: add(var(on), ONE)})
    first = _parameters(definition, earlier, {on: ZERO})
    start = Context(tuple((n, s) for n, s in first.variables if n != on), (), first.definitions)
    return all(prove(o.context, o.prop) for o in obligations(definition.base, start)) and all(
        prove(o.context, o.prop) for o in obligations(definition.step, after)
    )


def _parameters(definition: Definition, known: tuple[Definition, ...], values: dict) -> Context:  # type: ignore[type-arg]
    """Return the context of the parameters, the recursion's one replaced in the sorts."""
    variables = tuple(
        (
            n,
            Sort(
                s.kind, tuple((substitute(a, values), substitute(b, values)) for a, b in s.ranges)
            ),
        )
        for n, s in definition.parameters
    )
    return Context(variables, (), known)
