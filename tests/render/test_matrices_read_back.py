"""Matrix notation says what the entries say: typed and read back it is the same number.

Vectors, matrices and numbers are made at random as texts, read to entries, shown in matrix
notation, typed, and read again; both are equal at exact points, to which no index is special.
"""

from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matrices_as_typed import typed

from symcheck.kernel.balls.check import truth
from symcheck.kernel.term import eq
from symcheck.read.text import read_term
from symcheck.read.where import read_where
from symcheck.render.matrices.forms import is_matrix_like
from symcheck.render.matrices.scalars import scalar
from symcheck.render.matrices.scope import Scope
from symcheck.render.matrices.tensors import tensor

CONTEXT = read_where(
    "n: size; m: size; A: family(m, n); B: family(n, m); S: family(n, n); x: family(n);"
    " y, y_inverse: family(n); b: family(m); i, i2: index(n); j: index(m); c: real"
)
SCOPE = Scope.of(CONTEXT)


def entries(rows, columns, scale):
    """Return a matrix of rational entries that no symmetry makes equal."""
    places = product(range(1, rows + 1), range(1, columns + 1))
    return {(i, k): Fraction(i * scale + k * k - 3, 2) for i, k in places}


N, M = 2, 3
FAMILIES = {
    "A": entries(M, N, 5), "B": entries(N, M, -7), "S": entries(N, N, 3), "x": {(1,): 2, (2,): -5},
    "y": {(1,): -3, (2,): 7}, "y_inverse": {(1,): Fraction(-1, 3), (2,): Fraction(1, 7)},
    "b": {(1,): 4, (2,): -1, (3,): Fraction(1, 3)},
}  # fmt: skip
POINTS = [
    {"n": N, "m": M, "i": i, "i2": i2, "j": j, "c": Fraction(3, 5), **FAMILIES}
    for i, i2, j in product((1, 2), (1, 2), (1, 3))
]


def same(one, other):
    """Return whether two entries are equal at every index, for families without symmetry."""
    return one == other or all(truth(eq(one, other), point) for point in POINTS)


def leaves(*names):
    return st.sampled_from(names)


def vectors(own, square, other):
    """Return texts of vectors over a range, made of vectors and matrices."""

    def larger(smaller):
        return st.one_of(
            st.tuples(square, smaller).map(lambda p: f"({p[0]} @ {p[1]})"),
            st.tuples(*other).map(lambda p: f"({p[0]} @ {p[1]})"),
            st.tuples(smaller, smaller).map(lambda p: f"({p[0]} - {p[1]})"),
            st.tuples(smaller, own).map(lambda p: f"hadamard({p[0]}, {p[1]})"),
            smaller.map(lambda v: f"(c*{v})"),
            smaller.map(lambda v: f"({v}.T).T"),
        )

    return st.recursive(own, larger, max_leaves=3)


IN_N, IN_M = leaves("x", "y"), leaves("b")
FROM_N_TO_M = leaves("A", "B.T", "(A - 2*B.T)", "(A @ S)", "(b @ x.T)")
FROM_M_TO_N = leaves("B", "A.T", "(S.T @ B)", "(x @ b.T)")
ON_N = leaves("S", "S.T", "(S + S.T)", "diag(x)", "(B @ A)", "(A.T @ A)", "(S @ S)", "(x @ y.T)")
ON_M = leaves("(A @ B)", "diag(b)", "(A @ A.T)", "(A @ B).T")
VECTORS_IN_N = vectors(IN_N, ON_N, (FROM_M_TO_N, IN_M))
VECTORS_IN_M = vectors(IN_M, ON_M, (FROM_N_TO_M, IN_N))
MATRICES = st.one_of(
    ON_N,
    st.tuples(FROM_M_TO_N, FROM_N_TO_M).map(lambda p: f"({p[0]} @ {p[1]})"),
    st.tuples(ON_N, ON_N, ON_N).map(lambda p: f"({p[0]} @ {p[1]} - 3*{p[2]})"),
)
NUMBERS = st.one_of(
    VECTORS_IN_N.map(lambda v: f"norm({v})**2"),
    VECTORS_IN_M.map(lambda v: f"norm({v})"),
    st.tuples(VECTORS_IN_N, VECTORS_IN_N).map(lambda p: f"({p[0]} @ {p[1]})"),
    st.tuples(VECTORS_IN_N, ON_N, VECTORS_IN_N).map(lambda p: f"({p[0]}.T @ {p[1]} @ {p[2]})"),
    MATRICES.map(lambda a: f"trace({a})"),
    st.tuples(VECTORS_IN_M, leaves("j", "1")).map(lambda p: f"{p[0]}[{p[1]}]"),
)


@settings(max_examples=150, deadline=None)
@given(VECTORS_IN_M)
def test_a_vector_reads_back(text):
    term = read_term(f"({text})[j]", CONTEXT)
    shape = tensor(term, [("j", SCOPE.ranges["j"])], SCOPE)
    assert shape is not None
    assert same(read_term(f"({typed(shape)})[j]", CONTEXT), term), typed(shape)


@settings(max_examples=150, deadline=None)
@given(MATRICES)
def test_a_matrix_reads_back(text):
    term = read_term(f"({text})[i, i2]", CONTEXT)
    for first, second in (("i", "i2"), ("i2", "i")):
        shape = tensor(term, [(n, SCOPE.ranges[n]) for n in (first, second)], SCOPE)
        assert shape is not None
        assert same(read_term(f"({typed(shape)})[{first}, {second}]", CONTEXT), term), typed(shape)


@settings(max_examples=150, deadline=None)
@given(NUMBERS)
def test_a_number_reads_back(text):
    term = read_term(text, CONTEXT)
    assert same(read_term(typed(scalar(term, SCOPE)), CONTEXT), term)



BY_ENTRIES = {
    "a minus in the sum": "Sum(-S[i, k]*x[k], (k, 1, n))",
    "a minus in a factor": "Sum(S[i, k]*(-x[k])*c, (k, 1, n))",
    "a quotient in the sum": "Sum(x[k]*S[k, i]/3, (k, 1, n))",
    "a vector between two matrices": "Sum(S[i, k]*y[k]*S[k, q]*x[q], (k, 1, n), (q, 1, n))",
    "a quotient by a vector between": "Sum(S[i, k]/y[k]*S[q, k]*x[q], (k, 1, n), (q, 1, n))",
    "a quotient by a vector at an end": "Sum(S[i, k]*(x[k]/y[k]), (k, 1, n))",
    "a vector at both ends": "Sum(x[i]*S[i, k]*y[k], (k, 1, n))",
    "a vector twice at an end": "Sum(S[i, k]*y[k]*x[k], (k, 1, n))",
    "a vector at an open end of a matrix": "Sum(x[i]*S[i, k]*y[k]*S[k, i2]*x[i2], (k, 1, n))",
    "a trace with a vector in it": "Sum(y[k]*S[k, q]*S[q, k], (k, 1, n), (q, 1, n))",
    "a cycle of three": "Sum(S[k, q]*S[r, q]*S[r, k], (k, 1, n), (q, 1, n), (r, 1, n))",
    "two numbers in one sum": "Sum(x[k]*y[k]*b[q]*b[q], (k, 1, n), (q, 1, m))",
    "a number beside a vector": "Sum(S[i, k]*x[k]*b[q]*b[q], (k, 1, n), (q, 1, m))",
    "an outer product of sums": "Sum(S[i, k]*x[k]*S[i2, q]*y[q], (k, 1, n), (q, 1, n))",
    "factors from the right": "Sum(x[q]*S[k, q]*S[i, k], (k, 1, n), (q, 1, n))",
    "a square of a sum": "Sum((Sum(S[k, q]*x[q], (q, 1, n)) - y[k])**2, (k, 1, n))",
    "a square of an outer product": "Sum((x[k]*b[q])**2, (k, 1, n), (q, 1, m))",
    "an entry in an entry": "Sum(S[i, k]*Sum(S[k, q]*x[q], (q, 1, n)), (k, 1, n)) - y[i]",
    "a diagonal less an outer product": (
        "Sum(y[k]*(x[k]*(KroneckerDelta(k, q) - x[q]))*y[q], (k, 1, n), (q, 1, n))"
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", BY_ENTRIES.values(), ids=BY_ENTRIES)
def test_entries_read_back(text):
    term = read_term(text, CONTEXT)
    shown = scalar(term, SCOPE)
    assert is_matrix_like(shown)
    assert "Sum" not in typed(shown)
    assert same(read_term(typed(shown), CONTEXT), term), typed(shown)


@pytest.mark.parametrize("first", ["S[i, k]", "S[k, i]"])
@pytest.mark.parametrize("order", [1, -1])
def test_a_vector_by_entries_reads_back(first, order):
    for others in combinations_with_replacement(("x[k]", "y[k]", "x[i]", "y[i]", "c/y[k]"), 2):
        text = f"Sum({'*'.join([first, *others][::order])}, (k, 1, n))"
        term = read_term(text, CONTEXT)
        shape = tensor(term, [("i", SCOPE.ranges["i"])], SCOPE)
        assert shape is None or same(read_term(f"({typed(shape)})[i]", CONTEXT), term), text
        assert shape is not None or {"c/y[k]", "x[i]", "y[i]"} & set(others), text


#: What does not move along one of two axes is no outer product of two vectors.
WITHOUT_ONES = (
    "Sum(Sum((c*(KroneckerDelta(k, q) - x[q]))**2, (k, 1, n)), (q, 1, n))",
    "Sum(Sum((KroneckerDelta(k, q) - c)**2, (k, 1, n)), (q, 1, n))",
    "Sum((KroneckerDelta(i, k) - x[k])*c/y[k]*x[k], (k, 1, n))",
    "Sum((KroneckerDelta(i, k) - x[k])*x[k], (k, 1, n))",
)


@pytest.mark.parametrize("text", WITHOUT_ONES)
def test_what_moves_along_one_axis_alone_has_a_form(text):
    term = read_term(text, CONTEXT)
    shown = scalar(term, SCOPE)
    assert "Sum" in typed(shown)
    assert same(read_term(typed(shown), CONTEXT), term)


MATRICES_BY_ENTRIES = (
    "x[i]*S[i, i2]*y[i2]", "c*S[i2, i]*x[i]", "x[i]*y[i2]*c", "x[i]*KroneckerDelta(i2, i)*y[i2]",
    "S[i, i2]*S[i2, i]", "x[i]*(KroneckerDelta(i, i2) - y[i2])", "-x[i2]*(S[i, i2] - y[i])/2",
    "S[i, i2]/y[i]", "S[i2, i]/y[i]",
)  # fmt: skip


@pytest.mark.parametrize("text", MATRICES_BY_ENTRIES)
def test_a_matrix_by_entries_reads_back(text):
    term = read_term(text, CONTEXT)
    for names in (("i", "i2"), ("i2", "i")):
        shape = tensor(term, [(n, SCOPE.ranges[n]) for n in names], SCOPE)
        assert shape is not None
        assert same(read_term(f"({typed(shape)})[{', '.join(names)}]", CONTEXT), term)
