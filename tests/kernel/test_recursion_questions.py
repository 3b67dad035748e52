"""What is kept of slopes of recursions answers the question that was asked, and no other."""

import pytest

from symcheck.kernel.claim import NATURAL, REAL, Context, Definition, family
from symcheck.kernel.recursion import is_differentiable
from symcheck.kernel.term import ONE, TWO, add, call, fam, fn, mul, npow, var

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


@pytest.mark.parametrize(("high", "answer"), [(TWO, True), (add(ONE, npow(X, TWO)), False)])
def test_no_range_depends_on_what_is_changed(high, answer):
    """With another x the family given has other entries: it would be another call."""
    ranged = Definition(
        "f", (("x", REAL), ("w", family((ONE, high))), ("l", NATURAL)), on="l",
        base=X, step=mul(TWO, call("f", X, fam("w"), L)),
    )  # fmt: skip
    assert is_differentiable(ranged, "x", Context(definitions=(ranged,))) is answer
