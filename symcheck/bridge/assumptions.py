"""What SymPy may assume of a symbol: only what is true of every value that it may have.

From an assumption SymPy rewrites before anyone sees the expression: √t² is t where t is positive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.bridge.errors import BridgeError
from symcheck.read.scope import entry_like

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sympy

    from symcheck.kernel.claim import Context
    from symcheck.kernel.term import Term

#: What is true, and what is false, of every real number.
TRUE_OF_REALS = {
    **dict.fromkeys(("commutative", "real", "complex", "finite"), True),
    **dict.fromkeys(("extended_real", "hermitian"), True),
    **dict.fromkeys(("imaginary", "infinite"), False),
}
#: What is true, and what is false, of every integer.
TRUE_OF_INTEGERS = {
    **TRUE_OF_REALS,
    **dict.fromkeys(("integer", "rational", "algebraic"), True),
    **dict.fromkeys(("noninteger", "irrational", "transcendental"), False),
}


def extra(assumed: Mapping[str, bool | None], true: Mapping[str, bool]) -> list[str]:
    """Return what is assumed and not known to be true."""
    return sorted(a for a, value in assumed.items() if value is not None and true.get(a) != value)


def require_real(symbol: sympy.Symbol) -> None:
    """Raise BridgeError if a free symbol assumes what is not true of every real number."""
    found = extra(symbol._assumptions_orig, TRUE_OF_REALS)  # noqa: SLF001 — there is no other
    if found:
        has_maker = found[0] in {"positive", "integer"}
        own = f'use {found[0]}("{symbol.name}")'
        raise BridgeError(
            f"the symbol '{symbol.name}' assumes '{', '.join(found)}', which SymPy uses unseen",
            own if has_maker else f'use real("{symbol.name}") and a hypothesis',
        )


def require_bound(symbol: sympy.Symbol, *, integer: bool) -> None:
    """Raise BridgeError if a bound symbol assumes what is not true of all that it runs over."""
    true = TRUE_OF_INTEGERS if integer else TRUE_OF_REALS
    found = extra(symbol._assumptions_orig, true)  # noqa: SLF001 — there is no other
    if found:
        raise BridgeError(
            f"the bound symbol '{symbol.name}' assumes '{', '.join(found)}'", "use a plain symbol"
        )


def require_plain(name: str, assumed: Mapping[str, bool | None]) -> None:
    """Raise BridgeError if the entries of a family, or the values of a function, are assumed."""
    if extra(assumed, TRUE_OF_REALS):
        raise BridgeError(
            f"'{name}' has assumptions, which SymPy uses unseen", "make it without them"
        )


def require_no_entry(name: str, context: Context, bound: Mapping[sympy.Symbol, Term]) -> None:
    """Raise BridgeError if a plain name is printed as an entry of a family is: ``x_1``, ``x[1]``.

    Text is read by the same rule.
    """
    index = name.partition("_")[2]
    means = next((str(v.data) for b, v in bound.items() if b.name == index), index)
    own = context.sorts.get(means)
    varies = own is not None and own.is_integer
    entry = entry_like(name, context, varies=varies)
    if entry is not None:
        raise BridgeError(
            f"'{name}' is no entry of '{entry.partition('[')[0]}', but looks like one",
            f"write '{entry}', or give the number another name",
        )
