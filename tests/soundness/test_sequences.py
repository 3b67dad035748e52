"""Limits of sequences: what is said of some members, or of some sequences, is not said of all."""

import pickle
from fractions import Fraction

import pytest

from symcheck.kernel.balls import truth
from symcheck.kernel.claim import NATURAL, REAL, Context, Iff, Limit, Relation
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.formed import require_formed
from symcheck.kernel.identity import identity
from symcheck.kernel.sign import show
from symcheck.kernel.term import (
    ONE,
    TRUE,
    ZERO,
    Term,
    TermError,
    conj,
    disj,
    eq,
    forall,
    piecewise,
    tends,
    var,
)
from symcheck.kernel.theorem import run
from symcheck.prove.decide import decide
from symcheck.read.text import read_hypothesis, read_problem, read_term
from symcheck.report import Verdict

q = var("q")
CONTEXT = Context((("q", REAL), ("a", REAL)))
ALTERNATES = "natpow(-1, k)"


def prop(text, context=CONTEXT):
    return read_hypothesis(text, context)


def limit(body, value, given=(), *, natural=True, sort=NATURAL):
    inner = CONTEXT.declare("k", sort)
    context = CONTEXT.assume(*(prop(g, inner) for g in given))
    end = value if value in {"oo", "-oo"} else read_term(value, CONTEXT)
    return Limit(context, read_term(body, inner), "k", "oo", end, natural=natural)


def by(claim, rule, *parts):
    goal = claim.links[0] if isinstance(claim, Relation) else claim
    return run(Derivation(claim, (Step(goal, rule, parts=parts),)))


LIMITS = {
    "alternating signs, to 0": ("(-1)**k", "0", ()),
    "alternating signs, to 1": ("(-1)**k", "1", ()),
    "a factor that is −1": ("q**k", "0", ["q = -1"]),
    "a factor that is 1": ("q**k", "0", ["q = 1"]),
    "a factor up to 1": ("q**k", "0", ["Abs(q) <= 1"]),
    "what is defined nowhere": ("log(-1 - k)*0", "0", ()),
    "what grows": ("k*q**2", "0", ["q > 0"]),
    "a wave at the natural numbers": ("sin(k)", "0", ()),
    "a branch, given the first members": ("Piecewise((0, k <= 5), (1, True))", "0", ["k <= 5"]),
    "a branch of powers, given the first members": (
        "Piecewise((0, k <= 5), (1, True)) + (1/2)**k", "0", ["k <= 5"],
    ),
    "a sign, given the first members": ("sign(5 - k)", "1", ["k < 5"]),
}


@pytest.mark.parametrize("said", LIMITS.values(), ids=LIMITS)
@pytest.mark.parametrize("natural", [True, False])
def test_a_sequence_without_this_limit_is_not_shown_to_have_it(said, natural):
    body, value, given = said
    assert by(limit(body, value, given, natural=natural), "limit").theorem is None


def test_what_is_given_of_the_limits_own_variable_is_idle_in_its_parts():
    claim = limit("q*0 + k*0", "1", ["k*0 = 1"])
    inner = claim.context.declare("k", NATURAL)
    told = Relation(inner, (claim.body, ONE), ("=",))
    part = Derivation(told, (Step(told.links[0], "given"),))
    assert run(part).theorem is not None
    assert by(claim, "squeeze", part).theorem is None


def test_a_limit_shows_nothing_but_itself():
    given = prop("Limit(q**k, k, oo) = a")
    context = CONTEXT.assume(given)
    assert show(context, given) is not None
    for other in (
        "Limit(q**k, k, oo) = a + 0", "Limit(q**(k + 1), k, oo) = a", "Limit(a**k, k, oo) = a",
        "not Limit(q**k, k, oo) = a", "a = 0", "a <= 1", "Abs(q) < 1", "q**2 = a",
    ):  # fmt: skip
        assert show(context, prop(other)) is None
    denied = CONTEXT.assume(prop("not Limit(q**k, k, oo) = a"))
    assert show(denied, given) is None
    assert show(CONTEXT.assume(disj(given, eq(q, q))), given) is None


def test_a_limit_at_every_index_is_no_limit_at_another():
    context = read_problem("0 = 0", (), "n: size; y: family(n); m: integer").context
    every = prop("Limit(y[j]**k, k, oo) = 0 for j in 1..n", context)
    assert show(context.assume(every), every) is not None
    wider = prop("Limit(y[j]**k, k, oo) = 0 for j in 1..m", context)
    assert show(context.assume(every), wider) is None


def test_a_bound_variable_is_not_captured():
    # The k of the hypothesis is bound: it is neither the k of a part nor a declared one.
    context = Context((("q", REAL), ("k", NATURAL)))
    given = prop("Limit(q**k, k, oo) = 0", context)
    assert given == prop("Limit(q**m, m, oo) = 0", context)
    assert given != prop("Limit(q**k, m, oo) = 0", context)
    assert given.free == {"q"}


ILL_FORMED = {
    "as a condition of a branch": eq(piecewise((ONE, tends("k", q, ZERO)), (ZERO, TRUE)), ZERO),
    "inside a condition of a branch": eq(
        piecewise((ONE, conj(TRUE, forall("j", ONE, ONE, tends("k", q, ZERO)))), (ZERO, TRUE)), ZERO
    ),
    "as a number": eq(Term("add", (tends("k", q, ZERO), ONE)), ZERO),
    "of a proposition": tends("k", eq(q, q), ZERO),
    "to a proposition": tends("k", q, TRUE),
    "with one argument": Term("tends", (q,), "k"),
    "with a number for a name": Term("tends", (q, ZERO), 1),
}


@pytest.mark.parametrize("bad", ILL_FORMED.values(), ids=ILL_FORMED)
def test_a_limit_stands_where_a_proposition_may_only(bad):
    with pytest.raises(TermError):
        require_formed(Relation(CONTEXT.assume(bad), (q, q), ("=",)))


def test_the_value_does_not_speak_of_the_bound_variable():
    claim = Limit(CONTEXT, var("k"), "k", "oo", var("k"), natural=True)
    with pytest.raises(TermError, match="'k' is not declared"):
        require_formed(claim)


def test_a_limit_in_a_real_variable_is_not_that_of_a_sequence():
    # sin(πk) tends to 0 along the natural numbers only; the two claims are two.
    one, other = limit("1/(k + 1)", "0"), limit("1/(k + 1)", "0", natural=False, sort=REAL)
    assert identity(one) != identity(other)
    assert identity(pickle.loads(pickle.dumps(one))) == identity(one)  # noqa: S301 - our own
    same = prop("Limit(1/(k + 1), k, oo) = 0")
    iff = Iff(CONTEXT, same, eq(ZERO, ZERO))
    shown = {c: Derivation(c, (Step(c, "limit"),)) for c in (one, other)}
    assert by(iff, "iff", shown[one]).theorem is not None
    assert by(iff, "iff", shown[other]).theorem is None


def test_a_part_of_an_equivalence_shows_its_own_value_only():
    iff = Iff(CONTEXT, prop("Limit(1/(k + 1), k, oo) = a"), eq(ZERO, ZERO))
    part = limit("1/(k + 1)", "0")
    assert by(iff, "iff", Derivation(part, (Step(part, "limit"),))).theorem is None
    grows = limit("k + 1", "oo")
    assert by(iff, "iff", Derivation(grows, (Step(grows, "limit"),))).theorem is None


FALSE = {
    "a strict bound is kept": ("a > 0", ["Limit(1/(k + 1), k, oo) = a"]),
    "a power": ("Abs(q) <= 1", ["Limit(q**k*0, k, oo) = 0"]),
    "a limit of every second member": ("q = 1", ["Limit(q**(2*k), k, oo) = 1"]),
}


@pytest.mark.parametrize("said", FALSE.values(), ids=FALSE)
def test_a_false_consequence_of_a_limit_is_not_proved(said):
    claim, given = said
    report = decide(read_problem(claim, given, "q: real; a: real"), seconds=1)
    assert report.verdict in {Verdict.UNKNOWN, Verdict.REFUTED}


def test_a_point_meets_a_limit_only_where_it_is_shown():
    power = prop("Limit(q**k, k, oo) = a")
    half = Fraction(1, 2)
    assert truth(power, {"q": half, "a": 0}) is True
    assert truth(power, {"q": 1, "a": 1}) is True
    for there in ({"q": half, "a": 1}, {"q": -1, "a": 1}, {"q": 2, "a": 0}, {"q": half}):
        assert truth(power, there) is None
    undefined = prop("Limit(1/(a - a) + 0*k, k, oo) = q")
    assert truth(undefined, {"q": 0, "a": 0}) is None


VACUOUS = {
    "no limit": ["Limit((-1)**k, k, oo) = a"],
    "another limit": ["Limit(1/(k + 1), k, oo) = a", "a > 0"],
    "two limits": ["Limit(q**k, k, oo) = a", "Limit(q**k, k, oo) = a + 1"],
}


@pytest.mark.parametrize("given", VACUOUS.values(), ids=VACUOUS)
def test_what_follows_from_a_limit_that_is_none_is_unknown(given):
    report = decide(read_problem("a + 1 > a", given, "q: real; a: real"), seconds=1)
    assert report.verdict is Verdict.UNKNOWN


def test_what_follows_from_a_limit_is_proved():
    problem = read_problem("a + 1 > a", ["Limit(q**k, k, oo) = a", "q != 0"], "q: real; a: real")
    assert decide(problem, seconds=2).verdict is Verdict.PROVED
