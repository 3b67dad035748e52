"""The Kullback–Leibler divergence: never negative, so cross-entropy is least at q = p."""

from symcheck import (
    algebra,
    bounded,
    by_iff,
    by_impossible,
    calc,
    cases,
    hypothesis,
    iff,
    index,
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
k = index("k", n)
PAIR = "n: size; p, q: family(n)"
POSITIVE = ["p[k] > 0 for k in 1..n", "q[k] > 0 for k in 1..n"]
SUMS = ["Sum(p[k], (k, 1, n)) = 1", "Sum(q[k], (k, 1, n)) = 1"]
SOURCE, TAGS = "Exercise 6.2 b", ["loss", "kl-divergence"]
divergence = "Sum(p[k]*log(p[k]/q[k]), (k, 1, n))"


@theorem("log(t) <= t - 1", given="t > 0", attained={"t": 1}, only=True, tags=["bounds"])
def log_le_sub_one_of_pos():
    """The line t − 1 touches the logarithm at 1, and is steeper to the right of it."""
    right = part("0 < 1 - 1/t", calc(0).lt("(t - 1)/t", by=sign).eq("1 - 1/t", by=algebra), "t > 1")
    left = part(
        "1 - 1/t < 0",
        calc("1 - 1/t").eq("(t - 1)/t", by=algebra).lt(0, by=sign),
        ["t > 0", "t < 1"],
    )
    touches = monotone(right, left, variable="t", contact=1, right=0, left=1)
    return bounded(
        calc("log(t)").le("t - 1", by=touches), elsewhere=calc("log(t)").lt("t - 1", by=touches)
    )


@theorem("log(t) < t - 1", given=["t > 0", "t != 1"], tags=["bounds"])
def log_lt_sub_one_of_pos_of_ne_one():
    """Away from t = 1, where they touch, the line is above the logarithm."""
    right = part("0 < 1 - 1/t", calc(0).lt("(t - 1)/t", by=sign).eq("1 - 1/t", by=algebra), "t > 1")
    left = part(
        "1 - 1/t < 0",
        calc("1 - 1/t").eq("(t - 1)/t", by=algebra).lt(0, by=sign),
        ["t > 0", "t < 1"],
    )
    return calc("log(t)").lt(
        "t - 1", by=monotone(right, left, variable="t", contact=1, right=0, left=1)
    )


@theorem("a - b <= a*log(a/b)", given=["a > 0", "b > 0"], tags=["bounds", "kl-divergence"])
def sub_le_mul_log_div():
    """−log(a/b) = log(b/a) ≤ b/a − 1, multiplied by a."""
    line = calc("log(b/a)").le("b/a - 1", by=log_le_sub_one_of_pos.at(t="b/a"))
    return calc("a - b").le("a*log(a/b)", by=scale(line, factor="a"))


@theorem("a - b < a*log(a/b)", given=["a > 0", "b > 0", "a != b"], tags=["bounds", "kl-divergence"])
def sub_lt_mul_log_div_of_ne():
    """−log(a/b) = log(b/a) < b/a − 1 where b/a is not 1, multiplied by a."""
    line = calc("log(b/a)").lt("b/a - 1", by=log_lt_sub_one_of_pos_of_ne_one.at(t="b/a"))
    return calc("a - b").lt("a*log(a/b)", by=scale(line, factor="a"))


@theorem(f"{divergence} >= 0", where=PAIR, given=[*POSITIVE, *SUMS], source=SOURCE, tags=TAGS)
def kl_divergence_nonneg():
    """Termwise p log(p/q) ≥ p − q, and both p and q sum to 1."""
    each = calc("p[k] - q[k]").le(
        "p[k]*log(p[k]/q[k])", by=sub_le_mul_log_div.at(a="p[k]", b="q[k]")
    )
    return (
        calc(divergence)
        .ge("Sum(p[k] - q[k], (k, 1, n))", by=termwise(under(k, each)))
        .eq("Sum(p[k], (k, 1, n)) - Sum(q[k], (k, 1, n))", by=algebra)
        .eq("1 - 1", by=hypothesis)
        .eq(0, by=algebra)
    )


@theorem(
    f"{divergence} > 0",
    where=PAIR + "; i: index(n)",
    given=[*POSITIVE, *SUMS, "p[i] != q[i]"],
    source=SOURCE,
    tags=TAGS,
)
def kl_divergence_pos_of_ne():
    """Where p and q differ the term's bound is strict, and one strict term is enough."""
    strict = calc("p[i] - q[i]").lt(
        "p[i]*log(p[i]/q[i])", by=sub_lt_mul_log_div_of_ne.at(a="p[i]", b="q[i]")
    )
    each = calc("p[k] - q[k]").le(
        "p[k]*log(p[k]/q[k])", by=sub_le_mul_log_div.at(a="p[k]", b="q[k]")
    )
    return (
        calc(divergence)
        .gt("Sum(p[k] - q[k], (k, 1, n))", by=termwise(under(k, each), strict, strict_at="i"))
        .eq("Sum(p[k], (k, 1, n)) - Sum(q[k], (k, 1, n))", by=algebra)
        .eq("1 - 1", by=hypothesis)
        .eq(0, by=algebra)
    )


@theorem(
    iff(f"{divergence} = 0", "p[k] = q[k] for k in 1..n"),
    where=PAIR,
    given=[*POSITIVE, *SUMS],
    source=SOURCE,
    tags=TAGS,
)
def kl_divergence_eq_zero_iff():
    """Equal distributions have the quotient 1, whose logarithm is 0; others a positive sum."""
    apart = calc(0).lt(divergence, by=kl_divergence_pos_of_ne.at(i="k")).eq(0, by=hypothesis)
    equal = cases(
        ("p[k] = q[k]", calc("p[k]").eq("q[k]", by=hypothesis)),
        ("p[k] != q[k]", calc("p[k]").eq("q[k]", by=by_impossible(apart))),
    )
    vanishes = (
        calc(divergence).eq("Sum(q[k]*log(q[k]/q[k]), (k, 1, n))", by=hypothesis).eq(0, by=algebra)
    )
    return by_iff(
        under(k, equal, "p[k] = q[k]", given=f"{divergence} = 0"),
        part(f"{divergence} = 0", vanishes, "p[k] = q[k] for k in 1..n"),
    )


@theorem(
    "Sum(-p[k]*log(p[k]), (k, 1, n)) <= Sum(-p[k]*log(q[k]), (k, 1, n))",
    where=PAIR,
    given=[*POSITIVE, *SUMS],
    source=SOURCE,
    tags=TAGS,
)
def entropy_le_cross_entropy():
    """Their difference is the divergence, so cross-entropy over q is least at q = p."""
    return (
        calc("Sum(-p[k]*log(p[k]), (k, 1, n))")
        .le(f"Sum(-p[k]*log(p[k]), (k, 1, n)) + {divergence}", by=using(kl_divergence_nonneg))
        .eq("Sum(-p[k]*log(q[k]), (k, 1, n))", by=algebra)
    )


entropy = "Sum(-p[k]*log(p[k]), (k, 1, n))"
cross_entropy = "Sum(-p[k]*log(q[k]), (k, 1, n))"


@theorem(
    iff(f"{cross_entropy} = {entropy}", "p[k] = q[k] for k in 1..n"),
    where=PAIR,
    given=[*POSITIVE, *SUMS],
    source=SOURCE,
    tags=TAGS,
)
def cross_entropy_eq_entropy_iff():
    """The least cross-entropy is attained at q = p only: elsewhere the divergence is positive."""
    apart = (
        calc(0)
        .lt(divergence, by=kl_divergence_pos_of_ne.at(i="k"))
        .eq(f"{cross_entropy} - {entropy}", by=algebra)
        .eq(f"{entropy} - {entropy}", by=hypothesis)
        .eq(0, by=algebra)
    )
    equal = cases(
        ("p[k] = q[k]", calc("p[k]").eq("q[k]", by=hypothesis)),
        ("p[k] != q[k]", calc("p[k]").eq("q[k]", by=by_impossible(apart))),
    )
    same = "p[k] = q[k] for k in 1..n"
    back = calc(cross_entropy).eq(entropy, by=hypothesis(hypothesis=same, reverse=True))
    return by_iff(
        under(k, equal, "p[k] = q[k]", given=f"{cross_entropy} = {entropy}"),
        part(f"{cross_entropy} = {entropy}", back, same),
    )
