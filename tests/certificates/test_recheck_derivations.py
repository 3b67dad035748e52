"""The second checker's derivations: an induction and its hypothesis, goals that have a value."""

import pytest
from forging import Forgery

from symcheck.read.text import read_problem
from symcheck.recheck import Proved

N = "n: natural"
OUTSIDE = "an induction hypothesis is used outside its induction"


def said(claim, *steps, conditions=()):
    """Return a derivation; each step is ``goal, rule, …`` with functions for its parts."""

    def written(forgery):
        lines = [line(forgery) for line in steps]
        return forgery.proof(claim, *lines, conditions=conditions)

    return written


def step(goal, rule, *parts, where="", given=(), hypotheses=(), **arguments):
    """Return a step to a relation, or to a claim of another kind."""

    def written(forgery):
        prop = read_problem(goal, given, where).links[0] if isinstance(goal, str) else goal
        premises = [forgery.hypothesis(name, claim) for name, claim in hypotheses]
        return forgery.step(
            prop, rule, *(p(forgery) for p in parts), premises=premises, **arguments
        )

    return written


def line(goal, rule, *parts, where="", given=(), **rest):
    """Return the derivation of one relation by one step."""
    claim = read_problem(goal, given, where)
    return said(claim, step(goal, rule, *parts, where=where, given=given, **rest))


def decided(whole):
    forgery = Forgery()
    return forgery.decided(whole(forgery))


# ── the hypothesis of an induction ──

SUM = "Sum(k, (k, 1, {}))".format
SMALL = read_problem("n/(n + 1) <= 0", (), N)
GAUSS = read_problem(f"2*{SUM('n')} <= n**2 + n", (), N)


def gauss(*more, variable="n", hypothesis=("n", GAUSS), last="linear"):
    """Return the induction for the sum of the first n numbers, with other parts perhaps."""
    goal = f"2*{SUM('n + 1')} <= (n + 1)**2 + (n + 1)"
    return line(
        f"2*{SUM('n')} <= n**2 + n", "induction",
        line(f"2*{SUM('0')} <= 0**2 + 0", "sign"),
        line(goal, last, where=N, hypotheses=[hypothesis] if hypothesis else []),
        *more, where=N, variable=variable,
    )  # fmt: skip


def test_the_step_of_an_induction_uses_its_hypothesis():
    assert isinstance(decided(gauss()), Proved)
    assert isinstance(decided(gauss(hypothesis=None)), str)


def test_an_induction_has_a_base_and_a_step():
    third = line("0 = 0", "algebra")
    assert isinstance(decided(gauss(third)), str)
    base = line(f"2*{SUM('0')} <= 0**2 + 0", "sign")
    whole = line(f"2*{SUM('n')} <= n**2 + n", "induction", base, where=N, variable="n")
    assert isinstance(decided(whole), str)


def test_the_hypothesis_is_the_one_of_the_induction():
    assert decided(gauss(hypothesis=("m", GAUSS))) == OUTSIDE
    assert decided(gauss(hypothesis=("n", SMALL))) == OUTSIDE
    base = line(f"2*{SUM('0')} <= 0**2 + 0", "linear", hypotheses=[("n", GAUSS)])
    last = line(f"2*{SUM('n + 1')} <= (n + 1)**2 + (n + 1)", "linear", where=N,
                hypotheses=[("n", GAUSS)])  # fmt: skip
    whole = line(f"2*{SUM('n')} <= n**2 + n", "induction", base, last, where=N, variable="n")
    assert decided(whole) == OUTSIDE


def test_a_hypothesis_does_not_come_back_where_its_variable_is_declared_anew():
    """With n/(n + 1) ≤ 0 for one n, it does not follow for all n, that is for the limit 1."""
    again = line("n/(n + 1) <= 0", "linear", where=N, hypotheses=[("n", SMALL)])
    limit = line("1 <= 0", "transitivity", line("1 <= 0", "passage", again))
    after = "(n + 1)/(n + 1 + 1)"
    last = said(
        read_problem(f"{after} <= 0", (), N),
        step(f"{after} <= 1", "sign", where=N), step("1 <= 0", "transitivity", limit),
    )  # fmt: skip
    base = line("0/(0 + 1) <= 0", "sign")
    whole = line("n/(n + 1) <= 0", "induction", base, last, where=N, variable="n")
    assert decided(whole) == OUTSIDE


def test_the_example_before_is_refused_for_its_hypothesis_alone():
    """Where n/(n + 1) ≤ 0 is given for all n by a part, the limit is as well."""
    forgery = Forgery()
    shown = line("n/(n + 2) <= 1", "sign", where=N)
    whole = line("1 <= 1", "transitivity", line("1 <= 1", "passage", shown))
    assert isinstance(forgery.decided(whole(forgery)), Proved)


# ── goals have a value ──


@pytest.mark.parametrize(("middle", "given"), [("x*x/x", ()), ("x + 0*log(x)", ("x != 0",))])
def test_what_a_chain_comes_through_has_a_value(middle, given):
    where = "x: real"
    claim = read_problem("x = x", given, where)
    lines = [
        step(goal, "algebra", where=where, given=given)
        for goal in (f"x = {middle}", f"{middle} = x")
    ]
    assert str(decided(said(claim, *lines))).startswith("not shown")
    given = (*given, "x > 0")
    lines = [
        step(goal, "algebra", where=where, given=given)
        for goal in (f"x = {middle}", f"{middle} = x")
    ]
    assert isinstance(decided(said(read_problem("x = x", given, where), *lines)), Proved)


def test_a_bound_by_intervals():
    assert isinstance(decided(line("3 < pi", "enclosure")), Proved)
    assert isinstance(decided(line("4 < pi", "enclosure")), str)
    assert isinstance(decided(line("x**2 < 5", "enclosure", where="x: real",
                                   given=("0 <= x", "x <= 2"))), Proved)  # fmt: skip
