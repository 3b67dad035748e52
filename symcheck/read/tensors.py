"""Vectors and matrices: what ``A @ x``, ``A.T`` and their like are at given indices.

A matrix is a family of two indices, a vector one of one; every expression in them is lowered
to its entries, so that the kernel sees sums and indices only. ``x.T`` is a row: ``x.T @ y`` is
a number, ``x @ y.T`` a matrix, and ``x @ y`` of two vectors the number ``x.T @ y``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.kernel.term import ONE as FIRST
from symcheck.kernel.term import (
    TWO,
    Term,
    add,
    at,
    delta,
    div,
    fn,
    fresh,
    mul,
    neg,
    npow,
    softmax,
    sum_,
)
from symcheck.kernel.writing import to_text
from symcheck.read import elaborate as plain
from symcheck.read.names import FUNCTIONS
from symcheck.read.within import outside, range_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.read.nodes import Node
    from symcheck.read.scope import Scope

Range = tuple[Term, Term]
#: Functions whose value is a vector or a matrix, with what they are given.
BUILDERS = {
    "transpose": ("A",), "identity": ("n",), "diag": ("x",), "hadamard": ("A", "B"),
    "outer": ("x", "y"), "softmax": ("x",),
}  # fmt: skip
#: Functions of vectors and matrices whose value is a number.
MEASURES = {"trace": ("A",), "norm": ("x",), "dot": ("x", "y")}


@dataclass(frozen=True)
class Tensor:
    """A number, a vector or a matrix: the ranges of its indices, and its entry at each.

    A ``row`` is a vector that was transposed.
    """

    ranges: tuple[Range, ...]
    entry: Callable[..., Term]
    row: bool = False

    @property
    def kind(self) -> str:
        """What the value is called."""
        names = ("number", "row" if self.row else "vector", "matrix")
        return names[min(len(self.ranges), 2)]


def is_tensor(node: Node, scope: Scope) -> bool:
    """Return whether a node stands for a vector or a matrix, by its form and the sorts."""
    match node.kind:
        case "name":
            sort = scope.sort(node.text)
            return sort is not None and sort.has_entries and scope.entry is None
        case "transposed":
            return True
        case "ratio":
            if "@" in node.ops:
                return bool(tensor(node, scope).ranges)
            return any(is_tensor(p, scope) for p in node.parts)
        case "total" | "minus" | "plus":
            return any(is_tensor(p, scope) for p in node.parts)
        case "call" if node.text in BUILDERS and node.text not in scope.context.defined:
            return len(node.parts) == len(BUILDERS[node.text])
        case "call" if node.text in FUNCTIONS and len(node.parts) == 1:
            return is_tensor(node.parts[0], scope)
    return False


def speaks_of_tensors(node: Node) -> bool:
    """Return whether a node uses what only vectors and matrices have."""
    stack = [node]
    while stack:
        top = stack.pop()
        named = top.kind == "call" and top.text in (BUILDERS.keys() | MEASURES.keys()) - {"softmax"}
        if top.kind == "transposed" or named or (top.kind == "ratio" and "@" in top.ops):
            return True
        stack.extend(top.parts)
    return False


def number(node: Node, scope: Scope) -> Term:
    """Return the term of a product, or of a measure, that is a number."""
    found = tensor(node, scope)
    if found.ranges:
        count = "i" if len(found.ranges) == 1 else "i, j"
        raise scope.error(f"a {found.kind} is no number", node, f"take an entry: '(…)[{count}]'")
    return found.entry()


def entry(node: Node, scope: Scope) -> Term:
    """Return the term of an entry, ``(A @ x)[i]``."""
    base, *indices = node.parts
    found = tensor(base, scope)
    if len(indices) != len(found.ranges):
        wanted = ("no index", "one index", "two indices")[len(found.ranges)]
        raise scope.error(f"a {found.kind} has {wanted}, got {len(indices)}", base)
    terms = [plain.integer(i, scope, "index") for i in indices]
    for i, term, (low, high) in zip(indices, terms, found.ranges, strict=True):
        plain.check_range(i, term, low, high, scope)
    value = found.entry(*terms)
    wrong = outside(value, terms, found.ranges, scope.context)
    if wrong is not None:
        index, (low, high) = indices[wrong], found.ranges[wrong]
        name = index.text if index.kind == "name" else "i"
        ends = to_text(high) if low == FIRST else f"{to_text(low)}..{to_text(high)}"
        raise scope.error(
            f"the index may be outside {range_text(low, high)}",
            index,
            f"use an index of this range: '{name}: index({ends})'",
        )
    return value


def vector_entry(node: Node, scope: Scope) -> tuple[str, Term, Term, Term]:
    """Return a fresh index, the entry of a vector there, and the ends of the index's range."""
    found = tensor(node, scope)
    if len(found.ranges) != 1:
        raise scope.error(f"expected a vector, got a {found.kind}", node)
    k = fresh("k")
    return str(k.data), found.entry(k), *found.ranges[0]


def are_equated(node: Node, scope: Scope) -> bool:
    """Return whether a chain equates vectors, or matrices."""
    equations = all(op in {"=", "=="} for op in node.ops)
    return equations and all(is_tensor(p, scope) for p in node.parts)


def sides(node: Node, scope: Scope) -> list[Tensor]:
    """Return the vectors, or matrices, that a chain equates; all are of one shape."""
    found = [tensor(p, scope) for p in node.parts]
    for part, piece in zip(found[1:], node.parts[1:], strict=True):
        _require_same(found[0], part, piece, scope)
    return found


def tensor(node: Node, scope: Scope) -> Tensor:
    """Return the number, vector or matrix of a node; raise ReadError where shapes do not fit."""
    match node.kind:
        case "name" if is_tensor(node, scope):
            return _family(node, scope)
        case "transposed":
            return transposed(tensor(node.parts[0], scope))
        case "total":
            return _total(node, scope)
        case "minus":
            inner = tensor(node.parts[0], scope)
            return Tensor(inner.ranges, lambda *i: neg(inner.entry(*i)), inner.row)
        case "plus":
            return tensor(node.parts[0], scope)
        case "ratio":
            return _product(node, scope)
        case "call" if node.text in {*BUILDERS, *MEASURES} - {*scope.context.defined}:
            return _built(node, scope)
        case "call" if is_tensor(node, scope):
            inner = tensor(node.parts[0], scope)
            head = FUNCTIONS[node.text]
            return Tensor(inner.ranges, lambda *i: fn(head, inner.entry(*i)), inner.row)
    term = plain.elaborate(node, scope)
    return Tensor((), lambda: term)


def _family(node: Node, scope: Scope) -> Tensor:
    sort = scope.sort(node.text)
    ranges = sort.ranges if sort is not None else ()
    if len(ranges) > 2 or any(e.head == "lam" for r in ranges for e in r):
        raise scope.error(f"'{node.text}' is neither a vector nor a matrix", node)
    return Tensor(ranges, lambda *i: at(node.text, *i))


def transposed(of: Tensor) -> Tensor:
    """Return the transpose: of a vector a row, and back."""
    if len(of.ranges) == 2:
        return Tensor(of.ranges[::-1], lambda i, j: of.entry(j, i))
    return Tensor(of.ranges, of.entry, bool(of.ranges) and not of.row)


def _total(node: Node, scope: Scope) -> Tensor:
    parts = [tensor(p, scope) for p in node.parts]
    first = parts[0]
    for part, piece in zip(parts[1:], node.parts[1:], strict=True):
        _require_same(first, part, piece, scope)
    signs = ["+", *node.ops]

    def at_indices(*i: Term) -> Term:
        terms = [p.entry(*i) for p in parts]
        return add(*[t if s == "+" else neg(t) for s, t in zip(signs, terms, strict=True)])

    return Tensor(first.ranges, at_indices, first.row)


def _require_same(left: Tensor, right: Tensor, node: Node, scope: Scope) -> None:
    if (left.ranges, left.row) != (right.ranges, right.row):
        same = left.kind == right.kind
        wanted = f"expected a {left.kind}, got a {right.kind}"
        raise scope.error("the sizes do not fit" if same else wanted, node)


def _product(node: Node, scope: Scope) -> Tensor:
    found = tensor(node.parts[0], scope)
    for op, part in zip(node.ops, node.parts[1:], strict=True):
        other = tensor(part, scope)
        if op == "@":
            found = multiplied(found, other, part, scope)
        elif op in "/÷":
            if other.ranges:
                raise scope.error(f"a {other.kind} divides nothing", part)
            found = _scaled(found, other, div)
        elif found.ranges and other.ranges:
            advice = "write '@' for their product, 'hadamard(A, B)' for that of the entries"
            raise scope.error(f"a {found.kind} times a {other.kind}", part, advice)
        else:
            found = _scaled(found, other, mul)
    return found


def _scaled(left: Tensor, right: Tensor, operation: Callable[[Term, Term], Term]) -> Tensor:
    """Return the product, or the quotient, of two of which one at least is a number."""
    shape = left if left.ranges else right

    def at_indices(*i: Term) -> Term:
        one, other = (t.entry(*(i if t.ranges else ())) for t in (left, right))
        return operation(one, other)

    return Tensor(shape.ranges, at_indices, shape.row)


def multiplied(left: Tensor, right: Tensor, node: Node, scope: Scope) -> Tensor:
    """Return ``left @ right``: the sum over the last index of one and the first of the other."""
    if not left.ranges or not right.ranges:
        raise scope.error("'@' is between vectors and matrices", node, "write '*'")
    if len(left.ranges) == len(right.ranges) == 1 and right.row and not left.row:
        return _outer(left, right)
    if right.row:
        raise scope.error(f"a {left.kind} @ a row", node, "only a vector stands before a row")
    if left.ranges[-1] != right.ranges[0]:
        raise scope.error("the sizes do not fit", node)
    low, high = right.ranges[0]
    before = len(left.ranges) - 1

    def at_indices(*i: Term) -> Term:
        k = fresh("k")
        body = mul(left.entry(*i[:before], k), right.entry(k, *i[before:]))
        return sum_(str(k.data), low, high, body)

    row = len(left.ranges) == 1 and len(right.ranges) == 2
    return Tensor(left.ranges[:-1] + right.ranges[1:], at_indices, row and left.row)


def _outer(left: Tensor, right: Tensor) -> Tensor:
    return Tensor(left.ranges + right.ranges, lambda i, j: mul(left.entry(i), right.entry(j)))


def _built(node: Node, scope: Scope) -> Tensor:
    names = {**BUILDERS, **MEASURES}[node.text]
    usage = f"{node.text}({', '.join(names)})"
    plain.expect_parts(node, scope, len(names), usage)
    if node.text == "identity":
        ends = (FIRST, plain.integer(node.parts[0], scope, "size"))
        return Tensor((ends, ends), delta)
    parts = [tensor(p, scope) for p in node.parts]
    wanted = {"A": 2, "B": 2, "x": 1, "y": 1}
    for name, part, piece in zip(names, parts, node.parts, strict=True):
        free = node.text in {"norm", "hadamard", "transpose"} and part.ranges
        if not free and len(part.ranges) != wanted[name]:
            kind = "matrix" if wanted[name] == 2 else "vector"
            raise scope.error(f"expected a {kind}, got a {part.kind}", piece)
    return _BUILT[node.text](parts, node, scope)


def _diagonal(parts: list[Tensor], _node: Node, _scope: Scope) -> Tensor:
    (x,) = parts
    return Tensor(x.ranges * 2, lambda i, j: mul(x.entry(i), delta(i, j)))


def _hadamard(parts: list[Tensor], node: Node, scope: Scope) -> Tensor:
    left, right = parts
    _require_same(left, right, node, scope)
    return Tensor(left.ranges, lambda *i: mul(left.entry(*i), right.entry(*i)), left.row)


def _trace(parts: list[Tensor], node: Node, scope: Scope) -> Tensor:
    (matrix,) = parts
    if matrix.ranges[0] != matrix.ranges[1]:
        raise scope.error("the matrix is not square", node)
    k = fresh("k")
    return _number(sum_(str(k.data), *matrix.ranges[0], matrix.entry(k, k)))


def is_squared_norm(base: Node, exponent: str, scope: Scope) -> bool:
    """Return whether a power is ``norm(x)**2``, which is read without the root."""
    called = base.kind == "call" and base.text == "norm" and "norm" not in scope.context.defined
    return called and exponent in {"2", "²"}


def squared_norm(node: Node, scope: Scope) -> Term:
    """Return ``norm(x)**2``, the sum of the squares of all entries."""
    return _built(node, scope).entry().args[0]


def _norm(parts: list[Tensor], _node: Node, _scope: Scope) -> Tensor:
    (of,) = parts
    indices = [fresh("k") for _ in of.ranges]
    term = npow(of.entry(*indices), TWO)
    for k, ends in reversed([*zip(indices, of.ranges, strict=True)]):
        term = sum_(str(k.data), *ends, term)
    return _number(fn("sqrt", term))


def _softmax(parts: list[Tensor], _node: Node, _scope: Scope) -> Tensor:
    (x,) = parts
    k = fresh("k")
    (ends,) = x.ranges
    return Tensor(x.ranges, lambda i: softmax(str(k.data), *ends, x.entry(k), i), x.row)


def _dot(parts: list[Tensor], node: Node, scope: Scope) -> Tensor:
    left, right = (Tensor(p.ranges, p.entry) for p in parts)
    return multiplied(left, right, node, scope)


def _number(term: Term) -> Tensor:
    return Tensor((), lambda: term)


_BUILT: dict[str, Callable[[list[Tensor], Node, Scope], Tensor]] = {
    "transpose": lambda parts, _node, _scope: transposed(parts[0]),
    "diag": _diagonal,
    "hadamard": _hadamard,
    "outer": lambda parts, _node, _scope: _outer(*parts),
    "softmax": _softmax,
    "trace": _trace,
    "norm": _norm,
    "dot": _dot,
}
