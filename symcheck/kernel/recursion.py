"""Where a recursive definition is differentiable in a real parameter.

The base has a slope, and the step at ``on + 1`` has one if the calls at ``on`` have one.
Then every call does, by induction. What that asks of the parameters is shown once and for
all; else, if the step calls the definition with its own parameters only, it is owed:

    conditions of the base at u,   for every l < n the conditions of the step at l and u
    ─────────────────────────────────────────────────────────────────────────────────────
                              f(n, ·) has a slope at u
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.admission import as_first_question, contexts, earlier_than, is_admitted
from symcheck.kernel.admission import is_pending as _is_pending
from symcheck.kernel.claim import REAL
from symcheck.kernel.slopes import NotDifferentiated
from symcheck.kernel.term import ONE, ZERO, Term, diff, fam, forall, fresh, sub, substitute, var

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context, Definition

    #: What the base owes, and what the step owes, in the parameters.
    Conditions = tuple[tuple[Term, ...], tuple[Term, ...]]
    Key = tuple[Definition, str, tuple[Definition, ...]]

EVERYWHERE: Conditions = ((), ())
_found: dict[Key, Conditions | None] = {}
_asked: set[Key] = set()


def is_differentiable(definition: Definition, parameter: str, context: Context) -> bool:
    """Return whether the definition was shown to be differentiable in a real parameter.

    That is at every value of it, for all values of the other parameters, which do not change.
    """
    return _conditions(definition, parameter, context) == EVERYWHERE


def slope_owes(call: Term, place: int, context: Context) -> tuple[Term, ...]:
    """Return what makes a call differentiable in the argument at a place, near the point too.

    Raises NotDifferentiated where the definition was not shown to be differentiable.
    """
    definition = context.defined[str(call.data)]
    names = [name for name, _ in definition.parameters]
    conditions = _conditions(definition, names[place], context)
    if conditions is None:
        raise NotDifferentiated(
            f"'{definition.name}' was not shown to be differentiable in '{names[place]}'"
        )
    base, step = conditions
    values = dict(zip(names, call.args, strict=True))
    layer = fresh("l")
    at_layer = values | {str(definition.on): layer}
    last = sub(values[str(definition.on)], ONE)
    return (
        *(substitute(p, values) for p in base),
        *(forall(str(layer.data), ZERO, last, substitute(p, at_layer)) for p in step),
    )


def own_arguments(definition: Definition) -> tuple[Term, ...]:
    """Return the parameters as arguments."""
    return tuple(fam(n) if s.has_entries else var(n) for n, s in definition.parameters)


def _conditions(definition: Definition, parameter: str, context: Context) -> Conditions | None:
    earlier = earlier_than(definition, context)
    key = (definition, parameter, earlier)
    if _is_pending(definition, earlier) or key in _asked:
        return None  # whoever asks while it is being shown may not rely on it
    if key not in _found:
        _asked.add(key)
        try:
            with as_first_question():
                _found[key] = _shown(definition, parameter, context)
        finally:
            _asked.discard(key)
    return _found[key]


def _shown(definition: Definition, parameter: str, context: Context) -> Conditions | None:
    sorts = dict(definition.parameters)
    if definition.base is None or sorts.get(parameter) != REAL:
        return None
    if any(parameter in end.free for s in sorts.values() for r in s.ranges for end in r):
        return None
    if not is_admitted(definition, context):
        return None
    if _left(definition, parameter, context, ()) == EVERYWHERE:
        return EVERYWHERE
    return _left(definition, parameter, context, own_arguments(definition))


def _left(
    definition: Definition, parameter: str, context: Context, own: tuple[Term, ...]
) -> Conditions | None:
    """Return what was not shown of what the base and the step owe, with only sorts assumed.

    In the step a call with the variable in this parameter alone has a slope, by the hypothesis
    of the induction. It speaks of all values of the parameters if all is shown, which is
    tried where ``own`` is empty; else of these parameters, which a call then has to keep.
    """
    from symcheck.kernel.differentiate import derivative
    from symcheck.kernel.sign import prove

    place = [name for name, _ in definition.parameters].index(parameter)
    found: list[tuple[Term, ...]] = []
    for body, here in zip(
        (definition.base, definition.step),
        contexts(definition, earlier_than(definition, context)),
        strict=True,
    ):
        if body is None:
            return None
        known = (definition.name, place, own)
        slope = diff(body, parameter, var(parameter))
        try:
            owed = derivative(slope, here, prove, at_kinks=not own, known=known).conditions
        except NotDifferentiated:
            return None
        found.append(tuple(o.prop for o in owed if not prove(o.context, o.prop)))
    return found[0], found[1]
