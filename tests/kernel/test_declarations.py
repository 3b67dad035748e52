"""Sorts, definitions and contexts by hand: what is refused, and by which of its parts."""

import pickle
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
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    Sort,
    family,
    index,
    is_integer,
    permutation,
)
from symcheck.kernel.identity import identity
from symcheck.kernel.powers import certain_power, is_natural, power
from symcheck.kernel.term import (
    ONE,
    TRUE,
    TWO,
    ZERO,
    TermError,
    add,
    at,
    bigmax,
    bigmin,
    call,
    delta,
    div,
    eq,
    fam,
    fn,
    ipow,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    piecewise,
    rpow,
    sum_,
    var,
)
from symcheck.kernel.unfold import MAX_LITERAL, predecessor, unfold

X, Y, N, L, M, K = map(var, "xynlmk")
ROW = (ONE, N)


def test_sorts_that_are_written_short():
    assert index(N) == Sort("index", (ROW,))
    assert index(ZERO, N) == Sort("index", ((ZERO, N),))
    assert permutation(N) == Sort("permutation", (ROW,))
    assert permutation(ZERO, N) == Sort("permutation", ((ZERO, N),))
    assert family(N, (ZERO, N)) == Sort("family", (ROW, (ZERO, N)))
    assert Sort("positive") == POSITIVE


@pytest.mark.parametrize(
    ("kind", "count", "fits"),
    [
        ("family", 8, True),
        ("family", 9, False),
        ("family", 0, False),
        ("permutation", 1, True),
        ("permutation", 0, False),
        ("permutation", 2, False),
        ("index", 1, True),
        ("index", 2, False),
        ("positive", 0, True),
        ("real", 1, False),
        ("colour", 0, False),
    ],
)
def test_the_number_of_ranges(kind, count, fits):
    if fits:
        assert Sort(kind, (ROW,) * count).kind == kind
    else:
        with pytest.raises(TermError, match="sort"):
            Sort(kind, (ROW,) * count)


NATURALS = (("x", REAL), ("l", NATURAL))
STEP = mul(X, call("f", X, L))
REFUSED = {
    "a permutation among others": ((("n", SIZE), ("p", permutation(N))), {"body": N}, "permuta"),
    "a body that recurs": (NATURALS, {"body": X, "on": "l"}, "needs a body"),
    "a body and a base": (NATURALS, {"body": X, "base": X}, "needs a body"),
    "a body and a step": (NATURALS, {"body": X, "step": X}, "needs a body"),
    "a step without a base": (NATURALS, {"on": "l", "step": X}, "needs a body"),
    "a base without a step": (NATURALS, {"on": "l", "base": X}, "needs a body"),
    "an open step": (NATURALS, {"on": "l", "base": X, "step": Y}, "is open: 'y'"),
    "an open base": (NATURALS, {"on": "l", "base": Y, "step": STEP}, "is open: 'y'"),
    "an open body": (NATURALS, {"body": Y}, "is open: 'y'"),
    "a family of another": ((("x", REAL),), {"body": call("g", fam("y"))}, "is open: 'y'"),
    "a body of itself": ((("x", REAL),), {"body": call("f", X)}, "is open: 'f'"),
    "a range of what is later": (
        (("y", family(N)), ("n", SIZE)), {"body": N}, "what is declared after it",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("parameters", "given", "reason"), REFUSED.values(), ids=REFUSED)
def test_no_definition(parameters, given, reason):
    with pytest.raises(TermError, match=re.escape(reason)):
        Definition("f", parameters, **given)


def test_definitions():
    inner = call("g", call("f", X, L), ONE, ONE)  # a call of another, with other arguments
    assert Definition("f", NATURALS, on="l", base=X, step=inner).step == inner
    ranged = (("n", SIZE), ("y", family(N)))
    assert Definition("f", ranged, sum_("k", ONE, N, at("y", K))).parameters == ranged


DOUBLE = Definition("double", (("x", REAL),), mul(TWO, X))
POWERS = Definition("f", NATURALS, on="l", base=ONE, step=STEP)


def of(step=X, base=X, body=None):
    """Return a definition of these terms."""
    if body is not None:
        return Definition("h", NATURALS, body)
    return Definition("h", NATURALS, on="l", base=base, step=step)


@pytest.mark.parametrize(
    "later", [of(body=call("double", X)), of(base=call("double", X)), of(step=call("double", X))]
)
def test_definitions_come_in_their_order(later):
    assert Context(definitions=(DOUBLE, later)).defined["h"] == later
    with pytest.raises(TermError, match="'h' uses 'double', which is not defined before it"):
        Context(definitions=(later, DOUBLE))


def test_a_name_means_one_thing():
    for variables, definitions in (
        ((("a", REAL), ("b", REAL), ("b", SIZE)), ()),
        ((("a", REAL), ("b", SIZE)), (Definition("b", (), ONE),)),
        ((), (Definition("b", (), ONE), Definition("b", (), TWO))),
    ):
        with pytest.raises(TermError, match="'b' is declared twice"):
            Context(variables, (), definitions)
    known = Context((("a", REAL),), (), (DOUBLE,))
    assert set(known.declare("b", SIZE).sorts) == {"a", "b"}
    for name in ("a", "double"):
        with pytest.raises(TermError, match=f"'{name}' is declared twice"):
            known.declare(name, REAL)


def test_hypotheses_are_added():
    context = Context((("x", REAL),)).assume(lt(ZERO, X))
    assert context.assume(lt(X, ONE), le(X, TWO)).hypotheses == (
        lt(ZERO, X), lt(X, ONE), le(X, TWO),
    )  # fmt: skip


def test_a_context_travels_with_all_it_has():
    context = Context((("x", REAL),), (lt(ZERO, X),), (DOUBLE,))
    copy = pickle.loads(pickle.dumps(context))  # noqa: S301 - our own
    assert copy == context
    assert hash(copy) == hash(context)
    assert copy.defined == {"double": DOUBLE}


# ── integers and powers ──────────────────────────────────────────────────────────

CONTEXT = Context(
    (
        ("n", SIZE), ("l", NATURAL), ("m", INTEGER), ("x", REAL), ("y", family(N)),
        ("p", permutation(N)), ("i", index(N)), ("j", index(neg(ONE), N)), ("h", index(M, N)),
    )
)  # fmt: skip
I, J, H = map(var, "ijh")
WHEN = lt(ZERO, X)
INTEGERS = {
    at("p", I): True,
    at("y", I): False,
    at("q", I): False,
    X: False,
    M: True,
    var("unknown"): False,
    piecewise((ONE, WHEN), (N, TRUE)): True,
    piecewise((ONE, WHEN), (X, TRUE)): False,
    piecewise((X, WHEN), (ONE, TRUE)): False,
    bigmax("k", ONE, N, K): True,
    bigmin("k", ONE, N, at("p", K)): True,
    bigmin("k", ONE, N, at("y", K)): False,
    sum_("k", ONE, N, K): False,
    fn("max", N, X): False,
    fn("abs", neg(N)): True,
    mul(X, N): False,
}


@pytest.mark.parametrize(("term", "whole"), INTEGERS.items(), ids=repr)
def test_whole_numbers(term, whole):
    assert is_integer(term, CONTEXT) is whole


NATURAL_TERMS = {
    num(3): True,
    delta(I, N): True,
    N: True,
    L: True,
    M: False,
    X: False,
    var("unknown"): False,
    I: True,
    J: False,
    H: False,
    add(N, L): True,
    add(N, M): False,
    add(N, neg(ONE)): False,
    mul(L, L): True,
    npow(N, TWO): True,
    npow(M, TWO): False,
    neg(ONE): False,
    fn("abs", M): False,
    div(ONE, TWO): False,
}


@pytest.mark.parametrize(("exponent", "natural"), NATURAL_TERMS.items(), ids=repr)
def test_natural_exponents(exponent, natural):
    assert is_natural(exponent, CONTEXT) is natural
    whole = is_integer(exponent, CONTEXT)
    made = npow if natural else ipow if whole else rpow
    assert power(X, exponent, CONTEXT) == made(X, exponent)


CERTAIN = [
    (num(3), "npow"),
    (neg(ONE), "ipow"),
    (div(ONE, TWO), "rpow"),
    (fn("exp", X), "rpow"),
    (add(ONE, ONE), "npow"),
    (add(ONE, neg(TWO)), "ipow"),
    (N, None),
    (neg(N), None),
    (add(N, ONE), None),
]


@pytest.mark.parametrize(("exponent", "head"), CERTAIN, ids=repr)
def test_the_power_that_an_exponent_makes_whatever_the_sorts(exponent, head):
    assert certain_power(exponent) == head


# ── definitions unfolded ─────────────────────────────────────────────────────────

FACTS = Context((("x", REAL), ("m", INTEGER)), (), (DOUBLE, POWERS))
BEFORE = add(M, ONE)


def unfolded(term, *, shown=True):
    return unfold(term, FACTS, lambda prop: shown and prop.head == "rel")


UNFOLDED = [
    (call("double", Y), mul(TWO, Y)),
    (call("f", Y, ZERO), ONE),
    (call("f", Y, ONE), mul(Y, call("f", Y, ZERO))),
    (call("f", Y, num(MAX_LITERAL)), mul(Y, call("f", Y, num(MAX_LITERAL - 1)))),
    (call("f", Y, num(MAX_LITERAL + 1)), None),
    (call("f", Y, neg(ONE)), None),
    (call("f", Y, add(M, ONE)), mul(Y, call("f", Y, M))),
    (call("f", Y, add(M, num(3))), mul(Y, call("f", Y, add(M, TWO)))),
    (call("f", Y, M), None),
    (call("f", Y, add(M, ZERO)), None),
    (call("f", Y, add(M, neg(ONE))), None),
    (call("f", Y, add(M, M)), None),
    (call("f", Y), None),
    (call("f", Y, ONE, ONE), None),
    (call("unknown", Y), None),
]


@pytest.mark.parametrize(("term", "wanted"), UNFOLDED, ids=repr)
def test_what_a_call_stands_for(term, wanted):
    assert unfolded(term) == wanted


def test_a_successor_of_what_may_be_negative_is_not_unfolded():
    asked = []
    assert unfold(call("f", Y, BEFORE), FACTS, asked.append) is None
    assert asked == [le(ZERO, M)]


def test_the_base_does_not_know_the_recursion():
    own = Definition("f", NATURALS, on="l", base=X, step=STEP)
    context = Context(definitions=(own,))
    assert unfold(call("f", L, ZERO), context, bool) == L


PREDECESSORS = [
    (add(M, ONE), M),
    (add(M, TWO), add(M, ONE)),
    (add(M, num(5)), add(M, num(4))),
    (add(X, M, ONE), add(X, M)),
    (add(M, ZERO), None),
    (add(M, X), None),
    (add(M, neg(ONE)), None),
    (add(M, div(ONE, TWO)), None),
    (M, None),
    (TWO, None),
]


@pytest.mark.parametrize(("term", "wanted"), PREDECESSORS, ids=repr)
def test_what_comes_before(term, wanted):
    assert predecessor(term) == wanted


# ── identities ───────────────────────────────────────────────────────────────────


def test_only_what_is_declared_has_an_identity():
    one = Context((("x", REAL), ("y", REAL)), (), (DOUBLE,))
    assert identity(Relation(one, (X, X), ("=",)))
    for term, missing in (
        (var("z"), "'z' is not declared"),
        (call("double", fam("z")), "'z' is not declared"),
        (call("triple", X), "'triple' is not defined"),
    ):
        with pytest.raises(TermError, match=missing):
            identity(Relation(one, (term, X), ("=",)))


def test_identities_of_families_given_whole():
    def said(family_):
        sorts = (("n", SIZE), ("y", family(N)), ("z", family(N)))
        return identity(Relation(Context(sorts, (), (whole,)), (call("g", N, family_), N), ("=",)))

    whole = Definition("g", (("n", SIZE), ("y", family(N))), sum_("k", ONE, N, at("y", K)))
    assert said(fam("y")) != said(fam("z"))
    assert said(fam("y")) == said(fam("y"))


# ── claims ───────────────────────────────────────────────────────────────────────


def test_claims_say_of_which_kind_they_are():
    c = Context((("x", REAL),))
    assert [
        claim.kind
        for claim in (
            Relation(c, (X, X), ("=",)), Iff(c, eq(X, X), eq(X, X)), Limit(c, X, "t", ZERO, X),
            Extremum(c, le(X, X)), NotDifferentiable(c, X, "t", X), Exists(c, (), eq(X, X)),
            Reparameterisation(c, X, X, (), ()), Impossible(c, (), ()),
        )
    ] == [
        "relation", "iff", "limit", "extremum", "not-differentiable", "exists",
        "reparameterisation", "impossible",
    ]  # fmt: skip
    with pytest.raises(TypeError, match="kind"):
        Iff(c, eq(X, X), eq(X, X), kind="relation")
    assert not Limit(c, X, "t", ZERO, X).natural
    assert not Extremum(c, le(X, X)).only


def test_a_chain_has_a_relation_for_each_pair():
    c = Context((("x", REAL),))
    assert Relation(c, (X, Y, N), ("<", "=")).links == (lt(X, Y), eq(Y, N))
    with pytest.raises(ValueError, match="zip"):
        assert Relation(c, (X, Y, N), ("<",)).links
