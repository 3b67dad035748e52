"""Combinations of bounds: the multipliers, and what is refused though the search says it."""

from fractions import Fraction

import pytest

from symcheck.kernel.sign import linear
from symcheck.kernel.sign.linear import Fact, _adds_up, _run, _simplex, _useful, combine

HALF = Fraction(1, 2)


def form(**coefficients):
    """Return a linear form; ``one`` is the constant."""
    return {"" if m == "one" else m: Fraction(c) for m, c in coefficients.items()}


A, B = form(a=1), form(b=1)
#: The goal, the facts, whether it is to be strict; the multipliers and the constant.
FOUND = {
    "weaker": (form(a=1), [(form(a=1, one=-1), ">=")], False, (1,), 1),
    "strict by the constant": (form(a=1), [(form(a=1, one=-1), ">=")], True, (1,), 1),
    "not strict": (form(a=1, one=-1), [(form(a=1, one=-1), ">=")], True, None, None),
    "the strict fact of two": (A, [(A, ">="), (A, ">")], True, (0, 1), 0),
    "the strict fact, the other way round": (A, [(A, ">"), (A, ">=")], True, (1, 0), 0),
    "the stronger of two": (A, [(A, ">="), (form(a=1, one=-1), ">=")], True, (0, 1), 1),
    "an equation turned round": (form(a=-1, one=1), [(form(a=1, one=-1), "=")], False, (-1,), 0),
    "half an equation": (form(a=HALF), [(form(a=1, b=-2), "="), (B, ">=")], False, (HALF, 1), 0),
    "a chain": (
        form(a=1, c=-1),
        [(form(a=1, b=-1), ">="), (form(b=1, c=-1), ">")],
        True,
        (1, 1),
        0,
    ),
    "twice and thrice": (form(a=2, b=3, one=5), [(A, ">="), (B, ">=")], False, (2, 3), 5),
    "a coefficient that is 0": (A, [(form(a=1, b=0), ">=")], False, (1,), 0),
    "a goal with a coefficient that is 0": (
        form(a=1, b=0),
        [(A, ">="), (B, ">=")],
        False,
        (1, 0),
        0,
    ),
    "a goal that no fact speaks of": (form(a=1, b=1), [(A, ">=")], False, None, None),
    "the wrong sign": (form(a=-1), [(A, ">=")], False, None, None),
    "a bound that is too weak": (form(a=1, one=-2), [(form(a=1, one=-1), ">=")], False, None, None),
    "facts that disagree": (
        form(one=-1),
        [(form(a=1, one=-1), ">="), (form(a=-1), ">=")],
        False,
        (1, 1),
        0,
    ),
}


@pytest.mark.parametrize(("goal", "facts", "strict", "wanted", "rest"), FOUND.values(), ids=FOUND)
def test_the_multipliers(goal, facts, strict, wanted, rest):
    found = combine(goal, [Fact(*f) for f in facts], "", strict=strict)
    if wanted is None:
        assert found is None
    else:
        assert (found.multipliers, found.constant) == (wanted, rest)


@pytest.mark.parametrize(
    ("solution", "accepted"),
    [((1, 1), True), ((2, 1), False), ((1, 0), False), ((0, 1), False), ((1, 2), False)],
)
def test_what_does_not_add_up_is_refused(solution, accepted, monkeypatch):
    monkeypatch.setattr(linear, "_simplex", lambda *_: [Fraction(v) for v in solution])
    found = combine(form(a=1, one=1), [Fact(A, ">=")], "", strict=False)
    assert (found is not None) is accepted


@pytest.mark.parametrize(
    ("goal", "facts", "multipliers", "constant", "wanted"),
    [
        (A, [(A, ">=")], [1], 0, True),
        (A, [(A, ">=")], [2], 0, False),
        (A, [(A, ">=")], [0], 0, False),
        (form(a=1, one=1), [(A, ">=")], [1], 1, True),
        (form(a=1, one=1), [(A, ">=")], [1], 0, False),
        (form(a=1, one=-1), [(A, ">=")], [1], -1, False),
        (form(a=-1), [(A, ">=")], [-1], 0, False),
        (form(a=-1), [(A, "=")], [-1], 0, True),
        (form(a=1, b=1), [(A, ">=")], [1], 0, False),
        (A, [(form(a=1, b=1), ">=")], [1], 0, False),
        (form(a=1, b=0), [(A, ">=")], [1], 0, True),
        (form(a=3), [(A, ">="), (A, ">")], [1, 2], 0, True),
    ],
)
def test_what_adds_up(goal, facts, multipliers, constant, wanted):
    facts = [Fact(*f) for f in facts]
    found = _adds_up(goal, facts, [Fraction(m) for m in multipliers], Fraction(constant), "")
    assert found is wanted


@pytest.mark.parametrize(
    ("goal", "columns", "wanted"),
    [
        (A, [A, B], [0]),
        (A, [form(a=1, b=1), form(b=-1)], [0, 1]),
        (A, [form(a=1), form(b=1, c=1), form(b=-1)], [0]),
        (A, [form(a=-1)], None),
        (A, [B], None),
        (form(a=1, b=0), [A], [0]),
        (form(a=1, b=-1), [A, B], None),
        (form(a=1, b=-1), [form(a=1, b=-1)], [0]),
        ({}, [A], []),
    ],
)
def test_the_facts_that_may_take_part(goal, columns, wanted):
    assert _useful(goal, columns) == wanted


@pytest.mark.parametrize(
    ("matrix", "target", "weight", "wanted"),
    [
        ([[1]], [2], [1], [2]),
        ([[-1]], [-2], [1], [2]),
        ([[2]], [HALF], [1], [Fraction(1, 4)]),
        ([[1]], [-1], [1], None),
        ([[1, 1], [1, -1]], [3, 1], [0, 0], [2, 1]),
        ([[1, 1]], [1], [0, 1], [0, 1]),
        ([[1, 1]], [1], [1, 0], [1, 0]),
        ([[1, 1, 1]], [1], [1, 3, 2], [0, 1, 0]),
        ([[1, 1, 0], [0, 1, 1]], [4, 3], [1, 0, 1], [4, 0, 3]),
        ([[1, 1, 0], [0, 1, 1]], [4, 3], [0, 3, 0], [1, 3, 0]),
        ([[1, 1], [2, 2]], [1, 2], [0, 1], [0, 1]),
        ([[1, 1], [2, 2]], [1, 3], [0, 1], None),
        # The first unknown has to be 0, though it weighs most.
        ([[-1, 0], [1, 1]], [0, 2], [1, 0], [0, 2]),
        ([[1, 1], [-1, 0]], [2, 0], [1, 0], [0, 2]),
        ([[0, 1, 2], [1, 2, 1]], [4, 5], [1, 1, 0], [3, 0, 2]),
        ([[-1, 1], [2, 0]], [1, 2], [0, 0], [1, 2]),
        ([[1, 0, -3], [1, 0, -1]], [0, 2], [0, 0, 0], [3, 0, 1]),
    ],
)
def test_the_best_solution(matrix, target, weight, wanted):
    """Where two are equally good, either would do: there are none such here."""
    found = _simplex(
        [[Fraction(v) for v in row] for row in matrix],
        [Fraction(v) for v in target],
        [Fraction(v) for v in weight],
    )
    assert found == wanted


def test_the_limit_of_the_search_is_no_solution(monkeypatch):
    assert _run([[Fraction(1), Fraction(1)]], [1], [Fraction(-1), Fraction(0)], 1)
    monkeypatch.setattr(linear, "MAX_STEPS", 0)
    assert not _run([[Fraction(1), Fraction(1)]], [1], [Fraction(-1), Fraction(0)], 1)
    assert combine(A, [Fact(A, ">=")], "", strict=False) is None
