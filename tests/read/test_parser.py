"""The parser's tables are those of the grammar, and the machine reads as Lark does."""

import json
import sys
from importlib.resources import files

import pytest

from symcheck.read import parser
from symcheck.read.errors import ReadError

TEXTS = (
    "x",
    "not Sum(x**-2, (k, 1, n)) <= √2·y[i] for k in 1..n",
    "a + b - c*d/-e < -(2^x²)**+3 >= 1.5e-3 and p = q or not r != s",
    "y[k] > 0 for k in 0..m - 1 for j in k..n",
    "x > 0 and y[k] > 0 or z[k] = 0 for k in 1..n",
    "(x > 0 and y[k] > 0) for k in 1..n",
    "x > 0 and (y[k] > 0 for k in 1..n)",
    "Piecewise((x, x > 0), (-x, True)) = Max(x, -x, (k, 1, n))[i, j][k]",
    "f() = ∞",
    "x = y",
    "forx + andy*in2 = 3.",
    " (\n((x)) )\t",
    "1..n",
    "2 x",
    "x +",
    "for + 1",
    "(x",
    "x ** ** 2",
    "x!",
    "x = = 2",
    "and",
    "[x]",
    "2**-3**2",
    "√√x",
)


def test_the_shipped_tables_are_those_of_the_grammar():
    stored = (files("symcheck.read") / parser.TABLES).read_text(encoding="utf-8")
    assert stored == parser.tables_text()


@pytest.mark.parametrize("text", TEXTS)
def test_the_machine_reads_as_lark_does(text):
    assert outcome(parser.parse, text) == outcome(parser._parsed_by_lark, text)


SORTS = ("real", "index(1..n)", "family(k in 1..n, 1..k)", "family(n", "1")


@pytest.mark.parametrize("text", SORTS)
def test_the_machine_reads_sorts_as_lark_does(text):
    assert outcome(parser.parse, text, "sort") == outcome(parser._parsed_by_lark, text, "sort")


def outcome(read, text, start="expression"):
    try:
        return read(text, start)
    except ReadError as error:
        return str(error)


def test_other_tables_are_not_used(monkeypatch, tmp_path):
    grammar = (files("symcheck.read") / "grammar.lark").read_text(encoding="utf-8")
    (tmp_path / "grammar.lark").write_text(grammar, encoding="utf-8")
    (tmp_path / parser.TABLES).write_text(json.dumps({"made_from": "?"}), encoding="utf-8")
    monkeypatch.setattr(parser, "files", lambda _package: tmp_path)
    parser._machine.cache_clear()
    try:
        assert parser.parse("x + 1").kind == "total"
    finally:
        parser._machine.cache_clear()


def test_a_text_without_mistakes_needs_no_lark(tmp_path):
    import subprocess

    script = (
        "import sys; from symcheck.read.text import read_problem; read_problem('x + x = 2*x');"
        "sys.exit('lark' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=tmp_path).returncode == 0
