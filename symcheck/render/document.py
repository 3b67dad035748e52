"""Reports as a LaTeX document: theorem, derivation with reasons, side conditions, verdict."""

from __future__ import annotations

from importlib.resources import files
from pathlib import PurePath
from string import Formatter
from typing import TYPE_CHECKING

from symcheck.kernel.term import Term
from symcheck.render.apart import told_apart
from symcheck.render.claims import (
    Chain,
    sentence,
)
from symcheck.render.contexts import sentences
from symcheck.render.derivations import Page, links
from symcheck.render.latex import RELATIONS, latex, latex_left
from symcheck.render.latex_break import broken, length
from symcheck.render.latex_text import code, prose
from symcheck.render.matrices.claims import claim_in_matrices
from symcheck.render.messages import found, joined
from symcheck.render.report_json import formula
from symcheck.render.story import carried_by, worst_step
from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.kernel.claim import Claim, Context, Limit
    from symcheck.report import Message, Report, SideCondition, StepReport

#: A left side of at most so many characters stands beside the first relation sign.
SHORT = 22
#: And with the longest reason behind it of so many, or little room is left between them.
ROOM = 40


def document(reports: Sequence[Report], *, fragment: bool = False) -> str:
    """Return a document of all reports, or what belongs between begin and end document."""
    several = len(reports) > 1
    body = "\n".join(section(r, headed=several) for r in reports)
    macros = _resource("macros.tex")
    if fragment:
        return f"% needs mathtools, amsthm, amssymb, graphicx\n{macros}\n{body}"
    return framed(body)


def framed(body: str) -> str:
    """Return a whole document with this between begin and end document."""
    frame, macros = _resource("document.tex"), _resource("macros.tex")
    return frame.replace("%MACROS%\n", macros).replace("%BODY%\n", body)


def _resource(name: str) -> str:
    return files("symcheck.render").joinpath(name).read_text(encoding="utf-8")


@told_apart
def section(report: Report, *, headed: bool, where: Sequence[Term] = ()) -> str:
    """Return one report: theorem, what its author says of it, derivation, verdict.

    ``where`` are equations that say what letters in it stand for.
    """
    parts = [rf"\section{{{code(report.name)}}}"] if headed else []
    parts += [_theorem(report, where), *_about(report)]
    if report.steps and report.claim is not None:
        context = report.claim.context
        parts.append(r"\begin{proof}[Derivation]")
        parts += [r"\renewcommand{\qedsymbol}{}"] if report.verdict is not Verdict.PROVED else []
        parts += [*derivation(report.steps, context), r"\end{proof}"]
    parts.append(_colophon(report))
    return "\n".join(parts) + "\n"


def _theorem(report: Report, where: Sequence[Term]) -> str:
    kind = "symtheorem" if report.verdict is Verdict.PROVED else "symclaim"
    lines = [rf"\begin{{{kind}}}[{{{code(report.name or 'claim')}}}]\raggedright"]
    claim = report.claim
    if claim is not None:
        context = sentences(claim.context, _inline)
        lines += [" ".join(context)] if context else []
        lines += [f"Here {', '.join(map(_inline, where))}."] if where else []
        matrices = claim_in_matrices(claim)
        if matrices is not None:
            lines += [*_displayed(matrices), "By entries:"]
        lines += _displayed(claim)
    return "\n".join([*lines, rf"\end{{{kind}}}"])


def _displayed(claim: Claim) -> list[str]:
    pieces = sentence(claim)
    if len(pieces) == 1 and isinstance(pieces[0], Chain):
        return [r"\[", _chain_fit(pieces[0]), r"\]"]
    return [f"{_stated(claim)}."]


def _chain_fit(chain: Chain) -> str:
    if len(chain.rels) == 1:
        return _fit_relation(Term("rel", chain.terms, chain.rels[0]))
    rows = [latex(chain.terms[0])]
    for op, term in zip(chain.rels, chain.terms[1:], strict=True):
        rows.append(rf"{RELATIONS[op]} {latex(term)}")
    joined = r" \\ &\quad {} ".join(rows)
    return rf"\symfitwide{{{formula(chain)}}}{{& {joined}}}"


def _fit_relation(goal: Term) -> str:
    left, right = goal.args
    sign = RELATIONS[str(goal.data)]
    rows = rf"{broken(left)} \\ &\quad {{}} {sign} {broken(right, level=2)}"
    return rf"\symfitwide{{{latex(goal)}}}{{& {rows}}}"


def _inline(piece: Term | Chain | Limit) -> str:
    shown = formula(piece)
    if isinstance(piece, Term) and piece.head == "rel":
        return f"${_fit_relation(piece)}$"
    return rf"$\symshrunk{{{shown}}}$"


def _about(report: Report) -> list[str]:
    """Return the docstring's paragraphs and the source."""
    paragraphs = [" ".join(p.split()) for p in report.docstring.strip().split("\n\n")]
    parts = [prose(p) for p in paragraphs if p]
    if report.source:
        parts.append(rf"\emph{{Source:}} {prose(report.source)}.")
    return (
        [rf"\begin{{symnote}}{chr(10)}{(chr(10) * 2).join(parts)}{chr(10)}\end{{symnote}}"]
        if parts
        else []
    )


# ── the derivation ───────────────────────────────────────────────────────────────


@told_apart
def derivation(steps: Sequence[StepReport], context: Context) -> list[str]:
    """Return the lines of a derivation, aligned, with their reasons and what they owed."""
    return _Document(context).derivation(steps)


class _Document(Page):
    """The pieces of a derivation in LaTeX."""

    def aligned(self, steps: Sequence[StepReport]) -> str:
        reasons = [_reason(s) for s in steps]
        longest = max(length(r) for r in reasons)
        widest = 0
        lines = []
        for link, step in links(steps):
            reason = _reason(step)
            if isinstance(link, Term):
                lines.append(rf"& \symfit{{{latex(link)}}}{{& {broken(link)}}} && {reason}")
                continue
            left, op, right = link
            start = "&"
            if left is not None and length(latex(left)) <= min(SHORT, (ROOM - longest) / 1.1):
                start = rf"{latex_left(left)} &"
                widest = max(widest, length(latex(left)))
            elif left is not None:
                lines.append(rf"\mathrlap{{\symfitwide{{{latex(left)}}}{{& {broken(left)}}}}} &")
            fitted = rf"\symfit{{{latex(right)}}}{{& {broken(right)}}}"
            lines.append(rf"{start} {RELATIONS[op]} {fitted} && {reason}")
        joined = " \\\\\n".join(lines)
        room = rf"\setsymroom{{{longest * 0.55 + widest * 0.6 + 6:.1f}em}}"
        return f"{room}\n\\begin{{align*}}\n{joined}\n\\end{{align*}}"

    def opened(self, step: StepReport, number: str, *, within: bool) -> str:
        title = f"{number}: {step.title}" if step.title else number
        if step.index == 0:
            return rf"\begin{{symparts}}\emph{{{prose(title)}}}: {_stated(step.goal)}."
        what = _stated(step.goal) if within else "the claim"
        return rf"\par\noindent {number}: {what}, {_reason(step)}."

    def closed(self) -> list[str]:
        return [r"\end{symparts}"]

    def needed(self, number: str, owed: SideCondition) -> str:
        tail = f"by {prose(owed.by)}" if owed.by else ""
        if owed.verdict is not Verdict.PROVED:
            tail = f"{tail} ({owed.verdict})".strip()
        return self.item(f"Step {number} needs {_inline(owed.prop)}{': ' if tail else ''}{tail}")

    def item(self, words: str) -> str:
        return rf"\item {words}."

    def listed(self, items: Sequence[str]) -> list[str]:
        return [r"\begin{symconditions}", *items, r"\end{symconditions}"]


def _reason(step: StepReport) -> str:
    carried = carried_by(step)
    rule, _, cited = carried.partition(" ")
    if rule == "the":  # a phrase, like the induction hypothesis, and no rule with a name
        rule, cited = carried, ""
    words = f"by {prose(rule)}" if rule else ""
    words += f" {code(cited)}" if cited else ""
    if step.verdict is not Verdict.PROVED:
        words += f" ({step.verdict})"
    return rf"\text{{{words.strip()}}}"


def _stated(goal: Term | Claim) -> str:
    if isinstance(goal, Term):
        return _inline(goal)
    return "".join(p if isinstance(p, str) else _inline(p) for p in sentence(goal))


# ── what became of it ────────────────────────────────────────────────────────────


def _said(message: Message) -> str:
    """Return a message with its terms as formulas, which need no quotes."""
    template = message.template
    for name, value in message.fields.items():
        if isinstance(value, Term):
            template = template.replace(f"'{{{name}}}'", f"{{{name}}}")
    parts = []
    for text, field, _, _ in Formatter().parse(template):
        parts.append(prose(text))
        if field is not None:
            shown = message.fields[field]
            parts.append(_inline(shown) if isinstance(shown, Term) else prose(str(shown)))
    return "".join(parts)


def _colophon(report: Report) -> str:
    parts = [rf"\emph{{Verdict:}} {report.verdict}"]
    if report.conditions:
        holds = joined(report.conditions, _inline)
        differ = (
            "; the two sides are undefined at different points" if report.domains_differ else ""
        )
        parts[0] += f" for {holds}{differ}"
    parts[0] += "."
    bad = worst_step(report)
    if bad is not None:
        parts.append(
            f"Step {bad[0]} is {bad[1].verdict}; the claim itself is {report.claim_verdict}."
        )
        witness = bad[1].witness or report.witness
        parts += [f"Reason: {_said(m)}." for m in (bad[1].message,) if m is not None]
        parts += [f"Witness: {prose(found(witness))}."] if witness is not None else []
    elif report.message is not None:
        parts.append(f"Reason: {_said(report.message)}.")
    if report.relies_on:
        parts.append(f"It rests on {', '.join(map(code, report.relies_on))}.")
    if report.place is not None:
        place = report.place
        file = "/".join(PurePath(place.file).parts[-2:])
        parts.append(f"Checked by symcheck from {code(f'{file}:{place.line}')}.")
    if report.identity:
        groups = [report.identity[i : i + 16] for i in range(0, len(report.identity), 16)]
        parts.append(rf"Identity {code('')[:-1]}{' '.join(groups)}}}.")
    return rf"\begin{{symcolophon}}{chr(10)}{chr(10).join(parts)}{chr(10)}\end{{symcolophon}}"
