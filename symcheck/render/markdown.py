r"""A report as Markdown: the claim, and each derivation as an aligned block with its reasons.

Formulas stand between dollar signs, blocks between ``$$``, as GitHub, Jupyter and Pandoc
read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.term import Term
from symcheck.render.apart import told_apart
from symcheck.render.claims import sentence
from symcheck.render.contexts import sentences
from symcheck.render.derivations import Page, links
from symcheck.render.latex import RELATIONS, latex, latex_left
from symcheck.render.matrices.claims import claim_in_matrices
from symcheck.render.messages import found, joined, said
from symcheck.render.report_json import formula
from symcheck.render.story import carried_by, worst_step
from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.kernel.claim import Claim
    from symcheck.report import Report, SideCondition, StepReport


@told_apart
def theorem(report: Report, where: Sequence[Term] = ()) -> str:
    """Return one report: theorem, what its author says of it, derivation, verdict.

    ``where`` are equations that say what letters in it stand for.
    """
    kind = "Theorem" if report.verdict is Verdict.PROVED else "Claim"
    parts = [f"**{kind}** `{report.name}`."]
    claim = report.claim
    if claim is not None:
        letters = ", ".join(f"${latex(e)}$" for e in where)
        told = [f"Here {letters}."] if where else []
        parts[0] = " ".join([parts[0], *sentences(claim.context, _inline), *told])
        matrices = claim_in_matrices(claim)
        if matrices is not None:
            parts += [_displayed(matrices), "By entries:"]
        parts.append(_displayed(claim))
    parts += [" ".join(p.split()) for p in report.docstring.strip().split("\n\n") if p.strip()]
    if report.steps and claim is not None:
        parts += ["*Derivation.*", *_Markdown(claim.context).derivation(report.steps)]
    parts.append(_closing(report))
    return "\n\n".join(parts)


def _displayed(claim: Claim) -> str:
    pieces = sentence(claim)
    if len(pieces) == 1 and not isinstance(pieces[0], str):
        return _display(formula(pieces[0]))
    return f"{_stated(claim)}."


def _display(inner: str) -> str:
    return f"$$\n{inner}\n$$"


def _inline(term: Term) -> str:
    return f"${latex(term)}$"


def _stated(goal: Term | Claim) -> str:
    if isinstance(goal, Term):
        return f"${latex(goal)}$"
    return "".join(p if isinstance(p, str) else f"${formula(p)}$" for p in sentence(goal))


# ── the derivation ───────────────────────────────────────────────────────────────


class _Markdown(Page):
    """The pieces of a derivation in Markdown."""

    def aligned(self, steps: Sequence[StepReport]) -> str:
        rows = []
        for link, step in links(steps):
            reason = rf"&& \text{{{_reason(step)}}}"
            if isinstance(link, Term):
                rows.append(f"& {latex(link)} {reason}")
                continue
            left, op, right = link
            start = "" if left is None else latex_left(left)
            rows.append(f"{start} &{RELATIONS[op]} {latex(right)} {reason}".lstrip())
        joined = " \\\\\n".join(rows)
        return _display(f"\\begin{{aligned}}\n{joined}\n\\end{{aligned}}")

    def opened(self, step: StepReport, number: str, *, within: bool) -> str:
        title = f"{number}: {step.title}" if step.title else number
        what = _stated(step.goal) if within or not step.index else "the claim"
        reason = f", {_reason(step)}" if step.index else ""
        return f"*{title}*: {what}{reason}."

    def closed(self) -> list[str]:
        return []

    def needed(self, number: str, owed: SideCondition) -> str:
        tail = f": by {owed.by}" if owed.by else ""
        unmet = f" ({owed.verdict})" if owed.verdict is not Verdict.PROVED else ""
        return self.item(f"Step {number} needs ${latex(owed.prop)}${tail}{unmet}")

    def item(self, words: str) -> str:
        return f"- {words}."

    def listed(self, items: Sequence[str]) -> list[str]:
        return ["\n".join(items)]


def _reason(step: StepReport) -> str:
    words = f"by {carried_by(step)}" if step.rule else ""
    if step.verdict is not Verdict.PROVED:
        words += f" ({step.verdict})"
    return words.replace("_", r"\_")


def _closing(report: Report) -> str:
    told = f"*Verdict:* {report.verdict}"
    if report.conditions:
        told += f" for {joined(report.conditions, _inline)}"
    parts = [f"{told}."]
    bad = worst_step(report)
    if bad is not None:
        parts.append(f"Step {bad[0]} is {bad[1].verdict}.")
        witness = bad[1].witness or report.witness
        parts += [f"Reason: {said(m)}." for m in (bad[1].message,) if m is not None]
        parts += [f"Witness: {found(witness)}."] if witness is not None else []
    elif report.message is not None:
        parts.append(f"Reason: {said(report.message)}.")
    if report.relies_on:
        parts.append(f"It rests on {', '.join(f'`{name}`' for name in report.relies_on)}.")
    return " ".join(parts)
