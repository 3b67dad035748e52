"""One measurement in a process of its own, which is killed when its time is up.

Every measurement is the first that its process makes of a claim, after the process has decided
another claim: nothing is found in a cache, and nothing is imported while time runs.
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

    expression = difference()

    def simplified() -> str:
        rest = sympy.simplify(expression.doit())
        return "0" if rest == 0 else "not 0"

    return simplified


def time_ours(case: Case, repeats: int, cap: float) -> Timing:
    """Return how long symcheck takes for a case."""

    def make() -> Callable[[], str]:
        ours(OTHER)
        return lambda: ours(case.text)

    return _repeated(make, repeats, cap)


def time_theirs(case: Case, repeats: int, cap: float) -> Timing:
    """Return how long SymPy takes for a case."""

    def make() -> Callable[[], str]:
        theirs(other)()
        return theirs(case.difference)

    return _repeated(make, repeats, cap)


def _repeated(make: Callable[[], Callable[[], str]], repeats: int, cap: float) -> Timing:
    found: list[Timing] = []
    for _ in range(repeats):
        found.append(isolated(make, cap))
        if found[-1].is_over or found[-1].seconds > LONG:
            break
    outcomes = sorted({t.outcome for t in found})
    return Timing(median(t.seconds for t in found), "/".join(outcomes), found[-1].is_over)


def isolated(make: Callable[[], Callable[[], str]], cap: float) -> Timing:
    """Return the time that one call takes in a process of its own."""
    processes = multiprocessing.get_context("fork")
    mine, other = processes.Pipe(duplex=False)
    process = processes.Process(target=_measure, args=(make, other))
    process.start()
    other.close()
    try:
        if not mine.poll(cap + 1):
            return Timing(cap, f"over {cap:g} s", is_over=True)
        seconds, outcome = mine.recv()
    except EOFError:
        return Timing(cap, "crashed", is_over=True)
    finally:
        process.kill()
        process.join()
        mine.close()
    if seconds > cap:
        return Timing(cap, f"over {cap:g} s", is_over=True)
    return Timing(seconds, outcome)


def _measure(make: Callable[[], Callable[[], str]], answer: Connection) -> None:
    try:
        call = make()
        start = time.perf_counter()
        outcome = call()
        answer.send((time.perf_counter() - start, outcome))
    except Exception as error:  # noqa: BLE001 - what a program raises is its outcome
        answer.send((time.perf_counter() - start, type(error).__name__))
