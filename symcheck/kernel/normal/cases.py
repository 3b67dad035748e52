"""Kronecker's δ, piecewise terms and the updated entry of a family, by 0/1 indicators.

An indicator is an atom e with e² = e. A piecewise term is Σ eᵢ·vᵢ only if every vᵢ is
defined whatever the conditions say; else it stays an atom, and cases have to be split.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.entries import replaced_by_itself
from symcheck.kernel.normal.polynomial import const, leaf, minus, plus, power, times
from symcheck.kernel.term import (
    TRUE,
    ZERO,
    Term,
    add,
    at,
    delta,
    eq,
    lt,
    ne,
    negation,
    sub,
)

if TYPE_CHECKING:
    from symcheck.kernel.normal.normalizer import Normalizer
    from symcheck.kernel.normal.polynomial import Node


def kronecker(n: Normalizer, term: Term) -> Node:
    """Return δ(i, j): 1 or 0 where that is known, else an atom with δ² = δ."""
    left, right = _preimages(n, *term.args)
    form = n.form(minus(n.lower(left), n.lower(right)))
    value = form.as_rational()
    if value is not None:
        return const(1 if value == 0 else 0)
    if n.holds(eq(left, right)):
        return const(1)
    if n.holds(ne(left, right)):
        return const(0)
    content, factors = form.factors()
    difference = times(*(power(n.to_node(form, p), e) for p, e in factors))
    del content
    # δ of i − j, written with the two sides that its canonical difference has.
    positive: list[Term] = []
    negative: list[Term] = []
    canonical = n.form(difference)
    for monomial, c in canonical.monomials():
        part = n.to_term(n.form(times(const(abs(c)), *(power(leaf(a), e) for a, e in monomial))))
        (positive if c > 0 else negative).append(part)
    key = delta(add(*positive), add(*negative))
    return leaf(n.table.algebraic("delta", key, 2, leaf(n.table.atom("delta", key))))


def _preimages(n: Normalizer, left: Term, right: Term) -> tuple[Term, Term]:
    """Return i and j for π[i] and π[j], which are the same where i and j are."""
    sort = n.context.sorts.get(str(left.data)) if left.head == right.head == "at" else None
    if sort is None or sort.kind != "permutation" or left.data != right.data:
        return left, right
    return _preimages(n, left.args[0], right.args[0])


def updated(n: Normalizer, term: Term) -> Node:
    """Return the entry of an updated family: y[i] + δ(i, k)·(t − y[i])."""
    value, rest = term.args[0], term.args[1:]
    key, own = rest[: len(rest) // 2], rest[len(rest) // 2 :]
    settled = replaced_by_itself(term)
    if settled is not None:
        return n.lower(settled)
    entry = n.lower(at(str(term.data), *own))
    same = times(*(n.lower(delta(i, k)) for i, k in zip(own, key, strict=True)))
    return plus(entry, times(same, minus(n.lower(value), entry)))


def piecewise(n: Normalizer, term: Term) -> Node:
    """Return the value of the branch that is known to apply, or all branches by indicators."""
    from symcheck.kernel.defined import obligations

    settled = replaced_by_itself(term)
    if settled is not None:
        return n.lower(settled)
    branches: list[tuple[Term, Term]] = []
    for value, condition in zip(term.args[::2], term.args[1::2], strict=True):
        if condition == TRUE or n.holds(condition):
            branches.append((value, TRUE))
            break
        if not n.holds(negation(condition)):
            branches.append((value, condition))
    if not branches or branches[-1][1] != TRUE:
        return n.opaque_as_written(term)
    if len(branches) == 1:
        return n.lower(branches[0][0])
    context = n.context
    if not all(
        n.prove(o.context, o.prop) for value, _ in branches for o in obligations(value, context)
    ):
        return n.opaque_as_written(term)
    total, left = const(0), const(1)
    for value, condition in branches:
        here = const(1) if condition == TRUE else indicator(n, condition)
        if here is None:
            return n.opaque_as_written(term)
        total = plus(total, times(left, here, n.lower(value)))
        left = times(left, minus(const(1), here))
    return total


def indicator(n: Normalizer, prop: Term) -> Node | None:
    """Return the number that is 1 where the proposition holds and 0 where it does not."""
    match prop.head:
        case "true":
            return const(1)
        case "not":
            inner = indicator(n, prop.args[0])
            return None if inner is None else minus(const(1), inner)
        case "and" | "or":
            parts = [indicator(n, p) for p in prop.args]
            found = [p for p in parts if p is not None]
            if len(found) < len(parts):
                return None
            if prop.head == "and":
                return times(*found)
            return minus(const(1), times(*(minus(const(1), p) for p in found)))
        case "rel":
            return _indicator_of_relation(n, str(prop.data), *prop.args)
    return None


def _indicator_of_relation(n: Normalizer, op: str, left: Term, right: Term) -> Node:
    match op:
        case ">":
            return _positive(n, sub(left, right))
        case "<":
            return _positive(n, sub(right, left))
        case ">=":
            return minus(const(1), _positive(n, sub(right, left)))
        case "<=":
            return minus(const(1), _positive(n, sub(left, right)))
    from symcheck.kernel.claim import is_integer

    if is_integer(left, n.context) and is_integer(right, n.context):
        same = kronecker(n, delta(left, right))
    else:
        both = plus(_positive(n, sub(left, right)), _positive(n, sub(right, left)))
        same = minus(const(1), both)
    return same if op == "=" else minus(const(1), same)


def _positive(n: Normalizer, term: Term) -> Node:
    """Return the indicator of term > 0, by the sign of its irreducible factors' product."""
    form = n.form(n.lower(term))
    if n.holds(lt(ZERO, term)):
        return const(1)
    value = form.as_rational()
    if value is not None:
        return const(1 if value > 0 else 0)
    key = Term("indicator", (n.to_term(form),))
    return leaf(n.table.algebraic("indicator", key, 2, leaf(n.table.atom("indicator", key))))
