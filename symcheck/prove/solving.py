"""One slot, or several, from the equations they must satisfy, without symbolic algebra.

The residual of an equation is evaluated exactly at a few values; if it is a polynomial
of degree one or two in the slot, its rational roots are the candidates. Everything that
is found is only proposed.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING

from flint import fmpq, fmpq_mat

from symcheck.kernel.term import Term, fn, neg, rational, substitute

if TYPE_CHECKING:
    from collections.abc import Sequence

    from symcheck.prove.situation import Assignment, Constraint, Situation, Slot


def polynomial(
    situation: Situation, prop: Term, slot: Slot, assignment: Assignment
) -> tuple[Fraction, Fraction, Fraction] | None:
    """Return (a, b, c) with residual a·v² + b·v + c in the slot, or None."""
    found = []
    for v in (0, 1, -1, 2):
        r = situation.residual(prop, {**assignment, slot: Fraction(v)})
        if not isinstance(r, Fraction):
            return None
        found.append(r)
    zero, one, minus, two = found
    a = (one + minus) / 2 - zero
    b = (one - minus) / 2
    return (a, b, zero) if 4 * a + 2 * b + zero == two else None


def roots(a: Fraction, b: Fraction, c: Fraction) -> list[Fraction | Term]:
    """Return the rational roots of a·v² + b·v + c, or ±√ of a rational if that solves it."""
    if a == 0:
        return [-c / b] if b else []
    if b == 0 and -c / a > 0 and square_root(-c / a) is None:
        literal = fn("sqrt", rational(-c / a))
        return [literal, neg(literal)]
    inside = b * b - 4 * a * c
    root = square_root(inside)
    return [] if root is None else [*sorted({(-b - root) / (2 * a), (root - b) / (2 * a)}, key=abs)]


def square_root(x: Fraction) -> Fraction | None:
    """Return the square root of a square of a rational, else None."""
    if x < 0:
        return None
    root = Fraction(isqrt(x.numerator), isqrt(x.denominator))
    return root if root * root == x else None


def solve(
    situation: Situation, prop: Term, slot: Slot, assignment: Assignment
) -> list[Fraction | Term]:
    """Return values of a slot that may satisfy an equation, the other slots being given."""
    for side, other in (prop.args, prop.args[::-1]):
        if situation.slot(side) == slot and slot[0] not in other.free:
            found = situation.number(other, assignment)
            if isinstance(found, Fraction):
                return [found]
            literal = _literal(situation, other, assignment)
            return [] if found is None or literal is None else [literal]
    quadratic = polynomial(situation, prop, slot, assignment)
    return [] if quadratic is None else list(roots(*quadratic))


def _literal(situation: Situation, term: Term, assignment: Assignment) -> Term | None:
    values = {
        name: given if isinstance(given, Term) else rational(given)
        for (name, i), given in assignment.items()
        if i is None
    }
    values |= {name: rational(size) for name, size in situation.sizes.items()}
    closed = substitute(term, {n: v for n, v in values.items() if n in term.free})
    return closed if not closed.free and not closed.loose else None


def solve_jointly(
    situation: Situation,
    equations: Sequence[Constraint],
    unknowns: Sequence[Slot],
    assignment: Assignment,
) -> Assignment | None:
    """Return the assignment with as many unknowns as equations solved for, if affine."""
    base = {**assignment, **dict.fromkeys(unknowns, Fraction(0))}
    start = [situation.residual(e.prop, base) for e in equations]
    columns = [
        [situation.residual(e.prop, {**base, u: Fraction(1)}) for e in equations] for u in unknowns
    ]
    size = len(equations)
    matrix = fmpq_mat(size, size)
    right = fmpq_mat(size, 1)
    for row in range(size):
        here = start[row]
        if not isinstance(here, Fraction):
            return None
        right[row, 0] = _exact(-here)
        for column in range(size):
            there = columns[column][row]
            if not isinstance(there, Fraction):
                return None
            matrix[row, column] = _exact(there - here)
    try:
        found = matrix.solve(right)
    except ZeroDivisionError:
        return None
    values = {u: Fraction(int(found[i, 0].p), int(found[i, 0].q)) for i, u in enumerate(unknowns)}
    return {**base, **values}


def _exact(x: Fraction) -> fmpq:
    return fmpq(x.numerator, x.denominator)
