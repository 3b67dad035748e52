"""Questions, powers by symbols and calls in the second checker's normal form."""

import pytest
from evaluating import near, value
from test_recheck_normal import (
    HALF,
    NUMBERS,
    PLACES,
    A,
    B,
    J,
    K,
    M,
    N,
    X,
    Y,
    e,
    ipow,
    log,
    mono,
    new,
    root,
    rpow,
    settled,
)

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    REAL,
    TRUE,
    TWO,
    ZERO,
    Context,
    Definition,
    Retry,
    Sort,
    T,
    bind,
    canonical,
    equal,
    fn,
    le,
    lt,
    ne,
    npow,
    num,
    piecewise,
    var,
)

S, V = var("s"), var("t")


def test_a_question_that_asks_itself_has_no_answer(monkeypatch):
    asked = []

    def itself(prop, context):
        asked.append(prop)
        return recheck.shown(prop, context)

    monkeypatch.setattr(recheck, "holds", itself)
    assert not recheck.shown(lt(X, Y), new())
    assert len(asked) == 1
    assert recheck._asking == 0


def test_no_more_than_six_questions_wait(monkeypatch):
    asked = []

    def another(prop, context):
        asked.append(prop)
        return recheck.shown(lt(prop.args[0] + 1, ZERO), context)

    monkeypatch.setattr(recheck, "holds", another)
    context = new()
    assert not recheck.shown(lt(X, ZERO), context)
    assert len(asked) == recheck.MAX_QUESTIONS == 6
    assert recheck._asking == 0
    assert not recheck.shown(lt(X, ZERO), context)
    assert len(asked) == 6  # the answer is kept


def test_a_question_that_is_broken_off_is_asked_again(monkeypatch):
    context = new()

    def broken(_prop, _context):
        raise Retry

    monkeypatch.setattr(recheck, "holds", broken)
    with pytest.raises(Retry):
        recheck.shown(lt(X, Y), context)
    assert recheck._asking == 0
    monkeypatch.setattr(recheck, "holds", lambda _prop, _context: True)
    assert recheck.shown(lt(X, Y), context)


def test_a_lesser_end_starts_over():
    context = new()
    assert recheck.least_of("end", 3, context) == 3
    assert recheck.least_of("end", 5, context) == 3
    assert recheck.least_of("other", 4, context) == 4
    with pytest.raises(Retry):
        recheck.least_of("end", 2, context)
    assert recheck.least_of("end", 3, context) == 2


POWERS = {
    "a natural power further on": npow(X, 2 * J + 2),
    "of a square": npow(X**2, J) * npow(X**2, J + 2),
    "an integer power of a fraction": ipow(X / (Y + X), K + 2),
    "of squares and cubes": ipow(X**2 / (X + Y) ** 3, K + 1),
    "of a half": npow(X / 2, J) + npow(-X / 2, J), "of a number below": ipow(num(2) / 3, K),
    "of a difference of squares": npow(X**2 - Y**2, J) / npow(X - Y, J),
    "of a root": npow(root(A), J) + ipow(root(B), K),
    "of a size": npow(fn("abs", X - Y), J + 1) + fn("abs", npow(X, J)),
    "of a quotient": npow(X / A, J) * npow(A, J),
    "by a difference": ipow(X, K - J) * npow(X, J),
    "by a product": npow(X, J * M) * npow(X, 2 * J * M + 1),
}  # fmt: skip


@pytest.mark.parametrize("name", POWERS)
def test_a_power_by_a_symbol_has_its_value(name):
    term = POWERS[name]
    found = settled(term)
    for at in PLACES:
        assert near(value(found, at), value(term, at)), (at, found)


APART = {
    "an exponent that may be no integer": (npow(X, 2 * Y), npow(X, Y) ** 2),
    "a sum with one": (npow(X, 2 * K + 2 * Y), npow(X, K + Y) ** 2),
    "a fraction": (npow(X, J / (1 + N)), npow(X, J)), "a half": (npow(X, J / 2), ONE),
    "a half and more": (npow(X, J / 2 + M), npow(X, M)),
    "an integer and a half": (ipow(X, K + J / 2), ipow(X, K)),
    "a reciprocal": (npow(X, 2 / J), npow(X, 1 / J) ** 2),
    "the base of a root": (npow(root(X), J), ONE), "a root squared": (npow(root(X), J) ** 2, ONE),
    "a sign": (npow(num(-2), J), npow(TWO, J)),
    "a real power of a negative": (rpow(X**2, Y), rpow(X, 2 * Y)),
    "a shift": (npow(X, J + 1), npow(X, J)), "a shift of two": (npow(X, 2 * J + 2), npow(X, 2 * J)),
}  # fmt: skip


@pytest.mark.parametrize("name", APART)
def test_powers_that_are_not_seen_to_be_equal(name):
    assert not equal(*APART[name], new())


SHAPES = {
    "a natural power": (npow(X, K), npow(X, K)),
    "a power below": (npow(1 / X, J), ONE / ipow(X, J)),
    "an integer power": (ipow(X, K), ipow(X, K)), "a real power": (rpow(X, Y), rpow(X, Y)),
    "minus one": (npow(num(-1), J), ipow(num(-1), J)),
    "an exponential": (npow(A, K), e(K * log(A))),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_the_shape_of_a_power(name):
    term, wanted = SHAPES[name]
    assert settled(term) is (canonical(wanted, new()) if name == "an exponential" else wanted)


def test_a_power_may_have_an_exponent_that_is_less_than_one_met_before():
    """What was met is no reason to write x¹ as x⁶·x⁻⁵, which has no value at 0."""
    context = new()
    recheck.settled_form(npow(X, K - 5), context)
    found = recheck.form_term(recheck.settled_form(npow(X, K + 1), context))
    assert value(found, {"x": 0, "k": 0}) == 0
    assert near(value(found, {"x": 3, "k": 2}), 27)


def test_powers_of_what_is_not_zero_meet():
    off = new(ne(X, ZERO))
    assert equal(ipow(X, J - 1) * X, npow(X, J), off)
    assert not equal(ipow(X, J - 1) * X, npow(X, J), new())
    assert equal(npow(X - X, J + 1), ZERO, new())
    assert not equal(npow(X - X, J), ZERO, new())


R = Definition("r", (("m", Sort("natural")), ("t", REAL)), None, "m", V,
    fn("exp", T("call", (var("m"), V), "r")))
G = Definition("g", (("m", Sort("natural")), ("v", Sort("family", ((ONE, TWO),)))), None, "m",
               T("at", (ONE,), "v"), T("call", (var("m"), T("fam", (), "v")), "g"))  # fmt: skip
DEFINED = NUMBERS | {"u": Sort("family", ((ONE, TWO),))}


def called():
    return Context(DEFINED, (), {"r": R, "g": G})


def r(*args):
    return T("call", args, "r")


def slope(body, point=X):
    return bind("diff", "s", body, point)


def test_calls_of_equal_arguments_are_equal():
    assert equal(r(J, X + X), r(J, 2 * X), called())
    assert not equal(r(J, X), r(J, Y), called())
    assert equal(r(J + 1, X), e(r(J, X)), called())
    entries = T("fam", (), "u")
    assert equal(T("call", (J + J, entries), "g"), T("call", (2 * J, entries), "g"), called())
    lam = T("lam", (X / T("bound", (), 0),))
    assert equal(T("call", (J + J, lam), "g"), T("call", (2 * J, lam), "g"), called())


def test_slopes_of_calls_of_equal_arguments_are_equal():
    assert equal(slope(r(J + J, S)), slope(r(2 * J, S)), called())
    assert equal(slope(r(J, S), X + X), slope(r(J, S), 2 * X), called())
    assert equal(slope(r(J, 3 * S)), 3 * slope(r(J, S), 3 * X), called())
    assert not equal(slope(r(J, S)), slope(r(J + M, S)), called())
    assert not equal(slope(r(J, S)), slope(r(J, S), Y), called())
    assert equal(slope(r(ONE, S)), e(X), called())


def test_a_slope_is_its_formula_where_its_conditions_hold():
    turn = piecewise((ONE, le(ZERO, S)), (num(-1), TRUE))
    smooth = slope(fn("abs", S) * turn)  # s everywhere, but not by the formula
    assert recheck.form(smooth, new()).num == {mono((smooth, 1)): 1}
    assert not equal(slope(fn("abs", S)), fn("sign", X), new())
    assert equal(slope(fn("abs", S)), fn("sign", X), new(ne(X, ZERO)))
    assert equal(slope(S**3), 3 * X**2, new())
    none = slope(bind("bigmax", "i", S, ONE, TWO))
    assert recheck.form(none, new()).num == {mono((none, 1)): 1}


FACTORS = {
    "a product": (X * Y * 6, 6, {X: 1, Y: 1}), "a negative": (-X, -1, {X: 1}),
    "negatives": (-(-X * -Y), -1, {X: 1, Y: 1}),
    "a negative below": (Y / -X, -1, {Y: 1, X: -1}), "an odd power": ((-X) ** 3, -1, {X: 3}),
    "an even power": ((-X) ** 2, 1, {X: 2}),
    "a quotient": (X / Y, 1, {X: 1, Y: -1}), "a power": ((2 * X / Y) ** 3, 8, {X: 3, Y: -3}),
    "an integer power": (ipow(2 * X, num(-2)), HALF**2, {X: -2}),
    "what cancels": (X * Y / X, 1, {Y: 1}),
    "a third": (X / 3, HALF * 2 / 3, {X: 1}), "a root": (root(A) * 3, 3, {T("root", (A,)): HALF}),
    "nothing": (X - X, 0, {}),
    "nothing times": (Y * (X - X), 0, {}), "no power": (npow(X, ZERO) * Y, 1, {Y: 1}),
}  # fmt: skip


@pytest.mark.parametrize("name", FACTORS)
def test_the_factors_of_a_term(name):
    term, content, powers = FACTORS[name]
    found, factors = recheck.factorise(term, new())
    assert found == content
    assert {recheck.the_atom(p): k for p, k in factors} == powers


def test_factors_of_sums():
    factors = recheck.factorise((2 * X + 2) ** 2 * (Y - X) / (X**2 - Y**2), new())
    assert factors[0] in {4, -4}
    at = {"x": 0.3, "y": 1.7}
    total = float(factors[0])
    for p, k in factors[1]:
        total *= sum(c * value(recheck.monomial_term(m), at) for m, c in p.items()) ** k
    assert near(total, -(2.6**2) / 2.0)
    assert sorted(k for _, k in factors[1]) == [-1, 2]
    with pytest.raises(recheck.Refused, match="a denominator is 0"):
        recheck.factorise(1 / (X - X), new())


def test_a_power_of_a_reciprocal_is_taken_apart():
    """1/x has a value, so x is not 0."""
    k = var("whole")
    here = Context({"x": recheck.REAL, "whole": recheck.Sort("integer")})
    assert equal(ipow(1 / X, k + 1), ipow(1 / X, k) / X, here)
    assert not equal(ipow(X, k + 1), ipow(X, k) * X, here)
