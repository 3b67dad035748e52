"""The rule ``derivative``."""

import re

import pytest
from kernel_goals import FAMILY, check, goal

from symcheck.kernel.derivation import RuleRefused

ACCEPTS = {
    "the slope of sigma": goal("Derivative(sigmoid(x), x) = sigmoid(x)*(1 - sigmoid(x))"),
    "x|x| is smooth at 0": goal("Derivative(x*Abs(x), x) = Abs(x) + x*sign(x)"),
    "a fraction away from its pole": goal("Derivative(1/x, x) = -1/x^2", ["x != 0"]),
    "an entry of a sum": goal("Derivative(Sum(y[k]^2, (k, 1, n)), y[i]) = 2*y[i]", where=FAMILY),
    "the derivative stands on the right": goal("cos(x) = Derivative(sin(x), x)"),
    "a second derivative": goal("Derivative(x^3, x, 2) = 6*x"),
    "relu to the right of 0": goal("Derivative(relu(x), x) = 1", ["x > 0"]),
    "ELU with the parameter 1 is smooth": goal(
        "Derivative(Piecewise((x, x > 0), (exp(x) - 1, True)), x)"
        " = Piecewise((1, x > 0), (exp(x), True))"
    ),
}

REFUSES = {
    "a factor is lost": (goal("Derivative(x^2, x) = x"), "the sides differ by 'x'"),
    "there is no derivative in it": (
        goal("sigmoid(-x) = 1 - sigmoid(x)"),
        "expected an equation with a derivative",
    ),
    "it is a bound": (
        goal("Derivative(x^2, x) <= 2*x"),
        "expected an equation with a derivative",
    ),
    "a sign slips": (
        goal("Derivative(sigmoid(x), x) = sigmoid(x)*(1 + sigmoid(x))"),
        "the sides differ by",
    ),
    "a kink": (goal("Derivative(Abs(x), x) = sign(x)"), "'x != 0' was not shown"),
    "a corner that the branches make": (
        goal(
            "Derivative(Piecewise((x, x > 0), (2*x, True)), x) = Piecewise((1, x > 0), (2, True))"
        ),
        "was not shown",
    ),
    "x|x| has another slope": (
        goal("Derivative(x*Abs(x), x) = Abs(x) - x*sign(x)"),
        "the sides differ by '2*sign(x)*x'",
    ),
    "a pole": (goal("Derivative(1/x, x) = -1/x^2"), "'x != 0' was not shown"),
    "relu at 0": (goal("Derivative(relu(x), x) = 1", ["x >= 0"]), "the sides differ by"),
    "a hypothesis holds at a point only": (
        goal("Derivative(x^2, x) = 0", ["x = 1"]),
        "the sides differ by '2*x'",
    ),
    "a hypothesis on a sum is used below": (
        goal("Derivative(Sum(y[k], (k, 1, n)), y[i]) = 0", ["Sum(y[k], (k, 1, n)) = 1"], FAMILY),
        "the sides differ by '1'",
    ),
    "a jump": (goal("Derivative(sign(x), x) = 0"), "'x != 0 or "),
    "the other entry": (
        goal("Derivative(Sum(y[k]^2, (k, 1, n)), y[i]) = 2*y[1]", where=FAMILY),
        "the sides differ by",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("derivative", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("derivative", asked)
