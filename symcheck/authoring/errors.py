"""What is wrong with a proof that is not written as one."""

from __future__ import annotations

from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from symcheck.kernel.derivation import RuleRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
