"""The rule ``transitivity``."""

import re

import pytest
from kernel_goals import check, context_of, goal, trusted, trusted_claim

from symcheck.kernel.claim import Iff
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.transitivity import chain, compose
from symcheck.kernel.term import TRUE

A = context_of("a + b + c + d = 0")


def through(text, *lines):
    """Return a goal with a part for each line."""
    asked = goal(text)
    return Goal(A, asked.prop, parts=tuple(map(trusted, lines)))


ACCEPTS = {
    "a strict and a weak bound": through("a < c", "a < b", "b <= c"),
    "equations": through("a = c", "a = b", "b = c"),
    "an equation and a bound": through("a <= c", "a = b", "b <= c"),
    "from above": through("a > c", "a >= b", "b > c"),
    "one part that is a chain": through("a < d", "a <= b < c = d"),
    "an equation shows a weak bound": through("a <= c", "a = b", "b = c"),
    "a strict bound shows an inequality": through("a != c", "a < b", "b <= c"),
    "an inequality through equations": through("a != d", "a = b", "b != c", "c = d"),
    "back to where it came by": through("a = b", "a = b", "b = a", "a = b"),
}

REFUSES = {
    "a line starts elsewhere": (
        through("a < d", "a < b", "c <= d"),
        "a line starts with 'c', expected 'b'",
    ),
    "weak bounds show no strict one": (
        through("a < c", "a <= b", "b <= c"),
        "the lines show 'a <= c', expected 'a < c'",
    ),
    "bounds of two directions": (
        through("a < c", "a < b", "b > c"),
        "'<' and '>' do not make a chain",
    ),
    "two inequalities": (
        through("a != c", "a != b", "b != c"),
        "'!=' and '!=' do not make a chain",
    ),
    "it ends elsewhere": (
        through("a < d", "a < b", "b < c"),
        "the lines show 'a < c', expected 'a < d'",
    ),
    "it goes on": (through("a < b", "a < b", "b < c"), "the parts go on after the goal"),
    "a bound shows no equation": (through("a = c", "a = b", "b <= c"), "expected 'a = c'"),
    "no part": (goal("a = a"), "the parts go on after the goal"),
    "a part that is an equivalence": (
        Goal(A, goal("a = b").prop, parts=(trusted_claim(Iff(A, TRUE, TRUE)),)),
        "expected a part that is a relation",
    ),
    "a part under a hypothesis": (
        Goal(A, goal("a < b").prop, parts=(trusted("a < b", ["a < 0"]),)),
        "a part uses the hypothesis 'a < 0', which is not given",
    ),
    "an equivalence": (Goal(A, Iff(A, TRUE, TRUE)), "expected a relation"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("transitivity", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("transitivity", asked)


HOLDS = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


@pytest.mark.parametrize("second", HOLDS)
@pytest.mark.parametrize("first", HOLDS)
def test_what_two_relations_compose_to_holds_for_all_small_numbers(first, second):
    composed = compose(first, second)
    ends = {
        (a, c)
        for a in range(4)
        for b in range(4)
        for c in range(4)
        if HOLDS[first](a, b) and HOLDS[second](b, c)
    }
    if composed is None:
        assert not all(any(HOLDS[op](*e) for op in ("=",)) for e in ends)
    else:
        assert all(HOLDS[composed](*e) for e in ends)


def test_no_line_shows_what_is_the_same():
    assert chain(goal("a <= a").prop, []) == 0


def test_a_line_that_is_no_relation_makes_no_chain():
    with pytest.raises(RuleRefused, match="expected a relation in the chain"):
        chain(goal("a <= b").prop, [TRUE])
    with pytest.raises(RuleRefused, match="expected a relation in the chain"):
        chain(goal("a <= b").prop, [Iff(A, TRUE, TRUE)])


@pytest.mark.parametrize("claimed", HOLDS)
@pytest.mark.parametrize("shown", HOLDS)
def test_a_relation_shows_those_that_hold_wherever_it_does(shown, claimed):
    follows = all(
        HOLDS[claimed](a, b) for a in range(3) for b in range(3) if HOLDS[shown](a, b)
    )
    lines = [goal(f"a {shown} b").prop]
    if follows:
        assert chain(goal(f"a {claimed} b").prop, lines) == 1
    else:
        with pytest.raises(RuleRefused, match="the lines show"):
            chain(goal(f"a {claimed} b").prop, lines)


@pytest.mark.parametrize("claimed", HOLDS)
def test_no_line_at_all(claimed):
    if HOLDS[claimed](0, 0):
        assert chain(goal(f"a {claimed} a").prop, []) == 0
    else:
        with pytest.raises(RuleRefused, match="the lines show"):
            chain(goal(f"a {claimed} a").prop, [])
    with pytest.raises(RuleRefused, match="the lines show"):
        chain(goal(f"a {claimed} b").prop, [])
