"""Contexts on the way to a point of contact, and derivations of one step: plain helpers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from symcheck.kernel.claim import REAL, Relation
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Derivation, Step
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ONE, ZERO, Term, as_rational, div, lt, neg, npow, num, var

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context


def is_fine(term: Term, context: Context) -> bool:
    """Return whether a term was shown to be defined."""
    return all(prove(o.context, o.prop) for o in obligations(term, context))


def power(term: Term, exponent: int) -> Term:
    """Return an integer power as it would be written."""
    if exponent == 0:
        return ONE
    if exponent < 0:
        return div(ONE, power(term, -exponent))
    return term if exponent == 1 else npow(term, num(exponent))


def sign_shown(context: Context, term: Term) -> int:
    """Return 1 or −1 as the term was shown to be positive or negative, 0 if neither was."""
    value = as_rational(term)
    if value is not None:
        return (value > 0) - (value < 0)
    if prove(context, lt(ZERO, term)):
        return 1
    return -1 if prove(context, lt(term, ZERO)) else 0


def as_real(context: Context, name: str) -> Context:
    """Return the context with a variable declared as real, and what its sort said as hypotheses."""
    variables = tuple((n, REAL if n == name else s) for n, s in context.variables)
    extra = () if context.sorts[name].kind != "positive" else (lt(ZERO, var(name)),)
    return replace(context, variables=variables).assume(*extra)


def ends_of(context: Context, name: str) -> tuple[list[Term], list[Term]]:
    """Return the lower and the upper ends that hypotheses state outright."""
    low: list[Term] = []
    high: list[Term] = []
    x = var(name)
    for prop in context.facts():
        for part in prop.args if prop.head == "and" else (prop,):
            if part.head != "rel" or part.data not in {"<", "<=", ">", ">="}:
                continue
            left, right = part.args
            if part.data in {">", ">="}:
                left, right = right, left
            if left == x and name not in right.free:
                high.append(right)
            elif right == x and name not in left.free:
                low.append(left)
            elif left.head == "abs" and left.args[0] == x and name not in right.free:
                high.append(right)
                low.append(neg(right))
    return _tightest(low, 1), _tightest(high, -1)


def _tightest(ends: list[Term], side: int) -> list[Term]:
    """Return the ends, of the literal ones the tightest only."""
    literal = [e for e in ends if as_rational(e) is not None]
    if not literal:
        return ends
    best = max(literal, key=lambda e: side * (as_rational(e) or 0))
    return [best, *(e for e in ends if as_rational(e) is None)]


def beyond(context: Context, name: str, contact: Term | str, side: str) -> Context:
    """Return the context on one side of the contact, up to the stated end."""
    low, high = ends_of(context, name)
    x = var(name)
    outer = context.without(frozenset((name,)))
    variables = tuple((n, REAL if n == name else s) for n, s in outer.variables)
    bounds: list[Term] = []
    if side == "right":
        bounds += [] if isinstance(contact, str) else [lt(contact, x)]
        bounds += [lt(x, e) for e in high]
    else:
        bounds += [lt(e, x) for e in low]
        bounds += [] if isinstance(contact, str) else [lt(x, contact)]
    return replace(outer, variables=variables).assume(*bounds)


def claim(context: Context, prop: Term) -> Relation:
    """Return the claim of one relation."""
    return Relation(context, prop.args, (str(prop.data),))


def one(context: Context, prop: Term, rule: str, **arguments: Any) -> Derivation:
    """Return the derivation of one step."""
    return Derivation(claim(context, prop), (Step(prop, rule, (), arguments),))


def retarget(found: Derivation, context: Context, prop: Term) -> Derivation:
    """Return the derivation with its single step about a relation of the same difference."""
    (step,) = found.steps
    return Derivation(claim(context, prop), (replace(step, goal=prop),))


def scaled(
    context: Context,
    prop: Term,
    factor: Term,
    rest: Derivation | None,
    sign: Derivation | None = None,
) -> Derivation | None:
    """Return the derivation by a positive factor, if the rest was found."""
    if rest is None:
        return None
    parts = (rest,) if sign is None else (rest, sign)
    return Derivation(claim(context, prop), (Step(prop, "scale", (), {"factor": factor}, parts),))
