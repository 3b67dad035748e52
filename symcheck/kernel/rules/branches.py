"""A relation holds because it holds with a part replaced by each of its two values.

    Γ, u ≥ 0 ⊢ P[u]     Γ, u ≤ 0 ⊢ P[−u]
    ────────────────────────────────────  branches
               Γ  ⊢  P[|u|]

|u| is one of u and −u; max(a, b), min(a, b) and relu(u) likewise, by the sign of a − b or of
u. A part may leave its hypothesis out. One part is enough where the sign is shown.

Side conditions  u is defined; its sign, where there is one part only
Accepts          by u <= v and -u <= v:  Abs(u) <= v
Refuses          by u <= v:  Abs(u) <= v
Refuses          by -u <= v and u <= v:  Max(u, v) <= v
Trusts           nothing
Source           the definition of |u| and of the maximum
"""

from __future__ import annotations

from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import relation_in
from symcheck.kernel.term import ZERO, Term, le, neg, sub


def choices(term: Term) -> tuple[Term, Term, Term] | None:
    """Return (d, v, w) where the term is v if d ≥ 0 and w if d ≤ 0; None if it is no choice."""
    args = term.args
    match term.head:
        case "abs":
            return args[0], args[0], neg(args[0])
        case "relu":
            return args[0], args[0], ZERO
        case "max" if len(args) == 2:
            return sub(*args), args[0], args[1]
        case "min" if len(args) == 2:
            return sub(*args), args[1], args[0]
    return None


def replaced(term: Term, old: Term, new: Term) -> Term:
    """Return the term with every occurrence of a closed part replaced by a closed term."""
    memo: dict[Term, Term] = {old: new}

    def go(t: Term) -> Term:
        if t not in memo:
            memo[t] = Term(t.head, tuple(map(go, t.args)), t.data) if t.args else t
        return memo[t]

    return go(term)


def branches(goal: Goal) -> Owed:
    """Check a relation by its parts about both values of the ``term`` in it.

    With one part, ``side`` says which value it is about: 0 for d ≥ 0, 1 for d ≤ 0.
    """
    if not isinstance(goal.prop, Term) or goal.prop.head != "rel":
        raise RuleRefused("expected a relation")
    term = goal.arguments.get("term")
    found = choices(term) if isinstance(term, Term) else None
    if found is None or not isinstance(term, Term) or term.loose:
        raise RuleRefused("expected a term |u|, max(a, b), min(a, b) or relu(u)")
    if not term.free <= {*goal.context.sorts, *goal.context.defined}:
        raise RuleRefused("the term uses what is not declared")
    difference, *values = found
    signs = (le(ZERO, difference), le(difference, ZERO))
    owed = obligations(difference, goal.context)
    sides = (0, 1) if len(goal.parts) == 2 else (int(goal.arguments.get("side", 0)),)
    if len(sides) != len(goal.parts) or sides[0] not in {0, 1}:
        raise RuleRefused("expected a part for each value")
    if len(sides) == 1:
        owed.append(Obligation(goal.context, signs[sides[0]], "the value that is left out"))
    for side, part in zip(sides, goal.parts, strict=True):
        wanted = replaced(goal.prop, term, values[side])
        if relation_in(part, goal.context, signs[side]).links != (wanted,):
            raise RuleRefused("a part does not show '{wanted}'", wanted=wanted)
    return Owed(tuple(owed), {"term": term})
