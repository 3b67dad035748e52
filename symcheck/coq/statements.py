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
    require_ends,
    theorem_name,
    type_of,
    used_definitions,
)
from symcheck.coq.definedness import Defined, defining_conditions
from symcheck.coq.inverses import (
    Said,
    about,
    among_new,
    arriving,
    entry_at,
    of_its_sort,
    of_new_sorts,
    of_old_sorts,
    parameter,
    returning,
)
from symcheck.coq.terms import NoScript, Scope, prop, real
from symcheck.kernel.claim import (
    NATURAL,
    REAL,
    Context,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    Sort,
    sort_facts,
)
from symcheck.kernel.defined import obligations_at
from symcheck.kernel.rules.premises import itself
from symcheck.kernel.term import TRUE, Term, substitute, var

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symcheck.kernel.claim import Claim

AND = " /\\ "
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
class Spoken:
    """A term that a statement speaks of, where it stands, and what stands before it there.

    ``owed`` is what it owed before values were put into it: with the entries of a family an
    index is gone, which has to be in the family's range.
    """

    term: Term
    scope: Scope
    binders: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()
    owed: tuple[Term, ...] = ()


# ── claims ───────────────────────────────────────────────────────────────────────


def stated(name: str, claim: Claim) -> Statement:
    """Return the statement of a theorem; raise NoScript where it has none."""
    scope, binders, premises = declared(before(claim))
    terms, conclusion = _concluded(claim, scope)
    owed: dict[str, Defined] = {}
    for one in terms:
        names = [b[1:].split(" ")[0] for b in one.binders] + [
            f"J{i}" for i in range(len(one.premises))
        ]
        intro = (f"intros {' '.join(names)}.",) if names else ()
        more = [(prop(p, one.scope), Defined(prop=p)) for p in one.owed if p != TRUE]
        for text, d in [*defining_conditions(one.term, one.scope), *more]:
            whole = closed(one.binders, one.premises, text)
            owed.setdefault(whole, replace(d, intros=(*intro, *d.intros)))
    everything = [*(t.term for t in terms), *claim.context.hypotheses, *_unspoken(claim)]
    used = used_definitions(everything, claim.context)
    definitions = tuple(defining(d, claim.context) for d in used)
    for definition in used:
        for text in definition_cuts(definition, claim.context):
            owed.setdefault(text, Defined(prop=TRUE))
    return Statement(
        theorem_name(name, claim.context), scope, tuple(binders), tuple(premises),
        conclusion, tuple(owed.items()), definitions,
    )  # fmt: skip


def before(claim: Claim) -> Context:
    """Return the context of all that a claim says: its own, or less where a part has less.

    A limit by which a bound is approached has no hypothesis on what moves, and an inverse is
    one at all new parameters, whether or not some hypothesis on the old ones can hold.
    """
    given = claim.context.hypotheses
    if isinstance(claim, Extremum):
        given = tuple(
            h for h in given if all(h in limit.context.hypotheses for limit in claim.approached)
        )
    elif isinstance(claim, Reparameterisation) and claim.inverse:
        given = ()
    return replace(claim.context, hypotheses=given)


def under_hypotheses(claim: Claim, scope: Scope) -> tuple[Scope, list[Premise]]:
    """Return the scope under all hypotheses, and those that stand before a part only."""
    inner, _, premises = declared(claim.context, scope)
    return inner, premises


def _under(premises: list[Premise], texts: list[str]) -> list[str]:
    """Return conjuncts, as one of them if there are premises of their own."""
    if not premises:
        return texts
    return [f"({closed((), [p.text for p in premises], AND.join(texts))})"]


def _unspoken(claim: Claim) -> list[Term]:
    """Return terms whose definedness the statement itself says."""
    return [claim.prop] if isinstance(claim, Exists) else []


Stated = tuple[list[Spoken], str]


def _concluded(claim: Claim, scope: Scope) -> Stated:
    match claim:
        case Relation():
            texts = [prop(link, scope, 79) for link in claim.links]
            return [Spoken(t, scope) for t in claim.terms], AND.join(texts)
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
                require_ends(sort, inner)
                inner, called = inner.declare(n, sort)
                binders.append(f"exists {called} : {type_of(sort)}, ")
            texts = [f"({t})" for t, _ in existing_conditions(claim, inner)]
            return [], "".join(binders) + AND.join([*texts, f"({prop(claim.prop, inner)})"])
        case Reparameterisation():
            return _reparameterisation(claim, scope)
        case Impossible():
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


def _extremum(claim: Extremum, outer: Scope) -> Stated:
    scope, premises = under_hypotheses(claim, outer)
    owed = tuple(p.text for p in premises)
    body, value = claim.bound.args
    texts = [prop(claim.bound, scope, 79)]
    terms = [Spoken(body, scope, (), owed), Spoken(value, scope, (), owed)]
    if claim.attained:
        point = dict(claim.attained)
        left, right = (substitute(t, point) for t in claim.bound.args)
        texts += [prop(h, scope, 79) for h in at_point(claim)]
        texts.append(f"{real(left, scope, 69)} = {real(right, scope, 69)}")
        terms += [Spoken(t, scope, (), owed) for t in (left, right, *at_point(claim))]
        chosen = itself(claim.context) | point
        for t in (*claim.bound.args, *about(point, claim.context)):
            terms.append(_put_in(t, claim.context.variables, chosen, scope, (), owed))
        if claim.only:
            here = AND.join(
                f"{real(var(n), scope)} = {real(v, scope, 69)}" for n, v in point.items()
            )
            texts.append(f"({real(body, scope, 69)} = {real(value, scope, 69)} -> {here})")
    texts = _under(premises, texts)
    for limit in claim.approached:
        more, text = _limit(limit, Scope(limit.context, outer.names))
        texts.append(text)
        terms += more
    return terms, AND.join(texts)


def at_point(claim: Extremum) -> list[Term]:
    """Return that the point at which a bound is attained is one that the bound speaks of."""
    point = dict(claim.attained)
    context = claim.context
    met = [substitute(h, point) for h in about(point, claim.context)]
    return met + [f for n, v in point.items() for f in sort_facts(v, context.sorts[n])]


def existing_conditions(claim: Exists, inner: Scope) -> list[tuple[str, Term | None]]:
    """Return that what exists is of its sort, and that the proposition is defined there."""
    found: dict[str, Term | None] = {}
    for n, sort in claim.variables:
        value = Term("fam", (), n) if sort.has_entries else var(n)
        found.update(of_its_sort(value, sort, {}, inner))
    found.update((text, d.prop) for text, d in defining_conditions(claim.prop, inner))
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


def _reparameterisation(claim: Reparameterisation, outer: Scope) -> Stated:
    mapped, back = dict(claim.map), dict(claim.inverse)
    scope, premises = under_hypotheses(claim, outer)
    owed = tuple(p.text for p in premises)
    inner, lets = scope, []
    for n, sort in claim.parameters:
        value = parameter(mapped[n], sort, scope)
        inner, called = inner.declare(n, sort)
        lets.append(f"let {called} := {value} in ")
    equation = f"{real(claim.left, scope, 69)} = {real(claim.right, inner, 69)}"
    texts = [f"({''.join(lets)}{equation})"]
    texts += [f"({_said(one)})" for one in returning(claim, scope)]
    texts += [f"({text})" for text, _ in of_new_sorts(claim, scope)]
    texts = _under(premises, texts)
    texts += [f"({_said(one)})" for one in arriving(claim, outer)]
    texts += [f"({text})" for text, _, _ in of_old_sorts(claim, outer)]
    whole = texts[0][1:-1] if len(texts) == 1 else AND.join(texts)
    spoken = [
        Spoken(claim.left, scope, (), owed),
        _put_in(claim.right, claim.parameters, mapped, scope, (), owed),
    ]
    for n, sort in claim.parameters:
        here, binders, ranges, entry = entry_at(scope, [], list(owed), mapped[n], sort)
        spoken.append(Spoken(entry, here, tuple(binders), tuple(ranges)))
    for inner, binders, ranges, v, _ in returning(claim, scope):
        spoken.append(Spoken(v, inner, tuple(binders), (*owed, *ranges)))
    for inner, binders, ranges, v, _ in arriving(claim, outer):
        spoken.append(Spoken(v, inner, tuple(binders), tuple(ranges)))
    for n, old in back.items():
        new, names, sorts = among_new(claim, outer)
        here, binders, ranges, entry = entry_at(new, names, sorts, old, claim.context.sorts[n])
        spoken.append(Spoken(entry, here, tuple(binders), tuple(ranges)))
    for _, fact, (new, names, sorts) in of_old_sorts(claim, outer):
        if fact is not None:
            spoken.append(Spoken(fact, new, tuple(names), tuple(sorts)))
    for h in about(back, claim.context):
        new, names, sorts = among_new(claim, outer)
        chosen, where = itself(claim.context) | back, (tuple(names), tuple(sorts))
        spoken.append(_put_in(h, claim.context.variables, chosen, new, *where))
    return spoken, whole


def _put_in(
    term: Term,
    variables: Sequence[tuple[str, Sort]],
    values: Mapping[str, Term],
    scope: Scope,
    binders: tuple[str, ...],
    premises: tuple[str, ...],
) -> Spoken:
    """Return a term at values of its variables, with all that it owes there."""
    owed = tuple(o.prop for o in obligations_at(term, variables, values, scope.context))
    return Spoken(substitute(term, values), scope, binders, premises, owed)


def _said(identity: Said) -> str:
    scope, binders, premises, value, itself = identity
    return closed(binders, premises, f"{real(value, scope, 69)} = {real(itself, scope, 69)}")


__all__ = [
    "Defined",
    "Premise",
    "Statement",
    "before",
    "closed",
    "declared",
    "existing_conditions",
    "stated",
    "under_hypotheses",
]
