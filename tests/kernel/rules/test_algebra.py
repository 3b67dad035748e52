"""The rule ``algebra``."""

import re

import pytest
from kernel_goals import FAMILY, check, goal

from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.rules.algebra import algebra
from symcheck.kernel.writing import to_text

ACCEPTS = {
    "fractions with one denominator add": goal("x/(x^2 + 1) + 1/(x^2 + 1) = (x + 1)/(x^2 + 1)"),
    "sigma reflects": goal("sigmoid(-x) = 1 - sigmoid(x)"),
    "a term is itself": goal("sin(x) = sin(x)"),
    "the sine and the cosine lie on a circle": goal("sin(x)^2 + cos(x)^2 = 1"),
    "a root of a square is a modulus": goal("sqrt(x^2) = Abs(x)"),
    "a sum is linear": goal(
        "Sum(2*y[k] + 1, (k, 1, n)) = 2*Sum(y[k], (k, 1, n)) + n", where=FAMILY
    ),
    "a fraction is cancelled where it is defined": goal("x/x = 1", ["x != 0"]),
    "a derivative in it is differentiated": goal("Derivative(x^2, x)/2 = x"),
}

REFUSES = {
    "a sign slips": (goal("x - y = y - x"), "the sides differ by '2*x - 2*y'"),
    "sigma is not odd": (goal("sigmoid(-x) = -sigmoid(x)"), "the sides differ by"),
    "a constant is lost": (goal("sin(x)^2 + cos(x)^2 = 1 + x"), "the sides differ by '-x'"),
    "a bound is no equation": (goal("x <= x + 1"), "expected an equation, got 'x <= x + 1'"),
    "a strict bound is no equation": (goal("x < x + 1"), "expected an equation, got"),
    "an inequation is no equation": (goal("x != x + 1"), "expected an equation"),
    "a fraction is cancelled at 0": (goal("x/x = 1"), "'x != 0' was not shown"),
    "the root of a square is not the base": (goal("sqrt(x^2) = x"), "the sides differ by"),
    "a sum loses its count": (
        goal("Sum(2*y[k] + 1, (k, 1, n)) = 2*Sum(y[k], (k, 1, n)) + 1", where=FAMILY),
        "the sides differ by",
    ),
    "a numerator is wrong": (
        goal("x/(x^2 + 1) + 1/(x^2 + 1) = (x - 1)/(x^2 + 1)"),
        "the sides differ by '2/(x**2 + 1)'",
    ),
    "a derivative loses its factor": (goal("Derivative(x^2, x) = x"), "the sides differ by 'x'"),
    "a derivative stands at a kink": (
        goal("Derivative(Abs(x), x) = sign(x)"),
        "'x != 0' was not shown",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("algebra", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("algebra", asked)


def test_says_over_which_generators():
    owed = check("algebra", goal("exp(x)*exp(-x) = 1"))
    assert {t.head for t in owed.data["generators"]} <= {"exp"}


def test_owes_what_the_normal_form_used_whoever_else_asks_for_it():
    owed = algebra(goal("Derivative(Abs(x), x) = sign(x)"))
    assert [to_text(o.prop) for o in owed.conditions] == ["x != 0"]
