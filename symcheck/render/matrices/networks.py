"""Sums of products as products of matrices, norms and traces.

The factors of ``∑ⱼ ∑ₖ vⱼ·Aⱼₖ·wₖ`` are joined by the indices they share: a vector hangs on one
index, a matrix joins two. A path of them is a product, a cycle a trace.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symcheck.kernel.term import TWO, Term, div, fam, mul, neg, subterms, var
from symcheck.render.matrices import scalars, tensors
from symcheck.render.matrices.forms import (
    MATMUL,
    TRACE,
    TRANSPOSE,
    diagonal,
    hadamard,
    norm_squared,
    product,
    row,
    scaled,
    transposed,
    transposes,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.render.matrices.scope import Axis, Range, Scope

#: What denotes a number wherever its parts do.
_TOTAL = frozenset({
    "num", "pi", "var", "at", "bound", "add", "neg", "mul", "npow", "delta", "sum", "prod", "exp",
    "sigmoid", "softplus", "relu", "tanh", "sin", "cos", "atan", "erf", "abs", "max", "min",
})  # fmt: skip


class Unlike(Exception):  # noqa: N818 - no error: the sum stays as it is
    """A sum that is no product of matrices."""


@dataclass
class Network:
    """The factors of a sum by the indices they depend on.

    ``order`` has the indices as the factors that hang on them, or join them, are written.
    """

    scope: Scope
    ranges: dict[str, Range]
    open: tuple[str, ...]
    order: list[str] = field(default_factory=list)
    vectors: dict[str, list[Term]] = field(default_factory=dict)
    edges: list[tuple[str, str, Term]] = field(default_factory=list)
    numbers: list[Term] = field(default_factory=list)
    divisors: list[Term] = field(default_factory=list)
    negative: bool = False

    def axis(self, name: str) -> Axis:
        """Return an index with its range."""
        return name, self.ranges[name]

    def along(self, edge: tuple[str, str, Term], start: str) -> tuple[str, tuple[Term, ...]]:
        """Return the other end of an edge, and its matrix from this one.

        That is a product of several where the author did not write it as a sum of its own.
        """
        one, other, factor = edge
        end = other if start == one else one
        matrix = tensors.tensor(factor, [self.axis(start), self.axis(end)], self.scope)
        if matrix is None:
            raise Unlike
        whole = matrix.head != MATMUL or factor.head == "sum"
        return end, (matrix,) if whole else matrix.args


def network(term: Term, axes: Sequence[Axis], scope: Scope) -> Term | None:
    """Return a sum as a number, a vector or a matrix with these axes, or None."""
    if not axes:
        found = _norm(term, scope)
        found = _trace(term, scope) if found is None else found
        if found is not None:
            return found
    try:
        return _assembled(_factored(term, axes, scope))
    except Unlike:
        return None


def _factored(term: Term, axes: Sequence[Axis], scope: Scope) -> Network:
    ranges = dict(axes)
    while term.head == "sum":
        low, high = term.args[:2]
        if not (low.free | high.free).isdisjoint(ranges):
            raise Unlike
        name, body, scope = scope.opened(term)
        ranges[str(name.data)] = (low, high)
        term = body
    net = Network(scope, ranges, tuple(n for n, _ in axes))
    _take(term, net)
    summed = [r for n, r in ranges.items() if n not in net.open]
    taken_out = [*net.numbers, *net.divisors]
    certain = not net.divisors and all(map(_is_total, taken_out))
    if not certain and not all(map(scope.is_inhabited, summed)):
        raise Unlike  # what is taken out of an empty sum has to denote a number
    net.numbers = [scalars.scalar(t, scope) for t in net.numbers]
    net.divisors = [scalars.scalar(t, scope) for t in net.divisors]
    return net


def _is_total(term: Term) -> bool:
    return all(t.head in _TOTAL for t in subterms(term))


def _take(term: Term, net: Network) -> None:
    """Put the factors of a product where they belong."""
    names = sorted(term.free & net.ranges.keys(), key=list(net.ranges).index)
    if not names:
        net.numbers.append(term)
        return
    match term.head:
        case "mul" if not _is_diagonal(term, names):
            for factor in term.args:
                _take(factor, net)
            return
        case "neg":
            net.negative = not net.negative
            _take(term.args[0], net)
            return
        case "npow" if term.args[1] == TWO:
            _take(term.args[0], net)
            _take(term.args[0], net)
            return
        case "div" if term.args[1].free.isdisjoint(net.ranges):
            net.divisors.append(term.args[1])
            _take(term.args[0], net)
            return
    net.order += names
    if len(names) == 2:
        net.edges.append((names[0], names[1], term))
        return
    vector = tensors.tensor(term, [net.axis(names[0])], net.scope) if len(names) == 1 else None
    if vector is None:
        raise Unlike
    net.vectors.setdefault(names[0], []).append(vector)


def _is_diagonal(term: Term, names: Sequence[str]) -> bool:
    """Return whether a product is kept together: it has two indices and a δ, as λᵢ·δᵢⱼ has."""
    return len(names) == 2 and any(t.head == "delta" for a in term.args for t in _summands(a))


def _summands(term: Term) -> tuple[Term, ...]:
    return term.args if term.head == "add" else (term,)


def _assembled(net: Network) -> Term:
    """Return the product of what hangs together."""
    left = [*net.open, *(n for n in net.ranges if n not in net.open)]
    shapes: list[Term] = []
    numbers = list(net.numbers)
    while left:
        nodes = _component(left[0], net)
        left = [n for n in left if n not in nodes]
        ends = [n for n in net.open if n in nodes]
        if ends:
            shapes.append(_with_open_ends(ends, nodes, net))
        else:
            numbers.append(_number(nodes, net))
    if len(shapes) == 2:
        shapes = [product(shapes[0], row(shapes[1]))]
    whole = scaled(numbers, shapes[0]) if shapes else mul(*numbers)
    for divisor in net.divisors:
        whole = div(whole, divisor)
    return neg(whole) if net.negative else whole


def _component(start: str, net: Network) -> list[str]:
    """Return the indices that are joined to one; each is joined twice at most."""
    nodes = [start]
    for node in nodes:
        joined = [e for e in net.edges if node in e[:2]]
        if len(joined) > (1 if node in net.open else 2):
            raise Unlike
        for one, other, _ in joined:
            nodes += [n for n in (one, other) if n not in nodes]
    return nodes


def _walk(start: str, net: Network) -> tuple[list[str], list[tuple[Term, ...]]]:
    """Return the indices and the matrices from one index on, to an end or around."""
    nodes: list[str] = [start]
    matrices: list[tuple[Term, ...]] = []
    left = list(net.edges)
    while True:
        edge = next((e for e in left if nodes[-1] in e[:2]), None)
        if edge is None:
            return nodes, matrices
        left.remove(edge)
        end, factors = net.along(edge, nodes[-1])
        nodes.append(end)
        matrices.append(factors)
        if end == start:
            return nodes, matrices


def _between(
    nodes: Sequence[str], matrices: Sequence[tuple[Term, ...]], net: Network
) -> list[Term]:
    """Return the matrices of a walk, with a diagonal one where a vector hangs on the way."""
    factors = [*matrices[0]]
    for node, matrix in zip(nodes[1:-1], matrices[1:], strict=True):
        if node in net.vectors:
            factors.append(diagonal(hadamard(net.vectors[node])))
        factors += matrix
    return factors


def _with_open_ends(ends: Sequence[str], nodes: Sequence[str], net: Network) -> Term:
    """Return a vector or a matrix; as a transpose where it is written the other way round."""
    if len(nodes) == 1:
        if nodes[0] not in net.vectors:
            raise Unlike
        return hadamard(net.vectors[nodes[0]])
    there = _path(ends[0], ends, net)
    if len(ends) == 1 and ends[0] in net.vectors:  # the path leaves out what hangs on its open end
        return hadamard([*net.vectors[ends[0]], product(*there)])
    back = _path(_walk(ends[0], net)[0][-1], ends, net)
    matrices = back if len(ends) == 2 else back[1:]  # without the row in front
    if net.order[0] in net.open[:1] or transposes(*there) <= transposes(*matrices):
        return product(*there)
    return (row if len(ends) == 1 else transposed)(product(*back))


def _path(start: str, ends: Sequence[str], net: Network) -> list[Term]:
    """Return the matrices from one end to the other, and the vectors at those that are closed."""
    nodes, matrices = _walk(start, net)
    factors = _between(nodes, matrices, net)
    for place, node in ((0, nodes[0]), (len(factors) + 1, nodes[-1])):
        vectors = net.vectors.get(node)
        if node not in ends and vectors is None:
            raise Unlike
        if vectors is not None and (node not in ends or len(ends) == 2):
            side = hadamard(vectors)
            shape = diagonal(side) if node in ends else side if place else row(side)
            factors.insert(place, shape)
    return factors


def _number(nodes: Sequence[str], net: Network) -> Term:
    """Return a component without open ends: an inner product, a quadratic form, a trace."""
    if len(nodes) == 1:
        return _of_vectors(net.vectors.get(nodes[0], []))
    ends = [n for n in nodes if sum(n in e[:2] for e in net.edges) == 1]
    if ends:
        first = sorted(ends, key=net.order.index)
        found = [product(*_path(end, [], net)) for end in first]
    else:
        found = [_around(start, net) for start in nodes]
    return min(found, key=transposes)


def _around(start: str, net: Network) -> Term:
    nodes, matrices = _walk(start, net)
    hanging = net.vectors.get(start)
    first = [diagonal(hadamard(hanging))] if hanging else []
    return Term(TRACE, (product(*first, *_between(nodes, matrices, net)),))


def _of_vectors(vectors: Sequence[Term]) -> Term:
    """Return xᵀy, or xᵀ diag(λ) x, of the vectors that hang on one index."""
    if len(vectors) == 2:
        return product(row(vectors[0]), vectors[1])
    twice = next((v for v in vectors if list(vectors).count(v) == 2), None)
    rest = [v for v in vectors if v != twice]
    if twice is None or not rest:
        raise Unlike
    return product(row(twice), diagonal(hadamard(rest)), twice)


# ── norms ────────────────────────────────────────────────────────────────────────


def _norm(term: Term, scope: Scope) -> Term | None:
    """Return a sum of squares over all indices of a vector, or of a matrix, as a norm."""
    axes: list[Axis] = []
    while term.head == "sum":
        ends = (term.args[0], term.args[1])
        name, term, scope = scope.opened(term)
        axes.append((str(name.data), ends))
    if term.head != "npow" or term.args[1] != TWO or len(axes) > 2:
        return None
    shape = tensors.tensor(term.args[0], axes, scope)
    if shape is None:
        return None
    return norm_squared(shape.args[0] if shape.head == TRANSPOSE else shape, len(axes))


# ── traces ───────────────────────────────────────────────────────────────────────


def _trace(term: Term, scope: Scope) -> Term | None:
    """Return ∑ₖ Aₖₖ as a trace; A may be a sum of matrices, or a multiple of one."""
    if term.head != "sum":
        return None
    name, body, inner = scope.opened(term)
    found = _on_diagonal(body, (str(name.data), (term.args[0], term.args[1])), inner)
    return None if found is None else Term(TRACE, (found,))


def _on_diagonal(term: Term, axis: Axis, scope: Scope) -> Term | None:
    """Return the matrix with this diagonal."""
    index = var(axis[0])
    match term.head:
        case "at" if term.args == (index, index):
            name = str(term.data)
            return fam(name) if scope.is_family(name, [axis, axis]) else None
        case "neg" | "add":
            found = [_on_diagonal(t, axis, scope) for t in term.args]
            parts = [p for p in found if p is not None]
            return Term(term.head, tuple(parts)) if len(parts) == len(found) else None
        case "mul" if len(term.args) == 2 and axis[0] not in term.args[0].free:
            inner = _on_diagonal(term.args[1], axis, scope)
            number = scalars.scalar(term.args[0], scope)
            return None if inner is None or not _is_total(number) else scaled([number], inner)
    return None
