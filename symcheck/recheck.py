"""Checks symcheck's certificates again, on its own: no import but the standard library.

    python recheck.py [--show] FOLDER|FILE.json …   0: all accepted, 1: some refused, 2: no input

A certificate says what is claimed, and by which steps it follows. Nothing in it is trusted, not
its name, nor its evidence, nor its hash: every step is done again here, by other means than
those of symcheck's kernel. Accepted means that the claim is true at every point of its context
that meets the hypotheses, and that its sides are defined there (of a conditional one: where its
conditions hold), given the certificates of the same folder that it relies on, each of which has
to be accepted as well. Refused means that this file does not see it; it may be true all the same.
What the claim is, no name says: --show prints it.

How to read it: a claim is a term (1) in a context (2), read from a document (4). To accept it is
to see that its sides are defined (5) and that each step follows by its rule (18, 19). A rule asks
whether terms are equal, which the normal form decides (7 to 9), and whether propositions hold
(15), which is asked of bounds, signs and combinations of what is given (10 to 14).

    1 terms · 2 contexts · 3 the table of functions · 4 reading a document
    5 when a term is defined · 6 derivatives
    7 polynomials and fractions · 8 from fractions to terms · 9 the normal form
    10 numbers, enclosed · 11 a term on a box · 12 spans · 13 three theorems on polynomials
    14 bounds on boxes · 15 what holds in a context · 16 continuity · 17 limits
    18 rules · 19 derivations · 20 what is claimed, as text · 21 folders

Everywhere, "no" means "not seen": Refused, False or None never say that something is false.
"""

from __future__ import annotations

import hashlib
import json
import operator
import sys
import time
import weakref
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache, reduce
from io import TextIOWrapper
from itertools import combinations, count, pairwise, permutations, product
from math import comb, floor, gcd, inf, isqrt, lcm, prod
from pathlib import Path
from typing import Any, NoReturn, TypeVar


class Refused(Exception):  # noqa: N818 - not an error: what was shown does not follow
    """What a certificate says was not seen to follow."""


def refuse(why: str) -> NoReturn:
    """Refuse, with the reason."""
    raise Refused(why)


# ── 1. Terms ──────────────────────────────────────────────────────────────────────────────────────
#
# Locally nameless: below a binder its variable is bound(i), i binders in between. Terms are
# interned, so that two terms are the same exactly if they are one object.

#: Binders that make a number of the numbers over a range.
RANGED = frozenset({"sum", "prod", "bigmax", "bigmin"})
#: The argument of each binder that is under its variable.
BINDERS = {
    **dict.fromkeys((*RANGED, "all", "softmax"), 2),
    **dict.fromkeys(("diff", "lam", "tends"), 0),
}
#: Heads whose data is a name that is free in the term.
NAMED = frozenset({"var", "at", "upd", "fam", "call"})
PROPOSITIONS = frozenset({"rel", "and", "or", "not", "true", "all", "tends"})
RELATIONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
NO_NAMES: frozenset[str] = frozenset()
#: Atoms of the normal form whose powers reduce, each in its own way.
REDUCIBLE = frozenset({"delta", "indicator", "abs", "sign", "root", "alternating", "cis"})

_terms: dict[tuple[object, ...], _Entry] = {}
_serial = count()
_fresh = count(1)


class _Entry(weakref.ref["T"]):
    """A weak reference to a term, which leaves the table with the term."""

    __slots__ = ("key",)
    key: tuple[object, ...]


def _forget(entry: weakref.ref[T]) -> None:
    key = entry.key  # type: ignore[attr-defined]
    if _terms.get(key) is entry:
        del _terms[key]


class T:
    """A term: ``head(args)`` with ``data``, a name, a numeral or a relation.

    ``free`` are the names free in it, ``loose`` the number of binders that it lacks, ``aux``
    the polynomial under an atom of the normal form.
    """

    __slots__ = (
        "__weakref__", "_key", "args", "aux", "data", "depth", "free", "head", "loose", "serial",
        "special",
    )  # fmt: skip

    head: str
    args: tuple[T, ...]
    data: int | str | None
    free: frozenset[str]
    loose: int
    depth: int
    serial: int
    special: bool
    aux: Any
    _key: tuple[Any, ...] | None

    def __new__(cls, head: str, args: tuple[T, ...] = (), data: int | str | None = None) -> T:  # noqa: PYI034
        """Return the one term with this head, these arguments and this data."""
        key = (head, data, args)
        entry = _terms.get(key)
        found = None if entry is None else entry()
        if found is not None:
            return found
        self = object.__new__(cls)
        self.head, self.args, self.data, self.aux, self._key = head, args, data, None, None
        free = frozenset((str(data),)) if head in NAMED else NO_NAMES
        under = BINDERS.get(head, -1)
        loose = depth = 0
        for i, a in enumerate(args):
            if a.free is not free:
                free = free | a.free if free else a.free
            loose = max(loose, a.loose - (i == under)) if a.loose else loose
            depth = max(depth, a.depth)
        self.free = free
        self.loose = int(data or 0) + 1 if head == "bound" else loose
        self.depth, self.serial, self.special = depth + 1, next(_serial), head in REDUCIBLE
        _terms[key] = entry = _Entry(self, _forget)
        entry.key = key
        return self

    @property
    def key(self) -> tuple[Any, ...]:
        """Return an order of terms that does not depend on what was built before."""
        if self._key is None:
            data = f"{self.data:09d}" if isinstance(self.data, int) else self.data or ""
            self._key = (self.head, data, tuple(a.key for a in self.args))
        return self._key

    def __repr__(self) -> str:
        """Return the structure, the outer part of it where it is large."""
        return self.shown_to(5)

    def shown_to(self, depth: int) -> str:
        """Return the structure to a depth, of many arguments the first ones."""
        parts = [repr(self.data)] if self.data is not None else []
        parts += [a.shown_to(depth - 1) if depth else "…" for a in self.args[:6]]
        return f"{self.head}({', '.join(parts)}{', …' if len(self.args) > 6 else ''})"

    def __bool__(self) -> bool:
        """Refuse: a term is neither true nor false."""
        raise TypeError("a term has no truth value")

    def __add__(self, other: T | int) -> T:
        """Return a sum."""
        return T("add", (self, as_term(other)))

    def __sub__(self, other: T | int) -> T:
        """Return a difference."""
        return T("add", (self, neg(as_term(other))))

    def __mul__(self, other: T | int) -> T:
        """Return a product."""
        return T("mul", (self, as_term(other)))

    def __truediv__(self, other: T | int) -> T:
        """Return a fraction."""
        return T("div", (self, as_term(other)))

    def __radd__(self, other: int) -> T:
        """Return a sum."""
        return num(other) + self

    def __rsub__(self, other: int) -> T:
        """Return a difference."""
        return num(other) - self

    def __rmul__(self, other: int) -> T:
        """Return a product."""
        return num(other) * self

    def __rtruediv__(self, other: int) -> T:
        """Return a fraction."""
        return num(other) / self

    def __neg__(self) -> T:
        """Return the negative."""
        return T("neg", (self,))

    def __pow__(self, exponent: int) -> T:
        """Return a power with a natural exponent."""
        return T("npow", (self, num(exponent)))


def num(value: int) -> T:
    """Return an integer; a negative one is a negated numeral."""
    return T("num", (), value) if value >= 0 else T("neg", (T("num", (), -value),))


def as_term(value: T | int) -> T:
    """Return a term as it is, an integer as a numeral."""
    return value if isinstance(value, T) else num(value)


def rational(value: Fraction | int) -> T:
    """Return a rational number as a term."""
    whole = Fraction(value)
    top = num(whole.numerator)
    return top if whole.denominator == 1 else top / whole.denominator


def rational_value(term: T) -> Fraction | None:
    """Return the value of a term made of numerals by the four operations, else None."""
    if term.head == "num":
        return Fraction(int(term.data or 0))
    if term.head not in {"neg", "div", "add", "mul"}:
        return None
    found = [rational_value(a) for a in term.args]
    values = [v for v in found if v is not None]
    if len(values) < len(found) or (term.head == "div" and not values[1]):
        return None
    if term.head in {"neg", "div"}:
        return -values[0] if term.head == "neg" else values[0] / values[1]
    return sum(values, Fraction(0)) if term.head == "add" else prod(values, start=Fraction(1))


def integer_value(term: T) -> int | None:
    """Return the value of a numeral with or without a sign, or of an integer fraction."""
    value = rational_value(term)
    return int(value) if value is not None and value.denominator == 1 else None


def var(name: str) -> T:
    """Return a variable."""
    return T("var", (), name)


def fresh(hint: str = "t") -> T:
    """Return a variable whose name no document can hold."""
    return var(f"#{hint}#{next(_fresh):09d}")


PI, TRUE = T("pi"), T("true")
ZERO, ONE, TWO = num(0), num(1), num(2)


def add(*terms: T) -> T:
    """Return the sum; of nothing, 0."""
    return terms[0] if len(terms) == 1 else T("add", terms) if terms else ZERO


def mul(*terms: T) -> T:
    """Return the product; of nothing, 1."""
    return terms[0] if len(terms) == 1 else T("mul", terms) if terms else ONE


def neg(term: T) -> T:
    """Return the negative."""
    return T("neg", (term,))


def sub(left: T, right: T) -> T:
    """Return the difference."""
    return T("add", (left, neg(right)))


def div(top: T, bottom: T) -> T:
    """Return the fraction."""
    return T("div", (top, bottom))


def npow(base: T, exponent: T) -> T:
    """Return a power with a natural exponent; x⁰ = 1."""
    return T("npow", (base, exponent))


def fn(head: str, *args: T) -> T:
    """Return a function of the table, or another head, at arguments."""
    return T(head, args)


def rel(op: str, left: T, right: T) -> T:
    """Return a relation."""
    return T("rel", (left, right), op)


def eq(left: T, right: T) -> T:
    """Return ``left = right``."""
    return T("rel", (left, right), "=")


def ne(left: T, right: T) -> T:
    """Return ``left ≠ right``."""
    return T("rel", (left, right), "!=")


def lt(left: T, right: T) -> T:
    """Return ``left < right``."""
    return T("rel", (left, right), "<")


def le(left: T, right: T) -> T:
    """Return ``left ≤ right``."""
    return T("rel", (left, right), "<=")


def conj(*props: T) -> T:
    """Return the conjunction; of nothing, truth."""
    return props[0] if len(props) == 1 else T("and", props) if props else TRUE


def disj(*props: T) -> T:
    """Return the disjunction of one or more propositions."""
    return props[0] if len(props) == 1 else T("or", props)


OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def negation(prop: T) -> T:
    """Return the negation, which is true where the sides are defined and ``prop`` is false."""
    if prop.head == "rel":
        return T("rel", prop.args, OPPOSITE[str(prop.data)])
    if prop.head in {"and", "or"}:
        return T("or" if prop.head == "and" else "and", tuple(map(negation, prop.args)))
    return prop.args[0] if prop.head == "not" else T("not", (prop,))


FALSE = eq(ZERO, ONE)


def bind(head: str, name: str, body: T, *others: T) -> T:
    """Return the binder of ``name`` in ``body``, with its arguments outside the binder."""
    place = BINDERS[head]
    return T(head, (*others[:place], close(name, body), *others[place:]))


def sum_(name: str, low: T, high: T, body: T) -> T:
    """Return Σ of the body for ``name`` from ``low`` to ``high``."""
    return bind("sum", name, body, low, high)


def forall(name: str, low: T, high: T, body: T) -> T:
    """Return that ``body`` holds for every ``name`` from ``low`` to ``high``."""
    return bind("all", name, body, low, high)


def piecewise(*branches: tuple[T, T]) -> T:
    """Return the value of the first branch whose condition holds."""
    return T("piecewise", tuple(part for branch in branches for part in branch))


def mapped(term: T, skip: Callable[[T, int], bool], new: Callable[[T, int], T | None]) -> T:
    """Return the term rebuilt: parts that ``skip`` names stay, ``new`` may replace others.

    Both are told how many binders of the term are around the part.
    """
    memo: dict[tuple[T, int], T] = {}

    def go(t: T, depth: int) -> T:
        if skip(t, depth):
            return t
        where = (t, depth)
        if where not in memo:
            found = new(t, depth)
            if found is None:
                under = BINDERS.get(t.head, -1)
                args = tuple([go(a, depth + (i == under)) for i, a in enumerate(t.args)])
                found = T(t.head, args, t.data)
            memo[where] = found
        return memo[where]

    return go(term, 0)


def lift(term: T, by: int) -> T:
    """Return a loose term as it reads ``by`` binders further in."""
    if not by or not term.loose:
        return term
    return mapped(
        term,
        lambda t, depth: t.loose <= depth,
        lambda t, _: T("bound", (), int(t.data or 0) + by) if t.head == "bound" else None,
    )


def instantiate(body: T, value: T) -> T:
    """Return a binder's body with its variable replaced."""
    memo: dict[tuple[T, int], T] = {}

    def go(t: T, depth: int) -> T:
        if t.loose <= depth:
            return t
        if t.head == "bound":
            return lift(value, depth) if t.data == depth else T("bound", (), int(t.data or 0) - 1)
        found = memo.get((t, depth))
        if found is None:
            under = BINDERS.get(t.head, -1)
            args = tuple([go(a, depth + (i == under)) for i, a in enumerate(t.args)])
            found = memo[t, depth] = T(t.head, args, t.data)
        return found

    return go(body, 0)


@lru_cache(maxsize=4096)
def open_(binder: T, value: T) -> T:
    """Return the body of a binder with its variable replaced by a closed term."""
    require(not value.loose, "a binder is opened with a closed term")
    return instantiate(binder.args[BINDERS[binder.head]], value)


def close(name: str, body: T) -> T:
    """Return the body with the variable ``name`` bound by the next binder around it."""
    require(not body.loose, "only a closed body is bound")
    return mapped(
        body,
        lambda t, _: name not in t.free,
        lambda t, depth: T("bound", (), depth) if t.head == "var" else None,
    )


def apply_family(family: T, indices: tuple[T, ...]) -> T:
    """Return the entry of a family, which is a name or a nest of ``lam``."""
    if family.head == "fam":
        return T("at", indices, family.data)
    for i in indices:
        require(family.head == "lam", "a family has another number of indices")
        family = instantiate(family.args[0], i)
    return family


def substitute(term: T, values: Mapping[str, T]) -> T:
    """Return the term with free variables, and whole families, replaced at once."""
    require(not any(v.loose for v in values.values()), "only closed terms are substituted")
    names, memo = frozenset(values), dict[T, T]()

    def go(t: T) -> T:
        if names.isdisjoint(t.free):
            return t
        if t not in memo:
            args = tuple(map(go, t.args))
            named = t.head in NAMED and t.data in names
            memo[t] = replaced(t, args) if named else T(t.head, args, t.data)
        return memo[t]

    def replaced(t: T, args: tuple[T, ...]) -> T:
        value = values[str(t.data)]
        if t.head in {"var", "fam"}:
            return value
        if t.head == "at":
            return apply_family(value, args)
        if t.head == "upd" and value.head == "fam":
            return T("upd", args, value.data)
        if t.head == "upd":
            new, key, own = parts_of_update(T("upd", args, t.data))
            same = conj(*(eq(i, k) for i, k in zip(own, key, strict=True)))
            return piecewise((new, same), (apply_family(value, own), TRUE))
        raise Refused("a definition is no variable")

    return go(term)


def parts_of_update(term: T) -> tuple[T, tuple[T, ...], tuple[T, ...]]:
    """Return the value, the key and the indices of ``upd``."""
    half = (len(term.args) + 1) // 2
    return term.args[0], term.args[1:half], term.args[half:]


def replace_closed(term: T, old: T, new: T) -> T:
    """Return the term with a closed part replaced everywhere."""
    leaf = lambda t, _: not t.args and t is not old  # noqa: E731
    return mapped(term, leaf, lambda t, _: new if t is old else None)


def subterms(term: T) -> Iterator[T]:
    """Yield the term and every term in it once; bodies of binders are loose."""
    seen, stack = {term}, [term]
    while stack:
        t = stack.pop()
        yield t
        for a in t.args:
            if a not in seen:
                seen.add(a)
                stack.append(a)


# ── 2. Contexts ───────────────────────────────────────────────────────────────────────────────────

INTEGERS = frozenset({"integer", "natural", "size", "index"})
KINDS = frozenset({"real", "positive", "family", "permutation"}) | INTEGERS


@dataclass(frozen=True)
class Sort:
    """The sort of a variable; an index and a permutation have one range.

    A family has a range for each index, whose ends may be ``lam`` nests of the earlier indices.
    """

    kind: str
    ranges: tuple[tuple[T, T], ...] = ()

    @property
    def has_entries(self) -> bool:
        """Return whether the variable is written with indices."""
        return self.kind in {"family", "permutation"}

    def range_at(self, position: int, indices: tuple[T, ...]) -> tuple[T, T]:
        """Return the ends of a range at the earlier indices."""
        at = indices[:position]
        low, high = (apply_family(e, at) if e.head == "lam" else e for e in self.ranges[position])
        return low, high

    def at(self, values: Mapping[str, T]) -> Sort:
        """Return the sort with the ends of its ranges at values."""
        ranges = tuple((substitute(a, values), substitute(b, values)) for a, b in self.ranges)
        return Sort(self.kind, ranges)

    def facts(self, term: T) -> tuple[T, ...]:
        """Return what it means for a term to be of the sort."""
        if self.kind == "index":
            return (le(self.ranges[0][0], term), le(term, self.ranges[0][1]))
        bounds = {"positive": lt(ZERO, term), "natural": le(ZERO, term), "size": le(ONE, term)}
        return (bounds[self.kind],) if self.kind in bounds else ()


REAL = Sort("real")


def index(low: T, high: T) -> Sort:
    """Return the sort of the integers from ``low`` to ``high``."""
    return Sort("index", ((low, high),))


def itself(variables: Mapping[str, Sort]) -> dict[str, T]:
    """Return every variable, as the value that stands for it."""
    return {n: T("fam", (), n) if s.has_entries else var(n) for n, s in variables.items()}


@dataclass(frozen=True)
class Definition:
    """A name for a term of parameters: ``body``; or ``base`` at 0 and ``step`` at ``on`` + 1."""

    name: str
    parameters: tuple[tuple[str, Sort], ...]
    body: T | None = None
    on: str | None = None
    base: T | None = None
    step: T | None = None


#: Definitions → which of them were seen to have values (−1), or slopes in a parameter.
_recursions: dict[tuple[Definition, ...], set[tuple[str, int]]] = {}


@dataclass
class Settings:
    """What was learnt on the way: the least ends and exponents met, the recursions looked at.

    With ``sure`` a derivative needs only what it has to: that its function has a value there.
    """

    least: dict[object, int] = field(default_factory=dict)
    pending: set[str] = field(default_factory=set)
    version: int = 0
    sure: bool = False


class Context:
    """Declared variables, hypotheses, definitions; and answers that hold in it alone."""

    def __init__(
        self,
        variables: Mapping[str, Sort],
        hypotheses: tuple[T, ...] = (),
        definitions: Mapping[str, Definition] | None = None,
        settings: Settings | None = None,
    ) -> None:
        """Make a context."""
        self.variables = dict(variables)
        self.hypotheses = hypotheses
        self.definitions = dict(definitions or {})
        self.settings = settings or Settings()
        self.known: dict[T, bool] = {}
        self.forms: dict[T, Form] = {}
        self.version = 0
        self.inner: dict[object, Context] = {}
        self.cache: dict[Any, Any] = {}

    @property
    def key(self) -> tuple[Any, ...]:
        """Return what is the same for equal contexts."""
        return tuple(self.variables.items()), self.hypotheses, tuple(self.definitions.values())

    def __eq__(self, other: object) -> bool:
        """Return whether the contexts say the same."""
        return self is other or (isinstance(other, Context) and self.key == other.key)

    def __hash__(self) -> int:
        """Return a hash of what is said."""
        return hash(self.key)

    def declare(self, name: str, sort: Sort) -> Context:
        """Return the context with one more variable."""
        if name in self.variables or name in self.definitions:
            raise Refused(f"'{name}' is declared twice")
        return self._more((name, sort), {**self.variables, name: sort}, self.hypotheses)

    def assume(self, *props: T) -> Context:
        """Return the context with more hypotheses."""
        more = tuple(p for p in props if p not in self.hypotheses)
        return self._more(more, self.variables, self.hypotheses + more) if more else self

    def _more(self, key: object, variables: Mapping[str, Sort], given: tuple[T, ...]) -> Context:
        if key not in self.inner:
            self.inner[key] = Context(variables, given, self.definitions, self.settings)
        return self.inner[key]

    def without(self, name: str) -> Context:
        """Return the context without the hypotheses that speak of a name."""
        kept = tuple(h for h in self.hypotheses if name not in h.free)
        return Context(self.variables, kept, self.definitions)

    def recursions(self) -> set[tuple[str, int]]:
        """Return which recursions have values (−1), or slopes in a parameter, everywhere."""
        return _recursions.setdefault(tuple(self.definitions.values()), set())


def new_index(context: Context, low: T, high: T) -> tuple[T, Context]:
    """Return a new index low..high, and the context that declares it."""
    k = fresh("k")
    return k, context.declare(str(k.data), index(low, high))


def over_ranges(sort: Sort, context: Context) -> tuple[tuple[T, ...], Context]:
    """Return new indices for every range of a family, and the context that declares them."""
    indices: tuple[T, ...] = ()
    for position in range(len(sort.ranges)):
        k, context = new_index(context, *sort.range_at(position, indices))
        indices = (*indices, k)
    return indices, context


def for_all(indices: tuple[T, ...], context: Context, prop: T) -> T:
    """Return that a proposition holds for all indices that a context declares."""
    for name in (str(k.data) for k in reversed(indices)):
        prop = forall(name, *context.variables[name].ranges[0], prop)
    return prop


def is_integer(term: T, context: Context) -> bool:
    """Return whether the form alone makes a term an integer wherever it is defined."""
    if term.head in {"num", "delta", "sign"}:
        return True
    sort = context.variables.get(str(term.data)) if term.head in {"var", "at"} else None
    if sort is not None:
        return sort.kind in INTEGERS if term.head == "var" else sort.kind == "permutation"
    if term.head in {"add", "mul", "neg", "npow", "abs", "max", "min"}:
        return all(is_integer(a, context) for a in term.args)
    if term.head == "piecewise":
        return all(is_integer(a, context) for a in term.args[::2])
    if term.head in {"bigmax", "bigmin"}:
        k = fresh("k")
        return is_integer(open_(term, k), context.declare(str(k.data), Sort("integer")))
    return False


# ── 3. The table of functions ─────────────────────────────────────────────────────────────────────
#
# A primitive has slopes, its partial derivatives where ``smooth`` holds (open conditions);
# any other is its ``meaning``, a term in functions before it.


Props = Callable[..., tuple[T, ...]]


def nowhere_wrong(*_: T) -> tuple[T, ...]:
    """Return no condition."""
    return ()


@dataclass(frozen=True)
class Function:
    """A function of the table: its domain, and its meaning or its slopes."""

    domain: Props = nowhere_wrong
    meaning: Callable[..., T] | None = None
    slopes: Props | None = None
    smooth: Props = nowhere_wrong
    least: int = 1
    most: int | None = 1


def _e(x: T) -> T:
    return fn("exp", x)


def sqrt_of(x: T) -> T:
    """Return √x."""
    return fn("sqrt", x)


def _ln(x: T) -> T:
    return fn("log", x)


def _positive(x: T) -> tuple[T, ...]:
    return (lt(ZERO, x),)


def _not_negative(x: T) -> tuple[T, ...]:
    return (le(ZERO, x),)


def _not_zero(x: T) -> tuple[T, ...]:
    return (ne(x, ZERO),)


def _within_one(x: T) -> tuple[T, ...]:
    return le(num(-1), x), le(x, ONE)


def _defined(meaning: Callable[..., T], domain: Props = nowhere_wrong) -> Function:
    return Function(domain, meaning)


def _slope_of_max(*args: T) -> tuple[T, ...]:
    """Return ∂max/∂xᵢ: 1 where xᵢ is the largest alone, else 0."""
    if len(args) == 1:
        return (ONE,)
    return tuple(
        piecewise((ONE, conj(*(lt(b, a) for j, b in enumerate(args) if j != i))), (ZERO, TRUE))
        for i, a in enumerate(args)
    )


def _angle(y: T, x: T) -> T:
    """Return atan2(y, x), in (−π, π]; at the origin it has no value."""
    half = fn("atan", y / (sqrt_of(x**2 + y**2) + x))
    return piecewise((2 * half, disj(ne(y, ZERO), lt(ZERO, x))), (PI, lt(x, ZERO)))


FUNCTIONS: dict[str, Function] = {
    "exp": Function(slopes=lambda x: (_e(x),)),
    "log": Function(_positive, None, lambda x: (1 / x,), _positive),
    "sqrt": Function(_not_negative, None, lambda x: (1 / (2 * sqrt_of(x)),), _positive),
    "cbrt": Function(_not_negative, None, lambda x: (1 / (3 * fn("cbrt", x) ** 2),), _positive),
    "abs": Function(slopes=lambda x: (fn("sign", x),), smooth=_not_zero),
    "sign": Function(slopes=lambda _: (ZERO,), smooth=_not_zero),
    "sin": Function(slopes=lambda x: (fn("cos", x),)),
    "cos": Function(slopes=lambda x: (-fn("sin", x),)),
    "atan": Function(slopes=lambda x: (1 / (1 + x**2),)),
    "erf": Function(slopes=lambda x: (2 * _e(-(x**2)) / sqrt_of(PI),)),
    "max": Function(
        slopes=_slope_of_max,
        smooth=lambda *a: tuple(ne(x, y) for x, y in combinations(a, 2)),
        most=None,
    ),
    "min": Function(meaning=lambda *a: -fn("max", *map(neg, a)), most=None),
    "relu": _defined(lambda x: fn("max", x, ZERO)),
    "sigmoid": _defined(lambda x: 1 / (1 + _e(-x))),
    "softplus": _defined(lambda x: _ln(1 + _e(x))),
    "sinh": _defined(lambda x: (_e(x) - _e(-x)) / 2),
    "cosh": _defined(lambda x: (_e(x) + _e(-x)) / 2),
    "tanh": _defined(lambda x: (_e(2 * x) - 1) / (_e(2 * x) + 1)),
    "coth": _defined(lambda x: 1 / fn("tanh", x), _not_zero),
    "sech": _defined(lambda x: 1 / fn("cosh", x)),
    "csch": _defined(lambda x: 1 / fn("sinh", x), _not_zero),
    "tan": _defined(lambda x: fn("sin", x) / fn("cos", x), lambda x: (ne(fn("cos", x), ZERO),)),
    "cot": _defined(lambda x: fn("cos", x) / fn("sin", x), lambda x: (ne(fn("sin", x), ZERO),)),
    "sec": _defined(lambda x: 1 / fn("cos", x), lambda x: (ne(fn("cos", x), ZERO),)),
    "csc": _defined(lambda x: 1 / fn("sin", x), lambda x: (ne(fn("sin", x), ZERO),)),
    "asin": _defined(lambda x: 2 * fn("atan", x / (1 + sqrt_of(1 - x**2))), _within_one),
    "acos": _defined(lambda x: PI / 2 - fn("asin", x), _within_one),
    "acot": _defined(lambda x: piecewise((fn("atan", 1 / x), ne(x, ZERO)), (PI / 2, TRUE))),
    "asec": _defined(lambda x: fn("acos", 1 / x), lambda x: (le(ONE, fn("abs", x)),)),
    "acsc": _defined(lambda x: fn("asin", 1 / x), lambda x: (le(ONE, fn("abs", x)),)),
    "atan2": Function(lambda y, x: (disj(ne(y, ZERO), ne(x, ZERO)),), _angle, least=2, most=2),
    "asinh": _defined(lambda x: _ln(x + sqrt_of(x**2 + 1))),
    "acosh": _defined(lambda x: _ln(x + sqrt_of(x**2 - 1)), lambda x: (le(ONE, x),)),
    "atanh": _defined(lambda x: _ln((1 + x) / (1 - x)) / 2, lambda x: (lt(num(-1), x), lt(x, ONE))),
    "acoth": _defined(lambda x: fn("atanh", 1 / x), lambda x: (lt(ONE, fn("abs", x)),)),
    "asech": _defined(lambda x: fn("acosh", 1 / x), lambda x: (lt(ZERO, x), le(x, ONE))),
    "acsch": _defined(lambda x: fn("asinh", 1 / x), _not_zero),
}


def meaning(term: T) -> T | None:
    """Return what a function of the table, or softmax, stands for; None for a primitive."""
    if term.head == "softmax":
        low, high, body, i = term.args
        return div(_e(instantiate(body, i)), T("sum", (low, high, _e(body))))
    found = FUNCTIONS.get(term.head)
    return None if found is None or found.meaning is None else found.meaning(*term.args)


# ── 4. Reading a document ─────────────────────────────────────────────────────────────────────────

Item = TypeVar("Item")
FORMAT = "symcheck/certificate/1"
MAX_DEPTH, MAX_SIZE = 400, 100_000
#: Least and greatest number of arguments of the heads that are no functions.
ARITY: dict[str, tuple[int, int | None]] = {
    **dict.fromkeys(("num", "pi", "true", "var", "fam", "bound"), (0, 0)),
    **dict.fromkeys(("neg", "not", "lam"), (1, 1)),
    **dict.fromkeys(("div", "npow", "ipow", "rpow", "delta", "rel", "diff", "tends"), (2, 2)),
    **dict.fromkeys((*RANGED, "all"), (3, 3)),
    **dict.fromkeys(("add", "mul", "and", "or", "at"), (1, None)),
    "indicator": (1, 1),  # 1 where its argument is > 0, else 0; the kernel's hints may name it
    "softmax": (4, 4),
    "piecewise": (2, None),
    "upd": (3, None),
    "call": (0, None),
    **{name: (f.least, f.most) for name, f in FUNCTIONS.items()},
}
#: The parts of each kind of claim, and what each of them is.
CLAIMS = {
    "relation": {"terms": "terms", "rels": "rels"},
    "iff": {"left": "prop", "right": "prop"},
    "limit": {"name": "name", "body": "under", "point": "end", "value": "end", "side": "side",
              "natural": "bool"},
    "extremum": {"bound": "prop", "attained": "values", "only": "bool", "approached": "claims"},
    "not-differentiable": {"name": "name", "body": "under", "point": "term"},
    "exists": {"variables": "sorts", "prop": "under", "witness": "values"},
    "reparameterisation": {
        "parameters": "sorts", "left": "term", "right": "under", "map": "values", "inverse": "inner"
    },
    "impossible": {"variables": "sorts", "props": "props"},
}  # fmt: skip


def kind_of(term: T) -> str:
    """Return what a term denotes: a number, a proposition or a family."""
    if term.head in PROPOSITIONS:
        return "prop"
    return "family" if term.head in {"fam", "lam"} else "number"


def require(good: object, why: str) -> None:
    """Refuse unless something is so."""
    if not good:
        refuse(why)


def _is_formed(head: str, data: object, args: list[T]) -> bool:
    """Return whether a node has the data and the arguments of its head."""
    least, most = ARITY.get(head, (1, 0))
    if len(args) < least or (most is not None and len(args) > most):
        return False
    if head in {"num", "bound"}:
        fits = type(data) is int and data >= 0
    elif head in NAMED:
        fits = type(data) is str and data[:1] not in {"", "#"}
    elif head == "rel":
        fits = data in RELATIONS
    else:
        fits = data is None
    for i, a in enumerate(args):
        branch = head == "piecewise" and i % 2 == 1
        if branch or head in {"and", "or", "not"} or (head, i) == ("all", 2):
            wanted = {"prop"}
        else:
            wanted = {"number", "family"} if head in {"call", "lam"} else {"number"}
        fits = fits and kind_of(a) in wanted
    if head == "piecewise":  # a limit is no condition of a branch
        limit = any(t.head == "tends" for a in args for t in subterms(a))
        fits = fits and len(args) % 2 == 0 and not limit
    return fits and (head != "upd" or len(args) % 2 == 1)


class Claim:
    """A claim: its kind, its context, and its parts by name (a term, pairs, …)."""

    def __init__(self, kind: str, context: Context, parts: Mapping[str, Any]) -> None:
        """Make a claim of parts that can be compared."""
        self.kind, self.context, self.parts = kind, context, dict(parts)
        self._key = (kind, context, tuple(sorted(self.parts.items(), key=lambda part: part[0])))

    def __getitem__(self, name: str) -> Any:
        """Return a part."""
        return self.parts[name]

    def __eq__(self, other: object) -> bool:
        """Return whether the claims are the same."""
        return isinstance(other, Claim) and self._key == other._key

    def __hash__(self) -> int:
        """Return a hash of what is claimed."""
        return hash(self._key)

    def links(self) -> tuple[T, ...]:
        """Return the single relations of a chain."""
        terms, rels = self.parts["terms"], self.parts["rels"]
        return tuple(rel(op, a, b) for op, a, b in zip(rels, terms, terms[1:], strict=False))


class Document:
    """A certificate, read strictly: everything in it is what it should be, or it is refused."""

    def __init__(self, text: str) -> None:
        """Read a certificate from its text."""
        raw = json.loads(text, object_pairs_hook=_object, parse_constant=refuse, parse_float=refuse)
        wanted = {"format", "name", "identity", "terms", "definitions", "contexts", "theorems",
                  "proof", "hash"}  # fmt: skip
        if not isinstance(raw, dict) or set(raw) != wanted or raw["format"] != FORMAT:
            refuse("not a certificate of this format")
        require(content_hash(raw) == raw["hash"], "the hash is not that of the content")
        self.name = as_text(raw["name"])
        self.terms: list[T] = []
        self.sizes: list[int] = []
        for entry in as_list(raw["terms"]):
            self.terms.append(self._node(as_list(entry)))
        self.definitions = [self._definition(as_dict(d)) for d in as_list(raw["definitions"])]
        self.contexts = [self._context(as_dict(c)) for c in as_list(raw["contexts"])]
        self.theorems = [as_dict(t) for t in as_list(raw["theorems"])]
        self.proof = as_dict(raw["proof"])

    def _node(self, entry: list[Any]) -> T:
        require(len(entry) in {3, 4}, "a term has three or four parts")
        head, data, args = entry[0], entry[1], [self.term(i) for i in as_list(entry[2])]
        formed = type(head) is str and _is_formed(head, data, args)
        require(formed, f"'{head}' cannot have these parts")
        require(len(entry) == 3 or (head in BINDERS and type(entry[3]) is str), "an odd hint")
        term = T(head, tuple(args), data)
        require(term.depth <= MAX_DEPTH, "a term is nested too deep")
        self.sizes.append(1 + sum(self.sizes[i] for i in entry[2]))
        require(self.sizes[-1] <= MAX_SIZE, "a term is too large when it is written out")
        return term

    def term(self, number: object) -> T:
        """Return the term of a number; it may be loose."""
        return item_at(self.terms, number)

    def closed(
        self,
        number: object,
        context: Context,
        own: Mapping[str, Sort] | None = None,
        kinds: str = "number",
    ) -> T:
        """Return a closed term whose names are declared in the context, or are a claim's own."""
        term = self.term(number)
        require_declared(term, context, own)
        require(kind_of(term) in kinds.split(), f"expected a {kinds}")
        return term

    def context(self, number: object) -> Context:
        """Return the context of a number."""
        return item_at(self.contexts, number)

    def sort(self, data: object) -> Sort:
        """Return a sort."""
        data = as_dict(data)
        require(set(data) == {"kind", "ranges"}, "an odd sort")
        kind = as_text(data["kind"])
        ranges = [tuple(self.term(e) for e in as_list(r)) for r in as_list(data["ranges"])]
        require(kind in KINDS and all(len(r) == 2 for r in ranges), "an odd sort")
        expected = {"index": {1}, "permutation": {1}, "family": set(range(1, 9))}.get(kind, {0})
        require(len(ranges) in expected, "a sort has the wrong number of ranges")
        for position, end in ((i, e) for i, r in enumerate(ranges) for e in r):
            inner = end
            for _ in range(position if end.head == "lam" else 0):
                inner = inner.args[0] if inner.head == "lam" else TRUE
            require(kind_of(inner) == "number" and not end.loose, "an odd range")
        return Sort(kind, tuple(ranges))  # type: ignore[arg-type]

    def sorts(self, data: object) -> dict[str, Sort]:
        """Return declarations in their order."""
        found: dict[str, Sort] = {}
        for pair in as_list(data):
            name, sort = as_pair(pair)
            require(as_name(name) not in found, f"'{name}' is declared twice")
            found[name] = self.sort(sort)
        return found

    def _definition(self, data: dict[str, Any]) -> Definition:
        wanted = {"name", "parameters", "on", "body", "base", "step"}
        require(set(data) == wanted, "an odd definition")
        given = {n: data[n] for n in ("body", "base", "step")}
        parts = {n: None if t is None else self.term(t) for n, t in given.items()}
        on = data.get("on")
        parameters = self.sorts(data.get("parameters"))
        found = Definition(as_name(data.get("name")), tuple(parameters.items()), on=on, **parts)
        terms = [t for t in parts.values() if t is not None]
        require(not any(t.loose or kind_of(t) != "number" for t in terms), "an odd definition")
        earlier: set[str] = set()
        for name, sort in parameters.items():
            ends = frozenset().union(*(e.free for r in sort.ranges for e in r))
            require(ends <= earlier, "a parameter's range uses what comes after it")
            require(sort.kind != "permutation", "a parameter is a permutation")
            earlier.add(name)
        if found.body is not None:
            require(on is None and len(terms) == 1, "a definition is plain or recursive")
        else:
            require(
                len(terms) == 2 and type(on) is str and parameters.get(on) == Sort("natural"),
                "a recursion is on a natural parameter, with a base and a step",
            )
        for t in (s for part in terms for s in subterms(part)):
            if t.head == "call" and t.data == found.name:
                require(found.step is not None, f"'{found.name}' is circular")
                require(
                    len(t.args) == len(parameters)
                    and t.args[list(parameters).index(str(on))] is var(str(on)),
                    f"'{found.name}' calls itself elsewhere than at '{on}'",
                )
            elif t.head in NAMED and t.head != "call":
                require(t.data in parameters, f"the definition of '{found.name}' is open")
        if found.base is not None:
            used = {t.data for t in subterms(found.base) if t.head in NAMED}
            require(not used & {on, found.name}, "the base of a recursion uses the step")
        return found

    def _context(self, data: dict[str, Any]) -> Context:
        require(set(data) == {"variables", "hypotheses", "definitions"}, "an odd context")
        definitions: dict[str, Definition] = {}
        for number in as_list(data["definitions"]):
            found = item_at(self.definitions, number)
            require(found.name not in definitions, f"'{found.name}' is defined twice")
            for part in (found.body, found.base, found.step):
                for t in subterms(part) if part is not None else ():
                    if t.head == "call" and t.data != found.name:
                        require(t.data in definitions, f"'{found.name}' uses what comes after it")
            definitions[found.name] = found
        variables = self.sorts(data.get("variables"))
        require(not definitions.keys() & variables.keys(), "a name is declared twice")
        earlier = Context({}, (), definitions)
        for name, sort in variables.items():
            for end in (e for r in sort.ranges for e in r):
                require_declared(end, earlier)
            earlier = earlier.declare(name, sort)
        context = Context(variables, (), definitions)
        hypotheses = [self.term(number) for number in as_list(data.get("hypotheses"))]
        require(not any(h.loose or kind_of(h) != "prop" for h in hypotheses), "an odd hypothesis")
        # What is said of a name that is not declared is idle: the claim is shown without it.
        names = variables.keys() | definitions.keys()
        context.hypotheses = tuple(h for h in hypotheses if h.free <= names)
        for h in context.hypotheses:
            require_declared(h, context)
        return context

    def claim(self, data: object) -> Claim:
        """Return a claim, whose terms are closed and speak of what is declared only."""
        data = as_dict(data)
        kind = as_text(data.get("kind"))
        require(kind in CLAIMS and set(data) == {"kind", "context", *CLAIMS[kind]}, "an odd claim")
        context = self.context(data["context"])
        parts: dict[str, Any] = {}
        own: dict[str, Sort] = {}
        for name, what in CLAIMS[kind].items():
            parts[name] = self._part(what, data[name], context, own)
            if what in {"name", "sorts"}:
                own = {parts[name]: REAL} if what == "name" else dict(parts[name])
                later = set(own)
                for n, sort in own.items():
                    # A new parameter may be named like an old one.
                    old = () if kind == "reparameterisation" else context.variables
                    taken = n in old or n in context.definitions
                    require(not taken, f"'{n}' is declared already")
                    for end in (e for r in sort.ranges for e in r):
                        require_declared(end, context, own)
                        require(not later & end.free, "a range uses what is not declared before it")
                    later.discard(n)
            if what in {"values", "inner"}:
                names = [n for n, _ in parts[name]]
                asked = own if name in {"witness", "map"} else context.variables
                require(len(set(names)) == len(names), f"'{name}' gives a value twice")
                require(set(names) <= set(asked), f"'{name}' gives what is not asked for")
        if kind == "reparameterisation":
            require(len(parts["map"]) == len(own), "the map does not give every parameter")
        if kind == "extremum":
            require(parts["attained"] or not parts["only"], "'only' is said of no point")
        if kind == "relation":
            require(len(parts["terms"]) == len(parts["rels"]) + 1 > 1, "an odd chain")
        return Claim(kind, context, parts)

    def _part(self, what: str, data: Any, context: Context, own: dict[str, Sort]) -> Any:
        if what in {"term", "prop"}:
            return self.closed(data, context, kinds="number" if what == "term" else "prop")
        if what == "under":
            return self.closed(data, context, own, kinds="number prop")
        if what == "terms":
            return tuple(self.closed(t, context) for t in as_list(data))
        if what == "props":
            return tuple(self.closed(t, context, own, kinds="prop") for t in as_list(data))
        if what in {"values", "inner"}:
            inner, kinds = own if what == "inner" else None, "number family"
            pairs = [as_pair(p) for p in as_list(data)]
            return tuple((n, self.closed(t, context, inner, kinds=kinds)) for n, t in pairs)
        if what == "sorts":
            return tuple(self.sorts(data).items())
        if what == "claims":
            return tuple(self.claim(c) for c in as_list(data))
        if what == "name":
            return as_name(data)
        if what == "end" and isinstance(data, dict):
            require(data in ({"at": "oo"}, {"at": "-oo"}), "an odd end")
            return data["at"]
        if what == "end":
            return self.closed(data, context)
        allowed = {"bool": (True, False), "side": ("+", "-", "+-")}.get(what)
        if allowed is not None:
            require(type(data) is type(allowed[0]) and data in allowed, "an odd value")
            return data
        require(all(type(op) is str and op in RELATIONS for op in as_list(data)), "an odd relation")
        return tuple(data)


def require_declared(term: T, context: Context, own: Mapping[str, Sort] | None = None) -> None:
    """Refuse unless a term is closed, and every name in it is declared as what it is used as.

    Names are declared by the context, or are a claim's ``own``.
    """
    require(not term.loose, "a term is not closed")
    variables = {**context.variables, **own} if own else context.variables
    for t in subterms(term) if term.free else ():
        if t.head in NAMED:
            sort = variables.get(str(t.data))
            fits = sort is not None and sort.has_entries == (t.head != "var")
            known = t.data in context.definitions if t.head == "call" else fits
            require(known, f"'{t.data}' is not declared so")


def content_hash(data: dict[str, Any]) -> str:
    """Return the hash of a document: of its canonical JSON without the hash itself."""
    rest = {k: v for k, v in data.items() if k != "hash"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object, in which no name may stand twice."""
    found = dict(pairs)
    require(len(found) == len(pairs), "a name stands twice")
    return found


def item_at(items: Sequence[Item], position: object) -> Item:
    """Return the item at a position, which has to be one."""
    if type(position) is not int or not 0 <= position < len(items):
        refuse("a reference leads nowhere")
    return items[position]


def as_list(value: object) -> list[Any]:
    """Return a JSON list."""
    return value if isinstance(value, list) else refuse("expected a list")


def as_dict(value: object) -> dict[str, Any]:
    """Return a JSON object."""
    return value if isinstance(value, dict) else refuse("expected an object")


def as_text(value: object) -> str:
    """Return a JSON string."""
    return value if isinstance(value, str) else refuse("expected a text")


def as_name(value: object) -> str:
    """Return a name, which is not empty and none of our own."""
    name = as_text(value)
    return name if name[:1] not in {"", "#"} else refuse("an odd name")


def as_pair(value: object) -> tuple[str, Any]:
    """Return a name with what belongs to it."""
    pair = as_list(value)
    require(len(pair) == 2, "expected a pair")
    return as_name(pair[0]), pair[1]


# ── 5. When a term is defined ─────────────────────────────────────────────────────────────────────


def needs(term: T, context: Context) -> list[tuple[Context, T]]:
    """Return what has to hold for a term, or a proposition, to be defined, nothing twice."""
    found = context.cache.setdefault("needs", {})
    if term not in found:
        found[term] = list(dict.fromkeys(_needs(term, context)))
    return [(context, prop) for prop in found[term]]


def is_necessary(prop: T, terms: Iterable[T], context: Context) -> bool:
    """Return whether a proposition is seen to hold at all points where the terms are defined.

    So it has to be defined there itself: it does not hold where it has no truth value.
    A term is not defined where one of its needs fails, but for those of a derivative: that has
    a value only where its function has one, and not where |u| has a corner.
    """
    terms = tuple(terms)
    if any(_has_slope(t) for d in context.definitions.values() for t in (d.body, d.base, d.step)):
        return False
    sure = Context(context.variables, (), context.definitions, Settings(sure=True))
    known = [p for t in terms for _, p in needs(t, sure)]
    known += [p for t in terms for p in _corners(t, context)]
    there = context.assume(*(p for p in known if FALSE not in set(subterms(p))))
    return all(shown(p, there) for p in (*_needs_from_left(prop, there), prop))


def _needs_from_left(prop: T, context: Context) -> Iterator[T]:
    """Yield what has to hold for a condition to have a truth value, read from the left.

    Where a holds, ``a or b`` does, whatever b is: thus is said what a later branch needs.
    """
    if prop.head == "or":
        for i, part in enumerate(prop.args):
            yield from (disj(*prop.args[:i], p) for p in _needs_from_left(part, context))
    elif prop.head == "all":
        low, high = prop.args[:2]
        for end in (low, high):
            yield from _needs(end, context)
            yield from _integer(end, context)
        k, inner = new_index(context, low, high)
        found = _needs_from_left(open_(prop, k), inner)
        yield from (forall(str(k.data), low, high, p) for p in found)
    else:
        yield from _needs(prop, context)


def _has_slope(term: T | None) -> bool:
    return term is not None and any(t.head == "diff" for t in subterms(term))


def _corners(term: T, context: Context) -> Iterator[T]:
    """Yield u ≠ 0 for the |u| under a derivative that turn where u = 0, with unlike slopes."""
    if term.head == "piecewise" or (term.head in BINDERS and term.head != "diff"):
        return
    if term.head != "diff":
        for a in term.args:
            yield from _corners(a, context)
        return
    yield from _corners(instantiate(*term.args), context)
    yield from _corners(term.args[1], context)
    t = fresh()
    name, at = str(t.data), {str(t.data): term.args[1]}
    work, body = Slopes(name, term.args[1], context.declare(name, REAL)), open_(term, t)
    try:
        body = without_maxima(body)
        work.of(body)
        for condition, (node, branches) in work.kinks.items():
            if node.head != "abs":
                continue
            sides = [(work.again(), replace_closed(body, node, b)) for b in branches]
            slopes = [side.of(branch) for side, branch in sides]
            owed = [ne(*slopes), ne(work.of(node.args[0]), ZERO)]
            owed += [c for side, _ in sides for c in side.conditions]
            there = context.assume(substitute(negation(condition), at))
            if all(shown(settled(substitute(p, at)), there) for p in owed):
                yield settled(substitute(condition, at))
    except Refused:
        return


def _integer(term: T, context: Context, ends: tuple[T, ...] = ()) -> Iterator[T]:
    """Yield what is never true, unless a term is an integer by its form; that it is in a range."""
    value = rational_value(term)
    if not (is_integer(term, context) if value is None else value.denominator == 1):
        yield FALSE
    if ends:
        yield le(ends[0], term)
        yield le(term, ends[1])


def _needs(term: T, context: Context) -> Iterator[T]:
    head, args = term.head, term.args
    if head == "tends":  # that the value is defined is a part of what a limit says
        return
    named = context.variables.get(str(term.data), REAL) if head == "var" else REAL
    if head in {"fam", "lam"} or named.has_entries:  # a family where a number is asked for
        yield FALSE
        return
    if head in {*RANGED, "all", "softmax"}:
        yield from _needs_of_binder(term, context)
        return
    if head == "piecewise":
        yield from _needs_of_branches(list(zip(args[::2], args[1::2], strict=True)), context)
        return
    if head == "and":  # a later part is read where the earlier ones hold
        for i, part in enumerate(args):
            for prop in _needs(part, context):
                yield disj(*map(negation, args[:i]), prop)
        return
    if head == "diff":
        yield from _needs_of_derivative(term, context)
        return
    if head == "call":
        yield from _needs_of_call(term, context)
        return
    for a in args:
        yield from _needs(a, context)
    if head == "div" and not rational_value(args[1]):
        yield ne(args[1], ZERO)
    elif head in {"npow", "ipow"}:
        yield from _needs_of_power(head, args[0], args[1], context)
    elif head == "rpow":
        base, exponent = args
        value = rational_value(exponent)
        if value is None:
            yield disj(lt(ZERO, base), conj(le(ZERO, base), lt(ZERO, exponent)))
        else:
            yield (le if value > 0 else lt)(ZERO, base)
    elif head == "delta":
        for a in args:
            yield from _integer(a, context)
    elif head == "at":
        yield from _needs_of_entry(str(term.data), args, context)
    elif head == "upd":
        _, key, own = parts_of_update(term)
        yield from _needs_of_entry(str(term.data), key, context)
        yield from _needs_of_entry(str(term.data), own, context)
    elif head in FUNCTIONS:
        yield from FUNCTIONS[head].domain(*args)


def _needs_of_power(head: str, base: T, exponent: T, context: Context) -> Iterator[T]:
    value = rational_value(exponent)
    yield from _integer(exponent, context)
    if head == "npow" and exponent.head != "num":
        yield le(ZERO, exponent)
    elif head == "ipow" and value is None:
        yield disj(ne(base, ZERO), le(ZERO, exponent))
    elif head == "ipow" and value is not None and value < 0:
        yield ne(base, ZERO)


def _needs_of_entry(name: str, indices: tuple[T, ...], context: Context) -> Iterator[T]:
    sort = context.variables.get(name)
    if sort is None or not sort.has_entries or len(sort.ranges) != len(indices):
        yield FALSE
        return
    for position, i in enumerate(indices):
        yield from _integer(i, context, sort.range_at(position, indices))


def _needs_of_binder(term: T, context: Context) -> Iterator[T]:
    low, high = term.args[:2]
    for end in (low, high):
        yield from _needs(end, context)
        yield from _integer(end, context)
    if term.head in {"bigmax", "bigmin"}:
        yield le(low, high)
    if term.head == "softmax":
        yield from _needs(term.args[3], context)
        yield from _integer(term.args[3], context, (low, high))
    k = fresh("k")
    name = str(k.data)
    for prop in dict.fromkeys(_needs(open_(term, k), context.declare(name, index(low, high)))):
        if prop not in {le(low, k), le(k, high)}:
            yield forall(name, low, high, prop)


def _needs_of_branches(branches: list[tuple[T, T]], context: Context) -> Iterator[T]:
    earlier: list[T] = []
    for value, condition in branches:
        for prop in _needs(condition, context):
            yield disj(*earlier, prop)
        here = () if condition is TRUE else (negation(condition),)
        for prop in _needs(value, context):
            yield disj(*earlier, *here, prop)
        if condition is TRUE:
            return
        earlier.append(condition)
    yield disj(*earlier)


def _needs_of_derivative(term: T, context: Context) -> Iterator[T]:
    """Yield the function has a value at the point, and a derivative."""
    point = term.args[1]
    yield from _needs(point, context)
    t = fresh()
    name = str(t.data)
    for prop in _needs(open_(term, t), context.declare(name, REAL)):
        yield settled(substitute(prop, {name: point}))
    if context.settings.sure:
        return
    try:
        yield from (prop for _, prop in derivative(term, context)[1])
    except Refused:
        yield FALSE


def _needs_of_call(term: T, context: Context) -> Iterator[T]:
    found = context.definitions.get(str(term.data))
    if found is None or len(term.args) != len(found.parameters):
        yield FALSE
        return
    values: dict[str, T] = {}
    for (name, sort), argument in zip(found.parameters, term.args, strict=True):
        yield from _needs_of_ranges(sort, dict(found.parameters), values, context)
        if sort.has_entries:
            yield from _needs_of_family(argument, sort, values, context)
        else:
            yield from _needs(argument, context)
            if sort.kind in INTEGERS:
                yield from _integer(argument, context)
            for fact in sort.facts(var(name)):
                yield substitute(fact, {**values, name: argument})
        values[name] = argument
    if found.body is not None:
        yield from _needs_at(found.body, dict(found.parameters), values, context)
    elif not always_defined(found, context):
        yield FALSE


def _needs_at(
    term: T, variables: Mapping[str, Sort], values: Mapping[str, T], context: Context
) -> Iterator[T]:
    """Yield what a term of more variables needs at their values.

    An index of a family is gone where a ``lam`` is put in. That it is in the range of the
    family is needed of the term as it was, and then at the values. Where it depends on the
    variable of a derivative or a limit, a real one with a name of our own, that is not enough.
    """
    there = dict.fromkeys(_needs(substitute(term, values), context))
    yield from there
    moving = {n for n, s in context.variables.items() if n[:1] == "#" and s == REAL}
    inner, own, back = context, dict(values), dict[str, T]()
    for name, sort in variables.items():
        if not sort.has_entries or name not in term.free:
            continue
        value = values[name]
        if value.head == "fam" and context.variables.get(str(value.data)) == sort.at(values):
            continue
        new = str(fresh("u").data)
        inner = inner.declare(new, sort.at(values))
        own[name], back[new] = T("fam", (), new), value
    if back:
        before = substitute(term, own)
        if any(t.head == "tends" and not t.free.isdisjoint(back) for t in subterms(before)):
            yield FALSE  # a limit over the indices of a family
        for prop in dict.fromkeys(_needs(before, inner)):
            before = settled(substitute(prop, back))
            if before not in there:
                yield before
                if not moving.isdisjoint(before.free):
                    yield FALSE


def _needs_of_family(value: T, sort: Sort, values: dict[str, T], context: Context) -> Iterator[T]:
    """Yield a family given for a parameter has an entry wherever the parameter has one."""
    indices, inner = over_ranges(sort.at(values), context)
    for prop in _needs(apply_family(value, indices), inner):
        yield for_all(indices, inner, prop)


def _needs_of_ranges(
    sort: Sort, variables: Mapping[str, Sort], values: Mapping[str, T], context: Context
) -> Iterator[T]:
    """Yield the ends of a sort's ranges have a value at values: nothing lies between others."""
    indices: tuple[T, ...] = ()
    for position in range(len(sort.ranges)):
        ends = sort.range_at(position, indices)
        for end in ends:
            for prop in _needs_at(end, variables, values, context):
                yield for_all(indices, context, prop)
        k, context = new_index(context, *(substitute(e, values) for e in ends))
        indices = (*indices, k)


def always_defined(definition: Definition, context: Context) -> bool:
    """Return whether a recursive definition has a value wherever its parameters have their sorts.

    By induction: the base is defined at 0, and the step at ``on`` + 1 where the calls at ``on``
    are given what they ask for, which is what ``needs`` returns for them meanwhile.
    """
    pending, name = context.settings.pending, definition.name
    if name in pending:
        return True
    facts, fact = context.recursions(), (name, -1)
    if fact not in facts:
        pending.add(name)
        try:
            parts = recursion_parts(definition, context)
            if parts and all(shown(p, c) for t, c in parts for p in dict.fromkeys(_needs(t, c))):
                facts.add(fact)
        finally:
            pending.discard(name)
    return fact in facts


#: A recursion whose calls are granted a slope: its name, the place of the argument, and the other
#: arguments if they may not change.
Granted = tuple[str, int, tuple[T, ...]]


def slope_owes(call: T, place: int, context: Context) -> list[T]:
    """Return what makes a recursive call differentiable in its argument at a place.

    Nothing, if the base is differentiable everywhere, and the step where the calls at ``on``
    are. Else, if the step calls the definition with its own parameters only: what the base owes
    at the argument, and what the step owes there at every depth less than the call's. Both by
    induction on the depth.
    """
    definition, facts = context.definitions[str(call.data)], context.recursions()
    (name, sort), fact = definition.parameters[place], (definition.name, place)
    pending, mark = context.settings.pending, f"{fact}"
    if fact in facts:
        return []
    varying = any(name in e.free for _, s in definition.parameters for r in s.ranges for e in r)
    if varying or sort != REAL or {definition.name, mark} & pending:
        raise Refused(f"'{call.data}' was not shown to be differentiable")
    require(always_defined(definition, context), f"'{call.data}' was not shown to have a value")
    own = tuple(itself(dict(definition.parameters)).values())
    pending.add(mark)  # nobody may rely on it while it is being shown
    try:
        base, step = _slopes_owe(definition, (*fact, ()), context)
        if base or step:
            base, step = _slopes_owe(definition, (*fact, own), context)
        else:
            facts.add(fact)
    finally:
        pending.discard(mark)
    depth, on = fresh("l"), str(definition.on)
    values = dict(zip((n for n, _ in definition.parameters), call.args, strict=True))
    below, at_depth = values[on] - 1, values | {on: depth}
    return [substitute(p, values) for p in base] + [
        forall(str(depth.data), ZERO, below, substitute(p, at_depth)) for p in step
    ]


def _slopes_owe(definition: Definition, granted: Granted, context: Context) -> list[list[T]]:
    """Return what was not shown of what the base owes, and the step, to be differentiable."""
    name, found = definition.parameters[granted[1]][0], []
    for term, inner in recursion_parts(definition, context):
        slope = bind("diff", name, term, var(name))
        props = slope_at(slope, inner, at_kinks=not granted[2], granted=granted)[1]
        found.append([p for p in props if not shown(p, inner)])
    return found


def recursion_parts(definition: Definition, context: Context) -> list[tuple[T, Context]]:
    """Return the base and the step of a recursion, each in a context of its parameters."""
    on, found = str(definition.on), []
    for term, here in ((definition.base, ZERO), (definition.step, var(on) + 1)):
        if term is None:
            return []
        at = {on: here}
        kept = [(n, s) for n, s in definition.parameters if n != on or here is not ZERO]
        variables = {n: s.at(at) for n, s in kept}
        found.append((term, Context(variables, (), context.definitions, context.settings)))
    return found


def unfold(call: T, context: Context) -> T | None:
    """Return what a call stands for; of a recursion at 0 and at a successor, else None."""
    found = context.definitions.get(str(call.data))
    if found is None or len(call.args) != len(found.parameters):
        return None
    values = dict(zip((name for name, _ in found.parameters), call.args, strict=True))
    if found.body is not None:
        return substitute(found.body, values)
    on = str(found.on)
    before = _predecessor(values[on], context)
    if before is None or found.base is None or found.step is None:
        return None
    if before is ZERO and integer_value(values[on]) == 0:
        return substitute(found.base, {n: v for n, v in values.items() if n != on})
    return substitute(found.step, {**values, on: before})


def _predecessor(argument: T, context: Context) -> T | None:
    """Return n for n + 1, where n ≥ 0 was shown; 0 for 0."""
    literal = integer_value(argument)
    if literal is not None:
        return num(max(literal - 1, 0)) if 0 <= literal <= 12 else None
    last = integer_value(argument.args[-1]) if argument.head == "add" else None
    if last is None or last < 1:
        return None
    before = add(*argument.args[:-1]) if last == 1 else add(*argument.args[:-1], num(last - 1))
    return before if shown(le(ZERO, before), context) else None


# ── 6. Derivatives ────────────────────────────────────────────────────────────────────────────────
#
# A formula, and conditions at the point. They are open: strict relations between terms that
# are continuous there, so they hold nearby and the formula is the derivative. At a kink of
# |u| or at the boundary of a branch, the condition u ≠ 0 may be replaced by this one: the
# function is, near the point, one of some functions that have the same value and the same
# derivative at the point.


def derivative(term: T, context: Context) -> tuple[T, list[tuple[Context, T]]]:
    """Return the derivative that a ``diff`` term stands for, and what has to hold for it."""
    known = context.cache.setdefault("derivative", {})
    if term not in known:
        try:
            known[term] = slope_at(term, context)
        except Refused as error:
            known[term] = error
    if isinstance(known[term], Refused):
        raise Refused(str(known[term]))
    value, conditions = known[term]
    return value, [(context, prop) for prop in conditions]


def slope_at(
    term: T, context: Context, *, at_kinks: bool = True, granted: Granted | None = None
) -> tuple[T, list[T]]:
    """Return the derivative at the point, and its conditions there, open without ``at_kinks``."""
    t = fresh()
    name, point = str(t.data), term.args[1]
    work = Slopes(name, point, context.declare(name, REAL), granted)
    body = without_maxima(open_(term, t))
    value = work.of(body)
    conditions: dict[T, None] = {}
    for condition in dict.fromkeys(work.conditions):
        prop = settled(substitute(condition, {name: point}))
        if at_kinks and condition in work.kinks and not shown(prop, context):
            smooth = _smooth_at_kink(body, value, work.kinks[condition], work)
            if smooth is not None:
                prop = disj(prop, settled(substitute(smooth, {name: point})))
        conditions[prop] = None
    return settled(substitute(value, {name: point})), list(conditions)


def _smooth_at_kink(body: T, value: T, kink: tuple[T, tuple[T, ...]], of: Slopes) -> T | None:
    """Return that every branch takes the function's value at the point, with the same slope."""
    node, branches = kink
    props: list[T] = []
    for branch in branches:
        work, here = of.again(), replace_closed(body, node, branch)
        try:
            props += [eq(here, body), eq(work.of(here), value), *work.conditions]
            props += [prop for _, prop in needs(here, of.context)]
        except Refused:
            return None
    # Beside the point every condition is looked at, and all parts of it.
    try:
        for side in (side for condition in node.args[1::2] for side in _sides(condition)):
            work = of.again()
            work.of(side)
            props += [*work.conditions, *(prop for _, prop in needs(side, of.context))]
    except Refused:
        return None
    return conj(*dict.fromkeys(props))


def _sides(condition: T) -> Iterator[T]:
    """Yield the sides of all relations in a condition; refuse one that quantifies."""
    require(condition.head in {"rel", "and", "or", "not", "true"}, "a condition quantifies")
    for part in condition.args:
        yield from (part,) if condition.head == "rel" else _sides(part)


def _plus(*terms: T) -> T:
    return add(*(t for t in terms if t is not ZERO))


def _times(*terms: T) -> T:
    return ZERO if ZERO in terms else mul(*(t for t in terms if t is not ONE))


def without_maxima(term: T) -> T:
    """Return the term with relu, max and min written by |·|: max(a, b) = (a + b + |a − b|)/2."""
    if not any(t.head in {"relu", "max", "min"} for t in subterms(term)):
        return term
    args = tuple(map(without_maxima, term.args))
    if term.head not in {"relu", "max", "min"}:
        return T(term.head, args, term.data)
    result, *rest = (*args, ZERO) if term.head == "relu" else args
    for b in rest:
        size = fn("abs", result if b is ZERO else sub(result, b))
        result = add(result, b, neg(size) if term.head == "min" else size) / 2
    return result


def strictly(prop: T) -> T:
    """Return a condition with < for ≤, so that it is open; refuse an equation."""
    if prop.head == "rel" and prop.data != "=":
        return T("rel", prop.args, str(prop.data)[0] if prop.data in {"<=", ">="} else prop.data)
    require(prop.head in {"and", "or"}, "a domain is not open")
    return T(prop.head, tuple(map(strictly, prop.args)))


class Slopes:
    """Differentiation by the variable ``name``, of which the context says that it is real."""

    def __init__(
        self, name: str, point: T, context: Context, granted: Granted | None = None
    ) -> None:
        """Start without conditions; a recursive call may be granted to be differentiable."""
        self.name, self.point, self.context, self.granted = name, point, context, granted
        self.conditions: list[T] = []
        #: A condition that fails at a kink: the part that has it, and what it is nearby.
        self.kinks: dict[T, tuple[T, tuple[T, ...]]] = {}
        self._memo: dict[T, T] = {}

    def again(self, context: Context | None = None) -> Slopes:
        """Return another start."""
        return Slopes(self.name, self.point, context or self.context, self.granted)

    def of(self, term: T) -> T:
        """Return the derivative of a term; what it asks for joins the conditions."""
        if self.name not in term.free:
            return ZERO
        if term not in self._memo:
            self._memo[term] = self._rule(term)
        return self._memo[term]

    def _rule(self, term: T) -> T:
        head, args = term.head, term.args
        if head == "var":
            return ONE
        if head == "add":
            return _plus(*map(self.of, args))
        if head == "neg":
            inner = self.of(args[0])
            return ZERO if inner is ZERO else neg(inner)
        if head == "mul":
            others = [(a, (*args[:i], *args[i + 1 :])) for i, a in enumerate(args)]
            return _plus(*(_times(self.of(a), *rest) for a, rest in others))
        if head == "div":
            return self._fraction(*args)
        if head in {"npow", "ipow"}:
            return self._power(head, *args)
        if head == "rpow":
            return self._real_power(*args)
        if head in {"sum", "prod"}:
            return self._of_range(term)
        if head == "softmax":
            self._fixed(args[3])
        if head == "piecewise":
            return self._of_branches(term)
        if head == "upd":
            new, key, own = parts_of_update(term)
            self._fixed(*key, *own)
            same = [fn("delta", i, k) for i, k in zip(own, key, strict=True)]
            return _times(*same, self.of(new))
        if head == "diff":
            return self._of_derivative(term)
        if head == "call":
            return self._of_call(term)
        return self._of_function(term)

    def _fixed(self, *terms: T) -> None:
        if any(self.name in t.free for t in terms):
            refuse("an index, a range or an integer exponent depends on the variable")

    def _fraction(self, top: T, bottom: T) -> T:
        upper, lower = self.of(top), self.of(bottom)
        if not rational_value(bottom):
            self.conditions.append(ne(bottom, ZERO))
        if lower is ZERO:
            return div(upper, bottom)
        return div(_plus(_times(upper, bottom), neg(_times(top, lower))), bottom**2)

    def _power(self, head: str, base: T, exponent: T) -> T:
        self._fixed(exponent)
        value, slope = integer_value(exponent), self.of(base)
        if value is not None and head == "npow":
            powers = (ZERO, slope, _times(TWO, base, slope))
            return powers[value] if value < 3 else _times(exponent, base ** (value - 1), slope)
        less = sub(exponent, ONE) if value is None else num(value - 1)
        if head == "npow":
            whole = _times(exponent, npow(base, less), slope)
            if shown(le(ONE, exponent), self.context):
                return whole
            if not shown(ne(substitute(base, {self.name: self.point}), ZERO), self.context):
                return piecewise((ZERO, eq(exponent, ZERO)), (whole, TRUE))
        self.conditions.append(ne(base, ZERO))
        return _times(exponent, T("ipow", (base, less)), slope)

    def _real_power(self, base: T, exponent: T) -> T:
        self.conditions.append(lt(ZERO, base))
        whole = T("rpow", (base, exponent))
        return _plus(
            _times(exponent, T("rpow", (base, sub(exponent, ONE))), self.of(base)),
            _times(whole, fn("log", base), self.of(exponent)),
        )

    def _of_function(self, term: T) -> T:
        found, body = FUNCTIONS.get(term.head, Function()), meaning(term)
        self.conditions.extend(map(strictly, found.domain(*term.args)))
        if body is not None:
            return self.of(body)
        if found.slopes is None:
            raise Refused(f"no rule differentiates '{term.head}'")
        smooth = found.smooth(*term.args)
        self.conditions.extend(smooth)
        x = term.args[0]
        if term.head in {"abs", "sign"}:
            branches = (x, neg(x)) if term.head == "abs" else (ONE, num(-1), ZERO)
            self.kinks[smooth[0]] = (term, branches)
        slopes = found.slopes(*term.args)
        return _plus(*(_times(p, self.of(a)) for p, a in zip(slopes, term.args, strict=True)))

    def _under(self, binder: T) -> tuple[str, T, Slopes]:
        """Open a binder whose range does not depend on the variable."""
        self._fixed(*binder.args[:2])
        k, inner = new_index(self.context, *binder.args[:2])
        return str(k.data), open_(binder, k), self.again(inner)

    def _close(self, name: str, binder: T, inner: Slopes) -> None:
        """Owe for every index what was owed for the one."""
        low, high = binder.args[:2]
        self.conditions += [forall(name, low, high, c) for c in inner.conditions]

    def _of_range(self, term: T) -> T:
        """Return (Σ bₖ)′ = Σ bₖ′ or (Π bₖ)′ = Σₖ bₖ′ · Πⱼ (1 if j = k else bⱼ)."""
        name, body, inner = self._under(term)
        slope = inner.of(body)
        self._close(name, term, inner)
        low, high = term.args[:2]
        if slope is not ZERO and term.head == "prod":
            j = fresh("j")
            others = piecewise((ONE, eq(j, var(name))), (open_(term, j), TRUE))
            slope = _times(slope, bind("prod", str(j.data), others, low, high))
        return ZERO if slope is ZERO else sum_(name, low, high, slope)

    def _of_branches(self, term: T) -> T:
        """Return it branch by branch, off the boundaries of the conditions."""
        branches: list[tuple[T, T]] = []
        earlier: list[T] = []
        for value, condition in zip(term.args[::2], term.args[1::2], strict=True):
            for boundary in self._boundary(condition):
                self.conditions.append(boundary)
                if term.args[-1] is TRUE:
                    self.kinks[boundary] = (term, term.args[::2])
            mark, memo = len(self.conditions), dict(self._memo)
            branches.append((self.of(value), condition))
            owed = self.conditions[mark:]
            del self.conditions[mark:]
            self._memo = memo  # what was met here owes more elsewhere
            self.conditions += [disj(*earlier, negation(condition), c) for c in owed]
            earlier.append(condition)
        return piecewise(*branches)

    def _boundary(self, condition: T) -> list[T]:
        """Return that a condition is off its boundary, where its sides are continuous."""
        if self.name not in condition.free:
            return []
        if condition.head == "rel":
            for side in condition.args:
                self.of(side)
            return [ne(*condition.args)]
        require(condition.head in {"and", "or", "not"}, "a condition quantifies over the variable")
        return [b for part in condition.args for b in self._boundary(part)]

    def _of_call(self, term: T) -> T:
        """Return that of what it stands for; of a recursion, its slope times the argument's."""
        self._keep_arguments(term)
        body = unfold(term, self.context)
        if body is not None:
            return self.of(body)
        found = self.context.definitions.get(str(term.data))
        places = [i for i, a in enumerate(term.args) if self.name in a.free]
        if found is None or len(term.args) != len(found.parameters) or len(places) != 1:
            raise Refused(f"'{term.data}' depends on the variable in several arguments")
        (place,) = places
        name, known, own = self.granted or ("", -1, ())
        if name != found.name:
            self.conditions += slope_owes(term, place, self.context)
        elif place != known or (
            own and term.args != (*own[:place], var(self.name), *own[place + 1 :])
        ):
            raise Refused(f"'{term.data}' calls itself with other arguments")
        s, inner = fresh(), term.args[place]
        moving = T("call", (*term.args[:place], s, *term.args[place + 1 :]), term.data)
        return _times(bind("diff", str(s.data), moving, inner), self.of(inner))

    def _keep_arguments(self, call: T) -> None:
        """Owe that every argument, used or not, has a value near the point, with all entries."""
        found = self.context.definitions.get(str(call.data))
        parameters = found.parameters if found is not None else ()
        values: dict[str, T] = {}
        for (name, sort), argument in zip(parameters, call.args, strict=False):
            self._keep_argument(argument, sort.at(values))
            values[name] = argument

    def _keep_argument(self, argument: T, sort: Sort) -> None:
        self._fixed(*(end for ends in sort.ranges for end in ends))
        if self.name in argument.free:
            indices, context = over_ranges(sort if sort.has_entries else REAL, self.context)
            inner = self.again(context)
            inner.of(apply_family(argument, indices))
            self.conditions += (for_all(indices, context, c) for c in inner.conditions)

    def _of_derivative(self, term: T) -> T:
        """Return a derivative inside: its formula has to hold near the point.

        It does if its conditions hold whatever the variable is, or are open and hold there. What
        it drops needs a value near the point too: that has a slope of its own.
        """
        self.of(term.args[1])
        self.of(instantiate(*term.args))
        value, conditions = slope_at(term, self.context, granted=self.granted)
        require(value.head != "diff", "no second derivative of a recursive definition is known")
        if not all(shown(prop, self.context) for prop in conditions):
            value, conditions = slope_at(term, self.context, at_kinks=False, granted=self.granted)
            for prop in conditions:
                self._continuous(prop)
                self.conditions.append(prop)
        return self.of(value)

    def _continuous(self, prop: T) -> None:
        """Owe that the sides of the relations in a condition are continuous at the point."""
        if self.name not in prop.free:
            return
        if prop.head == "rel":
            for side in prop.args:
                self.of(side)
        elif prop.head == "all":
            name, body, inner = self._under(prop)
            inner._continuous(body)  # noqa: SLF001 - one of its own kind
            self._close(name, prop, inner)
        else:
            for part in prop.args:
                self._continuous(part)


def settled(term: T) -> T:
    """Return the term without entries replaced by themselves; the same value."""
    if not any(t.head in {"upd", "piecewise"} for t in subterms(term)):
        return term
    here = T(term.head, tuple(map(settled, term.args)), term.data)
    found = entry_kept(here)
    return here if found is None else found


def entry_kept(term: T) -> T | None:
    """Return what is left of a replacement that replaces nothing, else None.

    ``upd`` at its key is the new value, and anywhere if the new value is the old one; likewise
    "v where i = k, else w" is w if w is v where i is replaced by k.
    """
    if term.head == "upd":
        new, key, own = parts_of_update(term)
        if own == key:
            return new
        return T("at", own, term.data) if new is T("at", key, term.data) else None
    if term.head != "piecewise" or len(term.args) != 4 or term.args[3] is not TRUE:
        return None
    value, condition, other, _ = term.args
    pairs = condition.args if condition.head == "and" else (condition,)
    if not all(p.head == "rel" and p.data == "=" for p in pairs):
        return None
    if all(p.args[0] is p.args[1] for p in pairs):
        return value
    moved = {p.args[0]: p.args[1] for p in pairs}

    def instead(t: T, depth: int) -> T | None:
        return next((lift(new, depth) for old, new in moved.items() if t is lift(old, depth)), None)

    there = mapped(other, lambda _t, _depth: False, instead)
    return other if there is value or settled(there) is value else None


# ── 7. Polynomials and fractions ──────────────────────────────────────────────────────────────────
#
# A monomial is a tuple of (atom, exponent); exponents may be negative, and those of e^m, of
# e^{im} and of roots are rational. A polynomial is a dict from monomials to rationals. A
# fraction keeps its denominator as powers of factors, each with more than one monomial.

Number = int | Fraction
Monomial = tuple[tuple[T, Number], ...]
Poly = dict[Monomial, Number]
Factor = frozenset[tuple[Monomial, Number]]

MAX_MONOMIALS = 4000
#: The bits of larger numbers than this are not written down.
MAX_BITS = 250_000
MAX_DIVISION = 2000
MOST_PRODUCTS = 10_000_000


class Form:
    """A fraction: the numerator, and the denominator's factors with their exponents."""

    __slots__ = ("den", "num")
    work = -inf  # outside of documents nothing is counted

    def __init__(self, top: Poly, bottom: dict[Factor, int]) -> None:
        """Make a fraction of parts that nobody changes afterwards."""
        self.num, self.den = top, bottom


def constant(value: Number) -> Form:
    """Return a rational number."""
    return Form({(): value} if value else {}, {})


def atom(term: T, exponent: Number = 1) -> Form:
    """Return a power of an atom; of a reducible one, a power within its bounds."""
    return Form({((term, exponent),): 1}, {})


#: An order of terms that does not depend on what was built before.
by_key = operator.attrgetter("key")


def by_serial(power: tuple[T, Number]) -> int:
    """Return when the atom of a power was built first."""
    return power[0].serial


def times_monomial(a: Monomial, b: Monomial) -> Monomial:
    """Return the product of two monomials."""
    if not a or not b:
        return a or b
    found = dict(a)
    for t, e in b:
        total = found.get(t, 0) + e
        if total:
            found[t] = total
        else:
            del found[t]
    return tuple(sorted(found.items(), key=by_serial))


def plus_poly(a: Poly, b: Poly) -> Poly:
    """Return the sum of two polynomials."""
    if len(a) < len(b):
        a, b = b, a
    out = dict(a)
    for m, c in b.items():
        total = out.get(m, 0) + c
        if total:
            out[m] = total
        else:
            del out[m]
        if total.__class__ is Fraction:
            require(total.denominator.bit_length() <= MAX_BITS, "a sum has too large a denominator")
    return out


def scaled(p: Poly, c: Number) -> Poly:
    """Return c·p."""
    return {m: c * d for m, d in p.items()} if c else {}


def spend(work: int) -> None:
    """Count products of monomials, of which one document may ask for so many."""
    Form.work += work
    require(Form.work <= MOST_PRODUCTS, "the algebra takes too long")


def height(p: Poly) -> int:
    """Return the bits of the largest numerator or denominator."""
    return max((max(c.numerator.bit_length(), c.denominator.bit_length()) for c in p.values()),
               default=0)  # fmt: skip


def times_freely(a: Poly, b: Poly) -> Poly:
    """Return the product of two polynomials, atoms taken as independent."""
    size = height(a) + height(b)
    require(size <= MAX_BITS, "a product has too large coefficients")
    work = len(a) * len(b) * (1 + size // 5000) ** 2
    require(work <= 16 * MAX_MONOMIALS, "a product has too many terms")
    spend(work)
    out: Poly = {}
    for m, c in a.items():
        for n, d in b.items():
            key = times_monomial(m, n)
            out[key] = out.get(key, 0) + c * d
    out = {m: c for m, c in out.items() if c}
    require(len(out) <= MAX_MONOMIALS, "a polynomial has too many terms")
    return out


def times_poly(a: Poly, b: Poly) -> Poly:
    """Return the product of two polynomials, powers of reducible atoms reduced."""
    out = times_freely(a, b)
    odd = dict.fromkeys(m for m in out if any(t.special and not _within(t, e) for t, e in m))
    if not odd:
        return out
    total = {m: c for m, c in out.items() if m not in odd}
    for m in odd:
        part: Poly = {tuple(p for p in m if not p[0].special or _within(*p)): out[m]}
        for t, e in m:
            if t.special and not _within(t, e):
                part = times_poly(part, _reduced_power(t, e))
        total = plus_poly(total, part)
    return total


def _within(t: T, e: Number) -> bool:
    """Return whether a power of a reducible atom is one that is kept."""
    if t.head in {"root", "cis"}:
        return 0 < e < 1 or (t.head == "cis" and t.args[0] is not PI)
    return e == 1 or (t.head == "sign" and e == 2)


def _reduced_power(t: T, e: Number) -> Poly:
    """Return a positive power of a reducible atom by powers that are kept."""
    whole, rest = divmod(e, 1)
    if t.head == "root":  # (f^(1/d))ᵈ = f
        base, part = power_poly(t.aux, int(whole)), rest
    elif t.head == "cis":  # e^{iπ} = −1
        base, part = {(): parity(whole)}, rest
    elif t.head == "abs":
        base, part = power_poly(times_poly(t.aux, t.aux), int(e // 2)), e % 2
    elif t.head == "sign":  # s³ = s
        base, part = {(): 1}, 2 - e % 2
    elif t.head == "alternating":  # ((−1)ⁿ)² = 1
        base, part = {(): 1}, e % 2
    else:  # 0 or 1
        base, part = {(): 1}, 1
    return times_poly(base, {((t, part),): 1}) if part else base


def parity(n: Number) -> int:
    """Return (−1)ⁿ."""
    return -1 if n % 2 else 1


def power_poly(p: Poly, exponent: int) -> Poly:
    """Return a natural power of a polynomial."""
    if exponent > 20_000 or (len(p) > 1 and comb(len(p) + exponent - 1, exponent) > MAX_MONOMIALS):
        raise Refused("a power has too many terms")
    result: Poly = {(): 1}
    while exponent:
        if exponent & 1:
            result = times_poly(result, p)
        exponent >>= 1
        if exponent:
            p = times_poly(p, p)
    return result


def monomial_key(m: Monomial) -> tuple[Any, ...]:
    """Return an order of monomials that does not depend on what was built before."""
    return tuple(sorted((t.key, e) for t, e in m))


def is_unit(t: T) -> bool:
    """Return whether an atom is e^{im}; i itself is e^{iπ} to the power ½."""
    return t.head == "cis"


def primitive(p: Poly) -> tuple[Number, Monomial, Poly]:
    """Return c, m and q with p = c·m·q, q with coprime integers, its first one positive.

    Atoms of cos + i·sin stay in q, so that what is real stays real.
    """
    top = gcd(*(c.numerator for c in p.values()))
    bottom = lcm(*(c.denominator for c in p.values()))
    content: Number = top if bottom == 1 else Fraction(top, bottom)
    least: dict[T, Number] = {}
    for position, m in enumerate(p):
        here = dict(m)
        if position == 0:
            least = {t: e for t, e in here.items() if len(p) == 1 or not is_unit(t)}
        else:
            for t in list(least):
                least[t] = min(least[t], here.get(t, 0))
            for t, e in here.items():
                if e < 0 and t not in least and not is_unit(t):
                    least[t] = e
    common = tuple(sorted(((t, e) for t, e in least.items() if e), key=by_serial))
    down = tuple((t, -e) for t, e in common)
    whole = {m: c.numerator // top * (bottom // c.denominator) for m, c in p.items()}
    rest: Poly = {times_monomial(m, down): c for m, c in whole.items()}
    if rest[max(rest, key=monomial_key) if len(rest) > 1 else next(iter(rest))] < 0:
        content, rest = -content, scaled(rest, -1)
    return content, common, rest


def exact_quotient(p: Poly, divisor: Poly) -> Poly | None:
    """Return p/divisor if the division goes without rest, atoms taken as independent."""
    rest, up = raised(p)
    by, down = raised(divisor)
    lead, last = max(by, key=lexical), min(by, key=lexical)
    if rest and quotient_of(min(rest, key=lexical), last) is None:
        return None
    quotient: Poly = {}
    for _ in range(MAX_DIVISION):
        if not rest:
            shift = times_monomial(down, tuple((t, -e) for t, e in up))
            return {times_monomial(m, shift): c for m, c in quotient.items()}
        first = max(rest, key=lexical)
        m = quotient_of(first, lead)
        if m is None:
            return None
        c = ratio(rest[first], by[lead])
        if 10 * max(c.numerator.bit_length(), c.denominator.bit_length()) > MAX_BITS:
            return None
        quotient[m] = c
        spend(len(rest))
        rest = plus_poly(rest, {times_monomial(m, n): -c * d for n, d in by.items()})
    return None


def ratio(a: Number, b: Number) -> Number:
    """Return a/b, an integer where it is one."""
    c = Fraction(a) / b
    return c.numerator if c.denominator == 1 else c


def raised(p: Poly) -> tuple[Poly, Monomial]:
    """Return p·m and m, by which no exponent is negative."""
    least: dict[T, Number] = {}
    for t, e in (x for m in p for x in m):
        if e < least.get(t, 0):
            least[t] = e
    up = tuple(sorted(((t, -e) for t, e in least.items()), key=by_serial))
    return ({times_monomial(m, up): c for m, c in p.items()} if up else p), up


def lexical(m: Monomial) -> tuple[tuple[int, Number], ...]:
    """Return an order of monomials that multiplication keeps."""
    return tuple((-t.serial, e) for t, e in m)


def quotient_of(a: Monomial, b: Monomial) -> Monomial | None:
    """Return a/b if it has no negative exponent."""
    found = times_monomial(a, tuple((t, -e) for t, e in b))
    return found if all(e > 0 for _, e in found) else None


def _cancelled(top: Poly, bottom: dict[Factor, int]) -> Form:
    """Return a fraction without the factors that divide its numerator."""
    if not top:
        return Form({}, {})
    kept: dict[Factor, int] = {}
    for factor, exponent in bottom.items():
        left = exponent
        while left and len(top) > 1:
            quotient = exact_quotient(top, dict(factor))
            if quotient is None:
                break
            top, left = quotient, left - 1
        if left:
            kept[factor] = left
    return Form(top, kept)


def plus(*forms: Form) -> Form:
    """Return the sum of fractions over their common denominator."""
    groups: dict[frozenset[tuple[Factor, int]], tuple[Poly, dict[Factor, int]]] = {}
    for f in forms:
        key = frozenset(f.den.items())
        groups[key] = (plus_poly(groups[key][0], f.num), f.den) if key in groups else (f.num, f.den)
    if len(groups) == 1:
        ((top, bottom),) = groups.values()
        return _cancelled(top, bottom) if len(forms) > 1 else forms[0]
    common: dict[Factor, int] = {}
    for _, bottom in groups.values():
        for factor, e in bottom.items():
            common[factor] = max(common.get(factor, 0), e)
    total: Poly = {}
    for top, bottom in groups.values():
        part = top
        for factor, e in common.items():
            if e > bottom.get(factor, 0):
                part = times_poly(part, power_poly(dict(factor), e - bottom.get(factor, 0)))
        total = plus_poly(total, part)
    return _cancelled(total, common)


def times(*forms: Form) -> Form:
    """Return the product of fractions."""
    top: Poly = {(): 1}
    bottom: dict[Factor, int] = {}
    for f in forms:
        top = times_poly(top, f.num)
        for factor, e in f.den.items():
            bottom[factor] = bottom.get(factor, 0) + e
    return _cancelled(top, bottom) if bottom else Form(top, {})


def minus(a: Form, b: Form) -> Form:
    """Return a − b."""
    return plus(a, Form(scaled(b.num, -1), b.den))


def inverse(f: Form) -> Form:
    """Return 1/f, for an f that is not 0 where the term is defined."""
    require(f.num, "a denominator is 0")
    content, common, rest = primitive(f.num)
    result = constant(ratio(1, content))
    for t, e in common:
        result = times(result, inverse_power(t, e))
    for factor, e in f.den.items():
        result = times(result, Form(power_poly(dict(factor), e), {}))
    if rest == {(): 1}:
        return result
    factor = frozenset(rest.items())
    return times(result, Form({(): 1}, {factor: 1}))


def inverse_power(t: T, e: Number) -> Form:
    """Return a negative power of an atom."""
    if not t.special or (t.head == "cis" and t.args[0] is not PI):
        return atom(t, -e)
    if t.head == "root":  # 1/f^q = f^(1 − q)/f
        return times(atom(t, 1 - e), inverse(Form(t.aux, {})))
    if t.head == "abs":  # 1/|f| = |f|/f²
        return times(atom(t), power_of(inverse(Form(t.aux, {})), 2))
    if t.head == "cis":
        return Form({((t, 1 - e),): -1}, {})
    return atom(t, e)  # 1/1 = 1, 1/(−1) = −1


def power_of(f: Form, exponent: int) -> Form:
    """Return an integer power."""
    if exponent < 0:
        f, exponent = inverse(f), -exponent
    bottom = {p: e * exponent for p, e in f.den.items()} if exponent else {}
    return Form(power_poly(f.num, exponent), bottom)


def rational_of(f: Form) -> Fraction | None:
    """Return the value of a constant."""
    if not f.num:
        return Fraction(0)
    return Fraction(f.num[()]) if not f.den and len(f.num) == 1 and () in f.num else None


def is_free_of(p: Iterable[Monomial], name: str) -> bool:
    """Return whether no atom of the monomials speaks of a name."""
    return all(name not in t.free for m in p for t, _ in m)


# ── 8. From fractions to terms ────────────────────────────────────────────────────────────────────


def _power_term(t: T, e: Number) -> T:
    """Return a positive power of an atom as a term of the language."""
    if t.head == "exp":
        return t if e == 1 else T("exp", (mul(rational(e), t.args[0]),))
    if t.head == "root":
        return sqrt_of(t.args[0]) if e * 2 == 1 else T("rpow", (t.args[0], rational(e)))
    if t.head == "indicator":
        return piecewise((ONE, lt(ZERO, t.args[0])), (ZERO, TRUE))
    if t.head == "alternating":
        return T("ipow", (num(-1), t.args[0]))
    require(not is_unit(t) and not e % 1, "an atom has no real term")
    return t if e == 1 else t ** int(e)


def monomial_term(m: Monomial, c: Number = 1) -> T:
    """Return a coefficient times a monomial as a term."""
    top = [] if abs(c) == 1 else [rational(c if c > 0 else -c)]
    bottom = []
    for t, e in sorted(m, key=lambda p: p[0].key):
        if e > 0 or t.head == "exp":
            top.append(_power_term(t, e))
        else:
            bottom.append(_power_term(t, -e))
    whole = div(mul(*top), mul(*bottom)) if bottom else mul(*top)
    return whole if c > 0 else neg(whole)


def poly_term(p: Poly) -> T:
    """Return a polynomial as a term, the same for the same polynomial."""
    p = as_real(p)
    return add(*(monomial_term(m, p[m]) for m in sorted(p, key=monomial_key, reverse=True)))


def form_term(f: Form) -> T:
    """Return a fraction as a term, the same for the same fraction."""
    top = poly_term(f.num)
    return div(top, bottom_term(f.den)) if f.den else top


def bottom_term(den: dict[Factor, int]) -> T:
    """Return a denominator as a term, the same for the same factors."""
    parts = [(poly_term(dict(p)), e) for p, e in den.items()]
    parts.sort(key=lambda part: part[0].key)
    return mul(*(t if e == 1 else t**e for t, e in parts))


def as_real(p: Poly) -> Poly:
    """Return a real polynomial with cosines and sines as atoms instead of e^{im} and i."""
    if not any(is_unit(t) for m in p for t, _ in m):
        return p
    total: Poly = {}
    conjugate: Poly = {}
    for m, c in p.items():
        rest = tuple(x for x in m if not is_unit(x[0]))
        parts = {t.args[0]: e for t, e in m if is_unit(t)}
        opposite = times(Form({rest: c}, {}), *(inverse_power(t, e) for t, e in m if is_unit(t)))
        conjugate = plus_poly(conjugate, opposite.num)
        head, factor = "cos", c
        if 2 * parts.get(PI, 0) >= 1:  # the real part of i·e^{iθ} is −sin θ
            parts[PI] -= Fraction(1, 2)
            head, factor = "sin", -c
        angles = sorted(((t, e) for t, e in parts.items() if e), key=lambda part: part[0].key)
        if not angles:
            total = plus_poly(total, {rest: factor} if head == "cos" else {})
            continue
        sign = 1 if angles[0][1] > 0 else -1
        wave = fn(head, add(*(_multiple(t, sign * e) for t, e in angles)))
        factor *= sign if head == "sin" else 1
        total = plus_poly(total, {times_monomial(rest, ((wave, 1),)): factor})
    require(conjugate == p, "a polynomial is not real")
    return total


def _multiple(t: T, e: Number) -> T:
    size = t if abs(e) == 1 else mul(rational(e if e > 0 else -e), t)
    return size if e > 0 else neg(size)


def real_form(f: Form) -> Form:
    """Return a fraction with cosines and sines as atoms."""
    if not any(is_unit(t) for p in (f.num, *map(dict, f.den)) for m in p for t, _ in m):
        return f
    return Form(as_real(f.num), {frozenset(as_real(dict(p)).items()): e for p, e in f.den.items()})


@dataclass(frozen=True)
class Fraction_:  # noqa: N801 - Fraction is taken
    """A normal form for reading: num/den in real atoms, all exponents natural.

    An atom e^m may be divided, as exp(m/2), and so may roots.
    """

    num: Poly
    den: Poly


def fraction(term: T, context: Context) -> Fraction_:
    """Return the normal form of a term for reading; refuse if there is none."""
    f = real_form(settled_form(term, context))
    polys = [f.num, *map(dict, f.den)]
    divided: dict[T, int] = {}
    for t, e in (x for p in polys for m in p for x in m):
        if Fraction(e).denominator > 1:
            divided[t] = lcm(divided.get(t, 1), Fraction(e).denominator)

    def new(m: Monomial) -> Monomial:
        result: Monomial = ()
        for t, e in m:
            part = ((_part(t, divided[t]), int(e * divided[t])) if t in divided else (t, e),)
            result = times_monomial(result, part)
        return result

    tops, *rest = [{new(m): c for m, c in p.items()} for p in polys]
    least: dict[T, Number] = {}
    for m in tops:
        for t, e in m:
            least[t] = min(least.get(t, 0), e)
    shift = tuple(sorted(((t, -e) for t, e in least.items() if e < 0), key=by_serial))
    den: Poly = {shift: 1}
    for p, e in zip(rest, f.den.values(), strict=True):
        for _ in range(e):
            den = times_freely(den, p)
    return Fraction_({times_monomial(m, shift): c for m, c in tops.items()}, den)


def _part(t: T, parts: int) -> T:
    """Return the atom of which ``t`` is a power: e^{m/d} for e^m, f^{1/d} for a root of f."""
    if t.head == "exp":
        return T("exp", (div(t.args[0], num(parts)),))
    return _power_term(t, Fraction(1, parts))


# ── 9. The normal form ────────────────────────────────────────────────────────────────────────────
#
# ``form(term, context)`` is a fraction that equals the term at every point of the context at
# which the term is defined; what it uses beyond that was shown.

MAX_WRITTEN_OUT = 64
MAX_QUESTIONS = 6


class Retry(Exception):  # noqa: N818
    """A lesser end or exponent was met: start over with it."""


_asking = 0


def shown(prop: T, context: Context) -> bool:
    """Return whether a proposition is seen to hold in the context."""
    global _asking  # noqa: PLW0603 - how many questions wait for the answer to this one
    found = context.known.get(prop)
    if found is not None:
        return found
    if _asking >= MAX_QUESTIONS:
        return False
    context.known[prop] = False  # a question that comes to ask itself gets no answer
    _asking += 1
    try:
        found = bool(holds(prop, context))
    finally:
        _asking -= 1
        if found is None:
            del context.known[prop]
    context.known[prop] = found
    return found


def form(term: T, context: Context) -> Form:
    """Return the fraction that a term is; refuse where there is none."""
    settings = context.settings
    if context.version != settings.version:
        context.forms, context.version = {}, settings.version
    found = context.forms.get(term)
    if found is None:
        found = HANDLERS.get(term.head, _by_meaning)(term, context)
        context.forms[term] = found
    return found


def restarted(ask: Callable[[], Item], context: Context) -> Item:
    """Return the answer, after as many starts as it takes."""
    for _ in range(20):
        try:
            return ask()
        except Retry:
            context.settings.version += 1
    raise Refused("the ends of ranges do not settle")


def settled_form(term: T, context: Context) -> Form:
    """Return the form, after as many starts as it takes."""
    return restarted(lambda: form(term, context), context)


def canonical(term: T, context: Context) -> T:
    """Return the normal form as a term."""
    return form_term(form(term, context))


def least_of(key: object, value: int, context: Context) -> int:
    """Return the least value met for a key; start over when a lesser one is met."""
    known = context.settings.least.get(key)
    if known is None or value < known:
        context.settings.least[key] = value
        if known is not None:
            raise Retry
        return value
    return known


def equal(left: T, right: T, context: Context) -> bool:
    """Return whether two terms are seen to agree wherever both are defined."""
    if left is right:
        return True
    try:
        return restarted(lambda: vanishes(form(sub(left, right), context), context), context)
    except Refused:
        return False


def opaque(term: T, context: Context) -> Form:
    """Return a term with normalised arguments as an atom."""
    return atom(T(term.head, tuple(canonical(a, context) for a in term.args), term.data))


def _by_meaning(term: T, context: Context) -> Form:
    found = meaning(term)
    return opaque(term, context) if found is None else form(found, context)


def _of_power(term: T, context: Context) -> Form:
    base, exponent = term.args
    value = rational_of(form(exponent, context))
    if value is not None and (term.head == "rpow" or value.denominator == 1):
        return root_of(base, value, context)
    if shown(lt(ZERO, base), context):
        return exp_of(times(form(exponent, context), log_of(base, context)), context)
    return opaque(term, context) if term.head == "rpow" else _symbolic_power(term, context)


def _symbolic_power(term: T, context: Context) -> Form:
    """Return bᴸ for an integer L, factor by factor of b."""
    base, exponent = term.args
    power = form(exponent, context)
    whole = all(is_integer(t, context) for m in power.num for t, _ in m) and not power.den
    if not whole or not all(not c % 1 and all(e > 0 for _, e in m) for m, c in power.num.items()):
        return opaque(term, context)
    natural = term.head == "npow" or shown(le(ZERO, exponent), context)
    content, factors = factorise(base, context)
    if not content:
        return constant(0) if shown(lt(ZERO, exponent), context) else opaque(term, context)
    parts = [exp_of(times(power, log_rational(abs(content))), context)]
    if content < 0:
        for m, q in power.num.items():
            if q % 2 and m:
                parts.append(atom(T("alternating", (monomial_term(m),))))
            elif q % 2:
                parts.append(constant(-1))
    parts += [_power_of_factor(p, e, power, context, natural=natural and e > 0) for p, e in factors]
    return times(*parts)


def _power_of_factor(p: Poly, e: Number, power: Form, context: Context, *, natural: bool) -> Form:
    """Return p^(e·(L + c)) as (p^L)^e · p^(e·c), with natural exponents where p may be 0."""
    base, only = poly_term(p), the_atom(p)
    if shown(lt(ZERO, base), context):
        return exp_of(times(constant(e), power, log_of(base, context)), context)
    if only is not None and only.head == "abs":  # |f|ⁿ = |fⁿ|
        inner = _power_of_factor(only.aux, e, power, context, natural=natural)
        return absolute_of(form_term(inner), context)
    require(not e % 1, "a power of a root of a number that may be 0")
    shift = int(power.num.get((), 0))
    below = {m: c for m, c in power.num.items() if m}
    here = Form(p, {})
    if e < 0 or shown(ne(base, ZERO), context):
        atoms = [(T("ipow", (base, monomial_term(m))), int(e * q)) for m, q in below.items()]
        return times(power_of(here, int(e * shift)), *(atom(t, q) for t, q in atoms))
    if not natural:  # where p is 0, p^(q·L) has a value where p^L has, for q > 0
        q = 1 if shift else gcd(*map(int, below.values()))
        unit = poly_term({m: int(c) // q for m, c in power.num.items()})
        return atom(T("ipow", (base, unit)), int(e) * q)
    least = least_of(("power", base, poly_term(below)), shift, context)
    rest = poly_term(plus_poly(below, {(): least} if least else {}))
    if least < shift and not shown(le(ZERO, rest), context):
        least, rest = shift, form_term(power)
    repeats = gcd(*(int(c) for c in below.values())) if not least else 1
    if repeats > 1:  # b^(q·L) is (b^L)^q for natural L
        rest = poly_term({m: int(c) // repeats for m, c in below.items()})
    own = atom(T("npow", (base, rest)), int(e) * repeats)
    return times(own, power_of(here, int(e) * (shift - least)))


def _of_call(term: T, context: Context) -> Form:
    found = unfold(term, context)
    if found is not None:
        return form(found, context)
    args = (a if kind_of(a) == "family" else canonical(a, context) for a in term.args)
    return atom(T("call", tuple(args), term.data))


def _of_derivative_term(term: T, context: Context) -> Form:
    try:
        value, conditions = derivative(term, context)
    except Refused:
        return atom(term)
    if not all(shown(p, c) for c, p in conditions):
        return atom(term)
    if value.head == "diff":  # the slope of a recursive definition
        t = fresh()
        called = open_(value, t)
        kept = {a for a in called.args if a is t or kind_of(a) == "family"}
        args = tuple(a if a in kept else canonical(a, context) for a in called.args)
        body = T("call", args, called.data)
        return atom(bind("diff", str(t.data), body, canonical(value.args[1], context)))
    return form(value, context)


# ── factors, exponentials, logarithms, roots ──


def factorise(term: T, context: Context) -> tuple[Fraction, list[tuple[Poly, Number]]]:
    """Return c and the (p, e) with term = c·Π p^e, the p primitive and different; or 0."""
    content, found = Fraction(1), dict[Factor, Number]()
    stack: list[tuple[T, int]] = [(term, 1)]
    while stack:
        t, e = stack.pop()
        value = integer_value(t.args[1]) if t.head in {"npow", "ipow"} else None
        if t.head == "mul":
            stack += [(a, e) for a in t.args]
        elif t.head == "neg":
            content, stack = content * parity(e), [*stack, (t.args[0], e)]
        elif t.head == "div":
            stack += [(t.args[0], e), (t.args[1], -e)]
        elif value:
            stack.append((t.args[0], e * value))
        else:
            f = form(t, context)
            if not f.num:
                require(e >= 0, "a denominator is 0")
                return Fraction(0), []
            c, common, rest = primitive(f.num)
            require(abs(e) * height({(): c}) <= MAX_BITS, "a power of too large a number")
            content *= Fraction(c) ** e
            pieces: list[tuple[Factor, Number]] = []
            pieces += [(frozenset({(((a, 1),), 1)}), q) for a, q in common]
            whole = [*((p, -k) for p, k in f.den.items()), (frozenset(rest.items()), 1)]
            for p, k in whole if rest != {(): 1} else whole[:-1]:
                sign, parts = split(p)
                content *= sign if k * e % 2 else 1
                pieces += [(q, k * n) for q, n in parts]
            for piece, n in pieces:
                found[piece] = found.get(piece, 0) + e * n
    return content, [(dict(p), e) for p, e in found.items() if e]


@lru_cache(maxsize=4096)
def split(factor: Factor) -> tuple[int, tuple[tuple[Factor, int], ...]]:
    """Return ±1 and factors of a primitive polynomial: of a square, a² − b², rational roots."""
    p, atoms = dict(factor), {t for m, _ in factor for t, _ in m}
    divisors: list[Poly] = []
    if len(p) > 2:
        divisors.append(_square_root(p))
    elif len(p) == 2 and min(p.values()) < 0:
        first, other = (_square_root({m: c if c > 0 else -c}) for m, c in p.items())
        divisors.append(plus_poly(first, scaled(other, -1)) if first and other else {})
    degree = max(e for m in p for _, e in m)
    if len(atoms) == 1 and 1 < degree <= 12 and all(not e % 1 for m in p for _, e in m):
        (v,) = atoms
        lead, last = (abs(int(p[m])) for m in (max(p, key=lexical), min(p, key=lexical)))
        ends = [(a, b) for b in _divisors(lead) for a in _divisors(last) if gcd(a, b) == 1]
        for a, b in ends:
            divisors += [{((v, 1),): b, (): a}, {((v, 1),): b, (): -a}]
    for divisor in divisors if not any(map(is_unit, atoms)) else []:
        quotient = exact_quotient(p, divisor) if divisor and len(divisor) < len(p) + 1 else None
        if quotient is None or len(quotient) < 2:
            continue
        found, sign = dict[Factor, int](), _lead_sign(p)
        for part in (divisor, quotient):
            q = primitive(part)[2]
            s, parts = split(frozenset(q.items()))
            sign *= s * _lead_sign(q)
            for f, n in parts:
                found[f] = found.get(f, 0) + n
        return sign, tuple(found.items())
    return 1, ((factor, 1),)


def _lead_sign(p: Poly) -> int:
    return 1 if p[max(p, key=lexical)] > 0 else -1


def _divisors(n: int) -> list[int]:
    """Return the divisors of a natural number, of a large one only 1."""
    return [d for d in range(1, n + 1) if n % d == 0] if 0 < n < 1000 else [1]


def _square_root(p: Poly) -> Poly:
    """Return q with p = q², or {}."""
    lead = max(p, key=lexical)
    c = isqrt(max(int(p[lead]), 0))
    if c * c != p[lead] or any(e % 2 for _, e in lead) or raised(p)[1]:
        return {}
    top: Monomial = tuple((t, e // 2) for t, e in lead)
    root: Poly = {top: c}
    for _ in range(len(p)):
        rest = plus_poly(p, scaled(times_freely(root, root), -1))
        if not rest:
            return root
        first = max(rest, key=lexical)
        m, (q, left) = quotient_of(first, top), divmod(int(rest[first]), 2 * c)
        if m is None or m in root or left:
            break
        root[m] = q
    return {}


def the_atom(p: Poly) -> T | None:
    """Return the atom that a polynomial is."""
    if len(p) == 1:
        ((m, c),) = p.items()
        if c == 1 and len(m) == 1 and m[0][1] == 1:
            return m[0][0]
    return None


def exp_of(exponent: Form, context: Context) -> Form:
    """Return e^exponent, a product of powers of e^m for the monomials m of the exponent."""
    f = real_form(exponent)
    result = [constant(1)]
    bottom = bottom_term(f.den) if f.den else None
    units: dict[T, Number] = {}
    for m, c in f.num.items():
        only = the_atom({m: 1}) if bottom is None else None
        if only is not None and only.head == "log" and only.aux is not None:
            result.append(_absolute_power(only.aux, Fraction(c), context))
        elif only is not None and only.head == "sum" and only.args[2].head == "log":
            # e^(q·Σ log|f|) = (Π|f|)^q
            sizes = T("prod", (*only.args[:2], fn("abs", only.args[2].args[0])))
            result.append(root_of(sizes, Fraction(c), context))
        else:
            unit = monomial_term(m)
            power = T("exp", (unit if bottom is None else div(unit, bottom),))
            units[power] = units.get(power, 0) + c
    monomial = tuple(sorted(((t, e) for t, e in units.items() if e), key=by_serial))
    return times(Form({monomial: 1}, {}), *result)


def _absolute_power(p: Poly, exponent: Fraction, context: Context) -> Form:
    """Return |p|^exponent for a p that is not 0 where the whole is defined."""
    if exponent % 2 == 0:
        return power_of(Form(p, {}), int(exponent))
    size = absolute(p, context)
    if exponent % 1:
        return root_of_factor(size.num, exponent, context)
    return power_of(size, int(exponent))


def log_of(term: T, context: Context) -> Form:
    """Return log|term|, for a term that is not 0 where the whole is defined."""
    content, factors = factorise(term, context)
    require(content, "the logarithm of 0")
    parts = [log_rational(abs(content))]
    parts += [times(constant(e), _log_of_factor(p, context)) for p, e in factors]
    return plus(*parts)


def log_rational(value: Fraction) -> Form:
    """Return log of a positive rational, by primes."""
    parts = [constant(0)]
    for sign, whole in ((1, value.numerator), (-1, value.denominator)):
        for prime, e in prime_powers(whole):
            parts.append(times(constant(sign * e), over("log", {(): prime})))
    return plus(*parts)


def prime_powers(value: int) -> list[tuple[int, int]]:
    """Return the prime factors of a natural number, the last perhaps a product of large ones."""
    found: list[tuple[int, int]] = []
    p = 2
    while p * p <= value and p < 5000:
        e = 0
        while value % p == 0:
            value, e = value // p, e + 1
        if e:
            found.append((p, e))
        p += 1 + (p > 2)
    return [*found, (value, 1)] if value > 1 else found


def _log_of_factor(p: Poly, context: Context) -> Form:
    only = the_atom(p)
    if only is not None and only.head == "exp":
        return form(only.args[0], context)
    if only is not None and only.head in {"abs", "root"}:
        return log_of(only.args[0], context)
    if only is not None and only.head == "prod":  # log|Π f| = Σ log|f|
        low, high, body = only.args
        return form(T("sum", (low, high, fn("log", fn("abs", body)))), context)
    whole = poly_term(p)
    log = fn("log", whole if _plainly_positive(p, context) else fn("abs", whole))
    log.aux = p
    return atom(log)


def _plainly_positive(p: Poly, context: Context) -> bool:
    """Return whether every part of a polynomial is positive at a glance."""

    def positive(t: T) -> bool:
        sort = context.variables.get(str(t.data)) if t.head == "var" else None
        return t.head in {"exp", "pi"} or (sort is not None and sort.kind in {"positive", "size"})

    return all(c > 0 and all(positive(t) for t, _ in m) for m, c in p.items())


def over(head: str, p: Poly, exponent: Number = 1) -> Form:
    """Return a power of a function of a polynomial as an atom that knows the polynomial."""
    own = T(head, (poly_term(p),))
    own.aux = p
    return atom(own, exponent)


def sign_of(p: Poly, context: Context) -> int | None:
    """Return 1 if a polynomial is seen to be ≥ 0, −1 if ≤ 0."""
    only = the_atom(p)
    if _plainly_positive(p, context) or (only is not None and only.head in {"abs", "root"}):
        return 1
    whole = poly_term(p)
    if shown(le(ZERO, whole), context):
        return 1
    return -1 if shown(le(whole, ZERO), context) else None


def absolute(p: Poly, context: Context) -> Form:
    """Return |p| for a primitive factor."""
    sign, only = sign_of(p, context), the_atom(p)
    if sign is not None:
        return Form(scaled(p, sign), {})
    if only is not None and only.head == "alternating":
        return constant(1)
    return over("abs", p)


def absolute_of(term: T, context: Context) -> Form:
    """Return |term|, factor by factor."""
    content, factors = factorise(term, context)
    parts = [constant(abs(content))]
    for p, e in factors:
        if e % 1:
            parts.append(_rational_power(p, e))
        else:
            parts.append(power_of(Form(p, {}), int(e - e % 2)))
            parts.append(absolute(p, context) if e % 2 else constant(1))
    return times(*parts)


def _rational_power(p: Poly, e: Number) -> Form:
    """Return a rational power of an atom that has such powers."""
    only = the_atom(p)
    if only is None or only.head not in {"exp", "root"}:
        raise Refused("an odd power")
    if only.head == "exp":
        return atom(only, e)
    whole, rest = divmod(Fraction(e), 1)
    part = atom(only, rest) if rest else constant(1)
    return times(power_of(Form(only.aux, {}), int(whole)), part)


def root_of(base: T, exponent: Fraction, context: Context) -> Form:
    """Return base^exponent for a base ≥ 0, and > 0 if the exponent is negative."""
    if exponent.denominator == 1:
        return power_of(form(base, context), int(exponent)) if exponent else constant(1)
    content, factors = factorise(base, context)
    if not content:
        if exponent > 0:
            return constant(0)
        raise Refused("a negative power of 0")
    sign = 1 if content > 0 else -1
    known: list[tuple[Poly, Number]] = []
    rest: list[tuple[Poly, Number]] = []
    for p, e in factors:
        found = sign_of(p, context)
        if found is not None:
            known.append((scaled(p, found), e))
            sign *= found if e % 2 == 1 else 1
        elif e % 2 == 0:
            size = absolute(p, context)
            known.append((size.num, e))
        else:
            rest.append((p, e))
    parts = [root_of_factor({(): prime}, e * s * exponent, context)
             for s, whole in ((1, abs(content).numerator), (-1, abs(content).denominator))
             for prime, e in prime_powers(whole)]  # fmt: skip
    if rest or sign < 0:
        # The root of a product splits where both parts are ≥ 0.
        left = times(constant(sign), *(power_of(Form(p, {}), int(e)) for p, e in rest))
        whole = form_term(left)
        if not shown(le(ZERO, whole), context) and not all(
            shown(lt(ZERO, poly_term(p)), context) for p, _ in known
        ):
            known, parts, left = [], [], form(base, context)
        if left.den:  # (p/q)^r = (p·q)^r / |q|^(2r) needs more: one atom
            parts.append(_root_of_fraction(left, exponent))
        else:
            parts.append(root_of_factor(left.num, exponent, context))
    parts += [root_of_factor(p, e * exponent, context) for p, e in known]
    return times(*parts)


def _root_of_fraction(f: Form, exponent: Fraction) -> Form:
    whole, rest = divmod(exponent, 1)
    own = T("rpow", (form_term(f), rational(rest)))
    return times(power_of(f, int(whole)), atom(own))


def root_of_factor(p: Poly, exponent: Number, context: Context) -> Form:
    """Return p^exponent for a p ≥ 0 that is not 0 if the exponent is negative."""
    only = the_atom(p)
    if only is not None and only.head == "exp":
        return atom(only, exponent)
    if only is not None and only.head == "root":
        return root_of_factor(only.aux, exponent, context)
    whole, rest = divmod(Fraction(exponent), 1)
    parts = [power_of(Form(p, {}), int(whole))] if whole else []
    if rest:
        parts.append(over("root", p, rest))
    return times(*parts) if parts else constant(1)


def _of_sign(term: T, context: Context) -> Form:
    inner = term.args[0]
    for prop, value in ((lt(ZERO, inner), 1), (lt(inner, ZERO), -1), (eq(inner, ZERO), 0)):
        if shown(prop, context):
            return constant(value)
    if shown(ne(inner, ZERO), context):
        return times(absolute_of(inner, context), inverse(form(inner, context)))
    content, factors = factorise(inner, context)
    parts = [constant((content > 0) - (content < 0))]
    for p, e in factors:
        if not e % 1 and not _plainly_positive(p, context):
            parts.append(over("sign", p, 2 - int(e) % 2))
        elif e % 1 and (only := the_atom(p)) is not None and only.head == "root":
            parts.append(over("sign", only.aux, 2))
    return times(*parts)


def _of_maximum(term: T, context: Context) -> Form:
    """Return max(a, b) = (a + b + |a − b|)/2, or min with the other sign."""
    sign, result = (1 if term.head == "max" else -1), term.args[0]
    value = form(result, context)
    for other in term.args[1:]:
        size = absolute_of(form_term(form(sub(result, other), context)), context)
        total = plus(value, form(other, context), times(constant(sign), size))
        value = times(constant(Fraction(1, 2)), total)
        result = form_term(value)
    return value


# ── sines and cosines: e^{iθ} = cos θ + i·sin θ ──

TURN = T("cis", (PI,))  # e^{iπ}
IMAGINARY_UNIT = atom(TURN, Fraction(1, 2))


def turn(angle: T, context: Context, sign: int = 1) -> Form:
    """Return e^{i·sign·angle}."""
    f = real_form(form(angle, context))
    bottom = bottom_term(f.den) if f.den else None
    parts = [constant(1)]
    for m, c in f.num.items():
        t, q = monomial_term(m), Fraction(c) * sign
        if bottom is not None:
            t = div(t, bottom)
        if t is PI:
            parts.append(_half_turns(q))
        elif t.head == "atan" and q.denominator == 1 and abs(q) <= 64:
            # e^{i·atan u} = (1 + i·u)/√(1 + u²)
            u = form(t.args[0], context)
            length = root_of(1 + t.args[0] ** 2, Fraction(-1, 2), context)
            side = times(constant(1 if q > 0 else -1), IMAGINARY_UNIT, u)
            parts.append(power_of(times(plus(constant(1), side), length), abs(int(q))))
        else:
            parts.append(atom(T("cis", (t,)), q.numerator if q.denominator == 1 else q))
    return times(*parts)


def _half_turns(q: Fraction) -> Form:
    """Return e^{iπq}; for twelfths as a product of (1 + i√3)/2 and (1 + i)/√2."""
    whole, rest = divmod(q, 1)
    if 12 % rest.denominator:
        return times(constant(parity(whole)), atom(TURN, rest))
    thirds, quarters = int(12 * rest) % 3, -int(12 * rest) % 4
    turns = whole + rest - Fraction(thirds, 3) - Fraction(quarters, 4)
    half, i = constant(Fraction(1, 2)), IMAGINARY_UNIT
    root_of_3, root_of_2 = (over("root", {(): v}, Fraction(1, 2)) for v in (3, 2))
    third = times(half, plus(constant(1), times(i, root_of_3)))
    quarter = times(half, root_of_2, plus(constant(1), i))
    return times(constant(parity(turns)), power_of(third, thirds), power_of(quarter, quarters))


def _of_wave(term: T, context: Context) -> Form:
    there, back = turn(term.args[0], context), turn(term.args[0], context, -1)
    if term.head == "cos":
        return times(constant(Fraction(1, 2)), plus(there, back))
    return times(constant(Fraction(-1, 2)), IMAGINARY_UNIT, minus(there, back))


def _of_odd(term: T, context: Context) -> Form:
    """Return atan or erf, odd functions, of an argument with a positive first coefficient."""
    f = form(term.args[0], context)
    value = rational_of(f)
    if not f.num:
        return constant(0)
    if term.head == "atan" and value is not None and abs(value) == 1:
        return Form({((PI, 1),): value / 4}, {})
    p = as_real(f.num)
    sign = 1 if p[max(p, key=monomial_key)] > 0 else -1
    own = fn(term.head, form_term(Form(scaled(f.num, sign), f.den)))
    return Form({((own, 1),): sign}, {})


# ── cases ──


def _of_delta(term: T, context: Context) -> Form:
    left, right = term.args
    sort = context.variables.get(str(left.data)) if left.head == right.head == "at" else None
    if sort is not None and sort.kind == "permutation" and left.data == right.data:
        return form(fn("delta", left.args[0], right.args[0]), context)
    f = minus(form(left, context), form(right, context))
    value = rational_of(f)
    if value is not None:
        return constant(int(value == 0))
    for prop, answer in ((eq(left, right), 1), (ne(left, right), 0)):
        if shown(prop, context):
            return constant(answer)
    if f.den or any(e < 0 for m in f.num for _, e in m):
        return opaque(term, context)
    content = gcd(*(Fraction(c).numerator for c in f.num.values()))
    p = scaled(f.num, Fraction(1 if f.num[max(f.num, key=monomial_key)] > 0 else -1, content))
    up, down = {m: c for m, c in p.items() if c > 0}, {m: -c for m, c in p.items() if c < 0}
    return atom(fn("delta", poly_term(up), poly_term(down)))


def _of_update(term: T, context: Context) -> Form:
    """Return y[i] + δ(i, k)·(t − y[i]) for y[k ↦ t] at i."""
    kept = entry_kept(term)
    if kept is not None:
        return form(kept, context)
    new, key, own = parts_of_update(term)
    entry = form(T("at", own, term.data), context)
    same = [form(fn("delta", i, k), context) for i, k in zip(own, key, strict=True)]
    return plus(entry, times(*same, minus(form(new, context), entry)))


def _of_piecewise(term: T, context: Context) -> Form:
    """Return the branch that applies, or all with 0 and 1 for their conditions."""
    kept = entry_kept(term)
    if kept is not None:
        return form(kept, context)
    branches: list[tuple[T, T]] = []
    for value, condition in zip(term.args[::2], term.args[1::2], strict=True):
        if condition is TRUE or shown(condition, context):
            branches.append((value, TRUE))
            break
        if not shown(negation(condition), context):
            branches.append((value, condition))
    if not branches or branches[-1][1] is not TRUE:
        return atom(term)
    if any(t.head == "all" for _, condition in branches for t in subterms(condition)):
        return atom(term)
    if len(branches) == 1:
        return form(branches[0][0], context)
    if not all(shown(p, c) for value, _ in branches for c, p in needs(value, context)):
        return atom(term)
    total, left = constant(0), constant(1)
    for value, condition in branches:
        here = truth(condition, context)
        total = plus(total, times(left, here, form(value, context)))
        left = times(left, minus(constant(1), here))
    return total


def truth(prop: T, context: Context) -> Form:
    """Return the number that is 1 where a proposition holds, and 0 where it does not."""
    if prop is TRUE:
        return constant(1)
    one = constant(1)
    if prop.head == "not":
        return minus(one, truth(prop.args[0], context))
    if prop.head == "and":
        return times(*(truth(p, context) for p in prop.args))
    if prop.head == "or":
        return minus(one, times(*(minus(one, truth(p, context)) for p in prop.args)))
    require(prop.head == "rel", "a condition that is not taken apart")
    left, right = prop.args
    if prop.data in {"=", "!="}:
        if is_integer(left, context) and is_integer(right, context):
            other = minus(one, form(fn("delta", left, right), context))
        else:
            other = plus(_is_positive(left, right, context), _is_positive(right, left, context))
        return other if prop.data == "!=" else minus(one, other)
    larger, smaller = (left, right) if prop.data in {">", "<="} else (right, left)
    found = _is_positive(larger, smaller, context)
    return found if prop.data in {"<", ">"} else minus(one, found)


def _is_positive(larger: T, smaller: T, context: Context) -> Form:
    if shown(lt(smaller, larger), context):
        return constant(1)
    f = minus(form(larger, context), form(smaller, context))
    value = rational_of(f)
    if value is not None:
        return constant(int(value > 0))
    if not f.den:
        content, common, rest = primitive(f.num)
        sign = 1 if content > 0 else -1
        f = Form(times_freely({common: sign}, rest), {})
    return atom(T("indicator", (form_term(f),)))


# ── sums, products and maxima over ranges ──


def _opened(binder: T, low: T, high: T, context: Context) -> tuple[T, str, T, Context]:
    """Return the variable of a binder, its name, the body, and the context that has it."""
    k = var(f"#{len(context.variables):06d}")
    name = str(k.data)
    return k, name, instantiate(binder.args[2], k), context.declare(name, index(low, high))


def _written_out(term: T, context: Context) -> list[Form] | None:
    """Return the values of the body where both ends are numbers that are near."""
    ends = [rational_of(form(e, context)) for e in term.args[:2]]
    if ends[0] is None and canonical(term.args[0], context) is canonical(term.args[1], context):
        return [form(instantiate(term.args[2], term.args[0]), context)]
    low, high = (None if e is None or e.denominator != 1 else int(e) for e in ends)
    if low is None or high is None or high - low >= MAX_WRITTEN_OUT:
        return None
    return [form(instantiate(term.args[2], num(i)), context) for i in range(low, high + 1)]


def _base_range(term: T, context: Context) -> tuple[T, T, list[T]]:
    """Return the range up to the least end met, and the indices that come after it."""
    low, end = canonical(term.args[0], context), form(term.args[1], context)
    shift = end.num.get((), 0)
    if end.den or shift % 1:
        return low, form_term(end), []
    base = {m: c for m, c in end.num.items() if m}
    least = least_of(("end", low, poly_term(base)), int(shift), context)

    def above(value: int) -> T:
        return poly_term(plus_poly(base, {(): value} if value else {}))

    if least < shift <= least + MAX_WRITTEN_OUT and shown(le(low, above(least + 1)), context):
        return low, above(least), [above(i) for i in range(least + 1, int(shift) + 1)]
    return low, above(int(shift)), []


def _of_range(term: T, context: Context) -> Form:
    """Return a sum or a product: written out, or up to the least end met, and what follows."""
    over, join, none = (_sum_over, plus, 0) if term.head == "sum" else (_product_over, times, 1)
    values = _written_out(term, context)
    if values is not None:
        return join(constant(none), *values)
    low, high, more = _base_range(term, context)
    rest = [form(instantiate(term.args[2], i), context) for i in more]
    return join(over(T(term.head, (low, high, term.args[2])), context), *rest)


def _may_leave(outside: list[T], ends: tuple[T, T], context: Context) -> bool:
    """Return whether factors may leave a binder: they are defined even where the range is empty."""
    owed = [prop for t in outside for _, prop in needs(t, context)]
    return not owed or shown(le(*ends), context) or all(shown(p, context) for p in owed)


def _by_index(p: Poly, name: str) -> dict[Monomial, Poly]:
    """Return the polynomial by powers of atoms that depend on a name, with their coefficients."""
    groups: dict[Monomial, Poly] = {}
    for m, c in p.items():
        inside = tuple(x for x in m if name in x[0].free)
        groups.setdefault(inside, {})[tuple(x for x in m if name not in x[0].free)] = c
    return groups


def _length(low: T, high: T, context: Context) -> Form:
    """Return how many integers there are from ``low`` to ``high``, if low ≤ high + 1."""
    return minus(plus(form(high, context), constant(1)), form(low, context))


def _sum_over(term: T, context: Context) -> Form:
    """Return Σ of each monomial, what is free of the index in front."""
    low, high, _ = term.args
    k, name, body, inner = _opened(term, low, high, context)
    f = real_form(form(body, inner))
    free = {p: e for p, e in f.den.items() if is_free_of(dict(p), name)}
    den = {p: e for p, e in f.den.items() if p not in free}
    groups = _by_index(f.num, name)
    leaving = [monomial_term(m) for p in groups.values() for m in p if m]
    leaving += [div(ONE, poly_term(dict(p))) for p in free]
    if not _may_leave(leaving, (low, high), context):
        return atom(sum_(name, low, high, form_term(f)))
    parts = [
        times(Form(outside, {}), _sum_of_monomial(inside, den, (k, low, high), context))
        for inside, outside in groups.items()
    ]
    return times(plus(constant(0), *parts), Form({(): 1}, free))


def _sum_of_monomial(
    inside: Monomial, den: dict[Factor, int], opened: tuple[T, T, T], context: Context
) -> Form:
    """Return Σₖ m(k)/den(k): a count, one entry, or an atom."""
    k, low, high = opened
    name = str(k.data)
    if not inside and not den:
        if shown(le(low, high + 1), context):
            return _length(low, high, context)
        return atom(T("sum", (low, high, ONE)))
    inner = context.declare(name, index(low, high))
    for t, _ in inside:
        if t.head == "delta":
            there = _solved(t, k, inner)
            rest = form_term(Form({tuple(x for x in inside if x[0] is not t): 1}, den))
            found = None if there is None else _contracted(there, rest, opened, context)
            if found is not None:
                return found
    nested = [(t, e) for t, e in inside if t.head == "sum"]
    if [e for _, e in nested] == [1]:
        ((t, _),) = nested
        rest = form_term(Form({tuple(x for x in inside if x not in nested): 1}, den))
        return atom(_ordered_sums(opened, rest, t, context))
    return atom(sum_(name, low, high, form_term(Form({inside: 1}, den))))


def _solved(delta: T, k: T, context: Context) -> T | None:
    """Return the i with delta = δ(k, i), i free of k."""
    f = minus(form(delta.args[0], context), form(delta.args[1], context))
    mine = f.num.get(((k, 1),))
    rest = {m: c for m, c in f.num.items() if m != ((k, 1),)}
    if f.den or mine not in {1, -1} or not is_free_of(rest, str(k.data)):
        return None
    return poly_term(scaled(rest, -mine))


def _contracted(there: T, rest: T, opened: tuple[T, T, T], context: Context) -> Form | None:
    """Return Σₖ δ(k, i)·m(k): m(i) if i is in the range, 0 if not, None if that is open."""
    k, low, high = opened
    if shown(lt(there, low), context) or shown(lt(high, there), context):
        return constant(0)
    if not (shown(le(low, there), context) and shown(le(there, high), context)):
        return None
    return form(substitute(rest, {str(k.data): there}), context)


def _ordered_sums(opened: tuple[T, T, T], rest: T, body: T, context: Context) -> T:
    """Return nested sums as sums over all ranges in one order."""
    ranges, found = [opened], []
    while body.head == "sum" and (body.args[0].free | body.args[1].free).isdisjoint(
        str(k.data) for k, _, _ in ranges
    ):
        k = fresh("k")
        ranges.append((k, body.args[0], body.args[1]))
        body = open_(body, k)
    whole = mul(rest, body)
    for order in permutations(ranges) if len(ranges) <= 4 else [tuple(ranges)]:
        here, names = context, {}
        for k, low, high in order:
            name = f"#{len(here.variables):06d}"
            names[str(k.data)] = var(name)
            here = here.declare(name, index(low, high))
        term = canonical(substitute(whole, names), here)
        for k, low, high in reversed(order):
            term = sum_(str(names[str(k.data)].data), low, high, term)
        found.append(term)
    return min(found, key=by_key)


def _product_over(term: T, context: Context) -> Form:
    """Return Π by the factors of the body; Π e^m = e^Σm and Π c = c^(b − a + 1)."""
    low, high, _ = term.args
    _, name, body, inner = _opened(term, low, high, context)
    whole = atom(bind("prod", name, canonical(body, inner), low, high))
    content, factors = factorise(body, inner)
    free = [(poly_term(p), e) for p, e in factors if is_free_of(p, name)]
    leaving = [div(ONE, t) if e < 0 else t for t, e in free]
    counted = content and shown(le(low, high + 1), context)
    if not counted or not _may_leave(leaving, (low, high), context):
        return whole
    length = _length(low, high, context)
    parts = [exp_of(times(length, log_rational(abs(content))), context)]
    if content < 0:
        parts.append(form(npow(num(-1), add(high, ONE, neg(low))), context))
    for p, e in factors:
        only, inside = the_atom(p), poly_term(p)
        if only is not None and only.head == "abs" and not e % 1:  # Π|f| = |Πf|
            size = fn("abs", bind("prod", name, only.args[0], low, high))
            parts.append(power_of(absolute_of(size.args[0], context), int(e)))
        elif only is not None and only.head == "exp":
            exponent = mul(rational(e), only.args[0])
            parts.append(exp_of(form(sum_(name, low, high, exponent), context), context))
        elif e % 1:
            return whole
        elif name not in inside.free and shown(lt(ZERO, inside), context):
            parts.append(exp_of(times(constant(e), length, log_of(inside, context)), context))
        elif name not in inside.free:
            parts.append(power_of(form(npow(inside, form_term(length)), context), int(e)))
        else:
            parts.append(power_of(atom(bind("prod", name, inside, low, high)), int(e)))
    return times(*parts)


def _of_largest(term: T, context: Context) -> Form:
    """Return the largest value over a range; what is free of the index leaves it."""
    low, high = (canonical(e, context) for e in term.args[:2])
    if low is high:
        return form(instantiate(term.args[2], low), context)
    if _is_extreme_index(term):
        return _of_extreme_index(term, low, high, context)
    _, name, body, inner = _opened(term, low, high, context)
    f = real_form(form(body, inner))
    outside: Poly = {}
    if not f.den and shown(le(low, high), context):
        outside = {m: c for m, c in f.num.items() if is_free_of((m,), name)}
    inside = Form({m: c for m, c in f.num.items() if m not in outside}, f.den)
    if not inside.num:
        return Form(outside, {})
    scale = constant(1)
    if shown(le(low, high), context):  # max c·f = c·max f for c > 0
        content, common, _ = primitive(inside.num)
        found = [constant(abs(Fraction(content)))]
        pieces: list[tuple[Poly, Number]] = [({((t, 1),): 1}, e) for t, e in common]
        for p, e in (*pieces, *((dict(p), -e) for p, e in f.den.items())):
            if is_free_of(p, name) and shown(lt(ZERO, poly_term(p)), context):
                found.append(_rational_power(p, e) if e % 1 else power_of(Form(p, {}), int(e)))
        scale = times(*found)
        inside = times(inside, inverse(scale))
    own = atom(bind("bigmax", name, form_term(inside), low, high))
    return plus(times(scale, own), Form(outside, {}))


def _of_smallest(term: T, context: Context) -> Form:
    low, high, body = term.args
    if _is_extreme_index(term):
        return _of_extreme_index(term, canonical(low, context), canonical(high, context), context)
    return times(constant(-1), form(T("bigmax", (low, high, neg(body))), context))


def _is_extreme_index(term: T) -> bool:
    """Return whether a term is an extremum of an index, or an end of its range, by cases."""
    low, high, body = term.args
    ends = (T("bound", (), 0), low, high)
    return body.head == "piecewise" and not term.loose and all(v in ends for v in body.args[::2])


def _of_extreme_index(term: T, low: T, high: T, context: Context) -> Form:
    """Return such an extremum, as argmax is one, as an atom with its conditions normalised."""
    _, name, body, inner = _opened(term, low, high, context)
    parts = list(body.args)
    for i, a in enumerate(parts):
        if i % 2 and a.head == "rel":
            parts[i] = rel(str(a.data), ZERO, _of_same_sign(sub(*a.args[::-1]), inner))
    return atom(bind(term.head, name, T("piecewise", tuple(parts)), low, high))


def _of_same_sign(term: T, context: Context) -> T:
    """Return the term without its positive factors."""
    content, factors = factorise(term, context)
    kept = [constant((content > 0) - (content < 0))]
    for p, e in factors:
        if not shown(lt(ZERO, poly_term(p)), context):
            kept.append(_rational_power(p, e) if e % 1 else power_of(Form(p, {}), int(e)))
    return form_term(times(*kept))


HANDLERS: dict[str, Callable[[T, Context], Form]] = {
    "num": lambda t, _: constant(int(t.data or 0)),
    **dict.fromkeys(("var", "pi"), lambda t, _: atom(t)),
    "add": lambda t, c: plus(*(form(a, c) for a in t.args)),
    "neg": lambda t, c: times(constant(-1), form(t.args[0], c)),
    "mul": lambda t, c: times(*(form(a, c) for a in t.args)),
    "div": lambda t, c: times(form(t.args[0], c), inverse(form(t.args[1], c))),
    **dict.fromkeys(("npow", "ipow", "rpow"), _of_power),
    "exp": lambda t, c: exp_of(form(t.args[0], c), c),
    "log": lambda t, c: log_of(t.args[0], c),
    "sqrt": lambda t, c: root_of(t.args[0], Fraction(1, 2), c),
    "cbrt": lambda t, c: root_of(t.args[0], Fraction(1, 3), c),
    "abs": lambda t, c: absolute_of(t.args[0], c),
    "sign": _of_sign,
    **dict.fromkeys(("max", "min"), _of_maximum),
    **dict.fromkeys(("sin", "cos"), _of_wave),
    **dict.fromkeys(("atan", "erf"), _of_odd),
    "delta": _of_delta,
    "upd": _of_update,
    "piecewise": _of_piecewise,
    **dict.fromkeys(("sum", "prod"), _of_range),
    "bigmax": _of_largest,
    "bigmin": _of_smallest,
    "diff": _of_derivative_term,
    "call": _of_call,
}


# ── relations between atoms: products of roots and sizes, logarithms, roots of unity ──

MOST_PARTS = 360


def without_relations(p: Poly) -> Poly:
    """Return a polynomial of the same value, without what is seen to cancel."""
    for rule in (_products_joined, _logarithms_joined, _turns_joined):
        with suppress(Refused):  # too large a power
            p = rule(p)
    return p


def even_denominator(numbers: Iterable[Number]) -> int:
    """Return the least even common denominator; refuse a large one, for all would be slow."""
    n = lcm(2, *{min(q.denominator, MOST_PARTS + 1) for q in numbers})
    require(n <= MOST_PARTS, "too large a common denominator")
    return n


def _products_joined(p: Poly) -> Poly:
    """Return p with one product for those of roots, sizes and signs that are proportional.

    Roots and sizes are not negative: Rⁿ = c·Sⁿ for a c > 0 is R = c^(1/n)·S.
    """
    found = {m: tuple(x for x in m if x[0].head in {"root", "abs", "sign"}) for m in p}
    n = even_denominator(e for parts in found.values() for _, e in parts)
    met: dict[object, tuple[Number, Number, Monomial]] = {}
    total: Poly = {}
    for m, c in p.items():
        wholes: list[Poly] = [{(): 1}, {(): 1}]
        for t, e in found[m]:
            signed = t.head == "sign"
            power = power_poly(t.aux, int(e if signed else e * n))
            wholes[signed] = times_poly(wholes[signed], power)
        if not all(wholes):  # the product is 0
            continue
        (size, common, own), (side, shared, other) = map(primitive, wholes)
        key = (common, frozenset(own.items()), shared, frozenset(other.items()))
        first, sign, parts = met.setdefault(key, (size, side, found[m]))
        if size * first > 0:  # else both are 0
            scale = root_of(rational(Fraction(size) / first), Fraction(1, n), Context({}, ()))
            rest = times_monomial(tuple(x for x in m if x not in found[m]), parts)
            total = plus_poly(total, times_poly(scale.num, {rest: c if side * sign > 0 else -c}))
    return total


def _logarithms_joined(p: Poly) -> Poly:
    """Return p without its sums Σ q·log|f| for which Π f^q is 1 or −1."""
    groups: dict[Monomial, dict[T, Number]] = {}
    for m, c in p.items():
        for t, e in m:
            if t.head == "log" and t.aux is not None and e == 1:
                groups.setdefault(times_monomial(m, ((t, -1),)), {})[t] = c
    for rest, logs in groups.items():
        n = even_denominator(logs.values())
        above, below = (reduce(times_poly, (power_poly(t.aux, int(s * c * n))
                        for t, c in logs.items() if s * c > 0), constant(1).num) for s in (1, -1))
        own = {times_monomial(rest, ((t, 1),)): c for t, c in logs.items()}
        if above in (below, scaled(below, -1)) and own.items() <= p.items():
            p = {m: c for m, c in p.items() if m not in own}
    return p


def _turns_joined(p: Poly) -> Poly:
    """Return 0 for a sum of roots of unity that is 0, else p.

    With z = e^{iπ/n}, a polynomial P has P(z) = 0 if xⁿ + 1 divides P·Π (x^(2n/v) − 1), the
    product over the primes v that divide n: none of its factors is 0 at z.
    """
    n = even_denominator(e for m in p for t, e in m if t is TURN)
    if n == 2:
        return p
    total: Poly = {}
    for m, c in p.items():
        total = plus_poly(total, reduce(times_poly, (_as_turns(*x, n) for x in m), {(): c}))
    for v, _ in prime_powers(n):
        total = times_poly(total, {((TURN, Fraction(2, v)),): 1, (): -1})
    return p if total else total


def _as_turns(t: T, e: Number, n: int) -> Poly:
    """Return a power of an atom, of √v by powers of z = e^{iπ/n} if it is a sum of them.

    √2 = z^(n/4) + z^(−n/4). For odd primes √v is Gauss's sum Σ (k/v)·z^(2nk/v), over i if v has
    the rest 3 by 4.
    """
    v = (t.head == "root" and 2 * e == 1 and integer_value(t.args[0])) or 0
    if v == 2 and n % 4 == 0:
        return {((TURN, Fraction(s, 4)),): 1 for s in (1, -1)}
    if v < 3 or n % v or prime_powers(v) != [(v, 1)]:
        return {((t, e),): 1}
    return {((TURN, Fraction(2 * k, v) - Fraction(v % 4 // 2, 2)),):
            1 if pow(k, v // 2, v) == 1 else -1 for k in range(1, v)}  # fmt: skip


# ── relations between sums over one range: they are one sum, and its body may be 0 ──


def vanishes(f: Form, context: Context, depth: int = 3) -> bool:
    """Return whether a fraction is 0, if need be because sums over one range cancel.

    Σₖ b(k) + Σₖ c(k) + r = Σₖ (b(k) + c(k) + r/count), which is 0 if every coefficient of what
    depends on k is. And δ(k, i)·f(k) is δ(k, i)·f(i).
    """
    f = Form(without_relations(without_opposites(f, context).num), {})
    if not f.num or not depth:
        return not f.num
    sums = {t for m in f.num for t, e in m if t.head == "sum" and e > 0}
    for low, high in dict.fromkeys(t.args[:2] for t in sorted(sums, key=by_key)):
        if shown(le(low, high), context) and _vanishes_as_one(f.num, low, high, context, depth):
            return True
    deltas = {t for m in f.num for t, _ in m if t.head == "delta"}
    return any(_vanishes_with_delta(f.num, t, context, depth) for t in sorted(deltas, key=by_key))


def without_opposites(f: Form, context: Context) -> Form:
    """Return the numerator with b^(−L) written as 1/b^L, where b may be 0 and both stand.

    Both have a value where b ≠ 0, and where L and −L are ≥ 0: there they are 1.
    """
    inverses: dict[T, T] = {}
    powers = dict.fromkeys(t for m in f.num for t, _ in m if t.head == "ipow")
    for t in powers:
        base, exponent = t.args
        opposite = T("ipow", (base, canonical(neg(exponent), context)))
        if opposite in powers and opposite not in inverses:
            inverses[t] = opposite
    if not inverses:
        return f
    parts = (
        times(constant(c), *(atom(inverses.get(t, t), -e if t in inverses else e) for t, e in m))
        for m, c in f.num.items()
    )
    return plus(*parts)


def _vanishes_with_delta(p: Poly, delta: T, context: Context, depth: int) -> bool:
    """Return whether δ(k, i)·g + h is 0: h is, and g is at k = i."""
    g: Poly = {}
    h: Poly = {}
    for m, c in p.items():
        mine = (delta, 1) in m
        (g if mine else h)[times_monomial(m, ((delta, -1),)) if mine else m] = c
    for k, i in (delta.args, delta.args[::-1]):
        if k.head == "var" and str(k.data) not in i.free:
            there = form(substitute(poly_term(g), {str(k.data): i}), context)
            return vanishes(there, context, depth - 1) and vanishes(Form(h, {}), context, depth)
    return False


def _vanishes_as_one(p: Poly, low: T, high: T, context: Context, depth: int) -> bool:
    """Return whether a polynomial is 0 as one sum from ``low`` to ``high``."""
    parts: dict[T, Poly] = {}
    rest: Poly = {}
    for m, c in p.items():
        mine = [t for t, e in m if t.head == "sum" and t.args[:2] == (low, high) and e > 0]
        if not mine:
            rest[m] = c
            continue
        first = min(mine, key=by_key)
        parts.setdefault(first, {})[times_monomial(m, ((first, -1),))] = c
    if not parts:
        return False
    bodies = []
    name, inner = "", context
    for t, coefficient in parts.items():
        _, name, body, inner = _opened(t, low, high, context)
        bodies.append(times(Form(coefficient, {}), real_form(form(body, inner))))
    if rest:
        bodies.append(times(Form(rest, {}), inverse(_length(low, high, context))))
    groups = _by_index(plus(*bodies).num, name).values()
    return all(vanishes(Form(q, {}), context, depth - 1) for q in groups)


# ── 10. Numbers, enclosed ─────────────────────────────────────────────────────────────────────────
#
# An interval is a pair (low, high) of integers that stand for low·2⁻ᵖ and high·2⁻ᵖ; an end
# None is infinite. Every lower end is rounded down and every upper end up, so the interval
# holds the value. Series of positive terms are summed from below and from above, and closed
# by a bound of what is left.

Ends = tuple[int | None, int | None]
Whole = tuple[int, int]
Count = Callable[[int], int]


class NoEnclosure(ArithmeticError):  # noqa: N818 - a value of the answer, not a fault
    """Nothing useful is known of a value."""


def up(top: int, bottom: int) -> int:
    """Return the quotient rounded up."""
    return -(-top // bottom)


def series(first: Whole, x: Whole, w: int, step: Count, weight: Count, sign: int = 1) -> Whole:
    """Enclose Σ signⁿ·first·xⁿ/(step(1)·…·step(n)·weight(n)) for first, x ≥ 0 at scale w."""
    (a, b), low, high, side, n = first, 0, 0, 1, 0
    while True:
        least, most = a // weight(n), up(b, weight(n))
        low, high = (low + least, high + most) if side > 0 else (low - most, high - least)
        side, n = side * sign, n + 1
        if b <= 1 and 2 * x[1] <= step(n) << w:  # what is left is at most the last term
            return low - (sign < 0), high + 1
        a, b = (a * x[0] >> w) // step(n), up(b * x[1], step(n) << w)


def one(_: int) -> int:
    """Return 1, a step or a weight that changes nothing."""
    return 1


def odd(n: int) -> int:
    """Return 2n + 1."""
    return 2 * n + 1


def square_of(x: Whole, w: int) -> Whole:
    """Enclose the squares, x ≥ 0."""
    return x[0] * x[0] >> w, -(-x[1] * x[1] >> w)


@lru_cache(maxsize=64)
def ln_two(w: int) -> Whole:
    """Enclose ln 2 = 2·artanh(1/3)."""
    low, high = artanh_small(((1 << w) // 3, up(1 << w, 3)), w)
    return 2 * low, 2 * high


@lru_cache(maxsize=64)
def pi_ends(w: int) -> Whole:
    """Enclose π = 16·arctan(1/5) − 4·arctan(1/239): Machin."""
    (a, b), (c, d) = (arctan_small(((1 << w) // n, up(1 << w, n)), w) for n in (5, 239))
    return 16 * a - 4 * d, 16 * b - 4 * c


def arctan_small(x: Whole, w: int) -> Whole:
    """Enclose arctan(x) for 0 ≤ x ≤ 1/2."""
    return series(x, square_of(x, w), w, one, odd, -1)


def artanh_small(x: Whole, w: int) -> Whole:
    """Enclose artanh(x) for 0 ≤ x ≤ 1/2."""
    return series(x, square_of(x, w), w, one, odd)


def scale_for(p: int, extra: int) -> int:
    """Return a working scale of at least p + extra; few different ones, as π is kept for each."""
    return -(-(p + extra) // 64) * 64


def rescaled(x: Whole, w: int, p: int) -> Whole:
    """Return the interval at scale w rounded outwards to scale p."""
    shift = w - p
    if shift <= 0:
        return x[0] << -shift, x[1] << -shift
    return x[0] >> shift, -(-x[1] >> shift)


LIMIT = 20_000  # arguments of exp beyond this are not followed


def exp_ends(x: int, p: int) -> Ends:
    """Enclose eˣ: x = k·ln 2 + r, and e^r = (e^(r/2ᵐ))^(2ᵐ)."""
    if x == 0:
        return 1 << p, 1 << p
    if x > LIMIT << p:
        return 1 << (p + LIMIT), None
    if x < -LIMIT << p:
        return 0, 1
    w = scale_for(p, 40 + max(0, 3 * (x >> p) // 2))
    ln, big = ln_two(w), x << (w - p)
    k = big // ln[1] - (x < 0)
    rest = sorted((big - k * ln[0], big - k * ln[1]))
    m = 6
    part = (max(rest[0], 0) >> m, -(-rest[1] >> m))
    found = series((1 << w, 1 << w), part, w, lambda n: n, one)
    for _ in range(m):
        found = square_of(found, w)
    return rescaled(found, w - k, p)


def log_ends(x: int, p: int) -> Whole:
    """Enclose ln x for x > 0: x = 2ᵏ·m with m near 1, and ln m = 2·artanh((m−1)/(m+1))."""
    if x == 1 << p:
        return 0, 0
    w = scale_for(p, 20)
    e = x.bit_length()
    e -= 3 * x < 2 << e  # m = x/2ᵉ lies in [2/3, 4/3)
    top, bottom = abs(x - (1 << e)) << w, x + (1 << e)
    low, high = artanh_small((top // bottom, up(top, bottom)), w)
    low, high = (2 * low, 2 * high) if x >= 1 << e else (-2 * high, -2 * low)
    ends = sorted((e - p) * end for end in ln_two(w))
    return rescaled((low + ends[0], high + ends[1]), w, p)


def sqrt_ends(x: int, p: int) -> Whole:
    """Enclose √x for x ≥ 0."""
    root = isqrt(x << p)
    return root, root + (root * root != x << p)


def cbrt_ends(x: int, p: int) -> Whole:
    """Enclose the cube root of x ≥ 0, by Newton's steps down from above it."""
    target = x << (2 * p)
    low = 1 << (target.bit_length() // 3 + 1)
    while low**3 > target:
        low = (2 * low + target // low**2) // 3
    return low, low + (low**3 != target)


def atan_ends(x: int, p: int) -> Whole:
    """Enclose arctan x: 1/x for x > 1, then three times x/(1 + √(1 + x²)), which halves it."""
    if x <= 0:
        low, high = atan_ends(-x, p) if x else (0, 0)
        return -high, -low
    w = scale_for(p, 20)
    unit, big = 1 << w, x << (w - p)
    turned = big > unit
    ends = [unit * unit // big, up(unit * unit, big)] if turned else [big, big]
    for _ in range(3):
        low = ends[0] * unit // (unit + isqrt(unit * unit + ends[0] ** 2) + 1)
        ends = [low, up(ends[1] * unit, unit + isqrt(unit * unit + ends[1] ** 2))]
    low, high = (8 * end for end in arctan_small((ends[0], ends[1]), w))
    if turned:
        pi = pi_ends(w)
        low, high = pi[0] // 2 - high, -(-pi[1] // 2) - low
    return rescaled((low, high), w, p)


def wave_ends(x: int, p: int, shift: int) -> Whole:
    """Enclose sin(x + shift·π/2), shift 0 or 1, with x = k·π/2 + r and 0 ≤ r < 1.6."""
    if x == 0:
        return shift << p, shift << p
    w = scale_for(p, 20 + max(0, abs(x).bit_length() - p))
    big, pi = x << (w - p), pi_ends(w)
    k = 2 * big // pi[1]
    rest = sorted(big - k * end // 2 for end in pi)
    low, wide = max(rest[0] - 1, 0), rest[1] - rest[0] + 3  # sin and cos have slopes within ±1
    first, last = ((low, low), 1) if (k + shift) % 2 == 0 else ((1 << w, 1 << w), -1)
    square = square_of((low, low), w)
    a, b = series(first, square, w, lambda n: 2 * n * (2 * n + last), one, -1)
    a, b = a - wide, b + wide
    return rescaled((a, b) if (k + shift) % 4 < 2 else (-b, -a), w, p)


def erf_ends(x: int, p: int) -> Whole:
    """Enclose erf x = 2/√π·e^(−x²)·Σ 2ⁿx²ⁿ⁺¹/(1·3·…·(2n+1)); 1 − erf x ≤ e^(−x²) for x ≥ 0."""
    if x <= 0:
        low, high = erf_ends(-x, p) if x else (0, 0)
        return -high, -low
    square = x * x >> 2 * p
    if square > p:
        return (1 << p) - 1, 1 << p
    w = scale_for(p, 40 + 3 * square)
    big = x << (w - p)
    twice = (big * big >> (w - 1), -(-big * big >> (w - 1)))
    a, b = series((1 << w, 1 << w), twice, w, odd, one)
    small = exp_ends((-big * big) >> w, w)[0], exp_ends(-(big * big >> w), w)[1]
    pi = pi_ends(w)
    low = (a * big >> w) * (small[0] or 0) * 2 // sqrt_ends(pi[1], w)[1]
    high = up(-(-b * big >> w) * (small[1] or 0) * 2, sqrt_ends(pi[0], w)[0])
    low, high = rescaled((low, high), w, p)
    return low, min(high, 1 << p)


class Reals:
    """Interval arithmetic with outward rounding at scale p."""

    def __init__(self, p: int) -> None:
        """Round to multiples of 2⁻ᵖ."""
        self.p, self.one = p, 1 << p
        self.unit: Ends = (self.one, self.one)
        self.zero: Ends = (0, 0)

    def exact(self, value: Fraction | int) -> Ends:
        """Enclose a rational."""
        top, bottom = value.numerator << self.p, value.denominator
        return top // bottom, up(top, bottom)

    def pi(self) -> Whole:
        """Enclose π."""
        return rescaled(pi_ends(scale_for(self.p, 8)), scale_for(self.p, 8), self.p)

    @staticmethod
    def add(a: Ends, b: Ends) -> Ends:
        """Enclose the sums."""
        low = None if a[0] is None or b[0] is None else a[0] + b[0]
        return low, None if a[1] is None or b[1] is None else a[1] + b[1]

    @staticmethod
    def neg(a: Ends) -> Ends:
        """Enclose the negatives."""
        return None if a[1] is None else -a[1], None if a[0] is None else -a[0]

    def sub(self, a: Ends, b: Ends) -> Ends:
        """Enclose the differences."""
        return self.add(a, self.neg(b))

    def mul(self, a: Ends, b: Ends) -> Ends:
        """Enclose the products; 0 times an infinite end is 0, which no member is."""
        (a0, a1), (b0, b1) = a, b
        if a0 is not None and a1 is not None and b0 is not None and b1 is not None:
            corners = (a0 * b0, a0 * b1, a1 * b0, a1 * b1)
            return min(corners) >> self.p, -(-max(corners) >> self.p)
        found: list[tuple[int, int]] = []  # (−1 or 1, 0) is infinite, (0, v) is the number v
        for x, x_side in ((a0, -1), (a1, 1)):
            for y, y_side in ((b0, -1), (b1, 1)):
                if x == 0 or y == 0:
                    found.append((0, 0))
                elif x is None or y is None:
                    sign_x = x_side if x is None else 1 if x > 0 else -1
                    sign_y = y_side if y is None else 1 if y > 0 else -1
                    found.append((sign_x * sign_y, 0))
                else:
                    found.append((0, x * y))
        low, high = min(found), max(found)
        return (None if low[0] else low[1] >> self.p, None if high[0] else -(-high[1] >> self.p))

    def inv(self, a: Ends) -> Ends:
        """Enclose the reciprocals of the members other than 0."""
        low, high = a
        if low is not None and low >= 0 and high != 0:
            square = self.one * self.one
            return 0 if high is None else square // high, up(square, low) if low else None
        if high is not None and high <= 0 and low != 0:
            return self.neg(self.inv(self.neg(a)))
        raise NoEnclosure("a denominator may be 0")

    def power(self, a: Ends, n: int) -> Ends:
        """Enclose the integer powers."""
        if n < 0:
            return self.inv(self.power(a, -n))
        if n == 0:
            return self.unit
        if n % 2 == 0:
            a = self.size(a)
        shift = self.p * (n - 1)
        if n * max(e.bit_length() for e in (*a, 0) if e is not None) > 16 * MAX_BITS:
            raise NoEnclosure("a power of too large a number")
        return (
            None if a[0] is None else a[0] ** n >> shift,
            None if a[1] is None else -(-(a[1] ** n) >> shift),
        )

    def size(self, a: Ends) -> Ends:
        """Enclose the absolute values."""
        if a[0] is not None and a[0] >= 0:
            return a
        if a[1] is not None and a[1] <= 0:
            return self.neg(a)
        return 0, None if a[0] is None or a[1] is None else max(-a[0], a[1])

    @staticmethod
    def join(a: Ends, b: Ends) -> Ends:
        """Enclose both."""
        low = None if a[0] is None or b[0] is None else min(a[0], b[0])
        return low, None if a[1] is None or b[1] is None else max(a[1], b[1])

    @staticmethod
    def meet(a: Ends, b: Ends) -> Ends:
        """Return what is in both; raise NoEnclosure if nothing is."""
        low = b[0] if a[0] is None else a[0] if b[0] is None else max(a[0], b[0])
        high = b[1] if a[1] is None else a[1] if b[1] is None else min(a[1], b[1])
        if low is not None and high is not None and low > high:
            raise NoEnclosure("an argument is out of the domain")
        return low, high

    @staticmethod
    def largest(a: Ends, b: Ends) -> Ends:
        """Enclose the maximum."""
        low = b[0] if a[0] is None else a[0] if b[0] is None else max(a[0], b[0])
        return low, None if a[1] is None or b[1] is None else max(a[1], b[1])

    # ── functions ──

    def function(self, head: str, a: Ends) -> Ends:
        """Enclose a primitive function of one argument, wherever it is defined."""
        if head in {"sin", "cos"}:
            return self.wave(a, int(head == "cos"))
        least, far, f = PRIMITIVE_ENDS[head]
        low, high = self.meet(a, (least, None))
        bottom, top = (None if e is None else e << self.p for e in far)
        if head == "atan":
            top = -(-self.pi()[1] // 2)
            bottom = -top
        return (
            bottom if low is None or (head == "log" and low == 0) else f(low, self.p)[0],
            top if high is None else None if high == 0 and head == "log" else f(high, self.p)[1],
        )

    def wave(self, a: Ends, shift: int) -> Ends:
        """Enclose sin(x + shift·π/2): its ends, and ±1 where a crest may lie between them."""
        whole = (-self.one, self.one)
        if a[0] is None or a[1] is None or a[1] - a[0] > 7 * self.one or abs(a[0]) >> 8192:
            return whole  # of angles so far out π is not known that well
        ends = [wave_ends(e, self.p, shift) for e in a if e is not None]
        low, high = min(e[0] for e in ends), max(e[1] for e in ends)
        w = scale_for(self.p, 20 + max(0, max(map(abs, (a[0], a[1]))).bit_length() - self.p))
        pi, first, last = pi_ends(w), a[0] << (w - self.p), a[1] << (w - self.p)
        start = (2 * first) // pi[0] - 3
        for k in range(start, start + 12):  # crests at (k − shift)·π/2 for odd k
            crest = sorted((k - shift) * e for e in pi)
            if k % 2 and crest[1] >= 2 * first and crest[0] <= 2 * last:
                low, high = (low, self.one) if k % 4 == 1 else (-self.one, high)
        return max(low, -self.one), min(high, self.one)


#: Increasing functions: the least argument, bounds of the values at −∞ and at ∞, the ends.
PRIMITIVE_ENDS: dict[
    str, tuple[int | None, tuple[int | None, int | None], Callable[[int, int], Ends]]
] = {
    "exp": (None, (0, None), exp_ends),
    "log": (0, (None, None), log_ends),
    "sqrt": (0, (None, None), sqrt_ends),
    "cbrt": (0, (None, None), cbrt_ends),
    "atan": (None, (None, None), atan_ends),
    "erf": (None, (-1, 1), erf_ends),
}


# ── 11. A term on a box ───────────────────────────────────────────────────────────────────────────
#
# The jet of a term at order n in one variable is [f₀, …, fₙ]: f₀ holds its values on the box,
# and fₖ the k-th Taylor coefficient at every point of the box. Above order 0 every part that
# depends on the variable has to be defined and smooth on the whole box (for order 1, Lipschitz).

Jet = list[Ends]


class Boxed(Reals):
    """Terms on the box that maps names to intervals at scale p."""

    #: How many members of sums and the like were looked at, on all boxes.
    work = 0

    def __init__(
        self, p: int, context: Context, box: Mapping[str, Ends], name: str = "", order: int = 0
    ) -> None:
        """Look at a box; at jets of an order in a variable, or at order 0 at values."""
        super().__init__(p)
        self.context, self.box, self.name, self.order = context, box, name, order
        self.kept: dict[T, Jet] = {}
        self.opened = 0
        self.flat = Boxed(p, context, box) if order else self

    def value(self, term: T) -> Ends:
        """Enclose the term wherever it is defined on the box."""
        return self.flat.jet(term)[0]

    def jet(self, term: T) -> Jet:
        """Return the jet of a term; raise NoEnclosure."""
        if term not in self.kept:
            flat = self.order and self.name not in term.free
            self.kept[term] = (
                [self.value(term), *[self.zero] * self.order] if flat else self._jet(term)
            )
        return self.kept[term]

    def _constant(self, value: Ends) -> Jet:
        return [value, *[self.zero] * self.order]

    def _jet(self, term: T) -> Jet:
        head, args = term.head, term.args
        literal = rational_value(term)
        if literal is not None:
            return self._constant(self.exact(literal))
        match head:
            case "pi":
                return self._constant(self.pi())
            case "var":
                moving = [self.unit, *[self.zero] * (self.order - 1)] if self.order else []
                return [self.box.get(str(term.data), (None, None)), *moving]
            case "add":
                return reduce(self.jet_sum, map(self.jet, args))
            case "neg":
                return [self.neg(c) for c in self.jet(args[0])]
            case "mul":
                counts = Counter(args)
                return reduce(self.jet_product, (self._power(a, n) for a, n in counts.items()))
            case "div":
                return self.jet_product(self.jet(args[0]), self.jet_inverse(self.jet(args[1])))
            case "npow" | "ipow":
                exponent = rational_value(args[1])
                if exponent is None or exponent.denominator != 1 or abs(exponent) > LIMIT:
                    raise NoEnclosure("an exponent that is no literal integer")
                return self._power(args[0], int(exponent))
            case "rpow":
                log = self.compose("log", self.jet(args[0]))
                return self.compose("exp", self.jet_product(self.jet(args[1]), log))
            case "abs":
                return self._largest([self.jet(args[0]), [self.neg(c) for c in self.jet(args[0])]])
            case "max":
                return self._largest([self.jet(a) for a in args])
            case "sign":
                return self._sign(self.jet(args[0]))
            case "piecewise":
                return self._piecewise(args)
            case "sum" | "prod" | "bigmax" | "bigmin":
                return self._of_binder(term)
            case "tanh":  # each unknown once
                above = add(ONE, fn("exp", mul(TWO, args[0])))
                return self.jet(sub(ONE, div(TWO, above)))
        if head in PRIMITIVE_ENDS or head in {"sin", "cos"}:
            return self.compose(head, self.jet(args[0]))
        body = meaning_of(term, self.context)
        if body is None:
            raise NoEnclosure(f"'{head}' is not enclosed")
        return self.jet(body)

    # ── arithmetic of jets ──

    def jet_sum(self, a: Jet, b: Jet) -> Jet:
        """Return the jet of a sum."""
        return [self.add(x, y) for x, y in zip(a, b, strict=False)]

    def jet_product(self, a: Jet, b: Jet) -> Jet:
        """Return the jet of a product, as long as the shorter of the two."""
        if len(a) == 1 or len(b) == 1:
            return [self.mul(a[0], b[0])]
        return [
            reduce(self.add, (self.mul(a[j], b[k - j]) for j in range(k + 1)))
            for k in range(min(len(a), len(b)))
        ]

    def jet_inverse(self, a: Jet) -> Jet:
        """Return the jet of a reciprocal."""
        if len(a) > 1 and (a[0][0] is None or a[0][0] <= 0) and (a[0][1] is None or a[0][1] >= 0):
            raise NoEnclosure("a denominator may be 0")
        found = [self.inv(a[0])]
        for k in range(1, len(a)):
            total = reduce(self.add, (self.mul(a[j], found[k - j]) for j in range(1, k + 1)))
            found.append(self.neg(self.mul(found[0], total)))
        return found

    def _power(self, base: T, n: int) -> Jet:
        inner = self.jet(base)
        if n < 0 and self.order:
            inner, n = self.jet_inverse(inner), -n
        found = [self.power(inner[0], n)]
        if not self.order:
            return found
        below = self._constant(self.unit)
        for _ in range(n - 1):
            below = self.jet_product(below, inner)
        return [found[0], *self.jet_product(below, inner)[1:]] if n > 1 else inner if n else below

    def compose(self, head: str, a: Jet) -> Jet:
        """Return the jet of f(a): of its derivative f′(a)·a′ the coefficients are one shorter."""
        found = [self.function(head, a[0])]
        if head in {"sin", "cos"} and len(a) > 1:
            return self._waves(a)[head == "cos"]
        if head in {"sqrt", "cbrt"} and len(a) > 1:
            part = self.exact(Fraction(1, 2 if head == "sqrt" else 3))
            log = [self.mul(part, c) for c in self.compose("log", a)]
            return [*found, *self.compose("exp", log)[1:]]
        for k in range(1, len(a)):
            found.append(self._integrated(a, self.slope_of(head, a[:k], found), k))
        return found

    def _integrated(self, a: Jet, slope: Jet, k: int) -> Ends:
        parts = [self.mul(a[j], slope[k - j]) for j in range(1, k + 1)]
        weights = (self.exact(Fraction(j, k)) for j in range(1, k + 1))
        return reduce(self.add, map(self.mul, weights, parts))

    def _waves(self, a: Jet) -> tuple[Jet, Jet]:
        sine, cosine = [self.function("sin", a[0])], [self.function("cos", a[0])]
        for k in range(1, len(a)):
            both = self._integrated(a, cosine, k), self.neg(self._integrated(a, sine, k))
            sine.append(both[0])
            cosine.append(both[1])
        return sine, cosine

    def slope_of(self, head: str, a: Jet, f: Jet) -> Jet:
        """Return the jet of f′(a), which may use that of f(a)."""
        one = [self.unit, *[self.zero] * (len(a) - 1)]
        match head:
            case "exp":
                return f
            case "log":
                return self.jet_inverse(a)
            case "atan":
                return self.jet_inverse(self.jet_sum(one, self.jet_product(a, a)))
            case "erf":
                factor = self.mul(self.exact(2), self.inv(self.function("sqrt", self.pi())))
                square = [self.neg(c) for c in self.jet_product(a, a)]
                return [self.mul(factor, c) for c in self.compose("exp", square)]
        raise NoEnclosure(f"no slope of '{head}'")

    # ── functions with corners ──

    def _largest(self, parts: list[Jet]) -> Jet:
        best = parts[0]
        for other in parts[1:]:
            (a, b), (c, d) = best[0], other[0]
            if a is not None and d is not None and a >= d:
                continue
            if b is not None and c is not None and c >= b:
                best = other
            elif len(best) > 2:
                raise NoEnclosure("a corner")
            else:
                top = self.largest(best[0], other[0])
                best = [top, *(self.join(x, y) for x, y in zip(best[1:], other[1:], strict=True))]
        return best

    def _sign(self, inner: Jet) -> Jet:
        low, high = inner[0]
        least = -1 if low is None or low < 0 else 0 if low == 0 else 1
        most = 1 if high is None or high > 0 else 0 if high == 0 else -1
        if self.order and (least != most or least == 0):
            raise NoEnclosure("a jump")
        return self._constant((least << self.p, most << self.p))

    def _piecewise(self, args: tuple[T, ...]) -> Jet:
        """Return the branch that applies, where that is about numbers only; else all of them."""
        found: list[Jet] = []
        for value, condition in zip(args[::2], args[1::2], strict=True):
            fixed = not condition.free
            if not (fixed and holds(negation(condition), self.context)):
                found.append(self.jet(value))
                if fixed and holds(condition, self.context):
                    break
        if not found or (self.order and len(found) > 1):
            raise NoEnclosure("the branches of a function")
        return found[0] if self.order else [reduce(self.join, (jet[0] for jet in found))]

    def _of_binder(self, term: T) -> Jet:
        low, high = (rational_value(t) for t in term.args[:2])
        if low is None or high is None or {low % 1, high % 1} != {0}:
            raise NoEnclosure("a range that is no integers")
        size = max(0, int(high - low) + 1)
        self.opened, Boxed.work = self.opened + size, Boxed.work + size
        if self.opened > LIMIT:  # of sums in sums, the members are counted together
            raise NoEnclosure("a sum of too many terms")
        parts = [open_(term, num(k)) for k in range(int(low), int(high) + 1)]
        if term.head in {"sum", "prod"}:
            return self.jet(add(ZERO, *parts) if term.head == "sum" else mul(ONE, *parts))
        if not parts:
            raise NoEnclosure("the maximum of nothing")
        return self.jet(fn(term.head[3:], *parts))


# ── 12. Spans: ranges with rational ends ──────────────────────────────────────────────────────────

End = tuple[bool, Fraction, bool]


@dataclass(frozen=True)
class Span:
    """The reals between two rational ends (None: no end), open or closed, perhaps without 0."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = True
    high_open: bool = True
    no_zero: bool = False

    @property
    def empty(self) -> bool:
        """Return whether no number lies between the ends."""
        low, high, is_open = self.low, self.high, self.low_open or self.high_open
        return low is not None and high is not None and (low > high or (low == high and is_open))

    @property
    def positive(self) -> bool:
        """Return whether every member is > 0."""
        low = self.low
        return low is not None and (low > 0 or (low == 0 and (self.low_open or self.no_zero)))

    @property
    def nonnegative(self) -> bool:
        """Return whether every member is ≥ 0."""
        return self.low is not None and self.low >= 0

    @property
    def nonzero(self) -> bool:
        """Return whether 0 is no member."""
        return self.no_zero or self.positive or (-self).positive

    def meets(self, op: str) -> bool:
        """Return whether every member is ``op 0``."""
        if op in {"<", "<="}:
            return (-self).meets(op.replace("<", ">"))
        if op == "=":
            return self.low == self.high == 0
        return {">": self.positive, ">=": self.nonnegative, "!=": self.nonzero}[op]

    def __neg__(self) -> Span:
        """Return the negatives."""
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Span(low, high, self.high_open, self.low_open, self.no_zero)

    def __add__(self, other: Span) -> Span:
        """Return the sums."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        ends = self.low_open or other.low_open, self.high_open or other.high_open
        return Span(low, high, *ends)

    def __mul__(self, other: Span) -> Span:
        """Return the products: of the four corners the least and the greatest."""
        corners = []
        for a, a_open, a_side in ((self.low, self.low_open, -1), (self.high, self.high_open, 1)):
            for b, b_open, b_side in (
                (other.low, other.low_open, -1),
                (other.high, other.high_open, 1),
            ):
                if a == 0 or b == 0:
                    open_ = not ((a == 0 and not a_open) or (b == 0 and not b_open))
                    corners.append((0, Fraction(0), open_))
                elif a is None or b is None:
                    side = a_side if a is None else 1 if a > 0 else -1
                    side *= b_side if b is None else 1 if b > 0 else -1
                    corners.append((side, Fraction(0), True))
                else:
                    corners.append((0, a * b, a_open or b_open))
        least = min(corners)
        most = max(corners, key=lambda c: (c[0], c[1], not c[2]))
        return Span(
            None if least[0] else least[1],
            None if most[0] else most[1],
            least[2],
            most[2],
            self.nonzero and other.nonzero,
        )

    def inverse(self) -> Span:
        """Return the reciprocals of the members other than 0."""
        if self.nonnegative:
            low = Fraction(0) if self.high is None else 1 / self.high if self.high else None
            high = 1 / self.low if self.low else None
            return Span(low, high, self.high is None or self.high_open, self.low_open, no_zero=True)
        if (-self).nonnegative:
            return -(-self).inverse()
        return Span(no_zero=True)

    def size(self) -> Span:
        """Return the absolute values."""
        if self.nonnegative:
            return self
        if (-self).nonnegative:
            return -self
        if self.low is None or self.high is None:
            return Span(Fraction(0), None, self.nonzero, True, self.nonzero)
        return Span(Fraction(0), max(-self.low, self.high), self.nonzero, False, self.nonzero)

    def __pow__(self, n: int) -> Span:
        """Return the integer powers."""
        if n < 0:
            return (self**-n).inverse()
        if n == 0:
            return point(1)
        ends = [e.numerator.bit_length() + e.denominator.bit_length()
                for e in (self.low, self.high) if e is not None]  # fmt: skip
        if n > 400 or n * max(ends, default=0) > MAX_BITS:
            base = Span(Fraction(0), None, self.nonzero) if n % 2 == 0 or self.nonnegative else ANY
            return base & Span(no_zero=self.nonzero)
        base = self.size() if n % 2 == 0 else self
        low = None if base.low is None else base.low**n
        high = None if base.high is None else base.high**n
        return Span(low, high, base.low_open, base.high_open, base.no_zero)

    @property
    def lower(self) -> End:
        """Return the lower end, as ends are ordered: none is least, an open one the greater."""
        return self.low is not None, self.low or Fraction(0), self.low_open

    @property
    def upper(self) -> End:
        """Return the upper end, in the order of ends."""
        return self.high is None, self.high or Fraction(0), not self.high_open

    def __and__(self, other: Span) -> Span:
        """Return the common members."""
        low, high = max(self.lower, other.lower), min(self.upper, other.upper)
        return span_between(low, high, no_zero=self.no_zero or other.no_zero)

    def __or__(self, other: Span) -> Span:
        """Return the least span that holds both."""
        low, high = min(self.lower, other.lower), max(self.upper, other.upper)
        return span_between(low, high, no_zero=self.nonzero and other.nonzero)

    def largest(self, other: Span) -> Span:
        """Return the maxima of a member of each."""
        return span_between(max(self.lower, other.lower), max(self.upper, other.upper))


def span_between(low: End, high: End, *, no_zero: bool = False) -> Span:
    """Return the span between two ends."""
    ends = low[1] if low[0] else None, None if high[0] else high[1]
    return Span(*ends, low[2], not high[2], no_zero)


def point(value: Fraction | int) -> Span:
    """Return the span of one rational."""
    return Span(Fraction(value), Fraction(value), low_open=False, high_open=False)


def between(low: int, high: int | None, *, low_open: bool = False, high_open: bool = False) -> Span:
    """Return the span between two integers."""
    return Span(Fraction(low), None if high is None else Fraction(high), low_open, high_open)


ANY, POSITIVE_SPAN, NONNEGATIVE_SPAN = Span(), Span(Fraction(0)), between(0, None)

#: What increasing functions stay within, all of it open.
WITHIN: dict[str, tuple[int | None, int | None]] = {
    "exp": (0, None), "sigmoid": (0, 1), "softplus": (0, None), "erf": (-1, 1), "tanh": (-1, 1),
    "atan": (-2, 2), "asin": (-2, 2), "log": (None, None), "sinh": (None, None),
    "asinh": (None, None), "atanh": (None, None), "cbrt": (None, None), "sqrt": (None, None),
    "acosh": (None, None),
}  # fmt: skip
#: Those that are 0 at 0 alone.
ODD = {"erf", "tanh", "atan", "asin", "sinh", "asinh", "atanh", "cbrt", "sqrt"}


def increasing_span(head: str, inner: Span, context: Context) -> Span:
    """Return the values of an increasing function on a span."""
    least, most = (None if e is None else Fraction(e) for e in WITHIN[head])
    ends: list[Fraction | None] = []
    is_open: list[bool] = []
    for i, end in enumerate((inner.low, inner.high)):
        both: Ends = (None, None)
        try:
            if end is not None and abs(end) <= LIMIT:
                both = enclose(fn(head, rational(end)), {}, context, 64)
        except NoEnclosure:
            pass
        ends.append(None if (e := both[i]) is None else Fraction(e, 1 << 64))
        is_open.append((inner.high_open if i else inner.low_open) and both[0] == both[1])
    no_zero = head in ODD and inner.nonzero
    values = Span(least, most) & Span(ends[0], ends[1], is_open[0], is_open[1], no_zero)
    return values & NONNEGATIVE_SPAN if head in {"sqrt", "cbrt", "acosh"} else values


# ── 13. Three theorems on polynomials ─────────────────────────────────────────────────────────────

def at_point(p: list[Fraction], x: Fraction) -> Fraction:
    """Return the value of a polynomial, lowest coefficient first, at a rational."""
    return reduce(lambda total, c: total * x + c, reversed(p), Fraction(0))


def remainder(a: list[Fraction], b: list[Fraction]) -> tuple[list[Fraction], list[Fraction]]:
    """Return quotient and remainder of polynomials."""
    a, quotient = list(a), [Fraction(0)] * max(len(a) - len(b) + 1, 0)
    while len(a) >= len(b):
        factor = a[-1] / b[-1]
        shift = len(a) - len(b)
        quotient[shift] = factor
        for i, c in enumerate(b):
            a[shift + i] -= factor * c
        while a and not a[-1]:
            a.pop()
    return quotient, a


def slope_of_poly(p: list[Fraction]) -> list[Fraction]:
    """Return the derivative."""
    return [k * c for k, c in enumerate(p)][1:]


def square_free(p: list[Fraction]) -> list[Fraction]:
    """Return the polynomial with the same roots, each simple."""
    a, b = p, slope_of_poly(p)
    while b:
        a, b = b, remainder(a, b)[1]
    return remainder(p, a)[0]


def roots_within(p: list[Fraction], span: Span) -> int:
    """Return how many different roots lie strictly between the ends: Sturm's theorem."""
    p = square_free(p)
    chain = [p, slope_of_poly(p)]
    while len(chain[-1]) > 1:
        rest = [-c for c in remainder(chain[-2], chain[-1])[1]]
        if not rest:
            break
        chain.append(rest)

    def changes(end: Fraction | None, side: int) -> int:
        signs: list[int | Fraction] = []
        for q in chain:
            if not q:
                continue
            lead = (1 if q[-1] > 0 else -1) * (side if len(q) % 2 == 0 else 1)
            signs.append(lead if end is None else at_point(q, end))
        kept = [s > 0 for s in signs if s]
        return sum(a != b for a, b in pairwise(kept))

    count = changes(span.low, -1) - changes(span.high, 1)
    return count - (span.high is not None and at_point(p, span.high) == 0)


def poly_on(p: list[Fraction], span: Span) -> Span:
    """Return the sign of a polynomial of one number on a span."""
    low, high = span.low, span.high
    n = len(p) + 2
    if low is not None and high is not None:
        if low >= high:
            return point(at_point(p, low)) if low == high else ANY
        tries = [low + (high - low) * k / n for k in range(1, n)]
    elif low is not None:
        tries = [low + k for k in range(1, n)]
    else:
        tries = [(high or Fraction(0)) - k for k in range(1, n)]
    # Where all roots between the ends are of even order, one sign holds at all other points.
    inside, sign = roots_within(p, span), next(s for s in (at_point(p, x) for x in tries) if s)
    if inside and inside != roots_of_even_order(p, span):
        return ANY
    ends = ((low, span.low_open), (high, span.high_open))
    touched = inside or any(e is not None and not o and at_point(p, e) == 0 for e, o in ends)
    found = NONNEGATIVE_SPAN if touched else POSITIVE_SPAN
    return found if sign > 0 else -found


def roots_of_even_order(p: list[Fraction], span: Span) -> int:
    """Return how many roots of even order lie strictly between the ends.

    With d₀ = p and dₖ₊₁ the common divisor of dₖ and its derivative, a root of order k is one
    of d₀ … dₖ₋₁; so the roots of order ≥ 1, less those ≥ 2, plus those ≥ 3 … are the odd ones.
    """
    count, sign, here = 0, 1, p
    total = roots_within(p, span)
    while len(here) > 1:
        count += sign * roots_within(here, span)
        free = square_free(here)
        here, sign = remainder(here, free)[0], -sign
    return total - count


def sum_of_squares(poly: Poly) -> list[Poly] | None:
    """Return the lᵢ with Σ dᵢ·lᵢ² = poly for some dᵢ > 0; None if no such sum was found.

    The lᵢ are combinations of the square roots of the monomials with even exponents; the
    symmetric matrix is reduced by LDLᵀ.
    """
    basis: list[Monomial] = []
    for m in poly:
        half: Monomial = tuple((a, int(e) // 2) for a, e in m)
        if all(e % 2 == 0 for _, e in m) and half not in basis:
            basis.append(half)
    basis.sort(key=len, reverse=True)  # 1 comes last: its pivot is the least value
    size = len(basis)
    matrix = [[Fraction(0)] * size for _ in basis]
    where: dict[Monomial, tuple[int, int]] = {}
    for i in range(size):
        for j in range(i, size):
            key = times_monomial(basis[i], basis[j])
            if i == j or key not in where:
                where[key] = (i, j)
    for m, c in poly.items():
        if m not in where:
            return None
        i, j = where[m]
        matrix[i][j] += Fraction(c) / 2
        matrix[j][i] += Fraction(c) / 2
    rows: list[Poly] = []
    for k in range(size):
        pivot = matrix[k][k]
        if pivot < 0 or (pivot == 0 and any(matrix[k][k:])):
            return None
        if pivot:
            rows.append({basis[j]: matrix[k][j] / pivot for j in range(k, size) if matrix[k][j]})
            for i in range(k + 1, size):
                for j in range(k + 1, size):
                    matrix[i][j] -= matrix[i][k] * matrix[k][j] / pivot
    return rows


def monomial_of(powers: Mapping[T, Number]) -> Monomial:
    """Return the power product."""
    return reduce(times_monomial, (((t, e),) for t, e in powers.items() if e), ())


MOST_PAIRS = 400


def refuted(constraints: Iterable[tuple[Mapping[Any, Number], bool]]) -> bool:
    """Return whether the linear forms cannot all be ≥ 0 (> 0 where marked): Fourier and Motzkin.

    Unknowns are eliminated one by one: a positive combination of two forms that lacks the
    unknown is added for each pair in which it has opposite signs. What is left at last are
    numbers, one of which fails.
    """
    rows: dict[tuple[tuple[int, Fraction], ...], tuple[Fraction, bool]] = {}
    number: dict[Any, int] = {}

    def state(form: Iterable[tuple[int, Number]], constant: Fraction, *, weak: bool) -> bool:
        """Keep a form, scaled, in place of a weaker one; whether it is a number that fails."""
        key = tuple(sorted((i, Fraction(c)) for i, c in form if c))
        if not key:
            return constant < 0 or (constant == 0 and not weak)
        size = abs(key[0][1])
        key, found = tuple((i, c / size) for i, c in key), (constant / size, weak)
        rows[key] = min(found, rows.get(key, found))
        return False

    for form, strict in constraints:
        rest = ((number.setdefault(m, len(number)), c) for m, c in form.items() if m != ())
        if state(rest, Fraction(form.get((), 0)), weak=not strict):
            return True
    while rows:
        signs: dict[int, list[int]] = {}
        for key in rows:
            for i, c in key:
                signs.setdefault(i, [0, 0])[c > 0] += 1
        x = min(signs, key=lambda i: signs[i][0] * signs[i][1] - sum(signs[i]))
        if signs[x][0] * signs[x][1] > MOST_PAIRS:
            return False
        mine = [(dict(k), *rows.pop(k)) for k in list(rows) if any(i == x for i, _ in k)]
        for a, a_constant, a_weak in (r for r in mine if r[0][x] > 0):
            for b, b_constant, b_weak in (r for r in mine if r[0][x] < 0):
                p, q = -b[x], a[x]
                both = ((i, p * a.get(i, 0) + q * b.get(i, 0)) for i in {*a, *b})
                if state(both, p * a_constant + q * b_constant, weak=a_weak and b_weak):
                    return True
    return False


# ── 14. Bounds on boxes ───────────────────────────────────────────────────────────────────────────
#
# The hypotheses confine the variables to a box, which is cut in two until on every piece the
# term is seen to be positive: by its values, by its slopes, or by a Taylor polynomial.

BOX_PRECISION, BOX_PIECES, BOX_VARIABLES, TAYLOR_ORDER = 80, 20_000, 6, 6
NUMBER_PRECISIONS = (64, 256, 1000, 2100)


def enclose(term: T, box: Mapping[str, Ends], context: Context, precision: int = 80) -> Ends:
    """Enclose a term on a box, in multiples of 2**-precision; raise NoEnclosure."""
    return Boxed(precision, context, box).value(term)


def bounded_on_box(op: str, left: T, right: T, context: Context) -> bool:
    """Return whether s < t, s ≤ t or s ≠ t was shown, wherever both sides are defined."""
    sides = [gap(left, right), gap(right, left)][: 1 + (op == "!=")]
    if any(n in context.variables for n in sides[0].free):
        return any(Cover(t, context, strict=op != "<=").shown() for t in sides)
    sign = sign_of_number(sides[0], context)
    return sign is not None and (sign > 0 or op == "!=")


def sign_of_number(term: T, context: Context) -> int | None:
    """Return the sign of a number other than 0, if it was told apart from 0."""
    for p in NUMBER_PRECISIONS:
        try:
            low, high = enclose(term, {}, context, p)
        except NoEnclosure:
            continue
        if low is not None and low > 0:
            return 1
        if high is not None and high < 0:
            return -1
    return None


class Cover:
    """A term on the box of the hypotheses, and on its pieces."""

    def __init__(self, term: T, context: Context, *, strict: bool) -> None:
        """Ask whether the term is ≥ 0, or > 0 if ``strict``."""
        self.term, self.context, self.strict = term, context, strict
        self.names = sorted(n for n in term.free if n in context.variables)
        self.facts = [p for p in stated_relations(context) if p.data != "!=" and p.free]

    def shown(self) -> bool:
        """Return whether the term is > 0 (≥ 0) at all points that meet the hypotheses."""
        if len(self.names) > BOX_VARIABLES or not all(
            self.context.variables[n].kind not in {"family", "permutation"} for n in self.names
        ):
            return False
        box = self.first_box()
        if box is None or any(None in box[n] for n in self.names):
            return False
        box = {n: box[n] for n in self.names}
        useful = [p for p in self.facts if p.free <= set(self.names)]
        stack, pieces, start = [box], 0, Boxed.work
        while stack:
            here = self.narrowed(stack.pop(), useful)
            if here is None:
                continue
            pieces += 1
            found = None
            if pieces + (Boxed.work - start) // 5 < BOX_PIECES:
                found = self.look(here)
            if found is None:
                return False
            stack.extend(found)
        return True

    def first_box(self) -> dict[str, Ends] | None:
        """Return a box that holds every point that meets the hypotheses; None if none does."""
        speaking = {n for p in self.facts for n in p.free} | set(self.names)
        box: dict[str, Ends] | None = dict.fromkeys(sorted(speaking), (None, None))
        for _ in range(4):
            box = self.narrowed(box, self.facts) if box is not None else None
        return box

    def values(self) -> Ends:
        """Enclose the term on the first box; raise NoEnclosure."""
        return Boxed(BOX_PRECISION, self.context, self.first_box() or {}).value(self.term)

    # ── one piece ──

    def look(self, box: dict[str, Ends]) -> list[dict[str, Ends]] | None:
        """Return the pieces that are left to look at, none if it is positive; None for failure."""
        slopes: dict[str, Ends] = {}
        try:
            value = Boxed(BOX_PRECISION, self.context, box).value(self.term)
            if self.enough(value):
                return []
            if value[1] is not None and value[1] < 0:
                return None
            slopes = {n: self.slope(box, n) for n in box}
            if self.by_slopes(box, slopes):
                return []
        except NoEnclosure:
            pass
        return self.halves(box, slopes)

    def enough(self, value: Ends) -> bool:
        """Return whether all of an interval is > 0 (≥ 0)."""
        return value[0] is not None and (value[0] > 0 or (value[0] == 0 and not self.strict))

    def slope(self, box: Mapping[str, Ends], name: str) -> Ends:
        """Enclose the slopes in one variable."""
        return Boxed(BOX_PRECISION, self.context, box, name, 1).jet(self.term)[1]

    def by_slopes(self, box: Mapping[str, Ends], slopes: Mapping[str, Ends]) -> bool:
        """Return whether it is positive: at the least corner, by mean values, or by Taylor."""
        smaller = dict(box)
        for n, (low, high) in slopes.items():
            if low is not None and low >= 0:
                smaller[n] = box[n][0], box[n][0]
            elif high is not None and high <= 0:
                smaller[n] = box[n][1], box[n][1]
        reals = Boxed(BOX_PRECISION, self.context, smaller)
        if smaller != box and self.enough(reals.value(self.term)):
            return True
        middle = {n: (m, m) for n, m in ((n, middle_of(e)) for n, e in smaller.items())}
        total = Boxed(BOX_PRECISION, self.context, middle).value(self.term)
        left = [n for n, e in smaller.items() if e[0] != e[1]]
        for n in left:
            total = reals.add(total, reals.mul(slopes[n], reals.sub(smaller[n], middle[n])))
        if self.enough(total):
            return True
        return len(left) == 1 and self.enough(self.taylor(left[0], smaller, middle))

    def taylor(self, name: str, box: Mapping[str, Ends], middle: Mapping[str, Ends]) -> Ends:
        """Enclose Σ fₖ·hᵏ + F·hⁿ, with fₖ at the middle and F on the whole piece."""
        n = TAYLOR_ORDER
        at_middle = Boxed(BOX_PRECISION, self.context, middle, name, n - 1).jet(self.term)
        whole = Boxed(BOX_PRECISION, self.context, box, name, n)
        h = whole.sub(box[name], middle[name])
        parts = [*at_middle, whole.jet(self.term)[n]]
        powers = (whole.mul(c, whole.power(h, k)) for k, c in enumerate(parts))
        return reduce(whole.add, powers)

    @staticmethod
    def halves(box: dict[str, Ends], slopes: Mapping[str, Ends]) -> list[dict[str, Ends]] | None:
        """Return the piece cut in two across the variable that matters most."""

        def matters(name: str) -> int:
            low, high = box[name]
            slope = slopes.get(name, (None, None))
            steep = 1 if None in slope else max(abs(e) for e in slope if e is not None)
            return ((high or 0) - (low or 0)) * steep

        name = max(box, key=matters)
        low, high = box[name]
        middle = middle_of(box[name])
        if middle in {low, high}:
            return None
        return [box | {name: (low, middle)}, box | {name: (middle, high)}]

    # ── where the hypotheses may hold ──

    def narrowed(self, box: dict[str, Ends], facts: Sequence[T]) -> dict[str, Ends] | None:
        """Return the part of a box in which the facts may hold; None if there is none."""
        box = dict(box)
        for prop in facts:
            reals, parts = Boxed(BOX_PRECISION, self.context, box), dict[T, Fraction]()
            ends = prop.args if str(prop.data) in {"<", "<=", "="} else prop.args[::-1]
            constant = affine(ends[0], Fraction(1), parts) + affine(ends[1], Fraction(-1), parts)
            values = {t: self.multiple(reals, t, c) for t, c in parts.items() if c}
            for t in values:
                others = (v for s, v in values.items() if s is not t)
                rest = reals.neg(reduce(reals.add, others, reals.exact(constant)))
                low, high = reals.mul(
                    rest if prop.data == "=" else (None, rest[1]), reals.exact(1 / parts[t])
                )
                try:
                    self.confine(reals, box, t, (low, high))
                except NoEnclosure:
                    return None
        return box

    @staticmethod
    def multiple(reals: Boxed, term: T, factor: Fraction) -> Ends:
        """Enclose a multiple of a term; anything, if nothing is known."""
        try:
            return reals.mul(reals.exact(factor), reals.value(term))
        except NoEnclosure:
            return None, None

    def confine(self, reals: Boxed, box: dict[str, Ends], term: T, target: Ends) -> None:
        """Cut the box down to where the term may lie in the target; NoEnclosure for nowhere."""
        head, args, high = term.head, term.args, target[1]
        if head == "var" and term.data in box:
            box[str(term.data)] = reals.meet(box[str(term.data)], target)
        elif high is not None and (head == "abs" or (head == "npow" and args[1] is TWO)):
            root = high if head == "abs" or high < 0 else sqrt_ends(high, reals.p)[1]
            self.confine(reals, box, args[0], reals.meet((-root, root), (None, None)))


def middle_of(ends: Ends) -> int:
    """Return an integer about halfway."""
    return ((ends[0] or 0) + (ends[1] or 0)) // 2


# ── 15. What holds in a context ───────────────────────────────────────────────────────────────────

MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
#: How many relations may be asked for the sake of one another before only ranges count, how
#: many questions one question may lead to, how deep.
DEEP, MOST_WORK, MOST_DEPTH, FEW_FACTS = 3, 2000, 40, 24
#: What hypotheses about every index speak of at an index.
ENTRIES = frozenset({"at", "call"})


def meaning_of(term: T, context: Context) -> T | None:
    """Return what a call or a function that is no primitive stands for."""
    return unfold(term, context) if term.head == "call" else meaning(term)


def stated_relations(context: Context) -> list[T]:
    """Return the relations among the hypotheses and in the sorts, conjunctions taken apart."""
    facts = list(context.hypotheses)
    for name, sort in context.variables.items():
        if sort.kind not in {"real", "family"}:
            facts += sort.facts(var(name))
    found, stack = [], facts[::-1]
    while stack:
        prop = stack.pop()
        if prop.head == "not" and prop.args[0].head in {"rel", "or"}:
            prop = negation(prop.args[0])
        if prop.head == "and":
            stack.extend(reversed(prop.args))
        elif prop.head == "rel":
            found.append(prop)
    return found


def affine(term: T, scale: Fraction, parts: dict[T, Fraction]) -> Fraction:
    """Add scale·term to the parts, by terms that are no sums; return its constant."""
    value = rational_value(term)
    if value is not None:
        return scale * value
    head, args = term.head, term.args
    if head == "add":
        return sum((affine(a, scale, parts) for a in args), Fraction(0))
    if head == "neg":
        return affine(args[0], -scale, parts)
    if head == "div" and rational_value(args[1]):
        return affine(args[0], scale / (rational_value(args[1]) or 1), parts)
    if head == "mul" and len(args) == 2:
        for number, other in (args, args[::-1]):
            value = rational_value(number)
            if value is not None:
                return affine(other, scale * value, parts)
    parts[term] = parts.get(term, Fraction(0)) + scale
    return Fraction(0)


def span_of_relation(op: str, value: Fraction) -> Span:
    """Return the t with ``t op value``."""
    match op:
        case "<" | "<=":
            return Span(None, value, True, op == "<")
        case ">" | ">=":
            return Span(value, None, op == ">")
        case "=":
            return point(value)
    return Span(no_zero=value == 0)


@lru_cache(maxsize=50_000)
def bounds_of(prop: T) -> dict[T, Span]:
    """Return what a relation says of terms by numbers: of t if it is ``c·t + d op 0``."""
    found: dict[T, Span] = {}
    if prop.head != "rel":
        return found
    parts: dict[T, Fraction] = {}
    (left, right), op = prop.args, str(prop.data)
    constant = affine(left, Fraction(1), parts) + affine(right, Fraction(-1), parts)
    moving = [(t, c) for t, c in parts.items() if c]
    if len(moving) == 1:
        ((t, c),) = moving
        found[t] = span_of_relation(op if c > 0 else MIRROR[op], -constant / c)
        size = found[t].high
        if t.head == "abs" and size is not None:
            found[t.args[0]] = Span(-size, size, found[t].high_open, found[t].high_open)
    for side, other in ((left, right), (right, left)):
        value = rational_value(other)
        if value is not None and side not in found and rational_value(side) is None:
            found[side] = span_of_relation(op if side is left else MIRROR[op], value)
    return found


class Mind:
    """What is known in one context, and what was found out there."""

    level = 0
    depth = 0
    work = 0
    cuts = 0

    def __init__(self, context: Context) -> None:
        """Note what the context states."""
        self.context = context
        self.relations = stated_relations(context)
        self.stated = {*self.relations, *context.hypotheses}
        self.asked: set[T] = set()
        self.bounds: dict[T, Span] = {}
        self.forget()
        for prop in self.relations:
            for term, span in bounds_of(prop).items():
                self.bounds[term] = self.bounds.get(term, ANY) & span

    def forget(self) -> None:
        """Start over: a form that was kept is not that of today (see ``least_of``)."""
        self.version = self.context.settings.version
        self.answers: dict[T, bool] = {}
        self.ranges: dict[T, Span] = {}
        self.shown: dict[T, Span] = {}
        self.forms: dict[T, Poly | None] = {}
        self.under: dict[T, tuple[Mind, T]] = {}
        self.known: dict[T, list[tuple[Poly, Span]]] = {}

    @staticmethod
    def of(context: Context) -> Mind:
        """Return what is known in a context; kept while a document is decided."""
        if "mind" not in context.cache:
            context.cache["mind"] = Mind(context)
        found: Mind = context.cache["mind"]
        return found

    @property
    def deep(self) -> bool:
        """Return whether only cheap questions are still asked."""
        if Mind.level > DEEP:
            Mind.cuts += 1
        return Mind.level > DEEP

    # ── propositions ──

    def holds(self, prop: T) -> bool:
        """Return whether a proposition was shown wherever it is defined; a no says nothing."""
        settings = self.context.settings
        if self.version != settings.version and not self.asked:
            self.forget()
        if prop in self.answers:
            return self.answers[prop]
        if prop in self.stated:
            return True
        if Mind.depth == 0:
            Mind.work = 0
        Mind.work += 1
        if prop in self.asked or Mind.work > MOST_WORK or Mind.depth > MOST_DEPTH:
            Mind.cuts += 1
            return False
        cuts, relation = Mind.cuts, prop.head == "rel"
        self.asked.add(prop)
        Mind.depth += 1
        Mind.level += relation
        try:
            found = self.decide(prop)
        finally:
            self.asked.discard(prop)
            Mind.depth -= 1
            Mind.level -= relation
        if found or Mind.cuts == cuts:  # a no that is due to a limit may be a yes another time
            self.answers[prop] = found
        if not found and not self.asked and self.version != settings.version:
            return self.holds(prop)
        return found

    def decide(self, prop: T) -> bool:
        """Decide a proposition by its form."""
        match prop.head:
            case "true":
                return True
            case "and":
                return all(map(self.holds, prop.args))
            case "or":
                return self.any_of(prop)
            case "not":
                opposite = negation(prop.args[0])
                return opposite.head != "not" and self.holds(opposite)
            case "all":
                inner, body = self.opened(prop)
                return inner.holds(body)
            case "rel" if prop.data in {">", ">="}:
                return self.holds(rel(MIRROR[prop.data], prop.args[1], prop.args[0]))
            case "rel":
                left, right = prop.args
                if prop in self.instances(prop):
                    return True
                if prop.data == "=":
                    return self.equation(left, right)
                term = left if right is ZERO else neg(right) if left is ZERO else sub(left, right)
                return self.compare(term, str(prop.data))
        return False

    def any_of(self, prop: T) -> bool:
        """Return whether one part holds outright, or one where the others fail."""
        if prop in self.instances(prop) or any(map(self.holds, prop.args)):
            return True
        for part in prop.args:
            others = [negation(p) for p in prop.args if p is not part]
            if all(p.head != "not" for p in others) and holds(part, self.context.assume(*others)):
                return True
        return False

    def equation(self, left: T, right: T) -> bool:
        """Return an equation: of the same term, by algebra, or as two bounds."""
        if left is right:
            return True
        if self.deep:
            return False
        if equal(left, right, self.context):
            return True
        term = sub(left, right)
        if self.combined(term, ">=") and self.combined(neg(term), ">="):
            return True
        return any(self.by_value(term, *p.args) for p in self.relations if p.data == "=")

    def by_value(self, term: T, known: T, value: T) -> bool:
        """Return whether a term is 0 where an atom of it has the value that is known."""
        try:
            f = settled_form(known, self.context)
            power = next(iter(f.num), ())
            if f.den or f.num != {power: 1} or len(power) != 1 or power[0][1] != 1:
                return False
            whole = form_term(settled_form(term, self.context))
        except Refused:
            return False
        return equal(replace_closed(whole, power[0][0], value), ZERO, self.context)

    def compare(self, term: T, op: str) -> bool:
        """Return whether ``term op 0``."""
        parts: dict[T, Fraction] = {}
        constant = affine(term, Fraction(1), parts)
        if any(c == 0 for c in parts.values()):  # what cancels as it is written
            term = add(rational(constant), *(mul(rational(c), t) for t, c in parts.items() if c))
        if self.range(term).meets(op):
            return True
        if self.deep:
            return False
        if self.sign(term).meets(op):
            return True
        if op == "!=":
            return self.combined(term, ">") or self.combined(neg(term), ">")
        return self.combined(term if op[0] == ">" else neg(term), op.replace("<", ">"))

    # ── ranges, read off the form ──

    def range(self, term: T) -> Span:
        """Return a span that holds the term wherever it is defined."""
        if term not in self.ranges:
            self.ranges[term] = self.bounds.get(term, ANY)  # while it is being found
            self.ranges[term] = self.by_form(term) & self.bounds.get(term, ANY)
        return self.ranges[term]

    def by_form(self, term: T) -> Span:
        """Return the range of a term from those of its parts."""
        value = rational_value(term)
        if value is not None:
            return point(value)
        head, args = term.head, term.args
        match head:
            case "pi":
                return Span(Fraction(314159, 100000), Fraction(314160, 100000))
            case "add":
                return reduce(operator.add, map(self.range, args))
            case "neg":
                return -self.range(args[0])
            case "mul":
                return reduce(operator.mul, (self.range(a) ** n for a, n in Counter(args).items()))
            case "div":
                return self.range(args[0]) * self.range(args[1]).inverse()
            case "npow" | "ipow":
                return self.range_of_power(*args)
            case "rpow":
                return POSITIVE_SPAN if self.range(args[0]).positive else NONNEGATIVE_SPAN
            case "abs":
                return self.range(args[0]).size()
            case "max":
                return reduce(Span.largest, map(self.range, args))
            case "sin" | "cos":
                return between(-1, 1)
            case "at" | "call":
                body = meaning_of(term, self.context) if head == "call" else None
                said = (bounds_of(p).get(term, ANY) for p in self.extra_facts(term))
                return reduce(Span.__and__, said, ANY if body is None else self.range(body))
            case "cosh":
                return Span(Fraction(1), None, self.range(args[0]).nonzero)
            case "softmax" | "sech":
                return between(0, 1, low_open=True)
            case "delta" | "indicator":
                return between(0, 1)
            case "alternating":
                return between(-1, 1) & Span(no_zero=True)
            case "sign":
                return self.range_of_sign(self.range(args[0]))
            case "piecewise":
                return reduce(Span.__or__, map(self.range, args[::2]))
            case "sum" | "prod" | "bigmax" | "bigmin":
                return self.range_of_binder(term)
        if head in WITHIN:
            return increasing_span(head, self.range(args[0]), self.context)
        body = meaning_of(term, self.context)
        return ANY if body is None else self.range(body)

    def range_of_power(self, base: T, exponent: T) -> Span:
        """Return the range of a power with a natural or an integer exponent."""
        value, inner = rational_value(exponent), self.range(base)
        if value is not None:
            return inner ** int(value) if value.denominator == 1 else ANY
        if inner.positive:
            return POSITIVE_SPAN
        even = exponent.head == "mul" and exponent.args[0] is TWO
        even = even and is_integer(exponent, self.context)
        found = NONNEGATIVE_SPAN if inner.nonnegative or even else ANY
        return found & Span(no_zero=inner.nonzero)

    @staticmethod
    def range_of_sign(inner: Span) -> Span:
        """Return the signs of the members."""
        low = 1 if inner.positive else 0 if inner.nonnegative else -1
        high = -1 if (-inner).positive else 0 if (-inner).nonnegative else 1
        return between(low, high) & Span(no_zero=inner.nonzero)

    def range_of_binder(self, term: T) -> Span:
        """Return the range of a sum, a product or a maximum from that of its terms."""
        inner, body = self.opened(term)
        found = inner.range(body)
        if term.head in {"bigmax", "bigmin"}:  # of no index there is none: then it has no value
            return ANY if found.empty else found
        if term.head == "prod":
            if found.positive:
                unit = found.high is not None and found.high <= 1
                return between(0, 1, low_open=True) if unit else POSITIVE_SPAN
            return NONNEGATIVE_SPAN if found.nonnegative else ANY
        filled = (found.positive or (-found).positive) and self.holds(le(*term.args[:2]))
        if found.nonnegative:
            return POSITIVE_SPAN if found.positive and filled else NONNEGATIVE_SPAN
        if (-found).nonnegative:
            return -(POSITIVE_SPAN if (-found).positive and filled else NONNEGATIVE_SPAN)
        return ANY

    def opened(self, binder: T) -> tuple[Mind, T]:
        """Return what is known under a binder, and its body there."""
        if binder not in self.under:
            k, inner = new_index(self.context, *binder.args[:2])
            self.under[binder] = Mind.of(inner), open_(binder, k)
        return self.under[binder]

    # ── signs, by the normal form ──

    def sign(self, term: T) -> Span:
        """Return a span that holds the term, from the factors of its normal form."""
        if term not in self.shown:
            cuts, found = Mind.cuts, self.range(term) & self.sign_as_written(term)
            try:
                if not found.nonzero:
                    form = fraction(term, self.context)
                    found &= self.sign_of_poly(form.num) * self.sign_of_poly(form.den).inverse()
            except Refused:
                pass
            if Mind.cuts != cuts:
                return found
            self.shown[term] = found
        return self.shown[term]

    def sign_as_written(self, term: T) -> Span:
        """Return the sign of a product from those of its factors as they are written."""
        head, args = term.head, term.args
        if head == "neg":
            return -self.sign(args[0])
        if head == "mul":
            return reduce(operator.mul, map(self.sign, args))
        if head == "div":
            return self.sign(args[0]) * self.sign(args[1]).inverse()
        n = rational_value(args[1]) if head in {"npow", "ipow"} else None
        if n is not None and n.denominator == 1:
            return self.sign(args[0]) ** int(n)
        return self.range_of_atom(term) if head in {"sin", "cos", "sum"} else ANY

    def sign_of_poly(self, poly: Poly) -> Span:
        """Return the sign of a polynomial: of its common power product and of what is left."""
        if not poly:
            return point(0)
        common, rest = without_common(poly)
        total = self.sign_of_rest(rest)
        for atom, e in common.items():
            known = self.known_sign({((atom, 1),): 1})
            total *= (self.range_of_atom(atom) & known) ** e
        return total & self.known_sign(poly)

    def sign_of_rest(self, poly: Poly) -> Span:
        """Return the sign of a polynomial without a common factor of its monomials."""
        total = point(0)
        for m, c in poly.items():
            total += reduce(operator.mul, (self.range_of_atom(a) ** int(e) for a, e in m), point(c))
        total &= self.known_sign(poly)
        if total.nonzero or len(poly) < 2:
            return total
        for way in (self.by_exponents, self.by_powers, self.by_root):
            found = way(poly)
            if found is not None:
                return total & found
        with suppress(Refused):
            poly = in_one_cosine(poly, self.context)
        atoms = {a for m in poly for a, _ in m}
        if len(atoms) == 1:
            (atom,) = atoms
            dense = [Fraction(0)] * (1 + int(max(e for m in poly for _, e in m)))
            for m, c in poly.items():
                dense[int(m[0][1]) if m else 0] = Fraction(c)
            total &= poly_on(dense, self.range_of_atom(atom))
            if total.nonzero:
                return total
        total &= self.by_division(poly)
        for side in (1, -1):
            rows = None if total.nonzero else sum_of_squares({m: side * c for m, c in poly.items()})
            if rows is not None:
                strict = any(set(row) == {()} or self.known_sign(row).nonzero for row in rows)
                found = POSITIVE_SPAN if strict else NONNEGATIVE_SPAN
                total &= found if side > 0 else -found
        return total

    def by_division(self, poly: Poly) -> Span:
        """Return the sign of a product p·q, p the coefficient of an atom's greatest power."""
        for atom in {a for m in poly for a, _ in m}:
            most = max(dict(m).get(atom, 0) for m in poly)
            top = {m: c for m, c in poly.items() if dict(m).get(atom, 0) == most}
            _, _, part = primitive(top)
            if 1 < len(part) < len(poly):
                quotient = exact_quotient(poly, part)
                if quotient is not None:
                    return self.sign_of_poly(part) * self.sign_of_poly(quotient)
        return ANY

    def range_of_atom(self, term: T) -> Span:
        """Return the range of an atom, and what was shown of its sign."""
        found = self.range(term)
        if found.nonzero or self.deep:
            return found
        head, args = term.head, term.args
        if head == "abs" and self.holds(ne(args[0], ZERO)):
            return found & POSITIVE_SPAN
        if head in {"rpow", "sqrt", "cbrt"} and self.holds(lt(ZERO, args[0])):
            return found & POSITIVE_SPAN
        if head in {"sum", "bigmax", "bigmin", "prod"} and not found.nonnegative:
            inner, body = self.opened(term)
            if inner.holds(lt(ZERO, body)):
                filled = head != "sum" or self.holds(le(*args[:2]))
                return found & (POSITIVE_SPAN if filled else NONNEGATIVE_SPAN)
            if inner.holds(le(ZERO, body)):
                return found & NONNEGATIVE_SPAN
        if head in {"sin", "cos"}:
            found &= self.wave(term)
            try:  # sin 2θ = 2·sin θ·cos θ
                double = fraction(fn("sin", mul(TWO, args[0])), self.context).num
            except Refused:
                double = {}
            if not found.nonzero and double and self.known_sign(double).nonzero:
                found &= Span(no_zero=True)
        return found

    def known_sign(self, poly: Poly) -> Span:
        """Return what the relations say of a polynomial that is a multiple of one of theirs."""
        found, m = ANY, next(iter(poly))
        names = frozenset[str]().union(*(a.free for k in poly for a, _ in k))
        for prop in self.relations:
            for form, span in self.known_polys(prop) if names <= prop.free else ():
                if form.keys() == poly.keys():
                    ratio = poly[m] / form[m]
                    if all(poly[k] == ratio * form[k] for k in poly):
                        found &= span if ratio > 0 else -span
                elif len(poly) > 1 and span.nonzero and exact_quotient(form, poly):
                    found &= Span(no_zero=True)  # a factor of what is not 0
        return found

    def known_polys(self, prop: T) -> list[tuple[Poly, Span]]:
        """Return polynomials with the sign that a relation gives them, and factors of those."""
        if prop not in self.known:
            known = self.known[prop] = []  # while they are being found, nothing is known
            form = self.form_of(prop)
            if form:
                op = {"<=": ">=", "<": ">"}.get(str(prop.data), str(prop.data))
                known.append((form, span_of_relation(op, Fraction(0))))
                if op in {">", "!="}:
                    common, rest = without_common(form)
                    known += [({((a, 1),): Fraction(1)}, Span(no_zero=True)) for a in common]
                    known.append((rest, Span(no_zero=True)))
        return self.known[prop]

    def form_of(self, prop: T) -> Poly | None:
        """Return what a relation says to be > 0, ≥ 0, = 0 or ≠ 0, as a polynomial; or None."""
        if prop not in self.forms:
            self.forms[prop] = None  # while it is being found
            left, right = prop.args if prop.data in {">", ">=", "=", "!="} else prop.args[::-1]
            self.forms[prop] = self.cleared(sub(left, right), str(prop.data))
        return self.forms[prop]

    def cleared(self, term: T, op: str) -> Poly | None:
        """Return the numerator of a term with a positive denominator; for = and ≠, of any."""
        try:
            form = fraction(term, self.context)
        except Refused:
            return None
        if op not in {"=", "!="} and not self.sign_of_poly(form.den).positive:
            return None
        return form.num

    # ── comparisons of exponentials, logarithms and roots ──

    def by_exponents(self, poly: Poly) -> Span | None:
        """Return the sign of c·(eᵃ − eᵇ), which is that of c·(a − b)."""
        (m, c), (n, d) = (*poly.items(), ((), 0), ((), 0))[:2]
        if len(poly) != 2 or c != -d or any(a.head != "exp" for a, _ in (*m, *n)):
            return None
        ends = [add(ZERO, *(mul(num(int(e)), a.args[0]) for a, e in x)) for x in (m, n)]
        found = self.settled(sub(*ends))
        return found_sign(found if c > 0 else -found)

    def by_powers(self, poly: Poly) -> Span | None:
        """Return the sign of Σ cᵢ·log fᵢ + Σ qⱼ·mⱼ: that of Π fᶜ·e^(q·m) − 1, with no c < 0.

        The mⱼ have to be exponents in the fᵢ, or numbers, so that the two can be compared.
        """
        logs = {m[0][0].args[0]: Fraction(c) for m, c in poly.items() if is_log(m)}
        rest = {poly_term({m: 1}): Fraction(c) for m, c in poly.items() if not is_log(m)}
        exponents = {t.args[0] for f in logs for t in subterms(f) if t.head == "exp"}
        if not logs or self.deep or not set(rest) <= exponents:
            return None
        scale = lcm(*(c.denominator for c in logs.values()))
        if any(abs(c) * scale > 4 for c in logs.values()):
            return None
        sides: tuple[list[T], list[T]] = ([ONE], [ONE])
        for f, c in logs.items():
            sides[c < 0].append(npow(f, num(int(abs(c) * scale))))
        for m, c in rest.items():
            sides[c < 0].append(fn("exp", mul(rational(abs(c) * scale), m)))
        return found_sign(self.settled(sub(mul(*sides[0]), mul(*sides[1]))))

    def by_root(self, poly: Poly) -> Span | None:
        """Return the sign of a + b·√f: that of b where b²·f > a², that of a where a² > b²·f."""
        for own in {a for m in poly for a, _ in m if a.head == "sqrt" and not self.deep}:
            without = {m: c for m, c in poly.items() if own not in dict(m)}
            slope = {times_monomial(m, ((own, -1),)): c for m, c in poly.items() if own in dict(m)}
            a, b = poly_term(without), poly_term(slope)
            difference = sub(mul(b, b, own.args[0]), mul(a, a))
            for first, excess in ((b, difference), (a, neg(difference))):
                sign = self.settled(first)
                if (sign.positive or (-sign).positive) and self.holds(lt(ZERO, excess)):
                    return found_sign(sign)
        return None

    def settled(self, term: T) -> Span:
        """Return what is found out of the sign of a term, linear arithmetic included."""
        found = self.sign(term)
        if found.nonzero:
            return found
        for side in (1, -1):
            here = term if side > 0 else neg(term)
            for op, span in ((">", POSITIVE_SPAN), (">=", NONNEGATIVE_SPAN)):
                if self.combined(here, op):
                    return found & (span if side > 0 else -span)
        return found

    def wave(self, term: T) -> Span:
        """Return the sign of a sine or a cosine whose angle was shown to lie in a half turn."""
        (angle,) = term.args
        shift = Fraction(0) if term.head == "sin" else Fraction(-1, 2)
        try:
            first, last = Cover(angle, self.context, strict=True).values()
        except NoEnclosure:
            return ANY
        if first is None or last is None:
            return ANY
        middle = Fraction(first + last, 2 << BOX_PRECISION)
        turn = floor(middle / Fraction(314159, 100000) - shift)
        low, high = (mul(rational(turn + k + shift), PI) for k in (0, 1))
        if self.holds(lt(low, angle)) and self.holds(lt(angle, high)):
            found = POSITIVE_SPAN
        elif self.holds(le(low, angle)) and self.holds(le(angle, high)):
            found = NONNEGATIVE_SPAN
        else:
            return ANY
        return found if turn % 2 == 0 else -found

    # ── combinations of what is known ──

    def combined(self, term: T, op: str) -> bool:
        """Return whether term > 0 or ≥ 0 is a combination of what is known (Farkas)."""
        goal = self.cleared(term, op)
        if goal is None:
            return False
        facts = [(form, str(p.data)) for p in self.related(term) if (form := self.form_of(p))]
        monomials = {m for form, _ in (*facts, (goal, op)) for m in form if m}
        opposite = {m: -c for m, c in goal.items()}
        rows: list[tuple[Mapping[Any, Number], bool]] = [(opposite, op == ">=")]
        for form, how in facts:
            rows.append((form, how in {"<", ">"}))
            if how == "=":
                rows.append(({m: -c for m, c in form.items()}, False))
        for m in monomials:
            span = reduce(operator.mul, (self.range_of_atom(a) ** int(e) for a, e in m))
            if span.low is not None:
                rows.append(({m: Fraction(1), (): -span.low}, span.low_open))
            if span.high is not None:
                rows.append(({m: Fraction(-1), (): span.high}, span.high_open))
        return refuted(rows)

    def related(self, term: T) -> list[T]:
        """Return the relations; of many, those that share a name with the term, or with such."""
        props = [p for p in (*self.relations, *self.extra_facts(term)) if p.head == "rel"]
        props = [of_integers(p, self.context) for p in props if p.data != "!="]
        found: list[T] = []
        names = term.free
        if len(props) <= FEW_FACTS:
            return props
        while True:
            more = [p for p in props if not names.isdisjoint(p.free)]
            if not more:
                return found
            props = [p for p in props if names.isdisjoint(p.free)]
            found += more
            names = names.union(*(p.free for p in more))

    def extra_facts(self, term: T) -> list[T]:
        """Return instances at the entries in a term: of hypotheses, of permutations, of maxima.

        Of a maximum that may have no value nothing is said: it may stand in a branch that is not
        taken, and what is true of it wherever it is defined may be false of its normal form.
        """
        found = self.instances(term)
        for t in subterms(term):
            sort = self.context.variables.get(str(t.data)) if t.head == "at" else None
            if sort is not None and sort.kind == "permutation" and not t.loose:
                found += self.within(t, *sort.ranges[0])
            if t.head in {"bigmax", "bigmin"} and not t.loose and self.has_value(t):
                for i in self.indices_in(term):
                    if self.holds(conj(le(t.args[0], i), le(i, t.args[1]))):
                        pair = (open_(t, i), t) if t.head == "bigmax" else (t, open_(t, i))
                        found.append(le(*pair))
                low, high, body = t.args
                values = set(body.args[::2]) if body.head == "piecewise" else {body}
                if values <= {T("bound", (), 0), low, high}:
                    found += self.within(t, low, high)  # each value is an index of the range
        return found

    def within(self, term: T, low: T, high: T) -> list[T]:
        """Return that a term is in a range; nothing where the range may be empty.

        The term may stand where it has no value, in a branch or a sum that is not reached.
        """
        filled = self.holds(le(low, high)) and self.has_value(low) and self.has_value(high)
        return [le(low, term), le(term, high)] if filled else []

    def has_value(self, term: T) -> bool:
        """Return whether a term was shown to be defined."""
        return all(Mind.of(where).holds(prop) for where, prop in needs(term, self.context))

    def indices_in(self, term: T) -> list[T]:
        """Return the closed indices of the entries in a term, if they are integers and defined.

        An entry at a number that is none may stand in a branch that is not taken.
        """
        entries = [t for t in subterms(term) if t.head in ENTRIES and not t.loose]
        found = dict.fromkeys(i for t in entries for i in t.args)
        return [i for i in found if is_integer(i, self.context) and self.has_value(i)]

    def instances(self, term: T) -> list[T]:
        """Return the relations that quantified hypotheses state at the indices in a term."""
        families = {t.data for t in subterms(term) if t.head in ENTRIES}
        found: list[T] = []
        waiting = [p for p in self.context.hypotheses if p.head in {"and", "all"}]
        indices = self.indices_in(term) if waiting else []
        while waiting and len(found) < 60:
            prop = waiting.pop()
            if prop.head == "and":
                waiting += prop.args
            elif prop.head == "all" and any(
                t.head in ENTRIES and t.data in families for t in subterms(prop)
            ):
                steps = ((i, c) for c in shifts_in(prop) for i in indices)
                for i in dict.fromkeys(i if c is ZERO else i - c for i, c in steps):
                    if self.holds(conj(le(prop.args[0], i), le(i, prop.args[1]))):
                        waiting.append(open_(prop, i))
            elif prop not in self.stated and prop.head != "all":
                found.append(prop)
        return found


@lru_cache(maxsize=1024)
def shifts_in(prop: T) -> dict[T, None]:
    """Return the numerals that the hypothesis adds to its index, and 0."""
    sums = [t.args for t in subterms(prop.args[2]) if t.head == "add" and len(t.args) == 2]
    own = T("bound", (), 0)
    return dict.fromkeys([ZERO, *(c for i, c in sums if i is own and integer_value(c) is not None)])


def without_common(poly: Poly) -> tuple[Counter[T], Poly]:
    """Return the power product that all monomials share, and the polynomial without it."""
    common = reduce(lambda x, y: x & y, (Counter(dict(m)) for m in poly))
    return common, {monomial_of(Counter(dict(m)) - common): c for m, c in poly.items()}


def found_sign(span: Span) -> Span:
    """Return the sign alone."""
    found = Span(no_zero=span.nonzero)
    if span.nonnegative:
        found &= NONNEGATIVE_SPAN
    return found & -NONNEGATIVE_SPAN if (-span).nonnegative else found


def in_one_cosine(poly: Poly, context: Context) -> Poly:
    """Return a polynomial in cosines of multiples of one angle as one in a single cosine.

    cos (k + 1)α = 2·cos α·cos kα − cos (k − 1)α
    """
    cosines = {a: settled_form(a.args[0], context) for m in poly for a, _ in m if a.head == "cos"}
    units = {m for f in cosines.values() for m in f.num}
    others = any(a not in cosines for m in poly for a, _ in m)
    if others or len(units) != 1 or any(f.den for f in cosines.values()):
        return poly
    turns = {a: abs(Fraction(*f.num.values())) for a, f in cosines.items()}
    unit = Fraction(gcd(*(q.numerator for q in turns.values())),
                    lcm(*(q.denominator for q in turns.values())))  # fmt: skip
    most = max(turns.values()) / unit
    require(most <= 24, "too many turns")
    own: Poly = {((fn("cos", _multiple(monomial_term(next(iter(units))), unit)), 1),): 1}
    waves: list[Poly] = [{(): 1}, own]
    while len(waves) <= most:
        waves.append(plus_poly(scaled(times_poly(own, waves[-1]), 2), scaled(waves[-2], -1)))
    total: Poly = {}
    for m, c in poly.items():
        parts = (power_poly(waves[int(turns[a] / unit)], int(e)) for a, e in m)
        total = plus_poly(total, reduce(times_poly, parts, {(): c}))
    return total


def is_log(m: Monomial) -> bool:
    """Return whether a power product is a single logarithm."""
    return len(m) == 1 and m[0][1] == 1 and m[0][0].head == "log"


def of_integers(prop: T, context: Context) -> T:
    """Return a + 1 ≤ b for a < b between integers, any other relation as it is."""
    if prop.data not in {"<", ">"} or not all(is_integer(t, context) for t in prop.args):
        return prop
    left, right = prop.args if prop.data == "<" else prop.args[::-1]
    return le(add(left, ONE), right)


def holds(prop: T, context: Context) -> bool:
    """Return whether a proposition was shown, wherever it is defined; a no says nothing."""
    return Mind.of(context).holds(prop)


def show(prop: T, context: Context) -> None:
    """Raise Refused unless the proposition was shown."""
    if not holds(prop, context):
        raise Refused(f"not shown: {prop!r}")


def show_all(props: Iterable[tuple[Context, T]]) -> None:
    """Raise Refused unless each proposition was shown in its context."""
    for context, prop in props:
        show(prop, context)


def defined(term: T, context: Context) -> None:
    """Raise Refused unless the term was shown to be defined."""
    show_all(needs(term, context))


def defined_at(term: T, sorts: Mapping[str, Sort], at: Mapping[str, T], context: Context) -> None:
    """Raise Refused unless a term of more variables was shown to be defined at their values."""
    owed = dict.fromkeys(_needs_at(term, sorts, at, context))
    show_all([(context, prop) for prop in owed])


def same(left: T, right: T, context: Context) -> None:
    """Raise Refused unless the two terms agree wherever both are defined."""
    if left is not right and not equal(left, right, context):
        raise Refused(f"not equal: {left!r} and {right!r}")


def gap(left: T, right: T) -> T:
    """Return what a bound ``left ≤ right`` says to be ≥ 0."""
    return sub(right, left)


# ── 16. Continuity ────────────────────────────────────────────────────────────────────────────────

#: Functions that are continuous on their domain, its ends included.
SMOOTH = frozenset({
    "var", "bound", "add", "neg", "mul", "div", "rpow", "npow", "ipow", *RANGED,
}).union(set(FUNCTIONS) - {"sign", "acot", "atan2"})  # fmt: skip


def is_continuous(term: T, name: str, context: Context) -> bool:
    """Return whether a term is continuous in a variable wherever all its parts are defined."""
    if name not in term.free:
        return True
    if term.head == "call":
        body = meaning_of(term, context)
        return body is not None and is_continuous(body, name, context)
    # No integer exponent and no end of a range may move.
    fixed = {"npow": term.args[1:], "ipow": term.args[1:]}.get(term.head, ())
    if term.head in RANGED:
        fixed = term.args[:2]
    if any(name in a.free for a in fixed) or term.head not in SMOOTH:
        return False
    return all(is_continuous(a, name, context) for a in term.args)


# ── 17. Limits ────────────────────────────────────────────────────────────────────────────────────
#
# The point is sent to ∞. Of a quotient of sums of products of powers of t, of log t and of
# e^(c·tᵈ) the products of the greatest order decide; any other term is taken apart.

INFINITE = ("oo", "-oo")
#: The limits of functions at −∞ and at ∞, as far as they have any.
FAR: dict[str, tuple[T | str | None, T | str | None]] = {
    "exp": (ZERO, "oo"), "log": (None, "oo"), "sqrt": (None, "oo"), "cbrt": (None, "oo"),
    "atan": (neg(div(PI, TWO)), div(PI, TWO)), "abs": ("oo", "oo"), "relu": (ZERO, "oo"),
    "erf": (neg(ONE), ONE), "tanh": (neg(ONE), ONE), "coth": (neg(ONE), ONE),
    "sigmoid": (ZERO, ONE), "softplus": (ZERO, "oo"), "sinh": ("-oo", "oo"), "cosh": ("oo", "oo"),
    "sech": (ZERO, ZERO), "csch": (ZERO, ZERO), "asinh": ("-oo", "oo"), "acosh": (None, "oo"),
}  # fmt: skip
#: Functions that stay within bounds.
TAME = frozenset({
    "sin", "cos", "atan", "tanh", "sigmoid", "sech", "sign", "asin", "acos", "delta", "softmax",
    "erf",
})  # fmt: skip


def show_limit(claim: Claim) -> None:
    """Raise Refused unless the limit was shown: the body is defined near the point, and tends."""
    require_ends(claim)
    for moved, germ in germs(claim, claim["body"]):
        for inner, prop in needs(moved, germ.context):
            if inner is not germ.context or not germ.eventually(prop):
                raise Refused("the body was not shown to be defined near the point")
        require(germ.tends(moved, claim["value"], claim.context), "the limit is another one")


def require_ends(claim: Claim) -> None:
    """Raise Refused unless the point, the side and the value are what a limit can have."""
    context, fields = claim.context, claim.parts
    declared = {*context.variables, *context.definitions}
    if fields["name"] in declared or fields["side"] not in {"+", "-", "+-"}:
        raise Refused("the variable or the side of a limit")
    for end in (fields["point"], fields["value"]):
        if isinstance(end, T):
            if end.loose or not end.free <= declared:
                raise Refused("the point or the value uses what is not declared")
            defined(end, context)
        elif end not in INFINITE:
            raise Refused("a limit is a term, oo or -oo")
    if claim.parts.get("natural") and fields["point"] != "oo":
        raise Refused("the limit of a sequence is at oo only")


def germs(claim: Claim, body: T) -> Iterator[tuple[T, Germ]]:
    """Yield a term or a proposition with the limit's point sent to ∞, from each side."""
    name, end, side = (claim[k] for k in ("name", "point", "side"))
    t = fresh("t")
    if claim.parts.get("natural"):
        whole = claim.context.declare(str(t.data), Sort("size"))
        yield substitute(body, {name: t}), Germ(whole, str(t.data))
        return
    require(not counts(claim["body"], name), "an exponent that counts has no limit over the reals")
    inner = claim.context.declare(str(t.data), Sort("positive"))
    if isinstance(end, T):
        values = [add(end, div(ONE, t))] if "+" in side else []
        values += [sub(end, div(ONE, t))] if "-" in side else []
    else:
        values = [t if end == "oo" else neg(t)]
    for value in values:
        yield substitute(body, {name: value}), Germ(inner, str(t.data))


def counts(term: T, name: str) -> bool:
    """Return whether a variable stands in a natural or an integer exponent."""
    powers = (t for t in subterms(term) if t.head in {"npow", "ipow"})
    return any(name in t.args[1].free for t in powers)


Order = tuple[dict[Fraction, Fraction], Fraction, Fraction]


class Germ:
    """Terms for large values of one variable t of the context."""

    def __init__(self, context: Context, name: str) -> None:
        """Look at the variable ``name``, which the context declares as positive or a size."""
        self.context, self.name, self.kept = context, name, dict[T, T | str]()
        self.outer = context.without(name)

    # ── what holds for all large t ──

    def eventually(self, prop: T) -> bool:
        """Return whether a proposition was shown for all large t."""
        if prop.head == "and":
            return all(map(self.eventually, prop.args))
        if prop.head == "or" and any(map(self.eventually, prop.args)):
            return True
        if prop.head == "not":
            opposite = negation(prop.args[0])
            return opposite.head != "not" and self.eventually(opposite)
        if prop.head == "rel":
            try:
                sign = self.sign(sub(*prop.args))
            except Refused:
                return holds(prop, self.context)
            return point(sign).meets(str(prop.data)) or holds(prop, self.context)
        return holds(prop, self.context)

    def sign(self, term: T) -> int:
        """Return the sign for all large t: that of the greatest products, or that of the limit."""
        try:
            found = self.leading(term)
        except Refused:
            value = self.limit(term)
            if isinstance(value, str):
                return 1 if value == "oo" else -1
            return self.sign_of(value)
        return 0 if found is None else self.sign_of(found[0]) * self.sign_of(found[1])

    def sign_of(self, value: T) -> int:
        """Return the sign of a term without t, which was shown to be not 0."""
        span = Mind.of(self.outer).settled(value)
        if span.positive or (-span).positive:
            return 1 if span.positive else -1
        raise Refused("the sign of a coefficient was not shown")

    def is_zero(self, value: T | str) -> bool:
        """Return whether a limit was shown to be 0."""
        return isinstance(value, T) and holds(eq(value, ZERO), self.outer)

    # ── orders of growth ──

    def leading(self, term: T) -> tuple[T, T, int] | None:
        """Return coefficients of the greatest order above and below, and which order is greater.

        None if the term is 0.
        """
        form = fraction(term, self.context)
        if not form.num:
            return None
        parts = [[(self.order(m), c) for m, c in p.items()] for p in (form.num, form.den)]
        degrees = {d for side in parts for (order, _), _ in side for d in order[0]}
        powers = sorted(degrees, reverse=True)
        best = []
        for side in parts:
            ranked: dict[tuple[Fraction, ...], list[T]] = {}
            for ((exponent, power, logs), constant), c in side:
                key = (*(exponent.get(d, Fraction(0)) for d in powers), power, logs)
                ranked.setdefault(key, []).append(mul(rational(c), *constant))
            key = max(ranked)
            best.append((add(ZERO, *ranked[key]) if len(ranked[key]) > 1 else ranked[key][0], key))
        (top, mine), (bottom, theirs) = best
        return top, bottom, (mine > theirs) - (mine < theirs)

    def order(self, m: Monomial) -> tuple[Order, list[T]]:
        """Return the order of a power product, and its factors without t."""
        exponent: dict[Fraction, Fraction] = {}
        power, logs, constant = Fraction(0), Fraction(0), []
        for atom, e in m:
            if self.name not in atom.free:
                constant.append(atom ** int(e))
            elif atom.head == "exp":
                c, d = self.monomial(atom.args[0])
                require(d > 0, "an exponent that does not grow")
                exponent[d] = exponent.get(d, Fraction(0)) + c * e
            elif atom.head == "log" and self.power(atom.args[0]) == 1:
                logs += e
            else:
                power += self.power(atom) * e
        return (exponent, power, logs), constant

    def power(self, atom: T) -> Fraction:
        """Return the p with atom = tᵖ."""
        if atom.head in {"var", "abs"} and self.name in atom.free:
            return Fraction(1) if atom.head == "var" else self.power(atom.args[0])
        if atom.head in {"sqrt", "cbrt", "rpow"}:
            roots = {"sqrt": Fraction(1, 2), "cbrt": Fraction(1, 3)}
            p = roots.get(atom.head) or rational_value(atom.args[1])
            if p is not None and self.name in atom.args[0].free:
                return self.power(atom.args[0]) * p
        raise Refused("a factor without an order of growth")

    def monomial(self, term: T) -> tuple[Fraction, Fraction]:
        """Return (c, d) with term = c·tᵈ."""
        form = fraction(term, self.context)
        if len(form.num) != 1 or len(form.den) != 1:
            raise Refused("an exponent that is no power of the variable")
        ((top, c),), ((bottom, b),) = form.num.items(), form.den.items()
        power = sum((self.power(a) * e for a, e in top), Fraction(0))
        return Fraction(c) / b, power - sum((self.power(a) * e for a, e in bottom), Fraction(0))

    # ── limits ──

    def limit(self, term: T) -> T | str:
        """Return the limit: a term without t, "oo" or "-oo"; Refused if it was not found."""
        if self.name not in term.free:
            return term
        if term not in self.kept:
            self.kept[term] = self.found(term)
        return self.kept[term]

    def tends(self, term: T, value: T | str, context: Context) -> bool:
        """Return whether the limit is the value."""
        found = self.limit(term)
        if isinstance(found, str) or isinstance(value, str):
            return found == value
        defined(found, context)
        return found is value or equal(found, value, context)

    def found(self, term: T) -> T | str:
        """Return the limit by growth, if it can be; what moves an exponent seldom has an order."""
        late = counts(term, self.name)
        found = None if late else self.by_growth(term)
        if found is not None:
            return found
        try:
            return self.by_parts(term)
        except Refused:
            found = self.by_growth(term) if late else None
            return self.by_square(term) if found is None else found

    def by_growth(self, term: T) -> T | str | None:
        """Return the limit by orders of growth, if all factors have one."""
        try:
            found = self.leading(term)
            if found is None:
                return ZERO
            top, bottom, above = found
            if above > 0:
                return INFINITE[self.sign_of(top) * self.sign_of(bottom) < 0]
            if not holds(ne(bottom, ZERO), self.outer):
                return None
        except Refused:
            return None
        return ZERO if above < 0 else div(top, bottom)

    def by_square(self, term: T) -> T | str:
        """Return the limit of a quotient with roots: the root of that of its square."""
        if term.head not in {"mul", "div"} or all(t.head != "sqrt" for t in subterms(term)):
            raise Refused("no limit was found")
        square = self.by_growth(npow(term, TWO))
        if square is None:
            raise Refused("no limit was found")
        if self.is_zero(square):
            return ZERO
        side = self.shown_sign(term)
        if isinstance(square, str):
            return INFINITE[side < 0]
        return fn("sqrt", square) if side > 0 else neg(fn("sqrt", square))

    def shown_sign(self, term: T) -> int:
        """Return the sign that a term was shown to have at all t."""
        if holds(lt(ZERO, term), self.context):
            return 1
        if holds(lt(term, ZERO), self.context):
            return -1
        raise Refused("the sign was not shown")

    def by_parts(self, term: T) -> T | str:
        """Return the limit from those of the parts."""
        head, args = term.head, term.args
        match head:
            case "add":
                return self.sum(args)
            case "neg":
                inner = self.limit(args[0])
                return neg(inner) if isinstance(inner, T) else INFINITE[inner == "oo"]
            case "mul":
                return self.product(args)
            case "div":
                return self.product(args[:1], args[1])
            case "npow" | "ipow":
                return self.integer_power(term)
            case "rpow" if self.eventually(lt(ZERO, args[0])):
                return self.limit(fn("exp", mul(args[1], fn("log", args[0]))))
            case "max" | "min":
                values = [self.limit(a) for a in args]
                winner, loser = INFINITE if head == "max" else INFINITE[::-1]
                finite = [v for v in values if isinstance(v, T)]
                if winner in values or not finite:
                    return winner if winner in values else loser
                return fn(head, *finite)
            case "sign":
                return num(self.sign(args[0]))
            case "piecewise":
                for value, condition in zip(args[::2], args[1::2], strict=True):
                    if self.eventually(condition):
                        return self.limit(value)
                    if not self.eventually(negation(condition)):
                        break
            case "diff":
                value, conditions = derivative(term, self.context)
                near = all(c is self.context and self.eventually(p) for c, p in conditions)
                if near and value.head != "diff":  # the slope of a recursion stays one
                    return self.limit(value)
            case "call":
                body = meaning_of(term, self.context)
                if body is not None:
                    return self.limit(body)
            case _ if head in SMOOTH and len(args) == 1:
                return self.of_function(term)
        raise Refused("no limit was found")

    def sum(self, args: tuple[T, ...]) -> T | str:
        """Return the limit of a sum: a number of finite ones, and infinite ones of one sign."""
        values = [self.or_bounded(a) for a in args]
        infinite = {v for v in values if v in INFINITE}
        if not infinite and None not in values:
            return add(*(v for v in values if isinstance(v, T)))
        if len(infinite) != 1:
            raise Refused("a difference of two that grow, or a bounded term without a limit")
        return infinite.pop()

    def or_bounded(self, term: T) -> T | str | None:
        """Return the limit, or None for a term without one that was shown to be bounded."""
        try:
            return self.limit(term)
        except Refused:
            if not self.bounded(term):
                raise
            return None

    def product(self, factors: tuple[T, ...], bottom: T | None = None) -> T | str:
        """Return the limit of a product, perhaps over a denominator."""
        values = [self.or_bounded(a) for a in factors]
        if bottom is not None:
            values.append(self.reciprocal(bottom))
        infinite = [v for v in values if v in INFINITE]
        if not infinite and any(self.is_zero(v) for v in values if v is not None):
            return ZERO
        require(None not in values, "a bounded factor without a limit")
        if not infinite:
            return mul(*(v for v in values if isinstance(v, T)))
        side = (-1) ** infinite.count("-oo")
        for v in values:
            side *= self.sign_of(v) if isinstance(v, T) else 1
        return INFINITE[side < 0]

    def reciprocal(self, term: T) -> T | str:
        """Return the limit of 1/term."""
        value = self.limit(term)
        if isinstance(value, str):
            return ZERO
        if holds(ne(value, ZERO), self.outer):
            return div(ONE, value)
        require(self.is_zero(value), "a denominator may tend to 0")
        try:
            return INFINITE[self.shown_sign(term) < 0]
        except Refused:
            return INFINITE[self.sign(term) < 0]

    def integer_power(self, term: T) -> T | str:
        """Return the limit of a power with an integer exponent, which may be what grows."""
        base, exponent = term.args
        value = rational_value(exponent)
        if self.name in exponent.free:
            if self.name in base.free or self.limit(exponent) != "oo":
                raise Refused("a power whose base and exponent move")
            if holds(lt(fn("abs", base), ONE), self.outer):
                return ZERO
            if holds(lt(ONE, base), self.outer):
                return "oo"
            raise Refused("the base of a power was not compared with 1")
        inner = self.limit(base)
        if isinstance(inner, T):
            if (value is None or value < 0) and not holds(ne(inner, ZERO), self.outer):
                raise Refused("a power of what tends to 0")
            return T(term.head, (inner, exponent))
        if value is None:
            raise Refused("a power with a symbolic exponent")
        if value <= 0:
            return ZERO if value else ONE
        return "oo" if value % 2 == 0 else inner

    def of_function(self, term: T) -> T | str:
        """Return the limit of a function of one argument: by continuity, or at ±∞."""
        inner, head = self.limit(term.args[0]), term.head
        if isinstance(inner, str):
            found = FAR.get(head, (None, None))[inner == "oo"]
            if found is None:
                raise Refused("a function without a limit at infinity")
            return found
        if head == "log" and self.is_zero(inner):
            return "-oo"
        found = fn(head, inner)
        defined(found, self.outer)
        return found

    def bounded(self, term: T) -> bool:
        """Return whether a term was shown to be bounded for large t, where it is defined."""
        if term.head in TAME or self.name not in term.free:
            return True
        if term.head in {"add", "mul", "neg", "max", "min", "abs", "relu"} and all(
            map(self.bounded, term.args)
        ):
            return True
        if term.head == "npow":
            base, exponent = term.args
            if self.name not in exponent.free:
                return self.bounded(base)
            return self.name not in base.free and holds(le(fn("abs", base), ONE), self.outer)
        try:
            return isinstance(self.limit(term), T)
        except Refused:
            return False


# ── 18. Rules ─────────────────────────────────────────────────────────────────────────────────────
#
# Each rule decides whether ``context ⊢ goal`` follows from proved parts and premises: it raises
# Refused, or returns. What a rule needs besides is shown on the spot. The docstring of a rule, and
# of what it is made of, is the sentence that it stands for.


@dataclass(frozen=True)
class Proved:
    """A claim that was decided: a part, a theorem of another certificate, a hypothesis P(n)."""

    claim: Claim
    conditions: tuple[T, ...] = ()
    pinned: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Step:
    """A goal in a context, and what a rule may use to show it."""

    context: Context
    goal: T | Claim
    arguments: dict[str, Any]
    data: dict[str, Any]
    premises: list[Proved]
    parts: list[Proved]

    def stated(self) -> T:
        """Return the goal, where it is a relation."""
        if isinstance(self.goal, Claim) or self.goal.head != "rel":
            raise Refused("expected a relation")
        return self.goal

    def relation(self, *allowed: str) -> tuple[str, T, T]:
        """Return the goal as ``op, left, right`` with op one of ``= != < <=``."""
        op, left, right = oriented(self.stated())
        require(not allowed or op in allowed, f"the rule shows no '{op}'")
        return op, left, right

    def show(self, prop: T, position: int) -> None:
        """Raise Refused unless the part at a position shows the proposition, or it was shown."""
        if position < len(self.parts):
            says(self.parts[position], prop, self.context)
        else:
            show(prop, self.context)

    def term(self, name: str) -> T:
        """Return an argument that is a closed number of the context."""
        return number_in(self.arguments.get(name), self.context, name)

    def function(self, name: str) -> T:
        """Return an argument that is a function of one number."""
        value = self.arguments.get(name)
        if isinstance(value, T) and value.head == "lam" and closed_in(value, self.context):
            require(value.args[0].head not in {"lam", "fam"}, f"'{name}' has several arguments")
            return value
        raise Refused(f"'{name}' is no function of one number of the context")


def one_of(way: Callable[[Any], None], choices: Iterable[Any]) -> None:
    """Raise Refused unless one of the choices is a way to the goal."""
    last = Refused("nothing to apply the rule to")
    for choice in choices:
        try:
            return way(choice)
        except Refused as error:
            last = error
    raise last


def oriented(prop: T) -> tuple[str, T, T]:
    """Return a relation as ``op, left, right`` with op one of ``= != < <=``."""
    require(prop.head == "rel", "expected a relation")
    (left, right), op = prop.args, str(prop.data)
    return (MIRROR[op], right, left) if op in {">", ">="} else (op, left, right)


def closed_in(term: T, context: Context) -> bool:
    """Return whether a term is closed, and the context declares or defines every name in it."""
    return not term.loose and term.free <= context.variables.keys() | context.definitions.keys()


def number_in(value: object, context: Context, name: str) -> T:
    """Return a closed term of the context that is no family; Refused if it is none."""
    if isinstance(value, T) and kind_of(value) == "number" and closed_in(value, context):
        return value
    raise Refused(f"'{name}' is no number of the context")


# ── contexts, parts, values ──


def within(inner: Context, outer: Context, *extra: T) -> None:
    """Raise Refused unless what holds in ``inner`` holds in ``outer``, given the extra."""
    for name, sort in inner.variables.items():
        require(outer.variables.get(name) == sort, f"a part declares '{name}' otherwise")
    for prop in inner.hypotheses:
        if prop not in outer.hypotheses and prop not in extra:
            raise Refused(f"a part assumes {prop!r}")
    for name, definition in inner.definitions.items():
        require(outer.definitions.get(name) == definition, f"a part defines '{name}' otherwise")


def links_of(part: Proved, context: Context, *extra: T) -> tuple[T, ...]:
    """Return the relations of a part that was shown in the context, given the extra."""
    require(part.claim.kind == "relation", "expected a part that is a relation")
    within(part.claim.context, context, *extra)
    return part.claim.links()


def link_of(part: Proved, context: Context, *extra: T) -> T:
    """Return the one relation of a part that was shown in the context, given the extra."""
    found = links_of(part, context, *extra)
    require(len(found) == 1, "expected a part that is one relation")
    return found[0]


def says(part: Proved, prop: T, context: Context, *extra: T) -> None:
    """Raise Refused unless the part shows just the proposition in the context."""
    require(links_of(part, context, *extra) == (prop,), "a part shows something else")


def at_one_index(part: Proved, context: Context, low: T, high: T, *extra: T) -> str:
    """Return the name of the one index low..high that a part declares besides the context."""
    new = [(n, s) for n, s in part.claim.context.variables.items() if n not in context.variables]
    if part.claim.kind != "relation" or len(new) != 1 or new[0][1] != index(low, high):
        raise Refused("expected a part with one index more")
    within(part.claim.context, context.declare(*new[0]), *extra)
    return new[0][0]


def in_range(i: T, low: T, high: T, context: Context) -> None:
    """Raise Refused unless the term is one of the integers low..high, and defined."""
    if not is_integer(i, context):
        raise Refused(f"may be no integer: {i!r}")
    defined(i, context)
    show(le(low, i), context)
    show(le(i, high), context)


def place_in(ends: tuple[T, T], i: T, context: Context) -> T:
    """Return the term, which has to be one of the integers of a range, and defined."""
    in_range(i, *ends, context)
    return i


def has_sort(name: str, sorts: Mapping[str, Sort], chosen: dict[str, T], context: Context) -> None:
    """Raise Refused unless the value chosen for one of some variables is of its sort."""
    value, sort = chosen[name], sorts[name].at(chosen)
    if value.head in PROPOSITIONS or not closed_in(value, context):
        raise Refused(f"the value of '{name}' uses what is not declared")
    if value in {var(name), T("fam", (), name)} and context.variables.get(name) == sort:
        return
    ends = dict.fromkeys(_needs_of_ranges(sorts[name], sorts, chosen, context))
    show_all([(context, prop) for prop in ends])
    if sort.kind == "permutation":
        if value.head != "fam" or context.variables.get(str(value.data)) != sort:
            raise Refused(f"the value of '{name}' is no permutation")
    elif sort.kind == "family":
        indices, inner = over_ranges(sort, context)
        defined(apply_family(value, indices), inner)
    else:
        require(value.head not in {"fam", "lam"}, f"the value of '{name}' is a family")
        if sort.kind in INTEGERS and not is_integer(value, context):
            raise Refused(f"the value of '{name}' may be no integer")
        defined(value, context)
        for fact in sort.facts(value):
            show(fact, context)


def meets(moved: dict[str, T], theirs: Context, context: Context) -> None:
    """Raise Refused unless the values of some variables of a context are ones that it allows."""
    chosen = itself(theirs.variables) | moved
    for name in theirs.variables:
        has_sort(name, theirs.variables, chosen, context)
    for prop in theirs.hypotheses:
        if not moved.keys().isdisjoint(depends_on(prop, theirs)):
            defined_at(prop, theirs.variables, chosen, context)
            show(substitute(prop, chosen), context)


def depends_on(prop: T, context: Context) -> frozenset[str]:
    """Return what a proposition is about: what is in it and in the ranges of its families."""
    sorts = (context.variables[n] for n in prop.free if n in context.variables)
    return prop.free.union(*(e.free for s in sorts for ends in s.ranges for e in ends))


def said(theorem: Proved) -> tuple[T, ...]:
    """Return the relations that a theorem says; of a bound that is attained, the bound."""
    if theorem.claim.kind == "extremum":
        return (theorem.claim["bound"],)
    require(theorem.claim.kind == "relation", "expected a theorem that is a relation")
    return theorem.claim.links()


def instance(theorem: Proved, values: dict[str, T], context: Context) -> dict[str, T]:
    """Return the value of every variable of a theorem; Refused unless it may be used there."""
    theirs = theorem.claim.context
    if not set(values) <= set(theirs.variables):
        raise Refused("a value is given for what is no variable of the theorem")
    for name, definition in theirs.definitions.items():
        if context.definitions.get(name) != definition:
            raise Refused(f"the theorem defines '{name}' otherwise")
    own = itself(theirs.variables)
    chosen = own | values
    for name in theorem.pinned & set(chosen):
        require(chosen[name] is own[name], f"'{name}' stands for itself in the hypothesis")
    for name in theirs.variables:
        has_sort(name, theirs.variables, chosen, context)
    for prop in (*theirs.hypotheses, *theorem.conditions):
        given = substitute(prop, chosen)
        defined_at(prop, theirs.variables, chosen, context)
        show(given, context)
    return chosen


def sum_over(k: T, ends: tuple[T, T], body: T) -> T:
    """Return the sum over a range, of a body that an index was opened with."""
    return sum_(str(k.data), *ends, body)


# ── matching and rewriting ──


def match(pattern: T, term: T, names: set[str], found: dict[str, T]) -> bool:
    """Return whether the pattern is the term at values of the names, which go into ``found``."""
    if names.isdisjoint(pattern.free):
        return pattern is term
    if pattern.head in {"var", "fam"} and pattern.data in names:
        if term.loose or (pattern.head == "var" and term.head in {"fam", "lam"}):
            return False
        return found.setdefault(str(pattern.data), term) is term
    if pattern.head != term.head or len(pattern.args) != len(term.args):
        return False
    if pattern.head == "at" and pattern.data in names:
        family = T("fam", (), term.data)
        if found.setdefault(str(pattern.data), family) is not family:
            return False
    elif pattern.data != term.data:
        return False
    return all(match(p, t, names, found) for p, t in zip(pattern.args, term.args, strict=True))


def rewritten(term: T, context: Context, become: Callable[[T, Context], T | None]) -> tuple[T, int]:
    """Return the term with every outermost match replaced, and how many there are.

    ``become`` shows what a replacement needs in the context of the place: for every value of the
    variables bound around it.
    """
    new = become(term, context)
    if new is not None:
        return new, 1
    under, places, args = BINDERS.get(term.head, -1), 0, list(term.args)
    for i, a in enumerate(term.args):
        if i != under:
            args[i], count = rewritten(a, context, become)
            places += count
    if under < 0:
        return (T(term.head, tuple(args), term.data), places) if places else (term, 0)
    k = fresh("k")
    sort = REAL if term.head in {"diff", "lam"} else index(*term.args[:2])
    body, count = rewritten(open_(term, k), context.declare(str(k.data), sort), become)
    args[under] = close(str(k.data), body)
    return (T(term.head, tuple(args), term.data), places + count) if places + count else (term, 0)


# ── equations and theorems ──


def rule_algebra(step: Step) -> None:
    """Both sides have one normal form; definitions unfold, derivatives are taken."""
    same(*step.relation("=")[1:], step.context)


def rule_theorem(step: Step) -> None:
    """What a theorem says at some values: an equation inside a term, or a bound."""
    require(len(step.premises) == 1, "expected one theorem")
    (premise,) = step.premises
    ways = {link: by_equation if link.data == "=" else by_bound for link in said(premise)}
    one_of(lambda link: ways[link](step, premise, link), ways)


def by_equation(step: Step, premise: Proved, link: T) -> None:
    """The goal's left side, rewritten with an equation, is its right side."""
    _, left, right = step.relation("=")
    given: dict[str, T] = step.arguments.get("values") or {}
    source, target = link.args[::-1] if step.arguments.get("reverse") else link.args
    names = set(premise.claim.context.variables) - set(given)
    pattern = substitute(source, given)

    def become(term: T, context: Context) -> T | None:
        values: dict[str, T] = {}
        if not match(pattern, term, names, values):
            return None
        values |= given
        if substitute(source, values) is not term:
            return None
        return substitute(target, instance(premise, values, context))

    term, places = rewritten(left, step.context, become)
    require(places, "the theorem occurs nowhere")
    same(term, right, step.context)


def by_bound(step: Step, premise: Proved, link: T) -> None:
    """The sides of the goal differ by what the sides of the theorem's bound differ by."""
    op, left, right = step.relation()
    theirs, low, high = oriented(link)
    if (op, theirs) not in {("<", "<"), ("<=", "<="), ("<=", "<"), ("!=", "!="), ("!=", "<")}:
        raise Refused(f"the theorem shows '{theirs}', not '{op}'")
    given: dict[str, T] = step.arguments.get("values") or {}
    names = set(premise.claim.context.variables) - set(given)
    values: dict[str, T] = {}
    for pattern, term in ((low, left), (high, right)):
        trial = dict(values)
        if match(substitute(pattern, given), term, names, trial):
            values = trial
    chosen = instance(premise, values | given, step.context)
    same(gap(left, right), substitute(gap(low, high), chosen), step.context)


def rule_given(step: Step) -> None:
    """The left side, rewritten with equations that are given, is the right side."""
    _, left, right = step.relation("=")
    chosen = step.arguments.get("hypothesis")
    term, places = left, 0
    for prop in step.context.hypotheses if chosen is None else (chosen,):
        require(prop in step.context.hypotheses, "it is not given")
        term, count = with_hypothesis(prop, term, step)
        places += count
    require(places, "what is given occurs nowhere")
    same(term, right, step.context)


Ranges = dict[str, tuple[T, T]]


def all_opened(prop: T) -> tuple[T, Ranges]:
    """Return a proposition for every index, at new ones, and their ranges."""
    ranges: Ranges = {}
    while prop.head == "all":
        k = fresh("k")
        ranges[str(k.data)], prop = (prop.args[0], prop.args[1]), open_(prop, k)
    return prop, ranges


def indices_of(pattern: T, term: T, ranges: Ranges, context: Context) -> dict[str, T] | None:
    """Return the indices, each of its range, at which a pattern is a term; or None."""
    values: dict[str, T] = {}
    if not match(pattern, term, set(ranges), values) or values.keys() != ranges.keys():
        return None
    for name, (low, high) in ranges.items():
        in_range(values[name], substitute(low, values), substitute(high, values), context)
    return values


def with_hypothesis(prop: T, term: T, step: Step) -> tuple[T, int]:
    """Return the term rewritten with one equation that is given, perhaps for every index."""
    prop, ranges = all_opened(prop)
    if prop.head != "rel" or prop.data != "=":
        return term, 0
    source, target = prop.args[::-1] if step.arguments.get("reverse") else prop.args

    def become(here: T, context: Context) -> T | None:
        values = indices_of(source, here, ranges, context)
        return None if values is None else substitute(target, values)

    return rewritten(term, step.context, become)


def rule_instantiate(step: Step) -> None:
    """A hypothesis for every index is used at one."""
    opened = (all_opened(p) for p in step.context.hypotheses if p.head == "all")
    found = (indices_of(prop, step.stated(), ranges, step.context) for prop, ranges in opened)
    require(any(v is not None for v in found), "no hypothesis for every index has this instance")


def rule_congruence(step: Step) -> None:
    """Two terms of one form are equal where what differs in them was shown equal."""
    _, left, right = step.relation("=")
    if (left.head, left.data, len(left.args)) != (right.head, right.data, len(right.args)):
        raise Refused("expected two terms of one form")
    parts = iter(step.parts)
    for i, (a, b) in enumerate(zip(left.args, right.args, strict=True)):
        if a is b:
            continue
        part = next(parts, None)
        if part is None:
            raise Refused("no part shows what differs")
        if i == BINDERS.get(left.head, -1):
            if left.head not in RANGED or left.args[:2] != right.args[:2]:
                raise Refused("expected two binders over one range")
            name = at_one_index(part, step.context, *left.args[:2])
            wanted = eq(*(open_(t, var(name)) for t in (left, right)))
            require(part.claim.links() == (wanted,), "the part is not about the bodies")
        else:
            says(part, eq(a, b), step.context)


def rule_transitivity(step: Step) -> None:
    """The parts, in their order, are a chain to the goal."""
    goals = [link for part in step.parts for link in links_of(part, step.context)]
    if not isinstance(step.goal, T) or not goals:
        raise Refused("expected a relation and parts")
    compose_to([step.goal], goals)


def rule_reindex(step: Step) -> None:
    """Sums over a permuted, shifted or reversed index are the same sums."""
    _, left, right = step.relation("=")
    mine, theirs = (unpermuted(t, step.context) for t in (left, right))
    if (mine, theirs) != (left, right):
        return same(mine, theirs, step.context)
    require(left.head == right.head and left.head in RANGED, "nothing to reindex")
    if interchanged(left, right, step.context):
        return None
    (a, b), (c, d) = left.args[:2], right.args[:2]
    same(sub(b, a), sub(d, c), step.context)
    k, inner = new_index(step.context, a, b)
    for place in (add(k, c, neg(a)), add(a, d, neg(k))):
        if equal(open_(left, k), open_(right, place), inner):
            return None
    raise Refused("the sums are not shifted from one another")


def interchanged(left: T, right: T, context: Context) -> bool:
    """Return whether two nested sums are over the same pairs of indices, in the other order."""
    if left.args[2].head != left.head or right.args[2].head != right.head:
        return False

    def opened_twice(term: T) -> tuple[T, T, Context, list[T]]:
        i, here = new_index(context, *term.args[:2])
        inner = open_(term, i)
        j, here = new_index(here, *inner.args[:2])
        ends = ((term.args[0], i, term.args[1]), (inner.args[0], j, inner.args[1]))
        return i, j, here, [p for low, k, high in ends for p in (le(low, k), le(k, high))]

    i, j, here, pairs = opened_twice(left)
    second, first, there, others = opened_twice(right)
    values = {str(first.data): i, str(second.data): j}
    back = {str(i.data): first, str(j.data): second}
    return (
        equal(open_(open_(left, i), j), open_(open_(right, j), i), here)
        and all(holds(substitute(p, values), here) for p in others)
        and all(holds(substitute(p, back), there) for p in pairs)
    )


def unpermuted(term: T, context: Context) -> T:
    """Return the term with every sum over π[a], …, π[b] as one over a, …, b; the same value."""
    ends = {n: s.ranges[0] for n, s in context.variables.items() if s.kind == "permutation"}

    def become(t: T, here: Context) -> T | None:
        if t.head == "softmax" and t.args[:2] in ends.values():
            full = meaning(t)
            return None if full is None else unpermuted(full, here)
        for name, between in ends.items() if t.head in RANGED else ():
            if between != t.args[:2]:
                continue
            k, j = fresh("k"), fresh("j")
            body = replace_closed(open_(t, k), T("at", (k,), name), j)
            if str(j.data) in body.free and str(k.data) not in body.free:
                inner = here.declare(str(j.data), index(*between))
                body = unpermuted(body, inner)
                once = T(t.head, (*between, close(str(j.data), body)))
                again = become(once, here)
                return once if again is None else again
        return None

    return rewritten(term, context, become)[0] if ends else term


def rule_split(step: Step) -> None:
    """A range is split at an index, or into pairs of an even and an odd index."""
    _, *sides = step.relation("=")
    turned = [s for s in (sides, sides[::-1]) if s[0].head in RANGED]
    one_of(lambda way: way[0](step, *way[1]), product((at_an_index, in_pairs), turned))


def together(head: str, *parts: T) -> T:
    """Return the value over a range from those over its parts."""
    if head in {"sum", "prod"}:
        return (add if head == "sum" else mul)(*parts)
    return fn("max" if head == "bigmax" else "min", *parts)


def at_an_index(step: Step, whole: T, other: T) -> None:
    """The other side is what the parts up to and after b make up; b + 1 may stand alone."""
    (low, high, body), context = whole.args, step.context
    b = number_in(step.data.get("at"), context, "at")
    require(is_integer(b, context), "the range is split at what may be no integer")
    defined(b, context)
    first, following = T(whole.head, (low, b, body)), add(b, ONE)
    if equal(other, together(whole.head, first, T(whole.head, (following, high, body))), context):
        end = b
    else:
        end = following
        rest = T(whole.head, (add(end, ONE), high, body))
        same(other, together(whole.head, first, open_(whole, end), rest), context)
    filled = whole.head in {"bigmax", "bigmin"}
    show(le(low, b if filled else following), context)
    show((lt if filled else le)(end, high), context)


def in_pairs(step: Step, whole: T, other: T) -> None:
    """The other side is made up of f(2j) and f(2j + 1), in one sum or in two."""
    two, (low, high) = TWO, whole.args[:2]
    for t in subterms(other):
        if t.head != whole.head or t.loose:
            continue
        first, last = t.args[:2]
        if equal(low, mul(two, first), step.context) and equal(
            high, add(mul(two, last), ONE), step.context
        ):
            require_range(first, last, step.context)
            j = fresh("j")
            pair = (open_(whole, mul(two, j)), open_(whole, add(mul(two, j), ONE)))
            body = close(str(j.data), together(whole.head, *pair))
            return same(other, T(whole.head, (first, last, body)), step.context)
    raise Refused("expected a sum over half the range")


def rule_telescoping(step: Step) -> None:
    """A sum of differences, or a product of quotients, of neighbours is that of the ends."""
    _, left, right = step.relation("=")
    binder, other = (left, right) if left.head in {"sum", "prod"} else (right, left)
    sequence = step.data.get("sequence")
    if binder.head not in {"sum", "prod"} or not isinstance(sequence, T):
        raise Refused("expected a sum or a product, and its sequence")
    fits = sequence.head == "lam" and closed_in(sequence, step.context)
    require(fits, "the sequence is no function of an index")
    whole, context = sub if binder.head == "sum" else div, step.context
    low, high = binder.args[:2]
    after = add(high, ONE)
    k, inner = new_index(context, low, high)
    same(open_(binder, k), whole(open_(sequence, add(k, ONE)), open_(sequence, k)), inner)
    same(other, whole(open_(sequence, after), open_(sequence, low)), context)
    j, wide = new_index(context, low, after)
    defined(open_(sequence, j), wide)
    if binder.head == "prod":
        show(ne(open_(sequence, j), ZERO), wide)
    show(le(low, after), context)


# ── bounds ──


def rule_sign(step: Step) -> None:
    """A relation by the signs of its parts, or as a sum of squares."""
    show(step.stated(), step.context)


def rule_linear(step: Step) -> None:
    """A combination of what is given and of theorems at values."""
    context, values = step.context, step.arguments.get("values") or {}
    each = values if isinstance(values, list) else [values] * len(step.premises)
    require(len(each) == len(step.premises), "expected values for each theorem")
    for premise, here in zip(step.premises, each, strict=True):
        chosen = instance(premise, here, context)
        context = context.assume(*(substitute(link, chosen) for link in said(premise)))
    show(step.stated(), context)


def rule_scale(step: Step) -> None:
    """The difference is a positive multiple of one that was shown."""
    op, left, right = step.relation("<", "<=")
    factor = step.term("factor")
    require(1 <= len(step.parts) <= 2, "expected a bound, and perhaps a sign")
    shown, low, high = oriented(link_of(step.parts[0], step.context))
    if shown not in {"<", "<="} or (op == "<" and shown != "<"):
        raise Refused(f"the part shows '{shown}', not '{op}'")
    same(gap(left, right), mul(factor, gap(low, high)), step.context)
    defined(factor, step.context)
    wanted = (lt if op == "<" else le)(ZERO, factor)
    if len(step.parts) == 1:
        show(wanted, step.context)
    else:
        sign = link_of(step.parts[1], step.context)
        require(sign in {wanted, lt(ZERO, factor)}, "the factor's sign is not shown")


def rule_squaring(step: Step) -> None:
    """Two terms that are not negative compare as their squares do."""
    op, left, right = step.relation()
    for side in (left, right):
        show(le(ZERO, side), step.context)
    squares = rel(op, npow(left, TWO), npow(right, TWO))
    if op == "=" and not step.parts:
        same(npow(left, TWO), npow(right, TWO), step.context)
    else:
        step.show(squares, 0)


def rule_termwise(step: Step) -> None:
    """Sums, products and maxima over one range compare term by term."""
    op, left, right = step.relation("<", "<=")
    if left.head != right.head or left.head not in RANGED or left.args[:2] != right.args[:2]:
        raise Refused("expected two sums, products or maxima over one range")
    (low, high), context = left.args[:2], step.context
    strict_at = step.arguments.get("strict_at")
    if op == "<" and left.head == "sum" and strict_at is not None:
        op, i = "<=", place_in((low, high), step.term("strict_at"), context)
        strict = lt(open_(left, i), open_(right, i))
        if len(step.parts) < 2 or links_of(step.parts[1], context) != (strict,):
            show(strict, context)
    if step.parts:
        name = at_one_index(step.parts[0], context, low, high)
        pair = [open_(t, var(name)) for t in (left, right)]
        if step.parts[0].claim.links() not in {(rel(op, *pair),), (lt(*pair),)}:
            raise Refused("the part does not compare the terms")
    else:
        k, inner = new_index(context, low, high)
        show(rel(op, open_(left, k), open_(right, k)), inner)
    if left.head == "prod":
        k, inner = new_index(context, low, high)
        show(le(ZERO, open_(left, k)), inner)
    if op == "<":
        show(le(low, high), context)


def rule_maximum(step: Step) -> None:
    """None of the values is greater than the maximum, which is one of them."""
    if isinstance(step.goal, Claim):
        return attains(step.goal, step.context)
    op, left, right = step.relation("<", "<=")
    for binder, other, head in ((right, left, "bigmax"), (left, right, "bigmin")):
        if op == "<=" and binder.head == head:
            return entry_of(step, binder, other)
    for binder, head in ((left, "bigmax"), (right, "bigmin")):
        if binder.head == head:
            k, inner = new_index(step.context, *binder.args[:2])
            sides = (open_(left, k), right) if binder is left else (left, open_(right, k))
            return show(rel(op, *sides), inner)
    raise Refused("expected a bound of or by a maximum")


def entry_of(step: Step, binder: T, term: T) -> None:
    """The term is the binder's body at an index of its range."""
    k, values = fresh("k"), dict[str, T]()
    match(open_(binder, k), term, {str(k.data)}, values)
    i = number_in(values.get(str(k.data), step.arguments.get("index")), step.context, "index")
    require(open_(binder, i) is term, "the term is no value of the maximum's body")
    in_range(i, binder.args[0], binder.args[1], step.context)


def attains(claim: Claim, context: Context) -> None:
    """There is an index at which the maximum over its range is attained."""
    require(claim.kind == "exists" and len(claim["variables"]) == 1, "expected one index")
    require(not claim["witness"], "where it is attained is not shown so")
    ((name, sort),) = claim["variables"]
    defined(attained_in(claim["prop"], name, sort), context)


def attained_in(prop: T, name: str, sort: Sort) -> T:
    """Return the maximum of which an equation says that it is attained at an index of its range."""
    for binder in prop.args if prop.head == "rel" else ():
        ranged = binder.head in {"bigmax", "bigmin"} and sort == index(*binder.args[:2])
        if ranged and name not in binder.free:
            entry = open_(binder, var(name))
            if prop in {eq(entry, binder), eq(binder, entry)}:
                return binder
    raise Refused("expected that a maximum is attained at an index")


def rule_attained(step: Step) -> None:
    """What holds at an index where a maximum is attained holds."""
    require(len(step.parts) == 1 and step.parts[0].claim.kind == "relation", "expected one part")
    claim, context = step.parts[0].claim, step.context
    new = [(n, s) for n, s in claim.context.variables.items() if n not in context.variables]
    props = [h for h in claim.context.hypotheses if h not in context.hypotheses]
    if claim.links() != (step.goal,) or len(new) != 1 or len(props) != 1:
        raise Refused("expected the goal at one index, under one hypothesis more")
    ((name, sort),), (prop,) = new, props
    binder = attained_in(prop, name, sort)
    require(name not in step.stated().free, "the goal speaks of the index")
    within(claim.context, context.declare(name, sort), prop)
    show(le(*binder.args[:2]), context)
    defined(binder, context)


def rule_monotone(step: Step) -> None:
    """A bound holds at a point of contact c, and the difference grows from there on.

    Mean value theorem: f is continuous from c to x and differentiable in between.
    """
    op, left, right = step.relation("<", "<=")
    name, c, context = step.arguments.get("variable"), step.arguments.get("contact"), step.context
    sort = context.variables.get(str(name))
    if not isinstance(name, str) or sort is None or sort.has_entries:
        raise Refused("expected a real variable")
    if any(name in e.free for s in context.variables.values() for r in s.ranges for e in r):
        raise Refused("a range depends on the variable")
    if c not in INFINITE:
        c = number_in(c, context, "contact")
        require(name not in c.free, "the point of contact moves")
    f = gap(left, right)
    sides = [s for s in ("right", "left") if step.arguments.get(s) is not None]
    if not sides or (c in INFINITE and sides != [{"oo": "left", "-oo": "right"}[c]]):
        raise Refused("expected a part about one side of the point of contact")
    require(is_continuous(f, name, context), "the difference may jump")
    strict = [grows(step, f, name, c, side) for side in sides]
    at_contact = contact_value(step, f, name, c, sides, strict=op == "<" and not all(strict))
    x = var(name)
    if c in INFINITE:
        return
    if len(sides) == 2:
        if op == "<" and not at_contact:
            show(ne(x, c), context)
        return
    less = lt if op == "<" and not at_contact else le
    show(less(c, x) if sides == ["right"] else less(x, c), context)


def grows(step: Step, f: T, name: str, c: Any, side: str) -> bool:
    """Check the part about one side of the contact; return whether its sign is strict."""
    part = step.parts[step.arguments[side]]
    inner, outer, x = part.claim.context, step.context, var(name)
    require(inner.variables.get(name, REAL) == REAL, "the part's variable is not real")
    bounds = [h for h in inner.hypotheses if name in h.free]
    variables = {n: REAL if n == name else s for n, s in outer.variables.items()}
    rest = tuple(h for h in outer.hypotheses if name not in h.free)
    free = Context(variables, rest, outer.definitions)
    link = link_of(part, free, *bounds)
    here = outer if c in INFINITE else outer.assume(lt(c, x) if side == "right" else lt(x, c))
    for prop in bounds:
        if c not in INFINITE and prop in {ne(x, c), ne(c, x)}:
            continue
        end, is_low = end_of(prop, x)
        reached = c if is_low == (side == "right") else x
        require(reached not in INFINITE, "a bound of the part does not hold all the way")
        defined(end, here)
        show(le(end, reached) if is_low else le(reached, end), here)
    inside = free.assume(*bounds)
    op, low, high = oriented(link)
    require(op in {"<", "<="}, "the part shows no bound")
    slope, conditions = derivative(T("diff", (close(name, f), x)), inside)
    show_all(conditions)
    defined(f, inside)
    same(slope, sub(high, low) if side == "right" else sub(low, high), inside)
    return op == "<"


def end_of(prop: T, x: T) -> tuple[T, bool]:
    """Return the end that a bound of x gives, and whether it is the lower one."""
    op, left, right = oriented(prop)
    if op in {"<", "<="}:
        if left is x and str(x.data) not in right.free:
            return right, False
        if right is x and str(x.data) not in left.free:
            return left, True
    raise Refused("a hypothesis of the part is no bound of its variable")


def contact_value(step: Step, f: T, name: str, c: Any, sides: list[str], *, strict: bool) -> bool:
    """Check the bound at the contact, or the limit there; return whether it is strict."""
    context, less = step.context, lt if strict else le
    limit = step.arguments.get("limit")
    if limit is None and c not in INFINITE:
        value = substitute(f, {name: c})
        defined(c, context)
        defined(value, context)
        position = step.arguments.get("value")
        if position is None:
            show(less(ZERO, value), context)
        else:
            op, low, high = oriented(link_of(step.parts[position], context))
            if op not in {"<", less(ZERO, ZERO).data}:
                raise Refused("the part about the contact shows another relation")
            same(value, sub(high, low), context)
        return strict
    if len(sides) != 1 or limit == "-oo" or not (isinstance(limit, T) or limit == "oo"):
        raise Refused("expected a limit from one side")
    if isinstance(c, T):
        defined(c, context)
    variables = {n: s for n, s in context.variables.items() if n != name}
    rest = tuple(h for h in context.hypotheses if name not in h.free)
    side = "+-" if c in INFINITE else "+" if sides == ["right"] else "-"
    fields = {"body": f, "name": name, "point": c, "value": limit, "side": side}
    show_limit(Claim("limit", Context(variables, rest, context.definitions), fields))
    if isinstance(limit, T):
        show(less(ZERO, limit), context)
        return strict
    return True


def rule_cauchy_schwarz(step: Step) -> None:
    """(Σab)² ≤ Σa²·Σb², with its equality case."""
    op, left, right = step.relation("=", "<", "<=")
    if "a" not in step.arguments and "b" not in step.arguments:
        return read_off(step, op, left, right)
    return one_of(lambda ends: with_functions(step, op, (left, right), ends), ranges_of(step))


def ranges_of(step: Step) -> list[tuple[T, T]]:
    """Return the ranges of the sums in the goal and in what is given, which may have no value."""
    inside = [t for p in (step.stated(), *step.context.hypotheses) for t in subterms(p)]
    found = [(t.args[0], t.args[1]) for t in inside if t.head in RANGED]
    return list(dict.fromkeys((a, b) for a, b in found if not a.loose and not b.loose))


def require_range(low: T, high: T, context: Context) -> None:
    """Raise Refused unless both are defined, and integers by their form."""
    require(is_integer(low, context) and is_integer(high, context), "no range of integers")
    defined(low, context)
    defined(high, context)


def with_functions(step: Step, op: str, sides: tuple[T, T], ends: tuple[T, T]) -> None:
    """Cauchy and Schwarz for given functions of the index."""
    a, b, context = step.function("a"), step.function("b"), step.context
    require_range(*ends, context)
    k, inner = new_index(context, *ends)
    x, y = open_(a, k), open_(b, k)
    defined(x, inner)
    defined(y, inner)
    squares = mul(*(sum_over(k, ends, npow(t, TWO)) for t in (x, y)))
    square = npow(sum_over(k, ends, mul(x, y)), TWO)
    if op == "<=":
        return same(gap(*sides), sub(squares, square), context)
    i, j = (place_in(ends, step.term(name), context) for name in ("i", "j"))
    one, other = mul(open_(a, i), open_(b, j)), mul(open_(a, j), open_(b, i))
    if op == "<":
        show(ne(one, other), context)
        return same(gap(*sides), sub(squares, square), context)
    show(le(squares, square), context)
    return one_of(lambda s: same(sub(*sides), sub(*s), context), ((one, other), (other, one)))


def read_off(step: Step, op: str, left: T, right: T) -> None:
    """(Σ c)² ≤ Σ p · Σ q, or |Σ c| ≤ √(Σ p)·√(Σ q), where c² ≤ p·q and 0 ≤ p, q."""

    def base(t: T) -> T:
        is_square = t.head == "npow" and t.args[1] is TWO and t.args[0].head == "sqrt"
        return t.args[0].args[0] if is_square else t

    require(op == "<=" and right.head == "mul", "expected (Σ c)² ≤ Σ p · Σ q")
    if left.head == "npow" and left.args[1] is TWO:
        sums = (left.args[0], *map(base, right.args))
    else:
        require(all(t.head == "sqrt" for t in right.args), "expected (Σ c)² ≤ Σ p · Σ q")
        sums = (left.args[0] if left.head == "abs" else left, *(t.args[0] for t in right.args))
    over_one = all(t.head == "sum" and t.args[:2] == sums[0].args[:2] for t in sums)
    require(over_one and len(sums) == 3, "expected three sums over one range")
    k, inner = new_index(step.context, *sums[0].args[:2])
    c, p, q = (open_(t, k) for t in sums)
    for prop in (le(ZERO, p), le(ZERO, q), le(npow(c, TWO), mul(p, q))):
        show(prop, inner)


def rule_jensen(step: Step) -> None:
    """A convex function of a mean is at most the mean of its values; with the equality case."""
    op, left, right = step.relation("=", "<", "<=")
    return one_of(lambda ends: of_mean(step, op, (left, right), ends), ranges_of(step))


def of_mean(step: Step, op: str, sides: tuple[T, T], ends: tuple[T, T]) -> None:
    """Jensen over one range."""
    f, w, x = (step.function(name) for name in ("function", "weights", "points"))
    context = step.context
    require_convex(step, f, strict=op != "<=")
    require_range(*ends, context)
    k, inner = new_index(context, *ends)
    weight, here = open_(w, k), open_(x, k)
    defined(weight, inner)
    defined(here, inner)
    show(le(ZERO, weight), inner)
    for prop in inside_interval(step, here):
        show(prop, inner)
    show(eq(sum_over(k, ends, weight), ONE), context)
    values = sum_over(k, ends, mul(weight, open_(f, here)))
    value = open_(f, sum_over(k, ends, mul(weight, here)))
    if op == "<=":
        return same(gap(*sides), sub(values, value), context)
    i, j = (place_in(ends, step.term(name), context) for name in ("i", "j"))
    for place in (i, j):
        show(lt(ZERO, open_(w, place)), context)
    one, other = open_(x, i), open_(x, j)
    if op == "<":
        show(ne(one, other), context)
        return same(gap(*sides), sub(values, value), context)
    require(sides in {(one, other), (other, one)}, "expected an equation of two points")
    return show(le(values, value), context)


def require_convex(step: Step, f: T, *, strict: bool) -> None:
    """f″ exists and is ≥ 0 (> 0) on the interval."""
    t = fresh("t")
    name = str(t.data)
    inside = step.context.declare(name, REAL).assume(*inside_interval(step, t))
    for end in ("above", "below"):
        if end in step.arguments:
            defined(step.term(end), step.context)
    first = T("diff", (close(name, open_(f, t)), t))
    second = T("diff", (close(name, first), t))
    defined(second, inside)
    show((lt if strict else le)(ZERO, second), inside)


def inside_interval(step: Step, point: T) -> list[T]:
    """Return what it means for a point to lie in the interval of Jensen's rule."""
    props = [lt(step.term("above"), point)] if "above" in step.arguments else []
    return [*props, lt(point, step.term("below"))] if "below" in step.arguments else props


# ── cases, induction, logic ──


def rule_cases(step: Step) -> None:
    """The goal holds in each case, and one of them is so."""
    conditions = step.arguments.get("conditions")
    if not isinstance(conditions, list) or not conditions or len(conditions) != len(step.parts):
        raise Refused("expected a part for each case")
    for condition, part in zip(conditions, step.parts, strict=True):
        if not isinstance(condition, T) or condition.head not in PROPOSITIONS:
            raise Refused("a case is no proposition")
        require(closed_in(condition, step.context), "a case uses what is not declared")
        says(part, step.stated(), step.context, condition)
        defined(condition, step.context)
    show(disj(*conditions), step.context)


def rule_branches(step: Step) -> None:
    """The goal holds with |u| (a maximum, a minimum) replaced by each of its values."""
    step.relation()
    term, context = step.term("term"), step.context
    a = term.args
    choice = {
        "abs": lambda: (a[0], a[0], neg(a[0])),
        "relu": lambda: (a[0], a[0], ZERO),
        "max": lambda: (sub(a[0], a[1]), a[0], a[1]),
        "min": lambda: (sub(a[0], a[1]), a[1], a[0]),
    }.get(term.head)
    if choice is None or len(a) > 2:
        raise Refused("expected |u|, max(a, b), min(a, b) or relu(u)")
    difference, *values = choice()
    defined(difference, context)
    signs, side = (le(ZERO, difference), le(difference, ZERO)), step.arguments.get("side")
    if side not in {None, 0, 1} or not (2 if side is None else 1) <= len(step.parts) <= 2:
        raise Refused("expected a part for each value")
    if side is not None:
        step.show(signs[side], 1)
    for i, part in zip((0, 1) if side is None else (side,), step.parts, strict=False):
        says(part, replace_closed(step.stated(), term, values[i]), context, signs[i])


def rule_eliminate(step: Step) -> None:
    """The goal holds with a variable replaced by what it equals."""
    name, value, context = str(step.arguments.get("variable")), step.term("value"), step.context
    sort = context.variables.get(name)
    if sort is None or sort.has_entries or name in value.free or not 1 <= len(step.parts) <= 2:
        raise Refused("expected a variable and its value")
    given = tuple(substitute(h, {name: value}) for h in context.hypotheses)
    says(step.parts[0], substitute(step.stated(), {name: value}), context.assume(*given))
    defined(value, context)
    step.show(eq(var(name), value), 1)


def rule_induction(step: Step) -> None:
    """P(least), and P(n) gives P(n + 1); the parts were decided with P(n) at hand."""
    name = str(step.arguments.get("variable"))
    sort = step.context.variables.get(name)
    if sort is None or sort.kind not in {"natural", "size"} or len(step.parts) != 2:
        raise Refused("expected a natural variable or a size, a base and a step")
    least, after = ZERO if sort.kind == "natural" else ONE, add(var(name), ONE)
    for part, value, keep in zip(step.parts, (least, after), (False, True), strict=True):
        there = moved(step.context, name, value, keep=keep)
        says(part, substitute(step.stated(), {name: value}), there)


def moved(context: Context, name: str, value: T, *, keep: bool) -> Context:
    """Return the context at a value of a variable, which stays declared if ``keep`` says so."""
    at = {name: value}
    variables = {n: s.at(at) for n, s in context.variables.items() if keep or n != name}
    hypotheses = tuple(substitute(h, at) for h in context.hypotheses)
    return Context(variables, hypotheses, context.definitions)


def rule_iff(step: Step) -> None:
    """Each of two propositions gives the other."""
    claim = claim_of(step, "iff")
    left, right = claim["left"], claim["right"]
    defined(left, step.context)
    defined(right, step.context)
    for given, wanted in ((left, right), (right, left)):
        for part in wanted.args if wanted.head == "and" else (wanted,):
            if not any(gives(p, part, given, step.context) for p in step.parts):
                show(part, step.context.assume(given))


def gives(part: Proved, wanted: T, given: T, context: Context) -> bool:
    """Return whether a part shows what is wanted, perhaps at one index more, from what is given."""
    claim = part.claim
    try:
        within(claim.context, context, given)
    except Refused:
        new = [v for v in claim.context.variables.items() if v[0] not in context.variables]
        if wanted.head != "all" or len(new) != 1 or new[0][1] != index(*wanted.args[:2]):
            return False
        return gives(part, open_(wanted, var(new[0][0])), given, context.declare(*new[0]))
    return wanted in propositions(claim)


def propositions(claim: Claim) -> tuple[T, ...]:
    """Return what a claim says as propositions: the links of a chain, the limit of a sequence."""
    if claim.kind == "relation":
        return claim.links()
    if claim.kind != "limit" or not claim["natural"] or not isinstance(claim["value"], T):
        return ()
    return (T("tends", (close(claim["name"], claim["body"]), claim["value"])),)


def rule_witness(step: Step) -> None:
    """Something exists, for here it is."""
    claim = claim_of(step, "exists")
    here, there = dict(claim["witness"]), step.arguments.get("values") or {}
    require(all(here.get(n, v) is v for n, v in there.items()), "the claim has another witness")
    given, variables = here | there, dict(claim["variables"])
    require(given.keys() == variables.keys(), "the witness gives other variables")
    chosen = {name: given[name] for name in variables}
    for name in variables:
        has_sort(name, variables, chosen, step.context)
    prop = substitute(claim["prop"], chosen)
    defined_at(claim["prop"], variables, chosen, step.context)
    shown = {link for p in step.parts for link in links_of(p, step.context)}
    for part in prop.args if prop.head == "and" else (prop,):
        if part not in shown:
            show(part, step.context)


def rule_impossible(step: Step) -> None:
    """Something false follows from the propositions, or from what is given."""
    context, props = step.context, ()
    if isinstance(step.goal, Claim):
        claim = claim_of(step, "impossible")
        props = claim["props"]
        for name, sort in dict(claim["variables"]).items():
            context = context.declare(name, sort)
        for prop in props:
            defined(prop, context)
    require(len(step.parts) == 1, "expected one consequence")
    links = links_of(step.parts[0], context, *props)
    numbers = (t for t in links if all(rational_value(a) is not None for a in t.args))
    require(any(holds(negation(t), context) for t in numbers), "the consequence is not false")


def claim_of(step: Step, kind: str) -> Claim:
    """Return the goal as a claim of a kind."""
    if not isinstance(step.goal, Claim) or step.goal.kind != kind:
        raise Refused(f"expected a claim of the kind '{kind}'")
    return step.goal


# ── the other kinds of claim ──


def rule_extremum(step: Step) -> None:
    """A bound, attained at a point and perhaps only there; or approached by limits."""
    claim, context = claim_of(step, "extremum"), step.context
    bound, attained, only, limits = (claim[k] for k in CLAIMS["extremum"])
    require(bound.head == "rel" and bound.data in {"<", "<=", ">", ">="}, "expected a bound")
    if (attained and bound.data in {"<", ">"}) or not (attained or limits):
        raise Refused("the bound is attained nowhere, or nothing is said of it")
    defined(bound, context)
    if not shown_by_parts(step, bound):
        show(bound, context)
    if attained:
        require_attained(step, bound, dict(attained), only=only)
    for limit in limits:
        real = [v for v, s in context.variables.items() if s.kind in {"real", "positive"}]
        moving = real[0] if len(real) == 1 else limit["name"]
        body = substitute(bound.args[0], {moving: var(limit["name"])})
        if limit["natural"] or limit["value"] is not bound.args[1] or limit["body"] is not body:
            raise Refused("a limit is not about the bound's sides")
        require_way(context, limit, moving)
        require(any(p.claim == limit for p in step.parts), "no part shows the limit")


def shown_by_parts(step: Step, prop: T, *extra: T) -> bool:
    """Return whether a part shows the proposition, given the extra."""
    for part in step.parts:
        if part.claim.kind == "relation" and part.claim.links() == (prop,):
            within(part.claim.context, step.context, *extra)
            return True
    return False


def require_attained(step: Step, bound: T, point: dict[str, T], *, only: bool) -> None:
    """The point meets the hypotheses, equality holds there, and nowhere else if ``only``."""
    context = step.context
    meets(point, context, context)
    show(eq(*(substitute(t, point) for t in bound.args)), context)
    if only:
        away = disj(*(ne(var(n), v) for n, v in point.items()))
        strict = rel(str(bound.data)[0], *bound.args)
        if not shown_by_parts(step, strict, away):
            show(strict, context.assume(away))


def require_way(context: Context, limit: Claim, name: str) -> None:
    """The bound speaks of what is met on the way to the limit."""
    sort = context.variables.get(name)
    if sort is None or sort.kind not in {"real", "positive"}:
        raise Refused("the limit moves along no real variable of the bound")
    if limit["name"] != name and limit["name"] in context.variables:
        raise Refused("the limit moves along two variables of the bound")
    ends = (e for s in context.variables.values() for pair in s.ranges for e in pair)
    require(all(name not in e.free for e in ends), "a range depends on what goes to the limit")
    rest = {n: s for n, s in context.variables.items() if n != name}
    within(limit.context, Context(rest, context.hypotheses, context.definitions))
    for prop in (*context.hypotheses, *sort.facts(var(name))):
        if name in prop.free:
            moved_prop = substitute(prop, {name: var(limit["name"])})
            near = limit.context.declare(limit["name"], REAL)
            for needed in (*(p for _, p in needs(moved_prop, near)), moved_prop):
                near_by = all(germ.eventually(p) for p, germ in germs(limit, needed))
                require(near_by, "a hypothesis was not shown on the way to the limit")


def rule_limit(step: Step) -> None:
    """A limit, by growth orders and continuity."""
    claim = claim_of(step, "limit")
    require(claim.context == step.context, "the limit is in another context")
    show_limit(claim)


# ── sequences ──


def along(step: Step, name: str) -> tuple[list[T], Context]:
    """Return what the parts say of every natural ``name``, and the context with what else."""
    about, facts, context = list[T](), list[T](), step.context
    for part in step.parts:
        sort = part.claim.context.variables.get(name)
        if part.claim.kind != "relation" or sort not in {None, Sort("natural"), Sort("size")}:
            raise Refused("a part is not about every natural number")
        outer = context if sort is None else context.declare(name, sort)
        within(part.claim.context, outer.without(name))
        for link in part.claim.links():
            (about if name in link.free else facts).append(link)
    return about, context.assume(*facts)


def given_limits(term: T, name: str, context: Context) -> Iterator[tuple[T, T]]:
    """Yield the sequences in a term whose limits are given, with the limits."""
    own = [t for t in subterms(term) if name in t.free and not t.loose]
    for prop in context.hypotheses:
        for part in prop.args if prop.head == "and" else (prop,):
            if name not in part.free:
                yield from ((t, v) for t in own for v in instances_of_limit(part, t, name, context))


def instances_of_limit(prop: T, term: T, name: str, context: Context) -> Iterator[T]:
    """Yield the limit of a sequence, where a hypothesis, perhaps for every index, gives it."""
    prop, ranges = all_opened(prop)
    try:
        moving = prop.head == "tends"
        values = indices_of(open_(prop, var(name)), term, ranges, context) if moving else None
    except Refused:
        return
    if values is not None and not any(name in v.free for v in values.values()):
        yield substitute(prop.args[1], values)


def sequence_tends(term: T, name: str, value: T | str, context: Context) -> bool:
    """Return whether a term, defined for all large natural ``name``, tends to the value.

    The limits that are given are known, each of them where a sequence has two; the context does
    not declare ``name``.
    """
    n, known = fresh("n"), list(given_limits(term, name, context))
    for pairs in (known, known[::-1]):
        germ = Germ(context.declare(str(n.data), Sort("size")), str(n.data))
        germ.kept |= {substitute(t, {name: n}): v for t, v in pairs}
        try:
            if germ.tends(substitute(term, {name: n}), value, context):
                return True
        except Refused:
            continue
    return False


def rule_squeeze(step: Step) -> None:
    """A sequence tends to where its bounds tend."""
    claim = claim_of(step, "limit")
    name, body, value = (claim[k] for k in ("name", "body", "value"))
    require(claim["natural"] and claim.context == step.context, "expected the limit of a sequence")
    require_ends(claim)
    about, context = along(step, name)
    to_zero = [fn("abs", sub(body, value))] if isinstance(value, T) else []
    to_zero += [fn("abs", body)] if value is ZERO else []
    low: list[T] = []
    high: list[T] = []
    for link in about:
        op, left, right = oriented(link)
        if op == "=" and body in {left, right}:
            if sequence_tends(left if right is body else right, name, value, context):
                return
        elif op in {"=", "<", "<="} and left in to_zero:
            if sequence_tends(right, name, ZERO, context):
                return
        elif op in {"<", "<="} and right is body:
            low.append(left)
        elif op in {"<", "<="} and left is body:
            high.append(right)
    for bounds, free in ((low, "-oo"), (high, "oo")):
        if value != free and not any(sequence_tends(b, name, value, context) for b in bounds):
            raise Refused("no bound was shown to tend there")


def rule_passage(step: Step) -> None:
    """What holds along two sequences holds of their limits."""
    op, *ends = step.relation("=", "<=")
    new = {n for p in step.parts for n in p.claim.context.variables} - set(step.context.variables)
    require(len(new) == 1, "expected a part with one natural variable more")
    (name,) = new
    about, context = along(step, name)
    require(len(about) == 1, "expected one relation along the sequences")
    shown, *sides = oriented(about[0])
    if shown not in {"=": {"="}, "<=": {"=", "<", "<="}}[op]:
        raise Refused(f"the part shows '{shown}', not '{op}'")
    for side, end in zip(sides, ends, strict=True):
        if not sequence_tends(side, name, end, context):
            raise Refused(f"not shown to tend there: {side!r}")


def rule_argmax(step: Step) -> None:
    """The value of argmax is the index whose value no other exceeds, and no earlier one reaches."""
    _, left, right = step.relation("=")
    for whole, i in ((left, right), (right, left)):
        extreme = extreme_of(whole)
        if extreme is not None:
            return is_extreme(step, extreme, i)
    raise Refused("expected argmax or argmin")


def extreme_of(term: T) -> T | None:
    """Return the maximum of which the term is argmax, or the minimum of argmin; or None.

    argmax f is written as the least of k, where max f ≤ f(k), else the end of the range.
    """
    if term.head != "bigmin" or term.args[2].head != "piecewise" or len(term.args[2].args) != 4:
        return None
    low, high, _ = term.args
    k = fresh("k")
    value, condition, other, last = open_(term, k).args
    if value is not k or other is not high or last is not TRUE or condition.head != "rel":
        return None
    a, b = condition.args
    for head, whole, here in (("bigmax", a, b), ("bigmin", b, a)):
        ranged = condition.data == "<=" and whole.head == head and whole.args[:2] == (low, high)
        if ranged and str(k.data) not in whole.free and open_(whole, k) is here:
            return whole
    return None


def is_extreme(step: Step, extreme: T, i: T) -> None:
    """The value at i is an extreme one, and no earlier value is."""
    low, high = extreme.args[:2]
    in_range(number_in(i, step.context, "the index"), low, high, step.context)
    here, numerals = open_(extreme, i), [integer_value(t) for t in (low, i, high)]
    first, own, last = (v or 0 for v in numerals)
    if None not in numerals and last - first < 1000:
        for j in (*range(first, own), *range(own + 1, last + 1)):
            compared(step, extreme, num(j), here, step.context, strict=j < own)
        return
    k, inner = new_index(step.context, low, high)
    compared(step, extreme, k, here, inner, strict=False)
    if i is not low:
        k, inner = new_index(step.context, low, sub(i, ONE))
        compared(step, extreme, k, here, inner, strict=True)


def compared(step: Step, extreme: T, k: T, here: T, context: Context, *, strict: bool) -> None:
    """A value compares with an extreme one: a part shows it, or it is shown."""
    sides = (open_(extreme, k), here) if extreme.head == "bigmax" else (here, open_(extreme, k))
    wanted = (lt if strict else le)(*sides)
    for part in step.parts:
        theirs = part.claim.context.variables.items()
        new = [(n, s) for n, s in theirs if n not in step.context.variables]
        require(len(new) <= 1, "expected parts with at most one index more")
        outer = step.context.declare(*new[0]) if new else step.context
        op, left, right = oriented(link_of(part, outer))
        own = context.variables.get(str(k.data)) if k.head == "var" else None
        same_range = not new or own == new[0][1]
        if same_range and substitute(rel(op, left, right), {n: k for n, _ in new}) is wanted:
            return
    show(wanted, context)


def rule_not_differentiable(step: Step) -> None:
    """The one-sided derivatives at a point differ."""
    claim = claim_of(step, "not-differentiable")
    body, name, a = (claim[k] for k in ("body", "name", "point"))
    context, t, slopes = step.context.declare(name, REAL), var(name), []
    require(closed_in(a, step.context), "the point is no number of the context")
    defined(a, step.context)
    for side, closed, key in ((lt(a, t), le(a, t), "right"), (lt(t, a), le(t, a), "left")):
        there = step.arguments.get(key)
        if not isinstance(there, T):
            there = form_term(settled_form(body, context.assume(side)))
        require(closed_in(there, context), "a side is no term of the context")
        beside = context.assume(closed)
        defined(body, beside)
        defined(there, beside)
        show(eq(body, there), beside)
        slope, conditions = derivative(T("diff", (close(name, there), a)), step.context)
        defined(substitute(there, {name: a}), step.context)
        defined(slope, step.context)
        show_all(conditions)
        slopes.append(slope)
    show(ne(*slopes), step.context)


def rule_reparameterisation(step: Step) -> None:
    """Two networks agree at mapped parameters, and the inverse map is one."""
    claim, context = claim_of(step, "reparameterisation"), step.context
    parameters, left, right, there, back = (claim[k] for k in CLAIMS["reparameterisation"])
    parameters, there, back = dict(parameters), dict(there), dict(back)
    defined(left, context)
    for name in parameters:
        has_sort(name, parameters, there, context)
    image = substitute(right, there)
    require(closed_in(image, context), "something is neither declared nor mapped")
    used = frozenset().union(*(v.free for v in there.values()))
    inputs = (right.free - set(there)) | (left.free - set(back) if back else NO_NAMES)
    for name in inputs & used:
        sort = context.variables.get(name)
        if sort is not None and sort.kind not in {"integer", "natural", "size"}:
            raise Refused("the map depends on an input")
    defined_at(right, parameters, there, context)
    if not any(
        p.claim.kind == "relation" and links_of(p, context) == (eq(left, image),)
        for p in step.parts
    ):
        same(left, image, context)
    if back:
        require_inverse(context, parameters, there, back)


def require_inverse(
    context: Context, parameters: dict[str, Sort], there: dict[str, T], back: dict[str, T]
) -> None:
    """ψ(φ(θ)) = θ for the old parameters, and φ(ψ(η)) = η for the new."""
    old = {n: context.variables[n] for n in back}
    require_identity(context, old, back, there)
    kept = {n: s for n, s in context.variables.items() if n not in back}
    new = Context(kept, (), context.definitions)
    for name, sort in parameters.items():
        new = new.declare(name, sort)
    meets(back, context, new)
    require_identity(new, parameters, there, back)


def require_identity(
    context: Context, parameters: dict[str, Sort], outer: dict[str, T], inner: dict[str, T]
) -> None:
    """Two maps, one after the other, are the identity on each parameter, entry by entry."""
    for name, sort in parameters.items():
        indices, here = over_ranges(sort, context) if sort.has_entries else ((), context)
        entry = apply_family(outer[name], indices) if indices else outer[name]
        value = substitute(entry, inner)
        require(closed_in(value, here), "an inverse uses what is not declared")
        defined(value, here)
        same(value, T("at", indices, name) if sort.has_entries else var(name), here)


def rule_angle(step: Step) -> None:
    """Two angles differ by less than a quarter turn, and the sine of their difference is 0."""
    _, left, right = step.relation("=")
    difference = sub(left, right)
    require(not difference.free, "expected numbers")
    inside = [sign_of_number(t, step.context) for t in (PI / 2 - difference, PI / 2 + difference)]
    require(inside == [1, 1], "the angles do not lie in one half turn")
    sine, cosine = direction(difference)
    defined(sine, step.context)
    defined(cosine, step.context)
    same(sine, ZERO, step.context)


def direction(term: T) -> tuple[T, T]:
    """Return (r·sin θ, r·cos θ) with some r > 0, for the angle θ that a term stands for."""
    args = term.args
    match term.head:
        case "add":
            found: tuple[T, T] = (ZERO, ONE)
            for a in args:
                found = turned(found, direction(a))
            return found
        case "neg":
            sine, cosine = direction(args[0])
            return neg(sine), cosine
        case "atan":
            return args[0], ONE
        case "asin":
            return args[0], sqrt_of(1 - args[0] ** 2)
        case "acos":
            return sqrt_of(1 - args[0] ** 2), args[0]
        case "mul" | "div" | "pi" | "num":
            return multiple(term)
    raise Refused("a side is no combination of angles")


def turned(first: tuple[T, T], second: tuple[T, T]) -> tuple[T, T]:
    """Return the direction of the sum of two angles."""
    (a, b), (c, d) = first, second
    return add(mul(a, d), mul(b, c)), sub(mul(b, d), mul(a, c))


def multiple(term: T) -> tuple[T, T]:
    """Return the direction of a rational multiple of π, or an integer multiple of an angle."""
    factor, base = Fraction(1), []
    waiting = [term]
    while waiting:
        t = waiting.pop()
        value = rational_value(t)
        if value is not None:
            factor *= value
        elif t.head == "mul":
            waiting.extend(t.args)
        elif t.head == "div" and rational_value(t.args[1]):
            factor /= rational_value(t.args[1]) or 1
            waiting.append(t.args[0])
        else:
            base.append(t)
    if not factor:
        return ZERO, ONE
    require(len(base) == 1, "a side is no multiple of one angle")
    if base[0].head == "pi":
        angle = mul(rational(factor), PI)
        return fn("sin", angle), fn("cos", angle)
    if factor.denominator != 1 or abs(factor) > 24 or base[0].head in {"mul", "div"}:
        raise Refused("a side is no integer combination of angles")
    found: tuple[T, T] = (ZERO, ONE)
    for _ in range(abs(int(factor))):
        found = turned(found, direction(base[0]))
    return found if factor > 0 else (neg(found[0]), found[1])


def rule_enclosure(step: Step) -> None:
    """A bound on a box, or between numbers, by interval arithmetic."""
    sides = step.relation("<", "<=", "!=")
    require(bounded_on_box(*sides, step.context), "interval arithmetic does not show the bound")


RULES: dict[str, Callable[[Step], None]] = {
    "definition": rule_algebra, "algebra": rule_algebra, "derivative": rule_algebra,
    "theorem": rule_theorem, "given": rule_given, "instantiate": rule_instantiate,
    "congruence": rule_congruence, "sign": rule_sign, "square_nonneg": rule_sign,
    "linear": rule_linear, "transitivity": rule_transitivity, "termwise": rule_termwise,
    "maximum": rule_maximum, "attained": rule_attained, "cases": rule_cases,
    "induction": rule_induction, "witness": rule_witness, "iff": rule_iff,
    "extremum": rule_extremum, "not_differentiable": rule_not_differentiable,
    "reparameterisation": rule_reparameterisation, "impossible": rule_impossible,
    "enclosure": rule_enclosure, "limit": rule_limit, "monotone": rule_monotone,
    "scale": rule_scale, "angle": rule_angle, "eliminate": rule_eliminate,
    "branches": rule_branches, "squaring": rule_squaring, "split": rule_split,
    "reindex": rule_reindex, "telescoping": rule_telescoping,
    "cauchy_schwarz": rule_cauchy_schwarz, "jensen": rule_jensen, "squeeze": rule_squeeze,
    "passage": rule_passage, "argmax": rule_argmax,
}  # fmt: skip


# ── 19. Derivations ───────────────────────────────────────────────────────────────────────────────


#: Whether a composed relation shows a claimed one.
SHOWS = {"=": {"=", "<=", ">="}, "<": {"<", "<=", "!="}, "<=": {"<="}, ">": {">", ">=", "!="},
         ">=": {">="}, "!=": {"!="}}  # fmt: skip


def composed(first: str, second: str) -> str | None:
    """Return the relation between the ends of two that meet, or None."""
    if "=" in {first, second}:
        return second if first == "=" else first
    if "!=" in {first, second} or first[0] != second[0]:
        return None
    return first[0] if "=" not in first or "=" not in second else first


def compose_to(links: Sequence[T], goals: Sequence[object]) -> None:
    """Raise Refused unless the goals, in their order, are chains to one link after the other."""
    starts = {0}
    for link in links:
        starts = {end for start in starts for end in ends_of(link, goals, start)}
    require(len(goals) in starts, "the lines do not lead to the claim")


def ends_of(link: T, goals: Sequence[object], start: int) -> Iterator[int]:
    """Yield the positions after chains of goals, from the start on, that show the link."""
    left, right = link.args
    here, op = left, "="
    if left is right and link.data in SHOWS["="]:
        yield start
    for position in range(start, len(goals)):
        goal = goals[position]
        if not isinstance(goal, T) or goal.head != "rel" or goal.args[0] is not here:
            return
        together_op = composed(op, str(goal.data))
        if together_op is None:
            return
        here, op = goal.args[1], together_op
        if here is right and link.data in SHOWS[op]:
            yield position + 1


@dataclass(frozen=True)
class Hypothesis:
    """The induction hypothesis of an induction that is under way.

    Its variable is pinned, and so are those of the inductions around it, whose hypotheses its
    parts may use: what they show is about these values only.
    """

    variable: str
    claim: Claim
    pinned: frozenset[str]

    def survives(self, context: Context) -> bool:
        """Return whether the variables it is pinned to are the same ones further inside."""
        mine = self.claim.context.variables
        return all(context.variables.get(v) == mine[v] for v in self.pinned if v in mine)


def assumed_in(step: Step, active: tuple[Hypothesis, ...]) -> list[tuple[Hypothesis, ...]]:
    """Return the hypotheses that the base and the step of an induction may use."""
    goal, variable = step.stated(), str(step.arguments.get("variable"))
    require(variable in step.context.variables, "the induction is on no variable")
    outer = tuple(h for h in active if variable not in h.pinned)
    claim = Claim("relation", step.context, {"terms": goal.args, "rels": (str(goal.data),)})
    pinned = frozenset({variable}).union(*(h.pinned for h in outer))
    return [outer, (*outer, Hypothesis(variable, claim, pinned))]


class Checker:
    """Decides the derivation of one certificate, given the theorems it relies on."""

    def __init__(self, document: Document, theorems: list[Proved]) -> None:
        """Take the theorems as the document numbers them."""
        self.document, self.theorems = document, theorems

    def derivation(self, data: Any, active: tuple[Hypothesis, ...] = ()) -> Proved:
        """Return what a derivation proves; raises Refused if it proves nothing."""
        claim, given = self.document.claim(get(data, "claim", dict)), get(data, "conditions", list)
        conditions = tuple(self.document.closed(c, claim.context, kinds="prop") for c in given)
        for prop in conditions:
            if claim.kind != "relation" or not is_necessary(prop, claim["terms"], claim.context):
                raise Refused(f"a condition is not what the sides need: {prop!r}")
        context = claim.context.assume(*conditions)
        active = tuple(h for h in active if h.survives(context))
        for t in claim["terms"] if claim.kind == "relation" else ():
            defined(t, context)
        goals = [self.step(s, context, active) for s in get(data, "steps", list)]
        if claim.kind == "relation":
            compose_to(claim.links(), goals)
        else:
            require(goals == [claim], "the derivation does not end in its claim")
        return Proved(claim, conditions)

    def step(self, data: Any, context: Context, active: tuple[Hypothesis, ...]) -> T | Claim:
        """Return the goal of a step; raises Refused if the step does not show it."""
        name, goal, read = get(data, "rule", str), data.get("goal"), self.document
        whole = isinstance(goal, dict)
        goal = read.claim(goal) if whole else read.closed(goal, context, kinds="prop")
        require(name in RULES, f"the step rests on '{name}'")
        arguments = {k: self.value(v) for k, v in get(data, "arguments", dict).items()}
        hints = {k: self.value(v) for k, v in get(data, "data", dict).items()}
        premises = [self.premise(p, context, active) for p in get(data, "premises", list)]
        step = Step(context, goal, arguments, hints, premises, [])
        written = get(data, "parts", list)
        known = [active] * len(written) if name != "induction" else assumed_in(step, active)
        for part, hypotheses in zip(written, known, strict=True):
            found = self.derivation(part, hypotheses)
            require(not found.conditions, "a part holds under a condition only")
            step.parts.append(found)
        if isinstance(goal, T):
            defined(goal, context)
        RULES[name](step)
        return step.goal

    def premise(self, data: Any, context: Context, active: tuple[Hypothesis, ...]) -> Proved:
        """Return a theorem that is relied on, or the hypothesis of an induction under way."""
        if "theorem" in data:
            return item_at(self.theorems, data["theorem"])
        variable = get(data, "hypothesis", str)
        claim = self.document.claim(get(data, "claim", dict))
        for h in active:
            if h.variable == variable and h.claim == claim and h.survives(context):
                return Proved(claim, (), h.pinned)
        raise Refused("an induction hypothesis is used outside its induction")

    def value(self, data: Any) -> Any:
        """Return an argument or a datum of a rule."""
        if isinstance(data, list):
            return [self.value(v) for v in data]
        if not isinstance(data, dict):
            return as_name(data) if isinstance(data, str) else data
        require(len(data) == 1, "an argument is malformed")
        ((kind, inside),) = data.items()
        match kind:
            case "term":
                return self.document.term(inside)
            case "rational":
                return Fraction(inside)
            case "claim":
                return self.document.claim(inside)
            case "map" | "interval":
                return {as_name(k): self.value(v) for k, v in as_dict(inside).items()}
            case "evidence" | "premise":
                return None  # the checker finds the one by itself, and knows the other
        raise Refused(f"an argument of the kind '{kind}'")


def get(data: Any, name: str, kind: type) -> Any:
    """Return a field of a JSON object, of a given type."""
    if not isinstance(data, dict) or type(data.get(name)) is not kind:
        raise Refused(f"the field '{name}' is missing or malformed")
    return data[name]


# ── 20. What is claimed, as text ──────────────────────────────────────────────────────────────────
#
# Brackets stand wherever the text could be read in two ways, quotes around a name that could be
# taken for something else. Bound variables have no names in a certificate: they get i, j, k …

#: What stands between the parts of a term.
INFIX = {"and": " and ", "or": " or ", "mul": "*", "div": "/", "npow": "**"}
#: How tightly the text of a term holds together, where it needs brackets at all.
LEVELS = {"and": 1, "or": 1, "tends": 1, "rel": 2, "add": 3, "neg": 3, "mul": 4, "div": 4,
          "npow": 5}  # fmt: skip
LIMITED = {"sum": "Sum", "prod": "Product", "bigmax": "Max", "bigmin": "Min", "all": "All",
           "softmax": "softmax"}  # fmt: skip
#: Words of the text, which are no names in it.
WORDS = {*FUNCTIONS, *LIMITED.values(), "pi", "true", "not", "and", "or", "delta", "indicator",
         "piecewise", "ipow", "rpow", "Derivative", "Limit", "Update", "oo"}  # fmt: skip


def name_text(name: str) -> str:
    """Return a name, in quotes and in ASCII if it could be read as something else."""
    is_plain = name.isascii() and name.isidentifier() and name not in WORDS
    return name if is_plain else ascii(name)


def term_text(term: T, level: int = 0, names: tuple[str, ...] = ()) -> str:
    """Return a term, in brackets unless it holds together as tightly as ``level``.

    ``names`` are those of the variables that are bound around it, the innermost first.
    """
    head, args, own, k = term.head, term.args, BINDERS.get(term.head, -1), ""
    if own >= 0:
        letters = ("ijklmn"[i] if i < 6 else f"k{i}" for i in count())
        k = next(n for n in letters if n not in names and n not in term.free)
    mine = LEVELS.get(head, 9)
    inner = mine + 1 if mine < 9 else 0
    around = [(k, *names) if i == own else names for i in range(len(args))]
    parts = [term_text(a, inner, n) for a, n in zip(args, around, strict=True)]
    name, inside, half = name_text(str(term.data)), ", ".join(parts), (len(args) + 1) // 2
    if head in INFIX:
        text = INFIX[head].join(parts)
    elif head in LIMITED:
        text = f"{LIMITED[head]}({parts[2]}, ({k}, {parts[0]}, {parts[1]}))"
        text += f"[{parts[3]}]" if head == "softmax" else ""
    else:
        text = {
            "num": lambda: str(term.data), "bound": lambda: names[int(term.data or 0)],
            "var": lambda: name, "fam": lambda: name,
            "at": lambda: f"{name}[{inside}]", "call": lambda: f"{name}({inside})",
            "upd": lambda: f"Update({name}, {', '.join([*parts[1:half], parts[0]])})"
            f"[{', '.join(parts[half:])}]",
            "add": lambda: parts[0] + "".join(
                f" - {p[2:-1]}" if a.head == "neg" else f" + {p}"  # it reads (-…)
                for a, p in zip(args[1:], parts[1:], strict=True)
            ),
            "neg": lambda: f"-{parts[0]}",
            "rel": lambda: f" {term.data} ".join(parts),
            "diff": lambda: f"Derivative({parts[0]}, {k} = {parts[1]})",
            "lam": lambda: f"({k} -> {parts[0]})",
            "tends": lambda: f"Limit({parts[0]}, {k} -> oo) = {parts[1]}",
        }.get(head, lambda: f"{head}({inside})" if args else head)()  # fmt: skip
    return text if mine >= level else f"({text})"


def sorts_text(variables: Collection[tuple[str, Sort]]) -> str:
    """Return declarations."""
    ends = {n: [f"{term_text(a, 9)}..{term_text(b, 9)}" for a, b in s.ranges] for n, s in variables}
    found = ((f"{name_text(n)}: {s.kind}", f"({', '.join(ends[n])})") for n, s in variables)
    return ", ".join(text + ranges * (len(ranges) > 2) for text, ranges in found)


def part_text(what: str, value: Any) -> str:
    """Return a part of a claim, of which CLAIMS says what it is."""
    if what == "name":
        return name_text(value)
    if what == "sorts":
        return sorts_text(value)
    if what in {"values", "inner"}:
        return ", ".join(f"{name_text(n)} = {term_text(t)}" for n, t in value)
    if what in {"props", "claims"}:
        of = term_text if what == "props" else lambda c: f"({'; '.join(claim_text(c))})"
        return ", ".join(map(of, value))
    return term_text(value) if isinstance(value, T) else str(value)


def said_text(claim: Claim) -> str:
    """Return what a claim says, without its context."""
    if claim.kind == "relation":
        first, *rest = (term_text(t, 3) for t in claim["terms"])
        return first + "".join(f" {op} {t}" for op, t in zip(claim["rels"], rest, strict=True))
    parts = ((n, part_text(what, claim[n])) for n, what in CLAIMS[claim.kind].items())
    return "; ".join([claim.kind, *(f"{n}: {text}" for n, text in parts if text)])


def claim_text(claim: Claim, conditions: Iterable[T] = ()) -> list[str]:
    """Return a claim as lines: what is declared, defined and given, the conditions, what is said.

    A hypothesis on a name that is not declared is not there: nothing here makes use of it.
    """
    context, declared = claim.context, sorts_text(claim.context.variables.items())
    lines = [f"for all {declared}"] if declared else []
    for d in context.definitions.values():
        head = f"where {name_text(d.name)}({sorts_text(d.parameters)})"
        on = name_text(d.on or "")
        cases = ((d.body, ""), (d.base, f" at {on} = 0"), (d.step, f" at {on} + 1"))
        lines += [f"{head}{at} is {term_text(t)}" for t, at in cases if t is not None]
    lines += [f"given {term_text(h)}" for h in context.hypotheses]
    lines += [f"under the condition {term_text(c)}" for c in conditions]
    return [*lines, said_text(claim)]


# ── 21. Folders ───────────────────────────────────────────────────────────────────────────────────


class Folder:
    """The certificates of a folder; each is decided once, after those that it relies on."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Read the certificates, and note what each of them claims."""
        self.documents: dict[str, Document | str] = {}
        self.makers: dict[Claim, list[str]] = {}
        self.decided: dict[str, Proved | str] = {}
        self.seconds: dict[str, float] = {}
        for path in sorted(paths):
            name = path.stem if path.stem not in self.documents else str(path)
            while name in self.documents:  # a/b.json.json is b.json too, and b.json may be there
                name += "'"
            try:
                document = Document(path.read_text(encoding="utf-8"))
                claim = document.claim(get(document.proof, "claim", dict))
            except MALFORMED as error:
                self.documents[name] = reason(error)
            else:
                self.documents[name] = document
                self.makers.setdefault(claim, []).append(name)

    def decide(self, name: str) -> Proved | str:
        """Return what the certificate proves, or why it is refused."""
        if name not in self.decided:
            self.decided[name], document = "it relies on itself", self.documents[name]
            found = document if isinstance(document, str) else self.of_document(document, name)
            self.decided[name] = found
        return self.decided[name]

    def claimed(self, name: str) -> list[str]:
        """Return what a certificate claims, decided or not, as lines; nothing if it is odd."""
        document = self.documents[name]
        try:
            proof = document.proof  # type: ignore[union-attr]
            conditions = [document.term(c) for c in proof["conditions"]]  # type: ignore[union-attr]
            return claim_text(document.claim(proof["claim"]), conditions)  # type: ignore[union-attr]
        except MALFORMED:
            return []

    def decide_text(self, text: str) -> Proved | str:
        """Return what a certificate given as text proves, or why it is refused."""
        try:
            return self.of_document(Document(text))
        except MALFORMED as error:
            return reason(error)

    def of_document(self, document: Document, name: str = "") -> Proved | str:
        """Return what a document proves with those of the folder, or why it is refused."""
        try:
            theorems = [self.relied_on(document, t) for t in document.theorems]
            start, Form.work = time.process_time(), 0
            found = Checker(document, theorems).derivation(document.proof)
            self.seconds[name] = time.process_time() - start
        except Refused as error:
            return str(error)
        except MALFORMED as error:
            return reason(error)
        finally:
            Form.work = -inf
        return found

    def relied_on(self, document: Document, data: Any) -> Proved:
        """Return a theorem that another certificate of the folder proves."""
        claim = document.claim(get(data, "claim", dict))
        wanted = tuple(document.term(c) for c in get(data, "conditions", list))
        for name in self.makers.get(claim, ()):
            found = self.decide(name)
            if isinstance(found, Proved) and found.conditions == wanted:
                return found
        raise Refused(f"no certificate proves '{data.get('name')}', on which it relies")


#: What a document may raise that is not as it should be.
MALFORMED = (
    Refused, Retry, ValueError, TypeError, LookupError, AttributeError, ArithmeticError,
    RuntimeError, StopIteration, OSError,
)  # fmt: skip


def reason(error: Exception) -> str:
    """Return why a document that is not as it should be is refused."""
    kind = "" if isinstance(error, Refused) else f"{type(error).__name__}: "
    return f"malformed: {kind}{str(error)[:200]}"


def one_line(text: str) -> str:
    """Return a text that is one line and shows itself: no name in it moves the terminal."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def main(arguments: Sequence[str]) -> int:
    """Decide every certificate of the folders or files named; 0 if all are accepted."""
    if isinstance(sys.stdout, TextIOWrapper):  # names may hold what the terminal cannot show
        sys.stdout.reconfigure(errors="backslashreplace")
    named = [a for a in arguments if a != "--show"]
    given = map(Path, named)
    paths = [p for g in given for p in (sorted(g.rglob("*.json")) if g.is_dir() else [g])]
    missing = [str(p) for p in paths if not p.exists()]
    if missing or not paths:
        empty = f"no certificates in {one_line(' '.join(missing or named))}\n" if named else ""
        sys.stderr.write(f"{empty}usage: python recheck.py [--show] FOLDER|FILE.json …\n")
        return 2
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    start, refused, folder = time.process_time(), 0, Folder(paths)
    for name in folder.documents:
        found = folder.decide(name)
        if isinstance(found, str):
            refused, line = refused + 1, f"{'refused':12} {name}: {found}"
        else:
            verdict = "conditional" if found.conditions else "accepted"
            line = f"{verdict:12} {name}  {folder.seconds[name] * 1000:.0f} ms"
        claimed = folder.claimed(name) if len(named) < len(arguments) else []
        if claimed:
            line += f"  {claimed[-1][:58]}{' …' * (len(claimed[-1]) > 58)}"
        sys.stdout.write("\n    ".join(map(one_line, [line, *claimed])) + "\n")
    times = [1000 * t for t in sorted(folder.seconds.values())] or [0.0]
    sys.stdout.write(
        f"\n{len(folder.documents) - refused} accepted, {refused} refused "
        f"in {time.process_time() - start:.1f} s; median {times[len(times) // 2]:.0f} ms, "
        f"95 % within {times[len(times) * 95 // 100]:.0f} ms\n"
    )
    sys.setrecursionlimit(limit)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
