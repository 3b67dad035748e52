"""The context of a claim: the free symbols of its expressions, with their sorts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy

from symcheck.bridge.assumptions import require_real
from symcheck.bridge.conversion import require_sorts, symbols_of
from symcheck.bridge.errors import BridgeError
from symcheck.bridge.symbols import Variable, check_name
from symcheck.kernel.claim import REAL, Context, Definition, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable


def context_of(exprs: Iterable[Any], definitions: tuple[Definition, ...] = ()) -> Context:
    """Return the context that declares the free symbols of the expressions.

    Sizes come before what ranges over them, else the order is that of first occurrence.

    Raises BridgeError for two different symbols of one name, and for a symbol that
    assumes what its sort does not say.
    """
    declared: dict[str, sympy.Symbol] = {}
    variables: dict[str, Sort] = {}

    def declare(symbol: sympy.Symbol) -> None:
        if declared.get(symbol.name) == symbol:
            return
        for needed in symbol.depends if isinstance(symbol, Variable) else ():
            declare(needed)
        if symbol.name in declared:
            raise BridgeError(
                f"two different symbols are named '{symbol.name}'",
                "make the symbol once and use it everywhere",
            )
        declared[symbol.name] = symbol
        variables[symbol.name] = sort_of(symbol)

    for expr in exprs:
        for symbol in symbols_of(expr):
            declare(symbol)
    return Context(tuple(variables.items()), (), definitions)


def require_agreement(exprs: Iterable[Any], context: Context) -> None:
    """Raise BridgeError if a context declares a symbol of an expression otherwise."""
    for expr in exprs:
        for symbol in symbols_of(expr):
            require_sorts(symbol, context)


def sort_of(symbol: sympy.Symbol) -> Sort:
    """Return a symbol's sort; a plain SymPy symbol is real."""
    if isinstance(symbol, Variable):
        return symbol.sort
    check_name(symbol.name)
    if isinstance(symbol, sympy.Dummy):
        raise BridgeError(f"the dummy '{symbol}' is free", f'use real("{symbol.name}")')
    require_real(symbol)
    return REAL
