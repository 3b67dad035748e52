"""What a rule returns when it accepts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symcheck.kernel.obligation import Obligation


@dataclass(frozen=True)
class Owed:
    """The conditions that are left to show, and the data to repeat the rule's work with."""

    conditions: tuple[Obligation, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    discharges: frozenset[Any] = frozenset()
