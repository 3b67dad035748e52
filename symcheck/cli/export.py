"""``symcheck export``: theorems with their derivations as a LaTeX document."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from symcheck.cli import complete
from symcheck.cli.common import UNUSABLE, complain, exit_code, write
from symcheck.cli.files import write_whole


class Target(StrEnum):
    """What theorems can be exported to."""

    LATEX = "latex"


def export(
    names: Annotated[
        list[str],
        typer.Argument(
            help="Theorems, patterns, files or folders.", autocompletion=complete.theorems
        ),
    ],
    *,
    to: Annotated[Target, typer.Option(help="The form to write.")] = Target.LATEX,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file; standard output if not given.")
    ] = None,
    fragment: Annotated[
        bool, typer.Option("--fragment", help="Only what stands between begin and end document.")
    ] = False,
) -> None:
    """Check theorems and write them with their derivations."""
    del to
    from symcheck.render.document import document
    from symcheck.render.lines import plain, stdout_notation
    from symcheck.render.story import trouble
    from symcheck.run import check_all
    from symcheck.selection import select

    chosen = select(names)
    found = dict(check_all(chosen.proofs))
    reports = [found[i] for i in sorted(found)]
    problems = [r for r in (*chosen.problems, *reports) if r.error is not None]
    for report in problems:
        complain(plain(trouble(report, stdout_notation())))
    good = [r for r in reports if r.error is None]
    if not good:
        raise typer.Exit(UNUSABLE)
    text = document(good, fragment=fragment)
    if output is None:
        write(text)
    else:
        write_whole(output, text)
    raise typer.Exit(UNUSABLE if problems else exit_code(good))
