"""What stands in a branch that is not taken need not be defined, and says nothing."""

import pytest

from symcheck.kernel.argmax import argmax
from symcheck.kernel.claim import INTEGER, REAL, Context, Relation, family
from symcheck.kernel.derivation import Derivation
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    add,
    at,
    bigmax,
    eq,
    fn,
    forall,
    ipow,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    piecewise,
    sub,
    var,
)
from symcheck.kernel.theorem import run
from symcheck.prove.steps import Search

X, M, K = var("x"), var("m"), var("k")
THREE = num(3)


def roots(t):
    """Return a polynomial that is 0 at 0, 1, 2 and 3."""
    return mul(t, sub(t, ONE), sub(t, TWO), sub(t, THREE))


def beside(t):
    """Return 0, with the entry at an index in the branch that is not taken."""
    return piecewise((ZERO, eq(ONE, ONE)), (at("u", t), TRUE))


STATED = forall("l", ZERO, THREE, eq(add(roots(var("l")), mul(ZERO, at("u", var("l")))), ZERO))
U = ("u", family((ZERO, THREE)))
HIGHEST = bigmax("k", ZERO, THREE, roots(K))


def no_range(low, high):
    """Return ends that have no value: ≤ 0 and ≥ 3 by their form, these by their normal forms."""
    below, above = (npow(fn("sqrt", num(n)), TWO) for n in (-low, high - 3))
    return neg(below), add(THREE, above)


def untaken(value, term):
    """Return the value, with a term in the branch that is not taken."""
    return piecewise((value, eq(ONE, ONE)), (term, TRUE))


HERE = Context((U,))
FALSE = {
    "a hypothesis at a real index": (
        Context((("x", REAL), U), (STATED, le(ZERO, X), le(X, THREE))),
        eq(add(roots(X), beside(X)), ZERO),
    ),
    "a hypothesis at a natural power with a negative exponent": (
        Context((("m", INTEGER), U), (STATED, le(ipow(TWO, M), THREE))),
        eq(add(roots(ipow(TWO, M)), beside(npow(TWO, M))), ZERO),
    ),
    "a maximum at a real index": (
        Context((("x", REAL), U), (le(ZERO, X), le(X, THREE))),
        le(add(neg(roots(X)), beside(X)), bigmax("k", ZERO, THREE, neg(roots(K)))),
    ),
    "a strict bound at a real index": (
        Context((("x", REAL), U), (lt(ZERO, X), le(X, THREE))),
        le(add(roots(X), beside(X)), HIGHEST),
    ),
    "a maximum over no range": (
        HERE,
        le(
            untaken(at("u", THREE), bigmax("k", *no_range(1, 2), at("u", K))),
            bigmax("k", ONE, TWO, at("u", K)),
        ),
    ),
    "a place in no range": (
        HERE,
        le(untaken(at("u", ONE), argmax("k", *no_range(2, 1), at("u", K))), sub(at("u", ONE), ONE)),
    ),
    "maxima of nothing": (
        HERE,
        le(
            untaken(at("u", ONE), bigmax("k", ONE, TWO, bigmax("l", TWO, ONE, var("l")))),
            sub(at("u", ONE), ONE),
        ),
    ),
}


@pytest.mark.parametrize(("context", "prop"), FALSE.values(), ids=FALSE)
def test_is_not_proved(context, prop):
    claim = Relation(context, prop.args, (str(prop.data),))
    assert run(Derivation(claim), Search(1)).theorem is None
