"""Collections as text: prose, theorems with their places, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from symcheck.collection import CollectionError, Entry, Prose, find, known, parse

TEXT = """# Title

Prose, $x$.

{{theorem one}}
  {{ theorem lib:two }}
```
{{theorem not_one}}
```
end
"""


def test_prose_and_theorems_in_their_order():
    parts = parse(TEXT, Path("a/notes.md")).parts
    assert [p.name if isinstance(p, Entry) else p.line for p in parts] == [1, "one", "lib:two", 7]
    assert isinstance(parts[3], Prose)
    assert "not_one" in parts[3].text


def test_a_theorem_knows_its_place():
    place = parse(TEXT, Path("a/notes.md")).entries[1].place
    assert (place.file, place.line, place.column, place.end_column) == ("a/notes.md", 6, 14, 21)


BAD = {
    "in the middle of a line": "see {{theorem one}} here",
    "no name": "{{theorem}}",
    "two names": "{{theorem one two}}",
    "another word": "{{lemma one}}",
}


@pytest.mark.parametrize("line", BAD.values(), ids=BAD)
def test_refuses(line):
    with pytest.raises(CollectionError, match=re.escape("expected a line '{{theorem NAME}}'")) as e:
        parse(f"prose\n\n{line}\n", Path("notes.md"))
    assert e.value.place.line == 3


#: Markdown, and the theorems that stand in it: what is in a fenced block of code does not.
FENCES = {
    "a fence with an info string": ("```text\n{{theorem a}}\n```\n{{theorem b}}", ["b"]),
    "a backtick in the info string is no fence": ("``` a`b\n{{theorem a}}\n", ["a"]),
    "code in a line is no fence": ("```x```\n{{theorem a}}\n", ["a"]),
    "tildes with backticks behind them": ("~~~ a`b\n{{theorem a}}\n~~~\n{{theorem b}}", ["b"]),
    "what is behind a fence does not close": ("```\n``` x\n{{theorem a}}\n```", []),
    "blanks behind a fence close": ("```\n``` \t\n{{theorem a}}", ["a"]),
    "a shorter fence does not close": ("````\n```\n{{theorem a}}\n````", []),
    "a longer fence closes": ("```\n`````\n{{theorem a}}", ["a"]),
    "another mark does not close": ("```\n~~~\n{{theorem a}}\n```", []),
    "four blanks are no fence": ("    ```\n{{theorem a}}", ["a"]),
    "a fence may stay open": ("```\n{{theorem a}}", []),
    "a form feed ends no line": ("x\f```\n{{theorem a}}", ["a"]),
}


@pytest.mark.parametrize(("text", "names"), FENCES.values(), ids=FENCES)
def test_a_block_of_code_is_as_markdown_has_it(text, names):
    assert [entry.name for entry in parse(text, Path("a.md")).entries] == names


def test_lines_are_counted_as_editors_count_them():
    assert parse("a\r\nb\u2028c\n{{theorem a}}\n", Path("a.md")).entries[0].place.line == 3


def test_the_shipped_collections_are_found_by_name():
    assert "ffnn-sheet" in known()
    assert find("ffnn-sheet").entries


def test_an_unknown_name_gets_advice():
    with pytest.raises(CollectionError, match="there is no collection 'ffn-sheet'") as error:
        find("ffn-sheet")
    assert error.value.advice == "did you mean 'ffnn-sheet'?"


def test_a_file_that_is_none(tmp_path):
    with pytest.raises(CollectionError, match="no such file"):
        find(str(tmp_path / "none.md"))
