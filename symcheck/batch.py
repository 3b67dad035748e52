"""Claims in bulk: a JSON object a line in, a JSON object a line out, in the same order."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from symcheck.kernel.text import to_text
from symcheck.read.items import Item, read_item
from symcheck.render.messages import said
from symcheck.render.report_json import witness as witness_json
from symcheck.report import Problem, Report, Verdict, Witness, worst
from symcheck.workers import GRACE, MEGABYTES, Failure, Limits, Lost, exhausted, pooled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from symcheck.kernel.claim import Relation
    from symcheck.report import StepReport

#: The word that stands in the place of a verdict for an item that could not be read.
ERROR = "error"


@dataclass(frozen=True)
class Line:
    """One line of the input and the seconds for each of its claims."""

    text: str
    number: int
    seconds: float
    certify: bool = False


def answers(
    lines: Iterable[str],
    *,
    seconds: float,
    jobs: int,
    megabytes: int = MEGABYTES,
    certify: bool = False,
) -> Iterator[dict[str, Any]]:
    """Yield the answer to each line that is not blank, in the order of the lines.

    With ``certify`` the answers hold ``certificates``, name and text of each.
    """
    import symcheck.prove.decide  # noqa: F401 (imported here, the children have it already)

    tasks = (
        Line(text, number, seconds, certify)
        for number, text in enumerate(lines, 1)
        if text.strip()
    )
    waiting: dict[int, dict[str, Any]] = {}
    following = 0
    limits = Limits(seconds + GRACE, megabytes)
    for number, line, result in pooled(tasks, answer, limits, jobs, allowance):
        waiting[number] = (
            _lost(line, result, megabytes) if isinstance(result, Failure) else result
        )
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def allowance(line: Line) -> float:
    """Return the seconds after which the process that works on a line is killed."""
    steps = _glance(line).get("steps")
    return line.seconds * max(1, len(steps) if isinstance(steps, list) else 1) + GRACE


def _glance(line: Line) -> dict[str, Any]:
    try:
        data = json.loads(line.text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def answer(line: Line) -> dict[str, Any]:
    """Return the answer to one line."""
    start = time.perf_counter()
    item = read_item(line.text, line.number)
    name = _name(item)
    if item.error is not None:
        told = _unread(item.error, time.perf_counter() - start, is_beyond=item.is_beyond)
        return {"id": name, **told}
    if item.claim is not None:
        return {"id": name, **_decided(item.claim, line, str(name))}
    steps = [
        _decided(part.claim, line, f"{name}-{number}")
        if part.claim is not None
        else _unread(
            part.error or Problem("the step cannot be read"), 0.0, is_beyond=part.is_beyond
        )
        for number, part in enumerate(item.steps or (), 1)
    ]
    verdicts = [t["verdict"] for t in steps]
    verdict = ERROR if ERROR in verdicts else str(worst(Verdict(v) for v in verdicts))
    rules = list(dict.fromkeys(r for t in steps for r in t["rules"]))
    seconds = round(time.perf_counter() - start, 6)
    answered = {"verdict": verdict, "seconds": seconds, "rules": rules, "steps": steps}
    certificates = [c for t in steps for c in t.pop("certificates", ())]
    return {"id": name, **answered, **({"certificates": certificates} if line.certify else {})}


def _name(item: Item) -> object:
    return item.id if item.data is None else item.data.get("id", item.id)


def _unread(problem: Problem, seconds: float, *, is_beyond: bool = False) -> dict[str, Any]:
    """Return why there is no claim; what is too long or too deep is unknown, and no error."""
    reason = f"{problem.message}; {problem.help}" if problem.help else problem.message
    verdict = str(Verdict.UNKNOWN) if is_beyond else ERROR
    return {"verdict": verdict, "seconds": round(seconds, 6), "rules": [], "reason": reason}


def _decided(claim: Relation, line: Line, name: str) -> dict[str, Any]:
    from symcheck.prove.decide import decide

    start = time.perf_counter()
    report = decide(claim, name=name, seconds=line.seconds, certify=line.certify)
    told = short(report, time.perf_counter() - start)
    return told | {"certificates": report.certificates} if line.certify else told


def short(report: Report, seconds: float) -> dict[str, Any]:
    """Return a report in the few words of a bulk answer."""
    told: dict[str, Any] = {
        "verdict": str(report.verdict),
        "seconds": round(seconds, 6),
        "rules": list(dict.fromkeys(_rules(report.steps))),
    }
    match report.verdict:
        case Verdict.CONDITIONAL:
            told["conditions"] = [to_text(p) for p in report.conditions]
        case Verdict.REFUTED:
            told["witness"] = witness_json(_witness(report))
        case Verdict.UNKNOWN | Verdict.ASSUMED:
            told["reason"] = reason(report)
    return told


def _witness(report: Report) -> Witness | None:
    return report.witness or next((s.witness for s in report.steps if s.witness is not None), None)


def reason(report: Report) -> str:
    """Return why a claim is not decided."""
    if report.error is not None:
        return report.error.message
    messages = [report.message, *(s.message for s in report.steps)]
    return next((said(m, to_text) for m in messages if m is not None), "")


def _rules(steps: Iterable[StepReport]) -> Iterator[str]:
    for step in steps:
        yield step.rule
        yield from _rules(step.steps)


def _lost(line: Line, failure: Failure, megabytes: int) -> dict[str, Any]:
    name = _glance(line).get("id", f"line {line.number}")
    if failure.why is Lost.CRASH:
        return {"id": name, **_unread(Problem(f"symcheck itself failed: {failure.detail}"), 0.0)}
    words = said(exhausted(failure, line.seconds, megabytes))
    verdict = str(Verdict.UNKNOWN)
    return {"id": name, "verdict": verdict, "seconds": line.seconds, "rules": [], "reason": words}
