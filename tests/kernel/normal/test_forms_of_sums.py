"""The canonical form of one sum, product or maximum, written by hand."""

import pytest
from kernel_goals import canonical, context_of, term_in

from symcheck.kernel.normal import normal_form
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ONE, div, num, sum_, var
from symcheck.kernel.writing import to_text

WHERE = (
    "n: size; m: natural; y: family(n); z: family(n); w: family(n, n); i: index(n);"
    " j: integer; u: family(m); h: index(0..n)"
)

SUMS = {
    "an end that is no numeral": ("Sum(k^2, (k, j, 3))", (), "Sum(k**2, (k, j, 3))"),
    "64 values are written out": ("Sum(k, (k, 1, 64))", (), "2080"),
    "65 are not": ("Sum(k, (k, 1, 65))", (), "Sum(k, (k, 1, 65))"),
    "high numerals that are near": ("Sum(k, (k, 60, 70))", (), "715"),
    "higher ones": ("Sum(k, (k, 70, 72))", (), "213"),
    "each lower end has its own least upper end": (
        "Sum(k^2, (k, 1, n)) + Sum(k^2, (k, 2, n + 1))",
        (),
        "Sum(k**2, (k, 1, n)) + Sum(k**2, (k, 2, n + 1))",
    ),
    "each name has its own least upper end": (
        "Sum(k^2, (k, 1, n + 1)) + Sum(k^2, (k, 1, m))",
        (),
        "Sum(k**2, (k, 1, n + 1)) + Sum(k**2, (k, 1, m))",
    ),
    "two values split off": (
        "Sum(k^2, (k, 1, n + 1)) + Sum(k^2, (k, 1, n - 1))",
        (),
        "2*Sum(k**2, (k, 1, n - 1)) + 2*n**2 + 2*n + 1",
    ),
    "a range that may run backwards splits nothing off": (
        "Sum(k^2, (k, 1, m + 1)) + Sum(k^2, (k, 1, m - 1))",
        (),
        "Sum(k**2, (k, 1, m - 1)) + Sum(k**2, (k, 1, m + 1))",
    ),
    "an end with halves": (
        "Sum(k^2, (k, 1, Max(n, j) + 1)) + Sum(k^2, (k, 1, Max(n, j)))",
        (),
        (
            "Sum(k**2, (k, 1, 1/2*Abs(j - n) + 1/2*j + 1/2*n))"
            " + Sum(k**2, (k, 1, 1/2*Abs(j - n) + 1/2*j + 1/2*n + 1))"
        ),
    ),
    "an end with a half that stays": (
        "Sum(k^2, (k, 1, Max(m, 1) + 1)) + Sum(k^2, (k, 1, Max(m, 1)))",
        (),
        (
            "Sum(k**2, (k, 1, 1/2*Abs(m - 1) + 1/2*m + 1/2))"
            " + Sum(k**2, (k, 1, 1/2*Abs(m - 1) + 1/2*m + 3/2))"
        ),
    ),
    "an end with a denominator": (
        "Sum(k, (k, 0, sign(j + 1) + 1)) + Sum(k, (k, 0, Abs(j + 1) + j))",
        ("j + 1 != 0", "Abs(j + 1) + j + 1 >= 0"),
        "Sum(k, (k, 0, Abs(j + 1) + j)) + Sum(k, (k, 0, (Abs(j + 1) + j + 1)/(j + 1)))",
    ),
    "half an exponent": ("Sum(2*exp(y[k]/2), (k, 1, n))", (), "2*Sum(exp(y[k]/2), (k, 1, n))"),
    "half an exponent beside a whole one": (
        "Sum(exp(y[k]) + exp(y[k]/2), (k, 1, n))",
        (),
        "Sum(exp(y[k]/2), (k, 1, n)) + Sum(exp(y[k]/2)**2, (k, 1, n))",
    ),
    "half an angle": ("Sum(cos(y[k]/2), (k, 1, n))", (), "Sum(cos(y[k]/2), (k, 1, n))"),
    "a root": (
        "Sum(sqrt(y[k]), (k, 1, n))",
        ("y[l] >= 0 for l in 1..n",),
        "Sum(y[k]**(1/2), (k, 1, n))",
    ),
    "two exponents by an index": (
        "Sum(x^(k + 1) + x^k, (k, 0, n))",
        (),
        "Sum(x**k, (k, 0, n))*x + Sum(x**k, (k, 0, n))",
    ),
    "two ends by an index": (
        "Sum(Sum(w[k, l], (l, 1, k + 1)) + Sum(w[k, l], (l, 1, k)), (k, 1, n - 1))",
        (),
        "Sum(w[k, k + 1], (k, 1, n - 1)) + 2*Sum(Sum(w[k, k1], (k1, 1, k)), (k, 1, n - 1))",
    ),
    "a reciprocal": ("Sum(1/y[k], (k, 1, n))", (), "Sum(1/y[k], (k, 1, n))"),
    "the reciprocal of a square": ("Sum(1/y[k]^2, (k, 1, n))", (), "Sum(1/y[k]**2, (k, 1, n))"),
    "a denominator with a coefficient": (
        "Sum(1/(2*y[k] + 1), (k, 1, n))",
        (),
        "Sum(1/(2*y[k] + 1), (k, 1, n))",
    ),
    "a free denominator": ("Sum(y[k]/(3*c), (k, 1, n))", (), "1/3*Sum(y[k], (k, 1, n))/c"),
    "a free denominator that may be 0, in a range that may be empty": (
        "Sum(u[k]/(c*d), (k, 1, m))",
        ("c != 0",),
        "Sum(u[k]/(c*d), (k, 1, m))",
    ),
    "a free denominator that is not 0": (
        "Sum(u[k]/(c*d), (k, 1, m))",
        ("c != 0", "d != 0"),
        "Sum(u[k], (k, 1, m))/(c*d)",
    ),
    "a free root that may be undefined": (
        "Sum(u[k]*sqrt(c), (k, 1, m))",
        (),
        "Sum(u[k]*c**(1/2), (k, 1, m))",
    ),
    "a free root that is defined": (
        "Sum(u[k]*sqrt(c), (k, 1, m))",
        ("c >= 0",),
        "c**(1/2)*Sum(u[k], (k, 1, m))",
    ),
    "a free logarithm below": (
        "Sum(u[k]/log(c), (k, 1, m))",
        (),
        "Sum(u[k]/log(Abs(c)), (k, 1, m))",
    ),
    "a count that may be negative": ("Sum(1, (k, 1, j))", (), "Sum(1, (k, 1, j))"),
    "a count": ("Sum(1, (k, 1, m))", (), "m"),
    "a count of four": ("Sum(1, (k, j, j + 3))", (), "4"),
    "a delta with a numeral": (
        "Sum(KroneckerDelta(k, 3)*y[k]^2, (k, 1, n))",
        ("n >= 3",),
        "y[3]**2",
    ),
    "a delta, a square and a denominator": (
        "Sum(KroneckerDelta(k, i)*y[k]^2/z[k], (k, 1, n))",
        ("z[l] > 0 for l in 1..n",),
        "y[i]**2/z[i]",
    ),
    "a delta whose index may lie below": (
        "Sum(KroneckerDelta(k, h)*k, (k, 1, n))",
        (),
        "Sum(KroneckerDelta(h, k)*k, (k, 1, n))",
    ),
    "a delta below the range": ("Sum(KroneckerDelta(k, 0)*k, (k, 1, n))", (), "0"),
    "a square of sums": (
        "Sum(Sum(w[k, l], (l, 1, n))^2, (k, 1, n))",
        (),
        "Sum(Sum(w[k, k1], (k1, 1, n))**2, (k, 1, n))",
    ),
    "a product of sums": (
        "Sum(Sum(w[k, l], (l, 1, n))*Sum(w[l, k], (l, 1, n)), (k, 1, n))",
        (),
        "Sum(Sum(w[k1, k], (k1, 1, n))*Sum(w[k, k1], (k1, 1, n)), (k, 1, n))",
    ),
    "a sum up to the index of another": (
        "Sum(Sum(Sum(w[k, p], (p, 1, l)), (l, 1, n)), (k, 1, n))",
        (),
        "Sum(Sum(Sum(w[k, k1], (k1, 1, k1)), (k1, 1, n)), (k, 1, n))",
    ),
    "a sum from the index of another": (
        "Sum(Sum(Sum(w[k, p], (p, l, n)), (l, 1, n)), (k, 1, n))",
        (),
        "Sum(Sum(Sum(w[k, k1], (k1, k1, n)), (k1, 1, n)), (k, 1, n))",
    ),
    "a product in two sums": (
        "Sum(Sum(Product(w[k, p] + z[l], (p, 1, n)), (l, 1, n)), (k, 1, n))",
        (),
        "Sum(Sum(Product(w[k1, k2] + z[k], (k2, 1, n)), (k1, 1, n)), (k, 1, n))",
    ),
    "a triangle": (
        "Sum(Sum(w[k, l], (l, 1, k)), (k, 1, n))",
        (),
        "Sum(Sum(w[k, k1], (k1, 1, k)), (k, 1, n))",
    ),
    "the other triangle": (
        "Sum(Sum(w[k, l], (l, k, n)), (k, 1, n))",
        (),
        "Sum(Sum(w[k, k1], (k1, k, n)), (k, 1, n))",
    ),
    "two ranges in one order": (
        "Sum(Sum(w[k, l], (k, 1, n)), (l, 1, m))",
        ("m <= n",),
        "Sum(Sum(w[k1, k], (k1, 1, n)), (k, 1, m))",
    ),
}
PRODUCTS = {
    "an exponential of logarithms, then the rest": (
        "exp(2*Sum(log(Abs(y[k])), (k, 1, n)) + c)",
        (),
        "exp(c)*Product(y[k], (k, 1, n))**2",
    ),
    "the rest, then logarithms": (
        "exp(c + Sum(log(Abs(y[k])), (k, 1, n)))",
        (),
        "exp(c)*Product(Abs(y[k]), (k, 1, n))",
    ),
    "logarithms that are nowhere defined": (
        "exp(Sum(log(y[k] - y[k]), (k, 1, n)))",
        (),
        "exp(log(0)*n)",
    ),
    "a negative content": ("Product(-2*y[k], (k, 1, n))", (), "Product(-2*y[k], (k, 1, n))"),
    "zeros": ("Product(0, (k, 1, n))", (), "Product(0, (k, 1, n))"),
    "ones": ("Product(1, (k, 1, n))", (), "1"),
    "a number": ("Product(6, (k, 1, m))", (), "exp(log(Abs(2))*m)*exp(log(Abs(3))*m)"),
    "a product and a square": (
        "Product(y[k]*z[k]^2, (k, 1, n))",
        (),
        "Product(y[k], (k, 1, n))*Product(z[k], (k, 1, n))**2",
    ),
    "a free root that may be undefined": (
        "Product(sqrt(c)*u[k], (k, 1, m))",
        (),
        "Product(u[k]*c**(1/2), (k, 1, m))",
    ),
    "a free root that is defined": (
        "Product(sqrt(c)*u[k], (k, 1, m))",
        ("c >= 0",),
        "(c**(1/2))**m*Product(u[k], (k, 1, m))",
    ),
    "a free denominator in a range that may be empty": (
        "Product(u[k]/c, (k, 1, m))",
        (),
        "Product(u[k]/c, (k, 1, m))",
    ),
    "a free denominator in one that is not": (
        "Product(y[k]/c, (k, 1, n))",
        (),
        "Product(y[k], (k, 1, n))/c**n",
    ),
    "a free factor": ("Product(c*u[k], (k, 1, m))", (), "c**m*Product(u[k], (k, 1, m))"),
    "a free factor that is positive": (
        "Product(u[k]/c, (k, 1, m))",
        ("c > 0",),
        "Product(u[k], (k, 1, m))/exp(log(Abs(c))*m)",
    ),
    "a range that may run backwards": (
        "Product(u[k]*k, (k, 1, j))",
        (),
        "Product(u[k]*k, (k, 1, j))",
    ),
    "an exponential squared": (
        "Product(exp(u[k])^2*u[k], (k, 1, m))",
        (),
        "exp(Sum(u[k], (k, 1, m)))**2*Product(u[k], (k, 1, m))",
    ),
    "a fraction": (
        "Product(2/3*u[k], (k, 1, m))",
        (),
        "exp(log(Abs(2))*m)*Product(u[k], (k, 1, m))/exp(log(Abs(3))*m)",
    ),
    "the square of moduli": ("Product(Abs(u[k]), (k, 1, m))^2", (), "Product(u[k], (k, 1, m))**2"),
    "a constant from a symbolic end": (
        "Product(c, (k, j, m))",
        ("j <= m",),
        "c**((-j + m) + 1)",
    ),
}
MAXIMA = {
    "of a constant over what may be empty": ("Max(c, (k, 1, m))", (), "Max(c, (k, 1, m))"),
    "of a constant": ("Max(c, (k, 1, n))", (), "c"),
    "over what may be empty": ("Max(2*u[k] + c, (k, 1, m))", (), "Max(2*u[k] + c, (k, 1, m))"),
    "of a multiple": ("Max(2*y[k] + c, (k, 1, n))", (), "2*Max(y[k], (k, 1, n)) + c"),
    "of fractions": (
        "Max(y[k]/(1 + y[k]^2), (k, 1, n))",
        (),
        "Max(y[k]/(y[k]**2 + 1), (k, 1, n))",
    ),
    "with a free factor of any sign": (
        "Max(c*y[k] + z[k] + d, (k, 1, n))",
        (),
        "Max(y[k]*c + z[k], (k, 1, n)) + d",
    ),
    "with a positive factor that depends on the index": (
        "Max(exp(y[k])*z[k], (k, 1, n))",
        (),
        "Max(z[k]*exp(y[k]), (k, 1, n))",
    ),
    "with a negative one": (
        "Max(z[k]*y[k], (k, 1, n))",
        ("z[l] < 0 for l in 1..n",),
        "Max(y[k]*z[k], (k, 1, n))",
    ),
    "with a factor of any sign": ("Max(c*y[k], (k, 1, n))", (), "Max(y[k]*c, (k, 1, n))"),
    "with one that is always negative": (
        "Max((cos(y[k]) - 2)*z[k], (k, 1, n))",
        (),
        "Max(z[k]*cos(y[k]) - 2*z[k], (k, 1, n))",
    ),
    "with a negative factor": ("Max(c*y[k], (k, 1, n))", ("c < 0",), "-Max(-y[k], (k, 1, n))*c"),
    "with its cube": (
        "Max(c^3*y[k] + d, (k, 1, n))",
        ("c < 0",),
        "-Max(-y[k], (k, 1, n))*c**3 + d",
    ),
    "with its square": ("Max(y[k]/c^2, (k, 1, n))", ("c < 0",), "Max(y[k], (k, 1, n))/c**2"),
    "with a negative number": ("Max(-3*y[k], (k, 1, n))", (), "3*Max(-y[k], (k, 1, n))"),
    "a minimum": ("Min(2*y[k] + c, (k, 1, n))", (), "-2*Max(-y[k], (k, 1, n)) + c"),
    "of zeros": ("Max(c - c, (k, 1, n))", (), "0"),
    "where the greatest is": (
        "argmax(2*y[k] + c, (k, 1, n))",
        (),
        "Min(Piecewise((k, Max(y[k], (k, 1, n)) <= y[k]), (n, True)), (k, 1, n))",
    ),
    "where the least is": (
        "argmin(y[k], (k, 1, n))",
        (),
        "Min(Piecewise((k, Max(-y[k], (k, 1, n)) <= -y[k]), (n, True)), (k, 1, n))",
    ),
    "where all are the greatest": ("argmax(c, (k, 1, n))", (), "1"),
    "where all of none are": (
        "argmax(c, (k, 1, m))",
        (),
        "Min(Piecewise((k, Max(c, (k, 1, m)) <= c), (m, True)), (k, 1, m))",
    ),
}


def forms(table):
    return pytest.mark.parametrize(("text", "given", "wanted"), table.values(), ids=table)


@forms(SUMS)
def test_a_sum(text, given, wanted):
    assert canonical(text, given, WHERE) == wanted


@forms(PRODUCTS)
def test_a_product(text, given, wanted):
    assert canonical(text, given, WHERE) == wanted


@forms(MAXIMA)
def test_a_maximum(text, given, wanted):
    context = context_of("c + d + y[1] + u[1] = 0", given, WHERE)
    form = normal_form(term_in(context, text), context, prove)
    assert to_text(form.to_term()) == wanted


@pytest.mark.parametrize(("low", "high"), [(div(ONE, num(2)), num(3)), (ONE, div(num(7), num(2)))])
def test_ends_that_are_no_integers_are_not_written_out(low, high):
    term = sum_("k", low, high, var("k"))
    assert normal_form(term, context_of("x = 0"), prove).generators() == (term,)
