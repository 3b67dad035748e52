"""False claims about the slope of a recursive definition: none of them is proved."""

from dataclasses import replace

import pytest
from tables import HARD

from symcheck.authoring.definitions import define
from symcheck.kernel.claim import Relation
from symcheck.kernel.term import call, diff, num, var
from symcheck.prove.decide import decide
from symcheck.read.text import read_problem_in
from symcheck.read.where import read_where
from symcheck.report import Verdict

WHERE = "L: natural; w, b: family(L); x, c: real; n: size"
UNIT = define(
    "unit",
    "L: natural; w, b: family(L); a: real",
    on="L",
    base="a",
    step="w[L + 1]*sigmoid(unit(L, w, b, a)) + b[L + 1]",
)
RELU = define(
    "bent", "L: natural; a: real", on="L", base="a", step="relu(bent(L, a))"
)
POWER = define("power", "L: natural; a, c: real", on="L", base="1", step="a*power(L, a, c)")
SWAP = define("swap", "L: natural; a, c: real", on="L", base="a", step="swap(L, c, a)")
STEP = define(
    "branch", "L: natural; a: real", on="L", base="a",
    step="Piecewise((branch(L, a), a > 0), (0, True))",
)  # fmt: skip
FALSE = {
    "the slope is the first weight": ("Derivative(unit(L, w, b, x), x) = 1", ()),
    "the slope is 0": ("Derivative(unit(L, w, b, x), x) = 0", ()),
    "the slope at another point": (
        "Derivative(unit(L, w, b, x), x) = Subs(Derivative(unit(L, w, b, t), t), t, c)",
        (),
    ),
    "the slope with other biases": (
        "Derivative(unit(L, w, b, x), x) = Derivative(unit(L, w, w, x), x)",
        (),
    ),
    "the slope at another depth": (
        "Derivative(unit(n, w, b, x), x) = Derivative(unit(n - 1, w, b, x), x)",
        ("n <= L",),
    ),
    "the chain rule without the inner slope": (
        "Derivative(unit(L, w, b, 2*x), x) = Subs(Derivative(unit(L, w, b, t), t), t, 2*x)",
        (),
    ),
    "the slope does not change": ("Derivative(unit(L, w, b, x), x, 2) = 0", ()),
    "a network of relus has a slope everywhere": (
        "Derivative(bent(L, x), x) = Derivative(bent(L, x), x)",
        (),
    ),
    "a network of relus has slope 1 at 0": ("Derivative(bent(n, x), x) = 1", ("x = 0",)),
    "a power's slope by the other argument": (
        "Derivative(power(L, x, c), x) = Derivative(power(L, c, x), x)",
        (),
    ),
    "a slope with the variable in two arguments": (
        "Derivative(swap(L, x, x**2), x) = Subs(Derivative(swap(L, t, x**2), t), t, x)",
        (),
    ),
    "a slope where arguments change places": ("Derivative(swap(L, x, c), x) = 1", ()),
    "a branch at its boundary": (
        "Derivative(branch(n, x), x) = Derivative(branch(n, x), x)",
        (),
    ),
    "the slope is positive": ("Derivative(unit(L, w, b, x), x) > 0", ()),
}


def claim(text, given):
    definitions = (UNIT, RELU, POWER, SWAP, STEP)
    return read_problem_in(text, given, replace(read_where(WHERE), definitions=definitions))


@pytest.mark.parametrize(("text", "given"), FALSE.values(), ids=FALSE)
def test_is_not_proved(text, given):
    report = decide(claim(text, given), seconds=HARD)
    assert report.verdict not in {Verdict.PROVED, Verdict.ASSUMED}


def test_there_is_no_slope_by_the_depth():
    context = claim("x = x", ()).context
    slope = diff(call("power", var("t"), var("x"), var("c")), "t", num(1))
    report = decide(Relation(context, (slope, slope), ("=",)), seconds=HARD)
    assert report.verdict not in {Verdict.PROVED, Verdict.ASSUMED}
