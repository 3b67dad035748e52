"""One report told in lines: the claim, each step with its rule, and what went wrong where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.render.lines import Line, Notation, spread, wrapped
from symcheck.render.messages import conditions, found, given, said, shown_place, stated
from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from symcheck.kernel.term import Term
    from symcheck.render.layout import Box
    from symcheck.report import Report, StepReport

COLOURS = {
    Verdict.PROVED: "green",
    Verdict.CONDITIONAL: "yellow",
    Verdict.ASSUMED: "yellow",
    Verdict.UNKNOWN: "yellow",
    Verdict.REFUTED: "red",
}


def story(report: Report, notation: Notation, *, steps: bool = True) -> list[Line]:
    """Return everything there is to say about one derivation."""
    if report.error is not None:
        return trouble(report, notation)
    lines: list[Line] = []
    if report.name:
        place = shown_place(report.place)
        lines.append(((report.name, "bold"), (f"   {place}" if place else "", "dim")))
        about = [report.docstring.strip().split("\n\n")[0].replace("\n", " "), report.source]
        lines += [(("  ", ""), (" ".join(t.split()), "dim")) for t in about if t.strip()]
        lines.append(())
    lines += claim_lines(report, notation)
    if steps and report.steps:
        lines.append(())
        lines += step_lines(report.steps, notation)
    lines.append(())
    lines.append(closing(report, notation))
    if report.verdict is not Verdict.PROVED:
        lines += trouble(report, notation, headed=report.name != "")
    return lines


def claim_lines(report: Report, notation: Notation) -> list[Line]:
    """Return the claim, in two dimensions if it is a single relation, and its context."""
    claim = report.claim
    if claim is None:
        return []
    props: tuple[Term, ...] = getattr(claim, "links", ())
    if len(props) == 1:
        box = notation.block(props[0], notation.width - 10)
    else:
        box = wrapped(
            stated(claim, notation.inline, pretty=notation.unicode), notation.width - 10, "    "
        )
    lines = spread(box.lines, box.baseline, left="  claim   ", right=())
    for line in given(claim.context, notation.inline):
        lines.append((("  given   ", "dim"), (line, "")))
    return lines


def closing(report: Report, notation: Notation) -> Line:
    """Return the verdict, its conditions, the time, and what it rests on."""
    tail = f" in {seconds(report.seconds)}"
    if report.relies_on:
        tail += f", resting on {', '.join(report.relies_on)}"
    middle = ""
    if report.conditions:
        middle = f" {conditions(report.conditions, notation.inline)}"
        differ = "the two sides are undefined at different points"
        middle += (
            f" ({differ})" if report.domains_differ else " (elsewhere both sides are undefined)"
        )
    style = f"bold {COLOURS[report.verdict]}"
    return (("  ", ""), (str(report.verdict), style), (middle, ""), (tail, "dim"))


def seconds(time: float) -> str:
    """Return a duration for reading.

    >>> seconds(0.0021), seconds(1.26)
    ('2 ms', '1.3 s')
    """
    return f"{time * 1000:.0f} ms" if time < 0.1 else f"{time:.1f} s"


# ── steps ────────────────────────────────────────────────────────────────────────


def step_lines(steps: Sequence[StepReport], notation: Notation, prefix: str = "") -> list[Line]:
    """Return the steps, a chain's later ones without the side they share with the one before."""
    margin = 4 + len(prefix)
    width = max(notation.width - margin - 26, 30)
    boxes = list(_boxes(steps, notation, width))
    column = max((b.width for b in boxes), default=0)
    lines: list[Line] = []
    for step, box in zip(steps, boxes, strict=True):
        label = f"{prefix}{step.index}".rjust(margin - 1) + "  "
        if step.title:
            lines.append(((" " * len(label), ""), (step.title, "bold")))
        verdict: Line = ()
        if step.verdict is not Verdict.PROVED:
            verdict = ((f"  {step.verdict}", COLOURS[step.verdict]),)
        rows = [row.ljust(column) for row in box.lines]
        lines += spread(
            rows, box.baseline, left=label, right=((f"   {step.rule}", "cyan"), *verdict)
        )
        lines += _owed(step, notation, " " * len(label))
        if step.steps:
            lines += step_lines(step.steps, notation, f"{prefix}{step.index}.")
    return lines


def _boxes(steps: Sequence[StepReport], notation: Notation, width: int) -> Iterator[Box]:
    shared: Term | None = None
    after = 0
    for step in steps:
        goal = step.goal
        if goal.head == "rel" and shared is not None and goal.args[0] == shared:
            yield notation.block(goal, width, after=after)
        else:
            yield notation.block(goal, width)
            left = notation.block(goal.args[0], width).width if goal.head == "rel" else 0
            after = min(left, 20)
        shared = goal.args[1] if goal.head == "rel" else None


def _owed(step: StepReport, notation: Notation, margin: str) -> Iterator[Line]:
    for owed in step.side_conditions:
        shown = notation.inline(owed.prop)
        if owed.verdict is Verdict.PROVED:
            yield ((f"{margin}  needs {shown}: {owed.by}", "dim"),)
        else:
            yield (
                (f"{margin}  needs {shown}: ", "dim"),
                (str(owed.verdict), COLOURS[owed.verdict]),
            )


# ── what went wrong ──────────────────────────────────────────────────────────────


def worst_step(report: Report) -> tuple[str, StepReport] | None:
    """Return the first step that has the report's verdict, as deep as it goes, and its number."""
    found_step: tuple[str, StepReport] | None = None
    steps: Iterable[StepReport] = report.steps
    number = ""
    while True:
        bad = next((s for s in steps if s.verdict is report.verdict), None)
        if bad is None or report.verdict is Verdict.PROVED:
            return found_step
        number = f"{number}.{bad.index}" if number else str(bad.index)
        found_step, steps = (number, bad), bad.steps


def headline(report: Report) -> str:
    """Return the place, the step and the verdict in one line."""
    bad = worst_step(report)
    place = report.place if bad is None or bad[1].place is None else bad[1].place
    where = shown_place(place)
    if report.error is not None:
        where = shown_place(report.error.place) or where
        return f"{where}: {report.error.message}" if where else report.error.message
    start = f"{where}: " if where else ""
    name = f"'{report.name}'" if report.name else "the claim"
    if bad is None:
        return f"{start}{name} {report.verdict}"
    claim = {
        Verdict.PROVED: "its claim is proved without it",
        Verdict.REFUTED: "its claim is refuted, too",
    }.get(report.claim_verdict, f"its claim is {report.claim_verdict}")
    if report.verdict is not Verdict.REFUTED and report.claim_verdict is report.verdict:
        return f"{start}step {bad[0]} of {name} {report.verdict}"
    return f"{start}step {bad[0]} of {name} {report.verdict}; {claim}"


def trouble(report: Report, notation: Notation, *, headed: bool = True) -> list[Line]:
    """Return what is wrong with a derivation: the step, the reason, the witness, the help."""
    lines: list[Line] = []
    bad = worst_step(report)
    if headed:
        lines.append(((headline(report), COLOURS[report.verdict]),))
    if report.error is not None:
        return lines + _labelled("help", report.error.help, notation)
    step = bad[1] if bad else None
    if step is not None and headed:
        box = notation.block(step.goal, notation.width - 12)
        lines += spread(box.lines, box.baseline, left="  step     ", right=())
    elif headed and report.claim is not None:
        lines += _labelled(
            "claim", stated(report.claim, notation.inline, pretty=notation.unicode), notation
        )
    if headed and report.conditions:
        lines += _labelled("holds", conditions(report.conditions, notation.inline), notation)
    for message in _messages(report, step, notation):
        lines += _labelled("reason", message, notation)
    for witness in (step.witness if step else None, report.witness):
        if witness is not None:
            lines += _labelled("witness", found(witness), notation)
            break
    if step is not None and step.help is not None:
        lines += _labelled("help", said(step.help, notation.inline), notation)
    return lines


def _messages(report: Report, step: StepReport | None, notation: Notation) -> list[str]:
    messages = [step.message if step else None, report.message]
    return list(dict.fromkeys(said(m, notation.inline) for m in messages if m is not None))


def _labelled(label: str, text: str, notation: Notation) -> list[Line]:
    if not text:
        return []
    rows = [
        row for part in text.split("\n") for row in wrapped(part, notation.width - 12, "").lines
    ]
    return [
        ((f"  {label:<9}" if i == 0 else " " * 11, "dim"), (row, "")) for i, row in enumerate(rows)
    ]
