"""What is known where a term stands: the sorts of names, and the ranges of indices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from symcheck.kernel.term import ONE, Term, as_integer, fresh, open_, substitute, var

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from symcheck.kernel.claim import Context, Definition, Sort

#: Both ends of a range of indices.
Range = tuple[Term, Term]
#: An index that is left out: its name and its range.
Axis = tuple[str, Range]
#: Binders of an index, which have a range.
RANGED = frozenset({"sum", "prod", "bigmax", "bigmin", "all", "softmax"})


@dataclass(frozen=True)
class Scope:
    """The sorts of the declared names, the definitions, and the range of each index.

    ``single`` are the axes of which only one place is looked at, that of an entry.
    """

    sorts: Mapping[str, Sort]
    definitions: Mapping[str, Definition]
    ranges: Mapping[str, Range]
    single: frozenset[str] = frozenset()

    @classmethod
    def of(cls, context: Context, more: Iterable[tuple[str, Sort]] = ()) -> Scope:
        """Return the scope of a context, with further declared names."""
        return cls.declared({**context.sorts, **dict(more)}, context.defined)

    @classmethod
    def declared(cls, sorts: Mapping[str, Sort], definitions: Mapping[str, Definition]) -> Scope:
        """Return the scope of declared names."""
        indices = {n: s.ranges[0] for n, s in sorts.items() if s.kind == "index"}
        return cls(sorts, definitions, indices)

    def with_axes(self, axes: Iterable[Axis]) -> Scope:
        """Return the scope in which there are further indices."""
        return replace(self, ranges={**self.ranges, **dict(axes)})

    def at_entry(self, axes: Sequence[Axis]) -> Scope:
        """Return the scope in which axes stand for the indices of one entry."""
        return replace(self.with_axes(axes), single=self.single | {n for n, _ in axes})

    def opened(self, term: Term) -> tuple[Term, Term, Scope]:
        """Return a variable for the one that a binder binds, its body, and the scope there."""
        name = fresh(str(term.data or "k"))
        low, high = term.args[:2] if term.head in RANGED else (ONE, ONE)
        axes = [(str(name.data), (low, high))] if term.head in RANGED else []
        return name, open_(term, name), self.with_axes(axes)

    def range_of(self, index: Term) -> Range | None:
        """Return the range in which an index surely lies, if that is one of those declared."""
        if index.head == "var":
            return self.ranges.get(str(index.data))
        if index.head != "at" or len(index.args) != 1:
            return None
        sort = self.sorts.get(str(index.data))
        if sort is None or sort.kind != "permutation" or self.range_of(index.args[0]) is None:
            return None
        return sort.ranges[0] if self.range_of(index.args[0]) == sort.ranges[0] else None

    def is_family(self, name: str, axes: Iterable[Axis], before: int = 0) -> bool:
        """Return whether a family's indices, after the first ones, range over just these axes."""
        sort = self.sorts.get(name)
        if sort is None or sort.kind != "family":
            return False
        return sort.ranges[before:] == tuple(r for _, r in axes)

    def parameter_range(self, call: Term, position: int) -> Range | None:
        """Return the range of an index that a definition takes, where it is called."""
        definition = self.definitions.get(str(call.data))
        if definition is None or len(call.args) != len(definition.parameters):
            return None
        sort = definition.parameters[position][1]
        if sort.kind != "index":
            return None
        names = [n for n, _ in definition.parameters]
        low, high = sort.ranges[0]
        needed = low.free | high.free
        pairs = zip(names, call.args, strict=True)
        values = {n: a for n, a in pairs if n in needed and not a.loose}
        return substitute(low, values), substitute(high, values)

    def is_inhabited(self, ends: Range) -> bool:
        """Return whether a range surely has an index in it: 1..n for a size n, or 1..3."""
        low, high = ends
        sort = self.sorts.get(str(high.data)) if high.head == "var" else None
        number = as_integer(high)
        return low == ONE and (
            (sort is not None and sort.kind == "size") or (number is not None and number > 0)
        )


def axis_vars(axes: Iterable[Axis]) -> tuple[Term, ...]:
    """Return the variables of axes."""
    return tuple(var(n) for n, _ in axes)
