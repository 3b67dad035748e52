"""Calls in the second checker: what they stand for, and the slopes of recursive definitions."""

import pytest
from evaluating import near
from evaluating import value as value_of

from symcheck.recheck import (
    FALSE,
    ONE,
    REAL,
    TWO,
    ZERO,
    Context,
    Definition,
    Refused,
    Sort,
    T,
    add,
    bind,
    derivative,
    fn,
    forall,
    le,
    ne,
    needs,
    num,
    unfold,
    var,
)

X, Y, J, K, V, M, S = map(var, "xyjktms")
NATURAL = Sort("natural")
NUMBERS = {"x": REAL, "y": REAL, "j": NATURAL, "k": Sort("integer")}
OWN = (("m", NATURAL), ("t", REAL))


def r(*args):
    return T("call", args, "r")


def recursion(base, step, *, own=OWN, name="r"):
    return Definition(name, own, None, "m", base, step)


def context_of(*definitions, given=()):
    return Context(NUMBERS, given, {d.name: d for d in definitions})


POWER = recursion(V, V * r(M, V) + M)


def test_a_definition_stands_for_its_body():
    plain = Definition("f", (("a", REAL), ("b", REAL)), var("a") - 2 * var("b"))
    context = context_of(plain)
    assert unfold(T("call", (var("b"), X), "f"), context) is var("b") - 2 * X
    assert unfold(T("call", (X,), "f"), context) is None
    assert unfold(T("call", (X, X, X), "f"), context) is None
    assert unfold(T("call", (X, X), "g"), context) is None


def after(depth):
    """Return the step of POWER at a depth, at y."""
    return Y * r(depth, Y) + depth


UNFOLDED = {
    "zero": (ZERO, Y), "zero as a fraction": (ZERO / 3, Y), "one": (ONE, after(ZERO)),
    "two": (TWO, after(ONE)),
    "twelve": (num(12), after(num(11))), "four halves": (num(4) / 2, after(ONE)),
    "thirteen": (num(13), None), "less than zero": (num(-1), None), "a half": (num(1) / 2, None),
    "a successor": (J + 1, after(J)), "two more": (J + 2, after(J + 1)),
    "three more": (J + 3, after(J + 2)),
    "a successor of a sum": (add(J, J, ONE), after(J + J)),
    "two more than a sum": (add(J, J, TWO), after(add(J, J, ONE))),
    "a successor of an integer": (K + 1, None), "nothing more": (J + 0, None),
    "less": (J - 1, None),
    "one and more": (1 + J, None), "a name": (J, None), "a product": (J * 2, None),
    "halves": (J + num(1) / 2, None),
}  # fmt: skip


@pytest.mark.parametrize("name", UNFOLDED)
def test_a_recursion_stands_for_its_base_or_its_step(name):
    depth, wanted = UNFOLDED[name]
    assert unfold(r(depth, Y), context_of(POWER)) is wanted


def test_a_successor_of_what_was_shown_to_be_natural():
    given = (le(ZERO, K),)
    assert unfold(r(K + 1, Y), context_of(POWER, given=given)) is after(K)
    assert unfold(r(K + 2, Y), context_of(POWER)) is None
    assert unfold(r(K - 2 + 2, Y), context_of(POWER, given=given)) is None


def test_a_recursion_that_lacks_a_part_stands_for_nothing():
    for base, step in ((None, V), (V, None)):
        for depth in (ZERO, ONE):
            assert unfold(r(depth, Y), context_of(recursion(base, step))) is None


def slope(*args, at=X):
    """Return the derivative of a call in t, as the last argument or where s stands."""
    return bind("diff", "s", r(*args), at)


def owed(definition, *others, call=(J, S), given=()):
    """Return what the derivative of the recursion asks for; its value is that of the call."""
    term = slope(*call)
    value, conditions = derivative(term, context_of(*others, definition, given=given))
    assert value is term
    return [p for _, p in conditions]


def below(body, depth=J):
    """Return that something holds at every depth less than the call's."""
    return forall("l", ZERO, depth - 1, body)


L = var("l")


def at(depth, *args):
    return fn("abs", r(depth, *args))


OWED = {
    "smooth parts": (V**2, fn("exp", r(M, V)) + M * V, []),
    "a smooth quotient": (1 / (1 + V**2), r(M, V) / (1 + r(M, V) ** 2), []),
    "another argument": (V, fn("sin", r(M, 2 * V)), []),
    "a kink that is smooth": (V * fn("abs", V), fn("exp", r(M, V)), []),
    "a kink in the base": (fn("abs", V), r(M, V) + 1, [ne(X, ZERO)]),
    "a kink in the step": (V, at(M, V), [below(ne(r(L, X), ZERO))]),
    "kinks in both": (fn("abs", V - 1), at(M, V) + at(M, V) ** 2,
                      [ne(X - ONE, ZERO), below(ne(r(L, X), ZERO))]),
    "a smooth kink beside another": (V * fn("abs", V), at(M, V),
        [ne(X, ZERO), below(ne(r(L, X), ZERO))]),
    "a kink by the depth": (V, fn("abs", r(M, V) - M), [below(ne(r(L, X) - L, ZERO))]),
}  # fmt: skip


@pytest.mark.parametrize("name", OWED)
def test_what_the_slope_of_a_recursion_asks_for(name):
    base, step, wanted = OWED[name]
    assert owed(recursion(base, step)) == wanted


def test_what_it_asks_for_is_asked_at_the_call():
    kink = recursion(fn("abs", V), at(M, V))
    assert owed(kink, call=(num(20), S)) == [ne(X, ZERO), below(ne(r(L, X), ZERO), num(20))]
    term = bind("diff", "s", r(J, 2 * S), X)
    value, conditions = derivative(term, context_of(kink))
    assert [p for _, p in conditions] == [ne(2 * X, ZERO), below(ne(r(L, 2 * X), ZERO))]
    inner = bind("diff", "s", r(J, S), 2 * X)
    assert value in {inner * 2, inner * TWO}


def test_it_is_asked_each_time():
    context = context_of(recursion(fn("abs", V), r(M, V)))
    for point in (X, Y, X + 1):
        assert [p for _, p in derivative(slope(J, S, at=point), context)[1]] == [ne(point, ZERO)]


REFUSED = {
    "a kink with another argument": recursion(V, at(M, 2 * V)),
    "a kink in the base with another argument": recursion(fn("abs", V), r(M, 2 * V)),
    "no value": recursion(V, 1 / r(M, V)), "no value of the base": recursion(fn("log", V), r(M, V)),
    "a slope of itself": recursion(V, bind("diff", "s", r(M, S), V)),
    "a value by its own slope": recursion(V, bind("diff", "s", r(M, S), ONE)),
    "no slope of the base": recursion(T("bigmax", (ONE, TWO, V)), r(M, V)),
    "no slope of the step": recursion(V, T("bigmax", (ONE, TWO, r(M, V)))),
    "no real": recursion(V, r(M, V), own=(("m", NATURAL), ("t", Sort("positive")))),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_recursion_that_has_no_slope(name):
    context = context_of(REFUSED[name])
    for point in (X, Y):
        with pytest.raises(Refused):
            derivative(slope(J, S, at=point), context)
        assert FALSE in [p for _, p in needs(slope(J, S, at=point), context)]


def three(*names):
    return tuple(("m", NATURAL) if n == "m" else (n, REAL) for n in names)


def test_a_slope_is_in_one_place():
    both = recursion(V + Y, r(M, V, Y), own=three("m", "t", "y"))
    assert owed(both, call=(J, S, Y)) == []
    assert owed(both, call=(J, Y, S)) == []
    for call in ((J, S, S), (J, S), (J, S, Y, Y)):
        with pytest.raises(Refused, match="in several arguments"):
            derivative(slope(*call), context_of(both))
    moved = recursion(V + Y, r(M, Y, V), own=three("m", "t", "y"))
    with pytest.raises(Refused, match="with other arguments"):
        derivative(slope(J, S, Y), context_of(moved))
    kept = recursion(fn("abs", V) + Y, r(M, V, Y), own=three("m", "t", "y"))
    assert owed(kept, call=(J, S, Y + 1)) == [ne(X, ZERO)]
    changed = recursion(fn("abs", V) + Y, r(M, V, Y + 1), own=three("m", "t", "y"))
    with pytest.raises(Refused, match="with other arguments"):
        derivative(slope(J, S, Y), context_of(changed))
    first = recursion(fn("abs", V) + Y, r(V, M, Y), own=three("t", "m", "y"))
    assert owed(first, call=(S, J, Y)) == [ne(X, ZERO)]


def test_a_range_may_not_follow_the_argument():
    row = (("m", NATURAL), ("t", REAL), ("v", Sort("family", ((ONE, TWO), (ONE, V)))))
    follows = recursion(V, r(M, V, T("fam", (), "v")), own=row)
    context = context_of(follows)
    context.variables["u"] = Sort("family", ((ONE, TWO), (ONE, X)))
    with pytest.raises(Refused, match="a range"):
        derivative(slope(J, S, T("fam", (), "u")), context)


def test_a_family_of_a_fixed_size_stays():
    row = (*OWN, ("v", Sort("family", ((ONE, TWO),))))
    entry = T("at", (TWO,), "v")
    layers = recursion(V, fn("exp", r(M, V, T("fam", (), "v"))) * entry, own=row)
    context = context_of(layers)
    context.variables["u"] = Sort("family", ((ONE, TWO),))
    term = slope(J, S, T("fam", (), "u"))
    assert derivative(term, context) == (term, [])


def test_a_range_follows_the_depth():
    row = (("m", NATURAL), ("v", Sort("family", ((ONE, M + 1),))))
    again = r(M, T("fam", (), "v"))
    for last, defined in ((M + 2, True), (M + 3, False)):
        follows = recursion(T("at", (ONE,), "v"), again + T("at", (last,), "v"), own=row)
        context = context_of(follows)
        context.variables["u"] = Sort("family", ((ONE, J + 1),))
        asked = [p for _, p in needs(r(J, T("fam", (), "u")), context)]
        assert (FALSE not in asked) == defined


def test_a_depth_is_no_place_for_a_slope():
    with pytest.raises(Refused, match="not shown to be differentiable"):
        derivative(slope(S, Y), context_of(POWER))


def test_a_definition_may_use_the_slope_of_an_earlier_recursion():
    inner = recursion(V, fn("exp", r(M, V)))
    outer = recursion(V, bind("diff", "s", r(M, S), V) + T("call", (M, V), "o"), name="o")
    context = context_of(inner, outer)
    assert [p for _, p in needs(T("call", (J, X), "o"), context)] == [le(ZERO, J)]


def test_there_is_no_second_slope():
    twice = bind("diff", "p", bind("diff", "s", r(J, S), var("p")), X)
    with pytest.raises(Refused, match="no second derivative"):
        derivative(twice, context_of(recursion(V, fn("exp", r(M, V)))))


def test_a_slope_of_a_body():
    plain = Definition("f", (("a", REAL),), var("a") ** 2)
    term = bind("diff", "s", T("call", (S * 3,), "f"), X)
    value, conditions = derivative(term, context_of(plain))
    assert conditions == []
    assert near(value_of(value, {"x": 0.7}), 18 * 0.7)
    assert derivative(slope(ZERO, S), context_of(POWER))[0] is ONE
