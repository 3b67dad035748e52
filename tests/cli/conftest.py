"""The command in a process of its own, in a folder of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

GOOD = '''
from symcheck import algebra, calc, eq, real, theorem
x = real("x")

@theorem(eq((x + 1)**2, x**2 + 2*x + 1), source="Exercise 1", tags=["squares"])
def square_of_sum():
    """The square of a sum is expanded."""
    return calc((x + 1)**2).eq(x*(x + 1) + (x + 1), by=algebra).eq(x**2 + 2*x + 1, by=algebra)
'''
BAD = '''
from symcheck import algebra, calc, eq, real, theorem
x = real("x")

@theorem(eq((x + 1)**2, x**2 + 1))
def wrong_square():
    """A student's square."""
    return calc((x + 1)**2).eq(x**2 + 1, by=algebra)
'''
CONDITIONAL = '''
from symcheck import algebra, calc, theorem

@theorem("x/x = 1")
def cancel():
    """A fraction is reduced."""
    return calc("x/x").eq("1", by=algebra)
'''
RAISES = '''
from symcheck import eq, real, theorem
x = real("x")
y = 1/0

@theorem(eq(x, x))
def never_seen():
    """Nobody gets here."""
'''


@pytest.fixture
def command(tmp_path, warm) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run symcheck with arguments in the test's folder."""

    def run(*arguments: str, text: str = "", **more: str):
        environment = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "FORCE_COLOR"}}
        environment |= {"PYTHONIOENCODING": "utf-8", **more}
        return warm.run(
            "symcheck", *arguments, folder=tmp_path, text=text, environment=environment
        )

    return run


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with a right, a wrong, a conditional and a broken proof file."""
    for name, text in {
        "good": GOOD,
        "bad": BAD,
        "conditional": CONDITIONAL,
        "raises": RAISES,
    }.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    return tmp_path
