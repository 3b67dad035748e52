"""Which tests to try on a mutant: those that come through its line, and those that killed it.

Both are measured: a survey runs every test once and notes the lines that it comes through, and the
results of an earlier run name the test that failed. A test that does not pass on the program as it
is never counts.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import coverage
from _pytest.runner import runtestprotocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pytest

    from benchmarks.mutations import Mutant

ROOT = Path(__file__).parent.parent
#: How many tests of one file a survey keeps for a line of a file that is not theirs.
KEPT = 20
#: Seconds of a test that is tried before those that come through the line.
QUICK = 0.3

#: The file, the function, the statement and the change.
Name = tuple[str, str, str, str]


# ── the tests, and the lines that each of them comes through ──


@dataclass
class Survey:
    """What each test costs, and which tests come through each line of each file."""

    costs: dict[str, float]
    lines: dict[str, dict[int, list[str]]]
    new: frozenset[str] = frozenset()
    kills: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, items: Sequence[pytest.Item], file: Path, seconds: float) -> Survey:
        """Read the survey from a file; make it first if there is none.

        What is new since then is run for every mutant of the file that it is the test of.
        """
        if not file.exists():
            _survey(items, file, seconds)
        found = json.loads(file.read_text(encoding="utf-8"))
        new = [i for i in items if i.nodeid not in found["seen"]]
        if new:
            later = file.with_suffix(".new.json")
            _survey(new, later, seconds)
            found["costs"] |= json.loads(later.read_text(encoding="utf-8"))["costs"]
        names = found["names"]
        lines = {
            path: {int(n): [names[i] for i in tests] for n, tests in by_line.items()}
            for path, by_line in found["lines"].items()
        }
        return cls(found["costs"], lines, frozenset(i.nodeid for i in new) & found["costs"].keys())

    def tests(self, file: str, mutant: Mutant, seconds: float) -> list[str]:
        """Return the tests for a mutant: those that killed others, the quickest of each file.

        Behind those that come through its lines are the others of the folder of its tests: what
        a module remembers hides lines from every test but the first.
        """
        by_line = self.lines.get(file, {})
        first, last = mutant.lines
        found = {t for n in range(first, last + 1) for t in by_line.get(n, ())}
        if not mutant.function:
            found = {t for tests in by_line.values() for t in tests}
        mine = mirror(file)
        found |= {t for t in self.new if t.startswith(mine)}
        around = {t for t in self.costs if _folder(t) == mine.rpartition("/")[0]}
        place: dict[str, float] = {}
        ranks: Counter[str] = Counter()
        for test in sorted(found | around, key=lambda t: (self.costs[t], t)):
            where = test.partition("::")[0]
            ranks[where] += 1
            weight = (0.01 if where.startswith(mine) else 1.0) * (1 if test in found else 1000)
            place[test] = weight * ranks[where] / (1 + self.kills[test])
        chosen, spent = [], 0.0
        for test in sorted(place, key=lambda t: (place[t], self.costs[t], t)):
            spent += self.costs[test]
            if spent > seconds:
                break
            chosen.append(test)
        return chosen


def _folder(test: str) -> str:
    return test.partition("::")[0].rpartition("/")[0]


def mirror(file: str) -> str:
    """Return where the paths of the tests of a file of the program start."""
    path = Path(file)
    if path.stem == "recheck":
        return "tests/certificates/"
    where = Path("tests", *path.parts[1:-1])
    return str(where / f"test_{path.stem}.py")


def _survey(items: Sequence[pytest.Item], file: Path, seconds: float) -> None:
    pid = os.fork()
    if not pid:
        _write_survey(items, file, seconds)
        os._exit(0)
    os.waitpid(pid, 0)


def _write_survey(items: Sequence[pytest.Item], file: Path, seconds: float) -> None:
    watch = coverage.Coverage(
        data_file=None, config_file=False, source=[str(ROOT / "symcheck")], messages=False
    )
    watch.start()
    costs = {}
    for item, following in zip(items, [*items, None][1:], strict=True):
        watch.switch_context(item.nodeid)
        before = time.process_time()
        reports = runtestprotocol(item, log=False, nextitem=following)
        passed = all(r.outcome == "passed" for r in reports)
        cost = time.process_time() - before
        if passed and cost <= seconds:
            costs[item.nodeid] = cost
    watch.stop()
    data = watch.get_data()
    names = list(costs)
    number = {name: i for i, name in enumerate(names)}
    lines = {
        str(Path(path).relative_to(ROOT)): {
            n: [number[t] for t in _kept(tests, costs, mirror(str(Path(path).relative_to(ROOT))))]
            for n, tests in data.contexts_by_lineno(path).items()
        }
        for path in data.measured_files()
    }
    seen = [item.nodeid for item in items]
    found = {"names": names, "seen": seen, "costs": costs, "lines": lines}
    file.write_text(json.dumps(found), encoding="utf-8")


def _kept(tests: Sequence[str], costs: dict[str, float], mine: str) -> list[str]:
    """Return the tests of a line: all of its own test file, the quickest of each other one."""
    ranks: Counter[str] = Counter()
    kept = []
    for test in sorted((t for t in tests if t in costs), key=lambda t: (costs[t], t)):
        where = test.partition("::")[0]
        ranks[where] += 1
        if ranks[where] <= KEPT or where.startswith(mine):
            kept.append(test)
    return kept


# ── the tests that noticed a mutant before ──


@dataclass
class Known:
    """Which tests failed for a mutant in an earlier run, and what they cost without one."""

    tests: dict[Name, frozenset[str]]
    costs: dict[str, float]

    @classmethod
    def of(cls, results: Sequence[Path], items: Sequence[pytest.Item]) -> Known:
        """Read results, and run every test that they name once on the program as it is."""
        named: dict[Name, set[str]] = {}
        for row in rows(results):
            if row["result"] == "killed":
                named.setdefault(name(row), set()).update((row["by"], *row.get("or", ())))
        wanted = set[str]().union(*named.values())
        costs = _passing([i for i in items if i.nodeid in wanted])
        return cls({n: frozenset(by & costs.keys()) for n, by in named.items()}, costs)

    def quick(self, file: str, mutant: Mutant) -> list[tuple[str, float]]:
        """Return the tests to try first, with their seconds."""
        return [(t, cost) for t, cost in self._all(file, mutant) if cost <= QUICK]

    def slow(self, file: str, mutant: Mutant) -> list[tuple[str, float]]:
        """Return the tests to try after them."""
        return [(t, cost) for t, cost in self._all(file, mutant) if cost > QUICK]

    def _all(self, file: str, mutant: Mutant) -> list[tuple[str, float]]:
        found = ((t, self.costs[t]) for t in self.tests.get((file, *mutant.key), ()))
        return sorted(found, key=lambda test: (test[1], test[0]))


def rows(results: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Yield what a run wrote, mutant by mutant."""
    for path in results:
        if path.exists():
            yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def name(row: dict[str, Any]) -> Name:
    """Return what names the mutant of a row."""
    return (row["file"], row["in"], row["code"], row["change"])


def _passing(items: Sequence[pytest.Item]) -> dict[str, float]:
    """Return the tests that pass and their seconds, each run once in a process of their own."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        with os.fdopen(writing, "w") as pipe:
            for item, following in zip(items, [*items, None][1:], strict=True):
                before = time.process_time()
                reports = runtestprotocol(item, log=False, nextitem=following)
                if all(r.outcome == "passed" for r in reports):
                    pipe.write(json.dumps([item.nodeid, time.process_time() - before]) + "\n")
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        found = dict(json.loads(line) for line in pipe)
    os.waitpid(pid, 0)
    return found
