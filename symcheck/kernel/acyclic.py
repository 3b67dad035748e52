"""Definitions in their order: each uses itself and those before it only."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from symcheck.kernel.term import TermError, subterms

if TYPE_CHECKING:
    from symcheck.kernel.claim import Definition


@lru_cache(maxsize=1024)
def require_order(definitions: tuple[Definition, ...]) -> None:
    """Raise TermError unless every definition uses itself and those before it only."""
    earlier: set[str] = set()
    for d in definitions:
        earlier.add(d.name)
        for term in (d.body, d.base, d.step):
            for t in subterms(term) if term is not None else ():
                if t.head == "call" and t.data not in earlier:
                    raise TermError(f"'{d.name}' uses '{t.data}', which is not defined before it")
