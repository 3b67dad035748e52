"""Terms in two dimensions: fractions with a bar, sums with limits, roots, tall brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.render.layout import (
    Box,
    beside,
    fenced,
    line,
    lowered,
    operator,
    over,
    raised,
    rooted,
    stacked,
)
from symcheck.render.names import VULGAR, pretty_name, small_exponent, subscript
from symcheck.render.unicode import PRIMES, nabla, norm_tail, small, spelled
from symcheck.render.writer import (
    ATOM,
    BIG_OPERATORS,
    CASES,
    OPEN,
    POWER,
    PRODUCT,
    RELATION,
    SUM,
    WORDS,
    Writer,
    last_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from symcheck.kernel.term import Term


def pretty(term: Term) -> str:
    """Return the term in two dimensions."""
    return str(Pretty().write(term))


class Pretty(Writer[Box]):
    """The notation in boxes of characters."""

    def text(self, symbol: str) -> Box:
        """Return the symbol."""
        return line(symbol)

    def words(self, words: str) -> Box:
        """Return the words."""
        return line(words)

    def name(self, name: str) -> Box:
        """Return the name with Greek letters and subscripts."""
        return line(pretty_name(name))

    def join(self, parts: Iterable[Box]) -> Box:
        """Return the parts on one baseline."""
        return beside(parts)

    def parens(self, inner: Box) -> Box:
        """Return the expression in parentheses of its height."""
        return fenced("(", inner, ")")

    def times(self, left: Term, right: Term, *, bracketed: bool) -> Box:  # noqa: ARG002 (always a dot)
        """Return the dot between two factors."""
        return line("·")

    def indexed(self, base: Box, indices: Sequence[Term]) -> Box:
        """Return the base with small indices, or with a lowered list of them."""
        shown = [self.at(i, RELATION) for i in indices]
        flat = [s.lines[0] for s in shown]
        if base.height == 1 and all(s.height == 1 for s in shown):
            short = len(flat) == 1 or all(len(f) == 1 for f in flat)
            below = subscript("".join(flat)) if short else None
            if below:
                return line(base.lines[0] + below)
            return line(f"{base.lines[0]}[{', '.join(flat)}]")
        return lowered(base, self._listed(shown))

    def applied(self, function: Box, args: Sequence[Term]) -> Box:
        """Return the function with its arguments in parentheses."""
        return beside([function, self.parens(self._listed([self.at(a, RELATION) for a in args]))])

    def _listed(self, boxes: Sequence[Box]) -> Box:
        parts: list[Box] = []
        for box in boxes:
            parts += [line(", "), box] if parts else [box]
        return beside(parts)

    def fraction(self, top: Term, bottom: Term) -> tuple[Box, int]:
        """Return the fraction with a bar, or as one character where there is one."""
        if top.head == bottom.head == "num":
            vulgar = VULGAR.get((int(top.data or 0), int(bottom.data or 0)))
            if vulgar:
                return line(vulgar), ATOM
        above, below = self.at(top, CASES), self.at(bottom, CASES)
        if "div" in {top.head, bottom.head}:
            pad = line(" ")
            return over(beside([pad, above, pad]), beside([pad, below, pad])), PRODUCT
        return over(above, below), PRODUCT

    def power(self, base: Term, exponent: Term) -> tuple[Box, int]:
        """Return the power with a raised exponent."""
        below = self.at(base, ATOM)
        if below.height == 1 and below.lines[0] in VULGAR.values():
            below = self.parens(below)
        return self._raised(below, self.at(exponent, SUM)), POWER

    def _raised(self, base: Box, exponent: Box) -> Box:
        small = small_exponent(exponent.lines[0]) if exponent.height == 1 else None
        if small and base.height == 1:
            return line(base.lines[0] + small)
        return raised(base, exponent)

    def exponential(self, exponent: Term) -> tuple[Box, int]:
        """Return e with a raised exponent."""
        return self._raised(line("e"), self.at(exponent, SUM)), POWER

    def function(self, head: str, args: Sequence[Term]) -> tuple[Box, int]:
        """Return a function applied to arguments; roots and absolute values by their signs."""
        if head == "abs":
            return fenced("|", self.at(args[0], CASES), "|"), ATOM
        degree = {"sqrt": "", "cbrt": "3"}.get(head)
        if degree is not None:
            return rooted(self.at(args[0], CASES), degree), POWER
        return self.applied(line(spelled(head)), args), ATOM

    def cases(self, branches: Sequence[tuple[Term, Term]]) -> tuple[Box, int]:
        """Return the branches one above the other behind a brace."""
        values = [self.at(v, SUM) for v, _ in branches]
        width = max(v.width for v in values)
        rows = []
        for value, (_, condition) in zip(values, branches, strict=True):
            word = f"  {last_word(branches)}" if condition.head == "true" else "  if "
            tail = line("") if condition.head == "true" else self.at(condition, RELATION)
            rows.append(beside([value, line(" " * (width - value.width) + word), tail]))
        height = sum(r.height for r in rows)
        inner = stacked(rows, height // 2, left=True)
        return beside([fenced("{", inner, "")]), CASES

    def limits(self, operator: Box, name: Box, low: Box, high: Box) -> Box:
        """Return the operator with its range below and above it."""
        return stacked([high, operator, beside([name, line("="), low])], high.height)

    def big(self, head: str, name: Box, low: Box, high: Box, body: Term) -> Box:
        """Return the operator's sign with its range, and the body."""
        sign = operator(head, BIG_OPERATORS[head], beside([name, line("="), low]), high)
        inner = self.at(body, ATOM if head in WORDS else OPEN)
        return beside([sign, line(" "), inner])

    def derivative(
        self, d: str, order: int, name: Box, body: Term, point: Box | None, *, above: int = 0
    ) -> Box:
        """Return the derivative in front of what it differentiates."""
        below = beside([line(d), name, line(small(order))])
        front = over(line(f"{d}{small(above or order)}"), below)
        shown = beside([front, line(" "), self.at(body, POWER)])
        if point is None:
            return shown
        bar = fenced("", beside([shown, line(" ")]), "|")
        return lowered(bar, beside([name, line(" = "), point]))

    def primed(self, head: str, order: int, point: Term) -> Box:
        """Return the function's name with primes, applied to the point."""
        return self.applied(line(f"{spelled(head)}{PRIMES[order]}"), (point,))

    def spelled(self, head: str) -> Box:
        """Return the name of a function of the table."""
        return line(spelled(head))

    def side_by_side(self, factors: Sequence[Box]) -> Box:
        """Return the factors with a space between them."""
        return beside([part for f in factors for part in (line(" "), f)][1:])

    def norm(self, shape: Term, *, frobenius: bool, squared: bool) -> Box:
        """Return the norm between double bars."""
        inner = fenced("‖", self.at(shape, SUM), "‖")
        return beside([inner, line(norm_tail(frobenius=frobenius, squared=squared))])

    def nabla(self, family: str, order: int) -> Box:
        """Return the sign with the family's name behind it."""
        return line(nabla(family, order))
