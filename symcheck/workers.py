"""Work in child processes that are killed when they take too long or too much memory."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
import time
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from symcheck.report import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

#: Deep expressions need deep recursion; Python's own limit is for programs gone wrong.
RECURSION = 20_000
#: How often an idle worker looks whether its parent still lives, in seconds.
HEARTBEAT = 5.0
#: A search that ends by itself gets this much longer before it is killed, in seconds.
GRACE = 0.6
#: Exit codes of a process that somebody else ended: a person, or a system without memory.
KILLING = frozenset({-signal.SIGKILL, -signal.SIGTERM})
#: The memory that one task may use unless the person says otherwise.
MEGABYTES = 4096


class Lost(Enum):
    """Why a task has no result."""

    TIME = "time"
    MEMORY = "memory"
    DEPTH = "depth"
    KILLED = "killed"
    CRASH = "crash"


@dataclass(frozen=True)
class Limits:
    """What one task may use: seconds until it is killed, and megabytes."""

    seconds: float = 30.0
    megabytes: int = 4096


@dataclass(frozen=True)
class Failure:
    """A task without a result, and what is known of the reason."""

    why: Lost
    detail: str = ""


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def deepen() -> None:
    """Let deep expressions recurse."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION))


def _process_class() -> type[multiprocessing.process.BaseProcess]:
    """Return processes that start with everything their parent has imported, where there are."""
    if "fork" in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("fork").Process
    return multiprocessing.get_context("spawn").Process


class _Worker(Generic[T, R]):
    """A child process, and the task that it has."""

    def __init__(self, work: Callable[[T], R], limits: Limits) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        arguments = (theirs, work, limits.megabytes)
        self.process = _process_class()(target=_serve, args=arguments, daemon=True)
        self.process.start()
        theirs.close()
        self.task: tuple[int, T] | None = None
        self.deadline = 0.0

    def give(self, number: int, task: T, seconds: float) -> bool:
        """Send the task; return whether there still was a process to take it."""
        self.task, self.deadline = (number, task), time.monotonic() + seconds
        try:
            self.connection.send(task)
        except OSError:
            return False
        return True

    def received(self) -> Any:
        """Return what the process sent, or a failure by how it ended."""
        try:
            return pickle.loads(self.connection.recv_bytes())  # noqa: S301 (our own child wrote it)
        except (EOFError, OSError):
            self.process.join(1.0)
            if self.process.exitcode == -signal.SIGABRT:  # so ends what GMP cannot allocate
                return Failure(Lost.MEMORY)
            if self.process.exitcode in KILLING:
                return Failure(Lost.KILLED, f"signal {-self.process.exitcode}")
            return Failure(Lost.CRASH, "the process ended by itself, perhaps for want of memory")

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


def _serve(connection: Connection, work: Callable[[T], R], megabytes: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with contextlib.suppress(OSError):
        os.dup2(2, 1)  # what a C library says as it gives up is no part of the answer
    deepen()
    _limit_memory(megabytes)
    parent = os.getppid()
    while True:
        while not connection.poll(HEARTBEAT):
            if os.getppid() != parent:
                return
        try:
            task = connection.recv()
        except EOFError:
            return
        except MemoryError:  # the task itself is too large
            connection.send_bytes(_packed(Failure(Lost.MEMORY)))
            return
        connection.send_bytes(_packed(_attempt(work, task)))


def _packed(result: R | Failure) -> bytes:
    try:
        return pickle.dumps(result)
    except MemoryError:
        return pickle.dumps(Failure(Lost.MEMORY))
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
        return pickle.dumps(Failure(Lost.CRASH, f"the result cannot be sent: {error}"))


def _attempt(work: Callable[[T], R], task: T) -> R | Failure:
    try:
        return work(task)
    except MemoryError:
        return Failure(Lost.MEMORY)
    except RecursionError:
        return Failure(Lost.DEPTH)
    except Exception as error:  # noqa: BLE001 (a mistake in one task must not end the others)
        return Failure(Lost.CRASH, f"{type(error).__name__}: {error}")


def _limit_memory(megabytes: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        limit = megabytes * 1024 * 1024 + _in_use()
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _in_use() -> int:
    """Return the bytes of address space that this process has to begin with, where it is told."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def pooled(
    tasks: Iterable[T],
    work: Callable[[T], R],
    limits: Limits,
    jobs: int,
    allowance: Callable[[T], float] | None = None,
) -> Iterator[tuple[int, T, R | Failure]]:
    """Yield each task's number, the task, and its result, in the order in which they end.

    ``allowance`` gives a task seconds of its own in the place of the limits' seconds.
    ``work`` and the tasks must be picklable where processes cannot be forked. Every
    child is dead when the iterator ends, is closed, or is interrupted.
    """
    waiting = enumerate(tasks)
    workers: list[_Worker[T, R]] = []
    idle: list[_Worker[T, R]] = []
    try:
        exhausted = False
        while True:
            while not exhausted and (idle or len(workers) < max(jobs, 1)):
                following = next(waiting, None)
                if following is None:
                    exhausted = True
                    break
                seconds = limits.seconds if allowance is None else allowance(following[1])
                while idle and not idle[-1].give(*following, seconds):
                    workers.remove(idle[-1])  # it was killed while it waited
                    idle.pop().end()
                if idle:
                    idle.pop()
                else:
                    workers.append(_Worker(work, limits))
                    workers[-1].give(*following, seconds)
            busy = [w for w in workers if w.task is not None]
            if not busy:
                return
            for worker, result in _ended(busy):
                if worker.task is None:
                    continue
                number, task = worker.task
                worker.task = None
                if isinstance(result, Failure) and result.why is not Lost.DEPTH:
                    workers.remove(worker)
                    worker.end()
                else:
                    idle.append(worker)
                yield number, task, result
    finally:
        for worker in workers:
            worker.end()


def _ended(busy: list[_Worker[T, R]]) -> Iterator[tuple[_Worker[T, R], R | Failure]]:
    patience = max(0.0, min(w.deadline for w in busy) - time.monotonic())
    ready = wait([w.connection for w in busy], patience)
    now = time.monotonic()
    for worker in busy:
        if worker.connection in ready:
            yield worker, worker.received()
        elif now >= worker.deadline:
            yield worker, Failure(Lost.TIME)


def exhausted(failure: Failure, seconds: float, megabytes: int = MEGABYTES) -> Message:
    """Return what to say of a task that used up one of its limits."""
    if failure.why is Lost.TIME:
        return Message("not decided within {seconds} s", {"seconds": f"{seconds:g}"})
    if failure.why is Lost.KILLED:
        return Message("its worker was killed ({signal})", {"signal": failure.detail})
    if failure.why is Lost.DEPTH:
        return Message("the expressions are nested too deeply")
    return Message("not decided within {size} MB of memory", {"size": megabytes})
