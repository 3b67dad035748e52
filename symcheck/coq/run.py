"""``coqc`` on scripts: each under a time limit, what is used first, several at a time.

A theorem is accepted where ``coqc`` compiles its script and ``Print Assumptions`` lists
nothing but the axioms that Coq's reals and Coquelicot themselves print.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from symcheck.coq.gather import Entry, audit, entry_of, gather, module_text
from symcheck.coq.script import HEADER, library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from symcheck.authoring import Proof

#: What `Print Assumptions` lists for the reals of Coq's library and for Coquelicot.
REALS = frozenset(
    {
        "ClassicalDedekindReals.sig_not_dec",
        "ClassicalDedekindReals.sig_forall_dec",
        "FunctionalExtensionality.functional_extensionality_dep",
        "functional_extensionality_dep",
        "Classical_Prop.classic",
        "classic",
    }
)
#: Machine integers and floats, which the tactic `interval` computes with.
MACHINE = (
    "PrimInt63.",
    "Uint63.",
    "Uint63Axioms.",
    "PrimFloat.",
    "FloatAxioms.",
    "Int63.",
    "Sint63.",
)

ACCEPTED, REFUSED, NONE = "accepted", "refused", "without a script"


@dataclass(frozen=True)
class CoqResult:
    """What Coq says of one theorem; ``axioms`` are those that ``interval`` adds."""

    name: str
    verdict: str
    reason: str = ""
    seconds: float = 0.0
    axioms: tuple[str, ...] = ()

    def line(self) -> str:
        """Return the line of the report."""
        rest = f"  {self.reason}" if self.reason else ""
        return f"{self.verdict:<16} {self.seconds:6.1f} s  {self.name}{rest}"


class CoqMissing(Exception):  # noqa: N818 - what is missing
    """There is no ``coqc`` with the libraries that the scripts need."""


def summary(results: Sequence[CoqResult]) -> str:
    """Return the last line of the report."""
    counts = [sum(r.verdict == v for r in results) for v in (ACCEPTED, REFUSED, NONE)]
    return f"{counts[0]} accepted, {counts[1]} refused, {counts[2]} without a script"


def exceptions(results: Iterable[CoqResult]) -> str:
    """Return the file of exceptions: every theorem that Coq does not accept, and why."""
    rows = [f"{r.name}: {r.reason}" for r in results if r.verdict != ACCEPTED]
    head = "# Theorems of the library without a script that Coq accepts, each with the reason."
    return "\n".join([head, *sorted(rows)]) + "\n"


def coqc() -> str:
    """Return the path of ``coqc``; raise CoqMissing with what to install."""
    found = shutil.which("coqc")
    if found is None:
        raise CoqMissing(
            "there is no 'coqc' here; on Debian 12: "
            "apt-get install coq libcoq-coquelicot libcoq-interval"
        )
    return found


def recheck_with_coq(
    proofs: Sequence[Proof], seconds: float = 120.0, jobs: int = 1
) -> Iterator[CoqResult]:
    """Yield what Coq says of each proof, as it becomes known; of two of one name, of each.

    What a proof rests on is checked as well, once. Raises CoqMissing.
    """
    coqc()
    entries = gather(proofs)
    wanted = {entry_of(p, entries).name for p in proofs}
    for result in checked(entries, seconds, jobs):
        if result.name in wanted:
            yield result


def checked(entries: dict[str, Entry], seconds: float, jobs: int) -> Iterator[CoqResult]:
    """Yield what Coq says of each entry, those it accepts last. Raises CoqMissing."""
    program = coqc()
    with tempfile.TemporaryDirectory(prefix="symcheck-coq-") as folder:
        work = _Work(program, Path(folder), entries, seconds)
        work.prepare()
        accepted: list[CoqResult] = []
        for result in work.all(max(1, jobs)):
            if result.verdict == ACCEPTED:
                accepted.append(result)
            else:
                yield result
        yield from work.audited(accepted)


class _Work:
    """A folder of modules, compiled one after the other."""

    def __init__(
        self, program: str, folder: Path, entries: dict[str, Entry], seconds: float
    ) -> None:
        self.program, self.folder, self.entries, self.seconds = program, folder, entries, seconds

    def prepare(self) -> None:
        """Compile the support library and the definitions."""
        self._write("SymCheck", library())
        problem = self._compile("SymCheck", 600.0)
        if problem:
            raise CoqMissing(f"the support library does not compile here: {problem}")
        done: set[str] = set()
        for entry in self.entries.values():
            if entry.script is None:
                continue
            _, definitions = module_text(entry, self.entries)
            for name, text in definitions.items():
                if name not in done:
                    done.add(name)
                    self._write(name, text)
                    self._compile(name, self.seconds)

    def all(self, jobs: int) -> Iterator[CoqResult]:
        """Yield a result for each entry; one whose premises failed is refused unseen."""
        verdicts: dict[str, str] = {}
        pending = list(self.entries.values())
        running: dict[Future[CoqResult], str] = {}
        with ThreadPoolExecutor(jobs) as pool:
            while pending or running:
                for entry in list(pending):
                    if len(running) >= jobs:
                        break
                    found = self._ready(entry, verdicts)
                    if found is None:
                        continue
                    pending.remove(entry)
                    if isinstance(found, CoqResult):
                        verdicts[entry.name] = found.verdict
                        yield found
                        break
                    running[pool.submit(self._check, entry)] = entry.name
                else:
                    if not running:
                        raise RuntimeError(f"theorems rest on each other: {pending[0].name}")
                finished, _ = wait(running, return_when=FIRST_COMPLETED) if running else ((), ())
                for future in finished:
                    result = future.result()
                    verdicts[running.pop(future)] = result.verdict
                    yield result

    def _ready(self, entry: Entry, verdicts: dict[str, str]) -> CoqResult | bool | None:
        """Return a result that needs no run, True to run it, None to wait."""
        if entry.script is None:
            return CoqResult(entry.name, NONE, entry.reason)
        for name in entry.rests_on:
            if name in self.entries and name not in verdicts:
                return None
            if verdicts.get(name, ACCEPTED) != ACCEPTED:
                return CoqResult(
                    entry.name, REFUSED, f"it rests on '{name}', which is not accepted"
                )
        return True

    def _check(self, entry: Entry) -> CoqResult:
        start = time.monotonic()
        text, _ = module_text(entry, self.entries)
        name = f"T_{entry.script.name}" if entry.script is not None else ""
        self._write(name, text)
        problem = self._compile(name, self.seconds)
        spent = time.monotonic() - start
        return CoqResult(entry.name, REFUSED if problem else ACCEPTED, problem, spent)

    def audited(self, results: list[CoqResult]) -> Iterator[CoqResult]:
        """Yield what was compiled, with the axioms each rests on read from Coq."""
        plain = [r for r in results if not self._uses_interval(r)]
        pending = [plain, [r for r in results if self._uses_interval(r)]]
        while pending:
            group = pending.pop()
            if not group:
                continue
            axioms, problem = self._axioms(group)
            extra = tuple(sorted(a for a in axioms if a.startswith(MACHINE)))
            allowed = REALS.union(extra) if self._uses_interval(group[0]) else REALS
            wrong = sorted(axioms - allowed)
            if not wrong and not problem:
                for r in group:
                    yield CoqResult(r.name, r.verdict, r.reason, r.seconds, extra)
            elif len(group) == 1:
                reason = problem or f"it rests on the axiom {wrong[0]}"
                yield CoqResult(group[0].name, REFUSED, reason, group[0].seconds)
            else:
                half = len(group) // 2
                pending += [group[half:], group[:half]]

    def _uses_interval(self, result: CoqResult) -> bool:
        chain = self.entries[result.name].closure(self.entries)
        return any(e.script is not None and e.script.uses_interval for e in chain)

    def _axioms(self, group: list[CoqResult]) -> tuple[set[str], str]:
        scripts = [self.entries[r.name].script for r in group]
        names = [s.name for s in scripts if s is not None]
        lines = [HEADER + "From SymCheck Require Import SymCheck."]
        lines += [f"From SymCheck Require T_{n}." for n in names]
        parts = []
        for s in scripts:
            if s is not None:
                parts.append(f"T_{s.name}.{s.name}")
                if s.defined:
                    parts.append(f"T_{s.name}.{s.name}_defined")
        whole = "I"
        for p in parts:
            whole = f"(conj {p} {whole})"
        lines.append(f"Definition everything := {whole}.\nPrint Assumptions everything.")
        self._write("Audit", "\n".join(lines) + "\n")
        done = self._run("Audit", max(self.seconds, 300.0))
        if isinstance(done, str):
            return set(), done
        return axioms_in(done.stdout), "" if done.returncode == 0 else _first_error(done.stderr)

    def _write(self, name: str, text: str) -> None:
        (self.folder / f"{name}.v").write_text(text, encoding="utf-8")

    def _compile(self, name: str, seconds: float) -> str:
        """Return what is wrong with a module, nothing if it compiles."""
        done = self._run(name, seconds)
        if isinstance(done, str):
            return done
        return "" if done.returncode == 0 else _first_error(done.stderr)

    def _run(self, name: str, seconds: float) -> subprocess.CompletedProcess[str] | str:
        command = [self.program, "-q", "-w", "none", "-R", ".", "SymCheck", f"{name}.v"]
        try:
            return subprocess.run(  # noqa: S603 - coqc on files of our own
                command,
                cwd=self.folder,
                capture_output=True,
                text=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"it took more than {seconds:g} s"


def axioms_in(output: str) -> set[str]:
    """Return the names of the axioms that ``Print Assumptions`` printed."""
    if "Axioms:" not in output:
        return set()
    listed = output.split("Axioms:", maxsplit=1)[1]
    return set(re.findall(r"^([A-Za-z_][\w.']*)\s*(?::|$)", listed, re.MULTILINE))


def _first_error(text: str) -> str:
    found = re.search(r"Error:\s*(.*)", text, re.DOTALL)
    return " ".join((found.group(1) if found else text).split())[:160] or "coqc failed"


__all__ = [
    "CoqMissing", "CoqResult", "audit", "checked", "exceptions", "recheck_with_coq", "summary",
]  # fmt: skip
