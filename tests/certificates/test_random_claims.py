"""Random claims: the second checker follows nearly all that the kernel proves.

``SYMCHECK_FUZZ=5000 pytest tests/certificates/test_random_claims.py`` tries more than usual;
``SYMCHECK_FUZZ_SEED=2`` tries others.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "soundness"))

from fuzz_claims import Author, text

from symcheck import recheck
from symcheck.certificate import certificate, to_text
from symcheck.kernel.derivation import Derivation
from symcheck.kernel.theorem import run
from symcheck.prove.steps import Search
from symcheck.read.text import read_problem

COUNT = int(os.environ.get("SYMCHECK_FUZZ", "100"))
SEED = int(os.environ.get("SYMCHECK_FUZZ_SEED", "1"))
WHERE = "n: natural; i: integer; y: family(n)"


def followed(seed):
    """Whether the second checker follows the kernel's proof of one random claim; None if none."""
    claim, given = Author(seed).claim()
    written = text(claim[1]) + f" {claim[0]} " + text(claim[2])
    hypotheses = [f"{text(a)} {op} {text(b)}" for op, a, b in given]
    problem = read_problem(written, hypotheses, WHERE)
    outcome = run(Derivation(problem), Search(0.03, thorough=False))
    if outcome.theorem is None or outcome.theorem.conditions:
        return None
    found = recheck.Folder([]).decide_text(to_text(certificate(outcome, "random")))
    assert isinstance(found, str | recheck.Proved)
    return isinstance(found, recheck.Proved)


def test_the_second_checker_follows_the_kernel_nearly_always():
    told = [followed(SEED * 1_000_000 + i) for i in range(COUNT)]
    proved = [t for t in told if t is not None]
    assert len(proved) > COUNT / 20
    assert sum(proved) >= 0.9 * len(proved)
