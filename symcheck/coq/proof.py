"""From what the kernel recorded to a proof script: one handler a rule, steps in a chain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from symcheck.coq.declarations import theorem_name
from symcheck.coq.integers import integral_argument
from symcheck.coq.machine import Machine, block, unfold
from symcheck.coq.statements import Premise, declared
from symcheck.coq.terms import NoScript, Scope, family_value, integral_relation, real
from symcheck.kernel.claim import Context, Relation
from symcheck.kernel.rules.transitivity import chain
from symcheck.kernel.term import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from symcheck.kernel.theorem import Outcome, Record, Theorem

    Handler = Callable[["Here"], list[str]]

HANDLERS: dict[str, Handler] = {}

SIGNS = {"=": "=", "<": "<", "<=": "<=", "!=": "<>"}
_WORD = {"=": "eq", "<": "lt", "<=": "le", "!=": "ne"}


def handles(*rules: str) -> Callable[[Handler], Handler]:
    """Register a handler for steps of these rules."""

    def register(handler: Handler) -> Handler:
        for rule in rules:
            HANDLERS[rule] = handler
        return handler

    return register


def normalised(goal: Term) -> tuple[str, Term, Term]:
    """Return a relation as (op, left, right) with op one of ``= != < <=``."""
    left, right = goal.args
    match goal.data:
        case ">":
            return "<", right, left
        case ">=":
            return "<=", right, left
    return str(goal.data), left, right


def said(op: str, left: Term, right: Term, scope: Scope) -> str:
    """Return a relation of reals."""
    return f"{real(left, scope, 69)} {SIGNS[op]} {real(right, scope, 69)}"


class Here(NamedTuple):
    """A step that wants a script: its record, its scope, its goal with the greater side right.

    A handler takes it apart: ``p, r, scope, op, left, right = here``.
    """

    prover: Prover
    record: Record
    scope: Scope
    op: str
    left: Term
    right: Term


def _relation(record: Record) -> Term:
    goal = record.step.goal
    if not isinstance(goal, Term):
        raise NoScript("expected a relation")
    return goal


@dataclass
class Prover:
    """Makes the script of one theorem; ``hypotheses`` names induction hypotheses in reach."""

    machine: Machine = field(default_factory=Machine)
    hypotheses: dict[int, tuple[str, Context]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def name(self, stem: str) -> str:
        """Return a fresh name."""
        return self.machine.name(stem)

    # ── relations ──

    def relation(self, outcome: Outcome, scope: Scope) -> list[str]:
        """Return a script for a derivation's relation, a conjunction if it is a chain."""
        claim = outcome.derivation.claim
        if not isinstance(claim, Relation):
            raise NoScript("expected a relation")
        goals = [r.step.goal for r in outcome.records]
        position, scripts = 0, []
        for link in claim.links:
            end = chain(link, goals, position)
            scripts.append(self.link(link, list(outcome.records[position:end]), scope))
            position = end
        if len(scripts) == 1:
            return scripts[0]
        lines: list[str] = []
        for s in scripts[:-1]:
            lines += ["split.", *block(s)]
        return [*lines, *block(scripts[-1])]

    def link(self, link: Term, records: list[Record], scope: Scope) -> list[str]:
        """Return a script for one relation from the steps that lead to it."""
        if not records:
            return ["first [reflexivity | apply Rle_refl | apply Rge_refl]."]
        lines = self._link(link, records, scope)
        if integral_relation(link, scope) is None:
            return lines
        among_reals = said(*normalised(link), scope)
        return [f"enough ({self.name('W')} : {among_reals}) by sc_from_reals.", *lines]

    def _link(self, link: Term, records: list[Record], scope: Scope) -> list[str]:
        op, left, right = normalised(link)
        flipped = link.data in {">", ">="}
        goals = [normalised(_relation(r)) for r in records]
        if len(records) == 1 and goals[0] == (op, left, right):
            lines = (
                [f"enough ({said(op, left, right, scope)}) by sc_same."]
                if link.data == ">="
                else []
            )
            return [*lines, *self.step(records[0], scope)]
        lines, names = [], []
        for record, (o, a, b) in zip(records, goals, strict=True):
            h = self.name("S")
            lines.append(f"assert ({h} : {said(o, a, b, scope)}).")
            lines += block(self.step(record, scope))
            names.append((h, o))
        if flipped:
            names = [(h if o != "=" else f"(eq_sym {h})", o) for h, o in reversed(names)]
        term, kind = names[-1]
        for h, o in reversed(names[:-1]):
            term = f"({_WORD[o]}_{_WORD[kind]} _ _ _ {h} {term})"
            kind = _composed(o, kind)
        wanted = _WORD[op]
        if kind != op:
            term = {
                ("<", "<="): f"(Rlt_le _ _ {term})",
                ("=", "<="): f"(Req_le _ _ {term})",
                ("<", "!="): f"(Rlt_not_eq _ _ {term})",
            }[kind, op]
        del wanted
        return [*lines, f"sc_done {term}."]

    def step(self, record: Record, scope: Scope) -> list[str]:
        """Return a script for one step's goal, a relation with its greater side on the right."""
        from symcheck.coq import tactics  # the handlers enter themselves

        del tactics
        handler = HANDLERS.get(record.step.rule)
        if handler is None:
            raise NoScript(f"no script for steps by '{record.step.rule}'")
        return handler(Here(self, record, scope, *normalised(_relation(record))))

    def equality(self, left: Term, right: Term, scope: Scope) -> list[str]:
        """Return a script for an equality by normal form."""
        self.machine.normal = None
        return Machine(self.machine.names).equality(left, right, scope)

    def canonical(self, term: Term, scope: Scope) -> Term:
        """Return the canonical form of a term, derivatives as their formulas."""
        machine = Machine(self.machine.names)
        machine.start((unfold(term),), scope)
        return machine.canonical(unfold(term), scope)

    # ── theorems in use ──

    def application(self, premise: Theorem, values: Mapping[str, Term], scope: Scope) -> str:
        """Return a premise applied to the values that are known, ``_`` for the others."""
        name, context = self.cited(premise)
        parts = []
        for n, sort in context.variables:
            if name.startswith("IH") and n in {h.variable for h in premise.hypothetical}:
                continue
            value = values.get(n)
            if value is None:
                if n in scope.context.sorts and self._same(sort, scope.context.sorts[n]):
                    parts.append(scope.names[n])
                else:
                    parts.append("_")
            elif sort.kind == "permutation" or value.head in {"fam", "lam"}:
                parts.append(family_value(value, scope))
            elif sort.is_integer:
                parts.append(integral_argument(value, sort, scope))
            else:
                parts.append(real(value, scope, 9))
        return f"({' '.join([name, *parts])})" if parts else name

    @staticmethod
    def _same(mine: object, theirs: object) -> bool:
        return getattr(mine, "kind", "") == getattr(theirs, "kind", "")

    def cited(self, premise: Theorem) -> tuple[str, Context]:
        """Return what a premise is called, and the context it is stated in."""
        if premise.hypothetical and id(premise) in self.hypotheses:
            return self.hypotheses[id(premise)]
        if not premise.name or premise.hypothetical:
            raise NoScript("a premise without a name")
        self.used.add(premise.name)
        context = premise.claim.context
        return theorem_name(premise.name, context), context

    def pattern(self, premise: Theorem, scope: Scope, *, values: Mapping[str, Term]) -> str:
        """Return a premise with only the given values filled in, the others to be found."""
        name, context = self.cited(premise)
        parts = []
        for n, sort in context.variables:
            if name.startswith("IH") and n in {h.variable for h in premise.hypothetical}:
                continue
            value = values.get(n)
            if value is None:
                parts.append("_")
            elif value.head in {"fam", "lam"}:
                parts.append(family_value(value, scope))
            elif sort.is_integer:
                parts.append(integral_argument(value, sort, scope))
            else:
                parts.append(real(value, scope, 9))
        return f"({' '.join([name, *parts])})" if parts else name

    # ── parts ──

    def part(
        self, outcome: Outcome, scope: Scope
    ) -> tuple[Scope, list[str], list[Premise], list[str]]:
        """Return a part's own scope, binders and premises, and the script of its relation."""
        inner, binders, premises = declared(outcome.derivation.claim.context, scope)
        renamed = Prover(self.machine, self.hypotheses, self.used)
        return inner, binders, premises, renamed.relation(outcome, inner)


def _composed(first: str, second: str) -> str:
    if first == "=":
        return second
    if second == "=":
        return first
    return "<" if "<" in {first, second} else "<="


def by_difference(p: Prover, scope: Scope, op: str, left: Term, right: Term) -> list[str]:
    """Return a script that shows the sign of right − left, as normalised."""
    return p.machine.another().by_sign(op, left, right, scope)


def intros(binders: list[str], premises: list[Premise]) -> str:
    """Return the introduction of binders and premises."""
    names = [b[1:].split(" ")[0] for b in binders] + [x.name for x in premises]
    return f"intros {' '.join(names)}." if names else "idtac."


def bare(context: Context) -> Context:
    """Return a context with the definitions only."""
    return Context((), (), context.definitions)


__all__ = [
    "HANDLERS",
    "SIGNS",
    "Here",
    "Prover",
    "bare",
    "by_difference",
    "handles",
    "intros",
    "normalised",
    "said",
]
