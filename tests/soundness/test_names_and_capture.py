"""Names, captured variables, decimals, and hypotheses that nothing meets."""

import pytest
from tables import Row, check

from symcheck.read.errors import ReadError
from symcheck.read.text import read_problem

I = "n: size; y: family(n); z: family(n); i: index(n); j: index(n)"
NAMES = {
    "a_k has no index k": Row(
        "Sum(a_k, (k, 1, n)) = n*a_k", "proved", (), "n: size; a_k: real", "SymPy #21891"
    ),
    "a_k is no entry": Row(
        "Derivative(Sum(c_i*x_i, (i, 1, n)), x_i) = c_i", "refuted", (),
        "n: size; c_i: real; x_i: real", "SymPy #21891",
    ),
    "x1 and x_1": Row("x1 = x_1", "refuted"),
    "x and X": Row("x = X", "refuted"),
    "l and 1": Row("l = 1", "refuted"),
    "O and 0": Row("O = 0", "refuted", source="SymPy: O is the order term"),
    "S is a name": Row("S = 1", "refuted", source="SymPy: S is the registry"),
    "β and γ are names": Row("beta = gamma", "refuted", source="SymPy: functions"),
    "e is a number": Row("e = exp(1)", "proved"),
    "e is no decimal": Row("e = 2.718281828459045", "refuted"),
    "π is no decimal": Row("pi = 3.141592653589793", "refuted", source="floats: math.pi"),
    "π is no fraction": Row("pi = 22/7", "refuted"),
    "a bound name beside a free one": Row(
        "Sum(k*j, (k, 1, 3)) = 6*j", "proved", (), "j: integer"
    ),
    "a bound name taken for a free one": Row(
        "Sum(k*k, (k, 1, 3)) = 6*k", "refuted", (), "k: integer", "SymPy: Sum.subs captures"
    ),
    "a product up to its own name": Row("Product(k, (k, 1, k)) = k**k", "refuted", (), "k: size"),
    "a maximum up to its own name": Row("Max(k, (k, 1, k)) = k", "proved unknown", (), "k: size"),
    "the derivative, then the point": Row(
        "Subs(Derivative(t*x, t), t, x) = 2*x", "refuted", (), "", "SymPy: Subs(Derivative)"
    ),
    "the derivative at the point": Row("Subs(Derivative(t*x, t), t, x) = x", "proved"),
    "a point with the variable's name": Row("Subs(Derivative(x*t, x), x, t) = t", "proved"),
    "the point is no function of x": Row(
        "Derivative(Subs(Derivative(t**2, t), t, 3), x) = 2", "refuted"
    ),
    "an index that a sum binds again": Row(
        "Sum(Sum(i, (i, 1, 2)), (i, 1, n)) = Sum(3*i, (i, 1, n))", "refuted", (), "n: size"
    ),
    "an inner index in an outer end": Row(
        "Sum(Sum(1, (j, 1, i)), (i, 1, n)) = n*i", "refuted", (), "n: size; i: index(n)"
    ),
    "one index for two families": Row("y[i]*z[i] = y[i]*z[j]", "refuted", (), I),
    "a variable named like a bound one": Row(
        "k*Sum(y[k], (k, 1, n)) = Sum(k*y[k], (k, 1, n))", "refuted", (), f"{I}; k: real"
    ),
    "Derivative binds nothing outside": Row("x*Derivative(x**2, x) = 2*x**2", "proved"),
}  # fmt: skip

NUMBERS = {
    "0.1 + 0.2 as a float": Row("0.1 + 0.2 = 0.30000000000000004", "refuted", source="floats"),
    "½": Row("0.5 = 1/2", "proved"),
    "⅓ as a decimal": Row("1/3 = 0.333333333333333", "refuted"),
    "√2 as a float": Row("sqrt(2) = 1.4142135623730951", "refuted"),
    "√2 squared as a float": Row("sqrt(2)**2 = 2.0000000000000004", "refuted"),
    "√2 squared": Row("sqrt(2)**2 = 2", "proved"),
    "10¹⁶ + 1": Row("10**16 + 1 = 10**16", "refuted", source="floats"),
    "a small summand": Row("x + 10**(-30) = x", "refuted", source="SymPy nsimplify, tolerances"),
    "a small difference": Row("(10**20 + 1) - 10**20 = 0", "refuted", source="floats"),
    "Ramanujan's constant": Row(
        "exp(pi*sqrt(163)) = 262537412640768744", "refuted", source="evalf with 15 digits"
    ),
    "a near miss of logarithms": Row("log(2) = 6931471805599453/10**16", "refuted"),
    "a near miss of atan": Row("4*atan(1/5) - atan(1/239) = 785398163397448/10**15", "refuted"),
    "a rational float": Row("0.1*3 = 0.3", "proved", source="floats: 0.1*3 != 0.3"),
}

#: Hypotheses that nothing meets: all would follow from them.
FALSE = "0 = 1"
VACUOUS = {
    "a square is −1": ("x**2 = -1",),
    "x > x": ("x > x",),
    "x ≠ x": ("x != x",),
    "a modulus is negative": ("Abs(x) < 0",),
    "a root is negative": ("sqrt(x) = -1",),
    "an exponential is 0": ("exp(x) = 0",),
    "a sine is 2": ("sin(x) = 2",),
    "x/x is 2": ("x/x = 2",),
    "1 is 2": ("1 = 2",),
    "a reciprocal is 0": ("1/x = 0",),
    "an integer is ½": ("2*n = 1",),
    "a size is below 1": ("m < 1",),
    "between two integers": ("n > 1", "n < 2"),
    "a sum of squares is −1": ("Sum(y[k]**2, (k, 1, m)) = -1",),
    "two equations": ("x + y_ = 1", "x + y_ = 2"),
    "a cycle": ("x < y_", "y_ < x"),
    "a pole that both sides share": ("x + 1/x = 1/x",),
    "a pole at the only solution": ("1/(x**2 - 4) + x = 1/(x**2 - 4) + 2",),
    "a negative argument": ("log(x) = 0", "x < 0"),
    "a derivative that is not": ("Derivative(Abs(x), x) = 0", "x = 0"),
    "a sign that is none": ("sign(x) = 1/2",),
    "a delta that is none": ("KroneckerDelta(n, 1) = 2",),
    "an empty maximum": ("Max(x, (k, 1, 0)) = x",),
    "what the quantifier contradicts": ("y[k] > 0 for k in 1..m", "y[1] = 0"),
}
DECLARED = "x: real; y_: real; n: integer; m: size; y: family(m)"

QUANTIFIED = {
    "over an empty range": Row(
        "y[1] > 0", "refuted", ("y[k] > 0 for k in 1..0",), "n: size; y: family(n)"
    ),
    "to the end before the last": Row(
        "y[n] = 0", "refuted", ("y[k] = 0 for k in 1..n - 1",), "n: size; y: family(n)"
    ),
    "beyond the end": Row(
        "y[n + 1] = 0", "refuted", ("y[k] = 0 for k in 1..n",), "n: size; y: family(n + 1)"
    ),
    "of another family": Row("z[i] = 0", "refuted", ("y[k] = 0 for k in 1..n",), I),
    "of one index": Row("y[j] = 0", "refuted", ("y[i] = 0",), I),
    "of the sum only": Row("y[i] = 0", "refuted", ("Sum(y[k], (k, 1, n)) = 0",), I),
    "of every index": Row("y[i] = 0", "proved", ("y[k] = 0 for k in 1..n",), I),
    "of each pair": Row("y[i] = z[j]", "refuted", ("y[k] = z[k] for k in 1..n",), I),
    "a hypothesis about its own slope": Row(
        "Derivative(y[i]**2, y[i]) = 0", "refuted", ("y[k] = 1 for k in 1..n",), I
    ),
}
TABLE = {
    **NAMES,
    **NUMBERS,
    **{f"given {k}": Row(FALSE, "unknown", v, DECLARED) for k, v in VACUOUS.items()},
    **{f"every: {k}": v for k, v in QUANTIFIED.items()},
}


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_gets_its_verdict(row):
    check(row)


UNREADABLE = {
    "an infinite value": "oo = oo",
    "infinity less infinity": "oo - oo = 0",
    "a reciprocal of infinity": "1/oo = 0",
    "an infinite sum": "Sum(1/2**k, (k, 1, oo)) = 1",
    "an infinite bound": "x < oo",
    "zoo": "zoo(x) = 1",
    "an entry before the first": "Sum(y[0], (k, 1, 3)) = 0",
    "a real index": "KroneckerDelta(x, 1) = 0",
    "a real end": "Sum(k, (k, 1, x)) = 0",
    "a derivative by a number of terms": "Derivative(Sum(1, (k, 1, n)), n) = 1",
    "a derivative by an index": "Derivative(KroneckerDelta(n, 1), n) = 0",
    "a function for a name": "sin = 1",
    "a claim for a number": "(x = 1) + 1 = 2",
    "code": "__import__('os').getpid() = 1",
    "an attribute": "x.__class__ = 1",
    "a lambda": "(lambda: 1)() = 1",
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_is_not_read(text):
    with pytest.raises(ReadError):
        read_problem(text, (), "x: real; n: integer; y: family(3)")
