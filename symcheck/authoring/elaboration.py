"""From what an author's function returns to the derivation that the kernel checks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from symcheck.authoring.calculations import Bounded, Calc, Cases, Induction
from symcheck.authoring.errors import AuthoringError, at_place, did_you_mean
from symcheck.authoring.justifications import Citable, Hypothesis, Justification, Part, Use, use_of
from symcheck.authoring.parts import opened
from symcheck.authoring.reading import function_of, infinity, name_of, values_of
from symcheck.authoring.rules import BY_NAME
from symcheck.authoring.scene import Scene
from symcheck.kernel.claim import (
    INTEGER,
    REAL,
    Claim,
    Context,
    Extremum,
    NotDifferentiable,
    Relation,
    Sort,
)
from symcheck.kernel.derivation import Derivation, RuleRefused, Step
from symcheck.kernel.rules.induction import at_value, base_value
from symcheck.kernel.term import ONE, Term, add, disj, eq, ne, substitute, var
from symcheck.kernel.theorem import induction_hypothesis
from symcheck.read.given import quoted, told

#: Arguments of rules that are terms, or propositions, of the goal's context.
_TERMS = {
    "not_differentiable": ("right", "left"),
    "maximum": ("index",),
    "termwise": ("strict_at",),
    "scale": ("factor",),
    "monotone": ("contact", "limit"),
    "split": ("at",),
    "cauchy_schwarz": ("i", "j"),
    "jensen": ("i", "j", "above", "below"),
}
#: Arguments of rules that are functions of an index, or of a number.
_FUNCTIONS = {
    "telescoping": ("sequence",),
    "cauchy_schwarz": ("a", "b"),
    "jensen": ("weights", "points", "function"),
}
#: Rules that show claims which are no relation.
_RULES_OF_KINDS = {
    "assumed", "extremum", "iff", "impossible", "limit", "maximum", "not_differentiable",
    "reparameterisation", "squeeze", "witness",
}  # fmt: skip
_PROPOSITIONS = {"given": ("hypothesis",)}


def derivation_of(
    claim: Claim, body: Any, title: str = "", scene: Scene | None = None
) -> Derivation:
    """Return the kernel's derivation of a claim from what an author wrote."""
    scene = Scene(claim.context) if scene is None else scene
    if body is None:
        return Derivation(claim, (), title)
    if not isinstance(claim, Relation):
        return Derivation(claim, (_of_kind(claim, body, scene),), title)
    if isinstance(body, Calc):
        return Derivation(claim, tuple(_joined(claim, _lines(body, scene))), title)
    if isinstance(body, (list, tuple)):
        return Derivation(claim, tuple(_of_links(claim, list(body), scene)), title)
    if len(claim.links) != 1:
        raise AuthoringError(
            "a chain of relations needs a derivation for each of its links",
            "return a tuple with one for each",
        )
    return Derivation(claim, (_step(claim.links[0], body, scene, None),), title)


def _joined(claim: Relation, steps: list[Step]) -> list[Step]:
    """Return the steps with a line at either end where they write the claim's side otherwise.

    SymPy orders the terms of a sum by itself, so a line may begin with the claim's left side
    in another order; whether it is equal is checked like any step.
    """
    first, last = steps[0], steps[-1]
    if len(claim.links) != 1 or not isinstance(first.goal, Term) or not isinstance(last.goal, Term):
        return steps
    start, end = first.goal.args[0], last.goal.args[1]
    left, right = claim.terms
    before = [] if start == left else [Step(eq(left, start), place=first.place)]
    after = [] if end == right else [Step(eq(end, right), place=last.place)]
    return [*before, *steps, *after]


def _of_links(claim: Relation, bodies: list[Any], scene: Scene) -> list[Step]:
    """Return the steps of several bodies: one for each link, or calculations in a row."""
    calculations = all(isinstance(b, Calc) for b in bodies)
    if not calculations and len(bodies) != len(claim.links):
        raise AuthoringError(
            f"the claim has {len(claim.links)} relations, got {len(bodies)} derivations"
        )
    steps: list[Step] = []
    for position, body in enumerate(bodies):
        if isinstance(body, Calc):
            steps += _lines(body, scene)
        else:
            steps.append(_step(claim.links[position], body, scene, None))
    return steps


# ── claims of other kinds ────────────────────────────────────────────────────────


def _of_kind(claim: Claim, body: Any, scene: Scene) -> Step:
    """Return the one step that shows a claim which is no relation."""
    if isinstance(body, Justification) and body.rule in _RULES_OF_KINDS:
        return _step(claim, body, scene, None)
    if isinstance(claim, Extremum):
        return _extremum(claim, body if isinstance(body, Bounded) else Bounded(body), scene)
    bodies = list(body) if isinstance(body, (list, tuple)) else [body]
    if not all(isinstance(b, (Calc, Cases, Part)) for b in bodies):
        raise AuthoringError(
            f"a claim of the kind '{claim.kind}' is derived by its rule or by a calculation"
        )
    rule = {"exists": "witness"}.get(claim.kind, claim.kind.replace("-", "_"))
    parts = tuple(_part(b, claim, scene, i) for i, b in enumerate(bodies))
    return Step(claim, rule, parts=parts)


def _extremum(claim: Extremum, body: Bounded, scene: Scene) -> Step:
    bound = _as_relation(scene.context, claim.bound)
    parts = [derivation_of(bound, body.bound, "bound", scene)]
    if body.elsewhere is not None:
        away = disj(*(ne(var(name), value) for name, value in claim.attained))
        strict = Term("rel", claim.bound.args, str(claim.bound.data)[0])
        there = scene.assume(away)
        elsewhere = _as_relation(there.context, strict)
        parts.append(derivation_of(elsewhere, body.elsewhere, "elsewhere", there))
    parts += [Derivation(one, (), "limit") for one in claim.approached]
    return Step(claim, "extremum", parts=tuple(parts))


# ── steps ────────────────────────────────────────────────────────────────────────


def _lines(calculation: Calc, scene: Scene) -> list[Step]:
    if not calculation.lines:
        raise AuthoringError("a calculation needs a line", "go on with .eq(…), .le(…), .lt(…)")
    here = scene.term(calculation.start)
    steps: list[Step] = []
    for line in calculation.lines:
        with at_place(line.place):
            after = scene.term(line.expression)
            steps.append(_step(Term("rel", (here, after), line.rel), line.by, scene, line.place))
        here = after
    return steps


def _step(goal: Term | Claim, by: Any, scene: Scene, place: object) -> Step:
    match by:
        case None:
            return Step(goal, place=place)
        case Citable() | Use():
            return _by_theorem(goal, use_of(by), scene, place)
        case Cases():
            return _by_cases(goal, by, scene, place)
        case Induction():
            return _by_induction(goal, by, scene, place)
        case Justification():
            return _by_rule(goal, by, scene, place)
        case str():
            names = sorted(BY_NAME)
            advice = f"import it: by={by}" if by in names else did_you_mean(by, names)
            raise AuthoringError(f"{quoted(by)} behind 'by' is text, expected a rule", advice)
    if callable(by):
        named = f"'{by.__name__}'" if hasattr(by, "__name__") else told(by)
        raise AuthoringError(f"{named} behind 'by' is a function", "is '@theorem(…)' above it?")
    raise AuthoringError(
        f"expected a rule or a theorem behind 'by', got {told(by)}", "write by=algebra"
    )


def _by_theorem(goal: Term | Claim, use: Use, scene: Scene, place: object) -> Step:
    try:
        premise = use.what.theorem()
    except RuleRefused as error:
        return Step(goal, "theorem", arguments={"unproved": str(error)}, place=place)
    if use.values or use.reverse:
        arguments: dict[str, Any] = {"values": values_of(use, premise, scene.context)}
        if use.reverse:
            arguments["reverse"] = True
        return Step(goal, "theorem", (premise,), arguments, place=place)
    return Step(goal, "", (premise,), place=place)


def _by_rule(goal: Term | Claim, by: Justification, scene: Scene, place: object) -> Step:
    try:
        premises = tuple(u.what.theorem() for u in by.uses)
    except RuleRefused as error:
        return Step(goal, "theorem", arguments={"unproved": str(error)}, place=place)
    arguments = dict(by.arguments)
    if by.uses:
        each = zip(by.uses, premises, strict=True)
        arguments["values"] = [values_of(u, p, scene.context) for u, p in each]
    if "variable" in arguments:
        arguments["variable"] = name_of(arguments["variable"])
    for key in _PROPOSITIONS.get(by.rule, ()):
        if key in arguments:
            arguments[key] = scene.prop(arguments[key])
    wide = scene
    if isinstance(goal, NotDifferentiable):
        wide = scene.declare(goal.name, Sort("real"))
    for key in _TERMS.get(by.rule, ()):
        if key in arguments and infinity(arguments[key]) is None:
            arguments[key] = wide.term(arguments[key])
    for key in _FUNCTIONS.get(by.rule, ()):
        if key in arguments:
            sort = REAL if key == "function" else INTEGER
            arguments[key] = function_of(arguments[key], scene.context, sort)
    parts = tuple(_part(p, goal, scene, i) for i, p in enumerate(by.parts))
    return Step(goal, by.rule, premises, arguments, parts, place)


def _by_cases(goal: Term | Claim, by: Cases, scene: Scene, place: object) -> Step:
    prop = _relation_goal(goal)
    conditions = tuple(scene.prop(c) for c, _ in by.branches)
    parts = []
    for i, (condition, (_, body)) in enumerate(zip(conditions, by.branches, strict=True)):
        there = scene.assume(condition)
        claim = _as_relation(there.context, prop)
        parts.append(derivation_of(claim, body, f"case {i + 1}", there))
    return Step(goal, "cases", (), {"conditions": conditions}, tuple(parts), place)


def _by_induction(goal: Term | Claim, by: Induction, scene: Scene, place: object) -> Step:
    prop, name, context = _relation_goal(goal), name_of(by.variable), scene.context
    hypothesis = induction_hypothesis(_as_relation(context, prop), name, scene.inductions)
    least, after = base_value(context, name), add(var(name), ONE)
    first = replace(scene, context=at_value(context, name, least, keep=False))
    then = replace(
        scene,
        context=at_value(context, name, after, keep=True),
        inductions=scene.inductions | {name},
    )
    start = _as_relation(first.context, substitute(prop, {name: least}))
    end = _as_relation(then.context, substitute(prop, {name: after}))
    parts = (
        derivation_of(start, by.base, "base", first),
        derivation_of(end, by.step(Use(Hypothesis(hypothesis))), "step", then),
    )
    arguments = {"variable": name, "hypothesis": hypothesis}
    return Step(goal, "induction", (), arguments, parts, place)


def _relation_goal(goal: Term | Claim) -> Term:
    if not isinstance(goal, Term):
        raise AuthoringError("only a relation is shown by cases or by induction")
    return goal


def _as_relation(context: Context, prop: Term) -> Relation:
    return Relation(context, prop.args, (str(prop.data),))


def _part(given: Any, goal: Term | Claim, scene: Scene, position: int) -> Derivation:
    part = given if isinstance(given, Part) else Part(given)
    claim, inner = opened(part, goal, scene, position)
    return derivation_of(claim, part.body, part.title, inner)
