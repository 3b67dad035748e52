"""The table of mutation testing: ``python -m benchmarks.mutation_table RESULTS…``.

It counts the mutants of today's code, by what the results say of each; the last word counts.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.mutations import mutants
from benchmarks.survivors import Key, reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "symcheck"
COLUMNS = ("mutants", "killed", "with a reason", "open", "not tried")


def results(paths: Sequence[Path]) -> dict[tuple[str, Key], str]:
    """Return what became of each mutant that was tried."""
    found = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["file"], (row["in"], row["code"], row["change"])] = row["result"]
    return found


def column(file: str, key: Key, found: dict[tuple[str, Key], str]) -> str:
    """Return where a mutant counts."""
    said = found.get((file, key), "not tried")
    if said == "killed":
        return said
    if reason(file, key):
        return "with a reason"
    return "not tried" if said in {"not tried", "explained"} else "open"


def part(path: Path) -> str:
    """Return the part of the program that a file belongs to."""
    inside = path.relative_to(PROGRAM)
    if len(inside.parts) == 1:
        return inside.name
    return "kernel/*.py" if len(inside.parts) == 2 else f"kernel/{inside.parts[1]}"


def rows(found: dict[tuple[str, Key], str]) -> Iterator[tuple[str, Counter[str]]]:
    """Yield the counts of each part, and of all."""
    counts: dict[str, Counter[str]] = {}
    for path in [*sorted(PROGRAM.glob("kernel/**/*.py")), PROGRAM / "recheck.py"]:
        file = str(path.relative_to(ROOT))
        count = counts.setdefault(part(path), Counter())
        for mutant in mutants(path.read_text(encoding="utf-8")):
            count["mutants"] += 1
            count[column(file, mutant.key, found)] += 1
    yield from ((f"`{name}`", count) for name, count in sorted(counts.items()))
    yield "all", sum(counts.values(), Counter())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 if something is open or was not tried."""
    paths = [Path(a) for a in (sys.argv[1:] if arguments is None else arguments)]
    print("| part |", " | ".join(COLUMNS), "|")
    print("|---" * (len(COLUMNS) + 1) + "|")
    for name, count in rows(results(paths)):
        print(f"| {name} |", " | ".join(f"{count[c]:,}" for c in COLUMNS), "|")
    return int(count["open"] + count["not tried"] > 0)


if __name__ == "__main__":
    raise SystemExit(main())
