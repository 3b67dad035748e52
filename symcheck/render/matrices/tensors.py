"""Terms as vectors and matrices: what has these entries at every index of the axes.

``tensor(∑ⱼ Aᵢⱼ·xⱼ, i)`` is ``A x``. A family is recognised where its declared ranges are those
of the axes, to the letter; what depends on an axis in another way is no vector, and so is a
number that does not depend on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.entries import differentiated
from symcheck.kernel.term import ZERO, Term, add, div, fam, mul, neg, var
from symcheck.render.matrices import networks, scalars
from symcheck.render.matrices.forms import (
    DIAG_INVERSE,
    EACH,
    ENTRYWISE,
    GRADIENT,
    HESSIAN,
    IDENTITY,
    JACOBIAN,
    SOFTMAX,
    diagonal,
    hadamard,
    product,
    row,
    scaled,
    transposed,
)
from symcheck.render.matrices.scope import axis_vars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.render.matrices.scope import Axis, Scope


def tensor(term: Term, axes: Sequence[Axis], scope: Scope) -> Term | None:
    """Return the vector or matrix whose entries a term is, or None.

    A zero is the vector, or the matrix, of zeros.
    """
    if term == ZERO:
        return ZERO
    if any(name not in term.free for name, _ in axes):
        return None
    match term.head:
        case "at":
            return _family(term, axes, scope)
        case "call":
            return _called(term, axes, scope)
        case "delta":
            return _identity(term, axes, scope)
        case "softmax":
            return _softmax(term, axes, scope)
        case "neg":
            inner = tensor(term.args[0], axes, scope)
            return None if inner is None else neg(inner)
        case "add":
            parts = _all(term.args, axes, scope)
            return None if parts is None else add(*parts)
        case "mul":
            found = _multiplied(term, axes, scope)
            return _distributed(term, axes, scope) if found is None else found
        case "div":
            return _divided(term.args[0], term.args[1], axes, scope)
        case "sum":
            return networks.network(term, axes, scope)
        case "diff":
            return _derivative(term, axes, scope)
    if term.head in ENTRYWISE and len(term.args) == 1:
        inner = tensor(term.args[0], axes, scope.at_entry(axes))
        return None if inner is None else Term(EACH, (inner,), term.head)
    return None


def _all(terms: Sequence[Term], axes: Sequence[Axis], scope: Scope) -> list[Term] | None:
    found = [tensor(t, axes, scope) for t in terms]
    parts = [p for p in found if p is not None]
    return parts if len(parts) == len(found) else None


def _independent(term: Term, axes: Sequence[Axis]) -> bool:
    return term.free.isdisjoint(name for name, _ in axes)


def _family(term: Term, axes: Sequence[Axis], scope: Scope) -> Term | None:
    """Return a family; of one with more indices the layer at the first ones, as wₗ of wₗᵢⱼ."""
    name, variables, count = str(term.data), axis_vars(axes), len(axes)
    before, last = term.args[:-count], term.args[-count:]
    if before and not _is_layer(before, axes, scope):
        return None
    shape = Term("at", before, name) if before else fam(name)
    if last == variables:
        return shape if scope.is_family(name, axes, len(before)) else None
    if last == variables[::-1] and scope.is_family(name, axes[::-1], len(before)):
        return transposed(shape)
    return None


def _is_layer(before: Sequence[Term], axes: Sequence[Axis], scope: Scope) -> bool:
    """Return whether indices tell layers apart: a row of a matrix, Aᵢ, is not written so."""
    if not all(_independent(t, axes) for t in before):
        return False
    return len(axes) == 2 or all(t.free and scope.range_of(t) is None for t in before)


def _called(term: Term, axes: Sequence[Axis], scope: Scope) -> Term | None:
    """Return a definition whose last parameters are the indices, without them."""
    count = len(axes)
    before, last = term.args[:-count], term.args[-count:]
    if any(not _independent(a, axes) for a in before):
        return None
    ranges = [scope.parameter_range(term, len(before) + p) for p in range(count)]
    shape = Term("call", before, term.data)
    if last == axis_vars(axes) and ranges == [r for _, r in axes]:
        return shape
    if count == 2 and last == axis_vars(axes)[::-1] and ranges == [r for _, r in axes[::-1]]:
        return transposed(shape)
    return None


def _identity(term: Term, axes: Sequence[Axis], scope: Scope) -> Term | None:
    if len(axes) != 2 or axes[0][1] != axes[1][1] or "I" in scope.sorts.keys() | scope.definitions:
        return None
    return Term(IDENTITY, axes[0][1]) if set(term.args) == set(axis_vars(axes)) else None


def _softmax(term: Term, axes: Sequence[Axis], scope: Scope) -> Term | None:
    low, high, body, index = term.args
    if index != axis_vars(axes)[0] or axes[0][1] != (low, high) or not _independent(body, axes):
        return None
    name, opened, inner = scope.opened(term)
    vector = tensor(opened, [(str(name.data), (low, high))], inner)
    return None if vector is None else Term(SOFTMAX, (vector,))


# ── products entry by entry ──────────────────────────────────────────────────────


def _multiplied(term: Term, axes: Sequence[Axis], scope: Scope) -> Term | None:
    """Return a multiple of a shape, a Hadamard product, or an outer product."""
    names = [name for name, _ in axes]
    numbers = [scalars.scalar(a, scope) for a in term.args if _independent(a, axes)]
    rest = [a for a in term.args if not _independent(a, axes)]
    groups = []
    for kept in (axes, axes[:1], axes[1:]) if len(axes) == 2 else (axes,):
        wanted = {n for n, _ in kept}
        found = _all([a for a in rest if a.free & set(names) == wanted], kept, scope)
        if found is None:
            return None
        groups.append(found)
    if len(axes) == 1:
        return scaled(numbers, hadamard(groups[0]))
    matrices, rows, columns = groups
    if not matrices and not (rows and columns):
        return None  # the same along one axis: that would be an outer product with ones
    return scaled(numbers, _scaled_sides(matrices, rows, columns))


def _scaled_sides(matrices: list[Term], rows: list[Term], columns: list[Term]) -> Term:
    """Return a matrix with its rows, and its columns, multiplied by vectors."""
    if not matrices:
        return product(hadamard(rows), row(hadamard(columns)))
    matrix = hadamard(matrices)
    if matrix.head == IDENTITY and (rows or columns):
        return diagonal(hadamard([*rows, *columns]))
    left = [diagonal(hadamard(rows))] if rows else []
    right = [diagonal(hadamard(columns))] if columns else []
    return product(*left, matrix, *right)


def _distributed(term: Term, axes: Sequence[Axis], scope: Scope) -> Term | None:
    """Return pⱼ·(δⱼₖ − pₖ) as pⱼ·δⱼₖ − pⱼ·pₖ: a sum of matrices, where one factor is none."""
    sums = [i for i, a in enumerate(term.args) if a.head == "add"]
    if len(axes) != 2 or len(sums) != 1:
        return None
    before, after = term.args[: sums[0]], term.args[sums[0] + 1 :]
    parts = []
    for summand in term.args[sums[0]].args:
        inner = summand.args[0] if summand.head == "neg" else summand
        found = _multiplied(mul(*before, inner, *after), axes, scope)
        if found is None:
            return None
        parts.append(neg(found) if summand.head == "neg" else found)
    return add(*parts)


def _divided(top: Term, bottom: Term, axes: Sequence[Axis], scope: Scope) -> Term | None:
    """Return a quotient by a number, or by a vector: diag(λ)⁻¹ x for xᵢ/λᵢ."""
    shape = tensor(top, axes, scope)
    if shape is None or _independent(bottom, axes):
        return None if shape is None else div(shape, scalars.scalar(bottom, scope))
    along = [a for a in axes if a[0] in bottom.free]
    if len(along) > 1 or along[0][0] in scope.single:
        return None  # the inverse exists where no entry is 0, and one entry asks for one only
    vector = tensor(bottom, along, scope)
    if vector is None:
        return None
    inverse = Term(DIAG_INVERSE, (vector,))
    return product(inverse, shape) if along[0] == axes[0] else product(shape, inverse)


# ── derivatives ──────────────────────────────────────────────────────────────────


def _derivative(term: Term, axes: Sequence[Axis], scope: Scope) -> Term | None:
    """Return a gradient, a Jacobian (a row for each entry differentiated), or a Hessian."""
    body = differentiated(term)
    if body is None:
        return None
    point = term.args[1]
    family = str(point.data)
    if _independent(body, axes):
        by = _family(point, axes, scope)
        if by is None or by.head != "fam":
            return None
        return Term(GRADIENT, (scalars.scalar(body, scope), fam(family)))
    if len(axes) != 2:
        return None
    for first, second in (axes, axes[::-1]):
        if point.args != (var(second[0]),) or second[0] in body.free:
            continue
        vector = tensor(body, [first], scope)
        if vector is None or not scope.is_family(family, [second]):
            continue
        shape = Term(JACOBIAN, (vector, fam(family)))
        if vector.head == GRADIENT and vector.args[1] == fam(family):
            shape = Term(HESSIAN, vector.args)
        return shape if first == axes[0] else transposed(shape)
    return None

