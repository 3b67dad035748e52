"""Names for bound variables, and for those that a rule made up, that nothing else has."""

from __future__ import annotations

from functools import cache

from symcheck.kernel.term import NAMED, Term, open_, substitute, var
from symcheck.render.apart import declared_names


def opened(term: Term) -> tuple[str, Term]:
    """Return a name for the binder's variable that its body leaves free, and the body."""
    body = open_(term, MARK)
    name = unused(str(term.data or "").partition("#")[0] or "k", body.free)
    return name, substitute(body, {str(MARK.data): var(name)})


#: Stands for a bound variable while a free name is sought for it.
MARK = var("#")


def unused(name: str, taken: frozenset[str]) -> str:
    """Return the name, or with the first number behind it that is not taken."""
    if name not in taken:
        return name
    number = 1
    while f"{name}{number}" in taken:
        number += 1
    return f"{name}{number}"


def plain_names(term: Term) -> Term:
    """Return the term with readable names for the variables that a rule made up.

    What else is shown with the term, and declares a name, keeps it.
    """
    made = sorted(n for n in term.free if "#" in n)
    if not made:
        return term
    taken, values = term.free | declared_names(), {}
    for name in made:
        values[name] = unused(name.partition("#")[0] or "t", taken)
        taken |= {values[name]}

    @cache
    def renamed(t: Term) -> Term:
        if t.free.isdisjoint(made):
            return t
        data = values.get(str(t.data), t.data) if t.head in NAMED else t.data
        return Term(t.head, tuple(map(renamed, t.args)), data)

    return renamed(term)
