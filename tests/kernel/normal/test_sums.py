"""Sums and products of symbolic length, and their ranges."""

import pytest
from kernel_goals import FAMILY, agree

EQUAL = {
    "a constant is counted": ("Sum(c, (k, 1, n)) = n*c", (), "n: natural"),
    "linearity": (
        "Sum(a*y[k] + b*z[k], (k, 1, n)) = a*Sum(y[k], (k, 1, n)) + b*Sum(z[k], (k, 1, n))",
        (),
        FAMILY,
    ),
    "a factor with a denominator": (
        "Sum(y[k]/c, (k, 1, n)) = Sum(y[k], (k, 1, n))/c",
        ("c != 0",),
        FAMILY,
    ),
    "a denominator below the sum": ("Sum(y[k]/n, (k, 1, n)) = Sum(y[k], (k, 1, n))/n", (), FAMILY),
    "the last term splits off": (
        "Sum(k^2, (k, 1, n + 1)) = Sum(k^2, (k, 1, n)) + (n + 1)^2",
        (),
        "n: natural",
    ),
    "a literal range": ("Sum(k^2, (k, 1, 4)) = 30", (), ""),
    "an empty literal range": ("Sum(k, (k, 1, 0)) = 0", (), ""),
    "a range that runs backwards": ("Sum(k, (k, 3, 1)) = 0", (), ""),
    "a literal product": ("Product(k, (k, 1, 5)) = 120", (), ""),
    "an empty product": ("Product(k, (k, 1, 0)) = 1", (), ""),
    "softmax sums to 1": ("Sum(softmax(y[l], (l, 1, n))[k], (k, 1, n)) = 1", (), FAMILY),
    "deviations sum to 0": ("Sum(y[k] - Sum(y[l], (l, 1, n))/n, (k, 1, n)) = 0", (), FAMILY),
    "sums commute": (
        "Sum(Sum(w[k, l], (l, 1, m)), (k, 1, n)) = Sum(Sum(w[k, l], (k, 1, n)), (l, 1, m))",
        (),
        "n: size; m: size; w: family(n, m)",
    ),
    "a factor comes out of both": (
        "Sum(Sum(y[k]*z[l], (l, 1, n)), (k, 1, n)) = Sum(y[k], (k, 1, n))*Sum(z[l], (l, 1, n))",
        (),
        FAMILY,
    ),
    "a delta contracts": ("Sum(KroneckerDelta(k, i)*y[k], (k, 1, n)) = y[i]", (), FAMILY),
    "a delta beyond the range": ("Sum(KroneckerDelta(k, n + 1), (k, 1, n)) = 0", (), "n: natural"),
    "a product of exponentials": (
        "Product(exp(y[k]), (k, 1, n)) = exp(Sum(y[k], (k, 1, n)))",
        (),
        FAMILY,
    ),
    "a product of a constant": (
        "Product(2*y[k], (k, 1, n)) = 2^n*Product(y[k], (k, 1, n))",
        (),
        FAMILY,
    ),
    "a product of products": (
        "Product(y[k]*z[k], (k, 1, n)) = Product(y[k], (k, 1, n))*Product(z[k], (k, 1, n))",
        (),
        FAMILY,
    ),
    "a product of a free factor": (
        "Product(c^2*y[k], (k, 1, n)) = Product(c^2, (k, 1, n))*Product(y[k], (k, 1, n))",
        (),
        FAMILY,
    ),
    "a product of a positive free factor": (
        "Product(a*y[k], (k, 1, n)) = a^n*Product(y[k], (k, 1, n))",
        ("a > 0",),
        FAMILY,
    ),
    "the last factor splits off": (
        "Product(k, (k, 1, n + 1)) = (n + 1)*Product(k, (k, 1, n))",
        (),
        "n: natural",
    ),
    "a maximum of shifted values": (
        "Max(y[k] + c, (k, 1, n)) = Max(y[k], (k, 1, n)) + c",
        (),
        FAMILY,
    ),
    "a maximum of one value": ("Max(y[k], (k, 1, 1)) = y[1]", (), FAMILY),
    "a maximum over one index": ("Max(y[k], (k, i, i)) = y[i]", (), FAMILY),
    "a sum over one index": ("Sum(y[k], (k, i, i)) = y[i]", (), FAMILY),
    "a product over one index": ("Product(y[k], (k, i, i)) = y[i]", (), FAMILY),
    "a positive factor leaves a maximum": (
        "Max(c*y[k], (k, 1, n)) = c*Max(y[k], (k, 1, n))",
        ["c > 0"],
        FAMILY,
    ),
    "a positive denominator leaves a minimum": (
        "Min(y[k]*x/c, (k, 1, n)) = x*Min(y[k], (k, 1, n))/c",
        ["c > 0", "x > 0"],
        FAMILY + "; x: real",
    ),
    "a number leaves a maximum": (
        "Max(-2*y[k] + 4*z[k], (k, 1, n)) = 2*Max(2*z[k] - y[k], (k, 1, n))",
        (),
        FAMILY,
    ),
    "a product of a factor of any sign": (
        "Product(c*y[k], (k, 1, n)) = c^n*Product(y[k], (k, 1, n))",
        (),
        FAMILY,
    ),
    "a longer product of a constant": (
        "Product(c, (k, 1, n + 2)) = c^2*c^n",
        (),
        "n: natural; c: real",
    ),
    "a maximum of a constant": ("Max(c, (k, 1, n)) = c", (), "n: size"),
    "a minimum is a mirrored maximum": (
        "Min(-y[k], (k, 1, n)) = -Max(y[k], (k, 1, n))",
        (),
        FAMILY,
    ),
    "a range that ends at a maximum": (
        "Sum(2*k, (k, 1, Max(n, 1))) = 2*Sum(k, (k, 1, Max(n, 1)))",
        (),
        "n: natural",
    ),
    "a denominator with a content": (
        "Sum(2/(2*y[k]^2 + 1), (k, 1, n)) = 2*Sum(1/(2*y[k]^2 + 1), (k, 1, n))",
        (),
        FAMILY,
    ),
    "a delta of a multiple stays": (
        "Sum(2*KroneckerDelta(2*k, i), (k, 1, n)) = 2*Sum(KroneckerDelta(2*k, i), (k, 1, n))",
        (),
        FAMILY,
    ),
    "a delta of an index of any value stays": (
        "Sum(2*KroneckerDelta(k, m), (k, 1, n)) = 2*Sum(KroneckerDelta(k, m), (k, 1, n))",
        (),
        "n: natural; m: integer",
    ),
    "a maximum of fractions": (
        "Max(2*y[k]/(2*c), (k, 1, n)) = Max(y[k]/c, (k, 1, n))",
        ["c > 0"],
        FAMILY,
    ),
    "log-sum-exp shifts": (
        "log(Sum(exp(y[k] + c), (k, 1, n))) = c + log(Sum(exp(y[k]), (k, 1, n)))",
        (),
        FAMILY,
    ),
    "three nested sums": (
        (
            "Sum(Sum(Sum(y[k]*z[l]*y[m], (m, 1, n)), (l, 1, n)), (k, 1, n))"
            " = Sum(y[k], (k, 1, n))^2*Sum(z[k], (k, 1, n))"
        ),
        (),
        FAMILY,
    ),
    "the weights of a network": (
        (
            "Sum(Sum(w[j, k]*(2*h[j] - 1), (j, 1, m)), (k, 1, n))"
            " = 2*Sum(Sum(w[j, k]*h[j], (j, 1, m)), (k, 1, n))"
            " - Sum(Sum(w[j, k], (j, 1, m)), (k, 1, n))"
        ),
        (),
        "n: size; m: size; w: family(m, n); h: family(m)",
    ),
}

DIFFERENT = {
    "a count with a gap": ("Sum(c, (k, 2, n)) = n*c", (), "n: natural"),
    "a constant denominator of an empty range": ("Sum(1/n, (k, 1, n)) = 1", (), "n: natural"),
    "softmax over no entry": (
        "Sum(softmax(y[l], (l, 1, n))[k], (k, 1, n)) = 1",
        (),
        "n: natural; y: family(n)",
    ),
    "a range that may run backwards": (
        "Sum(1, (k, m, n)) = n - m + 1",
        (),
        "n: integer; m: integer",
    ),
    "a sum of products": (
        "Sum(y[k]*z[k], (k, 1, n)) = Sum(y[k], (k, 1, n))*Sum(z[k], (k, 1, n))",
        (),
        FAMILY,
    ),
    "a relu of a sum": ("Sum(relu(y[k]), (k, 1, n)) = relu(Sum(y[k], (k, 1, n)))", (), FAMILY),
    "a delta of an index that may be outside": (
        "Sum(KroneckerDelta(k, i)*a[k], (k, 1, m)) = a[i]",
        (),
        "n: size; m: size; a: family(Max(n, m)); i: index(n)",
    ),
    "ranges that depend do not commute": (
        "Sum(Sum(y[l], (l, 1, k)), (k, 1, n)) = Sum(Sum(y[l], (l, 1, n)), (k, 1, n))",
        (),
        FAMILY,
    ),
    "a factor of any sign leaves no maximum": (
        "Max(c*y[k], (k, 1, n)) = c*Max(y[k], (k, 1, n))",
        (),
        FAMILY,
    ),
    "a factor leaves no maximum of nothing": (
        "Max(2*y[k], (k, m, n)) = 2*Max(y[k], (k, m, n))",
        (),
        "n: size; m: natural; y: family(0..n)",
    ),
    "a factor that has the index": (
        "Max(k*y[k], (k, 1, n)) = n*Max(y[k], (k, 1, n))",
        (),
        FAMILY,
    ),
    "a product of a constant over a range that may be longer": (
        "Product(c, (k, 0, n)) = c^n",
        (),
        "n: natural; c: real",
    ),
    "a maximum of mirrored values": ("Max(-y[k], (k, 1, n)) = -Max(y[k], (k, 1, n))", (), FAMILY),
    "a product of sums": (
        "Product(y[k] + z[k], (k, 1, n)) = Product(y[k], (k, 1, n)) + Product(z[k], (k, 1, n))",
        (),
        FAMILY,
    ),
    "the last term of a range that may be empty": (
        "Sum(k, (k, m, n + 1)) = Sum(k, (k, m, n)) + n + 1",
        (),
        "n: integer; m: integer",
    ),
    "a product of a constant over a range that may run backwards": (
        "Product(2, (k, m, n)) = 2^(n - m + 1)",
        (),
        "n: integer; m: integer",
    ),
    "a factor that may be undefined leaves an empty range": (
        "Sum(log(x), (k, 1, n)) = n*log(x)",
        (),
        "n: natural",
    ),
}


@pytest.mark.parametrize(("text", "given", "where"), EQUAL.values(), ids=EQUAL)
def test_equal(text, given, where):
    assert agree(text, given, where)


@pytest.mark.parametrize(("text", "given", "where"), DIFFERENT.values(), ids=DIFFERENT)
def test_different(text, given, where):
    assert not agree(text, given, where)
