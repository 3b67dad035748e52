"""Signs of sine and cosine on half turns."""

import pytest

from symcheck.kernel.sign import prove
from symcheck.read.text import read_problem

SHOWN = {
    "the sine inside its half turn": ("sin(x) > 0", ["x > 0", "x < pi"]),
    "the sine with the ends": ("sin(x) >= 0", ["x >= 0", "x <= pi"]),
    "the sine before 0": ("sin(x) < 0", ["x > -pi", "x < 0"]),
    "the sine a turn on": ("sin(x) < 0", ["x > 3*pi", "x < 4*pi"]),
    "the cosine inside its half turn": ("cos(x) > 0", ["x > -pi/2", "x < pi/2"]),
    "the cosine between numbers": ("cos(x) < 0", ["x > 2", "x < 4"]),
    "half the angle": ("sin(x/2) > 0", ["x > 0", "x < 2*pi"]),
    "an angle that decreases": ("cos(pi/2 - x) > 0", ["x > 0", "x < pi"]),
}

NOT_SHOWN = {
    "the sine at 0": ("sin(x) > 0", ["x >= 0", "x < pi"]),
    "the sine at π": ("sin(x) > 0", ["x > 0", "x <= pi"]),
    "past the half turn": ("sin(x) >= 0", ["x > 0", "x < 16/5"]),
    "without an upper end": ("sin(x) >= 0", ["x > 0"]),
    "the cosine past its half turn": ("cos(x) < 0", ["x > 3/2", "x < 4"]),
    "the cosine before its half turn": ("cos(x) > 0", ["x > -2", "x < 1"]),
    "the sine a turn on, at the end": ("sin(x) < 0", ["x >= 3*pi", "x < 4*pi"]),
}


@pytest.mark.parametrize(("text", "given"), SHOWN.values(), ids=SHOWN)
def test_shows(text, given):
    claim = read_problem(text, given)
    assert prove(claim.context, claim.links[0])


@pytest.mark.parametrize(("text", "given"), NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_does_not_show(text, given):
    claim = read_problem(text, given)
    assert not prove(claim.context, claim.links[0])
