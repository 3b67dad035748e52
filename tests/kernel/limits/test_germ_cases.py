"""Germs at ∞: definitions, roots by their square, powers of 0, quantified propositions."""

import pytest
from germs import eventually, germ, tends

from symcheck.kernel.claim import NATURAL, POSITIVE, REAL, Context, Definition
from symcheck.kernel.limits.germ import OO, Germ, NoLimit
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ONE, PI, add, call, diff, div, eq, fn, mul, neg, num, var

X, T, L = var("x"), var("t"), var("l")
POWER = Definition(
    "power", (("x", REAL), ("l", NATURAL)), on="l", base=ONE, step=mul(X, call("power", X, L))
)
CURVE = Definition("curve", (("x", REAL),), mul(num(2), fn("atan", X)))
DEFINED = Context((("t", POSITIVE), ("l", NATURAL)), (), (POWER, CURVE))


def test_a_definition_is_unfolded():
    at = Germ(DEFINED, "t")
    assert prove(at.outer, eq(at.limit(call("curve", T)), PI))
    zeroth = at.limit(call("power", fn("atan", neg(T)), num(0)))
    assert prove(at.outer, eq(zeroth, ONE))
    found = at.limit(add(call("curve", T), call("curve", neg(T))))
    assert prove(at.outer, eq(found, num(0)))
    assert at.limit(call("power", mul(T, fn("atan", T)), num(2))) == OO
    with pytest.raises(NoLimit):
        at.limit(call("power", div(ONE, T), L))


def test_the_slope_of_a_recursion_has_no_known_limit():
    with pytest.raises(NoLimit, match="no limit of the slope of a recursive definition"):
        Germ(DEFINED, "t").limit(diff(call("power", T, L), "t", T))


CASES = {
    "t*sin(t) - t*sin(t)": "0",
    "sqrt(t**2 + 1)*(2 + sin(t))/t": None,
    "(t - 3)*sqrt(t + 1)/t**2": "0",
    "sign(atan(t) - 1)": "1",
    "sign(1 - t*atan(t))": "-1",
    "-(t*atan(t))": "-oo",
    "-(atan(t) - t*atan(t))": "oo",
    "-(t*atan(t) + sin(t))": "-oo",
    "atan2(t, a)": None,
}


@pytest.mark.parametrize(("text", "value"), CASES.items())
def test_cases(text, value):
    assert tends(text, value)


@pytest.mark.parametrize(("text", "value"), [
    ("(2**s)**0", "1"), ("(2**s)**1", "oo"), ("(2**s)**(-1)", "0"), ("((1/2)**s)**0", "1"),
    ("((1/2)**s)**2", "0"), ("((1/2)**s)**(-1)", None), ("(-(2**s))**3", "-oo"),
])  # fmt: skip
def test_powers_of_powers(text, value):
    assert tends(text, value, name="s")


def test_quantified_propositions():
    assert not eventually("not (y[k] < t for k in 1..n)")


def test_equals_are_compared():
    at = germ()
    for op, holds in {"<=": True, ">=": True, "=": True, "<": False, "!=": False}.items():
        assert at._compared(op, T, T) is holds
