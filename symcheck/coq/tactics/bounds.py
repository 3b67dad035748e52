"""Signs, combinations and multiples of bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.indices import speaks_of_index
from symcheck.coq.machine import block
from symcheck.coq.proof import by_difference, handles, normalised, said
from symcheck.coq.terms import NoScript, integral_relation, real
from symcheck.kernel.claim import Relation
from symcheck.kernel.term import BINDERS, Term, mul, sub, subterms

if TYPE_CHECKING:
    from symcheck.coq.proof import Here


@handles("sign", "square_nonneg")
def _sign(here: Here) -> list[str]:
    p, r, scope, op, left, right = here
    evidence = r.data.get("evidence")
    if speaks_of_index((left, right)) and integral_relation(Term("rel", (left, right), op), scope):
        return ["first [ sc_indexed | sc_rel ]."]
    if op == "=":
        return p.equality(left, right, scope)
    if is_number(left) and is_number(right):
        return ["first [ solve [sc_rel] | sc_number; interval with (i_prec 80) ]."]
    if getattr(evidence, "by", "") in {"range", "hypothesis"}:
        return ["sc_rel."]
    try:
        return by_difference(p, scope, op, left, right)
    except NoScript:
        return ["sc_rel."]


def is_number(term: Term) -> bool:
    """Return whether a term is a number that an enclosure of functions gives."""
    heads = {t.head for t in subterms(term)}
    return not term.free and not heads & {"call", "piecewise", "rel"}.union(BINDERS)


@handles("linear")
def _linear(here: Here) -> list[str]:
    p, r, scope, op, left, right = here
    if op == "=" and getattr(r.data.get("evidence"), "by", "") == "algebra":
        return p.equality(left, right, scope)
    each = r.step.arguments.get("values", {})
    values = each if isinstance(each, (list, tuple)) else [each] * len(r.step.premises)
    lines = []
    for premise, v in zip(r.step.premises, values, strict=True):
        h = p.name("P")
        lines.append(f"sc_use {p.application(premise, v, scope)} {h}.")
    whole = Term("rel", (left, right), op)
    if speaks_of_index((whole, *scope.context.hypotheses)) or integral_relation(whole, scope):
        return [*lines, "first [ sc_indexed | sc_linear ]."]
    return [*lines, "sc_linear."]


@handles("scale")
def _scale(here: Here) -> list[str]:
    p, r, scope, op, left, right = here
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
