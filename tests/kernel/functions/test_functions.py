"""Every function three ways: its ball, its definition, its derivative against a power series."""

from fractions import Fraction

import pytest
from flint import arb, arb_series, ctx, fmpq

from symcheck.kernel.balls import Undecided, Undefined, ball, is_defined, truth, value
from symcheck.kernel.functions import FUNCTIONS, PRIMITIVES
from symcheck.kernel.term import TermError, diff, fn, num, rational, var

X, Y = var("x"), var("y")
POINTS = [Fraction(p, q) for p, q in ((1, 3), (-1, 3), (7, 5), (-7, 5), (9, 10), (20, 3), (-4, 1))]
BITS = 400


def arguments(record):
    least, most = record.arity
    count = 3 if most is None else least
    return tuple(var(name) for name in ("x", "y", "z")[:count])


def points(record):
    names = [str(a.data) for a in arguments(record)]
    for shift, p in enumerate(POINTS):
        others = (POINTS[(shift + 3) % len(POINTS)], POINTS[(shift + 5) % len(POINTS)])
        yield dict(zip(names, (p, *others), strict=False))


def in_domain(conditions, point):
    return all(truth(c, point) is True for c in conditions)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_value_agrees_with_the_ball(name):
    record, seen = FUNCTIONS[name], 0
    args = arguments(record)
    for point in points(record):
        if not in_domain(record.domain(args), point):
            continue
        seen += 1
        found = ball(fn(name, *args), point, BITS)
        with ctx.workprec(BITS):
            direct = record.ball(*(arb(fmpq(p.numerator, p.denominator)) for p in point.values()))
        assert found.overlaps(direct)
        assert found.rad() <= arb(10) ** -90 * (1 + abs(found.mid()))
        assert direct.rad() <= arb(10) ** -90 * (1 + abs(found.mid()))
    assert seen >= 2


@pytest.mark.parametrize("name", [n for n in FUNCTIONS if n not in PRIMITIVES])
def test_the_definition_agrees_with_the_ball(name):
    record = FUNCTIONS[name]
    args = arguments(record)
    body = record.definition(args)
    for point in points(record):
        if in_domain(record.domain(args), point):
            with ctx.workprec(BITS):
                direct = record.ball(
                    *(arb(fmpq(p.numerator, p.denominator)) for p in point.values())
                )
            assert ball(body, point, BITS).overlaps(direct)


@pytest.mark.parametrize("name", sorted(PRIMITIVES))
def test_each_partial_derivative_agrees_with_the_power_series(name):
    record = FUNCTIONS[name]
    args = arguments(record)
    partials = record.derivative(args)
    assert len(partials) == len(args)
    seen = 0
    for point in points(record):
        conditions = (*record.domain(args), *record.derivative_domain(args))
        if not in_domain(conditions, point):
            continue
        seen += 1
        for a, partial in zip(args, partials, strict=True):
            series = ball(diff(fn(name, *args), str(a.data), a), point, BITS)
            assert series.overlaps(ball(partial, point, BITS))
            assert series.rad() < arb(10) ** -80
    assert seen >= 2


SERIES = {
    "exp": arb_series.exp,
    "log": arb_series.log,
    "sqrt": arb_series.sqrt,
    "sin": arb_series.sin,
    "cos": arb_series.cos,
    "atan": arb_series.atan,
    "erf": arb_series.erf,
    "tan": arb_series.tan,
    "asin": arb_series.asin,
    "acos": arb_series.acos,
}


@pytest.mark.parametrize("name", SERIES)
@pytest.mark.parametrize("at", [Fraction(1, 3), Fraction(9, 10)])
def test_higher_derivatives_agree_with_arb(name, at):
    term, factorial = fn(name, X), 1
    with ctx.workprec(BITS):
        expected = SERIES[name](arb_series([arb(fmpq(at.numerator, at.denominator)), 1], prec=6))
    for order in range(1, 6):
        term, factorial = diff(term, "x", X), factorial * order
        found = ball(term, {"x": at}, BITS)
        with ctx.workprec(BITS):
            assert found.overlaps(expected[order] * factorial)
        assert found.rad() < arb(10) ** -60


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_derivative_domain_is_open(name):
    record = FUNCTIONS[name]
    for condition in record.derivative_domain(arguments(record)):
        assert condition.head == "rel"
        assert condition.data in {"<", ">", "!="}


DEFINED = {
    "sqrt": ([0], [-1]),
    "cbrt": ([0], [-1]),
    "log": ([Fraction(1, 10**9)], [0, -1]),
    "asin": ([-1, 1], [Fraction(-11, 10), Fraction(11, 10)]),
    "acos": ([-1, 1], [2]),
    "asec": ([-1, 1, 5], [0, Fraction(1, 2), Fraction(-1, 2)]),
    "acsc": ([-1, 1, 5], [0, Fraction(1, 2), Fraction(-1, 2)]),
    "acot": ([0, -1], []),
    "acosh": ([1, 2], [Fraction(9, 10), -1, -2]),
    "asech": ([1, Fraction(1, 2)], [0, 2, -1]),
    "acsch": ([1, -1], [0]),
    "atanh": ([0], [1, -1, 2]),
    "acoth": ([2, -2], [1, -1, 0]),
    "csch": ([1], [0]),
    "coth": ([1], [0]),
    "csc": ([1], [0]),
    "cot": ([1], [0]),
}


@pytest.mark.parametrize("name", DEFINED)
def test_the_ends_of_the_domain(name):
    inside, outside = DEFINED[name]
    for at in inside:
        assert is_defined(fn(name, X), {"x": at}) is True
    for at in outside:
        assert is_defined(fn(name, X), {"x": at}) is False


@pytest.mark.parametrize("name", ["tan", "sec"])
def test_a_pole_at_a_multiple_of_pi(name):
    half_turn = rational(Fraction(1, 2))
    assert is_defined(fn(name, var("x")), {"x": fn("acos", num(0))}) is False
    assert is_defined(fn(name, half_turn), {}) is True


def test_atan2_is_undefined_at_the_origin_only():
    angle = fn("atan2", Y, X)
    assert is_defined(angle, {"x": 0, "y": 0}) is False
    for x, y in ((0, 1), (0, -1), (-1, 0), (1, 0), (-1, -1)):
        with ctx.workprec(100):
            expected = arb.atan2(arb(y), arb(x))
        assert ball(angle, {"x": x, "y": y}, 100).overlaps(expected)


def test_the_conventions_at_single_points():
    assert value(fn("sign", X), {"x": 0}, 64) == 0
    assert ball(fn("acot", X), {"x": 0}, 64).overlaps(arb.pi() / 2)
    assert ball(fn("acot", X), {"x": -1}, 64) < 0
    assert FUNCTIONS["acot"].ball(arb(0)).overlaps(arb.pi() / 2)
    assert FUNCTIONS["acot"].ball(arb(0, 1)).contains(arb.pi() / 2)
    assert value(fn("min", X, num(3)), {"x": 2}, 64) == 2


@pytest.mark.parametrize(
    ("name", "at"),
    [("abs", 0), ("sign", 0), ("sqrt", 0), ("cbrt", 0), ("relu", 0), ("acosh", 1), ("asin", 1)],
)
def test_no_derivative_is_given_where_there_is_none(name, at):
    with pytest.raises((Undecided, Undefined)):
        value(diff(fn(name, X), "x", X), {"x": at}, 200)


def test_a_wrong_number_of_arguments_is_refused():
    with pytest.raises(TermError, match="'atan2' has 2 arguments, got 1"):
        FUNCTIONS["atan2"].check_arity((X,))
    FUNCTIONS["atan2"].check_arity((Y, X))
    with pytest.raises(TermError, match="'Max' has 1 or more arguments, got 0"):
        FUNCTIONS["max"].check_arity(())
