"""``symcheck verify``: check theorems and tell what became of each."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from symcheck.cli import complete
from symcheck.cli.bounds import Bounds, MemoryOption
from symcheck.cli.certificates import Certificates, CertificatesOption
from symcheck.cli.common import Format, InputError, accepted, exit_code, write
from symcheck.workers import MEGABYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symcheck.report import Report
    from symcheck.selection import Selection

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TARGET",
        help="NAME, GLOB, tag:TAG, FILE.py or FOLDER; nothing named is the whole library.",
        autocompletion=complete.theorems,
        show_default=False,
    ),
]
CollectionOption = Annotated[
    str | None,
    typer.Option(
        "--collection",
        help="Check the theorems of a collection, by name or file.",
        metavar="NAME|FILE.md",
        autocompletion=complete.collections,
        show_default=False,
    ),
]
Steps = Annotated[
    bool | None,
    typer.Option(
        "--steps/--no-steps",
        help="Show each proof step by step; on for a single proof.",
        show_default=False,
    ),
]
Accept = Annotated[
    str,
    typer.Option(
        help="Verdicts that count as success, like conditional,assumed.", metavar="VERDICTS"
    ),
]


def verify(
    targets: Targets = None,
    *,
    collection: CollectionOption = None,
    steps: Steps = None,
    format: Annotated[Format, typer.Option(help="How the answer is written.")] = Format.TERMINAL,  # noqa: A002 (the option's name)
    accept: Accept = "",
    timeout: Annotated[
        float, typer.Option(help="Seconds that one proof may take.", min=0.01)
    ] = 20.0,
    jobs: Annotated[
        int, typer.Option("-j", "--jobs", help="Processes; 0 is one for each core.", min=0)
    ] = 0,
    memory: MemoryOption = MEGABYTES,
    certificates: CertificatesOption = None,
) -> None:
    """Check theorems: the library, or what is named.

    Exit code: 0 all proved, 1 something refuted, 2 something could not be read, 3 something
    conditional, unknown or assumed.
    """
    fine = accepted(accept)
    start = time.perf_counter()
    chosen = chosen_by(targets, collection)
    kept = None if certificates is None else Certificates(certificates)
    run = Run(Bounds(timeout, memory, jobs), certify=kept is not None)
    if format is not Format.TERMINAL:
        reports = _checked(chosen, run)
        _write(reports, format, fine)
    elif len(chosen.proofs) == 1 and steps is not False:
        reports = _checked(chosen, run)
        _tell(reports)
    else:
        reports = _board(chosen, run, start, steps=bool(steps))
    if kept is not None:
        for report in reports:
            kept.add(report.certificates)
        if format is Format.TERMINAL:
            write(kept.closing())
    raise typer.Exit(exit_code(reports, fine))


def chosen_by(targets: list[str] | None, collection: str | None) -> Selection:
    """Return the theorems that are named, or those of a collection."""
    if collection is None:
        from symcheck.selection import select

        return select(targets or [])
    if targets:
        raise InputError("name theorems or a collection, not both")
    from symcheck.choosing import choose

    return choose(collection)[1]


@dataclass(frozen=True)
class Run:
    """How theorems are checked: what each may use, and whether to certify."""

    bounds: Bounds
    certify: bool

    def reports(self, chosen: Selection) -> Iterator[tuple[int, Report]]:
        """Yield the number and the report of each theorem, in the order in which they end."""
        from symcheck.run import check_all

        return check_all(
            chosen.proofs,
            seconds=self.bounds.seconds,
            jobs=self.bounds.jobs or None,
            megabytes=self.bounds.megabytes,
            certify=self.certify,
        )


def _checked(chosen: Selection, run: Run) -> list[Report]:
    found = dict(run.reports(chosen))
    return [found[i] for i in sorted(found)] + chosen.problems


def _write(reports: list[Report], format: Format, fine: frozenset[object]) -> None:  # noqa: A002
    if format is Format.JSON:
        from symcheck.render.report_json import to_json

        write(to_json(reports))
    else:
        from symcheck.render.junit import to_junit
        from symcheck.report import Verdict

        write(to_junit(reports, [v for v in Verdict if v in fine]))


def _tell(reports: list[Report]) -> None:
    from symcheck.render.lines import put, stdout_notation
    from symcheck.render.story import story

    notation = stdout_notation()
    for number, report in enumerate(reports):
        if number:
            put([()], sys.stdout)
        put(story(report, notation), sys.stdout)


def _board(chosen: Selection, run: Run, start: float, *, steps: bool) -> list[Report]:
    from symcheck.render.lines import put, stdout_notation
    from symcheck.render.terminal import Board, closing_line, troubles

    notation = stdout_notation()
    names = [p.name for p in chosen.proofs] + [r.name for r in chosen.problems]
    with Board(names, sys.stdout, notation) as board:
        for number, report in run.reports(chosen):
            board.add(number, report)
        for number, report in enumerate(chosen.problems, len(chosen.proofs)):
            board.add(number, report)
    reports = [board.reports[i] for i in sorted(board.reports)]
    if steps:
        put([()], sys.stdout)
        _tell(reports)
    else:
        put(troubles(reports, notation), sys.stdout)
    put([(), closing_line(reports, time.perf_counter() - start)], sys.stdout)
    return reports
