"""Definitions that a theorem speaks of: plain, or by recursion on a natural number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symcheck.authoring.errors import AuthoringError, in_words, require, several
from symcheck.kernel.claim import Definition
from symcheck.kernel.rules.induction import at_value
from symcheck.kernel.term import ONE, add, var
from symcheck.read.given import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

_RECURSIVE = 'write define("f", "n: natural", on="n", base="1", step="2*f(n)")'
_PLAIN = 'write define("f", "x: real", "x**2")'


def require_own_name(name: str) -> None:
    """Raise AuthoringError if a definition has a name, or looks, that something else has."""
    from symcheck.kernel.writing import RESERVED
    from symcheck.read.names import CALLABLE
    from symcheck.read.naming import advice_for, is_name, look

    require(name, str, "the name of a definition", _PLAIN)
    if not is_name(name):
        raise AuthoringError(f"{quoted(name)} is no name for a definition", advice_for(name))
    shown = look(name)
    if name in CALLABLE or not RESERVED.isdisjoint({name, shown}):
        printed = "" if shown == name else f", which is printed '{shown}',"
        raise AuthoringError(
            f"'{name}'{printed} has a meaning and cannot name a definition",
            f"take another name, such as 'my_{name}'",
        )


def define(
    name: str,
    parameters: str,
    body: str = "",
    *,
    on: str = "",
    base: str = "",
    step: str = "",
    definitions: Sequence[Definition] = (),
) -> Definition:
    """Return a definition; ``parameters`` are declared as in ``where``, all others are text.

    With ``on`` it is recursive: ``base`` is the value at 0, ``step`` the value at ``on + 1``.
    """
    require_own_name(name)
    require(parameters, str, "the parameters as text", _PLAIN)
    for text in (body, on, base, step):
        require(text, str, f"the definition of '{name}' as text", _RECURSIVE)
    earlier = definitions_in(definitions)
    with in_words():
        return _defined(name, parameters, body, on, base, step, earlier)


def definitions_in(given: Sequence[Definition]) -> tuple[Definition, ...]:
    """Return definitions as a tuple; refuse anything else."""
    usage = 'write definitions=[define("f", "x: real", "x**2")]'
    found = several(given, "a list of definitions", usage)
    for one in found:
        require(one, Definition, "a definition", usage)
    return found


def _defined(
    name: str,
    parameters: str,
    body: str,
    on: str,
    base: str,
    step: str,
    definitions: tuple[Definition, ...],
) -> Definition:
    from symcheck.read.text import read_term
    from symcheck.read.where import read_where

    context = read_where(parameters)
    known = replace(context, definitions=definitions)
    if not on:
        if not body or base or step:
            raise AuthoringError(f"the definition of '{name}' has no body", _RECURSIVE)
        return Definition(name, context.variables, read_term(body, known))
    if body or not base or not step:
        raise AuthoringError(f"the definition of '{name}' needs a base and a step", _RECURSIVE)
    if on not in context.sorts:
        raise AuthoringError(f"'{name}' recurs on {quoted(on)}, which is no parameter", _RECURSIVE)
    # The base has no 'on'; the step may call the definition itself, and sees the
    # parameters' ranges at on + 1.
    header = Definition(name, context.variables, None, on, ONE, ONE)
    after = at_value(context, on, add(var(on), ONE), keep=True)
    inner = replace(after, definitions=(*definitions, header))
    return Definition(
        name, context.variables, None, on, read_term(base, known), read_term(step, inner)
    )
