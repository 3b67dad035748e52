"""Reports for a text that is read from beginning to end: each side condition is told once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symcheck.render.claims import is_of_numbers
from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.kernel.term import Term
    from symcheck.report import Report, StepReport


def brief(report: Report) -> Report:
    """Return the report with each side condition at the first step only that needs it."""
    return replace(report, steps=told_once(report.steps, set()))


def told_once(steps: Sequence[StepReport], seen: set[Term]) -> tuple[StepReport, ...]:
    """Return the steps without the shown conditions that were told before.

    Those that are told are added to ``seen``; what was not shown is told every time.
    """
    found = []
    for step in steps:
        kept = []
        for owed in step.side_conditions:
            prop = _core(owed.prop)
            told = prop in seen or is_of_numbers(prop)
            if owed.verdict is not Verdict.PROVED or not told:
                kept.append(replace(owed, prop=prop))
            seen.add(prop)
        inner = told_once(step.steps, seen)
        found.append(replace(step, side_conditions=tuple(kept), steps=inner))
    return tuple(found)


def _core(prop: Term) -> Term:
    """Return a proposition without ranges of indices that do not occur in it."""
    while prop.head == "all" and not prop.args[2].loose:
        prop = prop.args[2]
    return prop

