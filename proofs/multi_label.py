"""Several labels at once: a sigmoid for each, and the sum of their binary cross-entropies."""

from symcheck.proofs.binary_cross_entropy import binary_cross_entropy_eq_softplus

from symcheck import algebra, calc, definition, derivative, theorem

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
            by=binary_cross_entropy_eq_softplus,
        )
        .eq("exp(z[k])/(1 + exp(z[k])) - y[k]", by=derivative)
        .eq("1/(1 + exp(-z[k])) - y[k]", by=algebra)
        .eq("sigmoid(z[k]) - y[k]", by=definition)
    )
