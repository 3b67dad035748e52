"""Real numbers as the evaluation knows them: exactly where it can, else in a ball.

A number is a rational ``fmpq``, a rational multiple of π, plus or minus the square root
of a rational, or an Arb ball that is certain to hold it. Exact numbers of one kind are
compared exactly, and those of two kinds are never equal; two balls are only told apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from flint import arb, fmpq, fmpz


class Undefined(ArithmeticError):  # noqa: N818 - a value of the answer, not a fault
    """The term certainly denotes no real number at the point."""


class Undecided(ArithmeticError):  # noqa: N818 - a value of the answer, not a fault
    """At this precision it cannot be told what the term denotes, or whether it denotes."""


@dataclass(frozen=True)
class PiTimes:
    """The number ``factor``·π, with a factor that is not 0."""

    factor: fmpq


@dataclass(frozen=True)
class Surd:
    """The number ±√``square``, with the sign ±1 and a square that is not that of a rational."""

    square: fmpq
    sign: int


Number = fmpq | PiTimes | Surd | arb

ZERO = fmpq(0)
ONE = fmpq(1)
#: Longer rationals are replaced by balls.
MAX_BITS = 50_000


def pi_times(factor: fmpq) -> Number:
    """Return ``factor``·π; 0 is rational."""
    return PiTimes(factor) if factor != 0 else ZERO


def finite(ball: arb) -> arb:
    """Return the ball; raise Undecided if it is not bounded."""
    if not ball.is_finite():
        raise Undecided("a ball is not bounded")
    return ball


def to_arb(x: Number) -> arb:
    """Return a ball around the number at the working precision."""
    if isinstance(x, PiTimes):
        return arb.pi() * x.factor
    if isinstance(x, Surd):
        return arb(x.square).sqrt() * x.sign
    return x if isinstance(x, arb) else arb(x)


def _checked(x: fmpq) -> Number:
    return x if x.height_bits() <= MAX_BITS else arb(x)


def square_root(x: fmpq) -> fmpq | None:
    """Return the root of a rational ≥ 0 if it is rational, else None."""
    top, bottom = x.p.isqrt(), x.q.isqrt()
    return fmpq(top, bottom) if top * top == x.p and bottom * bottom == x.q else None


def surd(square: fmpq, sign: int) -> Number:
    """Return ±√``square`` for a square ≥ 0."""
    if square.height_bits() > MAX_BITS:
        return finite(arb(square).sqrt() * sign)
    exact = square_root(square)
    return Surd(square, sign) if exact is None else exact * sign


def negate(x: Number) -> Number:
    """Return −x."""
    if isinstance(x, Surd):
        return Surd(x.square, -x.sign)
    return PiTimes(-x.factor) if isinstance(x, PiTimes) else -x


def add(x: Number, y: Number) -> Number:
    """Return x + y."""
    if isinstance(x, fmpq) and isinstance(y, fmpq):
        return _checked(x + y)
    if isinstance(x, PiTimes) and isinstance(y, PiTimes):
        return pi_times(x.factor + y.factor)
    if isinstance(x, Surd) and isinstance(y, Surd):
        ratio = square_root(x.square / y.square)
        if ratio is not None:
            return multiply(ratio * x.sign * y.sign + 1, y)
    if x == ZERO:
        return y
    if y == ZERO:
        return x
    return finite(to_arb(x) + to_arb(y))


def multiply(x: Number, y: Number) -> Number:
    """Return x·y."""
    if isinstance(x, fmpq):
        if isinstance(y, fmpq):
            return _checked(x * y)
        if x == 0:
            return ZERO
        if isinstance(y, PiTimes):
            return PiTimes(x * y.factor)
        if isinstance(y, Surd):
            return surd(x * x * y.square, y.sign if x > 0 else -y.sign)
    elif isinstance(x, Surd) and isinstance(y, Surd):
        return surd(x.square * y.square, x.sign * y.sign)
    elif isinstance(y, fmpq):
        return multiply(y, x)
    return finite(to_arb(x) * to_arb(y))


def invert(x: Number) -> Number:
    """Return 1/x; raise Undefined if x is 0, Undecided if it may be."""
    if isinstance(x, PiTimes):
        return finite(1 / to_arb(x))
    if isinstance(x, Surd):
        return Surd(1 / x.square, x.sign)
    found = sign(x)
    if found is None:
        raise Undecided("a denominator may be 0")
    if found == 0:
        raise Undefined("a denominator is 0")
    return 1 / x if isinstance(x, fmpq) else finite(1 / x)


def divide(x: Number, y: Number) -> Number:
    """Return x/y; raise Undefined if y is 0, Undecided if it may be."""
    if isinstance(x, PiTimes) and isinstance(y, PiTimes):
        return x.factor / y.factor
    return multiply(x, invert(y))


def sign(x: Number) -> int | None:
    """Return −1, 0 or 1, or None where the ball cannot tell."""
    if isinstance(x, PiTimes):
        x = x.factor
    if isinstance(x, Surd):
        return x.sign
    if x > 0:
        return 1
    if x < 0:
        return -1
    return 0 if x == 0 else None


def compare(x: Number, y: Number) -> int | None:
    """Return the sign of x − y, or None where balls cannot tell."""
    return sign(add(x, negate(y)))


def power(x: Number, exponent: int) -> Number:
    """Return x to a natural power; x⁰ = 1."""
    if exponent == 0:
        return ONE
    if isinstance(x, fmpq):
        if x in {ZERO, ONE}:
            return x
        if x.height_bits() * exponent <= MAX_BITS:
            return x**exponent
    if isinstance(x, Surd):
        even = power(x.square, exponent // 2)
        return multiply(even, x) if exponent % 2 else even
    ball = to_arb(x)
    if not ball.contains(0):
        return finite(ball ** fmpz(exponent))
    square = multiply(ball, ball)
    half = power(square, exponent // 2)
    return multiply(half, ball) if exponent % 2 else half


def root(x: Number, degree: int) -> Number:
    """Return the real root of a number ≥ 0; raise Undefined below 0, Undecided if unsure."""
    found = sign(x)
    if found is None:
        raise Undecided("the argument of a root may be negative")
    if found < 0:
        raise Undefined("the argument of a root is negative")
    if found == 0:
        return ZERO
    if isinstance(x, fmpq) and degree == 2:
        return surd(x, 1)
    if isinstance(x, fmpq):
        top, bottom = (fmpz(part).root(degree) for part in (x.p, x.q))
        if top**degree == x.p and bottom**degree == x.q:
            return fmpq(top, bottom)
    ball = to_arb(x)
    return finite(ball.sqrt() if degree == 2 else ball.root(degree))


def exact_integer(x: Number) -> int:
    """Return the integer that a number is; raise Undecided if it is not exactly one."""
    if isinstance(x, fmpq) and x.q == 1:
        return int(x.p)
    raise Undecided("expected an integer")
