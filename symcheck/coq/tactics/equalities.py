"""Equations: by normal form, by conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.proof import by_difference, handles

if TYPE_CHECKING:
    from symcheck.coq.proof import Here


@handles("algebra", "derivative")
def _algebra(here: Here) -> list[str]:
    p, _, scope, op, left, right = here
    if op != "=":
        return by_difference(p, scope, op, left, right)
    return p.equality(left, right, scope)


@handles("definition")
def _definition(here: Here) -> list[str]:
    return ["first [ reflexivity | sc_finish ]."]
