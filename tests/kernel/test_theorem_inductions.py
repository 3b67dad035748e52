"""The loop that makes theorems: what inductions leave behind, and what is proposed for a step."""

from symcheck.kernel.claim import Context, Iff, Relation
from symcheck.kernel.derivation import Derivation, Goal, Step
from symcheck.kernel.term import ONE, ZERO, le, lt, var
from symcheck.kernel.theorem import induction_hypothesis, run
from symcheck.prove.steps import Search
from symcheck.read.text import read_problem

X, Q = var("x"), var("q")


def inductive(text, where="n: natural"):
    """Return a claim, and the step that shows it by induction on n."""
    claim = read_problem(text, (), where)
    goal = Goal(claim.context, claim.links[0])
    return claim, Search(3)._induction(goal, Step(claim.links[0]), "n")


def test_a_hypothesis_keeps_its_own_variable_and_those_around_it():
    claim = read_problem("m = p", (), "n: natural; m: natural; p: natural")
    hypothesis = induction_hypothesis(claim, "m", ("p", "m", "elsewhere"))
    (token,) = hypothesis.hypothetical
    assert token.variable == "m"
    assert token.fixed == {"p"}
    assert hypothesis.pinned == {"m", "p"}


def test_an_induction_rests_on_its_hypothesis_no_more():
    claim, step = inductive("Sum(k, (k, 1, n)) = n*(n + 1)/2")
    theorem = run(Derivation(claim, (step,)), Search(3)).theorem
    assert theorem.hypothetical == frozenset()
    assert theorem.pinned == frozenset()
    assert "induction" in theorem.rules


def test_a_part_about_the_variable_of_an_induction_is_used_where_it_is_declared():
    """What holds for the n of an induction says nothing where there is no such n."""
    inside = read_problem("a = b", (), "n: natural; a: real; b: real")
    hypothesis = induction_hypothesis(inside, "n")
    part = Derivation(inside, (Step(inside.links[0], "linear", (hypothesis,)),))
    assert run(part).theorem is not None
    claim = read_problem("a = b")
    step = Step(claim.links[0], "transitivity", parts=(part,))
    (record,) = run(Derivation(claim, (step,))).records
    assert str(record.refusal) == "'n' is the variable of an induction"


def test_a_claim_is_formed_before_anything_is_asked():
    here = read_problem("x = x").context
    for context, why in ((Context(), "'x' is not declared"),
                         (here.assume(le(ZERO, Q)), "'q' is not declared"),
                         (Context(here.variables, (X,)), "expected a relation")):  # fmt: skip
        claim = Relation(context, (X, X), ("=",))
        outcome = run(Derivation(claim, (Step(claim.links[0], "algebra"),)))
        assert str(outcome.refusal) == why
        assert outcome.theorem is None
        assert outcome.records == ()


def test_a_claim_of_another_kind_without_steps_is_one_step():
    claim = Iff(read_problem("x = x").context, lt(X, ONE), lt(X, ONE))
    outcome = run(Derivation(claim), lambda _, step: [Step(step.goal, "iff")])
    assert [r.step.goal for r in outcome.records] == [claim]
    assert outcome.theorem is not None
    assert outcome.theorem.claim is claim


def test_the_first_proposal_that_is_accepted_is_taken():
    claim = read_problem("x^2 >= 0")
    rules = ("algebra", "sign", "magic")
    outcome = run(Derivation(claim), lambda _, step: [Step(step.goal, rule) for rule in rules])
    assert outcome.theorem.rules == {"sign"}
