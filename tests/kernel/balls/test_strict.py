"""A term has a value only where all its parts have one, used or not: as its obligations say."""

from fractions import Fraction

import pytest

from symcheck.kernel.argmax import argmax
from symcheck.kernel.balls import Undecided, Undefined, is_defined, truth, value
from symcheck.kernel.claim import (
    INTEGER,
    NATURAL,
    POSITIVE,
    REAL,
    Context,
    Definition,
    family,
    index,
)
from symcheck.kernel.defined import obligations
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    add,
    at,
    bigmax,
    bigmin,
    call,
    delta,
    diff,
    disj,
    div,
    eq,
    fam,
    fn,
    forall,
    ipow,
    lam,
    lt,
    mul,
    neg,
    npow,
    num,
    piecewise,
    prod_,
    rational,
    rpow,
    softmax,
    sub,
    sum_,
    upd,
    var,
)

A, I, K, M, X = map(var, "aikmx")
HALF = rational(Fraction(1, 2))
#: 1 at x = 1, and no number at x = −1.
ROOT = fn("sqrt", X)
#: A positive number at k = 1 and k = 2 if x = 1, and none at k = 2 if x = −1.
AT_TWO = fn("sqrt", add(X, div(num(3), K), neg(ONE)))
BELOW = lam("j", lam("k", fn("sqrt", add(X, sub(K, var("j")), ONE))))
HALVES = forall("k", ONE, HALF, TRUE)
EITHER = disj(TRUE, lt(ROOT, ZERO))

ANY = ("a", REAL)
DEFINITIONS = (
    Definition("first", (ANY, ("b", REAL)), A),
    Definition("apart", (ANY, ("z", family(TWO))), A),
    Definition("grid", (ANY, ("z", family(TWO, (ONE, lam("k", K))))), A),
    Definition("upto", (ANY, ("i", INTEGER), ("z", family(I))), A),
    Definition("chosen", (ANY, ("i", index(TWO))), A),
    Definition("counted", (ANY, ("n", NATURAL)), A),
    Definition("grown", (ANY, ("p", POSITIVE)), A),
    Definition("inner", (ANY, ("z", family(TWO))), call("apart", A, fam("z"))),
    Definition("beyond", (ANY, ("z", family(TWO))), add(A, mul(ZERO, at("z", num(3))))),
    Definition("split", (("i", INTEGER), ("z", family(div(TWO, sub(num(3), I))))), I),
    Definition("rooted", (ANY, ("b", REAL)), add(A, mul(ZERO, fn("sqrt", var("b"))))),
    Definition("held", (("m", NATURAL), ("b", REAL), ("z", family(TWO))), None, "m", ONE,
               call("held", M, var("b"), fam("z"))),
)  # fmt: skip
CONTEXT = Context(
    (("x", REAL), ("y", family(TWO)), ("s", family(ONE)), ("i", INTEGER)), (), DEFINITIONS
)
POINT = {"y": {(1,): 3, (2,): 4}, "s": {(1,): 5}}
HERE, NOWHERE = POINT | {"x": 1, "i": 1}, POINT | {"x": -1, "i": 3}

PARTS = {
    "a factor of 0": mul(ZERO, ROOT),
    "a base with the exponent 0": npow(ROOT, ZERO),
    "a base with the integer exponent 0": ipow(ROOT, ZERO),
    "an exponent of 1": rpow(ONE, ROOT),
    "a quotient of 0": div(ZERO, ROOT),
    "a smaller argument of max": fn("max", num(9), ROOT),
    "a larger argument of min": fn("min", neg(ONE), ROOT),
    "an argument of atan2": fn("atan2", ZERO, ROOT),
    "a term of a sum": sum_("k", ONE, TWO, mul(ZERO, AT_TWO)),
    "a factor beside one that is 0": prod_("k", ONE, TWO, mul(sub(K, ONE), AT_TWO)),
    "a factor beside 0": prod_("k", ZERO, ONE, piecewise((ZERO, eq(K, ZERO)), (ROOT, TRUE))),
    "a value that is not the largest": bigmax("k", ONE, TWO, add(mul(num(9), K), AT_TWO)),
    "a value that is not the least": bigmin("k", ONE, TWO, AT_TWO),
    "a value of which it is not the index": argmax("k", ONE, TWO, AT_TWO),
    "another entry's exponent": softmax("k", ONE, TWO, AT_TWO, ONE),
    "the point of a slope of 0": diff(ZERO, "t", ROOT),
    "a body of slope 0": diff(mul(ZERO, ROOT), "t", ZERO),
    "the value of another entry": upd("y", (ONE,), ROOT, (TWO,)),
    "the value of another entry, far in": sum_("k", ONE, TWO, upd("y", (TWO,), AT_TWO, (K,))),
    "a condition that comes first": piecewise((ZERO, lt(ROOT, ZERO)), (ONE, TRUE)),
    "a part of a condition that is true": piecewise((ZERO, EITHER), (ONE, TRUE)),
    "a part for an index of a condition": piecewise(
        (ZERO, forall("k", ONE, TWO, lt(AT_TWO, ZERO))), (ONE, TRUE)
    ),
    "an argument that is not used": call("first", ONE, ROOT),
    "an argument that is not used, by a slope": diff(call("first", var("t"), ROOT), "t", ONE),
    "a family that is not used": call("apart", X, lam("k", ROOT)),
    "an entry that is not used": call("apart", X, lam("k", AT_TWO)),
    "a family of a family": call("inner", X, lam("k", AT_TWO)),
    "a family with an entry replaced": call("apart", X, lam("k", upd("y", (TWO,), ROOT, (K,)))),
    "a family under a derivative": diff(call("apart", var("t"), lam("k", AT_TWO)), "t", ONE),
    "entries below a diagonal": call("grid", X, BELOW),
    "what a definition does not use": call("rooted", ONE, X),
    "an argument of a recursion": call("held", TWO, ROOT, fam("y")),
    "a family of a recursion's base": call("held", ZERO, X, lam("k", AT_TWO)),
    "an end of a family's range": call("split", I, lam("k", ONE)),
    "a positive argument": call("grown", ONE, X),
    "a natural argument": call("counted", ONE, sub(TWO, I)),
    "an index as an argument": call("chosen", ONE, I),
    "a key out of range": upd("y", (I,), ONE, (TWO,)),
    "an index out of range, of a value": upd("y", (ONE,), ONE, (I,)),
    "an index by which one differentiates": diff_entry(ONE, "y", (I,)),
    "a family that is too short": call("upto", ONE, I, fam("y")),
    "a maximum of nothing": bigmax("k", I, ONE, ONE),
    "an entry of softmax": softmax("k", ONE, TWO, K, I),
    "no branch": piecewise((ONE, lt(I, TWO))),
    "a negative natural exponent": npow(ONE, sub(ONE, I)),
    "0 to a negative power": ipow(ZERO, sub(ONE, I)),
}  # fmt: skip
NEVER = {
    "a fraction in δ": delta(HALF, ONE),
    "a fraction as an end": sum_("k", ONE, HALF, ZERO),
    "a fraction as an index": at("y", add(ONE, HALF)),
    "a fraction as a key": upd("y", (HALF,), ONE, (ONE,)),
    "a fraction as an exponent": npow(ONE, HALF),
    "a fraction as an integer argument": call("upto", ONE, HALF, fam("y")),
    "a fraction as an index of softmax": softmax("k", ONE, TWO, K, HALF),
    "a fraction as the end of a condition": piecewise((ONE, HALVES)),
    "a family that is too short": call("apart", ONE, fam("s")),
    "an entry that a definition has not": call("beyond", ONE, fam("y")),
    "a family for a number": call("first", ONE, fam("y")),
}  # fmt: skip


@pytest.mark.parametrize("term", PARTS.values(), ids=PARTS)
def test_a_part_without_a_value(term):
    assert is_defined(term, HERE, CONTEXT.defined) is True
    with pytest.raises((Undefined, Undecided)):
        value(term, NOWHERE, 64, CONTEXT.defined)
    assert truth(eq(term, num(77)), NOWHERE, CONTEXT.defined) is None


@pytest.mark.parametrize("term", NEVER.values(), ids=NEVER)
def test_a_part_that_never_has_a_value(term):
    with pytest.raises((Undefined, Undecided)):
        value(term, HERE, 64, CONTEXT.defined)


@pytest.mark.parametrize("term", PARTS.values(), ids=PARTS)
def test_what_is_owed_fails_where_there_is_no_value(term):
    owed = [o.prop for o in obligations(term, CONTEXT)]
    assert not all(truth(p, NOWHERE, CONTEXT.defined) for p in owed)


@pytest.mark.parametrize("term", NEVER.values(), ids=NEVER)
def test_what_is_owed_fails_where_there_is_never_a_value(term):
    assert not all(truth(o.prop, HERE, CONTEXT.defined) for o in obligations(term, CONTEXT))


def test_what_is_not_read_needs_no_value():
    later = piecewise((ONE, lt(X, ZERO)), (ROOT, lt(ZERO, ROOT)), (ZERO, TRUE))
    beyond = call("apart", ONE, lam("k", fn("sqrt", sub(TWO, K))))
    none = sum_("k", ONE, ZERO, ROOT), call("upto", ONE, ZERO, lam("k", ROOT))
    for term in (later, beyond, *none):
        assert is_defined(term, NOWHERE, CONTEXT.defined) is True
        owed = [o.prop for o in obligations(term, CONTEXT)]
        assert not any(truth(p, NOWHERE, CONTEXT.defined) is False for p in owed)


def test_entries_that_many_calls_ask_for_are_counted_as_work():
    long = Definition("long", (ANY, ("z", family(num(50)))), A)
    given = {"w": {(i,): i for i in range(1, 51)}}
    term = call("long", ONE, fam("w"))
    assert value(term, given, 64, {"long": long}, work=60) == 1
    with pytest.raises(Undecided):
        value(term, given, 64, {"long": long}, work=40)
    with pytest.raises(Undecided):
        value(add(term, add(term, call("long", TWO, fam("w")))), given, 64, {"long": long}, work=70)
