"""Yes or no: the sigmoid at the output, binary cross-entropy as the loss."""

from symcheck.proofs.log_sum_exp import WEIGHT, log_sum_exp_convex
from symcheck.proofs.sigmoid import deriv_sigmoid

from symcheck import (
    algebra,
    calc,
    cases,
    definition,
    derivative,
    family_of,
    index,
    sign,
    theorem,
    using,
)

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


def loss_at(logit: str) -> str:
    """Return the loss at a logit."""
    return f"(-y*log(sigmoid({logit})) - (1 - y)*log(1 - sigmoid({logit})))"


def softplus_at(logit: str) -> str:
    """Return log(1 + eᶻ) as log-sum-exp of the two entries 0 and z."""
    return f"log(Sum(exp({logit}), (k, 1, 2)))"


@theorem(
    f"{loss_at('t*u + (1 - t)*v')} <= t*{loss_at('u')} + (1 - t)*{loss_at('v')}",
    where="t, u, v, y: real",
    given=WEIGHT,
    source=SHEET,
    tags=[*TAGS, "convex"],
)
def binary_cross_entropy_convex():
    """The loss is log-sum-exp of the two entries 0 and z, which is convex, less a linear term."""
    k = index("k", 2)
    w = "(t*u + (1 - t)*v)"
    first, second = family_of(k, "(k - 1)*u"), family_of(k, "(k - 1)*v")
    between = softplus_at("t*((k - 1)*u) + (1 - t)*((k - 1)*v)")
    ends = f"t*{softplus_at('(k - 1)*u')} + (1 - t)*{softplus_at('(k - 1)*v')}"
    apart = "t*(log(1 + exp(u)) - y*u) + (1 - t)*(log(1 + exp(v)) - y*v)"
    step = binary_cross_entropy_eq_softplus
    return (
        calc(loss_at("t*u + (1 - t)*v"))
        .eq(f"log(1 + exp{w}) - y*{w}", by=step.at(z=w))
        .eq(f"{between} - y*{w}", by=algebra)
        .le(f"{ends} - y*{w}", by=using(log_sum_exp_convex.at(n=2, u=first, v=second)))
        .eq(apart, by=algebra)
        .eq(f"t*{loss_at('u')} + (1 - t)*(log(1 + exp(v)) - y*v)", by=step.at(z="u").backwards())
        .eq(f"t*{loss_at('u')} + (1 - t)*{loss_at('v')}", by=step.at(z="v").backwards())
    )
