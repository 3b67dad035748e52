"""Two inequalities on sums, of Cauchy and Schwarz and of Jensen, and when equality holds."""

from symcheck import (
    algebra,
    by_iff,
    calc,
    cauchy_schwarz,
    congruence,
    hypothesis,
    iff,
    index,
    induction,
    jensen,
    linear,
    natural,
    part,
    size,
    theorem,
    under,
)

n = size("n")
i, k = index("i", n), index("k", n)
PAIR = "n: size; a, b: family(n)"
TAGS = ["sums", "bounds"]
product = "Sum(a[k]*b[k], (k, 1, n))"
squares_of_b = "Sum(b[k]**2, (k, 1, n))"
bound = f"Sum(a[k]**2, (k, 1, n))*{squares_of_b}"
proportional = "a[i]*b[j] = a[j]*b[i]"
factors = cauchy_schwarz(a="Lambda(k, a[k])", b="Lambda(k, b[k])")


@theorem(f"{product}**2 <= {bound}", where=PAIR, tags=TAGS)
def sum_mul_sq_le():
    """Cauchy–Schwarz: what is missing is half the sum over all pairs of (aᵢbⱼ − aⱼbᵢ)²."""
    return calc(f"{product}**2").le(bound, by=factors)


@theorem(
    iff(f"{product}**2 = {bound}", f"{proportional} for i in 1..n"),
    where=f"{PAIR}; j: index(n)",
    given="b[j] != 0",
    tags=TAGS,
)
def sum_mul_sq_eq_iff():
    """Equality in Cauchy–Schwarz: a is the multiple aⱼ/bⱼ of b, for any j with bⱼ ≠ 0."""
    equality = f"{product}**2 = {bound}"
    equal = calc("a[i]*b[j]").eq("a[j]*b[i]", by=factors(i="i", j="j"))
    back = (
        calc(f"{product}**2")
        .eq("(Sum((a[k]*b[j])*b[k], (k, 1, n))/b[j])**2", by=algebra)
        .eq("(Sum((a[j]*b[k])*b[k], (k, 1, n))/b[j])**2", by=hypothesis)
        .eq(f"Sum((a[j]*b[k])**2, (k, 1, n))/b[j]**2*{squares_of_b}", by=algebra)
        .eq(
            f"Sum((a[k]*b[j])**2, (k, 1, n))/b[j]**2*{squares_of_b}", by=hypothesis(reverse=True)
        )
        .eq(bound, by=algebra)
    )
    return by_iff(
        under(i, equal, proportional, given=equality),
        part(equality, back, f"{proportional} for i in 1..n"),
    )


@theorem(
    "log(Product(x[k], (k, 1, n))) = Sum(log(x[k]), (k, 1, n))",
    where="n: natural; x: family(n)",
    given="x[k] > 0 for k in 1..n",
    tags=["products"],
)
def log_prod():
    """log(ab) = log a + log b, once more for every factor."""
    n, product = natural("n"), "Product(x[k], (k, 1, {}))".format

    def one_more(before):
        return (
            calc(f"log({product('n + 1')})")
            .eq(f"log({product('n')}) + log(x[n + 1])", by=algebra)
            .eq("Sum(log(x[k]), (k, 1, n)) + log(x[n + 1])", by=before)
            .eq("Sum(log(x[k]), (k, 1, n + 1))", by=algebra)
        )

    base = calc(f"log({product('0')})").eq("Sum(log(x[k]), (k, 1, 0))", by=algebra)
    return induction(n, base, step=one_more)


POSITIVE = "x[k] > 0 for k in 1..n"
POINTS = "n: size; x: family(n)"
mean = "Sum(x[k], (k, 1, n))/n"
mean_of_logs = "Sum(log(x[k]), (k, 1, n))/n"
log_is_concave = jensen(
    function="Lambda(t, -log(t))", weights="Lambda(k, 1/n)", points="Lambda(k, x[k])", above=0
)


@theorem(f"{mean_of_logs} <= log({mean})", where=POINTS, given=POSITIVE, tags=TAGS)
def mean_log_le():
    """Jensen for −log, whose second derivative 1/t² is positive where t > 0."""
    return calc(mean_of_logs).le(f"log({mean})", by=log_is_concave)


@theorem(
    iff(f"{mean_of_logs} = log({mean})", "x[i] = x[j] for i in 1..n"),
    where=f"{POINTS}; j: index(n)",
    given=POSITIVE,
    tags=TAGS,
)
def mean_log_eq_iff():
    """Equality in Jensen: −log is strictly convex, so that all the points are one."""
    equality, all_equal = f"{mean_of_logs} = log({mean})", "x[i] = x[j] for i in 1..n"
    equal = calc("x[i]").eq("x[j]", by=log_is_concave(i="i", j="j"))
    each = congruence(under(k, calc("x[j]").eq("x[k]", by=linear)))
    sums = congruence(calc("Sum(x[j], (k, 1, n))").eq("Sum(x[k], (k, 1, n))", by=each))
    back = (
        calc(mean_of_logs)
        .eq("Sum(log(x[j]), (k, 1, n))/n", by=hypothesis(hypothesis=all_equal))
        .eq("log(Sum(x[j], (k, 1, n))/n)", by=algebra)
        .eq(f"log({mean})", by=congruence(calc("Sum(x[j], (k, 1, n))/n").eq(mean, by=sums)))
    )
    return by_iff(
        under(i, equal, "x[i] = x[j]", given=equality), part(equality, back, all_equal)
    )


geometric_mean = "Product(x[k], (k, 1, n))**(1/n)"


@theorem(f"{geometric_mean} <= {mean}", where=POINTS, given=POSITIVE, tags=TAGS)
def geometric_mean_le_mean():
    """Jensen for the exponential at the points log xₖ."""
    at_logs = jensen(
        function="Lambda(t, exp(t))", weights="Lambda(k, 1/n)", points="Lambda(k, log(x[k]))"
    )
    return (
        calc(geometric_mean)
        .eq("exp(log(Product(x[k], (k, 1, n)))/n)", by=algebra)
        .eq(f"exp({mean_of_logs})", by=log_prod)
        .le(mean, by=at_logs)
    )
