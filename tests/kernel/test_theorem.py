"""The one loop that makes theorems, and that nothing else does."""

import pytest
from kernel_goals import context_of, goal, shown, trusted

from symcheck.kernel.claim import Iff, Impossible, Relation
from symcheck.kernel.derivation import Derivation, Goal, RuleRefused, Step
from symcheck.kernel.term import TRUE, Term, TermError, bound, eq, lt, var
from symcheck.kernel.theorem import Theorem, check, induction_hypothesis, run
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_problem

X, Y = var("x"), var("y")


def steps(text, *lines, given=(), where=""):
    """Return what becomes of a derivation; a line is a text and the rule that carries it."""
    claim = read_problem(text, given, where)
    made = []
    for line, rule in lines:
        asked = read_problem(line, given, where)
        made.append(Step(asked.links[0], rule))
    return run(Derivation(claim, tuple(made)))


def test_a_chain_of_steps_is_its_claim():
    outcome = steps(
        "(x + 1)^2 >= 2*x + 1",
        ("(x + 1)^2 = x^2 + 2*x + 1", "algebra"),
        ("x^2 + 2*x + 1 >= 2*x + 1", "sign"),
    )
    assert outcome.theorem is not None
    assert outcome.theorem.rules == {"algebra", "sign"}
    assert outcome.refusal is None
    assert all(r.is_accepted for r in outcome.records)


REFUSED = {
    "a step is wrong": (
        ("x + y = y + x", ("x + y = y - x", "algebra"), ("y - x = y + x", "algebra")),
        None,
        "the sides differ by '2*x'",
    ),
    "a step without a rule": (("x = x", ("x = x", "")), None, "'(none)' is no rule"),
    "a rule that is none": (("x = x", ("x = x", "magic")), None, "'magic' is no rule"),
    "a line is missing": (
        ("(x + 1)^2 - 1 = x*(x + 2)", ("(x + 1)^2 - 1 = x^2 + 2*x", "algebra")),
        "the lines show '(x + 1)**2 - 1 = x**2 + 2*x', expected '(x + 1)**2 - 1 = x*(x + 2)'",
        None,
    ),
    "a line too many": (
        ("x + x = 2*x", ("x + x = 2*x", "algebra"), ("2*x = x*2", "algebra")),
        "the derivation goes on after its claim",
        None,
    ),
    "a side condition is not met": (
        ("1/x + 1/y = 1/x + 1/y", ("1/x + 1/y = 1/x + 1/y", "definition")),
        None,
        None,
    ),
}


@pytest.mark.parametrize(("derivation", "whole", "single"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_says_why(derivation, whole, single):
    outcome = steps(*derivation)
    if whole is None and single is None:
        assert outcome.theorem.conditions
        return
    assert outcome.theorem is None
    if whole is not None:
        assert str(outcome.refusal) == whole
    if single is not None:
        reasons = [str(r.refusal) for r in outcome.records if r.refusal is not None]
        assert single in reasons


def test_a_condition_of_the_claim_becomes_one_of_the_theorem():
    theorem = shown("x/x = 1")
    assert [str(c.data) for c in theorem.conditions] == ["!="]
    assert not shown("x/x = 1", ["x > 0"]).conditions


def test_a_condition_that_follows_from_the_others_is_left_out():
    assert len(shown("log(x)/x + sqrt(x) = sqrt(x) + log(x)/x").conditions) == 1


def test_a_condition_that_is_only_sufficient_is_no_condition():
    outcome = run(
        Derivation(
            read_problem("Derivative(Max(x*y[k], (k, 1, n)), x) = 0", (), "n: size; y: family(n)")
        )
    )
    assert outcome.theorem is None
    assert "a derivative" in str(outcome.refusal)


def test_a_step_owes_what_its_goal_owes():
    claim = read_problem("x = x")
    step = Step(read_problem("x = x + 1/x - 1/x").links[0], "algebra")
    record = check(step, claim.context)
    assert record.refusal is None
    assert not record.is_accepted


def test_a_part_that_is_not_shown():
    claim = read_problem("Abs(x) >= x")
    bad = Derivation(read_problem("Abs(x) >= x"), (Step(claim.links[0], "algebra"),))
    record = check(Step(claim.links[0], "cases", parts=(bad,)), claim.context)
    assert "a part of this step was not shown" in str(record.refusal)


def test_a_part_with_a_condition():
    claim = read_problem("x/x = 1")
    part = Derivation(claim, (Step(claim.links[0], "algebra"),))
    record = check(Step(claim.links[0], "transitivity", parts=(part,)), claim.context)
    assert "holds under a condition only" in str(record.refusal)


def test_an_induction_hypothesis_is_no_argument():
    claim = read_problem("n = n", (), "n: natural")
    hypothesis = induction_hypothesis(claim, "n")
    step = Step(claim.links[0], "algebra", arguments={"hypothesis": hypothesis})
    assert "a premise, not an argument" in str(check(step, claim.context).refusal)
    with pytest.raises(TermError, match="'m' is not declared"):
        induction_hypothesis(claim, "m")


def test_what_rests_on_an_induction_hypothesis_is_no_theorem_yet():
    claim = read_problem("n = n + 1", (), "n: natural")
    hypothesis = induction_hypothesis(claim, "n")
    outcome = run(Derivation(claim, (Step(claim.links[0], "linear", (hypothesis,)),)))
    assert outcome.theorem is None or outcome.theorem.hypothetical


def test_a_rule_that_fails_refuses():
    record = check(Step(goal("(x + y + z)^3000 = 1").prop, "algebra"), context_of("x + y + z = 0"))
    assert "too large" in str(record.refusal)


def test_a_claim_of_another_kind_is_one_step():
    context = context_of("x = x")
    claim = Iff(context, lt(X, X), lt(X, X))
    assert run(Derivation(claim, (Step(claim, "iff"),))).theorem is not None
    other = Impossible(context, (), (lt(X, X),))
    outcome = run(Derivation(claim, (Step(other, "assumed"),)))
    assert "does not end in its claim" in str(outcome.refusal)
    assert outcome.theorem is None
    twice = run(Derivation(claim, (Step(claim, "iff"), Step(claim, "iff"))))
    assert twice.theorem is None


def test_only_a_derivation_is_run():
    with pytest.raises(TypeError, match="expected a derivation"):
        run(read_problem("x = x"))


def test_only_the_kernel_makes_theorems():
    with pytest.raises(TypeError, match="only the kernel makes theorems"):
        Theorem(read_problem("0 = 1"), (), frozenset(), (), ())
    with pytest.raises(TypeError, match="no truth value"):
        bool(shown("x = x"))


def test_what_a_theorem_relies_on():
    first = shown("u^2 >= 0")
    claim = read_problem("0 <= u^2 + 1")
    theorem = run(
        Derivation(claim, (Step(claim.links[0], "linear", (first,)),)), name="more"
    ).theorem
    assert theorem.relies_on == (first,)
    assert theorem.name == "more"
    assert theorem.pinned == frozenset()


def test_a_refusal_shows_its_terms():
    error = RuleRefused("'{left}' is not '{right}' in {count} places", left=X, right=Y, count=2)
    assert str(error) == "'x' is not 'y' in 2 places"
    assert error.fields["left"] == X


def test_a_goal_is_read_from_left_to_right():
    assert goal("x > y").relation() == ("<", Y, X)
    assert goal("x >= y").relation() == ("<=", Y, X)
    assert goal("x != y").relation() == ("!=", X, Y)
    with pytest.raises(RuleRefused, match="expected a relation"):
        Goal(context_of("x = x"), TRUE).relation()


def test_a_proposal_is_checked_like_any_other():
    claim = read_problem("x = x + 1")
    outcome = run(
        Derivation(claim), lambda _, step: [Step(step.goal, "algebra"), Step(step.goal, "sign")]
    )
    assert outcome.theorem is None
    assert "the sides differ" in str(outcome.records[0].refusal)
    nothing = run(Derivation(claim), lambda *_: [])
    assert "no rule was found" in str(nothing.records[0].refusal)
    proved = run(Derivation(read_problem("x = x")), lambda _, step: [Step(step.goal, "algebra")])
    assert proved.theorem is not None


def test_an_assumed_part_marks_the_whole():
    part = trusted("a = b")
    assert part.assumed == ("",)
    assert isinstance(part.claim, Relation)
    assert part.claim.links == (eq(var("a"), var("b")),)


def test_every_step_is_shown():
    outcome = steps("x = x + 1", ("x = x", "algebra"), ("x = x + 1", "algebra"))
    assert [r.is_accepted for r in outcome.records] == [True, False]
    assert outcome.theorem is None
    outcome = steps("1 + x = x", ("1 + x = x", "algebra"), ("x = x", "algebra"))
    assert [r.is_accepted for r in outcome.records] == [False, True]
    assert outcome.theorem is None


def test_a_condition_that_two_others_show_is_left_out():
    conditions = shown("log(x) + log(y) + 1/(x + y) = 1/(x + y) + log(y) + log(x)").conditions
    assert [to_text(c) for c in conditions] == ["0 < x", "0 < y"]


def test_a_condition_is_left_out_only_where_what_is_kept_shows_it():
    """0 < 1/(1/x) shows x ≠ 0, and 0 ≤ x shows 0 < 1/(1/x) where it has a value: not x ≠ 0."""
    conditions = shown("log(1/(1/x)) + sqrt(x) = sqrt(x) + log(1/(1/x))").conditions
    assert {to_text(c) for c in conditions} == {"0 <= x", "x != 0"}


def test_what_is_only_sufficient_may_be_shown_by_the_conditions():
    theorem = shown("x/x + Derivative(sign(x), x) = 1")
    assert [to_text(c) for c in theorem.conditions] == ["x != 0"]


def by_parts(claim, *parts, **arguments):
    """Return what becomes of a claim by transitivity of its parts."""
    step = Step(claim.links[0], "transitivity", (), arguments, parts)
    return run(Derivation(claim, (step,)))


def test_a_whole_rests_on_what_its_parts_rest_on():
    claim = read_problem("a = b")
    lemma = trusted("u = v")
    part = Derivation(claim, (Step(claim.links[0], "assumed", (lemma,), {"why": "taste"}),))
    theorem = by_parts(claim, part).theorem
    assert theorem.rules == {"transitivity", "assumed"}
    assert theorem.assumed == ("taste", "")
    assert theorem.relies_on == (lemma,)


def test_a_whole_rests_on_the_induction_hypotheses_of_its_parts():
    claim = read_problem("n = 0", (), "n: natural")
    hypothesis = induction_hypothesis(claim, "n")
    part = Derivation(claim, (Step(claim.links[0], "linear", (hypothesis,)),))
    theorem = by_parts(claim, part).theorem
    assert theorem.hypothetical == hypothesis.hypothetical
    assert theorem.relies_on == ()


def test_the_variable_of_an_induction_keeps_its_sort_in_a_part():
    claim = read_problem("n = 0", (), "n: natural")
    hypothesis = induction_hypothesis(claim, "n")
    inside = read_problem("n = 0", (), "n: size")
    part = Derivation(inside, (Step(inside.links[0], "linear", (hypothesis,)),))
    assert run(part).theorem is not None
    (record,) = by_parts(claim, part).records
    assert str(record.refusal) == "'n' is the variable of an induction"


BARE = Term("add", (bound(0), X))


@pytest.mark.parametrize("middle", [var("q"), BARE, Term("sin", (X, Y)), lt(X, Y)], ids=str)
def test_a_line_is_made_of_declared_terms_of_the_grammar(middle):
    claim = read_problem("x = x")
    lines = (eq(X, middle), eq(middle, X))
    outcome = run(Derivation(claim, tuple(Step(line, "assumed") for line in lines)))
    assert outcome.theorem is None
    assert all(r.refusal is not None for r in outcome.records)


def test_a_line_is_a_relation():
    claim = read_problem("x = x")
    record = check(Step(X, "assumed"), claim.context)
    assert str(record.refusal) == "expected a relation"


@pytest.mark.parametrize("wrap", [lambda t: t, lambda t: [t], lambda t: {"x": (t,)}])
def test_arguments_are_terms_of_the_grammar(wrap):
    claim = read_problem("x = x")
    bad = {"values": wrap(Term("sin", (X, Y)))}
    record = check(Step(claim.links[0], "assumed", (), bad), claim.context)
    assert str(record.refusal) == "'sin' cannot have these arguments"
    good = {"values": wrap(X)}
    assert check(Step(claim.links[0], "assumed", (), good), claim.context).is_accepted


class Plain(str):
    """Text that may answer otherwise when asked again."""

    __slots__ = ()


class Few(tuple):
    """Premises that may be others when asked again."""

    __slots__ = ()


def test_a_step_is_made_of_plain_values():
    claim = read_problem("x = x")
    goal_ = claim.links[0]
    assert str(check(Step(goal_, Plain("assumed")), claim.context).refusal) == "expected a step"
    assert str(check(goal_, claim.context).refusal) == "expected a step"
    for premises in (Few(), [], (claim,), (None,)):
        record = check(Step(goal_, "assumed", premises), claim.context)
        assert str(record.refusal) == "a premise is no theorem"


def test_a_rule_that_is_named_is_the_one_that_is_asked():
    claim = read_problem("x = x + 1")
    named = Derivation(claim, (Step(claim.links[0], "algebra"),))
    outcome = run(named, lambda _, step: [Step(step.goal, "assumed")])
    assert outcome.theorem is None
    assert outcome.records[0].step.rule == "algebra"


def test_a_theorem_may_be_an_argument():
    claim = read_problem("x = x")
    step = Step(claim.links[0], "assumed", (), {"lemma": shown("y = y")})
    assert check(step, claim.context).is_accepted
