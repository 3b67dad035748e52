"""Whether a recursive definition has a value wherever its parameters have their sorts.

The base is defined at 0, and the step at ``on + 1`` if the calls at ``on`` have values of
the sorts they ask for. Then every call does, by induction.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from symcheck.kernel.claim import Context, Sort
from symcheck.kernel.term import ONE, ZERO, Term, add, substitute, var

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symcheck.kernel.claim import Definition

_admitted: dict[tuple[Definition, tuple[Definition, ...]], bool] = {}
#: Definitions whose admission is being asked about at this moment.
_pending: set[tuple[Definition, tuple[Definition, ...]]] = set()


def is_admitted(definition: Definition, context: Context) -> bool:
    """Return whether the definition was shown to have a value for all its parameters."""
    earlier = earlier_than(definition, context)
    key = (definition, earlier)
    if key in _pending:
        # While it is being admitted, its own calls count as defined where their arguments fit.
        return True
    if key not in _admitted:
        _pending.add(key)
        try:
            with as_first_question():
                _admitted[key] = _shown(definition, earlier)
        finally:
            _pending.discard(key)
    return _admitted[key]


@contextmanager
def as_first_question() -> Iterator[None]:
    """Ask with all limits as they are at the start: the answer is kept for whoever asks."""
    from symcheck.kernel.sign.decide import Signs

    kept = Signs.depth, Signs.level, Signs.work
    Signs.depth = Signs.level = 0
    try:
        yield
    finally:
        Signs.depth, Signs.level, Signs.work = kept


def is_pending(definition: Definition, earlier: tuple[Definition, ...]) -> bool:
    """Return whether the definition's admission is being asked about at this moment."""
    return (definition, earlier) in _pending


def earlier_than(definition: Definition, context: Context) -> tuple[Definition, ...]:
    """Return the definitions that a definition may use."""
    return context.definitions[: context.definitions.index(definition)]


def _shown(definition: Definition, earlier: tuple[Definition, ...]) -> bool:
    from symcheck.kernel.defined import obligations
    from symcheck.kernel.sign import prove

    if definition.base is None or definition.step is None:
        return False
    first, after = contexts(definition, earlier)
    return all(prove(o.context, o.prop) for o in obligations(definition.base, first)) and all(
        prove(o.context, o.prop) for o in obligations(definition.step, after)
    )


def contexts(
    definition: Definition, earlier: tuple[Definition, ...]
) -> tuple[Context, Context]:
    """Return the contexts in which the base and the step are read."""
    on = str(definition.on)
    first = _parameters(definition, earlier, {on: ZERO})
    start = Context(tuple((n, s) for n, s in first.variables if n != on), (), first.definitions)
    return start, _parameters(definition, (*earlier, definition), {on: add(var(on), ONE)})


def _parameters(
    definition: Definition, known: tuple[Definition, ...], values: dict[str, Term]
) -> Context:
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
