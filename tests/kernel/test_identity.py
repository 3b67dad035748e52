"""What tells two claims apart: every name that a term carries counts."""

import pytest

from symcheck.kernel.claim import REAL, Context, Definition, Relation, family
from symcheck.kernel.identity import identity
from symcheck.kernel.term import ONE, TWO, at, call, fam, upd, var

X = var("x")
FIRST = Definition("first", (("v", family(TWO)),), at("v", ONE))
CONTEXT = Context((("x", REAL), ("y", family(TWO)), ("z", family(TWO))), (), (FIRST,))

OF_A_FAMILY = {
    "an entry": lambda f: at(f, ONE),
    "an entry of an update": lambda f: upd(f, (TWO,), X, (ONE,)),
    "a family as an argument": lambda f: call("first", fam(f)),
}


@pytest.mark.parametrize("term", OF_A_FAMILY.values(), ids=OF_A_FAMILY)
def test_which_family_is_meant(term):
    one, other = (Relation(CONTEXT, (term(name), X), ("=",)) for name in "yz")
    assert identity(one) != identity(other)
