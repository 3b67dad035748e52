"""Random terms in x, y, a family z on 1..n and n, and points at which to evaluate them."""

from fractions import Fraction

from hypothesis import strategies as st

from symcheck.kernel.claim import REAL, SIZE, Context, family
from symcheck.kernel.term import (
    ONE,
    TWO,
    add,
    at,
    div,
    fn,
    mul,
    neg,
    npow,
    num,
    sum_,
    var,
)

X, Y, N = var("x"), var("y"), var("n")
CONTEXT = Context((("n", SIZE), ("x", REAL), ("y", REAL), ("z", family(N))))
LEAVES = st.sampled_from([X, Y, ONE, TWO, num(3), div(ONE, TWO), N])
FUNCTIONS = ("exp", "log", "sqrt", "abs", "sin", "cos", "sigmoid", "tanh", "atan", "sign", "relu")


def bigger(parts):
    """Return terms made of smaller ones."""
    return st.one_of(
        st.lists(parts, min_size=2, max_size=3).map(lambda ps: add(*ps)),
        st.lists(parts, min_size=2, max_size=3).map(lambda ps: mul(*ps)),
        parts.map(neg),
        st.tuples(parts, parts).map(lambda ps: div(*ps)),
        st.tuples(parts, st.integers(0, 3)).map(lambda pe: npow(pe[0], num(pe[1]))),
        st.tuples(st.sampled_from(FUNCTIONS), parts).map(lambda fp: fn(*fp)),
        st.tuples(parts, parts).map(lambda ps: fn("max", *ps)),
        parts.map(lambda p: sum_("k", ONE, N, mul(p, at("z", var("k"))))),
        parts.map(lambda p: sum_("k", ONE, N, fn("exp", add(p, at("z", var("k")))))),
    )


TERMS = st.recursive(LEAVES, bigger, max_leaves=6)


@st.composite
def points(draw):
    """Return a point that has the context's sorts."""
    numbers = st.fractions(-3, 3, max_denominator=4)
    n = draw(st.integers(1, 3))
    values = {"x": draw(numbers), "y": draw(numbers)}
    entries = {(i,): draw(numbers) for i in range(1, n + 1)}
    return {"n": n, **values, "z": entries}


POLYNOMIALS = st.lists(st.fractions(-3, 3, max_denominator=3), min_size=2, max_size=6)


def value_at(coefficients, place):
    """Return a polynomial's value at a rational."""
    return sum((c * place**i for i, c in enumerate(coefficients)), Fraction(0))
