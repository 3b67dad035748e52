"""What a term of more variables owes at their values, asked directly."""

import pytest

from symcheck.kernel.claim import REAL, SIZE, Context, family, index
from symcheck.kernel.defined import FALSE, obligations_at, obligations_of_ranges
from symcheck.kernel.term import (
    ONE,
    TWO,
    add,
    at,
    div,
    eq,
    fam,
    fn,
    forall,
    lam,
    le,
    ne,
    num,
    sub,
    tends,
    var,
)

K, M, N, X = map(var, "kmnx")
PAIR = family(TWO)
HERE = Context((
    ("x", REAL), ("n", SIZE), ("y", PAIR), ("long", family(num(3))), ("k", PAIR),
    ("#x", REAL), ("#k", index(ONE, TWO)),
))  # fmt: skip
VARIABLES = (("z", PAIR), ("w", PAIR))
ONES = lam("k", ONE)
MOVES, COUNTS = var("#x"), var("#k")


def z(i):
    return at("z", i)


def owed(term, **values):
    return [o.prop for o in obligations_at(term, VARIABLES, values, HERE)]


SIGNED = fn("sign", MOVES)
OWED = {
    "an index of a list": (z(num(3)), ONES, [le(ONE, num(3)), le(num(3), TWO)]),
    "an index of the family itself": (z(N), fam("y"), [le(ONE, N), le(N, TWO)]),
    "an index of a longer family": (
        z(N), fam("long"), [le(ONE, N), le(N, num(3)), le(N, TWO)]
    ),
    "an index of a list that moves": (
        z(SIGNED), ONES, [le(ONE, SIGNED), FALSE, le(SIGNED, TWO), FALSE]
    ),
    "an index of a list that counts": (z(COUNTS), ONES, [le(ONE, COUNTS), le(COUNTS, TWO)]),
    "an index that depends on a variable of the claim": (
        z(fn("sign", X)), ONES, [le(ONE, fn("sign", X)), le(fn("sign", X), TWO)]
    ),
    "a list that is indexed like a family": (
        z(num(3)), lam("k", K), [le(ONE, num(3)), le(num(3), TWO)]
    ),
    "no index": (add(X, ONE), ONES, []),
    "two entries of a list": (
        eq(z(ONE), z(TWO)), ONES, [le(ONE, ONE), le(ONE, TWO), le(TWO, TWO)]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("term", "value", "wanted"), OWED.values(), ids=OWED)
def test_what_is_owed_where_a_family_is_put_in(term, value, wanted):
    assert owed(term, z=value) == wanted


SEQUENCE = tends("k", at("z", add(ONE, fn("sign", var("k")))), ONE)


def test_a_limit_over_the_indices_of_a_list_is_not_known():
    found = obligations_at(add(z(ONE), X), VARIABLES, {"z": ONES}, HERE)
    assert FALSE not in [o.prop for o in found]
    inside = obligations_at(SEQUENCE, VARIABLES, {"z": ONES}, HERE)
    assert [(o.prop, o.necessary) for o in inside if o.prop == FALSE] == [(FALSE, False)]


def test_a_limit_over_the_indices_of_a_family_of_the_context_is_one():
    assert FALSE not in owed(SEQUENCE, z=fam("y"))
    assert FALSE in owed(SEQUENCE, z=fam("long"))


def test_a_limit_of_something_else_is_known():
    other = tends("k", div(ONE, var("k")), ONE)
    beside = fn("and", le(z(ONE), X), other)
    assert FALSE not in owed(beside, z=ONES)


def test_a_list_is_not_the_family_that_is_called_like_its_index():
    assert le(num(3), TWO) in owed(z(num(3)), z=ONES)
    assert FALSE in owed(SEQUENCE, z=ONES)


# ── ranges ──

STEP = sub(TWO, fn("sign", div(X, X)))
RANGES = {
    "an index": (index(ONE, STEP), [ne(X, num(0))]),
    "both ends": (index(fn("sign", div(ONE, N)), STEP), [ne(N, num(0)), ne(X, num(0))]),
    "none": (REAL, []),
    "numerals": (index(ONE, TWO), []),
    "a second range": (
        family((ONE, N), (ONE, lam("i", fn("sign", div(ONE, var("i")))))),
        [forall("i", ONE, N, ne(var("i"), num(0)))],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sort", "wanted"), RANGES.values(), ids=RANGES)
def test_the_ends_of_a_range_have_values(sort, wanted):
    assert [o.prop for o in obligations_of_ranges(sort, (), {}, HERE)] == wanted


def test_an_end_is_at_the_values_of_what_it_speaks_of():
    variables = (("m", REAL), ("i", index(ONE, sub(TWO, fn("sign", div(ONE, M))))))
    found = obligations_of_ranges(variables[1][1], variables, {"m": sub(X, ONE)}, HERE)
    assert [o.prop for o in found] == [ne(sub(X, ONE), num(0))]
