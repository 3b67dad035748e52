"""The rule ``definition``."""

import re

import pytest
from kernel_goals import FAMILY, check, goal

from symcheck.kernel.claim import NATURAL, REAL, Context, Definition
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import ONE, TWO, ZERO, add, call, eq, mul, num, sum_, var

X, L = var("x"), var("l")
TWICE = Definition("twice", (("x", REAL),), mul(TWO, X))
POWER = Definition(
    "power",
    (("x", REAL), ("l", NATURAL)),
    on="l",
    base=ONE,
    step=mul(X, call("power", X, L)),
)
DEFINED = Context((("x", REAL), ("l", NATURAL)), (), (TWICE, POWER))


def own(left, right):
    """Return a goal about definitions of the context."""
    return Goal(DEFINED, eq(left, right))


ACCEPTS = {
    "a function unfolds": goal("sigmoid(x) = 1/(1 + exp(-x))"),
    "a function folds": goal("1/(1 + exp(-(2*x))) = sigmoid(2*x)"),
    "softmax unfolds": goal(
        "softmax(y[k], (k, 1, n))[i] = exp(y[i])/Sum(exp(y[k]), (k, 1, n))", where=FAMILY
    ),
    "it unfolds below others": goal("exp(tanh(x)) = exp((exp(2*x) - 1)/(exp(2*x) + 1))"),
    "a definition of the context": own(call("twice", X), mul(TWO, X)),
    "a recursion at 0": own(call("power", X, ZERO), ONE),
    "a recursion at a numeral": own(call("power", X, num(2)), mul(X, mul(X, ONE))),
    "a recursion at a successor": own(call("power", X, add(L, ONE)), mul(X, call("power", X, L))),
    "a recursion that does not unfold is itself": own(call("power", X, L), call("power", X, L)),
    "a call under a binder is itself": own(
        sum_("k", ONE, TWO, call("twice", var("k"))), sum_("j", ONE, TWO, call("twice", var("j")))
    ),
}

REFUSES = {
    "the summands are turned round": (
        goal("sigmoid(x) = 1/(exp(-x) + 1)"),
        "the sides unfold to '1/(1 + exp(-x))' and '1/(exp(-x) + 1)'",
    ),
    "a sign slips": (goal("sigmoid(x) = 1/(1 + exp(x))"), "the sides unfold to"),
    "it is a bound": (goal("sigmoid(x) <= 1"), "expected an equation"),
    "the index is another": (
        goal("softmax(y[k], (k, 1, n))[i] = exp(y[1])/Sum(exp(y[k]), (k, 1, n))", where=FAMILY),
        "the sides unfold to",
    ),
    "a definition is not what it says": (
        own(call("twice", X), mul(num(3), X)),
        "the sides unfold to '2*x' and '3*x'",
    ),
    "a recursion at 0 is its base": (own(call("power", X, ZERO), X), "the sides unfold to"),
    "a recursion at a successor takes one step": (
        own(call("power", X, add(L, TWO)), mul(X, call("power", X, L))),
        "the sides unfold to",
    ),
    "a recursion without a literal does not unfold": (
        own(call("power", X, L), ONE),
        "the sides unfold to 'power(x, l)' and '1'",
    ),
    "a literal too far": (own(call("power", X, num(99)), ONE), "the sides unfold to"),
    "an argument too many": (own(call("twice", X, X), mul(TWO, X)), "the sides unfold to"),
    "a name that is not defined": (own(call("thrice", X), mul(TWO, X)), "the sides unfold to"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("definition", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("definition", asked)
