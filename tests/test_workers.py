from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import time

import pytest
from flint import fmpz

from symcheck.workers import Failure, Limits, Lost, exhausted, pooled


def work(task):
    """Do what the task says."""
    match task:
        case "hang":
            time.sleep(60)
        case "eat":
            return len(bytearray(10**10))
        case "abort":
            os._exit(1)
        case "raise":
            raise ValueError("no")
        case "unsendable":
            return lambda: None
        case "deep":
            raise RecursionError
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "terminate":
            os.kill(os.getpid(), signal.SIGTERM)
        case "fault":
            faulthandler.disable()
            os.kill(os.getpid(), signal.SIGSEGV)
        case "gmp":  # what GMP cannot allocate ends in abort()
            faulthandler.disable()
            return fmpz(2) ** (10**11)
        case "nested":
            return nest(10**6)
        case int():
            return task * task
    return None


def nest(depth):
    return depth and nest(depth - 1)


def results(tasks, seconds=20.0, jobs=2, **more):
    found = pooled(tasks, work, Limits(seconds, 2048), jobs, **more)
    return {number: result for number, _, result in found}


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_every_task_is_answered(jobs):
    assert results(range(10), jobs=jobs) == {i: i * i for i in range(10)}


LOST = {
    "hang": Lost.TIME,
    "eat": Lost.MEMORY,
    "abort": Lost.CRASH,
    "raise": Lost.CRASH,
    "unsendable": Lost.CRASH,
    "deep": Lost.DEPTH,
    "nested": Lost.DEPTH,
    "kill": Lost.KILLED,
    "terminate": Lost.KILLED,
    "fault": Lost.CRASH,
    "gmp": Lost.MEMORY,
}


@pytest.mark.parametrize(("task", "why"), LOST.items())
def test_what_is_lost_leaves_the_others(task, why):
    found = results([1, task, 2, 3], seconds=1.0 if why is Lost.TIME else 10.0)
    assert isinstance(found[1], Failure)
    assert found[1].why is why
    assert [found[0], found[2], found[3]] == [1, 4, 9]


def test_a_worker_that_is_killed_says_by_which_signal():
    found = results(["kill", "terminate"])
    assert found == {0: Failure(Lost.KILLED, "signal 9"), 1: Failure(Lost.KILLED, "signal 15")}
    message = exhausted(found[0], 3.0)
    assert message.template.format(**message.fields) == "its worker was killed (signal 9)"


def test_a_worker_that_is_killed_while_it_waits_is_replaced():
    found = pooled(iter(range(6)), work, Limits(20, 2048), 2)
    answers = dict([next(found)[::2]])
    for child in multiprocessing.active_children():
        os.kill(child.pid, signal.SIGKILL)
        child.join()
    answers |= {number: result for number, _, result in found}
    lost = {n for n, r in answers.items() if isinstance(r, Failure)}
    assert answers.keys() == set(range(6))
    assert len(lost) <= 1  # the one that a worker had at that time
    assert all(answers[n] == n * n for n in answers.keys() - lost)


def test_a_task_can_have_seconds_of_its_own():
    start = time.monotonic()
    found = results(["hang", 2], seconds=60, allowance=lambda t: 0.3 if t == "hang" else 60)
    assert time.monotonic() - start < 10
    assert found[0] == Failure(Lost.TIME)


def test_no_child_is_left_when_the_iterator_is_closed():
    found = pooled(["hang", 1, "hang"], work, Limits(60, 2048), 2)
    next(found)
    found.close()
    assert multiprocessing.active_children() == []


def test_tasks_are_taken_as_they_are_needed():
    taken = []

    def tasks():
        for i in range(100):
            taken.append(i)
            yield i

    found = pooled(tasks(), work, Limits(20, 2048), 2)
    next(found)
    assert len(taken) < 10
    found.close()


@pytest.mark.parametrize("why", [Lost.TIME, Lost.MEMORY, Lost.DEPTH, Lost.KILLED])
def test_each_limit_has_its_words(why):
    assert exhausted(Failure(why), 3.0).template
