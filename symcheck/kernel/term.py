"""What can be written: immutable, interned terms that bind without names.

A term is never evaluated behind the author's back: ``x/x`` stays ``x/x``, and the
only numerals are the natural numbers (−2 is ``neg(2)``, ½ is ``div(1, 2)``).

Binding is locally nameless: below a binder its variable is ``bound(i)``, where ``i``
counts the binders in between, and a binder is always opened with a closed term, so
nothing is ever shifted and nothing is captured. Every binder remembers the name its
author gave the variable; the name is for the reader only and is no part of equality.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.kernel.binding import (
    apply_family,
    bound,
    close,
    instantiate,
    instantiate_open,
    lift,
    open_,
    replaced_entry,
    substitute,
    subterms,
)
from symcheck.kernel.node import (
    BINDERS,
    MAX_DEPTH,
    NAMED,
    NO_NAMES,
    PROPOSITIONS,
    RELATIONS,
    Term,
    TermError,
    _fresh,
    _table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BINDERS",
    "MAX_DEPTH",
    "NAMED",
    "NO_NAMES",
    "ONE",
    "PI",
    "PROPOSITIONS",
    "RELATIONS",
    "TRUE",
    "TWO",
    "ZERO",
    "Term",
    "TermError",
    "add",
    "apply_family",
    "as_integer",
    "as_rational",
    "at",
    "bigmax",
    "bigmin",
    "bind",
    "bound",
    "call",
    "close",
    "conj",
    "delta",
    "diff",
    "disj",
    "div",
    "eq",
    "fam",
    "fn",
    "forall",
    "fresh",
    "instantiate",
    "instantiate_open",
    "ipow",
    "lam",
    "le",
    "lift",
    "lt",
    "mul",
    "ne",
    "neg",
    "negation",
    "npow",
    "num",
    "open_",
    "piecewise",
    "prod_",
    "rational",
    "rel",
    "replaced_entry",
    "rpow",
    "softmax",
    "sub",
    "substitute",
    "subterms",
    "sum_",
    "tends",
    "upd",
    "var",
]  # fmt: skip

# ── numbers and variables ────────────────────────────────────────────────────────


def num(value: int) -> Term:
    """Return the numeral of an integer; a negative one is a negated numeral."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TermError(f"expected an integer, got {value!r}")
    return Term("num", (), value) if value >= 0 else neg(Term("num", (), -value))


def rational(value: Fraction | int) -> Term:
    """Return a rational number as numerals, a fraction bar and a sign."""
    if isinstance(value, int) or value.denominator == 1:
        return num(int(value))
    magnitude = div(num(abs(value.numerator)), num(value.denominator))
    return magnitude if value > 0 else neg(magnitude)


def as_rational(term: Term) -> Fraction | None:
    """Return the value of a literal rational: a numeral, a fraction of numerals, or minus one."""
    match term.head:
        case "num":
            return Fraction(term.data)  # type: ignore[arg-type]
        case "neg":
            inner = as_rational(term.args[0])
            return None if inner is None else -inner
        case "div":
            top, bottom = term.args
            if top.head == bottom.head == "num" and bottom.data != 0:
                return Fraction(top.data, bottom.data)  # type: ignore[arg-type]
    return None


def as_integer(term: Term) -> int | None:
    """Return the value of a literal integer."""
    value = as_rational(term)
    return int(value) if value is not None and value.denominator == 1 else None


def var(name: str) -> Term:
    """Return a variable; its sort is declared in the context."""
    return Term("var", (), name)


def fresh(hint: str = "t") -> Term:
    """Return a variable that occurs in no other term; no reader can produce its name."""
    start = hint.split("#", maxsplit=1)[0]
    name = f"{start}#{next(_fresh):09d}"
    while ("var", name) in _table:  # an author may have written it
        name = f"{start}#{next(_fresh):09d}"
    return var(name)


def at(family: str, *indices: Term) -> Term:
    """Return the entry ``y[i, j]`` of an indexed family."""
    return Term("at", indices, family)


def fam(family: str) -> Term:
    """Return a family itself, as the argument of a definition."""
    return Term("fam", (), family)


def call(definition: str, *arguments: Term) -> Term:
    """Return a definition applied to arguments."""
    return Term("call", arguments, definition)


PI = Term("pi")
ZERO, ONE, TWO = num(0), num(1), num(2)
TRUE = Term("true")

# ── arithmetic and functions ─────────────────────────────────────────────────────


def add(*terms: Term) -> Term:
    """Return the sum of the terms as written; no term is 0, one is itself."""
    return terms[0] if len(terms) == 1 else Term("add", terms) if terms else ZERO


def neg(term: Term) -> Term:
    """Return the negative of the term."""
    return Term("neg", (term,))


def sub(left: Term, right: Term) -> Term:
    """Return ``left − right``, written as a sum with a negated term."""
    return Term("add", (left, neg(right)))


def mul(*terms: Term) -> Term:
    """Return the product of the terms as written; no term is 1, one is itself."""
    return terms[0] if len(terms) == 1 else Term("mul", terms) if terms else ONE


def div(top: Term, bottom: Term) -> Term:
    """Return the fraction of the two terms."""
    return Term("div", (top, bottom))


def npow(base: Term, exponent: Term) -> Term:
    """Return a power with a natural exponent: any base, x⁰ = 1."""
    return Term("npow", (base, exponent))


def ipow(base: Term, exponent: Term) -> Term:
    """Return a power with an integer exponent: base ≠ 0 where the exponent is negative."""
    return Term("ipow", (base, exponent))


def rpow(base: Term, exponent: Term) -> Term:
    """Return a power with a real exponent: base > 0, or base ≥ 0 where the exponent is > 0."""
    return Term("rpow", (base, exponent))


def fn(name: str, *args: Term) -> Term:
    """Return a function of the table in ``kernel/functions`` applied to arguments."""
    return Term(name, args)


def piecewise(*branches: tuple[Term, Term]) -> Term:
    """Return the value of the first branch whose condition holds; undefined if none does."""
    return Term("piecewise", tuple(part for branch in branches for part in branch))


def delta(left: Term, right: Term) -> Term:
    """Return Kronecker's δ of two indices."""
    return Term("delta", (left, right))


def upd(family: str, key: Iterable[Term], value: Term, indices: Iterable[Term]) -> Term:
    """Return the entry at ``indices`` of the family whose entry at ``key`` is ``value``."""
    return Term("upd", (value, *key, *indices), family)


# ── propositions ─────────────────────────────────────────────────────────────────


def rel(op: str, left: Term, right: Term) -> Term:
    """Return the relation ``left op right``, op one of ``= != < <= > >=``."""
    if op not in RELATIONS:
        raise TermError(f"'{op}' is not a relation")
    return Term("rel", (left, right), op)


def eq(left: Term, right: Term) -> Term:
    """Return ``left = right``."""
    return rel("=", left, right)


def ne(left: Term, right: Term) -> Term:
    """Return ``left ≠ right``."""
    return rel("!=", left, right)


def lt(left: Term, right: Term) -> Term:
    """Return ``left < right``."""
    return rel("<", left, right)


def le(left: Term, right: Term) -> Term:
    """Return ``left ≤ right``."""
    return rel("<=", left, right)


def conj(*props: Term) -> Term:
    """Return the conjunction; of one proposition, itself; of none, truth."""
    return props[0] if len(props) == 1 else Term("and", props) if props else TRUE


def disj(*props: Term) -> Term:
    """Return the disjunction of one or more propositions."""
    return props[0] if len(props) == 1 else Term("or", props)


_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def negation(prop: Term) -> Term:
    """Return the negation, pushed to the relations; true where both sides are defined."""
    match prop.head:
        case "rel":
            return rel(_OPPOSITE[str(prop.data)], *prop.args)
        case "and":
            return disj(*map(negation, prop.args))
        case "or":
            return conj(*map(negation, prop.args))
        case "not":
            return prop.args[0]
    return Term("not", (prop,))


# ── binders ──────────────────────────────────────────────────────────────────────


def bind(head: str, name: str, body: Term, *others: Term) -> Term:
    """Return the binder of the variable ``name`` in ``body``, with its other arguments.

    The other arguments are not under the binder and keep their order; ``body`` goes
    where ``BINDERS`` says.
    """
    args = list(others)
    args.insert(BINDERS[head], close(body, name))
    return Term(head, tuple(args), name.split("#", maxsplit=1)[0])


def sum_(name: str, low: Term, high: Term, body: Term) -> Term:
    """Return Σ of the body for ``name`` from ``low`` to ``high``, both ends included."""
    return bind("sum", name, body, low, high)


def prod_(name: str, low: Term, high: Term, body: Term) -> Term:
    """Return Π of the body for ``name`` from ``low`` to ``high``, both ends included."""
    return bind("prod", name, body, low, high)


def bigmax(name: str, low: Term, high: Term, body: Term) -> Term:
    """Return the largest value of the body for ``name`` from ``low`` to ``high``."""
    return bind("bigmax", name, body, low, high)


def bigmin(name: str, low: Term, high: Term, body: Term) -> Term:
    """Return the smallest value of the body for ``name`` from ``low`` to ``high``."""
    return bind("bigmin", name, body, low, high)


def forall(name: str, low: Term, high: Term, prop: Term) -> Term:
    """Return the proposition that ``prop`` holds for every ``name`` from ``low`` to ``high``."""
    return bind("all", name, prop, low, high)


def tends(name: str, body: Term, value: Term) -> Term:
    """Return the proposition that ``body`` tends to ``value`` as the natural ``name`` grows.

    It says, too, that the value is defined, and the body from some number on: a proposition
    that is false, not undefined, where they are not.
    """
    return bind("tends", name, body, value)


def softmax(name: str, low: Term, high: Term, body: Term, index: Term) -> Term:
    """Return entry ``index`` of the softmax of the family ``name ↦ body`` on ``low..high``."""
    return bind("softmax", name, body, low, high, index)


def diff(body: Term, name: str, point: Term) -> Term:
    """Return the derivative of ``name ↦ body`` at ``point``."""
    return bind("diff", name, body, point)


def lam(name: str, body: Term) -> Term:
    """Return the family ``name ↦ body``, as the argument of a definition."""
    return bind("lam", name, body)
