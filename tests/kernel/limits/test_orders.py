"""Orders of powers, exponentials and logarithms, read off their terms."""

from fractions import Fraction
from types import SimpleNamespace

import pytest
from germs import germ

from symcheck.kernel.limits.growth import NoGrowth, _Orders
from symcheck.kernel.sign import prove
from symcheck.kernel.term import fn, var
from symcheck.read.text import read_term

T, A = var("t"), var("a")
AT = germ()
ORDERS = _Orders(None, "t", AT.context, prove)


def monomial(*powers):
    """Return the order of a product of powers of terms, and its constants."""
    atoms = tuple((SimpleNamespace(term=read_term(text, AT.context)), e) for text, e in powers)
    return ORDERS._order(atoms)


def test_the_power_of_a_root():
    assert ORDERS._power(T) == 1
    assert ORDERS._power(fn("sqrt", T)) == Fraction(1, 2)
    assert ORDERS._power(fn("cbrt", T)) == Fraction(1, 3)
    assert ORDERS._power(read_term("t**(3/2)", AT.context)) == Fraction(3, 2)
    for term in (fn("sqrt", A), read_term("t**a", AT.context), fn("sin", T)):
        with pytest.raises(NoGrowth, match="has no order of growth"):
            ORDERS._power(term)


def test_the_order_of_a_monomial():
    assert monomial() == (((), 0, 0), [])
    assert monomial(("t", 2), ("log(t)", 3), ("a", 1)) == (((), 2, 3), [A])
    assert monomial(("exp(2*t)", 3), ("exp(t)", 1)) == ((((1, 7),), 0, 0), [])
    assert monomial(("exp(2*t)", 1), ("exp(-t)", 2)) == (((), 0, 0), [])
    found, constants = monomial(("exp(-t**2)", 1), ("exp(t/2)", 1))
    assert found == (((1, Fraction(1, 2)), (2, -1)), 0, 0)
    assert constants == []


def test_the_exponent_of_an_exponential():
    assert ORDERS._monomial(read_term("3/t**2", AT.context)) == (3, -2)
    assert ORDERS._monomial(read_term("2*t**3/5", AT.context)) == (Fraction(2, 5), 3)
    for text in ("t + 1", "t**2 - t", "t/(t + 1)"):
        with pytest.raises(NoGrowth, match="no power of the variable"):
            ORDERS._monomial(read_term(text, AT.context))
    with pytest.raises(NoGrowth, match="an exponent that does not grow"):
        monomial(("exp(2*t/t)", 1))
