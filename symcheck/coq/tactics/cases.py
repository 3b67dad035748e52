"""Cases that cover, and what cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.machine import block
from symcheck.coq.proof import handles, normalised, said
from symcheck.coq.terms import NoScript, prop
from symcheck.kernel.claim import Relation

if TYPE_CHECKING:
    from symcheck.coq.proof import Here


@handles("cases")
def _cases(here: Here) -> list[str]:
    p, r, scope, *_ = here
    conditions = r.data.get("conditions") or r.step.arguments["conditions"]
    h = p.name("K")
    text = " \\/ ".join(prop(c, scope, 84) for c in conditions)
    lines = [f"assert ({h} : {text}) by sc_cover."]
    scripts = []
    pattern = []
    for part in r.parts:
        _, _, premises, script = p.part(part, scope)
        pattern.append(premises[0].name if premises else "?")
        scripts.append(script)
    lines.append(f"destruct {h} as [{_nested(pattern)}].")
    for s in scripts:
        lines += block(s)
    return lines


def _nested(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return f"{names[0]} | {names[1]}"
    return f"{names[0]} | [{_nested(names[1:])}]"


@handles("impossible")
def _impossible(here: Here) -> list[str]:
    p, r, scope, *_ = here
    (part,) = r.parts
    _, _, _, script = p.part(part, scope)
    h = p.name("F")
    claim = part.derivation.claim
    if not isinstance(claim, Relation):
        raise NoScript("expected a relation")
    o, a, b = normalised(claim.links[0])
    return ["exfalso.", f"assert ({h} : {said(o, a, b, scope)}).", *block(script), "lra."]
