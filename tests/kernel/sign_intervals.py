"""Intervals in the notation of mathematics: ``[0, 2)``, and ``(-oo, 1] - 0`` without the 0."""

from fractions import Fraction

from symcheck.kernel.sign.interval import Interval


def interval(text):
    """Return an interval; ``- 0`` behind it leaves out 0."""
    whole, _, without = text.partition(" - ")
    low, high = whole[1:-1].split(", ")
    ends = [None if end in {"-oo", "oo"} else Fraction(end) for end in (low, high)]
    return Interval(*ends, whole[0] == "(", whole[-1] == ")", nonzero=without == "0")


def written(found):
    """Return the notation of an interval."""
    low, high = found.low, found.high
    text = (
        f"{'([' [not found.low_open]}{'-oo' if low is None else low}, "
        f"{'oo' if high is None else high}{')]' [not found.high_open]}"
    )
    return f"{text} - 0" if found.nonzero else text
