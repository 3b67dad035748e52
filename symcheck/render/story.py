"""One report told in lines: the claim, each step with its rule, and what went wrong where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.term import Term
from symcheck.render.claims import definition_equations, is_range
from symcheck.render.layout import line
from symcheck.render.lines import Line, Notation, spread, wrapped
from symcheck.render.messages import conditions, found, given, said, shown_place, stated
from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from symcheck.kernel.claim import Context
    from symcheck.render.layout import Box
    from symcheck.report import Report, SideCondition, StepReport

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
    lines = heading(report)
    lines += claim_lines(report, notation)
    if steps and report.steps and report.claim is not None:
        context = report.claim.context
        lines.append(())
        lines += step_lines(report.steps, notation, context)
    lines.append(())
    lines.append(closing(report, notation))
    if report.verdict is not Verdict.PROVED:
        lines += trouble(report, notation, headed=report.name != "")
    return lines


def heading(report: Report) -> list[Line]:
    """Return the name, the place, what the author says of it, and its source."""
    if not report.name:
        return []
    place = shown_place(report.place)
    lines: list[Line] = [((report.name, "bold"), (f"   {place}" if place else "", "dim"))]
    about = [" ".join(report.docstring.strip().split("\n\n")[0].split()), report.source]
    lines += [(("  ", ""), (text, "dim")) for text in about if text]
    return [*lines, ()]


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
    for text in given(claim.context, notation.inline):
        lines.append((("  given   ", "dim"), (text, "")))
    for equation in definition_equations(claim.context):
        box = notation.block(equation, notation.width - 10)
        lines += spread(box.lines, box.baseline, left="  where   ", right=())
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


def labels(steps: Sequence[StepReport], prefix: str) -> list[str]:
    """Return the number of each step; parts, whose index is 0, are told apart by letters."""
    parts = sum(s.index == 0 for s in steps)
    letters = iter("abcdefghijklmnopqrstuvwxyz" if parts > 1 else [""])
    dotted = f"{prefix}." if prefix else ""
    return [prefix + next(letters, "…") if s.index == 0 else f"{dotted}{s.index}" for s in steps]


def step_lines(
    steps: Sequence[StepReport], notation: Notation, context: Context, prefix: str = ""
) -> list[Line]:
    """Return the steps, a chain's later ones without the side they share with the one before.

    ``context`` is the claim's: it tells which side conditions are only about indices.
    """
    numbers = labels(steps, prefix)
    margin = 2 + max((len(n) for n in numbers), default=0)
    widest = max((len(carried_by(s)) for s in steps), default=0)
    width = max(notation.width - margin - max(widest, 10) - 8, 30)
    boxes = list(_boxes(steps, notation, width, notation.width - margin - 4))
    if not prefix:
        boxes = [
            box if isinstance(step.goal, Term) else line("the claim")
            for step, box in zip(steps, boxes, strict=True)
        ]
    column = max((b.width for b in boxes if b.width <= width), default=0)
    lines: list[Line] = []
    for step, number, box in zip(steps, numbers, boxes, strict=True):
        label = f"{number if step.index else ''}".rjust(margin) + "  "
        if step.title:
            title = step.title if number == prefix else f"{number[len(prefix) :]}) {step.title}"
            lines.append(((" " * len(label), ""), (title, "bold")))
        if step.index == 0 and [s.goal for s in step.steps] == [step.goal]:
            lines += step_lines(step.steps, notation, context, number)
            continue
        rows = [row.ljust(column) for row in box.lines]
        fits = box.width <= width
        right = _carried(step) if fits else ()
        lines += spread(rows, box.baseline, left=label, right=right)
        if not fits:
            lines.append(((f"{' ' * len(label)}  by", "dim"), *_carried(step)))
        lines += _owed(step, notation, context, " " * len(label))
        lines += step_lines(step.steps, notation, context, number)
    return lines


def carried_by(step: StepReport) -> str:
    """Return the rule of a step, and the theorem that it used."""
    cited = step.data.get("theorem") if step.data else None
    if not isinstance(cited, str) or not cited:
        return step.rule
    return cited if cited.startswith("the ") else f"{step.rule} {cited}"


def _carried(step: StepReport) -> Line:
    rule: Line = ((f"   {carried_by(step)}", "cyan"),) if step.rule else ()
    if step.verdict is Verdict.PROVED:
        return rule
    return (*rule, (f"  {step.verdict}", COLOURS[step.verdict]))


def _boxes(steps: Sequence[StepReport], notation: Notation, width: int, full: int) -> Iterator[Box]:
    """Yield each step's goal: beside its rule if that fits, else in the full width."""
    shared: Term | None = None
    after = 0
    for step in steps:
        goal = step.goal
        if not isinstance(goal, Term) or goal.head != "rel":
            shared = None
            yield notation.block(goal, width)
            continue
        indent = after if shared is not None and goal.args[0] == shared else None
        tall = notation.two_dimensional(goal, width, after=indent)
        yield tall or notation.block(goal, full, after=indent)
        if indent is None:
            after = min(notation.block(goal.args[0], width).width, 20)
        shared = goal.args[1]


def told_conditions(step: StepReport, context: Context) -> tuple[list[SideCondition], int]:
    """Return the side conditions worth telling, each once, and the number of index ranges."""
    every = list(dict.fromkeys(step.side_conditions))
    routine = [c for c in every if c.verdict is Verdict.PROVED and is_range(c.prop, context)]
    return [c for c in every if c not in routine], len(routine)


def _owed(step: StepReport, notation: Notation, context: Context, margin: str) -> Iterator[Line]:
    conditions, ranges = told_conditions(step, context)
    for owed in conditions:
        shown = notation.short(owed.prop)
        if owed.verdict is Verdict.PROVED:
            yield ((f"{margin}  needs {shown}: {owed.by}", "dim"),)
        else:
            yield (
                (f"{margin}  needs {shown}: ", "dim"),
                (str(owed.verdict), COLOURS[owed.verdict]),
            )
    if ranges:
        yield ((f"{margin}  needs {ranges_told(ranges)}", "dim"),)


def ranges_told(count: int) -> str:
    """Return the words for so many conditions on indices, all shown."""
    return (
        "an index to lie in its range: shown" if count == 1 else f"{count} bounds of indices: shown"
    )


# ── what went wrong ──────────────────────────────────────────────────────────────


def worst_step(report: Report) -> tuple[str, StepReport] | None:
    """Return the first step that has the report's verdict, as deep as it goes, and its number."""
    if report.verdict is Verdict.PROVED:
        return None
    worst: tuple[str, StepReport] | None = None
    steps, number = report.steps, ""
    while True:
        numbered = zip(labels(steps, number), steps, strict=True)
        bad = next(((n, s) for n, s in numbered if s.verdict is report.verdict), None)
        if bad is None:
            return worst
        worst = bad
        number, steps = bad[0], bad[1].steps


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
        lines += _labelled("help", said(step.help, notation.short), notation)
    return lines


def _messages(report: Report, step: StepReport | None, notation: Notation) -> list[str]:
    messages = [step.message if step else None, report.message]
    return list(dict.fromkeys(said(m, notation.short) for m in messages if m is not None))


def _labelled(label: str, text: str, notation: Notation) -> list[Line]:
    if not text:
        return []
    rows = [
        row for part in text.split("\n") for row in wrapped(part, notation.width - 12, "").lines
    ]
    return [
        ((f"  {label:<9}" if i == 0 else " " * 11, "dim"), (row, "")) for i, row in enumerate(rows)
    ]


def spread_block(term: Term, notation: Notation, margin: str) -> list[Line]:
    """Return a term on its own."""
    box = notation.block(term, notation.width - len(margin))
    return [((margin, ""), (row, "")) for row in box.lines]
