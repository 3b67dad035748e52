"""Logarithms: log of a product is the sum of the log|f| of its irreducible factors.

Where log(a) is defined a > 0, so a ≠ 0 and no factor of a is 0: log a = Σ e·log|f| needs
no condition of its own. log|eᵐ| = m, log|Π f| = Σ log|f|, log of a rational splits into primes.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import fmpz

from symcheck.kernel.normal.polynomial import Form, const, leaf, plus, times
from symcheck.kernel.term import Term, num

if TYPE_CHECKING:
    from flint import fmpq_mpoly

    from symcheck.kernel.normal.atoms import Atom
    from symcheck.kernel.normal.normalizer import Normalizer
    from symcheck.kernel.normal.polynomial import Node


def log_of(n: Normalizer, argument: Term) -> Node:
    """Return log|argument| for an argument that is not 0 where the term is defined."""
    form = n.form(n.lower(argument))
    content, factors = form.factors()
    parts = log_rational(n, abs(content)) if content else [n.opaque(Term("log", (argument,)))]
    parts += [times(const(e), log_factor(n, form, p)) for p, e in factors]
    return plus(*parts) if parts else const(0)


def log_rational(n: Normalizer, value: Fraction) -> list[Node]:
    """Return the parts of log(value) for a positive rational, by primes."""
    parts: list[Node] = []
    for sign, whole in ((1, value.numerator), (-1, value.denominator)):
        for prime, e in prime_factors(whole):
            parts.append(times(const(sign * e), leaf(log_atom(n, num(prime)))))
    return parts


def prime_factors(value: int) -> list[tuple[int, int]]:
    """Return the prime factorisation of a natural number ≥ 1."""
    if value == 1:
        return []
    if value.bit_length() > 160:
        return [(value, 1)]
    return [(int(p), int(e)) for p, e in fmpz(value).factor()]


def log_factor(n: Normalizer, form: Form, poly: fmpq_mpoly) -> Node:
    """Return log|poly| for one irreducible factor."""
    monomials = form.monomials(poly)
    if len(monomials) == 1 and len(monomials[0][0]) == 1:
        ((atom, exponent),) = monomials[0][0]
        return times(const(exponent), log_of_atom(n, atom))
    return leaf(log_atom(n, n.poly_term(form, poly)))


def log_of_atom(n: Normalizer, atom: Atom) -> Node:
    """Return log|atom|."""
    inner = atom.term.args[0] if atom.term.args else None
    match atom.kind:
        case "exp" if inner is not None:
            return n.lower(inner)
        case "abs" if inner is not None:
            return log_of(n, inner)
        case "root" if inner is not None:
            return times(const(Fraction(1, atom.degree)), log_of(n, inner))
        case "prod":
            # No factor of a product that is not 0 is 0.
            low, high, body = atom.term.args
            return n.lower(Term("sum", (low, high, Term("log", (Term("abs", (body,)),)))))
    return leaf(log_atom(n, atom.term))


def log_atom(n: Normalizer, term: Term) -> Atom:
    """Return the atom log|term| of a canonical term."""
    return n.table.atom("log", Term("log", (Term("abs", (term,)),)))


def logarithm(n: Normalizer, term: Term) -> Node:
    """Return log x."""
    return log_of(n, term.args[0])
