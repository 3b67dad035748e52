from __future__ import annotations

import sys

import pytest

from symcheck.library import load_file
from symcheck.report import Verdict
from symcheck.run import check_one

HEAD = """from symcheck import algebra, calc, eq, real, theorem
x = real("x")

"""
CYCLE = """@theorem('x = x')
def f():
    return calc('x').eq('x', by=g)

@theorem('x = x')
def g():
    return calc('x').eq('x', by=f)
"""
PROBLEMS = {
    "the author's function raises": (
        "@theorem('x = x')\ndef f():\n    return 1/0\n", 6,
        "the file raises ZeroDivisionError: division by zero",
    ),
    "a line is no expression": (
        "@theorem(eq(x, x))\ndef f():\n    return calc(x).eq(x == x)\n", 6,
        "expected an expression, got a truth value",
    ),
    "text that cannot be read": (
        "@theorem('x + = x')\ndef f():\n    pass\n", 4, "unexpected '='",
    ),
    "theorems that rest on each other": (
        CYCLE, 6,
        "theorems rest on each other: g → f → g",
    ),
}  # fmt: skip


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Return the proofs of a file with this text."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    before = set(sys.modules)

    def go(text):
        file = tmp_path / "proofs_of_a_test.py"
        file.write_text(HEAD + text, encoding="utf-8")
        loaded = load_file(file)
        assert loaded.problem is None, loaded.problem
        return loaded.proofs

    yield go
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]


@pytest.mark.parametrize(("text", "line", "message"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_proof_with_a_problem_is_an_error_at_its_line(text, line, message, load):
    report = check_one(load(text)[0])
    assert report.error is not None
    assert message in report.error.message
    assert report.error.place.line == line


def test_a_proof_is_proved(load):
    [proof] = load(
        "@theorem('x + x = 2*x', source='s', tags=['t'])\ndef f():\n    '''Doubling.'''\n"
    )
    report = check_one(proof)
    assert report.verdict is Verdict.PROVED
    assert (report.name, report.docstring, report.source, report.tags) == (
        "f",
        "Doubling.",
        "s",
        ("t",),
    )


def test_a_mistake_of_the_checker_is_not_blamed_on_the_author(load, monkeypatch):
    [proof] = load("@theorem('x = x')\ndef f():\n    pass\n")

    def broken(*_, **__):
        raise KeyError("inner")

    monkeypatch.setattr("symcheck.prove.decide.check", broken)
    with pytest.raises(KeyError, match="inner"):
        check_one(proof)
