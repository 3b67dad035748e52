r"""A report as Markdown: the claim, and each derivation as an aligned block with its reasons.

Formulas stand between dollar signs, blocks between ``$$``, as GitHub, Jupyter and Pandoc
read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.term import Term, var
from symcheck.render.claims import (
    declarations,
    definition_equations,
    range_pieces,
    sentence,
)
from symcheck.render.latex import RELATIONS, latex, latex_name
from symcheck.render.messages import found, said
from symcheck.render.report_json import formula
from symcheck.render.story import carried_by, labels, ranges_told, told_conditions, worst_step
from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.kernel.claim import Claim, Context, Sort
    from symcheck.report import Report, StepReport


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
        parts[0] = " ".join([parts[0], *_context(claim.context), *told])
        pieces = sentence(claim)
        if len(pieces) == 1 and not isinstance(pieces[0], str):
            parts.append(_display(formula(pieces[0])))
        else:
            parts.append(f"{_stated(claim)}.")
    parts += [" ".join(p.split()) for p in report.docstring.strip().split("\n\n") if p.strip()]
    if report.steps and claim is not None:
        parts += ["*Derivation.*", *_derivation(report.steps, claim.context)]
    parts.append(_closing(report))
    return "\n\n".join(parts)


def _display(inner: str) -> str:
    return f"$$\n{inner}\n$$"


def _stated(goal: Term | Claim) -> str:
    if isinstance(goal, Term):
        return f"${latex(goal)}$"
    return "".join(p if isinstance(p, str) else f"${formula(p)}$" for p in sentence(goal))


# ── contexts ─────────────────────────────────────────────────────────────────────


def _context(context: Context) -> list[str]:
    told = [_declared(names, sort) for names, sort in declarations(context)]
    lines = [f"Let {'; '.join(told)}."] if told else []
    if context.definitions:
        equations = ", ".join(f"${latex(e)}$" for e in definition_equations(context))
        lines.append(f"Define {equations}.")
    if context.hypotheses:
        lines.append(f"Suppose {', '.join(f'${latex(h)}$' for h in context.hypotheses)}.")
    return lines


def _declared(names: Sequence[str], sort: Sort) -> str:
    listed = ", ".join(map(latex_name, names))
    many = len(names) > 1
    match sort.kind:
        case "positive":
            return f"${listed}$ be real and positive"
        case "integer":
            return f"${listed}$ be {'integers' if many else 'an integer'}"
        case "natural" | "size":
            least = 0 if sort.kind == "natural" else 1
            return rf"${listed} \ge {least}$ be {'integers' if many else 'an integer'}"
        case "index":
            low, high = sort.ranges[0]
            return rf"${listed} \in \{{{latex(low)}, \dots, {latex(high)}\}}$"
        case "family":
            ranges = range_pieces(sort)
            indices = tuple(var(name) for name, _, _ in ranges)
            entries = ", ".join(latex(Term("at", indices, n)) for n in names)
            spans = ", ".join(rf"{n} = {latex(a)}, \dots, {latex(b)}" for n, a, b in ranges)
            return f"${entries}$ be real for ${spans}$"
    return f"${listed}$ be real"


# ── the derivation ───────────────────────────────────────────────────────────────


def _derivation(steps: Sequence[StepReport], context: Context, prefix: str = "") -> list[str]:
    parts: list[str] = []
    rows: list[tuple[str, StepReport]] = []

    def flush() -> None:
        if rows:
            parts.append(_aligned([step for _, step in rows]))
            parts.extend(_owed(rows, context))
            rows.clear()

    for step, number in zip(steps, labels(steps, prefix), strict=True):
        if step.index and isinstance(step.goal, Term):
            rows.append((number, step))
            if step.steps:
                flush()
        else:
            flush()
            title = f"{number}: {step.title}" if step.title else number
            what = _stated(step.goal) if prefix or not step.index else "the claim"
            reason = f", {_reason(step)}" if step.index else ""
            parts.append(f"*{title}*: {what}{reason}.")
            parts += _owed([(number, step)], context)
        parts += _derivation(step.steps, context, number)
    flush()
    return parts


def _aligned(steps: Sequence[StepReport]) -> str:
    rows = []
    shared: Term | None = None
    for step in steps:
        goal = step.goal
        reason = rf"&& \text{{{_reason(step)}}}"
        if not isinstance(goal, Term):
            continue
        if goal.head != "rel":
            rows.append(f"& {latex(goal)} {reason}")
            shared = None
            continue
        left, right = goal.args
        start = "" if shared is not None and left == shared else latex(left)
        rows.append(f"{start} &{RELATIONS[str(goal.data)]} {latex(right)} {reason}".lstrip())
        shared = right
    joined = " \\\\\n".join(rows)
    return _display(f"\\begin{{aligned}}\n{joined}\n\\end{{aligned}}")


def _reason(step: StepReport) -> str:
    words = f"by {carried_by(step)}" if step.rule else ""
    if step.verdict is not Verdict.PROVED:
        words += f" ({step.verdict})"
    return words.replace("_", r"\_")


def _owed(steps: Sequence[tuple[str, StepReport]], context: Context) -> list[str]:
    items = []
    for label, step in steps:
        conditions, ranges = told_conditions(step, context)
        for owed in conditions:
            tail = f": by {owed.by}" if owed.by else ""
            unmet = f" ({owed.verdict})" if owed.verdict is not Verdict.PROVED else ""
            items.append(f"- Step {label} needs ${latex(owed.prop)}${tail}{unmet}.")
        if ranges:
            items.append(f"- Step {label} needs {ranges_told(ranges)}.")
    return ["\n".join(items)] if items else []


def _closing(report: Report) -> str:
    told = f"*Verdict:* {report.verdict}"
    if report.conditions:
        told += f" for {' and '.join(f'${latex(c)}$' for c in report.conditions)}"
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
