"""argmax and argmin in Python: of families, of vectors, of bodies over a range."""

import pytest
from sympy import Symbol

from symcheck import argmax, argmin, family, index, real, size, softmax
from symcheck.bridge import BridgeError, context_of, to_sympy, to_term
from symcheck.read.text import read_term

n, m = size("n"), size("m")
y, z, x = family("y", n), family("z", n), family("x", m)
A, W = family("A", n, m), family("W", n, n)
i, c, k = index("i", n), real("c"), Symbol("k")
CONTEXT = context_of([y[i], z[i], x[1], A[i, 1], W[i, i], c])

SAME = {
    "argmax(y)": argmax(y),
    "argmin(y)": argmin(y),
    "argmax(y + z)": argmax(z + y),
    "argmax(softmax(y))": argmax(softmax(y)),
    "argmax(softmax(y[k], (k, 1, n))[j], (j, 1, n))": argmax(softmax(y[k], (k, 1, n))),
    "argmax(y[k]**2, (k, 1, n))": argmax(y[k] ** 2, (k, 1, n)),
    "argmin(W[i, k], (k, i, n))": argmin(W[i, k], (k, i, n)),
    "argmax(A @ x)": argmax(A @ x),
    "z[argmax(y)]": z[argmax(y)],
    "argmin(z) + y[argmax(softmax(z))]": y[argmax(softmax(z))] + argmin(z),
}


@pytest.mark.parametrize(("text", "expression"), SAME.items(), ids=SAME)
def test_is_the_term_of_the_text(text, expression):
    assert to_term(expression, CONTEXT) == read_term(text, CONTEXT)


@pytest.mark.parametrize("text", SAME)
def test_is_written_back(text):
    term = read_term(text, CONTEXT)
    assert to_term(to_sympy(term, CONTEXT), CONTEXT) == term


def test_is_written_as_itself():
    term = read_term("argmax(y)", CONTEXT)
    assert str(to_sympy(term, CONTEXT)) == "ArgMax(Lambda(k, y[k]), 1, n)"


REFUSED = {
    "a number": (lambda: argmax(c), "'c' is no family"),
    "two sizes": (lambda: argmax(x + y), "different ranges"),
    "a matrix": (lambda: argmax(A @ A.T), "expected a vector, got a matrix"),
    "a family of two indices": (lambda: argmax(W), "needs an index"),
}


@pytest.mark.parametrize(("make", "words"), REFUSED.values(), ids=REFUSED)
def test_refuses(make, words):
    with pytest.raises(BridgeError, match=words):
        to_term(make(), CONTEXT)
