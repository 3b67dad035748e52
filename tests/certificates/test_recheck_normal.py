"""The second checker's normal form: as a term it has the values that the term has."""

import cmath
import math
from fractions import Fraction

import pytest
from evaluating import near, poly_value, value

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    PI,
    REAL,
    TRUE,
    TWO,
    ZERO,
    Context,
    Form,
    Refused,
    Sort,
    T,
    bind,
    eq,
    equal,
    fn,
    le,
    lt,
    ne,
    npow,
    num,
    piecewise,
    sum_,
    var,
)

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
X, Y, A, B, N, J, K, M = map(var, "xyabnjkm")
NUMBERS = {"x": REAL, "y": REAL, "a": Sort("positive"), "b": Sort("positive"), "n": Sort("size"),
           "j": Sort("natural"), "k": Sort("integer"), "m": Sort("natural")}  # fmt: skip
PLACES = [dict(zip("xyabnjkm", row, strict=True)) for row in (
    (0.7, -1.3, 1.9, 0.4, 3, 2, -3, 1), (-1.6, 0.8, 0.3, 2.2, 2, 3, 4, 4),
        (1.1, 2.4, 2.7, 1.3, 1, 1, -2, 3))]  # fmt: skip


def new(*given):
    return Context(NUMBERS, given)


def settled(term):
    """Return the normal form as a term, after as many starts as it takes."""
    return recheck.form_term(recheck.settled_form(term, new()))


def ipow(a, b):
    return T("ipow", (a, b))


def rpow(a, b):
    return T("rpow", (a, recheck.rational(b) if isinstance(b, Fraction) else b))


def e(t):
    return fn("exp", t)


def log(t):
    return fn("log", t)


def root(t):
    return fn("sqrt", t)


def wave(t):
    return fn("cos", t)


TERMS = {
    "a polynomial": (X + 1) ** 3 - Y * (X - 2), "a fraction": (X - Y) / (X + Y) + 2 / X - Y / 3,
    "powers of factors": X / (X + 1) ** 2 / (Y - 1) ** 3 - 1 / (X + 1),
    "a constant": X - X + TWO / 3,
    "a negative monomial": -X / Y, "negative numbers": -2 * X / (3 * Y) - num(5) / 7,
    "exponentials": e(X) * e(-Y) / (1 + e(2 * X)),
    "halves of exponentials": root(e(X)) + e(X / 2) / e(Y / 3),
    "a root": root(A) * A + 1 / root(A), "a root of a sum": root(1 + X**2) ** 3 / (1 + X**2),
    "a third": rpow(A, THIRD) ** 2 * A, "two thirds": rpow(1 + X**2, Fraction(-2, 3)),
    "the power zero": rpow(A, ZERO) + npow(X, ZERO),
    "a real power": rpow(A, Y) * rpow(A, ONE - Y) + rpow(A, 2 * Y),
    "a negative power": ipow(X, num(-3)) + ipow(X - Y, num(-2)),
    "a power of a power": npow(npow(X, J), TWO),
    "a natural power": npow(X, J) * npow(X, J + 2),
    "natural powers": npow(X, 2 * J) + npow(X, J) * 3 + npow(X, J + M),
    "a natural power of a sum": npow(X + Y, J + 1) / (X + Y),
    "a power of a number": npow(TWO, J) + ipow(num(-2), K),
    "a power of a negative": npow(-X, J) + npow(-X, J + 1) + ipow(-X, K),
    "alternating": npow(num(-1), J) * npow(num(-1), 2 * J + 1),
    "an integer power": ipow(X, K) * ipow(X, 1 - K) + ipow(X, 2 * K + 1),
    "an integer power of a sum": ipow(X + Y, K - 1),
    "a power of a product": npow(X * Y, J) + ipow(X * A / B, K),
    "a power of a fraction": ipow(X / (Y + X), K),
    "a power of a square": npow(X**2, J) + npow(1 / A, J),
    "a power of a size": npow(fn("abs", X), J) + fn("abs", X) ** 3,
    "a power of a positive": npow(A, J) * ipow(A, K),
    "a power of zero": npow(X - X, J + 1),
    "a power by a product": npow(A, J * M) + npow(X, J * M + 1),
    "logarithms": log(A * B) + log(A / B**2) + log(6 * A) - log(e(X)),
    "a logarithm of a root": log(root(A)) + log(1 + X**2),
    "waves": wave(X) ** 2 + fn("sin", X) * wave(Y),
    "a wave of a sum": wave(X + Y) + fn("sin", X - 2 * Y),
    "a turn": wave(X + PI) + fn("sin", PI / 2 - X) + wave(PI / 3) + fn("sin", PI / 12),
    "a fifth of a turn": wave(PI / 5) * fn("sin", 2 * PI / 5) + wave(3 * PI / 5 + X),
    "a wave below": 1 / (2 + wave(X)) + fn("sin", Y) / (3 - fn("sin", 2 * X)),
    "a double wave": wave(2 * X) + 2 * fn("sin", -X) ** 2,
    "a wave of a fraction": wave(X / (1 + A)) * 2,
    "an arc": wave(fn("atan", X)) + fn("sin", 2 * fn("atan", X)),
    "hyperbolic": fn("tanh", X) + fn("cosh", X) ** 2,
    "an odd function": fn("atan", -X) + fn("erf", Y - X) + fn("atan", ONE),
    "sizes": fn("abs", -2 * X) + fn("abs", X) * fn("abs", Y) / fn("abs", X * A),
    "signs": fn("sign", X) ** 3 + fn("sign", -Y * A),
    "maxima": fn("max", X, Y, ZERO) - fn("min", X, Y), "relu": fn("relu", X) - fn("relu", -X),
    "branches": piecewise((X**2, lt(X, Y)), (Y, le(A, ONE)), (ONE, TRUE)),
    "deltas": fn("delta", K, N) * X + fn("delta", K, K),
    "branches by integers": piecewise((X, eq(K, N)), (Y, ne(J, ONE)), (A, TRUE)),
    "a sum": sum_("i", ONE, N, X * var("i") + 1),
    "a sum to more": sum_("i", ONE, N + 2, npow(X, var("i"))) - sum_("i", ONE, N,
        npow(X, var("i"))),
    "a product": bind("prod", "i", A * var("i"), ONE, N),
    "softplus": fn("softplus", X) - fn("softplus", -X),
}  # fmt: skip


@pytest.mark.parametrize("name", TERMS)
def test_the_normal_form_has_the_value_of_the_term(name):
    term = TERMS[name]
    found = settled(term)
    for at in PLACES:
        assert near(value(found, at), value(term, at)), (at, found)


@pytest.mark.parametrize("name", TERMS)
def test_the_normal_form_is_its_own(name):
    term = TERMS[name]
    found = settled(term)
    assert equal(term, found, new())
    assert not equal(term, found + 1, new())


@pytest.mark.parametrize("name", TERMS)
def test_the_form_for_reading_has_natural_exponents_and_the_same_value(name):
    try:
        found = recheck.fraction(TERMS[name], new())
    except Refused:
        assert name == "a fifth of a turn"
        return
    for p in (found.num, found.den):
        assert all(type(k) is int and k > 0 for m in p for _, k in m)
        assert not any(recheck.is_unit(t) for m in p for t, _ in m)
    for at in PLACES:
        assert near(poly_value(found.num, at), value(TERMS[name], at) * poly_value(found.den, at))


EQUAL = {
    "factors": (X**2 - Y**2, (X - Y) * (X + Y)),
    "squares of waves": (wave(X) ** 2 + fn("sin", X) ** 2, ONE),
    "an addition": (wave(X + Y), wave(X) * wave(Y) - fn("sin", X) * fn("sin", Y)),
    "a triple angle": (fn("sin", 3 * X), 3 * fn("sin", X) - 4 * fn("sin", X) ** 3),
    "a power of two": (npow(TWO, J + 1), 2 * npow(TWO, J)),
    "natural powers": (npow(X, J + 2), X**2 * npow(X, J)),
    "a natural power of a square": (npow(X, 2 * J), npow(X, J) ** 2),
    "of two squares": (npow(X, 2 * J) * npow(X, 2 * J), npow(X, 4 * J)),
    "powers that meet": (npow(X, J + 1) * npow(X, J + 3), npow(X, J + 2) ** 2),
    "minus one": (npow(num(-1), 2 * J), ONE),
    "minus one again": (npow(num(-1), 2 * J + 1), num(-1)),
    "minus two": (npow(num(-2), J), npow(num(-1), J) * npow(TWO, J)),
    "a real power": (rpow(A, X) * rpow(A, Y), rpow(A, X + Y)),
    "an integer power of a positive": (ipow(A, K), e(K * log(A))),
    "roots": (root(A) * root(B), root(A * B)),
    "roots of numbers": (root(num(12)), 2 * root(num(3))),
    "a root below": (1 / root(num(2)), root(num(2)) / 2),
    "a golden angle": (4 * wave(PI / 5) ** 2, 2 * wave(PI / 5) + 1),
    "a twelfth": (wave(PI / 12), (root(num(6)) + root(num(2))) / 4),
    "a logistic": (1 / (1 + e(-X)), e(X) / (e(X) + 1)),
    "an exponential of a logarithm": (e(2 * log(A)), A**2), "a size": (fn("abs", X) ** 2, X**2),
    "a size of a product": (fn("abs", X * Y), fn("abs", X) * fn("abs", Y)),
    "a sign": (fn("abs", X), X * fn("sign", X)),
    "a sign again": (fn("sign", X) ** 3, fn("sign", X)),
    "an inverse size": (1 / fn("abs", X), fn("abs", X) / X**2),
}  # fmt: skip


@pytest.mark.parametrize("name", EQUAL)
def test_equal_terms_are_seen_to_be_equal(name):
    left, right = EQUAL[name]
    assert all(near(value(left, at), value(right, at)) for at in PLACES)
    if name not in {"a sign", "a golden angle"}:
        assert equal(left, right, new())
        assert equal(left * X + 1, 1 + right * X, new())
    assert not equal(left, 2 * right, new())


def mono(*powers):
    return tuple(sorted(powers, key=lambda p: p[0].serial))


WRITTEN = {
    "a monomial": (mono((X, 2), (Y, -1)), 3, 3 * X**2 / Y),
    "a negative one": (mono((X, 1)), -1, -X),
    "a number": ((), -4, num(4) * 1), "one": ((), 1, ONE),
    "a half": (mono((X, 1)), HALF, (num(1) / 2) * X),
    "an inverse": (mono((X, -1)), 1, ONE / X),
    "two inverses": (mono((X, -1), (Y, -2)), -1, -(ONE / (X * Y**2))),
    "a root": (mono((T("root", (X,)), HALF)), 1, root(X)),
    "a third root": (mono((T("root", (X,)), THIRD)), 1, rpow(X, THIRD)),
    "an exponential": (mono((e(X), 1)), 1, e(X)),
    "a half of one": (mono((e(X), HALF)), 1, e((num(1) / 2) * X)),
    "a negative exponential": (mono((e(X), -2)), 1, e(-TWO * X)), "a sign that alternates": (
        mono((T("alternating", (J,)), 1)), 1, ipow(num(-1), J)),
    "an indicator": (mono((T("indicator", (X,)), 1)), 1,
        piecewise((ONE, lt(ZERO, X)), (ZERO, TRUE))),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_a_monomial_as_a_term(name):
    m, c, wanted = WRITTEN[name]
    found = recheck.monomial_term(m, c)
    assert found is (-num(4) if name == "a number" else wanted)


def test_a_monomial_that_has_no_term():
    for m in (mono((T("cis", (X,)), 1)), mono((X, HALF)), mono((T("cis", (PI,)), HALF))):
        with pytest.raises(Refused, match="no real term"):
            recheck.monomial_term(m)


def test_a_polynomial_has_one_term_whatever_comes_first():
    parts = [(mono((X, 1)), 2), (mono((Y, 1)), 3), (mono((X, 2)), 5), ((), 7),
        (mono((X, 1), (Y, 1)), 1)]
    written = {recheck.poly_term(dict(parts[i:] + parts[:i])) for i in range(5)}
    assert len(written) == 1
    assert recheck.poly_term({}) is ZERO
    assert recheck.poly_term({(): 1, mono((Y, 1)): 1, mono((X, 1)): 1}) is recheck.add(Y, X, ONE)
    below = [frozenset({((), 1), (mono((X, 1)), 1)}), frozenset({((), 2), (mono((Y, 1)), 1)})]
    wanted = recheck.bottom_term({below[0]: 1, below[1]: 2})
    assert recheck.bottom_term({below[1]: 2, below[0]: 1}) is wanted
    assert wanted is (X + ONE) * (Y + TWO) ** 2
    assert recheck.form_term(Form({(): 3}, {below[0]: 1})) is num(3) / (X + ONE)
    assert recheck.form_term(Form({(): 3}, {})) is num(3)


U, V, HALF_TURN = T("cis", (X,)), T("cis", (Y,)), T("cis", (PI,))
REALS = {
    "a cosine": ({mono((U, 1)): HALF, mono((U, -1)): HALF}, math.cos),
    "a sine": ({mono((U, 1), (HALF_TURN, HALF)): -HALF, mono((U, -1), (HALF_TURN, HALF)): HALF},
        math.sin),
    "a cosine of three": ({mono((U, 3)): 2, mono((U, -3)): 2}, lambda x: 4 * math.cos(3 * x)),
    "a cosine of half": ({mono((U, HALF)): 1, mono((U, -HALF)): 1}, lambda x: 2 * math.cos(x / 2)),
    "a sine of two": ({mono((U, -2), (HALF_TURN, HALF)): 1, mono((U, 2), (HALF_TURN, HALF)): -1},
        lambda x: 2 * math.sin(2 * x)),
    "with a constant": ({mono((U, 1)): 1, mono((U, -1)): 1, (): 5}, lambda x: 2 * math.cos(x) + 5),
    "a fifth": ({mono((HALF_TURN, Fraction(1, 5))): 1, mono((HALF_TURN, Fraction(4, 5))): -1},
        lambda _: 2 * math.cos(math.pi / 5)),
}  # fmt: skip


@pytest.mark.parametrize("name", REALS)
def test_a_real_polynomial_of_turns_in_waves(name):
    p, function = REALS[name]
    found = recheck.as_real(p)
    assert not any(recheck.is_unit(t) for m in found for t, _ in m)
    for x in (0.3, -1.2, 2.9):
        assert near(poly_value(found, {"x": x}), function(x))
        assert cmath.isclose(poly_value(p, {"x": x}), function(x), abs_tol=1e-12)


def fifths(a, b):
    return {mono((HALF_TURN, Fraction(a, 5))): 1, mono((HALF_TURN, Fraction(b, 5))): -1}


def turned(head, part):
    return mono((fn(head, recheck.mul(recheck.rational(part), PI)), 1))


def test_waves_are_of_less_than_a_quarter_turn_and_of_first_angles_that_are_positive():
    assert recheck.as_real(REALS["a cosine"][0]) == {mono((fn("cos", X), 1)): 1}
    assert recheck.as_real(REALS["a sine"][0]) == {mono((fn("sin", X), 1)): 1}
    assert recheck.as_real(REALS["a cosine of three"][0]) == {mono((fn("cos", 3 * X), 1)): 4}
    first = {turned("cos", Fraction(1, 5)): 1, turned("sin", Fraction(3, 10)): 1}
    assert recheck.as_real(fifths(1, 4)) == first
    second = {turned("cos", Fraction(2, 5)): 1, turned("sin", Fraction(1, 10)): 1}
    assert recheck.as_real(fifths(2, 3)) == second


def test_turns_of_two_angles():
    p = {mono((U, 1), (V, -2), (A, 1)): 1, mono((U, -1), (V, 2), (A, 1)): 1}
    found = recheck.as_real(p)
    for x, y in ((0.3, 1.1), (-2.0, 0.4)):
        assert near(poly_value(found, {"x": x, "y": y, "a": 1.7}), 3.4 * math.cos(x - 2 * y))
    assert recheck.as_real({mono((X, 1)): 2}) == {mono((X, 1)): 2}
    for odd in ({mono((U, 1)): 1}, {mono((U, 1)): 1, mono((U, -1)): -1},
        {mono((HALF_TURN, HALF)): 1},
                {mono((U, 1)): 1, mono((V, -1)): 1},
                    {mono((HALF_TURN, HALF), (X, 1)): 1}):  # fmt: skip
        with pytest.raises(Refused, match="not real"):
            recheck.as_real(odd)


def test_waves_below_a_fraction():
    f = recheck.form(1 / (2 + wave(X)) + wave(Y), new())
    found = recheck.real_form(f)
    for p in (found.num, *map(dict, found.den)):
        assert not any(recheck.is_unit(t) for m in p for t, _ in m)
    plain = recheck.form(1 / (2 + X), new())
    assert recheck.real_form(plain) is plain
    above = recheck.real_form(recheck.form(wave(Y) / (2 + X), new()))
    assert fn("cos", Y) in {t for m in above.num for t, _ in m}
    below = recheck.real_form(recheck.form(1 / (2 + wave(X)), new()))
    ((p, _),) = below.den.items()
    assert fn("cos", X) in {t for m, _ in p for t, _ in m}


READ = {
    "an exponential": (e(X), e(X)), "half of it": (root(e(X)), e(X / 2)),
    "a root": (root(A), root(A)),
    "a third root": (rpow(A, THIRD), rpow(A, THIRD)), "a square": (fn("erf", A), fn("erf", A)),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_atoms_are_read_as_they_are_divided(name):
    term, read = READ[name]
    found = recheck.fraction(term, new())
    assert (found.num, found.den) == ({mono((read, 1)): 1}, {(): 1})
