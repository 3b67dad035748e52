"""What is said of a term holds where the term has a value, and says nothing where it has none.

A term without a value may stand in a claim all the same, in a branch that is not taken or in a
sum without members; and a hypothesis without a value does not hold.
"""

import pytest

from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    SIZE,
    Context,
    Definition,
    Extremum,
    Limit,
    Relation,
    family,
    index,
    permutation,
)
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    at,
    call,
    eq,
    fam,
    fn,
    lam,
    le,
    lt,
    npow,
    num,
    rel,
    sub,
    var,
)
from symcheck.kernel.theorem import run
from symcheck.prove.decide import decide
from symcheck.read.text import read_problem
from symcheck.report import Verdict

WHERE = "m, l: natural; y: family(m); p: permutation(m); x: real"
x, n, i, m = var("x"), var("n"), var("i"), var("m")

#: Each is false at m = 0, where what is not reached has no value.
FALSE = {
    "an argmax in a sum without members": "m + Sum(argmax(y[k], (k, 1, m)), (j, 1, m)) >= 1",
    "an argmin in a sum without members": "m + Sum(argmin(y[k], (k, 1, m)), (j, 1, m)) >= 1",
    "an argmax in a branch that is not taken":
        "m + 0*Piecewise((argmax(y[k], (k, 1, m)), m >= 1), (0, True)) >= 1",
    "a permutation in a sum without members": "m + Sum(p[1], (j, 1, m)) >= 1",
    "a permutation in a branch that is not taken":
        "m + 0*Piecewise((p[1], m >= 1), (0, True)) >= 1",
    "an argmax that cancels": "m + Sum(argmax(y) - argmax(y), (j, 1, m)) >= 1",
    "an argmax in a product without factors": "m*Product(argmax(y), (j, 1, m)) >= 1",
}  # fmt: skip


@pytest.mark.parametrize("text", FALSE.values(), ids=FALSE)
def test_a_term_without_value_is_in_no_range(text):
    report = decide(read_problem(text, (), WHERE), seconds=3)
    assert report.verdict not in {Verdict.PROVED, Verdict.CONDITIONAL}


@pytest.mark.parametrize("text", ["1 <= argmax(y)", "argmax(y) <= m", "p[1] >= 1", "p[m] <= m"])
def test_in_a_range_with_members_it_is_in_its_range(text):
    assert decide(read_problem(text, ["m >= 1"], WHERE), seconds=10).verdict is Verdict.PROVED


# ── extrema ──


def proved(claim, *parts):
    return run(Derivation(claim, (Step(claim, "extremum", parts=parts),))).theorem is not None


def real_with(hypothesis):
    return Context((("x", REAL),)).assume(hypothesis)


@pytest.mark.parametrize("hypothesis", [
    le(ZERO, npow(fn("log", x), TWO)),
    le(ZERO, fn("sqrt", x)),
    le(ZERO, fn("exp", fn("log", x))),
])  # fmt: skip
def test_a_hypothesis_without_value_does_not_hold_where_a_bound_is_attained(hypothesis):
    bound = le(ZERO, npow(sub(x, num(-1)), TWO))
    assert not proved(Extremum(real_with(hypothesis), bound, (("x", num(-1)),)))
    bound = le(ZERO, npow(sub(x, ONE), TWO))
    assert proved(Extremum(real_with(hypothesis), bound, (("x", ONE),)))


def test_a_hypothesis_without_value_does_not_hold_on_the_way_to_a_limit():
    context = real_with(le(ZERO, npow(fn("log", x), TWO)))
    for point, fair in (("-oo", False), ("oo", True)):
        value = fn("exp", x) if point == "-oo" else fn("exp", sub(ZERO, x))
        limit = Limit(Context(), value, "x", point, ZERO)
        claim = Extremum(context, rel(">=", value, ZERO), (), False, (limit,))
        assert proved(claim, Derivation(limit, (Step(limit, "limit"),))) is fair


def test_the_other_variables_have_their_sorts_where_a_bound_is_attained():
    context = Context((("n", SIZE), ("i", index(num(5), n))))
    assert not proved(Extremum(context, le(ONE, n), (("n", ONE),)))
    context = Context((("n", SIZE), ("i", index(ONE, ONE))))
    assert proved(Extremum(context, le(ONE, n), (("n", ONE),)))


def test_a_permutation_of_nothing_has_no_members():
    context = Context((("m", NATURAL), ("p", permutation(ONE, m)))).assume(eq(m, ZERO))
    claim = Extremum(context, lt(m, ONE), (("m", ZERO),))
    assert not proved(claim)


# ── what is no number ──

SQUARE = Definition("f", (("a", REAL),), npow(var("a"), TWO))
ENTRY = Definition("g", (("Y", family(TWO)),), at("Y", ONE))
CALLS = Context((("x", REAL), ("y", family(TWO))), (), (SQUARE, ENTRY))


@pytest.mark.parametrize("value", [
    call("f", fam("y")), call("f", lam("k", ONE)), call("f", x, x), call("f"),
    at("y", ONE, ONE), at("y", x), call("g", lam("j", lam("k", ONE))),
])  # fmt: skip
def test_what_is_no_number_is_not_compared_even_under_a_condition(value):
    for rule in ("sign", "square_nonneg", "linear"):
        claim = Relation(CALLS, (ZERO, npow(value, TWO)), ("<=",))
        step = Step(claim.links[0], rule)
        assert run(Derivation(claim, (step,))).theorem is None
