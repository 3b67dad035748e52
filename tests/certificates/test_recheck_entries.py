"""An index outside its family's range, as the second checker sees it."""

import pytest
from forging import accepted
from test_entries_out_of_range import FALSE_CLAIMS, TRUE_CLAIMS

RULES = {"exists": "witness", "relation": "algebra"}


def shown(claim):
    """Return whether the second checker shows a claim by one step."""
    return accepted(claim, RULES.get(claim.kind, claim.kind))


@pytest.mark.parametrize("name", FALSE_CLAIMS)
def test_an_entry_that_does_not_exist(name):
    assert not shown(FALSE_CLAIMS[name])


@pytest.mark.parametrize("name", TRUE_CLAIMS)
def test_an_entry_that_exists(name):
    assert shown(TRUE_CLAIMS[name])
