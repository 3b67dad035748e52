"""The normal form: terms as rational functions of atoms.

Two terms are equal wherever both are defined if the normal form of their difference is 0
and its conditions hold. A normal form that is not 0 says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.kernel.normal import (
    arithmetic,
    calculus,
    cases,
    exponentials,
    logarithms,
    roots,
    sums,
    trigonometry,
)
from symcheck.kernel.normal.normalizer import Normalizer, Rescale
from symcheck.kernel.normal.polynomial import Form, Ring, TooLarge
from symcheck.kernel.term import subterms

if TYPE_CHECKING:
    from fractions import Fraction

    from symcheck.kernel.claim import Context
    from symcheck.kernel.normal.normalizer import Handler, Prove
    from symcheck.kernel.obligation import Obligation
    from symcheck.kernel.term import Term

#: What the normal form does with each head; any other head is an atom.
HANDLERS: dict[str, Handler] = {
    "num": arithmetic.numeral,
    "var": arithmetic.variable,
    "pi": arithmetic.variable,
    "add": arithmetic.total,
    "neg": arithmetic.negative,
    "mul": arithmetic.product,
    "div": arithmetic.fraction,
    "npow": arithmetic.integer_power,
    "ipow": arithmetic.integer_power,
    "rpow": arithmetic.real_power,
    "call": arithmetic.definition,
    "exp": exponentials.exponential,
    "softmax": exponentials.softmax,
    **dict.fromkeys(exponentials.UNFOLDED, exponentials.by_definition),
    "log": logarithms.logarithm,
    "sqrt": roots.sqrt,
    "cbrt": roots.cbrt,
    "abs": roots.modulus,
    "sign": roots.sign,
    "max": roots.maximum,
    "min": roots.minimum,
    "sin": trigonometry.sine,
    "cos": trigonometry.cosine,
    "atan": trigonometry.odd,
    "erf": trigonometry.odd,
    "sum": sums.summation,
    "prod": sums.product,
    "bigmax": sums.maximum_over,
    "bigmin": sums.minimum_over,
    "delta": cases.kronecker,
    "upd": cases.updated,
    "piecewise": cases.piecewise,
    "diff": calculus.differential,
}

MAX_TRIES = 40


@dataclass(frozen=True)
class NormalForm:
    """A normal form, what made it, and the conditions it used beyond definedness."""

    form: Form
    normalizer: Normalizer

    @property
    def conditions(self) -> tuple[Obligation, ...]:
        """What has been used so far; asking whether the form is 0 may use more."""
        return tuple(self.normalizer.conditions)

    def is_zero(self) -> bool:
        """Return whether the form is 0; one that is not may still denote 0."""
        from symcheck.kernel.normal.relations import vanishes

        try:
            return vanishes(self.normalizer, self.form) or self._vanishes_expanded()
        except Rescale:  # the relations would need finer units than the form has
            return False

    def _vanishes_expanded(self) -> bool:
        """Return whether the form is 0 once products of sums inside sums are multiplied out."""
        from symcheck.kernel.normal.relations import vanishes

        n = self.normalizer
        if n.expanding or not any(_has_product_of_sums(a.term) for a in self.form.ring.atoms):
            return False
        top = n.poly_term(self.form, self.form.num)
        try:
            (found,) = normal_forms((top,), n.context, n.prove, expanding=True)
        except (TooLarge, ZeroDivisionError):
            return False
        if not vanishes(found.normalizer, found.form):
            return False
        n.conditions.extend(found.conditions)
        return True

    def as_rational(self) -> Fraction | None:
        """Return the value of a constant form."""
        return self.form.as_rational()

    def to_term(self) -> Term:
        """Return the form as a term, the same for equal forms."""
        return self.normalizer.to_term(self.form)

    def generators(self) -> tuple[Term, ...]:
        """Return the atoms that occur."""
        return tuple(a.term for a in self.form.ring.atoms)


def _has_product_of_sums(term: Term) -> bool:
    """Return whether a product, or a power, of sums stands inside a sum that it depends on."""
    return any(
        t.loose
        and (
            (t.head == "npow" and t.args[0].head == "sum")
            or (t.head == "mul" and sum(a.head in {"sum", "npow"} for a in t.args) > 1)
        )
        for t in subterms(term)
    )


def normal_forms(
    terms: tuple[Term, ...], context: Context, prove: Prove, *, expanding: bool = False
) -> tuple[NormalForm, ...]:
    """Return the normal forms of several terms, over the same atoms.

    The conditions of each are those of all. Raises TooLarge or ZeroDivisionError where
    there is none to be had.
    """
    units: dict[object, int] = {}
    for _ in range(MAX_TRIES):
        normalizer = Normalizer(context, prove, HANDLERS, units)
        normalizer.expanding = expanding
        try:
            forms = [normalizer.form(normalizer.lower(term)) for term in terms]
        except Rescale:
            continue
        return tuple(NormalForm(f, normalizer) for f in forms)
    raise TooLarge("the exponents and roots have no common unit")


def normal_form(term: Term, context: Context, prove: Prove) -> NormalForm:
    """Return the normal form of a term in a context; raise as ``normal_forms`` does."""
    return normal_forms((term,), context, prove)[0]


__all__ = ["NormalForm", "Ring", "TooLarge", "normal_form", "normal_forms"]
