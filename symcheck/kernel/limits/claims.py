"""What a claim of kind limit owes: the variable is sent to ∞, and the value compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symcheck.kernel.claim import POSITIVE, SIZE, Limit
from symcheck.kernel.defined import obligations
from symcheck.kernel.limits.germ import Germ, NoLimit, Value
from symcheck.kernel.normal import normal_form
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ONE, Term, add, div, fresh, neg, sub, substitute, subterms, var

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from symcheck.kernel.claim import Context
    from symcheck.kernel.obligation import Obligation


def shown_limit(claim: Limit) -> tuple[Obligation, ...]:
    """Return what is left to show of a limit; raise NoLimit if it was not found.

    From each side the body is defined near the point, and tends to the value.
    """
    owed = said_limit(claim)
    for body, name, inner in _germs(claim):
        owed.extend(_one_sided(body, name, inner, claim))
    return tuple(owed)


def said_limit(claim: Limit) -> list[Obligation]:
    """Return what a limit's ends owe; raise NoLimit if it is not one that can be shown."""
    context = claim.context
    if claim.name in context.sorts or claim.name in context.defined:
        raise NoLimit(f"'{claim.name}' is declared already")
    if claim.side not in {"+", "-", "+-"}:
        raise NoLimit("a limit is from '+', from '-' or from both sides '+-'")
    owed: list[Obligation] = []
    for end in (claim.point, claim.value):
        if isinstance(end, Term):
            if not end.free <= {*context.sorts, *context.defined} or end.loose:
                raise NoLimit("the point or the value uses what is not declared")
            owed.extend(obligations(end, context))
        elif end not in {"oo", "-oo"}:
            raise NoLimit("a limit is a term, 'oo' or '-oo'")
    if not claim.body.free <= {*context.sorts, *context.defined, claim.name}:
        raise NoLimit("the body uses what is not declared")
    if claim.natural and claim.point != "oo":
        raise NoLimit("the limit of a sequence is at ∞ only")
    return owed


def reached(
    term: Term, name: str, value: Term | str, context: Context, known: Mapping[Term, Term]
) -> list[Obligation]:
    """Return what is owed for a term to tend to a value as the natural ``name`` → ∞.

    The term is defined for every large ``name``, which the context does not declare; the
    limits ``known`` of terms in it are given. Raises NoLimit.
    """
    n = fresh("n")
    values = {name: n}
    moved = {substitute(t, values): v for t, v in known.items()}
    germ = Germ(context.declare(str(n.data), SIZE), str(n.data), moved)
    return _compared(germ.limit(substitute(term, values)), value, context)


def holds_near(claim: Limit, prop: Term) -> bool:
    """Return whether a proposition on the limit's variable was shown near the point."""
    return all(
        Germ(inner, name).eventually(substitute(prop, {claim.name: value}))
        for value, name, inner in _germs(replace(claim, body=var(claim.name)))
    )


def limit_of(claim: Limit) -> Value:
    """Return the limit of the body, whatever value is claimed; raise NoLimit.

    For guessing only: what the limit owes is left out.
    """
    found = [Germ(inner, name).limit(body) for body, name, inner in _germs(claim)]
    return found[0]


def _germs(claim: Limit) -> Iterator[tuple[Term, str, Context]]:
    """Yield the body with its variable replaced so that the point is ∞, for each side."""
    t = fresh("t")
    if not claim.natural and _counts(claim):
        raise NoLimit("an exponent that counts has a limit over the naturals only")
    if claim.natural:
        inner = claim.context.declare(str(t.data), SIZE)
        yield substitute(claim.body, {claim.name: t}), str(t.data), inner
        return
    inner = claim.context.declare(str(t.data), POSITIVE)
    if claim.point in {"oo", "-oo"}:
        values = [t if claim.point == "oo" else neg(t)]
    else:
        small = div(ONE, t)
        point = claim.point if isinstance(claim.point, Term) else ONE
        values = [add(point, small)] if "+" in claim.side else []
        values += [sub(point, small)] if "-" in claim.side else []
    for value in values:
        yield substitute(claim.body, {claim.name: value}), str(t.data), inner


def _counts(claim: Limit) -> bool:
    """Return whether the variable stands in a natural or an integer exponent."""
    return any(
        t.head in {"npow", "ipow"} and claim.name in t.args[1].free for t in subterms(claim.body)
    )


def _one_sided(body: Term, name: str, inner: Context, claim: Limit) -> list[Obligation]:
    germ = Germ(inner, name)
    for o in obligations(body, inner):
        if o.context != inner or not germ.eventually(o.prop):
            raise NoLimit("the body was not shown to be defined near the point")
    return _compared(germ.limit(body), claim.value, claim.context)


def _compared(found: Value, value: Term | str, outer: Context) -> list[Obligation]:
    """Return what is owed for the limit that was found to be the value; raise NoLimit."""
    if isinstance(found, str) or isinstance(value, str):
        if found != value:
            raise NoLimit("the limit is another one")
        return []
    if found == value:
        return obligations(found, outer)
    residue = normal_form(sub(found, value), outer, prove)
    if not residue.is_zero():
        raise NoLimit("the limit is another one")
    return [*residue.conditions, *obligations(found, outer)]
