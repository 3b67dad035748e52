"""Softplus, SiLU, GELU, leaky relu and ELU: derivatives and elementary identities."""

from symcheck import algebra, calc, cases, definition, derivative, scale, sign, theorem

SOURCE, TAGS = "Exercise 6.1", ["activation"]
gelu = "x/2*(1 + erf(x/sqrt(2)))"
silu = "x*sigmoid(x)"
leaky = "Piecewise((x, x > 0), (a*x, True))"
elu = "Piecewise((x, x > 0), (a*(exp(x) - 1), True))"


@theorem("Derivative(softplus(x), x) = sigmoid(x)", source=SOURCE, tags=[*TAGS, "derivative"])
def deriv_softplus():
    """(log(1 + eˣ))′ = eˣ/(1 + eˣ), which is the sigmoid: softplus is its antiderivative."""
    return (
        calc("Derivative(softplus(x), x)")
        .eq("exp(x)/(1 + exp(x))", by=derivative)
        .eq("1/(1 + exp(-x))", by=algebra)
        .eq("sigmoid(x)", by=definition)
    )


@theorem("softplus(x) - softplus(-x) = x", source=SOURCE, tags=TAGS)
def softplus_sub_softplus_neg():
    """log(1 + eˣ) is x + log(1 + e⁻ˣ)."""
    return (
        calc("softplus(x) - softplus(-x)")
        .eq("log(1 + exp(x)) - log(1 + exp(-x))", by=definition)
        .eq("x", by=algebra)
    )


@theorem("softplus(x) = relu(x) + softplus(-Abs(x))", source=SOURCE, tags=TAGS)
def softplus_eq_relu_add():
    """Softplus is relu and a remainder between 0 and log 2: nothing overflows on the right."""
    return cases(
        ("x >= 0", calc("softplus(x)").eq("relu(x) + softplus(-Abs(x))", by=algebra)),
        ("x < 0", calc("softplus(x)").eq("relu(x) + softplus(-Abs(x))", by=algebra)),
    )


@theorem("relu(x) < softplus(x)", source=SOURCE, tags=TAGS)
def relu_lt_softplus():
    """The remainder log(1 + e^(−|x|)) is positive."""
    return (
        calc("relu(x)")
        .lt(
            "relu(x) + log(1 + exp(-Abs(x)))",
            by=scale(calc(0).lt("log(1 + exp(-Abs(x)))", by=sign), factor=1),
        )
        .eq("relu(x) + softplus(-Abs(x))", by=definition)
        .eq("softplus(x)", by=softplus_eq_relu_add.backwards())
    )


@theorem(
    f"Derivative({silu}, x) = sigmoid(x)*(1 + x*(1 - sigmoid(x)))",
    source=SOURCE,
    tags=[*TAGS, "derivative"],
)
def deriv_silu():
    """Product rule with σ′ = σ(1 − σ)."""
    return (
        calc(f"Derivative({silu}, x)")
        .eq("sigmoid(x) + x*(sigmoid(x)*(1 - sigmoid(x)))", by=derivative)
        .eq("sigmoid(x)*(1 + x*(1 - sigmoid(x)))", by=algebra)
    )


@theorem(f"{silu} - (-x)*sigmoid(-x) = x", source=SOURCE, tags=TAGS)
def silu_sub_silu_neg():
    """xσ(x) + xσ(−x) = x, for σ(x) + σ(−x) = 1."""
    return (
        calc(f"{silu} - (-x)*sigmoid(-x)")
        .eq("x*(sigmoid(x) + sigmoid(-x))", by=algebra)
        .eq("x", by=algebra)
    )


@theorem(
    f"Derivative({gelu}, x) = (1 + erf(x/sqrt(2)))/2 + x*(exp(-x**2/2)/sqrt(2*pi))",
    source=SOURCE,
    tags=[*TAGS, "derivative"],
)
def deriv_gelu():
    """Product rule: x·Φ(x) has the derivative Φ(x) + x·φ(x), with the Gaussian's Φ and φ."""
    return calc(f"Derivative({gelu}, x)").eq(
        "(1 + erf(x/sqrt(2)))/2 + x*(exp(-x**2/2)/sqrt(2*pi))", by=derivative
    )


@theorem(f"{gelu} - (-x)/2*(1 + erf(-x/sqrt(2))) = x", source=SOURCE, tags=TAGS)
def gelu_sub_gelu_neg():
    """Φ(x) + Φ(−x) = 1, for erf is odd."""
    return (
        calc(f"{gelu} - (-x)/2*(1 + erf(-x/sqrt(2)))")
        .eq("x/2*(1 + erf(x/sqrt(2)) + 1 + erf(-x/sqrt(2)))", by=algebra)
        .eq("x", by=algebra)
    )


@theorem(
    f"Derivative({leaky}, x) = Piecewise((1, x > 0), (a, True))",
    given="x != 0",
    source=SOURCE,
    tags=[*TAGS, "derivative"],
)
def deriv_leaky_relu():
    """Two lines of slopes 1 and a; at 0, where they meet, there is no slope unless a = 1."""
    return calc(f"Derivative({leaky}, x)").eq("Piecewise((1, x > 0), (a, True))", by=derivative)


@theorem(f"{leaky} = Max(x, a*x)", given=["0 <= a", "a <= 1"], source=SOURCE, tags=TAGS)
def leaky_relu_eq_max():
    """For a slope a between 0 and 1 the greater of x and ax is x to the right of 0."""
    return cases(
        ("x > 0", calc(leaky).eq("x", by=algebra).eq("Max(x, a*x)", by=algebra)),
        ("x <= 0", calc(leaky).eq("a*x", by=algebra).eq("Max(x, a*x)", by=algebra)),
    )


@theorem(f"{leaky} = relu(x) - a*relu(-x)", source=SOURCE, tags=TAGS)
def leaky_relu_eq_relu_sub():
    """One of the two rectifiers is 0, the other carries x or −x."""
    return cases(
        ("x > 0", calc(leaky).eq("relu(x) - a*relu(-x)", by=algebra)),
        ("x <= 0", calc(leaky).eq("relu(x) - a*relu(-x)", by=algebra)),
    )


@theorem(
    f"Derivative({elu}, x) = Piecewise((1, x > 0), (a*exp(x), True))",
    given="x != 0",
    source=SOURCE,
    tags=[*TAGS, "derivative"],
)
def deriv_elu():
    """The slope is 1 to the right of 0 and aeˣ to the left."""
    return calc(f"Derivative({elu}, x)").eq(
        "Piecewise((1, x > 0), (a*exp(x), True))", by=derivative
    )


smooth = "Piecewise((x, x > 0), (exp(x) - 1, True))"


@theorem(
    f"Derivative({smooth}, x) = Piecewise((1, x > 0), (exp(x), True))",
    source=SOURCE,
    tags=[*TAGS, "derivative"],
)
def deriv_elu_one():
    """With a = 1 both slopes are 1 at 0: the ELU is differentiable everywhere."""
    return calc(f"Derivative({smooth}, x)").eq(
        "Piecewise((1, x > 0), (exp(x), True))", by=derivative
    )


@theorem(f"{elu} > -a", given="a > 0", source=SOURCE, tags=TAGS)
def elu_gt_neg():
    """To the left aeˣ − a is above −a, to the right x is positive."""
    return cases(
        ("x > 0", calc(elu).eq("x", by=algebra).gt("-a", by=sign)),
        ("x <= 0", calc(elu).eq("a*exp(x) - a", by=algebra).gt("-a", by=sign)),
    )
