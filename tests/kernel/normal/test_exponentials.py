"""Exponentials, and what unfolds to them."""

import pytest
from kernel_goals import FAMILY, agree

EQUAL = {
    "the sum of exponents": ("exp(x)*exp(y) = exp(x + y)", (), ""),
    "a constant in the exponent": ("exp(x + 1) = e*exp(x)", (), ""),
    "halves of exponents": ("exp(x/2)^2 = exp(x)", (), ""),
    "thirds and halves": ("exp(x/3)*exp(x/2) = exp(5*x/6)", (), ""),
    "a negative exponent": ("exp(-x)*exp(x) = 1", (), ""),
    "a fraction as exponent": ("exp(1/x)*exp(1/x) = exp(2/x)", ("x != 0",), ""),
    "the hyperbolic circle": ("cosh(x)^2 - sinh(x)^2 = 1", (), ""),
    "tanh by sigma": ("tanh(x) = 2*sigmoid(2*x) - 1", (), ""),
    "a logarithm in the exponent": ("exp(2*log(x)) = x^2", ("x > 0",), ""),
    "half a logarithm in the exponent": ("exp(log(x)/2) = sqrt(x)", ("x > 0",), ""),
    "softplus minus its mirror": ("softplus(x) - softplus(-x) = x", (), ""),
    "softmax of shifted values": (
        "softmax(y[k] + c, (k, 1, n))[i] = softmax(y[k], (k, 1, n))[i]",
        (),
        FAMILY,
    ),
    "sech is the reciprocal of cosh": ("sech(x)*cosh(x) = 1", (), ""),
    "the inverse of sinh": ("exp(asinh(x)) = x + sqrt(x^2 + 1)", (), ""),
}

DIFFERENT = {
    "the product of exponents": ("exp(x)*exp(y) = exp(x*y)", (), ""),
    "a factor is no exponent": ("exp(2*x) = 2*exp(x)", (), ""),
    "half an exponent": ("exp(x/2) = exp(x)/2", (), ""),
    "the circle is no hyperbola": ("cosh(x)^2 + sinh(x)^2 = 1", (), ""),
    "tanh without its 2": ("tanh(x) = 2*sigmoid(x) - 1", (), ""),
    "softplus is not odd": ("softplus(x) + softplus(-x) = x", (), ""),
    "softmax of scaled values": (
        "softmax(2*y[k], (k, 1, n))[i] = softmax(y[k], (k, 1, n))[i]",
        (),
        FAMILY,
    ),
    "an exponent in an exponent": ("exp(exp(x)) = exp(x)^2", (), ""),
}


@pytest.mark.parametrize(("text", "given", "where"), EQUAL.values(), ids=EQUAL)
def test_equal(text, given, where):
    assert agree(text, given, where)


@pytest.mark.parametrize(("text", "given", "where"), DIFFERENT.values(), ids=DIFFERENT)
def test_different(text, given, where):
    assert not agree(text, given, where)
