"""What is no number: vectors, matrices and softmax as a whole, of which entries are numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from symcheck.bridge.errors import BridgeError

if TYPE_CHECKING:
    from collections.abc import Callable


def _refused(what: str) -> Callable[..., Any]:
    def method(self: Whole, *_: Any) -> NoReturn:
        raise BridgeError(f"a {self.kind} {what}", "take an entry, such as x[i]")

    return method


class Whole:
    """What has entries: it is no number, and Python is not to take it for a list."""

    @property
    def kind(self) -> str:
        """What the value is called."""
        raise NotImplementedError

    def __bool__(self) -> bool:
        """Refuse: a vector has no truth value."""
        raise TypeError("a vector or a matrix has no truth value")

    __add__ = __radd__ = __sub__ = __rsub__ = __neg__ = _refused("is no number")
    __mul__ = __rmul__ = __matmul__ = __rmatmul__ = __truediv__ = _refused("is no number")
    # SymPy and Python would ask for one entry after the other, without an end.
    __iter__ = _refused("is no list, and no number")
    __contains__ = _refused("is no list, and no number")
    __pow__ = __rpow__ = _refused("has no power")
    __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _refused("does not divide")
    __lt__ = __le__ = __gt__ = __ge__ = _refused("has no order")
    __abs__ = _refused("has no absolute value")

