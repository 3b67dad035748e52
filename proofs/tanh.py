"""The hyperbolic tangent: what it has to do with the sigmoid, its derivative, bounds."""

from symcheck.proofs.parabola import (
    sub_sq_le_quarter,
    sub_sq_lt_quarter_of_ne_half,
    sub_sq_pos_of_mem_Ioo,
)
from symcheck.proofs.sigmoid import deriv_sigmoid
from sympy import Derivative, tanh

from symcheck import (
    algebra,
    bounded,
    calc,
    chain,
    definition,
    derivative,
    eq,
    gt,
    le,
    limit,
    real,
    sigmoid,
    theorem,
    using,
)

x = real("x")
s = sigmoid(2 * x)
slope = Derivative(tanh(x), x)


@theorem(eq(tanh(x), 2 * s - 1), source="Exercise 6.1.1 b", tags=["tanh", "sigmoid"])
def tanh_eq_two_mul_sigmoid_sub_one():
    """Multiplied by e⁻²ˣ above and below, tanh x = (1 − e⁻²ˣ)/(1 + e⁻²ˣ)."""
    return (
        calc(tanh(x))
        .eq("(exp(2*x) - 1)/(exp(2*x) + 1)", by=definition)
        .eq("(1 - exp(-(2*x)))/(1 + exp(-(2*x)))", by=algebra)
        .eq("2*(1/(1 + exp(-(2*x)))) - 1", by=algebra)
        .eq("2*sigmoid(2*x) - 1", by=definition)
    )


@theorem(eq(sigmoid(x), "(1 + tanh(x/2))/2"), source="Exercise 6.1.2", tags=["tanh", "sigmoid"])
def sigmoid_eq_half_mul_one_add_tanh():
    """tanh(x/2) = 2σ(x) − 1, solved for σ(x)."""
    return (
        calc(sigmoid(x))
        .eq("(1 + (2*sigmoid(2*(x/2)) - 1))/2", by=algebra)
        .eq("(1 + tanh(x/2))/2", by=tanh_eq_two_mul_sigmoid_sub_one.at(x=x / 2).backwards())
    )


@theorem(
    eq(slope, "4*sigmoid(2*x)*(1 - sigmoid(2*x))"),
    source="Exercise 6.1.1 d",
    tags=["tanh", "derivative"],
)
def deriv_tanh():
    """By tanh x = 2σ(2x) − 1 and the chain rule it is 2·2·σ′(2x), and σ′ = σ(1 − σ)."""
    return (
        calc(slope)
        .eq("Derivative(2*sigmoid(2*x) - 1, x)", by=tanh_eq_two_mul_sigmoid_sub_one)
        .eq("4*Subs(Derivative(sigmoid(t), t), t, 2*x)", by=derivative)
        .eq("4*sigmoid(2*x)*(1 - sigmoid(2*x))", by=deriv_sigmoid)
    )


@theorem(eq(slope, 1 - tanh(x) ** 2), source="Exercise 6.1.1 d", tags=["tanh", "derivative"])
def deriv_tanh_eq_one_sub_sq():
    """With s = σ(2x), 1 − (2s − 1)² = 4s − 4s² = 4s(1 − s)."""
    return (
        calc(slope)
        .eq("4*sigmoid(2*x)*(1 - sigmoid(2*x))", by=deriv_tanh)
        .eq("1 - (2*sigmoid(2*x) - 1)**2", by=algebra)
        .eq("1 - tanh(x)**2", by=tanh_eq_two_mul_sigmoid_sub_one.backwards())
    )


@theorem(
    gt(slope, 0),
    approached=[limit(slope, x, "oo", 0), limit(slope, x, "-oo", 0)],
    source="Exercise 6.1.3",
    tags=["tanh", "bounds"],
)
def deriv_tanh_pos():
    """tanh′(x) = 4·f(σ(2x)) with f(t) = t − t², positive on (0, 1); it tends to 0 at ±∞."""
    return (
        calc(slope)
        .eq("4*sigmoid(2*x)*(1 - sigmoid(2*x))", by=deriv_tanh)
        .eq("4*(sigmoid(2*x) - sigmoid(2*x)**2)", by=algebra)
        .gt(0, by=using(sub_sq_pos_of_mem_Ioo.at(t=s)))
    )


@theorem(
    le(slope, 1),
    attained={x: 0},
    only=True,
    source="Exercise 6.1.3",
    tags=["tanh", "bounds"],
)
def deriv_tanh_le_one():
    """tanh′(x) = 4·f(σ(2x)) with f(t) = t − t² ≤ ¼, and σ(2x) is ½ at x = 0 only."""
    parabola = (
        calc(slope)
        .eq("4*sigmoid(2*x)*(1 - sigmoid(2*x))", by=deriv_tanh)
        .eq("4*(sigmoid(2*x) - sigmoid(2*x)**2)", by=algebra)
    )
    return bounded(
        parabola.le(1, by=using(sub_sq_le_quarter.at(t=s))),
        elsewhere=parabola.lt(1, by=using(sub_sq_lt_quarter_of_ne_half.at(t=s))),
    )


@theorem(chain(0, "<", slope, "<=", 1), source="Exercise 6.1.3", tags=["tanh", "bounds"])
def deriv_tanh_mem_Ioc():
    """The slope of the hyperbolic tangent is positive, but never more than 1."""
    return calc(0).lt(slope, by=deriv_tanh_pos).le(1, by=deriv_tanh_le_one)
