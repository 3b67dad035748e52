"""The formulas of a forward pass: a unit's own, and the lines from numbers to its value."""

from __future__ import annotations

from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from symcheck.kernel.claim import Definition, index
from symcheck.kernel.term import (
    ONE,
    TRUE,
    Term,
    add,
    call,
    div,
    eq,
    fn,
    mul,
    neg,
    num,
    piecewise,
    rational,
    var,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from symcheck.forward.network import Layer

#: The rational values of an activation that is no rational function: its value at 0.
_AT_ZERO = {"sigmoid": div(ONE, num(2)), "tanh": num(0)}


def affine(layer: Layer, unit: int, inputs: Sequence[str]) -> Term:
    """Return Σᵢ wᵢⱼ·xᵢ + bⱼ as one would write it: no zeros, no factors of one."""
    parts: list[Term] = []
    for row, name in zip(layer.weights, inputs, strict=True):
        weight = row[unit]
        if weight:
            size = call(name) if abs(weight) == 1 else mul(numeral(abs(weight)), call(name))
            parts.append(neg(size) if weight < 0 else size)
    if layer.bias is not None and layer.bias[unit]:
        parts.append(numeral(layer.bias[unit]))
    return add(*parts)


def outputs(activation: str, units: Sequence[str]) -> list[Term]:
    """Return what the output's activation makes of the units, each by itself but for softmax."""
    if activation != "softmax":
        return [fn(activation, call(u)) for u in units]
    total = add(*(fn("exp", call(u)) for u in units))
    return [div(fn("exp", call(u)), total) for u in units]


def outputs_of_index(name: str, units: int) -> Definition:
    """Return the definition of ``o(k)``, the unit o_k, as a function of its index."""
    k = var("k")
    *first, last = range(1, units + 1)
    branches = [(call(f"{name}_{i}"), eq(k, num(i))) for i in first]
    body = piecewise(*branches, (call(f"{name}_{last}"), TRUE))
    return Definition(name, (("k", index(num(units))),), body)


def probabilities_of_index(name: str, of: str, units: int) -> Definition:
    """Return the definition of entry k of the softmax of the units ``o(k)``."""
    k = var("k")
    total = add(*(fn("exp", call(f"{of}_{i}")) for i in range(1, units + 1)))
    body = div(fn("exp", call(of, k)), total)
    return Definition(name, (("k", index(num(units))),), body)


def numeral(value: Fraction) -> Term:
    """Return an exact number; a long one over a power of ten if it is a finite decimal."""
    for power in range(4, 40):
        if value.denominator > 1000 and 10**power % value.denominator == 0:
            scaled = div(
                Term("num", (), abs(value.numerator) * 10**power // value.denominator),
                num(10**power),
            )
            return scaled if value > 0 else neg(scaled)
    return rational(value)


def is_rational(term: Term) -> bool:
    """Return whether a term is made of numerals by arithmetic alone."""
    return not term.free and all(
        t.head in {"num", "neg", "div", "add", "mul"} for t in _parts(term)
    )


def _parts(term: Term) -> Iterator[Term]:
    yield term
    for a in term.args:
        yield from _parts(a)


def _value(term: Term) -> Fraction:
    """Return the value of a rational expression."""
    values = [_value(a) for a in term.args]
    match term.head:
        case "add":
            return sum(values, Fraction(0))
        case "mul":
            return prod(values, start=Fraction(1))
        case "neg":
            return -values[0]
        case "div":
            return values[0] / values[1]
    return Fraction(int(term.data or 0))


def reduced(term: Term) -> Iterator[Term]:
    """Yield the lines from a formula of numbers to its value."""
    if is_rational(term):
        yield numeral(_value(term))
        return
    if term.head == "div":  # softmax: divided by its largest exponential
        exponents = [_value(e.args[0]) for e in _exponentials(term.args[1])]
        own, largest = _value(term.args[0].args[0]), max(exponents)
        shifted = [_exp(e - largest) for e in exponents]
        if len(set(exponents)) == 1:
            yield numeral(1 / (own * 0 + len(exponents)))
        else:
            yield div(_exp(own - largest), add(*shifted))
        return
    if term.head in {"relu", "sigmoid", "tanh", "softplus"}:
        inner = _value(term.args[0])
        yield fn(term.head, numeral(inner))
        if term.head == "relu":
            yield numeral(max(inner, inner * 0))
        elif inner == 0 and term.head in _AT_ZERO:
            yield _AT_ZERO[term.head]


def _exponentials(total: Term) -> tuple[Term, ...]:
    return total.args if total.head == "add" else (total,)


def _exp(value: Fraction) -> Term:
    return fn("exp", numeral(value)) if value else ONE
