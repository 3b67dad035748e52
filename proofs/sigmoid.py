"""The logistic sigmoid σ(x) = 1/(1 + e⁻ˣ): symmetry, derivatives, bounds."""

from symcheck.proofs.parabola import (
    sub_sq_le_quarter,
    sub_sq_lt_quarter_of_ne_half,
    sub_sq_pos_of_mem_Ioo,
)
from sympy import Derivative, Rational

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
    lt,
    ne,
    real,
    sigmoid,
    sign,
    theorem,
)

x = real("x")
s = sigmoid(x)
slope = Derivative(s, x)
HALF, QUARTER = Rational(1, 2), Rational(1, 4)


@theorem(eq(sigmoid(-x), 1 - s), source="Exercise 6.1.1 a", tags=["sigmoid"])
def sigmoid_neg():
    """σ(−x) = 1/(1 + eˣ), and multiplying by e⁻ˣ above and below gives 1 − σ(x)."""
    return (
        calc(sigmoid(-x))
        .eq("1/(1 + exp(-(-x)))", by=definition)
        .eq("exp(-x)/(1 + exp(-x))", by=algebra)
        .eq("1 - 1/(1 + exp(-x))", by=algebra)
        .eq(1 - s, by=definition)
    )


@theorem(lt(0, s), tags=["sigmoid"])
def sigmoid_pos():
    """1/(1 + e⁻ˣ) is a quotient of positive numbers."""
    return calc(0).lt("1/(1 + exp(-x))", by=sign).eq(s, by=definition)


@theorem(lt(s, 1), tags=["sigmoid"])
def sigmoid_lt_one():
    """1 − σ(x) is σ(−x), which is positive."""
    return (
        calc(s)
        .eq("1 - (1 - sigmoid(x))", by=algebra)
        .eq(1 - sigmoid(-x), by=sigmoid_neg.backwards())
        .lt(1, by=sigmoid_pos.at(x=-x))
    )


@theorem(ne(s, HALF), given=ne(x, 0), tags=["sigmoid"])
def sigmoid_ne_half_of_ne_zero():
    """σ(x) = ½ would mean e⁻ˣ = 1, which holds at x = 0 only."""
    return calc(s).eq("1/(1 + exp(-x))", by=definition).ne(HALF, by=sign)


@theorem(
    eq(slope, "sigmoid(x)*(1 - sigmoid(x))"),
    source="Exercise 6.1.1 c",
    tags=["sigmoid", "derivative"],
)
def deriv_sigmoid():
    """(1 + e⁻ˣ)⁻¹ has the derivative e⁻ˣ/(1 + e⁻ˣ)², and e⁻ˣ/(1 + e⁻ˣ) is 1 − σ(x)."""
    return (
        calc(slope)
        .eq("exp(-x)/(1 + exp(-x))**2", by=derivative)
        .eq("1/(1 + exp(-x))*(1 - 1/(1 + exp(-x)))", by=algebra)
        .eq("sigmoid(x)*(1 - sigmoid(x))", by=definition)
    )


@theorem(
    eq(slope, "sigmoid(-x)*sigmoid(x)"),
    source="Exercise 6.1.1 c",
    tags=["sigmoid", "derivative"],
)
def deriv_sigmoid_eq_neg_mul():
    """In σ′ = σ(1 − σ) the second factor is σ(−x) by symmetry."""
    return (
        calc(slope)
        .eq("sigmoid(x)*(1 - sigmoid(x))", by=deriv_sigmoid)
        .eq("sigmoid(x)*sigmoid(-x)", by=sigmoid_neg.backwards())
        .eq("sigmoid(-x)*sigmoid(x)", by=algebra)
    )


@theorem(
    eq(Derivative(s, (x, 2)), "sigmoid(x)*(1 - sigmoid(x))*(1 - 2*sigmoid(x))"),
    tags=["sigmoid", "derivative"],
)
def deriv_deriv_sigmoid():
    """σ″ = (σ − σ²)′ = σ′(1 − 2σ), and σ′ = σ(1 − σ)."""
    return (
        calc(Derivative(s, (x, 2)))
        .eq("Derivative(sigmoid(x) - sigmoid(x)**2, x)", by=deriv_sigmoid)
        .eq("Derivative(sigmoid(x), x)*(1 - 2*sigmoid(x))", by=derivative)
        .eq("sigmoid(x)*(1 - sigmoid(x))*(1 - 2*sigmoid(x))", by=deriv_sigmoid)
    )


@theorem(
    gt(slope, 0),
    approached=[limit(slope, x, "oo", 0), limit(slope, x, "-oo", 0)],
    source="Exercise 6.1.3",
    tags=["sigmoid", "bounds"],
)
def deriv_sigmoid_pos():
    """σ′ = f(σ(x)) with f(t) = t − t², which is positive on (0, 1); it tends to 0 at ±∞."""
    return (
        calc(slope)
        .eq("sigmoid(x)*(1 - sigmoid(x))", by=deriv_sigmoid)
        .eq("sigmoid(x) - sigmoid(x)**2", by=algebra)
        .gt(0, by=sub_sq_pos_of_mem_Ioo.at(t=s))
    )


@theorem(
    le(slope, QUARTER),
    attained={x: 0},
    only=True,
    source="Exercise 6.1.3",
    tags=["sigmoid", "bounds"],
)
def deriv_sigmoid_le_quarter():
    """σ′ = f(σ(x)) with f(t) = t − t² ≤ ¼, and σ(x) is ½, where f is ¼, at x = 0 only."""
    parabola = (
        calc(slope)
        .eq("sigmoid(x)*(1 - sigmoid(x))", by=deriv_sigmoid)
        .eq("sigmoid(x) - sigmoid(x)**2", by=algebra)
    )
    return bounded(
        parabola.le(QUARTER, by=sub_sq_le_quarter.at(t=s)),
        elsewhere=parabola.lt(QUARTER, by=sub_sq_lt_quarter_of_ne_half.at(t=s)),
    )


@theorem(chain(0, "<", slope, "<=", QUARTER), source="Exercise 6.1.3", tags=["sigmoid", "bounds"])
def deriv_sigmoid_mem_Ioc():
    """The slope of the sigmoid is positive, but never more than a quarter."""
    return calc(0).lt(slope, by=deriv_sigmoid_pos).le(QUARTER, by=deriv_sigmoid_le_quarter)
