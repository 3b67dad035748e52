"""Depth: how the slope of a chain of units shrinks, and which networks are the same.

A chain of units is aₗ = wₗσ(aₗ₋₁) + bₗ. By the chain rule ∂a_L/∂a₀ is the product over the
layers of the slopes of t ↦ wₗσ(t) + bₗ at t = aₗ₋₁. A chain of relus has a slope only where
no unit is at its kink; where all are active it is the product of the weights.
"""

from symcheck.proofs.sigmoid import deriv_sigmoid_le_quarter
from symcheck.proofs.tanh import deriv_tanh_le_one, sigmoid_eq_half_mul_one_add_tanh

from symcheck import (
    algebra,
    calc,
    define,
    definition,
    derivative,
    family_of,
    index,
    induction,
    natural,
    scale,
    termwise,
    theorem,
    under,
)

SOURCE, TAGS = "Exercise 6.1.3", ["network", "gradients"]
L = natural("L")
l = index("l", L)
UNITS = "L: natural; w, b: family(L); a: real"
sigmoid_unit = define(
    "unit", UNITS, on="L", base="a", step="w[L + 1]*sigmoid(unit(L, w, b, a)) + b[L + 1]"
)
tanh_unit = define(
    "tanh_unit", UNITS, on="L", base="a", step="w[L + 1]*tanh(tanh_unit(L, w, b, a)) + b[L + 1]"
)
slope = "Subs(Derivative(w[l]*sigmoid(t) + b[l], t), t, unit(l - 1, w, b, a))"
relu_unit = define(
    "relu_unit", UNITS, on="L", base="a", step="w[L + 1]*relu(relu_unit(L, w, b, a)) + b[L + 1]"
)
factor = "w[l]*Subs(Derivative(sigmoid(t), t), t, unit(l - 1, w, b, a))"
tanh_factor = "w[l]*Subs(Derivative(tanh(t), t), t, tanh_unit(l - 1, w, b, a))"
relu_slope = "Subs(Derivative(w[l]*relu(t) + b[l], t), t, u[l])"


@theorem("Derivative(v*sigmoid(t) + c, t) = v*Derivative(sigmoid(t), t)", source=SOURCE, tags=TAGS)
def deriv_layer():
    """A layer multiplies the slope of the sigmoid by its weight; its bias does not count."""
    return calc("Derivative(v*sigmoid(t) + c, t)").eq("v*Derivative(sigmoid(t), t)", by=derivative)


@theorem("Abs(Derivative(v*sigmoid(t) + c, t)) <= Abs(v)/4", source=SOURCE, tags=[*TAGS, "bounds"])
def abs_deriv_layer_le():
    """The slope of the sigmoid lies between 0 and ¼."""
    quarter = calc("Derivative(sigmoid(t), t)").le("1/4", by=deriv_sigmoid_le_quarter.at(x="t"))
    return (
        calc("Abs(Derivative(v*sigmoid(t) + c, t))")
        .eq("Abs(v)*Derivative(sigmoid(t), t)", by=algebra)
        .le("Abs(v)*(1/4)", by=scale(quarter, factor="Abs(v)"))
        .eq("Abs(v)/4", by=algebra)
    )


@theorem(
    "Abs(Product(f[l], (l, 1, L))) = Product(Abs(f[l]), (l, 1, L))",
    where="L: natural; f: family(L)",
    tags=["products"],
)
def abs_prod():
    """|ab| = |a|·|b|, once more for every factor."""

    def one_more(before):
        return (
            calc("Abs(Product(f[l], (l, 1, L + 1)))")
            .eq("Abs(Product(f[l], (l, 1, L))*f[L + 1])", by=algebra)
            .eq("Abs(Product(f[l], (l, 1, L)))*Abs(f[L + 1])", by=algebra)
            .eq("Product(Abs(f[l]), (l, 1, L))*Abs(f[L + 1])", by=before)
            .eq("Product(Abs(f[l]), (l, 1, L + 1))", by=algebra)
        )

    base = calc("Abs(Product(f[l], (l, 1, 0)))").eq("Product(Abs(f[l]), (l, 1, 0))", by=algebra)
    return induction("L", base, step=one_more)


@theorem(
    f"Abs(Product({slope}, (l, 1, L))) <= Product(Abs(w[l])/4, (l, 1, L))",
    where=UNITS,
    definitions=[sigmoid_unit],
    source=SOURCE,
    tags=[*TAGS, "bounds"],
)
def abs_deriv_chain_le():
    """Every factor is at most |wₗ|/4: with weights below 4 the gradient vanishes with depth."""
    each = calc(f"Abs({slope})").le(
        "Abs(w[l])/4", by=abs_deriv_layer_le.at(t="unit(l - 1, w, b, a)", v="w[l]", c="b[l]")
    )
    return (
        calc(f"Abs(Product({slope}, (l, 1, L)))")
        .eq(f"Product(Abs({slope}), (l, 1, L))", by=abs_prod.at(f=family_of(l, slope)))
        .le("Product(Abs(w[l])/4, (l, 1, L))", by=termwise(under(l, each)))
    )


def chain_rule(unit, factor):
    """Return the induction on the depth: one layer more is one factor more."""

    def one_more(before):
        last = factor.replace("[l]", "[L + 1]").replace("l - 1", "L")
        return (
            calc(f"Derivative({unit}(L + 1, w, b, a), a)")
            .eq(f"{last}*Derivative({unit}(L, w, b, a), a)", by=derivative)
            .eq(f"{last}*Product({factor}, (l, 1, L))", by=before)
            .eq(f"Product({factor}, (l, 1, L + 1))", by=algebra)
        )

    base = (
        calc(f"Derivative({unit}(0, w, b, a), a)")
        .eq(1, by=derivative)
        .eq(f"Product({factor}, (l, 1, 0))", by=algebra)
    )
    return induction("L", base, step=one_more)


@theorem(
    f"Derivative(unit(L, w, b, a), a) = Product({factor}, (l, 1, L))",
    where=UNITS,
    definitions=[sigmoid_unit],
    source=SOURCE,
    tags=[*TAGS, "derivative"],
)
def deriv_depth():
    """The chain rule at every depth: the last layer's slope times that of the layers before."""
    return chain_rule("unit", factor)


@theorem(
    "Abs(Derivative(unit(L, w, b, a), a)) <= Product(Abs(w[l])/4, (l, 1, L))",
    where=UNITS,
    definitions=[sigmoid_unit],
    source=SOURCE,
    tags=[*TAGS, "bounds"],
)
def abs_deriv_depth_le():
    """With weights below 4 the last value of a sigmoid chain hardly depends on the first."""
    return (
        calc("Abs(Derivative(unit(L, w, b, a), a))")
        .eq(f"Abs(Product({factor}, (l, 1, L)))", by=deriv_depth)
        .eq(f"Abs(Product({slope}, (l, 1, L)))", by=derivative)
        .le("Product(Abs(w[l])/4, (l, 1, L))", by=abs_deriv_chain_le)
    )


@theorem(
    f"Derivative(tanh_unit(L, w, b, a), a) = Product({tanh_factor}, (l, 1, L))",
    where=UNITS,
    definitions=[tanh_unit],
    source=SOURCE,
    tags=[*TAGS, "derivative", "tanh"],
)
def deriv_tanh_depth():
    """The chain rule at every depth: the last layer's slope times that of the layers before."""
    return chain_rule("tanh_unit", tanh_factor)


@theorem(
    "Abs(Derivative(tanh_unit(L, w, b, a), a)) <= Product(Abs(w[l]), (l, 1, L))",
    where=UNITS,
    definitions=[tanh_unit],
    source=SOURCE,
    tags=[*TAGS, "bounds", "tanh"],
)
def abs_deriv_tanh_depth_le():
    """The slope of tanh lies between 0 and 1, so a factor is at most |wₗ|."""
    inner = "tanh_unit(l - 1, w, b, a)"
    at_most_one = calc(f"Subs(Derivative(tanh(t), t), t, {inner})").le(
        1, by=deriv_tanh_le_one.at(x=inner)
    )
    each = (
        calc(f"Abs({tanh_factor})")
        .eq(f"Abs(w[l])*Subs(Derivative(tanh(t), t), t, {inner})", by=algebra)
        .le("Abs(w[l])*1", by=scale(at_most_one, factor="Abs(w[l])"))
        .eq("Abs(w[l])", by=algebra)
    )
    return (
        calc("Abs(Derivative(tanh_unit(L, w, b, a), a))")
        .eq(f"Abs(Product({tanh_factor}, (l, 1, L)))", by=deriv_tanh_depth)
        .eq(f"Product(Abs({tanh_factor}), (l, 1, L))", by=abs_prod.at(f=family_of(l, tanh_factor)))
        .le("Product(Abs(w[l]), (l, 1, L))", by=termwise(under(l, each)))
    )


@theorem(
    f"Product({relu_slope}, (l, 1, L)) = Product(w[l], (l, 1, L))",
    where="L: natural; w, b: family(L); u: family(L)",
    given="u[l] > 0 for l in 1..L",
    source=SOURCE,
    tags=[*TAGS, "relu"],
)
def deriv_relu_chain():
    """Where the units are active relu multiplies by 1: only the weights are left."""
    return calc(f"Product({relu_slope}, (l, 1, L))").eq("Product(w[l], (l, 1, L))", by=derivative)


@theorem(
    "Derivative(relu_unit(L, w, b, a), a) = Product(w[l], (l, 1, L))",
    where=UNITS,
    given="relu_unit(l, w, b, a) > 0 for l in 0..L - 1",
    definitions=[relu_unit],
    source=SOURCE,
    tags=[*TAGS, "relu", "derivative"],
)
def deriv_relu_depth():
    """Where every unit is active the slope is the product of the weights: no factor shrinks it.

    Where a unit is at 0 the chain has a kink, so this is not so at every input.
    """
    return chain_rule("relu_unit", "w[l]")


LAYERS = "L: natural; D: size; w: family(L, D, D); b: family(L, D); x: family(D)"
sigmoid_net = define(
    "sigmoid_net",
    f"{LAYERS}; i: index(D)",
    on="L",
    base="x[i]",
    step="Sum(w[L + 1, i, j]*sigmoid(sigmoid_net(L, D, w, b, x, j)), (j, 1, D)) + b[L + 1, i]",
)
tanh_net = define(
    "tanh_net",
    f"{LAYERS}; i: index(D)",
    on="L",
    base="x[i]",
    step="Sum(w[L + 1, i, j]*tanh(tanh_net(L, D, w, b, x, j)), (j, 1, D)) + b[L + 1, i]",
)
WEIGHTS = "Lambda((l, i, j), w[l, i, j]/4)"
BIASES = "Lambda((l, i), b[l, i]/2 + Sum(w[l, i, j], (j, 1, D))/4)"
INPUTS = "Lambda(i, x[i]/2)"


def as_tanh(layers: str, unit: str) -> str:
    """Return a unit of the tanh network with the mapped parameters and half the input."""
    return f"tanh_net({layers}, D, {WEIGHTS}, {BIASES}, {INPUTS}, {unit})"


@theorem(
    f"sigmoid_net(L, D, w, b, x, i) = 2*{as_tanh('L', 'i')}",
    where=f"{LAYERS}; i: index(D)",
    definitions=[sigmoid_net, tanh_net],
    source="Exercise 6.1.2",
    tags=["network", "reparameterisation", "tanh"],
)
def sigmoid_layers_eq_tanh_layers():
    """σ(a) = ½ + ½ tanh(a/2): with every unit halved, weights w/4 take the place of w."""

    def one_more(before):
        half = as_tanh("L", "j")
        return (
            calc("sigmoid_net(L + 1, D, w, b, x, i)")
            .eq(
                "Sum(w[L + 1, i, j]*sigmoid(sigmoid_net(L, D, w, b, x, j)), (j, 1, D))"
                " + b[L + 1, i]",
                by=definition,
            )
            .eq(f"Sum(w[L + 1, i, j]*sigmoid(2*{half}), (j, 1, D)) + b[L + 1, i]", by=before)
            .eq(
                f"Sum(w[L + 1, i, j]*((1 + tanh(2*{half}/2))/2), (j, 1, D)) + b[L + 1, i]",
                by=sigmoid_eq_half_mul_one_add_tanh,
            )
            .eq(
                f"2*(Sum(w[L + 1, i, j]/4*tanh({half}), (j, 1, D))"
                " + (b[L + 1, i]/2 + Sum(w[L + 1, i, j], (j, 1, D))/4))",
                by=algebra,
            )
            .eq(f"2*{as_tanh('L + 1', 'i')}", by=definition)
        )

    base = (
        calc("sigmoid_net(0, D, w, b, x, i)")
        .eq("x[i]", by=definition)
        .eq("2*(x[i]/2)", by=algebra)
        .eq(f"2*{as_tanh('0', 'i')}", by=definition)
    )
    return induction("L", base, step=one_more)
