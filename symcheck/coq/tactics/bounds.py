"""Signs, combinations and multiples of bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.machine import block
from symcheck.coq.proof import by_difference, handles, normalised, said
from symcheck.coq.terms import NoScript, real
from symcheck.kernel.claim import Relation
from symcheck.kernel.term import mul, sub

if TYPE_CHECKING:
    from symcheck.coq.proof import Here


@handles("sign", "square_nonneg")
def _sign(here: Here) -> list[str]:
    p, r, scope, op, left, right = (
        here.prover,
        here.record,
        here.scope,
        here.op,
        here.left,
        here.right,
    )
    evidence = r.data.get("evidence")
    if getattr(evidence, "by", "") in {"range", "hypothesis"}:
        return ["sc_rel."]
    try:
        return by_difference(p, scope, op, left, right)
    except NoScript:
        return ["sc_rel."]


@handles("linear")
def _linear(here: Here) -> list[str]:
    p, r, scope, op, left, right = (
        here.prover,
        here.record,
        here.scope,
        here.op,
        here.left,
        here.right,
    )
    if op == "=" and getattr(r.data.get("evidence"), "by", "") == "algebra":
        return p.equality(left, right, scope)
    each = r.step.arguments.get("values", {})
    values = each if isinstance(each, (list, tuple)) else [each] * len(r.step.premises)
    lines = []
    for premise, v in zip(r.step.premises, values, strict=True):
        h = p.name("P")
        lines.append(f"sc_use {p.application(premise, v, scope)} {h}.")
    return [*lines, "sc_linear."]


@handles("scale")
def _scale(here: Here) -> list[str]:
    p, r, scope, op, left, right = (
        here.prover,
        here.record,
        here.scope,
        here.op,
        here.left,
        here.right,
    )
    factor = r.step.arguments["factor"]
    first = r.parts[0]
    claim = first.derivation.claim
    if not isinstance(claim, Relation):
        raise NoScript("expected a relation")
    o, low, high = normalised(claim.links[0])
    _, _, _, script = p.part(first, scope)
    h = p.name("B")
    lines = [f"assert ({h} : {said(o, low, high, scope)}).", *block(script)]
    e = p.name("E")
    text = f"{real(right, scope, 50)} - {real(left, scope, 49)}"

    product = mul(factor, sub(high, low))
    lines.append(f"assert ({e} : {text} = {real(product, scope, 69)}).")
    lines += block(p.equality(sub(right, left), product, scope))
    if len(r.parts) > 1:
        second = r.parts[1]
        _, _, _, other = p.part(second, scope)
        f = p.name("B")
        so, sl, sr = normalised(second.derivation.claim.links[0])  # type: ignore[union-attr]
        lines += [f"assert ({f} : {said(so, sl, sr, scope)}).", *block(other)]
    lemma = "scale_lt" if op == "<" else "scale_le"
    weak = f"(Rlt_le _ _ {h})" if op == "<=" and o == "<" else h
    return [*lines, f"apply ({lemma} _ _ _ _ _ {e}); [sc_side | exact {weak}]."]
