"""Numbers with infinitesimal parts: a value and its dependence on what is differentiated.

Every derivative that is being taken adds an infinitesimal ε with ε² = 0; they multiply
freely among themselves. A jet is Σ cₛ·εₛ over sets s of them (bits of an integer), and
f(x + ε) = f(x) + f′(x)·ε, so that the coefficient of ε is the derivative. A jet stays a
jet where its infinitesimal parts cancel: √(x²) has a kink at 0 although x² has slope 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flint import fmpq

from symcheck.kernel.balls import series
from symcheck.kernel.balls.numbers import (
    ONE,
    ZERO,
    Number,
    Undecided,
    Undefined,
    add,
    compare,
    divide,
    invert,
    multiply,
    negate,
    power,
    root,
    sign,
    to_arb,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True)
class Jet:
    """A number that depends on the infinitesimals ``depends``; ``parts[0]`` is its value."""

    parts: Mapping[int, Number]
    depends: int = field(default=0)

    @property
    def value(self) -> Number:
        """The number without its infinitesimal parts."""
        return self.parts.get(0, ZERO)


Value = fmpq | Number | Jet


def number(x: Value) -> Number:
    """Return the value without infinitesimal parts."""
    return x.value if isinstance(x, Jet) else x


def depends(x: Value) -> int:
    """Return the infinitesimals that the value was computed from."""
    return x.depends if isinstance(x, Jet) else 0


def parts(x: Value) -> Mapping[int, Number]:
    """Return the coefficients of the value."""
    return x.parts if isinstance(x, Jet) else {0: x}


def seed(x: Value, bit: int) -> Jet:
    """Return ``x + ε`` for the infinitesimal of the given bit, which is new."""
    return Jet({**parts(x), bit: ONE}, depends(x) | bit)


def slope(x: Value, bit: int) -> Value:
    """Return the coefficient of the infinitesimal: the derivative."""
    if not depends(x) & bit:
        return ZERO
    rest = depends(x) & ~bit
    found = {mask & ~bit: c for mask, c in parts(x).items() if mask & bit}
    return Jet(found, rest) if rest else found.get(0, ZERO)


def j_add(x: Value, y: Value) -> Value:
    """Return x + y."""
    if not isinstance(x, Jet) and not isinstance(y, Jet):
        return add(x, y)
    found = dict(parts(x))
    for mask, c in parts(y).items():
        found[mask] = add(found[mask], c) if mask in found else c
    return Jet(found, depends(x) | depends(y))


def j_negate(x: Value) -> Value:
    """Return −x."""
    if not isinstance(x, Jet):
        return negate(x)
    return Jet({mask: negate(c) for mask, c in x.parts.items()}, x.depends)


def j_multiply(x: Value, y: Value) -> Value:
    """Return x·y."""
    if not isinstance(x, Jet) and not isinstance(y, Jet):
        return multiply(x, y)
    found: dict[int, Number] = {}
    for left, c in parts(x).items():
        for right, d in parts(y).items():
            if not left & right:
                mask = left | right
                product = multiply(c, d)
                found[mask] = add(found[mask], product) if mask in found else product
    return Jet(found, depends(x) | depends(y))


def compose(x: Value, coefficients: Callable[[Number, int], Sequence[Number]]) -> Value:
    """Return f(x) for the function with the given Taylor coefficients, by Horner's rule."""
    if not isinstance(x, Jet):
        return coefficients(x, 0)[0]
    order = x.depends.bit_count()
    rest = Jet({mask: c for mask, c in x.parts.items() if mask}, x.depends)
    found: Value = Jet({}, x.depends)
    for c in reversed(coefficients(x.value, order)):
        found = j_add(j_multiply(found, rest), c)
    return found


def apply(name: str, x: Value) -> Value:
    """Return a primitive function of one argument."""
    return compose(x, lambda a, order: series.taylor(name, a, order))


def j_divide(x: Value, y: Value) -> Value:
    """Return x/y; raise Undefined if y is 0, Undecided if it may be."""
    if not isinstance(x, Jet) and not isinstance(y, Jet):
        return divide(x, y)
    return j_multiply(x, compose(y, series.reciprocal))


def integer_power(x: Value, exponent: int) -> Value:
    """Return x to an integer power; x⁰ = 1, and x ≠ 0 where the exponent is negative."""
    found = compose(x, lambda a, order: series.natural_power(a, abs(exponent), order))
    return found if exponent >= 0 else j_divide(ONE, found)


def real_power(x: Value, y: Value) -> Value:
    """Return x to a real power: x > 0, or x = 0 and y > 0, where it is 0."""
    found = sign(number(x))
    if found is None:
        raise Undecided("the base of a real power may not be positive")
    if found < 0:
        raise Undefined("the base of a real power is negative")
    if found == 0:
        exponent = sign(number(y))
        if exponent is None or (exponent == 1 and (depends(x) or depends(y))):
            raise Undecided("a real power of 0")
        if exponent <= 0:
            raise Undefined("0 to a power that is not positive")
        return ZERO
    if isinstance(y, fmpq) and y.q <= 12:
        degree, exponent_ = int(y.q), int(y.p)

        def coefficients(a: Number, order: int) -> list[Number]:
            value = power(root(a, degree), abs(exponent_))
            value = value if exponent_ >= 0 else invert(value)
            return series.binomial(a, value, y, order)

        return compose(x, coefficients)
    return apply("exp", j_multiply(y, apply("log", x)))


def largest(values: Sequence[Value]) -> Value:
    """Return the largest of the values; a jet among them must stand out to be decided."""
    if not values:
        raise Undefined("the maximum over an empty range")
    for x in values:
        if all(_outdoes(x, y) for y in values if y is not x):
            return x
    if any(isinstance(x, Jet) for x in values):
        raise Undecided("a maximum is not differentiable at a tie")
    balls = [to_arb(number(x)) for x in values]
    found = balls[0]
    for ball in balls[1:]:
        found = found.max(ball)
    return found


def first_extreme(kind: str, values: Sequence[Value]) -> int:
    """Return the position of the first value that is largest, or least for ``argmin``.

    Raises Undecided unless it stands out: it is told from every other, but for equal
    numbers behind it that depend on nothing.
    """
    if kind == "argmin":
        values = [j_negate(v) for v in values]
    if not values:
        raise Undefined("the maximum over an empty range")
    best = 0
    for i, x in enumerate(values):
        best = i if compare(number(x), number(values[best])) == 1 else best
    for i, x in enumerate(values):
        side = compare(number(values[best]), number(x))
        tied = side == 0 and i > best and not (depends(x) or depends(values[best]))
        if i != best and side != 1 and not tied:
            raise Undecided("which of the values is the largest")
    return best


def folded(head: str, values: Sequence[Value]) -> Value:
    """Return the sum, the product, the largest or the least of the values."""
    match head:
        case "bigmax":
            return largest(values)
        case "bigmin":
            return j_negate(largest([j_negate(v) for v in values]))
    total: Value = ZERO if head == "sum" else ONE
    for v in values:
        total = j_add(total, v) if head == "sum" else j_multiply(total, v)
    return total


def _outdoes(x: Value, y: Value) -> bool:
    found = compare(number(x), number(y))
    return found == 1 or (found == 0 and not isinstance(x, Jet) and not isinstance(y, Jet))
