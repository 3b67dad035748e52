"""A siege of the kernel: claims with one thing changed, which it must not prove.

``python -m benchmarks.siege --mutants 50000 [CLAIMS.jsonl …]`` changes one thing in a claim of
the library, or in a step of its derivations, or in a claim of a file; looks for a point at
which ball arithmetic shows the result to be false; and asks the kernel. What is false and
proved all the same is printed, and the exit code is 1. Changes that leave a claim true must
not be refuted.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.mutants import changes, false_claims, true_claims
from symcheck.kernel.claim import Relation
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.identity import identity
from symcheck.kernel.term import Term, TermError
from symcheck.kernel.theorem import check, run
from symcheck.kernel.writing import to_text
from symcheck.prove.steps import Search
from symcheck.prove.witness import find_witness
from symcheck.workers import Failure, Limits, cores, pooled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from symcheck.kernel.claim import Context
    from symcheck.kernel.theorem import Outcome

#: Mutants in one task: what is lost when a process has to be killed.
CHUNK = 20
#: Processor seconds for the proof and for the witness of one mutant.
PROOF, WITNESS = 0.06, 0.03
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Task:
    """Some mutants of one claim: those at the given positions among all."""

    file: str
    name: str
    positions: tuple[int, ...]
    kind: str


@dataclass
class Tally:
    """What became of the mutants, by the kind of the change."""

    tried: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    proved: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    lost: int = 0

    def add(self, other: Tally) -> None:
        """Add what another tally counted."""
        for mine, theirs in (
            (self.tried, other.tried), (self.false, other.false), (self.proved, other.proved)
        ):  # fmt: skip
            mine.update(theirs)
        self.wrong += other.wrong
        self.lost += other.lost


# ── where the claims come from ──


@cache
def _proofs(file: str) -> dict[str, Outcome]:
    """Return the outcomes of a proof file's theorems."""
    from symcheck.library import load_file

    found = {}
    for proof in load_file(Path(file)).proofs:
        outcome = run(proof.derivation(), Search(5.0), name=proof.name)
        if outcome.theorem is not None:
            found[proof.name] = outcome
    return found


@cache
def _lines(file: str) -> dict[str, Relation]:
    """Return the claims of a file of JSON lines that can be read."""
    from symcheck.read.items import read_item

    found: dict[str, Relation] = {}
    for number, line in enumerate(Path(file).read_text(encoding="utf-8").splitlines(), 1):
        item = read_item(line, number) if line.strip() else None
        for part in (item, *(item.steps or ())) if item is not None else ():
            if part.claim is not None:
                found[f"{number}.{len(found)}"] = part.claim
    return found


def names(file: str) -> list[str]:
    """Return the names of the claims in a proof file, or in a file of claims."""
    return list(_proofs(file) if file.endswith(".py") else _lines(file))


def _claim(task: Task) -> Relation | None:
    if not task.file.endswith(".py"):
        return _lines(task.file)[task.name]
    claim = _proofs(task.file)[task.name].derivation.claim
    return claim if isinstance(claim, Relation) else None


def _steps(outcome: Outcome) -> Iterator[tuple[Step, Context]]:
    """Yield every step of a derivation whose goal is a relation, with its context."""
    for record in outcome.records:
        if isinstance(record.step.goal, Term) and record.step.goal.head == "rel":
            yield record.step, outcome.context
        for part in record.parts:
            yield from _steps(part)


Mutant = tuple[str, Relation, "Callable[[], bool]"]


def mutants(task: Task) -> list[Mutant]:
    """Return the mutants of a claim: the change, the claim, and whether the kernel shows it."""
    if task.kind == "steps":
        return list(_of_steps(_proofs(task.file)[task.name]))
    claim = _claim(task)
    if claim is None:
        return []
    if task.kind == "true" and not task.file.endswith(".py") and not _proves(claim):
        return []
    make = true_claims if task.kind == "true" else false_claims
    return [(kind, mutant, lambda m=mutant: _proves(m)) for kind, mutant in make(claim)]


def _of_steps(outcome: Outcome) -> Iterator[Mutant]:
    for step, context in _steps(outcome):
        for kind, goal in changes(step.goal, context):
            mutant = Relation(context, goal.args, (str(goal.data),))
            yield kind, mutant, lambda s=step, g=goal, c=context: _accepts(s, g, c)


def _proves(claim: Relation) -> bool:
    return run(Derivation(claim), Search(PROOF, thorough=False)).theorem is not None


def _accepts(step: Step, goal: Term, context: Context) -> bool:
    changed = Step(goal, step.rule, step.premises, step.arguments, step.parts)
    return check(changed, context, Search(PROOF, thorough=False)).is_accepted


# ── one task ──


def besiege(task: Task) -> Tally:
    """Return what became of the mutants of a task."""
    tally, all_of_them = Tally(), mutants(task)
    for position in task.positions:
        kind, mutant, is_shown = all_of_them[position]
        tally.tried[kind] += 1
        try:
            identity(mutant)
            witness = find_witness(mutant, WITNESS)
            shown = is_shown() if task.kind != "true" else False
        except (TermError, RecursionError, ZeroDivisionError, ValueError):
            continue
        tally.proved[kind] += shown
        tally.false[kind] += witness is not None
        if witness is not None and (shown or task.kind == "true"):
            where = f"{Path(task.file).name}:{task.name}"
            said = f"{_text(mutant)} at {witness.witness().point} {witness.sizes}"
            tally.wrong.append(f"{where} ({kind}): {said}")
    return tally


def _text(claim: Relation) -> str:
    parts = [to_text(claim.terms[0])]
    for op, term in zip(claim.rels, claim.terms[1:], strict=True):
        parts += [op, to_text(term)]
    given = ", ".join(map(to_text, claim.context.hypotheses))
    return " ".join(parts) + (f"  given {given}" if given else "")


# ── the whole ──


def tasks(files: Sequence[str], wanted: int, seed: int, kind: str) -> list[Task]:
    """Return tasks of about as many mutants as wanted, spread over all claims alike."""
    rng = random.Random(seed)  # noqa: S311 - nothing here is secret
    sizes = {
        (file, name): len(mutants(Task(file, name, (), kind)))
        for file in files
        if file.endswith(".py") or kind != "steps"
        for name in names(file)
    }
    chosen = {key: rng.sample(range(size), size) for key, size in sizes.items()}
    share = _share(list(sizes.values()), wanted)
    found = []
    for (file, name), positions in chosen.items():
        mine = positions[:share]
        found += [
            Task(file, name, tuple(mine[i : i + CHUNK]), kind) for i in range(0, len(mine), CHUNK)
        ]
    rng.shuffle(found)
    return found


def _share(sizes: list[int], wanted: int) -> int:
    """Return the least share of each claim with which enough mutants come together."""
    low, high = 0, max(sizes, default=0)
    while low < high:
        middle = (low + high) // 2
        if sum(min(s, middle) for s in sizes) < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def siege(work: Sequence[Task], jobs: int) -> Tally:
    """Return what became of the mutants of all tasks."""
    total, limits = Tally(), Limits(CHUNK * 4 * (PROOF + WITNESS) + 20, 4096)
    for done, (_, task, result) in enumerate(pooled(work, besiege, limits, jobs), 1):
        if isinstance(result, Failure):
            total.lost += len(task.positions)
        else:
            total.add(result)
        if done % 50 == 0:
            print(f"  {done} of {len(work)} tasks", file=sys.stderr, flush=True)
    return total


def told(title: str, tally: Tally, *, by_kind: bool) -> str:
    """Return the table of a siege."""
    tried, false, proved = (sum(c.values()) for c in (tally.tried, tally.false, tally.proved))
    share = f"{100 * false / (tried - proved):.1f} %" if tried > proved else "–"
    lost = f"{len(tally.tried)} kinds of change, {tally.lost} lost to limits"
    refuted = f"shown false by balls {false} ({share} of what was not proved)"
    lines = [
        f"{title}: {tried} tried, {lost}",
        f"  {refuted}, proved {proved}, wrong {len(tally.wrong)}",
    ]
    for kind, count in sorted(tally.tried.items()) if by_kind else ():
        told_false, shown = tally.false[kind], tally.proved[kind]
        lines.append(f"    {kind:<40} {count:>6} tried {told_false:>6} false {shown:>6} proved")
    return "\n".join([*lines, *(f"  WRONG {w}" for w in tally.wrong)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the siege and print its tables; return 1 if anything was wrong."""
    reader = argparse.ArgumentParser(prog="python -m benchmarks.siege", description=__doc__)
    reader.add_argument("files", nargs="*", metavar="CLAIMS.jsonl", help="claims as JSON lines")
    reader.add_argument("--mutants", type=int, default=2000, metavar="N")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("-j", "--jobs", type=int, default=cores())
    reader.add_argument("--kinds", action="store_true", help="a line for each kind of change")
    given = reader.parse_args(arguments)
    library = [str(p) for p in sorted((ROOT / "proofs").glob("*.py")) if p.stem != "__init__"]
    files = [*library, *given.files]
    start, wrong = time.monotonic(), 0
    for title, kind, share in (
        ("claims, one thing changed", "claims", 0.5),
        ("steps, one thing changed, at their own rule", "steps", 0.4),
        ("claims, changed but true", "true", 0.1),
    ):
        tally = siege(tasks(files, int(given.mutants * share), given.seed, kind), given.jobs)
        print(told(title, tally, by_kind=given.kinds), flush=True)
        wrong += len(tally.wrong)
    print(f"{time.monotonic() - start:.0f} s, seed {given.seed}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
