"""A relation holds because it holds with a part replaced by each of its two values.

    Γ, u ≥ 0 ⊢ P[u]     Γ, u ≤ 0 ⊢ P[−u]
    ────────────────────────────────────  branches
               Γ  ⊢  P[|u|]

|u| is one of u and −u; max(a, b), min(a, b) and relu(u) likewise, by the sign of a − b or of
u. A part may leave its hypothesis out. One part is enough where the sign is shown.

Side conditions  u is defined; its sign, where one value is left out and no part shows it
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

    With ``side``, the first part is about that value alone, 0 for d ≥ 0 and 1 for d ≤ 0; a
    second part may show the sign.
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
    side = goal.arguments.get("side")
    if (
        side not in {None, 0, 1}
        or not 1 <= len(goal.parts) <= 2
        or (side is None and len(goal.parts) < 2)
    ):
        raise RuleRefused("expected a part for each value")
    sides = (0, 1) if side is None else (side,)
    if side is not None and len(goal.parts) == 1:
        owed.append(Obligation(goal.context, signs[side], "the value that is left out"))
    elif side is not None and relation_in(goal.parts[1], goal.context).links != (signs[side],):
        raise RuleRefused("the second part does not show '{sign}'", sign=signs[side])
    for i, part in zip(sides, goal.parts, strict=False):
        wanted = replaced(goal.prop, term, values[i])
        if relation_in(part, goal.context, signs[i]).links != (wanted,):
            raise RuleRefused("a part does not show '{wanted}'", wanted=wanted)
    return Owed(tuple(owed), {"term": term})
