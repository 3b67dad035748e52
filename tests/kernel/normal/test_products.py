"""Logarithms, moduli and powers of products of symbolic length, and of symbolic powers."""

import pytest
from kernel_goals import agree

WHERE = "n, k, m: natural; f: family(n); g: family(n); y: family(n); c, x: real; N: integer"
P = "Product(f[l], (l, 1, n))"
POSITIVE = ("f[l] > 0 for l in 1..n",)
EQUAL = {
    "a logarithm": (f"log({P}) = Sum(log(f[l]), (l, 1, n))", POSITIVE),
    "a logarithm of a product of two": (
        "log(Product(exp(f[l])*g[l], (l, 1, n))) = Sum(log(g[l]) + f[l], (l, 1, n))",
        ("g[l] > 0 for l in 1..n",),
    ),
    "a likelihood": (
        "log(Product(sigmoid(f[l])**y[l], (l, 1, n))) = Sum(y[l]*log(sigmoid(f[l])), (l, 1, n))",
        (),
    ),
    "an exponential of a sum of logarithms": (f"exp(Sum(log(f[l]), (l, 1, n))) = {P}", POSITIVE),
    "its square root": (f"exp(Sum(log(f[l]), (l, 1, n))/2)**2 = {P}", POSITIVE),
    "a symbolic power": (f"{P}**m*{P} = {P}**(m + 1)", POSITIVE),
    "a real power": (f"Product(f[l]**x, (l, 1, n)) = {P}**x", POSITIVE),
    "a root of squares": ("sqrt(Product(f[l]**2, (l, 1, n))) = Product(Abs(f[l]), (l, 1, n))", ()),
    "a modulus": (f"Abs({P}) = Product(Abs(f[l]), (l, 1, n))", ()),
    "a modulus of a product with a sign": (
        f"Abs(Product(-2*f[l], (l, 1, n))) = 2**n*Abs({P})",
        (),
    ),
    "a modulus squared": (f"Product(Abs(f[l]), (l, 1, n))**2 = {P}**2", ()),
    "a modulus of what is positive": (f"Abs({P}) = {P}", POSITIVE),
    "a modulus of a power": ("Abs(c**k) = Abs(c)**k", ()),
    "a modulus of a power of a difference": ("Abs((1 - c)**k*x) = Abs(c - 1)**k*Abs(x)", ()),
    "a modulus of a power squared": ("Abs(c**k)**2 = c**(2*k)", ()),
    "a modulus to an even power": ("Abs(c)**(2*k) = c**(2*k)", ()),
    "alternating signs": ("Abs((-1)**k) = 1", ()),
    "a power of a negative number": ("Abs((-2)**k) = 2**k", ()),
}
DIFFERENT = {
    "a logarithm of another product": (f"log({P}) = Sum(log(g[l]), (l, 1, n))", POSITIVE),
    "a logarithm of a shorter product": (
        "log(Product(f[l], (l, 2, n))) = Sum(log(f[l]), (l, 1, n))",
        POSITIVE,
    ),
    "the sign of a product": (f"{P} = Product(Abs(f[l]), (l, 1, n))", ()),
    "a root of a square": ("sqrt(Product(f[l]**2, (l, 1, n))) = Product(f[l], (l, 1, n))", ()),
    "the sign of a power": ("Abs(c)**k = c**k", ()),
    "an odd power": ("Abs(c)**(2*k + 1) = c**(2*k + 1)", ()),
    "two moduli": (f"Product(Abs(f[l]), (l, 1, n)) = {P}**2", ()),
    "a constant factor out of an empty range": (
        "log(Product(c*f[l], (l, 1, N))) = log(c) + log(Product(f[l], (l, 1, N)))",
        ("c > 0",),
    ),
}


@pytest.mark.parametrize(("text", "given"), EQUAL.values(), ids=EQUAL)
def test_equal(text, given):
    assert agree(text, given, WHERE)


@pytest.mark.parametrize(("text", "given"), DIFFERENT.values(), ids=DIFFERENT)
def test_not_shown_to_be_equal(text, given):
    assert not agree(text, given, WHERE)
