"""Roots, logarithms and powers outside of where their laws hold."""

import pytest
from tables import Row, check

ROOTS = {
    "√x² is x": Row("sqrt(x**2) = x", "refuted", source="SymPy #7638, Maxima radcan"),
    "√x² is −x": Row("sqrt(x**2) = -x", "refuted"),
    "for x ≥ 0": Row("sqrt(x**2) = x", "proved", ("x >= 0",)),
    "for x ≤ 0": Row("sqrt(x**2) = -x", "proved", ("x <= 0",)),
    "√x²/x": Row("sqrt(x**2)/x = 1", "refuted", source="octave symbolic #544"),
    "√x⁴": Row("sqrt(x**4) = x**2", "proved"),
    "√x⁶": Row("sqrt(x**6) = x**3", "refuted"),
    "√x⁶ for x ≥ 0": Row("sqrt(x**6) = x**3", "proved", ("x >= 0",), "", "SymPy #30324"),
    "a factor x² leaves as x": Row(
        "sqrt(x**2 + x**4) = x*sqrt(1 + x**2)", "refuted", (), "", "sagecell #578"
    ),
    "a factor x² leaves as |x|": Row("sqrt(x**2 + x**4) = Abs(x)*sqrt(1 + x**2)", "proved"),
    "on an interval": Row(
        "sqrt((1 - a)**2) = 1 - a", "proved", ("a > 0", "a < 1"), "", "SymPy #23164"
    ),
    "beyond it": Row("sqrt((1 - a)**2) = 1 - a", "refuted", ("a > 0",)),
    "a square of a sum": Row("sqrt(x**2 + 2*x*y + y**2) = x + y", "refuted"),
    "a root of a sum of squares": Row("sqrt(x**2 + y**2) = x + y", "refuted"),
    "a root of a sum": Row("sqrt(x + y) = sqrt(x) + sqrt(y)", "refuted"),
    "two negative factors": Row("sqrt(x*y) = sqrt(x)*sqrt(y)", "unknown", ("x < 0", "y < 0")),
    "two negative parts": Row("sqrt(x/y) = sqrt(x)/sqrt(y)", "unknown", ("x < 0", "y < 0")),
    "the parts of a quotient": Row("sqrt(x/y) = sqrt(x)/sqrt(y)", "conditional"),
    "a root of a reciprocal": Row("sqrt(1/x) = 1/sqrt(x)", "conditional"),
    "√x·√x is |x|": Row("sqrt(x)*sqrt(x) = Abs(x)", "conditional"),
    "√x·√(−x) lives at 0": Row("sqrt(x)*sqrt(-x) = 0", "conditional unknown"),
    "√x·√(−x) is x": Row("sqrt(x)*sqrt(-x) = x", "conditional unknown"),
    "a nested root, the wrong sign": Row("sqrt(3 - 2*sqrt(2)) = 1 - sqrt(2)", "refuted"),
    "a nested root": Row("sqrt(3 - 2*sqrt(2)) = sqrt(2) - 1", "proved unknown"),
    "denested with the wrong sign": Row(
        "sqrt(8 - sqrt(63)) = sqrt(14)/2 - 3*sqrt(2)/2", "refuted", (), "", "SymPy #19914"
    ),
    "a cube root of a cube": Row("cbrt(x**3) = x", "conditional unknown"),
    "a real cube root": Row("cbrt(-8) = -2", "unknown", source="SymPy: complex; here undefined"),
    "an odd root as a power": Row("(-8)**(1/3) = -2", "unknown"),
    "a power 2/3 of −1": Row("(-1)**(2/3) = 1", "unknown", source="SymPy #13890"),
    "a power 2/3 of a square": Row("(x**2)**(1/3) = x**(2/3)", "conditional unknown"),
    "the same for x < 0": Row("(x**2)**(1/3) = x**(2/3)", "unknown", ("x < 0",)),
    "a fourth root of a square": Row("(x**2)**(1/4) = sqrt(x)", "unknown", ("x < 0",)),
    "(x³)^⅓": Row("(x**3)**(1/3) = x", "conditional unknown"),
    "the norm of a square": Row(
        "sqrt(x**2 - 2*x + 1) = x - 1", "refuted", (), "", "Maxima radcan, sage #36309"
    ),
    "√22·√11·√2": Row("sqrt(22)*sqrt(11)*sqrt(2) = 22", "proved", (), "", "sage #36309"),
    "√22·√11·√2, the other sign": Row("sqrt(22)*sqrt(11)*sqrt(2) = -22", "refuted"),
    "a root is positive": Row("sqrt(x) > 0", "refuted"),
    "sinh by a root": Row("sqrt(cosh(x)**2 - 1) = sinh(x)", "refuted", (), "", "sage #14591"),
    "a cosine by a root": Row("sqrt(1 - sin(x)**2) = cos(x)", "refuted"),
    "a sine by a root": Row("sqrt(1 - cos(x)**2) = sin(x)", "refuted"),
}

LOGARITHMS = {
    "log(xy)": Row("log(x*y) = log(x) + log(y)", "conditional", source="SymPy expand_log force"),
    "two negative factors": Row("log(x*y) = log(x) + log(y)", "unknown", ("x < 0", "y < 0")),
    "log x + log 1/x": Row(
        "log(x) + log(1/x) = 0", "conditional", (), "", "SymPy #11835, #24676"
    ),
    "and for x < 0": Row("log(x) + log(1/x) = 0", "unknown", ("x < 0",)),
    "log x²": Row("log(x**2) = 2*log(x)", "conditional", source="SymPy: powers of positives"),
    "log x² for x < 0": Row("log(x**2) = 2*log(x)", "unknown", ("x < 0",)),
    "log x² over log x": Row("log(x**2)/log(x) = 2", "conditional", (), "", "SymPy #15854"),
    "log of x**y": Row("log(x**y) = y*log(x)", "proved", ("x > 0",)),
    "log of xⁿ": Row("log(x**n) = n*log(x)", "conditional unknown", (), "n: integer"),
    "log of xⁿ for x < 0": Row("log(x**n) = n*log(x)", "unknown", ("x < 0",), "n: integer"),
    "log of a modulus": Row("log(Abs(x)) = log(x)", "conditional"),
    "log eˣ": Row("log(exp(x)) = x", "proved", source="not over the complex numbers"),
    "log of a sum": Row("log(x) + log(y) = log(x + y)", "refuted"),
    "a quotient of logarithms": Row("log(x)/log(y) = log(x/y)", "refuted"),
    "the base −2": Row("log(-8, -2) = 3", "unknown", (), "", "SymPy #29068"),
    "the base 2": Row("log(8, 2) = 3", "proved unknown"),
    "the base 1": Row("log(1, 1) = 0", "unknown", (), "", "AngouriMath #893"),
    "any base": Row("log(1, b) = 0", "conditional unknown", (), "b: real", "AngouriMath #893"),
    "the base 10 is dropped": Row("log(x, 10) = log(x)", "refuted", (), "", "SymPy #8866"),
    "a definite integral's |·|": Row(
        "log(x - 2) = log(Abs(x - 2))", "conditional", (), "", "sage #38593"
    ),
    "its derivative below 0": Row(
        "Derivative(log(x), x) = 1/x", "unknown", ("x < 0",), "", "Lean: Real.deriv_log"
    ),
    "a logarithm of a root": Row("log(sqrt(x)) = log(x)/2", "conditional"),
    "a logarithm of an even root": Row("log(sqrt(x**2)) = log(x)", "conditional"),
    "exp of a sum of logarithms": Row("exp(log(x) + log(y)) = x*y", "conditional"),
    "exp of a negated logarithm": Row("exp(-log(x)) = 1/x", "conditional"),
}

POWERS = {
    "0ˣ": Row("0**x = 0", "conditional unknown", (), "", "symengine #1154, sage #36863"),
    "0ˣ at 0": Row("0**x = 0", "unknown", ("x = 0",)),
    "0^(1−x) at 1": Row("0**(1 - x) = 0", "unknown", ("x = 1",), "", "SymPy #23952"),
    "0⁰ by a natural exponent": Row("0**n = 0", "refuted", ("n = 0",), "n: natural", "sage #36863"),
    "xʸ at x = y = 0": Row("x**y = 1", "unknown", ("x = 0", "y = 0")),
    "xʸ at x = y = 0, the other value": Row("x**y = 0", "unknown", ("x = 0", "y = 0")),
    "x^(a·b) for x > 0": Row("(x**a)**b = x**(a*b)", "proved", ("x > 0",)),
    "x^(a·b)": Row("(x**a)**b = x**(a*b)", "conditional unknown", (), "", "SymPy #7636 powdenest"),
    "x^(2a) for x < 0": Row("(x**2)**a = x**(2*a)", "unknown", ("x < 0",)),
    "the n-th root of xⁿ": Row("(x**n)**(1/n) = x", "refuted", (), "n: size", "SymPy #29684"),
    "the a-th root of xᵃ": Row("(x**a)**(1/a) = x", "conditional unknown", ("x > 0",)),
    "(−2)^(2x)": Row("(-2)**(2*x) = 4**x", "unknown", (), "", "SymPy #306"),
    "2^(2x)": Row("2**(2*x) = 4**x", "proved unknown", (), "", "SymPy #306"),
    "(−a)ⁿ·a⁻ⁿ": Row("(-a)**n*a**(-n) = (-1)**n", "conditional", (), "n: integer", "SymPy #14018"),
    "(−1)ˣ": Row("(-1)**(2*x) = 1", "unknown", (), "", "diofant #143"),
    "(−1)^(2n)": Row("(-1)**(2*n) = 1", "proved", (), "n: natural"),
    "(−1)^(xy)": Row("(-1)**(x*y) = 1", "unknown", ("x = 2",), "", "SymPy #12724"),
    "xⁿ/yⁿ": Row("x**z/y**z = (x/y)**z", "unknown", ("x < 0", "y < 0"), "", "SymPy #19821"),
    "xⁿ/(−y)ⁿ at 3/2": Row(
        "x**n/(-y)**n = (-x/y)**n", "unknown", ("x = 1", "y = 3", "n = 3/2"), "", "SymPy #19821"
    ),
    "a reciprocal base": Row("x**(-n)*x**n = 1", "conditional unknown", (), "n: natural"),
    "xᵃ⁺ᵇ": Row("x**(a + b) = x**a*x**b", "proved", ("x > 0",)),
    "xᵃ⁺ᵇ, a + b > 0, at 0": Row("x**(a + b) = x**a*x**b", "unknown", ("x = 0", "a < 0", "b > 2")),
    "xʸ/xʸ": Row("x**y/x**y = 1", "conditional unknown"),
    "(eˣ)ʸ": Row("exp(x)**y = exp(x*y)", "proved"),
    "√eˣ": Row("sqrt(exp(x)) = exp(x/2)", "proved"),
    "(xy)ᶻ": Row("(x*y)**z = x**z*y**z", "conditional unknown", (), "", "SymPy expand_power_base"),
    "x½ of a square": Row("(x**2)**(1/2) = Abs(x)", "proved unknown"),
    "an integer power of a modulus": Row("Abs(x)**n = x**n", "refuted", (), "n: natural"),
    "an even power of a modulus": Row("Abs(x)**(2*n) = x**(2*n)", "proved", (), "n: natural"),
}  # fmt: skip
TABLE = {
    **{f"root: {k}": v for k, v in ROOTS.items()},
    **{f"log: {k}": v for k, v in LOGARITHMS.items()},
    **{f"power: {k}": v for k, v in POWERS.items()},
}


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_gets_its_verdict(row):
    check(row)
