"""Enclosures of numbers, by the library Interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.proof import handles

if TYPE_CHECKING:
    from symcheck.coq.proof import Here


@handles("enclosure")
def _enclosure(here: Here) -> list[str]:
    return ["sc_number; interval with (i_prec 80)."]
