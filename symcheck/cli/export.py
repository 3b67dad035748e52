"""``symcheck export``: theorems as LaTeX or for Coq; a collection as LaTeX or Markdown."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symcheck.cli import complete
from symcheck.cli.common import UNUSABLE, InputError, complain, exit_code, write
from symcheck.cli.files import write_whole
from symcheck.cli.verify import CollectionOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.collection import Collection
    from symcheck.report import Report
    from symcheck.selection import Selection


class Target(StrEnum):
    """What theorems can be exported to."""

    LATEX = "latex"
    MARKDOWN = "markdown"
    COQ = "coq"


def export(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="Theorems, patterns, files or folders.",
            autocompletion=complete.theorems,
            show_default=False,
        ),
    ] = None,
    *,
    collection: CollectionOption = None,
    to: Annotated[Target, typer.Option(help="The form to write.")] = Target.LATEX,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="The file, for coq the folder; standard output if not given."
        ),
    ] = None,
    fragment: Annotated[
        bool, typer.Option("--fragment", help="Only what stands between begin and end document.")
    ] = False,
) -> None:
    """Check theorems, or those of a collection, and write them with their derivations."""
    if not names and collection is None:
        raise InputError("name a theorem, or a collection: --collection NAME")
    if names and collection is not None:
        raise InputError("name theorems or a collection, not both")
    if fragment and to is not Target.LATEX:
        raise InputError("--fragment belongs to --to latex")
    if to is Target.COQ:
        if collection is not None:
            raise InputError("--to coq takes theorems, not a collection")
        from symcheck.cli.coq import export_to_coq

        raise typer.Exit(export_to_coq(names or [], output))
    if collection is None:
        from symcheck.selection import select

        chosen = select(names or [])
        reports = _checked(chosen)
        text = _theorems(reports, to, fragment=fragment)
    else:
        from symcheck.choosing import choose

        found, chosen, meant = choose(collection)
        reports = _checked(chosen)
        by_proof = {id(p): r for p, r in zip(chosen.proofs, reports, strict=True)}
        told = {name: by_proof[id(p)] for name, p in meant.items()}
        good = {name: r for name, r in told.items() if r.error is None}
        text = _collection(found, good, to, fragment=fragment) if found and good else ""
    problems = [r for r in (*chosen.problems, *reports) if r.error is not None]
    _complain(problems)
    good_reports = [r for r in reports if r.error is None]
    if not good_reports:
        raise typer.Exit(UNUSABLE)
    if output is None:
        write(text)
    else:
        write_whole(output, text)
    raise typer.Exit(UNUSABLE if problems else exit_code(good_reports))


def _checked(chosen: Selection) -> list[Report]:
    from symcheck.run import check_all

    found = dict(check_all(chosen.proofs))
    return [found[i] for i in sorted(found)]


def _complain(problems: Sequence[Report]) -> None:
    from symcheck.render.lines import plain, stdout_notation
    from symcheck.render.story import trouble

    for report in problems:
        complain(plain(trouble(report, stdout_notation())))


def _theorems(reports: Sequence[Report], to: Target, *, fragment: bool) -> str:
    good = [r for r in reports if r.error is None]
    if to is Target.MARKDOWN:
        from symcheck.render.markdown import theorem

        return "\n\n".join(map(theorem, good)) + "\n"
    from symcheck.render.document import document

    return document(good, fragment=fragment)


def _collection(
    found: Collection, reports: dict[str, Report], to: Target, *, fragment: bool
) -> str:
    from symcheck.render.collection import to_latex, to_markdown

    if to is Target.MARKDOWN:
        return to_markdown(found, reports)
    return to_latex(found, reports, fragment=fragment)
