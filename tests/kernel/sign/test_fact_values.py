"""What is read off hypotheses and sorts, relation by relation."""

from dataclasses import replace

import pytest
from sign_intervals import written

from symcheck.authoring.definitions import define
from symcheck.kernel.argmax import argmax
from symcheck.kernel.sign.decide import Signs
from symcheck.kernel.sign.facts import (
    _solved,
    bounds,
    instances,
    of_indices,
    of_integers,
    relations,
    stated_of,
)
from symcheck.kernel.term import add, at, bound, fam, fn, le, mul, neg, npow, num, sub, var
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_hypothesis, read_problem_in, read_term
from symcheck.read.where import read_where

WAVE = define("wave", "l: natural; a: real", on="l", base="cos(2*pi*a)", step="wave(l, a)")
WHERE = (
    "n: size; m: natural; i: index(n); x, y: real; u: family(0..n + 1); A: family(9, 9);"
    " B: family(9, 9, 9); a: permutation(3); b: permutation(n); c: permutation(m); z: family(m)"
)


def context_with(*given):
    declared = replace(read_where(WHERE), definitions=(WAVE,))
    return read_problem_in("x = x", given, declared).context


RELATIONS = {
    "a relation": ("x > 1", ["x > 1"]),
    "all parts of a conjunction": ("x > 1 and x != 2 and y < 3", ["x > 1", "x != 2", "y < 3"]),
    "the opposite of a relation": ("not x > 1", ["x <= 1"]),
    "the opposite of an equation": ("not x = 1", ["x != 1"]),
    "both parts of a disjunction that fails": ("not (x > 1 or y < 3)", ["x <= 1", "y >= 3"]),
    "nothing of a conjunction that fails": ("not (x > 1 and y < 3)", []),
    "nothing of a disjunction": ("x > 1 or y < 3", []),
    "nothing of a quantifier": ("u[k] > 0 for k in 1..n", []),
    "nothing of a quantifier that fails": ("not (u[k] > 0 for k in 1..n)", []),
}


@pytest.mark.parametrize(("given", "wanted"), RELATIONS.values(), ids=RELATIONS)
def test_the_relations_that_hold(given, wanted):
    sorts = ["1 <= n", "0 <= m", "1 <= i", "i <= n"]
    assert [to_text(p) for p in relations(context_with(given))] == [*wanted, *sorts]


BOUNDS = {
    "a variable": ("x < 2", {"x": "(-oo, 2)"}),
    "a number first": ("2 <= x", {"x": "[2, oo)"}),
    "a sum": ("x + y < 3", {"x + y": "(-oo, 3)"}),
    "a number before a sum": ("3 > x + y", {"x + y": "(-oo, 3)"}),
    "a multiple": ("2*x <= 6", {"2*x": "(-oo, 6]", "x": "(-oo, 3]"}),
    "a negative multiple": ("-2*x <= 6", {"-2*x": "(-oo, 6]", "x": "[-3, oo)"}),
    "a multiple, the number behind": ("x*2 <= 6", {"x*2": "(-oo, 6]"}),
    "a multiple of a product": ("2*x*y <= 6", {"2*x*y": "(-oo, 6]"}),
    "a part": ("x/2 <= 6", {"x/2": "(-oo, 6]", "x": "(-oo, 12]"}),
    "a part of a number": ("6/x <= 2", {"6/x": "(-oo, 2]"}),
    "twice the same": ("x + x <= 6", {"x + x": "(-oo, 6]", "x": "(-oo, 3]"}),
    "on both sides": ("5*x < 2*x + 9", {"x": "(-oo, 3)"}),
    "that cancels": ("x + y < x + 3", {"y": "(-oo, 3)"}),
    "two variables": ("x < y", {}),
    "numbers": ("1 < 2", {}),
    "not 0": ("x != 0", {"x": "(-oo, oo) - 0"}),
    "not 1": ("x != 1", {}),
    "not 0, shifted": ("x + 1 != 1", {"x": "(-oo, oo) - 0"}),
    "equal": ("x + 1 = 3", {"x + 1": "[3, 3]", "x": "[2, 2]"}),
    "two bounds": ("x > 1 and x < 2", {"x": "(1, 2)"}),
    "a modulus": ("Abs(x) <= 2", {"Abs(x)": "(-oo, 2]", "x": "[-2, 2]"}),
    "a strict modulus": ("Abs(x) < 2", {"Abs(x)": "(-oo, 2)", "x": "(-2, 2)"}),
    "a modulus that is large": ("Abs(x) > 2", {"Abs(x)": "(2, oo)"}),
}


@pytest.mark.parametrize(("given", "wanted"), BOUNDS.values(), ids=BOUNDS)
def test_the_bounds(given, wanted):
    found = {to_text(t): written(i) for t, i in bounds(context_with(given)).items()}
    assert found == wanted | {"n": "[1, oo)", "m": "[0, oo)", "i": "[1, oo)"}


@pytest.mark.parametrize(
    ("prop", "wanted"),
    [
        ("x < 2", "(-oo, 2)"),
        ("x <= 2", "(-oo, 2]"),
        ("x > 2", "(2, oo)"),
        ("x >= 2", "[2, oo)"),
        ("x = 2", "[2, 2]"),
        ("x != 0", "(-oo, oo) - 0"),
        ("x != 1", "(-oo, oo)"),
        ("2 < x", "(2, oo)"),
        ("2 <= x", "[2, oo)"),
        ("2 > x", "(-oo, 2)"),
        ("2 >= x", "(-oo, 2]"),
        ("0 != x", "(-oo, oo) - 0"),
        ("y < 2", "(-oo, oo)"),
        ("2 < y", "(-oo, oo)"),
        ("x < y", "(-oo, oo)"),
    ],
)
def test_what_a_relation_states_of_a_term(prop, wanted):
    assert written(stated_of(var("x"), read_hypothesis(prop, context_with()))) == wanted


@pytest.mark.parametrize(
    ("prop", "wanted"),
    [
        ("i < n", "i + 1 <= n"),
        ("i > n", "n + 1 <= i"),
        ("a[1] < n", "a[1] + 1 <= n"),
        ("i <= n", "i <= n"),
        ("i = n", "i = n"),
        ("i != n", "i != n"),
        ("i < x", "i < x"),
        ("x > i", "x > i"),
    ],
)
def test_a_strict_relation_between_integers(prop, wanted):
    context = context_with()
    assert to_text(of_integers(context, read_hypothesis(prop, context))) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a[1] + x", ["1 <= a[1]", "a[1] <= 3"]),
        ("b[i]", ["1 <= b[i]", "b[i] <= n"]),
        ("c[m]", []),
        ("u[1]", []),
        ("Sum(a[k], (k, 1, 3))", []),
        ("argmax(z[k], (k, 1, m))", []),
    ],
)
def test_where_permutations_and_greatest_indices_lie(text, wanted):
    context = context_with()
    found = of_indices(Signs.of(context), read_term(text, context))
    assert [to_text(p) for p in found] == wanted


def test_where_the_greatest_index_lies():
    signs = Signs.of(context_with())
    for family, high, is_known in (("u", var("n"), True), ("z", var("m"), False)):
        index = argmax("k", num(1), high, at(family, var("k")))
        wanted = [le(num(1), index), le(index, high)] if is_known else []
        assert of_indices(signs, index) == wanted


@pytest.mark.parametrize("ends", [
    (num(1), num(5)), (None, num(5)), (num(-5), None), (None, None),
])  # fmt: skip
def test_an_index_lies_in_a_range_whose_ends_have_values(ends):
    """√(−1)² is −1 by its form and ≥ 0 by its range: it has no value, and says nothing."""
    none = npow(fn("sqrt", num(-1)), num(2))
    low, high = (e if e is not None else none for e in ends)
    signs = Signs.of(context_with())
    index = argmax("k", low, high, var("k"))
    assert bool(of_indices(signs, index)) is (None not in ends)


def test_a_permutation_itself_lies_nowhere():
    assert of_indices(Signs.of(context_with()), fam("a")) == []


INSTANCES = {
    "at an entry": (["u[l] > 0 for l in 1..n"], "u[i] + x", ["u[i] > 0 at i of 1..n"]),
    "once for an index": (
        ["u[l] > u[l]^2 + A[1, l] for l in 1..n"],
        "u[i] + A[1, i]",
        ["u[i] > u[i]**2 + A[1, i] at i of 1..n"],
    ),
    "of both parts": (
        ["(u[l] > 0 for l in 1..n) and (u[l] < 9 for l in 2..n)"],
        "u[i]",
        ["u[i] > 0 at i of 1..n", "u[i] < 9 at i of 2..n"],
    ),
    "at two entries": (
        ["u[l] > 0 for l in 1..n"],
        "u[1]*u[n]",
        ["u[1] > 0 at 1 of 1..n", "u[n] > 0 at n of 1..n"],
    ),
    "of the entry before": (["u[l - 1] > 0 for l in 1..n"], "u[i]", ["u[i] > 0 at i + 1 of 1..n"]),
    "of the entry before, and this": (
        ["u[l - 1] < u[l] for l in 1..n"],
        "u[n]",
        ["u[n] < u[n + 1] at n + 1 of 1..n", "u[n - 1] < u[n] at n of 1..n"],
    ),
    "of the second index": (
        ["A[1, l - 1] > 0 for l in 1..n"],
        "A[1, n]",
        ["A[1, n] > 0 at n + 1 of 1..n"],
    ),
    "of the second of three": (
        ["B[1, l - 1, 2] > 0 for l in 1..n"],
        "B[1, n, 2]",
        ["B[1, n, 2] > 0 at n + 1 of 1..n"],
    ),
    "of three, of which the last differs": (
        ["B[1, l - 1, 2] > 0 for l in 1..n"],
        "B[1, n, 3]",
        ["B[1, (n + 1) - 1, 2] > 0 at n + 1 of 1..n"],
    ),
    "of both indices": (
        ["A[l - 1, l] > 0 for l in 1..n"],
        "A[n, n + 1]",
        ["A[n, n + 1] > 0 at n + 1 of 1..n"],
    ),
    "of a call": (["wave(n, l) > 0 for l in 1..n"], "wave(n, i)", ["wave(n, i) > 0 at i of 1..n"]),
    "at no integer": (["wave(n, l) > 0 for l in 1..n"], "wave(n, x)", []),
    "of no entry": (["exp(l) > u[l] for l in 1..n"], "exp(i)", []),
    "under a binder": (["u[l] > 0 for l in 1..n"], "Sum(u[KroneckerDelta(k, 1)], (k, 1, n))", []),
    "of a sum": (
        ["Sum(A[k - 1, l], (k, 1, 9)) > 0 for l in 1..n"],
        "A[1, i]",
        ["Sum(A[k - 1, 2], (k, 1, 9)) > 0 at 2 of 1..n"],
    ),
}


@pytest.mark.parametrize(("given", "text", "wanted"), INSTANCES.values(), ids=INSTANCES)
def test_instances(given, text, wanted):
    context = context_with(*given)
    found = [
        f"{to_text(p)} at {to_text(i)} of {to_text(low)}..{to_text(high)}"
        for p, i, low, high in instances(context, read_term(text, context))
    ]
    assert found == wanted


L, I, N = bound(0), var("i"), var("n")


@pytest.mark.parametrize(
    ("mine", "theirs", "wanted"),
    [
        (L, I, "i"),
        (L, num(3), "3"),
        (add(L, num(1)), num(3), "2"),
        (sub(L, num(1)), num(3), "4"),
        (sub(L, num(1)), num(0), "1"),
        (add(L, num(1)), I, "i - 1"),
        (sub(L, num(1)), I, "i + 1"),
        (sub(L, num(1)), sub(I, num(1)), "i"),
        (sub(L, num(1)), add(I, num(1)), "i + 2"),
        (add(L, num(2)), add(I, num(1)), "i - 1"),
        (add(L, num(1)), add(I, N), "(i + n) - 1"),
        (add(L, num(1)), add(num(1), I), "(1 + i) - 1"),
        (add(L, num(1)), add(I, N, num(4)), "(i + n) + 3"),
        (add(L, num(1)), mul(I, num(2)), "i*2 - 1"),
        (mul(L, num(2)), I, None),
        (mul(L, num(2)), num(4), None),
        (add(L, num(1), N), I, None),
        (add(N, num(1)), I, None),
        (add(L, N), num(3), None),
        (add(L, N), I, None),
        (neg(L), I, None),
        (num(1), I, None),
    ],
)
def test_the_index_at_which_an_index_is_another(mine, theirs, wanted):
    found = _solved(mine, theirs)
    assert (None if found is None else to_text(found)) == wanted
