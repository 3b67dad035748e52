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
