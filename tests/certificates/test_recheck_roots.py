"""The second checker's theorems on polynomials: roots counted, signs, squares, refutations."""

import math
from fractions import Fraction
from itertools import pairwise, product
from random import Random

import pytest

from symcheck import recheck
from symcheck.recheck import Span, point, var

X, Y = var("x"), var("y")


def product_of(*factors):
    """Return a product of polynomials, lowest coefficients first."""
    total = [Fraction(1)]
    for factor in factors:
        found = [Fraction(0)] * (len(total) + len(factor) - 1)
        for i, a in enumerate(total):
            for j, b in enumerate(factor):
                found[i + j] += a * b
        total = found
    return total


def with_roots(*roots, lead=1):
    return product_of([Fraction(lead)], *([Fraction(-r), Fraction(1)] for r in roots))


def span(low, high, *, low_open=True, high_open=True):
    ends = (None if e is None else Fraction(e) for e in (low, high))
    return Span(*ends, low_open, high_open)


ROOTS = [(), (0,), (1,), (-1, 2), (0, 1, 2), (1, 1), (1, 1, 1), (0, 0, 2), (-1, -1, 3, 3, 3),
         (1, 1, 2), (-2, -2, 1, 1), (0, 0, 0, 0), (2, -3, 2, -3, 1)]  # fmt: skip
EXTRA = [[Fraction(1)], [Fraction(-2)], [Fraction(1), Fraction(0), Fraction(1)]]
ENDS = [(None, None), (None, 1), (0, None), (0, 1), (-1, 2), (-1, 3), (1, 2), (-4, 4), (None, -5),
        (Fraction(1, 2), Fraction(3, 2)), (5, None), (2, None), (None, 0), (-3, -2), (None, 5),
        (-5, None), (3, None)]  # fmt: skip


def inside(roots, low, high):
    return {r for r in roots if (low is None or low < r) and (high is None or r < high)}


@pytest.mark.parametrize("roots", ROOTS, ids=repr)
def test_roots_between_ends(roots):
    for extra, (low, high) in product(EXTRA, ENDS):
        p = product_of(with_roots(*roots), extra)
        if len(p) == 1:
            continue
        here = inside(roots, low, high)
        even = {r for r in here if roots.count(r) % 2 == 0}
        assert recheck.roots_within(p, span(low, high)) == len(here), (low, high, extra)
        assert recheck.roots_of_even_order(p, span(low, high)) == len(even), (low, high, extra)


@pytest.mark.parametrize("roots", ROOTS, ids=repr)
def test_the_sign_of_a_polynomial_on_a_span(roots):
    for extra, (low, high), opened in product(EXTRA, ENDS[:10], product((True, False), repeat=2)):
        p = product_of(with_roots(*roots), extra)
        if len(p) == 1 or (extra != [1] and any(opened)):
            continue
        low_open, high_open = opened
        on = span(low, high, low_open=low_open, high_open=high_open)
        members = {Fraction(n, 4) for n in (*range(-13, 14), -24, 24)}
        members = {x for x in members if inside([x], low, high)}
        members |= {e for e, o in ((low, low_open), (high, high_open)) if e is not None and not o}
        signs = {(v > 0) - (v < 0) for v in (recheck.at_point(p, Fraction(x)) for x in members)}
        found = recheck.poly_on(p, on)
        assert found.positive == (signs == {1}), (low, high, opened, extra)
        assert found.nonnegative == (signs <= {0, 1}), (low, high, opened, extra)
        assert (-found).positive == (signs == {-1}), (low, high, opened, extra)
        assert (-found).nonnegative == (signs <= {0, -1}), (low, high, opened, extra)


def test_a_polynomial_at_a_point_and_on_nothing():
    p = with_roots(1, 2)
    assert recheck.poly_on(p, point(4)) == point(6)
    assert recheck.poly_on(p, point(1)) == point(0)
    assert recheck.poly_on(p, span(4, 3)) == recheck.ANY
    assert recheck.poly_on([Fraction(0), Fraction(1)], span(None, 0)).meets("<")
    assert recheck.at_point([Fraction(3), Fraction(2), Fraction(1)], Fraction(5)) == 38
    assert recheck.at_point([], Fraction(5)) == 0


def test_a_sign_that_small_steps_show():
    for low, high in ((0, Fraction(1, 10)), (Fraction(9, 10), 1)):  # roots close to the ends
        p = with_roots(0, 1, Fraction(-1, 50), Fraction(51, 50))
        assert recheck.poly_on(p, span(low, high)).meets(">")
    for low, high in ((0, Fraction(1, 10)), (Fraction(9, 10), 1)):
        assert recheck.poly_on(with_roots(low, high), span(low, high)).meets("<")
    assert recheck.poly_on(with_roots(Fraction(-3, 2)), span(None, -2)).meets("<")
    assert recheck.poly_on(with_roots(Fraction(7, 2)), span(3, None)) == recheck.ANY
    assert recheck.poly_on(with_roots(2), span(3, None)).meets(">")
    assert recheck.poly_on(with_roots(-2), span(None, -3)).meets("<")
    crowded = with_roots(*(Fraction(k, 4) for k in range(1, 4)))
    assert recheck.poly_on(crowded, span(0, 1)) == recheck.ANY
    assert recheck.poly_on(product_of(crowded, crowded), span(0, 1)).meets(">=")


def test_quotients_remainders_and_slopes():
    a, b = with_roots(1, 2, 3), with_roots(2)
    assert recheck.remainder(a, b) == (with_roots(1, 3), [])
    assert recheck.remainder([Fraction(7), *a[1:]], b) == (with_roots(1, 3), [13])
    assert recheck.remainder(b, a) == ([], b)
    four = [Fraction(1), Fraction(0), Fraction(4)]
    assert recheck.remainder(four, [Fraction(1), Fraction(2)]) == ([-1, 2], [2])
    assert recheck.slope_of_poly([Fraction(7), Fraction(5), Fraction(3), Fraction(2)]) == [5, 6, 6]
    assert recheck.slope_of_poly([Fraction(7)]) == []
    for roots in ROOTS[1:]:
        assert recheck.square_free(with_roots(*roots))[-1] != 0
        assert len(recheck.square_free(with_roots(*roots))) == len(set(roots)) + 1


# ── sums of squares ──

def mono(*powers):
    return tuple(sorted(powers, key=lambda p: p[0].serial))


def poly(*parts):
    return {mono(*powers): c for c, *powers in parts}


SQUARES = {
    "x²": (poly((1, (X, 2))), True), "x² + 1": (poly((1, (X, 2)), (1,)), True),
    "x² − 1": (poly((1, (X, 2)), (-1,)), False),
    "x² + 2xy + y²": (poly((1, (X, 2)), (2, (X, 1), (Y, 1)), (1, (Y, 2))), True),
    "x² + 3xy + y²": (poly((1, (X, 2)), (3, (X, 1), (Y, 1)), (1, (Y, 2))), False),
    "x² + xy + y²": (poly((1, (X, 2)), (1, (X, 1), (Y, 1)), (1, (Y, 2))), True),
    "x² + 2x + 1": (poly((1, (X, 2)), (2, (X, 1)), (1,)), True),
    "x² + 2x + 1/2": (poly((1, (X, 2)), (2, (X, 1)), (Fraction(1, 2),)), False),
    "x² + y² + 2y + 1/2": (poly((1, (X, 2)), (1, (Y, 2)), (2, (Y, 1)), (Fraction(1, 2),)), False),
    "x² + y² + 2y + 1": (poly((1, (X, 2)), (1, (Y, 2)), (2, (Y, 1)), (1,)), True),
    "x": (poly((1, (X, 1))), False), "xy": (poly((1, (X, 1), (Y, 1))), False),
    "x² + xy": (poly((1, (X, 2)), (1, (X, 1), (Y, 1))), False),
    "x⁴ + x² + 1": (poly((1, (X, 4)), (1, (X, 2)), (1,)), True),
    "x⁴ − x² + 1": (poly((1, (X, 4)), (-1, (X, 2)), (1,)), False),
    "x⁴ + 2x³ + x²": (poly((1, (X, 4)), (2, (X, 3)), (1, (X, 2))), True),
    "5": (poly((5,)), True), "−5": (poly((-5,)), False),
    "3x² + 2y²": (poly((3, (X, 2)), (2, (Y, 2))), True),
    "x² + x³": (poly((1, (X, 2)), (1, (X, 3))), False),
    "−x²": (poly((-1, (X, 2))), False), "x² − y²": (poly((1, (X, 2)), (-1, (Y, 2))), False),
    "x²y² + 2xy + 1": (poly((1, (X, 2), (Y, 2)), (2, (X, 1), (Y, 1)), (1,)), True),
    "x² + y² + 1 + x + y + xy": (poly((1, (X, 2)), (1, (Y, 2)), (1,), (1, (X, 1)), (1, (Y, 1)),
                                      (1, (X, 1), (Y, 1))), True),
    "x² + y² + 1 + 2x + 2y − 2xy": (poly((1, (X, 2)), (1, (Y, 2)), (1,), (2, (X, 1)), (2, (Y, 1)),
                                         (-2, (X, 1), (Y, 1))), False),
}  # fmt: skip


def poly_at(p, x, y):
    return sum(c * math.prod({X: x, Y: y}[t] ** e for t, e in m) for m, c in p.items())


@pytest.mark.parametrize("name", SQUARES)
def test_sums_of_squares(name):
    p, is_sum = SQUARES[name]
    found = recheck.sum_of_squares(p)
    assert (found is not None) == is_sum
    if found is not None:  # where every square is 0, so is the sum; and every square counts
        places = list(product(range(-2, 3), repeat=2))
        for x, y in places:
            squares = [poly_at(q, x, y) for q in found]
            assert (poly_at(p, x, y) == 0) == (not any(squares))
        assert all(found)


def test_the_squares_themselves():
    assert recheck.sum_of_squares(SQUARES["x² + 2xy + y²"][0]) == [poly((1, (X, 1)), (1, (Y, 1)))]
    assert recheck.sum_of_squares(SQUARES["x² + 2x + 1"][0]) == [poly((1, (X, 1)), (1,))]
    assert recheck.sum_of_squares(SQUARES["x² + xy + y²"][0]) == [
        poly((1, (X, 1)), (Fraction(1, 2), (Y, 1))), poly((1, (Y, 1)))]  # fmt: skip
    assert recheck.sum_of_squares(SQUARES["x² + 1"][0]) == [poly((1, (X, 1))), poly((1,))]
    assert recheck.monomial_of({X: 2, Y: 0}) == ((X, 2),)
    assert recheck.monomial_of({X: 2, Y: 1}) == mono((X, 2), (Y, 1))
    assert recheck.monomial_of({}) == ()


# ── linear forms that cannot all be ≥ 0 ──

def form(constant=0, **parts):
    return {(): constant} | parts


REFUTED = {
    "−1 ≥ 0": ([(form(-1), False)], True), "0 > 0": ([(form(0), True)], True),
    "0 ≥ 0": ([(form(0), False)], False), "1 > 0": ([(form(1), True)], False),
    "x ≥ 0": ([(form(0, x=1), False)], False), "x > 1, x < 1": (
        [(form(-1, x=1), True), (form(1, x=-1), True)], True),
    "x ≥ 1, x ≤ 1": ([(form(-1, x=1), False), (form(1, x=-1), False)], False),
    "x ≥ 1, x < 1": ([(form(-1, x=1), False), (form(1, x=-1), True)], True),
    "x > 1, x ≤ 1": ([(form(-1, x=1), True), (form(1, x=-1), False)], True),
    "x ≥ 2, x ≤ 1": ([(form(-2, x=1), False), (form(1, x=-1), False)], True),
    "2x ≥ 3, x ≤ 1": ([(form(-3, x=2), False), (form(1, x=-1), False)], True),
    "2x ≥ 2, 3x ≤ 3": ([(form(-2, x=2), False), (form(3, x=-3), False)], False),
    "x ≥ y, y ≥ z, z > x": ([(form(0, x=1, y=-1), False), (form(0, y=1, z=-1), False),
                             (form(0, z=1, x=-1), True)], True),
    "x ≥ y, y ≥ z, z ≥ x": ([(form(0, x=1, y=-1), False), (form(0, y=1, z=-1), False),
                             (form(0, z=1, x=-1), False)], False),
    "x + y ≥ 3, x ≤ 1, y ≤ 1": ([(form(-3, x=1, y=1), False), (form(1, x=-1), False),
                                 (form(1, y=-1), False)], True),
    "x + y ≥ 2, x ≤ 1, y ≤ 1": ([(form(-2, x=1, y=1), False), (form(1, x=-1), False),
                                 (form(1, y=-1), False)], False),
    "2x + 3y ≥ 6, x ≤ 1, y ≤ 1": ([(form(-6, x=2, y=3), False), (form(1, x=-1), False),
                                   (form(1, y=-1), False)], True),
    "2x + 3y ≥ 5, x ≤ 1, y ≤ 1": ([(form(-5, x=2, y=3), False), (form(1, x=-1), False),
                                   (form(1, y=-1), False)], False),
    "the stronger counts": ([(form(5, x=-1), False), (form(1, x=-1), False), (form(3, x=-1), False),
                             (form(-2, x=1), False)], True),
    "strict of equal": ([(form(1, x=-1), False), (form(1, x=-1), True), (form(-1, x=1), False)],
        True),
    "strict first": ([(form(1, x=-1), True), (form(1, x=-1), False), (form(-1, x=1), False)], True),
    "no x at all": ([(form(-1, x=0), False)], True), "x, −y ≥ 1": (
        [(form(-1, x=1), False), (form(-1, y=-1), False)], False),
    "nothing": ([], False),
    "x ≥ 1, y ≥ 1, x + y ≤ 2, x > y": ([(form(-1, x=1), False), (form(-1, y=1), False),
        (form(2, x=-1, y=-1), False), (form(0, x=1, y=-1), True)], True),
    "x ≥ 1, y ≥ 1, x + y ≤ 2, x ≥ y": ([(form(-1, x=1), False), (form(-1, y=1), False),
        (form(2, x=-1, y=-1), False), (form(0, x=1, y=-1), False)], False),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUTED)
def test_linear_forms_refuted(name):
    rows, wanted = REFUTED[name]
    assert recheck.refuted(rows) == wanted
    assert recheck.refuted(rows[::-1]) == wanted


@pytest.mark.parametrize("seed", range(12))
def test_random_systems(seed):
    random = Random(seed)  # noqa: S311 - the same systems each time
    for _ in range(6):
        at = {n: random.randint(-3, 3) for n in "xyzw"}
        rows, total = [], form(-1)
        for _ in range(7):
            parts = {n: random.randint(-3, 3) for n in at}
            rows.append((form(-sum(c * at[n] for n, c in parts.items()), **parts), False))
            weight = random.randint(1, 3)
            for n, c in rows[-1][0].items():
                total[n] = total.get(n, 0) - weight * c
        assert not recheck.refuted(rows)  # all are 0 at one point
        assert recheck.refuted([*rows, (total, False)])  # the sum is −1


def test_too_many_pairs_refute_nothing():
    slopes = [k for k in range(-21, 22) if k]
    rows = [(form(1, x=side, y=k), False) for side in (1, -1) for k in slopes]
    assert not recheck.refuted(rows)  # all are 1 at the origin


def test_chains_are_refuted_from_end_to_end():
    names = [f"x{i}" for i in range(12)]
    rows = [(form(0, **{a: 1, b: -1}), False) for a, b in pairwise(names)]
    closed = [*rows, (form(0, x11=1, x0=-1), True)]
    assert recheck.refuted(closed)
    assert not recheck.refuted(closed[1:])
    assert not recheck.refuted(rows)
