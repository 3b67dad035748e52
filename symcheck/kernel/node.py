"""The node that every term is made of: immutable, interned, equal up to names of bound variables.

What the heads mean, and how terms are built, is said in ``kernel/term.py``.
"""

from __future__ import annotations

import weakref
from itertools import count
from typing import Self

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
    "tends": 0,
}
#: Heads of truth values rather than of numbers.
PROPOSITIONS = frozenset({"rel", "and", "or", "not", "true", "all", "tends"})
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
