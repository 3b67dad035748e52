"""Networks of any depth: with sigmoid units and with tanh units they compute the same functions.

Layer 0 is linear in the input; each of the L layers behind it takes the units of the layer
before through the activation; the output is linear in the last layer's units. All widths
are symbolic: D inputs, M units a layer, K outputs.
"""

from symcheck.proofs.tanh import sigmoid_eq_half_mul_one_add_tanh

from symcheck import (
    algebra,
    calc,
    define,
    definition,
    induction,
    reparameterisation,
    theorem,
)

SOURCE, TAGS = "Exercise 6.1.2", ["network", "reparameterisation", "tanh"]
SHAPES = (
    "L: natural; D, M: size; u: family(M, D); a: family(M); w: family(L, M, M); b: family(L, M); "
    "x: family(D)"
)
first = "Sum(u[i, m]*x[m], (m, 1, D)) + a[i]"
sigmoid_units, tanh_units = (
    define(
        f"{name}_units",
        f"{SHAPES}; i: index(M)",
        on="L",
        base=first,
        step=f"Sum(w[L + 1, i, j]*{name}({name}_units(L, D, M, u, a, w, b, x, j)), (j, 1, M))"
        " + b[L + 1, i]",
    )
    for name in ("sigmoid", "tanh")
)
FIRST_HALVED = "Lambda((i, m), u[i, m]/2), Lambda(i, a[i]/2)"
BIAS = "b[l, i]/2 + Sum(w[l, i, j], (j, 1, M))/4"
REST = f"Lambda((l, i, j), w[l, i, j]/4), Lambda((l, i), {BIAS})"
halves = define(
    "halves",
    f"{SHAPES}; i: index(M)",
    f"tanh_units(L, D, M, {FIRST_HALVED}, {REST}, x, i)",
    definitions=[tanh_units],
)
NETWORKS = [sigmoid_units, tanh_units, halves]


def old(layers: str, unit: str) -> str:
    """Return a unit of the sigmoid network."""
    return f"sigmoid_units({layers}, D, M, u, a, w, b, x, {unit})"


def new(layers: str, unit: str) -> str:
    """Return the same unit of the tanh network at the mapped parameters."""
    return f"halves({layers}, D, M, u, a, w, b, x, {unit})"


@theorem(
    f"{old('L', 'i')} = 2*{new('L', 'i')}",
    where=f"{SHAPES}; i: index(M)",
    definitions=NETWORKS,
    source=SOURCE,
    tags=TAGS,
)
def sigmoid_units_eq_tanh_units():
    """σ(a) = ½ + ½ tanh(a/2): for halved units weights are w/4, and biases take up the halves."""

    def one_more(before):
        half = new("L", "j")
        return (
            calc(old("L + 1", "i"))
            .eq(
                f"Sum(w[L + 1, i, j]*sigmoid({old('L', 'j')}), (j, 1, M)) + b[L + 1, i]",
                by=definition,
            )
            .eq(f"Sum(w[L + 1, i, j]*sigmoid(2*{half}), (j, 1, M)) + b[L + 1, i]", by=before)
            .eq(
                f"Sum(w[L + 1, i, j]*((1 + tanh(2*{half}/2))/2), (j, 1, M)) + b[L + 1, i]",
                by=sigmoid_eq_half_mul_one_add_tanh,
            )
            .eq(
                f"2*(Sum(w[L + 1, i, j]/4*tanh({half}), (j, 1, M))"
                " + (b[L + 1, i]/2 + Sum(w[L + 1, i, j], (j, 1, M))/4))",
                by=algebra,
            )
            .eq(f"2*{new('L + 1', 'i')}", by=definition)
        )

    base = (
        calc(old("0", "i"))
        .eq(first, by=definition)
        .eq("2*(Sum(u[i, m]/2*x[m], (m, 1, D)) + a[i]/2)", by=algebra)
        .eq(f"2*{new('0', 'i')}", by=definition)
    )
    return induction("L", base, step=one_more)


output = f"Sum(v[k, j]*sigmoid({old('L', 'j')}), (j, 1, M)) + c[k]"
new_output = "Sum(p[k, j]*tanh(tanh_units(L, D, M, f, g, r, s, x, j)), (j, 1, M)) + q[k]"


@theorem(
    reparameterisation(
        output,
        new_output,
        parameters={
            "f[i, m]": "u[i, m]/2",
            "g[i]": "a[i]/2",
            "r[l, i, j]": "w[l, i, j]/4",
            "s[l, i]": BIAS,
            "p[k, j]": "v[k, j]/2",
            "q[k]": "c[k] + Sum(v[k, j], (j, 1, M))/2",
        },
        inverse={
            "u[i, m]": "2*f[i, m]",
            "a[i]": "2*g[i]",
            "w[l, i, j]": "4*r[l, i, j]",
            "b[l, i]": "2*s[l, i] - 2*Sum(r[l, i, j], (j, 1, M))",
            "v[k, j]": "2*p[k, j]",
            "c[k]": "q[k] - Sum(p[k, j], (j, 1, M))",
        },
    ),
    where=(
        f"{SHAPES}; K: size; k: index(K); v: family(K, M); c: family(K); "
        "f: family(M, D); g: family(M); r: family(L, M, M); s: family(L, M); "
        "p: family(K, M); q: family(K)"
    ),
    definitions=NETWORKS,
    source=SOURCE,
    tags=TAGS,
)
def deep_sigmoid_network_eq_deep_tanh_network():
    """A network of any depth with σ is one with tanh, and back: the linear map has an inverse."""
    half = new("L", "j")
    return (
        calc(output)
        .eq(f"Sum(v[k, j]*sigmoid(2*{half}), (j, 1, M)) + c[k]", by=sigmoid_units_eq_tanh_units)
        .eq(
            f"Sum(v[k, j]*((1 + tanh(2*{half}/2))/2), (j, 1, M)) + c[k]",
            by=sigmoid_eq_half_mul_one_add_tanh,
        )
        .eq(
            f"Sum(v[k, j]/2*tanh({half}), (j, 1, M)) + (c[k] + Sum(v[k, j], (j, 1, M))/2)",
            by=algebra,
        )
        .eq(new_output, by=definition)
    )
