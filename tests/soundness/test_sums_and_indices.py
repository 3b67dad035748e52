"""Sums over what is empty, reversed or out of range, and indices that meet."""

import pytest
from tables import Row, check

N, Y = "n: natural", "n: size; y: family(n); z: family(n)"
I = f"{Y}; i: index(n); j: index(n)"
RANGES = {
    "a reversed sum, as SymPy counts": Row(
        "Sum(k, (k, -4, -8)) = 18", "refuted", source="SymPy #28746, Karr's convention"
    ),
    "a reversed sum": Row("Sum(k, (k, -4, -8)) = 0", "proved"),
    "a reversed product, as SymPy counts": Row(
        "Product(k, (k, 5, 2)) = 1/12", "refuted", source="SymPy #2229"
    ),
    "a reversed product": Row("Product(k, (k, 5, 2)) = 1", "proved"),
    "nothing, summed n times": Row(
        "Sum(Sum(1, (k, 6, 5)), (j, 1, n)) = 0", "proved", (), N, "SymPy #17424, nan"
    ),
    "a sum split anywhere, as Karr may": Row(
        "Sum(k, (k, 1, n)) = Sum(k, (k, 1, m)) + Sum(k, (k, m + 1, n))", "refuted", (),
        "n: size; m: size", "SymPy #2202",
    ),
    "a sum split within": Row(
        "Sum(k, (k, 1, n)) = Sum(k, (k, 1, m)) + Sum(k, (k, m + 1, n))", "proved", ("m <= n",),
        "n: size; m: size",
    ),
    "n(n+1)/2 for integers": Row("Sum(k, (k, 1, n)) = n*(n + 1)/2", "refuted", (), "n: integer"),
    "n(n+1)/2 for naturals": Row("Sum(k, (k, 1, n)) = n*(n + 1)/2", "proved", (), N),
    "a count of integers": Row("Sum(c, (k, 1, n)) = c*n", "refuted", (), "n: integer; c: real"),
    "a power of integers": Row(
        "Product(c, (k, 1, n)) = c**n", "refuted", ("c = 2",), "n: integer; c: real"
    ),
    "a geometric sum": Row(
        "Sum(x**k, (k, 0, n - 1)) = (1 - x**n)/(1 - x)", "conditional unknown", (), N,
        "SymPy #14129",
    ),
    "a geometric sum at 1": Row(
        "Sum(x**k, (k, 0, n - 1)) = (1 - x**n)/(1 - x)", "unknown", ("x = 1",), N, "SymPy #14129"
    ),
    "a sum with a pole": Row("Sum(1/k, (k, 0, n)) = Sum(1/k, (k, 0, n))", "unknown", (), N),
    "a sum of 0 times a pole": Row("Sum(0*(1/(k - 1)), (k, 1, n)) = 0", "unknown", (), "n: size"),
    "the poles of no terms": Row("Sum(1/x, (k, 1, 0)) = 0", "proved conditional unknown"),
    "a product through 0": Row("Product(k, (k, 0, n)) = 0", "proved unknown", (), N),
    "a product up to k = n": Row("Product(k, (k, 1, n)) = 0", "refuted", (), N),
    "51 terms": Row("Sum(k, (k, 1, 51)) = 1326", "proved", (), "", "SymPy #20932"),
    "50 terms of 51": Row("Sum(k, (k, 1, 51)) = 1275", "refuted", (), "", "SymPy #20932"),
    "a telescope": Row("Sum(1/(k*(k + 1)), (k, 1, n)) = n/(n + 1)", "proved", (), N),
    "a telescope without its end": Row("Sum(1/(k*(k + 1)), (k, 1, n)) = 1", "refuted", (), N),
    "a sum of a constant term": Row(
        "Derivative(Sum(a[k]*x**k, (k, 0, m)), x) = Sum(k*a[k]*x**(k - 1), (k, 1, m))",
        "proved unknown", (), "m: natural; a: family(0..m)", "SymPy #14803",
    ),
    "a maximum of nothing is nothing": Row("Max(k, (k, 1, n)) >= 0", "conditional", (), N),
    "the mean of nothing": Row(
        "Sum(y[k], (k, 1, n))/n = Sum(y[k]/n, (k, 1, n))", "conditional", (),
        "n: natural; y: family(n)",
    ),
    "a strict sum of nothing": Row(
        "Sum(y[k]**2 + 1, (k, 1, n)) > 0", "refuted", (), "n: natural; y: family(n)"
    ),
    "a strict sum of something": Row("Sum(y[k]**2 + 1, (k, 1, n)) > 0", "proved", (), Y),
}  # fmt: skip

DELTAS = {
    "an index beyond the range": Row(
        "Sum(KroneckerDelta(i, j), (j, 1, n)) = 1", "refuted", (), "n: size; i: integer"
    ),
    "an index before an empty range": Row(
        "Sum(KroneckerDelta(1, i), (i, 1, n)) = 1", "refuted", (), N, "SymPy #12750"
    ),
    "an index in the range": Row(
        "Sum(KroneckerDelta(1, i), (i, 1, n)) = 1", "proved", (), "n: size", "SymPy #12750"
    ),
    "the sum of the identity is 0": Row(
        "Sum(Sum(KroneckerDelta(i, j), (i, 1, n)), (j, 1, n)) = 0", "refuted", (), "n: size",
        "SymPy #12300",
    ),
    "the sum of the identity": Row(
        "Sum(Sum(KroneckerDelta(i, j), (i, 0, n - 1)), (j, 0, n - 1)) = n", "proved", (),
        "n: size", "SymPy #12418",
    ),
    "δ with a piecewise, the wrong index free": Row(
        "Sum(Piecewise((KroneckerDelta(k, j), y[k] > 0), (0, True)), (k, 1, n))"
        " = Piecewise((1, y[i] > 0), (0, True))",
        "refuted", (), I, "SymPy #27359",
    ),
    "δ with a piecewise": Row(
        "Sum(Piecewise((KroneckerDelta(k, j), y[k] > 0), (0, True)), (k, 1, n))"
        " = Piecewise((1, y[j] > 0), (0, True))",
        "proved", (), I, "SymPy #27359",
    ),
    "two literals": Row(
        "KroneckerDelta(0, i)*KroneckerDelta(0, j)*KroneckerDelta(1, j) = 0", "proved unknown", (),
        "i: integer; j: integer", "SymPy #7380",
    ),
    "two literals that vanish": Row(
        "KroneckerDelta(0, i)*KroneckerDelta(1, j) = KroneckerDelta(1, i)", "refuted", (),
        "i: integer; j: integer", "SymPy #7380",
    ),
    "an index after the last": Row(
        "Sum(KroneckerDelta(k, n + 1)*y[k], (k, 1, n)) = 0", "proved", (), Y
    ),
    "an index before the first": Row(
        "Sum(KroneckerDelta(k, 0)*y[k], (k, 1, n)) = y[1]", "refuted", (), Y
    ),
    "two equal indices": Row("KroneckerDelta(i, j) = 0", "refuted", (), I),
    "two indices": Row("KroneckerDelta(i, j) = 1", "refuted", (), I),
    "δ and its argument": Row("KroneckerDelta(i, j)*y[i] = KroneckerDelta(i, j)*y[j]", "proved",
                              (), I),
    "δ squared": Row("KroneckerDelta(i, j)**2 = KroneckerDelta(i, j)", "proved", (), I),
    "a double contraction": Row(
        "Sum(KroneckerDelta(k, i)*KroneckerDelta(k, j), (k, 1, n)) = 1", "refuted", (), I
    ),
}  # fmt: skip

INDICES = {
    "an index that is bound and free": Row(
        "i*Sum(y[k], (k, 1, n)) = Sum(k*y[k], (k, 1, n))", "refuted", (), I, "qupulse #192"
    ),
    "an end with the index's name": Row(
        "Sum(k, (k, 1, k + m)) = (k + m)*(k + m + 1)/2", "proved unknown", (), "k: size; m: size",
        "SymPy #2054: Sum(x, (x, 1, x + y))",
    ),
    "an end taken for the index": Row(
        "Sum(k, (k, 1, k + 1)) = k*(k + 1)", "refuted", (), "k: size", "SymPy #2054"
    ),
    "a product of sums over one name": Row(
        "Sum(y[k], (k, 1, n))**2 = Sum(Sum(y[k]*y[k], (k, 1, n)), (k, 1, n))", "refuted", (), Y
    ),
    "a product of sums over two names": Row(
        "Sum(y[k], (k, 1, n))**2 = Sum(Sum(y[k]*y[j], (k, 1, n)), (j, 1, n))", "proved", (), Y
    ),
    "a square of a sum": Row(
        "Sum(y[k], (k, 1, n))**2 = Sum(y[k]**2, (k, 1, n))", "refuted", (), Y
    ),
    "a sum shifted": Row("Sum(y[k], (k, 1, n)) = Sum(y[k + 1], (k, 0, n - 1))", "proved", (), Y),
    "a sum shifted out of the family": Row(
        "Sum(y[k], (k, 1, n)) = Sum(y[n - k], (k, 1, n))", "unknown", (), Y
    ),
    "a sum reversed": Row(
        "Sum(y[k], (k, 1, n)) = Sum(y[n + 1 - k], (k, 1, n))", "proved unknown", (), Y
    ),
    "the slope of a sum by its index": Row(
        "Derivative(Sum(z[i]*y[i], (i, 1, n)), y[i]) = Sum(z[i], (i, 1, n))", "refuted", (), I,
        "SymPy #21891",
    ),
    "the slope of a sum": Row(
        "Derivative(Sum(z[i]*y[i], (i, 1, n)), y[i]) = z[i]", "proved", (), I, "SymPy #21891"
    ),
    "the slope of a sum is 0": Row(
        "Derivative(Sum(-y[k]*z[k]/c, (k, 1, n)), z[j]) = 0", "refuted", ("c = 2",),
        f"{I}; c: real", "SymPy #6967",
    ),
    "the slope of a sum by its first entry": Row(
        "Derivative(Sum(y[k], (k, 1, n)), y[1]) = 1", "proved", (), Y, "SymPy #12751"
    ),
    "the slope of a product is 0": Row(
        "Derivative(Product(y[k], (k, 1, n)), y[i]) = 0", "refuted", (), I, "SymPy #13994"
    ),
    "slopes of a product are equal": Row(
        "Sum(Derivative(Product(y[k], (k, 1, n)), y[j]), (j, 1, n))"
        " = n*Derivative(Product(y[k], (k, 1, n)), y[i])",
        "refuted unknown", (), I, "SymPy #13994",
    ),
    "the slope by another entry": Row("Derivative(y[j], y[i]) = 0", "refuted", (), I),
    "the slope by an entry": Row("Derivative(y[j], y[i]) = KroneckerDelta(i, j)", "proved", (), I),
    "a modulus of a sum": Row("Abs(Sum(y[k], (k, 1, n))) = Sum(Abs(y[k]), (k, 1, n))",
                              "refuted", (), Y),
    "a maximum is not negative": Row("Max(y[k], (k, 1, n)) >= 0", "refuted", (), Y),
    "a maximum is the last": Row("Max(y[k], (k, 1, n)) = y[n]", "refuted", (), Y),
    "a maximum leaves a sum": Row(
        "Sum(Max(y[k], z[k]), (k, 1, n)) = Max(Sum(y[k], (k, 1, n)), Sum(z[k], (k, 1, n)))",
        "refuted", (), Y,
    ),
    "a reciprocal of a sum": Row(
        "Sum(y[k], (k, 1, n))*Sum(1/y[k], (k, 1, n)) = n**2", "refuted", (), Y
    ),
    "a transposed sum": Row(
        "Sum(w[i, k], (k, 1, n)) = Sum(w[k, i], (k, 1, n))", "refuted", (),
        "n: size; w: family(n, n); i: index(n)",
    ),
    "a trace is a sum": Row(
        "Sum(w[k, k], (k, 1, n)) = Sum(Sum(w[j, k], (j, 1, n)), (k, 1, n))", "refuted", (),
        "n: size; w: family(n, n)",
    ),
    "softmax is not homogeneous": Row("softmax(2*y)[i] = softmax(y)[i]", "refuted", (), I),
    "softmax is shifted": Row("softmax(y + c)[i] = softmax(y)[i]", "proved", (), f"{I}; c: real"),
    "the Jacobian of softmax without δ": Row(
        "Derivative(softmax(y)[i], y[j]) = -softmax(y)[i]*softmax(y)[j]", "refuted", (), I,
        "SymPy: .equals is False for the true one",
    ),
    "the Jacobian of softmax": Row(
        "Derivative(softmax(y)[i], y[j]) = softmax(y)[i]*(KroneckerDelta(i, j) - softmax(y)[j])",
        "proved", (), I, "SymPy: .equals is False",
    ),
    "an entry of an empty family": Row(
        "y[1] = y[1]", "conditional unknown", (), "n: natural; y: family(n)"
    ),
}  # fmt: skip
TABLE = {**RANGES, **DELTAS, **INDICES}


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_gets_its_verdict(row):
    check(row)
