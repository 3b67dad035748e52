"""The second checker's polynomials and fractions: arithmetic, against numbers and by hand."""

import cmath
from fractions import Fraction

import pytest
from evaluating import form_value, near, poly_value, value

from symcheck import recheck
from symcheck.recheck import ONE, PI, Form, Refused, T, atom, constant, fn, num, var

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
X, Y, Z, N = var("x"), var("y"), var("z"), var("n")


def mono(*powers):
    """Return a monomial of atoms with their exponents."""
    return tuple(sorted(powers, key=lambda p: p[0].serial))


def poly(*parts):
    """Return a polynomial: coefficients, each with the powers behind it."""
    return {mono(*powers): c for c, *powers in parts}


def over(p):
    return T("root", (p,))


def known(head, term, p):
    """Return an atom with the polynomial under it."""
    found = T(head, (term,))
    found.aux = p
    return found


SUM = poly((1, (X, 1)), (1, (Y, 1)))
DIFFERENCE = poly((1, (X, 1)), (-1, (Y, 1)))
SQUARES = poly((1, (X, 2)), (-1, (Y, 2)))
NEXT = poly((1, (X, 1)), (1,))
BEFORE = poly((1, (X, 1)), (-1,))
PLACES = [{"x": x, "y": y, "z": z, "n": n} for x, y, z,
    n in ((0.7, 1.3, -2.0, 3), (-1.1, 0.4, 0.6, 4))]


def same(found, wanted):
    """Return whether two polynomials have the same values."""
    return all(near(poly_value(found, at), poly_value(wanted, at)) for at in PLACES)


def test_monomials_multiply():
    a, b = mono((X, 2), (Y, 1)), mono((X, -2), (Z, 1))
    assert recheck.times_monomial(a, b) == mono((Y, 1), (Z, 1))
    assert recheck.times_monomial(a, a) == mono((X, 4), (Y, 2))
    assert recheck.times_monomial(a, ()) == recheck.times_monomial((), a) == a
    assert recheck.times_monomial((), ()) == ()


def test_polynomials_add():
    assert recheck.plus_poly(SUM, DIFFERENCE) == poly((2, (X, 1)))
    assert recheck.plus_poly(SUM, {}) == recheck.plus_poly({}, SUM) == SUM
    assert recheck.plus_poly(NEXT, poly((-1,))) == poly((1, (X, 1)))
    assert recheck.plus_poly(poly((-1,)), NEXT) == poly((1, (X, 1)))
    assert recheck.plus_poly(SUM, recheck.scaled(SUM, -1)) == {}
    assert recheck.scaled(SUM, 3) == poly((3, (X, 1)), (3, (Y, 1)))
    assert recheck.scaled(SUM, 0) == {}


def test_polynomials_multiply():
    assert recheck.times_freely(SUM, DIFFERENCE) == SQUARES
    assert recheck.times_freely(SUM, {}) == {}
    assert recheck.times_poly(NEXT, BEFORE) == poly((1, (X, 2)), (-1,))
    wide = {mono((X, i)): 1 for i in range(-3, 0)} | NEXT
    assert same(recheck.times_poly(wide, wide), recheck.power_poly(wide, 2))
    assert len(recheck.times_poly(wide, wide)) == 9


def test_powers_of_polynomials():
    assert recheck.power_poly(SUM, 0) == {(): 1}
    assert recheck.power_poly(SUM, 1) == SUM
    cube = poly((1, (X, 3)), (3, (X, 2), (Y, 1)), (3, (X, 1), (Y, 2)), (1, (Y, 3)))
    assert recheck.power_poly(SUM, 3) == cube
    assert recheck.power_poly(poly((2, (X, 1))), 5) == poly((32, (X, 5)))
    assert recheck.power_poly({(): 2}, 20_000) == {(): 2**20_000}
    assert recheck.power_poly(NEXT, 6)[mono((X, 3))] == 20
    for p, exponent in ((poly((1, (X, 1))), 20_001), (SUM, 4000), (NEXT, 10**9)):
        with pytest.raises(Refused, match="too many terms"):
            recheck.power_poly(p, exponent)


SPECIAL = {
    "abs": (known("abs", X - 1, BEFORE), [1]),
    "root": (known("root", X**2 + 1, poly((1, (X, 2)), (1,))), [HALF, THIRD]),
    "sign": (fn("sign", X), [1, 2]), "alternating": (T("alternating", (N,)), [1]),
    "delta": (fn("delta", N, num(3)), [1]), "indicator": (T("indicator", (X,)), [1]),
    "cis": (T("cis", (PI,)), [HALF, THIRD]),
}  # fmt: skip


@pytest.mark.parametrize("head", SPECIAL)
def test_powers_of_a_reducible_atom_are_reduced(head):
    t, exponents = SPECIAL[head]
    for e in exponents:
        for count in range(1, 8):
            found = recheck.power_poly(poly((3, (t, e), (Y, 1))), count)
            for m in found:
                assert all(recheck._within(a, k) for a, k in m if a.special)
            for at in (*PLACES, {"x": 0, "y": 1, "n": 3}):
                base = value(t, at)
                assert near(poly_value(found, at), (3 * at["y"] * base**e) ** count), (count, e)
    both = poly((1, (t, exponents[0])), (2, (Y, 1)))
    for at in PLACES:
        assert near(poly_value(recheck.power_poly(both, 3), at), poly_value(both, at) ** 3)


def test_which_powers_of_reducible_atoms_are_kept():
    kept = {
        "abs": [1], "delta": [1], "indicator": [1], "alternating": [1], "sign": [1, 2],
        "root": [THIRD, HALF], "cis": [THIRD, HALF],
    }  # fmt: skip
    for head, (t, _) in SPECIAL.items():
        for e in (-2, -1, -HALF, 0, THIRD, HALF, 1, 2, 3):
            assert recheck._within(t, e) == (e in kept[head]), (head, e)
    turn = T("cis", (X,))
    assert all(recheck._within(turn, e) for e in (-2, 1, 5, HALF))


PRIMITIVE = {
    "a number": (poly((-6,)), -6, (), poly((1,))),
    "a fraction": (poly((Fraction(4, 6),)), Fraction(2, 3), (), poly((1,))),
    "a monomial": (poly((6, (X, 2), (Y, -1))), 6, mono((X, 2), (Y, -1)), poly((1,))),
    "a negative one": (poly((-6, (X, 2))), -6, mono((X, 2)), poly((1,))),
    "a content": (poly((6, (X, 1)), (4,)), 2, (), poly((3, (X, 1)), (2,))),
    "halves": (poly((HALF, (X, 1)), (THIRD,)), Fraction(1, 6), (), poly((3, (X, 1)), (2,))),
    "a sign": (poly((-2, (X, 1)), (4,)), -2, (), poly((1, (X, 1)), (-2,))),
    "a sign behind": (poly((4,), (-2, (X, 1))), -2, (), poly((1, (X, 1)), (-2,))),
    "a common factor": (poly((1, (X, 3)), (1, (X, 1), (Y, 1))), 1, mono((X, 1)),
        poly((1, (X, 2)), (1, (Y, 1)))),
    "a factor below": (poly((1,), (1, (X, -2))), 1, mono((X, -2)), poly((1, (X, 2)), (1,))),
    "a factor below, first": (poly((1, (X, -2)), (1,)), 1, mono((X, -2)), poly((1, (X, 2)), (1,))),
    "two below": (poly((1, (X, -1)), (1, (X, -2)), (3, (Y, 1))), 1, mono((X, -2)),
                  poly((1, (X, 1)), (1,), (3, (X, 2), (Y, 1)))),
    "two below, the lower first": (poly((1, (X, -2)), (1, (X, -1)), (3, (Y, 1))), 1, mono((X, -2)),
                                   poly((1,), (1, (X, 1)), (3, (X, 2), (Y, 1)))),
    "one that goes": (poly((1, (X, 1)), (1, (X, 1), (Y, 1)), (1,)), 1, (),
                      poly((1, (X, 1)), (1, (X, 1), (Y, 1)), (1,))),
}  # fmt: skip


@pytest.mark.parametrize("name", PRIMITIVE)
def test_a_polynomial_is_a_number_a_monomial_and_a_primitive_one(name):
    p, content, common, rest = PRIMITIVE[name]
    assert recheck.primitive(p) == (content, common, rest)


def test_turns_stay_in_the_primitive_part():
    u = T("cis", (X,))
    p = poly((2, (u, 1), (Y, 1)), (2, (u, -1), (Y, 1)))
    assert recheck.primitive(p) == (2, mono((Y, 1)), poly((1, (u, 1)), (1, (u, -1))))
    assert recheck.primitive(poly((3, (Y, 1)), (3, (u, -1)))) == (3, (),
        poly((1, (Y, 1)), (1, (u, -1))))
    assert recheck.primitive(poly((3, (u, 2), (Y, 1))))[1:] == (mono((u, 2), (Y, 1)), {(): 1})


QUOTIENTS = {
    "a difference of squares": (SQUARES, SUM, DIFFERENCE), "the other": (SQUARES, DIFFERENCE, SUM),
    "by itself": (SUM, SUM, {(): 1}), "of nothing": ({}, SUM, {}),
    "a multiple": (recheck.scaled(SQUARES, 6), recheck.scaled(SUM, 4),
        recheck.scaled(DIFFERENCE, Fraction(3, 2))),
    "with a rest": (poly((1, (X, 2)), (1,)), NEXT, None),
    "with a rest below": (poly((1, (X, 2)), (1, (X, 1))), BEFORE, None),
    "of less": (NEXT, SQUARES, None), "of another": (NEXT, SUM, None),
    "by another": (SUM, NEXT, None),
    "with poles": (poly((1, (X, 1)), (-1, (X, -1))), NEXT, poly((1,), (-1, (X, -1)))),
    "by poles": (poly((1, (X, 2)), (-1,)), poly((1,), (1, (X, -1))),
        poly((1, (X, 2)), (-1, (X, 1)))),
    "of poles by poles": (poly((1, (X, -2)), (-1, (Y, -2))), poly((1, (X, -1)), (1, (Y, -1))),
                          poly((1, (X, -1)), (-1, (Y, -1)))),
    "of three": (recheck.times_freely(poly((1, (X, 1)), (2, (Y, 1)), (3, (Z, 1))), SQUARES),
                 poly((1, (X, 1)), (2, (Y, 1)), (3, (Z, 1))), SQUARES),
}  # fmt: skip


@pytest.mark.parametrize("name", QUOTIENTS)
def test_an_exact_quotient(name):
    p, divisor, wanted = QUOTIENTS[name]
    assert recheck.exact_quotient(p, divisor) == wanted


def test_the_parts_of_a_division():
    assert recheck.ratio(6, 4) == Fraction(3, 2)
    assert type(recheck.ratio(Fraction(4), 2)) is int
    assert recheck.raised(SUM) == (SUM, ())
    up = recheck.raised(poly((1, (X, -2), (Y, 1)), (1, (X, -1)), (1, (Y, -1))))
    assert up == (poly((1, (Y, 2)), (1, (X, 1), (Y, 1)), (1, (X, 2))), mono((X, 2), (Y, 1)))
    assert recheck.quotient_of(mono((X, 2), (Y, 1)), mono((X, 1))) == mono((X, 1), (Y, 1))
    assert recheck.quotient_of(mono((X, 1)), mono((X, 1))) == ()
    assert recheck.quotient_of(mono((X, 1)), mono((Y, 1))) is None
    ordered = [(), mono((Y, 1)), mono((Y, 2)), mono((X, 1)), mono((X, 1), (Y, 1)), mono((X, 2))]
    backwards = ordered[::-1]
    assert sorted(backwards, key=recheck.lexical) == ordered


def factor(p):
    return frozenset(p.items())


A, B = Form(dict(SUM), {}), Form({(): 1}, {factor(NEXT): 1})
C = Form(poly((2, (Y, 1))), {factor(NEXT): 2, factor(SUM): 1})


def test_fractions_have_the_values_of_what_is_done_with_them():
    for at in PLACES:
        a, b, c = (form_value(f, at) for f in (A, B, C))
        assert near(form_value(recheck.plus(A, B), at), a + b)
        assert near(form_value(recheck.plus(B, C), at), b + c)
        assert near(form_value(recheck.plus(C, B, A, C), at), a + b + 2 * c)
        assert near(form_value(recheck.minus(B, C), at), b - c)
        assert near(form_value(recheck.times(A, B, C), at), a * b * c)
        assert near(form_value(recheck.times(C, C), at), c * c)
        for e in (-2, -1, 0, 1, 2, 3):
            assert near(form_value(recheck.power_of(C, e), at), c**e)
        for f in (A, B, C, recheck.plus(A, B)):
            assert near(form_value(recheck.inverse(f), at), 1 / form_value(f, at))


def shape(f):
    return f.num, f.den


def test_fractions_are_cancelled():
    assert shape(recheck.plus(B, Form(poly((1, (X, 1))), B.den))) == ({(): 1}, {})
    assert shape(recheck.plus(B, Form({(): -1}, B.den))) == ({}, {})
    assert shape(recheck.minus(B, B)) == ({}, {})
    assert shape(recheck.times(Form(SQUARES, {}), Form({(): 1}, {factor(SUM): 1}))) == (DIFFERENCE,
        {})
    assert shape(recheck.times(Form(SQUARES, {}), Form({(): 1}, {factor(SUM): 2}))) == (DIFFERENCE,
        {factor(SUM): 1})
    assert shape(recheck.times(B, C)) == (C.num, {factor(NEXT): 3, factor(SUM): 1})
    assert shape(recheck.plus(B, B)) == ({(): 2}, B.den)
    assert shape(recheck.plus(C)) == shape(C)
    assert shape(recheck.plus(A, constant(0))) == shape(A)
    assert shape(recheck._cancelled({}, C.den)) == ({}, {})
    assert shape(recheck._cancelled(recheck.power_poly(NEXT, 3), {factor(NEXT): 2})) == (NEXT, {})
    assert shape(recheck.plus(B, C)) == shape(recheck.plus(C, B))
    assert recheck.plus(B, C).den == C.den
    assert shape(recheck.power_of(C, 0)) == ({(): 1}, {})
    assert shape(recheck.power_of(constant(0), 0)) == ({(): 1}, {})
    assert shape(recheck.power_of(C, 2)) == (poly((4, (Y, 2))), {factor(NEXT): 4, factor(SUM): 2})
    assert shape(recheck.times()) == ({(): 1}, {})
    assert shape(constant(0)) == ({}, {})


def test_an_inverse_has_primitive_factors():
    twice = recheck.inverse(Form(recheck.scaled(recheck.times_freely(SUM, poly((1, (X, 1)))), -6),
        {}))
    assert shape(twice) == ({mono((X, -1)): Fraction(-1, 6)}, {factor(SUM): 1})
    assert shape(recheck.inverse(C)) == (
        recheck.times_freely(recheck.times_freely(recheck.power_poly(NEXT, 2), SUM),
            {mono((Y, -1)): HALF}), {})
    with pytest.raises(Refused, match="a denominator is 0"):
        recheck.inverse(constant(0))


@pytest.mark.parametrize("head", SPECIAL)
def test_the_inverse_of_a_reducible_atom(head):
    t, exponents = SPECIAL[head]
    for e in exponents:
        found = recheck.inverse_power(t, e)
        for at in PLACES:
            power = value(t, at) ** e
            if power:
                assert near(form_value(found, at), 1 / power)


def test_the_inverse_of_a_turn_and_of_a_name():
    assert shape(recheck.inverse_power(X, 3)) == ({mono((X, -3)): 1}, {})
    assert shape(recheck.inverse_power(T("cis", (X,)), 3)) == ({mono((T("cis", (X,)), -3)): 1}, {})
    assert shape(recheck.inverse_power(T("cis", (PI,)),
        THIRD)) == ({mono((T("cis", (PI,)), 1 - THIRD)): -1}, {})


def test_which_fractions_are_numbers():
    assert recheck.rational_of(constant(0)) == 0
    assert recheck.rational_of(constant(THIRD)) == THIRD
    for f in (A, B, atom(X), Form(NEXT, {}), Form({(): 2}, {factor(SUM): 1}),
        Form(poly((2, (X, 1))), {})):
        assert recheck.rational_of(f) is None


def test_what_is_free_of_a_name():
    assert recheck.is_free_of(SUM, "z")
    assert not recheck.is_free_of(SUM, "x")
    assert not recheck.is_free_of(SUM, "y")


def test_signs_of_powers():
    assert [recheck.parity(n) for n in (-2, -1, 0, 1, 2, 3)] == [1, -1, 1, -1, 1, -1]
    assert recheck.the_atom(poly((1, (X, 1)))) is X
    for p in (poly((2, (X, 1))), poly((1, (X, 2))), NEXT, poly((1, (X, 1), (Y, 1))), {}, {(): 1}):
        assert recheck.the_atom(p) is None
    assert cmath.isclose(value(T("cis", (ONE,)), {}), cmath.exp(1j))
