"""Whether a proposition holds at a point, and whether a point refutes a claim."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import arb, ctx, fmpq

from symcheck.kernel.balls.evaluator import MAX_WORK, Evaluator
from symcheck.kernel.balls.frame import over_ranges
from symcheck.kernel.balls.jets import number
from symcheck.kernel.balls.numbers import Undecided, Undefined, to_arb
from symcheck.kernel.balls.sequences import has_limit
from symcheck.kernel.claim import sort_facts
from symcheck.kernel.term import PROPOSITIONS, Term, TermError, var

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from symcheck.kernel.balls.frame import Point
    from symcheck.kernel.claim import Context, Definition, Sort

#: The working precisions, in bits, that are tried one after the other.
PRECISIONS = (64, 192, 640, 2000)


def value(
    term: Term,
    point: Point,
    precision: int,
    definitions: Mapping[str, Definition] | None = None,
    work: int = MAX_WORK,
) -> Fraction | arb:
    """Return the value of a term at a point: exactly if it is found so, else a ball.

    Raises Undefined where the term certainly has no value, Undecided where this
    precision cannot tell.
    """
    with ctx.workprec(precision):
        try:
            found = number(Evaluator(point, definitions, work).value(term))
        except RecursionError:
            raise Undecided("the term is nested too deep") from None
        if isinstance(found, fmpq):
            return Fraction(int(found.p), int(found.q))
        return to_arb(found)


def ball(
    term: Term,
    point: Point,
    precision: int,
    definitions: Mapping[str, Definition] | None = None,
) -> arb:
    """Return a ball that holds the value of a term at a point; raises as ``value`` does."""
    found = value(term, point, precision, definitions)
    if isinstance(found, Fraction):
        with ctx.workprec(precision):
            return arb(fmpq(found.numerator, found.denominator))
    return found


def truth(
    prop: Term,
    point: Point,
    definitions: Mapping[str, Definition] | None = None,
    precisions: Sequence[int] = PRECISIONS,
    work: int = MAX_WORK,
) -> bool | None:
    """Return whether a proposition holds at a point.

    True or False only where it is defined and certainly holds, or fails; None where it
    is undefined or could not be decided.
    """
    if prop.head not in PROPOSITIONS:
        raise TermError("only a proposition is true or false")
    if prop.head == "tends":
        return has_limit(prop, point)
    for precision in precisions:
        with ctx.workprec(precision):
            try:
                found = Evaluator(point, definitions, work).holds(prop)
            except Undecided:
                found = None
            except (Undefined, RecursionError):
                return None
        if found is not None:
            return found
    return None


def is_defined(
    term: Term,
    point: Point,
    definitions: Mapping[str, Definition] | None = None,
    precisions: Sequence[int] = PRECISIONS,
) -> bool | None:
    """Return whether a term denotes a number at a point; None where it was not decided."""
    for precision in precisions:
        try:
            value(term, point, precision, definitions)
        except Undecided:
            continue
        except Undefined:
            return False
        return True
    return None


def meets(context: Context, point: Point, work: int = MAX_WORK) -> bool:
    """Return whether a point has the declared sorts and certainly meets the hypotheses."""
    return all(
        _has_sort(name, sort, point, context, work) for name, sort in context.variables
    ) and all(truth(h, point, context.defined, work=work) is True for h in context.hypotheses)


def confirm(context: Context, prop: Term, point: Point, work: int = MAX_WORK) -> bool:
    """Return whether a point certainly meets the hypotheses and certainly falsifies ``prop``.

    Every part of the proposition is then defined at the point.
    """
    return truth(prop, point, context.defined, work=work) is False and meets(context, point, work)


def _has_sort(name: str, sort: Sort, point: Point, context: Context, work: int) -> bool:
    given = point.get(name)
    if sort.has_entries:
        if given is None or isinstance(given, Fraction | int | Term) or callable(given):
            return False
        try:
            expected = set(indices(sort, point, context, work))
        except (Undecided, Undefined):
            return False
        if sort.kind == "permutation" and {(v,) for v in given.values()} != expected:
            return False
        return set(given) == expected and all(map(_is_number, given.values()))
    if not _is_number(given):
        return False
    if sort.is_integer and not (isinstance(given, Fraction | int) and given.denominator == 1):
        return False
    try:
        for end in (e for ends in sort.ranges for e in ends):
            _integer(end, point, context)
    except (Undecided, Undefined):
        return False
    facts = sort_facts(var(name), sort)
    return all(truth(fact, point, context.defined, work=work) is True for fact in facts)


def _is_number(given: object) -> bool:
    if isinstance(given, Term):
        return not given.loose and is_defined(given, {}) is True
    return isinstance(given, Fraction | int) and not isinstance(given, bool)


def indices(
    sort: Sort, point: Point, context: Context, work: int = MAX_WORK
) -> Iterator[tuple[int, ...]]:
    """Yield the indices of a family whose sort speaks of variables that the point gives.

    Raises Undecided or Undefined if an end of a range is not an integer there.
    """
    return over_ranges(sort, lambda end: _integer(end, point, context), work)


def _integer(term: Term, point: Point, context: Context) -> int:
    found = value(term, point, PRECISIONS[0], context.defined)
    if isinstance(found, Fraction) and found.denominator == 1:
        return found.numerator
    raise Undecided("the end of a range is not an integer")
