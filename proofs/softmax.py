"""Softmax: its entries are a distribution, shifting changes nothing, and why that helps."""

from sympy import Integer, KroneckerDelta, Sum, exp

from symcheck import (
    algebra,
    attained,
    bigmax,
    calc,
    cases,
    chain,
    definition,
    eq,
    family,
    ge,
    index,
    le,
    lt,
    maximum,
    ne,
    real,
    sign,
    size,
    softmax,
    termwise,
    theorem,
    under,
    using,
)

n = size("n")
y, c = family("y", n), real("c")
i, j, k = index("i", n), index("j", n), index("k", n)
entry = softmax(y)[i]
total = Sum(exp(y[k]), (k, 1, n))
most = bigmax(y[k], (k, 1, n))
shifted = Sum(exp(y[k] - most), (k, 1, n))
SHEET, TAGS = "Exercise 6.1.4", ["softmax"]


@theorem(eq(softmax(y + c)[i], entry), source=SHEET, tags=TAGS)
def softmax_add_const():
    """The factor eᶜ leaves the sum below the fraction bar and cancels."""
    return (
        calc(softmax(y + c)[i])
        .eq("exp(y[i] + c)/Sum(exp(y[k] + c), (k, 1, n))", by=definition)
        .eq("(exp(c)*exp(y[i]))/(exp(c)*Sum(exp(y[k]), (k, 1, n)))", by=algebra)
        .eq("exp(y[i])/Sum(exp(y[k]), (k, 1, n))", by=algebra)
        .eq(entry, by=definition)
    )


@theorem(lt(0, entry), source=SHEET, tags=TAGS)
def softmax_pos():
    """An exponential over a sum of exponentials is a quotient of positive numbers."""
    return calc(0).lt(exp(y[i]) / total, by=sign).eq(entry, by=definition)


@theorem(eq(Sum(softmax(y)[k], (k, 1, n)), 1), source=SHEET, tags=TAGS)
def sum_softmax():
    """All entries have the same denominator, which is the sum of their numerators."""
    return (
        calc(Sum(softmax(y)[k], (k, 1, n)))
        .eq("Sum(exp(y[k])/Sum(exp(y[m]), (m, 1, n)), (k, 1, n))", by=definition)
        .eq("Sum(exp(y[k]), (k, 1, n))/Sum(exp(y[m]), (m, 1, n))", by=algebra)
        .eq(1, by=algebra)
    )


@theorem(le(exp(y[i]), total), source=SHEET, tags=TAGS)
def exp_le_sum_exp():
    """A sum of positive terms is at least any one of them."""
    delta = KroneckerDelta(k, i)
    return (
        calc(exp(y[i]))
        .eq(Sum(delta * exp(y[k]), (k, 1, n)), by=algebra)
        .le(total, by=termwise(under(k, calc(delta * exp(y[k])).le(exp(y[k]), by=sign))))
    )


@theorem(lt(entry + softmax(y)[j], 1 + 0 * c), given=ne(i, j), source=SHEET, tags=TAGS)
def softmax_add_softmax_le_one_of_ne():
    """x"""


@theorem(lt(entry, 1), given="n >= 2", source=SHEET, tags=TAGS)
def softmax_lt_one():
    """Beside entry i there is another one, which is positive, and all of them sum to 1."""


@theorem(eq(softmax(y - most)[i], entry), source=SHEET, tags=TAGS)
def softmax_sub_max():
    """Subtracting the greatest entry is adding the constant −max y."""
    return calc(softmax(y - most)[i]).eq(entry, by=softmax_add_const.at(c=-most))


@theorem(le(y[i] - most, 0), source=SHEET, tags=TAGS)
def sub_max_nonpos():
    """No entry exceeds the greatest one, so that no exponential overflows."""
    return calc(y[i] - most).le(0, by=maximum)


@theorem(le(1, shifted), source=SHEET, tags=TAGS)
def one_le_sum_exp_sub_max():
    """The greatest entry itself contributes e⁰ = 1, so that nothing is divided by 0."""


@theorem(le(shifted, n), source=SHEET, tags=TAGS)
def sum_exp_sub_max_le():
    """Each of the n terms is at most e⁰ = 1, so that the sum does not overflow."""
    return (
        calc(shifted)
        .le(Sum(1, (k, 1, n)), by=termwise)
        .eq(n, by=algebra)
    )
