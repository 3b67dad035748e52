"""What is wrong with a proof that is not written as one."""

from __future__ import annotations

from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.term import TermError
from symcheck.read.given import is_sympy, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import UnionType

    from symcheck.report import Place


class AuthoringError(ValueError):
    """A proof that is not written as a proof; ``help`` is one thing to try."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 (as reports call it)
        """Keep the help beside the message."""
        super().__init__(message)
        self.message, self.help = message, help


@contextmanager
def at_place(place: Place) -> Iterator[None]:
    """Give errors that come from inside the place of the line that they are about."""
    try:
        yield
    except (ValueError, RuleRefused) as error:
        if getattr(error, "written_at", None) is None:
            error.written_at = place  # type: ignore[union-attr]
        raise


@contextmanager
def in_words() -> Iterator[None]:
    """Say what the kernel says of a term that cannot be built as an error of the author."""
    try:
        yield
    except TermError as error:
        said = AuthoringError(str(error), "see what is declared and what is given")
        said.written_at = getattr(error, "written_at", None)  # type: ignore[attr-defined]
        raise said from error


def several(given: Any, what: str, usage: str) -> tuple[Any, ...]:
    """Return what was given as a tuple; refuse what is neither a list nor a tuple."""
    if isinstance(given, list | tuple):
        return tuple(given)
    raise AuthoringError(f"expected {what}, got {told(given)}", usage)


def require(given: Any, kind: type | UnionType, what: str, usage: str) -> None:
    """Refuse what is not of a kind, in words."""
    if not isinstance(given, kind):
        raise AuthoringError(f"expected {what}, got {told(given)}", usage)


def is_of(given: Any, *names: str) -> bool:
    """Return whether a class of SymPy with one of the names is what was given; it is not imported.

    >>> is_of(3, "Symbol"), is_of("x", "Symbol")
    (False, False)
    """
    return is_sympy(type(given), *names)


def require_variable(given: Any, usage: str) -> None:
    """Refuse what is neither a symbol nor a family nor a name."""
    if not isinstance(given, str) and not is_of(given, "Symbol", "IndexedBase"):
        raise AuthoringError(f"expected a variable, got {told(given)}", usage)


def written_term(given: Any) -> None:
    """Refuse what is certainly no expression, so that the error is where it is written."""
    no_truth_value(given)
    if given is None or isinstance(given, list | tuple | set | frozenset | dict | bytes | slice):
        raise AuthoringError(
            f"expected an expression, got {told(given)}", "write it with symbols, or as text"
        )


def no_truth_value(value: Any) -> None:
    """Refuse ``True`` and ``False``, which is what SymPy makes of some relations."""
    if isinstance(value, bool) or type(value).__name__ in {"BooleanTrue", "BooleanFalse"}:
        raise AuthoringError(
            "expected an expression, got a truth value", "write eq(a, b) in place of a == b"
        )


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return a help that names what is spelt almost like it, or all there is."""
    known = sorted(names)
    close = get_close_matches(name, known, 1)
    if close:
        return f"did you mean '{close[0]}'?"
    return "there is " + ", ".join(known) if known else ""
