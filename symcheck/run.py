"""Checking many derivations, each within its limits, in processes that can be killed."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from symcheck.kernel.derivation import RuleRefused
from symcheck.library import is_ours, load_file, own_line, place_of, raised
from symcheck.report import Message, Problem, Report, Verdict
from symcheck.workers import GRACE, MEGABYTES, Failure, Limits, Lost, cores, exhausted, pooled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from symcheck.authoring import Proof

#: What one derivation may take unless the person says otherwise, in seconds.
SECONDS = 20.0


@dataclass(frozen=True)
class Task:
    """One theorem to check, named so that another process finds it."""

    file: str
    name: str
    seconds: float
    certify: bool = False


def check_all(
    proofs: Sequence[Proof],
    *,
    seconds: float = SECONDS,
    jobs: int | None = None,
    megabytes: int = MEGABYTES,
    certify: bool = False,
) -> Iterator[tuple[int, Report]]:
    """Yield the number and the report of each proof, in the order in which they end.

    With ``certify`` the reports of what was proved hold their certificates.
    """
    import symcheck.prove.decide  # noqa: F401 (imported here, the children have it already)

    tasks = [Task(place_of(p).file, p.name, seconds, certify) for p in proofs]
    limits = Limits(seconds + GRACE, megabytes)
    gc.collect()
    gc.freeze()
    for number, task, result in pooled(tasks, check_task, limits, jobs or cores()):
        proof = proofs[number]
        if isinstance(result, Failure):
            yield number, _lost(proof, task, result, megabytes)
        else:
            yield number, result


def check_task(task: Task) -> Report:
    """Return the report of one theorem."""
    loaded = load_file(Path(task.file))
    proof = next(p for p in loaded.proofs if p.name == task.name)
    return check_one(proof, task.seconds, certify=task.certify)


def check_one(proof: Proof, seconds: float = SECONDS, *, certify: bool = False) -> Report:
    """Return the report of one theorem; what the author's code raises becomes an error in it."""
    from symcheck.prove.decide import check

    start = time.perf_counter()
    try:
        return check(proof, seconds, certify=certify)
    except (MemoryError, RecursionError):
        raise
    except RuleRefused as error:  # what it rests on was not proved
        message = Message(error.template, dict(error.fields))
        return _without_answer(proof, time.perf_counter() - start, message=message)
    except Exception as error:
        place = place_of(proof)
        file = Path(place.file)
        if own_line(error, file) is None and not is_ours(error):
            raise
        problem = raised(error, file, place.line)
        return _without_answer(proof, time.perf_counter() - start, error=problem)


def problem_report(name: str, problem: Problem) -> Report:
    """Return the report of something that could not be used."""
    unknown = Verdict.UNKNOWN
    return Report(name, unknown, unknown, error=problem, place=problem.place)


def _without_answer(
    proof: Proof, seconds: float, *, message: Message | None = None, error: Problem | None = None
) -> Report:
    return Report(
        proof.name,
        Verdict.UNKNOWN,
        Verdict.UNKNOWN,
        claim=None if error is not None else proof.claim(),
        seconds=seconds,
        message=message,
        error=error,
        place=proof.place,
        docstring=proof.docstring,
        source=proof.source,
        tags=proof.tags,
    )


def _lost(proof: Proof, task: Task, failure: Failure, megabytes: int) -> Report:
    if failure.why is Lost.CRASH:
        problem = Problem(
            f"the checker failed on '{proof.name}': {failure.detail}",
            proof.place,
            help="this is a mistake of symcheck; please report it with the proof",
        )
        return _without_answer(proof, 0.0, error=problem)
    message = exhausted(failure, task.seconds, megabytes)
    return _without_answer(proof, task.seconds, message=message)
