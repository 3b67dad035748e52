"""What is kept of slopes of recursions answers the question that was asked, and no other."""

import pytest

from symcheck.kernel.claim import NATURAL, REAL, Context, Definition
from symcheck.kernel.recursion import is_differentiable
from symcheck.kernel.term import TWO, add, call, fn, mul, var

X, Z, L = map(var, "xzl")


@pytest.mark.parametrize("order", ["xzx", "zxz"])
def test_each_parameter_is_asked_about(order):
    both = Definition(
        "f", (("x", REAL), ("z", REAL), ("l", NATURAL)), on="l",
        base=add(X, fn("abs", Z)), step=mul(TWO, call("f", X, Z, L)),
    )  # fmt: skip
    context = Context(definitions=(both,))
    assert [is_differentiable(both, name, context) for name in order] == [n == "x" for n in order]


@pytest.mark.parametrize("order", [(0, 1, 0), (1, 0, 1)])
def test_what_an_earlier_definition_is_matters(order):
    bodies = (X, fn("abs", X))
    earlier = [Definition("g", (("x", REAL),), body) for body in bodies]
    later = Definition(
        "h", (("x", REAL), ("l", NATURAL)), on="l",
        base=call("g", X), step=mul(TWO, call("h", X, L)),
    )  # fmt: skip
    for i in order:
        context = Context(definitions=(earlier[i], later))
        assert is_differentiable(later, "x", context) is (i == 0)
