"""The second checker's numbers against Arb's: what it encloses lies in between, and closely."""

import math
import operator
from fractions import Fraction
from random import Random

import pytest
from flint import arb, arb_series, ctx

from symcheck import recheck
from symcheck.recheck import Boxed, Context, NoEnclosure, Reals, Span, T, fn, num, var

PRECISIONS = (20, 64, 256, 900)


@pytest.fixture(autouse=True)
def _precise():
    with ctx.workprec(6000):
        yield


def scaled(value, p):
    """Return a ball at scale 2⁻ᵖ."""
    return value * arb(2) ** p


def holds(ends, value, p):
    """Return whether no end is certainly on the wrong side of a value."""
    low, high = ends
    whole = scaled(value, p)
    return not (low is not None and arb(low) > whole) and not (
        high is not None and arb(high) < whole
    )


def points(p, seed, *, least=None):
    """Return integers that stand for points at scale 2⁻ᵖ: extreme ones, near and far."""
    random, one = Random(seed), 1 << p  # noqa: S311 - the same points each time
    found = [0, 1, 2, 3, one - 1, one, one + 1, 2 * one, 3 * one // 2, one // 3, 10 * one, 40 * one]
    found += [int(k * math.pi / 2 * 2**40) * one >> 40 for k in (1, 2, 3, 50)]
    found += [random.randrange(1 << random.randrange(1, p + 6)) for _ in range(40)]
    found += [-x for x in found]
    return [x for x in found if least is None or x >= least]


ONE = {
    "exp": (recheck.exp_ends, arb.exp, None),
    "log": (recheck.log_ends, arb.log, 1),
    "sqrt": (recheck.sqrt_ends, arb.sqrt, 0),
    "cbrt": (recheck.cbrt_ends, lambda x: x.root(3) if x != 0 else x, 0),
    "atan": (recheck.atan_ends, arb.atan, None),
    "sin": (lambda x, p: recheck.wave_ends(x, p, 0), arb.sin, None),
    "cos": (lambda x, p: recheck.wave_ends(x, p, 1), arb.cos, None),
    "erf": (recheck.erf_ends, arb.erf, None),
}


@pytest.mark.parametrize("p", PRECISIONS)
@pytest.mark.parametrize("name", ONE)
def test_a_function_at_a_point(name, p):
    ends_of, function, least = ONE[name]
    for x in points(p, f"{name} {p}", least=least):
        ends = ends_of(x, p)
        value = function(arb(x) / arb(2) ** p)
        assert holds(ends, value, p), (name, x, p)
        size = int((abs(scaled(value, p)) + 1).upper().floor().unique_fmpz())
        assert ends[1] - ends[0] <= 2 + (size >> (p - 10)), (name, x, p)


@pytest.mark.parametrize("k", [1, 2, 7, 10**6, 10**30])
@pytest.mark.parametrize("p", [64, 400])
def test_waves_next_to_their_zeros_and_crests(k, p):
    near = int((scaled(arb.pi() * k / 2, p)).floor().unique_fmpz())
    for x in (near - 1, near, near + 1, -near):
        at = arb(x) / arb(2) ** p
        assert holds(recheck.wave_ends(x, p, 0), at.sin(), p)
        assert holds(recheck.wave_ends(x, p, 1), at.cos(), p)


def test_functions_far_out():
    for p in (64, 200):
        for x in (10**40 << p, -(10**40) << p):
            assert recheck.exp_ends(x, p)[0] >= 0
            assert holds(recheck.atan_ends(x, p), (arb(x) / arb(2) ** p).atan(), p)
            assert holds(recheck.erf_ends(x, p), (arb(x) / arb(2) ** p).erf(), p)
        assert recheck.exp_ends(10**40 << p, p)[1] is None
        assert holds(recheck.log_ends(10**300 << p, p), arb(10**300).log(), p)


@pytest.mark.parametrize("w", [64, 128, 640, 2048])
def test_constants(w):
    assert holds(recheck.pi_ends(w), arb.pi(), w)
    assert holds(recheck.ln_two(w), arb(2).log(), w)
    assert recheck.pi_ends(w)[1] - recheck.pi_ends(w)[0] < 2**16


def test_a_series_encloses_what_it_leaves_out():
    for w in (4, 10, 64):  # Σ 2⁻ⁿ = 2
        half = (1 << (w - 1), 1 << (w - 1))
        low, high = recheck.series((1 << w, 1 << w), half, w, recheck.one, recheck.one)
        assert low <= 2 << w <= high <= low + 2


def test_functions_at_the_end_of_their_domain():
    reals = Reals(60)
    for least in (0, -1, None):
        for name in ("sqrt", "cbrt"):
            assert reals.function(name, (least, 1 << 60)) == (0, 1 << 60)
        assert reals.function("log", (least, 1 << 60)) == (None, 0)


def test_signs_and_reciprocals_next_to_0():
    boxed = Boxed(30, Context({}), {})
    for ends, signs in {(-1, 1): (-1, 1), (0, 1): (0, 1), (-1, 0): (-1, 0), (1, 1): (1, 1),
                        (-1, -1): (-1, -1), (0, 0): (0, 0)}.items():  # fmt: skip
        assert boxed._sign([ends]) == [tuple(s << 30 for s in signs)]
    assert boxed.jet_inverse([(1, 1), (0, 0)])[0] == (1 << 60, 1 << 60)
    assert boxed.jet_inverse([(-1, -1), (0, 0)])[0] == (-1 << 60, -1 << 60)
    for ends in ((0, 1), (-1, 0), (-1, 1)):
        with pytest.raises(NoEnclosure):
            boxed.jet_inverse([ends, (0, 0)])


@pytest.mark.parametrize("name", ["exp", "log", "sqrt", "cbrt", "atan", "erf", "sin", "cos"])
def test_a_function_on_an_interval(name):
    p, random = 64, Random(name)  # noqa: S311
    reals, (_, function, least) = Reals(p), ONE[name]
    for _ in range(60):
        a, b = sorted(random.randrange(-(9 << p), 9 << p) for _ in range(2))
        if least is not None:
            a, b = sorted((abs(a) + least, abs(b) + least))
        ends = reals.function(name, (a, b))
        for x in (a, b, (a + b) // 2, *(random.randint(a, b) for _ in range(5))):
            assert holds(ends, function(arb(x) / arb(2) ** p), p), (name, a, b, x)


def members(ends, random, p):
    """Return some members of an interval, of a half-line too."""
    low = -(50 << p) if ends[0] is None else ends[0]
    high = 50 << p if ends[1] is None else ends[1]
    return [low, high, *(random.randint(min(low, high), high) for _ in range(3))]


@pytest.mark.parametrize("name", ["add", "sub", "mul", "join", "largest"])
def test_arithmetic_of_intervals(name):
    p, random = 30, Random(name)  # noqa: S311
    reals = Reals(p)
    own = {"add": operator.add, "sub": operator.sub, "largest": max,
           "mul": lambda x, y: Fraction(x * y, 1 << p), "join": lambda x, _: x}[name]  # fmt: skip
    for _ in range(300):
        both = []
        for _ in range(2):
            tried = (random.randrange(-(9 << p), 9 << p), random.randrange(-(9 << p), 9 << p))
            low, high = sorted(random.choice((0, x)) for x in tried)
            both.append((random.choice((low, None)), random.choice((high, None))))
        low, high = getattr(reals, name)(*both)
        for x in members(both[0], random, p):
            for y in members(both[1], random, p):
                assert low is None or low <= own(x, y), (name, both, x, y)
                assert high is None or own(x, y) <= high, (name, both, x, y)


def test_powers_and_reciprocals():
    p, random = 30, Random(1)  # noqa: S311
    reals = Reals(p)
    for _ in range(300):
        a, b = sorted(random.randrange(-(9 << p), 9 << p) for _ in range(2))
        n = random.randrange(-4, 6)
        try:
            low, high = reals.power((a, b), n)
        except NoEnclosure:
            assert n < 0
            assert a <= 0 <= b
            continue
        for x in (a, b, random.randint(a, b)):
            value = Fraction(x, 1 << p) ** n * 2**p
            assert low is None or low <= value
            assert high is None or value <= high


SPANS = [
    Span(None if a is None else Fraction(a), None if b is None else Fraction(b), lo, ho, z)
    for a, b in ((None, None), (0, None), (None, 0), (-1, 2), (0, 3), (2, 5), (-3, -1), (0, 0))
    for lo in (False, True) for ho in (False, True) for z in (False, True)
    if a != b or (a is None) or not (lo or ho or z)
]  # fmt: skip
TRIED = [Fraction(n, 2) for n in range(-7, 8)] + [Fraction(1, 100), Fraction(-1, 100)]


def has(span, x):
    """Return whether a number is a member of a span."""
    above = span.low is None or x > span.low or (x == span.low and not span.low_open)
    below = span.high is None or x < span.high or (x == span.high and not span.high_open)
    return above and below and not (span.no_zero and x == 0)


INSIDE = {s: [x for x in TRIED if has(s, x)] for s in SPANS}


@pytest.mark.parametrize(
    ("span_of", "value_of"),
    [(operator.add, operator.add), (operator.mul, operator.mul), (Span.largest, max)],
)
def test_arithmetic_of_spans(span_of, value_of):
    for a in SPANS:
        for b in SPANS:
            found = span_of(a, b)
            assert all(has(found, value_of(x, y)) for x in INSIDE[a] for y in INSIDE[b]), (a, b)


def test_spans_joined_met_and_changed():
    for a in SPANS:
        assert all(has(-a, -x) and has(a.size(), abs(x)) for x in INSIDE[a])
        assert all(has(a.inverse(), 1 / x) for x in INSIDE[a] if x)
        assert all(has(a**n, x**n) for x in INSIDE[a] for n in (0, 1, 2, 3, -1, -2) if x or n >= 0)
        assert not (a.positive and any(x <= 0 for x in INSIDE[a]))
        assert not (a.nonzero and 0 in INSIDE[a])
        for b in SPANS:
            assert all(has(a | b, x) for x in (*INSIDE[a], *INSIDE[b]))
            assert all(has(a & b, x) for x in INSIDE[a] if x in INSIDE[b])


X = var("x")
TERMS = {
    "sin(exp x)": (fn("sin", fn("exp", X)), lambda x: x.exp().sin()),
    "1/(1 + x²)": (1 / (1 + X**2), lambda x: 1 / (1 + x * x)),
    "log(2 + cos x)": (fn("log", 2 + fn("cos", X)), lambda x: (2 + x.cos()).log()),
    "√(3 + x)": (fn("sqrt", 3 + X), lambda x: (3 + x).sqrt()),
    "atan(x³)": (fn("atan", X**3), lambda x: (x * x * x).atan()),
    "erf(x)": (fn("erf", X), lambda x: x.erf()),
    "tanh(x)": (fn("tanh", X), lambda x: x.tanh() if isinstance(x, arb) else
                1 - 2 / (1 + (2 * x).exp())),
}  # fmt: skip


@pytest.mark.parametrize("name", TERMS)
def test_taylor_coefficients(name):
    term, function = TERMS[name]
    p, context = 100, Context({"x": recheck.REAL})
    with ctx.workprec(400):
        for at in (Fraction(1, 3), Fraction(-1, 7), Fraction(9, 8)):
            x = Reals(p).exact(at)
            jet = Boxed(p, context, {"x": x}, "x", 5).jet(term)
            old, ctx.cap = ctx.cap, 6
            try:
                whole = function(arb_series([arb(at.numerator) / at.denominator, 1], prec=6))
            finally:
                ctx.cap = old
            for k in range(6):
                assert holds(jet[k], whole[k], p), (name, at, k)
                assert jet[k][1] - jet[k][0] < 2**40, (name, at, k)


@pytest.mark.parametrize(
    "term",
    [
        fn("log", num(-1)), 1 / num(0), fn("sqrt", num(-2)), fn("sign", X),
        T("bigmax", (num(1), num(0), num(3))),
    ],
    ids=repr,
)  # fmt: skip
def test_what_has_no_value_has_no_enclosure_or_none_that_says_anything(term):
    box = {"x": (-(1 << 64), 1 << 64)}
    try:
        low, high = Boxed(64, Context({"x": recheck.REAL}), box).value(term)
    except NoEnclosure:
        return
    assert low is None or high is None or low < high
