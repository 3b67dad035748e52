"""Terms as one line of Unicode: σ(−x), x², ∑ₖ₌₁ⁿ yₖ.

>>> from symcheck.kernel.term import at, div, fn, num, npow, sub, sum_, var
>>> x = var("x")
>>> inline(sub(div(num(1), num(4)), npow(sub(fn("sigmoid", x), div(num(1), num(2))), num(2))))
'¼ − (σ(x) − ½)²'
>>> inline(sum_("k", num(1), var("n"), at("y", var("k"))))
'∑ₖ₌₁ⁿ yₖ'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.render.names import VULGAR, pretty_name, small_exponent, subscript, superscript
from symcheck.render.writer import (
    ATOM,
    BIG_OPERATORS,
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


def inline(term: Term) -> str:
    """Return the term as one line of Unicode."""
    return Inline().write(term)


def spelled(head: str) -> str:
    """Return how a function's name looks in Unicode."""
    from symcheck.kernel.functions import FUNCTIONS

    function = FUNCTIONS.get(head)
    return head if function is None else function.unicode


class Inline(Writer[str]):
    """The notation in one line."""

    slashes = True

    def text(self, symbol: str) -> str:
        """Return the symbol."""
        return symbol

    def words(self, words: str) -> str:
        """Return the words."""
        return words

    def name(self, name: str) -> str:
        """Return the name with Greek letters and subscripts."""
        return pretty_name(name)

    def join(self, parts: Iterable[str]) -> str:
        """Return the parts side by side."""
        return "".join(parts)

    def parens(self, inner: str) -> str:
        """Return the expression in parentheses."""
        return f"({inner})"

    def times(self, left: Term, right: Term, *, bracketed: bool) -> str:  # noqa: ARG002 (one line: always a dot)
        """Return the dot between two factors."""
        return "·"

    def indexed(self, base: str, indices: Sequence[Term]) -> str:
        """Return the base with subscripts if each index is one character, else in brackets."""
        shown = [self.at(i, RELATION) for i in indices]
        below = subscript("".join(shown)) if all(len(s) == 1 for s in shown) else None
        if below is None and len(shown) == 1 and indices[0].head in {"num", "add"}:
            below = subscript(shown[0])
        return f"{base}{below}" if below else f"{base}[{', '.join(shown)}]"

    def applied(self, function: str, args: Sequence[Term]) -> str:
        """Return the function with its arguments in parentheses."""
        return f"{function}({', '.join(self.at(a, RELATION) for a in args)})"

    def fraction(self, top: Term, bottom: Term) -> tuple[str, int]:
        """Return the fraction with a slash, or as one character where there is one."""
        if top.head == bottom.head == "num":
            vulgar = VULGAR.get((int(top.data or 0), int(bottom.data or 0)))
            if vulgar:
                return vulgar, ATOM
        above = self.at(top, POWER if top.head == "div" else PRODUCT)
        return f"{above}/{self.at(bottom, POWER)}", PRODUCT

    def power(self, base: Term, exponent: Term) -> tuple[str, int]:
        """Return the power with a superscript, or with a caret where there is none."""
        below = self.at(base, ATOM)
        if below in VULGAR.values():
            below = f"({below})"
        above = small_exponent(self.at(exponent, SUM))
        return f"{below}{above}" if above else f"{below}^{self.at(exponent, ATOM)}", POWER

    def exponential(self, exponent: Term) -> tuple[str, int]:
        """Return e with a superscript, or exp(…) where there is none."""
        above = superscript(self.at(exponent, SUM))
        if above:
            return f"e{above}", POWER
        return self.applied("exp", (exponent,)), ATOM

    def function(self, head: str, args: Sequence[Term]) -> tuple[str, int]:
        """Return a function applied to arguments; roots and absolute values by their signs."""
        if head == "abs":
            return f"|{self.at(args[0], SUM)}|", ATOM
        root = {"sqrt": "√", "cbrt": "∛"}.get(head)
        if root:
            return f"{root}{self.at(args[0], ATOM)}", POWER
        return self.applied(spelled(head), args), ATOM

    def cases(self, branches: Sequence[tuple[Term, Term]]) -> tuple[str, int]:
        """Return the branches in braces."""
        word = last_word(branches)
        parts = [
            f"{self.at(v, SUM)} {word}"
            if c.head == "true"
            else f"{self.at(v, SUM)} if {self.at(c, RELATION)}"
            for v, c in branches
        ]
        return f"{{{'; '.join(parts)}}}", ATOM

    def limits(self, operator: str, name: str, low: str, high: str) -> str:
        """Return the operator with its range in small characters, or in brackets."""
        below, above = subscript(f"{name}={low}"), superscript(high)
        if below and above:
            return f"{operator}{below}{above}"
        return f"{operator}[{name}={low}..{high}]"

    def big(self, head: str, name: str, low: str, high: str, body: Term) -> str:
        """Return the operator's sign, its range, and the body."""
        inner = self.at(body, ATOM if head in WORDS else OPEN)
        return f"{self.limits(BIG_OPERATORS[head], name, low, high)} {inner}"

    def derivative(
        self, d: str, order: int, name: str, body: Term, point: str | None, *, above: int = 0
    ) -> str:
        """Return the derivative in front of what it differentiates."""
        shown = f"{d}{small(above or order)}/{d}{name}{small(order)} {self.at(body, POWER)}"
        return shown if point is None else f"({shown} at {name} = {point})"

    def primed(self, head: str, order: int, point: Term) -> str:
        """Return the function's name with primes, applied to the point."""
        return self.applied(f"{spelled(head)}{PRIMES[order]}", (point,))

    def spelled(self, head: str) -> str:
        """Return the name of a function of the table."""
        return spelled(head)

    def side_by_side(self, factors: Sequence[str]) -> str:
        """Return the factors with a space between them."""
        return " ".join(factors)

    def norm(self, shape: Term, *, frobenius: bool, squared: bool) -> str:
        """Return the norm between double bars."""
        return f"‖{self.at(shape, SUM)}‖{norm_tail(frobenius=frobenius, squared=squared)}"

    def nabla(self, family: str, order: int) -> str:
        """Return the sign with the family's name behind it."""
        return nabla(family, order)


def small(order: int) -> str:
    """Return the order of a derivative as a superscript; nothing for the first."""
    return superscript(str(order)) or "" if order > 1 else ""


def norm_tail(*, frobenius: bool, squared: bool) -> str:
    """Return what stands behind the bars of a norm."""
    return ("_F" if frobenius else "") + ("²" if squared else "")


def nabla(family: str, order: int) -> str:
    """Return ∇ₓ, or ∇²ₓ for a Hessian.

    >>> nabla("x", 1), nabla("theta", 2)
    ('∇ₓ', '∇²_θ')
    """
    name = pretty_name(family)
    return f"∇{small(order)}{subscript(name) or f'_{name}'}"


PRIMES = ("", "′", "″", "‴")
