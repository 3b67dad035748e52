"""Several labels at once: a sigmoid for each, and the sum of their binary cross-entropies."""

from symcheck.proofs.means import log_prod

from symcheck import algebra, calc, definition, derivative, family_of, index, size, theorem

WHERE = "n: size; z, y: family(n)"
SOURCE, TAGS = "Exercise 6.2 d", ["loss", "multi-label"]
each = "(-y[i]*log(sigmoid(z[i])) - (1 - y[i])*log(1 - sigmoid(z[i])))"
loss = f"Sum({each}, (i, 1, n))"


@theorem(
    f"Derivative({loss}, z[k]) = sigmoid(z[k]) - y[k]",
    where=f"{WHERE}; k: index(n)",
    source=SOURCE,
    tags=[*TAGS, "gradient"],
)
def grad_multi_label():
    """The labels do not share an output: only the k-th term moves with zₖ, as for one label."""
    return (
        calc(f"Derivative({loss}, z[k])")
        .eq(
            "Derivative(Sum(log(1 + exp(z[i])) - y[i]*z[i], (i, 1, n)), z[k])",
            by=algebra,
        )
        .eq("exp(z[k])/(1 + exp(z[k])) - y[k]", by=derivative)
        .eq("1/(1 + exp(-z[k])) - y[k]", by=algebra)
        .eq("sigmoid(z[k]) - y[k]", by=definition)
    )


likelihood = "sigmoid(z[i])**y[i]*(1 - sigmoid(z[i]))**(1 - y[i])"


@theorem(
    f"-log(Product({likelihood}, (i, 1, n))) = {loss}", where=WHERE, source=SOURCE, tags=TAGS
)
def neg_log_likelihood_multi_label():
    """Labels that are independent have the product of their probabilities, its log is a sum.

    The probability of the label y, 1 or 0, is σ(z) or 1 − σ(z).
    """
    each_factor = family_of(index("i", size("n")), likelihood)
    return (
        calc(f"-log(Product({likelihood}, (i, 1, n)))")
        .eq(f"-Sum(log({likelihood}), (i, 1, n))", by=log_prod.at(x=each_factor))
        .eq(loss, by=algebra)
    )
