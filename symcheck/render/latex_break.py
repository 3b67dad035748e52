"""Where a formula that is too wide for the page may be broken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symcheck.render.apart import apart
from symcheck.render.latex import Latex
from symcheck.render.opening import plain_names
from symcheck.render.writer import BIG, JOINED, PRODUCT, RELATION, SUM

if TYPE_CHECKING:
    from symcheck.kernel.term import Term

#: Terms are gathered in one line up to so many characters.
LINE = 46
_NO_WIDTH = re.compile(
    r"\\(left|right|operatorname|mathrm|mathit|displaystyle|text|frac|begin|end)\b"
)
_COMMAND = re.compile(r"\\[A-Za-z]+")


def length(shown: str) -> int:
    r"""Return roughly how many characters wide a piece of LaTeX is.

    >>> length(r"\sigma(x)"), length(r"\text{by algebra}")
    (4, 9)
    """
    bare = _COMMAND.sub("x", _NO_WIDTH.sub("", shown))
    return len(re.sub(r"[{}_^\\&\s,]", "", bare))


def broken(term: Term, level: int = 1) -> str:
    r"""Return the formula in lines of an ``aligned`` environment: a sum's terms, or factors."""
    with apart(term):
        pieces = _pieces(plain_names(term))
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if length(lines[-1]) + length(piece) > LINE:
            lines.append(piece)
        else:
            lines[-1] += piece
    indent = r"\quad" * level
    return (rf" \\ &{indent} {{}}").join(lines)


def _pieces(term: Term) -> list[str]:
    writer = Latex()
    if term.head == "add":
        first = term.args[0]
        pieces = [writer.at(first, BIG if first.head != "neg" else SUM)]
        for arg in term.args[1:]:
            negative = arg.head == "neg"
            inner = writer.at(arg.args[0] if negative else arg, BIG)
            pieces.append(f" - {inner}" if negative else f" + {inner}")
        return pieces
    if term.head == "mul":
        factors = [writer.at(a, PRODUCT + (a.head == "mul")) for a in term.args]
        return [factors[0], *(rf" \cdot {f}" for f in factors[1:])]
    if term.head in {"and", "or"}:
        parts = [writer.at(a, PRODUCT if a.head in JOINED else RELATION) for a in term.args]
        return [parts[0], *(rf" \text{{ {term.head} }} {p}" for p in parts[1:])]
    return [writer.write(term)]
