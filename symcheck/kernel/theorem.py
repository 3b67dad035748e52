"""Theorem, and the one loop that makes it: step, rule, side conditions.

``run`` checks a derivation. First it settles what the claim itself owes: a condition that
is necessary for its sides to be defined, and was not shown, becomes a condition of the
theorem; everything else has to be shown. Then every step is checked in that context, and
the chain of steps has to be the claim. Nothing else makes a Theorem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import InitVar, dataclass, field
from typing import Any

from symcheck.kernel.claim import Claim, Context, Relation
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Derivation, Goal, RuleRefused, Step
from symcheck.kernel.formed import require_arguments, require_formed, require_term
from symcheck.kernel.normal import TooLarge
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.sign import Evidence, show
from symcheck.kernel.term import Term, TermError

_MAKER = object()


@dataclass(frozen=True, eq=False)
class InductionHypothesis:
    """The assumption P(n) of one induction on the variable n; equal to itself only.

    ``fixed`` are the variables of the inductions around it. What is shown with their
    hypotheses is shown at their own values only, so P(n) is assumed at these only.
    """

    variable: str
    fixed: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Theorem:
    """A claim that the kernel has checked, under ``conditions`` if there are any.

    ``assumed`` lists the reasons of assumed steps, here and in what it relies on.
    ``hypothetical`` are the induction hypotheses it still rests on; while there is one, its
    variable is pinned, and those of the inductions around it: they stand for themselves.
    """

    claim: Claim
    conditions: tuple[Term, ...]
    rules: frozenset[str]
    relies_on: tuple[Theorem, ...]
    assumed: tuple[str, ...]
    hypothetical: frozenset[InductionHypothesis] = frozenset()
    name: str = ""
    maker: InitVar[object] = None

    @property
    def pinned(self) -> frozenset[str]:
        """The variables of the inductions that the theorem is a part of."""
        return frozenset().union(*({h.variable, *h.fixed} for h in self.hypothetical))

    def __init_subclass__(cls) -> None:
        """Refuse: what a theorem says cannot be said otherwise."""
        raise TypeError("a theorem cannot be subclassed")

    def __post_init__(self, maker: object) -> None:
        """Refuse to be made by anything but the loop."""
        if maker is not _MAKER:
            raise TypeError("only the kernel makes theorems")

    def __bool__(self) -> bool:
        """Refuse: a theorem has no truth value."""
        raise TypeError("a theorem has no truth value")


@dataclass(frozen=True)
class Discharged:
    """What was owed, and the evidence for it; None if it was not shown."""

    obligation: Obligation
    evidence: Evidence | None


@dataclass(frozen=True, eq=False)
class Record:
    """What became of one step: what it owed, its data, or why it was refused."""

    step: Step
    discharged: tuple[Discharged, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    refusal: RuleRefused | None = None
    parts: tuple[Outcome, ...] = ()
    discharges: frozenset[InductionHypothesis] = frozenset()

    @property
    def is_accepted(self) -> bool:
        """Return whether the rule accepted and everything it owed was shown."""
        return self.refusal is None and all(d.evidence is not None for d in self.discharged)


@dataclass(frozen=True, eq=False)
class Outcome:
    """What became of a derivation: its records, what its claim owed, its theorem if any."""

    derivation: Derivation
    context: Context
    definedness: tuple[Discharged, ...]
    records: tuple[Record, ...]
    theorem: Theorem | None
    refusal: RuleRefused | None = None


def induction_hypothesis(claim: Relation, variable: str, around: Iterable[str] = ()) -> Theorem:
    """Return P(n), to be used in the step of an induction on n, which discharges it.

    ``around`` are the variables of the inductions whose hypotheses this one may use.
    """
    if variable not in claim.context.sorts:
        raise TermError(f"'{variable}' is not declared")
    fixed = frozenset(around).intersection(claim.context.sorts) - {variable}
    token = frozenset({InductionHypothesis(variable, fixed)})
    name = "the induction hypothesis"
    return Theorem(claim, (), frozenset(), (), (), token, name, _MAKER)


#: An untrusted source of steps for a goal: each is checked like any other.
Propose = Callable[[Goal, Step], Iterable[Step]]


def run(derivation: Derivation, propose: Propose | None = None, *, name: str = "") -> Outcome:
    """Check a derivation and return what became of it."""
    if type(derivation) is not Derivation:
        raise TypeError("expected a derivation")
    claim = derivation.claim
    try:
        require_formed(claim)
    except TermError as error:
        refusal = RuleRefused("{why}", why=str(error))
        return Outcome(derivation, claim.context, (), (), None, refusal)
    definedness = tuple(_discharge(o) for o in _owed_by(claim))
    missing = [d.obligation for d in definedness if d.evidence is None]
    conditions = _independent(claim.context, [o.prop for o in missing if o.necessary])
    context = claim.context.assume(*conditions) if conditions else claim.context
    unmet = [
        d
        for d in (
            _discharge(Obligation(context, o.prop, o.why)) for o in missing if not o.necessary
        )
        if d.evidence is None
    ]
    if unmet:
        refusal = RuleRefused(
            "'{prop}' was not shown, which {why} needs",
            prop=unmet[0].obligation.prop,
            why=unmet[0].obligation.why,
        )
        return Outcome(derivation, context, definedness, (), None, refusal)
    steps = derivation.steps or _single(claim)
    records = [_first_accepted(step, context, propose) for step in steps]
    failure: RuleRefused | None = None
    theorem: Theorem | None = None
    if all(r.is_accepted for r in records):
        try:
            _concludes(claim, [r.step for r in records])
        except RuleRefused as error:
            failure = error
        else:
            theorem = _theorem(claim, conditions, records, name)
    return Outcome(derivation, context, definedness, tuple(records), theorem, failure)


def _single(claim: Claim) -> tuple[Step, ...]:
    if isinstance(claim, Relation):
        return tuple(Step(link) for link in claim.links)
    return (Step(claim),)


def _owed_by(claim: Claim) -> list[Obligation]:
    if not isinstance(claim, Relation):
        return []
    found: dict[Term, Obligation] = {}
    for term in claim.terms:
        for o in obligations(term, claim.context):
            found.setdefault(o.prop, o)
    return list(found.values())


def _independent(context: Context, props: list[Term]) -> tuple[Term, ...]:
    """Return the propositions without those that were shown from the others."""
    kept = list(dict.fromkeys(props))
    for prop in list(kept):  # first what one other alone shows, so that the strongest are kept
        if any(show(context.assume(p), prop) is not None for p in kept if p != prop):
            kept.remove(prop)
    for prop in list(kept):
        others = [p for p in kept if p != prop]
        if others and show(context.assume(*others), prop) is not None:
            kept = others
    # What one was shown by may itself be gone: what the rest does not show comes back.
    for prop in dict.fromkeys(props):
        if prop not in kept and show(context.assume(*kept), prop) is None:
            kept.append(prop)
    return tuple(kept)


def _discharge(obligation: Obligation) -> Discharged:
    return Discharged(obligation, show(obligation.context, obligation.prop))


def _first_accepted(step: Step, context: Context, propose: Propose | None) -> Record:
    if step.rule or propose is None:
        return check(step, context, propose)
    first: Record | None = None
    for candidate in propose(Goal(context, step.goal, step.premises, step.arguments), step):
        record = check(candidate, context, propose)
        if record.is_accepted:
            return record
        if first is None or first.step.rule == "definition":
            first = record
    return first or Record(step, refusal=RuleRefused("no rule was found for this step"))


def _require_parts(step: Step, missing: int, theorems: tuple[Theorem, ...]) -> None:
    """Raise RuleRefused unless the step names a rule and its parts are shown outright."""
    from symcheck.kernel.rules import RULES

    if step.rule not in RULES:
        raise RuleRefused("'{rule}' is no rule", rule=step.rule or "(none)")
    if missing:
        raise RuleRefused("a part of this step was not shown")
    if any(t.conditions for t in theorems):
        raise RuleRefused("a part of this step holds under a condition only")
    if step.rule != "induction" and any(
        isinstance(a, Theorem) and a.hypothetical for a in step.arguments.values()
    ):
        raise RuleRefused("an induction hypothesis is a premise, not an argument")


def check(step: Step, context: Context, propose: Propose | None = None) -> Record:
    """Check one step in a context: parts first, then the rule, then what it owes."""
    from symcheck.kernel.rules import RULES

    if type(step) is not Step or type(step.rule) is not str:
        return Record(step, refusal=RuleRefused("expected a step"))
    outcomes = tuple(run(part, propose) for part in step.parts)
    theorems = tuple(o.theorem for o in outcomes if o.theorem is not None)
    try:
        _require_parts(step, len(outcomes) - len(theorems), theorems)
        _require_usable(step, context, theorems)
        owed = RULES[step.rule](Goal(context, step.goal, step.premises, step.arguments, theorems))
    except RuleRefused as error:
        return Record(step, refusal=error, parts=outcomes)
    except (TooLarge, TermError, ZeroDivisionError) as error:
        return Record(step, refusal=RuleRefused("{why}", why=str(error)), parts=outcomes)
    conditions = dict.fromkeys(owed.conditions)
    if isinstance(step.goal, Term):
        conditions |= dict.fromkeys(obligations(step.goal, context))
    return Record(
        step,
        tuple(map(_discharge, conditions)),
        owed.data,
        parts=outcomes,
        discharges=owed.discharges,
    )


def _require_usable(step: Step, context: Context, parts: tuple[Theorem, ...]) -> None:
    """Raise unless a step's goal, premises, arguments and parts are what a rule may rely on."""
    if type(step.premises) is not tuple or not all(type(p) is Theorem for p in step.premises):
        raise RuleRefused("a premise is no theorem")
    if isinstance(step.goal, Term):
        require_term(step.goal, context, proposition=True)
    else:
        require_formed(step.goal)
    require_arguments(step.arguments)
    for part in parts:
        inner = part.claim.context.sorts
        for name in part.pinned:
            # The variable of an induction that is under way stands for itself in a part too.
            if name not in context.sorts or inner.get(name) != context.sorts[name]:
                raise RuleRefused("'{name}' is the variable of an induction", name=name)


def _concludes(claim: Claim, steps: list[Step]) -> None:
    """Raise RuleRefused unless the steps, in a chain, are the claim."""
    if not isinstance(claim, Relation):
        if len(steps) != 1 or steps[0].goal is not claim:
            raise RuleRefused("the derivation does not end in its claim")
        return
    from symcheck.kernel.rules.transitivity import chain

    goals = [s.goal for s in steps]
    position = 0
    for link in claim.links:
        position = chain(link, goals, position)
    if position != len(goals):
        raise RuleRefused("the derivation goes on after its claim")


def _theorem(
    claim: Claim, conditions: tuple[Term, ...], records: list[Record], name: str
) -> Theorem:
    parts = [o.theorem for r in records for o in r.parts if o.theorem is not None]
    premises = dict.fromkeys(p for r in records for p in r.step.premises)
    premises |= dict.fromkeys(p for t in parts for p in t.relies_on)
    rules = frozenset(r.step.rule for r in records).union(*(t.rules for t in parts))
    assumed = [str(r.step.arguments.get("why", "")) for r in records if r.step.rule == "assumed"]
    hypothetical: set[InductionHypothesis] = set()
    for r in records:
        here = [*r.step.premises, *(o.theorem for o in r.parts if o.theorem is not None)]
        hypothetical |= frozenset().union(*(t.hypothetical for t in here)) - r.discharges
    for t in (*parts, *premises):
        assumed.extend(t.assumed)
    return Theorem(
        claim,
        conditions,
        rules,
        tuple(p for p in premises if not p.hypothetical),
        tuple(dict.fromkeys(assumed)),
        frozenset(hypothetical),
        name,
        _MAKER,
    )
