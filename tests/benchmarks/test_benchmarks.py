"""The benchmark runs on a small selection; what it measures is no matter of tests."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SMALL = ["--only", "sigmoid(-x) = 1", "--sizes", "2", "4", "--repeats", "1", "--cap", "30"]


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT))


@pytest.mark.slow
def test_the_command_prints_a_table():
    command = [sys.executable, "-m", "benchmarks", *SMALL, "--no-processes"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pattern = r"^(σ\(−x\)|softmax).*\d m?s +.*\d m?s +\d+ +finds 0$"
    rows = re.findall(pattern, done.stdout, re.MULTILINE)
    assert len(rows) == 3
    assert re.search(r"median ratio \d+; SymPy finds 3 of 3", done.stdout)
    assert "from n = 2 to 4, 2 times the entries" in done.stdout


def test_every_case_is_a_claim_that_is_proved():
    from benchmarks.cases import identities, softmax
    from benchmarks.measure import ours

    for case in [*identities(), softmax(3)]:
        assert ours(case.text) == "proved", case.name


def test_both_programs_are_given_the_same_claim():
    from benchmarks.cases import identities, softmax

    point = {"x": 0.37, "c": -0.2, "y1": 0.3, "y2": 0.4, "y3": -1.1}
    for case in [*identities(), softmax(3)]:
        difference = case.difference().doit()
        value = difference.evalf(30, subs={s: point[s.name] for s in difference.free_symbols})
        assert abs(value) < 1e-20, case.name


def test_a_measurement_is_killed_when_its_time_is_up():
    from benchmarks.measure import isolated

    start = time.monotonic()
    timing = isolated(lambda: _sleep, _nothing, 1, 0.1)
    assert timing.is_over
    assert time.monotonic() - start < 10


def _nothing():
    pass


def _sleep():
    time.sleep(60)
    return "awake"


def test_what_a_program_raises_is_its_outcome():
    from benchmarks.measure import isolated

    assert isolated(lambda: _fail, _nothing, 2, 5).outcome == "ZeroDivisionError"


def _fail():
    return str(1 / 0)


def test_symcheck_does_not_import_sympy_for_text():
    from benchmarks.processes import CLAIM, imports_sympy

    assert not imports_sympy("--help")
    assert not imports_sympy("prove", CLAIM)
