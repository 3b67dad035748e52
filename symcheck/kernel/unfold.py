"""Definitions unfolded: a call is its body, a recursive one at 0 and at a successor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.term import (
    ZERO,
    Term,
    add,
    as_integer,
    div,
    instantiate,
    le,
    num,
    substitute,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.kernel.claim import Context, Definition

#: A recursion with a literal argument unfolds at most this often by itself.
MAX_LITERAL = 12


def softmax_fraction(term: Term) -> Term:
    """Return softmax as the fraction it stands for, e^{y[i]} / Σₖ e^{y[k]}."""
    low, high, body, index = term.args
    exp = Term("exp", (body,))
    return div(instantiate(exp, index), Term("sum", (low, high, exp), term.data))


def unfold(call: Term, context: Context, holds: Callable[[Term], bool]) -> Term | None:
    """Return what a call stands for, or None where its recursion is not at 0 or a successor."""
    definition = context.defined.get(str(call.data))
    if definition is None or len(call.args) != len(definition.parameters):
        return None
    values = dict(zip((name for name, _ in definition.parameters), call.args, strict=True))
    if definition.body is not None:
        return substitute(definition.body, values)
    argument = values[str(definition.on)]
    literal = as_integer(argument)
    if literal == 0 and definition.base is not None:
        return substitute(definition.base, {k: v for k, v in values.items() if k != definition.on})
    if literal is not None:
        return (
            None if not 0 < literal <= MAX_LITERAL else _step(definition, values, num(literal - 1))
        )
    before = predecessor(argument)
    if before is None or not holds(le(ZERO, before)):
        return None
    return _step(definition, values, before)


def _step(definition: Definition, values: dict[str, Term], before: Term) -> Term | None:
    if definition.step is None:
        return None
    return substitute(definition.step, values | {str(definition.on): before})


def predecessor(term: Term) -> Term | None:
    """Return t where the term is written ``t + k`` for a numeral k ≥ 1, less one."""
    if term.head != "add":
        return None
    last = as_integer(term.args[-1])
    if last is None or last < 1:
        return None
    rest = add(*term.args[:-1])
    return rest if last == 1 else add(rest, num(last - 1))
