"""A bound by the sign of a derivative on both sides of a contact point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.declarations import defined_names
from symcheck.coq.machine import block, unfold
from symcheck.coq.proof import SIGNS, bare, handles, intros, normalised, said
from symcheck.coq.slopes import slope
from symcheck.coq.statements import closed, declared
from symcheck.coq.terms import NoScript, Scope, real
from symcheck.kernel.claim import Relation
from symcheck.kernel.term import Term, sub, substitute, var

if TYPE_CHECKING:
    from symcheck.coq.proof import Here
    from symcheck.kernel.theorem import Record


@handles("monotone")
def _monotone(here: Here) -> list[str]:
    p, r, scope, op, left, right = here
    name, contact = r.step.arguments["variable"], r.step.arguments["contact"]
    if len(r.parts) != 2:
        raise NoScript("a monotone step with another number of sides")
    f = unfold(sub(right, left))
    lines, signs = [], []
    formula: Term | None = None
    for part in r.parts:
        inner, binders, premises, script = p.part(
            part, Scope(bare(scope.context), defined_names(scope.context))
        )
        claim = part.derivation.claim
        if not isinstance(claim, Relation):
            raise NoScript("expected a relation")
        o, a, b = normalised(claim.links[0])
        formula = b if a == Term("num", (), 0) else a
        h = p.name("M")
        lines.append(
            f"assert ({h} : {closed(binders, [x.text for x in premises], said(o, a, b, inner))})."
        )
        lines += block(["clear.", intros(binders, premises), *script])
        signs.append(h)
    if formula is None:
        raise NoScript("a monotone step without a derivative")
    moved_scope, u = scope.declare("u#1", scope.context.sorts[name], "u")
    x, c = scope.names[name], real(contact, scope, 9)
    moved = substitute(formula, {name: var("u#1")})
    d = slope(substitute(f, {name: var("u#1")}), "u#1", var("u#1"))
    own = [b[1:].split(" ")[0] for b in _binders(scope, r)]
    arguments = " ".join(u if v == x else v for v in own)
    lemma = "contact_lt" if op == "<" else "contact_le"
    function = f"(fun {u} : R => {real(substitute(f, {name: var('u#1')}), moved_scope)})"
    slope_text = f"(fun {u} : R => {real(moved, moved_scope)})"
    return [
        *lines,
        f"enough (0 {SIGNS[op]} {real(f, scope, 69)}) by lra.",
        f"apply ({lemma} {function} {slope_text} {c} {x}).",
        *block(p.equality(substitute(f, {name: contact}), Term("num", (), 0), scope)),
        "{",
        f"  intros {u} H{u}. apply (d_eq _ _ {real(d, moved_scope, 9)}); [sc_isd |].",
        *(f"  {y}" for y in p.equality(d, moved, moved_scope)),
        "}",
        f"{{ intros {u} H{u}. cbv beta. apply ({signs[0]} {arguments}); sc_side. }}",
        f"{{ intros {u} H{u}. cbv beta. apply ({signs[1]} {arguments}); sc_side. }}",
        *([] if op != "<" else ["{ sc_side. }"]),
    ]


def _binders(scope: Scope, r: Record) -> list[str]:
    return declared(
        r.parts[0].derivation.claim.context,
        Scope(bare(scope.context), defined_names(scope.context)),
    )[1]
