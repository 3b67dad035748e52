"""Logarithms by irreducible factors."""

import pytest
from kernel_goals import agree

EQUAL = {
    "of a product": (
        "log(x*y) = log(x) + log(y)",
        (
            "x > 0",
            "y > 0",
        ),
        "",
    ),
    "of a quotient": (
        "log(x/y) = log(x) - log(y)",
        (
            "x > 0",
            "y > 0",
        ),
        "",
    ),
    "of a square": ("log(x^2) = 2*log(Abs(x))", ("x != 0",), ""),
    "of a rational": ("log(12) = 2*log(2) + log(3)", (), ""),
    "of a fraction": ("log(2/9) = log(2) - 2*log(3)", (), ""),
    "of an exponential": ("log(exp(x)*y) = x + log(y)", ("y > 0",), ""),
    "of a root": ("log(sqrt(x)) = log(x)/2", ("x > 0",), ""),
    "of a modulus": ("log(Abs(x)*2) = log(2) + log(Abs(x))", ("x != 0",), ""),
    "of 1": ("log(1) = 0", (), ""),
    "of two negatives": (
        "log(x*y) = log(-x) + log(-y)",
        (
            "x < 0",
            "y < 0",
        ),
        "",
    ),
    "of a large prime power": ("log(2^100) = 100*log(2)", (), ""),
    "of a number too long to factor": ("log(10^60*x) = log(10^60) + log(x)", ("x > 0",), ""),
}

DIFFERENT = {
    "of a sum": (
        "log(x + y) = log(x) + log(y)",
        (
            "x > 0",
            "y > 0",
        ),
        "",
    ),
    "of a square without its factor": ("log(x^2) = log(x)", ("x > 0",), ""),
    "of a rational wrongly": ("log(12) = log(2) + 2*log(3)", (), ""),
    "of a root wrongly": ("log(sqrt(x)) = 2*log(x)", ("x > 0",), ""),
    "a power of a logarithm": ("log(x)^2 = 2*log(x)", ("x > 0",), ""),
    "a logarithm of 0": ("log(0) = 0", (), ""),
}


@pytest.mark.parametrize(("text", "given", "where"), EQUAL.values(), ids=EQUAL)
def test_equal(text, given, where):
    assert agree(text, given, where)


@pytest.mark.parametrize(("text", "given", "where"), DIFFERENT.values(), ids=DIFFERENT)
def test_different(text, given, where):
    assert not agree(text, given, where)
