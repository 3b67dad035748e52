"""The symbols authors write with: SymPy symbols without assumptions that carry a sort.

SymPy knows nothing of the sort, so that it rewrites nothing because of it (√x² stays).
Two symbols are the same if their names and their sorts are, and the symbols that these use.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Self, cast

import sympy

from symcheck.bridge.errors import BridgeError
from symcheck.bridge.tensors import Entries, Family
from symcheck.kernel import claim
from symcheck.kernel.claim import Sort
from symcheck.kernel.term import Term, lam
from symcheck.kernel.writing import RESERVED, to_text
from symcheck.read.given import quoted, told
from symcheck.read.naming import advice_for, is_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    #: What an end of a range may be: a number or an expression in sizes.
    End: TypeAlias = int | sympy.Expr
    Range: TypeAlias = End | tuple[End, End] | Callable[..., End | tuple[End, End]]


class Variable(sympy.Symbol):  # type: ignore[misc]
    """A symbol with a sort.

    Attributes:
        sort: the sort, with its ranges as terms.
        depends: the symbols that the ranges use.
    """

    __slots__ = ("depends", "sort")
    sort: Sort
    depends: tuple[Variable, ...]

    def __new__(cls, name: str, sort: Sort, depends: tuple[Variable, ...] = ()) -> Self:
        """Return the symbol; refuse a name that text could not read back."""
        check_name(name)
        self = cast("Self", sympy.Symbol.__xnew__(cls, name))
        self.sort, self.depends = sort, depends
        return self

    def _hashable_content(self) -> tuple[object, ...]:
        # SymPy keeps results by what is equal: an index up to k is another one where k is.
        ends = tuple((to_text(low), to_text(high)) for low, high in self.sort.ranges)
        uses = tuple(sorted(d._hashable_content() for d in self.depends))  # noqa: SLF001
        return (*super()._hashable_content(), self.sort.kind, ends, uses)

    def __getnewargs_ex__(self) -> tuple[tuple[object, ...], dict[str, object]]:
        """Pickle the sort as well."""
        return (self.name, self.sort, self.depends), {}

    def __getstate__(self) -> None:
        """Keep no more than what makes the symbol anew."""
        return

    def __reduce_ex__(self, _protocol: object) -> tuple[Any, tuple[object, ...]]:
        """Pickle by construction."""
        return Variable, (self.name, self.sort, self.depends)


def _arguments(subs: sympy.Subs) -> tuple[object, ...]:
    """Return what makes a ``Subs`` what it is."""
    return tuple(subs.args)


# SymPy takes two for one whose points are printed alike, such as a real x and a positive one.
sympy.Subs._hashable_content = _arguments  # noqa: SLF001


def check_name(name: str) -> None:
    """Raise BridgeError if a name cannot be that of a variable in text."""
    if not isinstance(name, str):
        raise BridgeError(f"expected a name, got {told(name)}", 'write real("x")')
    if name in RESERVED:
        raise BridgeError(f"'{name}' has a meaning and cannot name a variable")
    if not is_name(name):
        raise BridgeError(f"{quoted(name)} is not a name that text can hold", advice_for(name))


def real(name: str) -> Variable:
    """Return a real variable."""
    return Variable(name, claim.REAL)


def positive(name: str) -> Variable:
    """Return a real variable > 0."""
    return Variable(name, claim.POSITIVE)


def integer(name: str) -> Variable:
    """Return an integer variable."""
    return Variable(name, claim.INTEGER)


def natural(name: str) -> Variable:
    """Return an integer variable ≥ 0."""
    return Variable(name, claim.NATURAL)


def size(name: str) -> Variable:
    """Return an integer variable ≥ 1."""
    return Variable(name, claim.SIZE)


def index(name: str, *ends: Range) -> Variable:
    """Return an index: ``index("i", n)`` is in 1..n, ``index("i", 0, m)`` in 0..m."""
    if len(ends) not in {1, 2}:
        raise BridgeError("an index has one range", 'write index("i", n) or index("i", 0, n)')
    whole = ends[0] if len(ends) == 1 else cast("Range", (ends[0], ends[1]))
    (limits,), depends = _ranges((whole,))
    return Variable(name, Sort("index", (limits,)), depends)


def family(name: str, *ranges: Range) -> sympy.IndexedBase:
    """Return a family of reals: ``y[i]`` of ``family("y", n)``, of ``family("y", (0, m))``.

    A range may be a function of the earlier indices: ``family("w", n, lambda k: k)``.
    """
    if not ranges:
        raise BridgeError("a family needs a range", 'write family("y", n)')
    limits, depends = _ranges(ranges)
    return Family(Variable(name, Sort("family", limits), depends))


def permutation(name: str, *ends: Range) -> sympy.IndexedBase:
    """Return a permutation: ``permutation("p", n)`` of 1..n, whose ``p[k]`` is an index."""
    if len(ends) not in {1, 2}:
        raise BridgeError("a permutation has one range", 'write permutation("p", n)')
    whole = ends[0] if len(ends) == 1 else cast("Range", (ends[0], ends[1]))
    limits, depends = _ranges((whole,))
    return Entries(Variable(name, Sort("permutation", limits), depends))


def _ranges(
    ranges: tuple[Range, ...],
) -> tuple[tuple[tuple[Term, Term], ...], tuple[Variable, ...]]:
    """Return the ranges as terms, and the symbols they use."""
    found: list[tuple[Term, Term]] = []
    depends: dict[Variable, None] = {}
    for position, whole in enumerate(ranges):
        over = callable(whole) and not isinstance(whole, type | sympy.Basic)
        # No name that an author may write has a '#'.
        earlier = [sympy.Dummy(f"index_{p}#") for p in range(position)] if over else []
        chosen = _called(whole, earlier) if over else whole
        low, high = _two_ends(chosen)
        low_term, high_term = (_end(end, earlier, depends) for end in (low, high))
        found.append((low_term, high_term))
    return tuple(found), tuple(depends)


def _called(over: Any, earlier: list[sympy.Dummy]) -> Any:
    """Return a range at the earlier indices; refuse a function that takes others."""
    try:
        inspect.signature(over).bind(*earlier)
    except (TypeError, ValueError):
        raise BridgeError(
            f"a range here is a function of {len(earlier)} earlier indices, got {told(over)}",
            'write family("w", n, lambda k: k)',
        ) from None
    return over(*earlier)


def _two_ends(chosen: Any) -> tuple[Any, Any]:
    """Return the two ends of a range, of which the lower may be left out."""
    if not isinstance(chosen, tuple):
        return 1, chosen
    if len(chosen) != 2:
        raise BridgeError(f"a range has two ends, got {len(chosen)}", "write n, or (0, n)")
    return chosen


def _end(end: End, earlier: list[sympy.Dummy], depends: dict[Variable, None]) -> Term:
    """Return an end of a range as a term, as a function of the earlier indices it is given."""
    from symcheck.bridge.conversion import Place, symbols_of, term_at
    from symcheck.bridge.declarations import context_of

    used = [s for s in symbols_of(end) if s not in earlier]
    for symbol in used:
        if not isinstance(symbol, Variable) or not symbol.sort.is_integer:
            raise BridgeError(f"'{symbol}' cannot be an end of a range", f'use size("{symbol}")')
        depends[symbol] = None
    place, names = Place(context_of(depends)), []
    for symbol in earlier:
        place, name = place.bind(symbol, claim.INTEGER)
        names.append(name)
    term = term_at(end, place)
    if not claim.is_integer(term, place.context):
        raise BridgeError(f"'{end}' cannot be an end of a range", "an end is an integer")
    for name in reversed(names):
        term = lam(name, term)
    return term
