"""A theorem as its author wrote it, in lines: nothing is checked but the theorems it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import Relation
from symcheck.library import place_of
from symcheck.render.story import claim_lines, heading, step_lines
from symcheck.report import Place, Report, StepReport, Verdict

if TYPE_CHECKING:
    from symcheck.authoring import Proof
    from symcheck.kernel.derivation import Derivation, Step
    from symcheck.render.lines import Line, Notation

#: What stands in the place of a rule that is looked for when the proof is checked.
SOUGHT = "…"


def told(proof: Proof, notation: Notation) -> list[Line]:
    """Return the theorem's name, docstring, claim and steps."""
    derivation = proof.derivation()
    report = Report(
        proof.name,
        Verdict.UNKNOWN,
        Verdict.UNKNOWN,
        claim=derivation.claim,
        steps=steps(derivation),
        place=place_of(proof),
        docstring=proof.docstring,
        source=proof.source,
        tags=proof.tags,
    )
    lines = [*heading(report), *claim_lines(report, notation), ()]
    if report.steps:
        return [*lines, *step_lines(report.steps, notation, derivation.claim.context)]
    return [*lines, (("  no steps: they are looked for when the proof is checked", "dim"),)]


def steps(derivation: Derivation) -> tuple[StepReport, ...]:
    """Return the steps as they would be reported if each were proved."""
    return tuple(_step(i, s) for i, s in enumerate(derivation.steps, 1))


def _step(index: int, step: Step) -> StepReport:
    rule = step.rule or SOUGHT
    cited = ", ".join(t.name for t in step.premises)
    return StepReport(
        index,
        step.goal,
        f"{rule} {cited}".strip(),
        Verdict.PROVED,
        place=step.place if isinstance(step.place, Place) else None,
        steps=tuple(map(_part, step.parts)),
        title=step.title,
    )


def _part(part: Derivation) -> StepReport:
    claim = part.claim
    single = isinstance(claim, Relation) and len(claim.links) == 1
    goal = claim.links[0] if isinstance(claim, Relation) and single else claim
    return StepReport(0, goal, "", Verdict.PROVED, steps=steps(part), title=part.title)
