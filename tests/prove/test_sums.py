"""Typed claims on sums, products and maxima of symbolic length: what is found, what is refuted."""

import pytest

from symcheck.prove.decide import decide
from symcheck.read.text import read_problem
from symcheck.report import Verdict

WHERE = (
    "n, m, N: size; i, l: index(n); c: real; f, g, w, x: family(n); h: family(0..2*N - 1);"
    " A: family(n, m); B: family(n, n); p: permutation(n)"
)
POSITIVE = ["x[k] > 0 for k in 1..n"]
WEIGHTS = ["w[k] >= 0 for k in 1..n", "Sum(w[k], (k, 1, n)) = 1"]
HALF, K, L = "(j, 0, N - 1)", "(k, 1, n)", "(r, 1, m)"

PROVED = {
    "renaming": ("Sum(f[k], (k, 1, n)) = Sum(f[j], (j, 1, n))", ()),
    "pairs": ("Sum(h[j], (j, 0, 2*N - 1)) = Sum(h[2*j] + h[2*j + 1], (j, 0, N - 1))", ()),
    "pairs of a product": (
        "Product(h[j], (j, 0, 2*N - 1)) = Product(h[2*j]*h[2*j + 1], (j, 0, N - 1))", (),
    ),
    "pairs of a maximum": (
        "Max(h[j], (j, 0, 2*N - 1)) = Max(Max(h[2*j], h[2*j + 1]), (j, 0, N - 1))", (),
    ),
    "the even and the odd": (
        f"Sum(h[j], (j, 0, 2*N - 1)) = Sum(h[2*j], {HALF}) + Sum(h[2*j + 1], {HALF})", (),
    ),
    "shifting": ("Sum(f[k], (k, 1, n)) = Sum(f[k + 1], (k, 0, n - 1))", ()),
    "reversing a product": ("Product(f[k], (k, 1, n)) = Product(f[n + 1 - k], (k, 1, n))", ()),
    "swapping": (
        "Sum(Sum(A[k, l], (l, 1, m)), (k, 1, n)) = Sum(Sum(A[k, l], (k, 1, n)), (l, 1, m))", (),
    ),
    "swapping products": (
        f"Product(Product(A[k, r], {L}), {K}) = Product(Product(A[k, r], {K}), {L})", (),
    ),
    "swapping over a triangle": (
        "Sum(Sum(B[k, l], (l, 1, k)), (k, 1, n)) = Sum(Sum(B[k, l], (k, l, n)), (l, 1, n))", (),
    ),
    "splitting": (
        "Sum(f[k], (k, 1, n)) = Sum(f[k], (k, 1, i)) + Sum(f[k], (k, i + 1, n))", (),
    ),
    "splitting around a term": (
        "Sum(f[k], (k, 1, n)) = Sum(f[k], (k, 1, i - 1)) + f[i] + Sum(f[k], (k, i + 1, n))", (),
    ),
    "contraction": ("Sum(KroneckerDelta(k, i)*f[k], (k, 1, n)) = f[i]", ()),
    "contraction outside": ("Sum(KroneckerDelta(k, n + 1)*f[k], (k, 1, n)) = 0", ()),
    "telescoping": ("Sum(f[k + 1] - f[k], (k, 1, n - 1)) = f[n] - f[1]", ()),
    "term by term": (
        "Product(f[k], (k, 1, n)) <= Product(g[k], (k, 1, n))",
        ("0 <= f[k] for k in 1..n", "f[k] <= g[k] for k in 1..n"),
    ),
    "a permutation": ("Product(f[p[k]], (k, 1, n)) = Product(f[k], (k, 1, n))", ()),
    "a positive sum": ("Sum(x[k], (k, 1, n)) > 0", POSITIVE),
    "a positive product": ("Product(x[k], (k, 1, n)) > 0", POSITIVE),
    "a constant's product": ("Product(c*f[k], (k, 1, n)) = c**n*Product(f[k], (k, 1, n))", ()),
    "a factor of a maximum": ("Max(c*f[k], (k, 1, n)) = c*Max(f[k], (k, 1, n))", ("c > 0",)),
    "the logarithm of a product": (
        "log(Product(x[k], (k, 1, n))) = Sum(log(x[k]), (k, 1, n))", POSITIVE,
    ),
    "Cauchy and Schwarz with 1": ("Sum(f[k], (k, 1, n))**2 <= n*Sum(f[k]**2, (k, 1, n))", ()),
    "Jensen for a square": ("(Sum(f[k], (k, 1, n))/n)**2 <= Sum(f[k]**2, (k, 1, n))/n", ()),
    "Jensen with weights": (
        "exp(Sum(w[k]*f[k], (k, 1, n))) <= Sum(w[k]*exp(f[k]), (k, 1, n))", WEIGHTS,
    ),
    "Jensen for a logarithm": (
        "Sum(log(x[k]), (k, 1, n))/n <= log(Sum(x[k], (k, 1, n))/n)", POSITIVE,
    ),
    "Jensen for a quotient": ("n/Sum(x[k], (k, 1, n)) <= Sum(1/x[k], (k, 1, n))/n", POSITIVE),
    "equality in Cauchy and Schwarz": (
        "f[i]*g[l] = f[l]*g[i]",
        ("Sum(f[k]*g[k], (k, 1, n))**2 = Sum(f[k]**2, (k, 1, n))*Sum(g[k]**2, (k, 1, n))",),
    ),
    "a strict bound of Cauchy and Schwarz": (
        "Sum(f[k], (k, 1, n))**2 < n*Sum(f[k]**2, (k, 1, n))", ("f[i] != f[l]",),
    ),
    "equality in Jensen": (
        "x[i] = x[l]", (*POSITIVE, "Sum(log(x[k]), (k, 1, n))/n = log(Sum(x[k], (k, 1, n))/n)"),
    ),
    "a strict bound of Jensen": (
        "exp(Sum(f[k], (k, 1, n))/n) < Sum(exp(f[k]), (k, 1, n))/n", ("f[i] != f[l]",),
    ),
    "the triangle inequality": ("Abs(Sum(f[k], (k, 1, n))) <= Sum(Abs(f[k]), (k, 1, n))", ()),
    "at most n times the greatest": ("Sum(f[k], (k, 1, n)) <= n*Max(f[k], (k, 1, n))", ()),
    "at least n times the least": ("n*Min(f[k], (k, 1, n)) <= Sum(f[k], (k, 1, n))", ()),
}  # fmt: skip

REFUTED = {
    "the triangle's mirror image": (
        "Sum(Sum(B[k, l], (l, 1, k)), (k, 1, n)) = Sum(Sum(B[k, l], (k, 1, l)), (l, 1, n))", (),
    ),
    "a factor of a maximum of any sign": ("Max(c*f[k], (k, 1, n)) = c*Max(f[k], (k, 1, n))", ()),
    "Cauchy and Schwarz with one term less": (
        "Sum(f[k], (k, 1, n))**2 <= (n - 1)*Sum(f[k]**2, (k, 1, n))", (),
    ),
    "Jensen for a cube": ("Sum(f[k]**3, (k, 1, n))/n <= (Sum(f[k], (k, 1, n))/n)**3", ()),
    "equality in Cauchy and Schwarz says no more": (
        "f[i] = f[l]",
        ("Sum(f[k]*g[k], (k, 1, n))**2 = Sum(f[k]**2, (k, 1, n))*Sum(g[k]**2, (k, 1, n))",),
    ),
    "a strict bound where all are the same": (
        "Sum(f[k], (k, 1, n))**2 < n*Sum(f[k]**2, (k, 1, n))", (),
    ),
    "the triangle inequality from above": (
        "Sum(Abs(f[k]), (k, 1, n)) <= Abs(Sum(f[k], (k, 1, n)))", (),
    ),
    "at most n times the least": ("Sum(f[k], (k, 1, n)) <= n*Min(f[k], (k, 1, n))", ()),
    "a positive sum without a hypothesis": ("Sum(x[k], (k, 1, n)) > 0", ()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "given"), PROVED.values(), ids=PROVED)
def test_proved(text, given):
    assert decide(read_problem(text, list(given), WHERE)).verdict is Verdict.PROVED


@pytest.mark.parametrize(("text", "given"), REFUTED.values(), ids=REFUTED)
def test_refuted(text, given):
    report = decide(read_problem(text, list(given), WHERE))
    assert report.verdict is Verdict.REFUTED
    assert report.witness is not None
