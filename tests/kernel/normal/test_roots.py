"""Roots, moduli, signs, maxima."""

import pytest
from kernel_goals import agree

EQUAL = {
    "the root of a square": ("sqrt(x^2) = Abs(x)", (), ""),
    "the square of a root": ("sqrt(x)^2 = x", ("x >= 0",), ""),
    "the root of a product": (
        "sqrt(x*y) = sqrt(x)*sqrt(y)",
        (
            "x >= 0",
            "y >= 0",
        ),
        "",
    ),
    "the root of a product with one sign": ("sqrt(x*y) = sqrt(x)*sqrt(y)", ("x > 0",), ""),
    "the root of a product of negatives": (
        "sqrt(x*y) = sqrt(-x)*sqrt(-y)",
        (
            "x < 0",
            "y < 0",
        ),
        "",
    ),
    "the root of a number": ("sqrt(12) = 2*sqrt(3)", (), ""),
    "the root of a fraction": ("sqrt(1/2) = sqrt(2)/2", (), ""),
    "a cube root": ("cbrt(x)^3 = x", ("x >= 0",), ""),
    "roots of roots": ("sqrt(sqrt(x)) = x^(1/4)", ("x >= 0",), ""),
    "a root of an exponential": ("sqrt(exp(x)) = exp(x/2)", (), ""),
    "a rational power": ("x^(3/2) = x*sqrt(x)", ("x >= 0",), ""),
    "a negative rational power": ("x^(-1/2) = 1/sqrt(x)", ("x > 0",), ""),
    "the root of 0": ("sqrt(0) = 0", (), ""),
    "the root of a square with a factor": ("sqrt(4*x^2*y) = 2*Abs(x)*sqrt(y)", ("y >= 0",), ""),
    "the modulus of a product": ("Abs(x*y) = Abs(x)*Abs(y)", (), ""),
    "the square of a modulus": ("Abs(x)^2 = x^2", (), ""),
    "the modulus of what is negative": ("Abs(x) = -x", ("x < 0",), ""),
    "the modulus of a mirrored term": ("Abs(x - y) = Abs(y - x)", (), ""),
    "the modulus of an even power": ("Abs(x^3*y^2) = Abs(x)*x^2*y^2", (), ""),
    "sign and modulus": ("sign(x)*Abs(x) = x", ("x != 0",), ""),
    "the sign of what is positive": ("sign(x^2 + 1) = 1", (), ""),
    "the sign of what is negative": ("sign(-x^2 - 1) = -1", (), ""),
    "the sign of nothing": ("sign(x - x) = 0", (), ""),
    "a sign cubed": ("sign(x)^3 = sign(x)", (), ""),
    "the sign of a product": ("sign(-2*x*y) = -sign(x)*sign(y)", (), ""),
    "a maximum and a minimum": ("Max(x, y) + Min(x, y) = x + y", (), ""),
    "a maximum of three": ("Max(x, y, x) = Max(x, y)", ("x > y",), ""),
    "a radicand of which a factor has any sign": ("sqrt(x^2*y)^2 = x^2*y", (), ""),
    "a rectifier": ("relu(x) - relu(-x) = x", (), ""),
}

DIFFERENT = {
    "the root of a square is no base": ("sqrt(x^2) = x", (), ""),
    "a root without a value": ("sqrt(-y) = sqrt(y)", (), "y: positive"),
    "the root of a sum": (
        "sqrt(x + y) = sqrt(x) + sqrt(y)",
        (
            "x >= 0",
            "y >= 0",
        ),
        "",
    ),
    "the root of a product of unknown signs": ("sqrt(x*y) = sqrt(x)*sqrt(-y)", ("x > 0",), ""),
    "the root of a number wrongly": ("sqrt(12) = 3*sqrt(2)", (), ""),
    "a rational power wrongly": ("x^(3/2) = x^2*sqrt(x)", ("x >= 0",), ""),
    "the modulus of a sum": ("Abs(x + y) = Abs(x) + Abs(y)", (), ""),
    "a modulus without a sign": ("Abs(x) = x", (), ""),
    "the sign of a product wrongly": ("sign(-2*x*y) = sign(x)*sign(y)", (), ""),
    "the square of a sign": ("sign(x)^2 = 1", (), ""),
    "a maximum is no sum": ("Max(x, y) = x + y", (), ""),
    "the power of 0 that has no value": ("0^(-1/2) = 0", (), ""),
}


@pytest.mark.parametrize(("text", "given", "where"), EQUAL.values(), ids=EQUAL)
def test_equal(text, given, where):
    assert agree(text, given, where)


@pytest.mark.parametrize(("text", "given", "where"), DIFFERENT.values(), ids=DIFFERENT)
def test_different(text, given, where):
    assert not agree(text, given, where)
