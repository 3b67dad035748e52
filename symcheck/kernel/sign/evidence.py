"""Why a proposition holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Evidence:
    """Why a proposition holds: the method, its data, and the evidence it rests on."""

    by: str
    data: dict[str, Any] = field(default_factory=dict)
    uses: tuple[Evidence, ...] = ()
