"""The second checker's table of functions, against values that are known from elsewhere."""

import math

import pytest
from evaluating import near, value

from symcheck import recheck
from symcheck.recheck import ONE, ZERO, T, fn, num, var

X = var("x")


def other_of(function):
    return lambda x: function(1 / x)


#: What each function that has a meaning is, and points of its domain.
MEANINGS = {
    "min": (lambda *a: min(a), ((2, 3), (3, 2), (-1, 4, -2), (5,))),
    "relu": (lambda x: max(0, x), ((-2,), (0,), (3,))),
    "sigmoid": (lambda x: (1 + math.tanh(x / 2)) / 2, ((-1.5,), (0,), (2,))),
    "softplus": (lambda x: math.log1p(math.exp(x)), ((-1.5,), (0,), (2,))),
    "sinh": (math.sinh, ((-1.5,), (0,), (2,))),
    "cosh": (math.cosh, ((-1.5,), (0,), (2,))),
    "tanh": (math.tanh, ((-1.5,), (0,), (2,))),
    "coth": (lambda x: 1 / math.tanh(x), ((-1.5,), (2,))),
    "sech": (lambda x: 1 / math.cosh(x), ((-1.5,), (0,), (2,))),
    "csch": (lambda x: 1 / math.sinh(x), ((-1.5,), (2,))),
    "tan": (math.tan, ((-1.5,), (0,), (2,))),
    "cot": (lambda x: 1 / math.tan(x), ((-1.5,), (2,))),
    "sec": (lambda x: 1 / math.cos(x), ((-1.5,), (0,), (2,))),
    "csc": (lambda x: 1 / math.sin(x), ((-1.5,), (2,))),
    "asin": (math.asin, ((-1,), (-0.3,), (0.8,), (1,))),
    "acos": (math.acos, ((-1,), (-0.3,), (0.8,), (1,))),
    "acot": (lambda x: math.atan(1 / x) if x else math.pi / 2, ((-2,), (0,), (0.5,))),
    "asec": (other_of(math.acos), ((-1,), (-3,), (1.5,), (1,))),
    "acsc": (other_of(math.asin), ((-1,), (-3,), (1.5,), (1,))),
    "atan2": (math.atan2, ((1, 2), (2, -1), (-1, -3), (0, -2), (0, 2), (3, 0), (-3, 0))),
    "asinh": (math.asinh, ((-2,), (0,), (1.5,))),
    "acosh": (math.acosh, ((1,), (1.5,), (4,))),
    "atanh": (math.atanh, ((-0.5,), (0,), (0.75,))),
    "acoth": (other_of(math.atanh), ((-2,), (1.5,))),
    "asech": (other_of(math.acosh), ((0.25,), (0.7,), (1,))),
    "acsch": (other_of(math.asinh), ((-2,), (0.25,))),
}  # fmt: skip


def variables(count):
    return [var(f"x{i}") for i in range(count)]


@pytest.mark.parametrize("head", MEANINGS)
def test_the_meaning_of_a_function_has_its_values(head):
    function, points = MEANINGS[head]
    for point in points:
        found = recheck.meaning(fn(head, *variables(len(point))))
        at = {f"x{i}": x for i, x in enumerate(point)}
        assert near(value(found, at), function(*point)), (head, point)


def test_every_function_is_here_with_its_number_of_arguments():
    own = {h: (f.least, f.most) for h, f in recheck.FUNCTIONS.items()}
    one = [*SLOPES, *(h for h in MEANINGS if h not in {"min", "atan2"})]
    assert own == {**dict.fromkeys(one, (1, 1)), "max": (1, None), "min": (1, None),
                   "atan2": (2, 2)}  # fmt: skip
    for head, (least, most) in own.items():
        assert recheck.ARITY[head] == (least, most)


#: What holds exactly where the function has a value.
DOMAINS = {
    "log": lambda x: x > 0, "sqrt": lambda x: x >= 0, "cbrt": lambda x: x >= 0,
    "coth": lambda x: x != 0, "csch": lambda x: x != 0, "acsch": lambda x: x != 0,
    "asin": lambda x: -1 <= x <= 1, "acos": lambda x: -1 <= x <= 1,
    "asec": lambda x: abs(x) >= 1, "acsc": lambda x: abs(x) >= 1,
    "acosh": lambda x: x >= 1, "atanh": lambda x: -1 < x < 1, "acoth": lambda x: abs(x) > 1,
    "asech": lambda x: 0 < x <= 1,
}  # fmt: skip
POINTS = (-3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3)


ELSEWHERE = {"min", "atan2", "tan", "sec", "cot", "csc"}


@pytest.mark.parametrize("head", [h for h in recheck.FUNCTIONS if h not in {*ELSEWHERE, "max"}])
def test_the_domain_of_a_function(head):
    inside = DOMAINS.get(head, lambda _: True)
    owed = recheck.FUNCTIONS[head].domain(X)
    for x in POINTS:
        assert all(value(p, {"x": x}) for p in owed) == inside(x), (head, x)


def test_the_domains_of_what_divides_by_a_wave():
    for heads, wave in (({"tan", "sec"}, "cos"), ({"cot", "csc"}, "sin")):
        for head in heads:
            assert recheck.FUNCTIONS[head].domain(X) == (recheck.ne(fn(wave, X), ZERO),)


def test_the_domain_of_an_angle_is_all_but_the_origin():
    y, x = var("y"), var("x")
    owed = recheck.FUNCTIONS["atan2"].domain(y, x)
    for at in ({"y": b, "x": a} for a in (-1, 0, 1) for b in (-1, 0, 1)):
        assert all(value(p, at) for p in owed) == (at != {"x": 0, "y": 0})


#: The slopes of the primitives of one argument, at points where they are smooth.
SLOPES = {
    "exp": math.exp, "log": lambda x: 1 / x, "sqrt": lambda x: 0.5 * x**-0.5,
    "cbrt": lambda x: x ** (-2 / 3) / 3, "abs": lambda x: math.copysign(1, x),
    "sign": lambda _: 0, "sin": math.cos, "cos": lambda x: -math.sin(x),
    "atan": lambda x: 1 / (1 + x * x),
    "erf": lambda x: 2 / math.sqrt(math.pi) * math.exp(-x * x),
}  # fmt: skip


@pytest.mark.parametrize("head", SLOPES)
def test_the_slope_of_a_primitive(head):
    function = recheck.FUNCTIONS[head]
    assert function.meaning is None
    (slope,) = function.slopes(X)
    for x in (0.7, 2.5, *((-1.3,) if head not in {"log", "sqrt", "cbrt"} else ())):
        assert near(value(slope, {"x": x}), SLOPES[head](x)), x


@pytest.mark.parametrize("head", SLOPES)
def test_a_primitive_is_smooth_off_its_corner(head):
    owed = recheck.FUNCTIONS[head].smooth(X)
    corner = {"abs": lambda x: x != 0, "sign": lambda x: x != 0, "log": lambda x: x > 0,
              "sqrt": lambda x: x > 0, "cbrt": lambda x: x > 0}  # fmt: skip
    smooth = corner.get(head, lambda _: True)
    for x in (-1, 0, 1):
        assert all(value(p, {"x": x}) for p in owed) == smooth(x)


def test_the_slopes_of_a_maximum():
    names = variables(3)
    slopes = recheck.FUNCTIONS["max"].slopes(*names)
    owed = recheck.FUNCTIONS["max"].smooth(*names)
    gradients = {(3, 2, 1): [1, 0, 0], (1, 5, 2): [0, 1, 0], (-1, -2, 0): [0, 0, 1]}
    for point, gradient in gradients.items():
        at = {f"x{i}": x for i, x in enumerate(point)}
        assert [value(s, at) for s in slopes] == gradient
        assert all(value(p, at) for p in owed)
    for point in ((1, 1, 0), (1, 0, 1), (0, 1, 1)):
        assert not all(value(p, {f"x{i}": x for i, x in enumerate(point)}) for p in owed)
    assert recheck.FUNCTIONS["max"].slopes(X) == (ONE,)
    assert recheck.FUNCTIONS["max"].smooth(X) == ()


def test_a_softmax_is_a_share_of_the_sum():
    i, low, high, y = var("i"), num(1), num(3), (1.0, -2.0, 0.5)
    soft = recheck.bind("softmax", "k", T("at", (var("k"),), "y"), low, high, i)
    shares = [math.exp(e) / sum(map(math.exp, y)) for e in y]
    for place in (1, 2, 3):
        at = {"i": place, "y": lambda k: y[k - 1]}
        assert near(value(recheck.meaning(soft), at), shares[place - 1])


def test_what_has_no_meaning():
    for head in SLOPES:
        assert recheck.meaning(fn(head, X)) is None
    assert recheck.meaning(X + 1) is None
