"""Matrix notation: what is recognised, and what is nearly so."""

import pytest

from symcheck.kernel.claim import relation
from symcheck.kernel.term import at, var
from symcheck.read.text import read_hypothesis, read_problem
from symcheck.read.where import read_where
from symcheck.render.claims import sentence
from symcheck.render.latex import latex
from symcheck.render.matrices.claims import claim_in_matrices, hypothesis_in_matrices
from symcheck.render.matrices.scope import Scope
from symcheck.render.messages import stated
from symcheck.render.pretty import pretty

WHERE = (
    "n: size; m: size; l: natural; A: family(m, n); B: family(n, m); S: family(n, n);"
    " x: family(n); y: family(n); b: family(m); i, i2: index(n); j: index(m); c: real;"
    " u: family(l, n, n); p: permutation(n); z: family(0..n)"
)
CONTEXT = read_where(WHERE)

#: Claims by entries, and what is shown.
SHOWS = {
    "a matrix and a vector": ("Sum(A[j, k]*x[k], (k, 1, n)) = b[j]", "A x = b"),
    "a transpose": ("Sum(A[k, i]*b[k], (k, 1, m)) = x[i]", "Aᵀ b = x"),
    "an affine map": ("Sum(A[j, k]*x[k], (k, 1, n)) - b[j] = 0", "A x − b = 0"),
    "two matrices": ("Sum(S[i, k]*S[k, i2], (k, 1, n)) = S[i, i2]", "S S = S"),
    "an inverse": ("Sum(S[i, k]*S[k, i2], (k, 1, n)) = KroneckerDelta(i, i2)", "S S = I"),
    "a factor at the open end": ("Sum(x[k]*S[k, i]*y[i], (k, 1, n)) = x[i]", "y ⊙ (Sᵀ x) = x"),
    "three matrices in one sum": (
        "Sum(A[j, k]*Sum(S[k, q]*x[q], (q, 1, n)), (k, 1, n)) = b[j]", "A (S x) = b",
    ),
    "sums nested": ("Sum(Sum(A[j, k]*S[k, q]*x[q], (q, 1, n)), (k, 1, n)) = b[j]", "A S x = b"),
    "sums swapped": ("Sum(Sum(A[j, k]*S[k, q]*x[q], (k, 1, n)), (q, 1, n)) = b[j]", "A S x = b"),
    "an inner product": ("Sum(x[k]*y[k], (k, 1, n)) = 0", "xᵀ y = 0"),
    "a squared norm": ("Sum(x[k]**2, (k, 1, n)) >= 0", "‖x‖² ≥ 0"),
    "a norm": ("sqrt(Sum((x[k] - y[k])**2, (k, 1, n))) >= 0", "‖x − y‖ ≥ 0"),
    "Frobenius's norm": ("Sum(Sum(A[q, k]**2, (k, 1, n)), (q, 1, m)) >= 0", "‖A‖_F² ≥ 0"),
    "a trace": ("Sum(S[k, k], (k, 1, n)) = c", "tr(S) = c"),
    "a trace of a product": (
        "Sum(Sum(A[q, k]*B[k, q], (k, 1, n)), (q, 1, m)) = c", "tr(A B) = c",
    ),
    "a quadratic form": (
        "Sum(Sum(x[k]*S[k, q]*x[q], (q, 1, n)), (k, 1, n)) >= 0", "xᵀ S x ≥ 0",
    ),
    "a quadratic form of a diagonal matrix": (
        "Sum((x[k] - y[k])*x[k]**2, (k, 1, n)) >= 0", "xᵀ diag(x − y) x ≥ 0",
    ),
    "a diagonal matrix between": (
        "Sum(S[i, k]*y[k]*S[i2, k], (k, 1, n)) = S[i, i2]", "S diag(y) Sᵀ = S",
    ),
    "a diagonal matrix less an outer product": (
        "Sum(Sum(y[k]*(x[k]*(KroneckerDelta(k, q) - x[q]))*y[q], (q, 1, n)), (k, 1, n)) >= 0",
        "yᵀ (diag(x) − x xᵀ) y ≥ 0",
    ),
    "a Hadamard product": (
        "Sum(S[i, k]*x[k], (k, 1, n)) = x[i]*y[i]", "S x = x ⊙ y",
    ),
    "a multiple": ("2*Sum(S[i, k]*x[k], (k, 1, n))/c = x[i]", "2·S x/c = x"),
    "a layer with an activation": (
        "tanh(Sum(A[j, k]*x[k], (k, 1, n)) + b[j]) = b[j]", "tanh(A x + b) = b",
    ),
    "softmax of a product": (
        "softmax(Sum(A[q, k]*x[k], (k, 1, n)), (q, 1, m))[j] = b[j]", "softmax(A x) = b",
    ),
    "a layer of a network": (
        "Sum(u[l + 1, i, k]*x[k], (k, 1, n)) = y[i]", "uₗ₊₁ x = y",
    ),
    "a gradient": (
        "Derivative(Sum(Sum(x[k]*S[k, q]*x[q], (q, 1, n)), (k, 1, n)), x[i]) = y[i]",
        "∇ₓ (xᵀ S x) = y",
    ),
    "a gradient by a matrix": (
        "Derivative(Sum(Sum(S[k, q]**2, (q, 1, n)), (k, 1, n)), S[i, i2]) = 2*S[i, i2]",
        "∇_S ‖S‖_F² = 2·S",
    ),
    "a Jacobian": ("Derivative(softmax(x)[i], x[i2]) = S[i, i2]", "∂/∂x softmax(x) = S"),
    "a transposed Jacobian": (
        "Derivative(softmax(x)[i2], x[i]) = S[i, i2]", "(∂/∂x softmax(x))ᵀ = S",
    ),
    "a Hessian": (
        "Derivative(Sum(x[k]**2, (k, 1, n)), x[i], x[i2]) = 2*KroneckerDelta(i, i2)",
        "∇²ₓ ‖x‖² = 2·I",
    ),
    "an entry, where a bound is no equation": (
        "Sum(S[i, k]*x[k], (k, 1, n)) + y[i] <= c", "(S x + y)ᵢ ≤ c",
    ),
    "an entry at a permutation's index": (
        "Sum(S[p[i], k]*x[k], (k, 1, n)) <= c", "(S x)[pᵢ] ≤ c",
    ),
    "where a product is greatest": (
        "argmax(softmax(A @ x)) = argmax(A @ x)", "argmax(softmax(A x)) = argmax(A x)",
    ),
    "Newton's step": (
        "x[i] - Sum(S[i, k]*x[k], (k, 1, n))/y[i] = x[i]", "x − diag(y)⁻¹ (S x) = x",
    ),
    "one entry of Newton's step": (
        "x[i] - Sum(S[i, k]*x[k], (k, 1, n))/y[i] <= 0", "xᵢ − (S x)ᵢ/yᵢ ≤ 0",
    ),
    "a row": ("Sum(x[k]*S[k, i], (k, 1, n)) <= c", "(xᵀ S)ᵢ ≤ c"),
    "a factor without the index": ("Sum(c*S[i, k]*x[k], (k, 1, n)) = y[i]", "c·S x = y"),
}  # fmt: skip

#: What is nearly a claim of matrices stays by entries, in that part or altogether.
NEAR_MISSES = {
    "another range of the sum": "Sum(S[i, k]*x[k], (k, 1, m)) = y[i]",
    "a range that ends before": "Sum(S[i, k]*x[k], (k, 1, n - 1)) = y[i]",
    "a range that begins later": "Sum(S[i, k]*x[k], (k, 2, n)) = y[i]",
    "a family that begins at 0": "Sum(x[k]*z[k], (k, 1, n)) = 0",
    "a range up to the index": "Sum(S[i, k]*x[k], (k, 1, i)) = y[i]",
    "a sum of one vector": "Sum(x[k], (k, 1, n)) = 0",
    "a sum over a matrix": "Sum(Sum(S[k, q], (q, 1, n)), (k, 1, n)) = 0",
    "the bound index as a number": "Sum(k*S[i, k]*x[k], (k, 1, n)) = y[i]",
    "three vectors": "Sum(x[k]*y[k]*x[p[k]], (k, 1, n)) = 0",
    "a permuted index": "Sum(x[p[k]]*y[k], (k, 1, n)) = 0",
    "a quotient of entries": "Sum(x[k]/y[k], (k, 1, n)) = 0",
    "a shifted index": "Sum(z[k - 1]*x[k], (k, 1, n)) = 0",
    "a function of all entries inside": "Sum(x[k]*log(Sum(y[q], (q, 1, n))), (k, 1, n)) = 0",
    "a diagonal as a vector": "Sum(S[k, k]*x[k], (k, 1, n)) = 0",
    "a vector's entries": "x[i] = y[i]",
    "a derivative of what depends on its index": "Derivative(x[i]*y[i2], x[i2]) = S[i, i2]",
    "a Hadamard product alone": "x[i]*y[i] = y[i]*x[i]",
    "a norm beside a sum": "Sum(x[k]**2, (k, 1, n)) = Sum(x[k], (k, 1, n))**2",
    "an inner product beside a sum": "Sum(x[k]*y[k], (k, 1, n)) = Sum(x[k], (k, 1, n))",
    "a product of functions alone": "Sum(y[k]*log(softmax(x)[k]), (k, 1, n)) <= 0",
}

#: Where an index cannot be left out the equation is one of entries.
ENTRIES = {
    "of which a hypothesis speaks": (
        "Sum(S[i, k]*x[k], (k, 1, n)) = y[i]", ("x[i] > 0",), "(S x)ᵢ = yᵢ",
    ),
    "on which a range depends": (
        "Sum(S[i, k]*x[k], (k, 1, n)) = q*y[i]", ("q index(i)",), "(S x)ᵢ = q·yᵢ",
    ),
    "that is a number, too": (
        "Sum(S[i, k]*x[k], (k, 1, n)) = i*y[i]", (), "(S x)ᵢ = i·yᵢ",
    ),
    "that is missing on one side": ("Sum(S[i, k]*x[k], (k, 1, n)) = c", (), "(S x)ᵢ = c"),
    "on which a softmax depends": (
        "softmax(x[k]*y[i], (k, 1, n))[i] = Sum(S[i, k]*x[k], (k, 1, n))", (),
        "softmaxₖ₌₁ⁿ(xₖ·yᵢ)ᵢ = (S x)ᵢ",
    ),
    "of another range than its partner": (
        "Sum(A[j, k]*S[k, i], (k, 1, n)) = KroneckerDelta(j, i)", (), "(A S)ⱼᵢ = δⱼᵢ",
    ),
    "that stands for another one": (
        "Sum(S[i2, k]*x[k], (k, 1, n)) = y[i]", (), "(S x)[i2] = yᵢ",
    ),
}  # fmt: skip

HYPOTHESES = {
    "an inverse": (
        "Sum(S[a, k]*S[k, q], (k, 1, n)) = KroneckerDelta(a, q) for a in 1..n for q in 1..n",
        "S S = I",
    ),
    "orthogonal columns": (
        "Sum(S[k, a]*S[k, q], (k, 1, n)) = KroneckerDelta(a, q) for a in 1..n for q in 1..n",
        "Sᵀ S = I",
    ),
    "a linear system": ("Sum(A[q, k]*x[k], (k, 1, n)) = b[q] for q in 1..m", "A x = b"),
    "a part of a linear system": (
        "Sum(A[q, k]*x[k], (k, 1, n)) = b[q] for q in 2..m", None,
    ),
    "an index that nothing has": (
        "Sum(A[q, k]*x[k], (k, 1, n)) = b[q] for q in 1..m for a in 1..l",
        "(A x)[q] = b[q] for a = 1, …, l for q = 1, …, m",
    ),
    "rows that differ in one range": (
        "Sum(S[a, k]*S[k, q], (k, 1, n)) = KroneckerDelta(a, q) for a in 1..n for q in 1..m", None,
    ),
    "positive entries": ("x[k] > 0 for k in 1..n", None),
    "a symmetric matrix": ("S[a, q] = S[q, a] for a in 1..n for q in 1..n", "S = Sᵀ"),
    "a bound of a product": (
        "Sum(A[q, k]*x[k], (k, 1, n)) <= b[q] for q in 1..m", "(A x)[q] ≤ b[q] for q = 1, …, m",
    ),
}  # fmt: skip


def shown(text, hypotheses=()):
    claim = claim_in_matrices(read_problem(text, hypotheses, WHERE))
    return None if claim is None else stated(claim)


@pytest.mark.parametrize(("text", "expected"), SHOWS.values(), ids=SHOWS)
def test_shows(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES.values(), ids=NEAR_MISSES)
def test_leaves_entries(text):
    assert shown(text) is None


@pytest.mark.parametrize(("text", "hypotheses", "expected"), ENTRIES.values(), ids=ENTRIES)
def test_keeps_an_index(text, hypotheses, expected):
    assert shown(text, hypotheses) == expected


@pytest.mark.parametrize(("text", "expected"), HYPOTHESES.values(), ids=HYPOTHESES)
def test_hypotheses(text, expected):
    prop = hypothesis_in_matrices(read_hypothesis(text, CONTEXT), CONTEXT)
    said = None if prop is None else stated(relation(CONTEXT, prop)) if prop.head == "rel" else prop
    assert said == expected or (prop is not None and pretty(prop) == expected)


def test_the_order_of_two_indices_is_a_transpose():
    one = "Sum(S[i, k]*S[k, i2], (k, 1, n)) = KroneckerDelta(i, i2)"
    assert shown(one.replace("S[k, i2]", "S[i2, k]")) == "S Sᵀ = I"
    assert shown(one.replace("S[i, k]", "S[k, i]")) == "Sᵀ S = I"


def test_a_name_of_the_identity_is_left_to_the_author():
    where = WHERE.replace("S:", "I:")
    text = "Sum(I[i, k]*I[k, i2], (k, 1, n)) = KroneckerDelta(i, i2)"
    claim = claim_in_matrices(read_problem(text, (), where))
    assert claim is not None
    assert stated(claim) == "(I I)[i, i2] = δ[i, i2]"


def test_an_empty_range_keeps_what_may_be_undefined():
    where = "n: natural; S: family(n, n); x: family(n); c: real; i: index(n)"
    text = "Sum(1/c*(S[i, k]*x[k]), (k, 1, n)) <= 0"
    assert claim_in_matrices(read_problem(text, (), where)) is None
    claim = claim_in_matrices(read_problem(text, (), where.replace("natural", "size")))
    assert claim is not None
    assert stated(claim) == "(1/c·S x)ᵢ ≤ 0"


LATEX = {
    "a product": ("Sum(A[j, k]*x[k], (k, 1, n)) = b[j]", "A x = b"),
    "a quadratic form": (
        "Sum(Sum(x[k]*S[k, q]*x[q], (q, 1, n)), (k, 1, n)) >= 0", r"x^{\top} S x \ge 0",
    ),
    "a norm": ("Sum(x[k]**2, (k, 1, n)) >= 0", r"\lVert x \rVert^{2} \ge 0"),
    "Frobenius's norm": (
        "sqrt(Sum(Sum(A[q, k]**2, (k, 1, n)), (q, 1, m))) >= 0", r"\lVert A \rVert_{F} \ge 0",
    ),
    "a gradient": (
        "Derivative(Sum(x[k]**2, (k, 1, n)), x[i]) = 2*x[i]",
        r"\nabla_{x} \lVert x \rVert^{2} = 2 x",
    ),
    "a Hadamard product": ("Sum(S[i, k]*x[k], (k, 1, n)) = x[i]*y[i]", r"S x = x \odot y"),
    "an entry": ("Sum(S[i, k]*x[k], (k, 1, n)) <= c", "(S x)_{i} \\le c"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LATEX.values(), ids=LATEX)
def test_latex(text, expected):
    claim = claim_in_matrices(read_problem(text, (), WHERE))
    assert claim is not None
    assert latex(claim.links[0]) == expected


@pytest.mark.parametrize("text", [t for t, _ in SHOWS.values()], ids=SHOWS)
def test_boxes_have_straight_sides(text):
    claim = claim_in_matrices(read_problem(text, (), WHERE))
    assert claim is not None
    assert all(pretty(p) for p in sentence(claim)[0].terms)


def test_a_permuted_index_is_in_the_range_of_the_permutation_only():
    scope = Scope.of(CONTEXT)
    assert scope.range_of(at("p", var("i"))) == scope.ranges["i"]
    assert scope.range_of(at("p", var("j"))) is None
    assert scope.range_of(at("x", var("i"))) is None
