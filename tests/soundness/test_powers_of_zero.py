"""A power of what may be 0 is not taken apart into powers that have no value there."""

import pytest
from powers_of_zero import CLAIMS, TRUE_CLAIMS, claim_of
from tables import HARD

from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.theorem import run
from symcheck.prove.decide import decide
from symcheck.report import Verdict

RULES = ("algebra", "sign", "linear", "enclosure")


@pytest.mark.parametrize(("text", "given"), CLAIMS.values(), ids=CLAIMS)
def test_no_rule_shows_it(text, given):
    claim = claim_of(text, given)
    for rule in RULES:
        found = run(Derivation(claim, (Step(claim.links[0], rule),))).theorem
        assert found is None or found.conditions


@pytest.mark.parametrize(("text", "given"), CLAIMS.values(), ids=CLAIMS)
def test_is_not_proved(text, given):
    assert decide(claim_of(text, given), seconds=HARD).verdict is not Verdict.PROVED


@pytest.mark.parametrize("text", ["x**(-2*k) > 0", "sign(x**(-2*k)) = 1", "Abs(x)**(-k) > 0"])
def test_where_it_has_a_value_is_no_condition(text):
    verdict = decide(claim_of(text, ()), seconds=HARD).verdict
    assert verdict not in {Verdict.PROVED, Verdict.CONDITIONAL}


@pytest.mark.parametrize(("text", "given"), TRUE_CLAIMS.values(), ids=TRUE_CLAIMS)
def test_is_proved(text, given):
    claim = claim_of(text, given)
    steps = [Derivation(claim, (Step(claim.links[0], rule),)) for rule in RULES]
    assert any(o.theorem is not None and not o.theorem.conditions for o in map(run, steps))
