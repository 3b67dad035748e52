"""What the notations of a term have in common: binders, precedence, signs.

A notation (inline Unicode, two-dimensional, LaTeX) says how a fraction, a power or a sum
sign looks; this says what has to stand in parentheses, and names the bound variables.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from symcheck.kernel.argmax import abbreviated
from symcheck.kernel.entries import differentiated
from symcheck.kernel.term import Term, open_, var
from symcheck.render.apart import apart
from symcheck.render.levels import ATOM, BIG, CASES, OPEN, POWER, PRODUCT, RELATION, SUM
from symcheck.render.opening import opened, plain_names
from symcheck.render.shapes import SIDE_BY_SIDE, SLASHED, shaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from symcheck.kernel.claim import Limit

T = TypeVar("T")

BIG_OPERATORS = {
    "sum": "∑", "prod": "∏", "bigmax": "max", "bigmin": "min", "argmax": "argmax",
    "argmin": "argmin",
}  # fmt: skip
#: The big operators that are words, so that they take a short body.
WORDS = frozenset(BIG_OPERATORS) - {"sum", "prod"}
#: A fraction over a power of ten with so many zeros, or more, is written as a decimal.
DECIMALS = 4
#: Heads of one argument that are not written as a name before an argument.
_SIGNS = {"abs", "sqrt", "cbrt", "exp", "neg", "lam", "diff", "at", "call", "not"}
#: Propositions with words in them, which are bracketed within others.
JOINED = frozenset({"and", "or", "not", "all", "tends"})
RELATIONS = {"=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}


class Writer(ABC, Generic[T]):
    """One notation; ``T`` is what it is made of, a string or a box of characters."""

    #: Whether a fraction is written with a slash, so that its end has to be shown.
    slashes = False

    def write(self, term: Term) -> T:
        """Return the term in this notation."""
        with apart(term):
            term = plain_names(term)
            if term.head == "rel":
                return self.chain(term.args, (str(term.data),))
            return self.at(term, RELATION)

    def left(self, term: Term) -> T:
        """Return a term to the right of which a relation sign stands."""
        with apart(term):
            return self.at(plain_names(term), SUM)

    def chain(self, terms: Sequence[Term], rels: Sequence[str]) -> T:
        """Return a chain of relations."""
        with apart(terms):
            parts = [self.at(plain_names(terms[0]), SUM)]
            for i, (term, op) in enumerate(zip(terms[1:], rels, strict=True), 1):
                least = CASES if i == len(rels) else SUM
                parts += [self.relation_sign(op), self.at(plain_names(term), least)]
        return self.join(parts)

    def limit(self, claim: Limit) -> T:
        """Return ``body → value as name → point``; of a sequence the name is said to be natural."""
        if claim.natural:
            return self._sequence(claim.body, claim.name, self._end(claim.value))
        shown = pretty_side(claim.side)
        approach = self.join(
            [self.name(claim.name), self.text(" → "), self._end(claim.point), self.text(shown)]
        )
        body = self.at(plain_names(claim.body), SUM)
        return self.join(
            [body, self.text(" → "), self._end(claim.value), self.words(" as "), approach]
        )

    def _sequence(self, body: Term, name: str, value: T) -> T:
        approach = self.join([self.words(" as natural "), self.name(name), self.text(" → ")])
        tends = [self.at(plain_names(body), SUM), self.text(" → "), value]
        return self.join([*tends, approach, self._end("oo")])

    def _end(self, end: Term | str) -> T:
        if isinstance(end, Term):
            return self.at(plain_names(end), SUM)
        return self.text("−∞" if end.startswith("-") else "∞")

    def at(self, term: Term, least: int) -> T:
        """Return the term, in parentheses if it holds together less tightly than asked."""
        shown, level = self.form(term)
        return self.parens(shown) if level < least else shown

    def form(self, term: Term) -> tuple[T, int]:
        """Return the term in this notation, and how tightly it holds together."""
        args = term.args
        match term.head:
            case "num":
                return self.text(str(term.data)), ATOM
            case "pi":
                return self.text("π"), ATOM
            case "true":
                return self.words("true"), ATOM
            case "var" | "fam":
                return self.name(str(term.data)), ATOM
            case "bound":
                return self.text(f"#{term.data}"), ATOM
            case "at":
                return self.indexed(self.name(str(term.data)), args), ATOM
            case "upd":
                return self._updated(term), ATOM
            case "add":
                return self._sum(args), SUM
            case "neg":
                return self.join([self.text("−"), self.at(args[0], BIG)]), SUM
            case "mul":
                return self._product(args)
            case "div":
                shown = decimal(*args)
                return self.fraction(*args) if shown is None else (self.text(shown), ATOM)
            case "npow" | "ipow" | "rpow":
                return self.power(*args)
            case "exp":
                return self.exponential(args[0])
            case "rel":
                sides = (self.at(args[0], SUM), self.at(args[1], SUM))
                return self.join([sides[0], self.relation_sign(str(term.data)), sides[1]]), RELATION
            case "and" | "or":
                return self._between(f" {term.head} ", args), RELATION
            case "not":
                return self.join([self.words("not "), self.at(args[0], PRODUCT)]), RELATION
            case "piecewise":
                return self._piecewise([*zip(args[::2], args[1::2], strict=True)])
            case "sum" | "prod" | "bigmax" | "bigmin":
                head, binder = abbreviated(term) or (term.head, term)
                name, body = opened(binder)
                low, high = self.at(args[0], SUM), self.at(args[1], SUM)
                return self.big(head, self.name(name), low, high, body), BIG
            case "all":
                return self._quantified(term), RELATION
            case "tends":
                name, body = opened(term)
                return self._sequence(body, name, self.at(args[1], SUM)), RELATION
            case "softmax":
                return self._softmax(term), ATOM
            case "diff":
                return self._derivative(term)
            case "lam":
                name, body = opened(term)
                maps = [self.name(name), self.text(" ↦ "), self.at(body, CASES)]
                return self.join(maps), RELATION
            case "call":
                function = self.name(str(term.data))
                return (self.applied(function, args) if args else function), ATOM
            case "delta":
                return self.indexed(self.text("δ"), args), ATOM
        if term.head.startswith("@"):
            return shaped(self, term)
        return self.function(term.head, args)

    def _sum(self, args: Sequence[Term]) -> T:
        parts = [self.at(args[0], BIG if args[0].head != "neg" else SUM)]
        for arg in args[1:]:
            negative = arg.head == "neg"
            parts.append(self.text(" − " if negative else " + "))
            parts.append(self.at(arg.args[0] if negative else arg, BIG))
        return self.join(parts)

    def _product(self, args: Sequence[Term]) -> tuple[T, int]:
        parts: list[T] = []
        held = PRODUCT
        for i, arg in enumerate(args):
            shown, level = self.form(arg)
            last = i == len(args) - 1
            nested = arg.head == "mul" or level < (BIG if last else PRODUCT)
            slashed = (arg.head == "div" and level == PRODUCT) or (
                arg.head in SLASHED and level == OPEN
            )
            nested = nested or (self.slashes and i > 0 and slashed)
            ends = level < PRODUCT and not nested and arg.head not in SIDE_BY_SIDE
            held = OPEN if last and ends else PRODUCT
            if parts:
                parts.append(self.times(args[i - 1], arg, bracketed=nested))
            parts.append(self.parens(shown) if nested else shown)
        return self.join(parts), held

    def _piecewise(self, branches: Sequence[tuple[Term, Term]]) -> tuple[T, int]:
        """Return the cases up to the one that is left: what the author wrote behind it is none."""
        left = next((i for i, (_, c) in enumerate(branches) if c.head == "true"), len(branches))
        return self.cases(branches[: left + 1])

    def _between(self, word: str, args: Sequence[Term]) -> T:
        parts: list[T] = []
        for arg in args:
            if parts:
                parts.append(self.words(word))
            parts.append(self.at(arg, PRODUCT if arg.head in JOINED else RELATION))
        return self.join(parts)

    def _quantified(self, term: Term) -> T:
        name, body = opened(term)
        low, high = self.at(term.args[0], SUM), self.at(term.args[1], SUM)
        span = self.join([self.name(name), self.text(" = "), low, self.text(", …, "), high])
        loose = body.head in JOINED - {"all", "tends"}
        shown = self.at(body, PRODUCT if loose else RELATION)
        return self.join([shown, self.words(" for "), span])

    def _softmax(self, term: Term) -> T:
        name, body = opened(term)
        inner, index = self.at(body, RELATION), term.args[3]
        if body.head == "at" and body.args == (var(name),):
            inner = self.name(str(body.data))
            return self.indexed(self.join([self.words("softmax"), self.parens(inner)]), (index,))
        low, high = self.at(term.args[0], SUM), self.at(term.args[1], SUM)
        operator = self.limits(self.words("softmax"), self.name(name), low, high)
        return self.indexed(self.join([operator, self.parens(inner)]), (index,))

    def _updated(self, term: Term) -> T:
        half = (len(term.args) - 1) // 2
        family = self.name(str(term.data))
        key = self.indexed(family, term.args[1 : 1 + half])
        change = self.join([family, self.words(" with "), key, self.text(" := "),
                            self.at(term.args[0], SUM)])  # fmt: skip
        return self.indexed(self.parens(change), term.args[1 + half :])

    def _derivative(self, term: Term) -> tuple[T, int]:
        points: list[Term] = []
        inner, entry = term, differentiated(term)
        while entry is not None:
            points.append(inner.args[1])
            inner = entry
            entry = differentiated(inner) if inner.head == "diff" else None
        if points:
            return self.partial(inner, points), OPEN
        name, body = opened(term)
        order, point = 1, term.args[1]
        while body.head == "diff" and body.args[1] == var(name) and differentiated(body) is None:
            if name in body.args[0].free:  # that one is fixed while the inner variable moves
                break
            body, order = open_(body, var(name)), order + 1
        if order < 4 and body.args == (var(name),) and body.head not in _SIGNS:
            return self.primed(body.head, order, point), ATOM
        where = None if point == var(name) else self.at(point, SUM)
        held = ATOM if self.slashes and where is not None else OPEN  # a line brackets the point
        return self.derivative("d", order, self.name(name), body, where), held

    def partial(self, body: Term, points: Sequence[Term]) -> T:
        """Return a derivative by entries; the one by which it is taken last stands first."""
        shown = [self.indexed(self.name(str(p.data)), p.args) for p in points]
        if len(set(points)) == 1:
            return self.derivative("∂", len(points), shown[0], body, None)
        below = self.join([shown[0], *map(self.differential, shown[1:])])
        return self.derivative("∂", 1, below, body, None, above=len(points))

    def differential(self, below: T) -> T:
        """Return ∂ before what is differentiated by, after another one."""
        return self.join([self.text("∂"), below])

    # ── what a notation decides ──────────────────────────────────────────────────

    @abstractmethod
    def text(self, symbol: str) -> T:
        """Return a symbol of mathematics, given in Unicode."""

    @abstractmethod
    def words(self, words: str) -> T:
        """Return upright words."""

    @abstractmethod
    def name(self, name: str) -> T:
        """Return the name of a variable, family or definition."""

    @abstractmethod
    def join(self, parts: Iterable[T]) -> T:
        """Return the parts side by side."""

    @abstractmethod
    def parens(self, inner: T) -> T:
        """Return the expression in parentheses."""

    @abstractmethod
    def times(self, left: Term, right: Term, *, bracketed: bool) -> T:
        """Return the sign between two factors."""

    @abstractmethod
    def indexed(self, base: T, indices: Sequence[Term]) -> T:
        """Return the base with indices."""

    @abstractmethod
    def applied(self, function: T, args: Sequence[Term]) -> T:
        """Return a function applied to arguments."""

    @abstractmethod
    def fraction(self, top: Term, bottom: Term) -> tuple[T, int]:
        """Return a fraction."""

    @abstractmethod
    def power(self, base: Term, exponent: Term) -> tuple[T, int]:
        """Return a power."""

    @abstractmethod
    def exponential(self, exponent: Term) -> tuple[T, int]:
        """Return the exponential function."""

    @abstractmethod
    def function(self, head: str, args: Sequence[Term]) -> tuple[T, int]:
        """Return a function of the table applied to arguments."""

    @abstractmethod
    def cases(self, branches: Sequence[tuple[Term, Term]]) -> tuple[T, int]:
        """Return a function given by cases."""

    @abstractmethod
    def limits(self, operator: T, name: T, low: T, high: T) -> T:
        """Return an operator with the range of its variable."""

    @abstractmethod
    def big(self, head: str, name: T, low: T, high: T, body: Term) -> T:
        """Return a sum, a product, or the largest or smallest of many."""

    @abstractmethod
    def derivative(
        self, d: str, order: int, name: T, body: Term, point: T | None, *, above: int = 0
    ) -> T:
        """Return a derivative, at a point if that is not the variable itself.

        ``above`` is its order where ``name`` names several variables.
        """

    @abstractmethod
    def primed(self, head: str, order: int, point: Term) -> T:
        """Return the derivative of a function of the table at a point."""

    @abstractmethod
    def spelled(self, head: str) -> T:
        """Return the name of a function of the table."""

    @abstractmethod
    def side_by_side(self, factors: Sequence[T]) -> T:
        """Return a product of matrices."""

    @abstractmethod
    def norm(self, shape: Term, *, frobenius: bool, squared: bool) -> T:
        """Return the norm of a vector or a matrix, or its square."""

    @abstractmethod
    def nabla(self, family: str, order: int) -> T:
        """Return the sign of a gradient by a family, or of a Hessian."""

    def relation_sign(self, op: str) -> T:
        """Return the sign of a relation with space around it."""
        return self.text(f" {RELATIONS[op]} ")


def decimal(top: Term, bottom: Term) -> str | None:
    """Return a fraction over a power of ten that is long enough to be read as a decimal.

    >>> from symcheck.kernel.term import num
    >>> decimal(num(31415), num(10**4)), decimal(num(1), num(10)), decimal(num(1), num(12000))
    ('3.1415', None, None)
    """
    if top.head != "num" or bottom.head != "num":
        return None
    zeros = str(bottom.data)[1:]
    if len(zeros) < DECIMALS or not str(bottom.data).startswith("1") or zeros.strip("0"):
        return None
    digits = str(top.data).rjust(len(zeros) + 1, "0")
    return f"{digits[: -len(zeros)]}.{digits[-len(zeros) :]}"


def last_word(branches: Sequence[tuple[Term, Term]]) -> str:
    """Return what stands instead of the condition that is always true."""
    return "otherwise" if len(branches) > 1 else "always"


def pretty_side(side: str) -> str:
    """Return what stands behind the point of a one-sided limit."""
    return {"+": "⁺", "-": "⁻"}.get(side, "")


__all__ = [
    "ATOM", "BIG", "BIG_OPERATORS", "CASES", "JOINED", "OPEN", "POWER", "PRODUCT", "RELATION",
    "RELATIONS", "SUM", "WORDS", "Writer", "last_word",
]  # fmt: skip
