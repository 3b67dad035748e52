"""Which index an argmax is: no value exceeds the one there, and no earlier one reaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.machine import block
from symcheck.coq.proof import handles, intros, normalised, said
from symcheck.coq.statements import closed
from symcheck.coq.terms import NoScript, prop
from symcheck.kernel.argmax import abbreviated
from symcheck.kernel.claim import Relation
from symcheck.kernel.term import as_integer, eq

if TYPE_CHECKING:
    from symcheck.coq.proof import Here

#: A range of more values than this is not compared value by value.
MAX_COMPARED = 50


@handles("argmax")
def _argmax(here: Here) -> list[str]:
    p, scope, left, right = here.prover, here.scope, here.left, here.right
    chosen, i = (left, right) if abbreviated(left) is not None else (right, left)
    found = abbreviated(chosen)
    if found is None:
        raise NoScript("expected an index of a maximum")
    x = p.name("X")
    lines = [f"enough ({x} : {prop(eq(chosen, i), scope)}) by sc_chosen_value {x}."]
    for part in here.record.parts:
        inner, binders, premises, script = p.part(part, scope)
        claim = part.derivation.claim
        if not isinstance(claim, Relation):
            raise NoScript("expected a relation")
        text = closed(binders, [s.text for s in premises], said(*normalised(claim.links[0]), inner))
        lines += [
            f"assert ({p.name('C')} : {text}).",
            *block([intros(binders, premises), *script]),
        ]
    numerals = [v for v in map(as_integer, (*chosen.args[:2], i)) if v is not None]
    way = "sc_compared."
    if len(numerals) == 3:
        if numerals[1] - numerals[0] > MAX_COMPARED:
            raise NoScript("a range of many values, one by one")
        way = "sc_each; sc_compared."
    compared = f"{{ intros {p.name('I')} {p.name('H')}. cbv beta. {way} }}"
    return [*lines, f"apply {found[0]}_is.", "{ sc_side. }", compared, compared]
