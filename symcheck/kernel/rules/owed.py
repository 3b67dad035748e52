"""What a rule returns when it accepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from symcheck.kernel.obligation import Obligation


@dataclass(frozen=True)
class Owed:
    """The conditions that are left to show, and the data to repeat the rule's work with."""

    conditions: tuple[Obligation, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    discharges: frozenset[Any] = frozenset()
