"""Names that would be printed alike are told apart: they are printed as they are written.

``lam`` and ``lambda`` both look like λ, a number ``x_k`` like the entry ``x[k]`` of a family,
a family ``delta`` like Kronecker's δᵢⱼ, ``sigma`` like the sigmoid σ. What is shown together
is looked at together: a whole report, a claim, or a single term. A name that is written like
a sign of the notation stands in quotes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from symcheck.kernel.claim import Definition, Sort
from symcheck.kernel.term import BINDERS, NAMED, Term
from symcheck.read.naming import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
R = TypeVar("R")

#: What the notations use beside the names of functions.
_OTHER_SIGNS = ("e", "π", "Π", "Σ", "softmax", "argmax", "argmin", "tr", "diag")
#: Kronecker's sign always has two indices.
_DELTA = "δ"
#: The names to be printed as they are written, and those that are declared.
_SHOWN: ContextVar[tuple[frozenset[str], frozenset[str]] | None] = ContextVar("shown", default=None)
_NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


@contextmanager
def apart(*shown: object) -> Iterator[None]:
    """Print the names of what is shown apart; within another such block that one decides."""
    if _SHOWN.get() is not None:
        yield
        return
    names = _Names()
    names.take(shown)
    token = _SHOWN.set((names.as_written(), frozenset(names.declared)))
    try:
        yield
    finally:
        _SHOWN.reset(token)


def told_apart(show: Callable[P, R]) -> Callable[P, R]:
    """Decorate a function that shows what its arguments hold."""

    @wraps(show)
    def shown(*args: P.args, **kwargs: P.kwargs) -> R:
        with apart(*args, *kwargs.values()):
            return show(*args, **kwargs)

    return shown


def form_as_written(name: str) -> str | None:
    """Return a name as it is written if it has to be printed so, else None.

    >>> form_as_written("sigma"), form_as_written("arcsin"), form_as_written("lambda")
    ('sigma', "'arcsin'", None)
    """
    signs, (as_written, _) = _signs(), _SHOWN.get() or _NOTHING
    if look(name) not in signs and name not in as_written:
        return None
    return f"'{name}'" if name in signs or name == _DELTA else name


def declared_names() -> frozenset[str]:
    """Return the names of the variables of what is shown."""
    return (_SHOWN.get() or _NOTHING)[1]


@cache
def _signs() -> frozenset[str]:
    from symcheck.kernel.functions import FUNCTIONS

    return frozenset((*_OTHER_SIGNS, *(f.unicode for f in FUNCTIONS.values())))


@dataclass
class _Names:
    """The names in what is shown, and those among them that have entries."""

    every: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    declared: set[str] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)

    def take(self, value: Any) -> None:
        """Add the names in a term, or in data that holds terms."""
        match value:
            case Term():
                self._take_term(value)
                return
            case (str(name), Sort() | Term() as meant):
                self._take(name, has_entries=isinstance(meant, Sort) and meant.has_entries)
                self.declared |= {name} if isinstance(meant, Sort) else set()
            case Definition():
                self._take(value.name)
        if isinstance(value, Mapping):
            value = tuple(value.values())
        elif is_dataclass(value):
            value = tuple(getattr(value, f.name) for f in fields(value))
        if isinstance(value, tuple | list):
            for inner in value:
                self.take(inner)

    def _take(self, name: str, *, has_entries: bool = False) -> None:
        if "#" not in name:  # a rule made it up: it gets a name of its own when it is printed
            self.every.add(name)
            if has_entries:
                self.families.add(name)

    def _take_term(self, term: Term) -> None:
        stack = [term]
        while stack:
            t = stack.pop()
            if id(t) in self.seen:
                continue
            self.seen.add(id(t))
            if (t.head in NAMED or t.head in BINDERS) and isinstance(t.data, str):
                self._take(t.data, has_entries=t.head in {"at", "upd", "fam"})
            stack.extend(t.args)

    def as_written(self) -> frozenset[str]:
        """Return the names of which the usual form is that of another, of an entry or of δᵢⱼ."""
        groups = defaultdict(set)
        for name in self.every:
            groups[look(name)].add(name)
        found = {n for group in groups.values() if len(group) > 1 for n in group}
        found |= {n for n in self.families if look(n) == _DELTA}
        families = {look(n) for n in self.families}
        return frozenset(found | {n for n in self.every if _is_like_entry(n, families)})


def _is_like_entry(name: str, families: set[str]) -> bool:
    """Return whether a name looks like an entry of one of the families."""
    stem, _, index = look(name).partition("_")
    return (stem in families and index != "") or (stem == _DELTA and len(index) > 1)
