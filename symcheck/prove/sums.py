"""Bounds of sums: candidates for Cauchy–Schwarz and Jensen, the triangle inequality, n·max.

Also what equality in such a bound means, and where it is strict.

Everything here is a guess, read off the goal; the kernel checks each.
"""

from __future__ import annotations

from itertools import islice, permutations
from typing import TYPE_CHECKING, Any

from symcheck.kernel.claim import index
from symcheck.kernel.derivation import Derivation, Goal, RuleRefused, Step
from symcheck.kernel.normal import TooLarge, normal_form
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    Term,
    add,
    bind,
    div,
    eq,
    fn,
    fresh,
    le,
    lt,
    mul,
    neg,
    npow,
    open_,
    sub,
    subterms,
    sum_,
    var,
)
from symcheck.prove.contexts import claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symcheck.kernel.claim import Context

#: The most triples of a function, weights and points that are tried.
MAX_JENSEN = 24
#: What the rule 'termwise' compares.
RANGED = frozenset({"sum", "prod", "bigmax", "bigmin"})
#: The most pairs of indices at which equality is looked at.
MAX_PLACES = 6


def by_sums(goal: Goal) -> Iterator[Step]:
    """Yield steps that may bound sums in the goal, or say what equality in such a bound means."""
    try:
        op, left, right = goal.relation()
    except RuleRefused:
        return
    if not isinstance(goal.prop, Term):
        return
    if op in {"=", "<"}:
        yield from _at_two_indices(goal, goal.prop, op)
    if op != "<=":
        return
    for s in _sums(goal.prop):
        k = fresh("k")
        arguments = {"a": bind("lam", str(k.data), open_(s, k)), "b": bind("lam", "k", ONE)}
        yield Step(goal.prop, "cauchy_schwarz", (), arguments)
    for arguments in islice(_jensen(goal.prop), MAX_JENSEN):
        yield Step(goal.prop, "jensen", (), arguments)
    if left.head == "abs" and left.args[0].head == "sum" and right.head == "sum":
        yield _triangle(goal.context, goal.prop, left, right)
    if left.head == "sum" and right != ZERO:
        yield from _each_within(goal.context, goal.prop, left, right)
    if right.head == "sum" and left != ZERO:
        yield from _each_within(goal.context, goal.prop, right, left)


def by_terms(goal: Goal) -> Iterator[Step]:
    """Yield that two sums, products or maxima compare term by term, each term to be searched."""
    try:
        op, left, right = goal.relation()
    except RuleRefused:
        return
    same = left.head == right.head and left.head in RANGED and left.args[:2] == right.args[:2]
    if op not in {"<", "<="} or not same or not isinstance(goal.prop, Term):
        return
    k = fresh("k")
    inner = goal.context.declare(str(k.data), index(*left.args[:2]))
    each = claim(inner, (lt if op == "<" else le)(open_(left, k), open_(right, k)))
    yield Step(goal.prop, "termwise", parts=(Derivation(each, title="each term"),))


def _sums(prop: Term) -> list[Term]:
    return [t for t in dict.fromkeys(subterms(prop)) if t.head == "sum" and not t.loose]


# ── equality, strictness ──


def _at_two_indices(goal: Goal, prop: Term, op: str) -> Iterator[Step]:
    """Yield what equality in a bound that is given means at two indices, or a strict bound."""
    hypotheses = [h for h in goal.context.hypotheses if h.head == "rel"]
    said = [h for h in hypotheses if h.data != "!="] if op == "=" else [prop]
    told = [prop] if op == "=" else [h for h in hypotheses if h.data == "!="]
    places = dict.fromkeys(
        i for t in told for e in subterms(t) if e.head == "at" and not e.loose for i in e.args
    )
    for i, j in islice(permutations(places, 2), MAX_PLACES):
        for bound in said:
            for a, b in _factors(bound):
                yield Step(prop, "cauchy_schwarz", (), {"a": a, "b": b, "i": i, "j": j})
            for arguments in islice(_jensen(bound), MAX_JENSEN):
                yield Step(prop, "jensen", (), {**arguments, "i": i, "j": j})


def _factors(prop: Term) -> Iterator[tuple[Term, Term]]:
    """Yield the two factors of the terms of sums, the second 1 where there is one only."""
    for s in _sums(prop):
        k = fresh("k")
        body, name = open_(s, k), str(k.data)
        if body.head == "mul" and len(body.args) == 2:
            yield bind("lam", name, body.args[0]), bind("lam", name, body.args[1])
        yield bind("lam", name, body), bind("lam", name, ONE)


# ── Jensen ──


def _jensen(prop: Term) -> Iterator[dict[str, Any]]:
    """Yield a convex function of the mean that stands in the goal, its weights and points."""
    for outer in dict.fromkeys(subterms(prop)):
        if outer.loose:
            continue
        for convex, mean, open_below in _convex(outer):
            above = {"above": ZERO} if open_below else {}
            for weights, points in _means(mean):
                yield {"function": convex, "weights": weights, "points": points, **above}


def _convex(outer: Term) -> Iterator[tuple[Term, Term, bool]]:
    """Yield a convex function, where it is applied, and whether it needs positive arguments."""
    t = var("t")
    match outer.head:
        case "exp":
            yield bind("lam", "t", fn("exp", t)), outer.args[0], False
        case "log" | "sqrt":
            yield bind("lam", "t", neg(fn(outer.head, t))), outer.args[0], True
        case "npow" if outer.args[1] == TWO:
            yield bind("lam", "t", npow(t, TWO)), outer.args[0], False
        case "div":
            yield bind("lam", "t", div(ONE, t)), outer.args[1], True


def _means(term: Term) -> Iterator[tuple[Term, Term]]:
    """Yield weights and points whose weighted sum the term may be."""
    inside = next((s for s in subterms(term) if s.head == "sum" and not s.loose), None)
    if inside is None:
        return
    k = fresh("k")
    name, body, (low, high) = str(k.data), open_(inside, k), inside.args[:2]
    even = div(ONE, _length(low, high))
    yield bind("lam", name, even), bind("lam", name, body)
    if body.head == "div":
        yield bind("lam", name, even), bind("lam", name, body.args[0])
    if body.head == "mul":
        for i, weight in enumerate(body.args):
            rest = [a for j, a in enumerate(body.args) if j != i]
            points = mul(*rest) if len(rest) > 1 else rest[0]
            yield bind("lam", name, weight), bind("lam", name, points)


def _length(low: Term, high: Term) -> Term:
    return high if low == ONE else add(sub(high, low), ONE)


# ── term by term ──


def _triangle(context: Context, prop: Term, left: Term, right: Term) -> Step:
    """Return |Σ f| ≤ Σ g by its two cases: term by term for f, and for −f."""
    total = left.args[0]
    low, high = total.args[:2]
    k = fresh("k")
    body = open_(total, k)
    opposite = sum_(str(k.data), low, high, neg(body))
    cases = ((le(ZERO, total), total), (lt(total, ZERO), opposite))
    parts = []
    for condition, same in cases:
        here = context.assume(condition)
        each = le(open_(same, k), open_(right, k))
        inner = here.declare(str(k.data), index(low, high))
        split = _by_cases(inner, each, (le(ZERO, body), lt(body, ZERO)), "sign")
        steps = (
            Step(eq(left, same), "algebra"),
            Step(le(same, right), "termwise", parts=(Derivation(claim(inner, each), (split,)),)),
        )
        parts.append(Derivation(claim(here, prop), steps))
    conditions = tuple(c for c, _ in cases)
    return Step(prop, "cases", (), {"conditions": conditions}, tuple(parts))


def _by_cases(context: Context, prop: Term, conditions: tuple[Term, ...], rule: str) -> Step:
    """Return the step that splits into cases, each of which one rule shows."""
    parts = tuple(
        Derivation(claim(context.assume(c), prop), (Step(prop, rule),)) for c in conditions
    )
    return Step(prop, "cases", (), {"conditions": conditions}, parts)


def _each_within(context: Context, prop: Term, total: Term, other: Term) -> Iterator[Step]:
    """Yield Σ f ≤ t, or t ≤ Σ f, where each of the terms compares so with its share of t."""
    low, high = total.args[:2]
    filled = le(low, high)
    here = context.assume(filled)
    try:
        share = normal_form(div(other, _length(low, high)), here, prove).to_term()
    except (TooLarge, ZeroDivisionError):
        return
    k = fresh("k")
    if share.head == "neg" and share.args[0].head == "bigmax":  # the normal form of a minimum
        body = open_(share.args[0], k)
        body = body.args[0] if body.head == "neg" else neg(body)
        share = bind("bigmin", str(k.data), body, *share.args[0].args[:2])
    constant = sum_(str(k.data), low, high, share)
    whole = prop.args[0] == total

    def compared(mine: Term, theirs: Term) -> Term:
        return le(mine, theirs) if whole else le(theirs, mine)

    each = claim(
        here.declare(str(k.data), index(low, high)), compared(open_(total, k), share)
    )
    rule = "maximum" if share.head in {"bigmax", "bigmin"} else "sign"
    part = Derivation(each, (Step(each.links[0], rule),))
    termwise = Step(compared(total, constant), "termwise", parts=(part,))
    same = Step(eq(constant, other) if whole else eq(other, constant), "algebra")
    steps = (termwise, same) if whole else (same, termwise)
    found = Derivation(claim(here, prop), steps)
    yield Step(prop, "cases", (), {"conditions": (filled,)}, (found,))
