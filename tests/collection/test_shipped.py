"""The shipped collections: what stands in them is in the library, each part of the sheet."""

from __future__ import annotations

import re

import pytest

from symcheck.collection import Prose, find, known
from symcheck.sources import names, shipped

THEOREMS = set(names([shipped()]))


@pytest.mark.parametrize("name", known())
def test_every_theorem_in_it_is_in_the_library(name):
    entries = find(name).entries
    assert [e.name for e in entries if e.name not in THEOREMS] == []


@pytest.mark.parametrize("name", known())
def test_no_theorem_stands_in_it_twice(name):
    entries = [e.name for e in find(name).entries]
    assert sorted(set(entries)) == sorted(entries)


@pytest.mark.parametrize("name", known())
def test_formulas_stand_in_theorems_and_not_in_the_prose(name):
    prose = "".join(p.text for p in find(name).parts if isinstance(p, Prose))
    assert not re.search(r"[=<>$∑≤≥]", prose)


def test_the_sheet_answers_every_exercise():
    prose = "".join(p.text for p in find("ffnn-sheet").parts if isinstance(p, Prose))
    told = re.findall(r"^## Exercise (6\.\d)", prose, re.MULTILINE)
    assert told == [f"6.{i}" for i in range(1, 8)]
