"""The rule ``attained``."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, prop_in, trusted, trusted_claim

from symcheck.kernel.claim import Iff
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import TRUE

WHERE = "n: size; y: family(n)"
INSIDE = WHERE + "; j: index(n)"
AT = "y[j] = Max(y[k], (k, 1, n))"
TEXT = "Min(y[k], (k, 1, n)) <= Max(y[k], (k, 1, n))"
EMPTY = "n: natural; y: family(n)"


def by(text, given, inside=INSIDE, where=WHERE, goal_text=None, outer=()):
    """Return a goal with one part that declares an index more."""
    return goal(goal_text or text, outer, where, parts=[trusted(text, [*outer, *given], inside)])


ACCEPTS = {
    "a maximum": by(TEXT, [AT]),
    "the equation the other way round": by(TEXT, ["Max(y[k], (k, 1, n)) = y[j]"]),
    "a minimum": by(TEXT, ["y[j] = Min(y[k], (k, 1, n))"]),
    "beside other hypotheses": by(TEXT, [AT], outer=["y[1] > 0"]),
}

GOAL = goal(TEXT, where=WHERE)
REFUSES = {
    "the part says more of the index": (
        by(TEXT, [AT, "j > 1"]),
        "expected a part with one index and one hypothesis more",
    ),
    "the part speaks of another entry": (
        by(TEXT, ["y[1] = Max(y[k], (k, 1, n))"]),
        "the part's hypothesis is not that a maximum is attained at the index",
    ),
    "the maximum is over less": (
        by(
            TEXT,
            ["y[j] = Max(y[k], (k, 1, n - 1))"],
            WHERE.replace("size", "size") + "; j: index(n)",
        ),
        "the part's hypothesis is not that a maximum is attained",
    ),
    "the entry is only below": (
        by(TEXT, ["y[j] <= Max(y[k], (k, 1, n))"]),
        "the part's hypothesis is not that a maximum is attained",
    ),
    "an equation without a maximum": (
        by(TEXT, ["y[j] = y[1]"]),
        "the part's hypothesis is not that a maximum is attained",
    ),
    "a hypothesis for every index": (
        by(TEXT, ["y[j] = y[k] for k in 1..n"]),
        "the part's hypothesis is not that a maximum is attained",
    ),
    "the range may be empty": (
        by("1 <= 1", [AT], EMPTY + "; j: index(n)", EMPTY),
        "'1 <= n' was not shown (a range with an element)",
    ),
    "the part is about something else": (
        by(TEXT, [AT], goal_text="Min(y[k], (k, 1, n)) < Max(y[k], (k, 1, n))"),
        "the part shows something else than the goal",
    ),
    "no part": (GOAL, "expected a relation and one part"),
    "the part declares a number": (
        by(TEXT, ["y[1] = Max(y[k], (k, 1, n))", "j > 1"], WHERE + "; j: real"),
        "expected a part with one index and one hypothesis more",
    ),
    "the part declares a number and says where the maximum is": (
        by(TEXT, ["y[1] = Max(y[k], (k, 1, n))"], WHERE + "; j: real"),
        "expected a part with one index and one hypothesis more",
    ),
    "the part declares two indices": (
        by(TEXT, [AT], INSIDE + "; i: index(n)"),
        "expected a part with one index and one hypothesis more",
    ),
    "the part declares no index": (
        by(TEXT, ["y[1] = Max(y[k], (k, 1, n))"], WHERE),
        "expected a part with one index and one hypothesis more",
    ),
    "the sum is attained nowhere": (
        by(TEXT, ["y[j] = Sum(y[k], (k, 1, n))"]),
        "the part's hypothesis is not that a maximum is attained",
    ),
    "the maximum moves with the index": (
        by(TEXT, ["y[j]*y[j] = Max(y[k]*y[j], (k, 1, n))"]),
        "the part's hypothesis is not that a maximum is attained",
    ),
    "the goal speaks of the index": (
        replace(
            by("y[1] <= y[j]", [AT], goal_text="y[1] <= y[1]"),
            prop=prop_in(context_of("0 = 0", (), INSIDE), "y[1] <= y[j]"),
        ),
        "the part's hypothesis is not that a maximum is attained",
    ),
    "the part speaks of what is positive": (
        by("x <= x", [AT], INSIDE + "; x: positive", WHERE + "; x: real"),
        "a part declares 'x' otherwise",
    ),
    "an equivalence": (
        Goal(GOAL.context, Iff(GOAL.context, TRUE, TRUE), parts=(trusted("x = x"),)),
        "expected a relation and one part",
    ),
    "the part is an equivalence": (
        Goal(GOAL.context, GOAL.prop, parts=(trusted_claim(Iff(GOAL.context, TRUE, TRUE)),)),
        "the part shows something else than the goal",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("attained", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("attained", asked)
