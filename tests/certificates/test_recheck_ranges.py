"""The second checker's products and maxima over ranges, where maxima are reached, and its table."""

import pytest
from evaluating import near, value
from over_ranges import CONTEXT, FILLED, PLACES, defined_at, read, settled

from symcheck import recheck
from symcheck.recheck import ONE, TRUE, T, bind, fn, le, num, piecewise, var

VALUES = (
    "Product(2, (k, 1, b))", "Product(x, (k, 1, m))", "Product(2, (k, 2, m))",
    "Product(-u[k], (k, 1, m))", "Product(u[k]/2, (k, 1, m))", "Product(-3*u[k]/2, (k, 1, m))",
    "Product(0*x, (k, 1, n))", "Product(0*x, (k, 1, m))", "Product(x*(u[k] + 1), (k, 1, m))",
    "Product(log(x)*u[k], (k, 1, m))", "Product(u[k]/x, (k, 1, m))", "Product(a*y[k], (k, 1, n))",
    "Product(u[k]/(x + a), (k, 1, m))", "Product(Abs(u[k])/(1 + u[k]**2), (k, 1, m))",
    "Product(exp(u[k])*(2 + u[k])**2, (k, 1, m))", "Product(exp(x*u[k]/2), (k, 1, m))",
    "Product(sqrt(1 + u[k]**2), (k, 1, m))", "Product(x**2*sqrt(a)*k, (k, 1, m))",
    "Product(x**3, (k, 0, n))", "Product(Abs(x)*u[k], (k, 1, m))",
    "Max((x + y[k])/(1 + y[k]**2), (k, 1, n))", "Max(x*y[k], (k, 1, n))", "Max(x, (k, 1, n))",
    "Max(x + 2*y[k] - a, (k, 1, n))", "Max(u[k], (k, 1, m))", "Max(u[k]*a + x, (k, 1, m))",
    "Max(-y[k]/3, (k, 1, n))", "Max(a*y[k]/(2 + x**2), (k, 1, n))", "Max(y[k], (k, j, j))",
    "Max(y[k], (k, i, n))", "Max(exp(x/2)*y[k], (k, 1, n))", "Min(y[k] + x, (k, 1, n))",
    "Max(x*y[k]/(1 + x**2), (k, 1, n))", "argmax(x*y[k], (k, 1, n))", "argmin(a*y[k], (k, 1, n))",
    "Max(Piecewise((k, y[k] <= 0), (1, True)), (k, 1, n))",
    "Max(Piecewise((n, x*y[k] < 0), (1, x*y[k] = 0), (k, True)), (k, 1, n))",
)  # fmt: skip


@pytest.mark.parametrize("text", VALUES)
def test_the_form_over_a_range_has_its_value_wherever_there_is_one(text):
    term = read(text)
    found = settled(term)
    for at in FILLED if "Max(u" in text else PLACES:
        wanted = defined_at(term, at)
        assert wanted is None or near(value(found, at), wanted), (at, found)


EQUAL = (
    ("Product(2*u[k], (k, 1, m))", "2**m*Product(u[k], (k, 1, m))"),
    ("Product(-u[k], (k, 1, m))", "(-1)**m*Product(u[k], (k, 1, m))"),
    ("Product(x*u[k], (k, 1, m))", "x**m*Product(u[k], (k, 1, m))"),
    ("Product(a/(1 + u[k]**2), (k, 1, m))", "a**m/Product(1 + u[k]**2, (k, 1, m))"),
    ("Product(Abs(u[k]), (k, 1, m))", "Abs(Product(u[k], (k, 1, m)))"),
    ("Product(exp(u[k]), (k, 1, m))", "exp(Sum(u[k], (k, 1, m)))"),
    ("Product(exp(u[k]/2)*u[k], (k, 1, m))",
     "exp(Sum(u[k], (k, 1, m))/2)*Product(u[k], (k, 1, m))"),
    ("Product((1 + u[k])*k, (k, 1, m))", "Product(k, (k, 1, m))*Product(1 + u[k], (k, 1, m))"),
    ("Max(x + y[k], (k, 1, n))", "x + Max(y[k], (k, 1, n))"),
    ("Max(x, (k, 1, n))", "x"), ("Max(2*y[k], (k, 1, n))", "2*Max(y[k], (k, 1, n))"),
    ("Max(a*y[k] + x, (k, 1, n))", "a*Max(y[k], (k, 1, n)) + x"),
    ("Max(y[k]/(1 + x**2), (k, 1, n))", "Max(y[k], (k, 1, n))/(1 + x**2)"),
    ("Max(exp(x/2)*y[k], (k, 1, n))", "exp(x/2)*Max(y[k], (k, 1, n))"),
    ("Max(y[k], (k, j, j)) + x", "x + y[j]"), ("Max(y[k], (k, j, j))**2", "y[j]**2"),
    ("Min(y[k], (k, 1, n))", "-Max(-y[k], (k, 1, n))"),
    ("argmax(exp(x)*y[k], (k, 1, n))", "argmax(y[k], (k, 1, n))"),
    ("argmin(exp(x)*y[k], (k, 1, n))", "argmin(y[k], (k, 1, n))"),
    ("argmax(x + exp(-x)*y[k], (k, 1, n))", "argmax(y[k], (k, 1, n))"),
    ("Max(Piecewise((k, exp(x)*y[k] <= 0), (1, True)), (k, 1, n))",
     "Max(Piecewise((k, y[k] <= 0), (1, True)), (k, 1, n))"),
    ("Max(Piecewise((k, y[k] < 0), (n, exp(x)*z[k] < 0), (1, True)), (k, 1, n))",
     "Max(Piecewise((k, y[k] < 0), (n, z[k] < 0), (1, True)), (k, 1, n))"),
    # the table
    ("cbrt(a)**3", "a"), ("cbrt(a)*cbrt(a**2)", "a"), ("cbrt(8*a)", "2*cbrt(a)"),
    ("atan(-x)", "-atan(x)"), ("erf(a - x)", "-erf(x - a)"), ("erf(x - x)", "0"),
    ("atan(1)", "pi/4"), ("Min(x, a)", "x + a - Max(x, a)"), ("Min(x, x)", "x"),
    ("sqrt(x**2)", "Abs(x)"), ("Update(y, i, x)[i]", "x"),
    ("Update(y, i, x)[j] - y[j]", "KroneckerDelta(i, j)*(x - y[j])"),
)  # fmt: skip


def updated(text):
    """Return the places for a text; none for what has no value there by the yardstick."""
    return () if "Update" in text else FILLED


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_equal_terms_over_ranges_are_seen_to_be_equal(one, other):
    left, right = read(one), read(other)
    assert all(near(value(left, at), value(right, at)) for at in updated(one))
    assert recheck.equal(left, right, CONTEXT)
    assert recheck.equal(right * 2, left * 2, CONTEXT)
    assert not recheck.equal(left, right + 1, CONTEXT)


DIFFERENT = (
    ("Product(2, (k, 1, b))", "2**m"), ("Product(x*u[k], (k, 1, m))", "x*Product(u[k], (k, 1, m))"),
    ("Product(-u[k], (k, 1, m))", "-Product(u[k], (k, 1, m))"),
    ("Product(1 + u[k], (k, 1, m))", "1 + Product(u[k], (k, 1, m))"),
    ("Product(0*x, (k, 1, m))", "0"), ("Product(y[k], (k, 1, n))", "Max(y[k], (k, 1, n))"),
    ("Max(x*y[k], (k, 1, n))", "x*Max(y[k], (k, 1, n))"),
    ("Max(-y[k], (k, 1, n))", "-Max(y[k], (k, 1, n))"),
    ("Max(y[k] + z[k], (k, 1, n))", "Max(y[k], (k, 1, n)) + Max(z[k], (k, 1, n))"),
    ("Max(y[k], (k, i, n))", "y[i]"), ("argmax(x*y[k], (k, 1, n))", "argmax(y[k], (k, 1, n))"),
    ("argmax(y[k], (k, 1, n))", "argmin(y[k], (k, 1, n))"),
    ("argmax(-y[k], (k, 1, n))", "argmax(y[k], (k, 1, n))"),
    ("argmax(y[k] - 5*k, (k, 1, n))", "argmax(y[k], (k, 1, n))"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_terms_over_ranges_that_differ_are_not_seen_to_be_equal(one, other):
    left, right = read(one), read(other)
    places = FILLED if "Max" in one else PLACES
    assert not all(near(value(left, at), value(right, at)) for at in places)
    assert not recheck.equal(left, right, CONTEXT)
    assert not recheck.equal(right, left, CONTEXT)


K, N, X, FIRST = T("bound", (), 0), var("n"), var("x"), le(T("bound", (), 0), var("i"))


def branches(*args, low=ONE, high=N):
    return T("bigmax", (low, high, T("piecewise", args)))


def test_what_is_an_extreme_index():
    for term in (
        branches(K, FIRST, N, TRUE), branches(ONE, FIRST, K, TRUE), branches(K, FIRST, K, TRUE),
        branches(K, FIRST, N, FIRST, ONE, TRUE), branches(N, FIRST, num(2), TRUE, low=num(2)),
    ):  # fmt: skip
        assert recheck._is_extreme_index(term)
    for term in (
        branches(K, FIRST, X, TRUE), branches(X, FIRST, K, TRUE), branches(K, FIRST, num(2), TRUE),
        branches(K, FIRST, N, FIRST, X, TRUE), branches(X, FIRST, ONE, FIRST, N, TRUE),
        branches(K, FIRST, X, FIRST, N, TRUE), branches(K + 1, FIRST, N, TRUE),
        branches(T("bound", (), 1), FIRST, N, TRUE), branches(K, FIRST, N, TRUE, low=K),
        branches(K, FIRST, N, TRUE, high=T("bound", (), 2)), T("bigmax", (ONE, N, K)),
        T("bigmax", (ONE, N, fn("max", K, N))), bind("bigmin", "k", -piecewise((N, TRUE)), ONE, N),
    ):  # fmt: skip
        assert not recheck._is_extreme_index(term)


SIGNS = {
    "2*x": "x", "x/2": "x", "x": "x", "-x": "-x", "-x/3": "-x", "x - x": "0", "3": "1", "-2": "-1",
    "a*x": "x", "x/a": "x", "exp(x)*(x - 1)": "x - 1", "(x - 1)*(x + 1)/(1 + x**2)": "x**2 - 1",
    "x/(x - 7)": "x/(x - 7)", "x**2*m": "x**2*m", "sqrt(m)*x": "sqrt(m)*x", "exp(x)": "1",
    "-5*exp(-x)*m/2": "-m", "sqrt(a)*x": "x",
}  # fmt: skip


@pytest.mark.parametrize("text", SIGNS)
def test_a_term_of_the_same_sign_without_what_is_positive(text):
    found = recheck._of_same_sign(read(text), CONTEXT)
    assert recheck.equal(found, read(SIGNS[text]), CONTEXT)
    assert found is settled(read(SIGNS[text]))
    for at in PLACES:
        one, other = value(found, at), value(read(text), at)
        assert (one > 0, one < 0) == (other > 0, other < 0)
