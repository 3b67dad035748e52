"""Intervals with rational or infinite ends, open or closed, and whether 0 is left out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

#: The bits of the ends of a power; what would have more has none.
MAX_BITS = 250_000
#: An end: a rational, or None for no end.
End = Fraction | None


@dataclass(frozen=True)
class Interval:
    """All reals between two ends; ``nonzero`` leaves out 0."""

    low: End = None
    high: End = None
    low_open: bool = True
    high_open: bool = True
    nonzero: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether no number lies between the ends."""
        if self.low is None or self.high is None or self.low < self.high:
            return False
        return self.low > self.high or not self.contains(self.low)

    @property
    def is_positive(self) -> bool:
        """Return whether every member is > 0."""
        return self.low is not None and (
            self.low > 0 or (self.low == 0 and (self.low_open or self.nonzero))
        )

    @property
    def is_negative(self) -> bool:
        """Return whether every member is < 0."""
        return (-self).is_positive

    @property
    def is_nonnegative(self) -> bool:
        """Return whether every member is ≥ 0."""
        return self.low is not None and self.low >= 0

    @property
    def is_nonpositive(self) -> bool:
        """Return whether every member is ≤ 0."""
        return self.high is not None and self.high <= 0

    @property
    def is_nonzero(self) -> bool:
        """Return whether 0 is no member."""
        return self.nonzero or self.is_positive or self.is_negative

    def __neg__(self) -> Interval:
        """Return the interval of the negatives."""
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_open, self.low_open, self.nonzero)

    def __add__(self, other: Interval) -> Interval:
        """Return an interval of the sums."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(
            low, high, self.low_open or other.low_open, self.high_open or other.high_open
        )

    def __mul__(self, other: Interval) -> Interval:
        """Return an interval of the products."""
        nonzero = self.is_nonzero and other.is_nonzero
        corners = [
            _corner(a, a_open, a_side, b, b_open, b_side)
            for a, a_open, a_side in self._ends()
            for b, b_open, b_side in other._ends()
        ]
        low, low_open = min(corners, key=lambda c: (c[0], c[1]))
        high, high_open = max(corners, key=lambda c: (c[0], not c[1]))
        return _finite(low, high, low_open, high_open, nonzero)

    def _ends(self) -> tuple[tuple[End, bool, int], tuple[End, bool, int]]:
        return (self.low, self.low_open, -1), (self.high, self.high_open, 1)

    def reciprocal(self) -> Interval:
        """Return an interval of the reciprocals; 0 has none."""
        if self.is_nonnegative:
            low = Fraction(0) if self.high is None else 1 / self.high if self.high else None
            high = 1 / self.low if self.low else None
            return Interval(
                low, high, self.high is None or self.high_open, self.low_open, nonzero=True
            )
        if self.is_nonpositive:
            return -(-self).reciprocal()
        return Interval(nonzero=True)

    def power(self, exponent: int) -> Interval:
        """Return an interval of the natural powers."""
        if exponent == 0:
            return point(1)
        ends = [e for e in (self.low, self.high) if e is not None]
        if exponent * sum(e.numerator.bit_length() + e.denominator.bit_length() for e in ends) > (
            MAX_BITS
        ):
            is_positive = exponent % 2 == 0 or self.is_nonnegative
            signed = NONNEGATIVE if is_positive else -NONNEGATIVE if self.is_nonpositive else ALL
            return signed.meet(Interval(nonzero=self.is_nonzero))
        if exponent % 2 == 1 or self.is_nonnegative:
            low = None if self.low is None else self.low**exponent
            high = None if self.high is None else self.high**exponent
            return Interval(low, high, self.low_open, self.high_open, self.nonzero)
        if self.is_nonpositive:
            return (-self).power(exponent)
        size = (
            None if self.low is None or self.high is None else max(-self.low, self.high) ** exponent
        )
        return Interval(
            Fraction(0), size, self.is_nonzero, high_open=False, nonzero=self.is_nonzero
        )

    def meet(self, other: Interval) -> Interval:
        """Return the intersection."""
        low, low_open = self.low, self.low_open
        if other.low is not None and (
            low is None or other.low > low or (other.low == low and other.low_open)
        ):
            low, low_open = other.low, other.low_open
        high, high_open = self.high, self.high_open
        if other.high is not None and (
            high is None or other.high < high or (other.high == high and other.high_open)
        ):
            high, high_open = other.high, other.high_open
        return Interval(low, high, low_open, high_open, self.nonzero or other.nonzero)

    def join(self, other: Interval) -> Interval:
        """Return the least interval that holds both."""
        return -_hull_low(-_hull_low(self, other), -other)

    def contains(self, value: Fraction) -> bool:
        """Return whether a rational is a member."""
        below = self.low is None or self.low < value or (self.low == value and not self.low_open)
        above = (
            self.high is None or value < self.high or (self.high == value and not self.high_open)
        )
        return below and above and not (self.nonzero and value == 0)


def _hull_low(a: Interval, b: Interval) -> Interval:
    nonzero = a.is_nonzero and b.is_nonzero
    if a.low is None or b.low is None:
        return Interval(None, a.high, True, a.high_open, nonzero)
    low = min(a.low, b.low)
    closed = (a.low == low and not a.low_open) or (b.low == low and not b.low_open)
    return Interval(low, a.high, not closed, a.high_open, nonzero)


_INFINITE = float("inf")


def _corner(
    a: End,
    a_open: bool,
    a_side: int,
    b: End,
    b_open: bool,
    b_side: int,
) -> tuple[Fraction | float, bool]:
    """Return the product of two ends, and whether it is not attained there."""
    if a == 0 or b == 0:
        attained = (a == 0 and not a_open) or (b == 0 and not b_open)
        return Fraction(0), not attained
    if a is None or b is None:
        sign_a = a_side if a is None else (1 if a > 0 else -1)
        sign_b = b_side if b is None else (1 if b > 0 else -1)
        return sign_a * sign_b * _INFINITE, True
    return a * b, a_open or b_open


def _finite(
    low: Fraction | float,
    high: Fraction | float,
    low_open: bool,
    high_open: bool,
    nonzero: bool,
) -> Interval:
    first = low if isinstance(low, Fraction) else None
    last = high if isinstance(high, Fraction) else None
    return Interval(first, last, low_open, high_open, nonzero)


def point(value: Fraction | int) -> Interval:
    """Return the interval of one rational."""
    exact = Fraction(value)
    return Interval(exact, exact, low_open=False, high_open=False)


ALL = Interval()
POSITIVE = Interval(Fraction(0))
NONNEGATIVE = Interval(Fraction(0), low_open=False)
UNIT = Interval(Fraction(-1), Fraction(1), low_open=False, high_open=False)
