"""Certificates: a checked derivation as JSON, for a program that does not believe this one.

A certificate holds the claim, the derivation with every rule's arguments and data, what
each step owed and on what evidence, and the theorems that it relies on, each as the claim
it makes. Nothing in it depends on the time, the place or the run: the same derivation gives
the same bytes. ``symcheck/certificate.schema.json`` is its schema, docs/certificates.md
says how it is read.
"""

from __future__ import annotations

import json
from dataclasses import fields
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from symcheck.kernel.claim import (
    Context,
    Definition,
    Exists,
    Extremum,
    Iff,
    Impossible,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    Sort,
)
from symcheck.kernel.identity import identity
from symcheck.kernel.node import BINDERS
from symcheck.kernel.sign.evidence import Evidence
from symcheck.kernel.sign.interval import Interval
from symcheck.kernel.term import Term
from symcheck.kernel.theorem import Theorem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from symcheck.kernel.claim import Claim
    from symcheck.kernel.theorem import Discharged, Outcome, Record

FORMAT = "symcheck/certificate/1"
KINDS = (
    Relation, Iff, Limit, Extremum, NotDifferentiable, Exists, Reparameterisation, Impossible,
)  # fmt: skip


def certificate(outcome: Outcome, name: str) -> dict[str, Any]:
    """Return the certificate of a derivation that was proved, as a JSON object.

    Raises ValueError if the outcome has no theorem.
    """
    if outcome.theorem is None:
        raise ValueError(f"'{name}' was not proved")
    return _Writer().document(outcome, name)


def to_text(document: Mapping[str, Any]) -> str:
    """Return a certificate as text: a line for each field, ASCII, in the order of the keys."""
    lines = [f"{json.dumps(k)}: {canonical(v)}" for k, v in sorted(document.items())]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def canonical(value: object) -> str:
    """Return JSON in the one form that is hashed: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def digest(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a certificate without its own hash."""
    rest = {k: v for k, v in document.items() if k != "hash"}
    return sha256(canonical(rest).encode()).hexdigest()


class _Writer:
    """One certificate in the making: its tables of terms, contexts, definitions, theorems."""

    def __init__(self) -> None:
        self.terms: list[list[Any]] = []
        self.definitions: list[dict[str, Any]] = []
        self.contexts: list[dict[str, Any]] = []
        self.theorems: list[dict[str, Any]] = []
        self._positions: dict[Term, int] = {}
        self._defined: dict[Definition, int] = {}
        self._declared: dict[Context, int] = {}
        self._cited: dict[Theorem, int] = {}
        self._names: dict[str, str] = {}

    def document(self, outcome: Outcome, name: str) -> dict[str, Any]:
        """Return the certificate of a derivation."""
        proof = self.derivation(outcome)
        document = {
            "format": FORMAT,
            "name": name,
            "identity": identity(outcome.derivation.claim),
            "terms": self.terms,
            "definitions": self.definitions,
            "contexts": self.contexts,
            "theorems": self.theorems,
            "proof": proof,
        }
        return {**document, "hash": digest(document)}

    # ── derivations ──

    def derivation(self, outcome: Outcome) -> dict[str, Any]:
        theorem = outcome.theorem
        return {
            "claim": self.claim(outcome.derivation.claim),
            "conditions": [self.term(c) for c in theorem.conditions] if theorem is not None else [],
            "definedness": self.owed(outcome.definedness),
            "steps": [self.step(r) for r in outcome.records],
        }

    def step(self, record: Record) -> dict[str, Any]:
        step = record.step
        return {
            "goal": self.term(step.goal) if isinstance(step.goal, Term) else self.claim(step.goal),
            "rule": step.rule,
            "premises": [self.premise(p) for p in step.premises],
            "arguments": {k: self.value(v) for k, v in sorted(step.arguments.items())},
            "parts": [self.derivation(p) for p in record.parts],
            "data": {k: self.value(v) for k, v in sorted(record.data.items())},
            "owed": self.owed(record.discharged),
        }

    def owed(self, discharged: Iterable[Discharged]) -> list[dict[str, Any]]:
        return [
            {
                "context": self.context(d.obligation.context),
                "prop": self.term(d.obligation.prop),
                "evidence": self.evidence(d.evidence),
            }
            for d in discharged
            if d.evidence is not None
        ]

    def evidence(self, evidence: Evidence) -> dict[str, Any]:
        return {
            "by": evidence.by,
            "data": {k: self.value(v) for k, v in sorted(evidence.data.items())},
            "uses": [self.evidence(e) for e in evidence.uses],
        }

    def premise(self, theorem: Theorem) -> dict[str, Any]:
        """Return a theorem by its number, or an induction hypothesis by its variable."""
        if theorem.hypothetical:
            (hypothesis,) = theorem.hypothetical
            return {"hypothesis": hypothesis.variable, "claim": self.claim(theorem.claim)}
        if theorem not in self._cited:
            self._cited[theorem] = len(self.theorems)
            self.theorems.append(
                {
                    "name": theorem.name,
                    "identity": identity(theorem.claim),
                    "claim": self.claim(theorem.claim),
                    "conditions": [self.term(c) for c in theorem.conditions],
                }
            )
        return {"theorem": self._cited[theorem]}

    # ── claims ──

    def claim(self, claim: Claim) -> dict[str, Any]:
        """Return a claim: its kind, and its fields under their own names."""
        written = {f.name: getattr(claim, f.name) for f in fields(claim)}
        return {k: self.part(k, v) for k, v in written.items()}

    def part(self, name: str, value: Any) -> Any:
        """Return a field of a claim."""
        match value:
            case bool():
                return value
            case Context():
                return self.context(value)
            case Term():
                return self.term(value)
            case str() if name in {"point", "value"}:  # an end of a limit that is no term
                return {"at": value}
            case str():
                return self.name(value)
            case tuple() if name in {"variables", "parameters"}:
                return [[self.name(n), self.sort(s)] for n, s in value]
            case tuple() if name in {"attained", "witness", "map", "inverse"}:
                return [[self.name(n), self.term(t)] for n, t in value]
            case tuple() if name == "approached":
                return [self.claim(c) for c in value]
            case tuple():
                return [self.part(name, v) for v in value]
        raise TypeError(f"a certificate cannot hold the field '{name}' of a claim")

    def context(self, context: Context) -> int:
        """Return the number of a context in its table."""
        if context not in self._declared:
            written = {
                "variables": [[self.name(n), self.sort(s)] for n, s in context.variables],
                "hypotheses": [self.term(h) for h in context.hypotheses],
                "definitions": [self.definition(d) for d in context.definitions],
            }
            self._declared[context] = len(self.contexts)
            self.contexts.append(written)
        return self._declared[context]

    def definition(self, definition: Definition) -> int:
        """Return the number of a definition in its table."""
        if definition not in self._defined:
            bodies = {
                k: None if t is None else self.term(t)
                for k, t in (
                    ("body", definition.body),
                    ("base", definition.base),
                    ("step", definition.step),
                )
            }
            self._defined[definition] = len(self.definitions)
            self.definitions.append(
                {
                    "name": definition.name,
                    "parameters": [[n, self.sort(s)] for n, s in definition.parameters],
                    "on": definition.on,
                    **bodies,
                }
            )
        return self._defined[definition]

    def sort(self, sort: Sort) -> dict[str, Any]:
        ranges = [[self.term(low), self.term(high)] for low, high in sort.ranges]
        return {"kind": sort.kind, "ranges": ranges}

    # ── terms ──

    def name(self, name: str) -> str:
        """Return a name; one that the kernel made up is numbered in the order of its use."""
        stem, mark, _ = name.partition("#")
        if not mark:
            return name
        return self._names.setdefault(name, f"{stem}#{len(self._names) + 1}")

    def term(self, term: Term) -> int:
        """Return the number of a term in its table; its arguments stand before it."""
        stack = [term]
        while stack:
            top = stack[-1]
            waiting = [a for a in reversed(top.args) if a not in self._positions]
            if top in self._positions or not waiting:
                stack.pop()
                if top not in self._positions:
                    self._positions[top] = len(self.terms)
                    self.terms.append(self.node(top))
            else:
                stack.extend(waiting)
        return self._positions[term]

    def node(self, term: Term) -> list[Any]:
        """Return a node: its head, its data, the numbers of its arguments, a binder's name."""
        args = [self._positions[a] for a in term.args]
        data = self.name(term.data) if isinstance(term.data, str) else term.data
        if term.head in BINDERS:
            return [term.head, None, args, data] if data is not None else [term.head, None, args]
        return [term.head, data, args]

    # ── values ──

    def value(self, value: Any) -> Any:
        """Return an argument or a datum of a rule."""
        match value:
            case None | bool() | int():
                return value
            case str():
                return self.name(value)
            case Term():
                return {"term": self.term(value)}
            case Fraction():
                return {"rational": str(value)}
            case Theorem():
                return {"premise": self.premise(value)}
            case Evidence():
                return {"evidence": self.evidence(value)}
            case Interval():
                ends = {f.name: getattr(value, f.name) for f in fields(value)}
                return {"interval": {k: self.value(v) for k, v in ends.items()}}
            case dict():
                return {"map": {self.name(str(k)): self.value(v) for k, v in value.items()}}
            case list() | tuple():
                return [self.value(v) for v in value]
        if isinstance(getattr(value, "context", None), Context):
            return {"claim": self.claim(value)}
        raise TypeError(f"a certificate cannot hold a value of type '{type(value).__name__}'")


# ── and back ──


class Reader:
    """The claims of a certificate, as the kernel's; nothing in it is checked."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        """Read the tables; raise TermError, ValueError, LookupError or TypeError if it cannot."""
        self._terms: list[Term] = []
        for head, data, args, *hint in document["terms"]:
            name = hint[0] if hint else data
            self._terms.append(Term(head, tuple(self._terms[i] for i in args), name))
        self._definitions = [self._definition(d) for d in document["definitions"]]
        self._contexts = [
            Context(
                self._sorts(c["variables"]),
                self._several(c["hypotheses"]),
                tuple(self._definitions[i] for i in c["definitions"]),
            )
            for c in document["contexts"]
        ]
        self._proof = document["proof"]

    def claim(self) -> Claim:
        """Return the claim that the certificate is about."""
        return self._claim(self._proof["claim"])

    def conditions(self) -> tuple[Term, ...]:
        """Return the conditions under which it is shown."""
        return self._several(self._proof["conditions"])

    def _claim(self, data: Mapping[str, Any]) -> Claim:
        kind = next(k for k in KINDS if k.kind == data["kind"])
        own = {f.name for f in fields(kind) if f.init}
        return kind(**{k: self._field(k, v) for k, v in data.items() if k in own})

    def _field(self, name: str, value: Any) -> Any:
        match value:
            case bool() | str():
                return value
            case int():
                return self._contexts[value] if name == "context" else self._terms[value]
            case dict():
                return value["at"]
        match name:
            case "variables" | "parameters":
                return self._sorts(value)
            case "approached":
                return tuple(map(self._claim, value))
            case "rels":
                return tuple(value)
            case "terms" | "props":
                return self._several(value)
        return tuple((n, self._terms[i]) for n, i in value)

    def _several(self, numbers: Iterable[int]) -> tuple[Term, ...]:
        return tuple(self._terms[i] for i in numbers)

    def _sorts(self, pairs: Iterable[tuple[str, Any]]) -> tuple[tuple[str, Sort], ...]:
        return tuple(
            (n, Sort(s["kind"], tuple((self._terms[a], self._terms[b]) for a, b in s["ranges"])))
            for n, s in pairs
        )

    def _definition(self, data: Mapping[str, Any]) -> Definition:
        bodies = {
            k: None if data[k] is None else self._terms[data[k]] for k in ("body", "base", "step")
        }
        return Definition(data["name"], self._sorts(data["parameters"]), on=data["on"], **bodies)


__all__ = ["FORMAT", "Reader", "certificate", "digest", "to_text"]
