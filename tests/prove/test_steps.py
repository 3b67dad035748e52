"""Which rules the search proposes, and in which order."""

import pytest

from symcheck.kernel.claim import Context, Iff
from symcheck.kernel.derivation import Derivation, Goal, Step
from symcheck.kernel.term import TRUE
from symcheck.kernel.theorem import induction_hypothesis, run
from symcheck.prove.steps import Search, _at, _inductive, _relation
from symcheck.read.text import read_problem

QUICK = {"thorough": False}
FAMILY = "n: size; y: family(n); i: index(n); j: index(n)"


def proposed(text, given=(), where="", *, thorough=True, seconds=1.0):
    claim = read_problem(text, given, where)
    goal = Goal(claim.context, claim.links[0])
    return list(Search(seconds, thorough=thorough)(goal, Step(claim.links[0])))


QUICKLY = {
    "an equation": ("x + y = y + x", (), ["algebra", "sign"]),
    "the same on both sides": ("x = x", (), ["algebra", "sign"]),
    "a derivative": (
        "Derivative(x^2, x) = 2*x",
        (),
        ["derivative", "algebra", "sign"],
    ),
    "an equation under a hypothesis": (
        "x = y",
        ["x = y"],
        ["algebra", "given", "sign", "instantiate"],
    ),
    "a bound": ("x <= x + 1", (), ["sign", "square_nonneg", "maximum", "termwise"]),
}


@pytest.mark.parametrize(("text", "given", "rules"), QUICKLY.values(), ids=QUICKLY)
def test_without_splits(text, given, rules):
    found = [s.rule for s in proposed(text, given, thorough=False)]
    assert [rule for rule in found if rule != "definition"] == rules


def test_a_definition_is_unfolded_first():
    assert proposed("sigmoid(x) = 1/(1 + exp(-x))")[0].rule == "definition"


SPLITS = {
    "a modulus": ("Abs(x) >= x", (), "", 2),
    "a sign": ("x*sign(x) >= 0", (), "", 3),
    "a rectifier": ("relu(x) >= x", (), "", 2),
    "a maximum": ("Max(x, y) >= x", (), "", 2),
    "a minimum": ("Min(x, y) <= x", (), "", 2),
    "branches": ("Piecewise((x, x > 0), (0, True)) >= 0", (), "", 2),
    "a delta": ("KroneckerDelta(i, j) <= 1", (), FAMILY, 2),
    "a two-argument arctangent": ("atan2(y, x) <= 4", ["x > 0"], "", 2),
    "what the normal form shows": ("sqrt(x^2) >= x", (), "", 2),
}


@pytest.mark.parametrize(("text", "given", "where", "count"), SPLITS.values(), ids=SPLITS)
def test_cases_are_split(text, given, where, count):
    found = [s for s in proposed(text, given, where) if s.rule == "cases"]
    assert found
    assert len(found[0].parts) == count
    assert len(found[0].arguments["conditions"]) == count


def test_nothing_is_split_below_a_binder_or_twice():
    rules = [
        s.rule for s in proposed("Sum(Abs(y[k]), (k, 1, n)) >= 0", (), "n: size; y: family(n)")
    ]
    assert "cases" not in rules
    assert "cases" not in [s.rule for s in proposed("Abs(x) >= x", ["x >= 0", "x < 0"])]
    assert "cases" not in [s.rule for s in proposed("Piecewise((x, True)) >= x")]


def test_inductions_are_proposed_on_sizes():
    steps = [
        s
        for s in proposed("Sum(k, (k, 1, n)) = n*(n + 1)/2", (), "n: natural")
        if s.rule == "induction"
    ]
    assert [s.arguments["variable"] for s in steps] == ["n"]
    assert "induction" not in [s.rule for s in proposed("Sum(k, (k, 1, m)) = m", (), "m: integer")]


def test_no_time_no_splits():
    late = [
        s.rule for s in proposed("Abs(x) + Sum(k, (k, 1, n)) >= x", (), "n: natural", seconds=-1)
    ]
    assert "cases" not in late
    assert "induction" not in late


def test_a_search_in_vain_ends_and_another_goes_on():
    claim = read_problem("Abs(x) + Sum(k, (k, 1, n)) >= x", (), "n: natural")
    goal, step, asked = Goal(claim.context, claim.links[0]), Step(claim.links[0]), []

    def after(answer, seconds=-1):
        search = Search(seconds, is_vain=lambda: asked.append(answer) or answer)
        return [s.rule for _ in range(2) for s in search(goal, step)]

    every = [s.rule for _ in range(2) for s in Search(-1)(goal, step)]
    assert (after(answer=True), after(answer=False)) == ([], every)
    assert asked == [True, False]
    assert after(answer=True, seconds=60)
    assert asked == [True, False]


def test_premises_come_first():
    claim = read_problem("n = n", (), "n: natural")
    premise = induction_hypothesis(claim, "n")
    goal = Goal(claim.context, claim.links[0], (premise,))
    steps = list(Search(1)(goal, Step(claim.links[0], premises=(premise,))))
    assert [s.rule for s in steps] == ["theorem", "linear", "transitivity"]


def test_a_claim_of_another_kind_has_its_rule():
    claim = Iff(Context(), TRUE, TRUE)
    goal = Goal(Context(), claim)
    search = Search(1)
    assert [s.rule for s in search(goal, Step(claim))] == ["iff"]
    assert search._conditions(goal) == []
    assert list(search._parts(goal)) == []
    assert _inductive(goal) == []
    for step in (lambda: _relation(Context(), claim), lambda: _at(claim, "n", TRUE)):
        with pytest.raises(TypeError, match="expected a relation"):
            step()


def test_a_normal_form_that_is_too_large_splits_nothing():
    rules = [s.rule for s in proposed("(x + y + z)^3000 >= 0", thorough=True, seconds=0.2)]
    assert "cases" not in rules


FOUND = {
    "a modulus": ("Abs(x) >= x", "cases"),
    "a sum": ("Sum(k, (k, 1, n)) = n*(n + 1)/2", "induction"),
    "squares": ("2*a*b <= a^2 + b^2", "sign"),
}


@pytest.mark.parametrize(("text", "rule"), FOUND.values(), ids=FOUND)
def test_what_is_found_is_proved(text, rule):
    where = "n: natural" if "n" in text else ""
    theorem = run(Derivation(read_problem(text, (), where)), Search(2)).theorem
    assert rule in theorem.rules
