"""The rule ``induction``."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, trusted_claim

from symcheck.kernel.claim import NATURAL, Context, Definition, Iff, Relation
from symcheck.kernel.derivation import Derivation, Goal, RuleRefused, Step
from symcheck.kernel.rules.induction import at_value, base_value
from symcheck.kernel.term import ONE, TRUE, add, substitute, var
from symcheck.kernel.theorem import induction_hypothesis, run
from symcheck.prove.steps import Search
from symcheck.read.text import read_problem

N = var("n")
GAUSS = "Sum(k, (k, 1, n)) = n*(n + 1)/2"


def induct(text, given=(), where="n: natural", *, variable="n", about=None, **changes):
    """Return the goal of an induction with parts that are trusted to show what they should."""
    claim = read_problem(text, given, where)
    hypothesis = induction_hypothesis(about or claim, variable)
    parts = []
    kind = claim.context.sorts[variable].kind if variable in claim.context.sorts else ""
    if kind in {"natural", "size"}:
        least = base_value(claim.context, variable)
        for value, keep in ((least, False), (add(var(variable), ONE), True)):
            context = at_value(claim.context, variable, value, keep=keep)
            terms = tuple(substitute(t, {variable: value}) for t in claim.terms)
            parts.append(trusted_claim(Relation(context, terms, claim.rels)))
    arguments = {"variable": variable, "hypothesis": hypothesis}
    asked = Goal(claim.context, claim.links[0], (), arguments, tuple(parts))
    if "arguments" in changes:
        changes["arguments"] = {**arguments, **changes["arguments"]}
    return replace(asked, **changes)


GOOD = induct(GAUSS)
SIZED = induct(GAUSS, where="n: size")
FAMILY = induct("Sum(y[k] - y[k], (k, 1, n)) = 0", where="n: natural; y: family(n)")
OTHER = read_problem("Sum(k, (k, 1, n)) = n^2", (), "n: natural")
EMPTIER = read_problem(GAUSS, ["n > 3"], "n: natural")
WIDER = read_problem(GAUSS, (), "n: natural; m: natural")
STEP = GOOD.parts[1]

ACCEPTS = {
    "a natural number from 0": GOOD,
    "a size from 1": SIZED,
    "families in n": FAMILY,
    "under a hypothesis": induct("Sum(k*c, (k, 1, n)) >= 0", ["c > 0"]),
}

REFUSES = {
    "no variable": (
        replace(GOOD, arguments={}),
        "expected a base, a step and the variable of the induction",
    ),
    "the step is missing": (replace(GOOD, parts=GOOD.parts[:1]), "expected a base, a step"),
    "no hypothesis": (
        replace(GOOD, arguments={"variable": "n"}),
        "expected the induction hypothesis",
    ),
    "a theorem is no induction hypothesis": (
        replace(GOOD, arguments={"variable": "n", "hypothesis": trusted_claim(OTHER)}),
        "expected the induction hypothesis",
    ),
    "the hypothesis is about something else": (
        induct(GAUSS, about=OTHER),
        "the induction hypothesis is not the claim",
    ),
    "the hypothesis has other hypotheses": (
        induct(GAUSS, about=EMPTIER),
        "the induction hypothesis has other hypotheses",
    ),
    "the hypothesis was made elsewhere": (
        induct(GAUSS, about=WIDER),
        "the induction hypothesis was made in another context",
    ),
    "the hypothesis is of another variable": (
        replace(
            induct("n + m = m + n", where="n: natural; m: natural"),
            arguments=induct(
                "n + m = m + n", where="n: natural; m: natural", variable="m"
            ).arguments
            | {"variable": "n"},
        ),
        "the induction hypothesis is about another variable",
    ),
    "the base starts too late": (
        replace(GOOD, parts=(SIZED.parts[0], STEP)),
        "expected a part that shows 'Sum(k, (k, 1, 0)) = 0*(0 + 1)/2'",
    ),
    "the step is from n to n": (
        replace(GOOD, parts=(GOOD.parts[0], trusted_claim(read_problem(GAUSS, (), "n: natural")))),
        "expected a part that shows 'Sum(k, (k, 1, n + 1)) = (n + 1)*((n + 1) + 1)/2'",
    ),
    "the step has the hypotheses of n": (
        replace(
            induct(
                "Sum(y[k], (k, 1, n)) = y[n]", ["Sum(y[k], (k, 1, n)) = 0"], "n: size; y: family(n)"
            ),
            parts=(
                induct(
                    "Sum(y[k], (k, 1, n)) = y[n]",
                    ["Sum(y[k], (k, 1, n)) = 0"],
                    "n: size; y: family(n)",
                ).parts[0],
                trusted_claim(
                    read_problem(
                        "Sum(y[k], (k, 1, n + 1)) = y[n + 1]",
                        ["Sum(y[k], (k, 1, n)) = 0"],
                        "n: size; y: family(n + 1)",
                    )
                ),
            ),
        ),
        "a part uses the hypothesis 'Sum(y[k], (k, 1, n)) = 0', which is not given",
    ),
    "a real variable": (
        induct("x = x", where="x: real", variable="x", parts=(STEP, STEP)),
        "'x' is neither natural nor a size",
    ),
    "an integer that may be negative": (
        induct("m = m", where="m: integer", variable="m", parts=(STEP, STEP)),
        "'m' is neither natural nor a size",
    ),
    "an equivalence": (
        replace(GOOD, prop=Iff(GOOD.context, TRUE, TRUE)),
        "expected a base, a step and the variable",
    ),
    "a part that is an equivalence": (
        replace(GOOD, parts=(trusted_claim(Iff(Context(), TRUE, TRUE)), STEP)),
        "expected a part that shows",
    ),
    "a part that is no theorem": (replace(GOOD, parts=(None, STEP)), "expected a part that shows"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("induction", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("induction", asked)


def whole(text, given=(), where="n: natural"):
    """Return what becomes of a claim by induction, its parts found."""
    claim = read_problem(text, given, where)
    step = Search(3)._induction(Goal(claim.context, claim.links[0]), Step(claim.links[0]), "n")
    return run(Derivation(claim, (step,)), Search(3))


def test_the_base_cannot_use_the_hypothesis():
    claim = read_problem("0*n = 0*n + 0", (), "n: natural")
    step = Search(1)._induction(Goal(claim.context, claim.links[0]), Step(claim.links[0]), "n")
    base, then = step.parts
    hypothesis = step.arguments["hypothesis"]
    # A base in a context that still declares n, in which the hypothesis could be used.
    circular = Derivation(base.claim, (Step(base.claim.links[0], "linear", (hypothesis,)),))
    outcome = run(Derivation(claim, (replace(step, parts=(circular, then)),)), Search(1))
    assert outcome.theorem is None


def test_a_true_claim_is_proved_and_rests_on_no_hypothesis():
    theorem = whole(GAUSS).theorem
    assert theorem is not None
    assert not theorem.hypothetical


@pytest.mark.parametrize(
    ("text", "given", "where"),
    [
        ("Sum(k, (k, 1, n)) = n*(n - 1)/2", (), "n: natural"),
        ("Sum(1/n, (k, 1, n)) = 1", (), "n: natural"),
        ("y[n] = 0", ["Sum(y[k], (k, 1, n)) = 0"], "n: size; y: family(n)"),
    ],
)
def test_a_false_claim_is_not_proved(text, given, where):
    assert whole(text, given, where).theorem is None


def test_the_least_value_of_a_sort():
    context = context_of("n = n", (), {"n": "natural"})
    assert base_value(context, "n") == goal("0 = 0").prop.args[0]
    assert context.sorts["n"] == NATURAL


def resting_on(claim, hypothesis):
    """Return a claim as a theorem by assumption that rests on an induction hypothesis."""
    steps = tuple(Step(link, "assumed", (hypothesis,)) for link in claim.links)
    return run(Derivation(claim, steps)).theorem


def refused(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("induction", asked)


def test_what_follows_from_a_hypothesis_is_no_hypothesis():
    # What it rests on may be any claim, which would be discharged without being shown.
    claim = read_problem(GAUSS, (), "n: natural")
    false = induction_hypothesis(read_problem("0 = 1", (), "n: natural"), "n")
    arguments = {"variable": "n", "hypothesis": resting_on(claim, false)}
    refused(replace(GOOD, arguments=arguments), "the induction hypothesis is not the claim")


def test_a_hypothesis_is_a_relation():
    claim = Iff(GOOD.context, TRUE, TRUE)
    arguments = {"variable": "n", "hypothesis": induction_hypothesis(claim, "n")}
    refused(replace(GOOD, arguments=arguments), "the induction hypothesis is not the claim")


def test_the_base_is_about_the_least_value_alone():
    declared = Relation(GOOD.context, GOOD.parts[0].claim.terms, ("=",))
    parts = (trusted_claim(declared), STEP)
    refused(replace(GOOD, parts=parts), "a part declares 'n' otherwise")


def test_the_base_does_not_rest_on_the_hypothesis():
    base = resting_on(GOOD.parts[0].claim, GOOD.arguments["hypothesis"])
    refused(replace(GOOD, parts=(base, STEP)), "the base uses the induction hypothesis")


def test_an_induction_inside_another_is_on_another_variable():
    around = induction_hypothesis(read_problem("n = 0", (), "n: natural"), "n")
    base, step = (resting_on(p.claim, around) for p in GOOD.parts)
    for parts in ((GOOD.parts[0], step), (base, STEP), (base, step)):
        refused(replace(GOOD, parts=parts), "is the variable of an induction around this one")
    both = read_problem("m + n = 0", (), "m: natural; n: natural")
    parts = (GOOD.parts[0], resting_on(STEP.claim, induction_hypothesis(both, "m", ("n",))))
    refused(replace(GOOD, parts=parts), "'n' is the variable of an induction around this one")
    other = induction_hypothesis(read_problem("m = 0", (), "m: natural"), "m")
    parts = (GOOD.parts[0], resting_on(STEP.claim, other))
    refused(replace(GOOD, parts=parts), "the hypothesis has to keep it as it is")


def test_the_hypothesis_has_the_definitions_of_the_claim():
    claim = read_problem(GAUSS, (), "n: natural")
    known = replace(claim.context, definitions=(Definition("one", (), ONE),))
    about = replace(claim, context=known)
    refused(induct(GAUSS, about=about), "the induction hypothesis was made in another context")


def test_what_is_not_declared_has_no_least_value():
    with pytest.raises(RuleRefused, match="'m' is neither natural nor a size"):
        base_value(GOOD.context, "m")


def inside_of(around):
    """Return an induction on n whose step rests on one on m, inside of one on p."""
    where = "n: natural; m: natural; p: natural"
    asked = induct(GAUSS, where=where)
    other = induction_hypothesis(read_problem("m = 0", (), where), "m", ("p",))
    hypothesis = induction_hypothesis(read_problem(GAUSS, (), where), "n", around)
    return replace(
        asked,
        arguments={"variable": "n", "hypothesis": hypothesis},
        parts=(asked.parts[0], resting_on(asked.parts[1].claim, other)),
    )


def test_an_induction_inside_others_keeps_all_their_variables():
    check("induction", inside_of(("m", "p")))
    for around, name in ((("m",), "p"), (("p",), "m"), ((), "m")):
        refused(inside_of(around), f"'{name}' is the variable of an induction around this one")
