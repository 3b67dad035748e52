"""What can be written: immutable, interned terms that bind without names.

A term is never evaluated behind the author's back: ``x/x`` stays ``x/x``, and the
only numerals are the natural numbers (−2 is ``neg(2)``, ½ is ``div(1, 2)``).

Binding is locally nameless: below a binder its variable is ``bound(i)``, where ``i``
counts the binders in between, and a binder is always opened with a closed term, so
nothing is ever shifted and nothing is captured. Every binder remembers the name its
author gave the variable; the name is for the reader only and is no part of equality.
"""

from __future__ import annotations

import weakref
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: The argument of each binder that lies under the bound variable.
BINDERS = {
    "sum": 2,
    "prod": 2,
    "bigmax": 2,
    "bigmin": 2,
    "all": 2,
    "softmax": 2,
    "diff": 0,
    "lam": 0,
}
#: Heads of truth values rather than of numbers.
PROPOSITIONS = frozenset({"rel", "and", "or", "not", "true", "all"})
#: Heads whose data is a name.
NAMED = frozenset({"var", "at", "upd", "fam", "call"})
#: What a relation may say.
RELATIONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
#: Deeper terms are refused when they are built.
MAX_DEPTH = 400

NO_NAMES: frozenset[str] = frozenset()
#: Every term that is alive, by its head, its data and the identities of its arguments.
_table: dict[tuple[object, ...], _Entry] = {}
_fresh = count(1)


class _Entry(weakref.ref["Term"]):
    """A weak reference to a term, which leaves the table with the term."""

    __slots__ = ("key",)
    key: tuple[object, ...]

    def __new__(cls, term: Term, key: tuple[object, ...]) -> Self:
        """Keep the key beside the reference."""
        self = super().__new__(cls, term, _forget)
        self.key = key
        return self

    def __init__(self, term: Term, key: tuple[object, ...]) -> None:  # noqa: ARG002
        """Make the reference as the class above does."""
        super().__init__(term, _forget)


def _forget(entry: weakref.ref[Term]) -> None:
    """Take a term that is gone out of the table, unless another one took its place."""
    key = entry.key  # type: ignore[attr-defined]
    if _table.get(key) is entry:
        del _table[key]


class TermError(ValueError):
    """A term that cannot be built."""


class Term:
    """A node: its head, its arguments and what the head carries (a name, a numeral).

    Attributes:
        head: the kind of node (``add``, ``exp``, ``sum`` …).
        args: the arguments, a tuple of terms.
        data: the numeral of ``num``, the name of ``var``, ``at``, ``upd``, ``fam`` and
            ``call``, the position of ``bound``, the relation of ``rel``, the reader's
            name of a binder's variable.
        free: the names of the free variables, families and definitions.
        loose: how many binders around it the term still needs; 0 if it is closed.
        depth: the height of the term's tree.
    """

    __slots__ = (
        "__weakref__", "_core", "_hash", "args", "data", "depth", "free", "head", "loose", "text",
    )  # fmt: skip

    head: str
    args: tuple[Term, ...]
    data: int | str | None
    free: frozenset[str]
    loose: int
    depth: int
    text: str | None
    _core: Term | None
    _hash: int

    def __init_subclass__(cls) -> None:
        """Refuse: what a term is cannot be said otherwise."""
        raise TypeError("a term cannot be subclassed")

    def __new__(  # noqa: PYI034 - a term cannot be subclassed
        cls, head: str, args: tuple[Term, ...] = (), data: int | str | None = None
    ) -> Term:
        """Return the one node with this head, these arguments and this data."""
        key = (head, data, *map(id, args))
        entry = _table.get(key)
        if entry is not None:
            found = entry()
            if found is not None:
                return found
        self = object.__new__(cls)
        self.head, self.args, self.data, self.text = head, args, data, None
        binds = BINDERS.get(head, -1)
        # One pass over the arguments: most of the time goes into making terms.
        depth, loose, is_core = 0, 0, True
        for i, a in enumerate(args):
            if a.depth > depth:  # noqa: PLR1730 - twice as fast as max
                depth = a.depth
            if a.loose > loose:
                loose = max(loose, a.loose - (i == binds))
            if a._core is not None:  # noqa: SLF001 - another term's
                is_core = False
        self.depth = depth + 1
        if depth >= MAX_DEPTH:
            raise TermError(f"the expression is nested more than {MAX_DEPTH} deep")
        self.free = _free_names(head, args, data)
        self.loose = data + 1 if head == "bound" and isinstance(data, int) else loose
        self._core = None
        if binds >= 0 and data is not None:
            self._core = Term(head, tuple([a.core for a in args]))
        elif not is_core:
            self._core = Term(head, tuple([a.core for a in args]), data)
        self._hash = id(self.core)
        _table[key] = _Entry(self, key)
        return self

    @property
    def core(self) -> Term:
        """The same term without the reader's names of bound variables."""
        return self if self._core is None else self._core

    def __eq__(self, other: object) -> bool:
        """Return whether the two are the same term up to names of bound variables."""
        return self is other or (isinstance(other, Term) and self.core is other.core)

    def __hash__(self) -> int:
        """Return a hash that ignores the names of bound variables."""
        return self._hash

    def __bool__(self) -> bool:
        """Refuse: a term is neither true nor false."""
        raise TypeError("a term has no truth value; compare terms with '==', relate them with rel")

    def __repr__(self) -> str:
        """Return the term's structure."""
        inner = [repr(self.data)] if self.data is not None else []
        return f"{self.head}({', '.join(inner + [repr(a) for a in self.args])})"

    def __reduce__(self) -> tuple[type[Term], tuple[str, tuple[Term, ...], int | str | None]]:
        """Pickle by construction, so that a copy is interned again."""
        return Term, (self.head, self.args, self.data)


def _free_names(head: str, args: tuple[Term, ...], data: int | str | None) -> frozenset[str]:
    inner = [a.free for a in args if a.free]
    if head in {"var", "at", "upd", "fam", "call"} and isinstance(data, str):
        inner.append(frozenset((data,)))
    if not inner:
        return NO_NAMES
    return inner[0] if len(inner) == 1 else frozenset().union(*inner)


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


def bound(index: int) -> Term:
    """Return the variable of the binder ``index`` levels up."""
    return Term("bound", (), index)


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


def replaced_entry(value: Term, own: Iterable[Term], key: Iterable[Term], otherwise: Term) -> Term:
    """Return ``value`` where the indices ``own`` are those of ``key``, else another entry."""
    same = conj(*(eq(i, k) for i, k in zip(own, key, strict=True)))
    return piecewise((value, same), (otherwise, TRUE))


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


def softmax(name: str, low: Term, high: Term, body: Term, index: Term) -> Term:
    """Return entry ``index`` of the softmax of the family ``name ↦ body`` on ``low..high``."""
    return bind("softmax", name, body, low, high, index)


def diff(body: Term, name: str, point: Term) -> Term:
    """Return the derivative of ``name ↦ body`` at ``point``."""
    return bind("diff", name, body, point)


def lam(name: str, body: Term) -> Term:
    """Return the family ``name ↦ body``, as the argument of a definition."""
    return bind("lam", name, body)


def open_(term: Term, value: Term) -> Term:
    """Return the binder's body with its variable replaced by a closed term."""
    if value.loose:
        raise TermError("a binder is opened with a closed term only")
    return instantiate(term.args[BINDERS[term.head]], value)


def instantiate(body: Term, value: Term) -> Term:
    """Return a binder's body with the bound variable replaced by a closed term."""
    memo: dict[tuple[int, int], Term] = {}

    def go(term: Term, depth: int) -> Term:
        if term.loose <= depth:
            return term
        if term.head == "bound":
            # What is bound further out is one binder nearer once this one is gone.
            return value if term.data == depth else bound(int(term.data or 0) - 1)
        where = (id(term), depth)
        if where not in memo:
            inner = BINDERS.get(term.head, -1)
            args = tuple(go(a, depth + (i == inner)) for i, a in enumerate(term.args))
            memo[where] = Term(term.head, args, term.data)
        return memo[where]

    return go(body, 0)


def close(body: Term, name: str) -> Term:
    """Return the body with the free variable ``name`` bound by the next binder around it."""
    memo: dict[tuple[int, int], Term] = {}

    def go(term: Term, depth: int) -> Term:
        if name not in term.free:
            return term
        if term.head == "var":
            return bound(depth)
        where = (id(term), depth)
        if where not in memo:
            inner = BINDERS.get(term.head, -1)
            args = tuple(go(a, depth + (i == inner)) for i, a in enumerate(term.args))
            memo[where] = Term(term.head, args, term.data)
        return memo[where]

    if body.loose:
        raise TermError("only a closed body can be bound")
    return go(body, 0)


def substitute(term: Term, values: Mapping[str, Term]) -> Term:
    """Return the term with free variables, and whole families, replaced at once.

    A variable's value is a closed term. A family's value is a nest of ``lam``, one for
    each index, or another family ``fam``; its entries are reduced.
    """
    if any(v.loose for v in values.values()):
        raise TermError("only closed terms can be substituted")
    names = frozenset(values)
    memo: dict[int, Term] = {}

    def go(t: Term) -> Term:
        if names.isdisjoint(t.free):
            return t
        if id(t) not in memo:
            memo[id(t)] = rebuild(t)
        return memo[id(t)]

    def rebuild(t: Term) -> Term:
        if t.head in {"var", "fam"}:
            return values[str(t.data)]
        args = tuple(go(a) for a in t.args)
        if t.head == "at" and t.data in names:
            return apply_family(values[str(t.data)], args)
        if t.head == "upd" and t.data in names:
            value = values[str(t.data)]
            if value.head == "fam":
                return Term("upd", args, value.data)
            half = 1 + len(args) // 2
            entry = apply_family(value, args[half:])
            return replaced_entry(args[0], args[half:], args[1:half], entry)
        return Term(t.head, args, t.data)

    return go(term)


def apply_family(family: Term, indices: tuple[Term, ...]) -> Term:
    """Return the entry of a family: of a ``lam`` nest by reduction, of ``fam`` as an entry."""
    if family.head == "fam":
        return Term("at", indices, family.data)
    for position, index in enumerate(indices):
        if family.head != "lam":
            raise TermError(f"expected a family of {len(indices)} indices, got one of {position}")
        family = instantiate_open(family.args[0], index)
    return family


def instantiate_open(body: Term, value: Term) -> Term:
    """Return the body with its bound variable replaced by a term that may be loose itself."""
    if not value.loose:
        return instantiate(body, value)
    memo: dict[tuple[int, int], Term] = {}

    def go(term: Term, depth: int) -> Term:
        if term.loose <= depth:
            return term
        if term.head == "bound":
            return lift(value, depth) if term.data == depth else bound(int(term.data or 0) - 1)
        where = (id(term), depth)
        if where not in memo:
            inner = BINDERS.get(term.head, -1)
            args = tuple(go(a, depth + (i == inner)) for i, a in enumerate(term.args))
            memo[where] = Term(term.head, args, term.data)
        return memo[where]

    return go(body, 0)


def lift(term: Term, by: int) -> Term:
    """Return a loose term as it reads ``by`` binders further in."""

    def go(t: Term, depth: int) -> Term:
        if t.loose <= depth:
            return t
        if t.head == "bound":
            return bound(int(t.data or 0) + by)
        inner = BINDERS.get(t.head, -1)
        return Term(
            t.head, tuple(go(a, depth + (i == inner)) for i, a in enumerate(t.args)), t.data
        )

    return go(term, 0) if by else term


def subterms(term: Term) -> Iterable[Term]:
    """Yield the term and every term in it once, outermost first; bodies of binders are loose."""
    seen: set[int] = set()
    stack = [term]
    while stack:
        t = stack.pop()
        if id(t) not in seen:
            seen.add(id(t))
            yield t
            stack.extend(reversed(t.args))
