"""Signs of polynomials: of one generator on an interval, exactly; of quadratic forms.

One generator: the roots in the interval are counted by Sturm's theorem, so that equality
at a double root, at an end or at infinity is decided, not estimated. Several: a quadratic
polynomial is a sum of squares iff its matrix is positive semidefinite, by LDLᵀ over ℚ.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from flint import fmpq, fmpq_poly

from symcheck.kernel.normal.normalizer import monomial_term
from symcheck.kernel.term import add

if TYPE_CHECKING:
    from symcheck.kernel.normal.polynomial import Monomial
    from symcheck.kernel.sign.interval import Interval
    from symcheck.kernel.term import Term

MAX_STURM_DEGREE = 120


def _evaluate(p: fmpq_poly, value: Fraction) -> int:
    found = p(fmpq(value.numerator, value.denominator))
    return (found > 0) - (found < 0)


def _sign_at_infinity(p: fmpq_poly, side: int) -> int:
    lead = p.leading_coefficient()
    sign = (lead > 0) - (lead < 0)
    return int(sign if side > 0 or p.degree() % 2 == 0 else -sign)


def sturm_chain(p: fmpq_poly) -> list[fmpq_poly]:
    """Return the Sturm chain of a polynomial without multiple roots."""
    chain = [p, p.derivative()]
    while chain[-1].degree() > 0:
        rest = -(chain[-2] % chain[-1])
        if rest.degree() < 0:
            break
        chain.append(rest)
    return chain


def _changes(chain: list[fmpq_poly], where: Fraction | None, side: int) -> int:
    signs = [_sign_at_infinity(p, side) if where is None else _evaluate(p, where) for p in chain]
    kept = [s for s in signs if s]
    return sum(a != b for a, b in pairwise(kept))


def roots_inside(p: fmpq_poly, interval: Interval) -> int:
    """Return the number of different roots strictly between the interval's ends."""
    square_free = _square_free(p)
    if square_free.degree() < 1:
        return 0
    chain = sturm_chain(square_free)
    count = _changes(chain, interval.low, -1) - _changes(chain, interval.high, 1)
    if interval.high is not None and _evaluate(square_free, interval.high) == 0:
        count -= 1
    return count


def _square_free(p: fmpq_poly) -> fmpq_poly:
    shared = p.gcd(p.derivative())
    return p if shared.degree() < 1 else p // shared


def sign_on(coefficients: list[Fraction], interval: Interval) -> Interval | None:
    """Return [0, ∞), (0, ∞) or their negatives as what the polynomial takes on the interval.

    None means that its sign changes there, that it is 0, or that the degree is too high.
    """
    from symcheck.kernel.sign.interval import NONNEGATIVE, POSITIVE

    p = fmpq_poly([fmpq(c.numerator, c.denominator) for c in coefficients])
    if not 0 <= p.degree() <= MAX_STURM_DEGREE:
        return None
    # Even multiplicities touch without a change of sign, odd ones change it.
    content, factors = p.factor()
    odd, zeros = fmpq_poly([1]), fmpq_poly([1])
    for f, e in factors:
        zeros = zeros * f
        if e % 2:
            odd = odd * f
    del content
    if roots_inside(odd, interval):
        return None
    inner = _somewhere(p, interval)
    touches = roots_inside(zeros, interval) > 0
    for end, is_open in ((interval.low, interval.low_open), (interval.high, interval.high_open)):
        if end is not None and not is_open and _evaluate(zeros, end) == 0:
            touches = True
    found = NONNEGATIVE if touches else POSITIVE
    return found if inner > 0 else -found


def _somewhere(p: fmpq_poly, interval: Interval) -> int:
    """Return the sign of p at a point inside the interval that is no root of it."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        candidates = [Fraction(k) for k in range(p.degree() + 1)]
    elif low is None and high is not None:
        candidates = [high - k for k in range(1, p.degree() + 2)]
    elif high is None and low is not None:
        candidates = [low + k for k in range(1, p.degree() + 2)]
    else:
        first, last = low or Fraction(0), high or Fraction(0)
        if first >= last:
            return _evaluate(p, first)
        step = (last - first) / (p.degree() + 2)
        candidates = [first + k * step for k in range(1, p.degree() + 2)]
    return next((s for s in (_evaluate(p, c) for c in candidates) if s), 0)


def quadratic_squares(
    monomials: list[tuple[Monomial, Fraction]],
) -> list[tuple[Fraction, dict[Monomial, Fraction]]] | None:
    """Return a sum of squares Σ dᵢ·lᵢ² with dᵢ > 0 that a quadratic polynomial equals.

    The lᵢ are affine in square roots of its even monomials. None if it is no such sum.
    """
    basis: list[Monomial] = []
    for m, _ in monomials:
        if all(e % 2 == 0 for _, e in m):
            half = tuple((a, e // 2) for a, e in m)
            if half not in basis:
                basis.append(half)
    basis.sort(key=len, reverse=True)  # 1 comes last: its pivot is the least value
    matrix = [[Fraction(0)] * len(basis) for _ in basis]
    pairs: dict[frozenset[tuple[object, int]], tuple[int, int]] = {}
    for i in range(len(basis)):
        for j in range(i, len(basis)):
            key = frozenset(_product(basis[i], basis[j]).items())
            pairs.setdefault(key, (i, j))
    for i in range(len(basis)):
        pairs[frozenset(_product(basis[i], basis[i]).items())] = (i, i)
    for m, c in monomials:
        where = pairs.get(frozenset(dict(m).items()))
        if where is None:
            return None
        i, j = where
        matrix[i][j] += c if i == j else c / 2
        if i != j:
            matrix[j][i] += c / 2
    return _ldl(matrix, basis)


def as_terms(
    squares: list[tuple[Fraction, dict[Monomial, Fraction]]],
) -> list[tuple[Fraction, Term]]:
    """Return a sum of squares Σ dᵢ·lᵢ² with the lᵢ as terms."""
    return [(d, add(*(monomial_term(m, c) for m, c in row.items()))) for d, row in squares]


def _product(a: Monomial, b: Monomial) -> dict[object, int]:
    powers: dict[object, int] = dict(a)
    for atom, e in b:
        powers[atom] = powers.get(atom, 0) + e
    return powers


def _ldl(
    matrix: list[list[Fraction]], basis: list[Monomial]
) -> list[tuple[Fraction, dict[Monomial, Fraction]]] | None:
    squares: list[tuple[Fraction, dict[Monomial, Fraction]]] = []
    size = len(basis)
    for k in range(size):
        pivot = matrix[k][k]
        if pivot < 0 or (pivot == 0 and any(matrix[k][j] for j in range(k, size))):
            return None
        if pivot == 0:
            continue
        row = {basis[j]: matrix[k][j] / pivot for j in range(k, size) if matrix[k][j]}
        squares.append((pivot, row))
        for i in range(k + 1, size):
            for j in range(k + 1, size):
                matrix[i][j] -= matrix[i][k] * matrix[k][j] / pivot
    return squares
