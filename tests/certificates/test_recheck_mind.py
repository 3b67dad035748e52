"""What the second checker knows in a context: values of atoms, entries, answers that are kept."""

from fractions import Fraction

import pytest

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    REAL,
    TRUE,
    TWO,
    ZERO,
    Context,
    Definition,
    Mind,
    Sort,
    Span,
    T,
    bind,
    conj,
    disj,
    eq,
    fn,
    le,
    lt,
    mul,
    ne,
    num,
    piecewise,
    point,
    var,
)

X, Y, Z, N, K = map(var, "xyznk")
THREE = num(3)
BASE = Context(
    dict.fromkeys("xyz", REAL)
    | {"n": Sort("size"), "u": Sort("family", ((ONE, N),)), "s": Sort("permutation", ((ONE, N),))},
    (),
    {"f": Definition("f", (("t", REAL),), body=X * var("t"))},
)


def mind(*given):
    return Mind(BASE.assume(*given))


def u(i):
    return T("at", (i,), "u")


def s(i):
    return T("at", (i,), "s")


def f(i):
    return T("call", (i,), "f")


# ── equations ──

def test_an_equation_needs_both_bounds():
    assert not mind(le(X, Y)).holds(eq(X, Y))
    assert not mind(le(Y, X)).holds(eq(X, Y))
    assert mind(le(Y, X), le(X, Y)).holds(eq(X, Y))


WRONG = {
    "of a multiple": (TWO * X, num(6), X - 6), "of a product": (X * Y, num(6), X - 6),
    "of a product, the other": (X * Y, num(6), Y - 6), "of a square": (X**2, num(4), X - 4),
    "of a square, elsewhere": (X**2, num(4), Y - Z), "of a sum": (X + Y, TWO, X - TWO),
    "of a sum, the other": (X + Y, TWO, Y - TWO), "of a quotient": (X / Y, TWO, X - TWO),
    "of a quotient by a sum": (X / (Y + 1), TWO, X - TWO),
    "of a reciprocal": (1 / X, TWO, X - TWO), "of a number": (ONE, ONE, X - Y),
    "of a square root's square": (fn("exp", X) ** 2, num(4), fn("exp", X) - 4),
    "of what has no value": (1 / ZERO, TWO, X - Y), "in what has no value": (X, TWO, 1 / ZERO - Y),
    "of another": (Y, TWO, X - TWO), "of 0": (X - X, ZERO, X - Y),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_no_value_is_put_in_for_what_is_no_atom(name):
    known, value, term = WRONG[name]
    assert not mind(ne(Y, ZERO)).by_value(term, known, value)


@pytest.mark.parametrize("name", WRONG)
def test_no_equation_by_a_value_that_an_atom_does_not_have(name):
    known, value, term = WRONG[name]
    if not name.endswith("no value"):
        assert not mind(eq(known, value), ne(Y, ZERO)).holds(eq(term, ZERO))


def test_values_are_put_in_for_atoms():
    for known, value, term in ((X, TWO, X - TWO), (X, TWO, X**2 - 4), (X, Y, X * Z - Y * Z),
                               (u(ONE), THREE, u(ONE) * Y - THREE * Y)):  # fmt: skip
        assert mind().by_value(term, known, value), term


# ── what is stated, and its parts ──

LIMIT = bind("tends", "k", fn("exp", -K), ZERO)


def test_what_is_stated_holds_whatever_its_form():
    for prop in (LIMIT, disj(LIMIT, lt(X, Y)), fn("not", LIMIT)):
        assert mind(prop).holds(prop)
        assert not mind().holds(prop)


def test_one_part_is_enough_beside_what_has_no_opposite():
    for part in (le(ZERO, X**2), TRUE):
        assert mind().holds(disj(LIMIT, part))
        assert mind().holds(disj(part, LIMIT))
    assert not mind().holds(disj(LIMIT, le(ZERO, X)))


def test_what_is_less_by_two_bounds_is_not_equal():
    here = mind(lt(X, Y), le(Y, Z))
    assert here.holds(ne(X, Z))
    assert here.holds(ne(Z, X))
    assert not mind(le(X, Y), le(Y, Z)).holds(ne(X, Z))


# ── relations ──

def test_what_relations_say_of_a_term_with_a_negative_factor():
    assert recheck.bounds_of(eq(-X, THREE))[X] == point(-3)
    assert recheck.bounds_of(eq(num(6), -TWO * X))[X] == point(-3)
    assert recheck.bounds_of(ne(-X, ZERO))[X] == Span(no_zero=True)
    assert recheck.bounds_of(ne(-X, ONE))[X] == recheck.ANY


def test_only_relations_bound_terms():
    parts = [le(X, ONE), le(Y, ONE), le(Z, ONE)]
    for prop in (disj(*parts), conj(*parts), disj(*parts[:2]), TRUE, T("not", (parts[0],))):
        assert recheck.bounds_of(prop) == {}


def test_a_size_from_below_bounds_nothing_else():
    found = recheck.bounds_of(le(THREE, fn("abs", X)))
    assert found == {fn("abs", X): Span(Fraction(3), None, False)}


def test_products_of_more_than_two_are_parts():
    for term in (mul(TWO, X, Y), mul(X, Y, TWO), mul(X, Y, Z)):
        parts = {}
        assert recheck.affine(term, Fraction(1), parts) == 0
        assert parts == {term: 1}


# ── entries ──

def every(body):
    return bind("all", "k", body, ONE, N)


def test_hypotheses_about_the_values_of_a_definition():
    assert mind(every(lt(ZERO, f(K)))).holds(lt(ZERO, f(ONE)))
    assert not mind().holds(lt(ZERO, f(ONE)))
    assert not mind(every(le(ZERO, f(K)))).holds(lt(ZERO, f(ONE)))


def test_only_relations_are_combined():
    either = disj(le(u(K), ONE), le(TWO, u(K)), eq(X, Y))
    here = mind(every(either), le(u(ONE), X))
    assert any(p.head == "or" for p in here.extra_facts(u(ONE)))
    assert here.related(u(ONE)) == [le(u(ONE), X), le(ONE, N)]
    assert here.holds(le(u(ONE) + Y, X + Y))
    assert not here.holds(le(u(ONE), ONE))


def over(head, body):
    return bind(head, "k", body, ONE, N)


OF_ENTRIES = {  # where all entries are in [2, 3]
    "sum": (Fraction(0), None), "prod": (Fraction(0), None),
    "bigmax": (Fraction(2), Fraction(3)), "bigmin": (Fraction(2), Fraction(3)),
}  # fmt: skip


@pytest.mark.parametrize("head", OF_ENTRIES)
def test_the_range_of_a_sum_is_not_that_of_its_terms(head):
    found = mind(every(le(TWO, u(K))), every(le(u(K), THREE))).range(over(head, u(K)))
    assert (found.low, found.high) == OF_ENTRIES[head]
    assert found.positive


def test_values_of_a_permutation_are_in_its_range():
    assert mind().holds(le(s(ONE), N))
    assert mind().extra_facts(s(ONE)) == [le(ONE, s(ONE)), le(s(ONE), N)]
    changed = T("upd", (X, ONE, ONE), "s")  # an entry that was replaced has any value
    assert mind().extra_facts(changed) == []


def test_no_facts_about_what_lacks_its_binder():
    sum_of = bind("sum", "k", u(K) * s(K), ONE, N)
    inner = bind("bigmax", "k", u(K) * var("j"), ONE, N)
    outer = bind("bigmax", "j", inner, ONE, TWO)
    for term in (sum_of, sum_of + s(ONE), outer, outer + u(ONE), sum_of + f(ONE)):
        assert not any(p.loose for p in mind(every(lt(ZERO, u(K)))).extra_facts(term)), term
    assert mind().indices_in(sum_of) == []
    for index in (s(K), 1 + fn("delta", K, ONE), fn("sign", K), ZERO * K + 1):
        assert mind().indices_in(bind("sum", "k", u(index), ONE, N)) == [], index
    assert mind().indices_in(sum_of + u(TWO)) == [TWO]


def test_the_largest_index_with_a_property_is_an_index():
    chosen = piecewise((K, lt(ZERO, u(K))), (ONE, lt(u(K), X)), (N, TRUE))
    for head in ("bigmax", "bigmin"):
        term = bind(head, "k", chosen, ONE, N)
        assert {le(ONE, term), le(term, N)} <= set(mind().extra_facts(term))
    other = bind("bigmax", "k", piecewise((K, lt(ZERO, u(K))), (X, TRUE)), ONE, N)
    assert le(other, N) not in mind().extra_facts(other)


# ── answers that are kept ──

TRUTH = lt(ZERO, ONE)


def test_an_answer_is_kept_until_the_forms_change():
    here = mind()
    here.answers[TRUTH] = False
    assert not here.holds(TRUTH)
    here.context.settings.version += 1
    assert here.holds(TRUTH)
    assert here.version == here.context.settings.version


def test_no_answer_is_forgotten_in_the_middle_of_a_question():
    here = mind()
    here.answers[TRUTH] = False
    here.context.settings.version += 1
    here.asked.add(TRUE)
    assert not here.holds(TRUTH)
    here.asked.clear()
    assert here.holds(TRUTH)


def asking(answers, *, asked=(), changes=True, cut=0):
    """Return the answer to a question when each try has its own, and how many tries there were."""
    here, tries = mind(), []
    here.asked |= set(asked)

    def decide(prop):
        tries.append(prop)
        here.context.settings.version += changes
        Mind.cuts += cut  # an answer that is due to a limit is not kept
        return answers[len(tries) - 1]

    here.decide = decide
    return here.holds(TRUTH), len(tries)


def test_a_no_is_asked_again_if_the_forms_changed_meanwhile():
    def first_only(prop):
        tries.append(prop)
        here.context.settings.version += len(tries) == 1
        return len(tries) == answer

    for answer in (2, 9):
        here, tries = mind(), []
        here.decide = first_only
        assert here.holds(TRUTH) == (answer == 2)
        assert len(tries) == 2
    assert asking([True, False]) == (True, 1)
    assert asking([False, True], asked=[TRUE]) == (False, 1)
    assert asking([False, True], changes=False) == (False, 1)
    assert asking([True, False], changes=False) == (True, 1)
    assert asking([False, True], asked=[TRUE], cut=1) == (False, 1)
    assert asking([False, True], changes=False, cut=1) == (False, 1)
