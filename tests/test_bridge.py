"""SymPy ↔ terms: what is converted, what is refused, and that nothing is lost on the way."""

import pickle
import re
from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from sympy import (
    Abs,
    Derivative,
    Eq,
    GoldenRatio,
    I,
    KroneckerDelta,
    Lambda,
    Max,
    Min,
    Piecewise,
    Product,
    Rational,
    Subs,
    Sum,
    Symbol,
    UnevaluatedExpr,
    exp,
    oo,
    sin,
    sqrt,
    zoo,
)

from symcheck.bridge import (
    BridgeError,
    bigmax,
    bigmin,
    context_of,
    cube_root,
    family,
    index,
    integer,
    natural,
    positive,
    real,
    relu,
    sigmoid,
    size,
    softmax,
    softplus,
    to_sympy,
    to_term,
)
from symcheck.kernel import term as t
from symcheck.kernel.claim import NATURAL, REAL, Context, Definition
from symcheck.kernel.claim import family as family_sort
from symcheck.kernel.text import context_text, to_text
from symcheck.read.text import read_hypothesis, read_term

x, z, c, p = real("x"), real("z"), real("c"), positive("p")
n, m, q = size("n"), natural("m"), integer("q")
i, j, k = index("i", n), index("j", 0, m), index("k", n)
y, v, w = family("y", n), family("v", n), family("w", (0, m), n)
tri = family("tri", n, lambda r: r)
s, whole, dummy = Symbol("s"), Symbol("h", integer=True), sympy.Dummy("b", positive=True)
DEFINITIONS = (
    Definition("f", (("u", REAL),), t.mul(t.var("u"), t.var("u"))),
    Definition("g", (("r", family_sort(t.num(3))),), t.at("r", t.num(1))),
)
r3 = family("r3", 3)
f, g = sympy.Function("f"), sympy.Function("g")

#: The text of the term → the expression.
ACCEPTS = {
    "1 - sigmoid(x)": 1 - sigmoid(x),
    "relu(z) + softplus(x)": softplus(x) + relu(z),
    "-x/2": -x / 2,
    "x**2/(2*z) - x/3": x**2 / (2 * z) - x / 3,
    "1/x**2": x**-2,
    "1/sqrt(x)": 1 / sqrt(x),
    "sqrt(x) + sqrt(x**2)": sqrt(x) + sqrt(x**2),
    "x**(1/3)": sympy.cbrt(x),
    "cbrt(x)": cube_root(x),
    "exp(-x)/(1 + exp(-x))": exp(-x) / (1 + exp(-x)),
    "exp(1)*pi": sympy.pi * sympy.E,
    "(1 + sqrt(5))/2": GoldenRatio,
    "p**x": p**x,
    "x**n": x**n,
    "x**q": x**q,
    "-3/4": Rational(-3, 4),
    "sin(x) + Abs(x)": sin(x) + Abs(x),
    "Max(1, x, z)": Max(x, z, 1),
    "Min(x, z)": Min(z, x),
    "x/x": sympy.Mul(x, 1 / x, evaluate=False),
    "2*3": sympy.Mul(2, 3, evaluate=False),
    "x*(1/x)": UnevaluatedExpr(x) * UnevaluatedExpr(1 / x),
    "w[j, k] + y[i]": y[i] + w[j, k],
    "tri[i, 1]": tri[i, 1],
    "Sum(y[k], (k, 1, n))": Sum(y[k], (k, 1, n)),
    "Sum(Sum(w[j, k]*y[k], (j, 0, m)), (k, 1, n))": Sum(w[j, k] * y[k], (j, 0, m), (k, 1, n)),
    "Product(y[s], (s, 1, n))": Product(y[s], (s, 1, n)),
    "Sum(s*Sum(s, (s, 1, n)), (s, 1, n))": Sum(s * Sum(s, (s, 1, n)), (s, 1, n)),
    "Max(y[s], (s, 1, n)) - Min(y[s], (s, 1, n))":
        bigmax(y[s], (s, 1, n)) - bigmin(y[s], (s, 1, n)),
    "softmax(y[k], (k, 1, n))[i]": softmax(y)[i],
    "softmax(c + y[k], (k, 1, n))[i]": softmax(y + c)[i],
    "softmax(y[s]**2, (s, 1, n))[1]": softmax(y[s] ** 2, (s, 1, n))[1],
    "KroneckerDelta(i, k)": KroneckerDelta(i, k),
    "Derivative(sigmoid(x), x)": Derivative(sigmoid(x), x),
    "Derivative(exp(x**2), x, 2)": Derivative(exp(x**2), x, 2),
    "Derivative(Sum(y[s]**2, (s, 1, n)), y[k])": Derivative(Sum(y[s] ** 2, (s, 1, n)), y[k]),
    "Derivative(softmax(y[k], (k, 1, n))[i], y[k])": Derivative(softmax(y)[i], y[k]),
    "Subs(Derivative(sin(x*z), x), x, z)": Subs(Derivative(sin(x * z), x), x, z),
    "Piecewise((1, x > 0), (0, True))": Piecewise((1, x > 0), (0, True)),
    "f(x)": f(x),
    "g(r3)": g(sympy.IndexedBase(r3.label)),
    "g(Lambda(s, s*x))": g(Lambda(s, s * x)),
}  # fmt: skip


#: What SymPy rewrites on the way back.
REWRITTEN = {"(1 + sqrt(5))/2", "x/x", "2*3", "x*(1/x)", "cbrt(x)"}


@pytest.mark.parametrize(("text", "expr"), ACCEPTS.items(), ids=ACCEPTS)
def test_accepts(text, expr):
    context = context_of([expr], DEFINITIONS)
    term = to_term(expr, context)
    assert to_text(term) == text
    assert read_term(text, context) == term
    if text not in REWRITTEN:
        assert to_term(to_sympy(term, context), context) == term


RELATIONS = {
    "x = z": Eq(x, z),
    "x != z": sympy.Ne(x, z),
    "x < z and x > 0": (x < z) & (x > 0),
    "x <= z or z >= 1": (x <= z) | (z >= 1),
}


@pytest.mark.parametrize(("text", "prop"), RELATIONS.items(), ids=RELATIONS)
def test_relations(text, prop):
    context = context_of([prop])
    term = to_term(prop, context)
    assert sorted(to_text(term).split()) == sorted(text.split())
    assert read_hypothesis(to_text(term), context) == term
    assert to_sympy(term, context) == prop


REFUSES = {
    "a Python float": (0.1, "'0.1' is a float, which is not exact: write Rational(1, 10)"),
    "a SymPy float": (x * 0.5, "is a float, which is not exact: write Rational(1, 2)"),
    "zoo": (zoo, "'zoo' is not a real number"),
    "nan": (sympy.nan, "'nan' is not a real number"),
    "an infinite sum": (Sum(2**-s, (s, 1, oo)), "'oo' is not a real number"),
    "a complex number": (I * x, "'I' is not a real number"),
    "True": (True, "'True' is a truth value, no claim: SymPy decided it"),
    "a relation that SymPy decided": (Eq(x + 1, 1 + x), "'True' is a truth value"),
    "text": ("x", "expected an expression, got the text 'x'"),
    "an object": (object(), "expected an expression, got an 'object'"),
    "a complex Python number": (1j, "is not an exact real number"),
    "a function symcheck lacks": (sympy.gamma(x), "'gamma' is not a function that symcheck knows"),
    "an undefined function": (sympy.Function("h")(x), "the function 'h' is not defined"),
    "too many arguments": (f(x, z), "'f' takes 1 arguments, got 2"),
    "a number for a family": (g(x), "expected a family of 1 indices"),
    "a family of two indices for one": (g(w), "expected a family of 1 indices, got 'w'"),
    "a family without an index": (y + 1, "the family 'y' needs an index: write y[i]"),
    "a real index": (y[x], "'x' is used as an integer, but is none"),
    "an index too few": (w[j], "'w' has 2 indices, got 1"),
    "an index out of range": (y[0], "the index 0 is out of the range of 'y'"),
    "a family without a sort": (sympy.IndexedBase("u")[i], "'u' is not a family"),
    "families of different ranges": (softmax(y + family("l", m))[i], "have different ranges"),
    "softmax of a number": (softmax(x)[i], "'x' is no family"),
    "one name, two sorts": (x + positive("x"), "two different symbols are named 'x'"),
    "one name, with and without a sort": (x + Symbol("x"), "two different symbols are named 'x'"),
    "one name, bound and free": (
        Sum(Symbol("i") * y[i], (Symbol("i"), 1, n)),
        "two different symbols are named 'i', one of them bound",
    ),
    "an assumption": (Symbol("b", positive=True), "assumes 'positive', which SymPy uses unseen"),
    "a free dummy": (sympy.Dummy("d"), "is free: use real"),
    "a reserved name": (Symbol("e"), "'e' has a meaning and cannot name a variable"),
    "a name for TeX": (Symbol("x_{1}"), "'x_{1}' is not a name that text can hold"),
    "a derivative by an integer": (Derivative(x**n, n), "'n' is an integer"),
    "a derivative of symbolic order": (Derivative(sin(x), (x, n)), "the order 'n' of a derivative"),
    "a sum to a real end": (Sum(s, (s, 1, x)), "'x' is used as an integer, but is none"),
    "values put in one by one, or at once": (Subs(Subs(x * z, x, z), z, 3), "the values of 'Subs"),
    "values that change places": (Subs(x - 2 * z, (x, z), (z, x)), "the values of 'Subs(x - 2"),
    "a bound symbol that is positive": (
        Sum(Symbol("b", positive=True), (Symbol("b", positive=True), 0, n)),
        "the bound symbol 'b' assumes 'positive'",
    ),
    "a bound dummy that is positive": (
        Sum(dummy, (dummy, 0, n)),
        "the bound symbol 'b' assumes 'positive': use a plain symbol",
    ),
    "a symbol at a point that is an integer": (
        Subs(Derivative(whole**2, whole), whole, x),
        "the bound symbol 'h' assumes 'integer'",
    ),
    "a function that is positive": (
        sympy.Function("f", positive=True)(x),
        "'f' has assumptions, which SymPy uses unseen",
    ),
    "a family that is positive": (
        sympy.IndexedBase(y.label, positive=True)[i],
        "'y' has assumptions, which SymPy uses",
    ),
    "a family of which SymPy keeps nothing": (g(Lambda(s, s)), "SymPy keeps no symbol of"),
    "a delta with a range": (KroneckerDelta(i, k, (1, 3)), "has a range: write KroneckerDelta"),
    "a bound name that is printed like another": (
        Sum(real("lam") * Symbol("lambda"), (Symbol("lambda"), 1, 3)),
        "'lambda' and 'lam' are printed alike",
    ),
    "a family named like its size": (family("n", n)[1], "two different symbols are named 'n'"),
    "too deep": (None, "the expression is nested too deep"),
}


@pytest.mark.parametrize(("expr", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(expr, reason):
    if expr is None:
        expr = x
        for _ in range(450):
            expr = sin(expr, evaluate=False)
    with pytest.raises(BridgeError, match=re.escape(reason)):
        to_term(expr, context_of([expr], DEFINITIONS))


def test_an_undeclared_symbol_and_another_sort():
    with pytest.raises(BridgeError, match="'x' is not declared"):
        to_term(x, Context())
    with pytest.raises(BridgeError, match="'x' is declared with another sort: it is positive"):
        to_term(x, context_of([positive("x")]))
    with pytest.raises(BridgeError, match="'n' is declared with another sort"):
        to_term(i, Context((("n", NATURAL),)))


# ── symbols ──────────────────────────────────────────────────────────────────────


def test_symbols_assume_nothing():
    assert sqrt(x**2) != x
    assert sqrt(p**2) != p
    assert x.is_real is None
    assert n.is_integer is None


def test_symbols_are_the_same_by_name_and_sort():
    assert real("x") == x
    assert index("i", n) == i
    assert index("i", m) != i
    assert hash(real("x")) == hash(x)
    assert positive("x") != x
    assert index("l", index("k", 3)) != index("l", index("k", n))
    assert Subs(Derivative(s**2, s), s, x) != Subs(Derivative(s**2, s), s, positive("x"))
    assert Symbol("x") != x


@pytest.mark.parametrize("expr", [x, i, y[i] + x, softmax(y + c)[i], Sum(w[j, k], (j, 0, m))])
def test_symbols_pickle(expr):
    assert pickle.loads(pickle.dumps(expr)) == expr  # noqa: S301 — our own


def test_a_bound_symbol_may_have_any_name():
    odd = Symbol("x_{1}")
    assert to_text(to_term(Sum(odd, (odd, 1, 3)), Context())) == "Sum(k, (k, 1, 3))"


def test_sizes_are_declared_before_what_ranges_over_them():
    context = context_of([w[j, k] + x, x < z])
    assert context_text(context) == (
        "m: natural; n: size; w: family(0..m, n); j: index(0..m); k: index(n); x: real; z: real"
    )
    assert (
        context_text(context_of([tri[i, 1]]))
        == "n: size; tri: family(i in 1..n, 1..i); i: index(n)"
    )


def test_a_real_symbol_of_sympy_is_real():
    assert context_of([Symbol("a") + Symbol("b", real=True)]).sorts == {"a": REAL, "b": REAL}


MAKERS = {
    "a reserved name": (lambda: real("pi"), "'pi' has a meaning"),
    "an index without a range": (lambda: index("i"), "an index has one range"),
    "a family without a range": (lambda: family("y"), "a family needs a range"),
    "a real end": (lambda: index("i", x), "'x' cannot be an end of a range"),
    "a plain symbol as an end": (lambda: family("y", Symbol("n")), 'use size("n")'),
    "a size of two sorts": (
        lambda: family("w", n, natural("n")),
        "two different symbols are named 'n'",
    ),
    "a name that is another way to write one": (lambda: real("yₖ"), "'yₖ' is not a name"),
    "half an end": (lambda: index("i", n / 2), "an end is an integer"),
    "a max of nothing": (lambda: bigmax(y[s]), "expected a range"),
}


@pytest.mark.parametrize(("make", "reason"), MAKERS.values(), ids=MAKERS)
def test_makers_refuse(make, reason):
    with pytest.raises(BridgeError, match=re.escape(reason)):
        make()


def test_an_exact_python_number():
    assert to_term(Fraction(1, 3), Context()) == t.div(t.num(1), t.num(3))
    assert to_term(2, Context()) == t.num(2)


def test_sympy_cannot_say_everything():
    with pytest.raises(BridgeError, match="SymPy has no way to write 'all'"):
        to_sympy(t.forall("k", t.num(1), t.num(2), t.TRUE))


def test_to_sympy_without_evaluation():
    assert to_sympy(t.div(t.var("a"), t.var("a"))) == 1
    assert to_sympy(t.div(t.var("a"), t.var("a")), evaluate=False) != 1


# ── nothing is lost ──────────────────────────────────────────────────────────────

leaves = st.sampled_from(
    [x, z, p, y[i], y[k], w[j, i], sympy.pi, *map(sympy.Integer, range(-2, 4))]
)
FUNCTIONS = [exp, sin, sigmoid, softplus, relu, Abs, sqrt, cube_root, sympy.tanh, sympy.atan]


def _grow(exprs):
    two = st.tuples(exprs, exprs)
    return st.one_of(
        two.map(lambda a: a[0] + a[1]),
        two.map(lambda a: a[0] * a[1]),
        two.map(lambda a: a[0] - a[1] / 3),
        exprs.map(lambda a: 1 / (a**2 + 1)),
        st.tuples(st.sampled_from(FUNCTIONS), exprs).map(lambda a: a[0](a[1])),
        exprs.map(lambda a: p**a),
        two.map(lambda a: a[0] if any(e.is_number for e in a) else Max(*a)),
        exprs.map(lambda a: Sum(a * y[s], (s, 1, n))),
        exprs.map(lambda a: Sum(a * w[j, k], (j, 0, m), (k, 1, n))),
        exprs.map(lambda a: Product(a + y[k], (k, 1, n))),
        exprs.map(lambda a: bigmax(a + y[s], (s, 1, n))),
        exprs.map(lambda a: softmax(a * y[s], (s, 1, n))[i]),
        exprs.map(lambda a: softmax(y + c)[i] * a),
        exprs.map(lambda a: Derivative(a * x, x)),
        exprs.map(lambda a: Derivative(a * y[i], y[k]) if not a.has(Derivative) else a),
        exprs.map(lambda a: Subs(Derivative(a * x, x), x, z)),
        two.map(lambda a: Piecewise((a[0], x > 0), (a[1], True))),
    )


expressions = st.recursive(leaves, _grow, max_leaves=8)


@given(expressions)
def test_text_reads_back_as_the_term_of_an_expression(expr):
    try:
        context = context_of([expr])
        term = to_term(expr, context)
    except BridgeError as error:
        assert "not a real number" in str(error) or "cannot be diff" in str(error)  # noqa: PT017
        return
    assert read_term(to_text(term), context) == term


@given(expressions)
def test_an_expression_comes_back_from_its_term(expr):
    try:
        context = context_of([expr])
        term = to_term(expr, context)
    except BridgeError:
        return
    again = to_sympy(term, context)
    try:
        second = to_term(again, context)
    except BridgeError as error:
        pytest.fail(f"{expr} came back as {again}: {error}")
    assert to_sympy(second, context) == again
