"""What happened, as data: verdicts, places, witnesses, and a report for each derivation.

Messages keep their terms, so that each renderer prints them its own way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from symcheck.kernel.claim import Claim
    from symcheck.kernel.term import Term


class Verdict(StrEnum):
    """The five answers; a verdict has no truth value, so nothing is proved by an ``if``."""

    PROVED = "proved"
    CONDITIONAL = "conditional"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"
    REFUTED = "refuted"

    def __bool__(self) -> bool:
        """Refuse: compare a verdict with ``is``."""
        raise TypeError("a verdict has no truth value; compare it: verdict is Verdict.PROVED")


#: From best to worst; a derivation has the verdict of its worst step.
BADNESS = tuple(Verdict)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of the verdicts; of none, ``proved``."""
    return max(verdicts, key=BADNESS.index, default=Verdict.PROVED)


@dataclass(frozen=True)
class Place:
    """Where something was written; lines and columns count from 1, the end is exclusive."""

    file: str
    line: int
    column: int = 1
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True)
class Message:
    """A sentence whose ``{name}`` fields are terms or text, kept as data."""

    template: str
    fields: Mapping[str, Term | str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Witness:
    """An exact point at which a relation is false, and the values of its sides as text.

    ``point`` maps ``x`` or ``y[2]`` to an exact value, ``sizes`` maps sizes, indices and
    other integers to theirs.
    """

    point: Mapping[str, str]
    sizes: Mapping[str, int]
    left: str
    right: str


@dataclass(frozen=True)
class SideCondition:
    """What a rule still owed, whether it was shown, and by what."""

    prop: Term
    verdict: Verdict
    by: str


@dataclass(frozen=True)
class StepReport:
    """One step: its goal, the rule that carried it, what it owed, and what became of it.

    The goal is a relation, or a claim of another kind.
    ``steps`` are the steps of its parts (a case, a base, an induction step).
    """

    index: int
    goal: Term | Claim
    rule: str
    verdict: Verdict
    side_conditions: tuple[SideCondition, ...] = ()
    place: Place | None = None
    steps: tuple[StepReport, ...] = ()
    title: str = ""
    message: Message | None = None
    help: Message | None = None
    witness: Witness | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """Why an input could not be used."""

    message: str
    place: Place | None = None
    help: str = ""


@dataclass(frozen=True)
class Report:
    """What became of one derivation: its own verdict, and that of its claim beside it.

    ``claim`` is None only where the input could not be read (then ``error`` says why).
    ``conditions`` are the propositions under which a conditional claim holds;
    ``domains_differ`` says whether its sides are undefined at different points.
    ``certificates`` are name and text of the certificate, where it was asked for, and of
    those of the theorems that it relies on.
    """

    name: str
    verdict: Verdict
    claim_verdict: Verdict
    claim: Claim | None = None
    identity: str = ""
    conditions: tuple[Term, ...] = ()
    domains_differ: bool = False
    steps: tuple[StepReport, ...] = ()
    seconds: float = 0.0
    relies_on: tuple[str, ...] = ()
    witness: Witness | None = None
    message: Message | None = None
    error: Problem | None = None
    place: Place | None = None
    docstring: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    certificates: tuple[tuple[str, str], ...] = ()
