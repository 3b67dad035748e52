"""An induction inside the step of another: what is shown with P(m) is shown for this m only.

The claim m·(m + n − 1) = 0 is false at m = n = 1. By induction on m, and in its step by one on n:
the inner base is P(m) at n = 2, and the inner step is the mean of the inner hypothesis at m + 1
and of P(m) at n + 2. But the inner hypothesis holds at m only, since its base used P(m).
"""

import pytest

from symcheck.kernel.claim import NATURAL, Context, Relation
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import ONE, TWO, ZERO, add, eq, le, mul, neg, var
from symcheck.kernel.theorem import induction_hypothesis, run

m, n = var("m"), var("n")
BOTH = Context((("m", NATURAL), ("n", NATURAL)))
ONLY_M, ONLY_N = Context((("m", NATURAL),)), Context((("n", NATURAL),))
M1, N1 = add(m, ONE), add(n, ONE)


def wrong(a, b):
    return eq(mul(a, add(a, b, neg(ONE))), ZERO)


def right(a, b):
    return le(ZERO, add(a, b))


def claim(context, prop):
    return Relation(context, prop.args, (prop.data,))


def by(context, prop, rule, *parts, premises=(), **arguments):
    return Derivation(claim(context, prop), (Step(prop, rule, premises, arguments, parts),))


def nested(prop, inner_values, around):
    """Return the nested inductions for a proposition of two numbers."""
    outer = induction_hypothesis(claim(BOTH, prop(m, n)), "m")
    inner = induction_hypothesis(claim(BOTH, prop(M1, n)), "n", around)
    base = by(ONLY_M, prop(M1, ZERO), "linear", premises=(outer,), values={"n": TWO})
    step = by(
        BOTH, prop(M1, N1), "linear", premises=(inner, outer),
        values=[inner_values, {"m": m, "n": add(n, TWO)}],
    )  # fmt: skip
    whole = by(BOTH, prop(M1, n), "induction", base, step, variable="n", hypothesis=inner)
    first = by(ONLY_N, prop(ZERO, n), "sign")
    return by(BOTH, prop(m, n), "induction", first, whole, variable="m", hypothesis=outer)


@pytest.mark.parametrize("around", [(), ("m",), ("n",), ("l",)])
def test_a_hypothesis_is_not_used_beside_the_induction_around_it(around):
    assert run(nested(wrong, {"m": M1, "n": n}, around)).theorem is None


@pytest.mark.parametrize(("around", "shown"), [(("m",), True), ((), False)])
def test_a_hypothesis_that_stands_for_itself_is_used(around, shown):
    outer = induction_hypothesis(claim(BOTH, right(m, n)), "m")
    inner = induction_hypothesis(claim(BOTH, right(M1, n)), "n", around)
    base = by(ONLY_M, right(M1, ZERO), "linear", premises=(outer,), values={"n": ZERO})
    step = by(BOTH, right(M1, N1), "linear", premises=(inner, outer))
    whole = by(BOTH, right(M1, n), "induction", base, step, variable="n", hypothesis=inner)
    first = by(ONLY_N, right(ZERO, n), "linear")
    derivation = by(BOTH, right(m, n), "induction", first, whole, variable="m", hypothesis=outer)
    assert (run(derivation).theorem is not None) is shown


def test_the_variables_around_are_pinned():
    inner = induction_hypothesis(claim(BOTH, right(m, n)), "n", ("m", "l"))
    assert inner.pinned == {"m", "n"}
