"""The functions that SymPy lacks, as SymPy functions that evaluate nothing."""

from __future__ import annotations

from typing import Any

import sympy

from symcheck.bridge.errors import BridgeError


class _Defined(sympy.Function):  # type: ignore[misc]
    """A function of one argument with a definition, of which SymPy knows the digits only."""

    nargs = 1

    def definition(self) -> sympy.Expr:
        """Return what the function is."""
        raise NotImplementedError

    def _eval_evalf(self, prec: int) -> sympy.Expr:
        return self.definition()._eval_evalf(prec)  # noqa: SLF001 — how SymPy asks


class sigmoid(_Defined):  # noqa: N801 — as SymPy names them
    """σ(x) = 1/(1 + exp(−x))."""

    def definition(self) -> sympy.Expr:
        """Return what the function is."""
        return 1 / (1 + sympy.exp(-self.args[0]))

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        """Return σ(1 − σ)."""
        del argindex
        return self * (1 - self)


class softplus(_Defined):  # noqa: N801 — as SymPy names them
    """log(1 + exp(x))."""

    def definition(self) -> sympy.Expr:
        """Return what the function is."""
        return sympy.log(1 + sympy.exp(self.args[0]))

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        """Return σ(x)."""
        del argindex
        return sigmoid(self.args[0])


class relu(_Defined):  # noqa: N801 — as SymPy names them
    """Max(x, 0)."""

    def definition(self) -> sympy.Expr:
        """Return what the function is."""
        return sympy.Max(self.args[0], 0)


class cube_root(_Defined):  # noqa: N801 — as SymPy names them
    """The cube root of numbers ≥ 0; SymPy's own ``cbrt`` is the power 1/3."""

    def definition(self) -> sympy.Expr:
        """Return what the function is."""
        return sympy.cbrt(self.args[0])


class SoftmaxEntry(sympy.Function):  # type: ignore[misc]
    """Entry i of the softmax of families added entrywise: ``softmax(y + c)[i]``."""

    nargs = 2


class SoftmaxOver(sympy.Function):  # type: ignore[misc]
    """Entry i of the softmax of k ↦ e for k in low..high; the first argument is a Lambda."""

    nargs = 4


class BigMax(sympy.Function):  # type: ignore[misc]
    """The largest value of k ↦ e for k in low..high; the first argument is a Lambda."""

    nargs = 3


class BigMin(sympy.Function):  # type: ignore[misc]
    """The least value of k ↦ e for k in low..high; the first argument is a Lambda."""

    nargs = 3


class Update(sympy.Function):  # type: ignore[misc]
    """An entry of a family of which one entry is another: family, value, key, own indices."""


class SoftmaxVector:
    """``softmax(y)``: a vector, of which expressions use entries only."""

    def __init__(self, vector: sympy.Expr, limits: tuple[Any, Any, Any] | None) -> None:
        """Keep the argument and its range."""
        self._vector, self._limits = vector, limits

    def __getitem__(self, index: Any) -> sympy.Expr:
        """Return an entry."""
        if self._limits is None:
            return SoftmaxEntry(self._vector, index)
        symbol, low, high = self._limits
        return SoftmaxOver(sympy.Lambda(symbol, self._vector), low, high, index)


def softmax(vector: Any, limits: tuple[Any, Any, Any] | None = None) -> SoftmaxVector:
    """Return the softmax of a family, ``softmax(y)``, or of ``softmax(e, (k, 1, n))``."""
    return SoftmaxVector(sympy.sympify(vector, strict=True), limits)


def bigmax(body: Any, *limits: tuple[Any, Any, Any]) -> sympy.Expr:
    """Return the largest value of the body over one range or several, ``(k, 1, n)``."""
    return _over(BigMax, body, limits)


def bigmin(body: Any, *limits: tuple[Any, Any, Any]) -> sympy.Expr:
    """Return the least value of the body over one range or several, ``(k, 1, n)``."""
    return _over(BigMin, body, limits)


def _over(kind: Any, body: Any, limits: tuple[tuple[Any, Any, Any], ...]) -> sympy.Expr:
    if not limits:
        raise BridgeError("expected a range", "write bigmax(y[k], (k, 1, n))")
    for symbol, low, high in limits:
        body = kind(sympy.Lambda(symbol, body), low, high)
    return body


for _function in (SoftmaxEntry, SoftmaxOver, BigMax, BigMin, Update):
    # SymPy would look into Lambda arguments for what it could evaluate; there is nothing.
    _function.is_commutative = True
