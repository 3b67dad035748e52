"""Numerals, variables, sums, products, fractions and the three powers."""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING

from symcheck.kernel.claim import is_integer
from symcheck.kernel.normal.exponentials import exp_of
from symcheck.kernel.normal.logarithms import log_of, log_rational
from symcheck.kernel.normal.polynomial import const, leaf, plus, power, times
from symcheck.kernel.normal.roots import root_of
from symcheck.kernel.term import ZERO, Term, add, as_rational, ipow, le, lt, ne, npow, num

if TYPE_CHECKING:
    from symcheck.kernel.normal.normalizer import Normalizer
    from symcheck.kernel.normal.polynomial import Form, Node


def numeral(n: Normalizer, term: Term) -> Node:  # noqa: ARG001
    """Return a numeral as a constant."""
    return const(Fraction(term.data))  # type: ignore[arg-type]


def variable(n: Normalizer, term: Term) -> Node:
    """Return a variable, or π, as an atom."""
    return leaf(n.table.atom("symbol", term))


def total(n: Normalizer, term: Term) -> Node:
    """Return a sum."""
    return plus(*map(n.lower, term.args))


def negative(n: Normalizer, term: Term) -> Node:
    """Return a negative."""
    return times(const(-1), n.lower(term.args[0]))


def product(n: Normalizer, term: Term) -> Node:
    """Return a product."""
    return times(*map(n.lower, term.args))


def fraction(n: Normalizer, term: Term) -> Node:
    """Return a fraction; its denominator is not 0 where it is defined."""
    return times(n.lower(term.args[0]), power(n.lower(term.args[1]), -1))


def integer_power(n: Normalizer, term: Term) -> Node:
    """Return a power with a natural or an integer exponent: expanded, or split by factors."""
    base, exponent = term.args
    value = as_rational(exponent)
    if value is None:
        value = n.form(n.lower(exponent)).as_rational()
    if value is not None and value.denominator == 1:
        return power(n.lower(base), int(value)) if value else const(1)
    if n.holds(lt(ZERO, base)):
        return exp_of(n, times(n.lower(exponent), log_of(n, base)))
    exponent_form = n.form(n.lower(exponent))
    if exponent_form.den != exponent_form.ring.one or not is_integer(exponent, n.context):
        return n.opaque(term)
    form = n.form(n.lower(base))
    content, factors = form.factors()
    natural = term.head == "npow" or n.holds(le(ZERO, exponent))
    if not content:
        if n.holds(lt(ZERO, exponent)):
            return const(0)
        return _power_of_factor(n, ZERO, exponent_form, 1, natural=natural)
    parts = [exp_of(n, times(n.lower(exponent), p)) for p in log_rational(n, abs(content))]
    if content < 0:
        parts.append(_power_of_factor(n, num(-1), exponent_form, 1, natural=False))
    for p, e in factors:
        inner = n.poly_term(form, p)
        parts.append(_power_of_factor(n, inner, exponent_form, e, natural=natural and e > 0))
    return times(*parts)


def _power_of_factor(n: Normalizer, base: Term, exponent: Form, e: int, *, natural: bool) -> Node:
    """Return base^(e·(L + c)) for an integer c, as (b^L)^e · b^(e·c).

    Where b may be 0 this needs natural exponents on both sides, so the least c in use
    becomes part of the atom, and with integer exponents all of it.
    """
    if n.holds(lt(ZERO, base)):
        whole = times(const(e), n.to_node(exponent, exponent.num))
        return exp_of(n, times(whole, log_of(n, base)))
    shift = sum((c for m, c in exponent.monomials() if not m), Fraction(0))
    whole_term = n.to_term(exponent)
    if shift.denominator != 1:
        head = npow if natural else ipow
        return power(leaf(n.table.atom("power", head(base, whole_term))), e)
    below_form = n.form(plus(n.to_node(exponent, exponent.num), const(-shift)))
    below = n.to_term(below_form)
    is_apart = e < 0 or n.holds(ne(base, ZERO))
    content = _content(below_form)
    if not natural and not is_apart:
        # Where b is 0, b^(q·L) has a value where b^L has, for q > 0; b^(L + c) has not.
        if shift:
            return power(leaf(n.table.atom("power", ipow(base, whole_term))), e)
        one = times(const(Fraction(1, content)), n.to_node(exponent, exponent.num))
        key = ipow(base, n.to_term(n.form(one)))
        return power(leaf(n.table.atom("power", key)), e * content)
    if is_apart:
        q = content * (1 if below_form.num.leading_coefficient() > 0 else -1)
        unit = n.to_term(
            n.form(times(const(Fraction(1, q)), n.to_node(below_form, below_form.num)))
        )
        key = ipow(base, unit)
        alternates = as_rational(base) == -1
        atom = (
            n.table.algebraic("power", key, 2, const(1))
            if alternates
            else n.table.atom("power", key)
        )
        return times(power(leaf(atom), e * q), power(n.lower(base), e * int(shift)))
    least = n.offset(("power", base, below), int(shift))
    rest = add(below, num(least)) if least else below
    if least < shift and not n.holds(le(ZERO, rest)):
        return power(leaf(n.table.atom("power", npow(base, whole_term))), e)
    repeats = content if least == 0 else 1
    if repeats > 1:  # b^(q·L) is (b^L)^q for natural L and q
        rest = n.to_term(
            n.form(times(const(Fraction(1, repeats)), n.to_node(below_form, below_form.num)))
        )
    atom = n.table.atom("power", npow(base, rest))
    if base.head == "abs":
        square = power(n.lower(npow(base.args[0], rest)), 2)
        atom = n.table.algebraic("power", npow(base, rest), 2, square)
    return times(power(leaf(atom), e * repeats), power(n.lower(base), e * (int(shift) - least)))


def _content(form: Form) -> int:
    """Return the greatest natural number that divides every coefficient, 1 if it is none."""
    coefficients = [c for _, c in form.monomials()]
    if not coefficients or any(c.denominator != 1 for c in coefficients):
        return 1
    return gcd(*(int(c) for c in coefficients))


def real_power(n: Normalizer, term: Term) -> Node:
    """Return a real power: a root for a rational exponent, else e^(exponent · log base)."""
    base, exponent = term.args
    value = as_rational(exponent)
    if value is None:
        value = n.form(n.lower(exponent)).as_rational()
    if value is not None:
        return root_of(n, base, value)
    if n.holds(lt(ZERO, base)):
        return exp_of(n, times(n.lower(exponent), log_of(n, base)))
    return n.opaque(term)


def definition(n: Normalizer, term: Term) -> Node:
    """Return a call as its definition's body; a recursive one unfolds at 0 and at a successor."""
    from symcheck.kernel.unfold import unfold

    unfolded = unfold(term, n.context, n.holds)
    if unfolded is not None:
        return n.lower(unfolded)
    args = tuple(a if a.head in {"fam", "lam"} else n.canonical(a) for a in term.args)
    return leaf(n.table.atom("call", Term("call", args, term.data)))
