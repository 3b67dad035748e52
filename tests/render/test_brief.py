"""What a text that is read from beginning to end leaves out, and what it gives a letter."""

from __future__ import annotations

from symcheck.kernel.claim import REAL, SIZE, Context, Definition, Exists, family, relation
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.term import (
    add,
    at,
    div,
    eq,
    fn,
    forall,
    le,
    lt,
    mul,
    ne,
    npow,
    num,
    sub,
    substitute,
    subterms,
    sum_,
    var,
)  # fmt: skip
from symcheck.render.abbreviate import abbreviated
from symcheck.render.brief import brief, told_once
from symcheck.report import Report, SideCondition, StepReport, Verdict

n, x, ONE = var("n"), var("x"), num(1)
CONTEXT = Context((("n", SIZE), ("y", family(n)), ("x", REAL)))
MEAN = div(sum_("k", ONE, n, at("y", var("k"))), n)
SPREAD = div(sum_("j", ONE, n, npow(sub(at("y", var("j")), MEAN), num(2))), n)


def step(goal, *owed, steps=(), verdict=Verdict.PROVED):
    conditions = tuple(SideCondition(p, verdict, "range") for p in owed)
    return StepReport(1, goal, "algebra", Verdict.PROVED, conditions, steps=tuple(steps))


def test_a_condition_is_told_at_the_first_step_that_needs_it():
    inner = step(eq(x, x), ne(x, num(0)), lt(num(0), x))
    steps = told_once([step(eq(x, x), ne(x, num(0)), steps=[inner])], set())
    assert [c.prop for c in steps[0].side_conditions] == [ne(x, num(0))]
    assert [c.prop for c in steps[0].steps[0].side_conditions] == [lt(num(0), x)]


def test_a_range_of_an_index_that_does_not_occur_is_left_out():
    owed = forall("k", ONE, n, ne(n, num(0)))
    (told,) = told_once([step(eq(x, x), owed, ne(n, num(0)))], set())
    assert [c.prop for c in told.side_conditions] == [ne(n, num(0))]


def test_a_condition_on_numbers_is_left_out():
    (told,) = told_once([step(eq(x, x), ne(num(10), num(0)))], set())
    assert told.side_conditions == ()


def test_what_was_not_shown_is_told_every_time():
    open_ = step(eq(x, x), ne(x, num(0)), ne(num(0), num(0)), verdict=Verdict.UNKNOWN)
    assert [len(s.side_conditions) for s in told_once([open_, open_], set())] == [2, 2]


def report(claim, *steps):
    return Report("t", Verdict.PROVED, Verdict.PROVED, claim, steps=tuple(steps))


def test_an_average_that_is_repeated_gets_a_letter():
    prop = le(MEAN, add(MEAN, SPREAD, mul(SPREAD, SPREAD), fn("sqrt", SPREAD)))
    short, where = abbreviated(brief(report(relation(CONTEXT, prop), step(prop))))
    m, v = var("m"), var("v")
    assert [e.args[0] for e in where] == [m, v]
    assert where[0].args[1] == MEAN
    assert short.claim.terms[1] == add(m, v, mul(v, v), fn("sqrt", v))
    back = substitute(where[1].args[1], {"m": MEAN})
    assert back == SPREAD
    values = {"v": back, "m": MEAN}
    assert substitute(short.steps[0].goal, values) == prop


def test_a_letter_that_is_taken_is_not_used():
    context = Context((*CONTEXT.variables, ("m", REAL)))
    prop = eq(add(MEAN, MEAN, MEAN, MEAN), var("m"))
    _, where = abbreviated(report(relation(context, prop)))
    assert where[0].args[0] == var("m_1")


def test_a_letter_that_is_declared_is_not_used():
    end = Definition("m_1", (("m_2", REAL),), var("m_2"))
    context = Context((*CONTEXT.variables, ("m", REAL)), (), (end,))
    prop = eq(add(MEAN, MEAN, MEAN, MEAN), num(0))
    told = report(relation(context, prop))
    assert abbreviated(told) == (told, ())  # m, m_1 and m_2 have a meaning already


def test_what_depends_on_the_variable_of_a_derivative_stays():
    derivative = diff_entry(add(MEAN, MEAN, MEAN, MEAN), "y", (ONE,))
    prop = eq(derivative, num(0))
    short, where = abbreviated(report(relation(CONTEXT, prop)))
    assert where == ()
    assert short.claim.terms[0] == derivative


def test_claims_of_other_kinds_and_hypotheses_get_letters_too():
    context = CONTEXT.assume(lt(num(0), MEAN))
    square = mul(MEAN, MEAN)
    claim = Exists(context, (("c", REAL),), eq(var("c"), square), (("c", square),))
    short, where = abbreviated(report(claim))
    assert len(where) == 1
    shown = (short.claim.prop, short.claim.witness[0][1], *short.claim.context.hypotheses)
    assert all(MEAN not in list(subterms(t)) for t in shown)


def test_a_short_report_stays_as_it_is():
    told = report(relation(CONTEXT, eq(MEAN, MEAN)))
    assert abbreviated(told) == (told, ())
