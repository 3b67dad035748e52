"""A theorem as its author wrote it, in lines: nothing is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.render.lines import put
from symcheck.report import Report, StepReport, Verdict

__all__ = ["Report", "StepReport", "Verdict", "put"]

if TYPE_CHECKING:
    pass
