"""The signs of polynomials, for the second checker: from relations, powers, roots and waves."""

import pytest

from symcheck import recheck
from symcheck.recheck import (
    ONE,
    PI,
    REAL,
    TWO,
    ZERO,
    Context,
    Mind,
    Sort,
    T,
    eq,
    fn,
    fraction,
    le,
    lt,
    ne,
    num,
    rel,
    sum_,
    var,
)

S, R, Q, X, Y, K, N, J = map(var, "srqxyknj")
I = var("i")
BASE = Context({
    **dict.fromkeys("srqxy", REAL), "k": Sort("integer"), "n": Sort("size"), "j": Sort("natural"),
    "u": Sort("family", ((ONE, N),)),
})  # fmt: skip
HALF = ONE / 2


def exp(t):
    return fn("exp", t)


def log(t):
    return fn("log", t)


def sqrt(t):
    return fn("sqrt", t)


def u(i):
    return T("at", (i,), "u")


def over(head, low, high, body):
    return recheck.bind(head, "i", body, low, high)


def mind(*given):
    return Mind(BASE.assume(*given))


def poly(term):
    return fraction(term, BASE).num


def sign(span):
    """Return what is said of the sign."""
    if span is None:
        return None
    if span.positive or (-span).positive:
        return "+" if span.positive else "-"
    if span.low == span.high == 0:
        return "0"
    if span.nonnegative or (-span).nonnegative:
        return "0+" if span.nonnegative else "0-"
    return "!" if span.nonzero else "?"


TIMES = [ne(S**2 - R**2, ZERO)]
KNOWN = {
    "itself": ([lt(R, S)], S - R, "+"), "twice": ([lt(2 * R, 2 * S)], S - R, "+"),
    "the negative": ([lt(R, S)], R - S, "-"), "at least": ([le(R, S)], 3 * S - 3 * R, "0+"),
    "at most": ([le(R, S)], R - S, "0-"), "equal": ([eq(R, S)], R - S, "0"),
    "not equal": ([ne(R, S)], R - S, "!"), "another": ([lt(R, S)], S + R, "?"),
    "not a multiple": ([lt(R, S)], S - 2 * R, "?"), "more terms": ([lt(R, S)], S - R + 1, "?"),
    "fewer terms": ([lt(R, S + 1)], S - R, "?"), "above": ([rel(">", S, R)], S - R, "+"),
    "at or above": ([rel(">=", S, R)], S - R, "0+"),
    "three": ([lt(R, S + 2 * Q)], S + 2 * Q - R, "+"),
    "a factor": (TIMES, S - R, "!"), "the other factor": (TIMES, 2 * S + 2 * R, "!"),
    "no factor": (TIMES, S + 2 * R, "?"), "a factor of zero": ([eq(S**2, R**2)], S - R, "?"),
    "a factor of at least zero": ([le(R**2, S**2)], S - R, "?"),
    "an atom": ([ne(S * R, ZERO)], S, "!"), "an atom of a square": ([lt(ZERO, S**2 * R)], S, "!"),
    "an atom of zero": ([eq(S * R, ZERO)], S, "?"),
    "an atom, perhaps zero": ([le(ZERO, S * R)], S, "?"),
    "the rest": ([lt(ZERO, S * (R + Q))], R + Q, "!"), "the rest, perhaps zero": (
        [le(ZERO, S * (R + Q))], R + Q, "?"),
    "over what may be negative": ([lt(ZERO, S / R)], S, "?"), "over a square": (
        [lt(ZERO, S / (R**2 + 1))], S, "+"),
    "over what is not zero": ([ne(S / R, ZERO)], S, "!"), "nothing": ([eq(S - S, ZERO)], S, "?"),
}  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
def test_what_the_relations_say_of_a_polynomial(name):
    given, term, expected = KNOWN[name]
    assert sign(mind(*given).known_sign(poly(term))) == expected


@pytest.mark.parametrize(("prop", "expected"), [
    (lt(S, R), R - S), (le(S, R), R - S), (rel(">", S, R), S - R), (rel(">=", S, R), S - R),
    (eq(S, R), S - R), (ne(S, R), S - R), (lt(ZERO, 1 / S), None), (ne(S / R, ZERO), S),
    (eq(S / R, ZERO), S), (lt(ZERO, S / (R**2 + 1)), S), (rel(">=", S / R, ZERO), None),
])  # fmt: skip
def test_the_form_of_a_relation(prop, expected):
    assert mind().form_of(prop) == (None if expected is None else poly(expected))


WAYS = {
    "exp": ("by_exponents", [lt(R, S)], exp(S) - exp(R), "+"),
    "exp less": ("by_exponents", [lt(S, R)], 3 * exp(S) - 3 * exp(R), "-"),
    "exp at least": ("by_exponents", [le(R, S)], exp(S) - exp(R), "0+"),
    "exp at most": ("by_exponents", [le(R, S)], exp(R) - exp(S), "0-"),
    "exp unknown": ("by_exponents", [], exp(R) - exp(S), "?"),
    "exp and 1": ("by_exponents", [lt(ZERO, S)], exp(S) - 1, "+"),
    "1 and exp": ("by_exponents", [lt(ZERO, S)], 2 - 2 * exp(S), "-"),
    "exp of other weight": ("by_exponents", [lt(R, S)], exp(S) - 2 * exp(R), None),
    "exp and another": ("by_exponents", [lt(R, S)], exp(S) - R, None),
    "another and exp": ("by_exponents", [lt(R, S)], S - exp(R), None),
    "others": ("by_exponents", [lt(R, S)], S - R, None),
    "exp, three": ("by_exponents", [lt(R, S)], exp(S) - exp(R) + 1, None),
    "exp alone": ("by_exponents", [lt(R, S)], exp(S), None),
    "exp and two": ("by_exponents", [lt(R, S)], exp(S) - exp(R) + Q, None),
    "log": ("by_powers", [lt(ZERO, R), lt(R, S)], log(S) - log(R), "+"),
    "log less": ("by_powers", [lt(ZERO, S), lt(S, R)], log(S) - log(R), "-"),
    "log of 1": ("by_powers", [lt(ONE, S)], log(S), "+"),
    "log below 1": ("by_powers", [lt(ZERO, S), lt(S, ONE)], log(S), "-"),
    "log unknown": ("by_powers", [lt(ZERO, S)], log(S), "?"),
    "log twice": ("by_powers", [lt(ONE, S), lt(ZERO, R), lt(R, S**2)], 2 * log(S) - log(R), "+"),
    "log twice, unlike": ("by_powers", [lt(ZERO, R), lt(R, S)], 2 * log(S) - log(R), "?"),
    "half a log": ("by_powers", [lt(R**2, S)], log(S) / 2 - log(R), "+"),
    "half a log, unlike": ("by_powers", [lt(R, S)], log(S) / 2 - log(R), "?"),
    "four logs": ("by_powers", [lt(ONE, S), lt(ZERO, R), lt(R, S**4)], 4 * log(S) - log(R), "+"),
    "five logs": ("by_powers", [lt(R, S**5)], 5 * log(S) - log(R), None),
    "one of five logs": ("by_powers", [lt(R**5, S)], log(S) - 5 * log(R), None),
    "log and exponent": ("by_powers", [], log(1 + exp(S)) - S, "+"),
    "exponent and log": ("by_powers", [], S - log(1 + exp(S)), "-"),
    "halves of both": ("by_powers", [], log(1 + exp(S)) / 2 - S / 2, "+"),
    "twice the exponent": ("by_powers", [], log(1 + exp(S)) - 2 * S, "?"),
    "half the log": ("by_powers", [], log(1 + exp(S)) / 2 - S, "?"),
    "half the exponent added": ("by_powers", [], log(1 + exp(S)) + S / 2, "?"),
    "exponent added": ("by_powers", [lt(ZERO, S)], log(1 + exp(S)) + S, "+"),
    "log and another": ("by_powers", [lt(R, S)], log(1 + exp(S)) - R, None),
    "log and two": ("by_powers", [], log(1 + exp(S)) - S - R, None),
    "no log": ("by_powers", [lt(R, S)], S - R, None), "log of e": (
        "by_powers", [lt(ZERO, S)], log(S + exp(ONE)) - 1, "+"),
    "squared log": ("by_powers", [lt(ONE, S)], log(S) ** 2 - log(R), None),
    "root": ("by_root", [lt(ZERO, S), lt(R, S**2)], S - sqrt(R), "+"),
    "root above": ("by_root", [lt(ZERO, S), lt(S**2, R)], S - sqrt(R), "-"),
    "root with a factor": ("by_root", [lt(ZERO, Q), lt(S**2, Q**2 * R)], Q * sqrt(R) + S, "+"),
    "root with a negative factor": ("by_root", [lt(Q, ZERO), lt(S**2, Q**2 * R)],
        Q * sqrt(R) + S, "-"),
    "root unknown": ("by_root", [lt(ZERO, S)], S - sqrt(R), None),
    "root of unknown side": ("by_root", [lt(R, S**2)], S - 2 * sqrt(R), None),
    "root of a negative side": ("by_root", [lt(S, ZERO), lt(R, S**2)], S + sqrt(R), "-"),
    "root at least": ("by_root", [lt(ZERO, S), le(R, S**2)], S - sqrt(R), None),
    "no root": ("by_root", [lt(ZERO, S), lt(R, S**2)], S - R, None),
    "another function": ("by_root", [lt(ZERO, S), lt(R, S**2)], S - fn("cbrt", R), None),
    "two roots": ("by_root", [lt(S, R), lt(ZERO, S)], sqrt(R) - sqrt(S), "+"),
}  # fmt: skip


@pytest.mark.parametrize("name", WAYS)
def test_signs_by_exponents_powers_and_roots(name):
    way, given, term, expected = WAYS[name]
    assert sign(getattr(mind(*given), way)(poly(term))) == expected


def test_the_order_of_the_monomials_does_not_matter():
    here = mind(lt(R, S))
    for term, expected in ((exp(S) - exp(R), "+"), (exp(R) - exp(S), "-")):
        for items in (list(poly(term).items()), list(poly(term).items())[::-1]):
            assert sign(here.by_exponents(dict(items))) == expected


def test_a_power_of_a_root_is_no_root():
    here = mind(lt(ZERO, S), lt(S**2, R))
    assert here.by_root({((sqrt(R), 2),): 1, ((S, 1),): -1}) is None


def test_no_comparison_by_powers_and_roots_deep_inside(monkeypatch):
    here = mind(lt(ONE, S), lt(R, S**2))
    monkeypatch.setattr(Mind, "level", recheck.DEEP + 1)
    assert here.by_powers(poly(log(S))) is None
    assert here.by_root(poly(S - sqrt(R))) is None


SIGNS = {
    "zero": ([], S - S, "0"), "a square": ([], S**2 + 2 * S * R + R**2, "0+"),
    "minus a square": ([], -(S**2) - 2 * S * R - R**2, "0-"),
    "a square and one": ([], S**2 + 2 * S * R + R**2 + 1, "+"),
    "minus a square and one": ([], -(S**2) - 2 * S * R - R**2 - 1, "-"),
    "a square of what is not zero": ([ne(S, R)], S**2 - 2 * S * R + R**2, "+"),
    "squares, one not zero": ([ne(S, ZERO)], S**2 + R**2, "+"), "squares": ([], S**2 + R**2, "0+"),
    "no square": ([], S**2 + 3 * S * R + R**2, "?"), "of one number": ([], S**2 + S + 1, "+"),
    "of one number, squared": ([], S**2 + 2 * S + 1, "0+"),
    "of one bounded number": ([lt(ONE, S)], S**3 - 2 * S**2 + S, "+"),
    "of one number, not bounded": ([], S**3 - 2 * S**2 + 1, "?"),
    "a common factor": ([lt(ZERO, S)], S * R**2 + S, "+"), "a product": (
        [lt(ZERO, S), lt(R, ZERO)], S * R, "-"),
    "a factor unknown": ([lt(ZERO, S)], S * R, "?"), "a factor not zero": (
        [ne(S, ZERO), ne(R, ZERO)], S * R, "!"),
    "a power": ([ne(S, ZERO)], S**2 * R**2 + S**2, "+"), "odd": ([lt(S, ZERO)], S**3, "-"),
    "two factors": ([lt(R, S), lt(Q, X)], S * X - S * Q - R * X + R * Q, "+"),
    "two factors, turned": ([lt(R, S), lt(X, Q)], S * X - S * Q - R * X + R * Q, "-"),
    "two negative factors": ([lt(S, R), lt(X, Q)], S * X - S * Q - R * X + R * Q, "+"),
    "no factors": ([], S * X + S * Q + R, "?"),
    "an atom of known square": ([lt(ZERO, S**2)], S * R**2 + S, "!"),
    "two factors, unknown": ([lt(R, S)], S * X - S * Q - R * X + R * Q, "?"),
    "one and squares": ([lt(R, S)], (S - R) * (X**2 + 1), "+"),
    "half": ([le(R, S)], (S - R) * X, "?"),
    "of logs": ([lt(ZERO, R), lt(R, S)], log(S) - log(R), "+"),
    "of roots": ([lt(ZERO, S), lt(R, S**2)], S - sqrt(R), "+"),
    "known of one and a bound": ([le(R, S), ne(R, S)], S - R, "+"),
    "an exponential": ([], exp(S) + R**2, "+"), "a wave's square": ([], fn("sin", S) ** 2 + 1, "+"),
    "difference of exponentials": ([lt(R, S)], Q**2 * exp(S) - Q**2 * exp(R), "0+"),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNS)
def test_the_sign_of_a_polynomial(name):
    given, term, expected = SIGNS[name]
    assert sign(mind(*given).sign_of_poly(poly(term))) == expected


QUOTIENTS = {
    "over a positive": ([lt(ZERO, S)], R**2 / S, "0+"),
    "over a negative": ([lt(S, ZERO)], R**2 / S, "0-"),
    "over an unknown": ([], R**2 / S, "?"), "one over": ([lt(R, S)], 1 / (S - R), "+"),
    "one over, turned": ([lt(R, S)], 1 / (R - S), "-"), "as written": (
        [lt(ZERO, S), lt(S, ONE)], S * (1 - S), "+"),
    "a bound and the form": ([lt(ZERO, S), lt(S, ONE)], S - S**2, "+"), "none": ([], S - R, "?"),
    "square over": ([ne(R, ZERO)], (S**2 + 1) / R**2, "+"), "sum": ([lt(ONE, S)], S - ONE, "+"),
}  # fmt: skip


@pytest.mark.parametrize("name", QUOTIENTS)
def test_the_sign_of_a_term(name):
    given, term, expected = QUOTIENTS[name]
    assert sign(mind(*given).sign(term)) == expected


ATOMS = {
    "a size": ([ne(S, R)], fn("abs", S - R), "+"),
    "a size, perhaps 0": ([], fn("abs", S - R), "0+"),
    "a root": ([lt(R, S)], sqrt(S - R), "+"), "a root, perhaps 0": ([le(R, S)], sqrt(S - R), "0+"),
    "a cube root": ([lt(R, S)], fn("cbrt", S - R), "+"),
    "a power": ([lt(R, S)], T("rpow", (S - R, Q)), "+"),
    "a power, perhaps of 0": ([le(R, S)], T("rpow", (S - R, Q)), "0+"),
    "a sum": ([lt(R, S)], sum_("i", ONE, N, S - R), "+"),
    "a sum, perhaps empty": ([lt(R, S)], sum_("i", ONE, J, S - R), "0+"),
    "a sum of at least 0": ([le(R, S)], sum_("i", ONE, N, S - R), "0+"),
    "a sum of negatives": ([lt(R, S)], sum_("i", ONE, N, R - S), "?"),
    "a maximum": ([lt(R, S)], over("bigmax", ONE, N, S - R), "+"),
    "a maximum, perhaps 0": ([le(R, S)], over("bigmax", ONE, N, S - R), "0+"),
    "a maximum, of nothing": ([lt(R, S)], over("bigmax", ONE, J, S - R), "+"),
    "a minimum": ([lt(R, S)], over("bigmin", ONE, N, S - R), "+"),
    "a product": ([lt(R, S)], over("prod", ONE, J, S - R), "+"),
    "a product, perhaps 0": ([le(R, S)], over("prod", ONE, N, S - R), "0+"),
    "a product, unknown": ([], over("prod", ONE, N, u(I) - R), "?"),
    "a sine": ([lt(ZERO, S), lt(S, PI)], fn("sin", S), "+"),
    "a sine, twice": ([ne(fn("sin", 2 * S), ZERO)], fn("sin", S), "!"),
    "a cosine, twice": ([ne(fn("sin", 2 * S), ZERO)], fn("cos", S), "!"),
    "a sine, twice, perhaps 0": ([le(ZERO, fn("sin", 2 * S))], fn("sin", S), "?"),
    "a sine of another": ([ne(fn("sin", 2 * S), ZERO)], fn("sin", R), "?"),
    "another function": ([lt(R, S)], fn("sinh", S - R), "?"), "a variable": ([lt(R, S)], S, "?"),
}  # fmt: skip


@pytest.mark.parametrize("name", ATOMS)
def test_the_sign_of_an_atom(name):
    given, term, expected = ATOMS[name]
    assert sign(mind(*given).range_of_atom(term)) == expected


def test_the_range_of_an_atom_keeps_its_ends():
    here = mind(lt(R, S), lt(sqrt(S - R), TWO), lt(fn("abs", S - R), num(3)))
    assert here.range_of_atom(sqrt(S - R)).high <= 2
    assert here.range_of_atom(fn("abs", S - R)).high == 3


SETTLED = {
    "less": ([lt(S, R), lt(R, Q)], Q - S, "+"), "more": ([lt(S, R), lt(R, Q)], S - Q, "-"),
    "at least": ([le(S, R), le(R, Q)], Q - S, "0+"), "at most": ([le(S, R), le(R, Q)], S - Q, "0-"),
    "not zero": ([le(S, R), lt(R, Q)], Q - S, "+"), "unknown": ([le(S, R), le(Q, R)], Q - S, "?"),
    "of the sign alone": ([], S**2, "0+"), "of a square": ([ne(S, R)], (S - R) ** 2, "+"),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTLED)
def test_the_sign_by_linear_arithmetic(name):
    given, term, expected = SETTLED[name]
    assert sign(mind(*given).settled(term)) == expected


def inside(low, high, *, strict=True):
    relation = lt if strict else le
    return [relation(low, S), relation(S, high)]


WAVES = {
    "sin +": (inside(ZERO, PI), "sin", "+"), "sin at the ends": (
        inside(ZERO, PI, strict=False), "sin", "0+"),
    "sin -": (inside(-PI, ZERO), "sin", "-"), "sin -, at the ends": (
        inside(-PI, ZERO, strict=False), "sin", "0-"),
    "sin + after a turn": (inside(2 * PI, 3 * PI), "sin", "+"),
    "sin - after a half": (inside(PI, 2 * PI), "sin", "-"),
    "cos +": (inside(-PI / 2, PI / 2), "cos", "+"), "cos at the ends": (
        inside(-PI / 2, PI / 2, strict=False), "cos", "0+"),
    "cos -": (inside(PI / 2, 3 * PI / 2), "cos", "-"),
    "sin too far": (inside(ZERO, num(4)), "sin", "?"),
    "sin too low": (inside(-HALF, num(3)), "sin", "?"),
    "cos too far": (inside(ZERO, PI), "cos", "?"),
    "cos too low": (inside(num(-2), ONE), "cos", "?"), "sin, by numbers": (
        inside(num(1), num(3)), "sin", "+"),
    "cos, by numbers": (inside(num(2), num(4)), "cos", "-"),
    "sin, no end": ([lt(ZERO, S)], "sin", "?"),
    "sin, no beginning": ([lt(S, PI)], "sin", "?"), "sin far out": (
        inside(num(1000) * PI, num(1000) * PI + 3), "sin", "+"),
    "sin open below": ([lt(ZERO, S), le(S, PI)], "sin", "0+"),
    "sin open above": ([le(ZERO, S), lt(S, PI)], "sin", "0+"),
}  # fmt: skip


@pytest.mark.parametrize("name", WAVES)
def test_the_sign_of_a_wave(name):
    given, head, expected = WAVES[name]
    assert sign(mind(*given).wave(fn(head, S))) == expected


MANY = [le(num(k), T("at", (num(k),), "u")) for k in range(1, 26)]


def test_of_many_relations_those_that_share_a_name_are_asked():
    chain = [lt(S, R), lt(R, Q), lt(X, Y)]
    here = mind(*MANY, *chain)
    assert set(here.related(S)) == set(chain[:2])
    assert set(here.related(X)) == {chain[2]}
    assert here.holds(lt(S, Q))
    assert not here.holds(lt(S, X))


def test_few_relations_are_all_asked():
    few = [lt(S, R), lt(X, Y), ne(S, Q)]
    assert mind(*few).related(S)[:2] == few[:2]
    assert ne(S, Q) not in mind(*few).related(S)


COMBINED = {
    "strict": ([lt(S, R), le(R, Q)], Q - S, ">", True),
    "not strict": ([le(S, R), le(R, Q)], Q - S, ">", False),
    "at least": ([le(S, R), le(R, Q)], Q - S, ">=", True), "not": ([le(S, R)], S - R, ">=", False),
    "equal": ([eq(S, R)], S - R, ">=", True), "equal, turned": ([eq(S, R)], R - S, ">=", True),
    "equal, not more": ([eq(S, R)], R - S, ">", False), "turned": (
        [rel(">", R, S), rel(">=", Q, R)], Q - S, ">", True),
    "bounds": ([lt(S, ONE), lt(ZERO, fn("sin", R) + 1)], 2 - S - fn("sin", R), ">", True),
    "bounds that may meet": ([le(S, ONE)], 2 - S - fn("sin", R), ">", False),
    "bounds below": ([lt(num(-1), S)], fn("sin", R) + S + 2, ">", True),
    "a fraction": ([], 1 / S, ">", False), "nothing more": ([], ZERO * S, ">", False),
    "zero": ([], ZERO * S, ">=", True), "of an entry": ([], S - 1, ">=", False),
}  # fmt: skip


@pytest.mark.parametrize("name", COMBINED)
def test_combinations_of_what_is_known(name):
    given, term, op, expected = COMBINED[name]
    assert mind(*given).combined(term, op) is expected
