"""The canonical text: what is printed, and that it reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symcheck.kernel import term as t
from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    Sort,
    family,
    index,
)
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.powers import power
from symcheck.kernel.term import TermError, num, var
from symcheck.kernel.text import (
    claim_text,
    context_text,
    definition_text,
    identity,
    sort_text,
    to_text,
)
from symcheck.read.text import read_hypothesis, read_term

x, y, a, b, c, n = map(var, "xyabcn")
SORTS = (
    ("n", SIZE),
    *((name, REAL) for name in "abcxyt"),
    ("v", family(n)),
    ("w", family((num(0), n), n)),
    *((name, index(n)) for name in "ijk"),
)
CONTEXT = Context(SORTS)

TEXTS = {
    "a sum in brackets is one term of a sum": (t.add(t.add(a, b), c), "(a + b) + c"),
    "a difference": (t.sub(a, t.mul(b, c)), "a - b*c"),
    "minus minus": (t.sub(a, t.neg(b)), "a - (-b)"),
    "a negative product": (t.neg(t.mul(a, b)), "-a*b"),
    "a negative factor": (t.mul(t.neg(a), b), "(-a)*b"),
    "a negative numeral": (num(-2), "-2"),
    "a fraction times a factor": (t.mul(t.div(a, b), c), "a/b*c"),
    "a factor times a fraction": (t.mul(c, t.div(a, b)), "c*(a/b)"),
    "a fraction of a fraction": (t.div(t.div(a, b), c), "a/b/c"),
    "a fraction by a product": (t.div(a, t.mul(b, c)), "a/(b*c)"),
    "a product in a product": (t.mul(t.mul(a, b), c), "(a*b)*c"),
    "a power of a power": (t.npow(t.npow(a, num(2)), num(3)), "(a**2)**3"),
    "a negative exponent": (t.ipow(num(2), num(-1)), "2**(-1)"),
    "a power of a negative": (t.npow(t.neg(a), num(2)), "(-a)**2"),
    "minus a power": (t.neg(t.npow(a, num(2))), "-a**2"),
    "a real power with a natural exponent": (t.rpow(a, num(2)), "realpow(a, 2)"),
    "an integer power with a natural exponent": (t.ipow(a, num(2)), "intpow(a, 2)"),
    "a cube root as a power": (t.rpow(a, t.div(num(1), num(3))), "a**(1/3)"),
    "spellings": (t.fn("max", t.fn("abs", a), t.fn("sign", b)), "Max(Abs(a), sign(b))"),
    "a sum over a range": (t.sum_("k", num(1), n, t.at("v", var("k"))), "Sum(v[k], (k, 1, n))"),
    "a bound name that is free in the body": (
        t.sum_("m", num(1), n, t.mul(var("m"), var("k"))).args
        and t.sum_("j", num(1), n, t.mul(t.at("v", var("j")), var("k"))),
        "Sum(v[j]*k, (j, 1, n))",
    ),
    "an inner binder may take the name again": (
        t.sum_("k", num(1), n, t.mul(t.sum_("k", num(1), n, t.at("v", var("k"))), var("k"))),
        "Sum(Sum(v[k], (k, 1, n))*k, (k, 1, n))",
    ),
    "a bound name that would capture gets a number": (
        t.substitute(t.sum_("k", num(1), n, t.mul(t.at("v", var("k")), x)), {"x": var("k")}),
        "Sum(v[k1]*k, (k1, 1, n))",
    ),
    "softmax": (
        t.softmax("k", num(1), n, t.at("v", var("k")), var("i")),
        "softmax(v[k], (k, 1, n))[i]",
    ),
    "a big maximum": (t.bigmax("k", num(1), n, t.at("v", var("k"))), "Max(v[k], (k, 1, n))"),
    "a derivative": (t.diff(t.fn("sin", x), "x", x), "Derivative(sin(x), x)"),
    "a second derivative": (
        t.diff(t.diff(t.fn("sin", x), "x", x), "x", x),
        "Derivative(sin(x), x, 2)",
    ),
    "a derivative at a point": (
        t.diff(t.fn("sin", t.mul(x, y)), "x", num(0)),
        "Subs(Derivative(sin(x*y), x), x, 0)",
    ),
    "a derivative at a variable of the body": (
        t.diff(t.fn("sin", t.mul(x, y)), "x", y),
        "Subs(Derivative(sin(x*y), x), x, y)",
    ),
    "a derivative by an entry": (
        diff_entry(t.sum_("j", num(1), n, t.at("v", var("j"))), "v", (var("k"),)),
        "Derivative(Sum(v[j], (j, 1, n)), v[k])",
    ),
    "a derivative at an entry that is not by the entry": (
        t.diff(t.fn("sin", x), "x", t.at("v", var("k"))),
        "Subs(Derivative(sin(x), x), x, v[k])",
    ),
    "a derivative at an entry of a body with updates": (
        t.diff(t.upd("v", [var("k")], t.mul(x, x), [var("i")]), "x", t.at("v", var("k"))),
        "Subs(Derivative(Update(v, k, x*x)[i], x), x, v[k])",
    ),
    "a bare update": (t.upd("v", [var("k")], x, [var("i")]), "Update(v, k, x)[i]"),
    "delta": (t.delta(var("i"), var("j")), "KroneckerDelta(i, j)"),
    "cases": (
        t.piecewise((x, t.lt(x, num(0))), (num(0), t.TRUE)),
        "Piecewise((x, x < 0), (0, True))",
    ),
    "a name that means something else": (
        t.sum_("e", num(1), n, t.at("v", var("e"))),
        "Sum(v[e_], (e_, 1, n))",
    ),
}


@pytest.mark.parametrize(("term", "text"), TEXTS.values(), ids=TEXTS)
def test_text_of_a_term(term, text):
    assert to_text(term) == text
    assert read_term(text, CONTEXT) == term


PROPOSITIONS = {
    "or binds less than and": (
        t.conj(t.disj(t.lt(x, y), t.eq(x, a)), t.ne(x, b)),
        "(x < y or x = a) and x != b",
    ),
    "not": (Term_not := t.Term("not", (t.lt(x, y),)), "not x < y"),
    "not of a conjunction": (
        t.Term("not", (t.conj(Term_not, Term_not),)),
        "not (not x < y and not x < y)",
    ),
    "for all": (
        t.forall("k", num(1), n, t.lt(num(0), t.at("v", var("k")))),
        "0 < v[k] for k in 1..n",
    ),
    "a limit of a sequence": (
        t.tends("q", t.mul(a, t.npow(b, var("q"))), t.add(a, b)),
        "Limit(a*b**q, q, oo) = a + b",
    ),
    "a limit beside its variable's namesake": (
        t.substitute(t.tends("x", t.div(x, y), a), {"y": x}),
        "Limit(x1/x, x1, oo) = a",
    ),
    "a limit for all": (
        t.forall("j", num(1), n, t.tends("q", t.div(t.at("v", var("j")), var("q")), a)),
        "Limit(v[j]/q, q, oo) = a for j in 1..n",
    ),
    "limits in a conjunction": (
        t.conj(t.lt(x, y), t.negation(t.tends("q", var("q"), x))),
        "x < y and not Limit(q, q, oo) = x",
    ),
    "for all in a conjunction": (
        t.conj(t.lt(x, y), t.forall("k", num(1), n, t.lt(num(0), t.at("v", var("k"))))),
        "x < y and (0 < v[k] for k in 1..n)",
    ),
}


@pytest.mark.parametrize(("prop", "text"), PROPOSITIONS.values(), ids=PROPOSITIONS)
def test_text_of_a_proposition(prop, text):
    assert to_text(prop) == text
    assert read_hypothesis(text, CONTEXT) == prop


def test_a_loose_term_has_no_text():
    with pytest.raises(TermError, match="only a closed term has a text"):
        to_text(t.bound(0))


def test_deep_terms_print_without_recursion():
    term = x
    while term.depth < t.MAX_DEPTH:
        term = t.fn("sin", term)
    assert to_text(term).count("sin") == t.MAX_DEPTH - 1


def test_deep_terms_read_back():
    term = x
    while term.depth < t.MAX_DEPTH - 1:
        term = t.neg(t.add(term, x)) if term.depth < t.MAX_DEPTH - 2 else t.neg(term)
    assert read_term(to_text(term), CONTEXT) == term


# ── every term reads back ────────────────────────────────────────────────────────

leaves = st.sampled_from([x, y, a, t.PI, n, *map(num, range(4))])
functions = st.sampled_from(["exp", "log", "sqrt", "abs", "sigmoid", "tanh", "cbrt", "relu"])


def _grow(terms):
    two = st.tuples(terms, terms)
    return st.one_of(
        two.map(lambda p: t.add(*p)),
        st.tuples(terms, terms, terms).map(lambda p: t.mul(*p)),
        two.map(lambda p: t.div(*p)),
        two.map(lambda p: t.sub(*p)),
        terms.map(t.neg),
        st.tuples(functions, terms).map(lambda p: t.fn(*p)),
        st.tuples(terms, st.integers(0, 3)).map(lambda p: t.npow(p[0], num(p[1]))),
        st.tuples(terms, st.integers(-3, -1)).map(lambda p: t.ipow(p[0], num(p[1]))),
        two.map(lambda p: t.rpow(p[0], t.fn("exp", p[1]))),
        two.map(lambda p: t.fn("max", *p)),
        terms.map(lambda e: t.sum_("x", num(1), n, t.mul(e, t.at("v", var("i"))))),
        terms.map(lambda e: t.bigmax("k", num(0), n, t.add(e, t.at("v", var("k"))))),
        terms.map(lambda e: t.prod_("k", num(1), n, t.add(e, t.at("w", var("k"), var("j"))))),
        terms.map(lambda e: t.diff(e, "x", x)),
        two.map(lambda p: t.diff(p[0], "x", p[1])),
        terms.map(lambda e: t.softmax("k", num(1), n, t.add(e, t.at("v", var("k"))), var("i"))),
        two.map(lambda p: t.piecewise((p[0], t.lt(*p)), (p[1], t.TRUE))),
        two.map(lambda p: t.substitute(p[0], {"x": p[1]})),
        terms.map(lambda e: t.add(e, t.delta(var("i"), var("k")))),
    )


@given(st.recursive(leaves, _grow, max_leaves=12))
def test_every_text_reads_back_as_the_same_term(term):
    again = read_term(to_text(term), CONTEXT)
    if again != term:
        # A bound x is an integer under Σ where it was real outside: its powers may differ.
        assert to_text(again) == to_text(term)


@given(st.recursive(leaves, _grow, max_leaves=8))
def test_a_derivative_by_an_entry_reads_back(term):
    body = t.mul(term, t.at("v", var("i")))
    try:
        derivative = diff_entry(body, "v", (var("k"),))
    except TermError:
        return
    assert to_text(read_term(to_text(derivative), CONTEXT)) == to_text(derivative)


# ── contexts, claims, definitions ────────────────────────────────────────────────

SORT_TEXTS = {
    "size": SIZE,
    "index(n)": index(n),
    "index(0..n)": index(num(0), n),
    "family(n)": family(n),
    "family(0..n, n)": family((num(0), n), n),
    "family(i in 1..n, 1..i)": Sort("family", ((num(1), n), (num(1), t.lam("k", var("k"))))),
}


@pytest.mark.parametrize(("text", "sort"), SORT_TEXTS.items(), ids=SORT_TEXTS)
def test_text_of_a_sort(text, sort):
    from symcheck.read.where import read_sort

    assert sort_text(sort) == text
    assert read_sort(text, CONTEXT) == sort


def test_text_of_a_context():
    context = Context((("n", SIZE), ("v", family(n)))).assume(t.lt(num(1), n))
    assert context_text(context) == "n: size; v: family(n) given 1 < n"
    assert context_text(Context()) == ""


def test_text_of_definitions():
    plain = Definition("f", (("x", REAL),), t.mul(x, x))
    power = Definition(
        "p", (("x", REAL), ("m", NATURAL)), None, "m", num(1), t.mul(x, t.call("p", x, var("m")))
    )
    assert definition_text(plain) == "f(x) := x*x"
    assert definition_text(power) == "p(x, 0) := 1; p(x, m + 1) := x*p(x, m)"


REAL_X = Context((("x", REAL),))
CLAIMS = {
    "x = y <= a": Relation(CONTEXT, (x, y, a), ("=", "<=")),
    "x < y <=> y > x": Iff(CONTEXT, t.lt(x, y), t.rel(">", y, x)),
    "1/x -> 0 as x -> oo": Limit(Context(), t.div(num(1), x), "x", "oo", num(0)),
    "Limit(1/x, x, oo) = 0": Limit(
        Context(), t.div(num(1), x), "x", "oo", num(0), natural=True
    ),
    "Limit(x**2, x, oo) = oo": Limit(
        Context(), t.npow(x, num(2)), "x", "oo", "oo", natural=True
    ),
    "1/x -> oo as x -> 0+": Limit(Context(), t.div(num(1), x), "x", num(0), "oo", "+"),
    "x*x >= 0; attained at x = 0 and only there": Extremum(
        REAL_X, t.rel(">=", t.mul(x, x), num(0)), (("x", num(0)),), only=True
    ),
    "exp(x) > 0; approached: exp(x) -> 0 as x -> -oo": Extremum(
        REAL_X,
        t.rel(">", t.fn("exp", x), num(0)),
        approached=(Limit(Context(), t.fn("exp", x), "x", "-oo", num(0)),),
    ),
    "Derivative(Abs(x), x) does not exist at x = 0": NotDifferentiable(
        Context(), t.fn("abs", x), "x", num(0)
    ),
    "there are y: real such that y = x; namely y = x": Exists(
        REAL_X, (("y", REAL),), t.eq(y, x), (("y", x),)
    ),
    "a*x = 2*b*x with b = a/2; back by a = 2*b": Reparameterisation(
        Context((("x", REAL), ("a", REAL))),
        t.mul(a, x),
        t.mul(num(2), b, x),
        (("b", REAL),),
        (("b", t.div(a, num(2))),),
        (("a", t.mul(num(2), b)),),
    ),
    "no a: real satisfy a = 0; a = 1": Impossible(
        Context(), (("a", REAL),), (t.eq(a, num(0)), t.eq(a, num(1)))
    ),
}


@pytest.mark.parametrize(("text", "claim"), CLAIMS.items(), ids=CLAIMS)
def test_text_of_a_claim(text, claim):
    assert claim_text(claim) == text
    assert len(identity(claim)) == 64


def test_every_claim_has_its_own_identity():
    assert len({identity(claim) for claim in CLAIMS.values()}) == len(CLAIMS)


def test_a_power_of_an_unknown_name_is_real():
    assert power(x, var("unknown"), CONTEXT).head == "rpow"
