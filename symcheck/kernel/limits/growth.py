"""Growth as t → ∞: which monomial of a rational function in t, e^{p(t)} and log t wins.

A power product of t, log t and exponentials e^{q·tᵈ} with d > 0 grows as its *order* says:
the coefficients of the exponent's powers from the highest down, then the power of t, then
that of log t. Orders are compared like words; the product of the greater order outgrows
any constant times the other, and different monomials of a normal form have different orders
unless they differ in constants only.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.kernel.normal import TooLarge, normal_forms
from symcheck.kernel.term import Term, add, as_rational, mul, npow, num, rational

if TYPE_CHECKING:
    from collections.abc import Callable

    from flint import fmpq_mpoly

    from symcheck.kernel.claim import Context
    from symcheck.kernel.normal import NormalForm
    from symcheck.kernel.normal.atoms import Atom

    Prove = Callable[[Context, Term], bool]

#: Exponent's coefficients by power of t, then the powers of t and of log t.
Order = tuple[tuple[tuple[Fraction, Fraction], ...], Fraction, Fraction]


class NoGrowth(Exception):  # noqa: N818 - a value of the answer, not a fault
    """The term is no rational function of t, e^{p(t)} and log t."""


@dataclass(frozen=True)
class Leading:
    """``term ~ coefficient·(a product of this order)``; ``order`` None is the number 0."""

    top: Term
    bottom: Term
    comparison: int


@dataclass(frozen=True)
class _Part:
    order: Order
    coefficient: Term


def leading(term: Term, name: str, context: Context, prove: Prove) -> Leading | None:
    """Return the leading parts of numerator and denominator; None if the term is 0.

    ``comparison`` is the sign of the numerator's order less the denominator's. Raises
    NoGrowth. The answer holds where the term is defined, for large t.
    """
    try:
        (form,) = normal_forms((term,), context, prove)
    except (TooLarge, ZeroDivisionError, RecursionError):
        raise NoGrowth("there is no normal form") from None
    if not all(prove(o.context, o.prop) for o in form.conditions):
        raise NoGrowth("the normal form owes what was not shown")
    if form.is_zero():
        return None
    work = _Orders(form, name, context, prove)
    top, bottom = work.leading(form.form.num), work.leading(form.form.den)
    return Leading(top.coefficient, bottom.coefficient, compare(top.order, bottom.order))


def compare(left: Order, right: Order) -> int:
    """Return −1, 0 or 1 as the left order is less than, equal to or greater than the right."""
    mine, theirs = dict(left[0]), dict(right[0])
    for power in sorted({*mine, *theirs}, reverse=True):
        gap = mine.get(power, Fraction(0)) - theirs.get(power, Fraction(0))
        if gap:
            return 1 if gap > 0 else -1
    for a, b in zip(left[1:], right[1:], strict=True):
        if a != b:
            return 1 if a > b else -1
    return 0


class _Orders:
    """The orders of the monomials of one normal form."""

    def __init__(self, form: NormalForm, name: str, context: Context, prove: Prove) -> None:
        self.form, self.name, self.context, self.prove = form, name, context, prove

    def leading(self, poly: fmpq_mpoly) -> _Part:
        """Return the greatest order in a polynomial, with the sum of its constants."""
        groups: list[tuple[Order, list[Term]]] = []
        for monomial, c in self.form.form.monomials(poly):
            order, constants = self._order(monomial)
            coefficient = mul(rational(c), *constants)
            for other, parts in groups:
                if compare(order, other) == 0:
                    parts.append(coefficient)
                    break
            else:
                groups.append((order, [coefficient]))
        best = groups[0]
        for group in groups[1:]:
            if compare(group[0], best[0]) > 0:
                best = group
        return _Part(best[0], add(*best[1]))

    def _order(self, monomial: tuple[tuple[Atom, int], ...]) -> tuple[Order, list[Term]]:
        exponent: dict[Fraction, Fraction] = {}
        power, logarithm = Fraction(0), Fraction(0)
        constants: list[Term] = []
        for atom, e in monomial:
            term = atom.term
            if self.name not in term.free:
                constants.append(term if e == 1 else npow(term, num(e)))
            elif term.head == "exp":
                c, d = self._monomial(term.args[0])
                if d <= 0:
                    raise NoGrowth("an exponent that does not grow")
                exponent[d] = exponent.get(d, Fraction(0)) + c * e
            elif term.head == "log" and self._is_variable(term.args[0]):
                logarithm += e
            else:
                power += self._power(term) * e
        kept = tuple(sorted((d, c) for d, c in exponent.items() if c))
        return (kept, power, logarithm), constants

    def _is_variable(self, term: Term) -> bool:
        while term.head == "abs":
            term = term.args[0]
        return term.head == "var" and term.data == self.name

    def _power(self, term: Term) -> Fraction:
        """Return p where the term is tᵖ."""
        if self._is_variable(term):
            return Fraction(1)
        if term.head in {"rpow", "sqrt", "cbrt"} and self._is_variable(term.args[0]):
            q = {"sqrt": Fraction(1, 2), "cbrt": Fraction(1, 3)}.get(term.head)
            found = q if q is not None else as_rational(term.args[1])
            if found is not None:
                return found
        raise NoGrowth(f"'{term.head}' has no order of growth")

    def _monomial(self, term: Term) -> tuple[Fraction, Fraction]:
        """Return (c, d) where the term is c·tᵈ."""
        (form,) = normal_forms((term,), self.context, self.prove)
        if form.conditions:
            raise NoGrowth("the normal form owes what was not shown")
        top, bottom = form.form.monomials(), form.form.monomials(form.form.den)
        if len(top) != 1 or len(bottom) != 1:
            raise NoGrowth("an exponent that is no power of the variable")
        c = top[0][1] / bottom[0][1]
        power = sum((self._power(a.term) * e for a, e in top[0][0]), Fraction(0))
        power -= sum((self._power(a.term) * e for a, e in bottom[0][0]), Fraction(0))
        return c, power
