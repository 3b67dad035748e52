"""What a theorem says, in Coq: declarations as binders, hypotheses as premises, the claim.

``stated`` returns the pieces of the statement, and beside them what makes its terms defined:
each denominator not 0, each logarithm's argument positive, each index in its range, each
function differentiable where its derivative is taken. A script proves both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from symcheck.coq.declarations import (
    Premise,
    closed,
    declared,
    defining,
    definition_cuts,
    type_of,
    used_definitions,
)
from symcheck.coq.inverses import entry_at, identities
from symcheck.coq.names import coq_name
from symcheck.coq.terms import (
    NoScript,
    Scope,
    between,
    cuts,
    prop,
    real,
)
from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    sort_facts,
)
from symcheck.kernel.defined import obligations
from symcheck.kernel.sign import prove
from symcheck.kernel.term import BINDERS, TRUE, Term, substitute

if TYPE_CHECKING:
    from symcheck.kernel.claim import Claim

INFINITE = {"oo": "p_infty", "-oo": "m_infty"}


@dataclass(frozen=True)
class Statement:
    """A theorem's pieces in Coq; ``defined`` are the conditions of its definedness lemma."""

    name: str
    scope: Scope
    binders: tuple[str, ...]
    premises: tuple[Premise, ...]
    conclusion: str
    defined: tuple[tuple[str, Defined], ...]
    definitions: tuple[str, ...]

    def says(self, conclusion: str | None = None) -> str:
        """Return the whole proposition."""
        return closed(self.binders, [p.text for p in self.premises], conclusion or self.conclusion)


@dataclass(frozen=True)
class Defined:
    """A condition of definedness: a proposition, or a derivative that has to exist."""

    prop: Term | None = None
    derivative: Term | None = None
    scope: Scope | None = None
    intros: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spoken:
    """A term that a statement speaks of, where it stands, and what stands before it there."""

    term: Term
    scope: Scope
    binders: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()


# ── claims ───────────────────────────────────────────────────────────────────────


def stated(name: str, claim: Claim) -> Statement:
    """Return the statement of a theorem; raise NoScript where it has none."""
    scope, binders, premises = declared(claim.context)
    terms, conclusion = _concluded(claim, scope)
    owed: dict[str, Defined] = {}
    for one in terms:
        names = [b[1:].split(" ")[0] for b in one.binders] + [
            f"J{i}" for i in range(len(one.premises))
        ]
        intro = (f"intros {' '.join(names)}.",) if names else ()
        for text, d in defining_conditions(one.term, one.scope):
            whole = closed(one.binders, one.premises, text)
            owed.setdefault(whole, replace(d, intros=(*intro, *d.intros)))
    everything = [*(t.term for t in terms), *claim.context.hypotheses, *_unspoken(claim)]
    used = used_definitions(everything, claim.context)
    definitions = tuple(defining(d, claim.context) for d in used)
    for definition in used:
        for text in definition_cuts(definition, claim.context):
            owed.setdefault(text, Defined(prop=TRUE))
    return Statement(
        coq_name(name), scope, tuple(binders), tuple(premises), conclusion,
        tuple(owed.items()), definitions,
    )  # fmt: skip


def _unspoken(claim: Claim) -> list[Term]:
    """Return terms whose definedness the statement itself says."""
    return [claim.prop] if isinstance(claim, Exists) else []


Stated = tuple[list[Spoken], str]


def _concluded(claim: Claim, scope: Scope) -> Stated:
    match claim:
        case Relation():
            texts = [prop(link, scope, 79) for link in claim.links]
            return [Spoken(t, scope) for t in claim.terms], " /\\ ".join(texts)
        case Iff():
            both = (claim.left, claim.right)
            return [Spoken(t, scope) for t in both], " <-> ".join(
                f"({prop(t, scope)})" for t in both
            )
        case Extremum():
            return _extremum(claim, scope)
        case Limit():
            return _limit(claim, scope)
        case NotDifferentiable():
            inner, called = scope.declare(claim.name, REAL)
            point = real(claim.point, scope, 9)
            text = f"~ ex_derive (fun {called} : R => {real(claim.body, inner)}) {point}"
            moving = Spoken(claim.body, inner, (f"({called} : R)",))
            return [moving, Spoken(claim.point, scope)], text
        case Exists():
            inner = scope
            binders = []
            for n, sort in claim.variables:
                inner, called = inner.declare(n, sort)
                binders.append(f"exists {called} : {type_of(sort)}, ")
            texts = [f"({t})" for t, _ in existing_conditions(claim, inner)]
            return [], "".join(binders) + " /\\ ".join([*texts, f"({prop(claim.prop, inner)})"])
        case Reparameterisation():
            return _reparameterisation(claim, scope)
        case Impossible():
            from symcheck.kernel.claim import Context

            inner, binders, premises = declared(
                Context(
                    (*claim.context.variables, *claim.variables),
                    (*claim.context.hypotheses, *claim.props),
                    claim.context.definitions,
                ),
                scope,
            )
            text = closed(binders, [p.text for p in premises], "False")
            return [Spoken(p, inner, tuple(binders)) for p in claim.props], text
    raise NoScript(f"a claim of kind '{claim.kind}' has no form in Coq here")


def _extremum(claim: Extremum, scope: Scope) -> Stated:
    body, value = claim.bound.args
    texts = [prop(claim.bound, scope, 79)]
    terms = [Spoken(body, scope), Spoken(value, scope)]
    if claim.attained:
        point = dict(claim.attained)
        left, right = (substitute(t, point) for t in claim.bound.args)
        texts += [prop(h, scope, 79) for h in at_point(claim)]
        texts.append(f"{real(left, scope, 69)} = {real(right, scope, 69)}")
        terms += [Spoken(t, scope) for t in (left, right, *at_point(claim))]
        if claim.only:
            here = " /\\ ".join(
                f"{real(Term('var', (), n), scope)} = {real(v, scope, 69)}"
                for n, v in point.items()
            )
            texts.append(f"({real(body, scope, 69)} = {real(value, scope, 69)} -> {here})")
    for limit in claim.approached:
        more, text = _limit(limit, Scope(limit.context, scope.names))
        texts.append(text)
        terms += more
    return terms, " /\\ ".join(texts)


def at_point(claim: Extremum) -> list[Term]:
    """Return that the point at which a bound is attained is one that the bound speaks of."""
    point = dict(claim.attained)
    context = claim.context
    met = [substitute(h, point) for h in context.hypotheses if not h.free.isdisjoint(point)]
    return met + [f for n, v in point.items() for f in sort_facts(v, context.sorts[n])]


def existing_conditions(claim: Exists, inner: Scope) -> list[tuple[str, Defined]]:
    """Return that what exists is of its sort, and that the proposition is defined there."""
    found: dict[str, Defined] = {}
    for n, sort in claim.variables:
        for fact in sort_facts(Term("var", (), n), sort):
            found.setdefault(prop(fact, inner), Defined(prop=fact))
    found.update(defining_conditions(claim.prop, inner))
    return list(found.items())


def _limit(claim: Limit, scope: Scope) -> Stated:
    ends = [Spoken(e, scope) for e in (claim.point, claim.value) if isinstance(e, Term)]
    if claim.natural:
        inner, called = scope.declare(claim.name, NATURAL, f"{claim.name}")
        body = real(claim.body, inner)
        spoken = Spoken(claim.body, inner, (f"({called} : nat)",))
        text = f"is_lim_seq (fun {called} : nat => {body}) {_end(claim.value, scope)}"
        return [spoken, *ends], text
    inner, called = scope.declare(claim.name, REAL, claim.name)
    function = f"(fun {called} : R => {real(claim.body, inner)})"
    ends.append(Spoken(claim.body, inner, (f"({called} : R)",)))
    if isinstance(claim.point, str) or claim.side == "+-":
        return ends, f"is_lim {function} {_end(claim.point, scope)} {_end(claim.value, scope)}"
    where = "at_right" if claim.side == "+" else "at_left"
    value = _end(claim.value, scope)
    point = real(claim.point, scope, 9)
    return ends, f"filterlim {function} ({where} {point}) (Rbar_locally {value})"


def _end(value: Term | str, scope: Scope) -> str:
    return INFINITE[value] if isinstance(value, str) else real(value, scope, 9)


def _reparameterisation(claim: Reparameterisation, scope: Scope) -> Stated:
    mapped = dict(claim.map)
    inner, lets = scope, []
    for n, sort in claim.parameters:
        value = parameter(mapped[n], scope)
        inner, called = inner.declare(n, sort)
        lets.append(f"let {called} := {value} in ")
    text = f"{real(claim.left, scope, 69)} = {real(claim.right, inner, 69)}"
    whole = "".join(lets) + text
    more = [
        closed(binders, premises, f"{real(v, inner, 69)} = {real(w, inner, 69)}")
        for inner, binders, premises, v, w in identities(claim, scope)
    ]
    if more:
        whole = " /\\ ".join([f"({whole})", *(f"({m})" for m in more)])
    spoken = [Spoken(claim.left, scope), Spoken(substitute(claim.right, mapped), scope)]
    for n, sort in claim.parameters:
        here, binders, premises, entry = entry_at(scope, [], [], mapped[n], sort)
        spoken.append(Spoken(entry, here, tuple(binders), tuple(premises)))
    for inner, binders, premises, v, _ in identities(claim, scope):
        spoken.append(Spoken(v, inner, tuple(binders), tuple(premises)))
    return spoken, whole


def parameter(value: Term, scope: Scope) -> str:
    """Return the value of a parameter: a real, a natural, or a family."""
    from symcheck.coq.terms import family_value

    return family_value(value, scope) if value.head in {"fam", "lam"} else real(value, scope)


# ── definedness ──────────────────────────────────────────────────────────────────


def defining_conditions(term: Term, scope: Scope) -> list[tuple[str, Defined]]:
    found: dict[str, Defined] = {}
    for o in obligations(term, scope.context):
        found.setdefault(prop(o.prop, scope), Defined(prop=o.prop))
    for p in cuts(term, scope):
        if not prove(scope.context, p):
            raise NoScript("a difference of naturals that may be negative")
        found.setdefault(prop(p, scope), Defined(prop=p))
    for text, d in _derivatives(term, scope):
        found.setdefault(text, d)
    return [(t, d) for t, d in found.items() if t != "True"]


def _derivatives(term: Term, scope: Scope) -> list[tuple[str, Defined]]:
    """Return that each derivative in the term exists, for every index around it."""
    texts: list[tuple[str, Defined]] = []
    for i, a in enumerate(term.args):
        if term.head not in BINDERS or i != BINDERS[term.head]:
            texts += _derivatives(a, scope)
    if term.head not in BINDERS:
        return texts
    inner, body, name = scope.open(term)
    below = _derivatives(body, inner)
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


__all__ = [
    "Defined",
    "Premise",
    "Statement",
    "closed",
    "declared",
    "identities",
    "parameter",
    "stated",
]
