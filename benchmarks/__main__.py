"""The command: ``python -m benchmarks`` prints the tables, ``--quick`` in a few seconds."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.cases import Case
    from benchmarks.measure import Timing


@dataclass(frozen=True)
class Row:
    """A case and how long both programs took."""

    case: Case
    ours: Timing
    theirs: Timing

    @property
    def ratio(self) -> float:
        """How many times longer SymPy took; a lower bound if its time was up."""
        return self.theirs.seconds / self.ours.seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print it; return 1 if a claim was not proved."""
    from benchmarks.cases import SIZES, identities, softmax
    from benchmarks.measure import prepare

    given = _options(SIZES).parse_args(arguments)
    cases = [c for c in identities() if given.only in c.text or given.only in c.name]
    cases += [softmax(n) for n in given.sizes]
    prepare()
    print(about(), flush=True)
    rows = []
    print(f"\n{'':28}{'symcheck':>12}{'SymPy':>12}{'ratio':>9}   SymPy's simplify")
    for case in cases:
        rows.append(measured(case, given.repeats, given.cap))
        print(told(rows[-1]), flush=True)
    if rows:
        print(summary(rows))
    if not given.no_processes:
        print(processes(min(given.repeats, 9)), flush=True)
    return int(any(row.ours.outcome != "proved" for row in rows))


def _options(sizes: Iterable[int]) -> argparse.ArgumentParser:
    quick = "--quick" in sys.argv[1:]
    reader = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    reader.add_argument("--quick", action="store_true", help="few repeats, SymPy capped at 5 s")
    reader.add_argument("--only", default="", metavar="TEXT", help="identities that contain this")
    reader.add_argument("--sizes", type=int, nargs="*", default=list(sizes), metavar="N")
    reader.add_argument("--repeats", type=int, default=5 if quick else 21, metavar="N")
    reader.add_argument("--cap", type=float, default=5 if quick else 60, metavar="SECONDS")
    reader.add_argument("--no-processes", action="store_true", help="leave out whole processes")
    return reader


def measured(case: Case, repeats: int, cap: float) -> Row:
    """Return the row of one case."""
    from benchmarks.measure import time_ours, time_theirs

    return Row(case, time_ours(case, repeats, cap), time_theirs(case, repeats, cap))


def about() -> str:
    """Return what ran where."""
    names = ("symcheck", "sympy", "python-flint", "lark")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    return f"Python {platform.python_version()}, {packages}; {load}"


def told(row: Row) -> str:
    """Return a row of the table."""
    more = "> " if row.theirs.is_over else ""
    failed = "" if row.ours.outcome == "proved" else f"  symcheck: {row.ours.outcome}"
    said = {"0": "finds 0", "not 0": "fails"}.get(row.theirs.outcome, row.theirs.outcome)
    mine, their = duration(row.ours.seconds), more + duration(row.theirs.seconds)
    ratio = f"{more}{row.ratio:.0f}"
    return f"{row.case.name:28}{mine:>12}{their:>12}{ratio:>9}   {said}{failed}"


def summary(rows: list[Row]) -> str:
    """Return the median of the ratios, SymPy's failures and the growth in n."""
    failures = sum(row.theirs.outcome != "0" for row in rows)
    middle = median(row.ratio for row in rows)
    found = f"SymPy finds {len(rows) - failures} of {len(rows)}"
    lines = [f"\nmedian ratio {middle:.0f}; {found}"]
    for few, many in pairwise(row for row in rows if row.case.size):
        entries = many.case.size / few.case.size
        times = many.ours.seconds / few.ours.seconds
        lines.append(
            f"from n = {few.case.size} to {many.case.size}, {entries:.0f} times the entries: "
            f"{times:.1f} times as long (exponent {log(times) / log(entries):.2f})"
        )
    return "\n".join(lines)


def processes(repeats: int) -> str:
    """Return the table of whole processes."""
    from benchmarks.processes import CLAIM, imports_sympy, time_library, time_processes

    lines = ["\nwhole processes, from start to exit"]
    lines += [f"{name:28}{duration(t):>12}" for name, t in time_processes(repeats).items()]
    seconds, last = time_library(3)
    lines.append(f"{'symcheck verify':28}{duration(seconds):>12}   {last}")
    for arguments in (["--help"], ["prove", CLAIM]):
        answer = "imports" if imports_sympy(*arguments) else "does not import"
        lines.append(f"symcheck {arguments[0]} {answer} SymPy")
    return "\n".join(lines)


def duration(seconds: float) -> str:
    """Return a time as people write it."""
    if seconds < 1:
        return f"{1000 * seconds:.2f} ms" if seconds < 0.01 else f"{1000 * seconds:.0f} ms"
    return f"{seconds:.1f} s"


if __name__ == "__main__":
    # The folder of the checkout, where the package 'benchmarks' lies, comes first.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    sys.exit(main())
