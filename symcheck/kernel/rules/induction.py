"""A claim holds for every size because it holds for the least and passes on.

    P(0)        (∀ the other variables: H(n) → P(n)),  H(n+1)  ⊢  P(n+1)
    ─────────────────────────────────────────────────────────────────────  induction
                          ∀n: H(n) → P(n)

The base is 0 for a natural n and 1 for a size. The step's context holds H(n + 1) only; the
induction hypothesis is the implication, and what it needs has to be shown where it is used.
In the step of another induction, on m, it is about that m only: the base may have used P(m).

Side conditions  none
Accepts          on n:  Sum(k, (k, 1, n)) = n*(n + 1)/2
Refuses          given Sum(y[k], (k, 1, n)) = 0, on n:  y[n] = 0
Trusts           nothing
Source           induction on the natural numbers
"""

from __future__ import annotations

from symcheck.kernel.claim import Context, Relation, Sort
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import require_context
from symcheck.kernel.term import ONE, ZERO, Term, add, num, substitute, var


def induction(goal: Goal) -> Owed:
    """Check the base and the step of an induction; discharge its hypothesis."""
    from symcheck.kernel.theorem import Theorem

    name, hypothesis = goal.arguments.get("variable"), goal.arguments.get("hypothesis")
    if not isinstance(name, str) or not isinstance(goal.prop, Term) or len(goal.parts) != 2:
        raise RuleRefused("expected a base, a step and the variable of the induction")
    if not isinstance(hypothesis, Theorem) or len(hypothesis.hypothetical) != 1:
        raise RuleRefused("expected the induction hypothesis")
    assumed = hypothesis.claim
    if hypothesis.rules or not isinstance(assumed, Relation) or assumed.links != (goal.prop,):
        raise RuleRefused("the induction hypothesis is not the claim")
    # What is assumed for n has to be no more than what is shown for n + 1.
    require_same(assumed.context, goal.context)
    if {h.variable for h in hypothesis.hypothetical} != {name}:
        raise RuleRefused("the induction hypothesis is about another variable")
    least = base_value(goal.context, name)
    _require(goal.parts[0], at_value(goal.context, name, least, keep=False), goal.prop, name, least)
    after = add(var(name), ONE)
    _require(goal.parts[1], at_value(goal.context, name, after, keep=True), goal.prop, name, after)
    if hypothesis.hypothetical & goal.parts[0].hypothetical:
        raise RuleRefused("the base uses the induction hypothesis")
    others = frozenset().union(*(p.hypothetical for p in goal.parts)) - hypothesis.hypothetical
    if any(name in {h.variable, *h.fixed} for h in others):
        raise RuleRefused("'{name}' is the variable of an induction around this one", name=name)
    # With the hypothesis of an induction on m around this one, the parts are about this m only.
    for other in sorted(frozenset().union(*({h.variable, *h.fixed} for h in others))):
        if other not in hypothesis.pinned:
            raise RuleRefused(
                "'{other}' is the variable of an induction around this one: "
                "the hypothesis has to keep it as it is",
                other=other,
            )
    return Owed(discharges=hypothesis.hypothetical)


def require_same(mine: Context, theirs: Context) -> None:
    """Raise RuleRefused unless the two contexts are the same."""
    if mine.variables != theirs.variables or mine.definitions != theirs.definitions:
        raise RuleRefused("the induction hypothesis was made in another context")
    if set(mine.hypotheses) != set(theirs.hypotheses):
        raise RuleRefused("the induction hypothesis has other hypotheses")


def base_value(context: Context, name: str) -> Term:
    """Return the least value of the variable; raise RuleRefused if its sort has none."""
    sort = context.sorts.get(name)
    if sort is None or sort.kind not in {"natural", "size"}:
        raise RuleRefused("'{name}' is neither natural nor a size", name=name)
    return ZERO if sort.kind == "natural" else num(1)


def at_value(context: Context, name: str, value: Term, *, keep: bool) -> Context:
    """Return the context at a value of a variable, which stays declared if ``keep`` says so."""
    values = {name: value}
    variables = tuple(
        (
            v,
            Sort(
                s.kind, tuple((substitute(a, values), substitute(b, values)) for a, b in s.ranges)
            ),
        )
        for v, s in context.variables
        if keep or v != name
    )
    return Context(
        variables, tuple(substitute(h, values) for h in context.hypotheses), context.definitions
    )


def _require(part: object, context: Context, prop: Term, name: str, value: Term) -> None:
    from symcheck.kernel.theorem import Theorem

    claim = part.claim if isinstance(part, Theorem) else None
    wanted = substitute(prop, {name: value})
    if not isinstance(claim, Relation) or claim.links != (wanted,):
        raise RuleRefused("expected a part that shows '{wanted}'", wanted=wanted)
    require_context(claim.context, context)
