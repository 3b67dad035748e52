"""The rule ``enclosure``, and the ranges that it rests on."""

import random
import re
from fractions import Fraction

import pytest
from flint import arb, ctx, fmpq
from kernel_goals import check, goal

from symcheck.kernel.balls import Undecided, Undefined, ball
from symcheck.kernel.claim import REAL, Context, Definition
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.enclosure.ranges import NoEnclosure, Range
from symcheck.kernel.enclosure.taylor import taylor
from symcheck.kernel.enclosure.walk import Walk, wave
from symcheck.kernel.term import ONE, TWO, call, fn, lt, mul, num, var

UNIT = ["x >= 0", "x <= 1"]
SQUARE = [*UNIT, "y >= 0", "y <= 1"]

ACCEPTS = {
    "numbers": goal("exp(1) < 3"),
    "numbers that are close": goal("pi < 355/113"),
    "numbers that only the last precision tells apart": goal("sin(1/10^290) < 1/10^290"),
    "numbers that differ": goal("pi != 22/7"),
    "numbers that differ the other way": goal("22/7 != pi"),
    "a denominator that is almost 0": goal("1/(exp(log(3)) - 3 + 1/10^30) < 10^31"),
    "one variable": goal("exp(x) < 1 + 2*x + 1/100", UNIT),
    "a small margin": goal("sin(x) < x + 1/10000", UNIT),
    "both sides strict at the ends": goal("x*(1 - x) < 26/100", UNIT),
    "two variables": goal("x*y < x^2 + y^2 + 1/1000", SQUARE),
    "bounds by another variable": goal("x - y < 1/10", ["x < y", "y < 1", "x > 0"]),
    "a bound of a square": goal("x < 3/2", ["x^2 < 2"]),
    "the ends of an interval with π": goal("sin(x) > -1/10", ["x >= 0", "x <= pi"]),
    "a difference that is not 0": goal("exp(x) != x", UNIT),
    "a difference that is not 0 the other way": goal("x != exp(x)", UNIT),
    "a kink": goal("Abs(x - 1/2) < 51/100", UNIT),
    "a root at the end of its domain": goal("sqrt(x) < 11/10", UNIT),
    "a contact at an exact number": goal("1 + x <= exp(x)", ["x > -1", "x < 1"]),
    "branches": goal("Piecewise((x, x < 1/2), (1 - x, True)) < 51/100", UNIT),
}

REFUSES = {
    "an equation": (goal("exp(0) = 1"), "interval arithmetic shows no equation"),
    "a false bound of numbers": (goal("pi < 3"), "the difference of the sides is"),
    "a number and itself": (goal("2 < 2"), "the numbers were not told apart"),
    "a number unequal to itself": (goal("2 != 2"), "the numbers were not told apart"),
    "a number at most itself": (goal("2 <= 2"), "the numbers were not told apart"),
    "equal numbers": (goal("exp(log(2)) < 2"), "the numbers were not told apart"),
    "a false bound": (goal("exp(x) < 1 + 2*x - 3/10", UNIT), "it seems to fail near"),
    "a bound that fails at one point": (
        goal("x*(1 - x) < 1/4", UNIT),
        "the bound was not shown on boxes",
    ),
    "a contact": (
        goal("x <= exp(x - 1)", ["x > 1/3", "x < 3"]),
        "the bound was not shown on boxes",
    ),
    "a tail": (goal("exp(-x) < 2", ["x >= 0"]), "'x' is not bounded"),
    "no bounds": (goal("sin(x) < 2"), "'x' is not bounded"),
    "a hypothesis that is no bound": (goal("x < 2", ["x != 3"]), "'x' is not bounded"),
    "hypotheses that nothing meets": (
        goal("x < 2", ["x > 3", "x < 1"]),
        "nothing meets the hypotheses",
    ),
    "a side that is undefined somewhere": (
        goal("1/(x - 1/2)^2 > 1", UNIT),
        "was not shown (a denominator)",
    ),
    "a side that is undefined at the end": (goal("log(x) < 1", UNIT), "'0 < x' was not shown"),
    "a jump over the bound": (
        goal("sign(x - 1/2) < 1/2", UNIT),
        "the bound was not shown on boxes",
    ),
    "a family": (
        goal("y[1] < 2", ["y[1] < 1"], "n: size; y: family(n)"),
        "'y' is a family",
    ),
    "too many boxes asked for": (
        goal("x < 2", UNIT, boxes=10**7),
        "more than 100000 boxes are asked for",
    ),
    "seven variables": (
        goal(
            "a + b + c + d + e1 + f + g < 8",
            [f"{n} < 1" for n in ("a", "b", "c", "d", "e1", "f", "g")],
        ),
        "there are 7 variables",
    ),
    "too few boxes": (goal("x*sin(20*x) < 92/100", UNIT, boxes=2), "more than 2 boxes"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("enclosure", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("enclosure", asked)


TWICE = Definition("twice", (("t", REAL),), mul(TWO, var("t")))
NUMBERS = {
    "beside a variable": Goal(Context((("x", REAL),)), lt(fn("exp", ONE), num(3))),
    "by a definition": Goal(Context(definitions=(TWICE,)), lt(call("twice", ONE), num(3))),
}


@pytest.mark.parametrize("asked", NUMBERS.values(), ids=NUMBERS)
def test_numbers_are_compared_without_boxes(asked):
    assert check("enclosure", asked).data.keys() == {"difference", "precision"}


TERMS = [
    "exp(x) - x^3",
    "log(x)",
    "sqrt(x)",
    "cbrt(x)",
    "sin(x)*cos(2*x)",
    "tan(x)",
    "asin(x)",
    "acos(x)",
    "atan(x)",
    "sinh(x) - cosh(x)",
    "tanh(x)",
    "coth(x)",
    "sech(x)",
    "asinh(x)",
    "acosh(x)",
    "atanh(x)",
    "erf(x)",
    "sigmoid(3*x)",
    "softplus(x)",
    "relu(x) - Abs(x - 1)",
    "Max(x, x^2)",
    "Min(x, 1 - x)",
    "sign(x)",
    "1/x",
    "x^2 - x",
    "x^(1/3)",
    "x^(-3/2)",
    "x**(-3)",
    "(1 + x^2)^x",
    "acot(x)",
    "sec(x)",
    "csc(x)",
    "cot(x)",
    "Piecewise((x^2, x < 1/2), (-x, True))",
]


@pytest.mark.parametrize("text", TERMS)
def test_ranges_slopes_and_taylor_polynomials_hold_every_value(text):
    asked = goal(f"{text} < 1", ["x > -10"])
    term = asked.prop.args[0]
    source = random.Random(text)  # noqa: S311 - test points
    for _ in range(60):
        low = Fraction(source.randint(-400, 400), 100)
        width = Fraction(source.randint(0, 300), source.choice((100, 1000, 10000)))
        ends = [arb(fmpq(v.numerator, v.denominator)) for v in (low, low + width)]
        with ctx.workprec(80):
            box = {"x": Range(ends[0].lower(), ends[1].upper())}
            enclosures = [_or_none(Walk(box, asked.context).value, term)]
            enclosures.append(_or_none(_mean_value, term, box, asked.context))
            if width:
                enclosures.append(_or_none(taylor, term, "x", box, asked.context, 6))
        for _ in range(6):
            x = low + width * Fraction(source.randint(0, 100), 100)
            try:
                value = ball(term, {"x": x}, 200)
            except (Undecided, Undefined):
                continue
            for found in enclosures:
                if found is not None:
                    outside = value < found.lo or value > found.hi
                    assert not outside, (text, low, width, x)


def _mean_value(term, box, context):
    walk = Walk(box, context)
    slope = walk.slope(term, "x")
    middle = box["x"].middle()
    point = Range(middle, middle)
    return Walk({"x": point}, context).value(term) + slope * (box["x"] - point)


def _or_none(f, *arguments):
    try:
        return f(*arguments)
    except NoEnclosure:
        return None


@pytest.mark.parametrize("head", ["sin", "cos"])
def test_waves_hold_their_extrema(head):
    for k in range(-40, 40):
        for width in (1, 3, 5, 6):
            low = arb(k) / 4
            found = wave(Range(low.lower(), (low + width).upper()), head)
            for step in range(21):
                value = getattr(low + width * arb(step) / 20, head)()
                assert found.lo <= value.upper()
                assert value.lower() <= found.hi


@pytest.mark.parametrize(
    "text", ["exp(x)", "log(1 + x)", "sin(x)*atan(x)", "(1 + x)**(-3)", "tanh(x)"]
)
def test_taylor_polynomials_are_tight(text):
    asked = goal(f"{text} < 9", ["x > -1"])
    with ctx.workprec(80):
        box = {"x": Range(arb(1) / 8, arb(3) / 16)}
        found = taylor(asked.prop.args[0], "x", box, asked.context, 8)
        ends = [ball(asked.prop.args[0], {"x": Fraction(v, 16)}, 80) for v in (2, 3)]
    assert found.hi - found.lo < abs(ends[0] - ends[1]) * 5 / 4
