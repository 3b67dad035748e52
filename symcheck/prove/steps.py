"""Which rule may carry a step: an untrusted search, every proposal is checked by the kernel."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from symcheck.kernel.claim import Context, Relation
from symcheck.kernel.derivation import Derivation, Goal, Step
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.normal import TooLarge, normal_form
from symcheck.kernel.rules.induction import at_value, base_value
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    TRUE,
    ZERO,
    Term,
    add,
    eq,
    le,
    lt,
    ne,
    negation,
    sub,
    substitute,
    subterms,
    var,
)
from symcheck.kernel.theorem import induction_hypothesis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Rules of claims that are no relation.
BY_KIND = {
    "iff": ("iff",),
    "limit": ("limit",),
    "extremum": ("extremum",),
    "not-differentiable": ("not_differentiable",),
    "exists": ("witness", "maximum"),
    "reparameterisation": ("reparameterisation",),
    "impossible": ("impossible",),
}
#: Heads that the rule 'definition' unfolds.
DEFINED = {*FUNCTIONS, "softmax", "call"} - {f.name for f in FUNCTIONS.values() if f.is_primitive}
MAX_SPLITS = 4
#: Goals of more subterms than this are not unfolded first.
SMALL = 100


class Search:
    """Proposals for steps without a rule, within a time limit; ``thorough`` splits and bounds.

    When the time is over ``is_vain`` is asked, once, whether to propose nothing more.
    """

    def __init__(
        self,
        seconds: float,
        *,
        thorough: bool = True,
        is_vain: Callable[[], bool] | None = None,
    ) -> None:
        """Start the clock."""
        self.end = time.process_time() + seconds
        self.thorough = thorough
        self.is_vain = is_vain
        self.ended = False
        self.splits = 0

    def __call__(self, goal: Goal, step: Step) -> Iterator[Step]:
        """Yield steps with a rule for the goal, the likeliest first."""
        for proposal in self._proposals(goal, step):
            if self.is_vain is not None and self._left() < 0:
                self.ended, self.is_vain = self.is_vain(), None
            if self.ended:
                return
            yield proposal

    def _proposals(self, goal: Goal, step: Step) -> Iterator[Step]:
        if not isinstance(goal.prop, Term):
            for rule in BY_KIND[goal.prop.kind]:
                yield _by(step, rule)
            return
        if step.premises:
            yield from (_by(step, rule) for rule in ("theorem", "linear", "transitivity"))
            return
        equation = goal.prop.data == "="
        parts = list(subterms(goal.prop))
        heads = {t.head for t in parts}
        if equation:
            if len(parts) <= SMALL and _unfolds(goal.prop):
                yield _by(step, "definition")
            if "diff" in heads:
                yield _by(step, "derivative")
            yield _by(step, "algebra")
        if goal.context.hypotheses and equation:
            yield _by(step, "given")
        if equation and not heads.isdisjoint(("sum", "prod", "bigmax", "bigmin", "softmax")):
            yield from (_by(step, rule) for rule in ("reindex", "split", "telescoping"))
        if equation and "bigmin" in heads:
            yield _by(step, "argmax")
        yield _by(step, "sign")
        if goal.context.hypotheses:
            yield _by(step, "instantiate")
        if not equation:
            yield _by(step, "square_nonneg")
            yield from (_by(step, rule) for rule in ("maximum", "termwise"))
            if "sum" in heads:
                yield _by(step, "cauchy_schwarz")
        if "sum" in heads.union(*(_heads(h) for h in goal.context.hypotheses)):
            yield from self._of_sums(goal, step)
        if self.thorough:
            yield from self._thoroughly(goal, step)

    @staticmethod
    def _of_sums(goal: Goal, step: Step) -> Iterator[Step]:
        from symcheck.prove.sums import by_sums

        if not step.arguments and not step.parts:
            for found in by_sums(goal):
                yield replace(found, place=step.place, title=step.title)

    def _left(self) -> float:
        return self.end - time.process_time()

    def _thoroughly(self, goal: Goal, step: Step) -> Iterator[Step]:
        from symcheck.prove.cancelling import by_cancelling
        from symcheck.prove.sums import by_terms

        if not step.arguments and not step.parts:
            for found in chain(by_terms(goal), by_cancelling(goal)):
                yield replace(found, place=step.place, title=step.title)
        for condition in self._conditions(goal):
            if self._left() < 0 or self.splits >= MAX_SPLITS:
                break
            self.splits += 1
            yield self._split(goal, step, condition)
            self.splits -= 1
        for name in _inductive(goal):
            if self._left() > 0:
                yield self._induction(goal, step, name)
        if goal.prop.data == "=":  # type: ignore[union-attr]
            yield from (_by(step, rule) for rule in ("angle", "squaring"))
        if self._left() > 0:
            from symcheck.prove.bounds import bounds

            yield from bounds(goal, self._left())

    def _conditions(self, goal: Goal) -> list[tuple[Term, ...]]:
        """Return case distinctions on the sign of what stands in |·|, max, δ and the like."""
        found: dict[tuple[Term, ...], None] = {}
        if not isinstance(goal.prop, Term):
            return []
        for t in self._parts(goal):
            if t.loose or not t.free <= set(goal.context.sorts):
                continue
            match t.head:
                case "abs" | "relu":
                    found[_by_sign(t.args[0])] = None
                case "sign":
                    u = t.args[0]
                    found[lt(ZERO, u), eq(u, ZERO), lt(u, ZERO)] = None
                case "max" | "min" if len(t.args) > 1:
                    found[_by_sign(sub(t.args[0], t.args[1]))] = None
                case "piecewise" if t.args[1] != TRUE:
                    found[t.args[1], negation(t.args[1])] = None
                case "delta":
                    found[eq(*t.args), ne(*t.args)] = None
                case "atan2":
                    found[_by_sign(t.args[1])] = None
        known = set(goal.context.hypotheses)
        return [c for c in found if known.isdisjoint(c)]

    def _parts(self, goal: Goal) -> Iterator[Term]:
        """Yield the goal's subterms, and those of what is left of its normal form."""
        if not isinstance(goal.prop, Term):
            return
        yield from subterms(goal.prop)
        try:
            left = normal_form(sub(*goal.prop.args), goal.context, prove)
        except (TooLarge, ZeroDivisionError):
            return
        for atom in left.generators():
            yield from subterms(atom)

    def _split(self, goal: Goal, step: Step, conditions: tuple[Term, ...]) -> Step:
        parts = tuple(
            Derivation(_relation(goal.context.assume(c), goal.prop), title=f"case {i + 1}")
            for i, c in enumerate(conditions)
        )
        arguments = {**step.arguments, "conditions": conditions}
        return Step(step.goal, "cases", (), arguments, parts, step.place, step.title)

    def _induction(self, goal: Goal, step: Step, name: str) -> Step:
        claim = _relation(goal.context, goal.prop)
        hypothesis = induction_hypothesis(claim, name)
        base = base_value(goal.context, name)
        start = _relation(
            at_value(goal.context, name, base, keep=False), _at(goal.prop, name, base)
        )
        after = add(var(name), ONE)
        then = _relation(
            at_value(goal.context, name, after, keep=True), _at(goal.prop, name, after)
        )
        parts = (
            Derivation(start, title="base"),
            Derivation(then, (Step(then.links[0], "linear", (hypothesis,)),), title="step"),
        )
        arguments = {"variable": name, "hypothesis": hypothesis}
        return Step(step.goal, "induction", (), arguments, parts, step.place, step.title)


def _heads(prop: Term) -> set[str]:
    return {t.head for t in subterms(prop)}


def _unfolds(prop: Term) -> bool:
    """Return whether the two sides use different functions that have a definition."""
    left, right = ({t.head for t in subterms(side)} for side in prop.args)
    return "diff" not in left | right and bool((left ^ right) & DEFINED)


def _by(step: Step, rule: str) -> Step:
    return Step(step.goal, rule, step.premises, step.arguments, step.parts, step.place, step.title)


def _by_sign(term: Term) -> tuple[Term, ...]:
    return le(ZERO, term), lt(term, ZERO)


def _relation(context: Context, prop: object) -> Relation:
    if not isinstance(prop, Term):
        raise TypeError("expected a relation")
    return Relation(context, prop.args, (str(prop.data),))


def _at(prop: object, name: str, value: Term) -> Term:
    if not isinstance(prop, Term):
        raise TypeError("expected a relation")
    return substitute(prop, {name: value})


def _inductive(goal: Goal) -> list[str]:
    """Return the sizes that are the upper end of a range in the goal."""
    if not isinstance(goal.prop, Term):
        return []
    ends = {
        str(t.args[1].data)
        for t in subterms(goal.prop)
        if t.head in {"sum", "prod"} and t.args[1].head == "var"
    }
    kinds = {n: s.kind for n, s in goal.context.variables}
    return [n for n in kinds if n in ends and kinds[n] in {"natural", "size"}]
