"""What rules about sequences share: what a claim says, and the limits that are given."""

import re
from dataclasses import replace

import pytest
from kernel_goals import check, context_of, goal, prop_in, term_in
from sequence_goals import WHERE, along, sequence

from symcheck.kernel.claim import NATURAL, REAL, Iff, Limit, Relation
from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.rules.sequences import propositions
from symcheck.kernel.term import ONE, TRUE, ZERO, add, at, npow, tends, var

CONTEXT = context_of("0 = 0", (), WHERE)
BODY = term_in(CONTEXT.declare("k", NATURAL), "q^k")
REAL_BODY = term_in(CONTEXT.declare("k", REAL), "exp(-k)")
LINKS = (prop_in(CONTEXT, "a < b"), prop_in(CONTEXT, "b <= q"))

SAID = {
    "a chain": (Relation(CONTEXT, (var("a"), var("b"), var("q")), ("<", "<=")), LINKS),
    "a sequence": (
        Limit(CONTEXT, BODY, "k", "oo", var("a"), natural=True), (tends("k", BODY, var("a")),),
    ),
    "a sequence that grows": (Limit(CONTEXT, BODY, "k", "oo", "oo", natural=True), ()),
    "a sequence at a number": (Limit(CONTEXT, BODY, "k", ONE, var("a"), natural=True), ()),
    "a sequence at the other end": (Limit(CONTEXT, BODY, "k", "-oo", ONE, natural=True), ()),
    "a function": (Limit(CONTEXT, REAL_BODY, "k", "oo", ZERO), ()),
    "an equivalence": (Iff(CONTEXT, TRUE, TRUE), ()),
}  # fmt: skip


@pytest.mark.parametrize(("claim", "said"), SAID.values(), ids=SAID)
def test_what_a_claim_says(claim, said):
    assert propositions(claim) == said


SPLIT = WHERE.replace("y: family(n)", "y: family(0..1)")
MOVING = {
    "an index that moves": (
        goal("0 <= b", ["Limit(y[j]^k, k, oo) = b for j in 0..1"], SPLIT,
             parts=[along("0 <= y[KroneckerDelta(k, 3)]^k", where=SPLIT)]),
        "to tend to 'b'",
    ),
    "a number that is no index": (
        # sin(πj)·k tends to 0 for every integer j, and for no other.
        goal("0 <= 0", ["Limit(sin(pi*j)*k, k, oo) = 0 for j in 1..n", "1 <= q", "q <= n"], WHERE,
             parts=[along("0 <= sin(pi*q)*k")]),
        "to tend to '0'",
    ),
}  # fmt: skip


def test_what_is_given_of_the_variable_of_a_limit_is_idle():
    """A limit that is given for one k, as j grows, is none of what grows with k itself."""
    j, k = var("j"), var("k")
    limit = tends("j", add(npow(at("y", ONE), j), k), var("a"))
    asked = sequence("y[1]^k + k", "a", (), [along("y[1]^k + k = y[1]^k + k")])
    context = asked.context.assume(limit)
    asked = replace(asked, context=context, prop=replace(asked.prop, context=context))
    assert limit.free == {"a", "k", "y"}
    with pytest.raises(RuleRefused, match="no bound from below was shown to tend there"):
        check("squeeze", asked)


@pytest.mark.parametrize(("asked", "reason"), MOVING.values(), ids=MOVING)
def test_a_limit_at_every_index_is_used_at_one(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("passage", asked)
