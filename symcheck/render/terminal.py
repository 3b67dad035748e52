"""Many reports in a terminal: a row each as they come, a progress bar, and a closing line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from symcheck.render.apart import told_apart
from symcheck.render.lines import Line, Notation, coloured, is_coloured, plain
from symcheck.render.messages import stated
from symcheck.render.report_json import summary
from symcheck.render.story import COLOURS, seconds, trouble
from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from rich.progress import Progress

    from symcheck.report import Report

MARKS = {
    Verdict.PROVED: "✓",
    Verdict.CONDITIONAL: "~",
    Verdict.ASSUMED: "~",
    Verdict.UNKNOWN: "?",
    Verdict.REFUTED: "✗",
}
#: Names longer than this do not push the claims to the right.
NAME_WIDTH = 44


class Board:
    """Shows reports in the order of the proofs, whatever order they arrive in."""

    def __init__(self, names: Sequence[str], stream: TextIO, notation: Notation) -> None:
        """Take the names of all proofs, in order."""
        self.stream, self.notation, self.total = stream, notation, len(names)
        self.column = min(max((len(n) for n in names), default=0), NAME_WIDTH)
        self.reports: dict[int, Report] = {}
        self.next = 0
        self.progress: Progress | None = None

    def __enter__(self) -> Self:
        """Show the progress bar if the stream is a terminal."""
        if self.stream.isatty():
            self.progress = _bar(self.total, self.stream)
        return self

    def __exit__(self, *_: object) -> None:
        """Take the progress bar away."""
        if self.progress is not None:
            self.progress.stop()

    def add(self, number: int, report: Report) -> None:
        """Show the report as soon as all before it are shown."""
        self.reports[number] = report
        while self.next in self.reports:
            self._put([row(self.reports[self.next], self.column, self.notation)])
            self.next += 1
        if self.progress is not None:
            self.progress.advance(self.progress.task_ids[0])
            self.progress.refresh()

    def _put(self, lines: Sequence[Line]) -> None:
        text = coloured(lines) if is_coloured(self.stream) else plain(lines)
        if self.progress is None:
            self.stream.write(text)
            self.stream.flush()
            return
        from rich.text import Text

        shown = Text.from_ansi(text.rstrip("\n"))
        self.progress.console.print(shown, overflow="ignore", no_wrap=True, soft_wrap=True)


def _bar(total: int, stream: TextIO) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

    # No refreshing thread: the checker forks its children from this process.
    progress = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(file=stream),
        auto_refresh=False,
        transient=True,
    )
    progress.add_task("", total=total)
    progress.start()
    return progress


@told_apart
def row(report: Report, column: int, notation: Notation) -> Line:
    """Return a report as one row: mark, name, claim, time."""
    if report.error is not None:
        mark, style, told = "!", "red", report.error.message.split("\n")[0]
    else:
        mark, style = MARKS[report.verdict], COLOURS[report.verdict]
        told = (
            ""
            if report.claim is None
            else stated(report.claim, notation.inline, pretty=notation.unicode)
        )
    if not notation.unicode and mark in "✓✗":
        mark = {"✓": "+", "✗": "x"}[mark]
    name = report.name.ljust(column)
    word = "" if report.verdict is Verdict.PROVED or report.error else f"{report.verdict}  "
    time = seconds(report.seconds).rjust(6)
    room = max(notation.width - len(name) - len(word) - len(time) - 9, 10)
    return (
        (f" {mark} ", f"bold {style}" if style != "cyan" else style),
        (name, ""),
        ("  ", ""),
        (cut(told, room).ljust(room), "dim"),
        ("  ", ""),
        (word, style),
        (time, "dim"),
    )


def cut(text: str, width: int) -> str:
    """Return the text, shortened to the width.

    >>> cut("a + b + c", 6)
    'a + b…'
    """
    return text if len(text) <= width else text[: width - 1] + "…"


def closing_line(reports: Sequence[Report], time: float) -> Line:
    """Return how many reports there are of each verdict, and the time."""
    counts = summary(reports)
    errors = counts.pop("errors")
    shown = ", ".join(f"{n} {verdict}" for verdict, n in counts.items())
    if errors:
        shown += f", {errors} {'error' if errors == 1 else 'errors'}"
    good = errors == 0 and counts["proved"] == len(reports)
    bad = errors or counts["refuted"]
    style = "bold green" if good else "bold red" if bad else "bold yellow"
    return ((shown, style), (f" in {time:.1f} s", "dim"))


def troubles(reports: Sequence[Report], notation: Notation) -> list[Line]:
    """Return what is wrong with every report that is not proved."""
    lines: list[Line] = []
    for report in reports:
        if report.error is not None or report.verdict is not Verdict.PROVED:
            lines += [(), *trouble(report, notation)]
    return lines
