"""The rule ``assumed``: it accepts, and what it accepted is marked."""

import pytest
from kernel_goals import goal

from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.rules import RULES
from symcheck.kernel.theorem import run
from symcheck.prove.steps import Search
from symcheck.read.text import read_problem

ACCEPTS = {
    "what is true": goal("x = x"),
    "what is false": goal("x = x + 1"),
    "what the author gives a reason for": goal("x <= y", why="by the figure"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    owed = RULES["assumed"](asked)
    assert not owed.conditions
    assert owed.data == {"why": asked.arguments.get("why", "")}


def test_what_rests_on_it_says_so():
    claim = read_problem("x <= y")
    step = Step(claim.links[0], "assumed", arguments={"why": "by the figure"})
    theorem = run(Derivation(claim, (step,))).theorem
    assert theorem.assumed == ("by the figure",)
    later = read_problem("2*x <= 2*y")
    used = run(Derivation(later, (Step(later.links[0], "linear", (theorem,)),))).theorem
    assert used.assumed == ("by the figure",)


def test_a_proof_without_it_does_not():
    theorem = run(Derivation(read_problem("x + y = y + x")), Search(1)).theorem
    assert theorem.assumed == ()


def test_a_claim_that_is_not_defined_is_not_taken_on_trust_everywhere():
    claim = read_problem("1/x = 1/x")
    theorem = run(Derivation(claim, (Step(claim.links[0], "assumed"),))).theorem
    assert [str(c.data) for c in theorem.conditions] == ["!="]
