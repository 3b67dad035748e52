"""What rules about sums share: functions, terms and indices as arguments, ranges, equal terms."""

import re
from dataclasses import replace

import pytest
from kernel_goals import context_of, goal, term_in

from symcheck.kernel.claim import REAL, Context, Definition
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.indexed import (
    function,
    indices,
    opened,
    range_owes,
    ranges,
    require_equal,
    term,
    value_at,
)
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    Term,
    add,
    at,
    bound,
    call,
    eq,
    fam,
    lam,
    mul,
    num,
    sum_,
    var,
)
from symcheck.kernel.writing import to_text

TWICE = Definition("twice", (("t", REAL),), mul(TWO, var("t")))
WHERE = "n: size; m: size; y: family(n); i: index(n); x: real"
GOAL = goal("x = x", (), WHERE)
GOAL = replace(GOAL, context=replace(GOAL.context, definitions=(TWICE,)))
SMALL = Goal(Context((("x", REAL),)), eq(var("x"), var("x")))


def given(value, asked=GOAL):
    return replace(asked, arguments={"f": value})


FUNCTIONS = {
    "a constant": lam("k", ONE),
    "an entry": lam("k", at("y", var("k"))),
    "by a definition": lam("k", call("twice", var("k"))),
}
NO_FUNCTIONS = {
    "nothing": (None, "expected 'f', a function of one variable"),
    "a number": (ONE, "expected 'f', a function of one variable"),
    "a family": (fam("y"), "expected 'f', a function of one variable"),
    "a loose one": (Term("lam", (bound(1),), "k"), "expected 'f', a function of one variable"),
    "a function of two": (lam("k", lam("j", ONE)), "'f' is no number"),
    "a family for every index": (lam("k", fam("y")), "'f' is no number"),
    "of what is not declared": (lam("k", var("q")), "'f' is no number, or uses what is not"),
    "by what is not defined": (lam("k", call("thrice", var("k"))), "uses what is not declared"),
}
NO_TERMS = {
    "nothing": (None, "expected 'f', a term"),
    "text": ("1", "expected 'f', a term"),
    "a loose one": (bound(0), "expected 'f', a term"),
    "a function": (lam("k", ONE), "expected 'f', a term"),
    "a family": (fam("y"), "expected 'f', a term"),
    "of what is not declared": (var("q"), "'f' uses what is not declared"),
}


@pytest.mark.parametrize("value", FUNCTIONS.values(), ids=FUNCTIONS)
def test_a_function(value):
    assert function(given(value), "f") is value


@pytest.mark.parametrize(("value", "reason"), NO_FUNCTIONS.values(), ids=NO_FUNCTIONS)
def test_no_function(value, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        function(given(value), "f")


def test_a_function_of_all_that_is_declared():
    assert function(given(lam("k", var("x")), SMALL), "f") == lam("k", var("x"))


@pytest.mark.parametrize("value", [ONE, var("x"), call("twice", var("x"))], ids=str)
def test_a_term(value):
    assert term(given(value), "f") is value


def test_a_term_of_all_that_is_declared():
    assert term(given(var("x"), SMALL), "f") == var("x")


@pytest.mark.parametrize(("value", "reason"), NO_TERMS.values(), ids=NO_TERMS)
def test_no_term(value, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        term(given(value), "f")


def test_two_indices_owe_their_range():
    i, j, owed = indices(replace(GOAL, arguments={"i": ONE, "j": var("i")}), TWO, var("n"))
    assert (i, j) == (ONE, var("i"))
    assert [to_text(o.prop) for o in owed] == ["2 <= 1", "1 <= n", "2 <= i", "i <= n"]


def test_the_value_of_a_function():
    assert value_at(lam("k", add(var("k"), ONE)), TWO) == add(TWO, ONE)


def test_a_new_index():
    k, inner = opened(GOAL.context, TWO, var("n"))
    assert inner.sorts[str(k.data)].ranges == ((TWO, var("n")),)
    assert str(k.data) not in GOAL.context.sorts


def test_the_ranges_of_a_goal_and_of_what_is_given():
    asked = goal(
        "Sum(y[k], (k, 1, n)) = Max(y[k], (k, 2, m)) + Sum(y[k], (k, 1, n))",
        ["Product(y[k], (k, 3, n)) > 0"],
        WHERE,
    )
    assert {tuple(map(to_text, r)) for r in ranges(asked)} == {("1", "n"), ("2", "m"), ("3", "n")}
    assert len(ranges(asked)) == 3


@pytest.mark.parametrize("ends", ["(l, k, n)", "(l, 1, k)", "(l, k, k)"])
def test_a_range_that_moves_is_none(ends):
    asked = goal(f"Sum(Sum(y[l], {ends}), (k, 1, m)) = x", (), WHERE)
    assert ranges(asked) == [(ONE, var("m"))]


def test_the_ends_of_a_range_are_integers_that_have_a_value():
    steps = term_in(GOAL.context, "2 - sign(1/x)")
    assert range_owes(ONE, var("n"), GOAL.context) == []
    for ends in ((steps, var("n")), (ONE, steps)):
        assert [to_text(o.prop) for o in range_owes(*ends, GOAL.context)] == ["x != 0"]
    for ends in ((var("x"), ONE), (ONE, var("x"))):
        with pytest.raises(RuleRefused, match="may be no integer"):
            range_owes(*ends, GOAL.context)


def test_no_range():
    with pytest.raises(RuleRefused, match="expected a sum"):
        ranges(GOAL)


def test_equal_terms():
    x = var("x")
    assert require_equal(GOAL.context, add(x, x), mul(TWO, x)) == ()
    assert require_equal(GOAL.context, x, x) == ()
    with pytest.raises(RuleRefused, match="'x' and '0' differ by 'x'"):
        require_equal(GOAL.context, x, ZERO)


def test_the_equality_of_derivatives_owes_their_conditions():
    context = context_of("x = x")
    slope = term_in(context, "Derivative(sqrt(x), x)")
    (condition,) = {
        to_text(o.prop)
        for o in require_equal(context, slope, term_in(context, "1/(2*sqrt(x))"))
    }
    assert condition == "0 < x"


def test_sums_that_are_equal_term_by_term():
    left = sum_("k", num(1), var("n"), add(at("y", var("k")), at("y", var("k"))))
    right = mul(TWO, sum_("k", num(1), var("n"), at("y", var("k"))))
    assert require_equal(GOAL.context, left, right) == ()
