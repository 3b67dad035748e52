"""Boxes of characters: what two-dimensional mathematics is set from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Box:
    """Lines of equal width, and which of them stands on the line of the text."""

    lines: tuple[str, ...]
    baseline: int = 0

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.lines[0])

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self.lines)

    def __str__(self) -> str:
        """Return the lines, without space at their ends."""
        return "\n".join(line.rstrip() for line in self.lines)


def line(text: str) -> Box:
    """Return a box of one line."""
    return Box((text,))


def beside(parts: Iterable[Box]) -> Box:
    """Return the boxes side by side on one baseline.

    >>> print(beside([line("a + "), over(line("b"), line("c + d"))]))
          b
    a + ─────
        c + d
    """
    boxes = [b for b in parts if b.width]
    if not boxes:
        return line("")
    if len(boxes) == 1:
        return boxes[0]
    above = max(b.baseline for b in boxes)
    below = max(b.height - b.baseline for b in boxes)
    rows = []
    for row in range(above + below):
        inner = ((b, row - above + b.baseline) for b in boxes)
        rows.append("".join(b.lines[r] if 0 <= r < b.height else " " * b.width for b, r in inner))
    return Box(tuple(rows), above)


def stacked(boxes: Sequence[Box], baseline: int, *, left: bool = False) -> Box:
    """Return the boxes one above the other, centred or flush left."""
    width = max(b.width for b in boxes)
    rows = [row.ljust(width) if left else row.center(width) for b in boxes for row in b.lines]
    return Box(tuple(rows), baseline)


def over(top: Box, bottom: Box) -> Box:
    """Return a fraction."""
    bar = line("─" * max(top.width, bottom.width))
    return stacked([top, bar, bottom], top.height)


def raised(base: Box, exponent: Box) -> Box:
    """Return the base with an exponent at its upper right."""
    rows = [*(" " * base.width + e for e in exponent.lines),
            *(b + " " * exponent.width for b in base.lines)]  # fmt: skip
    return Box(tuple(rows), base.baseline + exponent.height)


def lowered(base: Box, index: Box) -> Box:
    """Return the base with an index at its lower right."""
    rows = [*(b + " " * index.width for b in base.lines),
            *(" " * base.width + i for i in index.lines)]  # fmt: skip
    return Box(tuple(rows), base.baseline)


_TALL = {
    "(": ("⎛", "⎜", "⎝"), ")": ("⎞", "⎟", "⎠"), "|": ("│", "│", "│"),
    "‖": ("║", "║", "║"),
    "{": ("⎧", "⎪", "⎩"),
}  # fmt: skip


def fence(sign: str, height: int, baseline: int) -> Box:
    """Return a bracket as tall as asked."""
    if height == 1:
        return line(sign)
    top, middle, bottom = _TALL[sign]
    rows = [top, *[middle] * (height - 2), bottom]
    if sign == "{" and height > 2:  # two lines have no room for its tip
        rows[height // 2] = "⎨"
    return Box(tuple(rows), baseline)


def fenced(left: str, inner: Box, right: str) -> Box:
    """Return the box between brackets of its height; an empty bracket is left out."""
    parts = [fence(s, inner.height, inner.baseline) if s else line("") for s in (left, right)]
    return beside([parts[0], inner, parts[1]])


def rooted(inner: Box, degree: str = "") -> Box:
    """Return the box under a root sign.

    >>> print(rooted(over(line("1"), line("n"))))
       ┌─
       │1
       │─
     ╲ │n
      ╲│
    """
    sign = {"": "√", "3": "∛"}.get(degree, "√")
    if inner.height == 1:
        return (
            beside([line(f"{sign}("), inner, line(")")])
            if inner.width > 1
            else beside([line(sign), inner])
        )
    rows = [f"{degree:>2} ┌" + "─" * inner.width]
    rows += ["   │" + row for row in inner.lines]
    rows[-1] = " ╲ │" + inner.lines[-1]
    rows.append("  ╲│" + " " * inner.width)
    return Box(tuple(rows), inner.baseline + 1)


#: Large operator signs, each with the line that stands on the baseline.
SIGNS = {
    "sum": (("___", "╲  ", "╱  ", "‾‾‾"), 2),
    "prod": (("┬─┬", "│ │", "│ │"), 1),
}


def operator(head: str, sign: str, low: Box, high: Box) -> Box:
    """Return a large operator with its range below and above."""
    rows, middle = SIGNS.get(head, ((sign,), 0))
    body = Box(tuple(rows), middle)
    boxes = [high, body, low] if high.width else [body, low]
    return stacked(boxes, middle + (high.height if high.width else 0))
