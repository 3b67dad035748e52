"""Derivatives in the normal form."""

import pytest
from kernel_goals import FAMILY, agree

EQUAL = {
    "the slope of a square": ("Derivative(x^2, x) = 2*x", (), ""),
    "the chain rule": ("Derivative(sin(x^2), x) = 2*x*cos(x^2)", (), ""),
    "a partial derivative": ("Derivative(x*y, y) = x", (), ""),
    "two derivatives commute": (
        "Derivative(Derivative(x^2*y^3, x), y) = Derivative(Derivative(x^2*y^3, y), x)",
        (),
        "",
    ),
    "an entry of a softmax": (
        (
            "Derivative(softmax(y[k], (k, 1, n))[i], y[i])"
            " = softmax(y[k], (k, 1, n))[i]*(1 - softmax(y[k], (k, 1, n))[i])"
        ),
        (),
        FAMILY,
    ),
    "a derivative nobody knows is itself": (
        "Derivative(Max(x*y[k], (k, 1, n)), x) = Derivative(Max(x*y[k], (k, 1, n)), x) + 0",
        (),
        FAMILY,
    ),
}

DIFFERENT = {
    "a factor is lost": ("Derivative(x^2, x) = x", (), ""),
    "the chain rule without its inner slope": ("Derivative(sin(x^2), x) = cos(x^2)", (), ""),
    "the wrong variable": ("Derivative(x*y, y) = y", (), ""),
    "a kink": ("Derivative(Abs(x), x) = sign(x)", (), ""),
    "a derivative nobody knows is no other": (
        "Derivative(Max(x*y[k], (k, 1, n)), x) = 0",
        (),
        FAMILY,
    ),
}


@pytest.mark.parametrize(("text", "given", "where"), EQUAL.values(), ids=EQUAL)
def test_equal(text, given, where):
    assert agree(text, given, where)


@pytest.mark.parametrize(("text", "given", "where"), DIFFERENT.values(), ids=DIFFERENT)
def test_different(text, given, where):
    assert not agree(text, given, where)
