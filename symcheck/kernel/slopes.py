"""What differentiation does to terms: maxima by |·|, sums without 0, open conditions."""

from __future__ import annotations

from symcheck.kernel.term import ONE, TWO, ZERO, Term, add, div, fn, mul, neg, sub


class NotDifferentiated(Exception):  # noqa: N818
    """No derivative was found; nothing is said about there being none."""


def replace(term: Term, old: Term, new: Term) -> Term:
    """Return the term with a closed subterm replaced everywhere."""
    memo: dict[int, Term] = {}

    def go(t: Term) -> Term:
        if t == old:
            return new
        if not t.args:
            return t
        if id(t) not in memo:
            memo[id(t)] = Term(t.head, tuple(map(go, t.args)), t.data)
        return memo[id(t)]

    return go(term)


def without_maxima(term: Term) -> Term:
    """Return the term with relu, max and min written by |·|: max(a, b) = (a + b + |a − b|)/2."""
    memo: dict[int, Term] = {}

    def go(t: Term) -> Term:
        if not t.args:
            return t
        if id(t) not in memo:
            args = tuple(map(go, t.args))
            memo[id(t)] = by_modulus(Term(t.head, args, t.data))
        return memo[id(t)]

    return go(term)


def by_modulus(term: Term) -> Term:
    """Return relu, a maximum or a minimum by |·|; any other term as it is."""
    if term.head not in {"max", "min", "relu"}:
        return term
    args = (*term.args, ZERO) if term.head == "relu" else term.args
    result = args[0]
    for b in args[1:]:
        size = fn("abs", result if b == ZERO else sub(result, b))
        result = div(add(result, b, neg(size) if term.head == "min" else size), TWO)
    return result


def plus(*terms: Term) -> Term:
    """Return the sum of those terms that are not 0."""
    return add(*(t for t in terms if t != ZERO))


def times(*terms: Term) -> Term:
    """Return the product of those terms that are not 1; 0 if one is."""
    return ZERO if ZERO in terms else mul(*(t for t in terms if t != ONE))


def strict(prop: Term) -> Term:
    """Return the relation with ≤ made <, so that it is open."""
    if prop.head == "rel" and prop.data in {"<=", ">="}:
        return Term("rel", prop.args, str(prop.data)[0])
    if prop.head in {"and", "or"}:
        return Term(prop.head, tuple(map(strict, prop.args)))
    if prop.head == "rel" and prop.data != "=":
        return prop
    raise NotDifferentiated("the domain is not open")
