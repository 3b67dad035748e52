"""Rows of the tables: a claim, the verdict it must get, and who got it wrong."""

from __future__ import annotations

import os
from fractions import Fraction
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

import pytest

from symcheck.kernel.balls import is_defined, truth
from symcheck.prove.decide import decide
from symcheck.read.text import read_problem
from symcheck.report import Verdict

if TYPE_CHECKING:
    from symcheck.report import Report

#: ``SYMCHECK_PATIENCE=4`` searches four times as long for what is not to be proved.
PATIENCE = float(os.environ.get("SYMCHECK_PATIENCE", "1"))
#: Seconds for a claim that is decided at once, for one that may stay open, for one that is hard.
PATIENT, QUICK, HARD = 8.0, 0.1 * PATIENCE, 0.5 * PATIENCE
#: Where what is proved is looked at once more: the edges first.
REALS = [Fraction(v) for v in ("0", "1", "-1", "2", "1/2", "-3", "3/2", "-1/3", "7")]
VALUES = {
    "real": REALS,
    "positive": [v for v in REALS if v > 0],
    "integer": [0, 1, -1, 2, -2, 3],
    "natural": [0, 1, 2, 3],
    "size": [1, 2, 3],
}


class Row(NamedTuple):
    """A claim and the verdicts, one or more words, of which it must get one."""

    text: str
    verdict: str
    given: tuple[str, ...] = ()
    where: str = ""
    source: str = ""


def check(row: Row) -> None:
    """Fail where the claim gets another verdict than the row says, or is false at a point."""
    allowed = row.verdict.split()
    seconds = QUICK if "unknown" in allowed else PATIENT
    report = decide(read_problem(row.text, row.given, row.where), seconds=seconds)
    if report.verdict.value not in allowed:  # an assert here is gone under python -O
        pytest.fail(f"{report.verdict.value} {report.conditions}, not {row.verdict}")
    if report.verdict in {Verdict.PROVED, Verdict.CONDITIONAL}:
        look_at_points(report)


def look_at_points(report: Report) -> None:
    """Fail where a claim that is shown is false, or undefined though no condition says so."""
    claim = report.claim
    sorts = dict(claim.context.variables)
    if any(sort.kind not in VALUES for sort in sorts.values()):
        return
    for values in islice(product(*(VALUES[s.kind] for s in sorts.values())), 60):
        point = dict(zip(sorts, values, strict=True))
        if not all(truth(h, point) for h in claim.context.hypotheses):
            continue
        for link in claim.links:
            if truth(link, point) is False:
                pytest.fail(f"false at {point}")
        whole = all(is_defined(t, point) for t in claim.terms)
        if whole and any(truth(c, point) is False for c in report.conditions):
            pytest.fail(f"the condition {report.conditions} leaves out {point}")
        if report.verdict is Verdict.PROVED and any(is_defined(t, point) is False
                                                    for t in claim.terms):
            pytest.fail(f"undefined at {point}")
