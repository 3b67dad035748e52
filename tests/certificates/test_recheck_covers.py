"""The second checker's bounds on boxes: what holds is shown, what fails somewhere is not."""

from fractions import Fraction

import pytest

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    PI,
    REAL,
    TRUE,
    TWO,
    ZERO,
    Boxed,
    Context,
    Cover,
    NoEnclosure,
    Sort,
    T,
    bind,
    conj,
    eq,
    fn,
    le,
    lt,
    ne,
    num,
    piecewise,
    rel,
    var,
)

X, Y, Z = var("x"), var("y"), var("z")
P = recheck.BOX_PRECISION
UNIT = (le(ZERO, X), le(X, ONE))
BOTH = (*UNIT, le(ZERO, Y), le(Y, ONE))
MIDDLE = (le(-ONE, X), le(X, ONE))


def context(*given, **sorts):
    kinds = {n: Sort(k) for n, k in sorts.items()}
    return Context({"x": REAL, "y": REAL, "z": REAL} | kinds, given)


def neg(n):
    return -num(n)


HALF = ONE / TWO
SHOWN = {
    "x² ≤ 2": ("<=", X**2, TWO, UNIT), "x² < 2": ("<", X**2, TWO, UNIT),
    "0 ≤ x": ("<=", ZERO, X, UNIT), "exp x < 3": ("<", fn("exp", X), num(3), UNIT),
    "x − x² ≤ 1/3": ("<=", X - X**2, ONE / 3, UNIT), "x·y ≤ x + y": ("<", X * Y - 1, X + Y, BOTH),
    "sin x ≤ x + 1/10": ("<", fn("sin", X), X + 1 / num(10), UNIT),
    "x ≠ 2": ("!=", X, TWO, UNIT), "2 ≠ x": ("!=", TWO, X, UNIT), "x ≠ −1": ("!=", X, -ONE, UNIT),
    "numbers": ("<", PI, 22 / num(7), ()), "e < 3": ("<", fn("exp", ONE), num(3), ()),
    "e ≠ 3": ("!=", fn("exp", ONE), num(3), ()), "3 ≠ e": ("!=", num(3), fn("exp", ONE), ()),
    "close": ("<", fn("sin", 1 / num(10**20)), 1 / num(10**20), ()),
    "x ≤ e^(x−1)": ("<=", X, fn("exp", X - 1) + 1 / num(100), (le(ZERO, X), le(X, TWO))),
    "strict ends": ("<=", X**2, ONE, (lt(ZERO, X), lt(X, ONE))),
    "square": ("<", X, TWO, (le(X**2, ONE),)), "|x|": ("<", X, TWO, (le(fn("abs", X), ONE),)),
    "equal": ("<", X, TWO, (eq(X, ONE),)), "sum": ("<", X, TWO, (*UNIT[:1], le(X + Y, ONE),
                                                                le(ZERO, Y), le(Y, num(5)))),
    "over y": ("<", X, num(3), (le(ZERO, X), le(X, Y), le(Y, TWO))),
    "two unknowns": ("<=", X * Y, (X**2 + Y**2) / 2 + 1 / num(50), BOTH),
    "far": ("<", ZERO, X, (le(num(5), X), le(X, num(10**6)))),
    "an index": ("<", var("i"), num(5), (le(ONE, var("i")), le(var("i"), num(4)))),
    "Taylor": ("<", ZERO, fn("exp", X) - X - 1 + 1 / num(10**6), MIDDLE),
    "falling": ("<=", fn("exp", -X), ONE, UNIT), "log": ("<=", fn("log", 1 + X), X + HALF, UNIT),
    "narrow": ("<", X**2, ONE, (le(ZERO, X), le(X, num(9) / 10))),
    "reversed": ("<", X, TWO, (rel(">=", ONE, X), rel(">", X, ZERO))),
    "−x ≤ 0": ("<", -ONE, X, (le(-X, ZERO), le(X, ONE))),
    "2x ≤ 3": ("<", X, TWO, (le(TWO * X, num(3)), le(ZERO, X))),
    "−2x ≤ 3": ("<", neg(2), X, (le(neg(2) * X, num(3)), le(X, ZERO))),
    "conjunction": ("<", X, TWO, (conj(*UNIT),)),
}  # fmt: skip

FALSE = {
    "x² < 1": ("<", X**2, ONE, UNIT), "x < 1": ("<", X, ONE, UNIT), "0 < x": ("<", ZERO, X, UNIT),
    "x ≠ 1/2": ("!=", X, HALF, UNIT), "x ≠ 0": ("!=", X, ZERO, UNIT), "x ≠ 1": ("!=", X, ONE, UNIT),
    "x ≤ 1/2": ("<=", X, HALF, UNIT), "1/2 ≤ x": ("<=", HALF, X, UNIT),
    "x(1−x) < 1/4": ("<", X * (1 - X), ONE / 4, UNIT),
    "x(1−x) ≤ 6/25": ("<=", X * (1 - X), num(6) / 25, UNIT),
    "no end": ("<=", X, num(5), UNIT[:1]), "no beginning": ("<=", -X, num(5), UNIT[1:]),
    "only y": ("<=", X, num(5), (le(ZERO, Y), le(Y, ONE))),
    "π": ("<", 22 / num(7), PI, ()), "π = π": ("<", PI, PI, ()), "π ≠ π": ("!=", PI, PI, ()),
    "π ≤ π": ("<=", PI, PI, ()), "e": ("<=", num(3), fn("exp", ONE), ()),
    "2 ≤ 1": ("<=", TWO, ONE, ()), "1/0": ("<", ONE / ZERO, ONE, ()),
    "equal": ("<", X, ONE, (eq(X, ONE),)), "−x": ("<", -X, ONE, MIDDLE),
    "square": ("<", X, ONE, (le(X**2, ONE),)), "|x|": ("<", X, ONE, (le(fn("abs", X), ONE),)),
    "−|x|": ("<", -X, ONE, (le(fn("abs", X), ONE),)),
    "abs from below": ("<", X, TWO, (le(ONE, fn("abs", X)), *MIDDLE[:1], le(X, num(3)))),
    "cube": ("<", -X, TWO, (le(X**3, ONE), le(neg(5), X))),
    "unequal": ("<", X, ONE, (*UNIT, ne(X, HALF))),
    "x + y": ("<=", X + Y, num(3) / 2, BOTH), "x − y": ("<=", X - Y, HALF, BOTH),
    "sum at an end": ("<", X, ONE, (le(ZERO, X), le(X + Y, ONE), le(ZERO, Y), le(Y, ONE))),
    "equality of two": ("<", X, ONE, (eq(X + Y, ONE), le(ZERO, Y), le(Y, ONE))),
    "equality turned": ("<=", HALF, X, (eq(X + Y, ONE), le(ZERO, Y), le(Y, ONE))),
    "1 − x": ("<", ZERO, 1 - X, UNIT), "a peak": ("<", ZERO, (X - ONE / 3) ** 2, UNIT),
    "a peak below": ("<=", ZERO, (X - ONE / 3) ** 2 - 1 / num(10**4), UNIT),
    "slopes": ("<=", X**3 - X, ZERO, MIDDLE), "falling": ("<", fn("exp", -X), ONE, UNIT),
    "of y": ("<=", X * Y, HALF, BOTH), "a corner": ("<", ZERO, fn("abs", X), MIDDLE),
    "a family": ("<=", T("at", (ONE,), "u"), ONE, ()),
    "Taylor": ("<", ZERO, fn("exp", X) - X - X**2 / 2 - 1, MIDDLE),
    "cases": ("<", piecewise((X, lt(X, HALF)), (TWO, TRUE)), num(3) / 2, UNIT),
    "≥": ("<", X, ONE, (rel(">=", ONE, X), rel(">=", X, ZERO))),
    "2x ≤ 3": ("<", X, num(3) / 2, (le(TWO * X, num(3)), le(ZERO, X))),
    "an empty piece is no end": ("<", ONE / 4, X, (*UNIT, le(X + fn("exp", X), TWO))),
    "−2x ≤ 3": ("<", -num(3) / 2, X, (le(neg(2) * X, num(3)), le(X, ZERO))),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_bounds_that_hold(name):
    op, left, right, given = SHOWN[name]
    assert recheck.bounded_on_box(op, left, right, context(*given, i="integer"))


@pytest.mark.parametrize("name", FALSE)
def test_bounds_that_fail_somewhere(name, monkeypatch):
    monkeypatch.setattr(recheck, "BOX_PIECES", 60)
    op, left, right, given = FALSE[name]
    assert not recheck.bounded_on_box(op, left, right, context(*given))


def test_families_and_permutations_are_no_numbers():
    here = context(*UNIT, u="family", s="permutation")
    for name in "us":
        assert not Cover(var(name) - var(name) + ONE + X, here, strict=True).shown()


def test_at_most_six_unknowns():
    names = [f"v{i}" for i in range(7)]
    given = [f for n in names for f in (le(ZERO, var(n)), le(var(n), ONE))]
    here = Context(dict.fromkeys(names, REAL), tuple(given))
    six = recheck.add(ONE, *map(var, names[:6]))
    assert Cover(six, here, strict=True).shown()
    assert not Cover(six + var("v6"), here, strict=True).shown()


def test_signs_of_numbers():
    here = context()
    for term, sign in ((PI - 3, 1), (3 - PI, -1), (ZERO, None), (PI - PI, None), (1 / ZERO, None),
                       (fn("exp", neg(60)), 1), (-fn("exp", neg(60)), -1), (X, None), (X**2, None),
                       (-fn("exp", neg(600)), -1), (fn("exp", X), None)):  # fmt: skip
        assert recheck.sign_of_number(term, here) == sign, term


# ── the box of the hypotheses ──

def units(low, high):
    return tuple(None if e is None else round(Fraction(e) * 2**P) for e in (low, high))


FIRST = {
    "nothing": ((), (None, None)), "a beginning": ((le(ONE, X),), (1, None)),
    "an end": ((lt(X, ONE),), (None, 1)), "both": (UNIT, (0, 1)), "equal": ((eq(X, TWO),), (2, 2)),
    "square": ((le(X**2, num(4)),), (-2, 2)), "abs": ((lt(fn("abs", X), ONE),), (-1, 1)),
    "abs of more": ((le(fn("abs", X - 3), ONE),), (None, None)),
    "unequal": ((ne(X, ONE),), (None, None)),
    "2x ≤ 3": ((le(TWO * X, num(3)),), (None, Fraction(3, 2))),
    "−4x ≤ 3": ((le(neg(4) * X, num(3)),), (Fraction(-3, 4), None)),
    "≥": ((rel(">=", X, ONE), rel(">", TWO, X)), (1, 2)),
    "from y": ((le(X, Y), le(Y, ONE)), (None, 1)),
    "from sum": ((le(X + Y, ONE), le(ONE, Y)), (None, 0)),
    "equal sum": ((eq(X + Y, ONE), le(ZERO, Y), le(Y, TWO)), (-1, 1)),
    "square from below": ((le(ONE, X**2),), (None, None)),
    "cube": ((le(X**3, ONE),), (None, None)),
    "abs from below": ((le(ONE, fn("abs", X)),), (None, None)),
    "abs equal": ((eq(fn("abs", X), ONE),), (-1, 1)),
    "exp": ((le(fn("exp", X), ONE),), (None, None)),
    "3 ≤ 2x + 1": ((le(num(3), TWO * X + 1),), (1, None)),
    "x/2 ≤ 1": ((le(X / 2, ONE),), (None, 2)),
    "two facts": ((*UNIT, le(X, HALF)), (0, Fraction(1, 2))),
}  # fmt: skip


@pytest.mark.parametrize("name", FIRST)
def test_the_box_of_the_hypotheses(name):
    given, wanted = FIRST[name]
    found = Cover(X, context(*given), strict=True).first_box()["x"]
    for end, known, side in zip(found, units(*wanted), (-1, 1), strict=True):
        assert (end is None) == (known is None)
        if end is not None:
            assert 0 <= (end - known) * side <= 4


def test_hypotheses_that_no_point_meets():
    for given in ((lt(X, ZERO), lt(ONE, X)), (le(X**2, -ONE),), (le(fn("abs", X), -ONE),),
                  (eq(X, ONE), eq(X, TWO))):  # fmt: skip
        assert Cover(X, context(*given), strict=True).first_box() is None


def test_values_of_a_term_on_the_first_box():
    assert Cover(X + Y, context(*BOTH), strict=True).values() == units(0, 2)
    assert Cover(X, context(), strict=True).values() == (None, None)
    with pytest.raises(NoEnclosure):
        Cover(1 / X, context(*MIDDLE), strict=True).values()


# ── one piece ──

def test_enough():
    for strict in (True, False):
        cover = Cover(X, context(), strict=strict)
        assert cover.enough((1, 5))
        assert cover.enough((1, None))
        assert cover.enough((0, 5)) != strict
        assert not cover.enough((-1, 5))
        assert not cover.enough((None, 5))


def test_pieces():
    box = {"x": (0, 8), "y": (0, 10)}
    assert Cover.halves(box, {}) == [box | {"y": (0, 5)}, box | {"y": (5, 10)}]
    steep = {"x": (-3, 1), "y": (1, 2)}
    assert Cover.halves(box, steep) == [box | {"x": (0, 4)}, box | {"x": (4, 8)}]
    assert Cover.halves(box, {"x": (-3, 1), "y": (None, 2)})[0] == box | {"x": (0, 4)}
    assert Cover.halves({"x": (-9, -3)}, {}) == [{"x": (-9, -6)}, {"x": (-6, -3)}]
    assert Cover.halves({"x": (3, 4)}, {}) is None
    assert Cover.halves({"x": (3, 3)}, {}) is None
    ends = ((2, 8), (3, 4), (-5, -1), (0, 7), (-7, 0), (None, 6), (6, None))
    assert [recheck.middle_of(e) for e in ends] == [5, 3, -3, 3, -4, 3, 3]


def test_looking_at_a_piece():
    def look(term, low, high, *, strict=True):
        return Cover(term, context(), strict=strict).look({"x": units(low, high)})

    assert look(X, 1, 2) == []
    assert look(X, 0, 2, strict=False) == []
    assert look(X, -2, -1) is None
    assert len(look(X, -1, 1)) == 2
    assert look(1 - X * X * 0, 0, 1) == []
    assert look(X - X**2 + 1, 0, 1) == []
    assert look(X**2 - X + 1, 0, 1) == []
    assert len(look(1 / X, -1, 1)) == 2
    assert len(look((X - ONE / 3) ** 2 - ONE / 100, 0, 1)) == 2


def test_slopes_and_taylor_of_a_piece():
    cover = Cover(X**3 - X, context(), strict=True)
    low, high = cover.slope({"x": units(1, 2)}, "x")
    assert (low, high) == units(2, 11)
    box, middle = {"x": units(0, 2)}, {"x": units(1, 1)}
    low, high = cover.taylor("x", box, middle)  # 2h + 3h² + h³ for −1 ≤ h ≤ 1
    assert (low, high) == units(-3, 6)
    exp = Cover(fn("exp", X), context(), strict=True)
    low, high = (e / 2**P for e in exp.taylor("x", {"x": units(0, 2)}, middle))
    assert low <= 1
    assert 7.38905609 <= high <= 7.5
    assert exp.by_slopes({"x": units(0, 1)}, {"x": units(1, 3)})
    one = {"x": units(0, 1)}
    known = Cover(X, context(), strict=True)
    assert not known.by_slopes(one, {"x": (-(1 << P), 1)})
    assert not known.by_slopes(one, {"x": (-1, 1 << P)})
    falls = Cover(2 - X**2 - Y, context(), strict=True)
    assert not falls.by_slopes({"x": units(0, 1), "y": units(0, 1)},
                               {"x": units(-2, 0), "y": units(-1, -1)})  # fmt: skip
    assert Boxed(P, context(), {"x": units(0, 1)}).value(X) == units(0, 1)


def test_the_slope_at_a_corner_lies_between_those_beside_it():
    cover = Cover(fn("abs", X), context(), strict=True)
    assert cover.slope({"x": units(-1, 1)}, "x") == units(-1, 1)


def test_a_multiple_of_what_is_not_enclosed_may_be_anything():
    boxed = Boxed(P, context(), {"x": units(-1, 1)})
    assert Cover.multiple(boxed, 1 / X, Fraction(2)) == (None, None)
    assert Cover.multiple(boxed, X, Fraction(-2)) == units(-2, 2)
    assert Cover(X, context(le(X + 1 / Y, ONE), *MIDDLE), strict=True).first_box() is not None


def test_a_sum_over_a_range_on_a_box():
    term = bind("sum", "k", X * var("k"), ONE, num(3))
    assert recheck.bounded_on_box("<=", term, num(6), context(*UNIT))
    assert not recheck.bounded_on_box("<", term, num(6), context(*UNIT))
