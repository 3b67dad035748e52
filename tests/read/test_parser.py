"""The parser's tables are those of the grammar, and both give the same parser."""

import json
from importlib.resources import files

from symcheck.read import parser
from symcheck.read.nodes import Builder

GRAMMAR = (files("symcheck.read") / "grammar.lark").read_text(encoding="utf-8")


def test_the_shipped_tables_belong_to_the_grammar():
    stored = json.loads((files("symcheck.read") / parser.TABLES).read_text(encoding="utf-8"))
    assert stored["made_from"].split()[-1] == parser.tables_of(GRAMMAR)["made_from"].split()[-1]


def test_a_compiled_parser_reads_the_same():
    text = "not Sum(x**-2, (k, 1, n)) <= √2·y[i] for k in 1..n"
    assert parser.compile_grammar(GRAMMAR, Builder()).parse(
        text, start="expression"
    ) == parser.parse(text)


def test_other_tables_are_not_used(monkeypatch, tmp_path):
    (tmp_path / "grammar.lark").write_text(GRAMMAR, encoding="utf-8")
    (tmp_path / parser.TABLES).write_text('{"made_from": "lark 0"}', encoding="utf-8")
    monkeypatch.setattr(parser, "files", lambda _package: tmp_path)
    parser._parser.cache_clear()
    try:
        assert parser.parse("x + 1").kind == "total"
    finally:
        parser._parser.cache_clear()
