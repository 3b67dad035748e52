"""``symcheck recheck``: what was proved, decided anew by other programs."""

from __future__ import annotations

import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from symcheck.cli.certificates import Certificates
from symcheck.cli.common import UNUSABLE, InputError, complain, write


class Other(StrEnum):
    """Another program that can be asked."""

    COQ = "coq"


Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TARGET",
        help="Folders or files of certificates, or theorems as for verify; "
        "nothing named is the whole library.",
        show_default=False,
    ),
]


def recheck(
    targets: Targets = None,
    *,
    timeout: Annotated[
        float, typer.Option(help="Seconds that one proof may take.", min=0.01)
    ] = 20.0,
    jobs: Annotated[
        int, typer.Option("-j", "--jobs", help="Processes; 0 is one for each core.", min=0)
    ] = 0,
    other: Annotated[
        Other | None,
        typer.Option("--with", help="Export theorems and have coqc check the scripts."),
    ] = None,
    exceptions: Annotated[
        Path | None,
        typer.Option(help="With coq: the file of known exceptions; 0 where they are the same."),
    ] = None,
    rewrite: Annotated[
        bool, typer.Option("--rewrite", help="With --exceptions: write the file anew.")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Print what each certificate claims.")
    ] = False,
) -> None:
    """Decide certificates with a second checker, which shares no code with the first.

    Exit code: 0 all accepted, 1 something refused or not proved, 2 something could not be read.
    """
    if other is not None:
        if show:
            raise InputError("--show is about certificates; scripts for coq say what they claim")
        from symcheck.cli.coq import recheck_by_coq

        code = recheck_by_coq(
            targets or [], max(timeout, 120.0), jobs, exceptions, rewrite=rewrite
        )
        raise typer.Exit(code)
    if exceptions is not None or rewrite:
        raise InputError("--exceptions and --rewrite belong to --with coq")
    folders = [Path(t) for t in targets or [] if _holds_certificates(Path(t))]
    if folders and len(folders) < len(targets or []):
        raise InputError("name certificates or theorems, not both")
    if folders:
        raise typer.Exit(_decide(folders, jobs, show=show))
    with tempfile.TemporaryDirectory() as folder:
        without = _write(targets or [], Path(folder), timeout, jobs)
        code = _decide([Path(folder)], jobs, show=show) if any(Path(folder).iterdir()) else 0
    for line in without:
        write(f"{'not proved':12} {line}, there is no certificate")
    if without:
        write(f"{len(without)} not proved")
    raise typer.Exit(code or (1 if without else 0))


def _holds_certificates(path: Path) -> bool:
    return path.suffix == ".json" or (path.is_dir() and any(path.glob("*.json")))


def _decide(paths: list[Path], jobs: int, *, show: bool) -> int:
    from symcheck import recheck as second

    del jobs
    for path in paths:
        if not path.exists():
            raise InputError(f"there is no '{path}'")
    return second.main([*(["--show"] if show else []), *map(str, paths)])


def _write(targets: list[str], folder: Path, seconds: float, jobs: int) -> list[str]:
    """Write certificates of what is proved; return what is not, each with its verdict."""
    from symcheck.run import check_all
    from symcheck.selection import select

    chosen = select(targets)
    certificates, without = Certificates(folder), []
    for _, report in check_all(chosen.proofs, seconds=seconds, jobs=jobs or None, certify=True):
        if not report.certificates:
            without.append(f"{report.name}: it is {report.verdict}")
        certificates.add(report.certificates)
    if chosen.problems:
        for report in chosen.problems:
            complain(report.error.message if report.error is not None else report.name)
        raise typer.Exit(UNUSABLE)
    return without
