"""What is still owed: a proposition in a context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context
    from symcheck.kernel.term import Term


@dataclass(frozen=True)
class Obligation:
    """``context ⊢ prop``, and why it is owed.

    ``necessary`` says that the term it comes from is undefined wherever it fails; an
    obligation that is merely sufficient (u > 0 for the derivative of √u) is not.
    """

    context: Context
    prop: Term
    why: str = ""
    necessary: bool = True
