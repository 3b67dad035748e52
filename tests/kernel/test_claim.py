"""Sorts, definitions, contexts, relations."""

import re

import pytest

from symcheck.kernel.claim import (
    INTEGER,
    NATURAL,
    POSITIVE,
    REAL,
    SIZE,
    Context,
    Definition,
    Relation,
    Sort,
    family,
    index,
    is_integer,
    relation,
    sort_facts,
)
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    TermError,
    add,
    bound,
    call,
    delta,
    div,
    eq,
    fn,
    lam,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    rel,
    var,
)

X, Y, N, L = map(var, "xynl")
CONTEXT = Context((("n", SIZE), ("x", REAL), ("m", INTEGER), ("i", index(N))))


@pytest.mark.parametrize(
    ("kind", "ranges"),
    [("complex", ()), ("index", ()), ("real", ((ONE, N),)), ("family", ())],
    ids=["unknown", "an index without a range", "a number with a range", "a family without one"],
)
def test_no_sort(kind, ranges):
    with pytest.raises(TermError, match="sort"):
        Sort(kind, ranges)


def test_a_range_may_depend_on_the_earlier_index():
    triangle = family(N, (ONE, lam("k", var("k"))))
    assert triangle.range_at(1, (num(3), num(1))) == (ONE, num(3))
    assert triangle.range_at(0, ()) == (ONE, N)


FACTS = [
    (REAL, ()),
    (INTEGER, ()),
    (POSITIVE, (lt(ZERO, X),)),
    (NATURAL, (le(ZERO, X),)),
    (SIZE, (le(ONE, X),)),
    (index(TWO, N), (le(TWO, X), le(X, N))),
]


@pytest.mark.parametrize(("sort", "facts"), FACTS, ids=str)
def test_what_a_sort_says(sort, facts):
    assert sort_facts(X, sort) == facts


INTEGERS = [
    num(3),
    N,
    var("m"),
    var("i"),
    add(N, ONE),
    mul(N, N),
    neg(N),
    npow(N, TWO),
    delta(N, ONE),
    fn("sign", X),
    fn("max", N, ONE),
]
NO_INTEGERS = [X, div(N, TWO), add(N, X), var("unknown"), fn("exp", N), fn("abs", X)]


@pytest.mark.parametrize("term", INTEGERS, ids=repr)
def test_integers(term):
    assert is_integer(term, CONTEXT)


@pytest.mark.parametrize("term", NO_INTEGERS, ids=repr)
def test_no_integers(term):
    assert not is_integer(term, CONTEXT)


NATURALS = (("x", REAL), ("l", NATURAL))
DEFINED = {
    "a plain one": {"parameters": (("x", REAL),), "body": mul(TWO, X)},
    "one by recursion": {
        "parameters": NATURALS,
        "on": "l",
        "base": ONE,
        "step": mul(X, call("f", X, L)),
    },
    "one of an earlier one": {"parameters": (("x", REAL),), "body": call("g", X)},
}
UNDEFINED = {
    "a parameter twice": (
        {"parameters": (("x", REAL), ("x", REAL)), "body": X},
        "repeats a parameter",
    ),
    "a free variable": ({"parameters": (("x", REAL),), "body": Y}, "is open: 'y'"),
    "a loose variable": ({"parameters": (("x", REAL),), "body": bound(0)}, "is open"),
    "itself without recursion": (
        {"parameters": (("x", REAL),), "body": add(call("f", X), ONE)},
        "is open",
    ),
    "nothing": ({"parameters": (("x", REAL),)}, "needs a body, or a base and a step"),
    "a body and a base": (
        {"parameters": NATURALS, "body": X, "base": X, "step": X, "on": "l"},
        "needs a body",
    ),
    "a real recursion": (
        {"parameters": NATURALS, "on": "x", "base": ONE, "step": X},
        "recurs on 'x', which is not a natural parameter",
    ),
    "a base that uses the recursion": (
        {"parameters": NATURALS, "on": "l", "base": L, "step": X},
        "is open: 'l'",
    ),
    "a call further on": (
        {"parameters": NATURALS, "on": "l", "base": ONE, "step": call("f", X, add(L, ONE))},
        "may call itself at 'l' only",
    ),
    "a call with too few arguments": (
        {"parameters": NATURALS, "on": "l", "base": ONE, "step": call("f", L)},
        "may call itself at 'l' only",
    ),
    "a range of what comes later": (
        {"parameters": (("y", family(N)), ("n", SIZE)), "body": N},
        "the range of 'y' uses what is declared after it",
    ),
}


@pytest.mark.parametrize("given", DEFINED.values(), ids=DEFINED)
def test_definitions(given):
    assert Definition("f", **given).name == "f"


@pytest.mark.parametrize(("given", "reason"), UNDEFINED.values(), ids=UNDEFINED)
def test_no_definitions(given, reason):
    with pytest.raises(TermError, match=re.escape(reason)):
        Definition("f", **given)


def test_a_name_is_declared_once():
    with pytest.raises(TermError, match="'x' is declared twice"):
        CONTEXT.declare("x", REAL)
    defined = Context(definitions=(Definition("f", (("x", REAL),), X),))
    with pytest.raises(TermError, match="'f' is declared twice"):
        defined.declare("f", REAL)


def test_a_hypothesis_is_a_closed_proposition():
    with pytest.raises(TermError, match="must be a relation"):
        CONTEXT.assume(X)
    with pytest.raises(TermError, match="must be closed"):
        CONTEXT.assume(eq(bound(0), ONE))


def test_hypotheses_come_and_go():
    assumed = CONTEXT.assume(lt(ZERO, X), le(N, TWO))
    assert assumed.without(frozenset({"x"})).hypotheses == (le(N, TWO),)
    assert assumed.facts() == (
        lt(ZERO, X),
        le(N, TWO),
        le(ONE, N),
        le(ONE, var("i")),
        le(var("i"), N),
    )


def test_what_a_context_does_not_know():
    assert CONTEXT.undeclared(add(X, Y, call("f", X))) == {"y", "f"}


def test_a_chain_has_links():
    chain = Relation(CONTEXT, (X, Y, N), ("<", "="))
    assert chain.links == (lt(X, Y), eq(Y, N))
    assert relation(CONTEXT, rel(">", X, Y)).rels == (">",)
    with pytest.raises(TermError, match="expected a relation"):
        relation(CONTEXT, TRUE)
