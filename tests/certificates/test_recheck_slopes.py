"""The second checker's derivatives: their values, and what is asked for before they count."""

import math

import pytest
from evaluating import near, value

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    REAL,
    TRUE,
    TWO,
    ZERO,
    Context,
    Refused,
    Sort,
    T,
    bind,
    conj,
    derivative,
    disj,
    eq,
    fn,
    forall,
    le,
    lt,
    ne,
    npow,
    num,
    piecewise,
    rel,
    var,
)

X, Y, N, K, J, S = map(var, "xynkjs")
V = var("t")
NUMBERS = {"x": REAL, "y": REAL, "n": Sort("size"), "k": Sort("integer"), "j": Sort("natural")}
CONTEXT = Context(NUMBERS | {"u": Sort("family", ((ONE, N),))})


def slope(body, point=X, name="t"):
    return bind("diff", name, body, point)


def ipow(a, b):
    return T("ipow", (a, b))


def rpow(a, b):
    return T("rpow", (a, b))


THREE = num(3)


def rng(head, body, low=ONE, high=THREE):
    return bind(head, "i", body, low, high)


def u(i):
    return T("at", (i,), "u")


I = var("i")
AT = {"x": 0.7, "y": 1.9, "n": 3, "k": -2, "j": 4, "u": lambda i: (2.5, -0.5, 1.25)[i - 1]}


def fresh_context(*hypotheses):
    return Context(CONTEXT.variables, hypotheses)


#: A function of t, and its derivative at x as the rules of calculus have it.
VALUES = {
    "a constant": (Y, 0), "the variable": (V, 1), "a sum": (V + Y + V, 2),
    "a negative": (-V, -1), "a negative constant": (-Y, 0),
    "a product": (recheck.mul(V, V, Y, V), lambda x, y: 3 * x * x * y),
    "a product with a sum": ((V + 2) * (V + Y), lambda x, y: 2 * x + y + 2),
    "a reciprocal": (ONE / V, lambda x, _: -1 / x**2),
    "over a constant": (V / Y, lambda _, y: 1 / y),
    "a quotient": ((V + Y) / (2 * V + 1), lambda x, y: (1 - 2 * y) / (2 * x + 1) ** 2),
    "the power zero": (npow(2 * V, ZERO), 0), "the first power": (npow(2 * V, ONE), 2),
    "a square": ((2 * V) ** 2, lambda x, _: 8 * x),
    "a cube": ((2 * V) ** 3, lambda x, _: 24 * x * x),
    "a fourth power": ((2 * V) ** 4, lambda x, _: 64 * x**3),
    "a size as a power": (npow(2 * V, N), lambda x, _: 24 * x * x),
    "a natural power": (npow(2 * V, J), lambda x, _: 64 * x**3),
    "an inverse square": (ipow(2 * V, num(-2)), lambda x, _: -0.5 * x**-3),
    "an integer power": (ipow(2 * V, K), lambda x, _: -0.5 * x**-3),
    "a positive integer's power": (ipow(2 * V, num(3)), lambda x, _: 24 * x * x),
    "a real power": (rpow(2 * V, Y), lambda x, y: 2 * y * (2 * x) ** (y - 1)),
    "an exponential": (rpow(Y, 3 * V), lambda x, y: 3 * math.log(y) * y ** (3 * x)),
    "a power of itself": (rpow(V, V), lambda x, _: x**x * (math.log(x) + 1)),
    "a wave": (fn("sin", 2 * V), lambda x, _: 2 * math.cos(2 * x)),
    "a tangent": (fn("tan", V), lambda x, _: 1 / math.cos(x) ** 2),
    "a size": (fn("abs", V - Y), -1), "a sign": (fn("sign", V - Y), 0),
    "a maximum": (fn("max", V, 2 * V, Y), 0), "another maximum": (fn("max", V, 3 * V), 3),
    "a minimum": (fn("min", 3 * V, Y, V), 1), "a relu": (fn("relu", 3 * V - 1), 3),
    "a relu that rests": (fn("relu", V - 1), 0),
    "a sum of powers": (rng("sum", npow(V, I)), lambda x, _: 1 + 2 * x + 3 * x * x),
    "a sum of constants": (rng("sum", Y * I), 0),
    "a sum of entries": (rng("sum", V * u(I)), 3.25),
    "a product of lines": (rng("prod", V + I), lambda x,
        _: (x + 2) * (x + 3) + (x + 1) * (x + 3) + (x + 1) * (x + 2)),
    "a product of constants": (rng("prod", Y + I), 0),
    "branches": (piecewise((V**2, lt(V, ONE)), (V**3, lt(V, TWO)), (V, TRUE)), lambda x, _: 2 * x),
    "later branches": (piecewise((V**2, lt(ONE, V)), (V**3, lt(V, TWO)), (V, TRUE)), lambda x,
        _: 3 * x * x),
    "last branches": (piecewise((V**2, lt(ONE, V)), (V**3, lt(Y, V)), (5 * V, TRUE)), 5),
    "an entry replaced": (T("upd", (V**2, TWO, TWO), "u"), lambda x, _: 2 * x),
    "a second derivative": (slope(S**3, V, "s"), lambda x, _: 6 * x),
    "a derivative inside": (V * slope(S**2 * V, V, "s"), lambda x, _: 6 * x * x),
}  # fmt: skip


@pytest.mark.parametrize("name", VALUES)
def test_the_value_of_a_derivative(name):
    body, function = VALUES[name]
    found, conditions = derivative(slope(body), fresh_context())
    wanted = function(0.7, 1.9) if callable(function) else function
    assert near(value(found, AT), wanted)
    assert all(value(p, AT) for _, p in conditions)


def owed(body, *hypotheses, point=X):
    context = fresh_context(*hypotheses)
    found = derivative(slope(body, point), context)[1]
    assert all(c is context for c, _ in found)
    return [p for _, p in found]


def off(t):
    return ne(t, ZERO)


CONDITIONS = {
    "nothing": (V**3 + 2 * V, []), "a pole": (1 / (V - 1), [off(X - 1)]), "a half": (V / 2, []),
    "a constant pole": (1 / Y + V, []), "a constant below": (V / Y, [off(Y)]),
    "over zero": (V / ZERO, [off(ZERO)]),
    "an inverse power": (ipow(V, num(-2)), [off(X)]), "an integer power": (ipow(V, K), [off(X)]),
    "a natural power": (npow(V, J), []), "a size as a power": (npow(V, N), []),
    "a real power": (rpow(V, Y), [lt(ZERO, X)]), "a root": (fn("sqrt", V), [lt(ZERO, X)]),
    "an arc": (fn("asin", V),
        [lt(num(-1), X), lt(X, ONE), lt(ZERO, 1 - X**2), off(1 + fn("sqrt", 1 - X**2))]),
    "a logarithm": (fn("log", V), [lt(ZERO, X)]),
    "a sum of poles": (rng("sum", 1 / (V - I)), [rng("all", off(X - I))]),
    "a sum of constant poles": (rng("sum", V + 1 / (Y - I)), []),
    "a product of poles": (rng("prod", 1 / (V - I), J, N), [rng("all", off(X - I), J, N)]),
    "a pole in a branch": (
        piecewise((1 / V, lt(Y, ONE)), (1 / (V - 1), lt(Y, TWO)), (1 / (V - 2), TRUE)),
        [disj(rel(">=", Y, ONE), off(X)), disj(lt(Y, ONE), rel(">=", Y, TWO), off(X - 1)),
         disj(lt(Y, ONE), lt(Y, TWO), recheck.negation(TRUE), off(X - 2))]),
    "a pole in two branches": (
        piecewise((1 / V, lt(Y, ONE)), (2 + 1 / V, TRUE)),
        [disj(rel(">=", Y, ONE), off(X)), disj(lt(Y, ONE), recheck.negation(TRUE), off(X))]),
    "a pole in a branch and outside": (
        piecewise((1 / V, lt(Y, ONE)), (Y, TRUE)) + 1 / V,
        [disj(rel(">=", Y, ONE), off(X)), off(X)]),
    "a boundary": (piecewise((V, lt(V, Y))), [ne(X, Y)]),
    "boundaries": (piecewise((V, conj(lt(V, Y), disj(eq(V, ONE), fn("not", le(Y, 2 * V)))))),
                   [ne(X, Y), ne(X, ONE), ne(Y, 2 * X)]),
    "a boundary that may jump": (piecewise((ONE, lt(fn("sqrt", V), Y))),
        [lt(ZERO, X), ne(fn("sqrt", X), Y)]),
    "a boundary of others": (piecewise((V, lt(Y, ONE))), []),
    "three in a row": (fn("atan2", V, Y), None),
}  # fmt: skip


@pytest.mark.parametrize("name", [n for n in CONDITIONS if CONDITIONS[n][1] is not None])
def test_what_a_derivative_asks_for(name):
    body, wanted = CONDITIONS[name]
    assert owed(body) == wanted


def test_a_kink_counts_where_both_sides_agree():
    kink, touch = fn("abs", V), V * fn("abs", V)
    (alone,) = owed(kink)
    assert alone.head == "or"
    assert alone.args[0] is off(X)
    for x, fits in ((-1.5, True), (0, False), (2, True)):
        assert value(alone, {"x": x}) == fits
    (soft,) = owed(touch)
    for x in (-1.5, 0, 2):
        assert value(soft, {"x": x})
    assert owed(touch, lt(ZERO, X)) == [off(X)]
    (apart,) = owed(fn("sign", V))
    for x in (-1.5, 0, 2):
        assert value(apart, {"x": x}) == (x != 0)
    (square,) = owed(fn("sign", V) * V**2)
    for x in (-1.5, 0, 2):
        assert value(square, {"x": x})
    side = fn("sign", V)
    # One of the three branches, or one that is none, has another slope.
    for steep in (side, side * (side + 1), side * (side - 1), side * (side + 2) * (side - 1)):
        (found,) = owed(steep * V)
        for x in (-1.5, 0, 2):
            assert value(found, {"x": x}) == (x != 0)


def test_the_branches_at_a_kink_owe_what_their_slopes_owe():
    (found,) = owed(fn("sign", V) + V * fn("abs", V))
    assert [value(found, {"x": x}) for x in (-1, 0, 2)] == [True, False, True]


def test_branches_count_where_all_agree():
    joined = piecewise((V**2, lt(V, ONE)), (2 * V - 1, TRUE))
    (found,) = owed(joined)
    assert all(value(found, {"x": x}) for x in (0, 1, 2))
    (found,) = owed(piecewise((V**2, lt(V, ONE)), (V, TRUE)))
    assert [value(found, {"x": x}) for x in (0, 1, 2)] == [True, False, True]
    (found,) = owed(piecewise((V**2, lt(V, ONE)), (2 * V, TRUE)))
    assert [value(found, {"x": x}) for x in (0, 1, 2)] == [True, False, True]
    # Without a last branch, it may have no value beyond the boundary.
    assert owed(piecewise((V**2, le(V, ONE)), (2 * V - 1, lt(V, TWO)))) == [ne(X, ONE), ne(X, TWO)]


def test_a_branch_counts_where_it_has_values():
    """Beyond 0 there is no function if log y has no value, whatever its formula says."""
    (found,) = owed(piecewise((V, le(V, ZERO)), (V + 0 * fn("log", Y), TRUE)))
    off_it, smooth = found.args
    assert off_it is off(X)
    assert lt(ZERO, Y) in smooth.args


def test_a_branch_counts_where_the_conditions_before_it_have_values():
    """Beyond 0 nothing says which branch is taken if 1/y has no value."""
    (first, _) = owed(piecewise((V, le(V, ZERO)), (V, lt(ONE / Y, V)), (V, TRUE)))
    off_it, smooth = first.args
    assert off_it is off(X)
    assert ne(Y, ZERO) in smooth.args


SHAPES = {
    "a square": (V**2, TWO * X), "a cube": (V**3, 3 * X**2), "a first power": (npow(V, ONE), ONE),
    "a size as a power": (npow(V, N), N * npow(X, N - 1)),
    "a natural power": (npow(V, J), piecewise((ZERO, eq(J, ZERO)), (J * npow(X, J - 1), TRUE))),
    "an inverse square": (ipow(V, num(-2)), num(-2) * ipow(X, num(-3))),
    "an integer power": (ipow(V, K), K * ipow(X, K - 1)), "over a constant": (V / Y, ONE / Y),
    "what rests": (-fn("sign", V), ZERO), "a sum that rests": (rng("sum", fn("sign", V)), ZERO),
    "a sum of powers": (rng("sum", npow(V, I)), rng("sum", I * npow(X, I - 1))),
    "a product that rests": (rng("prod", fn("sign", V)), ZERO),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_the_formula_of_a_derivative(name):
    body, wanted = SHAPES[name]
    assert derivative(slope(body), fresh_context())[0] is wanted


def test_a_power_that_may_be_of_nothing_is_simple_off_zero():
    away = fresh_context(ne(X, ZERO))
    assert derivative(slope(npow(V, J)), away) == (J * ipow(X, J - 1), [(away, ne(X, ZERO))])


def test_a_condition_of_a_derivative_inside_is_open():
    body = slope(S * fn("abs", S), V, "s")
    found = owed(V + body)
    assert found[0] is off(X) or found[0].args[0] is off(X)
    for prop in found:
        assert value(prop, {"x": 2})
    assert any(not value(prop, {"x": 0}) for prop in found)
    # What holds whatever the variable is, is not asked for again at the point.
    assert off(S) not in owed(slope(fn("abs", S) * S, 1 + V**2, "s"))
    assert off(X - 1) in owed(slope(1 / (S - 1), V, "s"))
    assert lt(ZERO, X) in owed(slope(fn("log", S) + 1 / (1 + S**2), V, "s"))


def test_a_condition_inside_has_continuous_sides():
    """The side √t of the condition of the inner slope is continuous for t > 0."""
    step = fn("sign", S - fn("sqrt", V))  # its slope is 0, and asks for nothing more
    edge = off(1 - fn("sqrt", X))
    found = owed(slope(step, ONE, "s"))
    assert lt(ZERO, X) in found
    assert any(p is edge or (p.head == "or" and p.args[0] is edge) for p in found)
    ranged = owed(slope(rng("sum", fn("sign", S - I * fn("sqrt", V))), ONE, "s"))
    for condition in (lt(ZERO, X), off(1 - I * fn("sqrt", X))):
        assert rng("all", condition) in ranged
    either = owed(slope(piecewise((step, lt(Y, ONE)), (S, TRUE)), ONE, "s"))
    assert disj(rel(">=", Y, ONE), lt(ZERO, X)) in either
    for x in (0, 1):
        assert not all(value(p, {"x": x, "y": 0}) for p in either if p.head != "diff")


REFUSED = {
    "a range by the variable": (rng("sum", I, ONE, V), "depends on the variable"),
    "a range from the variable": (rng("sum", I, V, ONE), "depends on the variable"),
    "a product's range": (rng("prod", I, ONE, V), "depends on the variable"),
    "an exponent": (npow(Y, V), "depends on the variable"),
    "an integer exponent": (ipow(Y, V), "depends on"),
    "a key": (T("upd", (Y, V, ONE), "u"), "depends on the variable"),
    "a place": (T("upd", (Y, ONE, V), "u"), "depends on the variable"),
    "an index": (u(V), "no rule differentiates 'at'"),
    "a largest one": (rng("bigmax", V), "no rule"),
    "a softmax's range": (T("softmax", (ONE, V, T("bound", (), 0), ONE)),
        "depends on the variable"),
    "a quantifier": (piecewise((ONE, rng("all", lt(V, I))), (V, TRUE)),
        "quantifies over the variable"),
    "a call of nothing": (T("call", (V,), "f"), "in several arguments"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_rule_is_refused_each_time(name):
    body, reason = REFUSED[name]
    context = fresh_context()
    for _ in range(2):
        with pytest.raises(Refused, match=reason):
            derivative(slope(body), context)


def test_an_open_condition():
    p, q = le(ZERO, X), rel(">=", X, ONE)
    assert recheck.strictly(p) is lt(ZERO, X)
    assert recheck.strictly(q) is rel(">", X, ONE)
    assert recheck.strictly(lt(ZERO, X)) is lt(ZERO, X)
    assert recheck.strictly(rel(">", X, ONE)) is rel(">", X, ONE)
    assert recheck.strictly(off(X)) is off(X)
    assert recheck.strictly(conj(p, off(X))) is conj(lt(ZERO, X), off(X))
    assert recheck.strictly(disj(p, q)) is disj(lt(ZERO, X), rel(">", X, ONE))
    for closed in (eq(X, ONE), conj(p, eq(X, ONE)), fn("not", p), TRUE, forall("k", ONE, TWO, p)):
        with pytest.raises(Refused, match="not open"):
            recheck.strictly(closed)


def test_maxima_by_absolute_values():
    terms = {fn("max", X, Y): max, fn("min", X, Y): min, fn("relu", X): lambda x, _: max(x, 0),
             1 + fn("max", X, Y, 2 * X) * fn("min", ONE, X): lambda x,
             y: 1 + max(x, y, 2 * x) * min(1, x),
             fn("exp", fn("relu", fn("min", X, Y, ZERO) + 2)):
                 lambda x, y: math.exp(max(min(x, y, 0) + 2, 0))}  # fmt: skip
    for term, function in terms.items():
        plain = recheck.without_maxima(term)
        assert not {"max", "min", "relu"} & {t.head for t in recheck.subterms(plain)}
        for x, y in ((1, 2), (2, 1), (-1, -3), (0, 0)):
            assert near(value(plain, {"x": x, "y": y}), function(x, y))
    assert recheck.without_maxima(X + 1) is X + 1
    assert recheck.without_maxima(fn("relu", X)) is recheck.add(X, ZERO, fn("abs", X)) / 2


def test_sums_and_products_without_what_says_nothing():
    assert recheck._plus(ZERO, X, ZERO) is X
    assert recheck._plus(ZERO) is ZERO
    assert recheck._plus(X, ONE) is X + ONE
    assert recheck._times(ONE, X) is X
    assert recheck._times(ONE, ONE) is ONE
    assert recheck._times(X, ZERO) is ZERO
    assert recheck._times(X, TWO) is X * TWO


def test_an_entry_that_replaces_nothing():
    y_at = {"u": lambda i: 10 * i, "k": 2, "j": 3, "x": 7}
    same, other = T("upd", (X, K, K), "u"), T("upd", (X, K, J), "u")
    assert recheck.entry_kept(same) is X
    assert recheck.entry_kept(other) is None
    assert recheck.entry_kept(T("upd", (u(K), K, J), "u")) is u(J)
    assert recheck.entry_kept(T("upd", (u(J), K, J), "u")) is None
    assert recheck.settled(1 + same * other) is 1 + X * other
    assert value(recheck.settled(T("upd", (u(K), K, J), "u")), y_at) == 30
    assert recheck.settled(X + Y) is X + Y
    assert recheck.settled(1 + KEPT["the same value"][0]) is 1 + u(K)
    assert recheck.settled(same) is X
    assert recheck.settled(rng("sum", T("upd", (X, I, I), "u"))) is rng("sum", X)


KEPT = {
    "the same value": (piecewise((u(J), eq(K, J)), (u(K), TRUE)), u(K)),
    "at one number": (piecewise((u(ONE), eq(K, ONE)), (u(K), TRUE)), u(K)),
    "of two indices": (piecewise((T("at", (J, ONE), "w"), conj(eq(K, J), eq(X, ONE))),
                                 (T("at", (K, X), "w"), TRUE)), T("at", (K, X), "w")),
    "under a binder": (piecewise((rng("sum", u(I + J)), eq(K, J)), (rng("sum", u(I + K)), TRUE)),
                       rng("sum", u(I + K))),
    "of the same": (piecewise((X, eq(K, K)), (Y, TRUE)), X),
    "of the same twice": (piecewise((X, conj(eq(K, K), eq(J, J))), (Y, TRUE)), X),
    "of the same and others": (piecewise((X, conj(eq(K, K), eq(J, K))), (Y, TRUE)), None),
    "another value": (piecewise((u(J), eq(K, J)), (u(N), TRUE)), None),
    "the other way round": (piecewise((u(K), eq(K, J)), (u(J), TRUE)), None),
    "by another relation": (piecewise((u(J), le(K, J)), (u(K), TRUE)), None),
    "by either": (piecewise((u(J), disj(eq(K, J), eq(K, X))), (u(K), TRUE)), None),
    "by one that is none": (piecewise((u(J), conj(eq(K, J), lt(K, J))), (u(K), TRUE)), None),
    "the first by one that is none": (piecewise((u(J), conj(lt(K, X), eq(K, J))), (u(K), TRUE)),
        None),
    "without a last branch": (piecewise((u(J), eq(K, J)), (u(K), lt(X, ONE))), None),
    "of three": (piecewise((u(J), eq(K, J)), (u(K), lt(X, ONE)), (X, TRUE)), None),
    "alone": (piecewise((u(J), eq(K, J))), None), "no branches": (X + Y, None),
    "a conjunction": (conj(lt(X, Y), eq(K, K), lt(Y, X), TRUE), None),
    "settled first": (piecewise((u(J), eq(K, J)), (T("upd", (u(K), J, K), "u"), TRUE)),
                      T("upd", (u(K), J, K), "u")),
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_a_branch_that_replaces_nothing(name):
    term, wanted = KEPT[name]
    assert recheck.entry_kept(term) is wanted
