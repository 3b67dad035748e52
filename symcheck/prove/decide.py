"""From a derivation or a claim to a report: the kernel's answers, a witness where it says no."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from symcheck.kernel.claim import Context, Relation
from symcheck.kernel.derivation import Derivation, RuleRefused
from symcheck.kernel.formed import require_formed
from symcheck.kernel.identity import identity
from symcheck.kernel.sign import show
from symcheck.kernel.term import Term, TermError
from symcheck.kernel.theorem import Outcome, Record, run
from symcheck.prove.certified import certificates, keep
from symcheck.prove.steps import Search
from symcheck.prove.witness import find_member, find_witness
from symcheck.report import Message, Report, SideCondition, StepReport, Verdict, Witness, worst

if TYPE_CHECKING:
    from symcheck.authoring import Proof
    from symcheck.kernel.claim import Claim
    from symcheck.kernel.theorem import Theorem

#: The share of the time that is spent on looking for a witness before a thorough search.
WITNESS_SHARE = 0.25
#: Most false claims are refuted in far less, in seconds.
QUICK = 0.3
#: The most that is spent on a witness against one step.
STEP_SECONDS = 1.0
VACUOUS = Message("nothing was found that meets the hypotheses", {})


def decide(
    claim: Claim, *, name: str = "", seconds: float = 5.0, certify: bool = False
) -> Report:
    """Return the verdict on a claim, with the derivation that was found or a witness."""
    start = time.monotonic()
    if (odd := _unformed(claim)) is not None:
        return Report(name, Verdict.UNKNOWN, Verdict.UNKNOWN, claim=claim, message=odd)
    outcome, witness = _search(claim, seconds)
    report = _report(outcome, name, witness, start, seconds)
    return _certified(report, outcome) if certify else report


def _unformed(claim: Claim) -> Message | None:
    """Return why this is no claim at all, if it is none: there is nothing to look for then."""
    try:
        require_formed(claim)
    except TermError as error:
        return Message("{why}", {"why": str(error)})
    return None


def check(proof: Proof, seconds: float = 20.0, *, certify: bool = False) -> Report:
    """Return the report on an author's derivation."""
    start = time.monotonic()
    derivation = proof.derivation()
    if derivation.steps:
        outcome, witness = run(derivation, Search(seconds / 2), name=proof.name), None
    else:
        outcome, witness = _search(derivation.claim, seconds)
    report = _report(outcome, proof.name, witness, start, seconds)
    report = replace(
        report, place=proof.place, docstring=proof.docstring, source=proof.source, tags=proof.tags
    )
    return _certified(report, outcome) if certify else report


def _certified(report: Report, outcome: Outcome) -> Report:
    """Return the report with its certificates, if there is a theorem without holes."""
    if report.verdict not in {Verdict.PROVED, Verdict.CONDITIONAL}:
        return report
    return replace(report, certificates=certificates(outcome, report.name))


def theorem_of(proof: Proof) -> Theorem:
    """Return the theorem that an author's derivation proves.

    Raises RuleRefused if it does not.
    """
    outcome = run(proof.derivation(), Search(5.0), name=proof.name)
    if outcome.theorem is None:
        raise RuleRefused("'{name}' was not proved", name=proof.name)
    keep(outcome)
    return outcome.theorem


def _search(claim: Claim, seconds: float) -> tuple[Outcome, Witness | None]:
    derivation = Derivation(claim)
    look = cache(lambda: _witness(claim, min(QUICK, seconds * WITNESS_SHARE)))
    quick = Search(seconds / 4, thorough=False, is_vain=lambda: look() is not None)
    outcome = run(derivation, quick)
    if outcome.theorem is not None:
        return outcome, None
    witness = look()
    if witness is None:
        outcome = run(derivation, Search(seconds / 2))
        if outcome.theorem is None:
            witness = _witness(claim, seconds * WITNESS_SHARE, seed=1)
    return outcome, witness


def _witness(claim: Claim, seconds: float, seed: int = 0) -> Witness | None:
    if not isinstance(claim, Relation):
        return None
    found = find_witness(claim, seconds, seed)
    return None if found is None else found.witness()


def _report(
    outcome: Outcome, name: str, witness: Witness | None, start: float, seconds: float
) -> Report:
    claim = outcome.derivation.claim
    searched = not outcome.derivation.steps
    steps = tuple(
        _step(i + 1, record, outcome.context, witness if searched else None, seconds)
        for i, record in enumerate(outcome.records)
    )
    message = _message(outcome.refusal) or next((s.message for s in steps if s.message), None)
    theorem = outcome.theorem
    if theorem is not None:
        verdict = _of_theorem(theorem)
        if verdict is not Verdict.ASSUMED and not _has_member(claim, theorem, seconds / 4):
            verdict, message = Verdict.UNKNOWN, VACUOUS
        claim_verdict = verdict
    else:
        claim_verdict, witness = _claim_verdict(claim, witness, searched=searched, seconds=seconds)
        parts = [s.verdict for s in steps]
        verdict = worst([*parts, Verdict.UNKNOWN])
        if searched and claim_verdict is Verdict.REFUTED:
            verdict = claim_verdict
    return Report(
        name=name,
        verdict=verdict,
        claim_verdict=claim_verdict,
        claim=claim,
        identity=identity(claim),
        conditions=theorem.conditions if theorem is not None else (),
        domains_differ=theorem is not None and bool(theorem.conditions) and _domains_differ(claim),
        steps=steps,
        seconds=time.monotonic() - start,
        relies_on=tuple(dict.fromkeys(t.name for t in theorem.relies_on))
        if theorem is not None
        else (),
        witness=witness,
        message=message,
    )


def _of_theorem(theorem: Theorem) -> Verdict:
    if theorem.hypothetical:
        return Verdict.UNKNOWN
    if theorem.assumed:
        return Verdict.ASSUMED
    return Verdict.CONDITIONAL if theorem.conditions else Verdict.PROVED


def _claim_verdict(
    claim: Claim, witness: Witness | None, *, searched: bool, seconds: float
) -> tuple[Verdict, Witness | None]:
    if witness is None and not searched:
        outcome, witness = _search(claim, seconds / 2)
        if outcome.theorem is not None and _has_member(claim, outcome.theorem, seconds / 4):
            return _of_theorem(outcome.theorem), None
    if witness is not None:
        return Verdict.REFUTED, witness
    return Verdict.UNKNOWN, None


def _has_member(claim: Claim, theorem: Theorem, seconds: float) -> bool:
    """Return whether a point was found that meets the hypotheses and the conditions."""
    context = claim.context.assume(*theorem.conditions)
    if not context.hypotheses and all(s.kind != "index" for _, s in context.variables):
        return True
    return find_member(context, seconds) is not None


def _domains_differ(claim: Claim) -> bool:
    """Return whether it could not be shown that the sides are defined at the same points."""
    from symcheck.kernel.defined import obligations

    if not isinstance(claim, Relation):
        return False
    owed = [[o.prop for o in obligations(t, claim.context)] for t in claim.terms]
    for mine in owed:
        context: Context = claim.context.assume(*mine)
        for theirs in owed:
            if any(show(context, p) is None for p in theirs):
                return True
    return False


def _step(
    index: int, record: Record, context: Context, witness: Witness | None, seconds: float
) -> StepReport:
    step = record.step
    conditions = tuple(
        SideCondition(
            d.obligation.prop,
            Verdict.PROVED if d.evidence is not None else Verdict.UNKNOWN,
            d.evidence.by if d.evidence is not None else "",
        )
        for d in record.discharged
    )
    parts = tuple(_part(part, seconds) for part in record.parts)
    verdict, message = Verdict.PROVED, None
    if step.rule == "assumed":
        verdict = Verdict.ASSUMED
        message = Message("{why}", {"why": str(record.data.get("why", ""))})
    if not record.is_accepted:
        verdict = Verdict.UNKNOWN
        message = _message(record.refusal) or _unmet(conditions)
        if witness is None and isinstance(step.goal, Term):
            limit = QUICK if record.refusal is None else seconds * WITNESS_SHARE
            witness = _witness(_as_claim(context, step.goal), min(limit, STEP_SECONDS))
        if witness is not None:
            verdict = Verdict.REFUTED
        elif record.refusal is None:
            message = _failing(context, conditions) or message
    return StepReport(
        index=index,
        goal=step.goal,
        rule=step.rule,
        verdict=verdict,
        side_conditions=conditions,
        place=step.place,  # type: ignore[arg-type]
        steps=parts,
        title=step.title,
        message=message,
        help=None if record.is_accepted else _help(record, conditions, verdict),
        witness=witness if verdict is Verdict.REFUTED else None,
        data=record.data,
    )


def _part(outcome: Outcome, seconds: float) -> StepReport:
    """Return the report on a part (a case, a base, a step), its own steps inside."""
    claim = outcome.derivation.claim
    steps = tuple(
        _step(i + 1, r, outcome.context, None, seconds / 4) for i, r in enumerate(outcome.records)
    )
    proved = outcome.theorem is not None
    verdict = (
        worst(s.verdict for s in steps)
        if proved
        else worst([*(s.verdict for s in steps), Verdict.UNKNOWN])
    )
    goal = claim.links[0] if isinstance(claim, Relation) and len(claim.links) == 1 else claim
    return StepReport(
        index=0,
        goal=goal,
        rule="",
        verdict=verdict,
        steps=steps,
        title=outcome.derivation.title,
        message=_message(outcome.refusal),
    )


def _as_claim(context: Context, prop: Term) -> Relation:
    return Relation(context, prop.args, (str(prop.data),))


def _message(refusal: RuleRefused | None) -> Message | None:
    return None if refusal is None else Message(refusal.template, dict(refusal.fields))


def _help(
    record: Record, conditions: tuple[SideCondition, ...], verdict: Verdict
) -> Message:
    """Return one thing to try."""
    rule = record.step.rule or "algebra"
    open_ = [c.prop for c in conditions if c.verdict is not Verdict.PROVED]
    if record.refusal is None and open_:
        return Message("give '{prop}' as a hypothesis, or split the cases", {"prop": open_[0]})
    if record.refusal is not None and "residue" in record.refusal.fields:
        return Message(
            "look for what makes '{residue}'; `symcheck explain {rule}`",
            {"residue": record.refusal.fields["residue"], "rule": rule},
        )
    if verdict is Verdict.REFUTED:
        return Message("put the witness into both sides: one of them is not what was meant", {})
    return Message("write a line in between; `symcheck explain {rule}`", {"rule": rule})


def _failing(context: Context, conditions: tuple[SideCondition, ...]) -> Message | None:
    """Return at which point a side condition fails, if one is found."""
    for c in conditions:
        if c.verdict is Verdict.PROVED or c.prop.head != "rel":
            continue
        found = _witness(_as_claim(context, c.prop), QUICK)
        if found is not None:
            values = {**found.point, **found.sizes}
            where = ", ".join(f"{name} = {value}" for name, value in values.items())
            return Message("'{prop}' fails at {where}", {"prop": c.prop, "where": where})
    return None


def _unmet(conditions: tuple[SideCondition, ...]) -> Message | None:
    for c in conditions:
        if c.verdict is not Verdict.PROVED:
            return Message("'{prop}' was not shown", {"prop": c.prop})
    return None


__all__ = ["check", "decide", "theorem_of"]
