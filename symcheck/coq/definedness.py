"""What makes the terms of a statement defined, in Coq: each condition as a text of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from symcheck.coq.terms import NoScript, Scope, between, cuts, prop, real
from symcheck.kernel.defined import obligations
from symcheck.kernel.sign import prove
from symcheck.kernel.term import BINDERS, TRUE, Term, subterms


@dataclass(frozen=True)
class Defined:
    """A condition of definedness: a proposition, or a derivative that has to exist."""

    prop: Term | None = None
    derivative: Term | None = None
    scope: Scope | None = None
    intros: tuple[str, ...] = ()


def defining_conditions(term: Term, scope: Scope) -> list[tuple[str, Defined]]:
    """Return what is owed for a term to be defined, of limits in it for every index."""
    found: dict[str, Defined] = {}
    for o in obligations(term, scope.context):
        found.setdefault(prop(o.prop, scope), Defined(prop=o.prop))
    for p in cuts(term, scope):
        if not prove(scope.context, p):
            raise NoScript("a difference of naturals that may be negative")
        found.setdefault(prop(p, scope), Defined(prop=p))
    for text, d in _below_binders(term, scope):
        found.setdefault(text, d)
    return [(t, d) for t, d in found.items() if t != "True"]


def from_some_index_on(body: Term, scope: Scope) -> list[Term]:
    """Return what a sequence owes to be defined that was not shown for every index.

    That it holds from some index on is a part of what a limit says. The scope is the body's.
    """
    return [p for p in _owed(body, scope) if not prove(scope.context, p)]


def _owed(body: Term, scope: Scope) -> list[Term]:
    if any(t.head in {"diff", "tends"} for t in subterms(body)):
        raise NoScript("a derivative, or a limit, in the limit of a sequence")
    found = [*(o.prop for o in obligations(body, scope.context)), *cuts(body, scope)]
    return [p for p in dict.fromkeys(found) if p != TRUE]


def _below_binders(term: Term, scope: Scope) -> list[tuple[str, Defined]]:
    """Return that derivatives exist and sequences are defined, for every index around them."""
    texts: list[tuple[str, Defined]] = []
    for i, a in enumerate(term.args):
        if term.head not in BINDERS or i != BINDERS[term.head]:
            texts += _below_binders(a, scope)
    if term.head not in BINDERS:
        return texts
    inner, body, name = scope.open(term)
    if term.head == "tends":
        later = from_some_index_on(body, inner)
        return texts + [
            (f"forall {name} : nat, {prop(p, inner)}", Defined(prop=p, intros=(f"intros {name}.",)))
            for p in _owed(body, inner)
            if p not in later
        ]
    below = _below_binders(body, inner)
    match term.head:
        case "diff":
            point = real(term.args[1], scope, 9)
            way = ("apply filter_forall.", f"intros {name}.")
            texts += [
                (f"locally {point} (fun {name} : R => {t})", replace(d, intros=(*way, *d.intros)))
                for t, d in below
            ]
            text = f"ex_derive (fun {name} : R => {real(body, inner)}) {point}"
            texts.append((text, Defined(derivative=term, scope=scope)))
        case "lam":
            if below:
                raise NoScript("a derivative inside the argument of a definition")
        case _ if below:
            ends = between(term.args[0], name, term.args[1], scope)
            intro = (f"intros {name} H{name}.",)
            texts += [
                (f"forall {name} : nat, {ends} -> {t}", replace(d, intros=(*intro, *d.intros)))
                for t, d in below
            ]
    return texts


__all__ = ["Defined", "defining_conditions", "from_some_index_on"]
