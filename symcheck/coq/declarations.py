"""Declarations in Coq: sorts as types and premises, definitions, recursion as ``Fixpoint``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symcheck.coq.names import coq_name, coq_names
from symcheck.coq.terms import NoScript, Scope, between, cuts, is_nat, nat_text, prop, real
from symcheck.kernel.claim import Context, index
from symcheck.kernel.sign import prove
from symcheck.kernel.term import Term, fresh, subterms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symcheck.kernel.claim import Definition, Sort


@dataclass(frozen=True)
class Premise:
    """A premise: the name it is introduced by, its text, and the proposition if it is one."""

    name: str
    text: str
    prop: Term | None = None


def closed(binders: Iterable[str], premises: Iterable[str], conclusion: str) -> str:
    """Return ``forall binders, premises -> conclusion``."""
    text = " -> ".join([*(_guarded(p) for p in premises), conclusion])
    names = " ".join(binders)
    return f"forall {names}, {text}" if names else text


def _guarded(text: str) -> str:
    return f"({text})" if " -> " in text or "forall " in text or "<->" in text else text


def declared(
    context: Context, scope: Scope | None = None
) -> tuple[Scope, list[str], list[Premise]]:
    """Return the scope of a context with its binders and premises, after an outer scope."""
    scope = scope or Scope(empty(context), defined_names(context))
    binders: list[str] = []
    premises: list[Premise] = []
    for name, sort in context.variables:
        if name in scope.names:
            continue
        before = scope
        scope, called = scope.declare(name, sort)
        binders.append(f"({called} : {type_of(sort)})")
        fact = _fact(called, sort, before)
        if fact:
            premises.append(Premise(f"H_{called}", fact))
    old = set(scope.context.hypotheses)
    given = [h for h in context.hypotheses if h not in old]
    require_uncut(given, scope)
    for h in given:
        premises.append(Premise(f"G{len(scope.context.hypotheses) + 1}", prop(h, scope), h))
        scope = scope.assume(h)
    return scope, binders, premises


def require_uncut(given: Iterable[Term], scope: Scope) -> None:
    """Raise NoScript unless, in what is given, no subtraction of naturals stops at 0.

    That has to follow from the sorts, and from what is given and says the same in Coq anyway.
    """
    pending = list(given)
    while pending:
        same = [h for h in pending if all(prove(scope.context, p) for p in cuts(h, scope))]
        if not same:
            raise NoScript("a difference of naturals in a hypothesis that may be negative")
        scope = scope.assume(*same)
        pending = [h for h in pending if h not in same]


def defined_names(context: Context) -> dict[str, str]:
    """Return what definitions are called, so that no variable is called the same."""
    return coq_names(d.name for d in context.definitions)


def theorem_name(name: str, context: Context) -> str:
    """Return what a theorem is called, which none of its definitions is."""
    return coq_name(name, defined_names(context).values())


def empty(context: Context) -> Context:
    """Return a context with the definitions only."""
    return Context((), (), context.definitions)


def type_of(sort: Sort) -> str:
    """Return the type of a variable of a sort."""
    match sort.kind:
        case "real" | "positive":
            return "R"
        case "natural" | "size" | "index":
            return "nat"
        case "integer":
            return "Z"
        case "family":
            return "nat -> " * len(sort.ranges) + "R"
        case "permutation":
            return "nat -> nat"
    raise NoScript(f"a variable of sort '{sort.kind}' has no form in Coq here")


def _fact(called: str, sort: Sort, scope: Scope) -> str:
    require_ends(sort, scope)
    match sort.kind:
        case "positive":
            return f"0 < {called}"
        case "size":
            return f"(1 <= {called})%nat"
        case "index":
            low, high = sort.ranges[0]
            return between(low, called, high, scope)
        case "permutation":
            return permuting(called, sort, scope)
    return ""


def permuting(called: str, sort: Sort, scope: Scope) -> str:
    """Return that a function permutes the range of its sort."""
    low, high = sort.ranges[0]
    return f"permutes {nat_text(low, scope, 9)} {nat_text(high, scope, 9)} {called}"


def require_ends(sort: Sort, scope: Scope) -> None:
    """Raise NoScript unless the indices of a family, or of a permutation, are naturals."""
    if any(s.head == "at" for r in sort.ranges for e in r for s in subterms(e)):
        raise NoScript("a family with ranges of varying length")
    indices: list[Term] = []
    for position in range(len(sort.ranges) if sort.has_entries else 0):
        low, high = sort.range_at(position, tuple(indices))
        written = (low, high) if sort.kind == "permutation" else (low,)
        owed = [p for e in written for p in cuts(e, scope, natural_itself=True)]
        if not is_nat(low, scope) or not all(prove(scope.context, p) for p in owed):
            raise NoScript(f"a {sort.kind} whose range may begin, or end, below 0")
        k = fresh("k")
        scope, _ = scope.declare(str(k.data), index(low, high))
        indices.append(k)


def defining(definition: Definition, context: Context) -> str:
    """Return a definition of the claim as one of Coq, recursion as a ``Fixpoint``."""
    scope = Scope(empty(context), defined_names(context))
    parts: list[str] = []
    for name, sort in definition.parameters:
        scope, called = scope.declare(name, sort)
        parts.append(f"({called} : {type_of(sort)})")
    head = f"{scope.names[definition.name]} {' '.join(parts)}".rstrip()
    if definition.body is not None:
        return f"Definition {head} : R :=\n  {real(definition.body, scope)}."
    if definition.base is None or definition.step is None or definition.on is None:
        raise NoScript("a definition without a body")
    on = scope.names[definition.on]
    before = Scope(scope.context, {**scope.names, definition.on: f"{on}'"})
    return (
        f"Fixpoint {head} {{struct {on}}} : R :=\n  match {on} with\n"
        f"  | O => {real(definition.base, scope)}\n"
        f"  | S {on}' => {real(definition.step, before)}\n  end."
    )


def definition_cuts(definition: Definition, context: Context) -> list[str]:
    """Return, for every value of its parameters, what a definition's subtractions owe."""
    scope = Scope(empty(context), defined_names(context))
    binders: list[str] = []
    premises: list[str] = []
    for name, sort in definition.parameters:
        before = scope
        scope, called = scope.declare(name, sort)
        binders.append(f"({called} : {type_of(sort)})")
        fact = _fact(called, sort, before)
        if fact:
            premises.append(fact)
    bodies = [b for b in (definition.body, definition.base, definition.step) if b is not None]
    found = dict.fromkeys(p for b in bodies for p in cuts(b, scope))
    return [closed(binders, premises, prop(p, scope)) for p in found]


def used_definitions(terms: Iterable[Term], context: Context) -> list[Definition]:
    """Return the definitions that terms use, directly or not, in their order."""
    wanted: set[str] = set()
    pending = list(terms)
    while pending:
        term = pending.pop()
        for s in subterms(term):
            name = str(s.data)
            if s.head == "call" and name not in wanted:
                wanted.add(name)
                d = context.defined[name]
                pending += [b for b in (d.body, d.base, d.step) if b is not None]
    return [d for d in context.definitions if d.name in wanted]
