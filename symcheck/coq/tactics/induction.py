"""Induction on a natural, everything else generalised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.declarations import defined_names
from symcheck.coq.proof import bare, handles, intros, said
from symcheck.coq.statements import closed, declared
from symcheck.coq.terms import NoScript, Scope

if TYPE_CHECKING:
    from symcheck.coq.proof import Here


@handles("induction")
def _induction(here: Here) -> list[str]:
    p, r, scope, op, left, right = here

    variable, hypothesis = r.step.arguments["variable"], r.step.arguments["hypothesis"]
    context = hypothesis.claim.context
    sort = context.sorts[variable]
    if sort.kind != "natural":
        raise NoScript("induction on a size")
    v = scope.names[variable]
    fresh_scope = Scope(bare(context), defined_names(context))
    whole, binders, premises = declared(context, fresh_scope)
    own = whole.names[variable]
    others = [b for b in binders if b != f"({own} : nat)"]
    goal = said(op, left, right, whole)
    statement = f"forall {own} : nat, {closed(others, [x.text for x in premises], goal)}"
    base, step = r.parts
    zero = Scope(bare(context), defined_names(context))
    b_scope, b_binders, b_premises, b_script = p.part(base, zero)
    h = p.name("IH")
    p.hypotheses[id(hypothesis)] = (h, context)
    s_outer, _ = Scope(bare(context), defined_names(context)).declare(variable, sort)
    s_scope, s_binders, s_premises, s_script = p.part(step, s_outer)
    del b_scope, s_scope
    k = p.name("I")
    arguments = " ".join([v, *(scope.names[n] for n, _ in context.variables if n != variable)])
    return [
        f"assert ({k} : {statement}).",
        "{",
        f"  clear. induction {own} as [| {own} {h}].",
        "  { " + intros(b_binders, b_premises) + " cbv beta. try change (INR 0) with 0.",
        *(f"    {x}" for x in b_script),
        "  }",
        "  { " + intros(s_binders, s_premises) + " cbv beta. rewrite ?S_INR in *.",
        *(f"    {x}" for x in s_script),
        "  }",
        "}",
        f"apply ({k} {arguments}); sc_side.",
    ]
