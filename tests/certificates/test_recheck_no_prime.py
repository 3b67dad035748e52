"""The root of a number that is no prime is no sum of roots of unity for the second checker."""

from fractions import Fraction

from test_recheck_normal import A, K, new, rpow
from test_recheck_relations import HALF, cos, root

from symcheck import recheck
from symcheck.recheck import T, equal, num, sqrt_of


def test_the_root_of_no_prime_stays():
    for v in (9, 15, 21, 25, 45):
        (mono,) = recheck.over("root", {(): v}, HALF).num
        assert recheck._as_turns(*mono[0], 2 * v) == {mono: 1}


def test_a_root_of_a_product_of_primes_is_no_sum_of_turns():  # √21 = 4.58, not 1.89
    alternating = T("ipow", (num(-1), K))
    left = sqrt_of((2 + 5 * alternating) * (5 * alternating - 2))
    nothing = rpow(A, Fraction(1, 49999)) * (cos(1, 5) - (1 + root(5)) / 4)
    assert not equal(left + nothing, 4 * (cos(2, 21) + cos(16, 21)) + 1, new())
