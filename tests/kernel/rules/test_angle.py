"""The rule ``angle``."""

import re

import pytest
from kernel_goals import check, goal

from symcheck.kernel.claim import Context
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.term import ZERO, bound, eq, fn

ACCEPTS = {
    "two inverse tangents": goal("atan(1/2) + atan(1/3) = pi/4"),
    "Machin's formula": goal("4*atan(1/5) - atan(1/239) = pi/4"),
    "a tangent with a root": goal("atan(2 + sqrt(3)) = 5*pi/12"),
    "a double angle": goal("2*atan(1/2) = atan(4/3)"),
    "an inverse sine": goal("asin(3/5) + asin(4/5) = pi/2"),
    "an inverse cosine": goal("acos(-1/2) = 2*pi/3"),
    "no angle at all": goal("0*pi = 0"),
    "a multiple of a multiple": goal("2*(2*atan(1/5)) - atan(1/239) = pi/4"),
    "a double angle of a sine": goal("2*asin(3/5) = asin(24/25)"),
    "a double angle of a cosine": goal("2*acos(4/5) = asin(24/25)"),
    "a negative angle, doubled": goal("2*(-atan(1/2)) = -atan(4/3)"),
    "a sum, doubled": goal("2*(atan(1/2) + atan(1/3)) = pi/2"),
    "a negative multiple": goal("atan(1/2)*(-2) = -atan(4/3)"),
    "none of an angle": goal("0*atan(5) = 0*pi"),
}

REFUSES = {
    "half a turn off": (
        goal("atan(1/2) + atan(1/3) = 5*pi/4"),
        "the angles do not lie in one half turn",
    ),
    "a full turn off": (goal("atan(1) = pi/4 + 2*pi"), "the angles do not lie in one half turn"),
    "a full turn off, the other way": (
        goal("pi/4 + 2*pi = atan(1)"), "the angles do not lie in one half turn",
    ),
    "half a turn off, the other way": (
        goal("pi/4 + pi = atan(1)"), "the angles do not lie in one half turn",
    ),
    "a number that is no angle": (
        goal("pi/4 + 1 = atan(1)"), "a side is no combination of angles",
    ),
    "none of a number that is no angle": (goal("0*exp(1) = 0*pi"), "a side is no"),
    "an angle over a root": (
        goal("atan(1)/sqrt(4) = pi/8"), "an angle is divided by what is no number",
    ),
    "a loose variable": (
        Goal(Context(), eq(fn("atan", bound(0)), ZERO)), "expected numbers, without variables",
    ),
    "another angle": (goal("atan(1/2) + atan(1/4) = pi/4"), "the tangents differ"),
    "close angles": (goal("atan(1/2) + atan(1/3) = 26*pi/100"), "the tangents differ"),
    "a variable": (
        goal("atan(x) + atan(1/x) = pi/2", ["x > 0"]),
        "expected numbers, without variables",
    ),
    "a bound": (goal("atan(1) <= pi/4"), "expected an equation"),
    "an angle that is none": (goal("exp(0) = 1"), "a side is no"),
    "a product of angles": (goal("pi*atan(1) = pi^2/4"), "a side is no combination of angles"),
    "half an inverse tangent": (
        goal("atan(4/3)/2 = atan(1/2)"),
        "a side is no integer combination",
    ),
    "a multiple that is too large": (
        goal("100*atan(0) = 0*pi"),
        "a side is no integer combination",
    ),
    "an undefined angle": (goal("asin(2) = asin(2)"), "the angles were not enclosed"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("angle", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("angle", asked)
