"""The survivors of mutation testing: each is a change of today's code, and has a reason."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.mutations import mutants

ROOT = Path(__file__).parent.parent.parent
TABLE = tomllib.loads(Path(__file__).with_name("survivors.toml").read_text(encoding="utf-8"))
ENTRIES = TABLE.get("survivor", [])
#: What survived a sample, and waits for a test or a reason.
OPEN = TABLE.get("open", [])
FILES = sorted({entry["file"] for entry in ENTRIES + OPEN})

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
    names = {"check": lambda _: None}
    exec(made["[*found, low] → without low"].compiled(), names)  # noqa: S102
    assert names["owed"]([2], 1) == [2]
    exec(made["low < 1 → low <= 1"].compiled(), names)  # noqa: S102
    with pytest.raises(ValueError, match="nothing"):
        names["owed"]([2], 1)
    assert names["owed"]([3], 2) == [3, 2]


@pytest.mark.parametrize("file", FILES)
def test_each_survivor_is_a_change_of_the_code(file):
    made = {m.key for m in mutants((ROOT / file).read_text(encoding="utf-8"))}
    for entry in ENTRIES + OPEN:
        if entry["file"] == file:
            for change in entry["changes"]:
                assert (entry["in"], entry["code"], change) in made


def test_each_survivor_has_a_reason_and_stands_once():
    assert all(len(entry["why"].split()) >= 4 for entry in ENTRIES)
    keys = Counter((e["file"], e["in"], e["code"], c) for e in ENTRIES + OPEN for c in e["changes"])
    assert max(keys.values(), default=0) <= 1
