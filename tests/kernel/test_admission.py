"""Which recursive definitions have a value everywhere."""

import pytest

from symcheck.kernel import admission
from symcheck.kernel.admission import is_admitted, is_pending
from symcheck.kernel.claim import NATURAL, REAL, SIZE, Context, Definition, family
from symcheck.kernel.term import ONE, add, at, call, div, fam, fn, lam, mul, npow, num, sum_, var

X, L, N, K = var("x"), var("l"), var("n"), var("k")
PARAMETERS = (("x", REAL), ("l", NATURAL))


def recursive(base, step, parameters=PARAMETERS):
    return Definition("f", parameters, on="l", base=base, step=step)


SELF = call("f", X, L)
LAYERS = (("n", SIZE), ("x", family(N)), ("l", NATURAL))
ADMITTED = {
    "a power": recursive(ONE, mul(X, SELF)),
    "a denominator that is positive": recursive(ONE, div(SELF, add(npow(X, num(2)), ONE))),
    "a denominator of l": recursive(ONE, div(SELF, add(L, ONE))),
    "an exponential": recursive(X, fn("exp", SELF)),
    "layers": recursive(at("x", ONE), add(call("f", N, fam("x"), L), at("x", N)), LAYERS),
    "layers of moved inputs": recursive(
        at("x", ONE), sum_("k", ONE, N, call("f", N, lam("j", at("x", K)), L)), LAYERS
    ),
}
GROWING = (("l", NATURAL), ("x", family(add(L, ONE))))
ADMITTED["a family that grows with l"] = recursive(
    at("x", ONE), at("x", add(L, num(2))), GROWING
)
REFUSED = {
    "an entry beyond a family that grows": recursive(
        at("x", ONE), at("x", add(L, num(3))), GROWING
    ),
    "an entry that is not there at the start": recursive(at("x", num(2)), ONE, GROWING),
    "a denominator that may be 0": recursive(ONE, div(ONE, SELF)),
    "a base that may be undefined": recursive(div(ONE, X), SELF),
    "a logarithm": recursive(X, fn("log", SELF)),
    "a denominator that is 0 at the start": recursive(ONE, div(SELF, L)),
    "an entry beyond the family": recursive(
        at("x", add(N, ONE)), call("f", N, fam("x"), L), LAYERS
    ),
    "a plain definition": Definition("f", PARAMETERS, X),
}


@pytest.mark.parametrize("definition", ADMITTED.values(), ids=ADMITTED)
def test_admitted(definition):
    assert is_admitted(definition, Context(definitions=(definition,)))


@pytest.mark.parametrize("definition", REFUSED.values(), ids=REFUSED)
def test_not_admitted(definition):
    assert not is_admitted(definition, Context(definitions=(definition,)))


def test_what_an_earlier_definition_is_matters():
    step = div(SELF, call("g", X))
    definition = recursive(ONE, step)
    never, maybe = (Definition("g", (("x", REAL),), body) for body in (ONE, X))
    assert is_admitted(definition, Context(definitions=(never, definition)))
    assert not is_admitted(definition, Context(definitions=(maybe, definition)))


def test_a_definition_is_pending_while_it_is_asked_about_and_no_longer(monkeypatch):
    definition, seen = recursive(ONE, div(ONE, add(SELF, num(7)))), []

    def shown(asked, earlier):
        seen.append(is_pending(asked, earlier))
        return False

    context = Context(definitions=(definition,))
    with monkeypatch.context() as patch:
        patch.setattr(admission, "_shown", shown)
        assert not is_admitted(definition, context)
    assert seen == [True]
    assert not is_pending(definition, ())


def test_what_was_refused_once_is_refused_again():
    definition = recursive(ONE, div(ONE, add(SELF, num(8))))
    context = Context(definitions=(definition,))
    assert [is_admitted(definition, context) for _ in range(2)] == [False, False]
