"""Exponentials, logarithms, roots and signs in the second checker's normal form."""

from fractions import Fraction

import pytest
from evaluating import form_value, near, value
from test_recheck_factors import one_atom, poly, rooted
from test_recheck_normal import (
    HALF,
    PLACES,
    THIRD,
    A,
    B,
    K,
    N,
    X,
    Y,
    e,
    ipow,
    log,
    mono,
    new,
    root,
    rpow,
    settled,
)

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    TRUE,
    ZERO,
    Form,
    Refused,
    T,
    bind,
    eq,
    equal,
    fn,
    form,
    le,
    lt,
    ne,
    num,
    piecewise,
    sum_,
    var,
)

I = var("i")
SIZE = fn("abs", X)


def total(body):
    return sum_("i", ONE, N, body)


# ── exponentials ──

EXPONENTIALS = {
    "of a fraction": e(X / (1 + A)), "of a sum of fractions": e(X / (1 + A) + Y / B),
    "of a logarithm below": e(log(A) / (1 + X**2)), "of a size": e(SIZE) * e(2 * X),
    "of a root": e(root(1 + A)), "of a multiple": e(2 * log(A) - log(B) / 2 + X),
    "of a logarithm of a size": e(3 * log(SIZE)) + e(-log(SIZE)) + e(log(SIZE) / 3),
    "of two logarithms": e(log(A) * log(B)), "of a square": e(log(A) ** 2),
    "of a sum of logarithms": e(total(log(A + I))), "of half of one": e(total(log(A + I)) / 2),
    "of a multiple of one": e(-2 * total(log(A * I + B)) + X),
    "of a sum of fractions of an index": e(total(1 / (A + I))),
    "of a sum of exponentials": e(total(e(X * I))), "of a sum of roots": e(total(root(A + I))),
    "of a number": e(ONE) * e(num(-2) / 3),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPONENTIALS)
def test_an_exponential_has_its_value(name):
    term = EXPONENTIALS[name]
    found = settled(term)
    for at in PLACES:
        assert near(value(found, at), value(term, at)), (at, found)


def test_the_exponential_of_a_sum_of_logarithms_is_a_product():
    product = bind("prod", "i", A + I, ONE, N)
    assert equal(e(total(log(A + I))), product, new())
    assert equal(e(2 * total(log(A + I))), product**2, new())
    assert equal(e(-total(log(A + I))), 1 / product, new())
    assert equal(log(product), total(log(A + I)), new())
    assert not equal(e(total(log(A + I))), bind("prod", "i", A, ONE, N), new())


def test_exponents_that_are_one_term_are_added():
    """A step may stand in a form as an atom of its own kind or as what it is written out as."""
    step, written = T("indicator", (X,)), piecewise((ONE, lt(ZERO, X)), (ZERO, TRUE))
    both = {mono((step, 1)): 1, mono((written, 1)): 2}
    assert recheck.exp_of(Form(both, {}), new()).num == one_atom(e(written), 3)
    none = {mono((step, 1)): 1, mono((written, 1)): -1}
    assert recheck.exp_of(Form(none, {}), new()).num == {(): 1}


@pytest.mark.parametrize("power", [1, 2, 3, 4, 5, 6, -1, -2, -3, HALF, -HALF, 3 * HALF, 5 * HALF,
    THIRD, 4 * THIRD, Fraction(2), Fraction(3)], ids=str)  # fmt: skip
def test_a_power_of_a_size(power):
    for t in (X, X - Y):
        found = recheck._absolute_power(poly(t), Fraction(power), new())
        for at in PLACES:
            assert near(form_value(found, at), abs(value(t, at)) ** float(power))


# ── logarithms ──

LOGARITHMS = {
    "of a number": log(num(360)) - log(num(7) / 50), "of a size": log(SIZE) * 2,
    "of a size of a product": log(fn("abs", X * Y / 3)), "of a fraction": log(1 / (A + B) + 1),
    "of a product of sizes": log(SIZE**2 / fn("abs", Y)), "of a root": log(rpow(1 + X**2, THIRD)),
    "of a product": log(bind("prod", "i", A / I, ONE, N)), "of a square": log(X**2),
    "of an exponential": log(e(X) * e(Y / 2)), "of a sum": log(1 + e(X)) - log(1 + e(-X)),
}  # fmt: skip


@pytest.mark.parametrize("name", LOGARITHMS)
def test_a_logarithm_has_its_value(name):
    term = LOGARITHMS[name]
    found = settled(term)
    for at in PLACES:
        assert near(value(found, at), value(term, at)), (at, found)


def test_the_shape_of_a_logarithm():
    assert recheck.log_of(A, new()).num == one_atom(log(A))
    assert recheck.log_of(X, new()).num == recheck.log_of(SIZE, new()).num == one_atom(log(SIZE))
    assert recheck.log_of(X**2, new()).num == {mono((log(SIZE), 1)): 2}
    primes = {mono((log(num(p)), 1)): k for p, k in ((2, 2), (3, 1), (7, -2))}
    assert recheck.log_of(num(12) / 49, new()).num == primes
    with pytest.raises(Refused, match="the logarithm of 0"):
        recheck.log_of(X - X, new())


# ── roots ──

ABOVE = [at for at in PLACES if at["x"] > 0]
AT_POSITIVE = {
    "a square times a letter": root(A**2 * X), "a square and a cube": root(4 * A**2 * X**3),
    "a size times a letter": root(fn("abs", Y) * X), "of a root": root(root(X)) * X,
    "of a root of a root": rpow(root(rpow(X, THIRD)), Fraction(2, 5)),
    "a square of a difference": root((X - Y) ** 2 * X), "a product": root(A * B * X / 6),
    "an even power": root(X**4 * Y**2), "a third": rpow(X**3 * A, THIRD), "below": root(X / A),
    "a negative power": rpow(X * A**2, -3 * HALF), "exponentials": root(e(Y) * X),
}  # fmt: skip


@pytest.mark.parametrize("name", AT_POSITIVE)
def test_a_root_has_its_value(name):
    term = AT_POSITIVE[name]
    for context in (new(), new(lt(ZERO, X))):
        found = recheck.form_term(form(term, context))
        for at in ABOVE:
            assert near(value(found, at), value(term, at)), (at, found)


BELOW = {
    "a negative": root(-X), "an odd power": root((-X) ** 3), "of a cube": root(-(X**3)),
    "a fifth": root(-(X**5) * A), "times a letter": root(-X * fn("abs", Y)),
    "an even power": root(X**2 * A), "two of them": root(-X * A / 3), "below": root(-A / X**3),
}  # fmt: skip


@pytest.mark.parametrize("name", BELOW)
def test_a_root_of_what_is_seen_to_be_negative_has_its_value(name):
    term = BELOW[name]
    found = recheck.form_term(form(term, new(lt(X, ZERO))))
    for at in PLACES:
        here = dict(at, x=-abs(at["x"]))
        assert near(value(found, here), value(term, here)), (here, found)


FRACTIONS = {
    "a root of a fraction": root(Y / (X + Y)), "a power of a fraction": rpow(Y / (X + Y), 3 * HALF),
    "a third of a fraction": rpow(A * Y / (X + Y), 5 * THIRD),
    "a negative power of a fraction": rpow(Y / (X + Y), -HALF),
    "a fraction of a product": rpow(X * Y / (X + Y) ** 2, THIRD),
}  # fmt: skip


@pytest.mark.parametrize("name", FRACTIONS)
def test_a_root_of_a_fraction_has_its_value(name):
    term = FRACTIONS[name]
    found = settled(term)
    for x, y in ((0.7, 1.2), (1.9, 0.4), (2.5, 3.1)):
        at = dict(PLACES[0], x=x, y=y)
        assert near(value(found, at), value(term, at)), (at, found)


def test_powers_of_a_fraction_are_seen_to_meet():
    inner = Y / (X + Y)
    assert equal(rpow(inner, 3 * HALF), root(inner) * inner, new())
    assert equal(rpow(inner, 7 * HALF), root(inner) * inner**3, new())
    assert not equal(root(inner), root(Y), new())
    assert not equal(root(inner), ONE, new())


def parts_of(term, *given):
    """Return the arguments of the roots in a root, one of the monomials with its exponents."""
    ((m, c),) = form(term, new(*given)).num.items()
    assert c == 1
    return {(t.args[0], k) for t, k in m if t.head == "root"}


def test_the_root_of_a_product_is_split_where_both_parts_have_one():
    """√(|x|·y) is 0 at x = 0, y = −1, where √y has no value."""
    y, whole = recheck.canonical(Y, new()), recheck.canonical(SIZE * Y, new())
    assert parts_of(root(SIZE * Y)) == {(whole, HALF)}
    assert parts_of(root(A * Y)) == {(A, HALF), (y, HALF)}
    assert parts_of(root(SIZE * Y), ne(X, ZERO)) >= {(y, HALF)}
    assert len(parts_of(root(SIZE * Y), ne(X, ZERO))) == 2
    assert parts_of(root(A * SIZE * Y)) == {(recheck.canonical(A * SIZE * Y, new()), HALF)}
    assert parts_of(root(SIZE * Y), le(ZERO, Y)) == {(SIZE, HALF), (y, HALF)}
    product = recheck.canonical(K * Y, new())
    assert parts_of(root(SIZE * K * Y), le(ZERO, K * Y)) == {(SIZE, HALF), (product, HALF)}
    assert parts_of(root(6 * SIZE * Y)) == {(recheck.canonical(6 * SIZE * Y, new()), HALF)}


def test_a_root_of_a_root_is_a_root():
    own = rooted(A)
    assert form(root(root(A)), new()).num == one_atom(own, HALF * HALF)
    fifth = recheck.root_of_factor(one_atom(own), 5 * HALF, new())
    assert fifth.num == {mono((A, 2), (own, HALF)): 1}
    assert recheck.root_of_factor(one_atom(e(X)), HALF, new()).num == one_atom(e(X), HALF)


def test_the_power_0_and_powers_of_0():
    assert recheck.root_of_factor(poly(A), 0, new()).num == {(): 1}
    assert recheck.root_of_factor(poly(A), 2, new()).num == poly(A**2)
    assert form(rpow(A, ZERO), new()).num == {(): 1}
    assert form(root(X - X), new()).num == {}
    with pytest.raises(Refused, match="a negative power of 0"):
        form(rpow(X - X, -HALF), new())
    with pytest.raises(Refused, match="a denominator is 0"):
        form(ipow(X - X, num(-1)), new())


# ── signs ──


def sign(t):
    return fn("sign", t)


def signs_of(term, *given):
    """Return the arguments and exponents of the signs in a sign."""
    ((m, c),) = form(sign(term), new(*given)).num.items()
    return c, {(t.args[0], k) for t, k in m}


SIGNS = {
    "a product": (-X * Y, -1, {(X, 1), (Y, 1)}), "a quotient": (X / Y**3, 1, {(X, 1), (Y, 1)}),
    "a square": (X**2 * Y, 1, {(X, 2), (Y, 1)}), "a cube": (X**3, 1, {(X, 1)}),
    "positive letters": (-2 * A * X, -1, {(X, 1)}), "an exponential": (e(X) * Y, 1, {(Y, 1)}),
    "half of one": (e(X / 2) * Y, 1, {(Y, 1)}), "a root": (root(X) * Y, 1, {(X, 2), (Y, 1)}),
    "a third root": (-Y * rpow(X, THIRD), -1, {(X, 2), (Y, 1)}),
    "a root below": (Y / root(X), 1, {(X, 2), (Y, 1)}),
    "a root of a positive": (Y * root(A), 1, {(A, 2), (Y, 1)}),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNS)
def test_the_sign_of_a_product(name):
    term, content, signs = SIGNS[name]
    assert signs_of(term) == (content, signs)


def test_the_sign_of_what_is_known():
    assert form(sign(X), new(lt(ZERO, X))).num == {(): 1}
    assert form(sign(X), new(lt(X, ZERO))).num == {(): -1}
    assert form(sign(X), new(eq(X, ZERO))).num == {}
    assert equal(sign(X), X / SIZE, new(ne(X, ZERO)))
    assert not equal(sign(X), ONE, new(le(ZERO, X)))


def test_the_sign_of_0_needs_no_question(monkeypatch):
    monkeypatch.setattr(recheck, "shown", lambda *_: False)
    assert form(sign(X - X), new()).num == {}
    assert form(sign(num(3)), new()).num == {(): 1}
    assert form(sign(num(-3) / 2), new()).num == {(): -1}
