"""The logistic sigmoid σ(x) = 1/(1 + e⁻ˣ): symmetry, derivatives, bounds."""

from sympy import Derivative, Rational, tanh

from symcheck import algebra, calc, definition, derivative, eq, le, real, sigmoid, square_nonneg, theorem

x = real("x")


@theorem(eq(sigmoid(-x), 1 - sigmoid(x)), source="Exercise 6.1.1 a", tags=["sigmoid"])
def sigmoid_neg():
    """σ(−x) = 1/(1 + eˣ), and multiplying by e⁻ˣ above and below gives 1 − σ(x)."""
    return (
        calc(sigmoid(-x))
        .eq("1/(1 + exp(-(-x)))", by=definition)
        .eq("exp(-x)/(1 + exp(-x))", by=algebra)
        .eq("1 - 1/(1 + exp(-x))", by=algebra)
        .eq(1 - sigmoid(x), by=definition)
    )


@theorem(eq(Derivative(sigmoid(x), x), sigmoid(x) * (1 - sigmoid(x))), source="Exercise 6.1.1 c")
def deriv_sigmoid():
    """σ′ = σ(1 − σ)."""
    return (
        calc(Derivative(sigmoid(x), x))
        .eq("exp(-x)/(1 + exp(-x))**2", by=derivative)
        .eq(sigmoid(x) * (1 - sigmoid(x)), by=algebra)
    )


@theorem(eq(Derivative(sigmoid(x), x), sigmoid(-x) * sigmoid(x)))
def deriv_sigmoid_eq_neg_mul():
    """By symmetry 1 − σ(x) is σ(−x)."""
    return (
        calc(Derivative(sigmoid(x), x))
        .eq(sigmoid(x) * (1 - sigmoid(x)), by=deriv_sigmoid)
        .eq(sigmoid(-x) * sigmoid(x), by=sigmoid_neg.backwards())
    )


@theorem(le(Derivative(sigmoid(x), x), Rational(1, 4)), attained={x: 0}, only=True, source="Exercise 6.1.3")
def deriv_sigmoid_le_quarter():
    """σ′ = σ(1 − σ) = ¼ − (σ − ½)² never exceeds ¼, its value at 0."""
    s = sigmoid(x)
    return (
        calc(Derivative(s, x))
        .eq(s * (1 - s), by=deriv_sigmoid)
        .eq(Rational(1, 4) - (s - Rational(1, 2)) ** 2, by=algebra)
        .le(Rational(1, 4), by=square_nonneg)
    )
