"""What an induction hypothesis or an inverse is about: the same variables further inside."""

import pytest
from forging import Forgery, accepted

from symcheck.kernel.claim import NATURAL, REAL, Context, Relation, Reparameterisation, index
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import ONE, TWO, ZERO, add, eq, lt, mul, neg, sum_, var
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
