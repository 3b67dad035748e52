"""The rule ``sign``."""

import re

import pytest
from kernel_goals import FAMILY, check, context_of, goal, prop_in

from symcheck.kernel.claim import Iff
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import TRUE

X = context_of("x = x")
SHORT = context_of("x = x", ["y[k] = 1 or y[k] = -1 for k in 1..n - 1"], FAMILY)
EITHER = context_of("x = x", ["x = 1 or x = -1"])
EACH = context_of("x = x", ["y[k] = 1 or y[k] = -1 for k in 1..n"], FAMILY)

ACCEPTS = {
    "sigma's slope": goal("sigmoid(x)*(1 - sigmoid(x)) <= 1/4"),
    "a positive sum": goal("x + 1/x > 0", ["x > 0"]),
    "a square plus 1": goal("x^2 + 1 != 0"),
    "a polynomial on an interval": goal("x^2 - 3*x + 2 <= 0", ["1 <= x", "x <= 2"]),
    "exponentials compare": goal("exp(x) < exp(x + 1)"),
    "a root that is less": goal("sqrt(x^2 + 1) > x"),
    "a sum of squares": goal("Sum(y[k]^2, (k, 1, n)) >= 0", where=FAMILY),
    "a quadratic form": goal("a^2 + a*b + b^2 >= 0"),
    "a hypothesis": goal("x <= y", ["x <= y"]),
    "a hypothesis that is one of two": Goal(EITHER, prop_in(EITHER, "x = 1 or x = -1")),
    "one of two at every index": Goal(EACH, prop_in(EACH, "y[i] = 1 or y[i] = -1")),
    "a greater one": goal("y >= x", ["x <= y"]),
}

REFUSES = {
    "one of two at an index out of range": (
        Goal(SHORT, prop_in(SHORT, "y[n] = 1 or y[n] = -1")),
        "the sign of the difference was not shown",
    ),
    "a square may be 0": (goal("x^2 > 0"), "the sign of the difference was not shown"),
    "the bound is too small": (
        goal("sigmoid(x)*(1 - sigmoid(x)) <= 1/5"),
        "the sign of the difference was not shown",
    ),
    "the slope is not strict": (goal("sigmoid(x)*(1 - sigmoid(x)) < 1/4"), "was not shown"),
    "a sum may be negative": (goal("x + 1/x > 0", ["x != 0"]), "was not shown"),
    "the interval is too long": (
        goal("x^2 - 3*x + 2 <= 0", ["1 <= x", "x <= 3"]),
        "the sign of the difference was not shown",
    ),
    "exponentials compare the other way": (goal("exp(x + 1) < exp(x)"), "was not shown"),
    "a root that is not less": (goal("sqrt(x^2 + 1) > x + 1"), "was not shown"),
    "a sum of squares may be 0": (
        goal("Sum(y[k]^2, (k, 1, n)) > 0", where=FAMILY),
        "was not shown",
    ),
    "an indefinite form": (goal("a^2 + 3*a*b + b^2 >= 0"), "was not shown"),
    "a hypothesis the other way": (goal("y <= x", ["x <= y"]), "was not shown"),
    "a polynomial with a root": (goal("x^2 - 1 != 0"), "was not shown"),
    "a term that may be undefined": (goal("log(x)^2 >= 0"), "'0 < x' was not shown"),
    "an equivalence": (Goal(X, Iff(X, TRUE, TRUE)), "expected a relation"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("sign", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("sign", asked)
