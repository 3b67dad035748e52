"""False claims about symbolic powers and products: none of them is proved."""

import pytest
from tables import HARD

from symcheck.prove.decide import decide
from symcheck.read.text import read_problem
from symcheck.report import Verdict

WHERE = "n, k: natural; m: integer; f: family(n); c, x: real"
P = "Product(f[l], (l, 1, n))"
FALSE = {
    "the slope of x⁰ at 0": ("Derivative(x**n, x) = n*x**(n - 1)", ("x = 0",)),
    "no slope at 0": ("Derivative(x**n, x) = 0", ("x = 0",)),
    "a slope is positive": ("Derivative(x**n, x) > 0", ("x > 0",)),
    "the slope of a sum of powers": (
        "Derivative(Sum(x**l, (l, 0, n)), x) = Sum(x**l, (l, 0, n - 1))",
        ("n >= 1",),
    ),
    "the slope of powers with negative exponents": (
        "Derivative(Sum(x**l, (l, -1, n)), x) = Sum(l*x**(l - 1), (l, -1, n))",
        (),
    ),
    "a slope of a power of a modulus": (
        "Derivative(Abs(x)**n, x) = Derivative(Abs(x)**n, x)",
        (),
    ),
    "a logarithm of a product of what may be negative": (
        f"log({P}) = Sum(log(f[l]), (l, 1, n))",
        (),
    ),
    "a logarithm of a product of what may be 0": (
        f"log({P}) = Sum(log(f[l]), (l, 1, n))",
        ("f[l] >= 0 for l in 1..n",),
    ),
    "the logarithm of a modulus": (f"log(Abs({P})) = Sum(log(Abs(f[l])), (l, 1, n))", ()),
    "a product is its modulus": (f"Abs({P}) = {P}", ()),
    "a power is its modulus": ("Abs(c**k) = c**k", ()),
    "a modulus of an integer power": ("Abs(c**m) = Abs(c)**m", ()),
    "an odd power of a modulus": ("Abs(c)**(2*k + 1) = c**(2*k + 1)", ()),
    "an exponential of logarithms": (f"exp(Sum(log(Abs(f[l])), (l, 1, n))) = {P}", ()),
}


@pytest.mark.parametrize(("text", "given"), FALSE.values(), ids=FALSE)
def test_is_not_proved(text, given):
    report = decide(read_problem(text, given, WHERE), seconds=HARD)
    assert report.verdict not in {Verdict.PROVED, Verdict.ASSUMED}
