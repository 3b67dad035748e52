"""Derivatives by entries of families, once and again: made, written, read, proved, refuted."""

from fractions import Fraction

import pytest
from kernel_goals import context_of

from symcheck.kernel.balls import ball
from symcheck.kernel.entries import (
    diff_entry,
    differentiated,
    replaced_by_itself,
    settled,
    update_family,
)
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TermError,
    at,
    eq,
    fam,
    lam,
    le,
    num,
    piecewise,
    substitute,
    sum_,
    upd,
    var,
)
from symcheck.kernel.text import to_text
from symcheck.prove.decide import decide
from symcheck.read.text import read_problem, read_term
from symcheck.report import Verdict

WHERE = "n: size; y: family(n); A: family(n, n); i: index(n); k: index(n); l: index(n); m: index(n)"
LOG_SUM_EXP = "log(Sum(exp(y[j]), (j, 1, n)))"

TRUE_CLAIMS = {
    "the Hessian of log-sum-exp is the softmax Jacobian": (
        f"Derivative(Derivative({LOG_SUM_EXP}, y[k]), y[l])"
        " = softmax(y)[k]*(KroneckerDelta(k, l) - softmax(y)[l])"
    ),
    "the Hessian of a quadratic form": (
        "Derivative(Derivative(Sum(Sum(y[i]*A[i, j]*y[j], (j, 1, n)), (i, 1, n)), y[k]), y[l])"
        " = A[k, l] + A[l, k]"
    ),
    "the entries of a matrix": (
        "Derivative(Derivative(Sum(A[i, i]**2, (i, 1, n)), A[k, k]), A[l, l])"
        " = 2*KroneckerDelta(k, l)"
    ),
    "twice by one entry": "Derivative(Derivative(y[k]**3, y[k]), y[k]) = 6*y[k]",
    "of the entry it is at": (
        "Derivative(Derivative(y[l]*y[k], y[k]), y[l]) = 1 + KroneckerDelta(k, l)"
    ),
    "thrice": ("Derivative(Derivative(Derivative(Sum(y[i]**3, (i, 1, n)), y[k]), y[k]), y[k]) = 6"),
}

FALSE_CLAIMS = {
    "an index of the Jacobian slips": (
        f"Derivative(Derivative({LOG_SUM_EXP}, y[k]), y[l])"
        " = softmax(y)[k]*(KroneckerDelta(k, l) - softmax(y)[k])"
    ),
    "half of a quadratic form's Hessian": (
        "Derivative(Derivative(Sum(Sum(y[i]*A[i, j]*y[j], (j, 1, n)), (i, 1, n)), y[k]), y[l])"
        " = 2*A[k, l]"
    ),
    "the second derivative forgets that the entries may be one": (
        "Derivative(Derivative(y[l]*y[k], y[k]), y[l]) = 1"
    ),
    "the other entry is held": "Derivative(Derivative(y[k]**2, y[k]), y[l]) = 2",
    "the mixed entries of a matrix": (
        "Derivative(Derivative(A[i, k]*A[k, i], A[i, k]), A[k, i]) = 1"
    ),
}


@pytest.mark.parametrize("text", TRUE_CLAIMS.values(), ids=TRUE_CLAIMS)
def test_proves(text):
    assert decide(read_problem(text, (), WHERE)).verdict is Verdict.PROVED


@pytest.mark.parametrize("text", FALSE_CLAIMS.values(), ids=FALSE_CLAIMS)
def test_refutes(text):
    assert decide(read_problem(text, (), WHERE)).verdict is Verdict.REFUTED


@pytest.mark.parametrize("text", [*TRUE_CLAIMS.values(), *FALSE_CLAIMS.values()])
def test_is_written_as_it_was_read(text):
    claim = read_problem(text, (), WHERE)
    for term in claim.terms:
        assert read_term(to_text(term), claim.context) == term


POINT = {"n": 2, "k": 1, "l": 2, "y": {(1,): Fraction(3), (2,): Fraction(5)}}


def test_an_updated_family_is_updated_again():
    once = update_family(at("y", var("i")), "y", (var("k"),), var("t"))
    twice = update_family(once, "y", (var("l"),), var("s"))
    inner = upd("y", [var("l")], var("s"), [var("i")])
    assert twice == piecewise((var("t"), eq(var("i"), var("k"))), (inner, TRUE))
    for i, expected in ((1, 7), (2, 11)):
        assert ball(twice, {**POINT, "i": i, "t": 7, "s": 11}, 53) == expected


def test_the_later_update_wins_where_both_are_of_one_entry():
    once = update_family(at("y", var("k")), "y", (var("k"),), var("t"))
    assert ball(update_family(once, "y", (var("k"),), var("s")), {**POINT, "t": 7, "s": 9}, 53) == 7


def test_a_family_that_is_given_whole_is_given_updated():
    from symcheck.kernel.term import call

    found = update_family(call("f", fam("y")), "y", (var("k"),), var("t"))
    assert found.args[0].head == "lam"
    assert differentiated(diff_entry(call("f", fam("y")), "y", (var("k"),))) == call("f", fam("y"))


def test_a_family_is_replaced_under_its_derivative():
    term = upd("y", [var("k")], var("t"), [var("i")])
    found = substitute(term, {"y": lam("j", at("z", var("j")))})
    assert found == piecewise((var("t"), eq(var("i"), var("k"))), (at("z", var("i")), TRUE))


def test_the_number_of_indices_has_to_fit():
    with pytest.raises(TermError, match="another number of indices"):
        diff_entry(at("y", var("i"), var("j")), "y", (var("k"),))


def test_only_a_closed_entry_is_replaced():
    from symcheck.kernel.term import bound

    with pytest.raises(TermError, match="only a closed entry can be replaced"):
        update_family(at("y", var("i")), "y", (bound(0),), ONE)


SETTLED = {
    "by itself": (upd("y", [var("k")], at("y", var("k")), [var("i")]), at("y", var("i"))),
    "where it is asked for": (upd("y", [var("k")], var("t"), [var("k")]), var("t")),
    "as updated": (
        piecewise(
            (upd("y", [var("l")], var("t"), [var("k")]), eq(var("i"), var("k"))),
            (upd("y", [var("l")], var("t"), [var("i")]), TRUE),
        ),
        upd("y", [var("l")], var("t"), [var("i")]),
    ),
    "below a binder that has the index": (
        piecewise(
            (sum_("j", ONE, var("k"), var("j")), eq(var("i"), var("k"))),
            (sum_("j", ONE, var("i"), var("j")), TRUE),
        ),
        sum_("j", ONE, var("i"), var("j")),
    ),
}

UNSETTLED = {
    "by another entry": upd("y", [var("k")], at("y", var("l")), [var("i")]),
    "of another family": upd("y", [var("k")], at("z", var("k")), [var("i")]),
    "a value of its own": piecewise(
        (at("y", var("l")), eq(var("i"), var("k"))), (at("y", var("i")), TRUE)
    ),
    "another index": piecewise(
        (at("y", var("k")), eq(var("k"), num(1))), (at("y", var("i")), TRUE)
    ),
    "no equation": piecewise(
        (at("y", var("k")), le(var("i"), var("k"))), (at("y", var("i")), TRUE)
    ),
}


@pytest.mark.parametrize(("term", "expected"), SETTLED.values(), ids=SETTLED)
def test_settles(term, expected):
    assert settled(term) == expected


@pytest.mark.parametrize("term", UNSETTLED.values(), ids=UNSETTLED)
def test_does_not_settle(term):
    assert replaced_by_itself(term) is None
    assert settled(term) == term


def test_what_is_no_derivative_by_an_entry_is_none():
    context = context_of("x = x", (), "n: size; y: family(n); k: index(n); x: real")
    assert differentiated(read_term("Derivative(x**2, x)", context)) is None
