"""Mutation testing: ``python -m benchmarks.mutation FILE…`` changes one thing at a time.

The tests are collected once. Each mutant is a fork of that process in which one function has
other code, and runs the tests that came through the changed line, the quickest first, until
one fails. No file is written but the results. A mutant that no test notices survives; its
reason has to stand in ``tests/mutation/survivors/``, or a test is missing. The results of an
earlier run say which test to try first (``--known``): a whole run then takes a test a mutant.
A run that was stopped goes on where its results end.
"""

from __future__ import annotations

import argparse
import gc
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

import pytest
from _pytest.runner import runtestprotocol

from benchmarks.mutation_tests import Known, Name, Survey, name, rows
from benchmarks.mutations import Mutant, mutants
from benchmarks.survivors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parent.parent
MEMORY = 4 << 30
#: Seconds: what a test may take beyond ten times its own, and a mutant by the clock.
PATIENCE, LONGEST = 5.0, 600
#: How many times the seconds of warm tests those of a new process may take.
COLD = 3
#: What a run that goes on with its results does not try again.
DONE = frozenset({"killed", "explained"})


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
    mutant: Mutant, module: ModuleType, tests: Sequence[tuple[pytest.Item, float]], seconds: float
) -> str:
    """Return what became of a mutant: the test that failed, or why there is none.

    Each test comes with the seconds that it takes on the program as it is; one that takes many
    times as long has noticed. Whether all are run depends on the ``seconds``.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(LONGEST)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            os.write(writing, _verdict(mutant, module, tests, seconds).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(pid, 0)
    return said or "(out of time)"


def _verdict(
    mutant: Mutant, module: ModuleType, tests: Sequence[tuple[pytest.Item, float]], seconds: float
) -> str:
    _limit(PATIENCE)
    try:
        if not apply(mutant, module):
            return "(not applied)"
    except Exception as error:  # noqa: BLE001 - a constant that cannot be computed is noticed
        return f"(on import: {type(error).__name__})"
    start = time.process_time()
    for (item, cost), following in zip(tests, [*tests, None][1:], strict=True):
        _limit(PATIENCE + 10 * cost)
        reports = runtestprotocol(item, log=False, nextitem=following and following[0])
        if not all(r.outcome == "passed" for r in reports):
            return item.nodeid
        if time.process_time() - start > COLD * seconds:
            break
    return "survived"


def _limit(seconds: float) -> None:
    """Let this process end if it takes longer than so many seconds from now."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = int(time.process_time() + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


# ── a run ──


@dataclass
class Run:
    """The plugin that takes the place of pytest's loop over the tests."""

    files: list[str]
    options: argparse.Namespace
    survivors: int = 0
    items: dict[str, pytest.Item] = field(default_factory=dict)
    known: Known = field(default_factory=lambda: Known({}, {}))
    survey: Survey | None = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Make the mutants of each file, and say what became of them."""
        self.items = {i.nodeid: i for i in session.items}
        self.known = Known.of(self.options.known, session.items)
        done = {name(r) for r in rows([self.options.out]) if r["result"] in DONE}
        again = survivors_in(self.options.again) if self.options.again else None
        terminal = session.config.get_terminal_writer()
        gc.collect()
        gc.freeze()  # what is not looked at again is shared by the forks
        for file in self.files:
            module = importlib.import_module(module_of(file))
            results: Counter[str] = Counter()
            every = list(mutants((ROOT / file).read_text(encoding="utf-8")))
            every = [m for m in every if re.search(self.options.inside, m.function)]
            for mutant in every[self.options.first :: self.options.every]:
                called = (file, *mutant.key)
                if called in done or (again is not None and called not in again):
                    continue
                kind = self._try(file, mutant, module)
                results[kind] += 1
            self.survivors += results["survived"]
            counts = ", ".join(f"{n} {kind}" for kind, n in sorted(results.items()))
            terminal.line(f"{file}: {results.total()} of {len(every)} mutants: {counts}")
        return True

    def _try(self, file: str, mutant: Mutant, module: ModuleType) -> str:
        """Run the tests that killed it before, then those of its lines."""
        said, tried = "", 0
        for tests, seconds in self._tests(file, mutant):
            if tests:
                chosen = [(self.items[t], cost) for t, cost in tests if t in self.items]
                said = survives(mutant, module, chosen, seconds)
                tried += len(chosen)
            if said not in {"", "survived"}:
                break
        kind = self._kind(file, mutant, said)
        self._write(file, mutant, kind, said, tried)
        return kind

    def _tests(
        self, file: str, mutant: Mutant
    ) -> Iterator[tuple[list[tuple[str, float]], float]]:
        """Yield tests to try, each with its seconds, and the seconds of all."""
        for known in (self.known.quick(file, mutant), self.known.slow(file, mutant)):
            yield known, sum(cost for _, cost in known)
        if not reason(file, mutant.key):
            if self.survey is None:
                chosen = list(self.items.values())
                self.survey = Survey.of(chosen, self.options.survey, self.options.slowest)
            seconds = self.options.seconds
            found = self.survey.tests(file, mutant, seconds)
            yield [(t, self.survey.costs[t]) for t in found], seconds

    def _kind(self, file: str, mutant: Mutant, said: str) -> str:
        """Return what became of a mutant, in a word."""
        if said in {"", "survived"} and reason(file, mutant.key):
            return "explained"
        if self.survey is not None and said in self.survey.costs:
            self.survey.kills[said] += 1
        return {"": "without a test", "survived": said, "(not applied)": said}.get(said, "killed")

    def _write(self, file: str, mutant: Mutant, kind: str, said: str, tests: int) -> None:
        function, code, change = mutant.key
        row = {
            "file": file, "line": mutant.lines[0], "in": function, "code": code,
            "change": change, "result": kind, "by": said, "tests": tests,
        }  # fmt: skip
        with self.options.out.open("a", encoding="utf-8") as out:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def module_of(file: str) -> str:
    """Return the name of the module that a file is."""
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def survivors_in(results: Path) -> frozenset[Name]:
    """Return the mutants that survived in an earlier run."""
    return frozenset(name(r) for r in rows([results]) if r["result"] == "survived")


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
    parser.add_argument("--known", type=Path, nargs="*", default=[], help="results: tests to try")
    parser.add_argument("--again", type=Path, help="only what survived in these results")
    parser.add_argument("--seconds", type=float, default=5.0, help="of tests a mutant")
    parser.add_argument("--slowest", type=float, default=1.5, help="leave slower tests out")
    options = parser.parse_args(arguments)
    run = Run([str(Path(f)) for f in options.files], options)
    code = pytest.main(["-q", "-p", "no:cacheprovider", *options.tests], plugins=[run])
    return int(code not in {0, 5}) or int(run.survivors > 0)


if __name__ == "__main__":
    raise SystemExit(main())
