"""What a claim says at the values it names is shown at these, and at no others."""

import pytest

from symcheck.kernel.claim import (
    REAL,
    Context,
    Exists,
    Extremum,
    Limit,
    Reparameterisation,
    family,
    index,
)
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import ONE, ZERO, at, bind, div, eq, fn, le, lt, mul, npow, num, sub, var
from symcheck.kernel.theorem import run
from symcheck.prove.decide import decide
from symcheck.report import Verdict

A, C, N, X, Y = map(var, "acnxy")
FIVE = num(5)
SQUARE = le(ZERO, npow(sub(X, FIVE), num(2)))
BOUND = Extremum(Context((("x", REAL),)), SQUARE, (("x", FIVE),), only=True)
SOME = Exists(Context(), (("y", REAL),), eq(Y, FIVE), (("y", FIVE),))
SCALED = Reparameterisation(
    Context((("a", REAL), ("x", REAL))), mul(A, X), mul(C, X), (("c", REAL),), (("c", A),),
    (("a", C),),
)  # fmt: skip


def by_its_rule(claim, **arguments):
    rule = {"exists": "witness"}.get(claim.kind, claim.kind)
    return run(Derivation(claim, (Step(claim, rule, (), arguments),)))


def of(claim, **fields):
    return type(claim)(**{k: v for k, v in vars(claim).items() if k != "kind"} | fields)


@pytest.mark.parametrize("claim", [BOUND, SOME, SCALED], ids=lambda c: c.kind)
def test_values_that_are_right(claim):
    assert by_its_rule(claim).theorem is not None


@pytest.mark.parametrize("claim", [
    of(BOUND, attained=(("x", ZERO), ("x", FIVE))),
    of(BOUND, attained=(("x", ZERO), ("x", FIVE)), only=False),
    of(BOUND, attained=(("z", ZERO), ("x", FIVE))),
    of(SOME, witness=(("y", ZERO), ("y", FIVE))),
    of(SOME, witness=(("z", ZERO), ("y", FIVE))),
    of(SCALED, map=(("c", ZERO), ("c", A))),
    of(SCALED, inverse=(("a", ZERO), ("a", C))),
])  # fmt: skip
def test_a_false_value_is_not_replaced_by_a_right_one(claim):
    outcome = by_its_rule(claim)
    assert outcome.theorem is None
    assert outcome.refusal is not None


def test_a_step_does_not_replace_a_false_witness():
    assert by_its_rule(of(SOME, witness=(("y", ZERO),)), values={"y": FIVE}).theorem is None
    assert by_its_rule(of(SOME, witness=()), values={"y": FIVE}).theorem is not None


def test_where_a_maximum_is_attained_is_not_shown_by_its_being_attained():
    values = Context((("v", family(num(2))),))
    greatest = bind("bigmax", "k", at("v", var("k")), ONE, num(2))
    some = Exists(values, (("i", index(ONE, num(2))),), eq(at("v", var("i")), greatest))
    first = of(some, witness=(("i", ONE),))
    for claim in (some, first):
        outcome = run(Derivation(claim, (Step(claim, "maximum"),)))
        assert (outcome.theorem is not None) == (claim is some)


def test_an_undefined_maximum_is_attained_nowhere():
    """1/(i - 1) has no value at i = 1, and so the greatest of them has none."""
    of_index = {n: div(ONE, sub(var(n), ONE)) for n in "ik"}
    greatest = bind("bigmax", "k", of_index["k"], ONE, num(2))
    claim = Exists(Context(), (("i", index(ONE, num(2))),), eq(of_index["i"], greatest))
    assert run(Derivation(claim, (Step(claim, "maximum"),))).theorem is None


def test_a_bound_is_not_only_attained_where_nothing_is_said():
    low = le(fn("min", X, ZERO), ZERO)
    limit = Limit(Context(), low.args[0], "x", "oo", ZERO)
    part = Derivation(limit, (Step(limit, "limit"),))
    for only in (False, True):
        claim = Extremum(Context((("x", REAL),)), low, (), only, (limit,))
        step = Step(claim, "extremum", (), {}, (part,))
        assert (run(Derivation(claim, (step,))).theorem is None) == only


@pytest.mark.parametrize("claim", [
    of(SOME, witness=(("z", FIVE),)), of(SCALED, map=()), of(BOUND, attained=(("z", FIVE),)),
], ids=lambda c: c.kind)  # fmt: skip
def test_a_step_about_what_is_no_claim_is_refused(claim):
    rule = {"exists": "witness"}.get(claim.kind, claim.kind)
    outcome = run(Derivation(SOME, (Step(claim, rule),)))
    assert outcome.theorem is None
    assert [r.refusal is not None for r in outcome.records] == [True]


@pytest.mark.parametrize("claim", [
    Limit(Context((), (lt(ZERO, X),)), X, "x", "oo", "oo"),
    Exists(Context(), (("y", family(N)), ("n", REAL)), eq(N, ONE)),
    of(SOME, witness=(("z", FIVE),)),
])  # fmt: skip
def test_what_is_no_claim_is_reported_and_raises_nothing(claim):
    report = decide(claim, seconds=1)
    assert report.verdict is Verdict.UNKNOWN
    assert report.message is not None
