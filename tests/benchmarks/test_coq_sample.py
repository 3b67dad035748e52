"""The sample of random claims for Coq's kernel: what is drawn, exported and reported."""

import os
import shutil
import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks import coq_sample
from symcheck.coq.gather import Entry
from symcheck.coq.run import ACCEPTED, NONE, REFUSED, CoqMissing, CoqResult
from symcheck.read.text import read_problem

SEED = 1_000_000
#: Random claims that are proved at once.
QUICK = (13, 27, 40)


@cache
def proved():
    return tuple(one for i in QUICK if (one := coq_sample.drawn(SEED + i)) is not None)


def test_a_claim_declares_what_it_speaks_of():
    claims = [coq_sample.claim_of(SEED + i) for i in range(1, 60)]
    assert any(c is None for c in claims)
    for text, given, where in filter(None, claims):
        names = [d.split(":")[0] for d in where.split("; ") if d]
        assert ("n" in names) or "y" not in names
        read_problem(text, given, where)


def test_what_is_drawn_is_proved_and_the_same_again():
    first = proved()
    assert [one.text for one in first] == [coq_sample.drawn(SEED + i).text for i in QUICK]
    assert all(one.outcome.theorem is not None for one in first)


def test_a_proof_is_exported_or_the_reason_said():
    entries = [coq_sample.exported(one) for one in proved()]
    assert all(isinstance(e, Entry) and (e.script is not None or e.reason) for e in entries)
    assert any(e.script is not None for e in entries)


def test_the_report_counts_and_gives_the_reasons():
    one, *_ = proved()
    results = [
        CoqResult(one.name, REFUSED, "No applicable tactic."),
        CoqResult("b", ACCEPTED),
        CoqResult("c", NONE, "why"),
    ]
    found = coq_sample.Sample(9, {one.name: one}, results)
    lines = list(coq_sample.lines(found))
    assert lines[0] == f"{one.name}: {one.text}"
    assert lines[1] == "    No applicable tactic."
    assert lines[2:] == [
        "    1 without a script: why",
        "9 drawn, 1 proved: 1 accepted, 1 refused, 1 without a script",
    ]


def test_a_claim_that_is_false_is_seen_to_be():
    assert coq_sample.false_at(read_problem("sqrt(x**2) = x", (), "x: real")) is not None


def test_without_coqc_it_says_so(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(CoqMissing):
        coq_sample.sample(1, 1, 10.0, 1)


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("coqc") is None or not os.environ.get("SYMCHECK_COQ"),
    reason="runs coqc: apt-get install coq libcoq-coquelicot, and set SYMCHECK_COQ=1",
)
def test_a_small_sample():
    found = coq_sample.sample(3, 1, 300.0, 2)
    assert len(found.results) == 3
    assert found.of(ACCEPTED)
