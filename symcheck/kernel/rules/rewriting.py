"""A theorem is used at given values, as a whole or to rewrite a part of a term.

     ⊢ ∀x: H → a = b      Γ ⊢ H[v]
    ───────────────────────────────  theorem
         Γ  ⊢  s[a[v]] = s[b[v]]

Values that are not given are found by matching. Every match in the left side is rewritten,
below sums too, where what the theorem asks is owed for every index. A theorem that is a
bound shows a bound whose two sides differ by as much.

Side conditions  the theorem's hypotheses and conditions at the values, their sorts, their
                 definedness
Accepts          by sigmoid(-x) = 1 - sigmoid(x):  sigmoid(-y) + 1 = 1 - sigmoid(y) + 1
Refuses          by sigmoid(-x) = 1 - sigmoid(x):  sigmoid(-y) + 1 = sigmoid(y) + 1
Trusts           the theorem
Source           equational rewriting; Baader and Nipkow, Term Rewriting and All That, ch. 4
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.normal import normal_form
from symcheck.kernel.rules.algebra import equal
from symcheck.kernel.rules.matching import match, rewrite
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import instance, said
from symcheck.kernel.sign import prove
from symcheck.kernel.term import Term, sub, substitute

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context
    from symcheck.kernel.obligation import Obligation
    from symcheck.kernel.theorem import Theorem


def theorem(goal: Goal) -> Owed:
    """Check a goal against one theorem, at values that are given or found."""
    if "unproved" in goal.arguments:
        raise RuleRefused("{why}, and this step rests on it", why=str(goal.arguments["unproved"]))
    if len(goal.premises) != 1:
        raise RuleRefused("expected one theorem, got {count}", count=len(goal.premises))
    (premise,) = goal.premises
    claim = said(premise)
    last: RuleRefused | None = None
    for link in claim.links:
        try:
            if link.data == "=":
                return _rewritten(goal, premise, link)
            return _bound(goal, premise, link)
        except RuleRefused as error:
            last = error
    raise last or RuleRefused("the theorem says nothing")


def _values(goal: Goal) -> dict[str, Term]:
    return dict(goal.arguments.get("values", {}))


def _rewritten(goal: Goal, premise: Theorem, link: Term) -> Owed:
    op, left, right = goal.relation()
    if op != "=":
        raise RuleRefused("the theorem is an equation, the goal is not")
    given = _values(goal)
    names = frozenset(premise.claim.context.sorts) - set(given)
    source, target = link.args[::-1] if goal.arguments.get("reverse") else link.args
    pattern = substitute(source, given)

    def rewriter(term: Term, context: Context) -> tuple[Term, list[Obligation]] | None:
        values = match(pattern, term, names)
        if values is None:
            return None
        values |= given
        if substitute(source, values) != term:
            return None  # a value given uses the name of a variable of the theorem
        _, owed = instance(premise, values, context)
        return substitute(target, values), owed

    found = rewrite(left, goal.context, rewriter)
    if not found.places:
        raise RuleRefused("nothing in '{left}' matches '{pattern}'", left=left, pattern=pattern)
    same = equal(goal, found.term, right)
    data = {"theorem": premise.name, "places": found.places, "rewritten": found.term, **same.data}
    return Owed((*found.owed, *same.conditions), data)


def _bound(goal: Goal, premise: Theorem, link: Term) -> Owed:
    """A bound l r m at values, for a goal whose sides differ by what l and m differ by."""
    op, left, right = goal.relation()
    mine = Goal(goal.context, link).relation()
    if (op, mine[0]) not in {("<", "<"), ("<=", "<="), ("<=", "<"), ("!=", "!="), ("!=", "<")}:
        raise RuleRefused("the theorem shows '{got}', expected '{wanted}'", got=mine[0], wanted=op)
    given = _values(goal)
    names = frozenset(premise.claim.context.sorts) - set(given)
    values: dict[str, Term] | None = {}
    for pattern, term in ((mine[1], left), (mine[2], right)):
        found = match(substitute(pattern, given), term, names, values)
        values = values if found is None else found
    values = {**(values or {}), **given}
    _, owed = instance(premise, values, goal.context)
    defaults = {n: v for n, v in values.items() if n in premise.claim.context.sorts}
    low, high = (substitute(t, defaults) for t in mine[1:])
    data = {"theorem": premise.name, "low": low, "high": high}
    if (low, high) == (left, right):
        return Owed(tuple(owed), data)
    residue = normal_form(sub(sub(right, left), sub(high, low)), goal.context, prove)
    if not residue.is_zero():
        raise RuleRefused(
            "the theorem says '{low} {op} {high}' here", low=low, op=mine[0], high=high
        )
    return Owed((*owed, *residue.conditions), data)
