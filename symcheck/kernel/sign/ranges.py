"""The values that a term can take, read off its form: an interval with rational ends."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import arb, fmpq

from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.sign.facts import stated_of
from symcheck.kernel.sign.interval import ALL, NONNEGATIVE, POSITIVE, UNIT, Interval, point
from symcheck.kernel.term import as_integer, as_rational

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.kernel.sign.decide import Signs
    from symcheck.kernel.term import Term

#: Ends beyond this are not followed through a function.
LARGE = Fraction(10) ** 6


def range_of(signs: Signs, term: Term) -> Interval:
    """Return an interval that holds the term's value wherever it is defined in the context."""
    value = as_rational(term)
    if value is not None:
        return point(value)
    here = _by_form(signs, term)
    stated = signs.stated.get(term)
    return here if stated is None else here.meet(stated)


def _by_form(signs: Signs, term: Term) -> Interval:
    args = term.args
    match term.head:
        case "pi":
            return Interval(Fraction(314159, 100000), Fraction(314160, 100000))
        case "add":
            total = point(0)
            for a in args:
                total = total + signs.range(a)
            return total
        case "neg":
            return -signs.range(args[0])
        case "mul":
            return _product(signs, args)
        case "div":
            return signs.range(args[0]) * signs.range(args[1]).reciprocal()
        case "npow" | "ipow":
            return _power(signs, *args)
        case "rpow":
            base = signs.range(args[0])
            return POSITIVE if base.is_positive else NONNEGATIVE
        case "abs":
            inner = signs.range(args[0])
            if inner.is_nonnegative:
                return inner
            if inner.is_nonpositive:
                return -inner
            high = None if inner.low is None or inner.high is None else max(-inner.low, inner.high)
            return Interval(Fraction(0), high, inner.is_nonzero, high_open=False)
        case "max":
            return _largest([signs.range(a) for a in args])
        case "min":
            return -_largest([-signs.range(a) for a in args])
        case "relu":
            return _largest([signs.range(args[0]), point(0)])
        case "sin" | "cos":
            return UNIT
        case "at" | "call":
            return _entry(signs, term)
        case "sqrt" | "cbrt":
            inner = signs.range(args[0])
            return POSITIVE if inner.is_positive else _root(inner, term.head)
        case "sum" | "prod" | "bigmax" | "bigmin":
            return _of_binder(signs, term)
        case "softmax":
            return Interval(Fraction(0), Fraction(1), low_open=True, high_open=False)
        case "delta":
            return Interval(Fraction(0), Fraction(1), low_open=False, high_open=False)
        case "sign":
            return _sign(signs.range(args[0]))
        case "piecewise":
            found = [signs.range(v) for v in args[::2]]
            whole = found[0]
            for other in found[1:]:
                whole = whole.join(other)
            return whole
    if term.head in _MONOTONE:
        return _monotone(term.head, signs.range(args[0]))
    if term.head == "cosh":
        return Interval(Fraction(1), low_open=signs.range(args[0]).is_nonzero)
    if term.head == "sech":
        return Interval(Fraction(0), Fraction(1), low_open=True, high_open=False)
    if term.head in FUNCTIONS:
        body = FUNCTIONS[term.head].definition(args)
        return ALL if body is None else signs.range(body)
    return ALL


def _entry(signs: Signs, entry: Term) -> Interval:
    """Return what quantified hypotheses say of an entry by itself, such as p[k] > 0 for all k."""
    sort = signs.context.sorts.get(str(entry.data))
    ends = sort.ranges[0] if sort is not None and sort.kind == "permutation" else (None, None)
    low, high = (None if e is None else as_rational(e) for e in ends)
    is_empty = low is not None and high is not None and low > high  # then the entry has no value
    found = ALL if is_empty else Interval(low, high, low is None, high is None)
    for instance, _ in signs.instances(entry):
        if instance.head == "rel":
            found = found.meet(stated_of(entry, instance))
    return found


def _product(signs: Signs, args: tuple[Term, ...]) -> Interval:
    """Return the range of a product; equal factors pair into squares."""
    total = point(1)
    seen: dict[Term, int] = {}
    for a in args:
        seen[a] = seen.get(a, 0) + 1
    for a, count in seen.items():
        total = total * signs.range(a).power(count)
    return total


def _power(signs: Signs, base: Term, exponent: Term) -> Interval:
    value = as_integer(exponent)
    inner = signs.range(base)
    if value is None:
        half = exponent.head == "mul" and as_integer(exponent.args[0]) == 2
        if inner.is_positive:
            return POSITIVE
        found = NONNEGATIVE if inner.is_nonnegative or half else ALL
        return found.meet(Interval(nonzero=True)) if inner.is_nonzero else found
    if abs(value) > 1000:
        return NONNEGATIVE if value % 2 == 0 else ALL
    return inner.power(value) if value >= 0 else inner.power(-value).reciprocal()


def _largest(parts: list[Interval]) -> Interval:
    lows = [p for p in parts if p.low is not None]
    low, low_open = None, True
    if lows:
        best = max(lows, key=lambda p: (p.low, p.low_open))
        low, low_open = best.low, best.low_open
    if any(p.high is None for p in parts):
        return Interval(low, None, low_open)
    top = max(parts, key=lambda p: (p.high, not p.high_open))
    return Interval(low, top.high, low_open, top.high_open)


def _sign(inner: Interval) -> Interval:
    if inner.is_positive:
        return point(1)
    if inner.is_negative:
        return point(-1)
    low = Fraction(0) if inner.is_nonnegative else Fraction(-1)
    high = Fraction(0) if inner.is_nonpositive else Fraction(1)
    return Interval(low, high, low_open=False, high_open=False, nonzero=inner.is_nonzero)


def _root(inner: Interval, head: str) -> Interval:
    del inner, head
    return NONNEGATIVE


def _of_binder(signs: Signs, term: Term) -> Interval:
    """Return the range of Σ, Π or a big extremum from that of the body."""
    from symcheck.kernel.term import le

    low, high = term.args[:2]
    inner, body = signs.opened(term)
    found = inner.range(body)
    if term.head in {"bigmax", "bigmin"}:  # of no index there is none: then it has no value
        return ALL if found.is_empty else found
    if term.head == "prod":
        if found.is_positive:
            unit = found.high is not None and found.high <= 1
            return (
                Interval(Fraction(0), Fraction(1), low_open=True, high_open=False)
                if unit
                else POSITIVE
            )
        return NONNEGATIVE if found.is_nonnegative else ALL
    filled = (
        signs.show(le(low, high)) is not None if found.is_positive or found.is_negative else False
    )
    if found.is_nonnegative:
        return POSITIVE if filled and found.is_positive else NONNEGATIVE
    if found.is_nonpositive:
        return -(POSITIVE if filled and found.is_negative else NONNEGATIVE)
    return ALL


#: Increasing functions: their value at −∞, at ∞, and whether they are defined below 0.
_MONOTONE: dict[str, tuple[Fraction | None, Fraction | None]] = {
    "exp": (Fraction(0), None),
    "log": (None, None),
    "atan": (Fraction(-1571, 1000), Fraction(1571, 1000)),
    "erf": (Fraction(-1), Fraction(1)),
    "tanh": (Fraction(-1), Fraction(1)),
    "sinh": (None, None),
    "asinh": (None, None),
    "sigmoid": (Fraction(0), Fraction(1)),
    "softplus": (Fraction(0), None),
    "asin": (Fraction(-1571, 1000), Fraction(1571, 1000)),
    "atanh": (None, None),
}


def _monotone(head: str, inner: Interval) -> Interval:
    """Return the range of an increasing function, its ends enclosed and rounded outwards."""
    least, most = _MONOTONE[head]
    low = _at(head, inner.low, -1) if inner.low is not None else None
    high = _at(head, inner.high, 1) if inner.high is not None else None
    whole = Interval(least, most)
    if low is None and high is None:
        return whole
    exact_low = low is not None and low[1]
    exact_high = high is not None and high[1]
    return whole.meet(
        Interval(
            None if low is None else low[0],
            None if high is None else high[0],
            inner.low_open or not exact_low,
            inner.high_open or not exact_high,
        )
    )


#: Values that are rational: f(argument) = value.
_EXACT: dict[tuple[str, Fraction | int], Fraction | int] = {
    ("exp", 0): 1,
    ("log", 1): 0,
    ("atan", 0): 0,
    ("erf", 0): 0,
    ("tanh", 0): 0,
    ("sinh", 0): 0,
    ("asinh", 0): 0,
    ("asin", 0): 0,
    ("atanh", 0): 0,
    ("sigmoid", 0): Fraction(1, 2),
}


def _at(head: str, value: Fraction, side: int) -> tuple[Fraction, bool] | None:
    """Return a rational bound of the function's value, and whether it is the value itself."""
    exact = _EXACT.get((head, value))
    if exact is not None:
        return Fraction(exact), True
    if abs(value) > LARGE:
        return None
    ball: Callable[..., arb] = FUNCTIONS[head].ball
    found = ball(arb(fmpq(value.numerator, value.denominator)))
    if not found.is_finite():
        return None
    end = found.lower() if side < 0 else found.upper()
    mantissa, exponent = end.man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent), False
