"""Nodes, rings and fractions of polynomials."""

from fractions import Fraction

import pytest

from symcheck.kernel.normal.atoms import AtomTable
from symcheck.kernel.normal.normalizer import reduce_powers
from symcheck.kernel.normal.polynomial import (
    Form,
    Ring,
    TooLarge,
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


def test_which_atoms_occur():
    whole = form(over(a, b))
    assert whole.depends(whole.num, lambda atom: atom is A)
    assert not whole.depends(whole.num, lambda atom: atom is B)


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
