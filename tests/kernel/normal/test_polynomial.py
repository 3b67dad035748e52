"""Nodes, rings and fractions of polynomials."""

from fractions import Fraction

import pytest
from flint import fmpq

from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.normal import exponentials, polynomial
from symcheck.kernel.normal.atoms import AtomTable
from symcheck.kernel.normal.normalizer import reduce_powers
from symcheck.kernel.normal.polynomial import (
    Form,
    Ring,
    TooLarge,
    _is_long,
    _unit,
    atoms_of,
    const,
    exact_quotient,
    factor,
    leaf,
    minus,
    over,
    plus,
    power,
    times,
)
from symcheck.kernel.term import var

TABLE = AtomTable()
A, B = (TABLE.atom("symbol", var(n)) for n in "ab")
RING = Ring([B, A])
a, b = leaf(A), leaf(B)


def form(node):
    return Form(RING, *RING.evaluate(node))


def test_atoms_are_unique_and_sorted():
    assert TABLE.atom("symbol", var("a")) is A
    assert RING.atoms == (A, B)
    assert repr(A) == "Atom(symbol, var:a|symbol)"
    assert atoms_of(plus(a, times(a, b))) == {A, B}


def test_a_fraction_is_in_lowest_terms():
    whole = form(over(minus(power(a, 2), power(b, 2)), minus(a, b)))
    assert whole.den == RING.one
    assert form(minus(whole_node(), a)).num == RING.gens[B]


def whole_node():
    return over(minus(power(a, 2), power(b, 2)), minus(a, b))


def test_the_denominator_has_the_leading_coefficient_1():
    third = form(over(a, times(const(3), b)))
    assert third.den == RING.gens[B]
    assert third.monomials() == [(((A, 1),), Fraction(1, 3))]


def test_a_constant_form():
    assert form(const(Fraction(2, 3))).as_rational() == Fraction(2, 3)
    assert form(minus(a, a)).as_rational() == 0
    assert form(minus(a, a)).is_zero()
    assert form(a).as_rational() is None
    assert form(over(const(1), a)).as_rational() is None


def test_factors_are_primitive():
    content, found = form(
        over(times(const(-6), a, a), plus(times(const(2), b), const(4)))
    ).factors()
    assert content == -3
    assert sorted(e for _, e in found) == [-1, 2]
    assert factor(RING.zero) == (0, [])


class Monic:
    """A polynomial whose factors are given with the leading coefficient 1."""

    def __init__(self, *factors):
        self.factors = factors

    def is_zero(self):
        return False

    def factor(self):
        return fmpq(3), list(self.factors)


def test_the_unit_of_a_factor_belongs_to_the_content():
    x, y = RING.gens[A], RING.gens[B]
    assert _unit((x - y) * fmpq(3, 2)) == Fraction(3, 2)
    assert _unit((y - x) * fmpq(3, 2)) == Fraction(-3, 2)
    content, found = factor(Monic((x + y * fmpq(1, 2), 2), (2 * y - x, 3)))
    assert content == 3 * Fraction(1, 4) * -1
    assert found == [(2 * x + y, 2), (x - 2 * y, 3)]


def test_which_atoms_occur():
    whole = form(over(a, b))
    assert whole.depends(whole.num, lambda atom: atom is A)
    assert not whole.depends(whole.num, lambda atom: atom is B)
    assert form(times(a, b)).depends(form(times(a, b)).num, lambda atom: atom is A)


def test_a_constant_depends_on_nothing():
    ring = Ring([])
    assert not Form(ring, ring.one, ring.one).depends(ring.one, lambda _atom: True)


def test_nothing_divides_by_0():
    with pytest.raises(ZeroDivisionError):
        form(over(a, minus(b, b)))


def test_an_inexact_division_is_a_fault():
    with pytest.raises(ArithmeticError):
        exact_quotient(RING.gens[A], RING.gens[B])


def test_large_powers_are_refused():
    with pytest.raises(TooLarge, match="exponent 30000"):
        form(power(a, 30_000))
    with pytest.raises(TooLarge, match="exponent 300"):
        form(
            power(
                plus(
                    a, b, power(a, 2), power(b, 2), times(a, b), const(1), power(a, 3), power(b, 3)
                ),
                300,
            )
        )


def test_powers_of_algebraic_atoms_are_reduced():
    table = AtomTable()
    x = table.atom("symbol", var("x"))
    root = table.algebraic("root", var("r"), 2, over(const(1), leaf(x)))
    assert table.algebraic("root", var("r"), 9, const(1)).degree == 2
    ring = Ring([x, root])
    cube, multiplier = reduce_powers(ring, ring.gens[root] ** 3 + ring.gens[root])
    assert cube == ring.gens[root] + ring.gens[root] * ring.gens[x]
    assert multiplier == ring.gens[x]


def test_sums_over_many_denominators():
    total = form(plus(over(const(1), a), over(const(1), a), over(const(1), b), const(1)))
    assert form(minus(times(*(a, b), *(const(1),)), times(a, b))).is_zero()
    assert total.den == RING.gens[A] * RING.gens[B]


def sums(*counts):
    """Return a fraction, numerator and denominator sums of so many powers of a."""
    top, bottom = (plus(*(power(a, i) for i in range(1, n + 1))) for n in counts)
    return over(top, plus(bottom, const(1)))


def test_a_result_has_a_limited_number_of_terms(monkeypatch):
    monkeypatch.setattr(polynomial, "MAX_TERMS", 3)
    assert RING.evaluate(sums(3, 2))[1] != RING.one
    below = times(over(const(1), plus(a, const(1))), over(const(1), plus(a, b)))
    for too_many in (sums(4, 1), below):
        with pytest.raises(TooLarge, match="too many terms"):
            RING.evaluate(too_many)


def test_a_power_has_a_limited_degree(monkeypatch):
    monkeypatch.setattr(polynomial, "MAX_DEGREE", 6)
    square = power(b, 2)
    below = over(const(1), square)
    for node in (power(square, 3), power(b, 6), power(below, 3), power(const(2), 6)):
        RING.evaluate(node)
    for node in (power(square, 4), power(b, 7), power(below, 4), power(const(2), 7)):
        with pytest.raises(TooLarge, match="too large to expand"):
            RING.evaluate(node)


def test_what_is_long(monkeypatch):
    monkeypatch.setattr(polynomial, "MAX_TERMS", 10)
    x, y = RING.gens[A], RING.gens[B]
    # At most as many terms as there are exponents below the degree in each atom …
    assert not _is_long(1 + x + x**2 + x**3, 3)
    assert _is_long(1 + x + x**2 + x**3 + x**4 + x**5, 2)
    # … and at most as many as there are ways to choose factors.
    assert not _is_long(x + y, 3)
    assert not _is_long(x + y + 1, 3)
    assert _is_long(x + y + 1, 4)


def test_a_long_power_below_is_refused(monkeypatch):
    monkeypatch.setattr(polynomial, "MAX_TERMS", 10)
    long = plus(a, b, const(1))
    for node in (power(long, 4), power(over(const(1), long), 4), power(long, -4)):
        with pytest.raises(TooLarge, match="exponent 4"):
            RING.evaluate(node)


def test_every_function_with_a_definition_is_unfolded():
    own = {"sign", "min", "sqrt", "cbrt", "softmax"}
    x, y = var("x"), var("y")
    known = {
        head
        for head, function in FUNCTIONS.items()
        if function.definition((x, y)[: function.arity[0]]) is not None
    }
    assert set(exponentials.UNFOLDED) == known - own
