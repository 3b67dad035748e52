"""How a derivation is laid out: calculations, cases, inductions, bounds that are attained."""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from symcheck.authoring.errors import AuthoringError, require_variable, written_term
from symcheck.authoring.statements import proposition
from symcheck.report import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from symcheck.authoring.justifications import Use
    from symcheck.authoring.statements import Expression, Statement


@dataclass(frozen=True)
class Line:
    """One line of a calculation."""

    rel: str
    expression: Expression
    by: Any
    place: Place


@dataclass(frozen=True)
class Calc:
    """A calculation: a first term, and lines that relate each to the one before."""

    start: Expression
    lines: tuple[Line, ...] = ()

    def _line(self, rel: str, expression: Expression, by: Any) -> Calc:
        written_term(expression)
        place = _place(sys._getframe(2))  # noqa: SLF001 (how Python tells the caller)
        return replace(self, lines=(*self.lines, Line(rel, expression, by, place)))

    def eq(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``= expression``."""
        return self._line("=", expression, by)

    def le(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``≤ expression``."""
        return self._line("<=", expression, by)

    def lt(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``< expression``."""
        return self._line("<", expression, by)

    def ge(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``≥ expression``."""
        return self._line(">=", expression, by)

    def gt(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``> expression``."""
        return self._line(">", expression, by)

    def ne(self, expression: Expression, by: Any = None) -> Calc:
        """Return the calculation with the line ``≠ expression``."""
        return self._line("!=", expression, by)


def calc(start: Expression) -> Calc:
    """Return a calculation that starts with a term."""
    written_term(start)
    return Calc(start)


@dataclass(frozen=True)
class Cases:
    """A distinction of cases: each a condition and a derivation."""

    branches: tuple[tuple[Statement | str, Any], ...]


def cases(*branches: Any) -> Cases:
    """Return a distinction of cases, each ``(condition, derivation)``."""
    for branch in branches:
        if not isinstance(branch, tuple) or len(branch) != 2:
            raise AuthoringError(
                "a case is a condition and a derivation", 'write cases(("x >= 0", calc(…)), …)'
            )
        proposition(branch[0])
    return Cases(branches)


@dataclass(frozen=True)
class Induction:
    """An induction on a size or a natural number."""

    variable: Expression
    base: Any
    step: Callable[[Use], Any]


def induction(variable: Expression, base: Any = None, *, step: Callable[[Use], Any]) -> Induction:
    """Return an induction; ``step`` takes the hypothesis and returns the derivation for n + 1."""
    require_variable(variable, "write induction(n, calc(…), step=…)")
    if not _takes_one(step):
        raise AuthoringError(
            "the step of an induction is a function of its hypothesis",
            "write step=lambda hypothesis: calc(…)",
        )
    return Induction(variable, base, step)


def _takes_one(step: Any) -> bool:
    """Return whether something is a function that can be called with one argument."""
    if not callable(step) or isinstance(step, type):
        return False
    try:
        inspect.signature(step).bind(None)
    except (TypeError, ValueError):
        return False
    return True


@dataclass(frozen=True)
class Bounded:
    """A bound, and why it is strict away from where it is attained."""

    bound: Any
    elsewhere: Any = None


def bounded(bound: Any, *, elsewhere: Any = None) -> Bounded:
    """Return the derivation of a bound that is attained at one point and only there.

    ``elsewhere`` derives the strict bound where the variables differ from that point.
    """
    return Bounded(bound, elsewhere)


def _place(frame: FrameType) -> Place:
    """Return where the call stands that a frame is in."""
    code = frame.f_code
    line, end_line, column, end_column = next(
        islice(code.co_positions(), frame.f_lasti // 2, None), (None,) * 4
    )
    if line is None or column is None:
        return Place(code.co_filename, frame.f_lineno)
    end = None if end_column is None else end_column + 1
    return Place(code.co_filename, line, column + 1, end_line, end)
