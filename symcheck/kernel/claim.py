"""What can be claimed: sorts, contexts, definitions and the kinds of claim."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from symcheck.kernel.acyclic import require_order
from symcheck.kernel.term import (
    NAMED,
    ONE,
    PROPOSITIONS,
    ZERO,
    Term,
    TermError,
    apply_family,
    fresh,
    le,
    lt,
    open_,
    subterms,
    var,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Sorts of single values; the integer ones can be indices, sizes and exponents.
INTEGER_KINDS = frozenset({"integer", "natural", "size", "index"})
KINDS = frozenset({"real", "positive", "family", "permutation"}) | INTEGER_KINDS


@dataclass(frozen=True)
class Sort:
    """The sort of a variable.

    ``ranges`` holds one (low, high) for an index or a permutation, which maps low..high one
    to one onto itself, and one for each index of a family.
    An end of a family's later range may depend on the earlier indices: it is then a
    nest of as many ``lam`` as there are earlier ranges.
    """

    kind: str
    ranges: tuple[tuple[Term, Term], ...] = ()

    def __post_init__(self) -> None:
        """Refuse an unknown kind and ranges that do not belong to it."""
        if self.kind not in KINDS:
            raise TermError(f"'{self.kind}' is not a sort")
        expected = {"index": (1,), "permutation": (1,), "family": range(1, 9)}.get(self.kind, (0,))
        if len(self.ranges) not in expected:
            raise TermError(f"the sort '{self.kind}' cannot have {len(self.ranges)} ranges")

    @property
    def is_integer(self) -> bool:
        """Return whether every value of the sort is an integer."""
        return self.kind in INTEGER_KINDS

    @property
    def has_entries(self) -> bool:
        """Return whether the sort is one of families, or of permutations, which are such."""
        return self.kind in {"family", "permutation"}

    def range_at(self, position: int, indices: tuple[Term, ...]) -> tuple[Term, Term]:
        """Return both ends of a family's range at the given earlier indices."""
        low, high = self.ranges[position]
        return _end_at(low, indices[:position]), _end_at(high, indices[:position])


def _end_at(end: Term, earlier: tuple[Term, ...]) -> Term:
    return apply_family(end, earlier) if end.head == "lam" else end


REAL = Sort("real")
POSITIVE = Sort("positive")
INTEGER = Sort("integer")
NATURAL = Sort("natural")
SIZE = Sort("size")


def index(low: Term, high: Term | None = None) -> Sort:
    """Return the sort of the integers from ``low`` to ``high``; ``index(n)`` is 1..n."""
    return Sort("index", ((ONE, low) if high is None else (low, high),))


def permutation(low: Term, high: Term | None = None) -> Sort:
    """Return the sort of the permutations of low..high; ``permutation(n)`` is of 1..n."""
    return Sort("permutation", ((ONE, low) if high is None else (low, high),))


def family(*ranges: Term | tuple[Term, Term]) -> Sort:
    """Return the sort of real families; a range ``n`` is short for 1..n."""
    return Sort("family", tuple((ONE, r) if isinstance(r, Term) else r for r in ranges))


@dataclass(frozen=True)
class Definition:
    """A named term of its parameters, plain or by recursion on a natural parameter.

    Plain: ``body``. Recursive in the parameter ``on``: ``base`` is the value at 0 and
    ``step`` the value at ``on + 1``, in which the definition may be called at ``on`` only.
    A definition is closed: whatever its terms use is a parameter or an earlier definition.
    """

    name: str
    parameters: tuple[tuple[str, Sort], ...]
    body: Term | None = None
    on: str | None = None
    base: Term | None = None
    step: Term | None = None

    def __post_init__(self) -> None:
        """Refuse an open or circular definition."""
        names = [name for name, _ in self.parameters]
        if len(set(names)) != len(names):
            raise TermError(f"the definition of '{self.name}' repeats a parameter")
        if any(sort.kind == "permutation" for _, sort in self.parameters):
            raise TermError(f"the definition of '{self.name}' has a permutation as a parameter")
        if self.body is not None and self.on is None and self.base is None and self.step is None:
            self._closed(self.body, set(names))
        elif self.body is None and self.base is not None and self.step is not None:
            if dict(self.parameters).get(str(self.on)) != NATURAL:
                raise TermError(
                    f"'{self.name}' recurs on '{self.on}', which is not a natural parameter"
                )
            self._closed(self.base, set(names) - {str(self.on)})
            self._closed(self.step, {*names, self.name})
            self._calls_at_predecessor(self.step)
        else:
            raise TermError(f"the definition of '{self.name}' needs a body, or a base and a step")
        earlier: set[str] = set()
        for name, sort in self.parameters:
            ends = frozenset().union(*(e.free for r in sort.ranges for e in r))
            if not ends <= earlier:
                raise TermError(f"the range of '{name}' uses what is declared after it")
            earlier.add(name)

    def _closed(self, term: Term, allowed: set[str]) -> None:
        used = {(t.head == "call", str(t.data)) for t in subterms(term) if t.head in NAMED}
        own = self.name if self.body is not None else None
        extra = sorted(n for called, n in used if n not in allowed and (not called or n == own))
        if extra or term.loose:
            raise TermError(f"the definition of '{self.name}' is open: '{', '.join(extra)}'")

    def _calls_at_predecessor(self, step: Term) -> None:
        position = [name for name, _ in self.parameters].index(str(self.on))
        for t in subterms(step):
            if (
                t.head == "call"
                and t.data == self.name
                and (len(t.args) != len(self.parameters) or t.args[position] != var(str(self.on)))
            ):
                raise TermError(f"'{self.name}' may call itself at '{self.on}' only")


@dataclass(frozen=True)
class Context:
    """Declared variables with their sorts, hypotheses on them, definitions in use."""

    variables: tuple[tuple[str, Sort], ...] = ()
    hypotheses: tuple[Term, ...] = ()
    definitions: tuple[Definition, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a name that is declared twice, and definitions that are circular."""
        names = [name for name, _ in self.variables]
        if self.definitions:
            names += [d.name for d in self.definitions]
            require_order(self.definitions)
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise TermError(f"'{twice}' is declared twice")

    def __reduce__(self) -> tuple[type[Context], tuple[object, ...]]:
        """Pickle by construction, without what is cached, so that a copy is checked again."""
        return Context, (self.variables, self.hypotheses, self.definitions)

    @cached_property
    def _hash(self) -> int:
        return hash((self.variables, self.hypotheses, self.definitions))

    def __hash__(self) -> int:
        """Return the hash, which is computed once."""
        return self._hash

    @cached_property
    def sorts(self) -> Mapping[str, Sort]:
        """The sort of each declared name."""
        return MappingProxyType(dict(self.variables))

    @cached_property
    def defined(self) -> Mapping[str, Definition]:
        """The definition of each defined name."""
        return MappingProxyType({d.name: d for d in self.definitions})

    def declare(self, name: str, sort: Sort) -> Context:
        """Return the context with one more variable; raise TermError if it is declared."""
        if name in self.sorts or name in self.defined:
            raise TermError(f"'{name}' is declared twice")
        return replace(self, variables=(*self.variables, (name, sort)))

    def assume(self, *props: Term) -> Context:
        """Return the context with more hypotheses."""
        for prop in props:
            if prop.head not in PROPOSITIONS:
                raise TermError("a hypothesis must be a relation")
            if prop.loose:
                raise TermError("a hypothesis must be closed")
        return replace(self, hypotheses=(*self.hypotheses, *props))

    def without(self, names: frozenset[str]) -> Context:
        """Return the context without the hypotheses that mention one of the names."""
        return replace(
            self, hypotheses=tuple(h for h in self.hypotheses if h.free.isdisjoint(names))
        )

    def facts(self) -> tuple[Term, ...]:
        """Return the hypotheses, and what the sorts of single values say."""
        stated = (p for name, s in self.variables for p in sort_facts(var(name), s))
        return (*self.hypotheses, *stated)

    def undeclared(self, term: Term) -> frozenset[str]:
        """Return the free names of the term that the context does not know."""
        return frozenset(n for n in term.free if n not in self.sorts and n not in self.defined)


def sort_facts(term: Term, sort: Sort) -> tuple[Term, ...]:
    """Return what it means for a term to have a sort of single values, as relations."""
    match sort.kind:
        case "positive":
            return (lt(ZERO, term),)
        case "natural":
            return (le(ZERO, term),)
        case "size":
            return (le(ONE, term),)
        case "index":
            low, high = sort.ranges[0]
            return (le(low, term), le(term, high))
    return ()


def is_integer(term: Term, context: Context) -> bool:
    """Return whether the form of a term alone makes it an integer where it is defined."""
    match term.head:
        case "num" | "delta" | "sign":
            return True
        case "var":
            sort = context.sorts.get(str(term.data))
            return sort is not None and sort.is_integer
        case "at":
            sort = context.sorts.get(str(term.data))
            return sort is not None and sort.kind == "permutation"
        case "add" | "mul" | "neg" | "npow" | "abs" | "max" | "min":
            return all(is_integer(a, context) for a in term.args)
        case "piecewise":
            return all(is_integer(value, context) for value in term.args[::2])
        case "bigmax" | "bigmin":
            k = fresh("k")  # an integer wherever the term is defined
            return is_integer(open_(term, k), context.declare(str(k.data), INTEGER))
    return False


# ── claims ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Relation:
    """A chain of relations ``t₀ r₁ t₁ r₂ … tₙ``; mostly one relation of two terms."""

    context: Context
    terms: tuple[Term, ...]
    rels: tuple[str, ...]
    kind: str = field(default="relation", init=False)

    @property
    def links(self) -> tuple[Term, ...]:
        """The single relations of the chain."""
        pairs = zip(self.terms, self.terms[1:], strict=False)
        return tuple(Term("rel", pair, op) for pair, op in zip(pairs, self.rels, strict=True))


@dataclass(frozen=True)
class Iff:
    """Two propositions that hold at the same points."""

    context: Context
    left: Term
    right: Term
    kind: str = field(default="iff", init=False)


@dataclass(frozen=True)
class Limit:
    """``body → value`` as the variable ``name`` tends to ``point`` from ``side``.

    ``point`` and ``value`` are terms, or ``"oo"`` or ``"-oo"``; ``side`` is ``"+"``, ``"-"``
    or ``"+-"``. The variable, which the context does not declare, is real or ``natural``.
    """

    context: Context
    body: Term
    name: str
    point: Term | str
    value: Term | str
    side: str = "+-"
    natural: bool = False
    kind: str = field(default="limit", init=False)


@dataclass(frozen=True)
class Extremum:
    """A bound, and how good it is: attained where, and only there; or approached.

    ``bound`` is ``body rel value`` with rel one of ``<= < >= >``; ``attained`` maps
    variables to the values at which equality holds, ``only`` says that it holds nowhere
    else; ``approached`` are limits of the body that equal the value.
    """

    context: Context
    bound: Term
    attained: tuple[tuple[str, Term], ...] = ()
    only: bool = False
    approached: tuple[Limit, ...] = ()
    kind: str = field(default="extremum", init=False)


@dataclass(frozen=True)
class NotDifferentiable:
    """``name ↦ body`` has no derivative at ``point``; the variable is not declared."""

    context: Context
    body: Term
    name: str
    point: Term
    kind: str = field(default="not-differentiable", init=False)


@dataclass(frozen=True)
class Exists:
    """Values of ``variables`` exist for which ``prop`` holds; ``witness`` gives them.

    The witness maps each variable to a term of the context, a family to a ``lam`` nest.
    """

    context: Context
    variables: tuple[tuple[str, Sort], ...]
    prop: Term
    witness: tuple[tuple[str, Term], ...] = ()
    kind: str = field(default="exists", init=False)


@dataclass(frozen=True)
class Reparameterisation:
    """``left(x; θ) = right(x; φ(θ))`` for all inputs x and parameters θ.

    ``right`` is written in the new parameters ``parameters``; ``map`` is φ: a term, or a
    ``lam`` nest for a family, of the old ones for each. ``inverse`` gives the old
    parameters in terms of the new, where there is an inverse.
    """

    context: Context
    left: Term
    right: Term
    parameters: tuple[tuple[str, Sort], ...]
    map: tuple[tuple[str, Term], ...]
    inverse: tuple[tuple[str, Term], ...] = ()
    kind: str = field(default="reparameterisation", init=False)


@dataclass(frozen=True)
class Impossible:
    """No values of ``variables`` satisfy all of ``props``: a consequence is refuted."""

    context: Context
    variables: tuple[tuple[str, Sort], ...]
    props: tuple[Term, ...]
    kind: str = field(default="impossible", init=False)


Claim = (
    Relation | Iff | Limit | Extremum | NotDifferentiable | Exists | Reparameterisation | Impossible
)


def relation(context: Context, prop: Term) -> Relation:
    """Return the claim that a single relation holds."""
    if prop.head != "rel":
        raise TermError("expected a relation")
    return Relation(context, prop.args, (str(prop.data),))


__all__ = [
    "INTEGER", "INTEGER_KINDS", "NATURAL", "POSITIVE", "REAL", "SIZE", "Claim", "Context",
    "Definition", "Exists", "Extremum", "Iff", "Impossible", "Limit", "NotDifferentiable",
    "Relation", "Reparameterisation", "Sort", "family", "index", "is_integer", "permutation",
    "relation", "sort_facts",
]  # fmt: skip
