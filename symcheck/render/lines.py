"""Lines of styled text, and the notation a terminal can show."""

from __future__ import annotations

import os
import re
import sys
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.kernel.term import Term
from symcheck.render.layout import Box, beside, line
from symcheck.render.messages import stated
from symcheck.render.pretty import Pretty
from symcheck.render.unicode import Inline
from symcheck.render.writer import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from symcheck.kernel.claim import Claim

#: Text and its style: one of the names below, or none.
Span = tuple[str, str]
Line = tuple[Span, ...]

#: A formula of more lines is cut; the JSON report has it whole.
MOST_ROWS = 12

#: What is not torn apart at the end of a line.
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\([^()]{0,12}\)")

_CODES = {
    "bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36",
    "bold red": "1;31", "bold green": "1;32", "bold yellow": "1;33",
}  # fmt: skip


def plain(lines: Iterable[Line]) -> str:
    """Return the lines without their styles."""
    return "".join("".join(text for text, _ in spans).rstrip() + "\n" for spans in lines)


def coloured(lines: Iterable[Line]) -> str:
    """Return the lines with the terminal's codes for their styles."""
    return "".join("".join(_ansi(*span) for span in spans).rstrip() + "\n" for spans in lines)


def _ansi(text: str, style: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if style and text.strip() else text


def is_coloured(stream: TextIO) -> bool:
    """Return whether the stream is a terminal that shows colours."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


def put(lines: Iterable[Line], stream: TextIO) -> None:
    """Write the lines, with colours where the stream shows them."""
    stream.write(coloured(lines) if is_coloured(stream) else plain(lines))


@dataclass(frozen=True)
class Notation:
    """How a stream shows mathematics: in Unicode, or in the canonical text of the kernel.

    ``tall`` allows two-dimensional mathematics, ``width`` is the number of columns.
    """

    unicode: bool = True
    tall: bool = True
    width: int = 100

    @classmethod
    def of(cls, stream: TextIO, width: int) -> Notation:
        """Return the notation that the stream's encoding can carry."""
        try:
            "σ∑⎛₁ⁿ′".encode(stream.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return cls(unicode=False, tall=False, width=width)
        return cls(width=width)

    def inline(self, term: Term) -> str:
        """Return the term in one line."""
        if self.unicode:
            return Inline().write(term)
        from symcheck.kernel.text import to_text

        return to_text(term)

    def short(self, term: Term) -> str:
        """Return the term in one line that is cut where it would fill a paragraph."""
        text = self.inline(term)
        return text if len(text) <= 3 * self.width else text[: 3 * self.width] + "…"

    def block(self, term: Term | Claim, width: int, *, after: int | None = None) -> Box:
        """Return the term in at most ``width`` columns, in two dimensions if that fits.

        A claim of another kind than a relation is a sentence in one dimension.

        With ``after``, the term is a relation whose left side was just shown, that many
        columns wide: only the sign and the right side are shown, below the sign before.
        """
        if not isinstance(term, Term):
            return wrapped(stated(term, self.inline, pretty=self.unicode), width, "    ")
        tall = self.two_dimensional(term, width, after=after)
        if tall is not None:
            return tall
        return wrapped(self._flat(term, after), width, " " * min(4 + (after or 0), width // 2))

    def two_dimensional(self, term: Term, width: int, *, after: int | None = None) -> Box | None:
        """Return the term in two dimensions if that fits; see ``block``."""
        if not self.tall:
            return None
        for indent in dict.fromkeys((after, after and min(after, 2))):
            tall = self._tall(term, indent)
            if tall.width <= width and tall.height <= 2 * MOST_ROWS:
                return tall
        return None

    def _tall(self, term: Term, after: int | None) -> Box:
        writer = Pretty()
        if after is None:
            return writer.write(term)
        sign = writer.relation_sign(str(term.data))
        return beside([line(" " * after), sign, writer.write(term.args[1])])

    def _flat(self, term: Term, after: int | None) -> str:
        if after is None:
            return self.inline(term)
        op = str(term.data)
        sign = RELATIONS[op] if self.unicode else op
        return f"{' ' * after} {sign} {self.inline(term.args[1])}"


def wrapped(text: str, width: int, indent: str) -> Box:
    """Return the text in lines of at most ``width`` columns."""
    start = text[: len(text) - len(text.lstrip())]
    kept = _BRACKETED.sub(lambda m: m[0].replace(" ", "\u00a0"), text.lstrip())
    rows = textwrap.wrap(
        kept,
        max(width, 20),
        initial_indent=start,
        subsequent_indent=indent,
        break_long_words=True,
        break_on_hyphens=False,
    )
    rows = [row.replace("\u00a0", " ") for row in rows] or [""]
    if len(rows) > MOST_ROWS:
        rows = [*rows[: MOST_ROWS - 1], f"{indent}… ({len(text)} characters)"]
    longest = max(map(len, rows))
    return Box(tuple(r.ljust(longest) for r in rows))


def spread(rows: Sequence[str], baseline: int, *, left: str, right: Line) -> list[Line]:
    """Return a block's lines, with a label before and text behind its baseline."""
    blank = " " * len(left)
    return [
        ((left, "dim"), (row, ""), *right) if i == baseline else ((blank, ""), (row, ""))
        for i, row in enumerate(rows)
    ]


def width_of(stream: TextIO) -> int:
    """Return the number of columns of a terminal, or 100 for anything else."""
    import shutil

    if stream.isatty() or "COLUMNS" in os.environ:
        return max(40, shutil.get_terminal_size((100, 24)).columns)
    return 100


def stdout_notation() -> Notation:
    """Return the notation for the standard output."""
    return Notation.of(sys.stdout, width_of(sys.stdout))
