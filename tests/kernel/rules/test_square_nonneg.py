"""The rule ``square_nonneg``."""

import re

import pytest
from kernel_goals import check, context_of, goal

from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.normal import normal_form
from symcheck.kernel.rules.square_nonneg import square_nonneg
from symcheck.kernel.sign import prove
from symcheck.kernel.term import TWO, add, mul, npow, rational, sub
from symcheck.kernel.writing import to_text

ACCEPTS = {
    "a bound less a square": goal("1/4 - (x - 1/2)^2 <= 1/4"),
    "twice a product": goal("2*a*b <= a^2 + b^2"),
    "an even power": goal("0 <= (x - y)^4"),
    "three squares": goal("a*b + b*c + c*a <= a^2 + b^2 + c^2"),
    "nothing is left": goal("x <= x"),
    "a square of sigma": goal("sigmoid(x)*(1 - sigmoid(x)) <= 1/4"),
    "turned round": goal("a^2 + b^2 >= 2*a*b"),
}

REFUSES = {
    "no square": (goal("x <= x^2"), "the difference 'x**2 - x' is no sum of squares"),
    "minus a square": (goal("x^2 <= 0"), "the difference '-x**2' is minus a product"),
    "the constant is too small": (
        goal("1/4 - (x - 1/2)^2 <= 1/5"),
        "is no sum of squares",
    ),
    "three times a product": (goal("3*a*b <= a^2 + b^2"), "is no sum of squares"),
    "a square and an odd factor": (goal("0 <= x^2*y"), "is no sum of squares"),
    "an odd factor and a square": (goal("0 <= x*y^2"), "is no sum of squares"),
    "a square of a sum and an odd factor": (goal("0 <= (x + 2)^2*y*z"), "is no sum of squares"),
    "an odd power": (goal("0 <= (x - y)^3"), "is no sum of squares"),
    "a strict bound": (goal("-x^2 < 1"), "expected a bound with '<='"),
    "an equation": (goal("x = x"), "expected a bound with '<='"),
    "three products and a bit": (
        goal("2*(a*b + b*c + c*a) <= a^2 + b^2 + c^2"),
        "is no sum of squares",
    ),
    "undefined at 0": (goal("0 <= (1/x)^2"), "'x != 0' was not shown"),
}


def test_the_squares_are_named():
    data = check("square_nonneg", goal("2*a*b <= a^2 + b^2 + a*b")).data
    assert data.keys() == {"difference", "squares"}
    assert to_text(data["difference"]) == "a**2 - a*b + b**2"
    (squares,) = data["squares"]
    total = add(*(mul(rational(weight), npow(base, TWO)) for weight, base in squares))
    context = context_of("a = b")
    assert normal_form(sub(total, data["difference"]), context, prove).is_zero()


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("square_nonneg", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("square_nonneg", asked)


def test_owes_what_the_normal_form_used_whoever_else_asks_for_it():
    owed = square_nonneg(goal("0 <= (Derivative(Abs(x), x) + y)^2"))
    assert [to_text(o.prop) for o in owed.conditions] == ["x != 0"]
