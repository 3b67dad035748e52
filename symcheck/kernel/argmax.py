"""The least index at which a maximum is attained, as a term that needs no head of its own.

    argmaxₖ f(k)  :=  min over k of (k if maxⱼ f(j) ≤ f(k), else the upper end of the range)

An index at which f is not greatest stands for the upper end, so the minimum is the least
index at which f is. The minimum likewise: argminₖ f(k) has f(k) ≤ minⱼ f(j) for its condition.
"""

from __future__ import annotations

from symcheck.kernel.term import (
    TRUE,
    Term,
    bind,
    bound,
    fresh,
    instantiate,
    le,
    lift,
    piecewise,
    substitute,
)

#: The abbreviation → the binder of the extreme value.
EXTREMES = {"argmax": "bigmax", "argmin": "bigmin"}


def argmax(name: str, low: Term, high: Term, body: Term) -> Term:
    """Return the least index from ``low`` to ``high`` at which the body is greatest."""
    return extreme_index("argmax", name, low, high, body)


def argmin(name: str, low: Term, high: Term, body: Term) -> Term:
    """Return the least index from ``low`` to ``high`` at which the body is least."""
    return extreme_index("argmin", name, low, high, body)


def extreme_index(kind: str, name: str, low: Term, high: Term, body: Term) -> Term:
    """Return ``argmax`` or ``argmin``, by its name; both ends are free of the index."""
    extreme = bind(EXTREMES[kind], name, body, low, high)
    k = fresh(name)
    here = substitute(body, {name: k})
    reached = le(extreme, here) if kind == "argmax" else le(here, extreme)
    return bind("bigmin", str(k.data), piecewise((k, reached), (high, TRUE)), low, high)


def abbreviated(term: Term) -> tuple[str, Term] | None:
    """Return the kind, and the binder of the extreme value, of an argmax or argmin; else None."""
    if term.head != "bigmin" or term.args[2].head != "piecewise" or len(term.args[2].args) != 4:
        return None
    low, high, body = term.args
    value, condition, other, last = body.args
    if (value, other, last) != (bound(0), lift(high, 1), TRUE) or condition.head != "rel":
        return None
    for kind, extreme, here in zip(EXTREMES, condition.args, condition.args[::-1], strict=True):
        reached = condition.data == "<=" and extreme.head == EXTREMES[kind]
        if reached and extreme.args[:2] == (lift(low, 1), lift(high, 1)):
            k = fresh("k")
            if instantiate(extreme.args[2], k) == lift(instantiate(here, k), 1):
                return kind, Term(extreme.head, (low, high, here), extreme.data)
    return None


def index_bounds(term: Term) -> tuple[Term, ...]:
    """Return that a term is an index of a range, where it is an extremum of such indices.

    Its values are, at each index, that index itself or an end of the range, by cases: so the
    extremum lies between the ends wherever it is defined.
    """
    if term.head not in EXTREMES.values() or term.loose or term.args[2].head != "piecewise":
        return ()
    low, high, body = term.args
    if any(v not in {bound(0), low, high} for v in body.args[::2]):
        return ()
    return le(low, term), le(term, high)


__all__ = ["EXTREMES", "abbreviated", "argmax", "argmin", "extreme_index", "index_bounds"]
