"""Vectors and matrices in Python: ``A @ x``, ``A.T`` and their entries, as SymPy's sums.

A family made by ``family`` is a vector or a matrix: ``(A @ x)[i]`` is SymPy's
``Sum(A[i, k]*x[k], (k, 1, n))``. ``x.T`` is a row, ``x @ y`` of two vectors a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import sympy

from symcheck.bridge.errors import BridgeError
from symcheck.bridge.functions import EntryOf
from symcheck.bridge.numbers import value
from symcheck.bridge.whole import Whole
from symcheck.read.given import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.bridge.symbols import Variable

Range = tuple[Any, Any]


@dataclass(frozen=True, eq=False)
class Tensor(Whole):
    """A vector or a matrix: the ranges of its indices, and its entry at each."""

    ranges: tuple[Range, ...]
    entry: Callable[..., sympy.Expr]
    row: bool = False

    def __getitem__(self, indices: Any) -> sympy.Expr:
        """Return an entry."""
        where = placed(indices)
        if len(where) != len(self.ranges):
            wanted = ("one index", "two indices")[len(self.ranges) - 1]
            raise BridgeError(f"a {self.kind} has {wanted}, got {len(where)}")
        found = self.entry(*where)
        if isinstance(found, sympy.Indexed):
            return found
        # SymPy may have left nothing of an index: δ(5, 5) is 1.
        each = [(i, *ends) for i, ends in zip(where, self.ranges, strict=True)]
        return EntryOf(found, *chain.from_iterable(each))

    @property
    def kind(self) -> str:
        """What the value is called."""
        return "matrix" if len(self.ranges) == 2 else "row" if self.row else "vector"

    @property
    def T(self) -> Tensor:  # noqa: N802 — as NumPy names it
        """The transpose; of a vector a row, and back."""
        if len(self.ranges) == 2:
            return Tensor(self.ranges[::-1], lambda i, j: self.entry(j, i))
        return Tensor(self.ranges, self.entry, not self.row)

    def __matmul__(self, other: Any) -> Any:
        """Return the product: a matrix, a vector, a row or a number."""
        return _multiplied(self, tensor(other))

    def __rmatmul__(self, other: Any) -> Any:
        """Return the product of what is no tensor yet with this."""
        return _multiplied(tensor(other), self)

    def __add__(self, other: Any) -> Tensor:
        """Return the sum, entry by entry."""
        right = _same(self, tensor(other))
        return Tensor(self.ranges, lambda *i: self.entry(*i) + right.entry(*i), self.row)

    __radd__ = __add__

    def __neg__(self) -> Tensor:
        """Return the negative."""
        return Tensor(self.ranges, lambda *i: -self.entry(*i), self.row)

    def __sub__(self, other: Any) -> Tensor:
        """Return the difference, entry by entry."""
        return self + (-tensor(other))

    def __rsub__(self, other: Any) -> Tensor:
        """Return the difference of what is no tensor yet and this."""
        return (-self) + tensor(other)

    def __mul__(self, factor: Any) -> Tensor:
        """Return the multiple by a number."""
        if isinstance(factor, (Tensor, sympy.IndexedBase)):
            raise BridgeError("a product of entries is written 'hadamard(A, B)'", "or 'A @ B'")
        scale = value(factor)
        return Tensor(self.ranges, lambda *i: scale * self.entry(*i), self.row)

    __rmul__ = __mul__

    def __truediv__(self, factor: Any) -> Tensor:
        """Return the quotient by a number."""
        if isinstance(factor, (Tensor, sympy.IndexedBase)):
            raise BridgeError(f"a {self.kind} is divided by numbers only", "take an entry: x[i]")
        divisor = value(factor)
        return Tensor(self.ranges, lambda *i: self.entry(*i) / divisor, self.row)


def placed(indices: Any) -> tuple[sympy.Expr, ...]:
    """Return what stands between brackets, one index or several, as SymPy."""
    several = isinstance(indices, tuple | sympy.Tuple)
    if several and not indices:
        raise BridgeError("an entry needs an index", "write x[i]")
    return tuple(map(value, indices if several else (indices,)))


class Entries(sympy.IndexedBase):  # type: ignore[misc]
    """What has entries ``y[i]``."""

    __iter__ = None  # Python would ask for one entry after the other, without an end

    def __getitem__(self, indices: Any, **options: Any) -> sympy.Expr:
        """Return an entry."""
        return super().__getitem__(placed(indices), **options)


class Family(Entries):
    """A family with entries ``y[i]``; a vector or a matrix if it has one index or two."""

    def __matmul__(self, other: Any) -> Any:
        """Return the product: a matrix, a vector, a row or a number."""
        return tensor(self) @ other

    def __rmatmul__(self, other: Any) -> Any:
        """Return the product of what is no tensor yet with this."""
        return _multiplied(tensor(other), tensor(self))

    @property
    def T(self) -> Tensor:  # noqa: N802 — as NumPy names it
        """The transpose."""
        return tensor(self).T


def tensor(given: Any) -> Tensor:
    """Return a family, or what was made of families, as a vector or a matrix."""
    if isinstance(given, Tensor):
        return given
    if not isinstance(given, sympy.IndexedBase):
        raise BridgeError(f"{told(given)} is neither a vector nor a matrix", 'use family("x", n)')
    label: Variable = given.label
    if not hasattr(label, "sort"):
        raise BridgeError(f"'{given}' is not a family", f'use family("{given}", n)')
    if len(label.sort.ranges) > 2 or any(e.head == "lam" for r in label.sort.ranges for e in r):
        raise BridgeError(
            f"'{given}' is neither a vector nor a matrix", "write sums of its entries"
        )
    return Tensor(_ends(label), lambda *i: given[i])


def _ends(label: Variable) -> tuple[Range, ...]:
    from symcheck.bridge.declarations import context_of
    from symcheck.bridge.writing import to_sympy

    context = context_of(label.depends)
    ends = label.sort.ranges
    return tuple((to_sympy(low, context), to_sympy(high, context)) for low, high in ends)


def _same(left: Tensor, right: Tensor) -> Tensor:
    if left.kind != right.kind:
        raise BridgeError(f"expected a {left.kind}, got a {right.kind}")
    if left.ranges != right.ranges:
        raise BridgeError("the sizes do not fit")
    return right


def _multiplied(left: Tensor, right: Tensor) -> Any:
    """Return ``left @ right``: the sum over the last index of one and the first of the other."""
    if len(left.ranges) == len(right.ranges) == 1 and right.row and not left.row:
        return outer(left, right)
    if right.row:
        raise BridgeError(f"a {left.kind} @ a row", "only a vector stands before a row")
    if left.ranges[-1] != right.ranges[0]:
        raise BridgeError("the sizes do not fit")
    before = len(left.ranges) - 1
    ends = right.ranges[0]

    def entry(*i: Any) -> sympy.Expr:
        k = sympy.Dummy("k")
        return sympy.Sum(left.entry(*i[:before], k) * right.entry(k, *i[before:]), (k, *ends))

    ranges = left.ranges[:-1] + right.ranges[1:]
    return Tensor(ranges, entry, left.row and len(ranges) == 1) if ranges else entry()


def outer(left: Any, right: Any) -> Tensor:
    """Return the matrix ``x @ y.T`` of two vectors."""
    x, y = tensor(left), tensor(right)
    if len(x.ranges) != 1 or len(y.ranges) != 1:
        raise BridgeError("expected two vectors")
    return Tensor(x.ranges + y.ranges, lambda i, j: x.entry(i) * y.entry(j))


def identity(size: Any) -> Tensor:
    """Return the identity matrix, whose entries are Kronecker's δ."""
    ends = (sympy.Integer(1), value(size))
    return Tensor((ends, ends), sympy.KroneckerDelta)


def diag(vector: Any) -> Tensor:
    """Return the diagonal matrix of a vector."""
    x = tensor(vector)
    if len(x.ranges) != 1:
        raise BridgeError("expected a vector")
    return Tensor(x.ranges * 2, lambda i, j: x.entry(i) * sympy.KroneckerDelta(i, j))


def hadamard(left: Any, right: Any) -> Tensor:
    """Return the product entry by entry."""
    one, other = tensor(left), tensor(right)
    _same(one, other)
    return Tensor(one.ranges, lambda *i: one.entry(*i) * other.entry(*i), one.row)


def trace(matrix: Any) -> sympy.Expr:
    """Return the sum of the diagonal of a square matrix."""
    a = tensor(matrix)
    if len(a.ranges) != 2 or a.ranges[0] != a.ranges[1]:
        raise BridgeError("the matrix is not square")
    k = sympy.Dummy("k")
    return sympy.Sum(a.entry(k, k), (k, *a.ranges[0]))


def norm_squared(given: Any) -> sympy.Expr:
    """Return the sum of the squares of all entries."""
    of = tensor(given)
    indices = [sympy.Dummy("k") for _ in of.ranges]
    limits = [(k, *ends) for k, ends in zip(indices, of.ranges, strict=True)]
    return sympy.Sum(of.entry(*indices) ** 2, *reversed(limits))


def norm(given: Any) -> sympy.Expr:
    """Return the root of the sum of the squares of all entries."""
    return sympy.sqrt(norm_squared(given))
