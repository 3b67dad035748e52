"""Softmax: its entries are a distribution, shifting changes nothing, and why that helps."""

from symcheck import (
    algebra,
    attained,
    calc,
    cases,
    definition,
    family_of,
    hypothesis,
    index,
    maximum,
    sign,
    size,
    termwise,
    theorem,
    under,
    using,
)

n = size("n")
i, j, k = index("i", n), index("j", n), index("k", n)
ENTRY = "n: size; y: family(n); i: index(n)"
SHEET, TAGS = "Exercise 6.1.4", ["softmax"]
greatest = "Max(y[k], (k, 1, n))"
denominator = f"Sum(exp(y[k] - {greatest}), (k, 1, n))"


@theorem("softmax(y + c)[i] = softmax(y)[i]", where=f"{ENTRY}; c: real", source=SHEET, tags=TAGS)
def softmax_add_const():
    """The factor eᶜ leaves the sum below the fraction bar and cancels."""
    return (
        calc("softmax(y + c)[i]")
        .eq("exp(y[i] + c)/Sum(exp(y[k] + c), (k, 1, n))", by=definition)
        .eq("exp(y[i])*exp(c)/Sum(exp(y[k])*exp(c), (k, 1, n))", by=algebra)
        .eq("exp(y[i])*exp(c)/(Sum(exp(y[k]), (k, 1, n))*exp(c))", by=algebra)
        .eq("exp(y[i])/Sum(exp(y[k]), (k, 1, n))", by=algebra)
        .eq("softmax(y)[i]", by=definition)
    )


@theorem("0 < softmax(y)[i]", where=ENTRY, tags=TAGS)
def softmax_pos():
    """An exponential over a sum of exponentials is a quotient of positive numbers."""
    return (
        calc(0)
        .lt("exp(y[i])/Sum(exp(y[k]), (k, 1, n))", by=sign)
        .eq("softmax(y)[i]", by=definition)
    )


@theorem("Sum(softmax(y)[i], (i, 1, n)) = 1", where="n: size; y: family(n)", tags=TAGS)
def sum_softmax():
    """All entries have the same denominator, which is the sum of their numerators."""
    return (
        calc("Sum(softmax(y)[i], (i, 1, n))")
        .eq("Sum(exp(y[i])/Sum(exp(y[k]), (k, 1, n)), (i, 1, n))", by=definition)
        .eq("Sum(exp(y[i]), (i, 1, n))/Sum(exp(y[k]), (k, 1, n))", by=algebra)
        .eq(1, by=algebra)
    )


@theorem(
    "softmax(y)[i] + softmax(y)[j] <= 1",
    where=f"{ENTRY}; j: index(n)",
    given="i != j",
    tags=TAGS,
)
def softmax_add_softmax_le_one_of_ne():
    """Two different entries are part of a sum of positive terms, which is 1."""
    ours = "(KroneckerDelta(k, i) + KroneckerDelta(k, j))*softmax(y)[k]"
    at_i = (
        calc(ours)
        .eq("(KroneckerDelta(i, i) + KroneckerDelta(i, j))*softmax(y)[i]", by=hypothesis)
        .eq("softmax(y)[i]", by=algebra)
        .eq("softmax(y)[k]", by=hypothesis(reverse=True))
    )
    each = cases(("k = i", at_i), ("k != i", calc(ours).le("softmax(y)[k]", by=sign)))
    return (
        calc("softmax(y)[i] + softmax(y)[j]")
        .eq(f"Sum({ours}, (k, 1, n))", by=algebra)
        .le(
            "Sum(softmax(y)[k], (k, 1, n))",
            by=termwise(under(k, each, f"{ours} <= softmax(y)[k]")),
        )
        .eq(1, by=sum_softmax)
    )


@theorem("softmax(y)[i] < 1", where=ENTRY, given="n >= 2", tags=TAGS)
def softmax_lt_one():
    """Beside entry i there is another one, which is positive, and both sum to at most 1."""
    both = softmax_add_softmax_le_one_of_ne
    return cases(
        ("i = 1", calc("softmax(y)[i]").lt(1, by=using(both.at(j=2), softmax_pos.at(i=2)))),
        ("i != 1", calc("softmax(y)[i]").lt(1, by=using(both.at(j=1), softmax_pos.at(i=1)))),
    )


@theorem(f"y[i] <= {greatest}", where=ENTRY, tags=TAGS)
def le_max():
    """The greatest entry is an upper bound of all of them."""
    return calc("y[i]").le(greatest, by=maximum)


@theorem(f"softmax(y - {greatest})[i] = softmax(y)[i]", where=ENTRY, source=SHEET, tags=TAGS)
def softmax_sub_max():
    """Subtracting the greatest entry is adding the constant c = −max y."""
    return calc(f"softmax(y - {greatest})[i]").eq(
        "softmax(y)[i]", by=softmax_add_const.at(c=f"-{greatest}")
    )


@theorem(f"y[i] - {greatest} <= 0", where=ENTRY, source=SHEET, tags=TAGS)
def sub_max_nonpos():
    """No entry exceeds the greatest one, so that no exponential overflows."""
    return calc(f"y[i] - {greatest}").le(f"{greatest} - {greatest}", by=le_max).eq(0, by=algebra)


@theorem("exp(y[i]) <= Sum(exp(y[k]), (k, 1, n))", where=ENTRY, tags=TAGS)
def exp_le_sum_exp():
    """A sum of positive terms is at least any one of them."""
    ours = "KroneckerDelta(k, i)*exp(y[k])"
    return (
        calc("exp(y[i])")
        .eq(f"Sum({ours}, (k, 1, n))", by=algebra)
        .le(
            "Sum(exp(y[k]), (k, 1, n))",
            by=termwise(under(k, calc(ours).le("exp(y[k])", by=sign))),
        )
    )


@theorem(f"{denominator} >= 1", where="n: size; y: family(n)", source=SHEET, tags=TAGS)
def one_le_sum_exp_sub_max():
    """The greatest entry itself contributes e⁰ = 1, so that nothing is divided by 0."""
    shifted = family_of(k, f"y[k] - {greatest}")
    at_greatest = (
        calc(denominator)
        .ge(f"exp(y[j] - {greatest})", by=exp_le_sum_exp.at(y=shifted, i=j))
        .eq(f"exp({greatest} - {greatest})", by=hypothesis)
        .eq(1, by=algebra)
    )
    return attained(under(j, at_greatest, given=f"y[j] = {greatest}"))


@theorem(f"{denominator} <= n", where="n: size; y: family(n)", source=SHEET, tags=TAGS)
def sum_exp_sub_max_le():
    """Each of the n terms is at most e⁰ = 1, so that the sum does not overflow."""
    term = f"exp(y[k] - {greatest})"
    return (
        calc(denominator)
        .le("Sum(1, (k, 1, n))", by=termwise(under(k, calc(term).le(1, by=sign))))
        .eq("n", by=algebra)
    )


@theorem(f"1 <= {denominator} <= n", where="n: size; y: family(n)", source=SHEET, tags=TAGS)
def sum_exp_sub_max_mem_Icc():
    """With c = −max y the denominator lies between 1 and n, however large the entries are."""
    return calc(1).le(denominator, by=one_le_sum_exp_sub_max).le("n", by=sum_exp_sub_max_le)
