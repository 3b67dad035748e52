"""Scripts that speak of the index of a maximum: what is so at it, and what it does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.pieces import unfold
from symcheck.coq.proposer import Proposer
from symcheck.coq.terms import NoScript, Scope, family, nat_argument, real
from symcheck.kernel.argmax import abbreviated
from symcheck.kernel.claim import index
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ZERO,
    Term,
    add,
    div,
    fresh,
    instantiate,
    lt,
    mul,
    neg,
    sub,
    substitute,
    subterms,
    var,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def speaks_of_index(terms: Iterable[Term]) -> bool:
    """Return whether ``argmax`` or ``argmin`` occurs in one of the terms."""
    return any(abbreviated(s) is not None for t in terms for s in subterms(t))


def attained_at(prop: Term, name: str, scope: Scope) -> str | None:
    """Return the lemma that the extremum is attained which a hypothesis says is, at an index.

    The extremum may be that of the indices of which ``argmax`` is the least.
    """
    for binder, entry in (prop.args, prop.args[::-1]) if prop.head == "rel" else ():
        if binder.head not in {"bigmax", "bigmin"} or name in binder.free:
            continue
        if instantiate(binder.args[2], var(name)) == entry:
            plain = ("rmax" if binder.head == "bigmax" else "rmin", binder)
            kind, extreme = abbreviated(binder) or plain
            ends = " ".join(nat_argument(e, scope) for e in binder.args[:2])
            return f"{kind}_attained {ends} {family(extreme, scope)}"
    return None


class Indices(Proposer):
    """How the index of a maximum is brought to its canonical form."""

    def _index(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        """Return argmax without a positive factor and without what is the same everywhere."""
        c, found = self.canonical(u, scope), abbreviated(u)
        simple = abbreviated(c)
        if c == u or found is None:
            return u, []
        if simple is None or simple[0] != "argmax" or c.args[:2] != u.args[:2]:
            raise NoScript("an index of a maximum that has another range when it is simplified")
        kind, extreme = found
        inner, k = self._within(extreme, scope)
        here, least = instantiate(extreme.args[2], k), instantiate(simple[1].args[2], k)
        here = neg(here) if kind == "argmin" else here
        factor = self._quotient_of(here, least, str(k.data), inner)
        shift = self._alone(sub(here, mul(factor, least)), inner)
        if {str(k.data)} & (factor.free | shift.free) or not prove(
            scope.context, lt(ZERO, factor)
        ):
            raise NoScript("an index of a maximum that no positive factor keeps")
        called = inner.names[str(k.data)]
        whole = add(mul(factor, least), shift)
        lemma = " ".join(
            [f"{kind}_scaled", *(nat_argument(e, scope) for e in u.args[:2]),
             family(extreme, scope), family(simple[1], scope),
             real(factor, scope, 9), real(shift, scope, 9)]
        )  # fmt: skip
        return c, [
            f"apply f_equal, ({lemma}).",
            "{ sc_side. }",
            "{ sc_side. }",
            f"intros {called} H{called}. change ({real(here, inner, 69)} = {real(whole, inner)}).",
            *self.another().equality(here, whole, inner),
        ]

    @staticmethod
    def _within(extreme: Term, scope: Scope) -> tuple[Scope, Term]:
        k = fresh(str(extreme.data or "k"))
        inner, _ = scope.declare(str(k.data), index(*extreme.args[:2]), str(k.data))
        return inner, k

    def _quotient_of(self, here: Term, least: Term, name: str, scope: Scope) -> Term:
        """Return the quotient of the differences of two families at two indices."""
        j = fresh(name)
        both, _ = scope.declare(str(j.data), scope.context.sorts[name])
        there = {name: j}
        top, bottom = (sub(t, substitute(t, there)) for t in (here, least))
        return self._alone(div(top, bottom), both)

    def _alone(self, term: Term, scope: Scope) -> Term:
        other = self.another()
        other.start((unfold(term),), scope)
        return other.canonical(unfold(term), scope)


__all__ = ["Indices", "attained_at", "speaks_of_index"]
