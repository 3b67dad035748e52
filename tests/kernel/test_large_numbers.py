"""Numbers that are too large to write down, and angles far out: no rule hangs, or raises."""

from fractions import Fraction

import pytest

from symcheck.kernel.claim import REAL, Context, Relation
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.normal import TooLarge, normal_forms, polynomial
from symcheck.kernel.normal.polynomial import Ring, const, digits, over, power
from symcheck.kernel.sign.decide import prove
from symcheck.kernel.sign.interval import ALL, MAX_BITS, NONNEGATIVE, POSITIVE, Interval, point
from symcheck.kernel.term import ONE, ZERO, add, eq, fn, le, lt, mul, neg, npow, num, var
from symcheck.kernel.theorem import run

X = var("x")
REALS = Context((("x", REAL),))


def tower(base, exponent, height):
    """Return ((base^exponent)^exponent)…"""
    term = num(base)
    for _ in range(height):
        term = npow(term, num(exponent))
    return term


def shown(prop, rule, context=REALS):
    """Return whether a relation is a theorem by one step."""
    claim = Relation(context, prop.args, (str(prop.data),))
    theorem = run(Derivation(claim, (Step(prop, rule),))).theorem
    return theorem is not None and not theorem.conditions


# ── angles far out ──


@pytest.mark.parametrize("far", [33, 400, 10_000])
@pytest.mark.parametrize("head", ["sin", "cos"])
def test_a_wave_up_to_far_out(head, far):
    context = REALS.assume(le(ZERO, X), le(X, npow(num(10), num(far))))
    term = fn(head, X)
    assert not shown(lt(term, ONE), "enclosure", context)
    assert not shown(lt(neg(ONE), term), "enclosure", context)
    assert shown(le(term, ONE), "enclosure", context)


@pytest.mark.parametrize("far", [
    npow(num(10), num(33)), num(10**400), tower(2, 10_000, 3), fn("exp", num(10**15)),
])  # fmt: skip
def test_a_wave_at_a_number_far_out(far):
    for rule in ("enclosure", "sign"):
        assert not shown(lt(fn("sin", far), num(-2)), rule)
        assert not shown(lt(fn("sin", X), ZERO), rule, REALS.assume(le(far, X), le(X, far)))


# ── powers of powers ──

TOWERS = [(10, 20_000, 3), (10, 20_000, 2), (10, 400, 5), (2, 10_000, 3), (10, 1000, 4)]


@pytest.mark.parametrize("numbers", TOWERS)
def test_a_tower_of_powers_is_not_written_out(numbers):
    high = tower(*numbers)
    assert not shown(eq(high, add(high, ZERO)), "algebra")
    for rule in ("sign", "linear", "enclosure"):
        assert not shown(lt(high, ZERO), rule)
    for head in ("sin", "exp", "log", "sqrt", "cbrt", "atan", "erf", "sinh"):
        assert not shown(lt(fn(head, high), num(-2)), "sign")


@pytest.mark.parametrize("large", [npow(num(10), num(20_000)), num(10**5000)])
@pytest.mark.parametrize("head", ["exp", "log", "sqrt", "sinh", "sin"])
def test_a_number_of_many_digits_is_no_fault(large, head):
    for rule in ("sign", "linear", "algebra"):
        assert not shown(lt(fn(head, large), num(-2)), rule)
        assert not shown(lt(fn(head, mul(large, X)), num(-2)), rule)


def test_a_power_of_numbers_has_a_limit(monkeypatch):
    monkeypatch.setattr(polynomial, "MAX_BITS", 12)
    ring = Ring(())
    for node in (power(const(15), 3), power(const(Fraction(2, 7)), 4), power(const(1), 12)):
        ring.evaluate(node)
    for node in (
        power(const(16), 3), power(over(const(2), const(8)), 4), power(const(Fraction(1, 8)), 4),
        power(const(8), -4), power(const(1), 13),
    ):  # fmt: skip
        with pytest.raises(TooLarge, match="too large to expand"):
            ring.evaluate(node)


def test_the_largest_coefficient_counts(monkeypatch):
    monkeypatch.setattr(polynomial, "MAX_BITS", 40)
    for numbers in ((1, 1 << 20), (1 << 20, 1)):
        term = npow(add(mul(num(numbers[0]), X), num(numbers[1])), num(3))
        with pytest.raises(TooLarge, match="too large to expand"):
            normal_forms((term,), REALS, prove)


def test_a_power_of_0_is_computed():
    assert Ring(()).evaluate(power(const(0), 3))[0].is_zero()


@pytest.mark.parametrize(("value", "text"), [
    (12, "12"), (-12, "-12"), (Fraction(-3, 4), "-3/4"), (Fraction(1, 2), "1/2"),
    (1 << 14_000, f"{1 << 14_000:#x}"),
    (Fraction(1, 1 << 14_000), f"1/{1 << 14_000:#x}"),
])  # fmt: skip
def test_digits(value, text):
    assert digits(value) == text == (text if "x" in text else str(value))


def test_an_exponent_of_many_digits_is_named():
    with pytest.raises(TooLarge, match="the exponent 0x1000"):
        normal_forms((npow(X, num(1 << 14_000)),), REALS, prove)


LARGE = Fraction(1 << MAX_BITS // 2)
POWERS = {
    "itself": (Interval(LARGE), 1, Interval(LARGE)),
    "a square": (Interval(LARGE), 2, NONNEGATIVE.meet(Interval(nonzero=True))),
    "a square of what is negative": (
        Interval(None, -LARGE), 2, NONNEGATIVE.meet(Interval(nonzero=True))
    ),
    "a cube of what is negative": (
        Interval(None, -LARGE), 3, (-NONNEGATIVE).meet(Interval(nonzero=True))
    ),
    "a cube": (Interval(-LARGE, LARGE), 3, ALL),
    "a cube of what is positive": (Interval(LARGE), 3, NONNEGATIVE.meet(Interval(nonzero=True))),
    "a small end": (Interval(1 / LARGE), 2, NONNEGATIVE.meet(Interval(nonzero=True))),
}  # fmt: skip


@pytest.mark.parametrize(("interval", "exponent", "wanted"), POWERS.values(), ids=POWERS)
def test_a_power_of_an_interval_has_ends_of_limited_size(interval, exponent, wanted):
    assert interval.power(exponent) == wanted


@pytest.mark.parametrize(("interval", "is_empty"), [
    (Interval(Fraction(2), Fraction(1)), True), (Interval(Fraction(1), Fraction(1)), True),
    (point(1), False), (POSITIVE, False), (-POSITIVE, False), (ALL, False),
    (Interval(Fraction(0), Fraction(0), nonzero=True, low_open=False, high_open=False), True),
    (Interval(Fraction(1), Fraction(2)), False),
])  # fmt: skip
def test_an_interval_without_members(interval, is_empty):
    assert interval.is_empty is is_empty
