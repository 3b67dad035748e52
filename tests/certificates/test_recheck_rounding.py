"""What the second checker encloses numbers in is rounded outwards in every step, not only at last.

The series that end a computation are rounded outwards themselves, so that a step before them that
is rounded inwards rarely shows. Here they are as sharp as can be, or what they are asked is seen,
or one part is known less closely.
"""

import math
from fractions import Fraction
from itertools import product

import pytest
from flint import arb, ctx

from symcheck import recheck

FUNCTIONS = {
    "exp": (recheck.exp_ends, arb.exp), "log": (recheck.log_ends, arb.log),
    "atan": (recheck.atan_ends, arb.atan), "erf": (recheck.erf_ends, arb.erf),
    "sin": (lambda x, p: recheck.wave_ends(x, p, 0), arb.sin),
    "cos": (lambda x, p: recheck.wave_ends(x, p, 1), arb.cos),
}  # fmt: skip


def sharp_series(first, x, w, step, weight, sign=1):
    """Return the integers next to the sums of a series at the ends of its intervals."""
    sums = []
    for a, b in product(set(first), set(x)):
        total, factor, n = 0.0, float(a), 0
        while abs(factor) > 1e-12:
            total, n = total + factor / weight(n), n + 1
            factor *= sign * b / 2**w / step(n)
        sums.append(total)
    return math.floor(min(sums)), math.ceil(max(sums))


@pytest.fixture
def sharp(monkeypatch):
    """Make the series as sharp as can be, and the working scale that of the answer."""
    monkeypatch.setattr(recheck, "series", sharp_series)
    monkeypatch.setattr(recheck, "scale_for", lambda p, _: p)
    for name in ("pi_ends", "ln_two"):
        monkeypatch.setattr(recheck, name, getattr(recheck, name).__wrapped__)


@pytest.mark.usefixtures("sharp")
@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_value_lies_within_however_sharp_the_series(name):
    ends_of, function = FUNCTIONS[name]
    with ctx.workprec(100):
        for p, far, step in ((4, 3, 1), (6, 8, 7), (11, 2, 29)):
            for x in range(1 if name == "log" else 1 - (far << p), far << p, step):
                value = function(arb(x) / arb(2) ** p) * arb(2) ** p
                low, high = ends_of(x, p)
                assert not value < low, (p, x)
                assert not value > high, (p, x)


def test_the_tangents_of_an_eighth_of_the_angle_are_enclosed(monkeypatch):
    asked, arctan = [], recheck.arctan_small
    monkeypatch.setattr(recheck, "scale_for", lambda p, _: p)
    for p in (6, 20):
        recheck.pi_ends(p)
        monkeypatch.setattr(recheck, "arctan_small",
                            lambda x, w: asked.append(x) or arctan(x, w))  # fmt: skip
        for x in range(1, 4 << p, (4 << p) // 255):
            recheck.atan_ends(x, p)
            low, high = asked.pop()
            angle = math.atan2(2**p, x) if x > 2**p else math.atan2(x, 2**p)
            assert low - 1e-6 <= math.tan(angle / 8) * 2**p <= high + 1e-6, (p, x)
        monkeypatch.setattr(recheck, "arctan_small", arctan)


@pytest.mark.parametrize("place", [Fraction(1, 4), Fraction(2, 3), Fraction(-1, 4)])
def test_what_is_known_less_closely_is_used_from_both_sides(place, monkeypatch):
    p = 30
    x, wanted = round(place * 2**p), abs(math.erf(place)) * 2**p

    def ends():
        found = [abs(e) for e in recheck.erf_ends(x, p)]
        return min(found), max(found)

    with monkeypatch.context() as here:  # π is somewhere from 2 to 4
        here.setattr(recheck, "pi_ends", lambda w: (2 << w, 4 << w))
        low, high = ends()
        assert low <= wanted * math.sqrt(math.pi / 4) + 1
        assert high >= min(wanted * math.sqrt(math.pi / 2), 2**p) - 1
    root = recheck.sqrt_ends
    with monkeypatch.context() as here:  # √π is known up to a factor of 5/4
        here.setattr(recheck, "sqrt_ends",
                     lambda x, w: (root(x, w)[0] * 4 // 5, root(x, w)[1] * 5 // 4))  # fmt: skip
        low, high = ends()
        assert low <= wanted * 4 / 5 + 1
        assert high >= min(wanted * 5 / 4, 2**p) - 1
    assert ends()[0] <= wanted + 1e-6
    assert ends()[1] >= wanted - 1e-6


@pytest.mark.parametrize(("name", "place", "p"), [
    ("exp", Fraction(1000), 8), ("exp", Fraction(3999, 2), 70), ("exp", Fraction(-1000), 1450),
    ("sin", Fraction(10**30, 7), 44), ("cos", Fraction(-(10**30), 7), 44),
    ("sin", Fraction(1, 2**90), 100), ("erf", Fraction(7), 64), ("erf", Fraction(59, 5), 140),
])  # fmt: skip
def test_the_working_scale_grows_with_the_argument(name, place, p):
    ends_of, function = FUNCTIONS[name]
    x = round(place * 2**p)
    with ctx.workprec(6000):
        value = function(arb(x) / arb(2) ** p) * arb(2) ** p
        low, high = ends_of(x, p)
        assert low < value < high
        assert high - low <= 2
