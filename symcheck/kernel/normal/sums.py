"""Sums and products of symbolic length, big maxima.

The body is normalised under the binder, its denominator split into a part free of the
index and a part that depends on it, and each index-dependent monomial becomes one atom
Σₖ m(k). What is free of the index leaves the sum, where the range is not empty or the
factor is defined outside as well. A sum over an empty range is 0, so counting and
splitting owe a ≤ b + 1. δ contracts under a checked range condition.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

from symcheck.kernel.argmax import abbreviated, argmax
from symcheck.kernel.claim import index
from symcheck.kernel.normal.exponentials import exp_of
from symcheck.kernel.normal.logarithms import log_of
from symcheck.kernel.normal.normalizer import monomial_node, monomial_term
from symcheck.kernel.normal.polynomial import Form, const, factor, leaf, minus, plus, power, times
from symcheck.kernel.term import (
    ONE,
    ZERO,
    Term,
    add,
    bind,
    div,
    fresh,
    instantiate,
    le,
    lt,
    mul,
    num,
    open_,
    rational,
    substitute,
)

if TYPE_CHECKING:
    from flint import fmpq_mpoly

    from symcheck.kernel.normal.atoms import Atom
    from symcheck.kernel.normal.normalizer import Normalizer
    from symcheck.kernel.normal.polynomial import Monomial, Node

#: A literal range of at most this many values is written out.
MAX_WRITTEN_OUT = 64
#: Products of at most this many sums are multiplied out inside a sum, where that is asked for.
MAX_EXPANDED = 3
#: Sums over at most this many ranges have one order.
MAX_ORDERED = 4
#: A binder that was opened: its variable and both ends.
Range = tuple[Term, Term, Term]


def summation(n: Normalizer, term: Term) -> Node:
    """Return Σ of the body over its range."""
    written_out = _written_out(n, term)
    if written_out is not None:
        return plus(const(0), *written_out)
    low, high, body = _base_range(n, term)
    base = Term("sum", (low, high, body))
    parts = [_sum_over(n, base)]
    parts += [n.lower(instantiate(body, i)) for i in _peeled(n, term, low, high)]
    return plus(*parts)


def product(n: Normalizer, term: Term) -> Node:
    """Return Π of the body over its range."""
    written_out = _written_out(n, term)
    if written_out is not None:
        return times(const(1), *written_out)
    low, high, body = _base_range(n, term)
    parts = [_product_over(n, Term("prod", (low, high, body)))]
    parts += [n.lower(instantiate(body, i)) for i in _peeled(n, term, low, high)]
    return times(*parts)


def _written_out(n: Normalizer, term: Term) -> list[Node] | None:
    """Return the values of the body where the ends are the same, or numerals that are near."""
    if n.canonical(term.args[0]) == n.canonical(term.args[1]):
        return [n.lower(instantiate(term.args[2], term.args[0]))]
    low, high = (n.form(n.lower(e)).as_rational() for e in term.args[:2])
    if low is None or high is None or low.denominator != 1 or high.denominator != 1:
        return None
    if high - low >= MAX_WRITTEN_OUT:
        return None
    return [n.lower(instantiate(term.args[2], num(i))) for i in range(int(low), int(high) + 1)]


def _base_range(n: Normalizer, term: Term) -> tuple[Term, Term, Term]:
    """Return the range with the least upper end in use that differs from it by a numeral."""
    low, high = n.canonical(term.args[0]), n.canonical(term.args[1])
    base, shift = _shifted(n, high)
    least = n.offset(("end", low, base), shift)
    lowest = _plus_integer(n, base, least)
    if least < shift and n.holds(le(low, _plus_integer(n, lowest, 1))):
        high = lowest
    return low, high, term.args[2]


def _peeled(n: Normalizer, term: Term, low: Term, high: Term) -> list[Term]:
    """Return the indices above the base range."""
    del low
    whole = n.form(minus(n.lower(term.args[1]), n.lower(high))).as_rational()
    return [_plus_integer(n, high, i + 1) for i in range(int(whole or 0))]


def _shifted(n: Normalizer, term: Term) -> tuple[Term, int]:
    form = n.form(n.lower(term))
    shift = sum((c for m, c in form.monomials() if not m), Fraction(0))
    if form.den != form.ring.one or shift.denominator != 1:
        return term, 0
    return n.to_term(n.form(minus(n.to_node(form, form.num), const(shift)))), int(shift)


def _plus_integer(n: Normalizer, term: Term, value: int) -> Term:
    return n.canonical(add(term, num(value))) if value else term


def _sum_over(n: Normalizer, term: Term) -> Node:
    low, high, _ = term.args
    with n.opened(index(low, high)) as k:
        name = str(k.data)
        form = n.form(n.lower(open_(term, k)))
    free_den, den = _split_factors(form, name)
    if not _may_leave(n, form, free_den, name, (low, high)):
        return leaf(n.table.atom("sum", bind("sum", name, n.to_term(form), low, high)))
    groups: dict[Monomial, list[Node]] = {}
    for monomial, c in form.monomials():
        inside = tuple((a, e) for a, e in monomial if name in a.term.free)
        outside = tuple((a, e) for a, e in monomial if name not in a.term.free)
        groups.setdefault(inside, []).append(times(const(c), monomial_node(outside)))
    parts = [
        times(plus(*coefficients), _sum_of_monomial(n, form, (k, low, high), inside, den))
        for inside, coefficients in groups.items()
    ]
    bottom = times(*(power(n.to_node(form, p), e) for p, e in free_den)) if free_den else const(1)
    return times(plus(*parts), power(bottom, -1)) if parts else const(0)


def _split_factors(
    form: Form, name: str
) -> tuple[list[tuple[fmpq_mpoly, int]], list[tuple[fmpq_mpoly, int]]]:
    """Return the denominator's factors free of the index, and those that depend on it."""
    if form.den == form.ring.one:
        return [], []
    content, factors = factor(form.den)
    free = [(p, e) for p, e in factors if not form.depends(p, lambda a: name in a.term.free)]
    rest = [(p, e) for p, e in factors if form.depends(p, lambda a: name in a.term.free)]
    if content != 1:
        free.append((form.ring.constant(content), 1))
    return free, rest


def _may_leave(
    n: Normalizer,
    form: Form,
    free_den: list[tuple[fmpq_mpoly, int]],
    name: str,
    ends: tuple[Term, Term],
) -> bool:
    """Return whether what is free of the index may leave the binder.

    It may where the range is not empty, for then it is defined as the body is. Else every
    partial function in it has to be defined on its own.
    """
    from symcheck.kernel.defined import obligations
    from symcheck.kernel.term import ne

    free = [a for a, d in _degrees(form) if d and name not in a.term.free]
    partial = [o for a in free for o in obligations(a.term, n.context)]
    below = [n.poly_term(form, p) for p, _ in free_den if not p.is_constant()]
    if not partial and not below:
        return True
    if n.holds(le(*ends)):
        return True
    return all(n.prove(o.context, o.prop) for o in partial) and all(
        n.holds(ne(t, ZERO)) for t in below
    )


def _degrees(form: Form) -> list[tuple[Atom, int]]:
    top, bottom = form.num.degrees(), form.den.degrees()
    return [(a, max(int(top[i]), int(bottom[i]))) for i, a in enumerate(form.ring.atoms)]


def _sum_of_monomial(
    n: Normalizer, form: Form, opened: Range, inside: Monomial, den: list[tuple[fmpq_mpoly, int]]
) -> Node:
    """Return Σₖ m(k)/den(k) as a count, a contraction or an atom."""
    k, low, high = opened
    name = str(k.data)
    if not inside and not den:
        return _count(n, low, high)
    bottom = mul(*(_power_term(n.poly_term(form, p), e) for p, e in den)) if den else None
    for atom, _ in inside:
        if atom.kind == "delta":
            value = _solve(n, atom.term, k)
            rest = tuple((a, e) for a, e in inside if a is not atom)
            contracted = None if value is None else _contract(n, value, rest, bottom, opened)
            if contracted is not None:
                return contracted
    nested = [a.term for a, e in inside if a.kind == "sum" for _ in range(e)]
    if 1 <= len(nested) <= (MAX_EXPANDED if n.expanding else 1) and all(
        name not in t.args[0].free | t.args[1].free for t in nested
    ):
        rest = tuple((a, e) for a, e in inside if a.kind != "sum")
        factor_ = _fraction(monomial_term(rest, Fraction(1)), bottom)
        return leaf(n.table.atom("sum", _commuted(n, [opened], factor_, nested)))
    body = _fraction(monomial_term(inside, Fraction(1)), bottom)
    return leaf(n.table.atom("sum", bind("sum", name, body, low, high)))


def _fraction(top: Term, bottom: Term | None) -> Term:
    return top if bottom is None else div(top, bottom)


def _power_term(term: Term, exponent: int) -> Term:
    return term if exponent == 1 else Term("npow", (term, num(exponent)))


def _count(n: Normalizer, low: Term, high: Term) -> Node:
    """Return the number of indices, high − low + 1, where low ≤ high + 1 was shown."""
    if n.holds(le(low, add(high, ONE))):
        return plus(n.lower(high), times(const(-1), n.lower(low)), const(1))
    return leaf(n.table.atom("sum", Term("sum", (low, high, ONE))))


def _solve(n: Normalizer, delta: Term, k: Term) -> Term | None:
    """Return the i with delta = δ(k, i), i free of k."""
    difference = n.form(minus(n.lower(delta.args[0]), n.lower(delta.args[1])))
    for sign in (1, -1):
        rest = n.form(plus(n.to_node(difference, difference.num), times(const(-sign), n.lower(k))))
        if difference.den == difference.ring.one and str(k.data) not in n.to_term(rest).free:
            return n.canonical(mul(num(-sign), n.to_term(rest)))
    return None


def _contract(
    n: Normalizer, value: Term, rest: Monomial, bottom: Term | None, opened: Range
) -> Node | None:
    """Return Σₖ δ(k, i)·m(k) = m(i), where i was shown to be in the range; 0 where outside."""
    k, low, high = opened
    if n.holds(lt(value, low)) or n.holds(lt(high, value)):
        return const(0)
    if not (n.holds(le(low, value)) and n.holds(le(value, high))):
        return None
    body = _fraction(monomial_term(rest, Fraction(1)), bottom)
    return n.lower(substitute(body, {str(k.data): value}))


def _commuted(n: Normalizer, outer: list[Range], factor_: Term, inner: list[Term]) -> Term:
    """Return nested sums over independent ranges in one order for all of theirs.

    A product of several sums is one sum over all their ranges.
    """
    ranges, bodies = list(outer), []
    for body in inner:
        while body.head == "sum" and all(
            str(k.data) not in body.args[0].free | body.args[1].free for k, _, _ in ranges
        ):
            k = fresh("k")
            ranges.append((k, body.args[0], body.args[1]))
            body = open_(body, k)  # noqa: PLW2901 — the sum is opened
        bodies.append(body)
    whole = mul(factor_, *bodies)
    candidates = []
    for order in permutations(ranges) if len(ranges) <= MAX_ORDERED else [tuple(ranges)]:
        context = n.context
        renamed = [(fresh("k"), low, high) for _, low, high in order]
        values = {str(old[0].data): new[0] for old, new in zip(order, renamed, strict=True)}
        for k, low, high in renamed:
            context = context.declare(str(k.data), index(low, high))
        with n.assuming(context):
            term = n.canonical(substitute(whole, values))
        for k, low, high in reversed(renamed):
            term = bind("sum", str(k.data), term, low, high)
        candidates.append(term)
    return min(candidates, key=n.table.key)


def _product_over(n: Normalizer, term: Term) -> Node:
    """Return Π by the irreducible factors of the body; Π eᵐ = e^Σm, Π c = c^(b − a + 1)."""
    low, high, _ = term.args
    counted = n.holds(le(low, add(high, ONE)))
    with n.opened(index(low, high)) as k:
        name = str(k.data)
        form = n.form(n.lower(open_(term, k)))
        whole = n.to_term(form)
    content, factors = form.factors()
    free = [(p, e) for p, e in factors if not form.depends(p, lambda a: name in a.term.free)]
    if (
        not counted
        or content <= 0
        or not _may_leave(n, form, [(p, -e) for p, e in free if e < 0], name, (low, high))
    ):
        return leaf(n.table.atom("prod", bind("prod", name, whole, low, high)))
    length = plus(n.lower(high), times(const(-1), n.lower(low)), const(1))
    parts = [exp_of(n, times(length, log_of(n, rational(content))))] if content != 1 else []
    for p, e in factors:
        inner = n.poly_term(form, p)
        if (p, e) in free:
            if not n.holds(lt(ZERO, inner)):
                repeated = Term("npow", (inner, n.to_term(n.form(length))))
                parts.append(power(n.lower(repeated), e))
            else:
                parts.append(exp_of(n, times(const(e), length, log_of(n, inner))))
        elif inner.head == "exp":
            total = bind("sum", name, inner.args[0], low, high)
            parts.append(exp_of(n, times(const(e), n.lower(total))))
        else:
            parts.append(power(_product_atom(n, bind("prod", name, inner, low, high)), e))
    return times(*parts) if parts else const(1)


def _product_atom(n: Normalizer, term: Term) -> Node:
    """Return a product as an atom; the square of Π|f| is that of Π f."""
    low, high, body = term.args
    if body.head != "abs":
        return leaf(n.table.atom("prod", term))
    square = power(n.lower(Term("prod", (low, high, body.args[0]))), 2)
    return leaf(n.table.algebraic("prod", term, 2, square))


def maximum_over(n: Normalizer, term: Term) -> Node:
    """Return the big maximum; what is free of the index leaves a range that is not empty."""
    low, high, _ = term.args
    low, high = n.canonical(low), n.canonical(high)
    if low == high:
        return n.lower(instantiate(term.args[2], low))
    name, body, factor_, summand = _moving(n, term, low, high)
    if name not in body.free and n.holds(le(low, high)):
        return plus(times(factor_, n.lower(body)), summand)
    atom = leaf(n.table.atom("bigmax", bind("bigmax", name, body, low, high)))
    return plus(times(factor_, atom), summand)


def _moving(n: Normalizer, term: Term, low: Term, high: Term) -> tuple[str, Term, Node, Node]:
    """Return (k, f, c, d): the body is c·f(k) + d with c > 0, and c and d are free of k."""
    with n.opened(index(low, high)) as k:
        name = str(k.data)
        form = n.form(n.lower(open_(term, k)))
    if not n.holds(le(low, high)):
        return name, n.to_term(form), const(1), const(0)
    first, inner = _positive_factors(n, form, name)
    form, summand = n.form(inner), const(0)
    if form.den == form.ring.one:
        inner = const(0)
        for monomial, c in form.monomials():
            part = times(const(c), monomial_node(monomial))
            if any(name in a.term.free for a, _ in monomial):
                inner = plus(inner, part)
            else:
                summand = plus(summand, part)
    second, inner = _positive_factors(n, n.form(inner), name)
    return name, n.canonical_of(inner), times(first, second), times(first, summand)


def _positive_factors(n: Normalizer, form: Form, name: str) -> tuple[Node, Node]:
    """Return the factors free of the index that were shown to be positive, and the rest."""
    content, factors = form.factors()
    outer, inner = [const(abs(content) or 1)], [const((content > 0) - (content < 0))]
    for p, e in factors:
        size, node = n.poly_term(form, p), n.to_node(form, p)
        if name not in size.free and n.holds(lt(ZERO, size)):
            outer.append(power(node, e))
        elif name not in size.free and n.holds(lt(size, ZERO)):
            outer.append(power(times(const(-1), node), e))
            inner.append(const((-1) ** abs(e)))
        else:
            inner.append(power(node, e))
    return times(*outer), times(*inner)


def minimum_over(n: Normalizer, term: Term) -> Node:
    """Min f = −max(−f); argmin f = argmax(−f), and argmax is an atom."""
    low, high, body = term.args
    known = abbreviated(term)
    if known is None:
        opposite = Term("bigmax", (low, high, Term("neg", (body,))), term.data)
        return times(const(-1), n.lower(opposite))
    kind, extreme = known
    if kind == "argmin":
        extreme = Term("bigmax", (low, high, Term("neg", (extreme.args[2],))), term.data)
    low, high = n.canonical(low), n.canonical(high)
    # What all values have in common does not tell which of them is the greatest.
    name, moving, *_ = _moving(n, extreme, low, high)
    if name not in moving.free and n.holds(le(low, high)):
        return n.lower(low)
    return leaf(n.table.atom("argmax", argmax(name, low, high, moving)))
