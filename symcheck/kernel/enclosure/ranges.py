"""Closed ranges of real numbers with exact binary ends, rounded outwards; an end may be ±∞.

Every operation returns a range that holds the result for all operands at which the
operation is defined: √ of [−1, 4] is [0, 2]. Ends are exact Arb numbers, so that a ball
never widens a range that begins at 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flint import arb, fmpq

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

INF: Any = arb.pos_inf()
MINUS_INF: Any = arb.neg_inf()
_ZERO: Any = arb(0)
_ONE: Any = arb(1)


class NoEnclosure(ArithmeticError):  # noqa: N818 - a value of the answer, not a fault
    """Nothing useful is known of a term's values on a box."""


@dataclass(frozen=True, slots=True)
class Range:
    """All reals from ``lo`` to ``hi``."""

    lo: Any
    hi: Any

    @property
    def is_finite(self) -> bool:
        """Return whether both ends are numbers."""
        return bool(self.lo.is_finite() and self.hi.is_finite())

    @property
    def has_zero(self) -> bool:
        """Return whether 0 is a member."""
        return bool(self.lo <= 0 <= self.hi)

    def __neg__(self) -> Range:
        """Return the range of the negatives."""
        return Range(-self.hi, -self.lo)

    def __add__(self, other: Range) -> Range:
        """Return the range of the sums."""
        return Range((self.lo + other.lo).lower(), (self.hi + other.hi).upper())

    def __sub__(self, other: Range) -> Range:
        """Return the range of the differences."""
        return self + -other

    def __mul__(self, other: Range) -> Range:
        """Return the range of the products."""
        corners = [_times(a, b) for a in (self.lo, self.hi) for b in (other.lo, other.hi)]
        return Range(min(c.lower() for c in corners), max(c.upper() for c in corners))

    def reciprocal(self) -> Range:
        """Return the range of the reciprocals of the members other than 0."""
        if self.lo < 0 < self.hi or self.lo == self.hi == 0:
            raise NoEnclosure("a denominator may be 0")
        if self.lo >= 0:
            low = _ZERO if self.hi == INF else (_ONE / self.hi).lower()
            return Range(low, INF if self.lo == 0 else (_ONE / self.lo).upper())
        return -(-self).reciprocal()

    def __truediv__(self, other: Range) -> Range:
        """Return the range of the quotients."""
        return self * other.reciprocal()

    def power(self, exponent: int) -> Range:
        """Return the range of the natural powers."""
        if exponent == 0:
            return Range(_ONE, _ONE)
        if exponent % 2 or self.lo >= 0:
            return Range(_power(self.lo, exponent).lower(), _power(self.hi, exponent).upper())
        if self.hi <= 0:
            return (-self).power(exponent)
        return Range(_ZERO, _power(max(-self.lo, self.hi), exponent).upper())

    def size(self) -> Range:
        """Return the range of the absolute values."""
        if self.lo >= 0:
            return self
        return -self if self.hi <= 0 else Range(_ZERO, max(-self.lo, self.hi))

    def join(self, other: Range) -> Range:
        """Return the least range that holds both."""
        return Range(min(self.lo, other.lo), max(self.hi, other.hi))

    def meet(self, other: Range) -> Range | None:
        """Return the intersection; None if it is empty."""
        low, high = max(self.lo, other.lo), min(self.hi, other.hi)
        return None if low > high else Range(low, high)

    def clamped(self, low: int | None, high: int | None) -> Range:
        """Return the members between two integers."""
        whole = Range(MINUS_INF if low is None else arb(low), INF if high is None else arb(high))
        found = self.meet(whole)
        if found is None:
            raise NoEnclosure("an argument is out of the domain")
        return found

    def increasing(self, f: Callable[[Any], Any]) -> Range:
        """Return the range of an increasing function."""
        return Range(_ball(f(self.lo)).lower(), _ball(f(self.hi)).upper())

    def middle(self) -> Any:
        """Return an exact number inside a finite range, about halfway."""
        half = ((self.lo + self.hi) / 2).mid()
        return min(max(half, self.lo), self.hi)

    def ball(self) -> Any:
        """Return a ball around a finite range."""
        return self.lo.union(self.hi)


def _ball(value: Any) -> Any:
    if value.is_nan():
        raise NoEnclosure("a value was not enclosed")
    return value


def _times(a: Any, b: Any) -> Any:
    return _ZERO if a == 0 or b == 0 else a * b


def _power(a: Any, exponent: int) -> Any:
    if not a.is_finite():
        return INF if a > 0 or exponent % 2 == 0 else MINUS_INF
    return a**exponent


def exactly(value: Fraction | int) -> Range:
    """Return the range of one rational."""
    return of_ball(arb(fmpq(value.numerator, value.denominator)))


def of_ball(ball: Any) -> Range:
    """Return the range of a ball."""
    return Range(_ball(ball).lower(), ball.upper())


EVERYTHING = Range(MINUS_INF, INF)
UNIT = Range(-_ONE, _ONE)
