"""Deciding one claim given as text; this much needs no machinery of options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from symcheck.cli.common import InputError, exit_code
from symcheck.report import Verdict
from symcheck.workers import MEGABYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.kernel.claim import Claim, Context, Limit, Relation
    from symcheck.kernel.term import Term
    from symcheck.report import Report
    from symcheck.workers import Failure

T = TypeVar("T")
R = TypeVar("R")
#: Seconds that a claim may take unless the person says otherwise.
SECONDS = 5.0


def read(text: str, given: list[str], where: str) -> Relation | Limit:
    """Return the claim; raise InputError with a caret under what cannot be read."""
    from symcheck.kernel.term import TermError
    from symcheck.read.errors import ReadError
    from symcheck.read.text import read_statement

    try:
        return read_statement(text, given, where)
    except (ReadError, TermError) as error:
        raise InputError(str(error)) from None


def read_context(text: str, given: list[str], where: str) -> tuple[Term, Context]:
    """Return an expression and the context it was read in."""
    from symcheck.kernel.term import TermError
    from symcheck.read.errors import ReadError
    from symcheck.read.text import read_term, with_plain_names

    context = read("0 = 0", given, where).context
    try:
        context = with_plain_names(text, context)
        return read_term(text, context), context
    except (ReadError, TermError) as error:
        raise InputError(str(error)) from None


def decided(
    claim: Claim, seconds: float, megabytes: int = MEGABYTES, *, certify: bool = False
) -> Report:
    """Return the report on a claim, decided in a process that is killed when its time is up."""
    import symcheck.prove.decide  # noqa: F401 (here, the child has it within its memory)
    from symcheck.report import Report
    from symcheck.workers import Failure, exhausted

    result = bounded(_decide, (claim, seconds, certify), seconds, megabytes)
    if not isinstance(result, Failure):
        return result
    unknown = Verdict.UNKNOWN
    message = exhausted(result, seconds, megabytes)
    return Report("", unknown, unknown, claim=claim, seconds=seconds, message=message)


def bounded(
    work: Callable[[T], R], task: T, seconds: float, megabytes: int = MEGABYTES
) -> R | Failure:
    """Return what the work gives, or the failure where its process had to be killed.

    Raises InputError if the work crashed.
    """
    from symcheck.workers import GRACE, Failure, Limits, Lost, pooled

    [(_, _, result)] = pooled([task], work, Limits(seconds + GRACE, megabytes), 1)
    if isinstance(result, Failure) and result.why is Lost.CRASH:
        raise InputError(f"symcheck itself failed on this: {result.detail}")
    return result


def tell(report: Report, *, steps: bool = True) -> None:
    """Write a report to the standard output."""
    from symcheck.render.lines import put, stdout_notation
    from symcheck.render.story import story

    put(story(report, stdout_notation(), steps=steps), sys.stdout)


def prove_text(text: str) -> int:
    """Decide a claim with all options as they come; return the exit code."""
    report = decided(read(text, [], ""), SECONDS)
    tell(report)
    return exit_code([report])


def _decide(task: tuple[Claim, float, bool]) -> Report:
    from symcheck.prove.decide import decide

    claim, seconds, certify = task
    return decide(claim, name="", seconds=seconds, certify=certify)
