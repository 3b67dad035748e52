"""What a context says about terms: bounds by numbers, relations, instances of hypotheses."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.kernel.claim import is_integer
from symcheck.kernel.sign.interval import Interval, point
from symcheck.kernel.term import (
    ONE,
    Term,
    add,
    as_rational,
    bound,
    le,
    negation,
    open_,
    rational,
    subterms,
)

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


def of_permutations(context: Context, term: Term) -> list[Term]:
    """Return that π[i] is in the range of π, as it is where defined, for the π[i] in the term."""
    found: list[Term] = []
    for t in subterms(term):
        sort = context.sorts.get(str(t.data)) if t.head == "at" else None
        if sort is not None and sort.kind == "permutation" and not t.loose:
            low, high = sort.ranges[0]
            found += [le(low, t), le(t, high)]
    return found


def of_integers(context: Context, prop: Term) -> Term:
    """Return a + 1 ≤ b for a < b between integers; any other relation as it is."""
    if prop.data not in {"<", ">"} or not all(is_integer(t, context) for t in prop.args):
        return prop
    left, right = prop.args if prop.data == "<" else prop.args[::-1]
    return le(add(left, ONE), right)


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
    """Return the interval that the context states outright for terms.

    A relation whose sides differ by c·t + d, with numbers c and d, bounds t.
    """
    found: dict[Term, Interval] = {}

    def state(term: Term, here: Interval) -> None:
        found[term] = found[term].meet(here) if term in found else here

    for prop in relations(context):
        left, right = prop.args
        op = str(prop.data)
        for term, other, sign in ((left, right, op), (right, left, _MIRROR[op])):
            here = interval_of(sign, other)
            if here is not None and as_rational(term) is None:
                state(term, here)
        parts: dict[Term, Fraction] = {}
        constant = _affine(left, Fraction(1), parts) + _affine(right, Fraction(-1), parts)
        moving = [(t, c) for t, c in parts.items() if c]
        if len(moving) == 1:
            term, c = moving[0]
            here = interval_of(op if c > 0 else _MIRROR[op], rational(-constant / c))
            if here is not None:
                state(term, here)
    for term, here in list(found.items()):
        if term.head == "abs" and here.high is not None:
            state(term.args[0], Interval(-here.high, here.high, here.high_open, here.high_open))
    return found


def _affine(term: Term, scale: Fraction, parts: dict[Term, Fraction]) -> Fraction:
    """Add scale·term to the parts, by terms that are no sums, and return its constant."""
    value = as_rational(term)
    if value is not None:
        return scale * value
    match term.head:
        case "add":
            return sum((_affine(a, scale, parts) for a in term.args), Fraction(0))
        case "neg":
            return _affine(term.args[0], -scale, parts)
        case "mul" | "div":
            last = as_rational(term.args[-1])
            if term.head == "div" and last:
                return _affine(term.args[0], scale / last, parts)
            first = as_rational(term.args[0])
            if term.head == "mul" and first is not None and len(term.args) == 2:
                return _affine(term.args[1], scale * first, parts)
    parts[term] = parts.get(term, Fraction(0)) + scale
    return Fraction(0)


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
