"""One-line checks for a test suite: ``assert_proved("sigmoid(-x) = 1 - sigmoid(x)")``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symcheck.authoring import Proof, Statement
    from symcheck.report import Report

#: Seconds that a claim may take unless the test says otherwise.
SECONDS = 10.0


class NotProvedError(AssertionError):
    """The claim of a test is not proved; the message is the report."""


def assert_proved(
    claim: str | Statement | Proof,
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
    report = _report(claim, given, where, seconds)
    if report.error is None and report.verdict is Verdict.PROVED:
        return report
    raise NotProvedError(told(report))


def told(report: Report) -> str:
    """Return what went wrong, as plain text."""
    from symcheck.render.lines import Notation, plain
    from symcheck.render.story import trouble

    return plain(trouble(report, Notation(width=100))).rstrip()


def _report(
    claim: Any, given: Sequence[str] | str, where: str | Mapping[str, str], seconds: float
) -> Report:
    from symcheck.authoring import Proof, Statement, theorem
    from symcheck.authoring.errors import require
    from symcheck.authoring.justifications import hypotheses
    from symcheck.authoring.proof import declarations
    from symcheck.prove.decide import decide
    from symcheck.workers import deepen

    usage = 'write assert_proved(eq(a, b)), or "a = b"'
    require(claim, str | Proof | Statement, "a claim", usage)
    assumptions, declared = hypotheses(given), declarations(where)
    deepen()
    if isinstance(claim, str):
        from symcheck.read.text import read_problem

        for text in assumptions:
            require(text, str, "a hypothesis as text", 'write given=["x > 0"]')
        return decide(
            read_problem(claim, [str(t) for t in assumptions], declared), name="", seconds=seconds
        )
    if isinstance(claim, Proof):
        from symcheck.run import check_one

        return check_one(claim, seconds)
    proof = theorem(claim, where=declared, given=assumptions)(_nothing)
    return decide(proof.claim(), name="", seconds=seconds)


def _nothing() -> None:
    """Give no steps, so that they are looked for."""
