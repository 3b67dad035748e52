"""What only looks like a relation between atoms, to the second checker, and what is too large."""

from fractions import Fraction

import pytest
from test_recheck_normal import HALF, A, K, N, X, new, rpow
from test_recheck_relations import cos, root

from symcheck import recheck
from symcheck.recheck import ONE, Context, Refused, Sort, T, equal, fn, le, num, sqrt_of, sum_


@pytest.mark.parametrize("v", [9, 15, 21, 25, 45])
def test_the_root_of_no_prime_stays(v):
    (mono,) = recheck.over("root", {(): v}, HALF).num
    assert recheck._as_turns(*mono[0], 2 * v) == {mono: 1}


#: A factor of which no large root is taken apart, and which is not 0.
LARGE = rpow(X**2 + 1, Fraction(1, 20001))


@pytest.mark.parametrize("beside", [ONE, LARGE], ids=["nothing", "a large root"])
@pytest.mark.parametrize("v", [9, 21, 33, 45, 57])
def test_a_root_of_a_product_of_primes_is_no_sum_of_turns(v, beside):
    u = fn("cbrt", X**3 + 1)  # (u² + ux + x²)·(u − x) = 1
    left = sqrt_of(v * (u**2 + u * X + X**2) * (u - X))
    gauss = ONE
    for k in range(1, v):  # what √v would be, were v a prime
        gauss = gauss + (1 if pow(k, v // 2, v) == 1 else -1) * cos(2 * k, v)
    for given in ((), (le(num(-1), X),)):
        assert not equal(left * beside, (gauss - 1) * beside, new(*given))
        assert not equal(left * beside, gauss * beside, new(*given))


def test_a_root_that_comes_out_as_a_number():  # √21 = 4.58, not 1.89
    alternating = T("ipow", (num(-1), K))
    left = sqrt_of((2 + 5 * alternating) * (5 * alternating - 2))
    nothing = rpow(A, Fraction(1, 49999)) * (cos(1, 5) - (1 + root(5)) / 4)
    assert not equal(left + nothing, 4 * (cos(2, 21) + cos(16, 21)) + 1, new())
    assert equal(left, root(21), new())


def test_a_lesser_end_that_shows_up_late_is_started_over():
    context = Context({"k": Sort("natural"), "n": Sort("natural")}, ())

    def total(high):
        return sum_("j", ONE, high, fn("exp", recheck.var("j") ** 2))

    delta = fn("delta", N, K + 3)
    left = delta * total(N) + total(K + 5)
    right = left + delta * (total(N) - total(N) * fn("exp", N - K - 3))
    assert equal(left, right, context)
    assert not equal(left, right + delta, context)


def test_even_denominators():
    assert recheck.even_denominator([]) == recheck.even_denominator([1, 5]) == 2
    assert recheck.even_denominator([Fraction(1, 3), Fraction(5, 4)]) == 12
    assert recheck.even_denominator(iter([Fraction(1, 360)])) == 360
    assert recheck.even_denominator([Fraction(1, 179)]) == 358


#: Denominators of 180,000 bits, many at once: their multiples would take minutes.
HUGE = [Fraction(1, 2**180_000 + 2 * i + 1) for i in range(60)]


@pytest.mark.parametrize("parts", [HUGE, [Fraction(1, 361)], [Fraction(1, 181)],
                                   [Fraction(1, 19), Fraction(1, 23)]], ids=len)  # fmt: skip
def test_large_denominators_are_refused(parts):
    with pytest.raises(Refused, match="common denominator"):
        recheck.even_denominator(parts)
    roots = {((T("root", (X,)), q),): 1 for q in parts}
    turns = {((recheck.TURN, q),): 1 for q in parts}
    logs = {}
    for i, q in enumerate(parts):
        logs = recheck.plus_poly(logs, dict.fromkeys(recheck.over("log", {(): 2 * i + 3}).num, q))
    for p in (roots, turns, logs):
        assert recheck.without_relations(p) == p


def logarithms(*parts):
    """Return Σ c·log|p|."""
    total = {}
    for c, p in parts:
        (m,) = recheck.over("log", p).num
        total = recheck.plus_poly(total, {m: c})
    return total


X_LESS_1, TURNED = {((X, 1),): 1, (): -1}, {((X, 1),): -1, (): 1}
DOUBLE = {((X, 1),): -2, (): 2}


def test_logarithms_of_sizes():
    assert recheck._logarithms_joined(logarithms((1, X_LESS_1), (-1, TURNED))) == {}
    assert recheck._logarithms_joined(logarithms((HALF, TURNED), (-HALF, X_LESS_1))) == {}
    for q in (1, HALF):
        for one, other in ((X_LESS_1, DOUBLE), (DOUBLE, X_LESS_1), (DOUBLE, TURNED)):
            kept = logarithms((q, one), (-q, other))
            assert recheck._logarithms_joined(kept) == kept


def test_a_cosine_of_many_angles_is_not_written_out():
    whole = sum((fn("cos", k * X) for k in range(1, 65)), num(20))
    assert not recheck.holds(recheck.lt(num(0), whole), new())
    assert recheck.holds(recheck.lt(num(0), fn("cos", 2 * X) + fn("cos", X) + 2), new())


def test_terms_without_a_normal_form_are_equal_to_themselves_alone():
    nowhere = ONE / (X - X)
    assert equal(nowhere, nowhere, new())
    assert not equal(nowhere, X, new())
    assert not equal(X, nowhere, new())


def test_a_term_is_defined_at_values_where_what_it_needs_was_shown():
    sorts, term = {"t": recheck.REAL}, ONE / recheck.var("t")
    recheck.defined_at(term, sorts, {"t": X}, new(recheck.ne(X, num(0))))
    for given in ((), (recheck.ne(A, num(0)),)):
        with pytest.raises(Refused, match="not shown"):
            recheck.defined_at(term, sorts, {"t": X}, new(*given))
