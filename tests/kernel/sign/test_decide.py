"""What is shown of propositions, and that nothing false is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_goals import FAMILY, context_of
from kernel_terms import CONTEXT, TERMS, points

from symcheck.kernel.balls import truth
from symcheck.kernel.sign import prove, show
from symcheck.kernel.term import TRUE, Term, le, lt, ne, num, rel, var
from symcheck.read.text import read_hypothesis

PRECISIONS = (60, 200)
RELATIONS = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])


@settings(max_examples=120)
@given(RELATIONS, TERMS, TERMS, points())
def test_what_is_shown_is_true_at_every_point(op, left, right, where):
    prop = rel(op, left, right)
    if prove(CONTEXT, prop):
        assert truth(prop, where, precisions=PRECISIONS) is not False


POLYNOMIAL = st.lists(st.integers(-3, 3), min_size=2, max_size=5)


@settings(max_examples=60)
@given(POLYNOMIAL, st.sampled_from(["x", "sin(x)", "exp(x)", "sigmoid(x)"]), RELATIONS, points())
def test_what_is_shown_of_polynomials_is_true(coefficients, generator, op, where):
    text = " + ".join(f"({c})*{generator}^{i}" for i, c in enumerate(coefficients))
    prop = read_hypothesis(f"{text} {op} 0", CONTEXT)
    if prove(CONTEXT, prop):
        assert truth(prop, where, precisions=PRECISIONS) is not False


WHERE = FAMILY + "; x: real; y0: real; a: real; b: real; m: size; j: index(m)"
SHOWN = {
    "truth": ("x = x or 1 = 2", ()),
    "both": ("x^2 >= 0 and exp(x) > 0", ()),
    "one of two": ("x > 0 or x <= 0", ()),
    "not": ("not exp(x) <= 0", ()),
    "for every index": ("exp(y[k]) > 0 for k in 1..n", ()),
    "a hypothesis for every index": ("y[k] > 0 for k in 1..n", ["y[k] > 0 for k in 1..n"]),
    "an equation by two bounds": ("a = b", ["a <= b", "b <= a"]),
    "an equation by algebra": ("(a + b)^2 = a^2 + 2*a*b + b^2", ()),
    "not equal by one side": ("a != b", ["a < b"]),
    "not equal by factors": ("a*b != 0", ["a != 0", "b != 0"]),
    "exponents": ("exp(a) < exp(b)", ["a < b"]),
    "squares": ("a^2 - a*b + b^2 >= 0", ()),
    "strict squares": ("a^2 - a*b + b^2 + 1 > 0", ()),
    "minus squares": ("-a^2 + a*b - b^2 <= 0", ()),
    "an entry": ("y[i] > 0", ["y[k] > 0 for k in 1..n"]),
    "a sum of positive entries": ("Sum(y[k], (k, 1, n)) > 0", ["y[k] > 0 for k in 1..n"]),
    "a maximum of positive entries": ("Max(y[k], (k, 1, n)) > 0", ["y[k] > 0 for k in 1..n"]),
    "an entry below the maximum": ("y[i] <= Max(y[k], (k, 1, n))", ()),
    "an entry above the minimum": ("y[i] >= Min(y[k], (k, 1, n))", ()),
    "a modulus of what is not 0": ("Abs(a) > 0", ["a != 0"]),
    "a root of what is positive": ("sqrt(a*b) > 0", ["a > 0", "b > 0"]),
    "a root against a line": ("sqrt(a^2 + 1) + a > 0", ()),
    "linear with a denominator": ("a/(1 + x^2) <= b/(1 + x^2)", ["a <= b"]),
    "linear with bounds of monomials": ("sin(x) + a <= b + 1", ["a <= b"]),
    "logarithms": ("2*log(a + 1) > log(2*a + 1)", ["a > 0"]),
    "a disjunction that is given": ("a > 0 or b > 0", ["a > 0 or b > 0"]),
    "a disjunction at an index": (
        "y[i] > 0 or z[i] > 0",
        ["y[k] > 0 or z[k] > 0 for k in 1..n"],
    ),
    "transitive through an index": ("i < n + 1", ()),
}
NOT_SHOWN = {
    "neither of two": ("x > 0 or x < 0", ()),
    "only one of both": ("x^2 >= 0 and x > 0", ()),
    "not more": ("not exp(x) <= 1", ()),
    "not for every index": ("y[k] > 0 for k in 1..n", ["y[1] > 0"]),
    "one bound": ("a = b", ["a <= b"]),
    "a factor that may be 0": ("a*b != 0", ["a != 0"]),
    "exponents the other way": ("exp(b) < exp(a)", ["a < b"]),
    "no squares": ("a^2 - 3*a*b + b^2 >= 0", ()),
    "an entry of another range": ("y[1] > 0", ["y[k] > 0 for k in 2..n"]),
    "a sum with an entry that may be 0": ("Sum(y[k], (k, 1, n)) > 0", ["y[k] >= 0 for k in 1..n"]),
    "an entry above the maximum": ("y[i] >= Max(y[k], (k, 1, n))", ()),
    "a modulus of what may be 0": ("Abs(a) > 0", ()),
    "a root of what may be 0": ("sqrt(a*b) > 0", ["a > 0", "b >= 0"]),
    "a root against a steeper line": ("sqrt(a^2 + 1) + 2*a > 0", ()),
    "linear with a denominator of any sign": ("a/x <= b/x", ["a <= b"]),
    "a disjunction with a quantifier": ("(y[k] > 0 for k in 1..n) or a > 0", ()),
    "logarithms the other way": ("2*log(a + 1) < log(2*a + 1)", ["a > 0"]),
    "a derivative at a kink": ("Derivative(Abs(a) + a, a) < 3", ()),
    "too large a power": ("(a + b + x)^3000 = 1", ()),
    "too large a bound": ("(a + b + x)^3001 < 1", ()),
    "a double negation of a quantifier": ("not not (y[k] > 0 for k in 1..n)", ()),
}


def asked(text, hypotheses):
    context = context_of("x = x", hypotheses, WHERE)
    return context, read_hypothesis(text, context)


@pytest.mark.parametrize(("text", "hypotheses"), SHOWN.values(), ids=SHOWN)
def test_shown(text, hypotheses):
    evidence = show(*asked(text, hypotheses))
    assert evidence is not None
    assert evidence.by


@pytest.mark.parametrize(("text", "hypotheses"), NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_not_shown(text, hypotheses):
    assert show(*asked(text, hypotheses)) is None


def test_other_propositions():
    context = context_of("x = x")
    x = var("x")
    every = Term("all", (num(1), num(2), lt(num(0), num(1))), "k")
    assert prove(context, TRUE)
    assert prove(context, every)
    assert not prove(context, Term("not", (every,)))
    assert prove(context, Term("not", (Term("not", (every,)),)))
    assert not prove(context, x)
    assert prove(context, Term("not", (lt(x, x),)))


def test_an_answer_belongs_to_its_context():
    context = context_of("x = x")
    x = var("x")
    assert prove(context.assume(lt(num(0), x)), le(num(0), x))
    assert not prove(context, le(num(0), x))
    assert prove(context.assume(ne(x, num(0))), ne(x, num(0)))
    assert not prove(context, ne(x, num(0)))
