"""log-sum-exp, the smooth maximum: bounds, shift, gradient, convexity."""

from symcheck.proofs.softmax import exp_le_sum_exp, sum_exp_sub_max_le

from symcheck import (
    algebra,
    calc,
    definition,
    derivative,
    index,
    linear,
    maximum,
    monotone,
    scale,
    sign,
    size,
    termwise,
    theorem,
    under,
    using,
)

n = size("n")
k = index("k", n)
LOGITS = "n: size; z: family(n)"
SOURCE, TAGS = "Exercise 6.2 b", ["softmax", "log-sum-exp"]
total = "Sum(exp(z[k]), (k, 1, n))"
lse = f"log({total})"
greatest = "Max(z[k], (k, 1, n))"


@theorem(
    "log(Sum(exp(z[k] + c), (k, 1, n))) = log(Sum(exp(z[k]), (k, 1, n))) + c",
    where=f"{LOGITS}; c: real",
    source=SOURCE,
    tags=TAGS,
)
def log_sum_exp_add_const():
    """The factor eᶜ leaves the sum, and its logarithm is c."""
    return (
        calc("log(Sum(exp(z[k] + c), (k, 1, n)))")
        .eq("log(Sum(exp(z[k]), (k, 1, n))*exp(c))", by=algebra)
        .eq("log(Sum(exp(z[k]), (k, 1, n))) + c", by=algebra)
    )


@theorem(
    f"Derivative({lse}, z[i]) = softmax(z)[i]",
    where=f"{LOGITS}; i: index(n)",
    source=SOURCE,
    tags=[*TAGS, "gradient"],
)
def grad_log_sum_exp():
    """Of the sum only the term with zᵢ moves: the logarithm puts the sum below it."""
    return (
        calc(f"Derivative({lse}, z[i])")
        .eq(f"exp(z[i])/{total}", by=derivative)
        .eq("softmax(z)[i]", by=definition)
    )


@theorem(f"z[i] <= {lse}", where=f"{LOGITS}; i: index(n)", source=SOURCE, tags=TAGS)
def le_log_sum_exp():
    """The logarithm grows, and e to the zᵢ is one of the positive terms of the sum."""
    return (
        calc("z[i]")
        .eq("log(exp(z[i]))", by=algebra)
        .le(lse, by=using(exp_le_sum_exp.at(y="z")))
    )


@theorem(f"{greatest} <= {lse}", where=LOGITS, source=SOURCE, tags=TAGS)
def max_le_log_sum_exp():
    """No zᵢ exceeds it, so neither does the greatest."""
    return calc(greatest).le(lse, by=maximum(under(k, calc("z[k]").le(lse, by=le_log_sum_exp))))


@theorem(f"{lse} <= {greatest} + log(n)", where=LOGITS, source=SOURCE, tags=TAGS)
def log_sum_exp_le():
    """With the maximum taken out each of the n terms is at most 1."""
    return (
        calc(lse)
        .eq(f"log(Sum(exp(z[k] - {greatest}), (k, 1, n))) + {greatest}", by=algebra)
        .le(f"log(n) + {greatest}", by=using(sum_exp_sub_max_le.at(y="z")))
        .eq(f"{greatest} + log(n)", by=algebra)
    )
