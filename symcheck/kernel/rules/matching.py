"""Matching a pattern against terms, and rewriting what matches everywhere in a term."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symcheck.kernel.claim import REAL, index
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.term import BINDERS, Term, TermError, bind, forall, fresh, open_

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.kernel.claim import Context

    #: For a matched term: what it becomes and what that owes, or None if it does not match.
    Rewriter = Callable[[Term, Context], "tuple[Term, list[Obligation]] | None"]


def match(
    pattern: Term, term: Term, names: frozenset[str], found: dict[str, Term] | None = None
) -> dict[str, Term] | None:
    """Return values of the names at which the pattern is the term, or None."""
    values: dict[str, Term] = {} if found is None else dict(found)
    return values if _match(pattern, term, names, values) else None


def _match(pattern: Term, term: Term, names: frozenset[str], values: dict[str, Term]) -> bool:
    if names.isdisjoint(pattern.free):
        return pattern == term
    if pattern.head == "var" and pattern.data in names:
        if term.loose or term.head in {"fam", "lam"}:
            return False
        return values.setdefault(str(pattern.data), term) == term
    if pattern.head == "fam" and pattern.data in names:
        return not term.loose and values.setdefault(str(pattern.data), term) == term
    if pattern.head != term.head or len(pattern.args) != len(term.args):
        return False
    if pattern.head == "at" and pattern.data in names:
        family = Term("fam", (), term.data)
        if values.setdefault(str(pattern.data), family) != family:
            return False
    elif pattern.head not in BINDERS and pattern.data != term.data:
        return False
    return all(_match(p, t, names, values) for p, t in zip(pattern.args, term.args, strict=True))


@dataclass
class Rewritten:
    """A term after rewriting, what that owes, and at how many places it was rewritten."""

    term: Term
    owed: list[Obligation] = field(default_factory=list)
    places: int = 0


def rewrite(term: Term, context: Context, rewriter: Rewriter) -> Rewritten:
    """Return the term with every outermost match replaced, below binders too.

    What a match below a binder owes is owed for every index of its range. Below a
    derivative nothing may be owed, since the equation has to hold nearby.
    """
    here = rewriter(term, context)
    if here is not None:
        return Rewritten(here[0], list(here[1]), 1)
    if not term.args:
        return Rewritten(term)
    owed: list[Obligation] = []
    places, args = 0, list(term.args)
    for i, a in enumerate(term.args):
        if i == BINDERS.get(term.head, -1):
            continue
        inner = rewrite(a, context, rewriter)
        args[i], places = inner.term, places + inner.places
        owed.extend(inner.owed)
    if term.head not in BINDERS:
        return Rewritten(Term(term.head, tuple(args), term.data), owed, places)
    k = fresh(str(term.data or "k"))
    name = str(k.data)
    ranged = term.head not in {"diff", "lam"}
    inside = context.declare(name, index(*term.args[:2]) if ranged else REAL)
    inner = rewrite(open_(term, k), inside, rewriter)
    if inner.owed and not ranged:
        raise TermError("an equation with conditions cannot be used under a derivative")
    owed.extend(
        Obligation(context, forall(name, term.args[0], term.args[1], o.prop), o.why)
        for o in inner.owed
    )
    args.pop(BINDERS[term.head])
    return Rewritten(bind(term.head, name, inner.term, *args), owed, places + inner.places)
