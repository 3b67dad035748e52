"""Terms: interning, numerals, binders, substitution."""

import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernel_terms import TERMS, N, X, Y

from symcheck.kernel.term import (
    MAX_DEPTH,
    ONE,
    PI,
    TRUE,
    TWO,
    ZERO,
    Term,
    TermError,
    add,
    apply_family,
    as_integer,
    as_rational,
    at,
    bound,
    call,
    close,
    conj,
    diff,
    disj,
    div,
    eq,
    fam,
    fn,
    forall,
    fresh,
    instantiate,
    lam,
    le,
    lt,
    mul,
    ne,
    neg,
    negation,
    npow,
    num,
    open_,
    rational,
    rel,
    softmax,
    sub,
    substitute,
    subterms,
    sum_,
    upd,
    var,
)

K = var("k")


def test_the_same_node_is_built_once():
    assert add(X, ONE) is add(X, ONE)
    assert add(X, ONE) != add(ONE, X)


def test_names_of_bound_variables_are_no_part_of_equality():
    first, second = sum_("k", ONE, N, K), sum_("j", ONE, N, var("j"))
    assert first == second
    assert hash(first) == hash(second)
    assert add(first, X) == add(second, X)
    assert first is not second


def test_a_term_is_neither_true_nor_false():
    with pytest.raises(TypeError, match="no truth value"):
        bool(X)
    assert X != "x"


def test_a_term_says_what_it_is():
    assert repr(add(X, num(2))) == "add(var('x'), num(2))"


@given(TERMS)
def test_a_pickled_term_is_the_same_term(term):
    assert pickle.loads(pickle.dumps(term)) is term  # noqa: S301 - our own


def test_a_deep_term_is_refused():
    term = X
    for _ in range(MAX_DEPTH - 1):
        term = neg(term)
    with pytest.raises(TermError, match=f"more than {MAX_DEPTH} deep"):
        neg(term)


@given(st.fractions(-9, 9, max_denominator=9))
def test_a_rational_is_read_back(value):
    assert as_rational(rational(value)) == value
    assert as_integer(rational(value)) == (int(value) if value.denominator == 1 else None)


@pytest.mark.parametrize("term", [
    X, div(ONE, ZERO), div(X, TWO), add(ONE, ONE), neg(X), div(X, X), div(PI, PI),
], ids=repr)  # fmt: skip
def test_no_literal(term):
    assert as_rational(term) is None
    assert as_integer(term) is None


@pytest.mark.parametrize("value", [True, 1.5, "1", Fraction(1, 2)], ids=repr)
def test_only_integers_are_numerals(value):
    with pytest.raises(TermError, match="expected an integer"):
        num(value)


def test_sums_products_and_propositions_of_few():
    assert add() is ZERO
    assert add(X) is X
    assert mul() is ONE
    assert mul(X) is X
    assert conj() is TRUE
    assert conj(TRUE) is TRUE
    assert disj(eq(X, Y)) == eq(X, Y)
    assert sub(X, Y) is add(X, neg(Y))


NEGATIONS = [
    (lt(X, Y), rel(">=", X, Y)),
    (le(X, Y), rel(">", X, Y)),
    (eq(X, Y), ne(X, Y)),
    (conj(eq(X, Y), lt(X, Y)), disj(ne(X, Y), rel(">=", X, Y))),
    (disj(eq(X, Y), lt(X, Y)), conj(ne(X, Y), rel(">=", X, Y))),
]


@pytest.mark.parametrize(("prop", "wanted"), NEGATIONS, ids=repr)
def test_negation(prop, wanted):
    assert negation(prop) == wanted
    assert negation(wanted) == prop


def test_a_quantifier_is_negated_as_a_whole():
    every = forall("k", ONE, N, le(ZERO, K))
    assert negation(every) == Term("not", (every,))
    assert negation(negation(every)) == every


def test_a_relation_that_is_none():
    with pytest.raises(TermError, match="is not a relation"):
        rel("~", X, Y)


def test_a_fresh_variable_occurs_nowhere_else():
    assert fresh("k") != fresh("k")
    assert str(fresh("k#000000001").data).count("#") == 1


@given(TERMS)
def test_a_binder_is_opened_with_what_it_closed(term):
    assert open_(sum_("x", ONE, N, term), X) == term
    assert instantiate(close(term, "x"), X) == term


@given(TERMS)
def test_substituting_a_variable_is_opening_its_binder(term):
    value = add(Y, ONE)
    assert substitute(term, {"x": value}) == instantiate(close(term, "x"), value)


def test_nothing_is_captured():
    body = sum_("k", ONE, N, mul(X, K))
    found = substitute(body, {"x": K})
    assert found == sum_("j", ONE, N, mul(K, var("j")))
    assert "k" in found.free


def test_loose_terms_stay_inside():
    loose = sum_("k", ONE, N, K).args[2]
    assert loose == bound(0)
    assert loose.loose == 1
    for step in (
        lambda: open_(sum_("k", ONE, N, K), loose),
        lambda: close(loose, "x"),
        lambda: substitute(X, {"x": loose}),
    ):
        with pytest.raises(TermError, match="closed"):
            step()


def test_a_constant_family_is_closed():
    assert lam("k", ONE).loose == 0
    assert diff(ONE, "t", X).loose == 0


def test_a_family_is_replaced_by_a_family():
    entry = at("y", add(K, ONE))
    assert substitute(entry, {"y": fam("z")}) == at("z", add(K, ONE))
    assert substitute(entry, {"y": lam("i", mul(TWO, var("i")))}) == mul(TWO, add(K, ONE))
    table = lam("i", lam("j", sub(var("i"), var("j"))))
    assert substitute(at("w", X, Y), {"w": table}) == sub(X, Y)
    assert substitute(call("net", fam("y")), {"y": fam("z")}) == call("net", fam("z"))


def test_a_family_is_replaced_below_binders():
    whole = sum_("k", ONE, N, at("y", K))
    square = lam("i", sum_("j", ONE, var("i"), mul(var("i"), var("j"))))
    wanted = sum_("k", ONE, N, sum_("j", ONE, K, mul(K, var("j"))))
    assert substitute(whole, {"y": square}) == wanted
    nested = sum_("l", ONE, N, sum_("k", ONE, N, at("w", K, var("l"))))
    product = lam("i", lam("j", sum_("m", ONE, var("j"), mul(var("i"), var("m")))))
    found = substitute(nested, {"w": product})
    assert found == sum_("l", ONE, N, sum_("k", ONE, N, sum_("m", ONE, var("l"), mul(K, var("m")))))


def test_a_family_has_its_number_of_indices():
    with pytest.raises(TermError, match="expected a family of 2 indices"):
        apply_family(lam("i", X), (ONE, TWO))


def test_an_updated_family_is_renamed():
    entry = upd("y", (ONE,), X, (N,))
    assert substitute(entry, {"y": fam("z")}) == upd("z", (ONE,), X, (N,))


def test_subterms_come_once_and_outermost_first():
    root = fn("sin", X)
    found = list(subterms(add(root, root, npow(X, TWO))))
    assert found[0].head == "add"
    assert found.count(root) == 1
    assert len(found) == 5


def test_the_index_of_a_softmax_is_not_under_its_binder():
    entry = softmax("k", ONE, N, at("y", K), K)
    assert "k" in entry.free
    assert open_(entry, ONE) == at("y", ONE)
