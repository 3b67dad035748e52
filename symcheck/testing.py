"""One-line checks for a test suite: ``assert_proved("sigmoid(-x) = 1 - sigmoid(x)")``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symcheck.kernel.claim import Claim
    from symcheck.report import Report

#: Seconds that a claim may take unless the test says otherwise.
SECONDS = 10.0


class NotProvedError(AssertionError):
    """The claim of a test is not proved; the message is the report."""


def assert_proved(
    claim: str | Claim | Any,
    *,
    given: Sequence[str] | str = (),
    where: str | Mapping[str, str] = "",
    seconds: float = SECONDS,
) -> Report:
    """Return the report on a claim that is proved; raise NotProvedError otherwise.

    The claim is text, a claim made by ``eq``, ``le`` …, or a theorem.

    >>> str(assert_proved("(x + 1)**2 = x**2 + 2*x + 1").verdict)
    'proved'
    """
    __tracebackhide__ = True
    report = _report(claim, [given] if isinstance(given, str) else list(given), where, seconds)
    if report.error is None and report.verdict is Verdict.PROVED:
        return report
    raise NotProvedError(told(report))


def told(report: Report) -> str:
    """Return what went wrong, as plain text."""
    from symcheck.render.lines import Notation, plain
    from symcheck.render.story import trouble

    return plain(trouble(report, Notation(width=100))).rstrip()


def _report(
    claim: Any, given: list[str], where: str | Mapping[str, str], seconds: float
) -> Report:
    from symcheck.kernel.claim import Relation
    from symcheck.prove.decide import decide
    from symcheck.read.text import read_problem

    if isinstance(claim, str):
        return decide(read_problem(claim, given, where), name="", seconds=seconds)
    if isinstance(claim, Relation) and not given and not where:
        return decide(claim, name="", seconds=seconds)
    return _authored(claim, given, where, seconds)


def _authored(
    claim: Any, given: list[str], where: str | Mapping[str, str], seconds: float
) -> Report:
    raise TypeError(f"expected a claim as text or made by eq, le …, got {claim!r}")
