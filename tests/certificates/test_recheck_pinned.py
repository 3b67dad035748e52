"""What a hypothesis, an inverse or a part is about: the same variables, in the same ranges."""

import pytest
from forging import Forgery, accepted

from symcheck.kernel.argmax import argmax
from symcheck.kernel.claim import NATURAL, REAL, Context, Relation, Reparameterisation, index
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    add,
    div,
    eq,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    piecewise,
    sub,
    sum_,
    var,
)
from symcheck.kernel.theorem import run

K, M, N = map(var, "kmn")
BOTH = Context((("m", NATURAL), ("n", NATURAL)))
ONLY_M, ONLY_N = (Context(((name, NATURAL),)) for name in "mn")
ANEW = Context((("n", NATURAL), ("m", index(ONE, ONE))))


def product(a, b):
    """Return that a·(a + b − 1) is 0, which is false at 1 and 1."""
    return eq(mul(a, add(a, b, neg(ONE))), ZERO)


def that(context, prop):
    return Relation(context, prop.args, (str(prop.data),))


def test_an_outer_variable_is_not_declared_anew():
    """The inner hypothesis is at the m of the outer induction, not at an m in 1..1."""
    forgery = Forgery()
    outer, inner = that(BOTH, product(M, N)), that(BOTH, product(add(M, ONE), N))
    first = forgery.outright(that(ONLY_N, product(ZERO, N)), "algebra")
    at_0 = product(add(M, ONE), ZERO)
    used = forgery.step(
        at_0, "linear", premises=(forgery.hypothesis("m", outer),), values={"n": TWO}
    )
    again = forgery.step(
        product(add(M, ONE), N), "linear", premises=(forgery.hypothesis("n", inner),)
    )
    part = forgery.proof(that(ANEW, product(add(M, ONE), N)), again)
    body = product(add(K, ONE), N).args[0]
    twice, whole, none = (
        mul(TWO, add(N, ONE)), sum_("k", ONE, ONE, body), sum_("k", ONE, ONE, ZERO)
    )  # fmt: skip
    absurd = forgery.proof(
        that(ONLY_N, lt(ZERO, ZERO)),
        forgery.step(lt(ZERO, twice), "sign"),
        forgery.step(eq(twice, whole), "algebra"),
        forgery.step(eq(whole, none), "congruence", part),
        forgery.step(eq(none, ZERO), "algebra"),
    )
    following = product(add(M, ONE), add(N, ONE))
    after = forgery.proof(that(BOTH, following), forgery.step(following, "impossible", absurd))
    second = forgery.proof(
        inner,
        forgery.step(
            product(add(M, ONE), N), "induction", forgery.proof(that(ONLY_M, at_0), used), after,
            variable="n",
        ),
    )  # fmt: skip
    proof = forgery.proof(
        outer, forgery.step(product(M, N), "induction", first, second, variable="m")
    )
    assert forgery.decided(proof) == "an induction hypothesis is used outside its induction"


@pytest.mark.parametrize("new", ["a", "c"])
def test_an_inverse_meets_what_is_given_of_the_old_parameter(new):
    """Given a > 0, not every new parameter is the image of an old one, whatever its name."""
    given = Context((("a", REAL), ("x", REAL)), (lt(ZERO, var("a")),))
    for context, is_one in ((given, False), (Context(given.variables), True)):
        claim = Reparameterisation(
            context, mul(var("a"), var("x")), mul(var(new), var("x")), ((new, REAL),),
            ((new, var("a")),), (("a", var(new)),),
        )  # fmt: skip
        step = Step(claim, "reparameterisation")
        assert accepted(claim, "reparameterisation") is is_one
        assert (run(Derivation(claim, (step,))).theorem is not None) is is_one


def test_a_numeral_is_no_variable_that_is_called_like_it():
    """The part is about indices of 5..9; at 2, which is none, the value is the greatest."""

    def value(t):
        return neg(npow(sub(t, TWO), TWO))

    nine = index(num(5), num(9))
    claim = Relation(Context((("2", nine),)), (argmax("k", ONE, TWO, value(K)), ONE), ("=",))
    wide = Context((("2", nine), ("n", nine)))
    forgery = Forgery()
    part = forgery.outright(that(wide, le(value(N), value(ONE))), "sign")
    assert not isinstance(forgery.decided(part), str)
    step = forgery.step(claim.links[0], "argmax", part)
    assert isinstance(forgery.decided(forgery.proof(claim, step)), str)


def test_the_pairs_of_a_range_that_has_no_integers():
    """Σ (−1)ᵏ over 1..2b + 1 is −1; 1/2..b is no range, in a branch that is not taken either."""
    b, half = var("b"), div(ONE, TWO)
    context = Context((("b", NATURAL),))
    dead = piecewise((sum_("j", half, b, ONE), eq(ZERO, ONE)), (ONE, TRUE))
    alternating = npow(neg(ONE), K)
    whole = sum_("k", ONE, add(mul(TWO, b), ONE), alternating)
    claim = that(context, eq(whole, mul(ZERO, dead)))
    assert not accepted(claim, "split")
    assert run(Derivation(claim, (Step(claim.links[0], "split"),))).theorem is None
