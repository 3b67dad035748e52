"""The proof of a claim of each kind, from the kernel's record of its derivation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.inverses import (
    Said,
    arriving,
    of_new_sorts,
    of_old_sorts,
    parameter,
    returning,
)
from symcheck.coq.machine import block
from symcheck.coq.proof import Prover, intros, normalised, said
from symcheck.coq.statements import (
    Statement,
    at_point,
    closed,
    declared,
    existing_conditions,
    under_hypotheses,
)
from symcheck.coq.terms import NoScript, Scope, prop, real
from symcheck.kernel.claim import (
    REAL,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
)
from symcheck.kernel.term import ZERO, Term, bind, substitute

if TYPE_CHECKING:
    from symcheck.coq.statements import Premise
    from symcheck.kernel.theorem import Outcome, Record


def proved(outcome: Outcome, statement: Statement, prover: Prover) -> list[str]:
    """Return the script of a claim's conclusion, its binders and premises introduced."""
    claim, scope = outcome.derivation.claim, statement.scope
    if isinstance(claim, Relation):
        return prover.relation(outcome, scope)
    record = outcome.records[0]
    match claim:
        case Iff():
            return _iff(claim, record, scope, prover)
        case Extremum():
            return _extremum(claim, record, scope, prover)
        case Limit():
            return _limit(claim, record, scope, prover)
        case NotDifferentiable():
            return _corner(claim, record, scope)
        case Exists():
            return _exists(claim, record, scope, prover)
        case Reparameterisation():
            return _reparameterisation(claim, record, scope, prover)
        case Impossible():
            return _impossible(claim, record, scope, prover)
    raise NoScript(f"no script for a claim of kind '{claim.kind}'")


def _impossible(claim: Impossible, record: Record, scope: Scope, prover: Prover) -> list[str]:
    from symcheck.kernel.claim import Context

    whole = Context(
        (*claim.context.variables, *claim.variables),
        (*claim.context.hypotheses, *claim.props),
        claim.context.definitions,
    )
    inner, binders, premises = declared(whole, scope)
    names = [b[1:].split(" ")[0] for b in binders] + [x.name for x in premises]
    (part,) = record.parts
    _, _, _, script = prover.part(part, inner)
    h = prover.name("F")
    goal = part.derivation.claim
    if not isinstance(goal, Relation):
        raise NoScript("expected a relation")
    text = said(*normalised(goal.links[0]), inner)
    return [f"intros {' '.join(names)}.", f"assert ({h} : {text}).", *block(script), "lra."]


def _iff(claim: Iff, record: Record, scope: Scope, prover: Prover) -> list[str]:
    lines = ["split."]
    for given, wanted in ((claim.left, claim.right), (claim.right, claim.left)):
        here = scope.assume(given)
        h = f"G{len(scope.context.hypotheses) + 1}"
        each = [
            _direction(one, given, record, here, prover)
            for one in (wanted.args if wanted.head == "and" else (wanted,))
        ]
        lines.append("{")
        lines.append(f"  intros {h}.")
        for s in each[:-1]:
            lines += [f"  {x}" for x in ("split.", *block(s))]
        lines += [f"  {x}" for x in each[-1]]
        lines.append("}")
    return lines


def _direction(
    wanted: Term, given: Term, record: Record, scope: Scope, prover: Prover
) -> list[str]:
    for part in record.parts:
        goal = part.derivation.claim
        if isinstance(goal, Limit) and given in goal.context.hypotheses:
            shown = (
                bind("tends", goal.name, goal.body, goal.value)
                if isinstance(goal.value, Term)
                else None
            )
            inner, binders, premises = declared(goal.context, scope)
            names = " ".join([*(b[1:].split(" ")[0] for b in binders), *(x.name for x in premises)])
            if shown == wanted or (wanted.head == "all" and len(binders) == 1):
                intro = [f"intros {names}."] if names else []
                return [*intro, *_limit(goal, part.records[0], inner, prover)]
            continue
        if not isinstance(goal, Relation) or given not in goal.context.hypotheses:
            continue
        inner, binders, premises = declared(goal.context, scope)
        if wanted.head == "all" and len(binders) == 1:
            names = " ".join([binders[0][1:].split(" ")[0], *(x.name for x in premises)])
            _, _, _, script = prover.part(part, scope)
            return [f"intros {names}.", *script]
        if wanted in goal.links and not binders:
            _, _, _, script = prover.part(part, scope)
            return script
    return ["sc_side."]


def _extremum(claim: Extremum, record: Record, outer: Scope, prover: Prover) -> list[str]:
    parts = dict(enumerate(record.parts))
    bound = next(
        (o for o in parts.values() if isinstance(o.derivation.claim, Relation)
         and o.derivation.claim.links == (claim.bound,)), None,
    )  # fmt: skip
    if bound is None:
        raise NoScript("a bound without a derivation")
    scope, premises = under_hypotheses(claim, outer)
    scripts = [prover.part(bound, scope)[3]]
    if claim.attained:
        point = dict(claim.attained)
        left, right = (substitute(t, point) for t in claim.bound.args)
        scripts += [["sc_side."] for _ in at_point(claim)]
        scripts.append(prover.equality(left, right, scope))
        if claim.only:
            scripts.append(_only(claim, record, scope, prover))
    scripts = _under(premises, scripts)
    scripts += [
        _small(limit, Scope(limit.context, outer.names), prover) for limit in claim.approached
    ]
    return _conjuncts(scripts)


def _under(premises: list[Premise], scripts: list[list[str]]) -> list[list[str]]:
    """Return the scripts of conjuncts, as that of one if premises of their own come first."""
    return [[intros([], premises), *_conjuncts(scripts)]] if premises else scripts


def _conjuncts(scripts: list[list[str]]) -> list[str]:
    """Return a script of all conjuncts."""
    if len(scripts) == 1:
        return scripts[0]
    lines: list[str] = []
    for s in scripts[:-1]:
        lines += ["split.", *block(s)]
    return [*lines, *block(scripts[-1])]


def _only(claim: Extremum, record: Record, scope: Scope, prover: Prover) -> list[str]:
    if len(claim.attained) != 1:
        raise NoScript("a bound attained at a point of several coordinates")
    name, value = claim.attained[0]
    strict = Term("rel", claim.bound.args, str(claim.bound.data)[0])
    part = next(
        (o for o in record.parts if isinstance(o.derivation.claim, Relation)
         and o.derivation.claim.links == (strict,)), None,
    )  # fmt: skip
    if part is None:
        raise NoScript("strictness elsewhere without a derivation")
    inner, _, premises, script = prover.part(part, scope)
    x, v = scope.names[name], real(value, scope, 9)
    e, h, n = prover.name("Q"), prover.name("L"), prover.name("W")
    text = said(*normalised(strict), inner)
    (premise,) = premises
    return [
        (
            f"intros {e}. destruct (Req_dec {x} {v}) as [{n} | {premise.name}]; "
            f"[exact {n} | exfalso]."
        ),
        f"assert ({h} : {text}).",
        *block(script),
        f"rewrite {e} in {h}. exact (Rlt_irrefl _ {h}).",
    ]


def _limit(claim: Limit, record: Record, scope: Scope, prover: Prover) -> list[str]:
    """A sequence by an equation, or a bound, that holds for every index."""
    if not claim.natural:
        return _small(claim, scope, prover)
    lines: list[str] = []
    way: list[str] = []
    for part in record.parts:
        goal = part.derivation.claim
        if not isinstance(goal, Relation) or len(goal.links) != 1:
            raise NoScript("a bound of a sequence that is no single relation")
        inner, binders, premises, script = prover.part(part, scope)
        op, left, right = normalised(goal.links[0])
        names = [b[1:].split(" ")[0] for b in binders] + [x.name for x in premises]
        h = prover.name("U")
        text = closed(binders, [x.text for x in premises], said(op, left, right, inner))
        lines += [
            f"assert ({h} : {text}).",
            *block([f"intros {' '.join(names)}." if names else "idtac.", *script]),
        ]
        k = binders[0][1:].split(" ")[0] if binders else ""
        about = binders and _mentions(part, claim)
        if about and op == "=":
            way = [f"apply (is_lim_seq_ext (fun {k} : nat => {real(right, inner)})).",
                   f"{{ intros {k}. symmetry. apply {h}. }}"]  # fmt: skip
        elif about and claim.value == "oo":
            way = [f"apply (seq_below (fun {k} : nat => {real(left, inner)})).",
                   f"{{ intros {k}. apply {h}. }}"]  # fmt: skip
        elif binders and op == "<=" and _mentions(part, claim, "abs") and claim.value == ZERO:
            way = [
                f"apply (seq_within _ (fun {k} : nat => {real(right, inner)})).",
                f"{{ intros {k}. apply {h}. }}",
            ]
        elif binders:
            lines.append(f"specialize ({h} O).")
    return [*lines, *way, "sc_seq."]


def _mentions(part: Outcome, claim: Limit, around: str = "") -> bool:
    goal = part.derivation.claim
    new = [n for n, _ in goal.context.variables if n not in claim.context.sorts]
    body = substitute(claim.body, {claim.name: Term("var", (), new[0])}) if new else claim.body
    body = Term(around, (body,)) if around else body
    return isinstance(goal, Relation) and body in goal.links[0].args


def _small(claim: Limit, scope: Scope, prover: Prover) -> list[str]:
    """A bell that falls like e⁻ˣ at both ends: bounded by a multiple of it."""
    if claim.point not in {"oo", "-oo"} or claim.value != Term("num", (), 0):
        raise NoScript("a limit of this kind")
    inner, x = scope.declare(claim.name, REAL, claim.name)
    c = prover.canonical(claim.body, inner)
    h = prover.name("V")
    text = f"{real(claim.body, inner, 69)} = {real(c, inner, 69)}"
    lemma = "sc_small_p 8" if claim.point == "oo" else "sc_small_m 8"
    return [
        f"{lemma}.",
        f"match goal with v : R |- _ => rename v into {x} end.",
        f"assert ({h} : {text}).",
        *block(prover.equality(claim.body, c, inner)),
        f"rewrite {h}. sc_bell {x}.",
    ]


def _corner(claim: NotDifferentiable, record: Record, scope: Scope) -> list[str]:
    from symcheck.coq.slopes import slope

    right, left = record.step.arguments.get("right"), record.step.arguments.get("left")
    if not isinstance(right, Term) or not isinstance(left, Term):
        raise NoScript("a corner whose sides are not given")
    inner, t = scope.declare(claim.name, REAL)
    r, s = (slope(side, claim.name, claim.point) for side in (right, left))
    sides = " ".join(f"(fun {t} : R => {real(e, inner)})" for e in (claim.body, right, left))
    values = " ".join(real(e, scope, 9) for e in (claim.point, r, s))
    return [
        f"apply (no_corner {sides} {values}).",
        f"{{ intros {t} H{t}. sc_kink. }}",
        f"{{ intros {t} H{t}. sc_kink. }}",
        "{ sc_isd. }",
        "{ sc_isd. }",
        "lra.",
    ]


def _exists(claim: Exists, record: Record, scope: Scope, prover: Prover) -> list[str]:
    values = record.data["values"]
    texts = [parameter(values[n], sort, scope) for n, sort in claim.variables]
    lines = [f"exists ({t})." for t in texts]
    whole = substitute(claim.prop, values)
    each = whole.args if whole.head == "and" else (whole,)
    inner = scope
    for n, sort in claim.variables:
        inner, _ = inner.declare(n, sort)
    scripts = [
        ["cbv beta. sc_side." if fact is not None else "assumption."]
        for _, fact in existing_conditions(claim, inner)
    ]
    for one in each:
        part = next(
            (o for o in record.parts if isinstance(o.derivation.claim, Relation)
             and one in o.derivation.claim.links), None,
        )  # fmt: skip
        scripts.append(["sc_side."] if part is None else prover.part(part, scope)[3])
    return [*lines, *_conjuncts(scripts)]


def _reparameterisation(
    claim: Reparameterisation, record: Record, outer: Scope, prover: Prover
) -> list[str]:
    scope, premises = under_hypotheses(claim, outer)
    right = substitute(claim.right, dict(claim.map))
    text = f"{real(claim.left, scope, 69)} = {real(right, scope, 69)}"
    part = next(
        (o for o in record.parts if isinstance(o.derivation.claim, Relation)
         and o.derivation.claim.terms == (claim.left, right)), None,
    )  # fmt: skip
    script = (
        prover.equality(claim.left, right, scope) if part is None else prover.part(part, scope)[3]
    )
    scripts = [[f"cut ({text}); [intros X; exact X |].", *script]]
    scripts += [_identity(one, prover) for one in returning(claim, scope)]
    scripts += [_fact(fact, scope, [], [], prover) for _, fact in of_new_sorts(claim, scope)]
    scripts = _under(premises, scripts)
    scripts += [_identity(one, prover) for one in arriving(claim, outer)]
    scripts += [_fact(fact, *where, prover) for _, fact, where in of_old_sorts(claim, outer)]
    return _conjuncts(scripts)


def _identity(identity: Said, prover: Prover) -> list[str]:
    scope, binders, premises, value, itself = identity
    return [_introduced(binders, premises), *prover.equality(value, itself, scope)]


def _fact(
    fact: Term | None, scope: Scope, binders: list[str], premises: list[str], prover: Prover
) -> list[str]:
    script = ["assumption."] if fact is None else prover.machine.another().condition(fact, scope)
    return [_introduced(binders, premises), *script]


def _introduced(binders: list[str], premises: list[str]) -> str:
    names = [b[1:].split(" ")[0] for b in binders] + [f"J{i}" for i in range(len(premises))]
    return f"intros {' '.join(names)}." if names else "idtac."


__all__ = ["prop", "proved"]
