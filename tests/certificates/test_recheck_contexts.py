"""What holds in a context, for the second checker: true and false of it, and what is asked how."""

from fractions import Fraction

import pytest

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    PI,
    REAL,
    TRUE,
    TWO,
    ZERO,
    Context,
    Definition,
    Mind,
    Refused,
    Sort,
    T,
    bind,
    conj,
    disj,
    eq,
    fn,
    forall,
    is_log,
    le,
    lt,
    mul,
    ne,
    npow,
    num,
    of_integers,
    piecewise,
    rel,
    shifts_in,
    sum_,
    var,
)

S, R, Q, X, Y, Z, W, A, N, J, K, M = map(var, "srqxyzwanjkm")
HALF = ONE / 2
I = var("i")
DOUBLE = Definition("f", (("t", REAL),), var("t") ** 2 + 1)
SORTS = {
    **dict.fromkeys("srqxyzw", REAL), "a": Sort("positive"), "n": Sort("size"),
    "j": Sort("natural"), "k": Sort("integer"), "m": Sort("integer"),
    "u": Sort("family", ((ONE, N),)), "v": Sort("family", ((ONE, N),)),
    "p": Sort("permutation", ((ONE, N),)),
}  # fmt: skip
BASE = Context(SORTS, (), {"f": DOUBLE})
#: 1 < x < 2, −3 ≤ y ≤ −1, z ≥ 0, w ≠ 0
BOUNDED = BASE.assume(
    lt(ONE, X), lt(X, TWO), le(num(-3), Y), le(Y, num(-1)), le(ZERO, Z), ne(W, ZERO)
)


def u(i):
    return T("at", (i,), "u")


def v(i):
    return T("at", (i,), "v")


def p(i):
    return T("at", (i,), "p")


def power(head, a, b):
    return T(head, (a, b))


def over(head, low, high, body):
    return bind(head, "i", body, low, high)


def gt(a, b):
    return rel(">", a, b)


def ge(a, b):
    return rel(">=", a, b)


def no(prop):
    return T("not", (prop,))


def mind(*given, context=BASE):
    return Mind(context.assume(*given))


IN = conj(le(ONE, K), le(K, N))
POSITIVES, OR = forall("i", ONE, N, lt(ZERO, u(I))), disj(lt(u(I), ZERO), lt(ONE, u(I)))
NEXT = forall("i", ONE, N, lt(u(I - 1), u(I)))
HOLDS = {
    "true": ([], TRUE), "itself": ([lt(S, R)], lt(S, R)), "a square": ([], le(ZERO, S**2)),
    "both": ([lt(S, R)], conj(lt(S, R), le(S, R))), "one": ([], disj(lt(S, R), le(ZERO, A))),
    "not": ([lt(S, R)], no(le(R, S))), "not not": ([lt(S, R)], no(no(lt(S, R)))),
    "a hypothesis with not": ([no(le(S, R))], lt(R, S)), "excluded": ([], disj(lt(S, R), le(R, S))),
    "for all": ([], forall("i", ONE, N, lt(ZERO, I))), "above": ([lt(S, R)], gt(R, S)),
    "at least": ([lt(S, R)], ge(R, S)), "same": ([], eq(S, S)), "algebra": ([], eq(S * 2, S + S)),
    "between": ([le(S, R), le(R, S)], eq(S, R)), "by value": ([eq(S, TWO)], eq(S * S, num(4))),
    "by a value": ([eq(S, fn("exp", R))], eq(S * S, fn("exp", R) * fn("exp", R))),
    "greater is other": ([lt(S, R), lt(R, Q)], ne(Q, S)),
    "two steps": ([lt(S, R), lt(R, Q)], lt(S, Q)),
    "less is other": ([lt(S, R), lt(R, Q)], ne(S, Q)), "cancels": ([lt(ZERO, R)], lt(S, R + S)),
    "an instance": ([POSITIVES, IN], lt(ZERO, u(K))),
    "an instance as an inequation": ([forall("i", ONE, N, ne(u(I), S)), IN], ne(u(K), S)),
    "an instance in a sum": ([POSITIVES, IN], lt(S, S + u(K))),
    "an instance of or": ([forall("i", ONE, N, OR), IN], disj(lt(u(K), ZERO), lt(ONE, u(K)))),
    "of a conjunction": ([conj(lt(S, R), POSITIVES), IN], lt(ZERO, u(K))),
    "of a conjunction inside": ([forall("i", ONE, N, conj(lt(ZERO, u(I)), lt(u(I), S))), IN],
        lt(u(K), S)),
    "of two": ([forall("i", ONE, N, forall("j", ONE, N, lt(u(I), v(var("j"))))), IN],
        lt(u(K), v(K))),
    "an instance before": ([NEXT, le(TWO, K), le(K, N)], lt(u(K - 1), u(K))),
    "of what follows": ([NEXT, le(ONE, K), le(K, N - 1)], lt(u(K), u(K + 1))),
    "of a step": ([NEXT, IN], lt(u(K - 1), u(K))),
    "a permutation's entry": ([IN], le(p(K), N)),
    "a permutation's entry below": ([IN], le(ONE, p(K))),
    "a maximum": ([IN], le(u(K), over("bigmax", ONE, N, u(I)))),
    "a minimum": ([IN], le(over("bigmin", ONE, N, u(I)), u(K))),
    "the greatest index": ([], le(over("bigmax", ONE, N, I), N)),
    "the first of those": ([], le(ONE, over("bigmin", ONE, N,
        piecewise((I, lt(ZERO, u(I))), (N, TRUE))))),
    "integers": ([lt(K, M), lt(M, K + J)], le(K + 2, K + J)),
    "strict": ([lt(S, R)], lt(S - R, ZERO)),
    "of two sides": ([eq(S, R + 1)], lt(R, S)), "of the other side": ([eq(S, R + 1)], lt(-S, -R)),
    "of a bound above": ([lt(S, TWO), lt(R, ONE)], lt(S + R, num(3))),
    "a product": ([lt(ONE, S), lt(ONE, R)], lt(ONE, S * R)),
    "a sine": ([lt(ZERO, S), lt(S, num(3))], lt(ZERO, fn("sin", S))),
    "a factor": ([ne(S * R, ZERO)], ne(S, ZERO)),
    "a factor of squares": ([ne(S**2, R**2)], ne(S, R)),
    "a square of what is not zero": ([ne(S, R)], lt(ZERO, S**2 + R**2 - 2 * S * R)),
    "logs": ([lt(ONE, S)], lt(ZERO, fn("log", S))),
    "roots": ([lt(ZERO, S)], lt(ZERO, fn("sqrt", S))),
}  # fmt: skip
HOLDS_NOT = {
    "nothing known": ([], lt(S, R)), "not": ([], no(lt(S, R))), "other": ([], ne(S, R)),
    "not of what holds": ([lt(S, R)], no(lt(S, R))), "not not": ([], no(no(lt(S, R)))),
    "not for all": ([], no(forall("i", ONE, N, lt(ZERO, u(I))))),
    "one of both": ([lt(S, R)], conj(lt(S, R), lt(R, Q))),
    "neither": ([], disj(lt(S, R), lt(R, Q))),
    "two of three": ([], disj(lt(S, R), lt(R, S))),
    "for all": ([], forall("i", ONE, N, lt(ONE, I))),
    "mirrored": ([lt(S, R)], gt(S, R)), "strict": ([le(S, R)], lt(S, R)),
    "equal": ([le(S, R)], eq(S, R)),
    "a square": ([], lt(ZERO, S**2)), "by value": ([eq(S, TWO)], eq(S * R, num(4))),
    "at least": ([le(S, R)], ne(S, R)), "not two steps": ([lt(S, R), lt(S, Q)], lt(R, Q)),
    "an instance outside": ([POSITIVES, le(ONE, K)], lt(ZERO, u(K))),
    "an instance below": ([POSITIVES, le(K, N)], lt(ZERO, u(K))),
    "an instance at a real": ([POSITIVES, le(ONE, S), le(S, N)], lt(ZERO, u(S))),
    "another family": ([POSITIVES, IN], lt(ZERO, v(K))),
    "the instance itself": ([POSITIVES, IN], lt(ONE, u(K))),
    "an instance of or": ([forall("i", ONE, N, OR), IN], lt(u(K), ZERO)),
    "of a step outside": ([NEXT, le(ONE, K)], lt(u(K), u(K + 1))),
    "a permutation's entries": ([IN], lt(p(K), N)), "a family's": ([IN], le(u(K), N)),
    "a maximum outside": ([le(ONE, K)], le(u(K), over("bigmax", ONE, N, u(I)))),
    "a maximum below": ([IN], le(over("bigmax", ONE, N, u(I)), u(K))),
    "a minimum above": ([IN], le(u(K), over("bigmin", ONE, N, u(I)))),
    "the greatest of others": ([], le(over("bigmax", ONE, N, I + 1), N)),
    "the greatest of squares": ([], le(over("bigmax", ONE, N, I**2), N)),
    "the greatest of branches": ([], le(over("bigmax", ONE, N,
        piecewise((I + 1, lt(ZERO, u(I))), (N, TRUE))), N)),
    "an index of an empty range": ([], le(over("bigmax", TWO, N, I), N)),
    "reals": ([lt(S, R), lt(R, Q)], le(S + 2, Q)), "half an integer": ([lt(S, K)], le(S + 1, K)),
    "of one side": ([eq(S, R + 1)], lt(S, R)), "of at least": ([le(S, R)], lt(S - R, ZERO)),
    "a factor": ([ne(S + R, ZERO)], ne(S, ZERO)),
    "a factor of zero": ([eq(S * R, ZERO)], ne(S, ZERO)),
    "a factor of at least": ([le(ZERO, S * R)], ne(S, ZERO)),
    "factors alike": ([eq(S**2, R**2)], ne(S, R)), "no factor": ([ne(S**2, R**2)], ne(S, 2 * R)),
    "logs": ([lt(ZERO, S)], lt(ZERO, fn("log", S))), "roots": ([], lt(ZERO, fn("sqrt", S))),
    "a power": ([], lt(ZERO, T("rpow", (S, R)))), "a size": ([], lt(ZERO, fn("abs", S))),
    "a sine": ([lt(ZERO, S), lt(S, num(4))], lt(ZERO, fn("sin", S))),
}  # fmt: skip


@pytest.mark.parametrize("name", HOLDS)
def test_what_holds_is_shown(name):
    given, prop = HOLDS[name]
    assert mind(*given).holds(prop)


@pytest.mark.parametrize("name", HOLDS_NOT)
def test_what_may_fail_is_not_shown(name):
    given, prop = HOLDS_NOT[name]
    assert not mind(*given).holds(prop)


def shape(span):
    low, high = (None if e is None else Fraction(e) for e in (span.low, span.high))
    opened = low is None or span.low_open, high is None or span.high_open
    inside = (low is None or low < 0 or (low == 0 and not opened[0])) and (
        high is None or high > 0 or (high == 0 and not opened[1]))
    return low, high, *opened, inside and span.no_zero


def written(text):
    """Return a span from ``[-1, 2)``; a ``*`` behind it leaves out 0."""
    star, text = text.endswith("*"), text.removesuffix("*")
    ends = [None if e.strip() == "-" else Fraction(e.strip()) for e in text[1:-1].split(",")]
    opened = text[0] == "(" or ends[0] is None, text[-1] == ")" or ends[1] is None
    return *ends, *opened, star


SIGNED = over("sum", ONE, N, u(I))
RANGES = {
    "pi": (PI, "(3.14159, 3.14160)"), "x": (X, "(1, 2)"), "y": (Y, "[-3, -1]"), "w": (W, "(-, -)*"),
    "add": (X + Y, "(-2, 1)"), "neg": (-X, "(-2, -1)"), "mul": (X * Y, "(-6, -1)"),
    "square": (S * S, "[0, -)"), "square of w": (W * W, "(0, -)"), "div": (X / Y, "(-2, -1/3)"),
    "one over": (1 / Y, "[-1, -1/3]"), "rpow": (power("rpow", X, S), "(0, -)"),
    "rpow of z": (power("rpow", Z, S), "[0, -)"), "abs": (fn("abs", Y), "[1, 3]"),
    "max": (fn("max", Y, Z), "[0, -)"), "sin": (fn("sin", S), "[-1, 1]"),
    "cos": (fn("cos", S), "[-1, 1]"), "at": (u(K), "(-, -)"),
    "call": (T("call", (S,), "f"), "[1, -)"), "cosh": (fn("cosh", S), "[1, -)"),
    "cosh of w": (fn("cosh", W), "(1, -)"), "sech": (fn("sech", S), "(0, 1]"),
    "softmax": (bind("softmax", "i", u(I), ONE, N, K), "(0, 1]"),
    "delta": (fn("delta", K, M), "[0, 1]"), "indicator": (fn("indicator", S), "[0, 1]"),
    "alternating": (fn("alternating", K), "[-1, 1]*"), "relu": (fn("relu", S), "[0, -)"),
    "piecewise": (piecewise((X, lt(S, R)), (Y, TRUE)), "[-3, 2)*"),
    "npow": (npow(X, TWO), "(1, 4)"), "ipow": (power("ipow", X, num(-1)), "(1/2, 1)"),
    "a root as a power": (power("ipow", X, HALF), "(-, -)"),
    "open power of x": (power("npow", X, J), "(0, -)"),
    "open power of z": (power("npow", Z, J), "[0, -)"),
    "open power of s": (power("npow", S, J), "(-, -)"),
    "open power of w": (power("npow", W, J), "(-, -)*"),
    "even power": (power("npow", S, 2 * J), "[0, -)"),
    "odd power": (power("npow", S, 3 * J), "(-, -)"),
    "even power, of a real": (power("npow", S, 2 * R), "(-, -)"),
    "the power of two": (power("npow", S, J + 2), "(-, -)"),
    "even power of w": (power("ipow", W, 2 * K), "[0, -)*"),
    "sign of x": (fn("sign", X), "[1, 1]"), "sign of y": (fn("sign", Y), "[-1, -1]"),
    "sign of z": (fn("sign", Z), "[0, 1]"), "sign of -z": (fn("sign", -Z), "[-1, 0]"),
    "sign of s": (fn("sign", S), "[-1, 1]"), "sign of w": (fn("sign", W), "[-1, 1]*"),
    "sum": (SIGNED, "(-, -)"), "sum of exp": (over("sum", ONE, N, fn("exp", u(I))), "(0, -)"),
    "sum of exp, empty": (over("sum", ONE, J, fn("exp", u(I))), "[0, -)"),
    "sum of squares": (over("sum", ONE, N, u(I) ** 2), "[0, -)"),
    "sum of -exp": (over("sum", ONE, N, -fn("exp", u(I))), "(-, 0)"),
    "sum of -exp, empty": (over("sum", ONE, J, -fn("exp", u(I))), "(-, 0]"),
    "sum of -squares": (over("sum", ONE, N, -(u(I) ** 2)), "(-, 0]"),
    "product": (over("prod", ONE, N, u(I)), "(-, -)"),
    "product of exp": (over("prod", ONE, N, fn("exp", u(I))), "(0, -)"),
    "product of sigmoids": (over("prod", ONE, N, fn("sigmoid", u(I))), "(0, 1]"),
    "product of ones": (over("prod", ONE, N, fn("sech", u(I))), "(0, 1]"),
    "product of halves": (over("prod", ONE, N, fn("sigmoid", u(I)) + 1), "(0, -)"),
    "product of squares": (over("prod", ONE, N, u(I) ** 2), "[0, -)"),
    "product of negatives": (over("prod", ONE, N, Y), "(-, -)"),
    "maximum": (over("bigmax", ONE, N, fn("sin", u(I))), "[-1, 1]"),
    "minimum": (over("bigmin", ONE, N, fn("sigmoid", u(I))), "(0, 1)"),
}  # fmt: skip


@pytest.mark.parametrize("name", RANGES)
def test_the_range_of_a_term(name):
    term, expected = RANGES[name]
    assert shape(Mind(BOUNDED).range(term)) == written(expected)


def test_a_stated_bound_narrows_the_form():
    assert shape(mind(lt(S**2, TWO), lt(ZERO, u(K))).range(S**2)) == written("[0, 2)")
    assert shape(mind(POSITIVES, IN).range(u(K))) == written("(0, -)")
    assert shape(mind(POSITIVES, le(ONE, K)).range(u(K))) == written("(-, -)")


AS_WRITTEN = {
    "neg": (-X, "(-2, -1)"), "mul": (X * Y, "(-6, -1)"), "div": (X / Y, "(-2, -1/3)"),
    "npow": (npow(Y, TWO), "[1, 9]"), "ipow": (power("ipow", Y, num(-1)), "[-1, -1/3]"),
    "no integer": (power("ipow", Y, HALF), "(-, -)"), "open": (power("npow", X, J), "(-, -)"),
    "sin": (fn("sin", X), "(0, 1]"), "cos": (fn("cos", X - 1), "(0, 1]"),
    "exp": (fn("exp", S), "(-, -)"),
    "sum": (over("sum", ONE, N, X * S**2), "[0, -)"), "zero": (Z / X, "[0, -)"),
}  # fmt: skip


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_the_sign_of_a_term_as_it_is_written(name):
    term, expected = AS_WRITTEN[name]
    assert shape(Mind(BOUNDED).sign_as_written(term)) == written(expected)


def test_only_cheap_questions_are_asked_deep_inside(monkeypatch):
    here = mind(lt(S, R), lt(R, Q))
    monkeypatch.setattr(Mind, "level", recheck.DEEP)
    assert not here.deep
    monkeypatch.setattr(Mind, "level", recheck.DEEP + 1)
    before = Mind.cuts
    assert here.deep
    assert before < Mind.cuts
    assert here.equation(S, S)
    assert not here.equation(S, R)
    assert not here.compare(S - R, ">")
    assert not here.compare(R - S, ">")


def test_nothing_is_shown_when_the_work_is_used_up(monkeypatch):
    here = mind()
    here.asked.add(lt(S, R))
    assert not here.holds(lt(S, R))
    before = Mind.cuts
    monkeypatch.setattr(recheck, "MOST_DEPTH", -1)
    assert not here.holds(le(ZERO, S**2))
    assert before < Mind.cuts
    monkeypatch.setattr(recheck, "MOST_DEPTH", 40)
    monkeypatch.setattr(recheck, "MOST_WORK", 0)
    assert not here.holds(le(ZERO, S**2))
    monkeypatch.setattr(recheck, "MOST_WORK", 2000)
    assert here.holds(le(ZERO, S**2))


def test_a_comparison_with_zero_keeps_its_direction():
    here = mind(lt(S, R), lt(R, Q))
    for op, least in ((">", Q - S), (">=", Q - S), ("<", S - Q), ("<=", S - Q)):
        assert here.compare(least, op)
        assert not here.compare(-least, op)


def test_shifts_are_whole_numbers_added_to_the_own_index():
    body = conj(lt(u(I + 2), S + 3), lt(u(I), u(I + HALF)), le(J + 5, T("add", (I, ONE, num(4)))))
    assert list(shifts_in(forall("i", ONE, N, body))) == [ZERO, TWO]
    assert list(shifts_in(forall("i", ONE, N, lt(u(I), u(mul(I, num(4))))))) == [ZERO]


def test_a_logarithm_alone():
    log = fn("log", S)
    assert is_log(((log, 1),))
    for m in ((), ((log, 2),), ((S, 1),), ((log, 1), (S, 1))):
        assert not is_log(m)


@pytest.mark.parametrize(("prop", "expected"), [
    (lt(K, M), le(K + 1, M)), (gt(K, M), le(M + 1, K)), (le(K, M), le(K, M)), (lt(S, K), lt(S, K)),
    (eq(K, M), eq(K, M)), (lt(K, S), lt(K, S)), (ge(K, M), ge(K, M)),
])  # fmt: skip
def test_one_more_between_integers(prop, expected):
    assert of_integers(prop, BASE) == expected


def test_the_indices_are_closed_defined_integers():
    here = mind(IN)
    found = here.indices_in(u(K) + v(S) + sum_("i", ONE, N, u(I)) + fn("sin", M) + u(p(J)))
    assert set(found) == {K, J}
    assert mind(IN, le(ONE, J), le(J, N)).indices_in(u(p(J))) in ([p(J), J], [J, p(J)])


def test_what_is_refused_is_no_form():
    with pytest.raises(Refused):
        recheck.show(lt(S, R), BASE)
