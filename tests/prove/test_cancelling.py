"""A factor that is not 0 is cancelled; sums compare by terms that are searched themselves."""

import pytest

from symcheck.kernel.derivation import Derivation, Goal
from symcheck.kernel.theorem import run
from symcheck.prove.cancelling import by_cancelling
from symcheck.prove.steps import Search
from symcheck.prove.sums import by_terms
from symcheck.read.text import read_problem

WHERE = "n: size; y: family(n); z: family(n)"

CANCELLED = {
    "a factor": ("x = y", ("x*z = y*z", "z != 0"), "transitivity"),
    "a factor and a summand": ("x = y", ("2*x*z*w + 1 = 1 + 2*y*z*w", "z > 0", "w < 0"),
                               "transitivity"),
    "a factor of a difference": ("x = y", ("x*z - y*z = 0", "z != 0"), "transitivity"),
    "a factor that is a sum": ("x = y", ("x^2 = y^2", "x > 0", "y > 0"), "transitivity"),
    "the second of two equations": ("x = y", ("z = w", "x*z = y*z", "z != 0"), "transitivity"),
    "a difference of two variables": ("2*x - 2*y = 0", ("x = y",), "transitivity"),
    "a positive factor of a bound": ("x < y", ("x*z < y*z", "z > 0"), "scale"),
    "a negative factor of a bound": ("x < y", ("x*z > y*z", "z < 0"), "scale"),
    "a bound from a strict one": ("x >= y", ("x*z < y*z", "z < 0"), "scale"),
    "a root of a bound": ("x <= y", ("x^2 <= y^2", "x > 0", "y > 0"), "scale"),
}  # fmt: skip


def goal(text, given=(), where=""):
    claim = read_problem(text, given, where)
    return Goal(claim.context, claim.links[0])


@pytest.mark.parametrize(("text", "given", "rule"), CANCELLED.values(), ids=CANCELLED)
def test_a_factor_is_cancelled(text, given, rule):
    (step,) = by_cancelling(goal(text, given))
    assert step.rule == rule
    claim = read_problem(text, given)
    assert run(Derivation(claim, (step,))).theorem is not None


def test_a_search_cancels():
    claim = read_problem("x = y", ("x*z = y*z", "z != 0"))
    (record,) = run(Derivation(claim), Search(3.0)).records
    assert (record.is_accepted, record.step.rule) == (True, "transitivity")
    assert run(Derivation(claim), Search(3.0, thorough=False)).theorem is None


MANY = " + ".join(f"w^{i}" for i in range(2, 40))
LEFT_ALONE = {
    "a factor that may be 0": ("x = y", ("x*z = y*z",)),
    "a factor that may be negative": ("x < y", ("x*z < y*z", "z != 0")),
    "a factor that is negative": ("x < y", ("x*z < y*z", "z < 0")),
    "a strict bound from one that is not": ("x < y", ("x*z <= y*z", "z > 0")),
    "an equation from a bound": ("x = y", ("x*z <= y*z", "z > 0")),
    "what is not given": ("x = y", ("z != 0",)),
    "a goal that is no bound": ("x != y", ("x*z != y*z", "z != 0")),
    "a side divided by nothing": ("x = x", ("x*z = y*z", "z != 0")),
    "what is too large": ("x = y", (f"x*z = y*z + 0*({MANY})", "z > 0")),
}


@pytest.mark.parametrize(("text", "given"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_does_not_follow_is_not_proposed(text, given):
    assert list(by_cancelling(goal(text, given))) == []


def test_what_bounds_a_variable_is_no_multiple():
    given = (*(f"{name} = 1" for name in "abcdpq"), "x*z = y*z", "z != 0")
    assert len(list(by_cancelling(goal("x = y", given)))) == 1
    assert list(by_cancelling(goal("x^2 > 0", ("x > 0",)))) == []
    assert list(by_cancelling(goal("y[1]^2 > 0", ("y[1] > 0",), WHERE))) == []


def test_only_some_hypotheses_are_looked_at():
    given = (*(f"2*{name} = 1" for name in "abcdpq"), "x*z = y*z", "z != 0")
    assert len(list(by_cancelling(goal("x = y", given[1:])))) == 1
    assert list(by_cancelling(goal("x = y", given))) == []


BY_TERMS = {
    "a sum of moduli": "Sum(y[k], (k, 1, n)) <= Sum(Abs(y[k]), (k, 1, n))",
    "turned round": "Sum(Abs(y[k]), (k, 1, n)) >= Sum(y[k], (k, 1, n))",
    "a product": "Product(Abs(y[k]), (k, 1, n)) <= Product(1 + y[k]^2, (k, 1, n))",
    "a maximum": "Max(y[k], (k, 1, n)) <= Max(Abs(y[k]), (k, 1, n))",
    "a minimum": "Min(y[k], (k, 1, n)) <= Min(Abs(y[k]), (k, 1, n))",
    "strictly": "Sum(y[k], (k, 1, n)) < Sum(Abs(y[k]) + 1, (k, 1, n))",
}


@pytest.mark.parametrize("text", BY_TERMS.values(), ids=BY_TERMS)
def test_each_term_is_searched(text):
    claim = read_problem(text, (), WHERE)
    (step,) = by_terms(Goal(claim.context, claim.links[0]))
    assert step.rule == "termwise"
    assert run(Derivation(claim, (step,)), Search(3.0)).theorem is not None


def test_a_search_compares_by_terms():
    claim = read_problem(BY_TERMS["a maximum"], (), WHERE)
    (record,) = run(Derivation(claim), Search(3.0)).records
    assert (record.is_accepted, record.step.rule) == (True, "termwise")
    assert [part.derivation.title for part in record.parts] == ["each term"]


NOT_BY_TERMS = {
    "another range": "Sum(y[k], (k, 1, n - 1)) <= Sum(Abs(y[k]), (k, 1, n))",
    "a sum and a maximum": "Max(y[k], (k, 1, n)) <= Sum(Abs(y[k]), (k, 1, n))",
    "an equation": "Sum(y[k], (k, 1, n)) = Sum(Abs(y[k]), (k, 1, n))",
    "numbers": "y[1] <= y[n]",
}


@pytest.mark.parametrize("text", NOT_BY_TERMS.values(), ids=NOT_BY_TERMS)
def test_only_what_can_be_compared_is(text):
    assert list(by_terms(goal(text, (), WHERE))) == []


def test_a_false_bound_is_not_shown():
    claim = read_problem("Sum(y[k], (k, 1, n)) <= Sum(y[k]^2, (k, 1, n))", (), WHERE)
    (step,) = by_terms(Goal(claim.context, claim.links[0]))
    assert run(Derivation(claim, (step,)), Search(0.1, thorough=False)).theorem is None
