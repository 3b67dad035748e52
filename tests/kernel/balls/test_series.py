"""Taylor coefficients of the primitive functions against those known in closed form."""

import pytest
from flint import arb, fmpq

from symcheck.kernel.balls.numbers import PiTimes, Surd, Undecided, Undefined
from symcheck.kernel.balls.series import (
    NAMES,
    _circular,
    _root,
    binomial,
    natural_power,
    reciprocal,
    taylor,
)


def q(top, bottom=1):
    return fmpq(top, bottom)


def pi(top, bottom=1):
    return PiTimes(fmpq(top, bottom))


ROOT2, HALF_ROOT2, HALF_ROOT3 = Surd(q(2), 1), Surd(q(1, 2), 1), Surd(q(3, 4), 1)
AROUND_0 = arb(0, 1)

# eˣ = 1 + x + x²/2 + …, log(1 + x) = x − x²/2 + …, √(4 + x) = 2 + x/4 − x²/64 + …
SERIES = {
    "exp at 0": ("exp", q(0), [q(1), q(1), q(1, 2), q(1, 6), q(1, 24)]),
    "log at 1": ("log", q(1), [q(0), q(1), q(-1, 2), q(1, 3), q(-1, 4)]),
    "sqrt at 4": ("sqrt", q(4), [q(2), q(1, 4), q(-1, 64), q(1, 512), q(-5, 16384)]),
    "sqrt at 0": ("sqrt", q(0), [q(0)]),
    "cbrt at 8": ("cbrt", q(8), [q(2), q(1, 12), q(-1, 288), q(5, 20736)]),
    "cbrt at 0": ("cbrt", q(0), [q(0)]),
    "sin at 0": ("sin", q(0), [q(0), q(1), q(0), q(-1, 6), q(0), q(1, 120)]),
    "cos at 0": ("cos", q(0), [q(1), q(0), q(-1, 2), q(0), q(1, 24), q(0)]),
    "sin at π/2": ("sin", pi(1, 2), [q(1), q(0), q(-1, 2), q(0), q(1, 24)]),
    "cos at π/2": ("cos", pi(1, 2), [q(0), q(-1), q(0), q(1, 6)]),
    "sin at π": ("sin", pi(1), [q(0), q(-1), q(0), q(1, 6)]),
    "sin at π/6": ("sin", pi(1, 6), [q(1, 2), HALF_ROOT3, q(-1, 4)]),
    "atan at 0": ("atan", q(0), [q(0), q(1), q(0), q(-1, 3), q(0), q(1, 5)]),
    "atan at 1": ("atan", q(1), [pi(1, 4), q(1, 2), q(-1, 4), q(1, 12), q(0), q(-1, 40)]),
    "atan at −1": ("atan", q(-1), [pi(-1, 4), q(1, 2), q(1, 4), q(1, 12)]),
    "atan at √3": ("atan", Surd(q(3), 1), [pi(1, 3), q(1, 4)]),
    "atan at −√3": ("atan", Surd(q(3), -1), [pi(-1, 3)]),
    "atan at 1/√3": ("atan", Surd(q(1, 3), 1), [pi(1, 6), q(3, 4)]),
    "erf at 0": ("erf", q(0), [q(0)]),
    "abs at −3": ("abs", q(-3), [q(3), q(-1), q(0), q(0)]),
    "abs at 3": ("abs", q(3), [q(3), q(1), q(0), q(0)]),
    "abs at 0": ("abs", q(0), [q(0)]),
    "abs of −3, the value alone": ("abs", q(-3), [q(3)]),
    "sign at −3": ("sign", q(-3), [q(-1), q(0), q(0)]),
    "sign at 3": ("sign", q(3), [q(1), q(0), q(0)]),
    "sign at 0": ("sign", q(0), [q(0)]),
}


@pytest.mark.parametrize(("name", "a", "expected"), SERIES.values(), ids=SERIES)
def test_exact_coefficients(name, a, expected):
    found = taylor(name, a, len(expected) - 1)
    assert found == expected
    assert list(map(type, found)) == list(map(type, expected))


#: Angles, and their sines and cosines.
CIRCLE = {
    (0, 1): (q(0), q(1)),
    (1, 6): (q(1, 2), HALF_ROOT3),
    (1, 4): (HALF_ROOT2, HALF_ROOT2),
    (1, 3): (HALF_ROOT3, q(1, 2)),
    (1, 2): (q(1), q(0)),
    (2, 3): (HALF_ROOT3, q(-1, 2)),
    (3, 4): (HALF_ROOT2, Surd(q(1, 2), -1)),
    (5, 6): (q(1, 2), Surd(q(3, 4), -1)),
    (1, 1): (q(0), q(-1)),
    (7, 6): (q(-1, 2), Surd(q(3, 4), -1)),
    (4, 3): (Surd(q(3, 4), -1), q(-1, 2)),
    (3, 2): (q(-1), q(0)),
    (7, 4): (Surd(q(1, 2), -1), HALF_ROOT2),
    (11, 6): (q(-1, 2), HALF_ROOT3),
    (13, 6): (q(1, 2), HALF_ROOT3),
    (-1, 6): (q(-1, 2), HALF_ROOT3),
    (-13, 3): (Surd(q(3, 4), -1), q(1, 2)),
    (25, 2): (q(1), q(0)),
}


@pytest.mark.parametrize("angle", CIRCLE)
def test_the_circle(angle):
    top, bottom = angle
    a = pi(top, bottom) if top else q(0)
    found = taylor("sin", a, 0)[0], taylor("cos", a, 0)[0]
    assert found == CIRCLE[angle]
    assert list(map(type, found)) == list(map(type, CIRCLE[angle]))


def test_families_of_series():
    assert _circular(0)(q(0), 4) == [q(0), q(1), q(0), q(-1, 6), q(0)]
    assert _circular(1)(q(0), 4) == [q(1), q(0), q(-1, 2), q(0), q(1, 24)]
    assert _circular(0)(pi(1, 2), 4) == [q(1), q(0), q(-1, 2), q(0), q(1, 24)]
    assert _circular(1)(pi(1, 2), 3) == [q(0), q(-1), q(0), q(1, 6)]
    assert _root(2)(q(4), 3) == [q(2), q(1, 4), q(-1, 64), q(1, 512)]
    assert _root(3)(q(8), 2) == [q(2), q(1, 12), q(-1, 288)]
    assert _root(2)(q(0), 0) == [q(0)]
    for order in (1, 2):
        with pytest.raises(Undecided):
            _root(2)(q(0), order)


# Values by 20 digits; a ball must hold them and be narrow.
NEAR = {
    "e": ("exp", q(1), ["2.7182818284590452354", "2.7182818284590452354", "1.3591409142295226177"]),
    "log 2": ("log", q(2), ["0.69314718055994530942", "0.5", "-0.125", "0.041666666666666666667"]),
    "log √2": ("log", ROOT2, ["0.34657359027997265471", "0.70710678118654752440", "-0.25"]),
    "sin 1": ("sin", q(1), ["0.84147098480789650665", "0.54030230586813971740",
                            "-0.42073549240394825333", "-0.090050384311356619567"]),
    "cos 1": ("cos", q(1), ["0.54030230586813971740", "-0.84147098480789650665",
                            "-0.27015115293406985870", "0.14024516413464941778"]),
    "sin π/5": ("sin", pi(1, 5), ["0.58778525229247312917", "0.80901699437494742410"]),
    "sin −6π/5": ("sin", pi(-6, 5), ["0.58778525229247312917", "-0.80901699437494742410"]),
    "atan 2": ("atan", q(2), ["1.1071487177940905030", "0.2", "-0.08", "0.029333333333333333333"]),
    "atan √2": ("atan", ROOT2, ["0.95531661812450927816", "0.33333333333333333333",
                                "-0.15713484026367722764"]),
    "atan of a ball": ("atan", arb(1), ["0.78539816339744830962", "0.5", "-0.25"]),
    "erf 0": ("erf", q(0), ["0", "1.1283791670955125739", "0", "-0.37612638903183752463", "0",
                            "0.11283791670955125739"]),
    "erf 1": ("erf", q(1), ["0.84270079294971486934", "0.41510749742059470334",
                            "-0.41510749742059470334", "0.13836916580686490111",
                            "0.069184582903432450557"]),
    "erf 1/2": ("erf", q(1, 2), ["0.52049987781304653768", "0.87878257893544470971"]),
    "abs of a ball": ("abs", arb(-3), ["3", "-1", "0"]),
    "√2": ("sqrt", q(2), ["1.4142135623730950488", "0.35355339059327376220",
                          "-0.044194173824159220275"]),
    "∛2": ("cbrt", q(2), ["1.2599210498948731648", "0.20998684164914552747",
                          "-0.034997806941524254578"]),
}  # fmt: skip


def holds(found, near):
    ball = found if isinstance(found, arb) else arb(found) if isinstance(found, fmpq) else None
    if isinstance(found, Surd):
        ball = arb(found.square).sqrt() * found.sign
    return ball.overlaps(arb(near, 1e-18)) and ball.rad() < arb(1e-12)


@pytest.mark.parametrize(("name", "a", "expected"), NEAR.values(), ids=NEAR)
def test_coefficients_in_balls(name, a, expected):
    found = taylor(name, a, len(expected) - 1)
    assert len(found) == len(expected)
    assert all(map(holds, found, expected))


def test_the_absolute_value_of_a_ball_around_0():
    (found,) = taylor("abs", AROUND_0, 0)
    assert found.contains(0)
    assert found.contains(1)
    assert not found.contains(2)


def test_powers():
    assert natural_power(q(2), 3, 4) == [q(8), q(12), q(6), q(1), q(0)]
    assert natural_power(q(0), 3, 4) == [q(0), q(0), q(0), q(1), q(0)]
    assert natural_power(q(0), 0, 2) == [q(1), q(0), q(0)]
    assert natural_power(AROUND_0, 0, 2) == [q(1), q(0), q(0)]
    assert natural_power(q(-1), 5, 2) == [q(-1), q(5), q(-10)]
    assert binomial(q(2), q(1, 2), q(-1), 3) == [q(1, 2), q(-1, 4), q(1, 8), q(-1, 16)]
    assert binomial(q(1), q(1), q(5, 2), 3) == [q(1), q(5, 2), q(15, 8), q(5, 16)]
    assert reciprocal(q(2), 3) == [q(1, 2), q(-1, 4), q(1, 8), q(-1, 16)]
    assert reciprocal(q(-1), 2) == [q(-1), q(-1), q(-1)]


REFUSED = {
    "log 0": ("log", q(0), 0, Undefined),
    "log −1": ("log", q(-1), 0, Undefined),
    "log −1/2": ("log", q(-1, 2), 0, Undefined),
    "log of a ball around 0": ("log", AROUND_0, 0, Undecided),
    "√−1": ("sqrt", q(-1), 0, Undefined),
    "√′ at −1": ("sqrt", q(-1), 1, Undefined),
    "√′ at 0": ("sqrt", q(0), 1, Undecided),
    "√ around 0": ("sqrt", AROUND_0, 0, Undecided),
    "∛ at −1": ("cbrt", q(-1), 0, Undefined),
    "∛′ at 0": ("cbrt", q(0), 1, Undecided),
    "abs′ at 0": ("abs", q(0), 1, Undecided),
    "abs′ around 0": ("abs", AROUND_0, 1, Undecided),
    "sign′ at 0": ("sign", q(0), 1, Undecided),
    "sign′ around 0": ("sign", AROUND_0, 1, Undecided),
    "sign around 0": ("sign", AROUND_0, 0, Undecided),
}


@pytest.mark.parametrize(("name", "a", "order", "error"), REFUSED.values(), ids=REFUSED)
def test_no_coefficients(name, a, order, error):
    with pytest.raises(error):
        taylor(name, a, order)


def test_the_primitive_functions():
    known = {"exp", "log", "sqrt", "cbrt", "sin", "cos", "atan", "erf", "abs", "sign"}
    assert known == NAMES
