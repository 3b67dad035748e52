"""Nodes and binding by hand: free names, depth, what is loose, what a binder takes."""

import pickle

import pytest

from symcheck.kernel.binding import (
    bound,
    close,
    instantiate,
    instantiate_open,
    lift,
    replaced_entry,
    substitute,
    subterms,
)
from symcheck.kernel.claim import Context
from symcheck.kernel.node import _Entry, _forget, _table
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    Term,
    TermError,
    add,
    as_rational,
    at,
    bigmin,
    call,
    conj,
    diff,
    disj,
    div,
    eq,
    fam,
    fresh,
    lam,
    le,
    lt,
    mul,
    ne,
    neg,
    negation,
    num,
    open_,
    piecewise,
    rational,
    rel,
    sum_,
    upd,
    var,
)

X, Y, N, K, J = map(var, ["x", "y", "n", "k", "j"])
B0, B1, B2, B3 = map(bound, range(4))


def over(body, low=ONE):
    """Return the sum of a loose body from ``low`` to n."""
    return Term("sum", (low, N, body))


# ── nodes ────────────────────────────────────────────────────────────────────────

FREE = [
    (X, "x"),
    (at("y", K), "ky"),
    (fam("y"), "y"),
    (call("f", X), "fx"),
    (upd("y", (K,), X, (N,)), "knxy"),
    (sum_("k", ONE, N, mul(K, X)), "nx"),
    (num(3), ""),
    (bound(0), ""),
]


@pytest.mark.parametrize(("term", "names"), FREE, ids=repr)
def test_free_names(term, names):
    assert term.free == set(names)


DEPTHS = [(X, 1), (neg(X), 2), (add(X, neg(X)), 3), (add(neg(X), X), 3), (neg(add(neg(X), X)), 4)]


@pytest.mark.parametrize(("term", "depth"), DEPTHS, ids=repr)
def test_depth(term, depth):
    assert term.depth == depth


LOOSE = [
    (X, 0),
    (B0, 1),
    (B2, 3),
    (over(B0), 0),
    (over(B2), 2),
    (over(B0, low=B1), 2),
    (add(B2, B0), 3),
    (add(B0, B2), 3),
    (bigmin("k", ONE, N, K), 0),
    (lam("k", K), 0),
    (diff(K, "k", X), 0),
]


@pytest.mark.parametrize(("term", "loose"), LOOSE, ids=repr)
def test_what_is_loose(term, loose):
    assert term.loose == loose


def test_what_is_loose_in_a_new_term():
    new = fresh("x")
    assert Term("softmax", (ONE, N, add(new, B0), new)).loose == 0
    assert Term("softmax", (ONE, N, new, add(new, B0))).loose == 1
    assert num(987_654_321).loose == 0
    assert bound(987_654_321).loose == 987_654_322


ALIKE = [
    (sum_("k", ONE, N, K), sum_("j", ONE, N, J)),
    (neg(sum_("k", ONE, N, K)), neg(sum_("j", ONE, N, J))),
    (lam("k", K), lam("j", J)),
    (diff(K, "k", X), diff(J, "j", X)),
    (add(X, lam("k", neg(K))), add(X, lam("j", neg(J)))),
]


@pytest.mark.parametrize(("first", "second"), ALIKE, ids=repr)
def test_the_same_up_to_names(first, second):
    assert first == second
    assert first.core is second.core
    assert hash(first) == hash(second)


DIFFERENT = [(X, Y), (lam("k", K), lam("k", X)), (at("y", K), at("z", K)), (num(1), num(2))]


@pytest.mark.parametrize(("first", "second"), DIFFERENT, ids=repr)
def test_not_the_same(first, second):
    assert first != second
    assert first.core is not second.core


def test_the_structure_is_shown():
    assert repr(add(X, neg(num(2)))) == "add(var('x'), neg(num(2)))"


@pytest.mark.parametrize("term", [X, at("y", K, ONE), sum_("k", ONE, N, K), rel("<", X, ONE)])
def test_a_copy_is_the_term_itself(term):
    assert pickle.loads(pickle.dumps(term)) is term  # noqa: S301 - our own


def test_a_term_that_is_gone_leaves_the_table():
    key = ("var", "gone for good")
    assert str(var("gone for good").data) == "gone for good"
    assert key not in _table


def test_a_term_that_took_its_place_stays_in_the_table():
    term = var("still here")
    _forget(_Entry(term, ("var", "still here")))
    assert var("still here") is term


def test_a_node_is_built_again_where_the_table_has_one_that_is_gone():
    term = var("built again")
    entry = _table["var", "built again"]
    del term
    _table["var", "built again"] = entry
    assert var("built again").head == "var"


@pytest.mark.parametrize("prop", [conj(eq(X, Y), TRUE), disj(eq(X, Y), TRUE), Term("not", (TRUE,))])
def test_what_can_be_assumed(prop):
    assert Context().assume(prop).hypotheses == (prop,)


# ── binding ──────────────────────────────────────────────────────────────────────

OPENED = [
    (B0, X),
    (B1, B0),
    (B2, B1),
    (over(neg(B1)), over(neg(X))),
    (over(B0, low=neg(B0)), over(B0, low=neg(X))),
    (add(neg(B1), over(neg(B1))), add(neg(B0), over(neg(X)))),
    (over(over(B2)), over(over(X))),
    (over(over(B3)), over(over(B2))),
]


@pytest.mark.parametrize(("body", "wanted"), OPENED, ids=repr)
def test_a_body_with_its_variable_replaced(body, wanted):
    assert instantiate(body, X) == wanted
    assert instantiate_open(body, X) == wanted


W = mul(B0, Y)
OPENED_LOOSE = [
    (neg(B0), neg(W)),
    (B1, B0),
    (B2, B1),
    (over(neg(B1)), over(neg(mul(B1, Y)))),
    (over(neg(B0)), over(neg(B0))),
    (over(B0, low=neg(B0)), over(B0, low=neg(W))),
    (add(neg(B1), over(neg(B1))), add(neg(B0), over(neg(mul(B1, Y))))),
    (over(over(neg(B2))), over(over(neg(mul(B2, Y))))),
    (over(over(neg(B3))), over(over(neg(B2)))),
]


@pytest.mark.parametrize(("body", "wanted"), OPENED_LOOSE, ids=repr)
def test_a_body_with_its_variable_replaced_by_what_is_loose(body, wanted):
    assert instantiate_open(body, W) == wanted


LIFTED = [
    (X, X),
    (B0, B2),
    (neg(B1), neg(B3)),
    (over(B0), over(B0)),
    (over(mul(B0, B1)), over(mul(B0, B3))),
    (over(B0, low=B0), over(B0, low=B2)),
    (over(over(add(B0, B1, neg(B2)))), over(over(add(B0, B1, neg(bound(4)))))),
]


@pytest.mark.parametrize(("term", "wanted"), LIFTED, ids=repr)
def test_a_term_two_binders_further_in(term, wanted):
    assert lift(term, 2) == wanted
    assert lift(term, 0) == term


CLOSED = [
    (X, B0),
    (Y, Y),
    (add(neg(X), over(neg(X))), add(neg(B0), over(neg(B1)))),
    (over(over(neg(X))), over(over(neg(B2)))),
    (over(B0, low=X), over(B0, low=B0)),
    (over(over(X, low=X)), over(over(B2, low=B1))),
]


@pytest.mark.parametrize(("body", "wanted"), CLOSED, ids=repr)
def test_a_bound_variable(body, wanted):
    assert close(body, "x") == wanted


def test_only_what_is_closed_is_put_in_or_bound():
    for step in (
        lambda: open_(sum_("k", ONE, N, K), B0),
        lambda: close(B0, "x"),
        lambda: substitute(X, {"x": B0}),
        lambda: substitute(X, {"y": ONE, "x": B0}),
    ):
        with pytest.raises(TermError, match="closed"):
            step()


UPDATED = upd("y", (ONE,), X, (N,))
TABLE = lam("i", lam("j", add(var("i"), neg(var("j")))))
SUBSTITUTED = [
    (UPDATED, {"x": TWO}, upd("y", (ONE,), TWO, (N,))),
    (UPDATED, {"y": fam("z")}, upd("z", (ONE,), X, (N,))),
    (UPDATED, {"y": lam("i", neg(var("i")))}, piecewise((X, eq(N, ONE)), (neg(N), TRUE))),
    (
        upd("w", (ONE, TWO), X, (K, J)),
        {"w": TABLE},
        piecewise((X, conj(eq(K, ONE), eq(J, TWO))), (add(K, neg(J)), TRUE)),
    ),
    (at("w", K, J), {"w": TABLE, "k": ONE}, add(ONE, neg(J))),
    (at("y", X), {"x": ONE}, at("y", ONE)),
    (call("f", fam("y")), {"y": fam("z")}, call("f", fam("z"))),
    (add(X, Y), {"x": Y, "y": X}, add(Y, X)),
]


@pytest.mark.parametrize(("term", "values", "wanted"), SUBSTITUTED, ids=repr)
def test_substitution(term, values, wanted):
    assert substitute(term, values) == wanted


def test_an_entry_of_a_replaced_family():
    one = replaced_entry(X, (K,), (J,), Y)
    assert one == piecewise((X, eq(K, J)), (Y, TRUE))
    both = replaced_entry(X, (K, ONE), (J, TWO), Y)
    assert both == piecewise((X, conj(eq(K, J), eq(ONE, TWO))), (Y, TRUE))
    assert replaced_entry(X, (), (), Y) == piecewise((X, TRUE), (Y, TRUE))
    with pytest.raises(ValueError, match="argument 2 is longer"):
        replaced_entry(X, (K,), (J, ONE), Y)


def test_each_subterm_comes_once():
    assert list(subterms(add(neg(X), neg(X), Y))) == [add(neg(X), neg(X), Y), neg(X), X, Y]


# ── terms ────────────────────────────────────────────────────────────────────────


def test_numerals():
    assert num(0) == Term("num", (), 0)
    assert num(5) == Term("num", (), 5)
    assert num(-1) == neg(num(1))
    with pytest.raises(TermError, match="expected an integer"):
        num(True)
    with pytest.raises(TermError, match="expected an integer"):
        num(1.0)


def test_rational_numerals():
    half = rational(as_rational(div(ONE, TWO)))
    assert half == div(ONE, TWO)
    assert rational(as_rational(neg(div(num(4), num(6))))) == neg(div(TWO, num(3)))
    assert rational(as_rational(div(num(4), TWO))) == TWO
    assert rational(as_rational(div(ONE, ONE))) == ONE
    assert rational(0) == num(0)
    assert rational(-2) == neg(TWO)
    assert as_rational(div(ONE, num(0))) is None
    assert as_rational(div(ONE, neg(TWO))) is None


def test_a_fresh_name_is_nobody_elses():
    first = fresh("k#000000007")
    number = int(str(first.data).removeprefix("k#"))
    written = [var(f"k#{number + i:09d}") for i in range(1, 4)]
    assert fresh("k") not in written
    assert str(sum_(str(first.data), ONE, N, first).data) == "k"
    assert str(fresh("a#b#c").data).startswith("a#0")
    assert sum_("a#b#c", ONE, N, ONE).data == "a"


def test_sums_and_propositions_of_none_and_one():
    assert conj(eq(X, Y)) is eq(X, Y)
    assert conj() is TRUE
    assert conj(eq(X, Y), lt(X, Y)) == Term("and", (eq(X, Y), lt(X, Y)))
    assert add() == num(0)
    assert add(X) is X
    assert Term("mul", (X, Y)) == mul(X, Y)
    assert mul() == ONE


OPPOSITES = [
    (eq(X, Y), ne(X, Y)),
    (lt(X, Y), rel(">=", X, Y)),
    (le(X, Y), rel(">", X, Y)),
    (conj(eq(X, Y), lt(X, Y)), disj(ne(X, Y), rel(">=", X, Y))),
    (Term("not", (TRUE,)), TRUE),
]


@pytest.mark.parametrize(("prop", "opposite"), OPPOSITES, ids=repr)
def test_opposites(prop, opposite):
    assert negation(prop) == opposite
    assert negation(opposite) == prop


def test_no_relation():
    with pytest.raises(TermError, match="is not a relation"):
        rel("=<", X, Y)
