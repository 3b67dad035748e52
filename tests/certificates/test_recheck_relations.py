"""The second checker's relations between atoms: roots of unity, products, logarithms."""

import cmath
import math
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from evaluating import form_value, near, poly_value
from test_recheck_normal import PLACES, A, B, K, X, Y, new, rpow

from symcheck import recheck
from symcheck.recheck import ONE, PI, TURN, TWO, Form, Refused, T, equal, fn, num, sqrt_of, var

HALF = Fraction(1, 2)


def cos(part, of=1):
    return fn("cos", PI * part / of)


def sin(part, of=1):
    return fn("sin", PI * part / of)


def root(term):
    return sqrt_of(recheck.as_term(term))


def size(term):
    return fn("abs", term)


def sign(term):
    return fn("sign", term)


def log(term):
    return fn("log", size(term))


# ── roots of unity ──

TURNS = {
    "a fifth": (cos(1, 5), (1 + root(5)) / 4), "two fifths": (cos(2, 5), (root(5) - 1) / 4),
    "a tenth": (sin(1, 10), (root(5) - 1) / 4),
    "a fifth's square": (sin(1, 5) ** 2, (5 - root(5)) / 8),
    "sevenths": (cos(1, 7) - cos(2, 7) + cos(3, 7), ONE / 2),
    "√7": (sin(2, 7) + sin(4, 7) + sin(8, 7), root(7) / 2),
    "ninths": (cos(1, 9) * cos(2, 9) * cos(4, 9), ONE / 8),
    "√11": (sin(3, 11) / cos(3, 11) + 4 * sin(2, 11), root(11)),
    "an eighth's square": (cos(1, 8) ** 2, (2 + root(2)) / 4),
    "a sixteenth's": (2 * cos(1, 16) ** 2 - 1, cos(1, 8)),
    "fifteenths": (cos(2, 15), cos(1, 3) * cos(1, 5) + sin(1, 3) * sin(1, 5)),
    "twenty-fourths": (2 * cos(1, 24) ** 2, 1 + (root(6) + root(2)) / 4),
    "seventeenths": (cos(1, 17) * cos(2, 17) * cos(4, 17) * cos(8, 17), ONE / 16),
    "with a name": (X * cos(1, 5), X * (1 + root(5)) / 4),
    "below a line": (ONE / cos(1, 5), root(5) - 1),
    "two names": (X * cos(1, 5) + Y * sin(1, 10), (X + Y) * root(5) / 4 + (X - Y) / 4),
    "below a root of another": (rpow(A, Fraction(1, 401)) * cos(1, 5),
                                rpow(A, Fraction(1, 401)) * (1 + root(5)) / 4),
    "under another": (fn("sin", X + PI / 5), fn("sin", X) * (1 + root(5)) / 4
                      + fn("cos", X) * sin(1, 5)),
}  # fmt: skip
NO_TURNS = {
    "another root": (cos(1, 5), (1 - root(5)) / 4), "another sign": (cos(1, 5), -(1 + root(5)) / 4),
    "another half": (cos(1, 7) - cos(2, 7) + cos(3, 7), -ONE / 2),
    "another numeral": (cos(1, 5), (1 + root(6)) / 4), "no root": (cos(1, 5), num(809) / 1000),
    "−√7": (sin(2, 7) + sin(4, 7) + sin(8, 7), -root(7) / 2),
    "−√11": (sin(3, 11) / cos(3, 11) + 4 * sin(2, 11), -root(11)),
    "a conjugate": (cos(2, 5), cos(4, 5)), "another turn": (cos(1, 9), cos(5, 9)),
    "an eighth": (cos(1, 8) ** 2, (2 - root(2)) / 4), "one name": (X * cos(1, 5), Y * cos(1, 5)),
    "twenty-fourths": (2 * cos(1, 24) ** 2, 1 + (root(6) - root(2)) / 4),
}  # fmt: skip


@pytest.mark.parametrize("name", TURNS)
def test_sums_of_roots_of_unity_that_agree(name):
    assert equal(*TURNS[name], new())


@pytest.mark.parametrize("name", NO_TURNS)
def test_sums_of_roots_of_unity_that_do_not(name):
    assert not equal(*NO_TURNS[name], new())


PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 59, 61)


@pytest.mark.parametrize("v", PRIMES)
def test_the_root_of_a_prime_by_turns(v):
    (mono,) = recheck.over("root", {(): v}, HALF).num
    ((t, e),) = mono
    for n in (2, 3, 5, 6, 8, 12, 4 * v, 2 * v, 6 * v, v):
        found = recheck._as_turns(t, e, n)
        assert cmath.isclose(poly_value(found, {}), math.sqrt(v))
        opened = n % 4 == 0 if v == 2 else n % v == 0
        assert (found != {((t, e),): 1}) is opened
        assert opened is all(u is TURN for m in found for u, _ in m)
        parts = {u: (q * n).denominator for m in found for u, q in m if u is TURN}
        assert all(p <= 2 for p in parts.values())
    (other,) = recheck.over("root", {(): v}, Fraction(1, 4)).num
    assert recheck._as_turns(*other[0], 4 * v) == {other: 1}


def test_other_atoms_are_no_turns():
    for t, e in ((X, 1), (X, HALF), (fn("abs", X), 1), (T("cis", (X,)), HALF), (TURN, HALF),
                 (T("root", (X + 5,)), HALF), (T("exp", (num(5),)), HALF)):  # fmt: skip
        assert recheck._as_turns(t, e, 20) == {((t, e),): 1}


def turn(e):
    return {((TURN, e),) if e else (): 1}


@pytest.mark.parametrize("n", [3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 18, 21, 24, 30, 60, 210, 360])
def test_random_sums_of_roots_of_unity(n):
    random = Random(n)  # noqa: S311 - the same sums each time
    names = [(), ((X, 1),), ((X, 2), (Y, 1))]
    for nothing in (True, False) * 6:
        total = {}
        for rest in names:
            for v, _ in recheck.prime_powers(2 * n):  # the v-th roots of unity, turned
                turned, c = Fraction(random.randrange(2 * n), n), random.randint(-3, 3)
                part = {rest: c}
                for k in range(v):
                    own = turn(turned + Fraction(2 * k, v))
                    total = recheck.plus_poly(total, recheck.times_poly(part, own))
        if not nothing:
            chosen = random.choice(names)
            total = recheck.plus_poly(total, recheck.times_poly(
                {chosen: 1}, {**turn(Fraction(random.randrange(1, n), n)), (): 2}))
        there = {"x": 0.7, "y": -1.3}
        assert near(poly_value(total, there), 0) is nothing
        found = recheck._turns_joined(total)
        plain = all(n == 1 or e * 2 == 1 for m in total for t, e in m if t is TURN)
        assert found == ({} if nothing and not plain else total)


def test_turns_of_too_many_parts():
    def total(n):
        return {((TURN, Fraction(k, n)),) if k else (): (-1) ** k for k in range(n)}

    assert recheck._turns_joined(total(179)) == {}
    with pytest.raises(Refused, match="common denominator"):
        recheck._turns_joined(total(181))
    assert recheck.without_relations(total(181)) == total(181)
    most = {**turn(Fraction(1, 360)), **turn(Fraction(121, 360)), **turn(Fraction(241, 360))}
    assert recheck._turns_joined({m: (-1) ** k for k, m in enumerate(most)}) == {}
    assert recheck._turns_joined({(): 3, ((TURN, HALF),): 2}) == {(): 3, ((TURN, HALF),): 2}


# ── products of roots, sizes and signs ──

C, S, H = fn("cos", X), fn("sin", X), fn("cos", X / 2)
PRODUCTS = {
    "a half angle": (root(1 - C), root(2) * root(1 - H) * root(1 + H)),
    "a size": (root(1 + C), root(2) * size(H)),
    "two roots": (root(3 - 2 * C - C**2), root(1 - C) * root(3 + C)),
    "a double angle": (root(fn("sin", 2 * X)), root(2) * root(S) * root(C)),
    "sizes": (size(fn("sin", 2 * X)), 2 * size(S) * size(C)),
    "sizes of three": (size(fn("sin", 3 * X)), size(S) * size(3 - 4 * S**2)),
    "signs": (sign(fn("sin", 2 * X)), sign(S) * sign(C)),
    "a sign turned": (sign(-fn("sin", 2 * X)), -sign(S) * sign(C)),
    "signs and sizes": (sign(fn("sin", 2 * X)) * size(S) * size(C),
                        sign(S) * sign(C) * size(fn("sin", 2 * X)) / 2),
    "cube roots": (fn("cbrt", fn("sin", 2 * X)), fn("cbrt", TWO) * fn("cbrt", S) * fn("cbrt", C)),
    "unlike roots": (fn("cbrt", fn("sin", 2 * X)) * root(S + 1),
                     fn("cbrt", TWO) * fn("cbrt", S) * fn("cbrt", C) * root(1 + S)),
    "two products": (Y * root(1 - C) + A * size(fn("sin", 2 * X)), 2 * A * size(S) * size(C) + Y
                     * root(2) * root(1 - H) * root(1 + H)),
    "a number": (root(6 - 6 * C), root(12) * root(1 - H) * root(1 + H)),
}  # fmt: skip
NO_PRODUCTS = {
    "another number": (root(1 - C), root(3) * root(1 - H) * root(1 + H)),
    "another sign": (root(1 - C), -root(2) * root(1 - H) * root(1 + H)),
    "no root of two": (size(fn("sin", 2 * X)), size(S) * size(C)),
    "no size": (root(1 + C), root(2) * H),
    "signs": (sign(fn("sin", 2 * X)), -sign(S) * sign(C)),
    "one sign": (sign(fn("sin", 2 * X)), sign(S)),
    "a sign for two": (sign(S) * sign(C) ** 2, sign(fn("sin", 2 * X))),
    "unlike": (root(fn("sin", 2 * X)), fn("cbrt", 2 * S) * root(C)),
    "sizes and no sign": (sign(fn("sin", 2 * X)) * size(S), sign(S) * size(S)),
}  # fmt: skip


@pytest.mark.parametrize("name", PRODUCTS)
def test_products_that_agree(name):
    assert equal(*PRODUCTS[name], new())


@pytest.mark.parametrize("name", NO_PRODUCTS)
def test_products_that_do_not(name):
    assert not equal(*NO_PRODUCTS[name], new())


@pytest.mark.parametrize("name", [*PRODUCTS, *NO_PRODUCTS])
def test_joined_products_have_the_value(name):
    left, right = (PRODUCTS | NO_PRODUCTS)[name]
    whole = recheck.settled_form(left - right, new()).num
    found = recheck._products_joined(whole)
    for x in (0.3, 0.7, 1.1, 1.4):
        at = PLACES[0] | {"x": x}
        assert cmath.isclose(poly_value(found, at), poly_value(whole, at), abs_tol=1e-9)


def test_the_sign_of_a_product_whose_factors_have_none():
    for prop, wanted in ((recheck.lt(num(0), X * Y), ONE), (recheck.lt(X * Y, num(0)), -ONE)):
        assert equal(sign(X * Y), wanted, new(prop))
        assert not equal(sign(X * Y), -wanted, new(prop))
        assert not equal(sign(X * Y), wanted, new())


def name(t, c=1):
    return {((t, 1),): c}


def parts(*found):
    """Return Σ c·Π h(p) for the (c, (h, p, e), …)."""
    total = {}
    for c, *atoms in found:
        part = {(): c}
        for head, p, e in atoms:
            part = recheck.times_poly(part, recheck.over(head, p, e).num)
        total = recheck.plus_poly(total, part)
    return total


SIGN, TURNED = ("sign", name(X), 1), ("sign", name(X, -1), 1)
SIZE, MINUS = ("abs", name(X), 1), ("abs", name(X, -1), 1)
OTHER, OTHERS_SIGN = ("abs", name(Y), 1), ("sign", name(Y), 1)
OF_X, OF_MINUS_X = ("root", name(X), HALF), ("root", name(X, -1), HALF)


@pytest.mark.parametrize(("found", "expected"), [
    ([(1, SIGN), (1, TURNED)], []), ([(1, TURNED), (1, SIGN)], []),
    ([(1, SIGN), (-1, TURNED)], [(2, SIGN)]), ([(1, TURNED), (-1, SIGN)], [(2, TURNED)]),
    ([(1, SIGN), (5, OTHERS_SIGN)], [(1, SIGN), (5, OTHERS_SIGN)]),
    ([(1, SIGN, OTHERS_SIGN), (1, TURNED, OTHERS_SIGN)], []),
    ([(1, SIZE), (-1, MINUS)], []), ([(1, SIZE), (1, MINUS)], [(2, SIZE)]),
    ([(1, MINUS), (1, SIZE)], [(2, MINUS)]), ([(1, SIZE), (-1, OTHER)], [(1, SIZE), (-1, OTHER)]),
    ([(2, SIZE, SIGN), (2, MINUS, TURNED)], []),
    ([(1, OF_X), (3, OF_MINUS_X)], [(1, OF_X)]),  # both are defined at 0 alone
    ([(1, OF_X), (3, ("root", name(X, 4), HALF))], [(7, OF_X)]),
])  # fmt: skip
def test_proportional_products_are_one(found, expected):
    assert recheck._products_joined(parts(*found)) == parts(*expected)


def test_a_product_that_is_nothing_goes():
    delta = T("delta", (K, num(2)))
    for head in ("abs", "sign"):
        one, other = (recheck.over(head, p) for p in (name(delta), {**name(delta, -1), (): 1}))
        whole = recheck.plus_poly(recheck.times_poly(one.num, other.num), {((X, 1),): 3})
        assert recheck._products_joined(whole) == {((X, 1),): 3}


# ── logarithms ──

HALVES = 1 - H, 1 + H
LOGARITHMS = {
    "a half angle": (log(1 - C), log(TWO) + log(HALVES[0]) + log(HALVES[1])),
    "a double angle": (log(fn("sin", 2 * X)), log(TWO) + log(S) + log(C)),
    "turned": (log(-fn("sin", 2 * X)), log(TWO) + log(S) + log(C)),
    "two of them": (2 * log(fn("sin", 2 * X)), 2 * log(TWO) + 2 * log(S) + 2 * log(C)),
    "a half": (log(fn("sin", 2 * X)) / 2, (log(TWO) + log(S) + log(C)) / 2),
    "with names": (Y * log(1 - C) + A * log(fn("sin", 2 * X)),
                   Y * (log(TWO) + log(HALVES[0]) + log(HALVES[1])) + A * (log(2 * S) + log(C))),
}  # fmt: skip
NO_LOGARITHMS = {
    "no two": (log(1 - C), log(HALVES[0]) + log(HALVES[1])),
    "twice": (2 * log(1 - C), log(TWO) + log(HALVES[0]) + log(HALVES[1])),
    "one half": (log(1 - C), log(TWO) + log(HALVES[0]) + log(HALVES[0])),
    "other names": (Y * log(1 - C), A * (log(TWO) + log(HALVES[0]) + log(HALVES[1]))),
    "one over": (log(1 - C), log(TWO) + log(HALVES[0]) - log(HALVES[1])),
    "and one": (log(1 - C), 1 + log(TWO) + log(HALVES[0]) + log(HALVES[1])),
}  # fmt: skip


@pytest.mark.parametrize("name", LOGARITHMS)
def test_logarithms_that_agree(name):
    assert equal(*LOGARITHMS[name], new())


@pytest.mark.parametrize("name", NO_LOGARITHMS)
def test_logarithms_that_do_not(name):
    assert not equal(*NO_LOGARITHMS[name], new())


def test_a_product_of_logarithms_goes_once():
    first = log(1 - C) - log(TWO) - log(HALVES[0]) - log(HALVES[1])
    other = log(fn("sin", 2 * X)) - log(TWO) - log(S) - log(C)
    assert equal(first * log(B + 1), num(0), new())
    for term in (first * other, first * log(C), first * first, first + other, first * (other + 1)):
        whole = recheck.settled_form(term, new()).num
        found = recheck._logarithms_joined(whole)
        at = PLACES[0]
        assert cmath.isclose(poly_value(found, at), poly_value(whole, at), abs_tol=1e-9)


LOG, LOG_MINUS = ("log", name(X), 1), ("log", name(X, -1), 1)
SQUARE = ("log", {((X, 2),): 1}, 1)


@pytest.mark.parametrize(("found", "goes"), [
    ([(1, LOG), (-1, LOG_MINUS)], True), ([(1, LOG), (1, LOG_MINUS)], False),
    ([(2, LOG), (-1, LOG_MINUS)], False), ([(2, LOG), (-1, SQUARE)], True),
    ([(HALF, LOG)], False), ([(HALF, LOG), (-Fraction(1, 4), SQUARE)], True),
    ([(1, SIZE), (-1, MINUS)], False), ([(1, SIGN), (-1, TURNED)], False),
])  # fmt: skip
def test_logarithms_of_one_size(found, goes):
    p, unmet = parts(*found), name(fn("log", var("unmet")))  # of which nothing else is known
    assert recheck._logarithms_joined(p | unmet) == (unmet if goes else p | unmet)


def test_a_part_of_two_sums_goes_with_one_of_them():
    (f, f1, f2), (g, g1, g2) = ([("log", p, 1) for p in (recheck.times_poly(u, v), u, v)]
                                for u, v in ((name(X), name(Y)), (name(A), name(B))))
    p = parts((1, g, f), (-1, g, f1), (-1, g, f2), (-1, f, g1), (-1, f, g2))
    found = recheck._logarithms_joined(p)
    assert 0 < len(found) < len(p)
    at = {"x": 2.5, "y": 1.7, "a": 3.2, "b": 1.4}
    assert near(poly_value(found, at), poly_value(p, at))


@pytest.mark.parametrize("value", [8, Fraction(1, 12), Fraction(50, 63), 1])
def test_the_logarithm_of_a_number(value):
    found = recheck.log_rational(Fraction(value)).num
    assert near(poly_value(found, {}), math.log(value))


def test_forms_have_the_values_of_their_turns():
    for left, right in pairwise((cos(1, 5), cos(2, 7), sin(3, 11), cos(1, 16), cos(7, 60))):
        f = recheck.settled_form(left - right, new())
        assert isinstance(f, Form)
        assert cmath.isclose(form_value(f, {}), form_value(recheck.form(left, new()), {})
                             - form_value(recheck.form(right, new()), {}))  # fmt: skip
