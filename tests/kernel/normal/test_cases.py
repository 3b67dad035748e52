"""Kronecker's δ, piecewise terms, indicators."""

import pytest
from kernel_goals import FAMILY, agree, context_of

from symcheck.kernel.normal import normal_form
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    TRUE,
    ZERO,
    Term,
    add,
    at,
    delta,
    lt,
    mul,
    piecewise,
    sub,
    upd,
    var,
)

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
    "a condition that always holds beside another": (
        "Piecewise((1, x > 0 and exp(x) > 0), (0, True)) = Piecewise((1, x > 0), (0, True))",
        (),
        "",
    ),
    "a condition that never holds beside another": (
        "Piecewise((1, x > 0 or 0 > 1), (0, True)) = Piecewise((1, x > 0), (0, True))",
        (),
        "",
    ),
    "a quantified condition": (
        (
            "2*Piecewise((1, y[k] > 0 for k in 1..n), (0, True))"
            " = Piecewise((1, y[k] > 0 for k in 1..n), (0, True))*2"
        ),
        (),
        FAMILY,
    ),
    "a quantified condition beside another": (
        (
            "2*Piecewise((1, x > 0 and (y[k] > 0 for k in 1..n)), (0, True))"
            " = Piecewise((1, x > 0 and (y[k] > 0 for k in 1..n)), (0, True))*2"
        ),
        (),
        FAMILY,
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


def test_an_updated_entry_is_the_value_where_the_indices_agree():
    context = context_of("y[i] + z[j] + x = 0", (), FAMILY + "; j: index(n)")
    i, j, x = var("i"), var("j"), var("x")
    entry = upd("y", (i,), x, (j,))
    wanted = add(at("y", j), mul(delta(i, j), sub(x, at("y", j))))
    assert normal_form(sub(entry, wanted), context, prove).is_zero()
    assert not normal_form(sub(entry, x), context, prove).is_zero()
    assert normal_form(sub(upd("y", (i,), at("y", i), (j,)), at("y", j)), context, prove).is_zero()


def test_the_indicator_of_truth_is_1():
    context = context_of("x = 0")
    x = var("x")
    both = piecewise((ONE, Term("and", (TRUE, lt(ONE, x)))), (ZERO, TRUE))
    one = piecewise((ONE, lt(ONE, x)), (ZERO, TRUE))
    assert normal_form(sub(both, one), context, prove).is_zero()
