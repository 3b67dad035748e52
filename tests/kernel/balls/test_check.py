from fractions import Fraction

import pytest
from flint import arb

from symcheck.kernel.balls import (
    ball,
    confirm,
    meets,
    truth,
)
from symcheck.kernel.claim import (
    INTEGER,
    POSITIVE,
    SIZE,
    Context,
    family,
    index,
)
from symcheck.kernel.term import (
    ONE,
    PI,
    TWO,
    ZERO,
    Term,
    TermError,
    add,
    at,
    conj,
    diff,
    disj,
    div,
    eq,
    fn,
    forall,
    lam,
    le,
    lt,
    ne,
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


TRUE_AT = {
    "exact equality": eq(add(div(ONE, num(3)), div(ONE, num(6))), HALF),
    "π > 3": lt(num(3), PI),
    "close numbers are told apart": lt(
        fn("exp", rational(Fraction(1, 10**40))), add(ONE, rational(Fraction(2, 10**40)))
    ),
    "a rational is not a root": ne(fn("sqrt", TWO), rational(Fraction(665857, 470832))),
    "both": conj(lt(ZERO, ONE), le(ONE, ONE)),
    "either": disj(lt(ONE, ZERO), lt(ZERO, ONE)),
    "not": Term("not", (lt(ONE, ZERO),)),
    "for all of none": forall("k", ONE, ZERO, lt(ONE, ZERO)),
    "for all": forall("k", ONE, num(3), lt(ZERO, k)),
}
NOT_DECIDED = {
    "balls that overlap are not different": eq(fn("exp", fn("log", TWO)), TWO),
    "nor is one of them less": lt(fn("exp", fn("log", TWO)), TWO),
    "an undefined part of a disjunction": disj(lt(ZERO, ONE), lt(ZERO, div(ONE, ZERO))),
    "an undefined part of a conjunction": conj(lt(ONE, ZERO), lt(ZERO, div(ONE, ZERO))),
}


@pytest.mark.parametrize("prop", TRUE_AT.values(), ids=TRUE_AT)
def test_certainly_true(prop):
    assert truth(prop, {}) is True
    assert truth(Term("not", (prop,)), {}) is False


@pytest.mark.parametrize("prop", NOT_DECIDED.values(), ids=NOT_DECIDED)
def test_neither_true_nor_false(prop):
    assert truth(prop, {}) is None


def test_only_a_proposition_has_truth():
    with pytest.raises(TermError, match="only a proposition is true or false"):
        truth(x, {"x": 1})


def test_a_ball_holds_a_rational_too():
    assert ball(HALF, {}, 64) == arb(1) / 2
    assert ball(fn("exp", ONE), {}, 64).rad() < arb(10) ** -17


def test_a_literal_satisfies_its_own_equation():
    point = {"x": fn("log", TWO), "y": 2}
    assert truth(eq(x, fn("log", y)), point) is True
    assert truth(eq(x, fn("log", num(3))), point) is False


CONTEXT = Context(
    (("n", SIZE), ("i", index(n)), ("p", POSITIVE), ("q", INTEGER), ("z", family(n)))
).assume(eq(sum_("k", ONE, n, z(k)), ZERO))
MEMBER = {"n": 2, "i": 1, "p": Fraction(1, 2), "q": -3, "z": {(1,): 1, (2,): -1}}
NO_MEMBERS = {
    "a size of 0": {"n": 0},
    "an index out of its range": {"i": 3},
    "0 is not positive": {"p": 0},
    "a half is no integer": {"q": Fraction(1, 2)},
    "a root is no integer": {"q": fn("sqrt", num(4))},
    "an entry too few": {"z": {(1,): 0}},
    "an entry too many": {"z": {(1,): 1, (2,): -1, (3,): 0}},
    "a family that is a number": {"z": 0},
    "a number that is a family": {"p": {(1,): 1}},
    "a hypothesis fails": {"z": {(1,): 1, (2,): 1}},
    "an open value": {"p": add(x, ONE)},
    "a bool": {"p": True},
}


def test_meets():
    assert meets(CONTEXT, MEMBER)
    assert meets(CONTEXT, {**MEMBER, "p": PI})


@pytest.mark.parametrize("change", NO_MEMBERS.values(), ids=NO_MEMBERS)
def test_does_not_meet(change):
    assert not meets(CONTEXT, {**MEMBER, **change})


def test_a_missing_variable_is_not_met():
    assert not meets(CONTEXT, {name: v for name, v in MEMBER.items() if name != "q"})


def test_confirm_needs_the_hypotheses_and_a_defined_falsehood():
    false = eq(z(n), ZERO)
    assert confirm(CONTEXT, false, MEMBER)
    assert not confirm(CONTEXT, false, {**MEMBER, "z": {(1,): 1, (2,): 1}})
    assert not confirm(CONTEXT, eq(z(n), num(-1)), MEMBER)
    assert not confirm(CONTEXT, eq(div(ONE, sub(i, i)), ZERO), MEMBER)
    assert not confirm(CONTEXT, eq(fn("exp", fn("log", TWO)), TWO), MEMBER)


def test_a_family_over_a_dependent_range():
    triangle = Context((("n", SIZE), ("w", family((ONE, n), (ONE, lam("k", k))))))
    assert meets(triangle, {"n": 2, "w": {(1, 1): 0, (2, 1): 0, (2, 2): 0}})
    assert not meets(triangle, {"n": 2, "w": {(1, 1): 0, (1, 2): 0, (2, 1): 0, (2, 2): 0}})


def test_families_that_cannot_be_laid_out_are_not_met():
    assert not meets(Context((("z", family(HALF)),)), {"z": {}})
    assert not meets(Context((("z", family(num(10**9))),)), {"z": {}})
    assert not meets(Context((("z", family(div(ONE, ZERO))),)), {"z": {}})


def test_numbers_that_only_the_last_precision_tells_apart():
    small = div(ONE, rational(10**290))
    assert truth(lt(fn("sin", small), small), {}) is True
    assert truth(le(small, fn("sin", small)), {}) is False
