"""The certificates of a theorem, and of all that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.certificate import certificate, to_text

if TYPE_CHECKING:
    from symcheck.kernel.theorem import Outcome, Theorem

#: The outcomes of the theorems that others may rely on, which live as long as this process.
_outcomes: dict[Theorem, Outcome] = {}


def keep(outcome: Outcome) -> None:
    """Keep the outcome of a theorem that others may rely on."""
    if outcome.theorem is not None:
        _outcomes[outcome.theorem] = outcome


def certificates(outcome: Outcome, name: str) -> tuple[tuple[str, str], ...]:
    """Return name and text of the theorem's certificate, then of those of what it relies on.

    Raises ValueError if the outcome has no theorem.
    """
    found = {name: to_text(certificate(outcome, name))}
    waiting = list(outcome.theorem.relies_on) if outcome.theorem is not None else []
    seen: set[Theorem] = set()
    while waiting:
        theorem = waiting.pop()
        if theorem in seen or theorem not in _outcomes:
            continue
        seen.add(theorem)
        found.setdefault(theorem.name, to_text(certificate(_outcomes[theorem], theorem.name)))
        waiting.extend(theorem.relies_on)
    return tuple(found.items())
