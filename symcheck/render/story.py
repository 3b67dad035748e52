"""One report told in lines: the claim, each step with its rule, and what went wrong where."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from symcheck.kernel.term import Term
from symcheck.render.apart import told_apart
from symcheck.render.claims import definition_equations, is_of_numbers, is_range
from symcheck.render.layout import line
from symcheck.render.lines import Line, Notation, spread, wrapped
from symcheck.render.matrices.claims import (
    claim_in_matrices,
    definitions_in_matrices,
    hypothesis_in_matrices,
)
from symcheck.render.messages import conditions, declared, found, said, shown_place, stated
from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from symcheck.kernel.claim import Claim, Context
    from symcheck.render.layout import Box
    from symcheck.report import Report, SideCondition, StepReport

COLOURS = {
    Verdict.PROVED: "green",
    Verdict.CONDITIONAL: "yellow",
    Verdict.ASSUMED: "yellow",
    Verdict.UNKNOWN: "yellow",
    Verdict.REFUTED: "red",
}


@told_apart
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


@told_apart
def claim_lines(report: Report, notation: Notation) -> list[Line]:
    """Return the claim and its context, in matrix notation and by entries where that is shorter."""
    claim = report.claim
    if claim is None:
        return []
    context = claim.context
    matrices = claim_in_matrices(claim) if notation.unicode else None
    lines = _claimed(claim, notation) if matrices is None else _claimed(matrices, notation)
    if matrices is not None:
        lines += _claimed(claim, notation, "  entries ")
    lines += [(("  given   ", "dim"), (text, "")) for text in declared(context)]
    for prop in context.hypotheses:
        shown = hypothesis_in_matrices(prop, context) if notation.unicode else None
        if shown is not None:
            lines.append((("  given   ", "dim"), (notation.inline(shown), "")))
        label = "  given   " if shown is None else "  entries "
        lines.append(((label, "dim"), (notation.inline(prop), "")))
    equations = definition_equations(context)
    found = definitions_in_matrices(equations, context) if notation.unicode else []
    for equation, shown in zip_longest(equations, found):
        lines += [] if shown is None else _labelled_block(shown, notation, "  where   ")
        label = "  where   " if shown is None else "  entries "
        lines += _labelled_block(equation, notation, label)
    return lines


def _claimed(claim: Claim, notation: Notation, label: str = "  claim   ") -> list[Line]:
    """Return the claim, in two dimensions if it is a single relation."""
    props: tuple[Term, ...] = getattr(claim, "links", ())
    if len(props) == 1:
        return _labelled_block(props[0], notation, label)
    text = stated(claim, notation.inline, pretty=notation.unicode)
    box = wrapped(text, notation.width - 10, "    ")
    return spread(box.lines, box.baseline, left=label, right=())


def _labelled_block(prop: Term, notation: Notation, label: str) -> list[Line]:
    box = notation.block(prop, notation.width - 10)
    return spread(box.lines, box.baseline, left=label, right=())


@told_apart
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


@told_apart
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


def told_conditions(step: StepReport, context: Context) -> tuple[list[SideCondition], str]:
    """Return the side conditions worth telling, each once, and words for the routine ones."""
    every = list(dict.fromkeys(step.side_conditions))
    goal = [step.goal] if isinstance(step.goal, Term) else []
    told, ranges, numbers = [], 0, 0
    for owed in every:
        # What a sort says with ≤ it says of an integer.
        at_numbers = [] if owed.by == "its sort" else goal
        if owed.verdict is Verdict.PROVED and is_range(owed.prop, context, at_numbers):
            ranges += 1
        elif owed.verdict is Verdict.PROVED and is_of_numbers(owed.prop):
            numbers += 1
        else:
            told.append(owed)
    return told, routine(ranges, numbers)


def routine(ranges: int, numbers: int) -> str:
    """Return the words for conditions on indices, and for comparisons of numerals, all shown.

    >>> routine(1, 0), routine(8, 2), routine(0, 0)
    ('an index to lie in its range: shown',
     '8 bounds of indices and 2 comparisons of numbers: shown', '')
    """
    few = {1: "an index to lie in its range", 0: ""}
    words = [few.get(ranges, f"{ranges} bounds of indices")]
    few = {1: "a comparison of numbers", 0: ""}
    words.append(few.get(numbers, f"{numbers} comparisons of numbers"))
    told = " and ".join(filter(None, words))
    return f"{told}: shown" if told else ""


def _owed(step: StepReport, notation: Notation, context: Context, margin: str) -> Iterator[Line]:
    conditions, words = told_conditions(step, context)
    for owed in conditions:
        shown = notation.short(owed.prop)
        if owed.verdict is Verdict.PROVED:
            yield ((f"{margin}  needs {shown}: {owed.by}", "dim"),)
        else:
            yield (
                (f"{margin}  needs {shown}: ", "dim"),
                (str(owed.verdict), COLOURS[owed.verdict]),
            )
    if words:
        yield ((f"{margin}  needs {words}", "dim"),)


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


@told_apart
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
