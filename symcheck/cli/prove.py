"""``symcheck prove``: decide claims typed as text, one or a file of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symcheck.cli.bounds import Bounds, MemoryOption
from symcheck.cli.certificates import Certificates, CertificatesOption
from symcheck.cli.common import (
    OPEN,
    PROVED,
    REFUTED,
    UNUSABLE,
    InputError,
    ListFormat,
    accepted,
    exit_code,
    write,
)
from symcheck.cli.deciding import SECONDS, decided, read, tell
from symcheck.report import Verdict
from symcheck.workers import MEGABYTES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Text = Annotated[
    str | None,
    typer.Argument(help='A claim: "sigmoid(-x) = 1 - sigmoid(x)".', show_default=False),
]
Given = Annotated[
    list[str] | None,
    typer.Option(help='A hypothesis: "x > 0"; may be repeated.', metavar="RELATION"),
]
Where = Annotated[
    str,
    typer.Option(help='Sorts of variables: "n:size; y:family(n); i:index(n)".', metavar="SORTS"),
]
From = Annotated[
    str | None,
    typer.Option("--from", help="Claims as JSON lines, from a file or - .", metavar="FILE.jsonl"),
]


def prove(
    text: Text = None,
    *,
    given: Given = None,
    where: Where = "",
    source: From = None,
    timeout: Annotated[float, typer.Option(help="Seconds for each claim.", min=0.01)] = SECONDS,
    jobs: Annotated[
        int, typer.Option("-j", "--jobs", help="Processes for --from; 0 is one a core.", min=0)
    ] = 0,
    steps: Annotated[
        bool, typer.Option("--steps/--no-steps", help="Show the derivation that was found.")
    ] = True,
    format: Annotated[ListFormat, typer.Option(help="How the answer is written.")] = (  # noqa: A002 (the option's name)
        ListFormat.TERMINAL
    ),
    accept: Annotated[
        str,
        typer.Option(help="Verdicts that count as success, like conditional.", metavar="VERDICTS"),
    ] = "",
    memory: MemoryOption = MEGABYTES,
    certificates: CertificatesOption = None,
) -> None:
    """Decide a claim typed as text; print the derivation found."""
    fine = accepted(accept)
    kept = None if certificates is None else Certificates(certificates)
    if (text is None) == (source is None):
        raise InputError(
            "give a claim, like 'symcheck prove \"x + x = 2*x\"', or --from FILE.jsonl"
        )
    if source is not None:
        if given or where:
            raise InputError(
                "--given and --where belong to a claim; with --from they stand in the file"
            )
        raise typer.Exit(_many(source, Bounds(timeout, memory, jobs), fine, kept))
    claim = read(str(text), given or [], where)
    report = decided(claim, timeout, memory, certify=kept is not None)
    if kept is not None:
        kept.add(report.certificates)
    if format is ListFormat.JSON:
        from symcheck.render.report_json import to_json

        write(to_json([report]))
    else:
        tell(report, steps=steps)
    raise typer.Exit(exit_code([report], fine))


def _many(
    source: str,
    bounds: Bounds,
    fine: Collection[Verdict],
    kept: Certificates | None,
) -> int:
    from symcheck.batch import ERROR, answers
    from symcheck.workers import cores

    verdicts = set()
    lines, certify = _lines(source), kept is not None
    for told in answers(
        lines,
        seconds=bounds.seconds,
        jobs=bounds.jobs or cores(),
        megabytes=bounds.megabytes,
        certify=certify,
    ):
        if kept is not None:
            kept.add(told.pop("certificates", ()))
        verdicts.add(told["verdict"])
        write(json.dumps(told, ensure_ascii=False))
        sys.stdout.flush()
    if not verdicts or ERROR in verdicts:
        return UNUSABLE
    if Verdict.REFUTED in verdicts:
        return REFUTED
    return OPEN if verdicts - {Verdict.PROVED, *fine} else PROVED


def _lines(source: str) -> Iterator[str]:
    if source == "-":
        yield from sys.stdin
        return
    try:
        with Path(source).open(encoding="utf-8") as file:
            yield from file
    except OSError as error:
        raise InputError(
            f"cannot read '{source}': {(error.strerror or str(error)).lower()}"
        ) from None
    except UnicodeDecodeError:
        raise InputError(f"'{source}' is not UTF-8 text") from None
