"""What a context says outright."""

from fractions import Fraction

import pytest
from kernel_goals import FAMILY, context_of

from symcheck.kernel.sign.facts import bounds, instances, interval_of, relations
from symcheck.kernel.sign.interval import Interval, point
from symcheck.kernel.term import Term, eq, lt, num, var
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_term

X = var("x")
BOUNDS = {
    "a bound": (["x < 2"], Interval(None, Fraction(2))),
    "from the other side": (["2 > x"], Interval(None, Fraction(2))),
    "two bounds": (
        ["x >= 1", "x <= 3"],
        Interval(Fraction(1), Fraction(3), low_open=False, high_open=False),
    ),
    "an equation": (["x = 2"], point(2)),
    "not 0": (["x != 0"], Interval(nonzero=True)),
    "a multiple": (["2*x + 1 <= 5"], Interval(None, Fraction(2), high_open=False)),
    "a negative multiple": (["3 - x < 0"], Interval(Fraction(3))),
    "a fraction": (["x/2 > 1"], Interval(Fraction(2))),
    "both sides": (["3*x > x + 4"], Interval(Fraction(2))),
    "a modulus": (["Abs(x) < 2"], Interval(Fraction(-2), Fraction(2))),
    "a conjunction": (["x > 1 and x < 2"], Interval(Fraction(1), Fraction(2))),
    "a negation": (["not x > 1"], Interval(None, Fraction(1), high_open=False)),
    "a negated disjunction": (
        ["not (x > 1 or x < 0)"],
        Interval(Fraction(0), Fraction(1), low_open=False, high_open=False),
    ),
}
NO_BOUNDS = {
    "a disjunction": ["x > 1 or x < 0"],
    "a negated conjunction": ["not (x > 1 and x < 2)"],
    "two variables": ["x < y"],
    "not 1": ["x != 1"],
    "a square": ["x^2 < 2"],
}


@pytest.mark.parametrize(("given", "wanted"), BOUNDS.values(), ids=BOUNDS)
def test_a_context_bounds_a_variable(given, wanted):
    assert bounds(context_of("x + y = 0", given))[X] == wanted


@pytest.mark.parametrize("given", NO_BOUNDS.values(), ids=NO_BOUNDS)
def test_a_context_does_not_bound_it(given):
    assert X not in bounds(context_of("x + y = 0", given))


def test_relations_are_taken_apart():
    context = context_of("x = 0", ["x > 1 and not x = 2", "x < 9 or x > 10"])
    assert [to_text(p) for p in relations(context)] == ["x > 1", "x != 2"]
    negated = context.assume(Term("not", (Term("not", (lt(X, num(3)),)),)))
    assert len(list(relations(negated))) == 2


@pytest.mark.parametrize("value", [X, num(1)], ids=repr)
def test_no_interval(value):
    assert interval_of("!=", value) is None


def test_instances_of_quantified_hypotheses():
    given = ["y[k] > 0 for k in 1..n", "z[1] > 0", "z[k] > y[k] for k in 1..n"]
    context = context_of("y[i] = z[1]", given, FAMILY)
    found = [to_text(p) for p, *_ in instances(context, read_term("y[i] + z[1]", context))]
    assert found == ["y[i] > 0", "z[1] > y[1]", "z[i] > y[i]"]
    assert list(instances(context, eq(X, X))) == []
