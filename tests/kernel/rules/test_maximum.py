"""The rule ``maximum``."""

import re

import pytest
from kernel_goals import FAMILY, check, context_of, goal, prop_in, term_in

from symcheck.kernel.claim import Exists, index
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import ONE, var

CONTEXT = context_of("y[i] = y[i]", (), FAMILY)
EMPTY = context_of("n = n", (), "n: natural; y: family(n)")
MAX, MIN = "Max(y[k], (k, 1, n))", "Min(y[k], (k, 1, n))"


def exists(text, context=CONTEXT, sort=None, count=1, witness=()):
    """Return the goal that there is an index j for which a proposition holds."""
    sort = index(ONE, var("n")) if sort is None else sort
    inner = context.declare("j", sort)
    prop = prop_in(inner, text)
    declared = tuple((f"j{i}" if i else "j", sort) for i in range(count))
    return Goal(context, Exists(context, declared, prop, witness))


ACCEPTS = {
    "an entry is at most the maximum": goal(f"y[i] <= {MAX}", where=FAMILY),
    "the minimum is at most an entry": goal(f"{MIN} <= y[i]", where=FAMILY),
    "the maximum from above": goal(f"{MAX} <= 1", ["y[k] <= 1 for k in 1..n"], FAMILY),
    "the maximum strictly from above": goal(f"{MAX} < 1", ["y[k] < 1 for k in 1..n"], FAMILY),
    "the minimum from below": goal(f"0 <= {MIN}", ["y[k] >= 0 for k in 1..n"], FAMILY),
    "the minimum strictly from below": goal(f"0 < {MIN}", ["y[k] > 0 for k in 1..n"], FAMILY),
    "the index is given": goal(
        "Sum(y[l], (l, 1, 2)) <= Max(Sum(y[l], (l, 1, 2)), (k, 1, n))",
        ["n >= 2"],
        FAMILY,
        index=ONE,
    ),
    "it is attained": exists(f"y[j] = {MAX}"),
    "the minimum is attained": exists(f"{MIN} = y[j]"),
}

REFUSES = {
    "an entry may be the maximum": (
        goal(f"y[i] < {MAX}", where=FAMILY),
        "expected a bound of or by a maximum",
    ),
    "an entry is not at least the maximum": (
        goal(f"{MAX} <= y[i]", where=FAMILY),
        "'y[k] <= y[i] for k in 1..n' was not shown (every index)",
    ),
    "an index beyond the range": (
        goal("y[i] <= Max(y[k], (k, 2, n))", where=FAMILY),
        "'2 <= i' was not shown (an index of the maximum)",
    ),
    "another family": (
        goal(f"z[i] <= {MAX}", where=FAMILY),
        "'z[i]' is no value of the maximum's body",
    ),
    "the bound is not for every index": (
        goal(f"{MAX} <= 1", ["y[i] <= 1"], FAMILY),
        "'y[k] <= 1 for k in 1..n' was not shown (every index)",
    ),
    "the bound is not strict": (
        goal(f"{MAX} < 1", ["y[k] <= 1 for k in 1..n"], FAMILY),
        "'y[k] < 1 for k in 1..n' was not shown",
    ),
    "the bound from below fails": (
        goal(f"0 <= {MIN}", ["y[1] >= 0"], FAMILY),
        "was not shown (every index)",
    ),
    "an entry may be the minimum": (
        goal(f"{MIN} < y[i]", where=FAMILY),
        "expected a bound of or by a maximum",
    ),
    "what is every entry": (
        goal(f"2 = {MIN}", ["2 = y[k] for k in 1..n"], FAMILY),
        "expected a bound of or by a maximum",
    ),
    "a sum is attained nowhere": (
        exists("y[j] = Sum(y[k], (k, 1, n))"),
        "expected an index at which the maximum is attained",
    ),
    "a maximum that moves with the index": (
        exists("y[j]*z[j] = Max(y[k]*z[j], (k, 1, n))"),
        "expected an index at which the maximum is attained",
    ),
    "an equation": (goal(f"{MAX} = {MAX}", where=FAMILY), "expected a bound of or by a maximum"),
    "no maximum": (goal("y[i] <= y[i]", where=FAMILY), "expected a bound of or by a maximum"),
    "attained with a strict relation": (
        exists(f"y[j] < {MAX}"),
        "expected an index at which the maximum is attained",
    ),
    "attained by another family": (
        exists(f"z[j] = {MAX}"),
        "expected an index at which the maximum is attained",
    ),
    "attained at an index of another range": (
        exists(f"y[j] = {MAX}", sort=index(ONE, ONE)),
        "expected an index at which the maximum is attained",
    ),
    "two indices": (
        exists(f"y[j] = {MAX}", count=2),
        "expected an index at which the maximum is attained",
    ),
    "where it is attained": (
        exists(f"y[j] = {MAX}", witness=(("j", ONE),)),
        "where the maximum is attained is not shown by this rule",
    ),
    "a maximum that may be undefined": (
        exists("1/y[j] = Max(1/y[k], (k, 1, n))"),
        "y[k] != 0",
    ),
    "the range may be empty": (
        exists(f"y[j] = {MAX}", EMPTY),
        "'1 <= n' was not shown (a range with an element)",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("maximum", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("maximum", asked)


def test_the_index_that_is_given_has_to_give_the_term():
    context = context_of(f"y[i] <= {MAX}", (), FAMILY)
    asked = goal("z[i] <= Max(y[k], (k, 1, n))", where=FAMILY, index=term_in(context, "i"))
    with pytest.raises(RuleRefused, match="is no value of the maximum's body"):
        check("maximum", asked)
