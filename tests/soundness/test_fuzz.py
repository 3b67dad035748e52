"""Random claims: what is proved holds, and what is refuted fails, by another evaluation.

The evaluation in ``fuzz_values.py`` shares nothing with the kernel's.
``SYMCHECK_FUZZ=20000 pytest tests/soundness/test_fuzz.py`` tries more claims than usual;
``SYMCHECK_FUZZ_SEED=2`` tries others.
"""

import os
from fractions import Fraction

import mpmath
import pytest
from fuzz_claims import Author, points, text
from fuzz_values import CLOSE, Undefined, Unsure, big, holds, prop_holds, value

from symcheck.kernel.derivation import Derivation
from symcheck.kernel.theorem import run
from symcheck.prove.steps import Search
from symcheck.prove.witness import find_witness
from symcheck.read.text import read_problem

COUNT = int(os.environ.get("SYMCHECK_FUZZ", "200"))
SEED = int(os.environ.get("SYMCHECK_FUZZ_SEED", "1"))
CHUNK = 25
WHERE = "n: natural; i: integer; y: family(n)"


# ── the tests ──


def wrong(seed, seconds=0.03):
    """What is wrong with the kernel's verdict on one random claim, or None; and the verdict."""
    author = Author(seed)
    claim, given = author.claim()
    written = text(claim[1]) + f" {claim[0]} " + text(claim[2])
    hypotheses = [f"{text(a)} {op} {text(b)}" for op, a, b in given]
    problem = read_problem(written, hypotheses, WHERE)
    said = f"{written}  given {hypotheses}  (seed {seed})"
    theorem = run(Derivation(problem), Search(seconds, thorough=seed % 3 == 0)).theorem
    if theorem is not None:
        return _against(theorem, claim, given, points(author.rng), said), "proved"
    found = find_witness(problem, seconds / 5)
    if found is None:
        return None, "unknown"
    return _against_witness(found.point, claim, given, said), "refuted"


def _against(theorem, claim, given, tried, said):
    for env in tried:
        try:
            if not all(holds(g, env) for g in given):
                continue
            try:
                true = holds(claim, env)
            except Undefined:
                if theorem.conditions and not _met(theorem, env):
                    continue
                return f"undefined at {env}, under {theorem.conditions}: {said}"
            near = _nearly(claim, env)
        except Unsure:
            continue
        except OverflowError:
            continue
        if not true and not near:
            return f"false at {env}: {said}"
        try:
            if theorem.conditions and not _met(theorem, env):
                return f"its conditions {theorem.conditions} leave out {env}: {said}"
        except Unsure:
            continue
    return None


def _met(theorem, env):
    try:
        return all(prop_holds(p, env) for p in theorem.conditions)
    except Undefined:
        return False


def _nearly(claim, env):
    """Whether both sides agree as far as they are known, or are only known to a few digits."""
    left, right = (big(value(side, env)) for side in claim[1:])
    return abs(left - right) <= CLOSE * 10**5 * (1 + abs(left) + abs(right))


def _against_witness(point, claim, given, said):
    env = {name: v for name, v in point.items() if name != "y"}
    if any(not isinstance(v, (int, Fraction)) for v in env.values()):
        return None
    env["y"] = {Fraction(k): v for (k,), v in point.get("y", {}).items()}
    env = {"x": 0, "z": 0, "t": 0, "i": 0, **env}
    if any(not isinstance(v, (int, Fraction)) for v in env["y"].values()):
        return None
    try:
        if not all(holds(g, env) for g in given) or holds(claim, env):
            return f"refuted, and true at {env}: {said}"
    except Undefined:
        return f"refuted where it is undefined, {env}: {said}"
    except (Unsure, OverflowError):
        return None
    return None


@pytest.fixture(autouse=True)
def digits():
    with mpmath.workdps(60):
        yield


@pytest.mark.parametrize("start", range(0, COUNT, CHUNK))
def test_no_verdict_is_wrong(start):
    found = [wrong(SEED * 1_000_000 + start + i)[0] for i in range(min(CHUNK, COUNT - start))]
    assert [f for f in found if f] == []


def test_the_claims_are_of_every_verdict():
    missing = {"proved", "refuted", "unknown"}
    for i in range(40):
        if missing:
            missing.discard(wrong(7_000_000 + i)[1])
    assert not missing
