"""What neither checker may accept by one step, and close to it what both of them do."""

import pytest
from forging import accepted, claim_that

from symcheck.kernel.argmax import argmax
from symcheck.kernel.claim import REAL, Context, family
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    add,
    at,
    bigmax,
    bigmin,
    div,
    eq,
    fn,
    le,
    lt,
    mul,
    ne,
    neg,
    npow,
    num,
    piecewise,
    sub,
    var,
)
from symcheck.kernel.theorem import run

X, Y, K = var("x"), var("y"), var("k")
HERE = Context((("x", REAL), ("y", REAL), ("f", family((ONE, num(9))))))


def no_root(value):
    """Return √(−value)², which is ≥ 0 wherever it has a value, and −value by its normal form."""
    return npow(fn("sqrt", num(-value)), TWO)


def untaken(value, term):
    """Return the value, with a term in a branch that is not taken."""
    return piecewise((value, TRUE), (term, TRUE))


def entry(i):
    return at("f", i)


#: No range: its ends are ≤ 0 and ≥ 5 wherever they have a value, 1 and 2 by their normal forms.
LOW, HIGH = neg(no_root(1)), add(num(5), no_root(3))
#: Nor is this one, with the ends 2 and 1 by their normal forms.
LOWER, HIGHER = neg(no_root(2)), add(num(5), no_root(4))
FIRST, FIFTH = entry(ONE), entry(num(5))
LARGEST = bigmax("k", LOW, HIGH, entry(K))
NONE_LARGEST = bigmax("k", ONE, num(3), bigmax("j", add(K, ONE), ONE, var("j")))
NEITHER = {
    "a factor of x + y": (ne(add(npow(X, TWO), mul(X, Y)), ZERO), (ne(add(X, Y), ZERO),), "sign"),
    "a factor of x + 1": (ne(add(npow(X, TWO), X), ZERO), (ne(add(X, ONE), ZERO),), "sign"),
    "a square": (
        lt(ZERO, npow(add(npow(X, TWO), mul(X, Y)), TWO)), (ne(add(X, Y), ZERO),), "sign",
    ),
    "a quotient of what may be 0": (
        eq(div(add(npow(X, TWO), X), add(npow(X, TWO), X)), ONE), (ne(add(X, ONE), ZERO),),
        "algebra",
    ),
    "a factor that is stated in turn": (
        ne(add(npow(X, TWO), mul(X, Y)), ZERO), (lt(ZERO, add(X, Y)),), "sign",
    ),
    **{
        f"{name}, {rule}": (prop, (), rule)
        for rule in ("sign", "linear")
        for name, prop in {
            "a maximum over no range": le(
                untaken(FIFTH, LARGEST), bigmax("k", ONE, TWO, entry(K))
            ),
            "a minimum over no range": le(
                bigmin("k", ONE, TWO, entry(K)), untaken(FIFTH, bigmin("k", LOW, HIGH, entry(K)))
            ),
            "maxima over nothing": le(untaken(FIRST, NONE_LARGEST), sub(FIRST, ONE)),
            "a maximum over nothing": le(
                untaken(FIRST, bigmax("j", TWO, ONE, var("j"))), sub(FIRST, ONE)
            ),
            "a place in no range": le(
                untaken(FIRST, argmax("k", LOWER, HIGHER, entry(K))), sub(FIRST, ONE)
            ),
        }.items()
    },
}  # fmt: skip
BOTH = {
    "a factor x": (
        ne(add(npow(X, TWO), mul(X, Y)), ZERO), (ne(add(X, Y), ZERO), ne(X, ZERO)), "sign",
    ),
    "a factor of a product": (ne(add(X, ONE), ZERO), (ne(add(npow(X, TWO), X), ZERO),), "sign"),
    "a factor, twice": (
        ne(add(mul(TWO, X), TWO), ZERO), (lt(ZERO, add(npow(X, TWO), X)),), "sign",
    ),
    "an entry and the maximum": (le(FIFTH, bigmax("k", ONE, num(9), entry(K))), (), "sign"),
    "an entry and the minimum": (le(bigmin("k", ONE, num(9), entry(K)), FIFTH), (), "linear"),
    "a place": (le(argmax("k", ONE, num(9), entry(K)), num(9)), (), "sign"),
}  # fmt: skip


def verdicts(prop, given, rule):
    """Return whether the kernel and the second checker show a relation by one step."""
    claim = claim_that(prop, HERE.assume(*given))
    theorem = run(Derivation(claim, (Step(prop, rule),))).theorem
    return theorem is not None and not theorem.conditions, accepted(claim, rule)


@pytest.mark.parametrize(("prop", "given", "rule"), NEITHER.values(), ids=NEITHER)
def test_neither_accepts(prop, given, rule):
    assert verdicts(prop, given, rule) == (False, False)


@pytest.mark.parametrize(("prop", "given", "rule"), BOTH.values(), ids=BOTH)
def test_both_accept(prop, given, rule):
    assert verdicts(prop, given, rule) == (True, True)


# ── conditions ──

ROOT = npow(fn("sqrt", Y), TWO)


@pytest.mark.parametrize("prop", [eq(fn("abs", Y), Y), le(ZERO, Y)])
def test_a_condition_that_has_no_value_everywhere_is_none_that_the_sides_need(prop):
    claim = claim_that(prop, HERE)
    assert not any(accepted(claim, rule, (le(ZERO, ROOT),)) for rule in ("algebra", "sign"))
    theorem = run(Derivation(claim, (Step(prop, "algebra"),))).theorem
    assert theorem is None


LOG = fn("log", neg(X))
CONDITIONAL = {
    "a logarithm": div(X, fn("log", Y)),
    "a root": div(ONE, fn("sqrt", Y)),
    "a branch with a logarithm": piecewise((X, le(ZERO, X)), (div(ONE, LOG), TRUE)),
    "a branch in a branch": piecewise(
        (X, le(ZERO, X)), (piecewise((div(ONE, X), lt(Y, LOG)), (div(ONE, Y), TRUE)), TRUE)
    ),
    "a sum": bigmax("k", ONE, num(9), div(ONE, sub(X, div(Y, K)))),
    "branches in a maximum": bigmax(
        "k", ONE, num(9), piecewise((X, le(K, X)), (div(ONE, fn("log", sub(K, X))), TRUE))
    ),
}


@pytest.mark.parametrize("term", CONDITIONAL.values(), ids=CONDITIONAL)
def test_the_conditions_of_the_kernel_are_such(term):
    claim = claim_that(eq(term, term), HERE)
    theorem = run(Derivation(claim, (Step(claim.links[0], "algebra"),))).theorem
    assert theorem.conditions
    assert accepted(claim, "algebra", theorem.conditions)
