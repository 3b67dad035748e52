"""Theorems for Coq: their scripts written to files, and what ``coqc`` says of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from symcheck.cli.common import UNUSABLE, InputError, complain, write
from symcheck.cli.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def export_to_coq(names: Sequence[str], folder: Path | None) -> int:
    """Write a script for each theorem, to a folder or, of one, to standard output."""
    from symcheck.coq.gather import entry_of, gather, self_contained
    from symcheck.selection import select

    chosen = select(names)
    for report in chosen.problems:
        complain(report.error.message if report.error is not None else report.name)
    if folder is None and len(chosen.proofs) > 1:
        raise InputError("several theorems are several files: name a folder with -o")
    entries = gather(chosen.proofs)
    missing = 0
    for proof in chosen.proofs:
        entry = entry_of(proof, entries)
        if entry.script is None:
            complain(f"'{entry.name}' has no script: {entry.reason}")
            missing += 1
            continue
        text = self_contained(entry, entries)
        if folder is None:
            write(text)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(folder / f"{entry.script.name}.v", text)
    return UNUSABLE if chosen.problems else 1 if missing else 0


def recheck_by_coq(
    names: Sequence[str],
    seconds: float,
    jobs: int,
    exceptions: Path | None = None,
    *,
    rewrite: bool = False,
) -> int:
    """Run ``coqc`` on the scripts of theorems; a line for each, and a summary.

    With a file of exceptions the answer is whether they are the ones that the file lists.
    """
    from symcheck.coq.run import ACCEPTED, CoqMissing, recheck_with_coq, summary
    from symcheck.coq.run import exceptions as listed
    from symcheck.selection import select

    chosen = select(names)
    for report in chosen.problems:
        complain(report.error.message if report.error is not None else report.name)
    results = []
    try:
        for result in recheck_with_coq(chosen.proofs, seconds, jobs or os.cpu_count() or 1):
            write(result.line())
            results.append(result)
    except CoqMissing as error:
        raise InputError(str(error)) from error
    write(summary(results))
    if chosen.problems:
        return UNUSABLE
    if exceptions is None:
        return 0 if all(r.verdict == ACCEPTED for r in results) else 1
    text = listed(results)
    if rewrite:
        write_whole(exceptions, text)
        return 0
    known = exceptions.read_text(encoding="utf-8") if exceptions.exists() else ""
    different = sorted(set(text.splitlines()) ^ set(known.splitlines()))
    for line in different:
        here = "only now" if line in text.splitlines() else "only in the file"
        complain(f"{here}: {line}")
    return 1 if different else 0


__all__ = ["export_to_coq", "recheck_by_coq"]
