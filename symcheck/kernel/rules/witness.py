"""Something exists because here it is.

    Γ ⊢ v has the sort     Γ ⊢ p[v]
    ────────────────────────────────  witness
           Γ  ⊢  ∃x: p

The witness is a term of the context, a map if the context has variables. It is a part of
the claim; what the claim does not give, the step may.

Side conditions  the sorts and the definedness of the witness; that an index of a family
                 asked for is in its range; the proposition at the witness, where no part
                 shows it
Accepts          witness y = x + 1:  there is a real y with y > x
Refuses          witness y = x:  there is a real y with y > x
Trusts           nothing
Source           the introduction rule of ∃
"""

from __future__ import annotations

from symcheck.kernel.claim import Exists
from symcheck.kernel.defined import obligations_at
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import relation_in, value_owes
from symcheck.kernel.term import substitute


def witness(goal: Goal) -> Owed:
    """Check an existence claim at its witness."""
    claim = goal.prop
    if not isinstance(claim, Exists):
        raise RuleRefused("expected a claim that something exists")
    said, given = dict(claim.witness), dict(goal.arguments.get("values", {}))
    for name, value in given.items():
        if said.get(name, value) != value:
            raise RuleRefused("the claim's witness gives '{name}' another value", name=name)
    given = said | given
    wanted = [name for name, _ in claim.variables]
    missing = [name for name in wanted if name not in given]
    if missing:
        raise RuleRefused("the witness gives no '{name}'", name=missing[0])
    extra = [name for name in given if name not in wanted]
    if extra:
        raise RuleRefused("the witness gives '{name}', which is not asked for", name=extra[0])
    chosen = {name: given[name] for name, _ in claim.variables}
    owed: list[Obligation] = []
    for name, _ in claim.variables:
        owed.extend(value_owes(name, claim.variables, chosen, goal.context))
    prop = substitute(claim.prop, chosen)
    owed.extend(obligations_at(claim.prop, claim.variables, chosen, goal.context))
    shown = {link for part in goal.parts for link in relation_in(part, goal.context).links}
    owed.extend(
        Obligation(goal.context, part, "the proposition at the witness")
        for part in (prop.args if prop.head == "and" else (prop,))
        if part not in shown
    )
    return Owed(tuple(owed), {"values": chosen})
