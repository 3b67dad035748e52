"""Definitions are unfolded below a binder, for every index of its range, and only there."""

import pytest

from symcheck.authoring import define
from symcheck.kernel.claim import INTEGER, NATURAL, Context
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.definition import definition, unfolded
from symcheck.kernel.term import ONE, TWO, add, call, diff, fn, lam, var
from symcheck.read.text import read_hypothesis

POWER = define("power", "n: natural; a: real", on="n", base="1", step="a*power(n, a)")
CONTEXT = Context((("m", NATURAL), ("j", INTEGER)), (), (POWER,))

ACCEPTS = {
    "a successor of the index": "Sum(power(k + 1, 2), (k, 0, m)) = Sum(2*power(k, 2), (k, 0, m))",
    "a function of the index": "Sum(relu(k), (k, 0, m)) = Sum(Max(k, 0), (k, 0, m))",
    "a binder in a binder": (
        "Sum(Sum(power(k + 1, i), (i, 1, k)), (k, 0, m))"
        " = Sum(Sum(i*power(k, i), (i, 1, k)), (k, 0, m))"
    ),
}
REFUSES = {
    "another index": "Sum(power(k + 1, 2), (k, 0, m)) = Sum(2*power(m, 2), (k, 0, m))",
    "another range": "Sum(power(k + 1, 2), (k, 0, m)) = Sum(2*power(k, 2), (k, 1, m))",
    "an index that may be negative": (
        "Sum(power(k + 1, 2), (k, -3, m)) = Sum(2*power(k, 2), (k, -3, m))"
    ),
    "what holds inside the binder, outside": (
        "Sum(power(j + 1, 2), (k, 1, j)) + power(j + 1, 2)"
        " = Sum(2*power(j, 2), (k, 1, j)) + 2*power(j, 2)"
    ),
}


@pytest.mark.parametrize("text", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(text):
    definition(Goal(CONTEXT, read_hypothesis(text, CONTEXT)))


@pytest.mark.parametrize("point", ["a derivative", "a function"])
def test_what_a_derivative_or_a_function_binds_is_no_index(point):
    call_at = fn("exp", call("power", add(var("t"), ONE), TWO))
    term = diff(call_at, "t", TWO) if point == "a derivative" else lam("t", call_at)
    assert unfolded(term, CONTEXT) == term


@pytest.mark.parametrize("text", REFUSES.values(), ids=REFUSES)
def test_refuses(text):
    with pytest.raises(RuleRefused, match="the sides unfold to"):
        definition(Goal(CONTEXT, read_hypothesis(text, CONTEXT)))
