"""The functions that SymPy lacks, as SymPy functions that evaluate nothing."""

from __future__ import annotations

from typing import Any, TypeAlias

import sympy

from symcheck.bridge.assumptions import require_bound
from symcheck.bridge.errors import BridgeError
from symcheck.bridge.numbers import value
from symcheck.bridge.whole import Whole
from symcheck.read.given import told

#: A bound symbol and the ends of its range.
Limits: TypeAlias = tuple[Any, Any, Any]


class _Defined(sympy.Function):  # type: ignore[misc]
    """A function of one argument with a definition, of which SymPy knows the digits only."""

    nargs = 1

    def __new__(cls, *args: Any, **options: Any) -> Any:
        """Return the function's value; SymPy would read text as it likes."""
        if len(args) != 1:
            raise BridgeError(
                f"'{cls.__name__}' takes one argument, got {len(args)}", f"write {cls.__name__}(x)"
            )
        return super().__new__(cls, value(args[0]), **options)

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


class ArgMax(sympy.Function):  # type: ignore[misc]
    """The least index in low..high at which k ↦ e is greatest; the first argument is a Lambda."""

    nargs = 3


class ArgMin(sympy.Function):  # type: ignore[misc]
    """The least index in low..high at which k ↦ e is least; the first argument is a Lambda."""

    nargs = 3


class ArgMaxOf(sympy.Function):  # type: ignore[misc]
    """``argmax(y + c)``: the index of families combined entrywise."""

    nargs = 1


class ArgMinOf(sympy.Function):  # type: ignore[misc]
    """``argmin(y + c)``: the index of families combined entrywise."""

    nargs = 1


class SoftmaxOf(sympy.Function):  # type: ignore[misc]
    """``softmax(y)`` standing alone, where families are combined entrywise."""

    nargs = 1


class Update(sympy.Function):  # type: ignore[misc]
    """An entry of a family of which one entry is another: family, value, key, own indices."""


class EntryOf(sympy.Function):  # type: ignore[misc]
    """An entry of a vector or a matrix: its value, and each index with the ends of its range."""

    def _eval_derivative(self, by: sympy.Symbol) -> sympy.Expr:
        value, *where = self.args
        return self.func(value.diff(by), *where)

    def _sympystr(self, printer: Any) -> str:
        return f"({printer._print(self.args[0])})"  # noqa: SLF001 — how SymPy asks

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        value = rf"\left({printer._print(self.args[0])}\right)"  # noqa: SLF001 — how SymPy asks
        return value if exp is None else f"{value}^{{{exp}}}"


class SoftmaxVector(Whole):
    """``softmax(y)``: a vector, of which expressions use entries only."""

    @property
    def kind(self) -> str:
        """What the value is called."""
        return "softmax"

    def __init__(self, vector: sympy.Expr, limits: Limits | None) -> None:
        """Keep the argument and its range."""
        self._vector, self._limits = vector, limits

    def __getitem__(self, index: Any) -> sympy.Expr:
        """Return an entry."""
        where = value(index)
        if self._limits is None:
            return SoftmaxEntry(self._vector, where)
        symbol, low, high = self._limits
        return SoftmaxOver(_function(symbol, self._vector), low, high, where)

    @property
    def range(self) -> tuple[Any, Any] | None:
        """The ends of the index's range, if they were given."""
        return None if self._limits is None else (self._limits[1], self._limits[2])

    def whole(self) -> sympy.Expr:
        """Return the vector as it stands alone among families; its range is theirs."""
        return SoftmaxOf(self._vector)


def softmax(vector: Any, limits: Limits | None = None) -> SoftmaxVector:
    """Return the softmax of a family, ``softmax(y)``, or of ``softmax(e, (k, 1, n))``."""
    over = None if limits is None else _limits(limits, "softmax")
    return SoftmaxVector(value(vector), over)


def bigmax(body: Any, *limits: Limits) -> sympy.Expr:
    """Return the largest value of the body over one range or several, ``(k, 1, n)``."""
    return _over(BigMax, body, limits, "bigmax")


def bigmin(body: Any, *limits: Limits) -> sympy.Expr:
    """Return the least value of the body over one range or several, ``(k, 1, n)``."""
    return _over(BigMin, body, limits, "bigmin")


def _over(kind: Any, body: Any, limits: tuple[Limits, ...], name: str) -> sympy.Expr:
    if not limits:
        raise BridgeError("expected a range", f"write {name}(y[k], (k, 1, n))")
    body = value(body)
    for one in limits:
        symbol, low, high = _limits(one, name)
        body = kind(_function(symbol, body), low, high)
    return body


def _limits(given: Any, name: str) -> Limits:
    """Return a symbol and the ends of its range; refuse anything else."""
    usage = f"write {name}(y[k], (k, 1, n))"
    if not isinstance(given, tuple | list | sympy.Tuple) or len(given) != 3:
        raise BridgeError(f"expected a range of three parts, got {told(given)}", usage)
    symbol, low, high = given
    if not isinstance(symbol, sympy.Symbol):
        raise BridgeError(f"expected a symbol at the start of a range, got {told(symbol)}", usage)
    return symbol, value(low), value(high)


def _function(symbol: Any, body: Any) -> sympy.Lambda:
    """Return ``symbol ↦ body``; SymPy may keep nothing of the symbol in it."""
    require_bound(symbol, integer=True)
    return sympy.Lambda(symbol, body)


def argmax(vector: Any, limits: Limits | None = None) -> sympy.Expr:
    """Return the least index at which a family, or ``argmax(e, (k, 1, n))``, is greatest."""
    return _index_of(ArgMax, ArgMaxOf, vector, limits)


def argmin(vector: Any, limits: Limits | None = None) -> sympy.Expr:
    """Return the least index at which a family, or ``argmin(e, (k, 1, n))``, is least."""
    return _index_of(ArgMin, ArgMinOf, vector, limits)


def _index_of(kind: Any, of: Any, vector: Any, limits: Limits | None) -> sympy.Expr:
    if limits is not None:
        symbol, low, high = _limits(limits, kind.__name__.lower())
        return kind(_function(symbol, value(vector)), low, high)
    if isinstance(vector, SoftmaxVector) and vector.range is None:
        return of(vector.whole())
    ends = vector.range if isinstance(vector, SoftmaxVector) else _range_of(vector)
    if ends is None:
        return of(value(vector))
    k = sympy.Dummy("k")
    return kind(sympy.Lambda(k, vector[k]), *ends)


def _range_of(vector: Any) -> tuple[Any, Any] | None:
    """Return the range of a vector that was made of matrices, else None."""
    from symcheck.bridge.tensors import Tensor

    if not isinstance(vector, Tensor):
        return None
    if len(vector.ranges) != 1:
        raise BridgeError(f"expected a vector, got a {vector.kind}")
    return vector.ranges[0]


for _kind in (
    SoftmaxEntry, SoftmaxOver, SoftmaxOf, BigMax, BigMin, ArgMax, ArgMaxOf, ArgMin, ArgMinOf,
    Update, EntryOf,
):  # fmt: skip
    # SymPy would look into Lambda arguments for what it could evaluate; there is nothing.
    _kind.is_commutative = True
