"""The second checker's derivations: chains, inductions, fields; a step and what it rests on."""

import pytest
from forging import Forgery, claim_that

from symcheck import recheck
from symcheck.kernel import claim as kernel
from symcheck.kernel import term as made
from symcheck.recheck import (
    REAL,
    Claim,
    Context,
    Refused,
    Sort,
    Step,
    T,
    assumed_in,
    compose_to,
    composed,
    end_of,
    eq,
    get,
    le,
    lt,
    ne,
    rel,
    var,
)

X, Y, Z, N, W = map(var, "xyznw")
HERE = Context({"x": REAL, "y": REAL, "n": Sort("natural")})
NOT_FALSE = Claim("impossible", HERE, {"variables": (), "props": ()})


def step(goal, **arguments):
    return Step(HERE, goal, arguments, {}, [], [])


@pytest.mark.parametrize(("first", "second", "whole"), [
    ("=", "=", "="), ("=", "<", "<"), ("<=", "=", "<="), ("!=", "=", "!="), ("=", "!=", "!="),
    ("<", "<", "<"), ("<", "<=", "<"), ("<=", "<", "<"), ("<=", "<=", "<="), (">", ">=", ">"),
    (">=", ">", ">"), (">=", ">=", ">="), (">", ">", ">"), ("<", ">", None), ("<=", ">=", None),
    ("!=", "!=", None), ("<", "!=", None), ("!=", "<", None), (">", "<=", None),
])  # fmt: skip
def test_two_relations_make_a_third(first, second, whole):
    assert composed(first, second) == whole


@pytest.mark.parametrize(("goals", "wanted"), [
    ([lt(X, Y)], lt(X, Y)), ([lt(X, Y)], le(X, Y)), ([lt(X, Y)], ne(X, Y)),
    ([rel(">", X, Y)], ne(X, Y)), ([rel(">", X, Y)], rel(">=", X, Y)), ([eq(X, Y)], le(X, Y)),
    ([eq(X, Y)], rel(">=", X, Y)), ([le(X, Y), lt(Y, Z)], lt(X, Z)), ([], eq(X, X)),
    ([eq(X, Y), ne(Y, Z)], ne(X, Z)), ([], le(X, X)),
])  # fmt: skip
def test_a_chain_shows_a_relation(goals, wanted):
    compose_to([wanted], goals)


@pytest.mark.parametrize(("goals", "wanted"), [
    ([le(X, Y)], lt(X, Y)), ([eq(X, Y)], lt(X, Y)), ([le(X, Y)], eq(X, Y)), ([ne(X, Y)], lt(X, Y)),
    ([lt(X, Y)], rel(">", X, Y)), ([lt(X, Y), rel(">", Y, Z)], ne(X, Z)), ([], lt(X, X)),
    ([ne(X, Y), ne(Y, Z)], ne(X, Z)), ([], ne(X, X)), ([lt(X, Y), lt(X, Y)], lt(X, Y)),
    ([lt(X, Y), lt(Z, W)], lt(X, W)), ([NOT_FALSE], lt(X, Y)), ([NOT_FALSE, lt(X, Y)], lt(X, Y)),
    ([T("and", (X, Y))], eq(X, Y)), ([], lt(X, Y)), ([lt(X, Y), T("and", (Y, Z))], lt(X, Z)),
])  # fmt: skip
def test_a_chain_does_not_show_a_relation(goals, wanted):
    with pytest.raises(Refused):
        compose_to([wanted], goals)


def test_several_links_take_the_goals_in_their_order():
    compose_to([lt(X, Y), le(Y, Z)], [lt(X, Y), eq(Y, W), eq(W, Z)])
    with pytest.raises(Refused):
        compose_to([lt(X, Y), le(Y, Z)], [eq(Y, Z), lt(X, Y)])


def test_an_induction_is_on_a_variable():
    outer = assumed_in(step(le(N, N), variable="n"), ())
    assert outer[0] == ()
    assert [h.variable for h in outer[1]] == ["n"]
    again = assumed_in(step(le(N, N), variable="n"), outer[1])
    assert again[0] == ()
    assert len(again[1]) == 1
    other = assumed_in(step(le(N, N), variable="x"), outer[1])
    assert other[0] == outer[1]
    assert other[1][1].pinned == {"n", "x"}
    anew = assumed_in(step(le(N, N), variable="n"), other[1])
    assert [h.variable for h in anew[1]] == ["n"]  # that on x is about this n only
    with pytest.raises(Refused):
        assumed_in(step(le(N, N), variable="w"), ())


@pytest.mark.parametrize("data", [None, [], "goal", {}, {"goal": None}, {"goal": True}])
def test_a_field_is_of_its_type(data):
    assert get({"goal": 3}, "goal", int) == 3
    with pytest.raises(Refused):
        get(data, "goal", int)


def test_the_bound_that_a_hypothesis_gives():
    assert end_of(lt(X, Y), X) == (Y, False)
    assert end_of(le(X, Y), X) == (Y, False)
    assert end_of(rel(">", X, Y), X) == (Y, True)
    assert end_of(le(Y, X), X) == (Y, True)
    for prop in (lt(X, X + 1), lt(X - 1, X), eq(X, Y), ne(X, Y), lt(X * 2, Y), lt(Y, Z)):
        with pytest.raises(Refused):
            end_of(prop, X)


# ── a step of a certificate ──

A, B = made.var("x"), made.var("y")
REALS = kernel.Context((("x", kernel.REAL), ("y", kernel.REAL)))


def said_of(goal, rule="algebra", *parts, context=REALS, **changes):
    """Return what is said of a certificate of one step, some fields of which are others."""
    forgery = Forgery()
    claim = claim_that(goal, context)
    made_step = forgery.step(goal, rule, *(p(forgery) for p in parts)) | changes
    return forgery.decided(forgery.proof(claim, made_step))


def part_that(goal, rule="algebra", context=REALS, conditions=()):
    def written(forgery):
        return forgery.outright(claim_that(goal, context), rule, conditions=conditions)

    return written


def test_a_step_rests_on_a_rule():
    assert isinstance(said_of(made.eq(A, A)), recheck.Proved)
    assert said_of(made.eq(A, A), "assumed") == "the step rests on 'assumed'"
    assert said_of(made.eq(A, A), "magic") == "the step rests on 'magic'"


def test_a_part_holds_without_conditions():
    goal = made.eq(made.div(A, A), made.ONE)
    away = REALS.assume(made.ne(A, made.ZERO))
    fair = part_that(goal, context=away)
    assert isinstance(said_of(goal, "transitivity", fair, context=away), recheck.Proved)
    held = part_that(goal, conditions=(made.ne(A, made.ZERO),))
    assert said_of(goal, "transitivity", held) != "a part holds under a condition only"
    away = said_of(goal, "transitivity", held, context=away)
    assert away == "a part holds under a condition only"


@pytest.mark.parametrize("rule", ["cases", "transitivity"])
def test_the_parts_of_other_rules_have_no_induction_hypothesis(rule):
    naturals = kernel.Context((("n", kernel.NATURAL),))
    n = made.var("n")
    goal = made.le(n, made.ZERO)
    forgery = Forgery()
    whole = claim_that(goal, naturals)
    premise = forgery.hypothesis("n", whole)
    last = forgery.step(goal, "linear", premises=[premise])
    inner = forgery.proof(whole, last)
    first = forgery.outright(claim_that(made.le(made.ZERO, made.ZERO)), "sign")
    made_step = forgery.step(goal, rule, first, inner, variable="n")
    assert forgery.decided(forgery.proof(whole, made_step)) == (
        "an induction hypothesis is used outside its induction"
    )


def checker():
    forgery = Forgery()
    claim = claim_that(made.eq(A, B), REALS)
    document = recheck.Document(forgery.text(forgery.outright(claim, "algebra")))
    return recheck.Checker(document, []), document


def test_the_arguments_of_a_rule_are_read():
    reader, document = checker()
    assert reader.value({"term": 0}) is document.terms[0]
    assert reader.value({"rational": "3/4"}) == recheck.Fraction(3, 4)
    claim = document.claim(document.proof["claim"])
    assert reader.value({"claim": document.proof["claim"]}) == claim
    assert reader.value({"map": {"x": {"term": 0}}}) == {"x": document.terms[0]}
    assert reader.value([{"term": 0}, 3, None, True]) == [document.terms[0], 3, None, True]
    assert reader.value({"evidence": 3}) is None
    for odd in ({}, {"term": 0, "rational": "3/4"}, {"rational": "3/4", "term": 0}, {"text": "a"}):
        with pytest.raises(Refused):
            reader.value(odd)


def test_every_rule_is_known():
    assert {"theorem", "given", "instantiate", "congruence", "cases", "angle"} <= set(recheck.RULES)
