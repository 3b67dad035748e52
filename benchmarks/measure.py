"""Measurements in a process of their own, which is killed when its time is up.

Both programs are warm: they are imported and have decided another claim. Neither has met the
claim before: SymPy's cache is cleared before each measurement; symcheck keeps nothing.
"""

from __future__ import annotations

import gc
import multiprocessing
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from benchmarks.cases import Case

#: A measurement that took longer than this, in seconds, is not repeated.
LONG = 5.0
#: Seconds that the process may take besides, to warm up and to build an expression.
GRACE = 2.0


@dataclass(frozen=True)
class Timing:
    """The median of some measurements in seconds, and what came out.

    ``is_over`` says that the time was up: the seconds are a lower bound.
    """

    seconds: float
    outcome: str
    is_over: bool = False


#: A claim that is none of those compared, and the same for SymPy.
OTHER = "Derivative(x*exp(2*x), x) = (2*x + 1)*exp(2*x)"


def other() -> Any:
    """Return the difference of the sides of another claim than those compared."""
    import sympy

    x = sympy.Symbol("x", real=True)
    return sympy.Derivative(x * sympy.exp(2 * x), x) - (2 * x + 1) * sympy.exp(2 * x)


def prepare() -> None:
    """Let both programs import what they need; the processes that measure are copies of this."""
    ours(OTHER)
    theirs(other)()
    gc.collect()
    gc.freeze()


def ours(text: str) -> str:
    """Return symcheck's verdict on a claim: from text, with definedness, to the report."""
    from symcheck.prove.decide import decide
    from symcheck.read.text import read_problem

    return str(decide(read_problem(text), seconds=30.0).verdict)


def theirs(difference: Callable[[], Any]) -> Callable[[], str]:
    """Return the function that lets SymPy simplify a difference; building it is not timed."""
    import sympy
    from sympy.core.cache import clear_cache

    clear_cache()
    expression = difference()

    def simplified() -> str:
        rest = sympy.simplify(expression.doit())
        return "0" if rest == 0 else "not 0"

    return simplified


def time_ours(case: Case, repeats: int, cap: float) -> Timing:
    """Return how long symcheck takes for a case."""
    return isolated(lambda: lambda: ours(case.text), lambda: ours(OTHER), repeats, cap)


def time_theirs(case: Case, repeats: int, cap: float) -> Timing:
    """Return how long SymPy takes for a case."""
    return isolated(lambda: theirs(case.difference), theirs(other), repeats, cap)


def isolated(
    make: Callable[[], Callable[[], str]], warm_up: Callable[[], Any], repeats: int, cap: float
) -> Timing:
    """Return the median time of what ``make`` returns, measured in a process of its own."""
    processes = multiprocessing.get_context("fork")
    mine, other_end = processes.Pipe(duplex=False)
    process = processes.Process(target=_measure, args=(make, warm_up, repeats, other_end))
    process.start()
    other_end.close()
    found: list[tuple[float, str]] = []
    try:
        while len(found) < repeats and (not found or found[-1][0] < LONG):
            if not mine.poll(cap + GRACE):
                break
            found.append(mine.recv())
    except EOFError:
        return Timing(cap, "crashed", is_over=True)
    finally:
        process.kill()
        process.join()
        mine.close()
    if not found or found[-1][0] > cap:
        return Timing(cap, f"over {cap:g} s", is_over=True)
    outcomes = sorted({outcome for _, outcome in found})
    return Timing(median(seconds for seconds, _ in found), "/".join(outcomes))


def _measure(
    make: Callable[[], Callable[[], str]],
    warm_up: Callable[[], Any],
    repeats: int,
    answer: Connection,
) -> None:
    warm_up()
    for _ in range(repeats):
        call = make()
        start = time.perf_counter()
        try:
            outcome = call()
        except Exception as error:  # noqa: BLE001 - what a program raises is its outcome
            outcome = type(error).__name__
        answer.send((time.perf_counter() - start, outcome))
