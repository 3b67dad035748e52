"""Forged certificates: one thing changed, the hash computed anew; the second checker refuses.

``python -m benchmarks.forge --forgeries 10000`` writes the certificates of the library, forges
them, and decides each forgery by ``symcheck/recheck.py``. One that is accepted has to claim what
the original claims, or something that ball arithmetic does not show to be false. The exit code
is 1 if a false one is accepted.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.falsify import false_at
from benchmarks.siege import ROOT
from symcheck import recheck
from symcheck.certificate import Reader, digest, to_text
from symcheck.kernel.identity import identity
from symcheck.kernel.term import TermError
from symcheck.workers import Failure, Limits, cores, pooled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from symcheck.kernel.claim import Claim

CHUNK = 25
SECONDS = 30.0
HEADS = ("add", "mul", "exp", "log", "sigmoid", "tanh", "neg", "sin", "abs", "sqrt", "max")


@dataclass
class Tally:
    """What became of forgeries, by the kind of the change."""

    tried: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    changed: int = 0
    wrong: list[str] = field(default_factory=list)
    lost: int = 0


# ── changes ──


def _spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths to everything in a JSON value."""
    found = [path]
    pairs = (
        value.items() if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list) else ()
    )  # fmt: skip
    for key, inner in pairs:
        found += _spots(inner, (*path, key))
    return found


def _at(value: Any, path: Sequence[Any]) -> Any:
    for key in path:
        value = value[key]
    return value


def _changed(value: Any, rng: random.Random, most: int) -> Any:
    """Return another value of the same JSON type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return rng.choice([value + 1, max(0, value - 1), rng.randrange(max(1, most)), 0, 1])
    if isinstance(value, str):
        options = ["=", "<", "<=", ">", "!=", *HEADS, *recheck.RULES, "real", "positive", "x", "n"]
        return rng.choice(options)
    return rng.choice([None, 0, [], {}, "x"])


def one_value(document: dict[str, Any], rng: random.Random) -> None:
    """Change one value anywhere."""
    path = rng.choice([p for p in _spots(document) if p and p[0] not in {"hash", "name"}])
    parent = _at(document, path[:-1])
    parent[path[-1]] = _changed(parent[path[-1]], rng, len(document["terms"]))


def one_node(document: dict[str, Any], rng: random.Random) -> None:
    """Change the head, the data or an argument of a term."""
    node = rng.choice(document["terms"])
    spot = rng.choice([0, 1, 2])
    if spot == 2 and node[2]:
        i = rng.randrange(len(node[2]))
        node[2][i] = rng.randrange(max(1, document["terms"].index(node)))
    elif spot == 1:
        node[1] = _changed(node[1], rng, 12)
    else:
        node[0] = rng.choice(HEADS)


def one_claim(document: dict[str, Any], rng: random.Random) -> None:
    """Change the claim, and the goal of the last step with it."""
    claim = document["proof"]["claim"]
    before = copy.deepcopy(claim)
    keys = [k for k in claim if k not in {"kind", "context"}]
    key = rng.choice(keys)
    spots = [p for p in _spots(claim[key], (key,)) if not isinstance(_at(claim, p), (list, dict))]
    path = rng.choice(spots or [(key,)])
    _at(claim, path[:-1])[path[-1]] = _changed(_at(claim, path), rng, len(document["terms"]))
    for step in document["proof"]["steps"]:
        if step["goal"] == before:
            step["goal"] = copy.deepcopy(claim)


def reordered(document: dict[str, Any], rng: random.Random) -> None:
    """Put the items of a list into another order."""
    lists = [p for p in _spots(document) if isinstance(_at(document, p), list)]
    several = [p for p in lists if len(_at(document, p)) > 1]
    rng.shuffle(_at(document, rng.choice(several)))


def cut(document: dict[str, Any], rng: random.Random) -> None:
    """Take an item out of a list or an object."""
    path = rng.choice([p for p in _spots(document) if len(p) > 1])
    del _at(document, path[:-1])[path[-1]]


def doubled(document: dict[str, Any], rng: random.Random) -> None:
    """Write an item of a list twice."""
    lists = [p for p in _spots(document) if isinstance(_at(document, p), list)]
    full = [p for p in lists if _at(document, p)]
    items = _at(document, rng.choice(full))
    items.insert(rng.randrange(len(items) + 1), copy.deepcopy(rng.choice(items)))


def grafted(document: dict[str, Any], rng: random.Random) -> None:
    """Put a step, a part or a rule in the place of another one."""
    objects = [p for p in _spots(document) if isinstance(_at(document, p), dict)]
    steps = [p for p in objects if "rule" in _at(document, p)]
    first, second = rng.choice(steps), rng.choice(steps)
    key = rng.choice(["rule", "goal", "parts", "arguments", "premises", "data"])
    _at(document, first)[key] = copy.deepcopy(_at(document, second)[key])


def hypothesis_taken(document: dict[str, Any], rng: random.Random) -> None:
    """Drop, add or change a hypothesis, or a variable's sort, in a context."""
    context = rng.choice(document["contexts"])
    given = context["hypotheses"]
    match rng.randrange(3):
        case 0 if given:
            given.pop(rng.randrange(len(given)))
        case 1:
            given.append(rng.randrange(len(document["terms"])))
        case _ if context["variables"]:
            sort = rng.choice(context["variables"])[1]
            sort["kind"] = rng.choice(["real", "positive", "integer", "natural", "size"])


_MADE = (one_value, one_node, one_claim, reordered, cut, doubled, grafted, hypothesis_taken)
CHANGES: dict[str, Callable[[dict[str, Any], random.Random], None]] = {
    f.__name__.replace("_", " "): f for f in _MADE
}


def forged(document: dict[str, Any], rng: random.Random) -> tuple[str, dict[str, Any]]:
    """Return a kind of change, and the certificate after it, with its hash computed anew."""
    kind = rng.choice(list(CHANGES))
    found = copy.deepcopy(document)
    CHANGES[kind](found, rng)
    return kind, {**found, "hash": digest(found)}


# ── deciding ──


@dataclass(frozen=True)
class Task:
    """Some forgeries of one certificate."""

    folder: str
    name: str
    seed: int
    count: int


def besiege(task: Task) -> Tally:
    """Return what became of the forgeries of a task."""
    tally, rng = Tally(), random.Random(task.seed)  # noqa: S311 - nothing here is secret
    text = (Path(task.folder) / f"{task.name}.json").read_text(encoding="utf-8")
    original = json.loads(text)
    claimed = identity(Reader(original).claim())
    folder = recheck.Folder(Path(task.folder).glob("*.json"))
    for _ in range(task.count):
        kind, document = forged(original, rng)
        tally.tried[kind] += 1
        if rng.random() < 0.03:  # a file that ends too early
            short = to_text(document)
            found = folder.decide_text(short[: rng.randrange(len(short) - 2)])
        else:
            found = folder.decide_text(to_text(document))
        if isinstance(found, str):
            continue
        tally.accepted[kind] += 1
        verdict = _truth(document, claimed)
        tally.changed += verdict != "the same"
        if verdict.startswith(("false", "far")):
            tally.wrong.append(f"{task.name} ({kind}, seed {task.seed}): {verdict}")
    return tally


def _identity(claim: Claim) -> str | None:
    """Return a claim's identity; None where an idle hypothesis names what is not declared."""
    try:
        return identity(claim)
    except TermError:
        return None


def _truth(document: dict[str, Any], claimed: str) -> str:
    """Return whether an accepted forgery claims the same, or something false."""
    try:
        reader = Reader(document)
        claim = reader.claim()
        declared = {*claim.context.sorts, *claim.context.defined}
        given = tuple(h for h in claim.context.hypotheses if h.free <= declared)
        claim = replace(claim, context=replace(claim.context, hypotheses=given))
        if not reader.conditions() and _identity(claim) == claimed:
            return "the same"
    except (TermError, ValueError, LookupError, TypeError) as error:
        return f"false: it cannot be read ({error})"
    claim = replace(claim, context=claim.context.assume(*reader.conditions()))
    return false_at(claim, 1.0) or "not seen to be false"


def main(arguments: Sequence[str] | None = None) -> int:
    """Forge, decide, and print what was accepted; return 1 if something false was."""
    reader = argparse.ArgumentParser(prog="python -m benchmarks.forge", description=__doc__)
    reader.add_argument("folder", nargs="?", help="certificates; else those of the library")
    reader.add_argument("--forgeries", type=int, default=1000, metavar="N")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("-j", "--jobs", type=int, default=cores())
    given = reader.parse_args(arguments)
    folder = given.folder or _written()
    names = sorted(p.stem for p in Path(folder).glob("*.json"))
    rng, start = random.Random(given.seed), time.monotonic()  # noqa: S311
    tasks = [
        Task(folder, rng.choice(names), given.seed * 1_000_003 + i, CHUNK)
        for i in range(-(-given.forgeries // CHUNK))
    ]
    total, limits = Tally(), Limits(SECONDS + CHUNK, 4096)
    for _, task, result in pooled(tasks, besiege, limits, given.jobs):
        if isinstance(result, Failure):
            total.lost += task.count
            continue
        total.tried.update(result.tried)
        total.accepted.update(result.accepted)
        total.changed += result.changed
        total.wrong += result.wrong
    for kind, count in sorted(total.tried.items()):
        print(f"  {kind:<20} {count:>6} tried {total.accepted[kind]:>6} accepted")
    print(
        f"{sum(total.tried.values())} forgeries, {total.lost} lost to limits, "
        f"{sum(total.accepted.values())} accepted, {total.changed} of them with another claim, "
        f"{len(total.wrong)} false, {time.monotonic() - start:.0f} s, seed {given.seed}"
    )
    for line in total.wrong:
        print(f"  WRONG {line}")
    return 1 if total.wrong else 0


def _written() -> str:
    """Return a new folder with the certificates of the library."""
    import tempfile

    from symcheck.cli.certificates import Certificates
    from symcheck.run import check_all
    from symcheck.selection import select

    folder = Path(tempfile.mkdtemp(prefix="symcheck-"))
    certificates = Certificates(folder)
    chosen = select([str(ROOT / "proofs")])
    for _, report in check_all(chosen.proofs, certify=True):
        certificates.add(report.certificates)
    return str(folder)


if __name__ == "__main__":
    sys.exit(main())
