"""When a term has a value, for the second checker: what it asks for, form by form."""

import pytest

from symcheck.recheck import (
    FALSE,
    ONE,
    PI,
    REAL,
    TRUE,
    TWO,
    ZERO,
    Context,
    Definition,
    Sort,
    T,
    bind,
    conj,
    disj,
    eq,
    fn,
    is_necessary,
    le,
    lt,
    ne,
    needs,
    npow,
    num,
    piecewise,
    rel,
    sum_,
    var,
)

X, Y, N, K, J, Z, P = map(var, "xynkjzp")
HALF = num(1) / 2
NATURAL = Sort("natural")
NUMBERS = {"x": REAL, "y": REAL, "n": Sort("size"), "k": Sort("integer"), "j": NATURAL}
ENTRIES = {
    "u": Sort("family", ((ONE, N),)), "p": Sort("permutation", ((ONE, N),)),
    "tri": Sort("family", ((ONE, N), (ONE, T("lam", (T("bound", (), 0),))))),
}  # fmt: skip


def u(i):
    return T("at", (i,), "u")


def ipow(a, b):
    return T("ipow", (a, b))


def rpow(a, b):
    return T("rpow", (a, b))


def upd(name, *args):
    return T("upd", args, name)


def call(name, *args):
    return T("call", args, name)


def rng(head, low, high, body):
    return bind(head, "i", body, low, high)


I = var("i")
F = Definition("f", (("t", Sort("positive")), ("m", NATURAL)), 1 / (var("t") - var("m")))
G = Definition("g", (("v", Sort("family", ((ONE, TWO),))),), T("at", (ONE,), "v"))
H = Definition("h", (("m", NATURAL), ("t", REAL)), None, "m", var("t"),
    fn("exp", call("h", var("m"), var("t"))))
BAD = Definition("bad", (("m", NATURAL), ("t", REAL)), None, "m", var("t"),
    1 / call("bad", var("m"), var("t")))
FIRST_OF_TWO = [le(ONE, ONE), le(ONE, TWO)]
CONTEXT = Context(NUMBERS | ENTRIES, (), {d.name: d for d in (F, G, H, BAD)})

NEEDS = {
    "a variable": (X, []), "numbers": (PI + 3, []), "a quotient": (X / Y, [ne(Y, ZERO)]),
    "a half": (X / 2, []), "over zero": (X / 0, [ne(ZERO, ZERO)]),
    "over nothing": (X / (ONE - ONE), [ne(ONE - ONE, ZERO)]),
    "parts of a product": (X / Y * fn("log", X), [ne(Y, ZERO), lt(ZERO, X)]),
    "once only": (1 / X + 2 / X, [ne(X, ZERO)]),
    "a root": (fn("sqrt", X), [le(ZERO, X)]), "a wave": (fn("sin", X), []),
    "an arc": (fn("asin", X), [le(num(-1), X), le(X, ONE)]),
    "a square": (X**2, []), "an integer power": (npow(X, J), [le(ZERO, J)]),
    "an integer power by an integer": (npow(X, K), [le(ZERO, K)]),
    "a power by a real": (npow(X, Y), [FALSE, le(ZERO, Y)]),
    "a power by a half": (npow(X, HALF), [FALSE, le(ZERO, HALF)]),
    "a power by a whole quotient": (npow(X, num(4) / 2), [le(ZERO, num(4) / 2)]),
    "a reciprocal": (ipow(X, num(-1)), [ne(X, ZERO)]), "no reciprocal": (ipow(X, num(0)), []),
    "an open power": (ipow(X, K), [disj(ne(X, ZERO), le(ZERO, K))]),
    "a power by a sum": (ipow(X, K + 1), [disj(ne(X, ZERO), le(ZERO, K + 1))]),
    "an integer's power by a real": (ipow(X, Y), [FALSE, disj(ne(X, ZERO), le(ZERO, Y))]),
    "an integer's power by a half": (ipow(X, HALF), [FALSE]),
    "a positive integer's power": (ipow(X, num(2)), []),
    "a rational power": (rpow(X, HALF), [le(ZERO, X)]),
    "a power by zero": (rpow(X, ZERO), [lt(ZERO, X)]),
    "a negative power": (rpow(X, -HALF), [lt(ZERO, X)]),
    "a real power": (rpow(X, Y), [disj(lt(ZERO, X), conj(le(ZERO, X), lt(ZERO, Y)))]),
    "a delta": (fn("delta", K, N), []),
    "a delta of reals": (fn("delta", X, 1 / Y), [ne(Y, ZERO), FALSE]),
    "an entry": (u(K), [le(ONE, K), le(K, N)]),
    "an entry at a real": (u(X), [FALSE, le(ONE, X), le(X, N)]),
    "an entry at a half": (u(HALF), [FALSE, le(ONE, HALF), le(HALF, N)]),
    "an entry of a triangle": (
        T("at", (K, J), "tri"), [le(ONE, K), le(K, N), le(ONE, J), le(J, K)]),
    "an entry with an index too few": (T("at", (K,), "tri"), [FALSE]),
    "an entry with an index too many": (T("at", (K, J), "u"), [FALSE]),
    "an entry of nothing": (T("at", (K,), "w"), [FALSE]),
    "an entry of a number": (T("at", (), "x"), [FALSE]),
    "an update": (upd("u", 1 / X, K, J), [ne(X, ZERO), le(ONE, K), le(K, N), le(ONE, J), le(J, N)]),
    "a family": (T("fam", (), "u"), [FALSE]), "its bare name": (T("var", (), "u"), [FALSE]),
    "an abstraction": (T("lam", (X,)), [FALSE]),
    "a relation": (lt(1 / X, fn("log", Y)), [ne(X, ZERO), lt(ZERO, Y)]),
    "an empty negation": (fn("not", eq(1 / X, Y)), [ne(X, ZERO)]),
    "one of two": (disj(lt(ZERO, X), lt(1 / Y, X)), [ne(Y, ZERO)]),
    "both": (conj(ne(X, ZERO), lt(1 / X, Y), lt(1 / Y, X)),
             [disj(eq(X, ZERO), ne(X, ZERO)), disj(eq(X, ZERO), rel(">=", 1 / X, Y), ne(Y, ZERO))]),
    "a limit": (T("tends", (1 / T("bound", (), 0), ZERO)), []),
    "a sum": (rng("sum", ONE, N, 1 / (X - I)), [rng("all", ONE, N, ne(X - I, ZERO))]),
    "a sum of entries": (rng("sum", ONE, N, u(I)), []),
    "a sum of later entries": (rng("sum", TWO, N, u(I)), [rng("all", TWO, N, le(ONE, I))]),
    "a sum of entries further on": (rng("sum", ONE, N + 1, u(I)),
        [rng("all", ONE, N + 1, le(I, N))]),
    "a sum to a real": (rng("sum", ONE, Y, I), [FALSE]),
    "a sum from a real": (rng("sum", Y, N, I), [FALSE]),
    "a sum from a half": (rng("sum", HALF, N, I), [FALSE]),
    "a sum from a quotient": (rng("prod", 1 / X, N, I), [ne(X, ZERO), FALSE]),
    "a product": (rng("prod", ONE, K, I), []),
    "a largest one": (rng("bigmax", ONE, K, I), [le(ONE, K)]),
    "a least one": (rng("bigmin", J, N, fn("log", X)), [le(J, N), rng("all", J, N, lt(ZERO, X))]),
    "for every index": (rng("all", ONE, N, lt(1 / X, I)), [rng("all", ONE, N, ne(X, ZERO))]),
    "a softmax": (T("softmax", (ONE, N, T("at", (T("bound", (), 0),), "u"), K)),
        [le(ONE, K), le(K, N)]),
    "a softmax at a real": (T("softmax", (ONE, N, ONE, fn("log", X))),
                            [lt(ZERO, X), FALSE, le(ONE, fn("log", X)), le(fn("log", X), N)]),
    "branches": (piecewise((1 / X, ne(X, ZERO)), (1 / Y, TRUE)),
                 [disj(eq(X, ZERO), ne(X, ZERO)), disj(ne(X, ZERO), ne(Y, ZERO))]),
    "branches without a last one": (piecewise((ONE, lt(X, ONE)), (1 / Y, lt(TWO, X))),
                                    [disj(lt(X, ONE), rel(">=", TWO, X), ne(Y, ZERO)),
                                     disj(lt(X, ONE), lt(TWO, X))]),
    "a branch alone": (piecewise((1 / X, TRUE)), [ne(X, ZERO)]),
    "branches behind the last": (piecewise((ONE, TRUE), (1 / X, lt(X, ONE))), []),
    "conditions that ask": (piecewise((ONE, lt(1 / X, Y)), (TWO, lt(1 / Y, X)), (ZERO, TRUE)),
                            [ne(X, ZERO), disj(lt(1 / X, Y), ne(Y, ZERO))]),
    "a call": (call("f", X, K), [lt(ZERO, X), le(ZERO, K), ne(X - K, ZERO)]),
    "a call at a real": (call("f", X, Y), [lt(ZERO, X), FALSE, le(ZERO, Y), ne(X - Y, ZERO)]),
    "a call at a quotient": (call("f", 1 / X, ONE), [ne(X, ZERO), lt(ZERO, 1 / X), le(ZERO, ONE),
                                                     ne(1 / X - ONE, ZERO)]),
    "a call with too few": (call("f", X), [FALSE]), "a call of nothing": (call("w", X), [FALSE]),
    "a call with too many": (call("f", X, K, K), [FALSE]),
    "a call of a family": (call("g", T("lam", (X / T("bound", (), 0),))),
                           [rng("all", ONE, TWO, ne(I, ZERO)), *FIRST_OF_TWO]),
    "a call of another family": (call("g", T("lam", (1 / (T("bound", (), 0) - X),))),
        [rng("all", ONE, TWO, ne(I - X, ZERO)), ne(ONE - X, ZERO), *FIRST_OF_TWO]),
    "a recursion with values": (call("h", K, X), [le(ZERO, K)]),
    "a recursion without": (call("bad", J, X), [le(ZERO, J), FALSE]),
    "a slope": (bind("diff", "t", fn("log", var("t")), X), [lt(ZERO, X)]),
    "a slope of a least one": (bind("diff", "t", rng("bigmin", ONE, TWO, var("t")), X),
        [le(ONE, TWO), FALSE]),
    "a slope at a quotient": (bind("diff", "t", var("t") ** 2, 1 / X), [ne(X, ZERO)]),
    "a slope of a root": (bind("diff", "t", fn("sqrt", var("t")), X), [le(ZERO, X), lt(ZERO, X)]),
}  # fmt: skip


def asked(term, context):
    found = needs(term, context)
    assert all(c is context for c, _ in found)
    return [p for _, p in found]


@pytest.mark.parametrize("name", NEEDS)
def test_what_a_term_asks_for(name):
    term, wanted = NEEDS[name]
    context = Context(CONTEXT.variables, (), CONTEXT.definitions)
    assert asked(term, context) == wanted
    assert asked(term, context) == wanted


def test_a_recursion_without_values_has_none_ever_after():
    context = Context(CONTEXT.variables, (), CONTEXT.definitions)
    for t in (X, Y, X + 1):
        assert asked(call("bad", J, t), context) == [le(ZERO, J), FALSE]
        assert asked(call("h", J, t), context) == [le(ZERO, J)]


def test_a_recursion_without_a_part_has_no_values():
    part = Definition("part", (("m", NATURAL),), None, "m", ONE, None)
    assert FALSE in asked(call("part", J), Context(NUMBERS, (), {"part": part}))


def test_the_base_and_the_step_are_read_among_the_parameters():
    row = (("size", Sort("size")), ("m", NATURAL), ("v", Sort("family", ((ONE, var("size")),))))
    first = T("at", (ONE,), "v")
    again = call("r", var("size"), var("m"), T("fam", (), "v"))
    known = Definition("r", row, None, "m", first, again * first + var("m"))
    outer = Context(NUMBERS | ENTRIES, (), {"r": known})
    assert FALSE not in asked(call("r", N, J, T("fam", (), "u")), outer)
    others = ((T("at", (TWO,), "v"), again), (first, again / var("m")), (first, 1 / first))
    for base, step in others:
        broken = Context(NUMBERS | ENTRIES, (), {"r": Definition("r", row, None, "m", base, step)})
        assert FALSE in asked(call("r", N, J, T("fam", (), "u")), broken)


def slope(body, point=X):
    return bind("diff", "t", body, point)


SIZE = fn("abs", var("t"))
TURN = piecewise((ONE, le(ZERO, var("t"))), (num(-1), TRUE))
NECESSARY = {
    "off the pole": (ne(X, ZERO), 1 / X, True), "of two terms": (ne(Y, ZERO), 1 / Y, True),
    "another place": (ne(X, ONE), 1 / X, False),
    "off a corner": (ne(X, ZERO), slope(SIZE), True),
    "off a corner of a sum": (ne(X, ZERO), 2 + slope(SIZE + var("t")), True),
    "off a corner elsewhere": (ne(X, ONE), slope(fn("abs", var("t") - 1)), True),
    "off a corner of a relu": (ne(X, ZERO), slope(fn("relu", var("t"))), True),
    "not off a corner that is smooth": (ne(X, ZERO), slope(var("t") * SIZE), False),
    "not off a corner of a square": (ne(X, ZERO), slope(fn("abs", var("t") ** 2)), False),
    "not off a corner of t": (ne(X, ZERO), slope(SIZE * TURN), False),
    "off a jump": (ne(X, ZERO), slope(fn("sign", var("t"))), False),
    "off a corner behind a jump": (ne(X, ONE),
        slope(fn("sign", var("t")) + fn("abs", var("t") - 1)), True),
    "not in a branch": (ne(X, ZERO), piecewise((slope(SIZE), lt(X, num(-1))), (ZERO, TRUE)), False),
    "not in a sum": (ne(X, ZERO), sum_("i", ONE, J, slope(SIZE)), False),
    "where the function is": (le(ZERO, X), slope(fn("sqrt", var("t"))), True),
    "not off a pole of the function's value": (
        ne(5 * K + Y, ZERO), 1 / slope(5 * K, Y), False),
    "off a corner of a slope inside": (
        ne(X, ZERO), slope(bind("diff", "s", fn("abs", var("s") * var("t")), X), Y), False),
    "off a corner of a slope inside, at the point": (
        ne(X, ZERO), slope(bind("diff", "s", fn("abs", var("s") - var("t")), ZERO)), True),
    "off a corner of the point": (ne(X, ZERO), slope(ONE, slope(SIZE)), True),
    "off a pole of a slope": (ne(slope(X * var("t"), Y), ZERO), 1 / slope(X * var("t"), Y), True),
    "not where the function's value has a root": (
        le(ZERO, 5 * K + Y), fn("sqrt", slope(5 * K, Y)), False),
    "not where a branch is not taken": (
        disj(le(5 * K + Y, ZERO), ne(X, ZERO)),
        piecewise((1 / X, lt(ZERO, slope(5 * K, Y))), (ONE, TRUE)), False),
    "where a branch is taken": (
        disj(le(slope(5 * K, Y), ZERO), ne(X, ZERO)),
        piecewise((1 / X, lt(ZERO, slope(5 * K, Y))), (ONE, TRUE)), True),
    "where the function of a slope inside is": (
        le(ZERO, X), slope(var("t") + slope(fn("sqrt", var("t")), X), Y), True),
    "where the point is": (ne(Y, ZERO), slope(var("t"), 1 / Y), True),
    "not where the slope is": (lt(ZERO, X), slope(fn("sqrt", var("t"))), False),
}  # fmt: skip


@pytest.mark.parametrize("name", NECESSARY)
def test_what_holds_wherever_a_term_has_a_value(name):
    prop, term, wanted = NECESSARY[name]
    assert is_necessary(prop, (X, term), Context(NUMBERS)) == wanted


def test_nothing_is_necessary_beside_definitions_with_slopes():
    own = (("m", NATURAL), ("t", REAL))
    sloped, plain = slope(SIZE, var("t")) * var("t"), var("t")
    parts = [(plain, None, None), (None, plain, plain), (sloped, None, None), (None, sloped, plain),
             (None, plain, sloped)]  # fmt: skip
    for body, base, step in parts:
        on = None if body is not None else "m"
        defined = Definition("d", own, body, on, base, step)
        context = Context(NUMBERS, (), {"d": defined})
        assert is_necessary(ne(X, ZERO), (1 / X,), context) == (sloped not in {body, base, step})
