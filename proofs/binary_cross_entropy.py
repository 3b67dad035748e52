"""Yes or no: the sigmoid at the output, binary cross-entropy as the loss."""

from symcheck.proofs.sigmoid import deriv_sigmoid

from symcheck import algebra, calc, cases, definition, derivative, sign, theorem

SHEET, TAGS = "Exercise 6.2 a", ["loss", "binary"]
loss = "-y*log(sigmoid(z)) - (1 - y)*log(1 - sigmoid(z))"
stable = "Max(z, 0) - z*y + log(1 + exp(-Abs(z)))"


@theorem(f"{loss} = log(1 + exp(z)) - y*z", source=SHEET, tags=TAGS)
def binary_cross_entropy_eq_softplus():
    """−log σ(z) is log(1 + eᶻ) − z, and −log(1 − σ(z)) is log(1 + eᶻ)."""
    return (
        calc(loss)
        .eq("-y*log(1/(1 + exp(-z))) - (1 - y)*log(1 - 1/(1 + exp(-z)))", by=definition)
        .eq("-y*(z - log(1 + exp(z))) + (1 - y)*log(1 + exp(z))", by=algebra)
        .eq("log(1 + exp(z)) - y*z", by=algebra)
    )


@theorem(f"Derivative({loss}, z) = sigmoid(z) - y", source=SHEET, tags=[*TAGS, "gradient"])
def deriv_binary_cross_entropy():
    """In log(1 + eᶻ) − yz the first term has the derivative eᶻ/(1 + eᶻ), which is σ(z)."""
    return (
        calc(f"Derivative({loss}, z)")
        .eq("Derivative(log(1 + exp(z)) - y*z, z)", by=binary_cross_entropy_eq_softplus)
        .eq("exp(z)/(1 + exp(z)) - y", by=derivative)
        .eq("1/(1 + exp(-z)) - y", by=algebra)
        .eq("sigmoid(z) - y", by=definition)
    )


@theorem(f"{loss} = {stable}", source=SHEET, tags=[*TAGS, "stability"])
def binary_cross_entropy_eq_stable():
    """log(1 + eᶻ) is z + log(1 + e⁻ᶻ), so the exponent can always be taken negative."""
    short = calc(loss).eq("log(1 + exp(z)) - y*z", by=binary_cross_entropy_eq_softplus)
    return cases(
        (
            "z >= 0",
            short.eq("z - z*y + log(1 + exp(-z))", by=algebra).eq(stable, by=algebra),
        ),
        (
            "z < 0",
            short.eq("0 - z*y + log(1 + exp(z))", by=algebra).eq(stable, by=algebra),
        ),
    )


@theorem(
    f"Derivative({loss}, z, 2) = sigmoid(z)*(1 - sigmoid(z))",
    source=SHEET,
    tags=[*TAGS, "convex"],
)
def deriv_deriv_binary_cross_entropy():
    """The slope σ(z) − y grows with σ, whose slope is positive: the loss is convex in z."""
    return (
        calc(f"Derivative({loss}, z, 2)")
        .eq("Derivative(sigmoid(z) - y, z)", by=deriv_binary_cross_entropy)
        .eq("Derivative(sigmoid(z), z)", by=derivative)
        .eq("sigmoid(z)*(1 - sigmoid(z))", by=deriv_sigmoid)
    )


@theorem(f"{loss} > 0", given=["0 <= y", "y <= 1"], source=SHEET, tags=TAGS)
def binary_cross_entropy_pos():
    """A mixture of the two positive losses log(1 + e⁻ᶻ) and log(1 + eᶻ), weighted y and 1 − y."""
    mixed = "y*log(1 + exp(-z)) + (1 - y)*log(1 + exp(z))"
    written = (
        calc(loss)
        .eq("log(1 + exp(z)) - y*z", by=binary_cross_entropy_eq_softplus)
        .eq(mixed, by=algebra)
    )
    return cases(("y > 0", written.gt(0, by=sign)), ("y <= 0", written.gt(0, by=sign)))
