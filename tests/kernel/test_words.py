"""Words that are no names, brackets, derivatives: more canonical texts, written by hand."""

import pytest

from symcheck.kernel import term as t
from symcheck.kernel import writing
from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    Context,
    Definition,
    Exists,
    Extremum,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    Sort,
    family,
    permutation,
)
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.term import ONE, TRUE, TWO, ZERO, at, num, var
from symcheck.kernel.text import claim_text, context_text, definition_text, sort_text
from symcheck.kernel.writing import RESERVED, to_text

X, Y, A, B, C, N, K, I, J = map(var, "xyabcnkij")
V = at("v", K)

SYMBOLS = "softmax natpow intpow realpow Σ Π ∑ ∏ σ"
WORDS = {
    "constants": ("CONSTANTS", "e E pi π GoldenRatio True False true false"),
    "infinities": ("INFINITIES", "oo inf nan zoo infinity Infinity NaN"),
    "keywords": ("KEYWORDS", "and or not for in"),
    "operators": (
        "OPERATORS",
        f"ln Sum Product Derivative Subs Piecewise KroneckerDelta Update Lambda Limit {SYMBOLS}",
    ),
    "functions": ("FUNCTION_HEADS", " ".join(FUNCTIONS)),
}


@pytest.mark.parametrize(("name", "wanted"), WORDS.values(), ids=WORDS)
def test_words_that_are_no_names(name, wanted):
    words = set(wanted.split())
    assert getattr(writing, name) == words
    assert words | {"Abs", "Max", "Min"} <= RESERVED
    assert not {"x", "k", "pi1", "e_"} & RESERVED


@pytest.mark.parametrize("name", ["e", "oo", "for", "Sum", "softmax", "sin", "Max", "atan2", "σ"])
def test_a_bound_variable_has_a_name_that_reads_back(name):
    assert to_text(t.sum_(name, ONE, N, var(name))) == f"Sum({name}_, ({name}_, 1, n))"


def below(name, *free):
    """Return a sum over a name, in whose body the other names are free."""
    return t.substitute(
        t.sum_(name, ONE, N, t.mul(var(name), *[var(f"free{i}") for i in range(len(free))])),
        {f"free{i}": var(f) for i, f in enumerate(free)},
    )


UNNAMED = t.sum_("j", ONE, N, J).core
TEXTS = {
    "a taken name": (below("k", "k"), "Sum(k1*k, (k1, 1, n))"),
    "a name taken twice": (below("k", "k", "k1"), "Sum(k2*k*k1, (k2, 1, n))"),
    "a taken word": (below("e", "e_"), "Sum(e_1*e_, (e_1, 1, n))"),
    "no name": (UNNAMED, "Sum(k, (k, 1, n))"),
    "no name of a derivative": (
        t.diff(t.mul(J, N), "j", ZERO).core, "Subs(Derivative(t*n, t), t, 0)",
    ),
    "a product over a range": (t.prod_("k", ONE, N, V), "Product(v[k], (k, 1, n))"),
    "a minimum over a range": (t.bigmin("k", ONE, N, V), "Min(v[k], (k, 1, n))"),
    "a minimum": (t.fn("min", A, B), "Min(a, b)"),
    "pi": (t.PI, "pi"),
    "a call": (t.call("f", t.fam("v"), A), "f(v, a)"),
    "a call of nothing": (t.call("f"), "f()"),
    "a family": (t.lam("k", t.add(K, A)), "Lambda(k, k + a)"),
    "entries": (at("w", I, t.add(J, ONE)), "w[i, j + 1]"),
    "an updated matrix": (t.upd("w", (I, J), X, (K, I)), "Update(w, i, j, x)[k, i]"),
    "a negative first": (t.add(t.neg(A), B), "-a + b"),
    "a sum first": (t.add(t.add(A, B), C), "(a + b) + c"),
    "a sum later": (t.add(C, t.add(A, B)), "c + (a + b)"),
    "minus a sum": (t.neg(t.add(A, B)), "-(a + b)"),
    "minus minus": (t.neg(t.neg(A)), "-(-a)"),
    "less a sum": (t.add(C, t.neg(t.add(A, B))), "c - (a + b)"),
    "times minus": (t.mul(A, t.neg(B)), "a*(-b)"),
    "times a sum": (t.mul(t.add(A, B), t.add(B, C)), "(a + b)*(b + c)"),
    "a sum over a sum": (t.div(t.add(A, B), t.add(B, C)), "(a + b)/(b + c)"),
    "over a fraction": (t.div(A, t.div(B, C)), "a/(b/c)"),
    "a product over": (t.div(t.mul(A, B), C), "a*b/c"),
    "over a power": (t.div(A, t.npow(B, TWO)), "a/b**2"),
    "a product of powers": (t.mul(t.npow(A, TWO), t.npow(B, TWO)), "a**2*b**2"),
    "a power of a sum": (t.npow(t.add(A, B), TWO), "(a + b)**2"),
    "a power of a power above": (t.rpow(A, t.rpow(B, C)), "a**b**c"),
    "a product above": (t.rpow(A, t.mul(B, C)), "a**(b*c)"),
    "a power of one that is named": (t.npow(t.rpow(A, TWO), num(3)), "realpow(a, 2)**3"),
    "a real power with a negative exponent": (t.rpow(A, t.neg(ONE)), "realpow(a, -1)"),
    "a natural power with an exponent that is none": (
        t.npow(A, t.neg(ONE)), "natpow(a, -1)",
    ),
    "an integer power with a real exponent": (
        t.ipow(A, t.div(ONE, TWO)), "intpow(a, 1/2)",
    ),
    "an integer power": (t.ipow(A, K), "a**k"),
    "a sum in a sum": (t.sum_("k", t.add(A, ONE), t.neg(A), K), "Sum(k, (k, a + 1, -a))"),
    "cases for all": (
        t.piecewise((X, t.forall("k", ONE, N, t.lt(ZERO, V))), (ZERO, TRUE)),
        "Piecewise((x, (0 < v[k] for k in 1..n)), (0, True))",
    ),
    "a third derivative": (
        t.diff(t.diff(t.diff(t.fn("sin", X), "x", X), "x", X), "x", X), "Derivative(sin(x), x, 3)",
    ),
    "a mixed derivative": (
        t.diff(t.diff(t.mul(X, Y), "x", X), "y", Y), "Derivative(Derivative(x*y, x), y)",
    ),
    "a second derivative at a point": (
        t.diff(t.diff(t.fn("sin", X), "x", X), "x", ZERO),
        "Subs(Derivative(Derivative(sin(x), x), x), x, 0)",
    ),
    "a derivative of one at a point": (
        t.diff(t.diff(t.fn("sin", t.mul(X, Y)), "x", ZERO), "y", Y),
        "Derivative(Subs(Derivative(sin(x*y), x), x, 0), y)",
    ),
    "a derivative at a word": (
        t.diff(t.fn("sin", X), "x", var("pi")), "Subs(Derivative(sin(x), x), x, pi)",
    ),
    "a second derivative by an entry": (
        diff_entry(diff_entry(t.npow(V, num(3)), "v", (K,)), "v", (K,)),
        "Derivative(Derivative(v[k]**3, v[k]), v[k])",
    ),
    "or in or": (
        t.disj(t.disj(t.lt(X, Y), t.lt(Y, A)), t.eq(A, B)), "(x < y or y < a) or a = b",
    ),
    "and in and": (
        t.conj(t.conj(t.lt(X, Y), t.lt(Y, A)), t.eq(A, B)), "(x < y and y < a) and a = b",
    ),
    "and in or": (
        t.disj(t.conj(t.lt(X, Y), t.lt(Y, A)), t.eq(A, B)), "x < y and y < a or a = b",
    ),
    "not not": (t.Term("not", (t.Term("not", (t.lt(X, Y),)),)), "not not x < y"),
    "not or": (t.Term("not", (t.disj(t.lt(X, Y), TRUE),)), "not (x < y or True)"),
    "sums in a relation": (t.le(t.add(A, B), t.neg(A)), "a + b <= -a"),
    "for all of or": (
        t.forall("k", A, t.add(A, ONE), t.disj(t.lt(V, K), TRUE)),
        "(v[k] < k or True) for k in a..a + 1",
    ),
    "for all for all": (
        t.forall("j", ONE, N, t.forall("k", ONE, N, t.lt(K, J))),
        "(k < j for k in 1..n) for j in 1..n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("term", "text"), TEXTS.values(), ids=TEXTS)
def test_text_of_a_term(term, text):
    assert to_text(term) == text
    assert to_text(term) == text


def test_terms_share_their_parts_texts():
    shared = t.fn("sin", t.add(X, Y))
    assert to_text(t.mul(shared, t.neg(shared))) == "sin(x + y)*(-sin(x + y))"
    assert shared.text == "sin(x + y)"


# ── declarations and claims ──────────────────────────────────────────────────────

TRIANGLE = (ONE, t.lam("k", K))
SORTS = {
    "real": REAL,
    "family(n, 0..n)": family(N, (ZERO, N)),
    "permutation(n)": permutation(N),
    "family(i in 1..n, 1..i)": Sort("family", ((ONE, N), TRIANGLE)),
    "family(i in 1..n, j in 1..i, 1..j)": Sort(
        "family", ((ONE, N), TRIANGLE, (ONE, t.lam("k", t.lam("l", var("l")))))
    ),
    "family(i in 1..n, j in 1..i, i..n)": Sort(
        "family", ((ONE, N), TRIANGLE, (t.lam("k", t.lam("l", K)), N))
    ),
    "family(i1_ in 1..i, 1..i1_)": Sort("family", ((ONE, I), TRIANGLE)),
    "family(i in 0..n, i..n)": Sort("family", ((ZERO, N), (t.lam("k", K), N))),
}


@pytest.mark.parametrize(("text", "sort"), SORTS.items(), ids=SORTS)
def test_text_of_a_sort(text, sort):
    assert sort_text(sort) == text


def test_text_of_a_context():
    positive = t.lt(ZERO, X)
    assert context_text(Context((("x", REAL),))) == "x: real"
    assert context_text(Context((), (t.lt(ZERO, ONE), TRUE))) == "given 0 < 1, True"
    assert context_text(Context((("x", REAL),), (positive,))) == "x: real given 0 < x"


def test_text_of_a_definition():
    given = (("m", NATURAL), ("x", REAL))
    power = Definition("p", given, None, "m", ONE, t.mul(X, t.call("p", var("m"), X)))
    assert definition_text(power) == "p(0, x) := 1; p(m + 1, x) := x*p(m, x)"
    assert definition_text(Definition("c", (), TWO)) == "c() := 2"


ONLY = Context((("x", REAL),))
FALLS = t.div(ONE, X)
CLAIMS = {
    "1/x -> -oo as x -> 0-": Limit(Context(), FALLS, "x", ZERO, "-oo", "-"),
    "1/x -> 0 as x -> 2": Limit(Context(), FALLS, "x", TWO, ZERO),
    "x <= 1; attained at x = 1": Extremum(ONLY, t.le(X, ONE), (("x", ONE),)),
    "x <= 1": Extremum(ONLY, t.le(X, ONE)),
    "there are y: real such that y = x": Exists(ONLY, (("y", REAL),), t.eq(Y, X)),
    "x = y with y = x": Reparameterisation(ONLY, X, Y, (("y", REAL),), (("y", X),)),
    "Derivative(Abs(t), t) does not exist at t = x": NotDifferentiable(
        ONLY, t.fn("abs", var("t")), "t", X
    ),
}


@pytest.mark.parametrize(("text", "claim"), CLAIMS.items(), ids=CLAIMS)
def test_text_of_a_claim(text, claim):
    assert claim_text(claim) == text


def test_a_chain_without_its_relations_has_no_text():
    with pytest.raises(ValueError, match="zip"):
        claim_text(Relation(ONLY, (X, X, X), ("=",)))


def test_a_power_as_a_base_has_brackets():
    inverse, real = t.ipow(var("x"), t.neg(ONE)), t.rpow(var("x"), var("y"))
    assert to_text(t.npow(inverse, TWO)) == "(x**(-1))**2"
    assert to_text(t.rpow(real, var("z"))) == "(x**y)**z"


def test_a_slope_at_a_number_is_no_second_slope():
    slope = t.diff(t.npow(var("x"), TWO), "x", num(3))
    text = "Derivative(Subs(Derivative(x**2, x), x, 3), x)"
    assert to_text(t.diff(slope, "x", var("x"))) == text


def test_no_name_is_a_function():
    spellings = {function.spelling for function in FUNCTIONS.values()}
    assert {"sin", "Max", "Abs", *spellings, *FUNCTIONS} <= writing.RESERVED
