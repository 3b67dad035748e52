from fractions import Fraction

import pytest

from symcheck.kernel.balls import confirm, meets
from symcheck.kernel.claim import NATURAL, REAL, SIZE, Context, Relation, family, index, relation
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.term import (
    ONE,
    PI,
    TWO,
    ZERO,
    add,
    at,
    delta,
    diff,
    div,
    eq,
    fn,
    forall,
    le,
    lt,
    mul,
    ne,
    neg,
    npow,
    num,
    rational,
    softmax,
    sub,
    sum_,
    var,
)
from symcheck.prove.witness import find_member, find_witness
from symcheck.report import Witness

x, y, z, n, m, i, k = map(var, ("x", "y", "z", "n", "m", "i", "k"))
yk = at("y", k)
SECONDS = 5.0


def tiny(exponent):
    return rational(Fraction(1, 10**exponent))


def total(body, high=n):
    return sum_("k", ONE, high, body)


PLAIN = Context((("x", REAL),))
TWO_REALS = Context((("x", REAL), ("y", REAL)))
THREE = Context((("x", REAL), ("y", REAL), ("z", REAL)))
FAMILY = Context((("n", SIZE), ("y", family(n))))
MAYBE_EMPTY = Context((("n", NATURAL), ("y", family(n))))
INDEXED = Context((("n", SIZE), ("i", index(n)), ("y", family(n))))
SIGMOID = fn("sigmoid", x)
SQUARE = npow(x, TWO)

REFUTED = {
    "|x| = x": (PLAIN, eq(fn("abs", x), x)),
    "√(x²) = x": (PLAIN, eq(fn("sqrt", SQUARE), x)),
    "x ≠ 123/457": (PLAIN, ne(x, rational(Fraction(123, 457)))),
    "x² + 1 ≠ 2x": (PLAIN, ne(add(SQUARE, ONE), mul(TWO, x))),
    "sin x < 1, false at π/2 only": (PLAIN, lt(fn("sin", x), ONE)),
    "σ(1 − σ) ≤ 1/4 − 10⁻⁶": (
        PLAIN,
        le(mul(SIGMOID, sub(ONE, SIGMOID)), sub(rational(Fraction(1, 4)), tiny(6))),
    ),
    "σ′ < 1/4, false at 0 only": (
        PLAIN,
        lt(diff(SIGMOID, "x", x), rational(Fraction(1, 4))),
    ),
    "(x − 7)² > 0, false at 7 only": (PLAIN, lt(ZERO, npow(sub(x, num(7)), TWO))),
    "SiLU ≥ −0.278, near its minimum": (
        PLAIN,
        le(rational(Fraction(-278, 1000)), mul(x, SIGMOID)),
    ),
    "SiLU′ ≤ 1.0998, near its maximum": (
        PLAIN,
        le(diff(mul(x, SIGMOID), "x", x), rational(Fraction(10998, 10000))),
    ),
    "relu(x − 12345) = 0": (PLAIN, eq(fn("relu", sub(x, num(12345))), ZERO)),
    "x ≤ 10⁹ given x > 10⁸": (PLAIN.assume(lt(num(10**8), x)), le(x, num(10**9))),
    "x ≤ 10⁻⁷ given 0 < x < 10⁻⁶": (
        PLAIN.assume(lt(ZERO, x), lt(x, tiny(6))),
        le(x, tiny(7)),
    ),
    "y > 0 given y² = 1 + x": (
        TWO_REALS.assume(eq(npow(y, TWO), add(ONE, x))),
        lt(ZERO, y),
    ),
    "xy ≤ 0.49 given x² + y² = 1": (
        TWO_REALS.assume(eq(add(SQUARE, npow(y, TWO)), ONE)),
        le(mul(x, y), rational(Fraction(49, 100))),
    ),
    "x < y given two equations": (
        TWO_REALS.assume(eq(add(x, y), ONE), eq(sub(x, y), num(3))),
        lt(x, y),
    ),
    "y < x given two equations off the grid": (
        TWO_REALS.assume(
            eq(add(x, y), num(17)), eq(sub(x, mul(num(5), y)), rational(Fraction(100, 7)))
        ),
        lt(x, y),
    ),
    "x ≤ 0 above a bound beyond all floats": (
        PLAIN.assume(lt(fn("exp", num(10**4)), x)),
        le(x, ZERO),
    ),
    "x = y given x = √2, y = −x": (
        TWO_REALS.assume(eq(x, fn("sqrt", TWO)), eq(y, neg(x))),
        eq(x, y),
    ),
    "x = 0 given sin x = 0, sin(x/2) = 1": (
        PLAIN.assume(eq(fn("sin", x), ZERO), eq(fn("sin", div(x, TWO)), ONE)),
        eq(x, ZERO),
    ),
    "the means of three numbers": (
        THREE.assume(lt(ZERO, x), lt(ZERO, y), lt(ZERO, z)),
        le(div(add(x, y, z), num(3)), mul(add(ONE, tiny(6)), fn("cbrt", mul(x, y, z)))),
    ),
    "relu of a sum": (FAMILY, eq(total(fn("relu", yk)), fn("relu", total(yk)))),
    "the last of a family that sums to 0": (
        FAMILY.assume(eq(total(yk), ZERO)),
        eq(at("y", n), ZERO),
    ),
    "squares vanish with one entry": (
        INDEXED.assume(eq(at("y", i), ZERO)),
        eq(total(npow(yk, TWO)), ZERO),
    ),
    "a constraint under the derivative": (
        INDEXED.assume(eq(total(yk), ONE)),
        eq(diff_entry(total(yk), "y", (i,)), ZERO),
    ),
    "a quantified hypothesis": (
        INDEXED.assume(forall("k", ONE, n, lt(ZERO, yk))),
        le(at("y", i), ZERO),
    ),
    "softmax < 1 for one entry": (INDEXED, lt(softmax("k", ONE, n, yk, i), ONE)),
    "Σ 1/n = 1 over an empty range": (MAYBE_EMPTY, eq(total(div(ONE, n)), ONE)),
    "Σ softmax = 1 over an empty range": (
        MAYBE_EMPTY,
        eq(sum_("i", ONE, n, softmax("k", ONE, n, yk, i)), ONE),
    ),
    "δ contracts out of its range": (
        Context((("m", SIZE), *INDEXED.variables)).assume(le(m, n)),
        eq(total(mul(delta(k, i), yk), m), at("y", i)),
    ),
    "Σ 1 ≤ 30": (FAMILY, le(total(ONE), num(30))),
}


@pytest.mark.parametrize(("context", "prop"), REFUTED.values(), ids=REFUTED)
def test_refutes(context, prop):
    found = find_witness(relation(context, prop), SECONDS)
    assert found is not None
    assert confirm(context, prop, found.point)


NOT_REFUTED = {
    "|x| ≥ x": (PLAIN, le(x, fn("abs", x))),
    "√(x²) = |x|": (PLAIN, eq(fn("sqrt", SQUARE), fn("abs", x))),
    "σ′ ≤ 1/4": (PLAIN, le(diff(SIGMOID, "x", x), rational(Fraction(1, 4)))),
    "1/x = 0 is false, but given x = 0 nowhere defined": (
        PLAIN.assume(eq(x, ZERO)),
        eq(div(ONE, x), ZERO),
    ),
    "exp(log 2) = 2 is never told apart": (Context(), eq(fn("exp", fn("log", TWO)), TWO)),
    "Σ softmax = 1": (FAMILY, eq(sum_("i", ONE, n, softmax("k", ONE, n, yk, i)), ONE)),
    "hypotheses that nothing meets": (PLAIN.assume(lt(x, ZERO), lt(ZERO, x)), eq(x, ONE)),
    "sin²x + cos²x = 1": (
        PLAIN,
        eq(add(npow(fn("sin", x), TWO), npow(fn("cos", x), TWO)), ONE),
    ),
}


@pytest.mark.parametrize(("context", "prop"), NOT_REFUTED.values(), ids=NOT_REFUTED)
def test_does_not_refute(context, prop):
    assert find_witness(relation(context, prop), 0.3) is None


MEMBERS = {
    "no hypotheses": THREE,
    "a sphere": THREE.assume(eq(add(SQUARE, npow(y, TWO), npow(z, TWO)), ONE)),
    "an order": THREE.assume(lt(x, y), lt(y, z), lt(z, add(x, tiny(9)))),
    "a root": TWO_REALS.assume(eq(npow(y, TWO), num(3)), lt(y, ZERO)),
    "a narrow window": PLAIN.assume(lt(fn("exp", ONE), x), lt(x, rational(Fraction(2719, 1000)))),
    "between 0 and π/2": PLAIN.assume(lt(ZERO, x), lt(x, div(PI, TWO))),
    "probabilities": FAMILY.assume(forall("k", ONE, n, lt(ZERO, yk)), eq(total(yk), ONE)),
}


@pytest.mark.parametrize("context", MEMBERS.values(), ids=MEMBERS)
def test_finds_a_member(context):
    point = find_member(context, SECONDS)
    assert point is not None
    assert meets(context, point)


def test_finds_no_member_where_there_is_none():
    assert find_member(PLAIN.assume(lt(SQUARE, ZERO)), 0.3) is None
    assert find_member(FAMILY.assume(le(n, ZERO)), 0.3) is None


def test_a_wrong_link_of_a_chain():
    claim = Relation(PLAIN, (ZERO, SQUARE, x), ("<=", "<="))
    found = find_witness(claim, SECONDS)
    assert found is not None
    assert found.prop == le(SQUARE, x)


def test_the_witness_as_a_report_shows_it():
    context, prop = REFUTED["relu of a sum"]
    found = find_witness(relation(context, prop), SECONDS)
    assert found is not None
    assert found.witness() == Witness({"y[1]": "1", "y[2]": "-1"}, {"n": 2}, "1", "0")


def test_values_are_shown_with_the_digits_that_tell_them_apart():
    prop = eq(fn("exp", ONE), add(fn("exp", ONE), tiny(25)))
    found = find_witness(relation(Context(), prop), SECONDS)
    assert found is not None
    assert found.left == "2.71828182845904523536028747135"
    assert found.right == "2.71828182845904523536028757135"


def test_two_searches_find_the_same():
    claim = relation(*REFUTED["SiLU ≥ −0.278, near its minimum"])
    assert find_witness(claim, SECONDS) == find_witness(claim, SECONDS)
