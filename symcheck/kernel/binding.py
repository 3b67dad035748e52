"""Opening and closing binders, and substitution, without capture.

A binder is opened with a closed term only, so nothing is shifted and nothing is captured;
the one exception is the reduction of a family under a binder, where an index may be loose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.node import BINDERS, Term, TermError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def bound(index: int) -> Term:
    """Return the variable of the binder ``index`` levels up."""
    return Term("bound", (), index)


def open_(term: Term, value: Term) -> Term:
    """Return the binder's body with its variable replaced by a closed term."""
    if value.loose:
        raise TermError("a binder is opened with a closed term only")
    return instantiate(term.args[BINDERS[term.head]], value)


def instantiate(body: Term, value: Term) -> Term:
    """Return a binder's body with the bound variable replaced by a closed term."""
    memo: dict[tuple[int, int], Term] = {}

    def go(term: Term, depth: int) -> Term:
        if term.loose <= depth:
            return term
        if term.head == "bound":
            # What is bound further out is one binder nearer once this one is gone.
            return value if term.data == depth else bound(int(term.data or 0) - 1)
        where = (id(term), depth)
        if where not in memo:
            inner = BINDERS.get(term.head, -1)
            args = tuple(go(a, depth + (i == inner)) for i, a in enumerate(term.args))
            memo[where] = Term(term.head, args, term.data)
        return memo[where]

    return go(body, 0)


def close(body: Term, name: str) -> Term:
    """Return the body with the free variable ``name`` bound by the next binder around it."""
    memo: dict[tuple[int, int], Term] = {}

    def go(term: Term, depth: int) -> Term:
        if name not in term.free:
            return term
        if term.head == "var":
            return bound(depth)
        where = (id(term), depth)
        if where not in memo:
            inner = BINDERS.get(term.head, -1)
            args = tuple(go(a, depth + (i == inner)) for i, a in enumerate(term.args))
            memo[where] = Term(term.head, args, term.data)
        return memo[where]

    if body.loose:
        raise TermError("only a closed body can be bound")
    return go(body, 0)


def substitute(term: Term, values: Mapping[str, Term]) -> Term:
    """Return the term with free variables, and whole families, replaced at once.

    A variable's value is a closed term. A family's value is a nest of ``lam``, one for
    each index, or another family ``fam``; its entries are reduced.
    """
    if any(v.loose for v in values.values()):
        raise TermError("only closed terms can be substituted")
    names = frozenset(values)
    memo: dict[int, Term] = {}

    def go(t: Term) -> Term:
        if names.isdisjoint(t.free):
            return t
        if id(t) not in memo:
            memo[id(t)] = rebuild(t)
        return memo[id(t)]

    def rebuild(t: Term) -> Term:
        if t.head in {"var", "fam"}:
            return values[str(t.data)]
        args = tuple(go(a) for a in t.args)
        if t.head == "at" and t.data in names:
            return apply_family(values[str(t.data)], args)
        if t.head == "upd" and t.data in names:
            value = values[str(t.data)]
            if value.head == "fam":
                return Term("upd", args, value.data)
            half = 1 + len(args) // 2
            entry = apply_family(value, args[half:])
            return replaced_entry(args[0], args[half:], args[1:half], entry)
        return Term(t.head, args, t.data)

    return go(term)


def apply_family(family: Term, indices: tuple[Term, ...]) -> Term:
    """Return the entry of a family: of a ``lam`` nest by reduction, of ``fam`` as an entry."""
    if family.head == "fam":
        return Term("at", indices, family.data)
    for position, index in enumerate(indices):
        if family.head != "lam":
            raise TermError(f"expected a family of {len(indices)} indices, got one of {position}")
        family = instantiate_open(family.args[0], index)
    return family


def instantiate_open(body: Term, value: Term) -> Term:
    """Return the body with its bound variable replaced by a term that may be loose itself."""
    if not value.loose:
        return instantiate(body, value)
    memo: dict[tuple[int, int], Term] = {}

    def go(term: Term, depth: int) -> Term:
        if term.loose <= depth:
            return term
        if term.head == "bound":
            return lift(value, depth) if term.data == depth else bound(int(term.data or 0) - 1)
        where = (id(term), depth)
        if where not in memo:
            inner = BINDERS.get(term.head, -1)
            args = tuple(go(a, depth + (i == inner)) for i, a in enumerate(term.args))
            memo[where] = Term(term.head, args, term.data)
        return memo[where]

    return go(body, 0)


def lift(term: Term, by: int) -> Term:
    """Return a loose term as it reads ``by`` binders further in."""

    def go(t: Term, depth: int) -> Term:
        if t.loose <= depth:
            return t
        if t.head == "bound":
            return bound(int(t.data or 0) + by)
        inner = BINDERS.get(t.head, -1)
        return Term(
            t.head, tuple(go(a, depth + (i == inner)) for i, a in enumerate(t.args)), t.data
        )

    return go(term, 0) if by else term


def subterms(term: Term) -> Iterable[Term]:
    """Yield the term and every term in it once, outermost first; bodies of binders are loose."""
    seen: set[int] = set()
    stack = [term]
    while stack:
        t = stack.pop()
        if id(t) not in seen:
            seen.add(id(t))
            yield t
            stack.extend(reversed(t.args))


def replaced_entry(value: Term, own: Iterable[Term], key: Iterable[Term], otherwise: Term) -> Term:
    """Return ``value`` where the indices ``own`` are those of ``key``, else another entry."""
    pairs = [Term("rel", pair, "=") for pair in zip(own, key, strict=True)]
    same = pairs[0] if len(pairs) == 1 else Term("and", tuple(pairs)) if pairs else Term("true")
    return Term("piecewise", (value, same, otherwise, Term("true")))
