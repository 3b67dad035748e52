"""The Kullback–Leibler divergence: never negative, so cross-entropy is least at q = p."""

from symcheck import algebra, calc, index, linear, monotone, scale, sign, size, termwise, theorem, under, using

n = size("n")
k = index("k", n)
PAIR = "n: size; p, q: family(n)"
POSITIVE = ["p[k] > 0 for k in 1..n", "q[k] > 0 for k in 1..n"]
SUMS = ["Sum(p[k], (k, 1, n)) = 1", "Sum(q[k], (k, 1, n)) = 1"]
SOURCE, TAGS = "Exercise 6.2 b", ["loss", "kl-divergence"]
divergence = "Sum(p[k]*log(p[k]/q[k]), (k, 1, n))"


@theorem("log(t) <= t - 1", given="t > 0", attained={"t": 1}, only=True, tags=["bounds"])
def log_le_sub_one_of_pos():
    """The line t − 1 touches the logarithm at t = 1, and its slope 1 is 1/t there only."""
    return calc("log(t)").le("t - 1", by=monotone(variable="t", contact=1))


@theorem("a - b <= a*log(a/b)", given=["a > 0", "b > 0"], tags=["bounds", "kl-divergence"])
def sub_le_mul_log_div():
    """log(b/a) ≤ b/a − 1, multiplied by a."""
    return calc("a - b").le("a*log(a/b)", by=scale(calc("log(b/a)").le("b/a - 1", by=log_le_sub_one_of_pos.at(t="b/a")), factor="a"))


@theorem(f"{divergence} >= 0", where=PAIR, given=[*POSITIVE, *SUMS], source=SOURCE, tags=TAGS)
def kl_divergence_nonneg():
    """Termwise p log(p/q) ≥ p − q, and both p and q sum to 1."""
    each = calc("p[k] - q[k]").le("p[k]*log(p[k]/q[k])", by=sub_le_mul_log_div)
    return (
        calc(divergence)
        .ge("Sum(p[k] - q[k], (k, 1, n))", by=termwise(under(k, each)))
        .eq("Sum(p[k], (k, 1, n)) - Sum(q[k], (k, 1, n))", by=algebra)
        .eq(0, by=algebra)
    )
