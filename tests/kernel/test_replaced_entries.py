"""Entries that are replaced, word for word: made, recognised, and where nothing is replaced."""

import pytest

from symcheck.kernel.entries import (
    diff_entry,
    differentiated,
    replaced_by_itself,
    settled,
    update_family,
)
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    Term,
    TermError,
    add,
    at,
    bound,
    call,
    conj,
    diff,
    div,
    eq,
    fam,
    le,
    lt,
    mul,
    neg,
    piecewise,
    sum_,
    upd,
    var,
)

I, J, K, L, N, S, T, X = map(var, "ijklnstx")
B0, B1, B2, B3 = map(bound, range(4))


def y(*indices):
    return at("y", *indices)


def w(*indices):
    return at("w", *indices)


def cases(value, condition, otherwise, last=TRUE):
    return piecewise((value, condition), (otherwise, last))


def over(body):
    return Term("sum", (ONE, N, body))


def test_an_update_is_a_value_a_key_and_indices():
    assert upd("w", (I, J), X, (K, L)) == Term("upd", (X, I, J, K, L), "w")


UPDATES = [
    (y(I), upd("y", (K,), T, (I,))),
    (at("z", I), at("z", I)),
    (add(y(I), at("z", y(J))), add(upd("y", (K,), T, (I,)), at("z", upd("y", (K,), T, (J,))))),
    (upd("z", (I,), X, (J,)), upd("z", (I,), X, (J,))),
    (upd("z", (I,), y(I), (J,)), upd("z", (I,), upd("y", (K,), T, (I,)), (J,))),
    (upd("y", (L,), S, (I,)), cases(S, eq(I, L), upd("y", (K,), T, (I,)))),
    (fam("z"), fam("z")),
    (call("f", fam("z"), y(I)), call("f", fam("z"), upd("y", (K,), T, (I,)))),
    (
        call("f", fam("y")),
        call("f", Term("lam", (Term("upd", (T, K, B0), "y"),), "k")),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("term", "wanted"), UPDATES, ids=repr)
def test_a_term_with_one_entry_replaced(term, wanted):
    assert update_family(term, "y", (K,), T) == wanted


def test_a_matrix_with_one_entry_replaced():
    assert update_family(w(I, J), "w", (K, L), T) == upd("w", (K, L), T, (I, J))
    again = update_family(upd("w", (N, ONE), S, (I, J)), "w", (K, L), T)
    both = conj(eq(I, N), eq(J, ONE))
    assert again == cases(S, both, upd("w", (K, L), T, (I, J)))
    whole = update_family(call("f", fam("w")), "w", (K, L), T)
    entry = Term("upd", (T, K, L, B1, B0), "w")
    assert whole == call("f", Term("lam", (Term("lam", (entry,), "k"),), "k"))


@pytest.mark.parametrize(
    ("key", "value"), [((K,), B0), ((B0,), T), ((B0, K), T), ((K, B0), T), ((B0,), B0)]
)
def test_nothing_loose_is_put_in(key, value):
    with pytest.raises(TermError, match="only a closed entry can be replaced"):
        update_family(X, "y", key, value)


def test_an_entry_with_another_number_of_indices_is_refused():
    with pytest.raises(TermError, match="another number of indices"):
        update_family(w(I, J), "w", (K,), T)


DIFFERENTIATED = {
    "a product": (mul(y(K), y(I), at("z", K)), "y", (K,)),
    "below a sum": (sum_("i", ONE, N, mul(y(I), X)), "y", (K,)),
    "a matrix": (add(w(I, J), w(J, I)), "w", (K, L)),
    "another derivative": (diff_entry(mul(y(K), y(I)), "y", (I,)), "y", (K,)),
    "a matrix twice": (diff_entry(mul(w(K, L), w(I, J)), "w", (I, J)), "w", (K, L)),
    "a whole family": (call("f", fam("y"), fam("z")), "y", (K,)),
    "a whole matrix": (call("f", fam("w")), "w", (K, L)),
    "a family that is updated": (upd("y", (L,), S, (I,)), "y", (K,)),
    "another family that is updated": (upd("z", (K,), y(K), (I,)), "y", (K,)),
    "cases": (cases(y(I), lt(X, ZERO), y(K)), "y", (K,)),
    "cases of another family": (cases(y(I), eq(I, L), at("z", I)), "y", (K,)),
    "cases of an index of its own": (cases(y(I), eq(J, L), y(I)), "y", (K,)),
    "cases of three": (piecewise((y(I), eq(I, L)), (y(I), lt(X, ONE)), (X, TRUE)), "y", (K,)),
    "no entry": (mul(X, X), "y", (K,)),
}


@pytest.mark.parametrize(("body", "family", "key"), DIFFERENTIATED.values(), ids=DIFFERENTIATED)
def test_what_is_differentiated_by_an_entry(body, family, key):
    assert differentiated(diff_entry(body, family, key)) == body


@pytest.mark.parametrize(
    "term",
    [
        diff(mul(X, X), "x", X),
        diff(mul(T, y(K)), "t", y(K)),
        diff(mul(T, T), "t", y(K)),
        diff(upd("y", (I,), T, (J,)), "t", y(K)),
        diff(upd("y", (K,), mul(T, T), (J,)), "t", y(K)),
        diff(upd("z", (K,), T, (J,)), "t", y(K)),
        diff(add(upd("y", (K,), T, (J,)), y(K)), "t", y(K)),
        diff(add(upd("y", (K,), T, (J,)), w(K)), "t", w(K)),
    ],
    ids=repr,
)
def test_what_is_no_derivative_by_an_entry(term):
    assert differentiated(term) is None


CASES = eq(I, K)
ITSELF = {
    "asked for where it is": (upd("y", (K,), T, (K,)), T),
    "an entry by itself": (upd("y", (K,), y(K), (I,)), y(I)),
    "an entry of a matrix by itself": (upd("w", (K, L), w(K, L), (I, J)), w(I, J)),
    "a matrix asked for where it is": (upd("w", (K, L), T, (K, L)), T),
    "one index that is itself": (cases(T, eq(K, K), X), T),
    "an entry": (cases(y(K), CASES, y(I)), y(I)),
    "two indices": (cases(w(K, L), conj(eq(I, K), eq(J, L)), w(I, J)), w(I, J)),
    "an updated entry": (
        cases(upd("y", (L,), I, (K,)), CASES, upd("y", (L,), I, (I,))),
        upd("y", (L,), I, (I,)),
    ),
    "an updated entry of a matrix": (
        cases(
            upd("w", (L, ONE), I, (K, X)),
            conj(eq(I, K), eq(J, X)),
            upd("w", (L, ONE), I, (I, J)),
        ),
        upd("w", (L, ONE), I, (I, J)),
    ),
    "an entry that is updated twice": (
        cases(cases(I, eq(L, K), y(K)), CASES, cases(I, eq(I, L), y(I))),
        cases(I, eq(I, L), y(I)),
    ),
    "other terms of the index": (
        cases(add(neg(K), div(K, X)), CASES, add(neg(I), div(I, X))),
        add(neg(I), div(I, X)),
    ),
    "indices that are bound further out": (
        cases(add(neg(B1), over(neg(B0))), eq(B0, B1), add(neg(B0), over(neg(B0)))),
        add(neg(B0), over(neg(B0))),
    ),
    "below a binder": (cases(over(neg(B2)), eq(B0, B1), over(neg(B1))), over(neg(B1))),
    "below two binders": (
        cases(over(over(neg(B3))), eq(B0, B1), over(over(neg(B2)))),
        over(over(neg(B2))),
    ),
}


@pytest.mark.parametrize(("term", "left"), ITSELF.values(), ids=ITSELF)
def test_what_is_left_where_an_entry_is_replaced_by_itself(term, left):
    assert replaced_by_itself(term) == left
    assert settled(neg(term)) == neg(left)


ANOTHER = {
    "another entry": upd("y", (K,), y(L), (I,)),
    "another family": upd("y", (K,), at("z", K), (I,)),
    "a proposition": conj(le(K, X), CASES, le(I, X), TRUE),
    "no last case": cases(y(K), CASES, y(I), lt(X, ZERO)),
    "three cases": piecewise((y(K), CASES), (y(I), TRUE), (X, TRUE)),
    "one case": piecewise((y(K), CASES)),
    "no equation": cases(y(K), le(I, K), y(I)),
    "one equation of two": cases(w(K, L), conj(eq(I, K), le(J, L)), w(I, J)),
    "the other equation of two": cases(w(K, L), conj(le(I, K), eq(J, L)), w(I, J)),
    "an entry elsewhere": cases(y(K), CASES, y(J)),
    "an updated entry elsewhere": cases(
        upd("y", (L,), T, (K,)), CASES, upd("y", (L,), T, (J,))
    ),
    "an entry updated twice elsewhere": cases(
        cases(S, eq(L, K), y(K)), CASES, cases(S, eq(J, L), y(I))
    ),
    "no last case below": cases(
        cases(S, eq(L, K), y(K)), CASES, cases(S, eq(I, L), y(I), lt(X, ZERO))
    ),
    "three cases below": cases(
        cases(S, eq(L, K), y(K)), CASES, piecewise((S, eq(I, L)), (y(I), TRUE), (X, TRUE))
    ),
    "no equation below": cases(cases(S, eq(L, K), y(K)), CASES, cases(S, le(I, L), y(I))),
    "no entry below": cases(cases(S, eq(L, K), y(K)), CASES, cases(S, eq(I, L), neg(X))),
    "two values for one": cases(
        add(neg(K), neg(K)), CASES, add(neg(I), at("z", I))
    ),
    "captured below a binder": cases(over(neg(B1)), eq(B0, B1), over(neg(B0))),
    "another value": cases(TWO, CASES, ONE),
}  # fmt: skip


@pytest.mark.parametrize("term", ANOTHER.values(), ids=ANOTHER)
def test_what_is_replaced_by_another(term):
    assert replaced_by_itself(term) is None
    assert settled(term) == term


def test_terms_without_a_replacement_stay():
    for term in (X, add(X, sum_("k", ONE, N, y(K))), eq(X, ONE)):
        assert settled(term) is term
    assert settled(add(upd("y", (K,), T, (K,)), cases(T, eq(K, K), X))) == add(T, T)
