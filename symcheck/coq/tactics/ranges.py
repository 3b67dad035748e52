"""Sums, products and maxima: term by term, at an index, permuted, in pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.machine import Machine, block, unfold
from symcheck.coq.proof import handles, intros, normalised, said
from symcheck.coq.statements import closed
from symcheck.coq.terms import NoScript, family, nat_argument, real
from symcheck.kernel.claim import Relation
from symcheck.kernel.term import Term

if TYPE_CHECKING:
    from symcheck.coq.proof import Here


@handles("congruence")
def _congruence(here: Here) -> list[str]:
    p, r, scope = here.prover, here.record, here.scope
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
        names.append(h)
    tries = " | ".join(f"apply {h}; sc_side" for h in names)
    return [*lines, f"sc_congr ltac:(idtac; first [ {tries} ])."]


@handles("termwise")
def _termwise(here: Here) -> list[str]:
    p, r, scope, op, left = here.prover, here.record, here.scope, here.op, here.left
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
    return ["first [ sc_max_ge | sc_min_le ]."]


@handles("attained")
def _attained(here: Here) -> list[str]:
    p, r, scope = here.prover, here.record, here.scope
    part = r.parts[0]
    _inner, binders, premises, script = p.part(part, scope)
    extremes = list(_closed_extremes(premises[-1].prop))
    if len(binders) != 1 or len(premises) != 2 or not extremes:
        raise NoScript("an extreme that is not attained at one index")
    e = extremes[0]
    lemma = "rmax_attained" if e.head == "bigmax" else "rmin_attained"
    ends = " ".join(nat_argument(a, scope) for a in e.args[:2])

    i = binders[0][1:].split(" ")[0]
    names = f"[{i} [{premises[0].name} {premises[1].name}]]"
    return [
        (
            f"destruct ({lemma} {ends} {family(e, scope)}) as {names}; "
            f"[lia | cbv beta in {premises[1].name}]."
        ),
        *script,
    ]


def _closed_extremes(t: Term | None) -> list[Term]:
    if t is None:
        return []
    found = [t] if t.head in {"bigmax", "bigmin"} else []
    return found + [x for a in t.args for x in _closed_extremes(a)]


@handles("reindex")
def _reindex(here: Here) -> list[str]:
    return ["sc_congr ltac:(idtac; sc_permute)."]


@handles("split")
def _split(here: Here) -> list[str]:
    return ["sc_pairs."]
