"""Random claims that the kernel proves, each put before Coq's kernel as well.

``python -m benchmarks.coq_sample --claims 150 --seed 1`` draws random claims until so many are
proved, exports each proof as a script and has ``coqc`` check it. A claim that Coq refuses is
looked at by ball arithmetic at many points: where it is false, the exit code is 1. All others
that are refused are to be looked into: either a tactic is weak, or the kernel is wrong.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from symcheck.coq.gather import Entry
from symcheck.coq.run import ACCEPTED, NONE, REFUSED, CoqMissing, CoqResult, checked, coqc
from symcheck.coq.script import scripted
from symcheck.coq.terms import NoScript
from symcheck.kernel.derivation import Derivation
from symcheck.kernel.theorem import run
from symcheck.prove.steps import Search
from symcheck.prove.witness import find_member, find_witness
from symcheck.read.text import read_problem
from symcheck.workers import cores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symcheck.kernel.claim import Relation
    from symcheck.kernel.theorem import Outcome

#: What the names of random claims are; only those that a claim speaks of are declared.
SORTS = {"n": "natural", "i": "integer", "y": "family(n)"}
#: Processor seconds for a proof, for a point that meets the hypotheses, for a witness.
PROOF, MEMBER, WITNESS = 0.3, 0.3, 1.0
#: Seeds with which points are drawn against a claim that Coq refuses.
SEEDS = 3
MOST_DRAWN = 60


@dataclass(frozen=True)
class Drawn:
    """A random claim that the kernel proves."""

    name: str
    text: str
    claim: Relation
    outcome: Outcome


@dataclass
class Sample:
    """What became of a sample: what was drawn, what was proved, what Coq says of it."""

    drawn: int
    proved: dict[str, Drawn]
    results: list[CoqResult]

    def of(self, verdict: str) -> list[CoqResult]:
        """Return the results of one verdict."""
        return [r for r in self.results if r.verdict == verdict]


def claim_of(number: int) -> tuple[str, tuple[str, ...], str] | None:
    """Return a random claim with its hypotheses and declarations; None where both sides agree."""
    folder = str(Path(__file__).parent.parent / "tests" / "soundness")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    fuzz = import_module("fuzz_claims")
    text = fuzz.text
    (op, left, right), given = fuzz.Author(number).claim()
    if left == right:
        return None
    written = f"{text(left)} {op} {text(right)}"
    hypotheses = tuple(f"{text(a)} {o} {text(b)}" for o, a, b in given)
    names = set(re.findall(r"\w+", " ".join([written, *hypotheses])))
    if "y" in names:
        names.add("n")
    where = "; ".join(f"{n}: {sort}" for n, sort in SORTS.items() if n in names)
    return written, hypotheses, where


def drawn(number: int) -> Drawn | None:
    """Return a random claim if the kernel proves it everywhere, and it speaks of something."""
    found = claim_of(number)
    if found is None:
        return None
    written, hypotheses, where = found
    claim = read_problem(written, hypotheses, where)
    outcome = run(Derivation(claim), Search(PROOF))
    if outcome.theorem is None or outcome.theorem.conditions or outcome.theorem.assumed:
        return None
    if claim.context.hypotheses and find_member(claim.context, MEMBER) is None:
        return None
    given = f", given {', '.join(hypotheses)}" if hypotheses else ""
    return Drawn(f"claim_{number}", written + given, claim, outcome)


def exported(one: Drawn) -> Entry:
    """Return the script of a claim from the record of its proof, or why there is none."""
    try:
        return Entry(one.name, scripted(one.outcome, one.name), "", ())
    except NoScript as error:
        return Entry(one.name, None, str(error), ())


def sample(claims: int, seed: int, seconds: float, jobs: int) -> Sample:
    """Draw claims until so many are proved, and ask Coq. Raises CoqMissing."""
    coqc()
    proved: dict[str, Drawn] = {}
    number = 0
    for number in range(1, MOST_DRAWN * claims + 1):
        one = drawn(seed * 1_000_000 + number)
        if one is not None:
            proved[one.name] = one
        if len(proved) == claims:
            break
    entries = {name: exported(one) for name, one in proved.items()}
    return Sample(number, proved, list(checked(entries, seconds, jobs)))


def false_at(claim: Relation) -> str | None:
    """Return a point at which a claim is false, by balls at many points; None if none was seen."""
    for seed in range(SEEDS):
        found = find_witness(claim, WITNESS, seed)
        if found is not None:
            return str(found.point)
    return None


def lines(found: Sample) -> Iterator[str]:
    """Yield the report: each claim that Coq does not accept, the reasons, the figures."""
    for r in found.results:
        if r.verdict == REFUSED:
            yield f"{r.name}: {found.proved[r.name].text}"
            yield f"    {r.reason}"
    reasons = Counter(r.reason for r in found.of(NONE))
    for reason, count in reasons.most_common():
        yield f"{count:5} without a script: {reason}"
    counts = ", ".join(f"{len(found.of(v))} {v}" for v in (ACCEPTED, REFUSED, NONE))
    yield f"{found.drawn} drawn, {len(found.proved)} proved: {counts}"


def main() -> int:
    """Run the sample; 1 where a claim that the kernel proves is false, 2 without Coq."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=150, help="claims that the kernel proves")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds for one script")
    parser.add_argument("--jobs", type=int, default=cores())
    given = parser.parse_args()
    try:
        found = sample(given.claims, given.seed, given.timeout, given.jobs)
    except CoqMissing as missing:
        print(missing)
        return 2
    for line in lines(found):
        print(line)
    wrong = {r.name: false_at(found.proved[r.name].claim) for r in found.of(REFUSED)}
    for name, point in wrong.items():
        if point is not None:
            print(f"FALSE and proved: {name} at {point}")
    false = sum(p is not None for p in wrong.values())
    print(f"{len(wrong)} refused looked at by balls, {false} false")
    return 1 if false else 0


if __name__ == "__main__":
    sys.exit(main())
