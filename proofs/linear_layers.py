"""Layers without an activation collapse into one: why networks need activations."""

from symcheck import algebra, calc, define, definition, induction, theorem

SHEET, TAGS = "Exercise 6.1.5", ["network", "linear"]
SIZES = "D, M, K: size; x: family(D); k: index(K)"
WEIGHTS = "w1: family(M, D); b1: family(M); w2: family(K, M); b2: family(K)"


@theorem(
    "Sum(w2[k, j]*(Sum(w1[j, i]*x[i], (i, 1, D)) + b1[j]), (j, 1, M)) + b2[k]"
    " = Sum(Sum(w2[k, j]*w1[j, i], (j, 1, M))*x[i], (i, 1, D))"
    " + (Sum(w2[k, j]*b1[j], (j, 1, M)) + b2[k])",
    where=f"{SIZES}; {WEIGHTS}",
    source=SHEET,
    tags=TAGS,
)
def two_linear_layers_eq_one():
    """Multiplied out and summed over hidden units first: weights W²W¹, bias W²b¹ + b²."""
    bias = "(Sum(w2[k, j]*b1[j], (j, 1, M)) + b2[k])"
    return (
        calc("Sum(w2[k, j]*(Sum(w1[j, i]*x[i], (i, 1, D)) + b1[j]), (j, 1, M)) + b2[k]")
        .eq(
            "Sum(Sum(w2[k, j]*w1[j, i]*x[i], (i, 1, D)) + w2[k, j]*b1[j], (j, 1, M)) + b2[k]",
            by=algebra,
        )
        .eq(f"Sum(Sum(w2[k, j]*w1[j, i]*x[i], (i, 1, D)), (j, 1, M)) + {bias}", by=algebra)
        .eq(f"Sum(Sum(w2[k, j]*w1[j, i]*x[i], (j, 1, M)), (i, 1, D)) + {bias}", by=algebra)
        .eq(f"Sum(Sum(w2[k, j]*w1[j, i], (j, 1, M))*x[i], (i, 1, D)) + {bias}", by=algebra)
    )


LAYERS = "L: natural; D: size; w: family(L, D, D); b: family(L, D); x: family(D)"
net = define(
    "net",
    "L: natural; D: size; w: family(L, D, D); b: family(L, D); x: family(D); i: index(D)",
    on="L",
    base="x[i]",
    step="Sum(w[L + 1, i, j]*net(L, D, w, b, x, j), (j, 1, D)) + b[L + 1, i]",
)
weights = define(
    "weights",
    "L: natural; D: size; w: family(L, D, D); i: index(D); j: index(D)",
    on="L",
    base="KroneckerDelta(i, j)",
    step="Sum(w[L + 1, i, m]*weights(L, D, w, m, j), (m, 1, D))",
)
bias_of = define(
    "bias",
    "L: natural; D: size; w: family(L, D, D); b: family(L, D); i: index(D)",
    on="L",
    base="0",
    step="Sum(w[L + 1, i, m]*bias(L, D, w, b, m), (m, 1, D)) + b[L + 1, i]",
)


def one_layer(layers: str, unit: str) -> str:
    """Return the output of one layer with the composed weights and bias."""
    return (
        f"Sum(weights({layers}, D, w, {unit}, j)*x[j], (j, 1, D)) + bias({layers}, D, w, b, {unit})"
    )


@theorem(
    f"net(L, D, w, b, x, i) = {one_layer('L', 'i')}",
    where=LAYERS + "; i: index(D)",
    definitions=[net, weights, bias_of],
    source=SHEET,
    tags=TAGS,
)
def linear_layers_eq_one():
    """With no layer the weights are δ and the bias is 0; one more layer composes as two do."""

    def one_more(hypothesis):
        return (
            calc("net(L + 1, D, w, b, x, i)")
            .eq("Sum(w[L + 1, i, m]*net(L, D, w, b, x, m), (m, 1, D)) + b[L + 1, i]", by=definition)
            .eq(
                f"Sum(w[L + 1, i, m]*({one_layer('L', 'm')}), (m, 1, D)) + b[L + 1, i]",
                by=hypothesis,
            )
            .eq(
                "Sum(Sum(w[L + 1, i, m]*weights(L, D, w, m, j), (m, 1, D))*x[j], (j, 1, D))"
                " + (Sum(w[L + 1, i, m]*bias(L, D, w, b, m), (m, 1, D)) + b[L + 1, i])",
                by=algebra,
            )
            .eq(one_layer("L + 1", "i"), by=definition)
        )

    base = (
        calc("net(0, D, w, b, x, i)")
        .eq("x[i]", by=definition)
        .eq("Sum(KroneckerDelta(i, j)*x[j], (j, 1, D)) + 0", by=algebra)
        .eq(one_layer("0", "i"), by=definition)
    )
    return induction("L", base, step=one_more)
