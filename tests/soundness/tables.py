"""Rows of the tables: a claim, the verdict it must get, and who got it wrong."""

from __future__ import annotations

from typing import NamedTuple

from symcheck.prove.decide import decide
from symcheck.read.text import read_problem

#: Seconds for a claim that is decided at once, and for one that may stay open.
PATIENT, QUICK = 8.0, 0.2


class Row(NamedTuple):
    """A claim and the verdicts, one or more words, of which it must get one."""

    text: str
    verdict: str
    given: tuple[str, ...] = ()
    where: str = ""
    source: str = ""


def check(row: Row) -> None:
    """Fail where the claim gets another verdict than the row says."""
    allowed = row.verdict.split()
    seconds = QUICK if "unknown" in allowed else PATIENT
    report = decide(read_problem(row.text, row.given, row.where), seconds=seconds)
    assert report.verdict.value in allowed, f"{report.verdict.value}: {report.conditions}"
