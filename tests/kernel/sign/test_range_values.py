"""The ranges of terms, end by end."""

from fractions import Fraction

import pytest
from flint import arb, ctx, fmpq
from kernel_goals import context_of
from sign_intervals import interval, written

from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.sign.decide import Signs
from symcheck.kernel.sign.ranges import _largest, _monotone, _sign
from symcheck.read.text import read_term

WHERE = (
    "n: size; m: natural; x, y: real; q, p: family(n); i: index(n); a: permutation(3);"
    " b: permutation(n); c: permutation(2..1); d: permutation(4..4); w: permutation(n..5)"
)


def range_in(text, given=()):
    """Return the notation of the range of a term."""
    context = context_of("x = x", given, WHERE)
    return written(Signs.of(context).range(read_term(text, context)))


def within(low, high, name="x"):
    return (f"{low} <= {name}", f"{name} <= {high}")


RANGES = {
    "pi": ("pi", (), "(314159/100000, 3927/1250)"),
    "a number": ("-3/2", (), "[-3/2, -3/2]"),
    "a sum": ("x + y + 1", (*within(0, 1), "y < 2", "y > 1"), "(2, 4)"),
    "a difference": ("x - y", (*within(0, 1), "y < 2", "y >= 1"), "(-2, 0]"),
    "a fraction": ("x/y", (*within(2, 3), *within(1, 2, "y")), "[1, 3] - 0"),
    "a fraction of bounded numbers": ("x/y", (*within(-4, 3), *within(2, 4, "y")), "[-2, 3/2]"),
    "equal factors": ("x*x", within(-1, 3), "[0, 9]"),
    "three equal factors": ("x*x*x", within(-1, 3), "[-1, 27]"),
    "equal factors beside another": ("x*y*x", (*within(-1, 3), *within(-2, 1, "y")), "[-18, 9]"),
    "a real power": ("x^y", ("x > 0",), "(0, oo)"),
    "a real power of what may be 0": ("x^y", ("x >= 0",), "[0, oo)"),
    "a modulus of what is positive": ("Abs(x)", within(1, 2), "[1, 2]"),
    "a modulus of what is negative": ("Abs(x)", ("x >= -2", "x < -1"), "(1, 2]"),
    "a modulus": ("Abs(x)", within(-3, 2), "[0, 3]"),
    "a modulus, further up": ("Abs(x)", within(-2, 3), "[0, 3]"),
    "a modulus without a low end": ("Abs(x)", ("x <= 2",), "[0, oo]"),
    "a modulus without a high end": ("Abs(x)", ("x >= -2",), "[0, oo]"),
    "a modulus of what is not 0": ("Abs(x)", ("x != 0", *within(-1, 1)), "(0, 1]"),
    "a maximum": ("Max(x, y)", (*within(0, 2), "1 <= y", "y < 3"), "[1, 3)"),
    "a minimum": ("Min(x, y)", (*within(0, 2), "1 <= y", "y < 3"), "[0, 2]"),
    "a maximum of anything": ("Max(x, y)", (), "(-oo, oo)"),
    "relu": ("relu(x)", within(-1, 2), "[0, 2]"),
    "relu of what is positive": ("relu(x)", within(1, 2), "[1, 2]"),
    "relu of what is negative": ("relu(x)", within(-2, -1), "[0, 0]"),
    "a sine": ("sin(x)", (), "[-1, 1]"),
    "a cosine": ("cos(x)", (), "[-1, 1]"),
    "a root": ("sqrt(x)", ("x > 0",), "(0, oo)"),
    "a root of what may be 0": ("sqrt(x)", ("x >= 0",), "[0, oo)"),
    "a softmax": ("softmax(q)[i]", (), "(0, 1]"),
    "a delta": ("KroneckerDelta(i, n)", (), "[0, 1]"),
    "branches": ("Piecewise((1, x > 0), (2, x < -1), (-5, True))", (), "[-5, 2] - 0"),
    "two branches": ("Piecewise((1, x > 0), (3, True))", (), "[1, 3] - 0"),
    "a hyperbolic cosine": ("cosh(x)", (), "[1, oo)"),
    "a hyperbolic cosine beside 0": ("cosh(x)", ("x != 0",), "(1, oo)"),
    "a hyperbolic secant": ("sech(x)", (), "(0, 1]"),
    "by a definition": ("csch(x)", ("x > 0",), "(0, oo) - 0"),
    "nothing": ("tan(x)", (), "(-oo, oo)"),
    "a derivative": ("Derivative(x^2, x)", ("x > 0",), "(-oo, oo)"),
    # powers
    "no power": ("x^0", within(-1, 3), "[1, 1]"),
    "a first power": ("x^1", within(-1, 3), "[-1, 3]"),
    "a square": ("x^2", within(-1, 3), "[0, 9]"),
    "a reciprocal": ("x^(-1)", within(2, 4), "[1/4, 1/2] - 0"),
    "a reciprocal square": ("x^(-2)", within(2, 4), "[1/16, 1/4] - 0"),
    "the last power that is computed": ("x^1000", within(-1, 1), "[0, 1]"),
    "one more": ("x^1001", within(0, 1), "(-oo, oo)"),
    "a large even power": ("x^1002", within(-1, 1), "[0, oo)"),
    "a larger even power": ("x^2000", within(0, 1), "[0, oo)"),
    "a larger odd power": ("x^2001", within(0, 1), "(-oo, oo)"),
    "an even symbolic power": ("x^(2*n)", (), "[0, oo)"),
    "three times a symbol": ("x^(3*n)", (), "(-oo, oo)"),
    "a symbolic power": ("x^n", (), "(-oo, oo)"),
    "a symbolic power of what is positive": ("x^n", ("x > 0",), "(0, oo)"),
    "a symbolic power of what may be 0": ("x^n", ("x >= 0",), "[0, oo)"),
    "a symbolic power of what is not 0": ("x^n", ("x != 0",), "(-oo, oo) - 0"),
    "an even one of what is not 0": ("x^(2*n)", ("x != 0",), "[0, oo) - 0"),
    # sums, products, extrema
    "a sum of positive numbers": ("Sum(exp(x*k), (k, 1, n))", (), "(0, oo)"),
    "perhaps of none": ("Sum(exp(x*k), (k, 1, m))", (), "[0, oo)"),
    "a sum of negative numbers": ("Sum(-exp(x*k), (k, 1, n))", (), "(-oo, 0)"),
    "perhaps of none that is negative": ("Sum(-exp(x*k), (k, 1, m))", (), "(-oo, 0]"),
    "a sum of squares": ("Sum((x*k)^2, (k, 1, n))", (), "[0, oo)"),
    "a sum of negative squares": ("Sum(-(x*k)^2, (k, 1, n))", (), "(-oo, 0]"),
    "a sum of anything": ("Sum(x*k, (k, 1, n))", (), "(-oo, oo)"),
    "a product of positive numbers": ("Product(exp(k), (k, 1, n))", (), "(0, oo)"),
    "a product of numbers below 1": ("Product(sigmoid(k), (k, 1, n))", (), "(0, 1]"),
    "a product of numbers up to 1": ("Product(sech(k), (k, 1, n))", (), "(0, 1]"),
    "a product of numbers up to 2": ("Product(2*sech(k), (k, 1, n))", (), "(0, oo)"),
    "a product of squares": ("Product((x*k)^2, (k, 1, n))", (), "[0, oo)"),
    "a product of anything": ("Product(x*k, (k, 1, n))", (), "(-oo, oo)"),
    "a great maximum": ("Max(sech(k), (k, 1, n))", (), "(0, 1]"),
    "a maximum of no numbers": ("Max(j, (j, 2, 1))", (), "(-oo, oo)"),
    "a maximum of maxima of none": (
        "Max(Max(j, (j, k + 1, 1)), (k, 1, 3))", (), "(-oo, 1]"
    ),
    "a great minimum": ("Min(sech(k), (k, 1, n))", (), "(0, 1]"),
    # entries
    "an entry": ("q[i]", ("0 < q[k] for k in 1..n", "q[k] <= 1 for k in 1..n"), "(0, 1]"),
    "of one sign or another": ("q[i]", ("q[k] > 0 or q[k] < -1 for k in 1..n",), "(-oo, oo)"),
    "a permutation": ("a[1]", (), "[1, 3]"),
    "a permutation of symbolic length": ("b[i]", (), "[1, oo)"),
    "a permutation from a symbol on": ("w[i]", (), "(-oo, 5]"),
    "a permutation of nothing": ("c[i]", (), "(-oo, oo)"),
    "a permutation of one": ("d[i]", (), "[4, 4]"),
    # hypotheses about more than a variable
    "a sum that is bounded": ("x + y", ("x + y > 3",), "(3, oo)"),
    # functions beyond the limit
    "a logarithm": ("log(x)", ("x > 1000001",), "(-oo, oo)"),
}


@pytest.mark.parametrize(("text", "given", "wanted"), RANGES.values(), ids=RANGES)
def test_the_range(text, given, wanted):
    assert range_in(text, given) == wanted


def test_the_last_end_that_is_followed_through_a_function():
    assert Fraction(range_in("log(x)", ("x >= 1000000",))[1:].split(",")[0]) > 13


#: The values at −∞ and ∞, those of π/2 rounded outwards.
WHOLE = {
    "exp": "(0, oo)",
    "log": "(-oo, oo)",
    "atan": "(-1571/1000, 1571/1000)",
    "erf": "(-1, 1)",
    "tanh": "(-1, 1)",
    "sinh": "(-oo, oo)",
    "asinh": "(-oo, oo)",
    "sigmoid": "(0, 1)",
    "softplus": "(0, oo)",
    "asin": "(-1571/1000, 1571/1000)",
    "atanh": "(-oo, oo)",
}
AT_0 = dict.fromkeys(("atan", "erf", "tanh", "sinh", "asinh", "asin", "atanh"), "0")
AT_0 |= {"exp": "1", "sigmoid": "1/2"}


@pytest.mark.parametrize(("head", "wanted"), WHOLE.items(), ids=WHOLE)
def test_the_whole_range_of_a_function(head, wanted):
    assert written(_monotone(head, interval("(-oo, oo)"))) == wanted


@pytest.mark.parametrize(("head", "value"), AT_0.items(), ids=AT_0)
def test_a_value_that_is_rational(head, value):
    low, high = WHOLE[head][1:-1].split(", ")
    assert written(_monotone(head, interval("[0, 0]"))) == f"[{value}, {value}]"
    assert written(_monotone(head, interval("(0, oo)"))) == f"({value}, {high})"
    assert written(_monotone(head, interval("(-oo, 0)"))) == f"({low}, {value})"
    assert written(_monotone(head, interval("[0, oo)"))) == f"[{value}, {high})"
    assert written(_monotone(head, interval("(-oo, 0]"))) == f"({low}, {value}]"


def test_the_logarithm_of_1():
    assert written(_monotone("log", interval("[1, 1]"))) == "[0, 0]"
    assert not _monotone("log", interval("[0, 1]")).high_open


@pytest.mark.parametrize("head", WHOLE)
@pytest.mark.parametrize(("low", "high"), [("1/4", "1/2"), ("1/3", "7/9")])
def test_the_ends_of_a_range_lie_around_the_values(head, low, high):
    found = _monotone(head, interval(f"[{low}, {high}]"))
    with ctx.workprec(200):
        ends, bounds = (
            [arb(fmpq(v.numerator, v.denominator)) for v in pair]
            for pair in ((Fraction(low), Fraction(high)), (found.low, found.high))
        )
        first, last = map(FUNCTIONS[head].ball, ends)
        assert first - 1e-9 < bounds[0] < first
        assert last < bounds[1] < last + 1e-9
    assert found.low_open
    assert found.high_open


@pytest.mark.parametrize("head", WHOLE)
def test_a_function_is_known_by_its_range(head):
    """It is at least as narrow as what its definition gives, and not nothing."""
    wanted = _monotone(head, interval("[1/4, 1/2]"))
    assert range_in(f"{head}(x)", ("1/4 <= x", "x <= 1/2")) == written(wanted)


LARGEST = [
    (["[0, 2]", "[1, 3)"], "[1, 3)"),
    (["[1, 3)", "[0, 2]"], "[1, 3)"),
    (["(1, 3)", "[1, 3]"], "(1, 3]"),
    (["[1, 3]", "(1, 3)"], "(1, 3]"),
    (["(2, 3)", "[1, 4)"], "(2, 4)"),
    (["(-oo, 1]", "[0, 2)"], "[0, 2)"),
    (["(-oo, 1]", "(-oo, 2)"], "(-oo, 2)"),
    (["(-oo, 2)", "(-oo, 2]"], "(-oo, 2]"),
    (["[0, oo)", "[1, 2]"], "[1, oo)"),
    (["[0, 1]", "(1, oo)"], "(1, oo)"),
]


@pytest.mark.parametrize(("parts", "wanted"), LARGEST)
def test_the_largest_of_several(parts, wanted):
    assert written(_largest([interval(p) for p in parts])) == wanted


SIGNS = {
    "(0, 2)": "[1, 1]",
    "(-2, 0)": "[-1, -1]",
    "[0, 2)": "[0, 1]",
    "(-2, 0]": "[-1, 0]",
    "[0, 0]": "[0, 0]",
    "(-oo, oo)": "[-1, 1]",
    "(-oo, oo) - 0": "[-1, 1] - 0",
}


@pytest.mark.parametrize(("inner", "wanted"), SIGNS.items(), ids=SIGNS)
def test_the_sign(inner, wanted):
    assert written(_sign(interval(inner))) == wanted
    assert range_in("sign(x)", ("x > 0",)) == "[1, 1]"
