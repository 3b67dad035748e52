from fractions import Fraction

import pytest

from symcheck.kernel.balls import (
    Undecided,
    Undefined,
    meets,
    value,
)
from symcheck.kernel.claim import (
    NATURAL,
    POSITIVE,
    REAL,
    SIZE,
    Context,
    Definition,
    family,
    index,
)
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    add,
    at,
    call,
    diff,
    fam,
    fn,
    lam,
    mul,
    npow,
    num,
    rational,
    sub,
    sum_,
    var,
)

x, y, n, i, j, k, m = map(var, ("x", "y", "n", "i", "j", "k", "m"))
HALF, THIRD = rational(Fraction(1, 2)), rational(Fraction(1, 3))
PAIR = {"n": 2, "i": 1, "j": 2, "z": {(1,): 1, (2,): -1}}


def z(index_):
    return at("z", index_)


def slope(term):
    return diff(term, "x", x)


TINY = sub(fn("exp", fn("log", TWO)), TWO)


SQUARES = Definition("squares", (("n", SIZE), ("z", family(n))), sum_("k", ONE, n, npow(z(k), TWO)))
POWER = Definition(
    "power",
    (("x", REAL), ("m", NATURAL)),
    on="m",
    base=ONE,
    step=mul(x, call("power", x, m)),
)
DEFINED = {d.name: d for d in (SQUARES, POWER)}
CALLS = {
    "a family by its name": (call("squares", n, fam("z")), PAIR, 2),
    "a family by its rule": (call("squares", num(3), lam("k", mul(x, k))), {"x": 2}, 56),
    "a recursion": (call("power", TWO, num(5)), {}, 32),
    "the base of a recursion": (call("power", TWO, ZERO), {}, 1),
    "a slope through a recursion": (slope(call("power", x, num(3))), {"x": 2}, 12),
}


@pytest.mark.parametrize(("term", "point", "expected"), CALLS.values(), ids=CALLS)
def test_definitions_unfold(term, point, expected):
    assert value(term, point, 64, DEFINED) == expected


SORTED = Definition("sorted", (("n", SIZE), ("i", index(n)), ("p", POSITIVE)), add(n, i, var("p")))
ENTRY = Definition("entry", (("n", SIZE), ("z", family(n)), ("i", REAL)), z(i))
MISFITS = {
    "a size of 0": (call("sorted", ZERO, ONE, ONE), Undefined),
    "an index out of its range": (call("sorted", ONE, TWO, ONE), Undefined),
    "an argument that is not positive": (call("sorted", ONE, ONE, ZERO), Undefined),
    "an argument that may not be positive": (call("sorted", ONE, ONE, TINY), Undecided),
    "too few arguments": (call("sorted", ONE), Undecided),
    "a slope by an argument with a bound": (slope(call("sorted", ONE, ONE, x)), Undecided),
    "a rule with too few indices": (call("entry", ONE, ONE, ONE), Undecided),
    "a rule with too many indices": (
        call("entry", ONE, lam("j", lam("k", k)), ONE),
        Undecided,
    ),
}


@pytest.mark.parametrize(("term", "error"), MISFITS.values(), ids=MISFITS)
def test_arguments_must_fit_their_parameters(term, error):
    definitions = {"sorted": SORTED, "entry": ENTRY}
    assert value(call("sorted", TWO, ONE, ONE), {}, 64, definitions) == 4
    with pytest.raises(error):
        value(term, {"x": 1}, 64, definitions)


def test_a_family_with_the_wrong_number_of_indices():
    wrong = Definition("wrong", (("n", SIZE), ("z", family(n))), at("z", ONE, ONE))
    with pytest.raises(Undecided):
        value(call("wrong", ONE, fam("z")), PAIR, 64, {"wrong": wrong})


def test_a_family_given_by_a_function():
    point = {"n": 3, "z": lambda indices: Fraction(indices[0], 2)}
    assert value(sum_("k", ONE, n, z(k)), point, 64) == 3
    assert not meets(Context((("n", SIZE), ("z", family(n)))), point)


def test_a_definition_keeps_to_its_ranges():
    outside = Definition("last", (("n", SIZE), ("z", family(n))), z(add(n, ONE)))
    with pytest.raises(Undefined):
        value(call("last", ONE, fam("z")), PAIR, 64, {"last": outside})
    with pytest.raises(Undefined):
        value(call("power", TWO, num(-1)), {}, 64, DEFINED)
    with pytest.raises(Undecided):
        value(call("unknown", TWO), {}, 64, DEFINED)


def test_a_step_reads_families_at_the_ranges_of_the_call():
    n = var("n")
    step = add(call("total", n, fam("y")), at("y", add(n, ONE)))
    total = Definition("total", (("n", NATURAL), ("y", family(n))), None, "n", ZERO, step)
    point = {"y": {(i,): Fraction(i) for i in (1, 2, 3)}}
    assert value(call("total", num(3), fam("y")), point, 64, {"total": total}) == 6
    with pytest.raises(Undefined):
        value(call("total", num(4), fam("y")), point, 64, {"total": total})
