"""The rectifier relu(x) = max(x, 0): its slope is 1 or 0, and at 0 it has none."""

from sympy import Derivative

from symcheck import (
    algebra,
    by_not_differentiable,
    calc,
    definition,
    derivative,
    eq,
    gt,
    lt,
    not_differentiable,
    real,
    relu,
    theorem,
)

x = real("x")
SHEET = "Exercise 6.1.3"


@theorem(eq(relu(x), x), given=gt(x, 0), tags=["relu"])
def relu_of_pos():
    """The larger of x and 0 is x."""
    return calc(relu(x)).eq("Max(x, 0)", by=definition).eq(x, by=algebra)


@theorem(eq(relu(x), 0), given=lt(x, 0), tags=["relu"])
def relu_of_neg():
    """The larger of x and 0 is 0."""
    return calc(relu(x)).eq("Max(x, 0)", by=definition).eq(0, by=algebra)


@theorem(eq(Derivative(relu(x), x), 1), given=gt(x, 0), source=SHEET, tags=["relu", "derivative"])
def deriv_relu_of_pos():
    """Near x > 0 the function is x itself, whose slope is 1: it does not shrink a gradient."""
    return calc(Derivative(relu(x), x)).eq(1, by=derivative)


@theorem(eq(Derivative(relu(x), x), 0), given=lt(x, 0), source=SHEET, tags=["relu", "derivative"])
def deriv_relu_of_neg():
    """Near x < 0 the function is constantly 0."""
    return calc(Derivative(relu(x), x)).eq(0, by=derivative)


@theorem(not_differentiable(relu(x), x, 0), source=SHEET, tags=["relu", "derivative"])
def not_differentiableAt_relu_zero():
    """To the right of 0 the function is x, with slope 1; to the left it is 0, with slope 0."""
    return by_not_differentiable(right=x, left=0)
