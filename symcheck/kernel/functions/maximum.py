"""The largest and the smallest of one or more numbers.

∂max/∂xᵢ is 1 where xᵢ is greater than all the others and 0 elsewhere, where no two of
the arguments are equal; min(x, …) is −max(−x, …).
"""

from __future__ import annotations

from functools import reduce
from itertools import combinations

from flint import arb

from symcheck.kernel.functions.function import Arguments, Function, Props
from symcheck.kernel.term import ONE, TRUE, ZERO, Term, conj, fn, lt, ne, neg, piecewise


def _partial(args: Arguments, position: int) -> Term:
    others = (*args[:position], *args[position + 1 :])
    return piecewise((ONE, conj(*(lt(other, args[position]) for other in others))), (ZERO, TRUE))


def _derivative(args: Arguments) -> tuple[Term, ...]:
    return (ONE,) if len(args) == 1 else tuple(_partial(args, i) for i in range(len(args)))


def _derivative_domain(args: Arguments) -> Props:
    return tuple(ne(x, y) for x, y in combinations(args, 2))


def _largest(*balls: arb) -> arb:
    return reduce(arb.max, balls)


def _smallest(*balls: arb) -> arb:
    return reduce(arb.min, balls)


def _min_definition(args: Arguments) -> Term:
    return neg(fn("max", *map(neg, args)))


MAX = Function(
    "max",
    r"\max",
    "max",
    _largest,
    spelling="Max",
    arity=(1, None),
    derivative=_derivative,
    derivative_domain=_derivative_domain,
)
MIN = Function(
    "min",
    r"\min",
    "min",
    _smallest,
    spelling="Min",
    arity=(1, None),
    definition=_min_definition,
)
