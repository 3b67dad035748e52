"""Whole processes, started in turns so that a busy machine is unfair to none of them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

CLAIM = "sigmoid(-x) = 1 - sigmoid(x)"
_RUN = "import sys; from symcheck.cli import main; sys.exit(main())"
_ASK = (
    "import sys; sys.argv = ['symcheck', *{arguments!r}]\n"
    "from symcheck.cli import main\n"
    "try: main()\n"
    "except SystemExit: pass\n"
    "sys.exit(10 + ('sympy' in sys.modules))"
)


def commands() -> dict[str, list[str]]:
    """Return what is started, by what the table calls it."""
    return {
        "python -c 'import sympy'": [sys.executable, "-c", "import sympy"],
        "symcheck prove '…'": [*symcheck(), "prove", CLAIM],
        "symcheck --help": [*symcheck(), "--help"],
    }


def symcheck() -> list[str]:
    """Return how the command is started: as a person would, or by its module."""
    beside = Path(sys.executable).parent / "symcheck"
    return [str(beside)] if beside.exists() else [sys.executable, "-c", _RUN]


def time_processes(repeats: int) -> dict[str, float]:
    """Return the median of the seconds that each command takes."""
    found: dict[str, list[float]] = {name: [] for name in commands()}
    for _ in range(repeats + 1):
        for name, command in commands().items():
            found[name].append(_seconds(command))
    return {name: median(times[1:]) for name, times in found.items()}


def time_library(repeats: int) -> tuple[float, str]:
    """Return how long it takes to verify the library, and the closing line."""
    command = [*symcheck(), "verify"]
    times, last = [], ""
    for _ in range(repeats):
        start = time.perf_counter()
        result = subprocess.run(command, capture_output=True, check=False, env=_plain())
        times.append(time.perf_counter() - start)
        last = result.stdout.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return median(times), last


def imports_sympy(*arguments: str) -> bool:
    """Return whether the command imports SymPy when it is given these arguments."""
    script = _ASK.format(arguments=list(arguments))
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, env=_plain()
    )
    if done.returncode not in {10, 11}:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return done.returncode == 11


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=_plain())
    return time.perf_counter() - start


def _plain() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
