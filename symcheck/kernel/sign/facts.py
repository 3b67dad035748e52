"""What a context says about terms: bounds by numbers, relations, instances of hypotheses."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.kernel.argmax import index_bounds
from symcheck.kernel.claim import is_integer
from symcheck.kernel.sign.interval import ALL, Interval, point
from symcheck.kernel.slopes import replace
from symcheck.kernel.term import (
    ONE,
    Term,
    add,
    as_integer,
    as_rational,
    bound,
    instantiate,
    le,
    negation,
    num,
    open_,
    rational,
    subterms,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symcheck.kernel.claim import Context
    from symcheck.kernel.sign.decide import Signs

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


def of_indices(signs: Signs, term: Term) -> list[Term]:
    """Return that each π[i] in the term is in the range of π, and each argmax in its own.

    They are where they have a value. In an empty range they have none, and may stand all the
    same in a sum without members: only where no range is empty does this say nothing else. Nor
    has a range any members if its ends have no value.
    """
    found: list[Term] = []
    for t in subterms(term):
        sort = signs.context.sorts.get(str(t.data)) if t.head == "at" else None
        if sort is not None and sort.kind == "permutation" and not t.loose:
            low, high = sort.ranges[0]
            stated: tuple[Term, ...] = (le(low, t), le(t, high))
        else:
            stated = index_bounds(t)
        if not stated:
            continue
        low, high = stated[0].args[0], stated[1].args[1]
        if signs.show(le(low, high)) is not None and all(map(signs.has_value, (low, high))):
            found += stated
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


def stated_of(term: Term, prop: Term) -> Interval:
    """Return the interval that a relation between a term and a number states for the term."""
    left, right = prop.args
    op = str(prop.data)
    for mine, other, sign in ((left, right, op), (right, left, _MIRROR[op])):
        here = interval_of(sign, other) if mine == term else None
        if here is not None:
            return here
    return ALL


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
    """Yield what quantified hypotheses may say at entries and calls that occur in the target.

    Each is (instance, index, low, high): the instance holds if low ≤ index ≤ high and the index,
    which has the form of an integer, is defined. It may not be: an entry may stand in a branch
    that is not taken.
    """
    entries = [t for t in subterms(target) if t.head in {"at", "call"} and not t.loose]
    if not entries:
        return
    for prop in context.hypotheses:
        for part in prop.args if prop.head == "and" else (prop,):
            if part.head == "all":
                low, high = part.args[:2]
                for value, instance in _matches(context, part, entries):
                    yield instance, value, low, high


def _matches(
    context: Context, quantified: Term, entries: list[Term]
) -> Iterator[tuple[Term, Term]]:
    seen: set[Term] = set()
    for pattern in subterms(quantified.args[2]):
        for entry in entries:
            if (entry.head, entry.data) != (pattern.head, pattern.data):
                continue
            for position, (mine, theirs) in enumerate(zip(pattern.args, entry.args, strict=False)):
                value = _solved(mine, theirs)
                if value is None or value in seen:
                    continue
                seen.add(value)
                if is_integer(value, context):
                    instance = open_(quantified, value)
                    yield value, _as_written(instance, instantiate(pattern, value), entry, position)


def _solved(mine: Term, theirs: Term) -> Term | None:
    """Return the value of the bound index at which ``mine``, it or it ± a numeral, is theirs."""
    if mine == bound(0):
        return theirs
    if mine.head != "add" or len(mine.args) != 2 or mine.args[0] != bound(0):
        return None
    shift = as_integer(mine.args[1])
    if shift is None:
        return None
    value = as_integer(theirs)
    if value is not None:
        return num(value - shift)
    last = as_integer(theirs.args[-1]) if theirs.head == "add" else None
    rest, left = (theirs, -shift) if last is None else (add(*theirs.args[:-1]), last - shift)
    return add(rest, num(left)) if left else rest


def _as_written(instance: Term, opened: Term, entry: Term, position: int) -> Term:
    """Return the instance with the entry that was matched written as it is in the target."""
    others = [a == b for a, b in zip(opened.args, entry.args, strict=False)]
    same = len(opened.args) == len(entry.args) and all(others[:position] + others[position + 1 :])
    return replace(instance, opened, entry) if same and not opened.loose else instance
