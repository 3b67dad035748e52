"""Numbers with what is a product of matrices in them shown as such: ``xᵀ A x``, ``(A x)ᵢ``."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from symcheck.kernel.argmax import abbreviated
from symcheck.kernel.entries import differentiated
from symcheck.kernel.term import BINDERS, Term, bind, fresh, subterms
from symcheck.render.matrices import networks, tensors
from symcheck.render.matrices.forms import (
    EXTREME_INDEX,
    MATMUL,
    NORM,
    NORM_SQUARED,
    PARTIAL,
    entry,
    transposes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from symcheck.render.matrices.scope import Axis, Scope

#: Left as they are: their arguments are indices, or families as arguments.
_LEFT = frozenset({"at", "call", "delta", "upd", "piecewise"})


def scalar(term: Term, scope: Scope) -> Term:
    """Return a number, or a proposition, with matrix notation for the parts that allow it."""
    if not any(t.head == "sum" for t in subterms(term)):
        return term
    match term.head:
        case "sum":
            found = networks.network(term, (), scope)
            if found is None:
                found = _as_entry(term, scope)
            return _inside(term, scope) if found is None else found
        case "add":
            found = _as_entry(term, scope)
            return _inside(term, scope) if found is None else found
        case "sqrt":
            inner = scalar(term.args[0], scope)
            squared = inner.head == NORM_SQUARED
            return Term(NORM, inner.args, inner.data) if squared else Term("sqrt", (inner,))
        case "diff":
            return _partial(term, scope)
        case "bigmin" if (extreme := abbreviated(term)) is not None:
            return _extreme_index(term, *extreme, scope)
    return term if term.head in _LEFT else _inside(term, scope)


def _inside(term: Term, scope: Scope) -> Term:
    place = BINDERS.get(term.head)
    if place is None:
        return Term(term.head, tuple(scalar(a, scope) for a in term.args), term.data)
    name, body, inner = scope.opened(term)
    others = [scalar(a, scope) for i, a in enumerate(term.args) if i != place]
    return bind(term.head, str(name.data), scalar(body, inner), *others)


def _partial(term: Term, scope: Scope) -> Term:
    """Return a derivative by an entry, whose function is shown in matrix notation."""
    points: list[Term] = []
    body = term
    while body.head == "diff" and (inner := differentiated(body)) is not None:
        points.append(body.args[1])
        body = inner
    if not points:
        return _inside(term, scope)
    return Term(PARTIAL, (scalar(body, scope), *points[::-1]))


def _extreme_index(term: Term, kind: str, extreme: Term, scope: Scope) -> Term:
    """Return the index of a vector's greatest entry, or the term as it is."""
    name, body, inner = scope.opened(extreme)
    shape = tensors.tensor(body, [(str(name.data), (extreme.args[0], extreme.args[1]))], inner)
    return term if shape is None else Term(EXTREME_INDEX, (shape,), kind)


# ── entries ──────────────────────────────────────────────────────────────────────


def _as_entry(term: Term, scope: Scope) -> Term | None:
    """Return an entry of a vector, or of a matrix, that is made by a product."""
    indices = list(_indices(term, scope))
    for count in (1, 2):
        found = []
        for chosen in permutations(indices, count):
            shape = _abstracted(term, chosen, scope)
            if shape is not None and any(t.head == MATMUL for t in subterms(shape)):
                found.append(entry(shape, chosen))
        if found:
            return min(found, key=transposes)
    return None


#: More indices than these are not tried: what has so many is no matrix.
_MOST = 4


def _indices(term: Term, scope: Scope) -> Iterator[Term]:
    seen = [
        index
        for t in subterms(term)
        if t.head in {"at", "call", "delta", "softmax"}
        for index in t.args
        if not index.loose and scope.range_of(index) is not None
    ]
    return iter(list(dict.fromkeys(seen))[:_MOST])


def _abstracted(term: Term, indices: Sequence[Term], scope: Scope) -> Term | None:
    axes: list[Axis] = []
    for index in indices:
        ends = scope.range_of(index)
        if ends is None:
            return None
        name = fresh("i")
        term = _put(term, index, name)
        axes.append((str(name.data), ends))
    return tensors.tensor(term, axes, scope.at_entry(axes))


def _put(term: Term, target: Term, value: Term) -> Term:
    """Return the term with one closed term in the place of another."""
    if term == target:
        return value
    if not target.free <= term.free:
        return term
    return Term(term.head, tuple(_put(a, target, value) for a in term.args), term.data)
