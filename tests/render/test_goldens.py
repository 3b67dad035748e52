"""One golden a verdict and renderer; UPDATE_GOLDENS=1 writes them anew, for a person to read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from symcheck.render.document import document
from symcheck.render.junit import to_junit
from symcheck.render.lines import Notation, plain
from symcheck.render.report_json import to_json
from symcheck.render.story import story

GOLDENS = Path(__file__).parent.parent / "goldens"
VERDICTS = ("proved", "refuted", "conditional", "unknown", "assumed", "error")


def compare(name: str, text: str) -> None:
    """Fail if the text is not the golden's."""
    file = GOLDENS / name
    if os.environ.get("UPDATE_GOLDENS"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_terminal(verdict, reports):
    compare(f"{verdict}.txt", plain(story(reports[verdict], Notation(width=90))))


@pytest.mark.parametrize("verdict", VERDICTS)
def test_terminal_without_unicode(verdict, reports):
    notation = Notation(unicode=False, tall=False, width=90)
    text = plain(story(reports[verdict], notation))
    bare = text.replace(reports[verdict].docstring, "")
    assert bare.isascii()
    compare(f"{verdict}.ascii.txt", text)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_json(verdict, reports):
    text = to_json([reports[verdict]])
    assert json.loads(text)["schema"] == "symcheck/report/1"
    compare(f"{verdict}.json", text + "\n")


@pytest.mark.parametrize("verdict", [v for v in VERDICTS if v != "error"])
def test_latex(verdict, reports):
    _, _, body = document([reports[verdict]], fragment=True).partition("\\makeatother\n")
    compare(f"{verdict}.tex", body)


def test_junit(reports):
    compare("all.junit.xml", to_junit([*reports.values()]))
