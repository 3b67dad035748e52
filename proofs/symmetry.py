"""Weight-space symmetry: other weights, the same function.

The M! permutations of the hidden units and, for tanh, the 2ᴹ choices of signs make M!·2ᴹ
points in weight space with one and the same function; relu has a continuum of scalings.
"""

from symcheck import (
    algebra,
    calc,
    cases,
    congruence,
    hypothesis,
    index,
    reindex,
    reparameterisation,
    size,
    theorem,
    under,
)

SHEET = "Exercise 6.5 a"
TAGS = ["network", "symmetry"]
M = size("M")
j = index("j", M)
NETWORK = (
    "D, M, K: size; x: family(D); k: index(K); "
    "w1: family(M, D); b1: family(M); w2: family(K, M); b2: family(K)"
)
NEW = "v1: family(M, D); c1: family(M); v2: family(K, M)"


def unit(weights: str = "w1[j, i]", bias: str = "b1[j]") -> str:
    """Return the input of hidden unit j."""
    return f"(Sum({weights}*x[i], (i, 1, D)) + {bias})"


def network(activation: str, unit: str, weight: str = "w2[k, j]") -> str:
    """Return output k of a network with one hidden layer."""
    return f"Sum({weight}*{activation}{unit}, (j, 1, M)) + b2[k]"


new_unit = unit("v1[j, i]", "c1[j]")


@theorem(
    f"{network('tanh', unit('w1[p[j], i]', 'b1[p[j]]'), 'w2[k, p[j]]')}"
    f" = {network('tanh', unit())}",
    where=f"{NETWORK}; p: permutation(M)",
    source=SHEET,
    tags=TAGS,
)
def network_permute():
    """The output is a sum over hidden units, and a sum does not depend on their order."""
    return calc(network("tanh", unit("w1[p[j], i]", "b1[p[j]]"), "w2[k, p[j]]")).eq(
        network("tanh", unit()), by=reindex
    )


@theorem(
    "Sum(w[p[j]]*f[p[j]], (j, 1, M)) = Sum(w[j]*f[j], (j, 1, M))",
    where="M: size; w, f: family(M); p: permutation(M)",
    source=SHEET,
    tags=TAGS,
)
def sum_units_permute():
    """Whatever the activations f are, the order of the hidden units does not matter."""
    return calc("Sum(w[p[j]]*f[p[j]], (j, 1, M))").eq("Sum(w[j]*f[j], (j, 1, M))", by=reindex)


@theorem("(s*w)*tanh(s*a) = w*tanh(a)", given="s = 1 or s = -1", source=SHEET, tags=TAGS)
def tanh_unit_flip():
    """Tanh is odd: the sign that goes in comes out, and meets itself."""
    return cases(
        (
            "s = 1",
            calc("(s*w)*tanh(s*a)")
            .eq("(1*w)*tanh(1*a)", by=hypothesis)
            .eq("w*tanh(a)", by=algebra),
        ),
        (
            "s = -1",
            calc("(s*w)*tanh(s*a)")
            .eq("((-1)*w)*tanh((-1)*a)", by=hypothesis)
            .eq("w*tanh(a)", by=algebra),
        ),
    )


@theorem(
    reparameterisation(
        network("tanh", unit()),
        network("tanh", new_unit, "v2[k, j]"),
        parameters={
            "v1[j, i]": "s[j]*w1[j, i]",
            "c1[j]": "s[j]*b1[j]",
            "v2[k, j]": "s[j]*w2[k, j]",
        },
    ),
    where=f"{NETWORK}; s: family(M); {NEW}",
    given="s[j] = 1 or s[j] = -1 for j in 1..M",
    source=SHEET,
    tags=[*TAGS, "reparameterisation"],
)
def tanh_network_flip():
    """Any choice of signs, one for each hidden unit, on its in- and outgoing weights."""
    flipped = f"Sum((s[j]*w2[k, j])*tanh(s[j]*{unit()}), (j, 1, M))"
    each = calc(f"w2[k, j]*tanh{unit()}").eq(
        f"(s[j]*w2[k, j])*tanh(s[j]*{unit()})",
        by=tanh_unit_flip.at(s="s[j]", w="w2[k, j]", a=unit()).backwards(),
    )
    units = calc(f"Sum(w2[k, j]*tanh{unit()}, (j, 1, M))").eq(
        flipped, by=congruence(under(j, each))
    )
    return (
        calc(network("tanh", unit()))
        .eq(f"{flipped} + b2[k]", by=congruence(units))
        .eq(network("tanh", new_unit, "v2[k, j]"), by=algebra)
    )


@theorem("w/c*relu(c*a) = w*relu(a)", given="c > 0", source=SHEET, tags=[*TAGS, "relu"])
def relu_unit_rescale():
    """A positive factor passes through relu, and cancels behind it."""
    return calc("w/c*relu(c*a)").eq("w/c*(c*relu(a))", by=algebra).eq("w*relu(a)", by=algebra)


@theorem(
    reparameterisation(
        network("relu", unit()),
        network("relu", new_unit, "v2[k, j]"),
        parameters={
            "v1[j, i]": "s[j]*w1[j, i]",
            "c1[j]": "s[j]*b1[j]",
            "v2[k, j]": "w2[k, j]/s[j]",
        },
    ),
    where=f"{NETWORK}; s: family(M); {NEW}",
    given="s[j] > 0 for j in 1..M",
    source=SHEET,
    tags=[*TAGS, "relu", "reparameterisation"],
)
def relu_network_rescale():
    """Weights into a hidden unit times s > 0, weights out of it divided by s."""
    return (
        calc(network("relu", unit()))
        .eq(
            f"Sum(w2[k, j]/s[j]*(s[j]*relu{unit()}), (j, 1, M)) + b2[k]",
            by=algebra,
        )
        .eq(f"Sum(w2[k, j]/s[j]*relu(s[j]*{unit()}), (j, 1, M)) + b2[k]", by=algebra)
        .eq(network("relu", new_unit, "v2[k, j]"), by=algebra)
    )
