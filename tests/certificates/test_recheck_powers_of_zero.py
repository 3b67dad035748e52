"""The second checker does not take powers of what may be 0 apart either."""

import pytest
from forging import accepted
from powers_of_zero import CLAIMS, TRUE_CLAIMS, claim_of

RULES = ("algebra", "sign", "linear", "enclosure")


@pytest.mark.parametrize(("text", "given"), CLAIMS.values(), ids=CLAIMS)
def test_is_refused(text, given):
    claim = claim_of(text, given)
    assert not any(accepted(claim, rule) for rule in RULES)


@pytest.mark.parametrize(("text", "given"), CLAIMS.values(), ids=CLAIMS)
def test_where_it_has_a_value_is_no_condition(text, given):
    claim = claim_of(text, given)
    *before, last = claim.context.hypotheses
    if last.head == "or":
        bare = claim_of(text, given[: len(before)])
        assert not any(accepted(bare, rule, (last,)) for rule in RULES)


@pytest.mark.parametrize(("text", "given"), TRUE_CLAIMS.values(), ids=TRUE_CLAIMS)
def test_is_accepted(text, given):
    claim = claim_of(text, given)
    assert any(accepted(claim, rule) for rule in RULES)
