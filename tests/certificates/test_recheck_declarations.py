"""The second checker's contexts and definitions, as they are read and as they are refused."""

from functools import partial

import pytest
from drafting import EMPTY, Draft, pairs

from symcheck.recheck import (
    ONE,
    REAL,
    TRUE,
    TWO,
    ZERO,
    Definition,
    Refused,
    Sort,
    T,
    eq,
    fn,
    index,
    le,
    lt,
    var,
)

X, Y, N = var("x"), var("y"), var("n")
NATURAL, SIZE = Sort("natural"), Sort("size")
BLANK = {"parameters": [], "on": None, "body": None, "base": None, "step": None}


def call(*args):
    return T("call", args, "f")


def named(name="f", **fields):
    """Return a definition by its fields."""
    return {**BLANK, "name": name, **fields}


def read(*definitions):
    return Draft(list(definitions)).read().definitions


ROW = Sort("family", ((ONE, N),))
PLAIN = pairs(x=REAL, n=SIZE, u=ROW, k=index(ONE, N))
STEPS = pairs(x=REAL, n=NATURAL)
GOOD = {
    "a number": named(body=ONE),
    "of parameters": named(parameters=PLAIN, body=X * T("at", (var("k"),), "u") + fn("exp", N)),
    "a bound name": named(body=T("sum", (ONE, TWO, T("bound", (), 0)))),
    "a recursion": named(parameters=STEPS, on="n", base=X, step=call(X, N) * N + X),
    "with another argument": named(parameters=STEPS, on="n", base=X,
        step=call(X * N + call(X, N), N)),
    "without itself": named(parameters=STEPS, on="n", base=X, step=N),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_a_definition_is_read_as_it_is_written(name):
    data = GOOD[name]
    (found,) = read(data)
    parameters = tuple((n, s) for n, s in data["parameters"])
    assert found == Definition("f", parameters, data["body"], data["on"], data["base"],
        data["step"])


recursion = partial(named, parameters=STEPS, on="n")
ODD = {
    "a field too many": (named(body=ONE, more=1), "odd definition"),
    "a field too few": ({k: v for k, v in named(body=ONE).items() if k != "on"}, "odd definition"),
    "no name": (named("", body=ONE), "odd name"),
    "a body that is a proposition": (named(body=TRUE), "odd definition"),
    "a loose body": (named(body=T("bound", (), 0)), "odd definition"),
    "a body that is a family": (named(parameters=PLAIN, body=T("fam", (), "u")), "odd definition"),
    "a base that is a proposition": (recursion(base=TRUE, step=X), "odd definition"),
    "a step that is a proposition": (recursion(base=X, step=TRUE), "odd definition"),
    "a parameter twice": (named(parameters=[["x", REAL], ["x", REAL]], body=X), "declared twice"),
    "a permutation": (
        named(parameters=pairs(p=Sort("permutation", ((ONE, TWO),))), body=ONE), "a permutation"),
    "a range of a later parameter": (
        named(parameters=pairs(k=index(ONE, N), n=SIZE), body=ONE), "comes after"),
    "a range of itself": (named(parameters=pairs(k=index(ONE, var("k"))), body=ONE), "comes after"),
    "a range from nowhere": (named(parameters=pairs(k=index(N, ONE)), body=ONE), "comes after"),
    "nothing at all": (named(), "natural parameter"),
    "a base alone": (recursion(base=X), "natural parameter"),
    "a step alone": (recursion(step=X), "natural parameter"),
    "a body and a base": (named(body=ONE, base=ONE), "plain or recursive"),
    "a body and a step": (named(body=ONE, step=ONE), "plain or recursive"),
    "a body on a parameter": (named(parameters=STEPS, body=ONE, on="n"), "plain or recursive"),
    "on a real": (recursion(on="x", base=ONE, step=ONE), "natural parameter"),
    "on a size": (named(parameters=pairs(n=SIZE), on="n", base=ONE, step=ONE), "natural parameter"),
    "on nothing": (recursion(on=None, base=ONE, step=ONE), "natural parameter"),
    "on no parameter": (recursion(on="m", base=ONE, step=ONE), "natural parameter"),
    "a circle": (named(body=call()), "circular"),
    "a circle inside": (named(parameters=STEPS, body=1 + call(X, N) * 2), "circular"),
    "itself at another depth": (recursion(base=X, step=call(X, N + 1)), "elsewhere"),
    "itself at a parameter": (recursion(base=X, step=call(N, X)), "elsewhere"),
    "itself with too few": (recursion(base=X, step=call(X)), "elsewhere"),
    "itself with too many": (recursion(base=X, step=call(X, N, N)), "elsewhere"),
    "a name that is open": (named(body=var("t")), "is open"),
    "its own name as a variable": (recursion(base=X, step=var("f")), "is open"),
    "a family that is open": (named(body=T("at", (ONE,), "t")), "is open"),
    "a whole family that is open": (named(body=T("call", (T("fam", (), "t"),), "g")), "is open"),
    "an update that is open": (named(body=T("upd", (ONE, ONE, ONE), "t")), "is open"),
    "the step's parameter in the base": (recursion(base=N, step=X), "base of a recursion"),
    "itself in the base": (recursion(base=call(X, N), step=X), "base of a recursion"),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_odd_definition_is_refused(name):
    data, reason = ODD[name]
    with pytest.raises(Refused, match=reason):
        read(data)


def test_a_definition_may_use_those_before_it():
    one, two = named("g", body=ONE), named("h", body=T("call", (), "g"))
    assert list(Draft([one, two]).read().contexts[0].definitions) == ["g", "h"]
    based = named("h", parameters=STEPS, on="n", base=T("call", (), "g"), step=X)
    stepped = named("h", parameters=STEPS, on="n", base=X, step=T("call", (), "g"))
    for later in (two, based, stepped):
        with pytest.raises(Refused, match="'h' uses what comes after it"):
            Draft([later, one]).read()
        with pytest.raises(Refused, match="'h' uses what comes after it"):
            Draft([one, later], definitions=[1]).read()
    with pytest.raises(Refused, match="'g' is defined twice"):
        Draft([one], definitions=[0, 0]).read()


def context(*definitions, **fields):
    return Draft(list(definitions), **fields).read().contexts[0]


def test_a_context_is_read_as_it_is_written():
    variables = pairs(n=SIZE, x=REAL, u=ROW, k=index(ONE, N))
    found = context(named("g", body=ONE), variables=variables, hypotheses=[lt(ZERO, X), le(X, N)])
    assert list(found.variables.items()) == [tuple(p) for p in variables]
    assert found.hypotheses == (lt(ZERO, X), le(X, N))
    assert found.definitions == {"g": Definition("g", (), ONE)}
    spoken = eq(T("call", (), "g"), X)
    found = context(named("g", body=ONE), variables=variables, hypotheses=[spoken])
    assert found.hypotheses == (spoken,)


def test_what_is_said_of_names_that_are_not_declared_is_left_out():
    found = context(variables=pairs(x=REAL),
        hypotheses=[lt(ZERO, Y), lt(X, Y), lt(ZERO, X), eq(ZERO, ONE)])
    assert found.hypotheses == (lt(ZERO, X), eq(ZERO, ONE))


ODD_CONTEXTS = {
    "a field too many": ({"more": 1}, "odd context"),
    "a hypothesis that is a number": ({"hypotheses": [ONE]}, "odd hypothesis"),
    "a later one": ({"hypotheses": [TRUE, ONE]}, "odd hypothesis"),
    "a loose hypothesis": ({"hypotheses": [lt(T("bound", (), 0), ONE)]}, "odd hypothesis"),
    "a hypothesis on a number as a family": (
        {"variables": pairs(x=REAL), "hypotheses": [lt(ZERO, X), lt(ZERO, T("at", (ONE,), "x"))]},
        "'x' is not declared so"),
    "a range of a later variable": ({"variables": pairs(k=index(ONE, N), n=SIZE)},
        "'n' is not declared"),
    "a range of itself": ({"variables": pairs(n=index(ONE, N))}, "'n' is not declared"),
    "a range by a family's name": (
        {"variables": pairs(n=SIZE, u=ROW, k=index(ONE, var("u")))}, "'u' is not declared so"),
    "a second range of a later one": (
        {"variables": pairs(u=Sort("family", ((ONE, TWO), (ONE, N))), n=SIZE)},
        "'n' is not declared"),
    "a variable without a sort": ({"variables": [["x"]]}, "expected a pair"),
    "a definition that is a variable": ({"variables": pairs(f=REAL), "definitions": [0]},
        "declared twice"),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD_CONTEXTS)
def test_an_odd_context_is_refused(name):
    fields, reason = ODD_CONTEXTS[name]
    with pytest.raises(Refused, match=reason):
        context(named(body=ONE), **fields)


def test_a_context_has_three_fields():
    whole = Draft()
    for name in EMPTY:
        whole.contexts = [{k: v for k, v in EMPTY.items() if k != name}]
        with pytest.raises(Refused, match="odd context"):
            whole.read()
