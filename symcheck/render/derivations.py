"""A derivation in a text: aligned lines with their reasons, parts with headings, what was owed.

A page says how each piece looks in its notation; the order of the pieces is the same in all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from symcheck.kernel.term import Term
from symcheck.render.story import labels, told_conditions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from symcheck.kernel.claim import Context
    from symcheck.report import SideCondition, StepReport

#: A step with its number.
Numbered = tuple[str, "StepReport"]
#: A line of a chain: its left side unless the line before ends with it, its sign, its right side.
Link = tuple[Term | None, str, Term]


class Page(ABC):
    """The pieces of a derivation in one notation; ``context`` is the claim's."""

    def __init__(self, context: Context) -> None:
        """Take the context, which tells the conditions on indices from the others."""
        self.context = context

    def derivation(self, steps: Sequence[StepReport], prefix: str = "") -> list[str]:
        """Return the lines of a derivation, with their reasons and what they owed."""
        parts: list[str] = []
        rows: list[Numbered] = []

        def flush() -> None:
            if rows:
                parts.append(self.aligned([step for _, step in rows]))
                parts.extend(self._owed(rows))
                rows.clear()

        for step, number in zip(steps, labels(steps, prefix), strict=True):
            if step.index and isinstance(step.goal, Term):
                rows.append((number, step))
                if step.steps:
                    flush()
            else:
                flush()
                parts.append(self.opened(step, number, within=bool(prefix)))
                parts += self._owed([(number, step)])
            parts += self.derivation(step.steps, number)
            if step.index == 0:
                parts += self.closed()
        flush()
        return parts

    def _owed(self, rows: Sequence[Numbered]) -> list[str]:
        items = []
        for number, step in rows:
            conditions, words = told_conditions(step, self.context)
            items += [self.needed(number, owed) for owed in conditions]
            items += [self.item(f"Step {number} needs {words}")] if words else []
        return self.listed(items) if items else []

    @abstractmethod
    def aligned(self, steps: Sequence[StepReport]) -> str:
        """Return steps whose goals are relations, below each other."""

    @abstractmethod
    def opened(self, step: StepReport, number: str, *, within: bool) -> str:
        """Return a part's heading, or a step whose goal is no relation.

        ``within`` says that the step belongs to a part.
        """

    @abstractmethod
    def closed(self) -> list[str]:
        """Return what ends a part."""

    @abstractmethod
    def needed(self, number: str, owed: SideCondition) -> str:
        """Return a condition that a step owed, as an item of a list."""

    @abstractmethod
    def item(self, words: str) -> str:
        """Return words as an item of a list."""

    @abstractmethod
    def listed(self, items: Sequence[str]) -> list[str]:
        """Return the items as a list."""


def links(steps: Sequence[StepReport]) -> Iterator[tuple[Link | Term, StepReport]]:
    """Yield each step's relation as a line of a chain, or a goal that is no relation."""
    shared: Term | None = None
    for step in steps:
        goal = step.goal
        if not isinstance(goal, Term):
            continue
        if goal.head != "rel":
            yield goal, step
            shared = None
            continue
        left, right = goal.args
        yield (None if left == shared else left, str(goal.data), right), step
        shared = right
