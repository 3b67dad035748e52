"""A small certificate that asks for large numbers is decided at once, with or without them."""

import random
from fractions import Fraction
from math import inf

import pytest
from forging import Forgery, claim_that, decided

from symcheck import recheck
from symcheck.kernel.claim import REAL, Context
from symcheck.kernel.term import (
    ONE,
    ZERO,
    add,
    bigmax,
    div,
    eq,
    fn,
    le,
    lt,
    mul,
    npow,
    num,
    sum_,
    var,
)
from symcheck.recheck import MAX_BITS, Boxed, Cover, NoEnclosure, Reals, Refused, Span

X, J, K = map(var, "xjk")
HERE = Context((("x", REAL),))
FAR = num(20_000)
LARGE = 1 << MAX_BITS // 2


def tower(base, exponent, height):
    """Return ((base^exponent)^exponent)…"""
    term = num(base)
    for _ in range(height):
        term = npow(term, num(exponent))
    return term


TOWERS = [(10, 20_000, 3), (10, 20_000, 2), (10, 400, 5), (2, 10_000, 3), (10, 1000, 4)]
FUNCTIONS = ["sin", "exp", "log", "sqrt", "cbrt", "atan", "erf", "sinh"]


@pytest.mark.parametrize("numbers", TOWERS)
def test_a_tower_of_powers_is_not_written_out(numbers):
    high = tower(*numbers)
    assert "not equal" in decided(claim_that(eq(high, add(high, ZERO))), "algebra")
    assert not isinstance(decided(claim_that(lt(ZERO, high)), "sign"), str)
    given = Context((("x", REAL),), (lt(high, X),))
    assert "not shown" in decided(claim_that(lt(X, ZERO), given), "linear")
    for head in FUNCTIONS:
        assert isinstance(decided(claim_that(lt(fn(head, high), num(-2))), "sign"), str)


def test_a_large_power_is():
    large = npow(num(10), FAR)
    assert not isinstance(decided(claim_that(eq(large, add(large, ZERO))), "algebra"), str)
    assert not isinstance(decided(claim_that(lt(ONE, large)), "enclosure"), str)


def test_sums_in_sums_are_counted_together():
    twice = sum_("k", ONE, num(2), sum_("j", ONE, num(19_999), add(K, J)))
    assert "does not show" in decided(claim_that(lt(ZERO, twice)), "enclosure")
    few = bigmax("k", ONE, num(30), sum_("j", ONE, num(30), add(K, J)))
    assert not isinstance(decided(claim_that(lt(ZERO, few)), "enclosure"), str)


BOX = recheck.Context({"x": recheck.REAL})


@pytest.mark.parametrize(("size", "fits"), [(50, True), (51, False), (0, True)])
def test_a_sum_on_a_box_has_a_limit(size, fits, monkeypatch):
    monkeypatch.setattr(recheck, "LIMIT", 50)
    term = recheck.sum_("k", recheck.ONE, recheck.num(size), recheck.var("x"))
    boxed = Boxed(20, BOX, {"x": (0, 0)})
    if fits:
        assert boxed.value(term) == (0, 0)
    else:
        with pytest.raises(NoEnclosure, match="too many terms"):
            boxed.value(term)


def test_the_pieces_of_a_box_are_fewer_where_sums_are_long(monkeypatch):
    """2x < x + 1 on the box from 0 to 1 takes ever more pieces towards 1."""
    looked = []
    look = Cover.look
    monkeypatch.setattr(Cover, "look", lambda self, box: looked.append(1) or look(self, box))
    monkeypatch.setattr(recheck, "BOX_PIECES", 60)
    x = recheck.var("x")
    here = BOX.assume(recheck.le(recheck.ZERO, x), recheck.le(x, recheck.ONE))
    kinked = recheck.fn("abs", recheck.fn("abs", x - recheck.ONE / 3)) * 0
    counts = []
    for body in (x * x, recheck.sum_("k", recheck.ONE, recheck.num(100), x * x)):
        looked.clear()
        assert not Cover(body * 0 + x * x - x + kinked, here, strict=True).shown()
        counts.append(len(looked))
    assert counts[1] < counts[0]


def test_the_work_of_a_box_is_counted_from_its_start(monkeypatch):
    monkeypatch.setattr(Boxed, "work", 5 * recheck.BOX_PIECES)
    x = recheck.var("x")
    here = BOX.assume(recheck.le(recheck.ZERO, x), recheck.le(x, recheck.ONE))
    assert Cover(x * x - x * 2 + 3, here, strict=True).shown()
    before = Boxed.work
    Boxed(20, BOX, {"x": (0, 0)}).value(recheck.sum_("k", recheck.ONE, recheck.num(7), x))
    assert Boxed.work == before + 7


# ── the numbers themselves ──


def test_the_height_is_that_of_the_largest_number():
    x = ((recheck.var("x"), 1),)
    for p in ({(): 1, x: 8}, {(): 8, x: 1}, {(): Fraction(1, 8), x: 1}, {x: Fraction(8, 3)}):
        assert recheck.height(p) == 4
    assert recheck.height({}) == 0


def test_coefficients_have_a_limit():
    p = {(): LARGE - 1}
    assert recheck.times_freely(p, p) == {(): (LARGE - 1) ** 2}
    for a, b in ((2 * LARGE, LARGE), (Fraction(1, LARGE), LARGE)):
        with pytest.raises(Refused, match="too large coefficients"):
            recheck.times_freely({(): a}, {(): b})
    x = recheck.fn("sin", recheck.ONE)
    long = {((x, e),): LARGE // 2 for e in range(1, 6)}
    with pytest.raises(Refused, match="too many terms"):
        recheck.times_freely(long, long)
    with pytest.raises(Refused, match="too large a denominator"):
        recheck.plus_poly({(): Fraction(1, 2 * LARGE + 1)}, {(): Fraction(1, 2 * LARGE - 1)})


def test_a_quotient_with_large_coefficients_is_not_seen():
    x = recheck.fn("sin", recheck.ONE)
    divisor = {((x, 1),): 1, (): -(10**1000)}
    for degree, is_seen in ((5, True), (50, False)):
        power = {((x, degree),): 1, (): -(10 ** (1000 * degree))}
        assert (recheck.exact_quotient(power, divisor) is not None) is is_seen


SPANS = {
    "itself": (LARGE, None, 1, Span(Fraction(LARGE), None)),
    "a square": (LARGE, None, 2, Span(Fraction(0), None, no_zero=True)),
    "a cube of what is negative": (-LARGE, -1, 3, Span(no_zero=True)),
    "a cube": (-LARGE, 1, 3, Span()),
    "a small end": (None, Fraction(-1, LARGE), 2, Span(Fraction(0), None, no_zero=True)),
}


@pytest.mark.parametrize(("low", "high", "n", "wanted"), SPANS.values(), ids=SPANS)
def test_a_power_of_a_span_has_ends_of_limited_size(low, high, n, wanted):
    found = Span(*(None if e is None else Fraction(e) for e in (low, high))) ** n
    assert (found.low, found.high, found.nonzero) == (wanted.low, wanted.high, wanted.nonzero)


def test_a_power_of_ends_has_a_limit():
    reals = Reals(10)
    assert reals.power((1 << 20, 1 << 21), 1000) == (1 << 10010, 1 << 11010)
    with pytest.raises(NoEnclosure, match="too large a number"):
        reals.power((None, 1 << 400), 10_001)


def test_a_wave_far_out_is_anything():
    reals = Reals(10)
    near, far = 1 << 8191, 1 << 8192
    assert reals.wave((far, far), 0) == reals.wave((-far, -far), 1) == (-1024, 1024)
    assert reals.wave((near, near), 0) != (-1024, 1024)


def test_cube_roots():
    source = random.Random(1)  # noqa: S311 - no secret
    for x in (*range(200), *(source.getrandbits(b) for b in range(3, 500, 7)), 10**20_000):
        for p in (0, 1, 80):
            low, high = recheck.cbrt_ends(x, p)
            target = x << 2 * p
            assert low**3 <= target <= high**3
            assert high - low == (low**3 != target)


def test_a_sum_of_reciprocals_of_large_numbers_is_refused():
    terms = [div(ONE, add(npow(num(10), num(19_000)), num(i))) for i in range(1, 9)]
    total = add(*terms)
    assert "not equal" in decided(claim_that(eq(total, add(total, ZERO))), "algebra")
    forgery = Forgery()
    claim = claim_that(le(ZERO, total))
    assert not isinstance(forgery.decided(forgery.outright(claim, "sign")), str)


# ── how much algebra there is ──


def test_the_products_of_a_document_are_counted(monkeypatch):
    claim = claim_that(eq(npow(add(X, ONE), num(9)), npow(add(ONE, X), num(9))), HERE)
    assert not isinstance(decided(claim, "algebra"), str)
    assert recheck.Form.work == -inf
    monkeypatch.setattr(recheck, "MOST_PRODUCTS", 20)
    assert "not equal" in decided(claim, "algebra")
    assert recheck.Form.work == -inf
    few = claim_that(eq(mul(X, X), npow(X, num(2))), HERE)
    assert not isinstance(decided(few, "algebra"), str)


def test_products_and_the_steps_of_a_division_count(monkeypatch):
    x = recheck.fn("sin", recheck.ONE)
    p = {((x, 1),): 1, (): 1}
    monkeypatch.setattr(recheck.Form, "work", 0)
    square = recheck.times_freely(p, p)
    assert recheck.Form.work == 4
    assert recheck.exact_quotient(square, p) == p
    assert recheck.Form.work == 9
    monkeypatch.setattr(recheck, "MOST_PRODUCTS", 10)
    recheck.spend(1)
    with pytest.raises(Refused, match="too long"):
        recheck.spend(1)


def test_outside_of_documents_nothing_is_counted():
    assert recheck.Form.work == -inf
    recheck.spend(10 * recheck.MOST_PRODUCTS)
    assert recheck.Form.work == -inf
