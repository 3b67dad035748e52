"""The second checker follows every rule, and refuses what is one step away from it."""

import json

import pytest
from test_pages import CLAIMS, as_goal

from symcheck import recheck
from symcheck.certificate import certificate, digest, to_text
from symcheck.kernel.claim import Relation
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.rules import RULES
from symcheck.kernel.theorem import run
from symcheck.library import Library
from symcheck.prove.decide import check
from symcheck.prove.steps import Search
from symcheck.read.text import read_problem, read_term
from symcheck.sources import shipped

PROOFS = Library.load(shipped()).proofs


def decided(text):
    """Return what the second checker says of a certificate that relies on nothing."""
    return recheck.Folder([]).decide_text(text)


def accepted(text):
    found = decided(text)
    assert isinstance(found, recheck.Proved), found
    return found


def by_rule(line, rule, given=(), where="", *, parts=(), **arguments):
    """Return the certificate of a claim by one step."""
    claim = read_problem(line, given, where)
    step = Step(claim.links[0], rule, (), arguments, tuple(parts))
    outcome = run(Derivation(claim, (step,)), Search(2.0))
    assert outcome.theorem is not None, outcome.records
    return to_text(certificate(outcome, rule))


def part(line, given=(), where=""):
    return Derivation(read_problem(line, given, where))


def changed(text, change):
    """Return a certificate after a change, with its hash computed anew."""
    document = json.loads(text)
    change(document)
    return to_text({**document, "hash": digest(document)})


ACCEPTED = [(rule, line) for rule, heading, line in CLAIMS if heading == "Accepts"]

#: Theorems that use the rules of which no page accepts a claim alone.
USERS = (
    "softplus_eq_relu_add", "relu_lt_softplus", "le_argmax", "argmax_eq", "batch_norm_fold",
    "exists_batch_norm_of_mean_deviation", "one_le_pow", "abs_factors_lt_one_iff",
    "gradient_descent_tendsto", "gradient_descent_tendsto_iff", "log_le_sub_one_of_pos",
    "mean_log_le", "not_differentiableAt_relu_zero", "tendsto_pow_atTop_nhds_zero_of_abs_lt_one",
    "forward_pass_first_probability",
)  # fmt: skip


@pytest.mark.parametrize(("rule", "line"), ACCEPTED, ids=str)
def test_what_a_page_accepts_is_accepted_again(rule, line):
    goal = as_goal(line)
    claim = Relation(goal.context, goal.prop.args, (str(goal.prop.data),))
    outcome = run(Derivation(claim, (Step(goal.prop, rule, goal.premises, goal.arguments),)))
    assert outcome.theorem is not None
    accepted(to_text(certificate(outcome, rule)))


def test_transitivity():
    where = "a: real; b: real; c: real"
    given = ("a <= b", "b < c")
    parts = (part("a <= b", given, where), part("b < c", given, where))
    accepted(by_rule("a < c", "transitivity", given, where, parts=parts))


def test_eliminate():
    given, where = ("x > 0", "y = x + 1"), "x: real; y: real"
    claim = read_problem("y > 0", given, where)
    inner = (*given, "x + 1 = x + 1")
    value = read_term("x + 1", claim.context)
    text = by_rule(
        "y > 0", "eliminate", given, where,
        parts=(part("x + 1 > 0", inner, where),), variable="y", value=value,
    )  # fmt: skip
    accepted(text)


def test_branches():
    parts = (part("u <= v", ("u <= v", "-u <= v"), "u: real; v: real"),
             part("-u <= v", ("u <= v", "-u <= v"), "u: real; v: real"))  # fmt: skip
    claim = read_problem("Abs(u) <= v", ("u <= v", "-u <= v"), "u: real; v: real")
    text = by_rule(
        "Abs(u) <= v", "branches", ("u <= v", "-u <= v"), "u: real; v: real",
        parts=parts, term=read_term("Abs(u)", claim.context),
    )  # fmt: skip
    accepted(text)


def test_instantiate():
    given, where = ("y[k] > 0 for k in 1..n",), "n: size; y: family(n); i: index(n)"
    accepted(by_rule("y[i] > 0", "instantiate", given, where))


def test_telescoping():
    line = "Sum((k + 1)^2 - k^2, (k, 1, n)) = (n + 1)^2 - 1"
    accepted(by_rule(line, "telescoping", (), "n: size"))


def test_the_rules_are_those_of_the_kernel():
    assert set(recheck.RULES) == set(RULES) - {"assumed"}


def test_the_library_and_the_pages_use_every_rule():
    used = {rule for rule, _ in ACCEPTED} | {"transitivity", "eliminate", "branches", "instantiate"}
    for name in USERS:
        used |= PROOFS[name].theorem().rules
    assert set(RULES) - {"assumed"} <= used


def test_an_assumed_step_is_refused():
    text = by_rule("x = x + 1", "assumed", why="a hole")
    found = decided(text)
    assert found == "the step rests on 'assumed'"


# ── what is near is refused ──


def test_a_wrong_goal_is_refused():
    text = by_rule("(x + 1)^2 = x^2 + 2*x + 1", "algebra")

    def to_three(document):
        node = next(n for n in document["terms"] if n[:2] == ["num", 2])
        node[1] = 3

    assert isinstance(decided(changed(text, to_three)), str)


def test_a_wrong_hash_is_refused():
    text = by_rule("x + x = 2*x", "algebra")
    assert "hash" in decided(text.replace('"algebra"', '"sign"', 1))


@pytest.mark.parametrize("end", [0, 1, 50, 400])
def test_a_file_that_ends_too_early_is_refused(end):
    assert "malformed" in decided(by_rule("x + x = 2*x", "algebra")[:end])


ODD = ("", "[]", "3", "null", '"text"', "{}", '{"format": 1}', "[" * 5000)


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_certificate_is_refused(odd):
    assert "malformed" in decided(odd)


def test_a_theorem_that_is_not_there_is_refused():
    text = check(PROOFS["deriv_tanh"], certify=True).certificates[0][1]
    assert decided(text).startswith("no certificate proves")


def test_a_step_of_another_rule_is_refused():
    text = by_rule("x^2 + 1 > 0", "sign")

    def to_algebra(document):
        document["proof"]["steps"][0]["rule"] = "algebra"

    assert isinstance(decided(changed(text, to_algebra)), str)


def test_a_condition_left_out_is_refused():
    claim = read_problem("x/x = 1", (), "x: real")
    text = to_text(certificate(run(Derivation(claim), Search(1.0)), "quotient"))
    assert accepted(text).conditions

    def unconditional(document):
        document["proof"]["conditions"] = []

    assert isinstance(decided(changed(text, unconditional)), str)


def test_certificates_that_rely_on_each_other_are_refused(tmp_path):
    text = by_rule("x + x = 2*x", "algebra")

    def circular(document):
        claim = document["proof"]["claim"]
        own = {"name": "self", "identity": document["identity"], "claim": claim, "conditions": []}
        document["theorems"] = [own]
        step = document["proof"]["steps"][0]
        step["rule"], step["premises"] = "theorem", [{"theorem": 0}]

    (tmp_path / "self.json").write_text(changed(text, circular), encoding="utf-8")
    found = recheck.Folder(tmp_path.glob("*.json")).decide("self")
    assert isinstance(found, str)


def test_an_induction_hypothesis_stays_in_its_induction():
    text = check(PROOFS["gradient_descent_error"], certify=True).certificates[0][1]
    accepted(text)

    def base_assumes(document):
        def inductions(derivation):
            for step in derivation["steps"]:
                if step["rule"] == "induction":
                    yield step
                for inner in step["parts"]:
                    yield from inductions(inner)

        step = next(inductions(document["proof"]))
        step["rule"] = "cases"

    assert isinstance(decided(changed(text, base_assumes)), str)
