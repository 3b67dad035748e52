"""What a context says about terms: bounds by numbers, relations, instances of hypotheses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.sign.interval import Interval, point
from symcheck.kernel.term import Term, as_rational, bound, negation, open_, subterms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symcheck.kernel.claim import Context

_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def relations(context: Context) -> Iterator[Term]:
    """Yield the closed relations that the context holds, conjunctions taken apart."""
    stack = list(reversed(context.facts()))
    while stack:
        prop = stack.pop()
        if prop.head == "and":
            stack.extend(reversed(prop.args))
        elif prop.head == "not" and prop.args[0].head in {"rel", "and", "or"}:
            opposite = negation(prop.args[0])
            if opposite.head != "or":
                stack.append(opposite)
        elif prop.head == "rel":
            yield prop


def interval_of(op: str, value: Term) -> Interval | None:
    """Return the interval of the t with ``t op value`` for a literal rational value."""
    number = as_rational(value)
    if number is None:
        return None
    match op:
        case "<":
            return Interval(None, number)
        case "<=":
            return Interval(None, number, high_open=False)
        case ">":
            return Interval(number)
        case ">=":
            return Interval(number, low_open=False)
        case "=":
            return point(number)
    return Interval(nonzero=True) if number == 0 else None


def bounds(context: Context) -> dict[Term, Interval]:
    """Return the interval that the context states outright for terms."""
    found: dict[Term, Interval] = {}
    for prop in relations(context):
        left, right = prop.args
        op = str(prop.data)
        for term, other, sign in ((left, right, op), (right, left, _MIRROR[op])):
            here = interval_of(sign, other)
            if here is not None and as_rational(term) is None:
                found[term] = found[term].meet(here) if term in found else here
                if term.head == "abs" and here.high is not None:
                    size = Interval(-here.high, here.high, here.high_open, here.high_open)
                    inner = term.args[0]
                    found[inner] = found[inner].meet(size) if inner in found else size
    return found


def instances(context: Context, target: Term) -> Iterator[tuple[Term, Term, Term, Term]]:
    """Yield what quantified hypotheses may say at entries that occur in the target.

    Each is (instance, index, low, high): the instance holds if low ≤ index ≤ high.
    """
    entries = [t for t in subterms(target) if t.head == "at" and not t.loose]
    for prop in context.hypotheses:
        for part in prop.args if prop.head == "and" else (prop,):
            if part.head != "all":
                continue
            low, high, body = part.args
            yield from _matches(part, low, high, body, entries)


def _matches(
    quantified: Term, low: Term, high: Term, body: Term, entries: list[Term]
) -> Iterator[tuple[Term, Term, Term, Term]]:
    seen: set[Term] = set()
    for pattern in subterms(body):
        if pattern.head != "at":
            continue
        for entry in entries:
            if entry.data != pattern.data or len(entry.args) != len(pattern.args):
                continue
            for mine, theirs in zip(pattern.args, entry.args, strict=True):
                if mine == bound(0) and theirs not in seen:
                    seen.add(theirs)
                    yield open_(quantified, theirs), theirs, low, high
