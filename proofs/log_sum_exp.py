"""log-sum-exp, the smooth maximum: bounds, shift, gradient, convexity."""

from symcheck.proofs.kl_divergence import log_le_sub_one_of_pos
from symcheck.proofs.softmax import exp_le_sum_exp, sum_exp_sub_max_le

from symcheck import (
    algebra,
    attained,
    bounded,
    calc,
    definition,
    derivative,
    hypothesis,
    index,
    linear,
    monotone,
    part,
    scale,
    sign,
    size,
    termwise,
    theorem,
    under,
    using,
)

n = size("n")
j, k = index("j", n), index("k", n)
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


@theorem("log(a) <= log(b)", given=["a > 0", "b > 0", "a <= b"], tags=["bounds"])
def log_le_log():
    """Log a − log b is log(a/b), which is at most a/b − 1, and a/b is at most 1."""
    return (
        calc("log(a)")
        .eq("log(b) + log(a/b)", by=algebra)
        .le("log(b) + (a/b - 1)", by=log_le_sub_one_of_pos.at(t="a/b"))
        .le("log(b)", by=scale(calc("a").le("b", by=linear), factor="1/b"))
    )


@theorem("log(a) < log(b)", given=["a > 0", "b > 0", "a < b"], tags=["bounds"])
def log_lt_log():
    """Log a − log b is log(a/b), which is at most a/b − 1, and a/b is less than 1."""
    return (
        calc("log(a)")
        .eq("log(b) + log(a/b)", by=algebra)
        .le("log(b) + (a/b - 1)", by=log_le_sub_one_of_pos.at(t="a/b"))
        .lt("log(b)", by=scale(calc("a").lt("b", by=linear), factor="1/b"))
    )


@theorem(f"z[i] <= {lse}", where=f"{LOGITS}; i: index(n)", source=SOURCE, tags=TAGS)
def le_log_sum_exp():
    """The logarithm grows, and e to the zᵢ is one of the positive terms of the sum."""
    return (
        calc("z[i]")
        .eq("log(exp(z[i]))", by=algebra)
        .le(lse, by=using(exp_le_sum_exp.at(y="z"), log_le_log.at(a="exp(z[i])", b=total)))
    )


@theorem(f"{greatest} <= {lse}", where=LOGITS, source=SOURCE, tags=TAGS)
def max_le_log_sum_exp():
    """The greatest is one of the zᵢ, and none of them exceeds it."""
    entry = calc(greatest).eq("z[j]", by=hypothesis(reverse=True)).le(lse, by=le_log_sum_exp)
    return attained(under(j, entry, given=f"z[j] = {greatest}"))


@theorem(f"{lse} <= {greatest} + log(n)", where=LOGITS, source=SOURCE, tags=TAGS)
def log_sum_exp_le():
    """With the maximum taken out each of the n terms is at most 1."""
    shifted = f"Sum(exp(z[k] - {greatest}), (k, 1, n))"
    return (
        calc(lse)
        .eq(f"log({shifted}) + {greatest}", by=algebra)
        .le(
            f"log(n) + {greatest}",
            by=using(sum_exp_sub_max_le.at(y="z"), log_le_log.at(a=shifted, b="n")),
        )
        .eq(f"{greatest} + log(n)", by=algebra)
    )


@theorem("1 + x <= exp(x)", attained={"x": 0}, only=True, tags=["bounds"])
def add_one_le_exp():
    """The line 1 + x touches eˣ at 0; to the right of it eˣ is steeper, to the left flatter."""
    right = part("0 < exp(x) - 1", calc(0).lt("exp(x) - 1", by=sign), "x > 0")
    left = part("exp(x) - 1 < 0", calc("exp(x) - 1").lt(0, by=sign), "x < 0")
    touches = monotone(right, left, variable="x", contact=0, right=0, left=1)
    return bounded(
        calc("1 + x").le("exp(x)", by=touches), elsewhere=calc("1 + x").lt("exp(x)", by=touches)
    )


@theorem("exp(m)*(1 + a - m) <= exp(a)", tags=["bounds"])
def exp_tangent_le():
    """The tangent at m lies below the exponential: 1 + x ≤ eˣ at x = a − m, multiplied by eᵐ."""
    line = calc("1 + (a - m)").le("exp(a - m)", by=add_one_le_exp.at(x="a - m"))
    return calc("exp(m)*(1 + a - m)").le("exp(a)", by=scale(line, factor="exp(m)"))


WEIGHT = ["0 <= t", "t <= 1"]


@theorem("exp(t*a + (1 - t)*b) <= t*exp(a) + (1 - t)*exp(b)", given=WEIGHT, tags=["convex"])
def exp_convex():
    """Both ends lie above the tangent at m = ta + (1 − t)b, whose two values average to eᵐ."""
    m = "(t*a + (1 - t)*b)"
    return (
        calc(f"exp({m})")
        .eq(f"t*(exp({m})*(1 + a - {m})) + (1 - t)*(exp({m})*(1 + b - {m}))", by=algebra)
        .le(
            f"t*exp(a) + (1 - t)*(exp({m})*(1 + b - {m}))",
            by=scale(calc(f"exp({m})*(1 + a - {m})").le("exp(a)", by=exp_tangent_le), factor="t"),
        )
        .le(
            "t*exp(a) + (1 - t)*exp(b)",
            by=scale(
                calc(f"exp({m})*(1 + b - {m})").le("exp(b)", by=exp_tangent_le), factor="1 - t"
            ),
        )
    )


def lse_of(family: str) -> str:
    """Return log-sum-exp of a family."""
    return f"log(Sum(exp({family}[k]), (k, 1, n)))"


PAIR = "n: size; u, v: family(n); t: real"
MIXED = f"(t*{lse_of('u')} + (1 - t)*{lse_of('v')})"
between = "Sum(exp(t*u[k] + (1 - t)*v[k]), (k, 1, n))"


@theorem(f"{between} <= exp{MIXED}", where=PAIR, given=WEIGHT, source=SOURCE, tags=["convex"])
def sum_exp_mix_le():
    """With u and v shifted so that their sums are 1, convexity of e adds up to t + (1 − t) = 1."""
    a, b = f"(u[k] - {lse_of('u')})", f"(v[k] - {lse_of('v')})"
    each = calc(f"exp(t*{a} + (1 - t)*{b})").le(
        f"t*exp({a}) + (1 - t)*exp({b})", by=exp_convex.at(a=a, b=b)
    )
    unit = (
        calc(f"Sum(exp(t*{a} + (1 - t)*{b}), (k, 1, n))")
        .le(f"Sum(t*exp({a}) + (1 - t)*exp({b}), (k, 1, n))", by=termwise(under(k, each)))
        .eq(1, by=algebra)
    )
    return (
        calc(between)
        .eq(f"Sum(exp(t*{a} + (1 - t)*{b}), (k, 1, n))*exp{MIXED}", by=algebra)
        .le(f"exp{MIXED}", by=scale(unit, factor=f"exp{MIXED}"))
    )


@theorem(
    f"log({between}) <= {MIXED[1:-1]}",
    where=PAIR,
    given=WEIGHT,
    source=SOURCE,
    tags=[*TAGS, "convex"],
)
def log_sum_exp_convex():
    """The logarithm of the bound Σ e^(tu + (1 − t)v) ≤ e^(t·lse u + (1 − t)·lse v)."""
    return (
        calc(f"log({between})")
        .le(
            f"log(exp{MIXED})",
            by=using(sum_exp_mix_le, log_le_log.at(a=between, b=f"exp{MIXED}")),
        )
        .eq(MIXED, by=algebra)
    )
