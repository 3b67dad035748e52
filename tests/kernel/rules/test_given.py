"""The rule ``given``."""

import re

import pytest
from kernel_goals import FAMILY, check, context_of, goal, prop_in

from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.term import TermError

P = "n: size; p: family(n); i: index(n)"
TOTAL = "Sum(p[j], (j, 1, n)) = 1"
PAIRS = "w[p, q] = 1 for p in 1..n for q in 1..n"
MATRIX = "n: size; i: index(n); w: family(n, n)"
EACH = "y[k] = 2*z[k] for k in 1..n"
WIDE = FAMILY + "; m: natural; w: family(m)"


def chosen(text, hypothesis, given, where="", **arguments):
    """Return a goal in which one hypothesis is chosen."""
    prop = prop_in(context_of(text, given, where), hypothesis)
    return goal(text, given, where, hypothesis=prop, **arguments)


ACCEPTS = {
    "a sum that is given": goal("2*Sum(p[j], (j, 1, n)) = 2", [TOTAL], P),
    "a hypothesis for every index": goal("y[i] + 1 = 2*z[i] + 1", [EACH], FAMILY),
    "below a sum over the same range": goal(
        "Sum(y[k], (k, 1, n)) = 2*Sum(z[k], (k, 1, n))", [EACH], FAMILY
    ),
    "the other way round": goal("2*z[i] + 1 = y[i] + 1", [EACH], FAMILY, reverse=True),
    "a hypothesis that is chosen": chosen("a + 1 = b + 1", "a = b", ["a = b", "a = c"]),
    "a hypothesis for every pair of indices": goal("Sum(w[i, k], (k, 1, n)) = n", [PAIRS], MATRIX),
    "a hypothesis that matches, and one that does not": goal("a + 1 = b + 1", ["a = b", "c = b"]),
    "two hypotheses, one after the other": goal("a + 1 = c + 1", ["a = b", "b = c"]),
}

REFUSES = {
    "a pair out of range": (
        goal(
            "Sum(w[i, k], (k, 0, n)) = n + 1", [PAIRS], "n: size; i: index(n); w: family(n, 0..n)"
        ),
        "'1 <= k for k in 0..n' was not shown",
    ),
    "an entry is not every entry": (
        goal("Sum(y[k], (k, 1, n)) = 0", ["y[i] = 0"], FAMILY),
        "no hypothesis matches a part of 'Sum(y[k], (k, 1, n))'",
    ),
    "the total is another": (
        goal("2*Sum(p[j], (j, 1, n)) = 1", [TOTAL], P),
        "the sides differ by '1'",
    ),
    "the sum is over less": (
        goal("2*Sum(p[j], (j, 2, n)) = 2", [TOTAL], P),
        "no hypothesis matches",
    ),
    "a bound rewrites nothing": (goal("a + 1 = b + 1", ["a <= b"]), "no hypothesis matches"),
    "the goal is a bound": (goal("a <= b", ["a = b"]), "expected an equation"),
    "the hypothesis is not given": (
        chosen("a + 1 = b + 1", "a = b", ["a = c"]),
        "'a = b' is not given",
    ),
    "the one that is chosen does not match": (
        chosen("a + 1 = b + 1", "c = b", ["a = b", "c = b"]),
        "no hypothesis matches a part of 'a + 1'",
    ),
    "a hypothesis for fewer indices": (
        goal("y[i] + 1 = 2*z[i] + 1", ["y[k] = 2*z[k] for k in 2..n"], FAMILY),
        "'2 <= i' was not shown (an index of a hypothesis)",
    ),
    "below a sum over more": (
        goal(
            "Sum(y[k], (k, 1, n)) = 2*Sum(z[k], (k, 1, n))", ["y[k] = 2*z[k] for k in 2..n"], FAMILY
        ),
        "'2 <= k for k in 1..n' was not shown",
    ),
    "a hypothesis that binds no index": (
        goal("y[1] = z[1]", ["y[1] = z[1] for k in 1..m"], WIDE),
        "no hypothesis matches",
    ),
    "a bound for every index": (
        goal("y[i] = 2*z[i]", ["y[k] <= 2*z[k] for k in 1..n"], FAMILY),
        "no hypothesis matches",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("given", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("given", asked)


def test_a_hypothesis_with_a_range_is_not_used_under_a_derivative():
    asked = goal("Derivative(y[i]*x, x) = 2*z[i]", ["y[k] = 2*z[k] for k in 1..n"], FAMILY)
    with pytest.raises(TermError, match="cannot be used under a derivative"):
        check("given", asked)
