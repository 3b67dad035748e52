"""What all commands share: exit codes, the guard against tracebacks, reading of options."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

from symcheck.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from symcheck.report import Report

PROVED, REFUTED, UNUSABLE, OPEN, INTERRUPTED = 0, 1, 2, 3, 130


class InputError(Exception):
    """Something the person gave cannot be used; the message says what, and what to try."""


class Format(StrEnum):
    """How an answer is written."""

    TERMINAL = "terminal"
    JSON = "json"
    JUNIT = "junit"


class ListFormat(StrEnum):
    """How a list is written."""

    TERMINAL = "terminal"
    JSON = "json"


def guarded(run: Callable[[], int], passing: tuple[type[BaseException], ...] = ()) -> int:
    """Return the exit code of what is run; whatever goes wrong ends in a sentence.

    Exceptions of the types ``passing`` are left alone.
    """
    try:
        return run()
    except passing:
        raise
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except InputError as error:
        complain(str(error))
    except BrokenPipeError:
        _close_output()
    except Exception as error:  # noqa: BLE001 (the last guard: people see sentences, not tracebacks)
        name = type(error).__name__
        complain(
            f"symcheck itself failed ({name}: {error})\nhelp: 'symcheck --debug …' shows where"
        )
    return UNUSABLE


def _close_output() -> None:
    """Let Python end quietly when whoever read the output has gone."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (open until the end)


def complain(message: str) -> None:
    """Write a message to the standard error."""
    sys.stderr.write(message.rstrip() + "\n")


def accepted(text: str) -> frozenset[Verdict]:
    """Return the verdicts named in ``--accept``; raise InputError for any other word."""
    allowed = {str(v): v for v in (Verdict.CONDITIONAL, Verdict.ASSUMED, Verdict.UNKNOWN)}
    words = [w.strip() for w in text.split(",") if w.strip()]
    for word in words:
        if word not in allowed:
            raise InputError(f"--accept takes {', '.join(sorted(allowed))}; got '{word}'")
    return frozenset(allowed[w] for w in words)


def exit_code(reports: Sequence[Report], accept: Collection[Verdict] = ()) -> int:
    """Return the exit code: 2 before 1 before 3 before 0; nothing at all is 2."""
    judged = {r.verdict for r in reports if r.error is None}
    if not reports or any(r.error is not None for r in reports):
        return UNUSABLE
    if Verdict.REFUTED in judged:
        return REFUTED
    return OPEN if judged - {Verdict.PROVED, *accept} else PROVED


def write(text: str) -> None:
    """Write to the standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
