"""A claim is refuted only where all of it has a value: also what is not used in the end."""

from fractions import Fraction

import pytest
from tables import QUICK

from symcheck.kernel.balls import confirm
from symcheck.kernel.claim import (
    INTEGER,
    NATURAL,
    REAL,
    Context,
    Definition,
    Relation,
    family,
    index,
)
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    Term,
    add,
    at,
    bigmax,
    call,
    div,
    eq,
    fam,
    fn,
    lam,
    le,
    mul,
    neg,
    num,
    sub,
    upd,
    var,
)
from symcheck.prove.decide import decide
from symcheck.read.text import read_problem
from symcheck.report import Verdict

A, I, K, M, X = map(var, "aikmx")
ROOT = fn("sqrt", X)
#: 0 for x ≥ 0.
OTHER = sub(upd("y", (ONE,), ROOT, (TWO,)), at("y", TWO))
FIRST = Definition("first", (("a", REAL), ("z", family(TWO))), A)
HELD = Definition(
    "held",
    (("m", NATURAL), ("a", REAL), ("z", family(TWO))),
    None,
    "m",
    A,
    call("held", M, A, fam("z")),
)
CONTEXT = Context(
    (("x", REAL), ("i", INTEGER), ("y", family(TWO)), ("s", family(ONE))), (), (FIRST, HELD)
)
POINT = {"x": -1, "i": 3, "y": {(1,): -1, (2,): -1}, "s": {(1,): 0}}


def first(value, entry):
    return call("first", value, lam("k", entry))


#: True wherever both sides have a value, and false at the point for who reads only what counts.
TRUE_WHERE_DEFINED = {
    "the value of another entry": le(fn("sin", X), add(X, OTHER)),
    "another entry, for x ≥ 0": eq(first(X, ROOT), fn("abs", X)),
    "another entry's root": le(ZERO, call("first", at("y", ONE), lam("k", fn("sqrt", at("y", K))))),
    "another entry in a recursion": eq(call("held", ONE, X, lam("k", ROOT)), fn("abs", X)),
    "a family of another definition's": eq(first(X, first(ONE, ROOT)), fn("abs", X)),
    "a key out of range": le(add(I, mul(ZERO, upd("y", (I,), ONE, (ONE,)))), TWO),
    "a family that is too short": eq(call("first", X, fam("s")), add(X, ONE)),
    "an entry out of range": eq(first(X, at("s", K)), add(X, ONE)),
}
FALSE = {
    "the value of another entry": le(fn("sin", X), OTHER),
    "another entry, for x ≥ 0": eq(first(X, ROOT), neg(X)),
    "another entry in a recursion": eq(call("held", ONE, X, lam("k", ROOT)), ZERO),
    "a family of another definition's": eq(first(X, first(ONE, ROOT)), ZERO),
}


@pytest.mark.parametrize("prop", TRUE_WHERE_DEFINED.values(), ids=TRUE_WHERE_DEFINED)
def test_is_not_refuted(prop):
    assert not confirm(CONTEXT, prop, POINT)
    report = decide(Relation(CONTEXT, prop.args, (str(prop.data),)), seconds=QUICK)
    assert report.verdict is not Verdict.REFUTED


@pytest.mark.parametrize("prop", FALSE.values(), ids=FALSE)
def test_is_refuted_where_all_has_a_value(prop):
    assert confirm(CONTEXT, prop, POINT | {"x": 1})
    assert not confirm(CONTEXT, prop, POINT)


def test_an_update_is_not_refuted_where_its_value_is_none():
    text = "Update(y, 1, sqrt(x))[2] - y[2] + x - sin(x) >= 0"
    report = decide(read_problem(text, (), "y: family(2); x: real"), seconds=QUICK)
    assert report.verdict is not Verdict.REFUTED


@pytest.mark.parametrize("name", TRUE_WHERE_DEFINED)
def test_a_hypothesis_has_a_value_where_it_is_met(name):
    prop = TRUE_WHERE_DEFINED[name]
    opposite = Context(CONTEXT.variables, (Term("not", (prop,)),), CONTEXT.definitions)
    assert not confirm(opposite, eq(X, num(7)), POINT)


SORTS = {
    "an end of an index without a value": (index(add(TWO, mul(ZERO, ROOT))), 1),
    "a lower end without a value": (index(div(ONE, add(X, ONE)), TWO), 1),
    "an end that is no integer": (index(add(TWO, div(X, TWO))), 1),
    "an end of a family without a value": (family(bigmax("k", ONE, X, ONE)), {(1,): 1}),
    "a value without a value": (REAL, fn("sqrt", num(-1))),
    "an entry without a value": (family(TWO), {(1,): 1, (2,): fn("log", ZERO)}),
    "an entry that is a family": (family(TWO), {(1,): 1, (2,): lam("k", K)}),
}


@pytest.mark.parametrize(("sort", "given"), SORTS.values(), ids=SORTS)
def test_the_sorts_have_a_value_where_they_are_met(sort, given):
    context = Context((("x", REAL), ("w", sort)))
    assert not confirm(context, eq(X, num(7)), {"x": -1, "w": given})


def test_a_point_of_its_sorts_refutes():
    sorts = index(add(TWO, X)), family(add(TWO, X)), REAL
    values = 1, {(1,): fn("log", TWO)}, fn("sqrt", TWO)
    for sort, given in zip(sorts, values, strict=True):
        context = Context((("x", REAL), ("w", sort)))
        assert confirm(context, eq(X, num(7)), {"x": -1, "w": given})
        assert not confirm(context, eq(X, num(7)), {"x": Fraction(7), "w": given})
