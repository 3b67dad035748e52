"""Sums, products and maxima: term by term, at an index, permuted, in pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.indices import attained_at
from symcheck.coq.machine import Machine, block, unfold
from symcheck.coq.proof import handles, intros, normalised, said
from symcheck.coq.statements import closed
from symcheck.coq.terms import NoScript, integral_relation, nat_argument, real
from symcheck.kernel.argmax import abbreviated
from symcheck.kernel.claim import Relation
from symcheck.kernel.term import Term

if TYPE_CHECKING:
    from symcheck.coq.proof import Here


@handles("congruence")
def _congruence(here: Here) -> list[str]:
    p, r, scope, *_ = here
    lines, names = [], []
    for part in r.parts:
        inner, binders, premises, script = p.part(part, scope)
        claim = part.derivation.claim
        if not isinstance(claim, Relation):
            raise NoScript("expected a relation")

        h = p.name("C")
        o, a, b = normalised(claim.links[0])
        text = closed(binders, [x.text for x in premises], said(o, a, b, inner))
        lines.append(f"assert ({h} : {text}).")
        lines += block([intros(binders, premises), *script])
        names.append(h if integral_relation(claim.links[0], inner) is None else f"INR_eq, {h}")
    tries = " | ".join(f"apply {h}; sc_side" for h in names)
    return [*lines, f"sc_congr ltac:(idtac; first [ {tries} ])."]


@handles("termwise")
def _termwise(here: Here) -> list[str]:
    p, r, scope, op, left, _ = here
    lemma = {"sum": "rsum", "prod": "rprod"}.get(left.head)
    if lemma is None:
        raise NoScript("maxima, term by term")
    _inner, binders, premises, script = p.part(r.parts[0], scope)
    every = block([intros(binders, premises), "cbv beta.", *script])
    strict_at = r.step.arguments.get("strict_at")
    if left.head == "prod":
        opened, body, k = scope.open(unfold(left))
        machine = Machine(p.machine.names)
        machine.start((body,), opened)
        more, _ = machine.leaves_of(body, opened)
        positive = [f"intros {k} H{k}. change (0 <= {real(body, opened, 69)}).", *more, "sc_side."]
        return ["apply rprod_le.", *block(positive), *every]
    if op == "<=":
        return ["apply rsum_le.", *every]
    if isinstance(strict_at, Term):
        _, _, _, second = p.part(r.parts[1], scope)
        return [
            f"apply (rsum_lt_at _ _ _ _ {nat_argument(strict_at, scope)}).",
            "{ sc_side. }", *every, *block(["cbv beta.", *second]),
        ]  # fmt: skip
    return ["apply rsum_lt.", "{ sc_side. }", *every]


@handles("maximum")
def _maximum(here: Here) -> list[str]:
    if abbreviated(here.left) is not None:
        return ["first [ apply argmax_min_le; sc_side | apply argmin_min_le; sc_side ]."]
    return ["first [ sc_max_ge | sc_min_le ]."]


@handles("attained")
def _attained(here: Here) -> list[str]:
    p, r, scope, *_ = here
    part = r.parts[0]
    inner, binders, premises, script = p.part(part, scope)
    given, (own,) = premises[-1].prop, set(inner.names) - set(scope.names)
    lemma = None if given is None else attained_at(given, own, scope)
    if len(binders) != 1 or len(premises) != 2 or lemma is None:
        raise NoScript("an extreme that is not attained at one index")
    i = binders[0][1:].split(" ")[0]
    names = f"[{i} [{premises[0].name} {premises[1].name}]]"
    return [
        (
            f"destruct ({lemma}) as {names}; "
            f"[lia | cbv beta in {premises[1].name}]."
        ),
        *script,
    ]


@handles("reindex")
def _reindex(here: Here) -> list[str]:
    return ["sc_congr ltac:(idtac; sc_permute)."]


@handles("split")
def _split(here: Here) -> list[str]:
    return ["sc_pairs."]
