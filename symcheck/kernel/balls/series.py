"""Taylor coefficients of the primitive functions, by the recurrences of power series.

``taylor(name, a, n)`` is f(a), f′(a), f″(a)/2, …, f⁽ⁿ⁾(a)/n!, exactly where that is
possible. For n = 0 only the value must exist; for n > 0 the function must be analytic
near a: at a kink, or at the end of a domain, it is Undecided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flint import arb, fmpq

from symcheck.kernel.balls.numbers import (
    ONE,
    ZERO,
    Number,
    PiTimes,
    Surd,
    Undecided,
    Undefined,
    add,
    divide,
    finite,
    invert,
    multiply,
    negate,
    pi_times,
    power,
    root,
    sign,
    to_arb,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Coefficients = list[Number]

#: sin(q·π) where it is rational or a root, for 0 ≤ q ≤ 1/2.
_SINES: dict[fmpq, Number] = {
    fmpq(0): ZERO,
    fmpq(1, 6): fmpq(1, 2),
    fmpq(1, 4): Surd(fmpq(1, 2), 1),
    fmpq(1, 3): Surd(fmpq(3, 4), 1),
    fmpq(1, 2): ONE,
}
#: atan x where it is a multiple of π and x > 0 is not rational, by x².
_TANGENTS = {fmpq(3): fmpq(1, 3), fmpq(1, 3): fmpq(1, 6)}


def _positive(a: Number, what: str) -> None:
    found = sign(a)
    if found is None:
        raise Undecided(f"the argument of {what} may not be positive")
    if found <= 0:
        raise Undefined(f"the argument of {what} is not positive")


def _scaled(first: Number, order: int, step: Callable[[Number, int], Number]) -> Coefficients:
    found = [first]
    for k in range(order):
        found.append(step(found[-1], k))
    return found


def _exp(a: Number, order: int) -> Coefficients:
    value = ONE if a == ZERO else finite(to_arb(a).exp())
    return _scaled(value, order, lambda c, k: divide(c, fmpq(k + 1)))


def _log(a: Number, order: int) -> Coefficients:
    _positive(a, "a logarithm")
    value: Number = ZERO if isinstance(a, fmpq) and a == 1 else finite(to_arb(a).log())
    minus = negate(invert(a))
    powers = _scaled(negate(ONE), order, lambda c, _: multiply(c, minus))
    return [value] + [divide(c, fmpq(k)) for k, c in enumerate(powers) if k]


def _root(degree: int) -> Callable[[Number, int], Coefficients]:
    def coefficients(a: Number, order: int) -> Coefficients:
        value = root(a, degree)
        if order and sign(a) != 1:
            raise Undecided("a root is not differentiable at 0")
        return binomial(a, value, fmpq(1, degree), order)

    return coefficients


def binomial(a: Number, value: Number, exponent: fmpq, order: int) -> Coefficients:
    """Return the coefficients of a power at ``a`` ≠ 0, where it has the given value."""

    def step(c: Number, k: int) -> Number:
        return divide(multiply(c, (exponent - k) / fmpq(k + 1)), a)

    return _scaled(value, order, step)


def natural_power(a: Number, exponent: int, order: int) -> Coefficients:
    """Return the coefficients of xⁿ at any ``a``."""
    found: Coefficients = []
    choose = ONE
    for k in range(order + 1):
        found.append(multiply(choose, power(a, exponent - k)) if k <= exponent else ZERO)
        choose = choose * (exponent - k) / fmpq(k + 1)
    return found


def reciprocal(a: Number, order: int) -> Coefficients:
    """Return the coefficients of 1/x at ``a``; raise Undefined if it is 0."""
    value = invert(a)
    minus = negate(value)
    return _scaled(value, order, lambda c, _: multiply(c, minus))


def _sine(a: Number) -> Number:
    if isinstance(a, fmpq) and a == 0:
        return ZERO
    if isinstance(a, PiTimes):
        turn = a.factor - 2 * (a.factor / 2).floor()
        half = turn if turn < 1 else turn - 1
        known = _SINES.get(half if 2 * half <= 1 else 1 - half)
        if known is not None:
            return known if turn < 1 else negate(known)
        return finite(arb.sin_pi_fmpq(turn))
    return finite(to_arb(a).sin())


def _cosine(a: Number) -> Number:
    if isinstance(a, fmpq) and a == 0:
        return ONE
    if isinstance(a, PiTimes):
        return _sine(pi_times(a.factor + fmpq(1, 2)))
    return finite(to_arb(a).cos())


def _circular(shift: int) -> Callable[[Number, int], Coefficients]:
    def coefficients(a: Number, order: int) -> Coefficients:
        s, c = _sine(a), _cosine(a)
        cycle = (s, c, negate(s), negate(c))
        factorial = ONE
        found: Coefficients = []
        for k in range(order + 1):
            found.append(multiply(cycle[(k + shift) % 4], 1 / factorial))
            factorial *= k + 1
        return found

    return coefficients


def _integrated(value: Number, derivative: Coefficients) -> Coefficients:
    return [value] + [divide(c, fmpq(k + 1)) for k, c in enumerate(derivative)]


def _atan(a: Number, order: int) -> Coefficients:
    if isinstance(a, fmpq) and abs(a) == 1:
        value = pi_times(a / 4)
    elif isinstance(a, Surd) and a.square in _TANGENTS:
        value = pi_times(_TANGENTS[a.square] * a.sign)
    else:
        value = ZERO if a == ZERO else finite(to_arb(a).atan())
    # 1/(1 + x²) at a + t is 1/(1 + a² + 2at + t²)
    bottom = add(ONE, power(a, 2))
    slopes: Coefficients = []
    for k in range(order):
        if k == 0:
            slopes.append(invert(bottom))
            continue
        total = multiply(multiply(fmpq(2), a), slopes[k - 1])
        if k > 1:
            total = add(total, slopes[k - 2])
        slopes.append(negate(divide(total, bottom)))
    return _integrated(value, slopes)


def _erf(a: Number, order: int) -> Coefficients:
    value: Number = ZERO if a == ZERO else finite(to_arb(a).erf())
    # h = exp(−x²) has h′ = −2xh
    bells: Coefficients = []
    for k in range(order):
        if k == 0:
            bells.append(_exp(negate(power(a, 2)), 0)[0])
            continue
        total = multiply(a, bells[k - 1])
        if k > 1:
            total = add(total, bells[k - 2])
        bells.append(multiply(total, fmpq(-2, k)))
    scale = 2 / arb.pi().sqrt()
    return _integrated(value, [multiply(scale, h) for h in bells])


def _side(a: Number) -> int:
    """Return the sign of a number at which a kink at 0 does not matter."""
    found = sign(a)
    if found is None or found == 0:
        raise Undecided("a function with a kink is not differentiable at it")
    return found


def _abs(a: Number, order: int) -> Coefficients:
    if order:
        side = fmpq(_side(a))
        return [multiply(side, a), side, *[ZERO] * (order - 1)]
    found = sign(a)
    return [abs(to_arb(a)) if found is None else multiply(fmpq(found), a)]


def _sign(a: Number, order: int) -> Coefficients:
    if order:
        return [fmpq(_side(a)), *[ZERO] * order]
    found = sign(a)
    if found is None:
        raise Undecided("the sign of a ball around 0")
    return [fmpq(found)]


_SERIES: dict[str, Callable[[Number, int], Coefficients]] = {
    "exp": _exp,
    "log": _log,
    "sqrt": _root(2),
    "cbrt": _root(3),
    "sin": _circular(0),
    "cos": _circular(1),
    "atan": _atan,
    "erf": _erf,
    "abs": _abs,
    "sign": _sign,
}
#: The primitive functions of one argument.
NAMES = frozenset(_SERIES)


def taylor(name: str, a: Number, order: int) -> Coefficients:
    """Return the coefficients of a primitive function at ``a`` up to the given order."""
    return _SERIES[name](a, order)
