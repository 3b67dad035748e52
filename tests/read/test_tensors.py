"""Vectors and matrices in text: products, transposes, traces, norms, equations of them."""

import re

import pytest

from symcheck.kernel.text import to_text
from symcheck.prove.decide import decide
from symcheck.read.errors import ReadError
from symcheck.read.text import read_claim, read_hypothesis, read_problem, read_term
from symcheck.read.where import read_where
from symcheck.report import Verdict

WHERE = (
    "n: size; m: size; A: family(m, n); B: family(n, m); S: family(n, n); x: family(n);"
    " y: family(n); b: family(m); i: index(n); j: index(m); c: real; u: family(n, n, n);"
    " o: integer; l: natural; z: family(0..n); E_: family(n, l); v: family(l);"
    " t: family(k in 1..n, 1..k)"
)
CONTEXT = read_where(WHERE)

READS = {
    "(A @ x)[j]": "Sum(A[j, k]*x[k], (k, 1, n))",
    "(A.T @ b)[i]": "Sum(A[k, i]*b[k], (k, 1, m))",
    "(Aᵀ @ b)[i]": "Sum(A[k, i]*b[k], (k, 1, m))",
    "transpose(A)[i, j]": "A[j, i]",
    "A.T.T[j, i]": "A[j, i]",
    "x @ y": "Sum(x[k]*y[k], (k, 1, n))",
    "x.T @ y": "Sum(x[k]*y[k], (k, 1, n))",
    "dot(x, y)": "Sum(x[k]*y[k], (k, 1, n))",
    "(x @ y.T)[i, 1]": "x[i]*y[1]",
    "outer(x, b)[i, j]": "x[i]*b[j]",
    "(x.T @ S)[i]": "Sum(x[k]*S[k, i], (k, 1, n))",
    "(S @ S)[i, 1]": "Sum(S[i, k]*S[k, 1], (k, 1, n))",
    "x.T @ S @ y": "Sum(Sum(x[k1]*S[k1, k], (k1, 1, n))*y[k], (k, 1, n))",
    "trace(S)": "Sum(S[k, k], (k, 1, n))",
    "norm(x)": "sqrt(Sum(x[k]**2, (k, 1, n)))",
    "norm(A)**2": "Sum(Sum(A[k, k1]**2, (k1, 1, n)), (k, 1, m))",
    "norm(x)²": "Sum(x[k]**2, (k, 1, n))",
    "norm(x)**3": "sqrt(Sum(x[k]**2, (k, 1, n)))**3",
    "identity(n)[i, 1]": "KroneckerDelta(i, 1)",
    "diag(x)[i, 1]": "x[i]*KroneckerDelta(i, 1)",
    "hadamard(A, B.T)[j, i]": "A[j, i]*B[i, j]",
    "hadamard(x, y)[i]": "x[i]*y[i]",
    "(S @ x)[o]": "Sum(S[o, k]*x[k], (k, 1, n))",
    "(S @ S @ x)[o]": "Sum(Sum(S[o, k1]*S[k1, k], (k1, 1, n))*x[k], (k, 1, n))",
    "(identity(n) + S)[o, 2]": "KroneckerDelta(o, 2) + S[o, 2]",
    "(E_ @ v)[i]": "Sum(E_[i, k]*v[k], (k, 1, l))",
    "Sum(identity(n)[k, n], (k, 1, n))": "Sum(KroneckerDelta(k, n), (k, 1, n))",
    "identity(n + 1)[i + 1, n]": "KroneckerDelta(i + 1, n)",
    "diag(z)[0, i]": "z[0]*KroneckerDelta(0, i)",
    "(c*x - y/2)[i]": "c*x[i] - y[i]/2",
    "(-x)[i]": "-x[i]",
    "(+x)[i]": "x[i]",
    "relu(A @ x + b)[j]": "relu(Sum(A[j, k]*x[k], (k, 1, n)) + b[j])",
    "softmax(A @ x)[j]": "softmax(Sum(A[l, k]*x[k], (k, 1, n)), (l, 1, m))[j]",
    "2*(x @ y)": "2*Sum(x[k]*y[k], (k, 1, n))",
    "c*x @ y": "Sum((c*x[k])*y[k], (k, 1, n))",
}

REFUSES = {
    "A @ b": ("the sizes do not fit", "b"),
    "(A @ A)[1, 1]": ("the sizes do not fit", "A)"),
    "x @ b": ("the sizes do not fit", "b"),
    "A @ x": ("a vector is no number", "A @ x"),
    "A @ B + 1": ("a matrix is no number", "A @ B"),
    "x.T": ("a row is no number", "x.T"),
    "x*y": ("needs an index", "x"),
    "(x*y)[i]": ("a vector times a vector", "y)"),
    "(1/x)[i]": ("a vector divides nothing", "x)"),
    "(A @ x)[j, i]": ("a vector has one index, got 2", "A @ x"),
    "(A @ B)[j]": ("a matrix has two indices, got 1", "A @ B"),
    "(S + x)[i]": ("expected a matrix, got a vector", "x)"),
    "(x + x.T)[i]": ("expected a vector, got a row", "x.T)"),
    "(x + b)[i]": ("the sizes do not fit", "b)"),
    "(S @ x.T)[i]": ("a matrix @ a row", "x.T)"),
    "(c @ x)[i]": ("'@' is between vectors and matrices", "x)"),
    "trace(A)": ("the matrix is not square", "trace(A"),
    "trace(x)": ("expected a matrix, got a vector", "x)"),
    "norm(c)": ("expected a vector, got a number", "c)"),
    "diag(A)[1, 1]": ("expected a vector, got a matrix", "A)"),
    "hadamard(A, B)[1, 1]": ("the sizes do not fit", "hadamard"),
    "dot(x)": ("'dot' takes 2 arguments here", "dot"),
    "identity(c)[1, 1]": ("'c' is real, which no size can be", "c)"),
    "(S @ x)[0]": ("the index 0 is outside", "0"),
    "identity(n)[o, 1]": ("the index may be outside 1 to n", "o,"),
    "identity(3)[1, 5]": ("the index 5 is outside 1 to 3", "5"),
    "identity(n)[i, i + 1]": ("use an index of this range: 'i: index(n)'", "i + 1"),
    "relu(identity(n))[1, o]": ("use an index of this range: 'o: index(n)'", "o]"),
    "diag(z)[1, o]": ("use an index of this range: 'o: index(0..n)'", "o]"),
    "(identity(n) @ x)[n + 1]": ("may be outside 1 to n", "n + 1"),
    "(2*identity(n)/c)[2, 1]": ("may be outside 1 to n", "2, 1]"),
    "(-identity(n)).T[o, 1]": ("may be outside 1 to n", "o,"),
    "hadamard(identity(n), identity(n))[o, o]": ("may be outside 1 to n", "o,"),
    "Sum(identity(k)[o, 1], (k, 1, n))": ("may be outside 1 to k", "o,"),
    "(E_ @ v)[o]": ("may be outside 1 to n", "o]"),
    "(u @ x)[1]": ("'u' is neither a vector nor a matrix", "u"),
    "t.T[1, 1]": ("'t' is neither a vector nor a matrix", "t"),
}


@pytest.mark.parametrize(("text", "expected"), READS.items(), ids=READS)
def test_is_read_as_indices(text, expected):
    assert read_term(text, CONTEXT) == read_term(expected, CONTEXT)


@pytest.mark.parametrize(
    ("text", "wrong", "part"), [(k, *v) for k, v in REFUSES.items()], ids=REFUSES
)
def test_refuses(text, wrong, part):
    with pytest.raises(ReadError, match=re.escape(wrong)) as caught:
        read_term(text, CONTEXT)
    assert text[caught.value.column - 1 :].startswith(part)


PROVES = {
    "(A @ B).T = B.T @ A.T": (),
    "A @ (B @ A) = (A @ B) @ A": (),
    "S @ (x + y) = S @ x + S @ y": (),
    "identity(n) @ x = x": (),
    "S @ identity(n) = S": (),
    "diag(x) @ y = hadamard(x, y)": (),
    "trace(A @ B) = trace(B @ A)": (),
    "trace(x @ x.T) = norm(x)**2": (),
    "trace(A.T @ A) = norm(A)**2": (),
    "x @ (S @ y) = (S.T @ x) @ y": (),
    "norm(x - y)**2 = norm(x)**2 - 2*(x @ y) + norm(y)**2": (),
    "Abs(x @ y) <= norm(x)*norm(y)": (),
    "Derivative(x @ S @ x, x[i]) = ((S + S.T) @ x)[i]": (),
    "Derivative(norm(A @ x - b)**2/2, x[i]) = (A.T @ (A @ x - b))[i]": (),
    "x[i] = y[i]": ("x = y",),
}

REFUTES = {
    "S = S.T": (),
    "x @ (S @ y) = y @ (S @ x)": (),
    "trace(S @ S) = trace(S)**2": (),
    "diag(x) @ diag(y) = outer(x, y)": (),
}


@pytest.mark.parametrize(("text", "given"), PROVES.items(), ids=PROVES)
def test_proves(text, given):
    assert decide(read_problem(text, given, WHERE)).verdict is Verdict.PROVED


@pytest.mark.parametrize(("text", "given"), REFUTES.items(), ids=REFUTES)
def test_refutes(text, given):
    assert decide(read_problem(text, given, WHERE)).verdict is Verdict.REFUTED


def test_an_equation_of_vectors_is_claimed_at_an_index():
    claim = read_problem("S @ x = y", (), "n: size; S: family(n, n); x: family(n); y: family(n)")
    assert claim.context.variables[-1][0] == "i"
    assert to_text(claim.terms[1]) == "y[i]"


def test_the_index_has_a_name_that_is_free():
    claim = read_problem("i*x = x + i*x - x", (), "n: size; x: family(n); i: real; j: real")
    assert to_text(claim.terms[0]) == "i*x[k]"


def test_no_hypothesis_speaks_of_the_index():
    where = "n, k: size; x: family(n); y: family(n)"
    claim = read_problem("x = y", ["i = 1", "j + k > x[1] for q in 1..n"], where)
    assert [*claim.context.sorts][-3:] == ["l", "i", "j"]
    assert [to_text(term) for term in claim.terms] == ["x[l]", "y[l]"]
    with pytest.raises(ReadError, match="'i' is used as an index, but is not declared"):
        read_problem("x = y", ["x[i] = y[i]"], where)


def test_an_equation_of_matrices_is_given_at_all_indices():
    prop = read_hypothesis("A @ B = identity(m)", CONTEXT)
    assert prop.head == prop.args[2].head == "all"


def test_a_chain_of_vectors_is_given_link_by_link():
    prop = read_hypothesis("x = y = 2*x", CONTEXT)
    assert prop.args[2].head == "and"


def test_where_names_are_settled_an_equation_of_vectors_needs_an_entry():
    with pytest.raises(ReadError, match="an equation of vectors"):
        read_claim("x = y", CONTEXT)


@pytest.mark.parametrize("text", ["x = b", "x = S", "x = x.T"])
def test_what_is_equated_has_one_shape(text):
    with pytest.raises(ReadError, match=r"do not fit|expected a vector"):
        read_hypothesis(text, CONTEXT)
