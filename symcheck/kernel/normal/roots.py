"""Roots, |x|, and powers of |f|.

A root is an algebraic atom r ≥ 0 with rᵈ = f, one for each irreducible f ≥ 0 that is
known to be so; the squares in a radicand leave it as |f|.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.kernel.normal.exponentials import exp_of
from symcheck.kernel.normal.logarithms import prime_factors
from symcheck.kernel.normal.polynomial import Form, const, leaf, plus, power, times
from symcheck.kernel.term import (
    ONE,
    ZERO,
    Term,
    as_rational,
    div,
    le,
    lt,
    ne,
    neg,
    npow,
    num,
    rational,
    rpow,
)

if TYPE_CHECKING:
    from flint import fmpq_mpoly

    from symcheck.kernel.normal.atoms import Atom
    from symcheck.kernel.normal.normalizer import Normalizer
    from symcheck.kernel.normal.polynomial import Node


def sign_of(n: Normalizer, term: Term) -> int | None:
    """Return 1 if the term is known to be ≥ 0, −1 if ≤ 0, None if neither is known."""
    if n.holds(le(ZERO, term)):
        return 1
    return -1 if n.holds(le(term, ZERO)) else None


def absolute(n: Normalizer, term: Term) -> Node:
    """Return |term|, factor by factor."""
    form = n.form(n.lower(term))
    content, factors = form.factors()
    parts = [const(abs(content))]
    for p, e in factors:
        parts.append(power(n.to_node(form, p), e - e % 2) if e - e % 2 else const(1))
        if e % 2:
            parts.append(_absolute_factor(n, form, p))
    return times(*parts)


def _absolute_factor(n: Normalizer, form: Form, poly: fmpq_mpoly) -> Node:
    term, node = n.poly_term(form, poly), n.to_node(form, poly)
    sign = sign_of(n, term)
    if sign is not None:
        return times(const(sign), node)
    if term.head == "prod":
        low, high, body = term.args
        return n.lower(Term("prod", (low, high, Term("abs", (body,)))))
    if term.head == "ipow" and as_rational(term.args[0]) == -1:
        return const(1)
    if term.head == "npow" and not n.holds(ne(term.args[0], ZERO)):
        return n.lower(npow(Term("abs", term.args[:1]), term.args[1]))
    return leaf(n.table.algebraic("abs", Term("abs", (term,)), 2, power(node, 2)))


def absolute_power(n: Normalizer, term: Term, exponent: Fraction) -> Node:
    """Return |f|^exponent for a canonical f that is not 0 where the whole is defined."""
    if exponent.denominator == 1 and exponent.numerator % 2 == 0:
        return power(n.lower(term), int(exponent))
    size = absolute(n, term)
    if exponent.denominator == 1:
        return power(size, int(exponent))
    return _root_factor(n, n.to_term(n.form(size)), size, exponent)


def root_of(n: Normalizer, base: Term, exponent: Fraction) -> Node:
    """Return base^exponent for base ≥ 0; where the exponent is negative, base > 0."""
    if exponent.denominator == 1:
        return power(n.lower(base), int(exponent)) if exponent else const(1)
    form = n.form(n.lower(base))
    content, factors = form.factors()
    if content == 0:
        return const(0) if exponent > 0 else n.opaque(rpow(base, rational(exponent)))
    known: list[tuple[Term, Node, int]] = []
    rest: list[tuple[fmpq_mpoly, int]] = []
    sign = 1 if content > 0 else -1
    for p, e in factors:
        term, node = n.poly_term(form, p), n.to_node(form, p)
        found = sign_of(n, term)
        if found is None and e % 2:
            rest.append((p, e))
            continue
        if found is None:
            known.append((n.canonical(Term("abs", (term,))), absolute(n, term), e))
        elif found == 1:
            known.append((term, node, e))
        else:
            known.append((n.canonical(neg(term)), times(const(-1), node), e))
            sign = sign if e % 2 == 0 else -sign
    # base = sign · |content| · Π known^e · Π rest^e with every known ≥ 0. The root of a
    # product splits where both parts are ≥ 0: the rest is, or the known part is > 0.
    parts = [_root_factor(n, t, node, e * exponent) for t, node, e in known]
    remaining = times(const(sign), *(power(n.to_node(form, p), e) for p, e in rest))
    if rest or sign < 0:
        left = n.to_term(n.form(remaining))
        if not n.holds(le(ZERO, left)) and not all(n.holds(lt(ZERO, t)) for t, _, _ in known):
            return _root_factor(n, n.to_term(form), n.lower(base), exponent)
        parts.append(_root_factor(n, left, remaining, exponent))
    return times(*_root_rational(n, abs(content), exponent), *parts)


def _root_factor(n: Normalizer, term: Term, node: Node, exponent: Fraction) -> Node:
    """Return term^exponent for a canonical term ≥ 0, and > 0 if the exponent is negative."""
    if term.head == "exp":
        return exp_of(n, times(const(exponent), n.lower(term.args[0])))
    if term.head == "rpow":
        inner = as_rational(term.args[1])
        if inner is not None:
            return root_of(n, term.args[0], inner * exponent)
    whole = exponent.numerator // exponent.denominator
    left = exponent - whole
    parts = [power(node, whole)] if whole else []
    if left:
        d = n.unit(("root", term), left.denominator)
        parts.append(power(leaf(_root_atom(n, term, d, node)), int(left * d)))
    return times(*parts) if parts else const(1)


def _root_atom(n: Normalizer, radicand: Term, degree: int, node: Node) -> Atom:
    return n.table.algebraic("root", rpow(radicand, div(ONE, num(degree))), degree, node)


def _root_rational(n: Normalizer, value: Fraction, exponent: Fraction) -> list[Node]:
    parts: list[Node] = []
    for sign, whole in ((1, value.numerator), (-1, value.denominator)):
        for prime, e in prime_factors(whole):
            parts.append(_root_factor(n, num(prime), const(prime), sign * e * exponent))
    return parts


def sqrt(n: Normalizer, term: Term) -> Node:
    """Return √x."""
    return root_of(n, term.args[0], Fraction(1, 2))


def cbrt(n: Normalizer, term: Term) -> Node:
    """Return ∛x for x ≥ 0."""
    return root_of(n, term.args[0], Fraction(1, 3))


def modulus(n: Normalizer, term: Term) -> Node:
    """Return |x|."""
    return absolute(n, term.args[0])


def sign(n: Normalizer, term: Term) -> Node:
    """Return ±1 where the argument's sign is known, else |a|/a where a ≠ 0, else s with s³ = s."""
    inner = term.args[0]
    if n.holds(lt(ZERO, inner)):
        return const(1)
    if n.holds(lt(inner, ZERO)):
        return const(-1)
    if n.holds(ne(inner, ZERO)):
        return times(absolute(n, inner), power(n.lower(inner), -1))
    form = n.form(n.lower(inner))
    if form.is_zero():
        return const(0)
    content, factors = form.factors()
    parts = [const(1 if content > 0 else -1)]
    for p, e in factors:
        key = Term("sign", (n.poly_term(form, p),))
        atom = n.table.atom("sign", key)
        if atom.relation is None:
            atom.degree, atom.relation = 3, leaf(atom)
        parts.append(power(leaf(atom), 2 - e % 2))
    return times(*parts)


def maximum(n: Normalizer, term: Term) -> Node:
    """Return max(a, b) = (a + b + |a − b|)/2, folded over the arguments."""
    return _fold(n, term.args, 1)


def minimum(n: Normalizer, term: Term) -> Node:
    """Return min(a, b) = (a + b − |a − b|)/2, folded over the arguments."""
    return _fold(n, term.args, -1)


def _fold(n: Normalizer, args: tuple[Term, ...], sign: int) -> Node:
    result, value = args[0], n.lower(args[0])
    for other in args[1:]:
        b = n.lower(other)
        size = absolute(n, n.canonical(Term("add", (result, Term("neg", (other,))))))
        value = times(const(Fraction(1, 2)), plus(value, b, times(const(sign), size)))
        result = n.to_term(n.form(value))
    return value
