"""The rule ``instantiate``."""

import re

import pytest
from kernel_goals import FAMILY, check, context_of, goal

from symcheck.kernel.claim import Iff
from symcheck.kernel.derivation import Goal, RuleRefused

EACH = "y[k] > 0 for k in 1..n"
MORE = "n: size; m: size; y: family(n); z: family(m); i: index(n); j: index(m)"
X = context_of("x = x")

ACCEPTS = {
    "an index of the range": goal("y[i] > 0", [EACH], FAMILY),
    "the last index": goal("y[n] > 0", [EACH], FAMILY),
    "a quantified equation": goal("y[i] = z[i] + 1", ["y[k] = z[k] + 1 for k in 1..n"], FAMILY),
    "the second hypothesis": goal("z[i] > 0", [EACH, "z[k] > 0 for k in 1..n"], FAMILY),
    "past a hypothesis of one entry": goal("y[i] > 0", ["z[1] > 0", EACH], FAMILY),
}

REFUSES = {
    "an index of another range": (
        goal("y[j] > 0", [EACH], MORE),
        "'j <= n' was not shown (an index of a hypothesis)",
    ),
    "a range that starts later": (
        goal("y[i] > 0", ["y[k] > 0 for k in 2..n"], FAMILY),
        "'2 <= i' was not shown (an index of a hypothesis)",
    ),
    "a stronger bound": (
        goal("y[i] > 1", [EACH], FAMILY),
        "no hypothesis for every index has this instance",
    ),
    "another family": (goal("z[i] > 0", [EACH], FAMILY), "no hypothesis for every index"),
    "the entries are not of one index": (
        goal("y[i] = z[1] + 1", ["y[k] = z[k] + 1 for k in 1..n"], FAMILY),
        "no hypothesis for every index",
    ),
    "a hypothesis on one entry": (
        goal("y[i] > 0", ["y[1] > 0"], FAMILY),
        "no hypothesis for every index",
    ),
    "a hypothesis without its index": (
        goal("y[1] > 0", ["y[1] > 0 for k in 1..n"], FAMILY),
        "no hypothesis for every index",
    ),
    "an equivalence": (Goal(X, Iff(X, X.assume().hypotheses, ())), "expected a relation"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("instantiate", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("instantiate", asked)
