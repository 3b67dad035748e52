"""A collection as it is written: prose in Markdown, and lines where a theorem stands.

    ## Exercise 1
    The square of a sum is expanded.

    {{theorem square_of_sum}}

A line ``{{theorem NAME}}`` stands for the theorem and its derivation; in a fenced block of
code it is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.report import Place

if TYPE_CHECKING:
    from pathlib import Path

_LINE = re.compile(r"^\s*\{\{\s*theorem\s+([^\s{}]+)\s*\}\}\s*$")
_ALMOST = re.compile(r"\{\{\s*\w*")
#: What opens a block of code, as CommonMark has it (section 4.5, fenced code blocks): no
#: backtick stands in the info string behind backticks.
_OPENING = re.compile(r"^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$")
#: What may close one: nothing stands behind it. It is as long as what opened it, or longer.
_CLOSING = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*$")


class CollectionError(ValueError):
    """A collection that cannot be found or read."""

    def __init__(self, message: str, place: Place | None = None, advice: str = "") -> None:
        """Keep the place in the text, and what to try."""
        super().__init__(message)
        self.place, self.advice = place, advice


@dataclass(frozen=True)
class Prose:
    """A piece of Markdown, and the line at which it begins."""

    text: str
    line: int


@dataclass(frozen=True)
class Entry:
    """A theorem that stands in the text, and where."""

    name: str
    place: Place


@dataclass(frozen=True)
class Collection:
    """A text and the theorems in it, in their order."""

    name: str
    path: Path
    parts: tuple[Prose | Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The theorems, in the order in which they stand."""
        return tuple(p for p in self.parts if isinstance(p, Entry))


def parse(text: str, path: Path) -> Collection:
    """Return the collection that a text is; raise CollectionError where it cannot be read."""
    parts: list[Prose | Entry] = []
    lines: list[str] = []
    start, fence = 1, ""

    def flush(next_line: int) -> None:
        nonlocal start
        if any(line.strip() for line in lines):
            parts.append(Prose("\n".join(lines) + "\n", start))
        lines.clear()
        start = next_line

    for number, line in enumerate(_lines(text), 1):
        mark = (_CLOSING if fence else _OPENING).match(line)
        is_code = bool(fence)
        if mark is not None and not fence:
            fence = mark[1] or mark[2]
        elif mark is not None and mark[1].startswith(fence):
            fence = ""
        is_code = is_code or bool(fence)
        found = None if is_code else _LINE.match(line)
        if found is not None:
            flush(number + 1)
            column = line.index(found[1]) + 1
            end = column + len(found[1])
            parts.append(Entry(found[1], Place(str(path), number, column, number, end)))
            continue
        almost = None if is_code else _ALMOST.search(line)
        if almost is not None:
            raise CollectionError(
                f"expected a line '{{{{theorem NAME}}}}', got '{line.strip()}'",
                Place(str(path), number, almost.start() + 1),
                "a theorem stands on a line of its own",
            )
        lines.append(line)
    flush(1)
    return Collection(path.stem, path, tuple(parts))


def _lines(text: str) -> list[str]:
    """Return the lines of a text as Markdown and editors count them."""
    lines = re.split(r"\r\n|\r|\n", text)
    return lines if lines[-1] else lines[:-1]
