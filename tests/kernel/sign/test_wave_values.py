"""The sign of a sine or a cosine from where its angle lies."""

import pytest
from kernel_goals import context_of
from sign_intervals import written

from symcheck.kernel.sign.decide import Signs
from symcheck.kernel.sign.waves import _beyond, _grows, _same, wave_sign
from symcheck.kernel.term import var
from symcheck.read.text import read_term

WHERE = "n: size; a, b, x, y: real; u: family(n)"
POSITIVE, NEGATIVE, ANY = "(0, oo)", "(-oo, 0)", "(-oo, oo)"
WAVES = [
    # inside a half turn, by numbers
    ("sin(x)", ("x > 1", "x < 3"), POSITIVE),
    ("sin(x)", ("x > 4", "x < 6"), NEGATIVE),
    ("sin(x)", ("x > 7", "x < 9"), POSITIVE),
    ("sin(x)", ("x > 10", "x < 12"), NEGATIVE),
    ("sin(x)", ("x > -3", "x < -1"), NEGATIVE),
    ("sin(x)", ("x > 1/10^12", "x < 1"), POSITIVE),
    ("sin(x)", ("x > 22/7", "x < 6"), NEGATIVE),
    ("sin(x)", ("x = 1",), POSITIVE),
    ("cos(x)", ("x > -1", "x < 1"), POSITIVE),
    ("cos(x)", ("x > 2", "x < 4"), NEGATIVE),
    ("cos(x)", ("x > 5", "x < 7"), POSITIVE),
    ("cos(x)", ("x > 8", "x < 10"), NEGATIVE),
    ("sin(3)", (), POSITIVE),
    ("cos(3)", (), NEGATIVE),
    ("sin(x + y)", ("0 < x", "0 < y", "x < 1", "y < 1"), POSITIVE),
    ("sin(x^2)", ("0 < x", "x < 3/2"), POSITIVE),
    ("sin(exp(x))", ("x < 1",), POSITIVE),
    # past an end
    ("sin(x)", ("x > 1", "x < 4"), ANY),
    ("sin(x)", ("3 < x", "x < 4"), ANY),
    ("sin(x)", ("0 < x", "x < 16/5"), ANY),
    ("sin(x)", ("-1/10 < x", "x < 3"), ANY),
    ("sin(x)", ("0 < x", "x < 5"), ANY),
    ("cos(x)", ("-2 < x", "x < 1"), ANY),
    ("cos(x)", ("-1 < x", "x < 2"), ANY),
    ("sin(x)", ("x > 0",), ANY),
    ("sin(x)", (), ANY),
    ("sin(u[1])", ("u[1] > 0", "u[1] < 3"), ANY),
    # with the ends of a half turn
    ("sin(x)", ("0 < x", "x < pi"), POSITIVE),
    ("sin(x)", ("0 <= x", "x < pi"), "[0, oo)"),
    ("sin(x)", ("0 < x", "x <= pi"), "[0, oo)"),
    ("sin(x)", ("0 <= x", "x <= pi"), "[0, oo)"),
    ("sin(x)", ("pi > x", "0 < x"), POSITIVE),
    ("sin(x)", ("x > 0", "x < pi", "x < 4"), POSITIVE),
    ("sin(x)", ("0 <= x", "0 < x", "x < pi"), POSITIVE),
    ("sin(x)", ("0 < x", "0 <= x", "x < pi"), POSITIVE),
    ("sin(x)", ("0 < x", "x != pi", "x <= pi"), "[0, oo)"),
    ("sin(x)", ("0 < x", "x < a", "a < pi"), POSITIVE),
    ("sin(x)", ("pi < x", "x < 2*pi"), NEGATIVE),
    ("sin(x)", ("pi <= x", "x < 2*pi"), "(-oo, 0]"),
    ("sin(x)", ("-pi < x", "x <= 0"), "(-oo, 0]"),
    ("cos(x)", ("-pi/2 < x", "x < pi/2"), POSITIVE),
    ("cos(x)", ("-pi/2 <= x", "x <= pi/2"), "[0, oo)"),
    ("cos(x)", ("pi/2 < x", "x < 3*pi/2"), NEGATIVE),
    ("cos(x)", ("pi/2 <= x", "x < 3*pi/2"), "(-oo, 0]"),
    ("sin(x)", ("0 <= x", "x < 3"), "[0, oo)"),
    ("sin(x)", ("x >= 0", "x < 3"), "[0, oo)"),
    ("sin(x)", ("-3 < x", "x <= 0"), "(-oo, 0]"),
    ("sin(x)", ("2*pi <= x", "x < 3*pi"), "[0, oo)"),
    ("sin(x)", ("3*pi <= x", "x < 4*pi"), "(-oo, 0]"),
    ("sin(x)", ("0 < x", "x < pi", "a = 1"), POSITIVE),
    ("sin(x)", ("x > -1/10^12", "x < 1/2"), ANY),
    ("sin(x)", ("x > -1/10^12", "x < 1/2", "x != 0"), ANY),
    ("sin(x)", ("x > 1/2", "x < 314159265359/10^11"), ANY),
    # an angle that moves with a variable
    ("sin(2*x)", ("0 < x", "x < pi/2"), POSITIVE),
    ("sin(x/2)", ("0 < x", "x <= 2*pi"), "[0, oo)"),
    ("sin(-x)", ("0 < x", "x < pi"), NEGATIVE),
    ("sin(-x)", ("0 <= x", "x < pi"), "(-oo, 0]"),
    ("sin(-x)", ("0 < x", "x <= pi"), "(-oo, 0]"),
    ("cos(pi/2 - x)", ("0 < x", "x < pi"), POSITIVE),
    ("cos(pi/2 - x)", ("0 <= x", "x < pi"), "[0, oo)"),
    ("sin(pi*x)", ("0 < x", "x < 1"), POSITIVE),
    ("sin(pi*x)", ("0 <= x", "x < 1"), "[0, oo)"),
    ("sin(pi*x)", ("0 < x", "x <= 1"), "[0, oo)"),
    ("sin(pi*x^2)", ("0 < x", "x < 1"), POSITIVE),
    ("sin(pi*x^2)", ("0 <= x", "x <= 1"), "[0, oo)"),
]


@pytest.mark.parametrize(("text", "given", "wanted"), WAVES)
def test_the_sign_of_a_wave(text, given, wanted):
    context = context_of("x = x", given, WHERE)
    assert written(wave_sign(Signs.of(context), read_term(text, context))) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("x", 1),
        ("x/1000", 1),
        ("2*x + 1", 1),
        ("1 - x", -1),
        ("-x/1000", -1),
        ("1 - 2*x", -1),
        ("exp(x) + x", 1),
        ("x^2", 0),
        ("0*x", 0),
        ("Abs(x)", 0),
        ("x^3", 0),
        ("log(x)", 0),
        ("1/x", 0),
    ],
)
def test_which_way_an_angle_moves(text, wanted):
    context = context_of("x = x", (), WHERE)
    assert _grows(Signs.of(context), read_term(text, context), var("x")) == wanted


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("pi/2 + pi/2", "pi", True),
        ("2*pi - pi/2", "3*pi/2", True),
        ("pi", "22/7", False),
        ("pi/2", "pi", False),
        ("Derivative(Abs(x), x)", "sign(x)", False),
        ("sqrt(a^2)", "a", False),
        ("(a + b + x)^3001", "1", False),
    ],
)
def test_ends_that_are_the_same(left, right, wanted):
    context = context_of("x = x", (), WHERE)
    sides = (read_term(text, context) for text in (left, right))
    assert _same(Signs.of(context), *sides) is wanted


@pytest.mark.parametrize(
    ("angle", "end", "upper", "given", "wanted"),
    [
        ("x", "pi", True, ("x < pi",), True),
        ("x", "pi", True, ("x <= pi",), False),
        ("x", "pi", True, ("pi > x",), True),
        ("x", "pi", True, ("pi >= x",), False),
        ("x", "pi", True, ("x < pi", "x <= pi"), True),
        ("x", "pi", True, ("x <= pi", "x < pi"), True),
        ("x", "pi", True, ("y < 1", "x < pi"), True),
        ("x", "pi", True, ("x < 4",), None),
        ("x", "pi", True, ("x > pi",), None),
        ("x", "pi", True, ("x != pi",), None),
        ("x", "pi", False, ("x = pi",), None),
        ("x", "0", False, ("0 < x",), True),
        ("x", "0", False, ("x >= 0",), False),
        ("x", "0", False, ("x > 0",), True),
        ("x", "0", False, ("x < 0",), None),
        ("x", "0", False, ("x != 0",), None),
        ("-x", "0", True, ("x > 0",), True),
        ("-x", "0", True, ("x >= 0",), False),
        ("-x", "0", True, ("x < 0",), None),
        ("-x", "-pi", False, ("x < pi",), True),
        ("-x", "-pi", False, ("x > pi",), None),
        ("2*x", "pi", True, ("x < pi/2",), True),
        ("2*x", "pi", True, ("x < pi",), None),
        ("2*x", "2*pi", True, ("2*x < 2*pi",), None),
        ("x^2", "pi^2", True, ("x < pi",), None),
        ("x^2", "pi^2", True, ("x > pi",), None),
        ("x^2", "0", False, ("x < 0",), None),
        ("x + y", "pi", True, ("x < pi",), None),
        ("x", "pi", True, ("x < y", "y = pi"), None),
        ("x", "pi", True, (), None),
    ],
)
def test_an_end_by_one_relation(angle, end, upper, given, wanted, monkeypatch):
    """Nothing else is asked: the relation says it of the variable, and the angle is monotone."""
    context = context_of("x = x", given, WHERE)
    monkeypatch.setattr(Signs, "show", lambda *_: None)
    terms = (read_term(text, context) for text in (angle, end))
    assert _beyond(Signs.of(context), *terms, upper=upper) is wanted
