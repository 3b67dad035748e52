import pytest
from numeric_instances import Disagrees, instances

from symcheck.kernel.claim import (
    REAL,
    SIZE,
    Context,
    Extremum,
    Limit,
    NotDifferentiable,
    family,
    index,
    relation,
)
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    add,
    at,
    delta,
    diff,
    div,
    eq,
    fn,
    le,
    lt,
    mul,
    neg,
    num,
    prod_,
    softmax,
    sub,
    sum_,
    var,
)

X = Context((("x", REAL),))
n, i, j, k, x = map(var, "nijkx")
Y = Context((("n", SIZE), ("i", index(n)), ("j", index(n)), ("y", family(n))))
sigmoid = fn("sigmoid", x)
slope = diff(sigmoid, "x", x)
y = at("y", k)


def entry(at_):
    return softmax("k", ONE, n, y, at_)


def over(body):
    return sum_("k", ONE, n, body)


jacobian = diff_entry(entry(i), "y", (j,))
steep = prod_("k", ONE, n, diff(fn("sigmoid", x), "x", y))

AGREES = {
    "σ(−x) = 1 − σ(x)": relation(X, eq(fn("sigmoid", neg(x)), sub(ONE, sigmoid))),
    "σ′ = σ(1 − σ)": relation(X, eq(slope, mul(sigmoid, sub(ONE, sigmoid)))),
    "σ″ = σ(1 − σ)(1 − 2σ)": relation(
        X,
        eq(
            diff(slope, "x", x),
            mul(sigmoid, sub(ONE, sigmoid), sub(ONE, mul(TWO, sigmoid))),
        ),
    ),
    "the softmax Jacobian": relation(Y, eq(jacobian, mul(entry(i), sub(delta(i, j), entry(j))))),
    "Σ softmax = 1": relation(Y, eq(sum_("i", ONE, n, entry(i)), ONE)),
    "the product of slopes": relation(
        Y, le(fn("abs", steep), prod_("k", ONE, n, div(ONE, num(4))))
    ),
    "σ′ ≤ 1/4 at 0 only": Extremum(
        X, le(slope, div(ONE, num(4))), attained=(("x", ZERO),), only=True
    ),
    "σ → 1": Limit(Context(), sigmoid, "x", "oo", ONE),
    "relu has a kink": NotDifferentiable(Context(), fn("relu", x), "x", ZERO),
}
DISAGREES = {
    "a sign": relation(X, eq(fn("sigmoid", neg(x)), add(ONE, sigmoid))),
    "a factor": relation(X, eq(slope, mul(TWO, sigmoid, sub(ONE, sigmoid)))),
    "an index": relation(Y, eq(jacobian, mul(entry(i), sub(delta(i, j), entry(i))))),
    "a bound": relation(Y, lt(prod_("k", ONE, n, div(ONE, num(4))), steep)),
    "σ′ attains elsewhere": Extremum(X, le(slope, div(ONE, num(4))), attained=(("x", ONE),)),
    "a wrong limit": Limit(Context(), sigmoid, "x", "-oo", ONE),
    "x² has no kink": NotDifferentiable(Context(), mul(x, x), "x", ZERO),
}


@pytest.mark.parametrize("claim", AGREES.values(), ids=AGREES)
def test_agrees(claim):
    instances(claim, range(3))


@pytest.mark.parametrize("claim", DISAGREES.values(), ids=DISAGREES)
def test_near_misses_disagree(claim):
    with pytest.raises(Disagrees):
        instances(claim, range(8))


def test_values_are_tight_enough():
    wide = relation(X, eq(over(x), x))
    with pytest.raises(KeyError):
        instances(wide, [0])
