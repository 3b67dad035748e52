"""Derivatives by one entry of a family: the family with that entry replaced.

``y[k ↦ t]`` at an index i is written ``upd``; at an index of a family that has an entry
replaced already it is "t where i = k, else the entry there", a piecewise term. So are
derivatives nested: ∂²f/∂y[k]∂y[l] differentiates f at ``y[l ↦ s][k ↦ t]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.term import (
    BINDERS,
    TRUE,
    Term,
    TermError,
    at,
    bound,
    diff,
    fam,
    fresh,
    lift,
    open_,
    replaced_entry,
    subterms,
    upd,
)

if TYPE_CHECKING:
    from collections.abc import Callable

#: A term below so many binders, at which it is looked at.
Visit = tuple[int, int]


def diff_entry(body: Term, family: str, indices: tuple[Term, ...]) -> Term:
    """Return ∂body/∂family[indices]: the derivative with respect to one entry of a family."""
    t = fresh("t")
    return diff(update_family(body, family, indices, t), str(t.data), at(family, *indices))


def update_family(body: Term, family: str, key: tuple[Term, ...], value: Term) -> Term:
    """Return the body with the family's entry at ``key`` replaced by ``value``, both closed."""
    if value.loose or any(k.loose for k in key):
        raise TermError("only a closed entry can be replaced")
    whole = _whole(family, key, value)

    def rebuild(term: Term, args: tuple[Term, ...]) -> Term:
        if term.data != family:
            return Term(term.head, args, term.data)
        match term.head:
            case "at":
                if len(args) != len(key):
                    raise TermError(f"the family '{family}' has another number of indices")
                return upd(family, key, value, args)
            case "upd":
                replaced, own = args[1 : 1 + len(key)], args[1 + len(key) :]
                return replaced_entry(args[0], own, replaced, upd(family, key, value, own))
            case "fam":
                return whole
        return Term(term.head, args, term.data)

    return _mapped(body, family, rebuild)


def _whole(family: str, key: tuple[Term, ...], value: Term) -> Term:
    """Return the family with one entry replaced, as the argument of a definition."""
    term = upd(family, key, value, [bound(i) for i in reversed(range(len(key)))])
    for _ in key:
        term = Term("lam", (term,), "k")
    return term


def differentiated(term: Term) -> Term | None:
    """Return f if the derivative is ∂f/∂y[k], that is ``diff_entry(f, y, k)``, else None."""
    point = term.args[1]
    if point.head != "at":
        return None
    family, key = str(point.data), point.args
    t = fresh("t")
    whole = _whole(family, key, t).core

    def rebuild(part: Term, args: tuple[Term, ...]) -> Term:
        if part.head == "upd" and part.data == family and args[: 1 + len(key)] == (t, *key):
            return at(family, *args[1 + len(key) :])
        if part.head == "piecewise" and len(args) == 4 and args[2].head == "at":
            value, condition, entry, _ = args
            own = entry.args
            pairs = condition.args if condition.head == "and" else (condition,)
            if entry.data == family and [p.args[:1] for p in pairs] == [(i,) for i in own]:
                return upd(family, [p.args[1] for p in pairs], value, own)
        return Term(part.head, args, part.data)

    def go(part: Term) -> Term | None:
        return fam(family) if part.core is whole else None

    try:
        body = _mapped(open_(term, t), family, rebuild, go)
        return body if diff_entry(body, family, key) == term else None
    except TermError:
        return None


def _mapped(
    body: Term,
    family: str,
    rebuild: Callable[[Term, tuple[Term, ...]], Term],
    stop: Callable[[Term], Term | None] = lambda _: None,
) -> Term:
    """Return the body with every part that uses the family rebuilt, innermost first."""
    memo: dict[int, Term] = {}

    def go(term: Term) -> Term:
        if family not in term.free:
            return term
        if id(term) not in memo:
            known = stop(term)
            memo[id(term)] = rebuild(term, tuple(map(go, term.args))) if known is None else known
        return memo[id(term)]

    return go(body)


def settled(term: Term) -> Term:
    """Return the term without replacements of an entry by itself; the same value."""
    if not any(t.head in {"upd", "piecewise"} for t in subterms(term)):
        return term
    memo: dict[int, Term] = {}

    def go(t: Term) -> Term:
        if not t.args:
            return t
        if id(t) not in memo:
            here = Term(t.head, tuple(map(go, t.args)), t.data)
            found = replaced_by_itself(here)
            memo[id(t)] = here if found is None else found
        return memo[id(t)]

    return go(term)


def replaced_by_itself(term: Term) -> Term | None:
    """Return the entry that is left where an entry was replaced by itself, else None.

    Also where the entry asked for is, word for word, the one replaced.
    """
    if term.head == "upd":
        value, rest = term.args[0], term.args[1:]
        key, own = rest[: len(rest) // 2], rest[len(rest) // 2 :]
        if own == key:
            return value
        return at(str(term.data), *own) if value == at(str(term.data), *key) else None
    if term.head != "piecewise" or len(term.args) != 4 or term.args[3] != TRUE:
        return None
    value, condition, other, _ = term.args
    pairs = _equations(condition)
    if pairs is None:
        return None
    own, key = tuple(p[0] for p in pairs), tuple(p[1] for p in pairs)
    if own == key:
        return value
    same = _elsewhere(other, own, key) == value or _with(other, own, key) == value
    return other if same else None


def _equations(condition: Term) -> list[tuple[Term, Term]] | None:
    """Return the equations that a condition is, or None."""
    parts = condition.args if condition.head == "and" else (condition,)
    if any(p.head != "rel" or p.data != "=" for p in parts):
        return None
    return [(p.args[0], p.args[1]) for p in parts]


def _elsewhere(entry: Term, own: tuple[Term, ...], key: tuple[Term, ...]) -> Term | None:
    """Return the entry of the same family, as updated, at ``key`` instead of ``own``."""
    match entry.head:
        case "at" if entry.args == own:
            return at(str(entry.data), *key)
        case "upd":
            half = len(entry.args) - len(own)
            if entry.args[half:] == own and 2 * len(own) + 1 == len(entry.args):
                return Term("upd", (*entry.args[:half], *key), entry.data)
        case "piecewise" if len(entry.args) == 4 and entry.args[3] == TRUE:
            value, condition, rest, _ = entry.args
            pairs = _equations(condition)
            moved = _elsewhere(rest, own, key)
            if pairs is not None and moved is not None and tuple(p[0] for p in pairs) == own:
                return replaced_entry(value, [p[1] for p in pairs], key, moved)
    return None


def _with(term: Term, own: tuple[Term, ...], key: tuple[Term, ...]) -> Term:
    """Return the term with each of ``own`` replaced by its partner in ``key``."""
    memo: dict[Visit, Term] = {}

    def go(t: Term, depth: int) -> Term:
        for old, new in zip(own, key, strict=True):
            if t == lift(old, depth):
                return lift(new, depth)
        if not t.args:
            return t
        where = (id(t), depth)
        if where not in memo:
            binds = BINDERS.get(t.head, -1)
            args = tuple(go(a, depth + (i == binds)) for i, a in enumerate(t.args))
            memo[where] = Term(t.head, args, t.data)
        return memo[where]

    return go(term, 0)
