"""What is said of a text that cannot be read: the words, the place, and one thing to try."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from symcheck.report import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A source line longer than this is shown in part, around the column.
SHOWN = 100


class ReadError(ValueError):
    """A text that cannot be read.

    Attributes:
        message: what is wrong: lower case, no full stop, terms in quotes.
        column: where, counted from 1 in the source's line.
        length: how many characters are meant.
        line: the line in the file or the text, counted from 1.
        source: the text that was read.
        help: one thing to try, or nothing.
        file: the file that the text stands in, or nothing.
        is_beyond: whether the text may say something, but more than is read.
    """

    is_beyond = False

    def __init__(
        self,
        message: str,
        column: int = 1,
        length: int = 1,
        line: int = 1,
        source: str = "",
        help: str = "",  # noqa: A002 — the word the reports use
        file: str | None = None,
    ) -> None:
        """Keep the parts; ``str()`` puts them together."""
        super().__init__(message)
        self.message, self.column, self.length, self.line = message, column, length, line
        self.source, self.help, self.file = source, help, file

    def __str__(self) -> str:
        """Return the message, the source line with a caret under the column, and the help."""
        shown = [self.message]
        if self.source:
            text, column = _window(self.source, self.column)
            width = max(1, min(self.length, len(text) - column + 1))
            shown += [f"  {text}", "  " + " " * (column - 1) + "^" * width]
        if self.help:
            shown.append(f"  help: {self.help}")
        return "\n".join(shown)

    def __reduce__(self) -> tuple[type[ReadError], tuple[object, ...]]:
        """Pickle all parts, so that the error crosses processes."""
        parts = (self.message, self.column, self.length, self.line, self.source, self.help)
        return ReadError, (*parts, self.file)

    @property
    def place(self) -> Place | None:
        """The place in the file, if the text stands in one."""
        if self.file is None:
            return None
        return Place(self.file, self.line, self.column, self.line, self.column + self.length)


def error_at(
    message: str, text: str, start: int, end: int | None = None, advice: str = ""
) -> ReadError:
    """Return the error at the offsets ``start`` to ``end`` of a text of one or more lines."""
    start = max(0, min(start, len(text)))
    before = text[:start]
    line = before.count("\n") + 1
    first = before.rfind("\n") + 1
    last = text.find("\n", start)
    source = text[first : len(text) if last < 0 else last]
    length = max(1, min((start + 1 if end is None else end), first + len(source)) - start)
    return ReadError(message, start - first + 1, length, line, source, advice)


def beyond(error: ReadError) -> ReadError:
    """Return the error as one of a text that is too long or too deep to be read."""
    error.is_beyond = True
    return error


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" with the known name that is closest, or nothing."""
    candidates = sorted(c for c in known if len(c) > 1)
    close = get_close_matches(name, candidates, n=1, cutoff=0.6)
    if not close:
        folded = {c.lower(): c for c in candidates}
        close = [folded[m] for m in get_close_matches(name.lower(), list(folded), n=1, cutoff=0.7)]
    return f"did you mean '{close[0]}'?" if close else ""


def _window(source: str, column: int) -> tuple[str, int]:
    """Return the part of a long line that is around the column, and the column in it."""
    source = source.replace("\t", " ")
    if len(source) <= SHOWN:
        return source, column
    first = max(0, min(column - 1 - SHOWN // 2, len(source) - SHOWN))
    part = source[first : first + SHOWN]
    head, tail = "…" * bool(first), "…" * (first + SHOWN < len(source))
    return head + part + tail, column - first + len(head)
