"""A relation holds because it holds with a variable replaced by what it equals.

    Γ ⊢ x = e      Γ[x := e] ⊢ P[x := e]
    ──────────────────────────────────────  eliminate
                Γ  ⊢  P

Side conditions  the equation, if no second part shows it; e is defined
Accepts          given x > 0, y = x + 1, by x + 1 > 0:  y > 0
Refuses          given x > 0, y >= x + 1, by x + 1 > 0:  y > 0
Refuses          given y = x + 1, by x + 1 > 0, which is shown for x > 0:  y > 0
Trusts           nothing
Source           equals for equals
"""

from __future__ import annotations

from dataclasses import replace

from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import relation_in
from symcheck.kernel.term import Term, eq, substitute, var


def eliminate(goal: Goal) -> Owed:
    """Check a relation by a part in which a ``variable`` is replaced by a ``value``."""
    if not isinstance(goal.prop, Term) or goal.prop.head != "rel":
        raise RuleRefused("expected a relation")
    name, value = str(goal.arguments.get("variable", "")), goal.arguments.get("value")
    sort = goal.context.sorts.get(name)
    if sort is None or sort.has_entries:
        raise RuleRefused("'{name}' is no variable of single values", name=name or "(none)")
    if (
        not isinstance(value, Term)
        or value.loose
        or value.head in {"lam", "fam"}
        or name in value.free
    ):
        raise RuleRefused("expected a value free of '{name}'", name=name)
    if not value.free <= {*goal.context.sorts, *goal.context.defined}:
        raise RuleRefused("the value uses what is not declared")
    if not 1 <= len(goal.parts) <= 2:
        raise RuleRefused("expected the part about the value, and perhaps the equation")
    given = tuple(substitute(h, {name: value}) for h in goal.context.hypotheses)
    inner = replace(goal.context, hypotheses=(*goal.context.hypotheses, *given))
    wanted = substitute(goal.prop, {name: value})
    if relation_in(goal.parts[0], inner).links != (wanted,):
        raise RuleRefused("the part does not show '{wanted}'", wanted=wanted)
    owed = obligations(value, goal.context)
    same = eq(var(name), value)
    if len(goal.parts) == 1:
        owed.append(Obligation(goal.context, same, "the value of the variable"))
    elif relation_in(goal.parts[1], goal.context).links != (same,):
        raise RuleRefused("the second part does not show '{same}'", same=same)
    return Owed(tuple(owed), {"variable": name, "value": value})
