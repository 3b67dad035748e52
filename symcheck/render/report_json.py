"""Reports as JSON, in the form that ``report.schema.json`` describes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from symcheck.kernel.claim import Limit
from symcheck.kernel.term import Term
from symcheck.kernel.text import definition_text, to_text
from symcheck.render.apart import told_apart
from symcheck.render.claims import Chain, sentence
from symcheck.render.latex import Latex, escaped, latex
from symcheck.render.matrices.claims import claim_in_matrices
from symcheck.render.messages import given, said, stated, stated_goal
from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.kernel.claim import Claim, Context
    from symcheck.report import Message, Place, Report, StepReport, Witness

SCHEMA = "symcheck/report/1"


def document(reports: Sequence[Report]) -> dict[str, Any]:
    """Return the whole answer: every result, and how many there are of each verdict."""
    return {
        "schema": SCHEMA,
        "results": [result(r) for r in reports],
        "summary": summary(reports),
    }


def to_json(reports: Sequence[Report]) -> str:
    """Return the whole answer as text."""
    return json.dumps(document(reports), ensure_ascii=False, indent=1)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the answer."""
    from importlib.resources import files

    text = files("symcheck.render").joinpath("report.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def summary(reports: Sequence[Report]) -> dict[str, int]:
    """Return how many reports have each verdict; one with an error counts as an error only."""
    judged = [r.verdict for r in reports if r.error is None]
    counts = {str(v): judged.count(v) for v in SHOWN}
    return {**counts, "errors": len(reports) - len(judged)}


#: The order in which verdicts are counted.
SHOWN = (
    Verdict.PROVED,
    Verdict.CONDITIONAL,
    Verdict.REFUTED,
    Verdict.UNKNOWN,
    Verdict.ASSUMED,
)


@told_apart
def result(report: Report) -> dict[str, Any]:
    """Return one report."""
    claim, error = report.claim, report.error
    return {
        "name": report.name,
        "kind": None if claim is None else claim.kind,
        "identity": report.identity,
        "verdict": str(report.verdict),
        "claim_verdict": str(report.claim_verdict),
        "claim": None if claim is None else said_claim(claim),
        "given": [] if claim is None else context_lines(claim.context),
        "conditions": [to_text(p) for p in report.conditions],
        "domains_differ": report.domains_differ,
        "steps": [step(s) for s in report.steps],
        "seconds": round(report.seconds, 6),
        "relies_on": list(report.relies_on),
        "witness": witness(report.witness),
        "message": message(report.message),
        "place": place(report.place),
        "error": None
        if error is None
        else {"message": error.message, "help": error.help, "place": place(error.place)},
    }


@told_apart
def said_claim(claim: Claim) -> dict[str, Any]:
    """Return a claim as text and LaTeX, and in matrix notation where that is shorter."""
    told: dict[str, Any] = {
        "text": stated(claim, to_text, pretty=False),
        "latex": claim_latex(claim),
    }
    matrices = claim_in_matrices(claim)
    if matrices is not None:
        told["matrices"] = {"text": stated(matrices), "latex": claim_latex(matrices)}
    return told


def context_lines(context: Context) -> list[str]:
    """Return declarations, hypotheses and definitions, a line each in canonical text."""
    return [
        *given(context, to_text, reals=True),
        *(definition_text(d) for d in context.definitions),
    ]


@told_apart
def step(report: StepReport) -> dict[str, Any]:
    """Return one step with the steps of its parts.

    ``text`` is what the line adds: the right side of a relation, else the whole goal.
    """
    goal = report.goal
    relates = isinstance(goal, Term) and goal.head == "rel"
    line = goal.args[1] if isinstance(goal, Term) and relates else goal
    return {
        "index": report.index,
        "title": report.title,
        "text": stated_goal(line, to_text, pretty=False),
        "latex": latex(line) if isinstance(line, Term) else claim_latex(line),
        "relation": str(goal.data) if isinstance(goal, Term) and relates else None,
        "rule": report.rule,
        "goal": stated_goal(goal, to_text, pretty=False),
        "side_conditions": [
            {
                "text": to_text(c.prop),
                "latex": latex(c.prop),
                "verdict": str(c.verdict),
                "by": c.by,
            }
            for c in report.side_conditions
        ],
        "verdict": str(report.verdict),
        "message": message(report.message),
        "help": message(report.help),
        "witness": witness(report.witness),
        "place": place(report.place),
        "steps": [step(s) for s in report.steps],
    }


def witness(found: Witness | None) -> dict[str, Any] | None:
    """Return a witness."""
    if found is None:
        return None
    return {
        "point": dict(found.point),
        "sizes": dict(found.sizes),
        "left": found.left,
        "right": found.right,
    }


def message(sentence: Message | None) -> str | None:
    """Return a message with its terms in canonical text."""
    return None if sentence is None else said(sentence, to_text)


def place(where: Place | None) -> dict[str, Any] | None:
    """Return a place."""
    if where is None:
        return None
    return {
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
    }


@told_apart
def claim_latex(claim: Claim) -> str:
    r"""Return the claim as one formula, its words in ``\text``."""
    parts = []
    for piece in sentence(claim):
        if isinstance(piece, str):
            parts.append(rf"\text{{{escaped(piece)}}}")
        else:
            parts.append(formula(piece))
    return "".join(parts)


def formula(piece: Term | Chain | Limit) -> str:
    """Return a piece of a sentence that is mathematics as LaTeX."""
    writer = Latex()
    if isinstance(piece, Chain):
        return writer.chain(piece.terms, piece.rels)
    return writer.limit(piece) if isinstance(piece, Limit) else writer.write(piece)
