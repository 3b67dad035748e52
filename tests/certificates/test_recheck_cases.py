"""Cases in the second checker's normal form: deltas, updates, branches, and truth as 0 or 1."""

import itertools

import pytest
from evaluating import form_value, near, value
from test_recheck_normal import NUMBERS, PLACES, A, J, K, M, N, X, Y, log, root

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    Context,
    Refused,
    Sort,
    T,
    conj,
    disj,
    eq,
    fn,
    forall,
    le,
    lt,
    ne,
    num,
    piecewise,
    rel,
    var,
)

RANGE = ((ONE, N),)
SORTS = {**NUMBERS, "p": Sort("permutation", RANGE), "q": Sort("permutation", RANGE),
         "u": Sort("family", RANGE), "w": Sort("family", (*RANGE, *RANGE))}  # fmt: skip


def new(*given):
    return Context(SORTS, given)


def settled(term, *given):
    return recheck.form_term(recheck.settled_form(term, new(*given)))


def at(name, *indices):
    return T("at", indices, name)


def delta(left, right):
    return fn("delta", left, right)


def heads(term):
    return {t.head for t in recheck.subterms(term)}


@pytest.fixture
def silent(monkeypatch):
    """Let no question have an answer."""
    monkeypatch.setattr(recheck, "holds", lambda _prop, _context: False)


# ── deltas ──


ENTRIES = {
    "p": lambda i: (2, 3, 1)[i - 1], "q": lambda i: (2, 1, 3)[i - 1],
    "u": lambda i: (5, 5, 2)[i - 1], "w": lambda i, j: (i - 1) * (j - 2),
}  # fmt: skip
DELTAS = {
    "of names": (K, J), "of itself": (K, K), "of neighbours": (K, K + 1),
    "of a multiple": (2 * K, 2 * J), "of halves": (K / 2, J / 2), "of a product": (J * K, 2 * J),
    "of one permutation": (at("p", J), at("p", K)),
    "of two permutations": (at("p", J), at("q", K)),
    "of a family": (at("u", J), at("u", K)), "of entries": (at("w", J, K), at("w", K, J)),
    "of a permutation and a number": (at("p", J), TWO),
    "of a number and a permutation": (K, at("p", J)),
    "of a permutation and its sum": (at("p", J), at("p", K) + 1),
}  # fmt: skip


@pytest.mark.parametrize("name", DELTAS)
def test_a_delta_is_one_where_its_sides_agree(name):
    left, right = DELTAS[name]
    found = settled(delta(left, right))
    assert found is settled(delta(right, left))
    for j, k in itertools.product((1, 2, 3), repeat=2):
        point = {**ENTRIES, "j": j, "k": k}
        assert value(found, point) == (value(left, point) == value(right, point)), point


def test_a_permutation_takes_no_value_twice():
    assert settled(delta(at("p", J), at("p", K))) is settled(delta(J, K))
    for left, right in ((at("p", J), at("q", K)), (at("u", J), at("u", K))):
        assert {left, right} <= set(recheck.subterms(settled(delta(left, right))))


def replaced(entry, key, own):
    return T("upd", (entry, key, own), "p")


UPDATED = {
    "both": (replaced(num(5), ONE, J), replaced(num(5), ONE, K), lambda p, j, k: p[j] == p[k]),
    "by two values": (replaced(num(5), ONE, J), replaced(num(6), ONE, K),
        lambda p, j, k: (5 if j == 1 else p[j]) == (6 if k == 1 else p[k])),
    "the left one": (replaced(num(3), ONE, J), at("p", K),
        lambda p, j, k: (3 if j == 1 else p[j]) == p[k]),
    "the right one": (at("p", J), replaced(num(3), ONE, K),
        lambda p, j, k: p[j] == (3 if k == 1 else p[k])),
}  # fmt: skip


@pytest.mark.parametrize("name", UPDATED)
def test_entries_that_were_replaced_may_agree_elsewhere(name):
    left, right, wanted = UPDATED[name]
    found = settled(delta(left, right))
    p = {1: 2, 2: 3, 3: 1}
    for j, k in itertools.product(p, repeat=2):
        point = {"j": j, "k": k, "p": p.get}
        assert value(found, point) == wanted(p, j, k), point


def test_deltas_of_numbers_need_no_question(silent):
    for left, right, wanted in ((ONE, ONE, 1), (ONE, TWO, 0), (K, K, 1), (K + 1, K, 0)):
        assert recheck.rational_of(recheck.form(delta(left, right), new())) == wanted


def test_deltas_that_are_known():
    assert settled(delta(J, K), eq(J, K)) is ONE
    assert settled(delta(J, K), lt(J, K)) is ZERO
    assert settled(delta(J, num(-1))) is ZERO


def test_a_delta_of_fractions_is_left_as_it_is():
    for left, right in ((ONE, X / (Y + 1)), (X / (Y + 1), Y / (X + 1)), (ONE, 1 / X), (1 / X, Y)):
        assert settled(delta(left, right)) is delta(settled(left), settled(right))
    assert settled(delta(root(A), ONE)) is settled(delta(ONE, root(A)))


def test_a_delta_is_of_its_terms_without_a_common_factor():
    assert settled(delta(4 * J, 6 * K)) is settled(delta(2 * J, 3 * K))
    assert settled(delta(3 * M + J, M + 2)) is settled(delta(2 * M + J, TWO))
    (own,) = recheck.form(delta(K, J), new()).num
    assert own[0][0] is delta(K, J)


# ── replaced entries ──


UPDATES = {
    "one entry": (T("upd", (X, K, J), "u"),
        lambda s: s["x"] if s["j"] == s["k"] else s["u"](s["j"])),
    "by another": (T("upd", (at("u", ONE), K, J), "u"),
        lambda s: s["u"](1 if s["j"] == s["k"] else s["j"])),
    "by itself": (T("upd", (at("u", K), K, J), "u"), lambda s: s["u"](s["j"])),
    "at its key": (T("upd", (X, K, K), "u"), lambda s: s["x"]),
    "of a table": (T("upd", (X, K, ONE, J, ONE), "w"),
        lambda s: s["x"] if s["j"] == s["k"] else s["w"](s["j"], 1)),
    "of a table, twice": (T("upd", (X, K, J, J, K), "w"),
        lambda s: s["x"] if s["j"] == s["k"] else s["w"](s["j"], s["k"])),
}  # fmt: skip


@pytest.mark.parametrize("name", UPDATES)
def test_a_replaced_entry_has_its_value(name):
    term, wanted = UPDATES[name]
    found = settled(term)
    assert "upd" not in heads(found)
    for j, k in itertools.product((1, 2, 3), repeat=2):
        point = {**ENTRIES, "j": j, "k": k, "x": 7}
        assert value(found, point) == wanted(point), point


def test_an_entry_replaced_by_itself_is_the_entry():
    assert settled(UPDATES["by itself"][0]) is at("u", J)
    assert settled(T("upd", (at("w", K, ONE), K, ONE, J, M), "w")) is at("w", J, M)


def test_a_key_has_as_many_indices_as_the_entry():
    for args in ((X, K), (X, K, J, ONE)):
        with pytest.raises(ValueError, match=r"longer|shorter"):
            recheck.form(T("upd", args, "w"), new())


# ── branches ──


EVERY = forall("i", ONE, N, lt(at("u", var("i")), X))
KEPT = {
    "a value that is not defined everywhere": piecewise((log(X), lt(ZERO, X)), (ZERO, TRUE)),
    "a last one that is not": piecewise((ZERO, eq(Y, ZERO)), (X / Y, TRUE)),
    "nothing otherwise": piecewise((X, lt(X, Y))),
    "nothing otherwise, after two": piecewise((X, lt(X, Y)), (Y, lt(Y, X))),
    "no branch that applies": piecewise((X, lt(X, X)), (Y, lt(X + 1, X))),
    "a condition on a range": piecewise((X, EVERY), (Y, TRUE)),
    "a part of a condition on a range": piecewise((X, conj(lt(X, Y), EVERY)), (Y, TRUE)),
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_branches_that_are_left_as_they_are(name):
    assert settled(KEPT[name]) is KEPT[name]


CHOSEN = {
    "the only one": (piecewise((log(X), TRUE)), log(X)),
    "the first one": (piecewise((X, lt(ZERO, A)), (log(Y), lt(X, Y)), (ONE, TRUE)), X),
    "the second one": (piecewise((log(Y), lt(A, ZERO)), (X, lt(ZERO, A)), (Y, TRUE)), X),
    "the last one": (piecewise((log(Y), lt(A, ZERO)), (1 / X, TRUE)), 1 / X),
    "an entry by cases": (piecewise((at("u", K), eq(J, K)), (at("u", J), TRUE)), at("u", J)),
}  # fmt: skip


@pytest.mark.parametrize("name", CHOSEN)
def test_a_branch_that_is_known_to_apply(name):
    term, wanted = CHOSEN[name]
    assert settled(term) is settled(wanted)


SEEN = {
    "two": piecewise((X, lt(X, Y)), (Y, TRUE)),
    "three": piecewise((X, lt(Y, X)), (Y**2, lt(Y, ONE)), (A, TRUE)),
    "one that is gone": piecewise((ONE, lt(A, ZERO)), (X, le(X, Y)), (Y, TRUE)),
    "one that ends them": piecewise((X, le(X, Y)), (Y, lt(ZERO, A)), (ONE, TRUE)),
    "conditions with parts": piecewise((X, conj(lt(X, Y), ne(K, N))),
        (Y, disj(lt(ONE, X), fn("not", le(Y, X)))), (A, TRUE)),
}  # fmt: skip
#: The places of the normal form, and some where two of the numbers agree.
SPOTS = [*PLACES, {**PLACES[0], "x": 2.0, "y": 2.0}, {**PLACES[1], "k": 2},
         {**PLACES[2], "x": -2.0, "n": 3, "k": 3}]  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_branches_have_their_value(name):
    found = settled(SEEN[name])
    for point in SPOTS:
        assert near(value(found, point), value(SEEN[name], point)), point


def test_a_value_has_a_condition():
    with pytest.raises(ValueError, match=r"longer|shorter"):
        recheck.form(T("piecewise", (X, lt(X, Y), Y)), new())


# ── propositions as 0 and 1 ──


SIDES = {
    "reals": (X, Y), "integers": (K, N), "an integer and a real": (K, X),
    "a real and an integer": (X, K), "multiples": (2 * X, 4 * Y), "a negative one": (-2 * X, Y),
    "a fraction": (X / (Y + 1), ZERO), "a product": (X * Y, Y), "a square": (X**2, -ONE),
    "a positive one": (A, ZERO), "one name": (X, X), "one more": (X + 1, X), "one less": (X, X + 1),
    "half more": (X + ONE / 2, X), "numbers": (ONE, TWO),
}  # fmt: skip
RELATIONS = ("=", "!=", "<", "<=", ">", ">=")


@pytest.mark.parametrize("name", SIDES)
@pytest.mark.parametrize("quiet", [False, True], ids=["asked", "silent"])
def test_relations_as_numbers(name, quiet, monkeypatch):
    if quiet:
        monkeypatch.setattr(recheck, "holds", lambda _prop, _context: False)
    left, right = SIDES[name]
    for op in RELATIONS:
        for prop in (rel(op, left, right), rel(op, right, left)):
            found = recheck.truth(prop, new())
            for point in SPOTS:
                assert form_value(found, point) == value(prop, point), (prop, point)
            if name in {"one name", "one more", "one less", "half more", "numbers"}:
                assert recheck.rational_of(found) is not None


P, Q, R = lt(X, Y), eq(K, N), le(ONE, X)
COMPOUND = {
    "always": TRUE, "not": fn("not", P), "not not": fn("not", fn("not", Q)), "and": conj(P, Q),
    "or": disj(P, Q), "three of them": conj(P, fn("not", Q), R), "one of three": disj(P, Q, R),
    "mixed": disj(conj(P, Q), fn("not", disj(Q, R))), "neither": fn("not", disj(P, R)),
}  # fmt: skip


@pytest.mark.parametrize("name", COMPOUND)
def test_propositions_with_parts_as_numbers(name):
    found = recheck.truth(COMPOUND[name], new())
    for point in SPOTS:
        assert form_value(found, point) == value(COMPOUND[name], point), point


def test_what_is_known_is_one_or_nothing():
    known = ((lt(ZERO, A), 1), (lt(-ONE, X**2), 1), (le(A, ZERO), 0), (lt(N, ONE), None))
    for prop, wanted in known:
        assert recheck.rational_of(recheck.truth(prop, new())) == wanted
    assert recheck.rational_of(recheck.truth(lt(X, Y), new(lt(X, Y)))) == 1


def test_only_integers_are_compared_by_deltas():
    for op in ("=", "!="):
        whole = recheck.truth(rel(op, K, N), new())
        assert {t.head for m in whole.num for t, _ in m} == {"delta"}
        for left, right in ((X, Y), (X, K), (K, X), (at("p", J), at("u", K))):
            found = recheck.truth(rel(op, left, right), new())
            assert {t.head for m in found.num for t, _ in m} == {"indicator"}


def test_a_sign_is_asked_of_a_primitive_polynomial():
    def asked(prop):
        ((own, _),) = (x for m in recheck.truth(prop, new()).num for x in m)
        return own.args[0]

    assert asked(lt(ZERO, 6 * X)) is X
    assert asked(lt(ZERO, -6 * X)) is settled(-X)
    assert asked(lt(4 * Y, 2 * X)) is settled(X - 2 * Y)
    assert asked(lt(2 * X, 4 * Y)) is settled(2 * Y - X)
    assert asked(lt(ZERO, X / (Y + 1))) is settled(X / (Y + 1))


def test_a_condition_on_a_range_is_no_number():
    for prop in (EVERY, fn("not", EVERY), conj(P, EVERY)):
        with pytest.raises(Refused, match="not taken apart"):
            recheck.truth(prop, new())
