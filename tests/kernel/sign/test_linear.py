"""Combinations of known bounds."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symcheck.kernel.sign.linear import Fact, combine

COEFFICIENTS = st.integers(-3, 3).map(Fraction)
FORMS = st.fixed_dictionaries({"a": COEFFICIENTS, "b": COEFFICIENTS, "": COEFFICIENTS})
FACTS = st.lists(st.builds(Fact, FORMS, st.sampled_from([">", ">=", "="])), max_size=4)


def value(form, point):
    return sum(c * point[m] for m, c in form.items())


@settings(deadline=None)
@given(FORMS, FACTS, st.booleans(), st.tuples(COEFFICIENTS, COEFFICIENTS))
def test_what_is_found_adds_up_and_holds_where_the_facts_hold(goal, facts, strict, numbers):
    found = combine(goal, facts, "", strict=strict)
    if found is None:
        return
    assert found.constant >= 0
    assert all(m >= 0 or f.op == "=" for m, f in zip(found.multipliers, facts, strict=True))
    for name in ("a", "b", ""):
        total = sum(m * f.form[name] for m, f in zip(found.multipliers, facts, strict=True))
        assert total + (found.constant if not name else 0) == goal[name]
    point = {"a": numbers[0], "b": numbers[1], "": Fraction(1)}
    holds = {">": lambda v: v > 0, ">=": lambda v: v >= 0, "=": lambda v: v == 0}
    if all(holds[f.op](value(f.form, point)) for f in facts):
        assert value(goal, point) > 0 if strict else value(goal, point) >= 0


@given(FACTS, st.lists(st.integers(0, 3), min_size=4, max_size=4), st.integers(0, 2))
def test_every_combination_is_found(facts, multipliers, constant):
    goal = {m: Fraction(0) for m in ("a", "b", "")}
    for fact, multiplier in zip(facts, multipliers, strict=False):
        for m, c in fact.form.items():
            goal[m] += multiplier * c
    goal[""] += constant
    assert combine(goal, facts, "", strict=False) is not None


A = {"a": Fraction(1), "": Fraction(-1)}


@pytest.mark.parametrize(
    ("goal", "facts", "strict", "shown"),
    [
        ({"a": Fraction(1)}, [Fact(A, ">=")], False, True),
        ({"a": Fraction(1)}, [Fact(A, ">=")], True, True),
        (A, [Fact(A, ">=")], True, False),
        (A, [Fact(A, ">")], True, True),
        ({"a": Fraction(-1)}, [Fact(A, ">=")], False, False),
        ({"a": Fraction(-1), "": Fraction(1)}, [Fact(A, "=")], False, True),
        ({"": Fraction(0)}, [], False, True),
        ({"": Fraction(-1)}, [], False, False),
    ],
    ids=[
        "weaker",
        "strict by the constant",
        "not strict",
        "strict by the fact",
        "the wrong sign",
        "an equation turned round",
        "nothing",
        "less than nothing",
    ],
)
def test_combine(goal, facts, strict, shown):
    assert (combine(goal, facts, "", strict=strict) is not None) == shown


def test_facts_about_something_else_are_left_out():
    one = Fraction(1)
    other = Fact({"b": one, "c": one}, ">=")
    found = combine({"a": one}, [other, Fact({"a": one}, ">")], "", strict=True)
    assert found.multipliers == (0, 1)
    assert combine({"a": one}, [other], "", strict=False) is None
    assert combine({"a": one}, [Fact({"a": -one}, ">=")], "", strict=False) is None
