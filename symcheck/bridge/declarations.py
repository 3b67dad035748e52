"""The context of a claim: the free symbols of its expressions, with their sorts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy

from symcheck.bridge.conversion import symbols_of
from symcheck.bridge.errors import BridgeError
from symcheck.bridge.symbols import Variable, check_name
from symcheck.kernel.claim import REAL, Context, Definition, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What a plain SymPy symbol may assume: it is true of every real variable.
TRUE_OF_REALS = frozenset(
    {"real", "commutative", "complex", "extended_real", "hermitian", "finite"}
)


def context_of(exprs: Iterable[Any], definitions: tuple[Definition, ...] = ()) -> Context:
    """Return the context that declares the free symbols of the expressions.

    Sizes come before what ranges over them, else the order is that of first occurrence.

    Raises BridgeError for two different symbols of one name, and for a symbol that
    assumes what its sort does not say.
    """
    declared: dict[str, sympy.Symbol] = {}
    variables: dict[str, Sort] = {}

    def declare(symbol: sympy.Symbol) -> None:
        other = declared.get(symbol.name)
        if other is not None:
            if other != symbol:
                raise BridgeError(
                    f"two different symbols are named '{symbol.name}'",
                    "make the symbol once and use it everywhere",
                )
            return
        for needed in symbol.depends if isinstance(symbol, Variable) else ():
            declare(needed)
        declared[symbol.name] = symbol
        variables[symbol.name] = sort_of(symbol)

    for expr in exprs:
        for symbol in symbols_of(expr):
            declare(symbol)
    return Context(tuple(variables.items()), (), definitions)


def sort_of(symbol: sympy.Symbol) -> Sort:
    """Return a symbol's sort; a plain SymPy symbol is real."""
    if isinstance(symbol, Variable):
        return symbol.sort
    check_name(symbol.name)
    if isinstance(symbol, sympy.Dummy):
        raise BridgeError(f"the dummy '{symbol}' is free", f'use real("{symbol.name}")')
    assumed: dict[str, bool | None] = symbol._assumptions_orig  # noqa: SLF001 — there is no other
    extra = sorted(a for a, v in assumed.items() if v is False or (v and a not in TRUE_OF_REALS))
    if extra:
        advice = f'use {extra[0]}("{symbol.name}")' if extra[0] in {"positive", "integer"} else ""
        raise BridgeError(
            f"the symbol '{symbol.name}' assumes '{', '.join(extra)}', which SymPy uses unseen",
            advice or f'use real("{symbol.name}") and a hypothesis',
        )
    return REAL
