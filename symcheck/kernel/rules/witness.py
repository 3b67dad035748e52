"""Something exists because here it is.

    Γ ⊢ v has the sort     Γ ⊢ p[v]
    ────────────────────────────────  witness
           Γ  ⊢  ∃x: p

The witness is a term of the context, a map if the context has variables.

Side conditions  the sorts and the definedness of the witness; the proposition at it, where
                 no part shows it
Accepts          witness y = x + 1:  there is a real y with y > x
Refuses          witness y = x:  there is a real y with y > x
Trusts           nothing
Source           the introduction rule of ∃
"""

from __future__ import annotations

from symcheck.kernel.claim import Exists
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import relation_in, value_owes
from symcheck.kernel.term import Term, substitute


def witness(goal: Goal) -> Owed:
    """Check an existence claim at its witness."""
    claim = goal.prop
    if not isinstance(claim, Exists):
        raise RuleRefused("expected a claim that something exists")
    given = dict(claim.witness) | dict(goal.arguments.get("values", {}))
    owed: list[Obligation] = []
    chosen: dict[str, Term] = {}
    for name, sort in claim.variables:
        if name not in given:
            raise RuleRefused("the witness gives no '{name}'", name=name)
        owed.extend(value_owes(given[name], name, sort, chosen, goal.context))
        chosen[name] = given[name]
    prop = substitute(claim.prop, chosen)
    owed.extend(obligations(prop, goal.context))
    shown = {link for part in goal.parts for link in relation_in(part, goal.context).links}
    for part in prop.args if prop.head == "and" else (prop,):
        if part not in shown:
            owed.append(Obligation(goal.context, part, "the proposition at the witness"))
    return Owed(tuple(owed), {"values": chosen})
