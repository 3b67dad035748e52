"""The survivors of mutation testing: each is a change of today's code, and has a reason."""

from pathlib import Path

import pytest

from benchmarks.mutations import mutants
from benchmarks.survivors import Reason, names, reasons

ROOT = Path(__file__).parent.parent.parent

SOURCE = '''"""A module."""


def owed(found: list[int], low: int) -> list[int]:
    """Return what is owed."""
    if not found or low < 1:
        raise ValueError(f"nothing, or below {low + 1}")
    for i in found:
        if i == low:
            continue
        check(i)
    return [*found, low]
'''


def test_what_is_changed():
    changes = [m.change for m in mutants(SOURCE)]
    for expected in (
        "not found or low < 1 → False",
        "not found or low < 1 → True",
        "not found or low < 1 → without low < 1",
        "low < 1 → low <= 1",
        "1 → 2",
        "i == low → False",
        "continue → break",
        "check(i) → nothing",
        "return [*found, low] → nothing",
        "[*found, low] → without *found",
    ):
        assert expected in changes
    assert not any("below" in c for c in changes)


def test_a_mutant_is_code_with_one_change_and_the_next_one_starts_anew():
    made = {m.change: m for m in mutants(SOURCE)}
    made_of = {"check": lambda _: None}
    exec(made["[*found, low] → without low"].compiled(), made_of)  # noqa: S102
    assert made_of["owed"]([2], 1) == [2]
    exec(made["low < 1 → low <= 1"].compiled(), made_of)  # noqa: S102
    with pytest.raises(ValueError, match="nothing"):
        made_of["owed"]([2], 1)
    assert made_of["owed"]([3], 2) == [3, 2]


@pytest.mark.parametrize("file", sorted(reasons()))
def test_each_reason_is_about_a_change_of_the_code(file):
    made = {m.key for m in mutants((ROOT / file).read_text(encoding="utf-8"))}
    for entry in reasons()[file]:
        assert any(map(entry.holds_for, made)), entry
        spoken_for = (names(change) for _, _, change in filter(entry.holds_for, made))
        assert set[str]().union(*spoken_for).issuperset(entry.changes), entry


def test_each_reason_is_a_sentence_and_stands_once():
    every = [entry for entries in reasons().values() for entry in entries]
    assert all(len(entry.why.split()) >= 4 for entry in every)
    assert len(set(every)) == len(every)


def test_the_same_change_of_the_same_statement_has_a_number():
    source = "def f(x: int) -> int:\n    x += 1\n    g(x)\n    x += 1\n    return x\n"
    made = [m for m in mutants(source) if m.change.startswith("1 → 2")]
    assert [m.key for m in made] == [
        ("f", "x += 1", "1 → 2"),
        ("f", "x += 1", "1 → 2 · 2"),
    ]
    assert all(Reason("a.py", "", "f", "x += 1", ("1 → 2",)).holds_for(m.key) for m in made)
    for number, spoken_for in ((1, [True, False]), (2, [False, True])):
        one = Reason("a.py", "", "f", "x += 1", (f"1 → 2 · {number}",))
        assert [one.holds_for(m.key) for m in made] == spoken_for


def test_a_reason_speaks_for_a_function_a_statement_or_a_change():
    key = ("search.inner", "if found:", "found → True")
    assert Reason("a.py", "", "search").holds_for(key)
    assert Reason("a.py", "", "search.inner", "if found:").holds_for(key)
    assert Reason("a.py", "", "search.inner", "if found:", ("found → True",)).holds_for(key)
    assert not Reason("a.py", "", "sea").holds_for(key)
    assert not Reason("a.py", "", "search", "if found:").holds_for(key)
    assert not Reason("a.py", "", "search.inner", "if found:", ("found → False",)).holds_for(key)
