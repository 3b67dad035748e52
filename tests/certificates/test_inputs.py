"""What an input of two networks is: the second checker agrees with the kernel's rule."""

import pytest
from forging import accepted, decided
from test_reparameterisation import ACCEPTS, REFUSES

from symcheck.kernel.claim import Reparameterisation

ALONE = {name: asked for name, asked in ACCEPTS.items() if not asked.parts}
NOT_ALONE = {
    name: (asked, reason)
    for name, (asked, reason) in REFUSES.items()
    if isinstance(asked.prop, Reparameterisation) and not asked.parts
}


@pytest.mark.parametrize("asked", ALONE.values(), ids=ALONE)
def test_accepts(asked):
    assert accepted(asked.prop, "reparameterisation")


@pytest.mark.parametrize(("asked", "reason"), NOT_ALONE.values(), ids=NOT_ALONE)
def test_refuses(asked, reason):
    why = decided(asked.prop, "reparameterisation")
    assert isinstance(why, str)
    assert ("the map depends on an input" in why) == ("depends on the input" in reason)
