"""The sign of a normal form from those of its factors: ranges, exponents, roots, squares."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from symcheck.kernel.normal import NormalForm, TooLarge, normal_forms
from symcheck.kernel.normal.normalizer import monomial_term
from symcheck.kernel.normal.polynomial import digits
from symcheck.kernel.sign.evidence import Evidence
from symcheck.kernel.sign.facts import bounds, of_indices, relations
from symcheck.kernel.sign.interval import ALL, NONNEGATIVE, POSITIVE, Interval, point
from symcheck.kernel.sign.polynomial import as_terms, quadratic_squares, sign_on
from symcheck.kernel.sign.waves import wave_sign
from symcheck.kernel.term import (
    ONE,
    ZERO,
    Term,
    add,
    le,
    lt,
    mul,
    ne,
    npow,
    num,
    rational,
    sub,
    subterms,
)

if TYPE_CHECKING:
    from flint import fmpq_mpoly

    from symcheck.kernel.normal.polynomial import Monomial
    from symcheck.kernel.sign.decide import Signs

#: Larger powers of an argument of a logarithm are not compared.
MAX_LOG_POWER = 4


def sign_of_form(signs: Signs, form: NormalForm) -> tuple[Interval, list[Evidence]]:
    """Return the sign of a normal form from those of its factors."""
    content, factors = form.form.factors()
    total, evidence = point(content), []
    for p, e in factors:
        found, why = _of_factor(signs, form, p)
        part = found.power(abs(e))
        total = total * (part if e > 0 else part.reciprocal())
        evidence.append(why)
    return total, evidence


def _of_factor(signs: Signs, form: NormalForm, p: fmpq_mpoly) -> tuple[Interval, Evidence]:
    """Return the sign of a factor by its form, and whether the context says it is not 0."""
    found, why = _of_polynomial(signs, form, p)
    if not found.is_nonzero and form.normalizer.poly_term(form.form, p) in _known_not_zero(signs):
        return found.meet(Interval(nonzero=True)), Evidence("hypothesis", uses=(why,))
    return found, why


def _of_polynomial(signs: Signs, form: NormalForm, p: fmpq_mpoly) -> tuple[Interval, Evidence]:
    monomials = form.form.monomials(p)
    if len(monomials) == 1 and len(monomials[0][0]) == 1:
        atom = monomials[0][0][0][0]
        return _of_atom(signs, atom.term), Evidence("range", {"term": atom.term})
    total = point(0)
    for m, c in monomials:
        part = point(c)
        for a, e in m:
            part = part * _of_atom(signs, a.term).power(e)
        total = total + part
    stated = signs.stated.get(form.normalizer.poly_term(form.form, p))
    if stated is not None:
        total = total.meet(stated)
    if total.is_nonzero:
        return total, Evidence("range of each monomial")
    compared = _of_exponentials(signs, form, monomials)
    if compared is not None:
        return total.meet(compared), Evidence("comparison of two exponents")
    logs = _of_logarithms(signs, monomials)
    if logs is not None:
        return total.meet(logs), Evidence("comparison of two powers")
    rooted = _of_root(signs, form, p)
    if rooted is not None:
        return total.meet(rooted), Evidence("comparison of squares")
    atoms = {a for m, _ in monomials for a, _ in m}
    if len(atoms) == 1:
        (atom,) = atoms
        return _of_one_generator(signs, atom.term, monomials, total)
    for sign in (1, -1):
        squares = quadratic_squares([(m, sign * c) for m, c in monomials])
        if squares:
            strict = any(set(row) == {()} for _, row in squares)
            found = POSITIVE if strict else NONNEGATIVE
            signed = found if sign > 0 else -found
            return total.meet(signed), Evidence("squares", {"squares": as_terms(squares)})
    return total, Evidence("range of each monomial")


def _of_exponentials(
    signs: Signs, form: NormalForm, monomials: list[tuple[Monomial, Fraction]]
) -> Interval | None:
    """Return the sign of c·(eᵃ − eᵇ), which is that of c·(a − b)."""
    if len(monomials) != 2 or monomials[0][1] != -monomials[1][1]:
        return None
    if any(a.kind != "exp" for m, _ in monomials for a, _ in m):
        return None
    first, second = (add(*(mul(num(e), a.term.args[0]) for a, e in m)) for m, _ in monomials)
    difference = form.normalizer.canonical(sub(first, second))
    found = _compared(signs, difference)
    return found if monomials[0][1] > 0 or found is None else -found


def _of_logarithms(signs: Signs, monomials: list[tuple[Monomial, Fraction]]) -> Interval | None:
    """Return the sign of Σ cᵢ·log|fᵢ| + Σ qⱼ·mⱼ.

    It is that of Π|f|ᶜ·eᵐ over the positive coefficients less that over the negative
    ones. The mⱼ have to be exponents that occur in the fᵢ, so that the sides can be compared.
    """
    logs = [(m[0][0].term.args[0], c) for m, c in monomials if _is_logarithm(m)]
    rest = [(monomial_term(m, Fraction(1)), c) for m, c in monomials if not _is_logarithm(m)]
    exponents = {t.args[0] for f, _ in logs for t in subterms(f) if t.head == "exp"}
    if not logs or signs.is_deep() or not {m for m, _ in rest} <= exponents:
        return None
    scale = lcm(*(c.denominator for _, c in logs))
    if any(abs(c) * scale > MAX_LOG_POWER for _, c in logs):
        return None
    sides: tuple[list[Term], list[Term]] = ([ONE], [ONE])
    for f, c in logs:
        sides[c < 0].append(npow(f, num(int(abs(c) * scale))))
    for m, c in rest:
        sides[c < 0].append(Term("exp", (mul(rational(abs(c) * scale), m),)))
    return _compared(signs, sub(mul(*sides[0]), mul(*sides[1])))


def _is_logarithm(monomial: Monomial) -> bool:
    return len(monomial) == 1 and monomial[0][1] == 1 and monomial[0][0].kind == "log"


def _of_root(signs: Signs, form: NormalForm, p: fmpq_mpoly) -> Interval | None:
    """Return the sign of a + b·√f: that of b if b²·f > a², that of a if a² > b²·f."""
    ring = form.form.ring
    roots = [a for a in ring.atoms if a.kind == "root" and a.degree == 2]
    for root in roots:
        position = ring.atoms.index(root)
        if p.degrees()[position] != 1 or signs.is_deep():
            continue
        rest, slope = p.subs({f"g{position}": 0}), p.derivative(position)
        a, b = (form.normalizer.poly_term(form.form, q) for q in (rest, slope))
        squares = sub(mul(b, b, root.term.args[0]), mul(a, a))
        for first, difference in ((b, squares), (a, sub(ZERO, squares))):
            sign = _compared(signs, first)
            if (
                sign is not None
                and sign.is_nonzero
                and signs.show(lt(ZERO, difference)) is not None
            ):
                return sign if sign.is_positive or sign.is_negative else None
    return None


def _compared(signs: Signs, term: Term) -> Interval | None:
    """Return the sign of a term as far as it was shown."""
    for prop, found in (
        (lt(ZERO, term), POSITIVE),
        (lt(term, ZERO), -POSITIVE),
        (le(ZERO, term), NONNEGATIVE),
        (le(term, ZERO), -NONNEGATIVE),
        (ne(term, ZERO), Interval(nonzero=True)),
    ):
        if signs.show(prop) is not None:
            return found
    return None


def _of_one_generator(
    signs: Signs,
    generator: Term,
    monomials: list[tuple[tuple[tuple[Any, int], ...], Fraction]],
    known: Interval,
) -> tuple[Interval, Evidence]:
    powers = {(m[0][1] if m else 0): c for m, c in monomials}
    coefficients = [powers.get(i, Fraction(0)) for i in range(max(powers) + 1)]
    interval = _of_atom(signs, generator)
    found = sign_on(coefficients, interval)
    data = {
        "generator": generator,
        "interval": interval,
        "coefficients": [digits(c) for c in coefficients],
    }
    if found is None:
        return known, Evidence("range of each monomial")
    return known.meet(found), Evidence("sign of a polynomial on an interval", data)


def _of_atom(signs: Signs, term: Term) -> Interval:
    """Return the range of an atom; |f| > 0 and √f > 0 where f was shown to be so."""
    found = signs.range(term)
    if found.is_nonzero or signs.is_deep():
        return found
    if term.head == "abs" and signs.show(ne(term.args[0], ZERO)) is not None:
        return found.meet(POSITIVE)
    if term.head in {"rpow", "sqrt"} and signs.show(lt(ZERO, term.args[0])) is not None:
        return found.meet(POSITIVE)
    if term.head in {"sum", "bigmax"} and not found.is_nonnegative:
        return found.meet(_of_quantified(signs, term))
    if term.head in {"at", "call"} and found == ALL:
        return _of_entry(signs, term)
    if term.head in {"sin", "cos"}:
        return found.meet(wave_sign(signs, term))
    return found


def _of_quantified(signs: Signs, term: Term) -> Interval:
    """Return the sign of a sum or a maximum of terms that were shown to have one."""
    inner, body = signs.opened(term)
    if inner.show(lt(ZERO, body)) is not None:
        filled = term.head == "bigmax" or signs.show(le(*term.args[:2])) is not None
        return POSITIVE if filled else NONNEGATIVE
    if inner.show(le(ZERO, body)) is not None:
        return NONNEGATIVE
    return ALL


def _of_entry(signs: Signs, term: Term) -> Interval:
    """Return what quantified hypotheses say of one entry of a family."""
    found = ALL
    for prop in of_indices(signs, term):
        within = bounds(signs.context.assume(prop)).get(term)
        found = found if within is None else found.meet(within)
    for instance, here in signs.instances(term):
        del here
        for part in instance.args if instance.head == "and" else (instance,):
            if part.head == "rel" and term in part.args:
                stated = bounds(signs.context.assume(part)).get(term)
                found = found if stated is None else found.meet(stated)
    return found


def avoids_zero(signs: Signs, form: NormalForm) -> bool:
    """Return whether every factor of the numerator was shown or assumed to be not 0."""
    content, factors = form.form.factors()
    return content != 0 and all(
        e < 0 or _of_factor(signs, form, p)[0].is_nonzero for p, e in factors
    )


def _known_not_zero(signs: Signs) -> set[Term]:
    """Return the factors of what the hypotheses say to be not 0."""
    if signs.not_zero is None:
        known = signs.not_zero = set()  # while it is being found, nothing is known
        for prop in relations(signs.context):
            if prop.data not in {"!=", "<", ">"}:
                continue
            try:
                (fact,) = normal_forms((sub(*prop.args),), signs.context, signs.prove)
            except (TooLarge, ZeroDivisionError):
                continue
            if not fact.conditions:
                known.update(
                    fact.normalizer.poly_term(fact.form, p)
                    for p, e in fact.form.factors()[1]
                    if e > 0
                )
    return signs.not_zero
