"""The second checker's sums over ranges: what leaves them, what stays, when two are one."""

import math
from fractions import Fraction
from itertools import permutations

import pytest
from evaluating import near, value
from over_ranges import CONTEXT, FILLED, PLACES, defined_at, place, read, settled

from symcheck import recheck
from symcheck.recheck import ONE, ZERO, Form, Refused, T, fn, le, lt, num, sum_, var

VALUES = (
    # free factors leave a sum; what a range that may be empty would hide stays in
    "Sum(u[k]/(k + x**2 + 1), (k, 1, m))", "Sum(u[k]/(k + x**2 + 1)/(x**2 + 2), (k, 1, m))",
    "Sum(u[k]/(x + a), (k, 1, m))", "Sum(u[k]/x, (k, 1, m))", "Sum(log(x)*u[k] + x, (k, 1, m))",
    "Sum(y[k]/x, (k, 1, n))", "Sum(log(x)*y[k], (k, 1, n))",
    # counts
    "Sum(1, (k, 1, b))", "Sum(1, (k, 1, m))", "Sum(x + 1, (k, 2, m))",
    "Sum(1/(k + x**2), (k, 1, m))", "Sum(1, (k, 3, m + 2))", "Sum(x*k, (k, b, m))",
    # entries
    "Sum(KroneckerDelta(k, i)*y[k], (k, 1, n))", "Sum(KroneckerDelta(k, i + 1)*k, (k, 1, n))",
    "Sum(KroneckerDelta(2*k, i)*y[k], (k, 1, n))", "Sum(KroneckerDelta(k, b)*z[k], (k, 1, n))",
    "Sum(KroneckerDelta(k, p[k])*z[k], (k, 1, n))", "Sum(KroneckerDelta(k**2, i)*k, (k, 1, n))",
    "Sum(KroneckerDelta(k, i)*KroneckerDelta(k, j)*y[k]*k, (k, 1, n))",
    # nested sums
    "Sum(Sum(w[k, l], (l, 1, n)), (k, 1, n))", "Sum(Sum(w[k, l]*k, (l, 1, k)), (k, 1, n))",
    "Sum(Sum(w[k, l]*l, (l, k, n)), (k, 1, n))", "Sum(Sum(sin(k + l)*l, (l, k, n)), (k, m, n))",
    "Sum(Sum(sin(k + l)*l, (l, 0, k)), (k, 0, b))",
    "Sum(z[k]*Sum(w[k, l]*y[l], (l, 1, n)), (k, 1, n))",
    "Sum(Sum(Sum(w[k, l]*w[l, h]*h, (h, 1, l)), (l, 1, n)), (k, 1, n))",
    "Sum(Sum(Sum(w[k, l]*h, (h, k, n)), (l, 1, m)), (k, 1, n))",
    "Sum(Sum(w[k, l], (l, 1, n))**2, (k, 1, n))",
    "Sum(Sum(w[k, l], (l, 1, n))*Sum(w[l, k], (l, 1, n)), (k, 1, n))",
)


@pytest.mark.parametrize("text", VALUES)
def test_the_form_of_a_sum_has_its_value_wherever_the_sum_has_one(text):
    term = read(text)
    try:
        found = settled(term)
    except Refused:
        pytest.fail("no form")
    for at in PLACES:
        wanted = defined_at(term, at)
        assert wanted is None or near(value(found, at), wanted), (at, found)


ONES = "Sum(k**2/(1 + k**2), (k, 1, n)) + Sum(1/(1 + k**2), (k, 1, n))"
LOGISTIC = "exp(y[k])/(1 + exp(y[k]))"
EQUAL = (
    ("Sum(u[k]/(1 + x**2), (k, 1, m))", "Sum(u[k], (k, 1, m))/(1 + x**2)"),
    ("Sum(x*u[k], (k, 1, m))", "x*Sum(u[k], (k, 1, m))"), ("Sum(1, (k, 1, m))", "m"),
    ("Sum(x + u[k], (k, 1, m))", "m*x + Sum(u[k], (k, 1, m))"),
    ("Sum(KroneckerDelta(k, i)*y[k], (k, 1, n))", "y[i]"),
    ("Sum(KroneckerDelta(k, i)*w[k, j]*z[k], (k, 1, n))", "w[i, j]*z[i]"),
    ("Sum(KroneckerDelta(k + 1, i)*k, (k, 0, n))", "i - 1"),
    ("Sum(KroneckerDelta(k, n + 1)*k, (k, 1, n))", "0"),
    ("Sum(Sum(w[k, l], (k, 1, n)), (l, 1, m))", "Sum(Sum(w[k, l], (l, 1, m)), (k, 1, n))"),
    ("Sum(z[k]*Sum(w[k, l], (l, 1, m)), (k, 1, n))",
     "Sum(Sum(z[k]*w[k, l], (k, 1, n)), (l, 1, m))"),
    ("Sum(Sum(Sum(Sum(sin(k + 2*l + 3*h + 4*g), (k, 1, n)), (l, 1, m)), (h, 0, n)), (g, 0, m))",
     "Sum(Sum(Sum(Sum(sin(k + 2*l + 3*h + 4*g), (g, 0, m)), (k, 1, n)), (l, 1, m)), (h, 0, n))"),
    # sums over one range are one sum
    (ONES, "n"),
    (f"Sum({LOGISTIC}, (k, 1, n)) + Sum(1/(1 + exp(y[k])), (k, 1, n))", "n"),
    (f"Sum(z[k]*{LOGISTIC}, (k, 1, n)) + Sum(z[k]/(1 + exp(y[k])), (k, 1, n))",
     "Sum(z[k], (k, 1, n))"),
    (f"x*Sum({LOGISTIC}, (k, 1, n)) + x*Sum(1/(1 + exp(y[k])), (k, 1, n)) + a", "x*n + a"),
    (f"{ONES} + Sum(k**2/(2 + k**2), (k, 0, m)) + Sum(2/(2 + k**2), (k, 0, m))", "n + m + 1"),
    # an entry where two indices agree
    ("KroneckerDelta(i, j)*y[i]", "KroneckerDelta(i, j)*y[j]"),
    ("KroneckerDelta(i, j + 1)*sin(i)", "KroneckerDelta(i, j + 1)*sin(j + 1)"),
    ("KroneckerDelta(j, i + 1)*sin(j)", "KroneckerDelta(j, i + 1)*sin(i + 1)"),
    ("KroneckerDelta(i, j)*y[i] + x", "x + KroneckerDelta(i, j)*y[j]"),
    ("KroneckerDelta(p[i], j)*y[p[i]]", "KroneckerDelta(p[i], j)*y[j]"),
    ("KroneckerDelta(i, p[j])*y[p[j]]", "KroneckerDelta(i, p[j])*y[i]"),
    ("KroneckerDelta(i, j)*Sum(w[i, k], (k, 1, n))",
     "KroneckerDelta(i, j)*Sum(w[j, k], (k, 1, n))"),
    ("KroneckerDelta(i, j)*y[i]*KroneckerDelta(i, b)",
     "KroneckerDelta(i, j)*y[j]*KroneckerDelta(i, b)"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_equal_sums_are_seen_to_be_equal(one, other):
    left, right = read(one), read(other)
    assert all(near(value(left, at), value(right, at)) for at in PLACES)
    assert recheck.equal(left, right, CONTEXT)
    assert recheck.equal(right * 2, left * 2, CONTEXT)
    assert not recheck.equal(left, right + 1, CONTEXT)
    assert not recheck.equal(left + var("x"), right, CONTEXT)


DIFFERENT = (
    ("Sum(1, (k, 1, b))", "b"), ("Sum(u[k]/(k + 1), (k, 1, m))", "Sum(u[k]/(k + 2), (k, 1, m))"),
    ("Sum(k**2/(1 + k**2), (k, 1, b)) + Sum(1/(1 + k**2), (k, 1, b))", "b"),
    (ONES, "n + 1"),
    (f"Sum(z[k]*{LOGISTIC}, (k, 1, n)) + Sum(z[k]/(1 + exp(y[k])), (k, 1, n)) + x",
     "Sum(z[k], (k, 1, n))"),
    ("Sum(y[k], (k, 1, n))", "Product(y[k], (k, 1, n))"),
    ("Sum(y[k], (k, 1, n))", "Max(y[k], (k, 1, n))"),
    ("Sum(y[k], (k, 1, n))*Sum(z[k], (k, 1, n))", "Sum(y[k]*z[k], (k, 1, n))"),
    ("Sum(y[k]**2, (k, 1, n))", "Sum(y[k], (k, 1, n))**2"), ("Sum(y[k], (k, 1, n))", "y[1]"),
    ("Sum(KroneckerDelta(2*k, i)*y[k], (k, 1, n))", "y[i]"),
    ("Sum(KroneckerDelta(k, b)*k, (k, 1, n))", "b"),
    ("Sum(Sum(w[k, l], (l, 1, k)), (k, 1, n))", "Sum(Sum(w[k, l], (l, 1, n)), (k, 1, n))"),
    ("Sum(Sum(w[k, l], (l, 1, n)), (k, 1, n))", "Sum(Sum(w[k, k], (l, 1, n)), (k, 1, n))"),
    ("KroneckerDelta(i, j)*y[i]", "0"), ("KroneckerDelta(i, j)*y[i]", "y[j]"),
    ("KroneckerDelta(i, j)*y[i] + x", "KroneckerDelta(i, j)*y[j]"),
    ("KroneckerDelta(i, j)*y[i]", "KroneckerDelta(i, j)*z[j]"),
    ("KroneckerDelta(2*i, 3*j)*x", "0"),
    ("KroneckerDelta(2*i, 3*j)*x", "KroneckerDelta(2*i, 3*j)*a"),
    ("KroneckerDelta(i, j + 1)*y[i]", "KroneckerDelta(i, j + 1)*y[j]"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_sums_that_differ_are_not_seen_to_be_equal(one, other):
    left, right = read(one), read(other)
    more = place(3, 2, 3, 2, 1, 1.1, 0.7)
    assert not all(near(value(left, at), value(right, at)) for at in (*PLACES, more))
    assert not recheck.equal(left, right, CONTEXT)
    assert not recheck.equal(right, left, CONTEXT)


K, N, I, X, B = map(var, ("k", "n", "i", "x", "b"))
Y_K = T("at", (K,), "y")


def test_an_entry_of_a_sum_is_taken_inside_the_range_and_nothing_outside():
    def found(there, context=CONTEXT):
        return recheck._contracted(there, Y_K, (K, ONE, N), context)

    inside = found(I)
    assert recheck.form_term(inside) is T("at", (I,), "y")
    for outside in (ZERO, num(-2), N + 1, N + I):
        assert found(outside).num == {}
    assert found(B) is None
    assert found(B, CONTEXT.assume(le(B, N))) is None
    assert found(B, CONTEXT.assume(le(ONE, B))) is None
    assert recheck.form_term(found(B, CONTEXT.assume(le(ONE, B), le(B, N)))) is T("at", (B,), "y")
    assert found(B, CONTEXT.assume(lt(B, ZERO))).num == {}


def test_a_delta_is_solved_for_an_index_with_the_coefficient_one():
    inner = CONTEXT.declare("k", recheck.index(ONE, N))
    solved = {(K, I): I, (K + 1, I): I - 1, (I, K + B): I - B, (3 + I, K): I + 3, (-K, I): -I,
              (K, 2 * K + I): -I}  # fmt: skip
    for (left, right), there in solved.items():
        for delta in (fn("delta", left, right), fn("delta", right, left)):
            found = recheck._solved(delta, K, inner)
            assert recheck.equal(found, there, CONTEXT)
    unsolved = ((2 * K, I), (K**2, I), (K * I, B), (K, K**2 - I), (K, K + I), (K + K * I, B))
    for left, right in unsolved:
        assert recheck._solved(fn("delta", left, right), K, inner) is None


def form(text):
    return recheck.settled_form(read(text), CONTEXT)


def test_a_relation_of_sums_does_not_depend_on_the_order_of_its_parts():
    parts = ["Sum(k**2/(1 + k**2), (k, 1, n))", "Sum(1/(1 + k**2), (k, 1, n))", "-n",
             "Sum(y[k], (k, 1, n))", "x"]  # fmt: skip
    polys = [dict(form(t).num) for t in parts]
    for order in permutations(range(5)):
        def vanishes(*kept, order=order):
            p = {m: c for here in order if here in kept for m, c in polys[here].items()}
            return recheck._vanishes_as_one(p, ONE, N, CONTEXT, 3)

        assert vanishes(0, 1, 2)
        assert not vanishes(0, 1, 2, 3)
        assert not vanishes(0, 1, 2, 4)
        assert not vanishes(2, 4)
        assert not vanishes(4)


def test_what_is_not_looked_into_any_deeper_is_not_seen():
    difference = form(f"{ONES} - n")
    assert recheck.vanishes(difference, CONTEXT)
    assert not recheck.vanishes(difference, CONTEXT, 0)
    assert not recheck.vanishes(form("x"), CONTEXT, 0)
    assert recheck.vanishes(Form({}, {}), CONTEXT, 0)
    assert recheck.vanishes(Form({}, {}), CONTEXT)


def test_where_no_index_is_alone_a_delta_is_not_solved():
    (delta,) = {t for m in form("KroneckerDelta(2*i, 3*j)").num for t, _ in m}
    p = {((delta, 1),): Fraction(1), ((X, 1),): Fraction(1)}
    assert not recheck._vanishes_with_delta(p, delta, CONTEXT, 3)


def test_sums_over_different_ranges_are_ordered_as_one():
    inner = sum_("l", ONE, N, T("at", (K, var("l")), "w"))
    names = recheck._ordered_sums((K, ONE, N), ONE, inner, CONTEXT)
    turned = sum_("k", ONE, N, T("at", (K, var("l")), "w"))
    assert names is recheck._ordered_sums((var("l"), ONE, N), ONE, turned, CONTEXT)
    assert near(value(names, FILLED[0]), value(sum_("k", ONE, N, inner), FILLED[0]))


UNPERMUTED = {
    "Sum(y[p[k]], (k, 1, n))": "Sum(y[k], (k, 1, n))",
    "Sum(y[p[p[k]]], (k, 1, n))": "Sum(y[k], (k, 1, n))",
    "Max(y[p[k]]*x, (k, 1, n)) + 1": "Max(y[k]*x, (k, 1, n)) + 1",
    "Product(Sum(w[p[k], p[l]], (l, 1, n)), (k, 1, n))":
    "Product(Sum(w[k, l], (l, 1, n)), (k, 1, n))",
    "Sum(z[p[k]], (k, 1, n)) + max(1, n)*(1 + n)": "Sum(z[k], (k, 1, n)) + max(1, n)*(1 + n)",
    "softmax(y[p[k]], (k, 1, n))[i]": "exp(y[p[i]])/Sum(exp(y[k]), (k, 1, n))",
    "Sum(y[p[k]]*k, (k, 1, n))": None, "Sum(y[p[k]], (k, 1, i))": None,
    "Sum(y[p[k + 0]], (k, 0, n))": None, "Sum(y[p[i]], (k, 1, n))": None, "max(1, n)": None,
    "softmax(k**2, (k, 0, n))[i]": None,
}  # fmt: skip


@pytest.mark.parametrize("text", UNPERMUTED)
def test_a_sum_over_a_permutation_is_one_over_its_range(text):
    term, wanted = read(text), UNPERMUTED[text]
    found = recheck.unpermuted(term, CONTEXT)
    assert found is (term if wanted is None else read(wanted))
    for at in () if "k + 0" in text or "softmax" in text else FILLED:
        assert near(value(found, at), value(term, at))


def test_an_alternating_series_stays_below_its_first_term():
    low, high = recheck.series((1, 1), (8, 8), 4, recheck.one, recheck.odd, -1)
    assert low < math.atan(math.sqrt(0.5)) / math.sqrt(0.5) < high
