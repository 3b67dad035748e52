"""An inequality that passes to the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.machine import block
from symcheck.coq.proof import handles, intros, normalised, said
from symcheck.coq.statements import closed
from symcheck.coq.terms import NoScript, real
from symcheck.kernel.claim import Relation

if TYPE_CHECKING:
    from symcheck.coq.proof import Here


@handles("passage")
def _passage(here: Here) -> list[str]:
    p, r, scope, op, *_ = here

    (part,) = r.parts
    inner, binders, premises, script = p.part(part, scope)
    claim = part.derivation.claim
    if op != "<=" or not isinstance(claim, Relation) or len(binders) != 1:
        raise NoScript("a passage to the limit of another kind")
    o, a, b = normalised(claim.links[0])
    h = p.name("U")
    k = binders[0][1:].split(" ")[0]
    text = closed(binders, [x.text for x in premises], said(o, a, b, inner))
    low, high = (f"(fun {k} : nat => {real(t, inner)})" for t in (a, b))
    return [
        f"assert ({h} : {text}).",
        *block([intros(binders, premises), *script]),
        f"apply (seq_passage {low} {high}).",
        f"{{ exact {h}. }}",
        "{ sc_seq. }",
        "{ sc_seq. }",
    ]
