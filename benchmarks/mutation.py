"""Mutation testing: ``python -m benchmarks.mutation FILE…`` changes one thing at a time.

The tests are collected once. Each mutant is a fork of that process in which one function has
other code, and runs the tests that came through the changed line, the quickest first, until
one fails. No file is written but the results. A mutant that no test notices survives; its
reason has to stand in ``tests/mutation/survivors/``, or a test is missing.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import resource
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

import coverage
import pytest
from _pytest.runner import runtestprotocol

from benchmarks.mutations import Mutant, mutants
from benchmarks.survivors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parent.parent
MEMORY = 4 << 30


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
        """Return the tests for a mutant: those that killed others, the quickest of each file."""
        by_line = self.lines.get(file, {})
        first, last = mutant.lines
        found = {t for n in range(first, last + 1) for t in by_line.get(n, ())}
        if not mutant.function:
            found = {t for tests in by_line.values() for t in tests}
        found |= {t for t in self.new if t.startswith(mirror(file))}
        place: dict[str, float] = {}
        ranks: Counter[str] = Counter()
        for test in sorted(found, key=lambda t: (self.costs[t], t)):
            where = test.partition("::")[0]
            ranks[where] += 1
            mine = 0.01 if where.startswith(mirror(file)) else 1.0
            place[test] = mine * ranks[where] / (1 + self.kills[test])
        chosen, spent = [], 0.0
        for test in sorted(found, key=lambda t: (place[t], self.costs[t], t)):
            spent += self.costs[test]
            if spent > seconds:
                break
            chosen.append(test)
        return chosen


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
            n: [number[t] for t in tests if t in number]
            for n, tests in data.contexts_by_lineno(path).items()
        }
        for path in data.measured_files()
    }
    seen = [item.nodeid for item in items]
    found = {"names": names, "seen": seen, "costs": costs, "lines": lines}
    file.write_text(json.dumps(found), encoding="utf-8")


# ── one mutant ──


def apply(mutant: Mutant, module: ModuleType) -> bool:
    """Give a module's function, or its constant, the mutant's code; False if there is none."""
    code = mutant.compiled()
    if not mutant.function:
        return _replace_constants(code, module)
    functions = dict(_functions(vars(module), module.__name__))
    changed = False
    for inner in _codes(code):
        found = functions.get((inner.co_qualname, inner.co_firstlineno))
        if found is not None:
            found.__code__ = inner
            changed = True
    return changed


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _functions(
    names: dict[str, Any], module: str
) -> Iterator[tuple[tuple[str, int], FunctionType]]:
    for value in list(names.values()):
        if isinstance(value, type) and value.__module__ == module:
            yield from _functions(dict(vars(value)), module)
        if isinstance(value, property):
            value = value.fget  # noqa: PLW2901
        elif isinstance(value, cached_property):
            value = value.func  # noqa: PLW2901
        value = getattr(value, "__func__", value)  # noqa: PLW2901
        while hasattr(value, "__wrapped__"):
            value = value.__wrapped__  # noqa: PLW2901
        if isinstance(value, FunctionType) and value.__module__ == module:
            yield (value.__code__.co_qualname, value.__code__.co_firstlineno), value


def _replace_constants(code: CodeType, module: ModuleType) -> bool:
    old = dict(vars(module))
    new = dict(old)
    exec(code, new)  # noqa: S102 - a statement of the program itself, with one change
    changed = {n: v for n, v in new.items() if old.get(n) is not v and not callable(v)}
    for other in list(sys.modules.values()):
        if getattr(other, "__name__", "").startswith("symcheck"):
            for name, value in changed.items():
                if name in old and vars(other).get(name) is old[name]:
                    setattr(other, name, value)
    return bool(changed)


def survives(
    mutant: Mutant, module: ModuleType, tests: Sequence[pytest.Item], seconds: float
) -> str:
    """Return what became of a mutant: the test that failed, or why there is none."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        limit = int(2 * seconds) + 5
        signal.alarm(6 * limit)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            os.write(writing, _verdict(mutant, module, tests).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(pid, 0)
    return said or "(out of time)"


def _verdict(mutant: Mutant, module: ModuleType, tests: Sequence[pytest.Item]) -> str:
    try:
        if not apply(mutant, module):
            return "(not applied)"
    except Exception as error:  # noqa: BLE001 - a constant that cannot be computed is noticed
        return f"(on import: {type(error).__name__})"
    for item, following in zip(tests, [*tests, None][1:], strict=True):
        reports = runtestprotocol(item, log=False, nextitem=following)
        if not all(r.outcome == "passed" for r in reports):
            return item.nodeid
    return "survived"


# ── a run ──


@dataclass
class Run:
    """The plugin that takes the place of pytest's loop over the tests."""

    files: list[str]
    options: argparse.Namespace
    survivors: int = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Make the mutants of each file, and say what became of them."""
        survey = Survey.of(session.items, self.options.survey, self.options.slowest)
        items = {i.nodeid: i for i in session.items}
        again = survivors_in(self.options.again) if self.options.again else None
        terminal = session.config.get_terminal_writer()
        for file in self.files:
            name = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            module = importlib.import_module(name)
            results: Counter[str] = Counter()
            every = list(mutants((ROOT / file).read_text(encoding="utf-8")))
            every = [m for m in every if re.search(self.options.inside, m.function)]
            for mutant in every[self.options.first :: self.options.every]:
                if again is not None and (file, *mutant.key) not in again:
                    continue
                tests = survey.tests(file, mutant, self.options.seconds)
                chosen = [items[t] for t in tests if t in items]
                said = survives(mutant, module, chosen, self.options.seconds)
                if said in items:
                    survey.kills[said] += 1
                kind = said if said in {"survived", "(not applied)"} else "killed"
                kind = kind if chosen else "without a test"
                if kind in {"survived", "without a test"} and reason(file, mutant.key):
                    kind = "explained"
                results[kind] += 1
                self._write(file, mutant, kind, said, len(chosen))
            self.survivors += results["survived"]
            counts = ", ".join(f"{n} {kind}" for kind, n in sorted(results.items()))
            terminal.line(f"{file}: {results.total()} of {len(every)} mutants: {counts}")
        return True

    def _write(self, file: str, mutant: Mutant, kind: str, said: str, tests: int) -> None:
        function, code, change = mutant.key
        row = {
            "file": file, "line": mutant.lines[0], "in": function, "code": code,
            "change": change, "result": kind, "by": said, "tests": tests,
        }  # fmt: skip
        with self.options.out.open("a", encoding="utf-8") as out:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def survivors_in(results: Path) -> frozenset[tuple[str, str, str, str]]:
    """Return the mutants that survived in an earlier run."""
    rows = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    return frozenset(
        (r["file"], r["in"], r["code"], r["change"]) for r in rows if r["result"] == "survived"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Test the mutants of some files; return 1 if one survived that has no reason."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("files", nargs="+", help="such as symcheck/kernel/theorem.py")
    parser.add_argument("--tests", nargs="+", default=["tests/kernel", "tests/soundness"])
    parser.add_argument("--survey", type=Path, default=Path("mutation-survey.json"))
    parser.add_argument("--out", type=Path, default=Path("mutation-results.jsonl"))
    parser.add_argument("--every", type=int, default=1, help="every n-th mutant only")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--inside", default="", help="a pattern: only functions whose name has it")
    parser.add_argument("--again", type=Path, help="only what survived in these results")
    parser.add_argument("--seconds", type=float, default=5.0, help="of tests a mutant")
    parser.add_argument("--slowest", type=float, default=1.5, help="leave slower tests out")
    options = parser.parse_args(arguments)
    run = Run([str(Path(f)) for f in options.files], options)
    code = pytest.main(["-q", "-p", "no:cacheprovider", *options.tests], plugins=[run])
    return int(code not in {0, 5}) or int(run.survivors > 0)


if __name__ == "__main__":
    raise SystemExit(main())
