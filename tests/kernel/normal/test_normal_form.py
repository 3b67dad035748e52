"""What every normal form is: canonical, and equal to its term wherever that is defined."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from kernel_goals import canonical, context_of, term_in
from kernel_terms import CONTEXT, TERMS, points

from symcheck.kernel import normal
from symcheck.kernel.balls import truth
from symcheck.kernel.normal import Ring, TooLarge, normal_form, normal_forms
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    ZERO,
    Term,
    add,
    at,
    diff,
    div,
    eq,
    fn,
    mul,
    ne,
    num,
    sub,
    sum_,
    var,
)

PRECISIONS = (60, 200)
X = var("x")


def form_of(term):
    try:
        return normal_form(term, CONTEXT, prove)
    except (TooLarge, ZeroDivisionError):
        assume(False)
        raise


@settings(max_examples=80, deadline=None)
@given(TERMS, points())
def test_it_has_the_value_of_its_term(term, point):
    form = form_of(term)
    assume(all(truth(o.prop, point, precisions=PRECISIONS) for o in form.conditions))
    assert truth(eq(term, form.to_term()), point, precisions=PRECISIONS) is not False


@settings(max_examples=60, deadline=None)
@given(TERMS)
def test_the_form_of_a_form_is_itself(term):
    once = form_of(term)
    again = form_of(once.to_term())
    assert form_of(sub(once.to_term(), again.to_term())).is_zero()


def shuffled(term, rng):
    args = [shuffled(a, rng) for a in term.args]
    if term.head in {"add", "mul", "max"}:
        rng.shuffle(args)
    return Term(term.head, tuple(args), "j" if term.head == "sum" else term.data)


@settings(max_examples=60, deadline=None)
@given(TERMS, st.randoms(use_true_random=False))
def test_neither_the_order_of_operands_nor_a_bound_name_matters(term, rng):
    mine, other = form_of(term), form_of(shuffled(term, rng))
    assert mine.to_term() == other.to_term() or form_of(sub(term, shuffled(term, rng))).is_zero()


CANONICAL = {
    "operands": ("y*x + x*y", "2*x*y"),
    "exponents": ("exp(x)*exp(y)", "exp(x)*exp(y)"),
    "a sum": ("Sum(2*z[j], (j, 1, n))", "2*Sum(z[k], (k, 1, n))"),
    "a constant": ("1/2 + 1/3", "5/6"),
    "a fraction": ("(2*x + 2)/(2*x)", "(x + 1)/x"),
}


@pytest.mark.parametrize(("text", "wanted"), CANONICAL.values(), ids=CANONICAL)
def test_the_text_of_a_form(text, wanted):
    assert canonical(text, (), "n: size; z: family(n)") == wanted


def test_a_form_says_of_what_it_is_made():
    context = context_of("exp(x)/3 = 0")
    form = normal_form(div(ONE, num(3)), context, prove)
    assert form.as_rational() == form.form.as_rational()
    assert normal_form(X, context, prove).generators() == (X,)
    assert normal_form(X, context, prove).as_rational() is None


def test_several_forms_are_over_the_same_atoms():
    first, second = normal_forms((X, mul(X, X)), CONTEXT, prove)
    assert first.normalizer is second.normalizer
    assert isinstance(first.form.ring, Ring)


LARGE = {
    "a power of a sum": "(x + y + z)^3000",
    "a power of a power": "((x^99)^99)^99",
    "the cosine of a small part of pi": "cos(pi/997)",
    "a large multiple of an angle": "cos(1000*x)",
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_too_large_a_form_is_refused(text):
    with pytest.raises(TooLarge):
        canonical(text)


def test_a_denominator_that_is_0_has_no_form():
    with pytest.raises(ZeroDivisionError):
        canonical("1/(x - x)")


def test_the_unit_of_exponents_is_found_in_the_end():
    assert canonical("exp(x/2) + exp(x/3)") == canonical("exp(x/3) + exp(x/2)")


def test_a_name_of_a_bound_variable_is_kept_from_a_free_one():
    inner = sum_("x", ONE, num(99), at("w", X))
    context = context_of("w[1] + x = 0", (), "w: family(99)")
    total = normal_form(add(inner, X), context, prove)
    assert "x" in total.to_term().free


def test_what_a_derivative_owes_is_a_condition_of_the_form():
    context = context_of("x = 0")
    form = normal_form(diff(fn("abs", X), "x", X), context, prove)
    assert [(o.prop, o.context) for o in form.conditions] == [(ne(X, ZERO), context)]
    assert normal_form(X, context, prove).conditions == ()


SQUARE = "Sum(Sum(w[k, l], (l, 1, n))^2, (k, 1, n))"
PAIRS = "Sum(Sum(Sum(w[k, l]*w[k, p], (k, 1, n)), (l, 1, n)), (p, 1, n))"
MIXED = "Sum(Sum(w[k, l], (l, 1, n))*Sum(w[l, k], (l, 1, n)), (k, 1, n))"
MIXED_PAIRS = "Sum(Sum(Sum(w[k, l]*w[p, k], (k, 1, n)), (l, 1, n)), (p, 1, n))"
EXPANDED = {
    "a square of sums": (SQUARE, PAIRS),
    "a product of sums": (MIXED, MIXED_PAIRS),
    "a square beside another sum": (
        f"Sum(w[k, 1], (k, 1, n)) + {SQUARE}",
        f"{PAIRS} + Sum(w[k, 1], (k, 1, n))",
    ),
}


def difference(pair):
    context = context_of(f"{pair[0]} = {pair[1]}", (), "n: size; w: family(n, n)")
    one, other = (term_in(context, text) for text in pair)
    return normal_form(sub(one, other), context, prove)


@pytest.mark.parametrize("pair", EXPANDED.values(), ids=EXPANDED)
def test_products_of_sums_are_multiplied_out_where_nothing_else_helps(pair):
    form = difference(pair)
    assert not form.form.is_zero()
    assert form.is_zero()


def test_what_multiplying_out_owes_is_owed(monkeypatch):
    owed = Obligation(CONTEXT, ne(X, ZERO), "a test")

    def owing(terms, context, prove, *, expanding=False):
        found = normal_forms(terms, context, prove, expanding=expanding)
        found[0].normalizer.conditions.append(owed)
        return found

    form = difference(EXPANDED["a square of sums"])
    monkeypatch.setattr(normal, "normal_forms", owing)
    assert form.conditions == ()
    assert form.is_zero()
    assert form.conditions == (owed,)
