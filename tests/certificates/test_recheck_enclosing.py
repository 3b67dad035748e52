"""What the second checker encloses numbers in: exact values, least widths, any working scale."""

import math
from fractions import Fraction
from itertools import product

import pytest
from flint import arb, ctx

from symcheck import recheck
from symcheck.recheck import NoEnclosure, Reals

FUNCTIONS = {
    "exp": (recheck.exp_ends, arb.exp),
    "log": (recheck.log_ends, arb.log),
    "sqrt": (recheck.sqrt_ends, arb.sqrt),
    "cbrt": (recheck.cbrt_ends, lambda x: x.root(3)),
    "atan": (recheck.atan_ends, arb.atan),
    "sin": (lambda x, p: recheck.wave_ends(x, p, 0), arb.sin),
    "cos": (lambda x, p: recheck.wave_ends(x, p, 1), arb.cos),
    "erf": (recheck.erf_ends, arb.erf),
}
OF_POSITIVE = {"log", "sqrt", "cbrt"}
FAR = {"exp": (30, -30), "log": (10**9, Fraction(1, 10**6)), "sqrt": (10**9,), "cbrt": (10**9,),
       "atan": (99, -99), "sin": (99, -999, 10**12), "cos": (99, -999, 10**12),
       "erf": (3, -4, 6)}  # fmt: skip
NEAR = [Fraction(n, d) for n, d in ((1, 3), (1, 2), (2, 3), (5, 7), (1, 1), (9, 8), (4, 3), (7, 5),
                                    (2, 1), (5, 2), (13, 4), (29, 6), (1, 1000))]  # fmt: skip


def bounds(value, p):
    """Return the integers around a ball at scale 2⁻ᵖ."""
    whole = value * arb(2) ** p
    if (exact := whole.unique_fmpz()) is not None:
        return int(exact), int(exact)
    return int(whole.lower().floor().unique_fmpz()), int(whole.upper().ceil().unique_fmpz())


def places(name):
    """Return points where a function is asked."""
    return [*NEAR, *FAR[name], *([] if name in OF_POSITIVE else [-x for x in NEAR])]


@pytest.mark.parametrize("p", [10, 44, 64, 130])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_at_a_point_the_ends_are_next_to_the_value(name, p):
    ends_of, function = FUNCTIONS[name]
    with ctx.workprec(600):
        for place in places(name):
            x = round(place * 2**p)
            if not x and name in OF_POSITIVE:
                continue
            low, high = bounds(function(arb(x) / arb(2) ** p), p)
            ends = ends_of(x, p)
            assert low - 1 <= ends[0] <= low, (name, place)
            assert high <= ends[1] <= high + 1, (name, place)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_enclosed_at_any_working_scale(name, monkeypatch):
    monkeypatch.setattr(recheck, "scale_for", lambda p, _: p + 3)
    ends_of, function = FUNCTIONS[name]
    with ctx.workprec(100):
        for p in (8, 9, 11):
            least = 1 if name in OF_POSITIVE else -(2 << p)
            for x in range(least, 3 << p, 2 * p - 9):
                low, high = bounds(function(arb(x) / arb(2) ** p), p)
                ends = ends_of(x, p)
                assert ends[0] <= low, (name, p, x)
                assert high <= ends[1], (name, p, x)


def test_values_that_are_known():
    for p in (8, 64):
        one = 1 << p
        assert recheck.exp_ends(0, p) == (one, one)
        assert recheck.log_ends(one, p) == (0, 0)
        assert recheck.sqrt_ends(4 * one, p) == (2 * one, 2 * one)
        assert recheck.sqrt_ends(9 * one // 4, p) == (3 * one // 2, 3 * one // 2)
        assert recheck.cbrt_ends(8 * one, p) == (2 * one, 2 * one)
        assert recheck.cbrt_ends(one, p) == (one, one)
        assert recheck.cbrt_ends(0, p) == recheck.sqrt_ends(0, p) == (0, 0)
        assert recheck.atan_ends(0, p) == recheck.erf_ends(0, p) == (0, 0)
        assert recheck.wave_ends(0, p, 0) == (0, 0)
        assert recheck.wave_ends(0, p, 1) == (one, one)
    for n in range(1, 200):
        root, third = recheck.sqrt_ends(n, 5), recheck.cbrt_ends(n, 5)
        assert root[0] ** 2 <= n * 2**5 <= root[1] ** 2
        assert third[0] ** 3 <= n * 2**10 <= third[1] ** 3
        assert root[1] - root[0] <= 1
        assert third[1] - third[0] <= 1


def test_exponentials_and_errors_beyond_what_is_followed():
    far = recheck.LIMIT + 1
    assert recheck.exp_ends(far << 9, 9) == (1 << (9 + recheck.LIMIT), None)
    assert recheck.exp_ends(-(far << 9), 9) == (0, 1)
    assert recheck.exp_ends(-(100 << 9), 9) == (0, 1)
    assert recheck.erf_ends(40 << 9, 9) == ((1 << 9) - 1, 1 << 9)
    assert recheck.erf_ends(-40 << 9, 9) == (-(1 << 9), 1 - (1 << 9))


SERIES = {
    "exp": (lambda n: n, recheck.one, 1), "artanh": (recheck.one, recheck.odd, 1),
    "arctan": (recheck.one, recheck.odd, -1), "exp of −x": (lambda n: n, recheck.one, -1),
    "erf": (recheck.odd, recheck.one, 1),
}  # fmt: skip


@pytest.mark.parametrize("name", SERIES)
def test_series_and_what_is_left_of_them(name):
    step, weight, sign = SERIES[name]
    for w, size in ((3, 1), (4, 16), (5, 20), (7, 3), (8, 200), (10, 777), (30, 2**29)):
        for wide in (0, 1):
            x = min(size, 1 << (w - 2)) if step is recheck.one else size
            sums = []
            for end in (x, x + wide):
                total = factor = Fraction(1)
                for n in range(1, 60):
                    factor *= sign * Fraction(end, 1 << w) / step(n)
                    total += factor / weight(n)
                sums.append(total * 2**w)
            low, high = recheck.series((1 << w, 1 << w), (x, x + wide), w, step, weight, sign)
            assert low <= min(sums), (w, size)
            assert max(sums) <= high, (w, size)
            assert high - low <= 30 + 4 * wide, (w, size)


def test_series_of_an_interval_begin_with_it():
    w = 12
    low, high = recheck.series((1000, 1010), (0, 0), w, recheck.one, recheck.one)
    assert (low, high) == (1000, 1011)
    low, high = recheck.series((1000, 1010), (2048, 2048), w, recheck.one, recheck.one)
    assert 1980 <= low <= 2000
    assert 2020 <= high <= 2040
    low, high = recheck.series((1000, 1010), (2048, 2048), w, recheck.one, recheck.one, -1)
    assert 640 <= low <= 666
    assert 673 <= high <= 700


@pytest.mark.parametrize("w", [4, 10, 64, 100])
def test_constants_are_close(w):
    with ctx.workprec(300):
        two = (recheck.pi_ends(w), arb.pi()), (recheck.ln_two(w), arb(2).log())
        for (low, high), value in two:
            least, most = bounds(value, w)
            assert least - 6 * w - 60 <= low <= least < most <= high <= most + 6 * w + 60
        for n in (3, 5, 9):
            x = (1 << w) // n, -(-(1 << w) // n)
            for found, value in (
                (recheck.arctan_small(x, w), (arb(1) / n).atan()),
                (recheck.artanh_small(x, w), (arb(1) / n).atanh()),
            ):
                least, most = bounds(value, w)
                assert least - 2 * w <= found[0] <= least < most <= found[1] <= most + 2 * w


def test_scales_and_roundings():
    scales = [recheck.scale_for(*x) for x in ((1, 0), (44, 20), (44, 21), (64, 64))]
    assert scales == [64, 64, 128, 128]
    assert recheck.rescaled((5, 5), 3, 1) == (1, 2)
    assert recheck.rescaled((-5, -5), 3, 1) == (-2, -1)
    assert recheck.rescaled((4, 8), 3, 1) == (1, 2)
    assert recheck.rescaled((5, 7), 3, 3) == (5, 7)
    assert recheck.rescaled((5, -7), 1, 3) == (20, -28)
    assert recheck.square_of((3, 5), 2) == (2, 7)
    assert recheck.square_of((4, 4), 2) == (4, 4)
    assert [recheck.up(a, 3) for a in (3, 4, 5, 6, -1, -4)] == [1, 2, 2, 2, 0, -1]
    assert Reals(6).exact(Fraction(1, 3)) == (21, 22)
    assert Reals(6).exact(2) == (128, 128)
    assert Reals(6).pi() == (201, 202)
    assert Reals(5).unit == (32, 32)
    assert Reals(5).zero == (0, 0)


# ── arithmetic: the least interval, of ends that may be infinite ──

P, BIG = 2, 10**9
ENDS = (-BIG, -7, -4, -1, 0, 1, 4, 6, BIG)
INTERVALS = [(a, b) for a in ENDS for b in ENDS if a <= b and a != BIG and b != -BIG]


def shown(low, high):
    """Return an interval as the checker writes it."""
    return None if low == -BIG else low, None if high == BIG else high


def of_infinity(a, b):
    """Return a product, with BIG for what is infinite."""
    if abs(a) < BIG and abs(b) < BIG:
        return Fraction(a * b, 1 << P)
    return 0 if not a * b else math.copysign(BIG, a * b)


def test_the_least_interval_of_products():
    reals = Reals(P)
    for a, b in product(INTERVALS, INTERVALS):
        corners = [of_infinity(x, y) for x in a for y in b]
        wanted = shown(math.floor(min(corners)), math.ceil(max(corners)))
        assert reals.mul(shown(*a), shown(*b)) == wanted, (a, b)


def test_the_least_interval_of_sums_and_of_two():
    reals = Reals(P)
    for a, b in product(INTERVALS, INTERVALS):
        mine, other = shown(*a), shown(*b)
        low = -BIG if -BIG in {a[0], b[0]} else a[0] + b[0]
        high = BIG if BIG in {a[1], b[1]} else a[1] + b[1]
        assert reals.add(mine, other) == shown(low, high)
        assert reals.neg(mine) == shown(-a[1], -a[0])
        assert reals.sub(mine, reals.neg(other)) == shown(low, high)
        assert reals.join(mine, other) == shown(min(a[0], b[0]), max(a[1], b[1]))
        assert reals.largest(mine, other) == shown(max(a[0], b[0]), max(a[1], b[1]))
        common = max(a[0], b[0]), min(a[1], b[1])
        if common[0] <= common[1]:
            assert reals.meet(mine, other) == shown(*common)
        else:
            with pytest.raises(NoEnclosure):
                reals.meet(mine, other)


def test_the_least_interval_of_reciprocals_powers_and_sizes():
    reals = Reals(P)
    for a in INTERVALS:
        low, high = a
        mine = shown(*a)
        if low < 0 < high or low == high == 0:
            with pytest.raises(NoEnclosure):
                reals.inv(mine)
        else:
            ends = [0 if abs(e) == BIG else Fraction(16, e) if e else None for e in (high, low)]
            at_zero = BIG if high > 0 else -BIG
            ends = [at_zero if e is None else e for e in ends]
            assert reals.inv(mine) == shown(math.floor(ends[0]), math.ceil(ends[1])), a
        least = 0 if low <= 0 <= high else min(abs(low), abs(high))
        most = max(abs(low), abs(high))
        assert reals.size(mine) == shown(least, most)
        assert reals.power(mine, 0) == (4, 4)
        assert reals.power(mine, 1) == mine
        for n in (2, 3, 4):
            base = (least, most) if n % 2 == 0 else a
            found = [e if abs(e) == BIG else Fraction(e**n, 4 ** (n - 1)) for e in base]
            assert reals.power(mine, n) == shown(math.floor(found[0]), math.ceil(found[1])), (a, n)
    assert reals.power((4, 8), -2) == (1, 4)
    assert reals.power((-8, -4), -1) == (-4, -2)


def test_an_interval_that_need_not_have_members():
    reals = Reals(P)
    assert reals.meet((1, None), (None, None)) == (1, None)
    assert reals.meet((3, 3), (3, 3)) == (3, 3)


# ── functions on intervals ──

def test_increasing_functions_on_intervals():
    p = 20
    reals, one = Reals(p), 1 << p
    for name in ("exp", "log", "sqrt", "cbrt", "atan", "erf"):
        f = FUNCTIONS[name][0]
        assert reals.function(name, (one, 3 * one)) == (f(one, p)[0], f(3 * one, p)[1])
    assert reals.function("exp", (None, None)) == (0, None)
    assert reals.function("exp", (None, one)) == (0, recheck.exp_ends(one, p)[1])
    assert reals.function("log", (None, None)) == reals.function("log", (0, None)) == (None, None)
    assert reals.function("log", (-one, one)) == (None, 0)
    assert reals.function("log", (0, 0)) == (None, None)
    assert reals.function("log", (one, None)) == (0, None)
    assert reals.function("sqrt", (None, 4 * one)) == (0, 2 * one)
    assert reals.function("sqrt", (0, None)) == reals.function("cbrt", (-one, None)) == (0, None)
    assert reals.function("sqrt", (-one, 0)) == (0, 0)
    assert reals.function("cbrt", (-one, 8 * one)) == (0, 2 * one)
    assert reals.function("erf", (None, None)) == (-one, one)
    assert reals.function("erf", (0, None)) == (0, one)
    right = math.ceil(math.pi / 2 * one)
    assert reals.function("atan", (None, None)) in ((-right, right), (-right - 1, right + 1))
    assert reals.function("atan", (None, 0)) == (-reals.function("atan", (0, None))[1], 0)
    for name in ("log", "sqrt", "cbrt"):
        with pytest.raises(NoEnclosure):
            reals.function(name, (-3, -2))


def true_wave(a, b, shift):
    """Return the least and greatest value of sin(x + shift·π/2) from a to b."""
    values = [math.sin(x + shift * math.pi / 2) for x in (a, b)]
    for k in range(-40, 40):
        crest = (k - shift) * math.pi / 2
        if k % 2 and a <= crest <= b:
            values.append(1 if k % 4 == 1 else -1)
    return min(values), max(values)


@pytest.mark.parametrize("name", ["sin", "cos"])
def test_waves_on_intervals(name):
    p = 30
    reals, shift = Reals(p), int(name == "cos")
    for i, width in product(range(-90, 90, 4), (0, 1, 9, 19, 37, 58, 69)):
        a, b = (i << p) // 10, ((i + width) << p) // 10
        low, high = reals.function(name, (a, b))
        least, most = (v * 2**p for v in true_wave(a / 2**p, b / 2**p, shift))
        assert math.floor(least + 1e-3) - 3 <= low <= math.ceil(least + 1e-3), (i, width)
        assert math.floor(most - 1e-3) <= high <= math.ceil(most - 1e-3) + 3, (i, width)
    one = 1 << p
    for whole in ((None, 0), (0, None), (None, None), (-50 * one, 50 * one)):
        assert reals.function(name, whole) == (-one, one)


def test_waves_next_to_a_crest():
    p = 8
    reals, one = Reals(p), 1 << p
    crest = math.floor(math.pi / 2 * one)
    assert reals.wave((crest, crest + 1), 0)[1] == one
    assert reals.wave((-crest - 1, -crest), 0)[0] == -one
    assert reals.wave((-1, 1), 1)[1] == one
    assert reals.wave((0, 0), 1) == (one, one)
    assert reals.wave((2 * crest, 2 * crest + 3), 1)[0] == -one
    assert reals.wave((-3 * crest - 4, -3 * crest), 0)[1] == one
    assert reals.wave((-1, 1), 0) == (-1, 1)


@pytest.mark.parametrize(("name", "spare"), [("log", 0), ("atan", 0), ("sin", 0), ("cos", 0),
                                             ("exp", 3), ("erf", 3)])  # fmt: skip
def test_no_rounding_is_inwards(name, spare, monkeypatch):
    monkeypatch.setattr(recheck, "scale_for", lambda p, _: p + spare)
    ends_of, function = FUNCTIONS[name]
    with ctx.workprec(80):
        for p in (6, 8):
            for x in range(1 if name in OF_POSITIVE else -(2 << p), 3 << p):
                low, high = bounds(function(arb(x) / arb(2) ** p), p)
                ends = ends_of(x, p)
                assert ends[0] <= low, (name, p, x)
                assert high <= ends[1], (name, p, x)


def test_series_that_grow_before_they_fall():
    for first, x in product((1, 2, 5), range(0, 200, 13)):
        for sign in (1, -1):
            wanted = first * math.exp(sign * x / 16)
            low, high = recheck.series((first, first), (x, x), 4, lambda n: n, recheck.one, sign)
            assert low <= wanted <= high, (first, x, sign)
            series = recheck.series((first, first), (x, x), 4, lambda n: n, recheck.odd, sign)
            terms = [Fraction(sign * x, 16) ** n / math.factorial(n) / (2 * n + 1)
                     for n in range(60)]  # fmt: skip
            assert series[0] <= first * sum(terms) <= series[1], (first, x, sign)


def test_huge_arguments_of_waves_on_intervals():
    p = 30
    reals, one = Reals(p), 1 << p
    for k in (10**6, -(10**6)):
        at = math.floor(Fraction(355 * k, 113) * one)
        for a, b in ((at, at + one), (at - 2 * one, at + 4 * one), (at, at + 7 * one - 1)):
            for shift in (0, 1):
                low, high = reals.wave((a, b), shift)
                values = [math.sin((a + (b - a) * i / 50) / one + shift * math.pi / 2)
                          for i in range(51)]  # fmt: skip
                assert low / one - 1e-6 <= min(values) <= low / one + 2e-2, (k, a, b)
                assert high / one + 1e-6 >= max(values) >= high / one - 2e-2, (k, a, b)
