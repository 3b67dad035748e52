"""The second checker's polynomials in cosines of multiples of one angle, and their signs."""

from fractions import Fraction

import pytest
from evaluating import near, poly_value
from test_recheck_normal import PLACES, A, X, Y, new

from symcheck import recheck
from symcheck.recheck import ONE, PI, TWO, Refused, fn, ne, rational

HALF = Fraction(1, 2)

COSINES = {
    "a double": ([X, 2 * X], 1), "a triple": ([3 * X, 2 * X], 1), "halves": ([X / 2, X], HALF),
    "thirds and halves": ([X / 3, X / 2], Fraction(1, 6)), "back": ([-2 * X, 4 * X], 2),
    "of π": ([PI / 7, 3 * PI / 7], Fraction(1, 7)), "one": ([3 * X], 3), "of one": ([ONE, TWO], 1),
    "of a product": ([X * Y, 3 * X * Y], 1),
}  # fmt: skip


@pytest.mark.parametrize("name", COSINES)
def test_cosines_by_one_cosine(name):
    angles, unit = COSINES[name]
    waves = [((fn("cos", a), 1),) for a in angles]
    poly = {(): Fraction(2), **{m: k + 1 for k, m in enumerate(waves)}}
    poly[recheck.times_monomial(waves[0], waves[-1])] = -3
    found = recheck.in_one_cosine(poly, new())
    (own,) = {t for m in found for t, _ in m}
    assert own.head == "cos"
    for at in PLACES:
        assert near(poly_value(found, at), poly_value(poly, at))
    steps = [recheck.form(a, new()) for a in (own.args[0], *angles)]
    (m,) = steps[0].num
    assert [abs(s.num[m]) / steps[0].num[m] % 1 for s in steps[1:]] == [0] * len(angles)
    assert abs(steps[0].num[m]) == unit


def test_the_most_turns():
    (first, most), own = (((fn("cos", k * X), 1),) for k in (1, 24)), ((fn("cos", X), 1),)
    found = recheck.in_one_cosine({first: 1, most: 1}, new())
    assert {t for m in found for t, _ in m} == {fn("cos", X)} != {own}
    values = [sum(c * (m[0][1] if m else 0) for m, c in found.items()), sum(found.values())]
    assert values == [1 + 24**2, 2]  # T'(1) = n², T(1) = 1
    with pytest.raises(Refused, match="too many turns"):
        recheck.in_one_cosine({first: 1, ((fn("cos", 25 * X), 1),): 1}, new())
    assert not recheck.Mind.of(new()).sign_of_rest({first: 1, ((fn("cos", 25 * X), 1),): 1}).nonzero


OTHERS = {
    "two angles": [X, Y], "a name": [X, None], "a sine": [X, 0],
    "a sum": [X + Y, 2 * X + 2 * Y], "a fraction": [X / (1 + A), 2 * X / (1 + A)],
    "a fraction of one": [X, 2 * X / (1 + A)], "one of a fraction": [2 * X / (1 + A), X],
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_other_polynomials_stay(name):
    heads = {None: Y, 0: fn("sin", X)}
    atoms = [heads[a] if a in heads else fn("cos", a) for a in OTHERS[name]]
    poly = {((t, 1),): 1 for t in atoms}
    assert recheck.in_one_cosine(poly, new()) == poly


def test_signs_by_one_cosine():
    mind = recheck.Mind.of(new())
    c = fn("cos", X)
    for term, op, wanted in (
        (c**4 + rational(Fraction(5, 9)) * c**2, ">=", True),
        (c**4 - rational(Fraction(5, 9)) * c**2, ">=", False),
        (c**4 - rational(Fraction(10, 3)) * c**2 + rational(Fraction(25, 9)), ">", True),
        (c**4 - c**2 + rational(Fraction(1, 4)), ">", False),
        (c**4 - c**2 + rational(Fraction(1, 4)), ">=", True),
        (3 - 4 * c + fn("cos", 2 * X), ">=", True), (3 - 4 * c + fn("cos", 2 * X), ">", False),
    ):
        assert mind.compare(recheck.canonical(term, new()), op) is wanted, term


def test_what_is_not_0_makes_a_square_positive():
    p = {((X, 2),): 1, ((X, 1),): -2, (): 1}
    for given, positive in (((), False), ((ne(X, ONE),), True)):
        sign_found = recheck.Mind.of(new(*given)).sign_of_rest(p)
        assert sign_found.nonnegative
        assert sign_found.positive is positive
