"""Sums, products, fractions and the three powers."""

import pytest
from kernel_goals import agree, canonical

EQUAL = {
    "a square of a sum": ("(x + y)^2 = x^2 + 2*x*y + y^2", (), ""),
    "a difference of squares cancels": ("(x^2 - y^2)/(x - y) = x + y", ("x != y",), ""),
    "fractions in fractions": ("1/(1 + 1/x) = x/(x + 1)", ("x > 0",), ""),
    "decimals are exact": ("0.1*x = x/10", (), ""),
    "a natural exponent": ("x^n*x = x^(n + 1)", (), "n: natural"),
    "a natural exponent of 0": ("x*0^(n + 1) = 0", (), "n: natural"),
    "the exponent 0 of anything": ("x^0 = 1", (), ""),
    "a shifted exponent of a reciprocal": ("(1/x)^(m + 1) = (1/x)^m/x", (), "m: integer"),
    "an exponent of a product that is positive": (
        "(x*y)^m = exp(m*log(x*y))", ("x*y > 0",), "m: integer"
    ),
    "a modulus of a power of what may be 0": ("Abs(x^n) = Abs(x)^n", (), "n: natural"),
    "an integer exponent": ("x^m*x^(-m) = 1", ("x != 0",), "m: integer"),
    "an integer exponent of a product": (
        "(x*y)^m = x^m*y^m",
        (
            "x != 0",
            "y != 0",
        ),
        "m: integer",
    ),
    "the power of a natural exponent": ("(x*y)^n = x^n*y^n", (), "n: natural"),
    "the power of a square": ("(x^2)^n = (x^n)^2", (), "n: natural"),
    "the exponent minus 1": ("(-1)^(2*n) = 1", (), "n: natural"),
    "minus 1 alternates": ("(-1)^(n + 1) = -(-1)^n", (), "n: natural"),
    "an even power of minus x": ("(-x)^(2*n) = x^(2*n)", (), "n: natural"),
    "a positive base": ("2^n*2^m = 2^(n + m)", (), "n: natural; m: natural"),
    "a power of 4": ("4^n = (2^n)^2", (), "n: natural"),
    "a real exponent": ("x^a*x^b = x^(a + b)", ("x > 0",), ""),
    "a real exponent that is an integer": ("x^(a - a + 2) = x^2", ("x > 0",), ""),
    "exponents that shift by less": ("x^(n + 2) = x^n*x^2", (), "n: natural"),
    "a predecessor as exponent": ("x^(n - 1)*x = x^n", ("n >= 1",), "n: natural"),
    "a quotient as the base": ("(x/y)^n = x^n/y^n", ("y != 0",), "n: natural"),
    "an exponent that is a fraction": ("x^sign(y) + x = x + x^sign(y)", ["x != 0", "y != 0"], ""),
    "a factor that is positive": ("(x*(y^2 + 1))^n = x^n*(y^2 + 1)^n", (), "n: natural"),
    "an exponent with halves": ("2*x^Max(n, 1) = x^Max(n, 1)*2", (), "n: natural"),
    "an exponent with whole parts": ("x^Max(n, 2)*x = x*x^Max(n, 2)", ["x != 0"], "n: natural"),
    "a real power of what may be 0": ("2*x^y = x^y + x^y", ["x >= 0", "y > 0"], ""),
    "a fraction of powers": ("x^(n + 1)/x = x^n", ("x != 0",), "n: natural"),
}

DIFFERENT = {
    "a square of a sum without its middle": ("(x + y)^2 = x^2 + y^2", (), ""),
    "a quotient that is not cancelled": ("(x^2 - y^2)/(x - y) = x - y", ("x != y",), ""),
    "a power of a sum": ("(x + y)^n = x^n + y^n", (), "n: natural"),
    "an exponent off by one": ("x^n*x = x^(n + 2)", (), "n: natural"),
    "minus 1 does not stand still": ("(-1)^(n + 1) = (-1)^n", (), "n: natural"),
    "an odd power of minus x": ("(-x)^(2*n + 1) = x^(2*n + 1)", (), "n: natural"),
    "the power of 0 to n": ("0^n = 0", (), "n: natural"),
    "real exponents of another base": (
        "x^a*y^a = (x + y)^a",
        (
            "x > 0",
            "y > 0",
        ),
        "",
    ),
    "two powers of 2": ("2^n*3^n = 5^n", (), "n: natural"),
    "the exponents multiply": ("x^a*x^b = x^(a*b)", ("x > 0",), ""),
}


@pytest.mark.parametrize(("text", "given", "where"), EQUAL.values(), ids=EQUAL)
def test_equal(text, given, where):
    assert agree(text, given, where)


@pytest.mark.parametrize(("text", "given", "where"), DIFFERENT.values(), ids=DIFFERENT)
def test_different(text, given, where):
    assert not agree(text, given, where)


POWERS = {
    "opposite exponents": ("x^m*x^(-m) = x^(2*m - 2*m)", ["x != 0"], "m: integer"),
    "an exponent and 1 of what may be 0": ("x^(m + 1) = x^m*x", (), "m: integer"),
    "opposite exponents are no square": ("x^m*x^(-m) = x^(2*m)", ["x != 0"], "m: integer"),
    "minus 1 to an odd multiple": ("(-1)^(3*n) = 1", (), "n: natural"),
}


def test_powers_of_opposite_exponents():
    verdicts = {name: agree(*claim) for name, claim in POWERS.items()}
    assert list(verdicts.values()) == [True, False, False, False]
    assert agree("(-1)^(3*n) = (-1)^n", (), "n: natural")


@pytest.mark.parametrize(("text", "form"), [
    ("x^(2*m)", "(x**m)**2"), ("x^(-2*m)", "(x**(-m))**2"), ("x^(2*m + 1)", "x**(2*m + 1)"),
    ("x^(m + 2)", "x**(m + 2)"), ("(1/x)^(2*m)", "1/(x**m)**2"),
])  # fmt: skip
def test_an_integer_power_of_what_may_be_0_stays_whole(text, form):
    assert canonical(text, (), "m: integer") == form
