"""Vectors and matrices in Python."""

import re

import pytest
import sympy

from symcheck import (
    diag,
    eq,
    family,
    hadamard,
    identity,
    index,
    norm,
    norm_squared,
    outer,
    permutation,
    real,
    size,
    trace,
)
from symcheck.bridge import BridgeError, context_of, to_term
from symcheck.read.text import read_term
from symcheck.testing import assert_proved

n, m = size("n"), size("m")
A, B, S = family("A", m, n), family("B", n, m), family("S", n, n)
x, y, b = family("x", n), family("y", n), family("b", m)
i, j, c = index("i", n), index("j", m), real("c")
u, t = family("u", n, n, n), family("t", n, lambda k: k)

SAYS = {
    "a matrix and a vector": ((A @ x)[j], "(A @ x)[j]"),
    "two matrices": ((A @ B)[j, j], "(A @ B)[j, j]"),
    "three matrices": ((A @ B @ A)[j, i], "(A @ B @ A)[j, i]"),
    "a transpose": (A.T[i, j], "A[j, i]"),
    "two vectors": (x @ y, "x @ y"),
    "a row and a matrix": ((x.T @ S)[i], "(x.T @ S)[i]"),
    "a quadratic form": (x.T @ S @ y, "x.T @ S @ y"),
    "an outer product": ((x @ y.T)[i, i], "x[i]*y[i]"),
    "the identity": ((identity(n) @ x)[i], "(identity(n) @ x)[i]"),
    "a diagonal matrix": ((diag(x) @ y)[i], "(diag(x) @ y)[i]"),
    "a product of entries": (hadamard(A, B.T)[j, i], "A[j, i]*B[i, j]"),
    "a trace": (trace(A @ B), "trace(A @ B)"),
    "a squared norm": (norm_squared(x), "norm(x)**2"),
    "a norm": (norm(A), "norm(A)"),
    "the last matrix with a family": ((S + S.T)[i, i], "2*S[i, i]"),
}


@pytest.mark.parametrize(("expr", "text"), SAYS.values(), ids=SAYS)
def test_says_what_the_text_says(expr, text):
    context = context_of([expr, A[j, i], B[i, j], S[i, i], x[i], y[i]])
    assert_proved(eq(expr, to_say(text, context)))


def to_say(text, context):
    from symcheck.bridge import to_sympy

    return to_sympy(read_term(text, context), context)


def test_combinations_are_entry_by_entry():
    combined = (2 * (A @ x) - b.T.T / 3 + (-(A @ x)))[j]
    assert_proved(eq(combined, (A @ x)[j] - b[j] / 3))


def test_an_entry_is_printed_as_its_value():
    product = (2 * b.T.T)[j]
    assert str(product**2) == "(2*b[j])**2"
    assert sympy.latex(product**2) == r"\left(2 {b}_{j}\right)^{2}"
    assert sympy.latex(product) == r"\left(2 {b}_{j}\right)"


def test_a_family_comes_first_or_last():
    assert_proved(eq((b + A @ x)[j], (A @ x + b)[j]))
    assert_proved(eq((b - A @ x)[j], -(A @ x - b)[j]))


REFUSES = {
    "sizes": (lambda: A @ b, "the sizes do not fit"),
    "shapes": (lambda: A @ x + S, "expected a vector, got a matrix"),
    "an index too many": (lambda: (A @ x)[j, i], "a vector has one index, got 2"),
    "a matrix before a row": (lambda: S @ x.T, "a matrix @ a row"),
    "a number": (lambda: A @ c, "'c' is neither a vector nor a matrix"),
    "three indices": (lambda: u @ x, "'u' is neither a vector nor a matrix"),
    "a range that depends on another": (lambda: t @ x, "'t' is neither a vector nor a matrix"),
    "a product of entries": (lambda: (A @ x) * b, "'hadamard(A, B)'"),
    "a trace of no square": (lambda: trace(A), "the matrix is not square"),
    "a diagonal of a matrix": (lambda: diag(A), "expected a vector"),
    "an outer product of matrices": (lambda: outer(A, B), "expected two vectors"),
    "a family without a sort": (
        lambda: sympy.IndexedBase("V") @ x,
        "'V' is not a family: use family",
    ),
    "sizes of entries": (lambda: hadamard(A, B), "the sizes do not fit"),
}


@pytest.mark.parametrize(("make", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(make, reason):
    with pytest.raises(BridgeError, match=re.escape(reason)):
        make()


OUTSIDE = {
    "the identity": (
        identity(n)[n + 1, i],
        'the index n + 1 may be outside 1 to n: use an index of this range: index("i", n)',
    ),
    "a diagonal matrix": (diag(family("z", (0, n)))[i, -1], 'index("i", 0, n)'),
    "a product": ((identity(n) @ x)[sympy.Symbol("h")], "'h' is used as an integer, but is none"),
}  # fmt: skip


@pytest.mark.parametrize(("expr", "reason"), OUTSIDE.values(), ids=OUTSIDE)
def test_an_entry_outside_its_range_is_refused(expr, reason):
    with pytest.raises(BridgeError, match=re.escape(reason)):
        to_term(expr, context_of([expr]))


def test_a_vector_has_no_truth_value():
    with pytest.raises(TypeError, match="no truth value"):
        bool(A @ x)


def test_a_permutation_is_an_index():
    p, k = permutation("p", n), sympy.Symbol("k")
    permuted, plain = sympy.Sum(x[p[k]], (k, 1, n)), sympy.Sum(x[k], (k, 1, n))
    assert_proved(eq(permuted, plain))
    assert to_term(p[i], context_of([p[i]])).head == "at"
    with pytest.raises(BridgeError, match="a permutation has one range"):
        permutation("p", 1, n, 2)
