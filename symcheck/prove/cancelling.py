"""A relation follows from a given one that is a multiple of it: v − u = q·(y − x).

What q is, is read off a quotient of normal forms; that it is not 0, or positive, and that
it is q at all, the kernel sees for itself.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from symcheck.kernel.derivation import Derivation, Goal, RuleRefused, Step
from symcheck.kernel.normal import TooLarge, normal_form
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    ZERO,
    Term,
    TermError,
    add,
    as_rational,
    div,
    eq,
    lt,
    ne,
    sub,
    subterms,
)
from symcheck.prove.contexts import claim

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The most hypotheses that are looked at, and the most subterms of one and the goal.
MAX_GIVEN = 6
SMALL = 60
#: The hypotheses that may show a relation.
FROM = {"=": {"="}, "<": {"<"}, "<=": {"<", "<="}}


def by_cancelling(goal: Goal) -> Iterator[Step]:
    """Yield x = y + (u − v)/q = y for u = v given, and x ≤ y by its multiple u ≤ v."""
    try:
        op, x, y = goal.relation()
    except RuleRefused:
        return
    wanted = FROM.get(op, set())
    useful = (
        h
        for h in goal.context.hypotheses
        if _op(goal, h) in wanted and not _is_simple(h) and _fits(h, x, y)
    )
    for hypothesis in islice(useful, MAX_GIVEN):
        _, u, v = Goal(goal.context, hypothesis).relation()
        factor = _factor(goal, div(sub(v, u), sub(y, x)), positive=op != "=")
        if factor is not None and op == "=":
            between = add(y, div(sub(u, v), factor))
            yield _by_parts(
                goal,
                "transitivity",
                Step(eq(x, between), "algebra"),
                Step(eq(between, y), "given", (), {"hypothesis": hypothesis}),
            )
        elif factor is not None:
            part = Step(hypothesis, "sign")
            yield _by_parts(goal, "scale", part, factor=div(ONE, factor))


def _op(goal: Goal, prop: Term) -> str:
    return Goal(goal.context, prop).relation()[0] if prop.head == "rel" else ""


def _is_simple(prop: Term) -> bool:
    """Return whether a variable, or an entry, is compared with a number: it is no multiple."""
    heads = [a.head for a in prop.args if as_rational(a) is None]
    return len(heads) < 2 and {"var", "at"}.issuperset(heads)


def _fits(*terms: Term) -> bool:
    return sum(1 for t in terms for _ in subterms(t)) <= SMALL


def _factor(goal: Goal, quotient: Term, *, positive: bool) -> Term | None:
    """Return the quotient where it was shown to be a number other than 0, or positive."""
    try:
        factor = normal_form(quotient, goal.context, prove).to_term()
        sign = lt(ZERO, factor) if positive else ne(factor, ZERO)
        return factor if prove(goal.context, sign) else None
    except (TooLarge, ZeroDivisionError, TermError):
        return None


def _by_parts(goal: Goal, rule: str, *steps: Step, **arguments: Term) -> Step:
    """Return a step whose parts have one step each."""
    parts = tuple(
        Derivation(claim(goal.context, s.goal), (s,)) for s in steps if isinstance(s.goal, Term)
    )
    return Step(goal.prop, rule, (), arguments, parts)
