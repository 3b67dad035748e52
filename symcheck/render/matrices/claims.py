"""Claims and hypotheses in matrix notation, where that is shorter and says more.

An equation of entries that is claimed at every index is one of vectors, or of matrices: the
index is declared and nothing else is said of it, or the equation is quantified.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from symcheck.kernel.claim import (
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    Relation,
    Reparameterisation,
)
from symcheck.kernel.term import Term, conj, eq
from symcheck.render.matrices.forms import TRANSPOSE, is_matrix_like, is_row, row, transposed
from symcheck.render.matrices.scalars import scalar
from symcheck.render.matrices.scope import Scope
from symcheck.render.matrices.tensors import tensor
from symcheck.render.unicode import inline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.kernel.claim import Claim, Context, Sort
    from symcheck.render.matrices.scope import Axis


def claim_in_matrices(claim: Claim) -> Claim | None:
    """Return a claim with matrix notation, or None where entries say it as well.

    What is returned is for showing only: its terms are no terms of the kernel.
    """
    match claim:
        case Relation():
            terms = _sides(claim.terms, claim.rels, claim.context)
            return None if terms is None else replace(claim, terms=terms)
        case Extremum():
            bound = _sides(claim.bound.args, (str(claim.bound.data),), claim.context)
            if bound is None:
                return None
            return replace(claim, bound=Term("rel", bound, claim.bound.data))
        case Limit():
            scope = Scope.of(claim.context)
            body = scalar(claim.body, scope)
            value = scalar(claim.value, scope) if isinstance(claim.value, Term) else claim.value
            limit = replace(claim, body=body, value=value)
            return limit if _better((claim.body,), (body,)) else None
        case Iff():
            scope = Scope.of(claim.context)
            sides = (claim.left, claim.right)
            shown = tuple(_proposition(s, scope) for s in sides)
            return replace(claim, left=shown[0], right=shown[1]) if _better(sides, shown) else None
        case Exists():
            prop = _proposition(claim.prop, Scope.of(claim.context, claim.variables))
            return replace(claim, prop=prop) if _better((claim.prop,), (prop,)) else None
        case Impossible():
            scope = Scope.of(claim.context, claim.variables)
            props = tuple(_proposition(p, scope) for p in claim.props)
            return replace(claim, props=props) if _better(claim.props, props) else None
        case Reparameterisation():
            scope = Scope.of(claim.context, claim.parameters)
            sides = (claim.left, claim.right)
            found = _equated(sides, _droppable(claim.context, sides), scope)
            if found is None or not _better(sides, found):
                return None
            new, old = dict(claim.parameters), claim.context.sorts
            return replace(
                claim,
                left=found[0],
                right=found[1],
                map=tuple(_assigned(n, value, new[n], scope) for n, value in claim.map),
                inverse=tuple(_assigned(n, value, old[n], scope) for n, value in claim.inverse),
            )
    return None


def _assigned(name: str, value: Term, sort: Sort, scope: Scope) -> tuple[str, Term]:
    """Return what a family stands for as a vector or a matrix, or by entries."""
    axes: list[Axis] = []
    body = value
    for ends in sort.ranges:
        if body.head != "lam":
            return name, value
        index, body, scope = scope.opened(body)
        axes.append((str(index.data), ends))
    shape = tensor(body, axes, scope) if 0 < len(axes) < 3 else None
    return name, value if shape is None else shape


def hypothesis_in_matrices(prop: Term, context: Context) -> Term | None:
    """Return a hypothesis with matrix notation, or None where entries say it as well."""
    shown = _proposition(prop, Scope.of(context))
    return shown if _better((prop,), (shown,)) else None


def definitions_in_matrices(equations: Sequence[Term], context: Context) -> list[Term | None]:
    """Return what each definition says, at all of the indices that it takes, or None.

    All equations of one definition are shown so, if it is worth the while for one of them.
    """
    found = [_defined(equation, context) for equation in equations]
    pairs = list(zip(equations, found, strict=True))
    worth = {_name(e) for e, shown in pairs if shown is not None and _better((e,), (shown,))}
    return [shown if _name(e) in worth else None for e, shown in pairs]


def _name(equation: Term) -> str:
    return str(equation.args[0].data)


def _defined(equation: Term, context: Context) -> Term | None:
    sorts = dict(context.defined[_name(equation)].parameters)
    scope = Scope.declared(sorts, context.defined)
    names = [str(t.data) for t in equation.args[0].args if t.head == "var"]
    found = _equated(equation.args, [n for n in names if sorts[n].kind == "index"], scope)
    return None if found is None else eq(*found)


def _better(plain: Sequence[Term], shown: Sequence[Term]) -> bool:
    """Return whether matrix notation is shorter and says something that entries do not."""
    if not is_matrix_like(*shown):
        return False
    return sum(len(inline(t)) for t in shown) < sum(len(inline(t)) for t in plain)


def _sides(
    terms: Sequence[Term], rels: Sequence[str], context: Context
) -> tuple[Term, ...] | None:
    """Return the sides of a chain: of vectors if it equates them at all indices, else numbers."""
    scope = Scope.of(context)
    found = _equated(terms, _droppable(context, terms), scope) if set(rels) == {"="} else None
    if found is not None and _better(terms, found):
        return found
    found = tuple(scalar(t, scope) for t in terms)
    return found if _better(terms, found) else None


def _droppable(context: Context, terms: Sequence[Term]) -> list[str]:
    """Return the declared indices in an equation of which nothing else is said."""
    said = frozenset().union(
        *(h.free for h in context.hypotheses),
        *(end.free for _, s in context.variables for ends in s.ranges for end in ends),
    )
    used = frozenset().union(*(t.free for t in terms))
    return [n for n, s in context.variables if s.kind == "index" and n in used - said]


def _equated(
    terms: Sequence[Term], indices: Sequence[str], scope: Scope, *, least: int = 1
) -> tuple[Term, ...] | None:
    """Return the vectors, or matrices, that an equation at all of some indices equates.

    ``least`` is how many of the indices have to be left out.
    """
    for count in range(2, least - 1, -1):
        axes = [(n, scope.ranges[n]) for n in indices]
        for chosen in permutations(axes, count):
            found = _tensors(terms, chosen, scope)
            if found is not None:
                return _turned(found, count)
    return None


def _turned(shapes: tuple[Term, ...], indices: int) -> tuple[Term, ...]:
    """Return the transposed sides where that is how they are written: xᵀ A = bᵀ, A = B."""
    if indices == 1:
        return tuple(map(row, shapes)) if any(map(is_row, shapes)) else shapes
    all_turned = all(s.head == TRANSPOSE for s in shapes)
    return tuple(map(transposed, shapes)) if all_turned else shapes


def _tensors(
    terms: Sequence[Term], axes: Sequence[Axis], scope: Scope
) -> tuple[Term, ...] | None:
    found = [tensor(t, axes, scope) for t in terms]
    shapes = tuple(f for f in found if f is not None)
    zeros = all(s.head == "num" for s in shapes)  # 0 = 0 says nothing of its shape
    return shapes if len(shapes) == len(found) and not zeros else None


def _proposition(prop: Term, scope: Scope) -> Term:
    """Return a proposition, equations at all indices as such of vectors or matrices."""
    axes: list[Axis] = []
    inner, body = scope, prop
    while body.head == "all":
        low, high = body.args[:2]
        name, body, inner = inner.opened(body)
        axes.append((str(name.data), (low, high)))
    parts = body.args if body.head == "and" else (body,)
    if 0 < len(axes) < 3 and all(p.head == "rel" and p.data == "=" for p in parts):
        names = [n for n, _ in axes]
        found = [_equated(p.args, names, inner, least=len(axes)) for p in parts]
        shown = [eq(*sides) for sides in found if sides is not None]
        if len(shown) == len(parts):
            return conj(*shown)
    return scalar(prop, scope)
