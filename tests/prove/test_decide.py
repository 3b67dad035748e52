"""Verdicts on claims and on derivations."""

from types import SimpleNamespace

import pytest

from symcheck.kernel.claim import Context, Iff, Relation
from symcheck.kernel.derivation import Derivation, RuleRefused, Step
from symcheck.kernel.term import conj, eq, lt, num, var
from symcheck.kernel.theorem import induction_hypothesis
from symcheck.kernel.writing import to_text
from symcheck.prove.decide import check, decide, theorem_of
from symcheck.read.text import read_hypothesis, read_problem
from symcheck.report import Verdict

PROVED, CONDITIONAL, ASSUMED, UNKNOWN, REFUTED = Verdict
SECONDS = 2.0

CLAIMS = {
    "an identity": ("sigmoid(-x) = 1 - sigmoid(x)", (), "", PROVED),
    "a bound": ("1/4 - (x - 1/2)^2 <= 1/4", (), "", PROVED),
    "a sum of symbolic length": ("Sum(k, (k, 1, n)) = n*(n + 1)/2", (), "n: natural", PROVED),
    "by cases": ("Max(x, y) >= x", (), "", PROVED),
    "under a hypothesis": ("x/x = 1", ["x > 0"], "", PROVED),
    "a chain": ("0 < sigmoid(x) < 1", (), "", PROVED),
    "a fraction that is not always defined": ("x/x = 1", (), "", CONDITIONAL),
    "a tangent": ("tan(x) = sin(x)/cos(x)", (), "", CONDITIONAL),
    "a sign slips": ("sigmoid(-x) = -sigmoid(x)", (), "", REFUTED),
    "a bound that fails": ("x <= x^2", (), "", REFUTED),
    "an empty range": ("Sum(1/n, (k, 1, n)) = 1", (), "n: natural", REFUTED),
    "a relu of a sum": (
        "Sum(relu(y[k]), (k, 1, n)) = relu(Sum(y[k], (k, 1, n)))",
        (),
        "n: natural; y: family(n)",
        REFUTED,
    ),
    "the last entry": ("y[n] = 0", ["Sum(y[k], (k, 1, n)) = 0"], "n: size; y: family(n)", REFUTED),
    "a second link fails": ("0 < sigmoid(x) < 1/2", (), "", REFUTED),
    "nothing meets the hypotheses": ("x = x + 1", ["x < 0", "x > 0"], "", UNKNOWN),
    "a claim nobody decides": ("Sum(1/k^2, (k, 1, n)) < pi^2/6", (), "n: natural", UNKNOWN),
    "nowhere defined": ("0/(x - x) = 1", (), "", UNKNOWN),
}


@pytest.mark.parametrize(("text", "given", "where", "verdict"), CLAIMS.values(), ids=CLAIMS)
def test_the_verdict_on_a_claim(text, given, where, verdict):
    seconds = SECONDS / 4 if verdict is UNKNOWN else SECONDS  # what stays open takes all of it
    report = decide(read_problem(text, given, where), name="it", seconds=seconds)
    assert report.verdict is verdict
    assert report.claim_verdict is verdict
    assert (report.witness is not None) == (verdict is REFUTED)
    assert bool(report.conditions) == (verdict is CONDITIONAL)
    assert report.name == "it"


def test_whether_the_domains_differ():
    assert decide(read_problem("x/x = 1"), seconds=SECONDS).domains_differ
    assert not decide(read_problem("tan(x) = sin(x)/cos(x)"), seconds=SECONDS).domains_differ
    assert not decide(read_problem("x + 1 = 1 + x"), seconds=SECONDS).domains_differ


def test_nothing_meets_the_hypotheses():
    report = decide(read_problem("x <= 2", ["x < 0", "x > 0"]), seconds=SECONDS)
    assert report.message.template == "nothing was found that meets the hypotheses"


def test_a_claim_of_another_kind():
    context = Context().declare("x", read_problem("x = x").context.sorts["x"])
    x = var("x")
    assert decide(Iff(context, lt(x, num(0)), lt(num(0), x)), seconds=1.0).verdict is UNKNOWN
    assert decide(Iff(context, eq(x, x), conj(eq(x, x))), seconds=1.0).verdict is PROVED


def proof(text, *lines, given=(), where="", arguments=None):
    """Return an author's derivation; a line is a text and the rule that carries it."""
    claim = read_problem(text, given, where)
    context = claim.context
    steps = tuple(
        Step(read_hypothesis(line, context), rule, arguments=arguments or {})
        for line, rule in lines
    )
    return SimpleNamespace(
        name="mine",
        place=None,
        docstring="why",
        source="here",
        tags=("t",),
        derivation=lambda: Derivation(claim, steps),
    )


DERIVATIONS = {
    "every step follows": (
        proof(
            "(x + 1)^2 >= 2*x + 1",
            ("(x + 1)^2 = x^2 + 2*x + 1", "algebra"),
            ("x^2 + 2*x + 1 >= 2*x + 1", ""),
        ),
        PROVED,
        PROVED,
    ),
    "a wrong step to a true claim": (
        proof("x + x = 2*x", ("x + x = x^2", "algebra"), ("x^2 = 2*x", "algebra")),
        REFUTED,
        PROVED,
    ),
    "a wrong step to a false claim": (
        proof("x + x = x", ("x + x = x", "algebra")),
        REFUTED,
        REFUTED,
    ),
    "a true step by the wrong rule": (
        proof("x <= x + 1", ("x <= x + 1", "algebra")),
        UNKNOWN,
        PROVED,
    ),
    "a hole": (proof("x <= x + 1", ("x <= x + 1", "assumed")), ASSUMED, ASSUMED),
    "a line that is undefined in between": (
        proof("x = x", ("x = x*x/x", "algebra"), ("x*x/x = x", "algebra")),
        UNKNOWN,
        PROVED,
    ),
    "without a step": (proof("x + y = y + x"), PROVED, PROVED),
    "without a step, and false": (proof("x + y = y - x"), REFUTED, REFUTED),
}


@pytest.mark.parametrize(
    ("mine", "verdict", "claim_verdict"), DERIVATIONS.values(), ids=DERIVATIONS
)
def test_the_verdict_on_a_derivation(mine, verdict, claim_verdict):
    report = check(mine, SECONDS)
    assert report.verdict is verdict
    assert report.claim_verdict is claim_verdict
    assert (report.docstring, report.source, report.tags) == ("why", "here", ("t",))


def test_a_refuted_step_shows_its_witness():
    report = check(DERIVATIONS["a wrong step to a true claim"][0], SECONDS)
    wrong = report.steps[0]
    assert wrong.verdict is REFUTED
    assert wrong.witness is not None
    assert wrong.message.template == "the sides differ by '{residue}'"
    assert report.witness is None


def test_a_side_condition_that_is_not_met_is_named():
    report = check(DERIVATIONS["a line that is undefined in between"][0], SECONDS)
    conditions = report.steps[0].side_conditions
    assert [to_text(c.prop) for c in conditions if c.verdict is UNKNOWN] == ["x != 0"]


def test_parts_are_reported_inside():
    report = decide(read_problem("Max(x, y) + Min(x, y) >= 2*Min(x, y)"), seconds=SECONDS)
    assert report.verdict is PROVED
    induction = decide(read_problem("Sum(k^2, (k, 1, n)) = n*(n+1)*(2*n+1)/6", (), "n: natural"))
    (step,) = induction.steps
    assert step.rule == "induction"
    assert [p.title for p in step.steps] == ["base", "step"]
    assert all(p.verdict is PROVED for p in step.steps)


def test_a_part_that_fails_is_reported():
    claim = read_problem("Abs(x) >= x")
    conditions = tuple(read_hypothesis(c, claim.context) for c in ("x >= 0", "x < 0"))
    parts = tuple(
        Derivation(
            Relation(claim.context.assume(c), claim.terms, claim.rels),
            (Step(claim.links[0], "algebra"),),
        )
        for c in conditions
    )
    step = Step(claim.links[0], "cases", arguments={"conditions": conditions}, parts=parts)
    mine = SimpleNamespace(
        name="mine",
        place=None,
        docstring="",
        source="",
        tags=(),
        derivation=lambda: Derivation(claim, (step,)),
    )
    report = check(mine, SECONDS)
    assert report.verdict is UNKNOWN
    assert report.claim_verdict is PROVED
    assert [p.verdict for p in report.steps[0].steps] == [UNKNOWN, UNKNOWN]


def test_what_rests_on_an_induction_hypothesis_is_unknown():
    claim = read_problem("n = n + 1", (), "n: natural")
    hypothesis = induction_hypothesis(claim, "n")
    step = Step(claim.links[0], "linear", (hypothesis,))
    mine = SimpleNamespace(
        name="mine",
        place=None,
        docstring="",
        source="",
        tags=(),
        derivation=lambda: Derivation(claim, (step,)),
    )
    assert check(mine, SECONDS).verdict in {UNKNOWN, REFUTED}


def test_the_theorem_of_a_proof():
    assert theorem_of(DERIVATIONS["every step follows"][0]).name == "mine"
    with pytest.raises(RuleRefused, match="'mine' was not proved"):
        theorem_of(DERIVATIONS["a wrong step to a false claim"][0])
