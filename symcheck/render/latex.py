r"""Terms as LaTeX for amsmath.

>>> from symcheck.kernel.term import at, div, fn, num, npow, sub, sum_, var
>>> x = var("x")
>>> print(latex(sub(div(num(1), num(4)), npow(fn("tanh", x), num(2)))))
\frac{1}{4} - \tanh(x)^{2}
>>> print(latex(sum_("k", num(1), var("n"), at("y", var("k")))))
\sum_{k=1}^{n} y_{k}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.render.apart import form_as_written
from symcheck.render.names import GREEK, split_name
from symcheck.render.writer import (
    ATOM,
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

RELATIONS = {"=": "=", "!=": r"\ne", "<": "<", "<=": r"\le", ">": ">", ">=": r"\ge"}
_SYMBOLS = {
    "π": r"\pi", "−": "-", "∞": r"\infty", "−∞": r"-\infty", " → ": r" \to ", " − ": " - ",
    "δ": r"\delta", "⁺": "^{+}", "⁻": "^{-}", " ↦ ": r" \mapsto ", ", …, ": r", \dots, ",
    " := ": " := ", "ᵀ": r"^{\top}", "⁻¹": "^{-1}", " ⊙ ": r" \odot ",
    "∂": r"\partial", "d": r"\mathrm{d}",
}  # fmt: skip
_BIG = {
    "sum": r"\sum", "prod": r"\prod", "bigmax": r"\max", "bigmin": r"\min",
    "argmax": r"\operatorname*{arg\,max}", "argmin": r"\operatorname*{arg\,min}",
}  # fmt: skip
#: Spellings that are no LaTeX letters of their own.
_GREEK_LATEX = {"lamda": "lambda", "lam": "lambda", "eps": "varepsilon"}
#: The letters themselves, in names that are written with them.
_LETTERS = {letter: f"\\{name}" for name, letter in GREEK.items() if name not in _GREEK_LATEX}


def latex(term: Term) -> str:
    """Return the term as LaTeX."""
    return Latex().write(term)


def latex_left(term: Term) -> str:
    """Return a term to the right of which a relation sign stands as LaTeX."""
    return Latex().left(term)


def spelled(head: str) -> str:
    """Return a function's name as LaTeX."""
    from symcheck.kernel.functions import FUNCTIONS

    function = FUNCTIONS.get(head)
    return rf"\operatorname{{{head}}}" if function is None else function.latex


def escaped(text: str) -> str:
    r"""Return plain text with LaTeX's special characters escaped.

    >>> print(escaped("50% of x_1"))
    50\% of x\_1
    """
    table = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(table.get(c, f"\\{c}" if c in "#$%&_{}" else c) for c in text)


def latex_name(name: str) -> str:
    r"""Return a name as LaTeX: Greek letters, an index behind an underscore, longer names upright.

    A name that would look like another, or like a sign, is set as it is written.

    >>> print(latex_name("alpha"), latex_name("x_1"), latex_name("w1"), latex_name("net"))
    \alpha x_{1} \mathit{w1} \mathrm{net}
    """
    written = form_as_written(name)
    if written is not None and written != name:
        return rf"\text{{'}}{_stem(name, written=True)}\text{{'}}"
    if written is not None:
        return _stem(name, written=True)
    stem, index = split_name(name)
    shown = _stem(stem)
    if not index:
        return shown
    return f"{shown}_{{{index if index.isdigit() else _stem(index)}}}"


def _stem(stem: str, *, written: bool = False) -> str:
    if stem in GREEK and not written:
        return f"\\{_GREEK_LATEX.get(stem, stem)}"
    if len(stem) == 1:
        letter = _LETTERS.get(stem, rf"\mathrm{{{stem}}}")
        return stem if stem.isascii() else letter
    face = "mathit" if any(c.isdigit() for c in stem) else "mathrm"
    return rf"\{face}{{{escaped(stem)}}}"


class Latex(Writer[str]):
    """The notation in LaTeX."""

    def text(self, symbol: str) -> str:
        """Return the symbol's command."""
        return _SYMBOLS.get(symbol, symbol)

    def words(self, words: str) -> str:
        """Return the words set upright."""
        return rf"\operatorname{{{words}}}" if words.isalpha() else rf"\text{{{escaped(words)}}}"

    def name(self, name: str) -> str:
        """Return the name as LaTeX."""
        return latex_name(name)

    def join(self, parts: Iterable[str]) -> str:
        """Return the parts side by side."""
        return "".join(parts)

    def parens(self, inner: str) -> str:
        """Return the expression in parentheses, tall ones around what is tall."""
        return rf"\left({inner}\right)" if is_tall(inner) else f"({inner})"

    def relation_sign(self, op: str) -> str:
        """Return the relation's command."""
        return f" {RELATIONS[op]} "

    def times(self, left: Term, right: Term, *, bracketed: bool) -> str:
        """Return a dot between numbers or words, a thin space or nothing elsewhere."""
        if bracketed:
            return r"\,"
        digits = right.head == "num" or (right.head == "div" and right.args[0].head == "num")
        if digits or (right.head in _POWERS and right.args[0].head == "num"):
            return r" \cdot "
        return r"\," if left.head != "num" else " "

    def indexed(self, base: str, indices: Sequence[Term]) -> str:
        """Return the base with subscripts, divided by commas unless each is one letter."""
        shown = [self.at(i, RELATION) for i in indices]
        comma = "," if any(len(s) > 1 for s in shown) and len(shown) > 1 else ""
        base = f"{{{base}}}" if "_" in base else base
        return f"{base}_{{{comma.join(shown)}}}"

    def applied(self, function: str, args: Sequence[Term]) -> str:
        """Return the function with its arguments in parentheses."""
        return function + self.parens(", ".join(self.at(a, RELATION) for a in args))

    def fraction(self, top: Term, bottom: Term) -> tuple[str, int]:
        """Return the fraction with a bar."""
        return rf"\frac{{{self.at(top, RELATION)}}}{{{self.at(bottom, RELATION)}}}", PRODUCT

    def power(self, base: Term, exponent: Term) -> tuple[str, int]:
        """Return the power."""
        return f"{self.at(base, ATOM)}^{{{self.at(exponent, RELATION)}}}", POWER

    def exponential(self, exponent: Term) -> tuple[str, int]:
        """Return e to the exponent."""
        return f"e^{{{self.at(exponent, RELATION)}}}", POWER

    def function(self, head: str, args: Sequence[Term]) -> tuple[str, int]:
        """Return a function applied to arguments; roots and absolute values by their signs."""
        inner = self.at(args[0], RELATION)
        match head:
            case "abs":
                bars = (r"\left|", r"\right|") if is_tall(inner) else (r"\lvert ", r"\rvert ")
                if "vert" in inner and not is_tall(inner):  # |a |b| c| is not |a| b |c|
                    bars = (r"\bigl\lvert ", r"\bigr\rvert ")
                return f"{bars[0]}{inner}{bars[1].rstrip()}{{}}", ATOM
            case "sqrt":
                return rf"\sqrt{{{inner}}}", ATOM
            case "cbrt":
                return rf"\sqrt[3]{{{inner}}}", ATOM
        return self.applied(spelled(head), args), ATOM

    def differential(self, below: str) -> str:
        """Return ∂ before what is differentiated by, with a thin space before it."""
        return rf"\, \partial {below}"

    def primed(self, head: str, order: int, point: Term) -> str:
        """Return the function's name with primes, applied to the point."""
        return self.applied(spelled(head) + "'" * order, (point,))

    def cases(self, branches: Sequence[tuple[Term, Term]]) -> tuple[str, int]:
        """Return the branches in a cases environment."""
        rows = [
            rf"{self.at(v, SUM)} & \text{{{last_word(branches)}}}"
            if c.head == "true"
            else rf"{self.at(v, SUM)} & \text{{if }} {self.at(c, RELATION)}"
            for v, c in branches
        ]
        inner = r" \\ ".join(rows)
        return rf"\begin{{cases}}{inner}\end{{cases}}", CASES

    def limits(self, operator: str, name: str, low: str, high: str) -> str:
        """Return the operator with its range."""
        return f"{operator}_{{{name}={low}}}^{{{high}}}"

    def big(self, head: str, name: str, low: str, high: str, body: Term) -> str:
        """Return the operator's sign with its range, and the body."""
        inner = self.at(body, ATOM if head in WORDS else OPEN)
        if head in WORDS:
            return rf"{_BIG[head]}_{{{low} \le {name} \le {high}}} {inner}"
        return f"{self.limits(_BIG[head], name, low, high)} {inner}"

    def derivative(
        self, d: str, order: int, name: str, body: Term, point: str | None, *, above: int = 0
    ) -> str:
        """Return the derivative in front of what it differentiates."""
        sign = self.text(d)
        power = _power(order)
        below = rf"{sign} {name}{power}"
        shown = rf"\frac{{{sign}{_power(above or order)}}}{{{below}}} {self.at(body, POWER)}"
        return shown if point is None else rf"\left.{shown}\right|_{{{name}={point}}}"

    def spelled(self, head: str) -> str:
        """Return the function's command."""
        return spelled(head)

    def side_by_side(self, factors: Sequence[str]) -> str:
        """Return the factors, with thin spaces between them where a name has several letters."""
        words = any(command in f for f in factors for command in _WORDS)
        return (r"\, " if words else " ").join(factors)

    def norm(self, shape: Term, *, frobenius: bool, squared: bool) -> str:
        """Return the norm between double bars."""
        inner = self.at(shape, SUM)
        bars = (r"\left\lVert ", r" \right\rVert") if is_tall(inner) else (r"\lVert ", r" \rVert")
        tail = ("_{F}" if frobenius else "") + ("^{2}" if squared else "")
        return f"{bars[0]}{inner}{bars[1]}{tail}"

    def nabla(self, family: str, order: int) -> str:
        """Return the sign with the family's name behind it."""
        return rf"\nabla{_power(order)}_{{{latex_name(family)}}}"


def _power(order: int) -> str:
    return f"^{{{order}}}" if order > 1 else ""


_WORDS = (r"\mathrm", r"\mathit", r"\operatorname", r"\text")
_POWERS = {"npow", "ipow", "rpow"}
_TALL = (r"\frac", r"\sum", r"\prod", r"\begin", r"\left", r"\max_", r"\min_", "operatorname*")


def is_tall(shown: str) -> bool:
    """Return whether LaTeX sets the expression taller than a line."""
    return any(command in shown for command in _TALL)
