"""A step is taken on trust, and the report says so.

    ───────────────  assumed
     Γ  ⊢  anything

Whatever rests on it is assumed, never proved.

Side conditions  none
Accepts          anything, and marks it
Refuses          nothing
Trusts           the author
Source           the author
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.rules.owed import Owed

if TYPE_CHECKING:
    from symcheck.kernel.derivation import Goal


def assumed(goal: Goal) -> Owed:
    """Accept a step as a hole."""
    return Owed(data={"why": str(goal.arguments.get("why", ""))})
