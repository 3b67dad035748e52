"""Factors in the second checker: of polynomials, of numbers, of terms; their signs and sizes."""

import math
from collections import Counter
from fractions import Fraction

import pytest
from evaluating import form_value, near, poly_value, value
from test_recheck_normal import HALF, PLACES, A, B, J, N, X, Y, e, ipow, mono, new, root, wave

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    PI,
    ZERO,
    Refused,
    T,
    bind,
    fn,
    le,
    lt,
    num,
    times_freely,
    var,
)

# The names of the first two were built in the order of the alphabet, of the others against it.
P1, P2 = var("pa"), var("pb")
Q2, Q1 = var("qb"), var("qa")
POSITIVE_ROOT = T("root", (1 + X**2,))
ALTERNATING = T("alternating", (J,))


def poly(term):
    """Return a polynomial in atoms."""
    found = recheck.form(term, new())
    assert not found.den
    return found.num


def one_atom(t, exponent=1):
    return {((t, exponent),): 1}


def product_of(sign, parts):
    total = {(): sign}
    for factor, n in parts:
        for _ in range(n):
            total = times_freely(total, dict(factor))
    return total


def negated(factor):
    """Return another split of a polynomial: −1 times the negative of it."""
    return -1, ((frozenset((m, -c) for m, c in factor), 1),)


def factors_of(p):
    """Return what a polynomial is split into, its product seen to be the polynomial."""
    recheck.split.cache_clear()
    sign, parts = recheck.split(frozenset(p.items()))
    assert product_of(sign, parts) == p
    return Counter({frozenset(recheck.primitive(dict(f))[2].items()): n for f, n in parts})


SPLIT = {
    "a − b": [X - Y], "a² − b²": [X - Y, X + Y], "multiples": [2 * X - 3 * Y, 2 * X + 3 * Y],
    "a² − 1": [X - 1, X + 1], "a⁴ − b⁴": [X - Y, X + Y, X**2 + Y**2],
    "a²b² − 4": [X * Y - 2, X * Y + 2], "a² + b²": [X**2 + Y**2], "a² − 2b²": [X**2 - 2 * Y**2],
    "4a⁴ + 9": [4 * X**4 + 9], "a² − b³": [X**2 - Y**3],
    "a square": [X + Y, X + Y], "a square of multiples": [3 * X - 2 * Y, 3 * X - 2 * Y],
    "a square of three": [X + Y - 1, X + Y - 1], "no square": [X**2 + X * Y + Y**2],
    "a sum of two": [X * Y + X + Y], "a sum of one": [X**2 + X + 1],
    "roots 1 and 2": [X - 1, X - 2], "roots −1 and −2": [X + 1, X + 2],
    "roots of both signs": [X - 2, X + 3], "rational roots": [3 * X - 1, 5 * X - 2],
    "roots of large numerator": [3 * X - 2, 5 * X - 7],
    "three roots": [X - 1, X + 2, 3 * X - 5], "a root and a square": [X - 3, X + 2, X + 2],
    "a root and no more": [X - 3, X**2 + X + 5], "a sixth power": [X - 1, X + 1, X**2 + X + 1,
        X**2 - X + 1],
    "twelve roots": [*[X - 1] * 11, X + 2], "exponentials": [e(X) - 1, e(X) + 1],
    "an exponential's roots": [e(X) - 2, e(X) - 3], "letters in order": [P1 - P2, P1 + P2],
    "letters against it": [Q1 - Q2, Q1 + Q2], "fourth powers": [P1 - P2, P1 + P2, P1**2 + P2**2],
    "a square in order": [P1 - P2 + 2, P1 - P2 + 2],
    "a square against it": [2 * Q1 - Q2, 2 * Q1 - Q2],
}  # fmt: skip


@pytest.mark.parametrize("name", SPLIT)
def test_a_polynomial_is_split(name):
    total, wanted = {(): 1}, Counter()
    for t in SPLIT[name]:
        factor = recheck.primitive(poly(t))[2]
        wanted[frozenset(factor.items())] += 1
        total = times_freely(total, factor)
    assert factors_of(total) == wanted


def test_the_sign_of_a_split():
    for t in (Y**2 - X**2, P2**2 - P1**2, Q2**2 - Q1**2, 3 * X - X**2 - 2):
        for p in (poly(t), poly(-t)):
            assert sum(factors_of(p).values()) == 2
    p = poly((P1 - P2) ** 2)
    assert factors_of(p) == {frozenset(recheck.primitive(poly(P1 - P2))[2].items()): 2}
    assert sum(factors_of(recheck.scaled(p, -1)).values()) == 1  # a square is positive


def test_a_split_counts_the_signs_of_its_parts(monkeypatch):
    p = poly(X**2 - 3 * X + 2)
    original = recheck.split.__wrapped__
    monkeypatch.setattr(recheck, "split", negated)
    sign, parts = original(frozenset(p.items()))
    assert (sign, len(parts)) == (1, 2)
    assert product_of(sign, parts) == p

    def of_the_first(factor):
        return negated(factor) if dict(factor) == poly(X - 1) else (1, ((factor, 1),))

    monkeypatch.setattr(recheck, "split", of_the_first)
    sign, parts = original(frozenset(p.items()))
    assert sign == -1
    assert product_of(sign, parts) == p


def test_what_is_real_is_not_split_into_what_is_not():
    """(cos x − 1)(cos x + 2) has the factor e^{ix} − 1."""
    for t in (wave(X) - 1, (wave(X) - 1) * (wave(X) + 2), wave(X) ** 2 - 1, wave(2 * X) + 3):
        p = frozenset(recheck.primitive(poly(t))[2].items())
        assert recheck.split(p) == (1, ((p, 1),))


def test_the_first_coefficient_has_the_sign():
    one, x = (), mono((X, 1))
    assert recheck._lead_sign({x: 2, one: -3}) == 1
    assert recheck._lead_sign({x: -2, one: 3}) == -1
    assert recheck._lead_sign({x: 1, mono((X, 2)): -1}) == -1


DIVISORS = {
    1: [1], 2: [1, 2], 12: [1, 2, 3, 4, 6, 12], 49: [1, 7, 49], 0: [1], -4: [1], 1000: [1],
    999: [1, 3, 9, 27, 37, 111, 333, 999], 6000: [1],
}  # fmt: skip


@pytest.mark.parametrize("n", DIVISORS)
def test_the_divisors_of_a_number(n):
    assert recheck._divisors(n) == DIVISORS[n]


ROOTS = [X, X + Y, 2 * X - 3 * Y + 1, 2 * X + 1, X * Y - 4, X**2 + X + 1, num(3) + 0 * X, 5 * X * Y,
         e(X) - 2 * e(Y), 2 * Q1 + Q2 + 3]  # fmt: skip


@pytest.mark.parametrize("t", ROOTS, ids=range(len(ROOTS)))
def test_the_root_of_a_square(t):
    p = poly(t)
    found = recheck._square_root(times_freely(p, p))
    assert found in (p, recheck.scaled(p, -1))
    assert recheck._square_root(recheck.scaled(times_freely(p, p), -1)) == {}
    assert recheck._square_root(recheck.scaled(times_freely(p, p), 2)) == {}


NO_SQUARES = [2 * X**2, X**3, X**2 + Y**2, X**2 + X + 1, X**2 + 2 * Y, 4 * X**2 + 2 * X + 1,
    X**2 + 2 * X + 2, -(X**2) + 2 * X - 1, X * Y, X**3 * Y**2, 4 * X**4 + 4 * Y**3, P1**2 + 2 * P2,
    Q2**2 + 2 * Q1, X**2 + 2 + 1 / X**2, X**2 + 2 * X * Y + Y**2 + 1, e(X)]  # fmt: skip


@pytest.mark.parametrize("t", NO_SQUARES, ids=range(len(NO_SQUARES)))
def test_what_is_seen_to_be_no_square(t):
    assert recheck._square_root(poly(t)) == {}


PRIMES = {
    1: [], 2: [(2, 1)], 7: [(7, 1)], 8: [(2, 3)], 9: [(3, 2)], 25: [(5, 2)], 12: [(2, 2), (3, 1)],
    49: [(7, 2)], 15: [(3, 1), (5, 1)], 121: [(11, 2)], 2 * 3**3 * 97**2: [(2, 1), (3, 3), (97, 2)],
    4999**2: [(4999, 2)], 5003**2: [(5003**2, 1)], 6 * 5009: [(2, 1), (3, 1), (5009, 1)],
}  # fmt: skip


@pytest.mark.parametrize("n", PRIMES)
def test_the_prime_factors_of_a_number(n):
    assert recheck.prime_powers(n) == PRIMES[n]


OF_TERMS = {
    "a sum of fractions": 1 / (X + Y) + 1, "squares below": 1 / (X + Y) ** 2 + X,
    "cubes below": 1 / (X - Y) ** 3 - Y, "its square": (1 / (X + Y) + 1) ** 2,
    "its inverse": 1 / (1 / (X + Y) ** 2 + X), "an inverse power": ipow(1 / (X + Y) - 1, num(-3)),
    "a difference of squares below": 1 / (X**2 - Y**2) + 1,
    "another": 1 / (Y**2 - X**2) ** 3 + 1, "a content": (6 * X - 4 * Y) ** 3 / (2 - 8 * X),
    "a product": (X**2 - 1) * (Y - X) / (X - 1) ** 2, "numbers": num(6) / 4 * (X / 3 - Y / 2),
}  # fmt: skip


@pytest.mark.parametrize("name", OF_TERMS)
def test_the_product_of_the_factors_of_a_term(name):
    term = OF_TERMS[name]
    content, factors = recheck.factorise(term, new())
    assert all(k for _, k in factors)
    for at in PLACES:
        total = float(content) * math.prod(poly_value(p, at) ** k for p, k in factors)
        assert near(total, value(term, at))


OVER = 1 / (X + Y)


@pytest.mark.parametrize("term", [X + Y, (X + Y) ** 2, ipow(X + Y, num(-3)), OVER**2 + 1,
    (OVER + 1) ** 2, (OVER**2 + 1) ** 3, Y * OVER**3 + 1], ids=range(7))  # fmt: skip
def test_the_sign_of_a_split_goes_to_the_content(monkeypatch, term):
    monkeypatch.setattr(recheck, "split", negated)
    content, factors = recheck.factorise(term, new())
    for at in PLACES:
        total = float(content) * math.prod(poly_value(p, at) ** k for p, k in factors)
        assert near(total, value(term, at))


POSITIVE = {
    "a positive letter": (A, True), "a size": (N, True), "a real letter": (X, False),
    "a natural number": (J, False), "an exponential": (e(X), True), "π": (PI, True),
    "a sum": (2 * A + e(X) * PI + 3, True), "a difference": (A - B, False), "a less": (-A, False),
    "a part that is not": (A * X, False), "a part of a sum": (A + X, False),
    "a size of a number": (fn("abs", X), False),
}  # fmt: skip


@pytest.mark.parametrize("name", POSITIVE)
def test_what_is_positive_at_a_glance(name):
    term, wanted = POSITIVE[name]
    assert recheck._plainly_positive(poly(term), new()) is wanted


def test_what_has_the_name_of_a_positive_letter_is_not_the_letter():
    for t in (T("at", (ONE,), "a"), T("call", (ONE,), "a"), bind("sum", "a", X, ONE, N)):
        assert not recheck._plainly_positive(one_atom(T(t.head, t.args, "a")), new())


def test_what_is_seen_at_a_glance_asks_nothing(monkeypatch):
    monkeypatch.setattr(recheck, "shown", lambda *_: False)
    signs = {A: 1, 2 * A + B: 1, e(X): 1, fn("abs", X): 1, POSITIVE_ROOT: 1, X: None, -A: None,
             X**2: None}  # fmt: skip
    for t, wanted in signs.items():
        p = one_atom(t) if t.head == "root" else poly(t)
        assert recheck.sign_of(p, new()) == wanted


def test_the_sign_that_is_shown():
    assert recheck.sign_of(poly(X), new(le(ZERO, X))) == 1
    assert recheck.sign_of(poly(X), new(lt(X, ZERO))) == -1
    assert recheck.sign_of(poly(X), new()) is None
    assert recheck.sign_of(poly(-A), new()) == -1


def test_the_size_of_a_factor():
    assert recheck.absolute(poly(-A), new()).num == poly(A)
    assert recheck.absolute(one_atom(ALTERNATING), new()).num == {(): 1}
    found = recheck.absolute(poly(X - Y), new()).num
    assert found == one_atom(fn("abs", recheck.poly_term(poly(X - Y))))


SIZES = {
    "a square": X**2, "a cube": X**3, "a product": -2 * X * Y**2, "below": X / Y**3,
    "a root": root(A) * X, "a root below": X / root(A), "an exponential": e(X / 2) * Y,
    "a sum": (X - Y) ** 2 * (X + Y) ** 3, "a root of a sum": root(1 + X**2) * Y,
    "of an exponential": e(X / 3) / Y, "a number": num(-3) / 4,
}  # fmt: skip


@pytest.mark.parametrize("name", SIZES)
def test_the_size_of_a_product(name):
    term = SIZES[name]
    found = recheck.absolute_of(term, new())
    assert not any(t.head == "abs" and k != 1 for m in found.num for t, k in m)
    for at in PLACES:
        assert near(form_value(found, at), abs(value(term, at)))
    assert recheck.absolute_of(X**2, new()).num == poly(X**2)


def rooted(term):
    own = T("root", (term,))
    own.aux = poly(term)
    return own


@pytest.mark.parametrize("power", [HALF, -HALF, 3 * HALF, 5 * HALF, -5 * HALF, Fraction(1, 3),
    Fraction(2), Fraction(-1), Fraction(1)], ids=str)  # fmt: skip
def test_a_rational_power_of_a_root_or_of_an_exponential(power):
    own = rooted(1 + X**2)
    found = recheck._rational_power(one_atom(own), power)
    exponents = {k for m in found.num for t, k in m if t is own}
    assert exponents == ({power % 1} if power % 1 else set())
    for at in PLACES:
        assert near(form_value(found, at), (1 + at["x"] ** 2) ** float(power))
    assert recheck._rational_power(one_atom(e(X)), power).num == one_atom(e(X), power)


def test_a_rational_power_of_anything_else_is_refused():
    for p in (poly(X + Y), one_atom(X), poly(fn("abs", X)), {(): 2}):
        with pytest.raises(Refused, match="an odd power"):
            recheck._rational_power(p, HALF)
