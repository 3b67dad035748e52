"""Roots of polynomials between two ends, points beside them, and sums of squares: the values."""

from fractions import Fraction
from math import prod

import pytest
from flint import fmpq, fmpq_poly
from kernel_goals import context_of
from sign_intervals import interval, written

from symcheck.kernel.normal import normal_form
from symcheck.kernel.sign import prove
from symcheck.kernel.sign.polynomial import (
    _sign_at_infinity,
    _somewhere,
    as_terms,
    quadratic_squares,
    roots_inside,
    sign_on,
    sturm_chain,
)
from symcheck.kernel.writing import to_text
from symcheck.read.text import read_term

HALF = Fraction(1, 2)


def polynomial(*roots, lead=Fraction(1)):
    """Return the polynomial with these roots."""
    linear = [fmpq_poly([-fmpq(Fraction(r).numerator, Fraction(r).denominator), 1]) for r in roots]
    return prod(linear, start=fmpq_poly([fmpq(lead.numerator, lead.denominator)]))


@pytest.mark.parametrize(
    ("coefficients", "below", "above"),
    [
        ([0, 1], -1, 1),
        ([0, -1], 1, -1),
        ([5, 0, 1], 1, 1),
        ([5, 0, -1], -1, -1),
        ([0, 0, 0, 2], -1, 1),
        ([0, 0, 0, -2], 1, -1),
        ([7], 1, 1),
        ([0, fmpq(1, 2)], -1, 1),
        ([0, fmpq(-1, 2)], 1, -1),
    ],
)
def test_the_sign_at_infinity(coefficients, below, above):
    p = fmpq_poly(coefficients)
    assert (_sign_at_infinity(p, -1), _sign_at_infinity(p, 1)) == (below, above)


def test_the_chain_of_sturm():
    x = fmpq_poly([0, 1])
    assert sturm_chain(x**2 - 2) == [x**2 - 2, 2 * x, fmpq_poly([2])]
    assert sturm_chain(x**3 - 3 * x + 1) == [
        x**3 - 3 * x + 1,
        3 * x**2 - 3,
        2 * x - 1,
        fmpq_poly([fmpq(9, 4)]),
    ]
    assert sturm_chain(x**2) == [x**2, 2 * x]


@pytest.mark.parametrize(
    ("roots", "where", "wanted"),
    [
        ((1, 2, 3), "(-oo, oo)", 3),
        ((1, 2, 3), "(0, 4)", 3),
        ((1, 2, 3), "(1, 3)", 1),
        ((1, 2, 3), "[1, 3]", 1),
        ((1, 2, 3), "(1, oo)", 2),
        ((1, 2, 3), "(-oo, 3)", 2),
        ((1, 2, 3), "(-oo, 5/2)", 2),
        ((1, 2, 3), "(3/2, 7/4)", 0),
        ((), "(-oo, oo)", 0),
        ((0, 0, 1), "(0, 2)", 1),
        ((0, 0, 1), "(-1, 2)", 2),
        ((1, 1), "(-oo, oo)", 1),
        ((1, 1), "(0, 1)", 0),
        ((-2, -2, -2, 5), "(-3, 5)", 1),
    ],
)
@pytest.mark.parametrize("lead", [Fraction(1), Fraction(-3), HALF, -HALF])
def test_the_roots_between_two_ends(roots, where, wanted, lead):
    assert roots_inside(polynomial(*roots, lead=lead), interval(where)) == wanted


def test_roots_that_are_not_real_are_not_counted():
    x = fmpq_poly([0, 1])
    assert roots_inside(x**2 + 1, interval("(-oo, oo)")) == 0
    assert roots_inside((x**2 + x + 1) * (x - 1), interval("(-oo, oo)")) == 1


SIGNS = {
    "a constant": ([2], "(-oo, oo)", "(0, oo)"),
    "a negative constant": ([-2], "(-oo, oo)", "(-oo, 0)"),
    "nothing is said of 0": ([0], "(-oo, oo)", None),
    "a square and a constant": ([1, 0, 1], "(-oo, oo)", "(0, oo)"),
    "a square": ([0, 0, 1], "(-oo, oo)", "[0, oo)"),
    "minus a square": ([0, 0, -1], "(-oo, oo)", "(-oo, 0]"),
    "a cube": ([0, 0, 0, 1], "(-oo, oo)", None),
    "a cube on its side": ([0, 0, 0, 1], "[0, oo)", "[0, oo)"),
    "two roots, one between": ([0, -3, 1], "(-1, 1)", None),
    "two roots, the other between": ([0, -3, 1], "(2, 4)", None),
    "two roots, none between": ([0, -3, 1], "(0, 3)", "(-oo, 0)"),
    "two roots at closed ends": ([0, -3, 1], "[0, 3]", "(-oo, 0]"),
    "a root at the closed low end": ([0, -3, 1], "[0, 3)", "(-oo, 0]"),
    "a root at the closed high end": ([0, -3, 1], "(0, 3]", "(-oo, 0]"),
    "two squares, one touches": ([0, 0, 9, -6, 1], "(-1, 1)", "[0, oo)"),
    "two squares, the other touches": ([0, 0, 9, -6, 1], "(2, 4)", "[0, oo)"),
    "two squares, both touch": ([0, 0, 9, -6, 1], "(-oo, oo)", "[0, oo)"),
    "two squares, none touches": ([0, 0, 9, -6, 1], "(0, 3)", "(0, oo)"),
    "a root below": ([0, 1], "[1, 2]", "(0, oo)"),
    "a root above": ([0, 1], "[-2, -1]", "(-oo, 0)"),
    "without an upper end, though closed": ([1, 1], "[0, oo]", "(0, oo)"),
    "a line at its root": ([-2, 1], "[2, 2]", None),
    "a square at its root": ([4, -4, 1], "[2, 2]", "(-oo, 0]"),
    "at a point": ([-2, 1], "[5, 5]", "(0, oo)"),
    "a high even degree": ([1, *[0] * 129, 1], "(-oo, oo)", None),
}


@pytest.mark.parametrize(("coefficients", "where", "wanted"), SIGNS.values(), ids=SIGNS)
def test_sign_on(coefficients, where, wanted):
    found = sign_on([Fraction(c) for c in coefficients], interval(where))
    assert (found and written(found)) == wanted


@pytest.mark.parametrize(
    ("roots", "where", "wanted"),
    [
        ((0, 1), "(-oo, oo)", 1),
        ((0, 1, 2), "(-oo, oo)", 1),
        ((1,), "(-oo, oo)", -1),
        ((), "(-oo, oo)", 1),
        ((), "(-oo, 0)", 1),
        ((), "(0, oo)", 1),
        ((), "(0, 1)", 1),
        ((-1, -2, 0), "(-oo, 0)", -1),
        ((-2, -3, -4), "(-oo, 0)", 1),
        ((4, 3, 2), "(-oo, 5)", -1),
        ((1, 2, 0), "(0, oo)", 1),
        ((2, 3, 4), "(0, oo)", -1),
        ((5, 6, 7), "(4, oo)", 1),
        ((2, 3, 4), "(1, 6)", 1),
        ((3, 4, 5), "(1, 6)", -1),
        ((1, 2, 3), "(0, 5)", 1),
        ((0, 1), "(0, 4)", 1),
        ((HALF,), "(0, 2)", 1),
        ((-3, -2), "(-4, 0)", 1),
        ((-1, -2, -3), "(-5, 0)", -1),
        ((HALF,), "(-1, 0)", -1),
        ((Fraction(3, 2),), "(0, 3)", -1),
        ((Fraction(-9, 5),), "(-3, 0)", -1),
        ((Fraction(11, 5),), "(1, 4)", -1),
        ((1, 2), "[4, 4]", 1),
        ((4, 5), "[4, 4]", 0),
    ],
)
def test_the_sign_at_a_point_that_is_no_root(roots, where, wanted):
    """Some of the points that are tried are roots; the point is inside the interval."""
    assert _somewhere(polynomial(*roots), interval(where)) == wanted


def test_0_is_0_at_every_point():
    assert _somewhere(fmpq_poly([0]), interval("(-oo, oo)")) == 0


#: The monomials in their order, and the squares with their weights.
SQUARES = {
    "a square": ([("xx", 1), ("x", -2), ("", 1)], [(1, {"x": 1, "": -1})]),
    "two squares": ([("xx", 2), ("", 3)], [(2, {"x": 1}), (3, {"": 1})]),
    "half a square": ([("xx", HALF)], [(HALF, {"x": 1})]),
    "a product": (
        [("xx", 1), ("xy", 1), ("yy", 1)],
        [(1, {"x": 1, "y": HALF}), (Fraction(3, 4), {"y": 1})],
    ),
    "the constant comes last": (
        [("", 2), ("xx", 1), ("x", 2)],
        [(1, {"x": 1, "": 1}), (1, {"": 1})],
    ),
    "three in a chain": (
        [("xx", 1), ("xy", 2), ("yy", 2), ("yz", 2), ("zz", 2)],
        [(1, {"x": 1, "y": 1}), (1, {"y": 1, "z": 1}), (1, {"z": 1})],
    ),
    "a pivot that is 0": (
        [("xx", 1), ("xy", 2), ("yy", 1), ("zz", 1)],
        [(1, {"x": 1, "y": 1}), (1, {"z": 1})],
    ),
    "a fourth power": (
        [("xxxx", 1), ("xx", -2), ("", 1)],
        None,  # of the squares of x² and 1, but x² itself is the square of x: its pivot is < 0
    ),
    "a fourth power less a line": (
        [("xxxx", 1), ("xxy", 2), ("yy", 1)],
        [(1, {"xx": 1, "y": 1})],
    ),
    "squares of products": (
        [("xxxx", 1), ("xxyy", 2), ("yyyy", 1)],
        [(2, {"xy": 1}), (1, {"xx": 1}), (1, {"yy": 1})],
    ),
    "a product too large": ([("xx", 1), ("xy", 3), ("yy", 1)], None),
    "a pivot that is 0 beside what is not": (
        [("xx", 1), ("xy", 2), ("yy", 1), ("yz", 2), ("zz", 1)],
        None,
    ),
    "minus a square": ([("xx", -HALF)], None),
    "a line": ([("xx", 1), ("y", 1)], None),
    "a third power": ([("xx", 1), ("xxx", 1)], None),
    "nothing": ([], []),
}


def monomial(text):
    """Return the powers of the letters of a word."""
    return tuple((name, text.count(name)) for name in "xyz" if name in text)


@pytest.mark.parametrize(("given", "wanted"), SQUARES.values(), ids=SQUARES)
def test_sums_of_squares(given, wanted):
    found = quadratic_squares([(monomial(m), Fraction(c)) for m, c in given])
    assert found == (
        wanted and [(d, {monomial(m): c for m, c in row.items()}) for d, row in wanted]
        if wanted is not None
        else None
    )


def test_squares_as_terms():
    text = "a^2 - 2*a*b + 3*b^2 + 1"
    context = context_of(f"{text} = 0")
    form = normal_form(read_term(text, context), context, prove)
    squares = as_terms(quadratic_squares(form.form.monomials()))
    assert [(d, to_text(line)) for d, line in squares] == [(1, "a - b"), (2, "b"), (1, "1")]
