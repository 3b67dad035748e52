"""Nothing lies in a range whose ends have no value, or which a hypothesis or a slope leaves."""

import pytest
from ranges_without_ends import (
    APPROACHED,
    CLAIMS,
    FAR,
    FOLLOWS,
    LEMMA,
    SANE,
    TRUE_CLAIMS,
    VALUES,
)

from symcheck.kernel.claim import NATURAL, SIZE, Context, index, relation
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import ONE, ZERO, delta, lt, sum_, var
from symcheck.kernel.theorem import run


def theorem_by(claim, rule, premises=(), **arguments):
    """Return what the kernel makes of a claim by one step, outright or None."""
    goal = claim.links[0] if claim.kind == "relation" else claim
    found = run(Derivation(claim, (Step(goal, rule, premises, arguments),))).theorem
    return None if found is None or found.conditions else found


@pytest.mark.parametrize(("claim", "rule", "arguments"), CLAIMS.values(), ids=CLAIMS)
def test_is_not_proved(claim, rule, arguments):
    assert theorem_by(claim, rule, **arguments) is None


@pytest.mark.parametrize(("claim", "rule", "arguments"), TRUE_CLAIMS.values(), ids=TRUE_CLAIMS)
def test_is_proved(claim, rule, arguments):
    assert theorem_by(claim, rule, **arguments) is not None


@pytest.mark.parametrize("claim", APPROACHED.values(), ids=APPROACHED)
def test_is_not_approached(claim):
    limit = Derivation(FAR, (Step(FAR, "limit"),))
    for one, is_one in ((claim, False), (SANE, True)):
        found = run(Derivation(one, (Step(one, "extremum", parts=(limit,)),)))
        assert (found.theorem is not None) is is_one


@pytest.mark.parametrize("rule", ["theorem", "linear"])
def test_a_theorem_is_not_used_at_what_its_range_does_not_hold(rule):
    lemma = run(Derivation(LEMMA, (Step(LEMMA.links[0], "sign"),))).theorem
    assert lemma is not None
    assert theorem_by(FOLLOWS, rule, (lemma,), values=VALUES) is None


def test_no_variable_has_a_name_of_the_rule():
    """Σₖ 0 < Σₖ δ(k, 1) over s..n is false at s = 2, n = 1, whatever s is called."""
    name = "the strict index"
    s, n = var(name), var("n")
    context = Context(((name, NATURAL), ("n", SIZE)))
    zeros, ones = (sum_("k", s, n, body) for body in (ZERO, delta(var("k"), ONE)))
    assert theorem_by(relation(context, lt(zeros, ones)), "termwise", strict_at=ONE) is None
    fixed = Context((("n", SIZE), ("i", index(ONE, n))))
    zeros, ones = (sum_("k", ONE, n, body) for body in (ZERO, delta(var("k"), ONE)))
    assert theorem_by(relation(fixed, lt(zeros, ones)), "termwise", strict_at=ONE) is not None
