"""Every theorem of the shipped library: proved, true at random points, and near nothing false."""

import pytest
from near_misses_of_argmax import MISSES
from numeric_instances import Disagrees, instances
from numeric_walk import NoValue
from points import PREPARED

from symcheck.authoring.elaboration import derivation_of
from symcheck.kernel.claim import Relation
from symcheck.kernel.theorem import run
from symcheck.library import Library
from symcheck.prove.decide import check, decide
from symcheck.report import Verdict
from symcheck.sources import shipped

LIBRARY = Library.load(shipped())
PROOFS = LIBRARY.proofs
COMMON = [m for m in MISSES if not m.rare]


def test_every_file_loads():
    assert not LIBRARY.problems
    assert len(PROOFS) >= 160


@pytest.mark.parametrize("name", PROOFS)
def test_proved_and_every_line_names_its_rule(name):
    report = check(PROOFS[name])
    assert report.verdict is Verdict.PROVED
    assert report.claim_verdict is Verdict.PROVED
    assert report.steps
    assert all(step.rule for step in report.steps)


@pytest.mark.parametrize("name", PROOFS)
def test_says_why_to_believe_it(name):
    proof = PROOFS[name]
    assert len(proof.docstring) > 20
    assert proof.tags


@pytest.mark.parametrize("name", PROOFS)
def test_holds_at_random_points_and_sizes(name):
    instances(PROOFS[name].claim(), range(12), PREPARED.get(name))


@pytest.mark.parametrize("near", COMMON, ids=str)
def test_random_points_tell_a_near_miss(near):
    same = near.proof.given == PROOFS[near.theorem].given
    prepare = PREPARED.get(near.theorem) if same else None
    assert any(disagrees(near.proof.claim(), seed, prepare) for seed in range(60))


def disagrees(claim, seed, prepare):
    try:
        instances(claim, [seed], prepare)
    except Disagrees:
        return True
    except NoValue:
        return False
    return False


def test_every_theorem_has_a_near_miss_that_random_points_tell():
    untold = {"xor_values_impossible", "xor_signs_impossible"}  # a family of weights of measure 0
    assert set(PROOFS) - {m.theorem for m in COMMON} <= untold
    assert {m.theorem for m in MISSES} == set(PROOFS)


def test_no_near_miss_stands_twice():
    assert len({(near.theorem, near.what, near.proof.claim()) for near in MISSES}) == len(MISSES)


@pytest.mark.parametrize("near", MISSES, ids=str)
def test_a_near_miss_is_refuted_or_at_least_not_proved(near):
    claim = near.proof.claim()
    report = decide(claim, seconds=1 if near.hard else 2)
    if isinstance(claim, Relation) and not near.hard:
        assert report.verdict is Verdict.REFUTED
        assert report.witness is not None
    else:
        assert report.verdict in {Verdict.REFUTED, Verdict.UNKNOWN}


SAME_KIND = [m for m in MISSES if m.proof.claim().kind == PROOFS[m.theorem].claim().kind]


@pytest.mark.parametrize("near", SAME_KIND, ids=str)
def test_the_derivation_of_a_theorem_does_not_prove_its_near_miss(near):
    derivation = derived(near.proof.claim(), PROOFS[near.theorem])
    assert derivation is None or run(derivation).theorem is None


def derived(claim, proof):
    """Return the derivation of a theorem for another claim, or None if it does not even fit."""
    try:
        return derivation_of(claim, proof.function())
    except ValueError:
        return None
