"""Claims that look true, or that other programs prove, each with the verdict it must get."""

import pytest
from tables import PATIENT, QUICK

from symcheck.prove.decide import decide
from symcheck.read.text import read_problem

#: sentence: (claim, hypotheses, declarations, verdict); ``not proved`` is any other verdict.
NAIVE = {
    "a factor that needs n ≠ 0 leaves an empty sum": (
        "Sum(1/n, (k, 1, n)) = 1",
        (),
        "n: natural",
        "refuted",
    ),
    "softmax of nothing sums to 1": (
        "Sum(softmax(y[k], (k, 1, n))[j], (j, 1, n)) = 1",
        (),
        "n: natural; y: family(n)",
        "refuted",
    ),
    "softmax of something sums to 1": (
        "Sum(softmax(y[k], (k, 1, n))[j], (j, 1, n)) = 1",
        (),
        "n: size; y: family(n)",
        "proved",
    ),
    "a case split on a bound index": (
        "Sum(relu(y[k]), (k, 1, n)) = relu(Sum(y[k], (k, 1, n)))",
        (),
        "n: size; y: family(n)",
        "refuted",
    ),
    "a root of a square under x > 0": ("sqrt(x**2) = x", ("x > 0",), "", "proved"),
    "and then without it": ("sqrt(x**2) = x", (), "", "refuted"),
    "a constraint under a derivative by an entry": (
        "Derivative(Sum(p[j], (j, 1, n)), p[k]) = 0",
        ("Sum(p[j], (j, 1, n)) = 1",),
        "n: size; k: index(n); p: family(n)",
        "refuted",
    ),
    "a value under a derivative": ("Derivative(x**2, x) = 0", ("x = 1",), "", "refuted"),
    "an induction that keeps its hypothesis": (
        "y[n] = 0",
        ("Sum(y[k], (k, 1, n)) = 0",),
        "n: size; y: family(n)",
        "refuted",
    ),
    "one entry matched under a binder": (
        "Sum(y[k]**2, (k, 1, n)) = 0",
        ("y[i] = 0",),
        "n: size; y: family(n); i: index(n)",
        "refuted",
    ),
    "a normal form that is not seen to be 0": (
        "(Sum(k, (k, 1, n)) - n*(n + 1)/2)/(Sum(k, (k, 1, n)) - n*(n + 1)/2) = 1",
        (),
        "n: natural",
        "unknown",
    ),
    "a delta contracts outside its range": (
        "Sum(KroneckerDelta(k, i)*a[k], (k, 1, m)) = a[i]",
        (),
        "m: size; n: size; i: index(n); a: family(n)",
        "refuted",
    ),
    "a delta contracts inside its range": (
        "Sum(KroneckerDelta(k, i)*a[k], (k, 1, n)) = a[i]",
        (),
        "n: size; i: index(n); a: family(n)",
        "proved",
    ),
}

DOMAINS = {
    "x/x is 1": ("x/x = 1", (), "", "conditional"),
    "x²/x is x": ("x**2/x = x", (), "", "conditional"),
    "0/x is 0": ("0*(1/x) = 0", (), "", "conditional"),
    "1/(1/x) is x": ("1/(1/x) = x", (), "", "conditional"),
    "1/(1/0) is 0": ("1/(1/0) = 0", (), "", "unknown"),
    "1/0 is itself": ("1/0 = 1/0", (), "", "unknown"),
    "log x² is 2·log x": ("log(x**2) = 2*log(x)", (), "", "conditional"),
    "log x² is 2·log|x|": ("log(x**2) = 2*log(Abs(x))", (), "", "conditional"),
    "exp log x is x": ("exp(log(x)) = x", (), "", "conditional"),
    "√x·√x is x": ("sqrt(x)**2 = x", (), "", "conditional"),
    "√(xy) is √x·√y": ("sqrt(x*y) = sqrt(x)*sqrt(y)", (), "", "conditional"),
    "√x² is |x|": ("sqrt(x**2) = Abs(x)", (), "", "proved"),
    "(x²)^½ is x": ("(x**2)**(1/2) = x", (), "", "refuted"),
    "|x|/x is the sign": ("Abs(x)/x = sign(x)", (), "", "conditional"),
    "the sign times x is |x|": ("sign(x)*x = Abs(x)", (), "", "proved"),
    "tan is sin/cos": ("tan(x) = sin(x)/cos(x)", (), "", "conditional"),
    "an arcsine undoes a sine": ("asin(sin(x)) = x", (), "", "refuted"),
    "a sine undoes an arcsine": ("sin(asin(x)) = x", (), "", "conditional"),
    "atan x + atan 1/x": ("atan(x) + atan(1/x) = pi/2", (), "", "refuted"),
    "SymPy's arccotangent is odd": ("acot(x) + acot(-x) = 0", (), "", "refuted"),
    "a branch for x ≠ 0": ("Piecewise((1/x, x != 0), (0, True))*x = 1", (), "", "refuted"),
    "an entry beyond the family": ("y[n + 1] = y[n + 1]", (), "n: size; y: family(n)", "unknown"),
    "the entry after the last": (
        "y[i + 1] = y[i + 1]",
        (),
        "n: size; y: family(n); i: index(n)",
        "conditional",
    ),
    "a maximum of nothing": ("Max(c, (k, 1, n)) = c", (), "n: natural", "conditional"),
    "a maximum of something": ("Max(c, (k, 1, n)) = c", (), "n: size", "proved"),
    "a sum of quotients by n": (
        "Sum(y[k]/n, (k, 1, n)) = Sum(y[k], (k, 1, n))/n",
        (),
        "n: natural; y: family(n)",
        "conditional",
    ),
    "a pole inside a sum": (
        "Sum(1/(k - 2), (k, 1, n)) = Sum(1/(k - 2), (k, 1, n))",
        (),
        "n: size",
        "conditional",
    ),
    "a natural power with a negative exponent": (
        "natpow(x, -1) = natpow(x, -1)",
        (),
        "",
        "unknown",
    ),
    "an exponent that may be no integer, in one branch": (
        "Piecewise((natpow(2, x), x > 0), (0, True)) = Piecewise((natpow(2, x), x > 0), (0, True))",
        (),
        "",
        "unknown",
    ),
}

POWERS = {
    "0⁰ is 1": ("0**0 = 1", (), "", "proved"),
    "0ⁿ is 0 for natural n": ("0**n = 0", (), "n: natural", "refuted"),
    "0ⁿ is 0 for n ≥ 1": ("0**n = 0", (), "n: size", "proved"),
    "x⁰ is 1": ("x**0 = 1", (), "", "proved"),
    "0^y is 0": ("x**y = 0", ("x = 0",), "", "not proved"),
    "1^y is 1": ("x**y = 1", ("x = 1",), "", "proved"),
    "a natural power and one more": ("x**n*x = x**(n + 1)", (), "n: natural", "proved"),
    "an integer power and one more": ("x**n*x = x**(n + 1)", (), "n: integer", "not proved"),
    "(−1)ⁿ is 1": ("(-1)**n = 1", (), "n: natural", "refuted"),
    "((−1)ⁿ)² is 1": ("(-1)**n*(-1)**n = 1", (), "n: integer", "proved"),
    "a real power of a product": ("(x*y)**z = x**z*y**z", ("x < 0", "y < 0"), "", "not proved"),
    "a power of a power": ("(x**2)**(y/2) = x**y", ("x < 0",), "", "not proved"),
}

SUMS = {
    "an empty sum counts backwards": ("Sum(1, (k, 1, -2)) = -2", (), "", "refuted"),
    "an empty sum is 0": ("Sum(1, (k, 1, -2)) = 0", (), "", "proved"),
    "an empty product is 1": ("Product(0, (k, 1, -2)) = 1", (), "", "proved"),
    "a count of an empty range": (
        "Sum(1, (k, m, n)) = n - m + 1",
        (),
        "m: integer; n: integer",
        "refuted",
    ),
    "a sum split where it ends before it starts": (
        "Sum(k, (k, m, n)) = Sum(k, (k, m, p)) + Sum(k, (k, p + 1, n))",
        (),
        "m: integer; n: integer; p: integer",
        "refuted",
    ),
    "the last term of an empty sum": (
        "Sum(k, (k, 0, n)) = Sum(k, (k, 0, n - 1)) + n",
        (),
        "n: integer",
        "refuted",
    ),
    "an inner index that is captured": (
        "Sum(Sum(k*j, (k, 1, j)), (j, 1, n)) = Sum(Sum(k*k, (k, 1, j)), (j, 1, n))",
        (),
        "n: size",
        "refuted",
    ),
    "an index named like its end": ("Sum(k, (k, 1, k)) = k*(k + 1)/2", (), "k: size", "proved"),
    "two sums over one name": (
        "Sum(Sum(k, (k, 1, k)), (k, 1, n)) = Sum(n, (k, 1, n))",
        (),
        "n: size",
        "refuted",
    ),
    "sums that depend on each other commute": (
        "Sum(Sum(w[j, k], (j, 1, k)), (k, 1, n)) = Sum(Sum(w[j, k], (k, 1, j)), (j, 1, n))",
        (),
        "n: size; w: family(n, n)",
        "refuted",
    ),
    "a product of a sum": (
        "Sum(y[k]*z[k], (k, 1, n)) = Sum(y[k], (k, 1, n))*Sum(z[k], (k, 1, n))",
        (),
        "n: size; y: family(n); z: family(n)",
        "refuted",
    ),
    "a maximum of sums": (
        "Max(y[k] + z[k], (k, 1, n)) = Max(y[k], (k, 1, n)) + Max(z[k], (k, 1, n))",
        (),
        "n: size; y: family(n); z: family(n)",
        "refuted",
    ),
    "a telescope": (
        "Sum(y[k + 1] - y[k], (k, 1, n)) = y[n + 1] - y[1]",
        (),
        "n: size; y: family(n + 1)",
        "proved",
    ),
}

DERIVATIVES = {
    "a rectifier at 0, as SymPy has it": (
        "Subs(Derivative(Max(0, x), x), x, 0) = 1/2",
        (),
        "",
        "unknown",
    ),
    "the same for x = 0": ("Derivative(Max(0, x), x) = 1/2", ("x = 0",), "", "unknown"),
    "a modulus": ("Derivative(Abs(x), x) = sign(x)", (), "", "conditional"),
    "a modulus that is smooth": ("Derivative(x*Abs(x), x) = 2*Abs(x)", (), "", "proved"),
    "a modulus twice, away from 0": (
        "Derivative(x*Abs(x), x, 2) = 2*sign(x)",
        ("x != 0",),
        "",
        "proved",
    ),
    "a modulus twice, at 0": ("Derivative(x*Abs(x), x, 2) = 0", ("x = 0",), "", "unknown"),
    "a jump": ("Derivative(Piecewise((1, x > 0), (0, True)), x) = 0", ("x = 0",), "", "unknown"),
    "a kink": ("Derivative(Piecewise((x, x > 0), (0, True)), x) = 0", ("x = 0",), "", "unknown"),
    "a smooth seam": (
        "Derivative(Piecewise((x**2, x > 0), (0, True)), x) = 0",
        ("x = 0",),
        "",
        "proved",
    ),
    "a root at its end": ("Derivative(sqrt(x), x) = 1/(2*sqrt(x))", ("x >= 0",), "", "unknown"),
    "a value and the derivative of it": (
        "Derivative(5, x) = Derivative(x, x)",
        ("x = 5",),
        "",
        "refuted",
    ),
    "a derivative that exists at one point is differentiated there": (
        "Subs(Derivative(Subs(Derivative(Abs(t)*s**2, t), t, 0), s), s, 0) = 0",
        (),
        "",
        "unknown",
    ),
}

NAMES_AND_NUMBERS = {
    "decimals are exact": ("0.1 + 0.2 = 0.3", (), "", "proved"),
    "a float's residue": ("0.1*x - x/10 = 0", (), "", "proved"),
    "a decimal is no float": ("0.1 = 1/10 + 1/10**20", (), "", "refuted"),
    "names with an underscore differ": ("a_k = b_k", (), "", "refuted"),
    "a name with an underscore is one name": ("a_k + 1 > a_k", (), "", "proved"),
}

VACUOUS = {
    "nothing is positive and negative": ("x = 1", ("x > 0", "x < 0"), "", "unknown"),
    "no reciprocal is 0": ("0 = 1", ("1/y = 0",), "", "unknown"),
    "a hypothesis is undefined everywhere": ("0 = 1", ("log(-y**2) = 1",), "", "unknown"),
    "a hypothesis is undefined where it would help": (
        "y > 0",
        ("log(y)/log(y) = 1",),
        "",
        "not refuted",
    ),
    "an index of an empty range": ("i = 5", (), "i: index(1..0)", "unknown"),
    "a value that does not exist": ("x > 0", ("x = sqrt(-1)",), "", "unknown"),
}
TABLES = {**NAIVE, **DOMAINS, **POWERS, **SUMS, **DERIVATIVES, **NAMES_AND_NUMBERS, **VACUOUS}


@pytest.mark.parametrize(("text", "given", "where", "verdict"), TABLES.values(), ids=TABLES)
def test_gets_its_verdict(text, given, where, verdict):
    patient = verdict in {"proved", "refuted", "conditional"}
    report = decide(read_problem(text, given, where), seconds=PATIENT if patient else 2 * QUICK)
    if verdict.startswith("not "):
        assert report.verdict.value != verdict.removeprefix("not ")
    else:
        assert report.verdict.value == verdict


COVERED = {
    "x/x = 1": True,
    "tan(x) = sin(x)/cos(x)": False,
    "exp(log(x)) = x": True,
    "log(x/y) = log(x) - log(y)": True,
    "1/x + 1/x = 2/x": False,
}


@pytest.mark.parametrize(("text", "differ"), COVERED.items(), ids=COVERED)
def test_says_whether_the_domains_differ(text, differ):
    report = decide(read_problem(text), seconds=PATIENT)
    assert report.verdict.value == "conditional"
    assert report.domains_differ is differ
