"""A claim of any kind as a sentence: mathematics and the words between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.kernel.argmax import index_bounds
from symcheck.kernel.claim import (
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
)
from symcheck.kernel.term import (
    Term,
    add,
    as_rational,
    at,
    call,
    eq,
    fam,
    lam,
    le,
    num,
    subterms,
    var,
)
from symcheck.render.apart import declared_names
from symcheck.render.opening import opened, unused
from symcheck.render.writer import JOINED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from symcheck.kernel.claim import Claim, Context, Definition, Sort


@dataclass(frozen=True)
class Chain:
    """A chain of relations in a sentence."""

    terms: tuple[Term, ...]
    rels: tuple[str, ...]


#: Words, mathematics, or a limit.
Piece = str | Term | Chain | Limit


def sentence(claim: Claim) -> tuple[Piece, ...]:
    """Return the claim in words and mathematics."""
    match claim:
        case Relation():
            return (Chain(claim.terms, claim.rels),)
        case Iff():
            return (*_grouped(claim.left), " if and only if ", *_grouped(claim.right))
        case Limit():
            return (claim,)
        case Extremum():
            return _extremum(claim)
        case NotDifferentiable():
            shown = lam(claim.name, claim.body)
            return (shown, " is not differentiable at ", eq(var(claim.name), claim.point))
        case Exists():
            found = equations(claim.witness)
            tail: tuple[Piece, ...] = (", namely ", *_listed(found)) if found else ()
            return ("there are ", *_bound(claim.variables), " with ", claim.prop, *tail)
        case Reparameterisation():
            chain = Chain((claim.left, claim.right), ("=",))
            inverse = equations(claim.inverse)
            back: tuple[Piece, ...] = ("; inversely ", *_listed(inverse)) if inverse else ()
            new = [p for p in claim.parameters if p[1].kind != "real"]
            sorts: tuple[Piece, ...] = ("; the new ", *_bound(new)) if new else ()
            return (chain, " with ", *_listed(equations(claim.map)), *sorts, *back)
        case Impossible():
            return ("no ", *_bound(claim.variables), " satisfy ", *_all_of(claim.props))


def _extremum(claim: Extremum) -> tuple[Piece, ...]:
    pieces: list[Piece] = [claim.bound]
    if claim.attained:
        word = ", with equality only at " if claim.only else ", with equality at "
        pieces += [word, *_listed([eq(var(n), value) for n, value in claim.attained])]
    for limit in claim.approached:
        pieces += ["; approached: ", limit]
    return tuple(pieces)


def _bound(variables: Iterable[tuple[str, Sort]]) -> list[Piece]:
    """Return variables that a claim binds, with the sort of each that is no real number."""
    pieces: list[Piece] = []
    for name, sort in variables:
        shown, said = _of_sort(name, sort)
        pieces += [*([", "] if pieces else []), shown]
        pieces += [" (", *said, ")"] if said else []
    return pieces


def _of_sort(name: str, sort: Sort) -> tuple[Term, list[Piece]]:
    """Return a variable, and what its sort says of it."""
    x = var(name)
    match sort.kind:
        case "positive":
            return x, ["positive"]
        case "integer":
            return x, ["an integer"]
        case "natural" | "size":
            return x, ["an integer, ", le(num(0 if sort.kind == "natural" else 1), x)]
        case "index":
            low, high = sort.ranges[0]
            return x, ["an integer, ", Chain((low, x, high), ("<=", "<="))]
        case "permutation":
            low, high = sort.ranges[0]
            return fam(name), ["a permutation of ", low, " to ", high]
        case "family":
            return fam(name), _entries(sort)
    return x, []


def _entries(sort: Sort) -> list[Piece]:
    """Return which entries a family has; an index has a name where another range needs it."""
    free = [c for c in "ijklpqrs" if c not in declared_names()]
    depends = any(end.head == "lam" for ends in sort.ranges for end in ends)
    pieces: list[Piece] = ["entries "]
    for position, (name, low, high) in enumerate(range_pieces(sort, free or "ijkl")):
        pieces += [", "] if position else []
        pieces += [var(name), " = "] if depends else []
        pieces += [low, " to ", high]
    return pieces


def _all_of(props: Sequence[Term]) -> list[Piece]:
    """Return propositions with commas between them, in brackets those that are joined."""
    pieces: list[Piece] = []
    for prop in props:
        shown = _grouped(prop) if len(props) > 1 and prop.head in {"and", "or"} else [prop]
        pieces += [*([", "] if pieces else []), *shown]
    return pieces


def _grouped(prop: Term) -> list[Piece]:
    """Return a proposition beside which words stand, in brackets if it has words in it."""
    return ["(", prop, ")"] if prop.head in JOINED else [prop]


def _listed(terms: Sequence[Term]) -> list[Piece]:
    pieces: list[Piece] = []
    for term in terms:
        pieces += [", ", term] if pieces else [term]
    return pieces


def equations(values: Iterable[tuple[str, Term]]) -> list[Term]:
    """Return what each name stands for as an equation, a family's entry by entry."""
    return [_equation(name, value) for name, value in values]


def _equation(name: str, value: Term) -> Term:
    indices: list[Term] = []
    while value.head == "lam":
        index, value = opened(value)
        indices.append(var(index))
    return eq(at(name, *indices) if indices else var(name), value)


# ── contexts ─────────────────────────────────────────────────────────────────────


def declarations(context: Context) -> list[tuple[tuple[str, ...], Sort]]:
    """Return the declared names, neighbours of one sort together."""
    groups: list[tuple[tuple[str, ...], Sort]] = []
    for name, sort in context.variables:
        if groups and groups[-1][1] == sort:
            groups[-1] = ((*groups[-1][0], name), sort)
        else:
            groups.append(((name,), sort))
    return groups


def definition_equations(context: Context) -> list[Term]:
    """Return what the definitions in use say, a recursive one by its base and its step."""
    found = []
    for d in context.definitions:
        if d.body is not None:
            found.append(eq(_head(d, None), d.body))
        elif d.on is not None and d.base is not None and d.step is not None:
            found.append(eq(_head(d, num(0)), d.base))
            found.append(eq(_head(d, add(var(d.on), num(1))), d.step))
    return found


def _head(definition: Definition, at_value: Term | None) -> Term:
    arguments = [
        at_value
        if name == definition.on and at_value is not None
        else fam(name)
        if sort.has_entries
        else var(name)
        for name, sort in definition.parameters
    ]
    return call(definition.name, *arguments)


def range_pieces(sort: Sort, names: Sequence[str] = "ijkl") -> list[tuple[str, Term, Term]]:
    """Return each index of a family with both ends of its range."""
    taken: frozenset[str] = frozenset().union(*(e.free for r in sort.ranges for e in r))
    chosen: list[str] = []
    found = []
    for position in range(len(sort.ranges)):
        indices = tuple(var(c) for c in chosen)
        low, high = sort.range_at(position, indices)
        name = unused(names[position % len(names)], taken | frozenset(chosen))
        chosen.append(name)
        found.append((name, low, high))
    return found


_INDEX_HEADS = frozenset({"num", "var", "bound", "add", "neg", "mul", "all", "rel"})


def is_range(prop: Term, context: Context, goal: Iterable[Term] = ()) -> bool:
    """Return whether a proposition only says that an index lies in its range.

    Such conditions are the bookkeeping of families: bounds of integers by integers, with a
    name in them. A name that the context does not declare is an index that a part of the
    proof introduced, unless a term of the step's goal has it as a number.
    """
    while prop.head == "all":
        prop = prop.args[2]
    if prop.head != "rel" or prop.data != "<=":
        return False
    if any(prop in index_bounds(side) for side in prop.args):  # argmax lies in its own range
        return True
    if any(t.head not in _INDEX_HEADS for t in subterms(prop)) or not (prop.free or prop.loose):
        return False
    sorts = context.sorts
    made = {n for n in prop.free if n not in sorts}
    if not all(sorts[n].is_integer for n in prop.free - made):
        return False
    return not any(_numbers(t, context) & made for t in goal)


def _numbers(term: Term, context: Context) -> frozenset[str]:
    """Return the variables that a term has as numbers: not in indices, ranges or exponents."""
    match term.head:
        case "var":
            return frozenset((str(term.data),))
        case "at" | "delta":
            return frozenset()
        case "sum" | "prod" | "bigmax" | "bigmin" | "all":
            inner = term.args[2:]
        case "npow" | "ipow":
            inner = term.args[:1]
        case "call" if str(term.data) in context.defined:
            parameters = context.defined[str(term.data)].parameters
            pairs = zip(term.args, parameters, strict=False)
            inner = tuple(a for a, (_, sort) in pairs if not sort.is_integer)
        case _:
            inner = term.args
    return frozenset().union(*(_numbers(t, context) for t in inner))


def is_of_numbers(prop: Term) -> bool:
    """Return whether a proposition only compares numerals, as 0 ≤ 2 does."""
    while prop.head == "all":
        prop = prop.args[2]
    return prop.head == "rel" and None not in map(as_rational, prop.args)


__all__ = [
    "Chain",
    "Piece",
    "declarations",
    "definition_equations",
    "equations",
    "is_of_numbers",
    "is_range",
    "range_pieces",
    "sentence",
]
