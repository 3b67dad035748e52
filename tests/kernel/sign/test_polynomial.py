"""Signs of polynomials on intervals, and sums of squares."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernel_terms import POLYNOMIALS, value_at

from symcheck.kernel.sign.interval import ALL, NONNEGATIVE, POSITIVE, Interval
from symcheck.kernel.sign.polynomial import quadratic_squares, sign_on

ENDS = st.none() | st.fractions(-2, 2, max_denominator=2)


@st.composite
def places(draw):
    """Return an interval and members of it."""
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low == high and low is not None:
        return Interval(low, high, low_open=False, high_open=False), [low]
    interval = Interval(
        low, high, low is None or draw(st.booleans()), high is None or draw(st.booleans())
    )
    members = draw(st.lists(st.fractions(low, high, max_denominator=5), min_size=1, max_size=6))
    return interval, [m for m in (*members, low, high) if m is not None and interval.contains(m)]


@given(POLYNOMIALS, places())
def test_the_sign_is_that_of_every_value(coefficients, where):
    if not any(coefficients):
        return
    interval, members = where
    found = sign_on(coefficients, interval)
    if found is not None:
        assert all(found.contains(value_at(coefficients, m)) for m in members)


HALF = Fraction(1, 2)
SIGNS = {
    "a square touches": ([1, -2, 1], ALL, NONNEGATIVE),
    "a square beside its root": ([1, -2, 1], Interval(Fraction(1)), POSITIVE),
    "a square with its root at a closed end": (
        [1, -2, 1],
        Interval(Fraction(1), low_open=False),
        NONNEGATIVE,
    ),
    "a line on its side": ([0, 1], POSITIVE, POSITIVE),
    "a line on the other side": ([0, -1], POSITIVE, -POSITIVE),
    "sigma's slope against 1/4": (
        [Fraction(1, 4), -1, 1],
        Interval(Fraction(0), Fraction(1)),
        NONNEGATIVE,
    ),
    "sigma's slope against 1/5 changes": (
        [Fraction(1, 5), -1, 1],
        Interval(Fraction(0), Fraction(1)),
        None,
    ),
    "a line through an interval": ([0, 1], ALL, None),
    "a root at an open end": ([0, 1], Interval(Fraction(-1), Fraction(0)), -POSITIVE),
    "below an end": ([0, 1], Interval(None, Fraction(-1)), -POSITIVE),
    "a positive constant": ([2], ALL, POSITIVE),
    "no change at a double root between": ([0, 0, 1, 1], Interval(-HALF, HALF), NONNEGATIVE),
    "at a point": (
        [1, 1],
        Interval(Fraction(2), Fraction(2), low_open=False, high_open=False),
        POSITIVE,
    ),
    "too high a degree": ([1] + [0] * 130 + [1], ALL, None),
}


@pytest.mark.parametrize(("coefficients", "interval", "wanted"), SIGNS.values(), ids=SIGNS)
def test_sign_on(coefficients, interval, wanted):
    assert sign_on([Fraction(c) for c in coefficients], interval) == wanted


def monomial(*pairs):
    return tuple((name, e) for name, e in pairs if e)


def expanded(squares):
    total = {}
    for weight, row in squares:
        for m, c in row.items():
            for other, d in row.items():
                powers = dict(m)
                for name, e in other:
                    powers[name] = powers.get(name, 0) + e
                key = frozenset(powers.items())
                total[key] = total.get(key, 0) + weight * c * d
    return {m: c for m, c in total.items() if c}


QUADRATICS = st.lists(st.fractions(-2, 2, max_denominator=2), min_size=6, max_size=6)
MONOMIALS = [
    monomial(("a", 2)),
    monomial(("b", 2)),
    monomial(("a", 1), ("b", 1)),
    monomial(("a", 1)),
    monomial(("b", 1)),
    (),
]


@given(QUADRATICS)
def test_squares_expand_to_the_polynomial(coefficients):
    polynomial = [(m, c) for m, c in zip(MONOMIALS, coefficients, strict=True) if c]
    squares = quadratic_squares(polynomial)
    if squares is not None:
        assert all(weight > 0 for weight, _ in squares)
        assert expanded(squares) == {frozenset(m): c for m, c in polynomial}


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.lists(st.integers(-2, 2), min_size=3, max_size=3)),
        min_size=1,
        max_size=3,
    )
)
def test_a_sum_of_squares_of_lines_is_found(parts):
    lines = [monomial(("a", 1)), monomial(("b", 1)), ()]
    whole = expanded(
        [(Fraction(w), dict(zip(lines, map(Fraction, cs), strict=True))) for w, cs in parts]
    )
    assert quadratic_squares([(tuple(sorted(m)), c) for m, c in whole.items()]) is not None


@pytest.mark.parametrize(
    "polynomial",
    [
        [(monomial(("a", 1)), Fraction(1))],
        [(monomial(("a", 2)), Fraction(-1))],
        [(monomial(("a", 1), ("b", 1)), Fraction(1))],
        [(monomial(("a", 2)), Fraction(1)), (monomial(("b", 1)), Fraction(1)), ((), Fraction(1))],
        [(monomial(("a", 3)), Fraction(1)), (monomial(("a", 2)), Fraction(1))],
    ],
    ids=["a line", "minus a square", "a product", "a line beside a square", "a cube"],
)
def test_no_sum_of_squares(polynomial):
    assert quadratic_squares(polynomial) is None
