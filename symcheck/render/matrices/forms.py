"""What matrix notation is made of: products, transposes, norms, entries.

A *shape* is what has no indices left: a vector, a matrix, or a number made of them. Sums,
multiples and quotients of shapes by numbers are written with the heads that numbers have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.term import Term, mul, neg, subterms

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The product of matrices.
MATMUL = "@matmul"
#: The transpose of a matrix; with ``data`` 1, of a vector, which is a row.
TRANSPOSE = "@transpose"
HADAMARD = "@hadamard"
DIAG = "@diag"
#: The inverse of the diagonal matrix of a vector without zeros.
DIAG_INVERSE = "@diag-inverse"
IDENTITY = "@identity"
TRACE = "@trace"
#: The norm of a vector, or Frobenius's of a matrix (``data`` is 1 or 2), and its square.
NORM, NORM_SQUARED = "@norm", "@norm-squared"
#: A function applied to every entry; ``data`` is its head.
EACH = "@each"
SOFTMAX = "@softmax"
#: The least index at which the greatest, or the least, entry stands; ``data`` says which.
EXTREME_INDEX = "@extreme-index"
#: An entry of a shape at indices.
ENTRY = "@entry"
#: ∂f/∂x[i]…: a number, and the entries by which it is differentiated, the first one first.
PARTIAL = "@partial"
#: ∇f, the derivative of a vector, and of a gradient, by the entries of a family.
GRADIENT, JACOBIAN, HESSIAN = "@gradient", "@jacobian", "@hessian"

#: Functions that are read entry by entry where they are given a vector or a matrix.
ENTRYWISE = frozenset({
    "exp", "log", "relu", "sigmoid", "softplus", "tanh", "erf", "sin", "cos", "tan", "sinh", "cosh",
    "asinh", "atan",
})  # fmt: skip
#: Their own transposes; a Hessian need not be.
_SYMMETRIC = frozenset({DIAG, DIAG_INVERSE, IDENTITY})


def transposed(shape: Term) -> Term:
    """Return the transpose; a diagonal matrix is its own."""
    if shape.head == TRANSPOSE:
        return shape.args[0]
    return shape if shape.head in _SYMMETRIC else Term(TRANSPOSE, (shape,))


def row(vector: Term) -> Term:
    """Return a vector as a row; that of a transposed row is the row."""
    return vector.args[0] if vector.head == TRANSPOSE else Term(TRANSPOSE, (vector,), 1)


def _begins_with_row(shape: Term) -> bool:
    first = shape.args[0] if shape.head == MATMUL else shape
    return first.head == TRANSPOSE and first.data == 1


def product(*factors: Term) -> Term:
    """Return the product; a row times a matrix is no bracket in it, as in xᵀ A x."""
    first, rest = factors[0], factors[1:]
    if not rest:
        return first
    flat = first.head == MATMUL and _begins_with_row(first)
    return Term(MATMUL, (*(first.args if flat else (first,)), *rest))


def hadamard(factors: Sequence[Term]) -> Term:
    """Return the product entry by entry; of one shape, itself."""
    return factors[0] if len(factors) == 1 else Term(HADAMARD, tuple(factors))


def diagonal(vector: Term) -> Term:
    """Return the diagonal matrix of a vector."""
    return Term(DIAG, (vector,))


def norm_squared(shape: Term, indices: int) -> Term:
    """Return the sum of the squares of the entries of a vector, or of a matrix."""
    return Term(NORM_SQUARED, (shape,), indices)


def entry(shape: Term, indices: Sequence[Term]) -> Term:
    """Return the entry of a shape; that of a row (xᵀ A)ᵀ is the row's."""
    if len(indices) == 1 and is_row(shape):
        shape = shape.args[0]
    return Term(ENTRY, (shape, *indices))


def is_row(shape: Term) -> bool:
    """Return whether a vector is written as the transpose of a row, (xᵀ A)ᵀ."""
    inner = shape.args[0] if shape.head == TRANSPOSE else shape
    return inner is not shape and inner.head == MATMUL and _begins_with_row(inner)


def scaled(numbers: Sequence[Term], shape: Term) -> Term:
    """Return the multiple of a shape by numbers."""
    if not numbers:
        return shape
    if shape.head == "neg":
        return neg(scaled(numbers, shape.args[0]))
    return mul(*numbers, *(shape.args if shape.head == "mul" else (shape,)))


def transposes(*shapes: Term) -> int:
    """Return how many transposes are written: the fewer, the better it reads."""
    return sum(_count(s) for s in shapes)


def _count(shape: Term) -> int:
    return (shape.head == TRANSPOSE) + sum(map(_count, shape.args))


def is_matrix_like(*terms: Term) -> bool:
    """Return whether terms say something that sums of entries say less well.

    That is a product with a matrix, a transpose, a trace, a norm, a Hessian. A product of two
    vectors, or the norm of one, is so little more than a sum that it has to leave no sum beside
    it, and no function that was applied to the vectors.
    """
    parts = [p for t in terms for p in subterms(t)]
    if any(map(_speaks, parts)):
        return True
    plain = all(p.head not in {"sum", EACH, SOFTMAX} for p in parts)
    return plain and any(p.head in {MATMUL, NORM, NORM_SQUARED} for p in parts)


def _speaks(term: Term) -> bool:
    if term.head == MATMUL:
        return len(term.args) > 2 or not _begins_with_row(term)
    if term.head == TRANSPOSE:
        return term.data is None
    if term.head in {NORM, NORM_SQUARED}:
        return term.data == 2 or term.args[0].head != "fam"
    return term.head in {IDENTITY, TRACE, JACOBIAN, HESSIAN}
