"""What is compared: identities of the logistic sigmoid, and softmax written out entry by entry.

Each case is a claim as symcheck reads it, and the difference of its sides as SymPy builds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (5, 20, 200)


@dataclass(frozen=True)
class Case:
    """A claim as text, and the same claim for SymPy: a function that returns lhs − rhs."""

    name: str
    text: str
    difference: Callable[[], Any]
    size: int = 0


def identities() -> list[Case]:
    """Return the identities of the logistic sigmoid and tanh."""
    return [
        Case("σ(−x) = 1 − σ(x)", "sigmoid(-x) = 1 - sigmoid(x)", _reflection),
        Case("tanh x = 2σ(2x) − 1", "tanh(x) = 2*sigmoid(2*x) - 1", _tanh),
        Case(
            "σ′ = σ(1 − σ)",
            "Derivative(sigmoid(x), x) = sigmoid(x)*(1 - sigmoid(x))",
            _slope,
        ),
        Case(
            "σ′ = σ(−x)σ(x)",
            "Derivative(sigmoid(x), x) = sigmoid(-x)*sigmoid(x)",
            _slope_by_reflection,
        ),
        Case(
            "tanh′ = 4σ(2x)(1 − σ(2x))",
            "Derivative(tanh(x), x) = 4*sigmoid(2*x)*(1 - sigmoid(2*x))",
            _tanh_slope,
        ),
        Case("tanh′ = 1 − tanh²", "Derivative(tanh(x), x) = 1 - tanh(x)**2", _tanh_slope_by_tanh),
        Case(
            "σ″ = σ(1 − σ)(1 − 2σ)",
            "Derivative(sigmoid(x), x, 2) = sigmoid(x)*(1 - sigmoid(x))*(1 - 2*sigmoid(x))",
            _second_slope,
        ),
    ]


def softmax(size: int) -> Case:
    """Return the shift of softmax for so many entries, each written out."""
    entries = [f"y{k}" for k in range(1, size + 1)]
    shifted = " + ".join(f"exp({y} + c)" for y in entries)
    plain = " + ".join(f"exp({y})" for y in entries)
    text = f"exp(y1 + c)/({shifted}) = exp(y1)/({plain})"
    return Case(f"softmax(y + c)₁, n = {size}", text, lambda: _softmax(entries), size)


def _sigma(x: Any) -> Any:
    import sympy

    return 1 / (1 + sympy.exp(-x))


def _x() -> Any:
    import sympy

    return sympy.Symbol("x", real=True)


def _reflection() -> Any:
    x = _x()
    return _sigma(-x) - (1 - _sigma(x))


def _tanh() -> Any:
    import sympy

    x = _x()
    return sympy.tanh(x) - (2 * _sigma(2 * x) - 1)


def _slope() -> Any:
    import sympy

    x = _x()
    return sympy.Derivative(_sigma(x), x) - _sigma(x) * (1 - _sigma(x))


def _slope_by_reflection() -> Any:
    import sympy

    x = _x()
    return sympy.Derivative(_sigma(x), x) - _sigma(-x) * _sigma(x)


def _tanh_slope() -> Any:
    import sympy

    x = _x()
    return sympy.Derivative(sympy.tanh(x), x) - 4 * _sigma(2 * x) * (1 - _sigma(2 * x))


def _tanh_slope_by_tanh() -> Any:
    import sympy

    x = _x()
    return sympy.Derivative(sympy.tanh(x), x) - (1 - sympy.tanh(x) ** 2)


def _second_slope() -> Any:
    import sympy

    x, s = _x(), _sigma(_x())
    return sympy.Derivative(s, (x, 2)) - s * (1 - s) * (1 - 2 * s)


def _softmax(names: list[str]) -> Any:
    import sympy

    ys = [sympy.Symbol(name, real=True) for name in names]
    c = sympy.Symbol("c", real=True)
    shifted = sympy.Add(*(sympy.exp(y + c) for y in ys))
    plain = sympy.Add(*(sympy.exp(y) for y in ys))
    return sympy.exp(ys[0] + c) / shifted - sympy.exp(ys[0]) / plain
