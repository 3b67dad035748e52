"""Kronecker's δ, piecewise terms, indicators."""

import pytest
from kernel_goals import FAMILY, agree

EQUAL = {
    "a delta of equal indices": ("KroneckerDelta(i, i) = 1", (), FAMILY),
    "a delta of different indices": ("KroneckerDelta(n, n + 1) = 0", (), "n: natural"),
    "a delta that is assumed": (
        "KroneckerDelta(i, j) = 1",
        ("i = j",),
        "n: size; i: index(n); j: index(n)",
    ),
    "a delta that is excluded": (
        "KroneckerDelta(i, j) = 0",
        ("i < j",),
        "n: size; i: index(n); j: index(n)",
    ),
    "a delta is its square": (
        "KroneckerDelta(i, j)^2 = KroneckerDelta(i, j)",
        (),
        "n: size; i: index(n); j: index(n)",
    ),
    "a delta is symmetric": (
        "KroneckerDelta(i, j) = KroneckerDelta(j, i)",
        (),
        "n: size; i: index(n); j: index(n)",
    ),
    "a delta of multiples": (
        "KroneckerDelta(2*i, 2*j) = KroneckerDelta(i, j)",
        (),
        "n: size; i: index(n); j: index(n)",
    ),
    "the branch that applies": ("Piecewise((x, x > 0), (-x, True)) = x", ("x > 0",), ""),
    "the branch that is left": ("Piecewise((x, x > 0), (-x, True)) = -x", ("x < 0",), ""),
    "branches that agree": ("Piecewise((x, x > 0), (x, True)) = x", (), ""),
    "a condition and its opposite": (
        "Piecewise((x, x > 0), (y, True)) = Piecewise((y, x <= 0), (x, True))",
        (),
        "",
    ),
    "a condition of an index": ("Sum(Piecewise((1, k = i), (0, True)), (k, 1, n)) = 1", (), FAMILY),
    "a condition that is a conjunction": (
        (
            "Piecewise((x, x > 0 and y > 0), (0, True))"
            " = Piecewise((Piecewise((x, y > 0), (0, True)), x > 0), (0, True))"
        ),
        (),
        "",
    ),
    "a condition that is a disjunction": ("Piecewise((1, x > 0 or x <= 0), (0, True)) = 1", (), ""),
    "a condition that is negated": (
        "Piecewise((1, not x > 0), (0, True)) = Piecewise((0, x > 0), (1, True))",
        (),
        "",
    ),
    "an equation of reals as a condition": (
        "Piecewise((1, x = y), (0, True)) + Piecewise((1, x != y), (0, True)) = 1",
        (),
        "",
    ),
    "bounds as conditions": (
        "Piecewise((1, x >= y), (0, True)) + Piecewise((1, x < y), (0, True)) = 1",
        (),
        "",
    ),
    "constant conditions": ("Piecewise((x, 2 > 1), (y, True)) = x", (), ""),
}

DIFFERENT = {
    "a delta of indices that may differ": (
        "KroneckerDelta(i, j) = 1",
        (),
        "n: size; i: index(n); j: index(n)",
    ),
    "a delta of indices that may agree": (
        "KroneckerDelta(i, j) = 0",
        (),
        "n: size; i: index(n); j: index(n)",
    ),
    "a delta of a shifted index": (
        "KroneckerDelta(i, j) = KroneckerDelta(i, j + 1)",
        (),
        "n: size; i: index(n); j: index(n)",
    ),
    "branches that differ": ("Piecewise((x, x > 0), (-x, True)) = x", (), ""),
    "the other branch": ("Piecewise((x, x > 0), (-x, True)) = -x", ("x > 0",), ""),
    "a strict and a weak condition": (
        "Piecewise((1, x > 0), (0, True)) = Piecewise((1, x >= 0), (0, True))",
        (),
        "",
    ),
    "a branch that is not always defined": ("Piecewise((1/x, x > 0), (0, True)) = 0", (), ""),
    "conditions without a last branch": ("Piecewise((x, x > 0), (x, x < 0)) = 2*x", (), ""),
}


@pytest.mark.parametrize(("text", "given", "where"), EQUAL.values(), ids=EQUAL)
def test_equal(text, given, where):
    assert agree(text, given, where)


@pytest.mark.parametrize(("text", "given", "where"), DIFFERENT.values(), ids=DIFFERENT)
def test_different(text, given, where):
    assert not agree(text, given, where)
