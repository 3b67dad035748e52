"""A distance: a linear output, the squared error as the loss, and its Gaussian."""

from symcheck import algebra, bounded, calc, derivative, sign, theorem

WHERE = "n: size; y, f: family(n)"
SOURCE, TAGS = "Exercise 6.2 c", ["loss", "regression"]
squares = "Sum((y[i] - f[i])**2, (i, 1, n))"
likelihood = "Sum(log(exp(-(y[i] - f[i])**2/(2*s**2))/(s*sqrt(2*pi))), (i, 1, n))"
mean = "(Sum(y[j], (j, 1, n))/n)"


density = "exp(-(y - f)**2/(2*s**2))/(s*sqrt(2*pi))"


@theorem(
    f"log({density}) = -(y - f)**2/(2*s**2) - log(s*sqrt(2*pi))",
    given="s > 0",
    source=SOURCE,
    tags=TAGS,
)
def log_gaussian():
    """The logarithm of the quotient is that of the exponential less that of the factor."""
    return calc(f"log({density})").eq("-(y - f)**2/(2*s**2) - log(s*sqrt(2*pi))", by=algebra)


@theorem(
    f"-{likelihood} = {squares}/(2*s**2) + n*log(s*sqrt(2*pi))",
    where=f"{WHERE}; s: real",
    given="s > 0",
    source=SOURCE,
    tags=TAGS,
)
def neg_log_likelihood_gaussian():
    """The logarithm undoes the Gaussian's exponential; its factor adds a constant for each i."""
    return (
        calc(f"-{likelihood}")
        .eq("-Sum(-(y[i] - f[i])**2/(2*s**2) - log(s*sqrt(2*pi)), (i, 1, n))", by=log_gaussian)
        .eq(f"{squares}/(2*s**2) + n*log(s*sqrt(2*pi))", by=algebra)
    )


@theorem(
    f"Derivative({squares}/2, f[k]) = f[k] - y[k]",
    where=f"{WHERE}; k: index(n)",
    source=SOURCE,
    tags=[*TAGS, "gradient"],
)
def grad_squared_error():
    """Only the k-th square moves with fₖ."""
    return (
        calc(f"Derivative({squares}/2, f[k])")
        .eq("2*(y[k] - f[k])*(-1)/2", by=derivative)
        .eq("f[k] - y[k]", by=algebra)
    )


@theorem(
    f"Sum((y[i] - c)**2, (i, 1, n)) = Sum((y[i] - {mean})**2, (i, 1, n)) + n*(c - {mean})**2",
    where="n: size; y: family(n); c: real",
    source=SOURCE,
    tags=TAGS,
)
def sum_sq_sub_eq():
    """Around the mean the mixed terms cancel: 2(mean − c)·Σ(yᵢ − mean) is 0."""
    return (
        calc("Sum((y[i] - c)**2, (i, 1, n))")
        .eq(f"Sum(((y[i] - {mean}) - (c - {mean}))**2, (i, 1, n))", by=algebra)
        .eq(f"Sum((y[i] - {mean})**2, (i, 1, n)) + n*(c - {mean})**2", by=algebra)
    )


@theorem(
    f"Sum((y[i] - c)**2, (i, 1, n)) >= Sum((y[i] - {mean})**2, (i, 1, n))",
    where="n: size; y: family(n); c: real",
    attained={"c": mean},
    only=True,
    source=SOURCE,
    tags=TAGS,
)
def mean_minimises_squared_error():
    """What a constant loses against the mean is n(c − mean)², which is 0 at the mean only."""
    split = f"Sum((y[i] - {mean})**2, (i, 1, n)) + n*(c - {mean})**2"
    start = calc("Sum((y[i] - c)**2, (i, 1, n))").eq(split, by=sum_sq_sub_eq)
    least = f"Sum((y[i] - {mean})**2, (i, 1, n))"
    return bounded(start.ge(least, by=sign), elsewhere=start.gt(least, by=sign))
