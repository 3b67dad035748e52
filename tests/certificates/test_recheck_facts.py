"""What the second checker takes from hypotheses: relations, linear parts, spans of terms."""

from fractions import Fraction

import pytest

from symcheck import recheck
from symcheck.recheck import (
    ANY,
    ONE,
    REAL,
    TWO,
    ZERO,
    Context,
    Sort,
    Span,
    conj,
    disj,
    eq,
    fn,
    le,
    lt,
    ne,
    num,
    point,
    rel,
    var,
)

X, Y = var("x"), var("y")
THREE = num(3)


def span(low, high, low_open=True, high_open=True):
    return Span(*(None if e is None else Fraction(e) for e in (low, high)), low_open, high_open)


BOUNDS = {
    "x ≤ 3": (le(X, THREE), X, span(None, 3, True, False)),
    "x < 3": (lt(X, THREE), X, span(None, 3)),
    "x ≥ 3": (rel(">=", X, THREE), X, span(3, None, False)),
    "x > 3": (rel(">", X, THREE), X, span(3, None)),
    "3 ≤ x": (le(THREE, X), X, span(3, None, False)),
    "x = 3": (eq(X, THREE), X, point(3)), "x ≠ 0": (ne(X, ZERO), X, Span(no_zero=True)),
    "x ≠ 3": (ne(X, THREE), X, ANY),
    "2x ≤ 3": (le(TWO * X, THREE), X, span(None, Fraction(3, 2), True, False)),
    "−2x < 3": (lt(-TWO * X, THREE), X, span(Fraction(-3, 2), None)),
    "x/2 − 1 ≤ 0": (le(X / 2 - 1, ZERO), X, span(None, 2, True, False)),
    "x·2 ≤ 3": (le(X * TWO, THREE), X, span(None, Fraction(3, 2), True, False)),
    "3 > x": (rel(">", THREE, X), X, span(None, 3)),
    "x + 1 ≠ 1": (ne(X + 1, ONE), X, Span(no_zero=True)),
    "|x| ≤ 3": (le(fn("abs", X), THREE), X, Span(Fraction(-3), Fraction(3), False, False)),
    "|x| < 3": (lt(fn("abs", X), THREE), X, span(-3, 3)),
    "x + y ≤ 3": (le(X + Y, THREE), X + Y, span(None, 3, True, False)),
    "3 ≤ x + y": (le(THREE, X + Y), X + Y, span(3, None, False)),
    "x ≤ y": (le(X, Y), X, None), "x − x ≤ 3": (le(X - X, THREE), X, None),
    "x + x ≤ 3": (le(X + X, THREE), X, span(None, Fraction(3, 2), True, False)),
}  # fmt: skip


@pytest.mark.parametrize("name", BOUNDS)
def test_what_a_relation_says_of_a_term(name):
    prop, term, wanted = BOUNDS[name]
    assert recheck.bounds_of(prop).get(term) == wanted


def test_no_bounds():
    assert recheck.bounds_of(conj(le(X, ONE), le(Y, ONE))) == {}
    assert recheck.bounds_of(le(ONE, TWO)) == {}
    assert recheck.bounds_of(le(X * Y, X + 3)).keys().isdisjoint({X, Y})


LINEAR = {
    "3": (THREE, {}, 3), "x": (X, {X: 1}, 0), "x + 3": (X + 3, {X: 1}, 3),
    "−x": (-X, {X: -1}, 0), "x/2": (X / 2, {X: Fraction(1, 2)}, 0), "x − x": (X - X, {X: 0}, 0),
    "2x − 3y + 1": (2 * X - 3 * Y + 1, {X: 2, Y: -3}, 1), "x·2": (X * TWO, {X: 2}, 0),
    "2(x + y)": (2 * (X + Y), {X: 2, Y: 2}, 0), "x·y": (X * Y, {X * Y: 1}, 0),
    "x/y": (X / Y, {X / Y: 1}, 0), "x/0": (X / ZERO, {X / ZERO: 1}, 0),
    "2 − x": (2 - X, {X: -1}, 2),
    "(x + 4)/2": ((X + 4) / 2, {X: Fraction(1, 2)}, 2),
}  # fmt: skip


@pytest.mark.parametrize("name", LINEAR)
def test_linear_parts(name):
    term, parts, constant = LINEAR[name]
    found = {}
    assert recheck.affine(term, Fraction(1), found) == constant
    assert found == parts
    scaled = {}
    assert recheck.affine(term, Fraction(-3), scaled) == -3 * constant
    assert scaled == {t: -3 * c for t, c in parts.items()}


def test_relations_stated():
    no = recheck.T("not", (le(X, ONE),))
    neither = recheck.T("not", (disj(le(X, ONE), le(Y, ONE)),))
    both = recheck.T("not", (conj(le(X, ONE), le(Y, ONE)),))
    for given, wanted in (
        (le(X, ONE), [le(X, ONE)]), (conj(le(X, ONE), lt(Y, X)), [le(X, ONE), lt(Y, X)]),
        (disj(le(X, ONE), lt(Y, X)), []), (no, [recheck.negation(le(X, ONE))]), (both, []),
        (neither, [recheck.negation(le(X, ONE)), recheck.negation(le(Y, ONE))]),
    ):  # fmt: skip
        assert recheck.stated_relations(Context({"x": REAL, "y": REAL}, (given,))) == wanted
    for kind, count in (("real", 0), ("positive", 1), ("family", 0)):
        assert len(recheck.stated_relations(Context({"a": Sort(kind)}))) == count
