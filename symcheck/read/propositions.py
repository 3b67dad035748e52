"""From nodes to propositions: relations, chains of them, connectives, ranges of ``for``."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from symcheck.kernel.claim import index
from symcheck.kernel.term import TRUE, Term, conj, disj, forall, fresh, rel, tends, var
from symcheck.read import elaborate as plain
from symcheck.read import sequences, tensors
from symcheck.read.naming import words
from symcheck.read.nodes import within

if TYPE_CHECKING:
    from symcheck.read.nodes import Node
    from symcheck.read.scope import Scope

_RELATIONS = {"==": "=", "≤": "<=", "≥": ">=", "≠": "!="}


def chain_of(node: Node, scope: Scope) -> tuple[list[Term], list[str]]:
    """Return the terms of a chain of relations, and the relations between them."""
    terms = []
    for part in node.parts:
        terms.append(plain.elaborate(part, scope))  # noqa: PERF401 — a comprehension is a frame
    return terms, [_RELATIONS.get(op, op) for op in node.ops]


def proposition(node: Node, scope: Scope) -> Term:
    """Return the term of a node that stands for a truth value.

    A chain ``a < b < c`` is the conjunction of its links.
    """
    match node.kind:
        case "chain" if sequences.is_limit(node):
            return _limit(node, scope)
        case "chain" if tensors.are_equated(node, scope):
            return _entrywise(node, scope)
        case "chain":
            terms, rels = chain_of(node, scope)
            return conj(*[rel(op, terms[i], terms[i + 1]) for i, op in enumerate(rels)])
        case "conjunction":
            return conj(*[proposition(p, scope) for p in node.parts])
        case "disjunction":
            return disj(*[proposition(p, scope) for p in node.parts])
        case "negation":
            return Term("not", (proposition(node.parts[0], scope),))
        case "quantified" | "joined_quantified":
            return _quantified(node, scope)
        case "name" if node.text in {"True", "true"}:
            return TRUE
    raise scope.error("expected a relation", node, "relate two sides by one of '= != < <= > >='")


def _limit(node: Node, scope: Scope) -> Term:
    """Return the proposition that a sequence has a limit, which is finite."""
    body, variable, value = sequences.read_limit(node, scope)
    if isinstance(value, str):
        advice = "that a sequence grows can be claimed, not given"
        raise scope.error("an infinite limit is no proposition", node.parts[-1], advice)
    return tends(variable, body, value)


def _entrywise(node: Node, scope: Scope) -> Term:
    """Return that vectors, or matrices, are equal at every index."""
    found = tensors.sides(node, scope)
    indices = [fresh("k") for _ in found[0].ranges]
    entries = [t.entry(*indices) for t in found]
    term = conj(*[rel("=", a, b) for a, b in itertools.pairwise(entries)])
    for k, (low, high) in reversed([*zip(indices, found[0].ranges, strict=True)]):
        term = forall(str(k.data), low, high, term)
    return term


def claimed(node: Node, scope: Scope) -> tuple[list[Term], list[str]]:
    """Return the chain of relations that a text claims.

    An equation of vectors, or of matrices, is one of their entries, at indices that are
    declared with the undeclared names. No text around it uses the names of these indices, so
    that no hypothesis speaks of them.
    """
    if not tensors.are_equated(node, scope):
        return chain_of(node, scope)
    found = tensors.sides(node, scope)
    taken = {*scope.context.sorts, *scope.context.defined, *words(scope.text)}
    taken |= scope.undeclared.avoided
    free = [n for n in ("i", "j", "k", "l", "p", "q", "r", "s") if n not in taken]
    if not scope.undeclared.allowed or len(free) < 2:
        raise scope.error("an equation of vectors", node, "take an entry: '(…)[i] = (…)[i]'")
    names = free[: len(found[0].ranges)]
    for name, ends in zip(names, found[0].ranges, strict=True):
        scope.undeclared.indices[name] = index(*ends)
    return [t.entry(*map(var, names)) for t in found], ["="] * (len(found) - 1)


def _check_reach(node: Node, scope: Scope) -> None:
    """Refuse ``p and q for k in a..b`` where it may say ``p and (q for k in a..b)``.

    It does not if p speaks of a k that is neither declared nor bound anywhere else.
    """
    joined, *ranges = node.parts
    parts, waiting = [], [joined]
    while waiting:
        part = waiting.pop()
        if part.kind in {"conjunction", "disjunction"}:
            waiting += part.parts
        else:
            parts.append(part)
    names = {r.text for r in ranges}
    is_clear = joined.kind != "negation" and all(map(scope.is_undeclared, names))
    is_clear = is_clear and not any(p.kind.endswith("quantified") for p in within(joined))
    if is_clear and all(names <= {n.text for n in plain.names_in(p)} for p in parts):
        return
    word = {"negation": "not", "conjunction": "… and", "disjunction": "… or"}[joined.kind]
    k = ranges[0].text
    advice = f"write '({word} …) for {k} in …' or '{word} (… for {k} in …)'"
    raise scope.error("brackets must say of what 'for' speaks", joined, advice)


def _quantified(node: Node, scope: Scope) -> Term:
    """Return ``p for k in a..b``; of several ranges the first is the outermost."""
    if node.kind == "joined_quantified":
        _check_reach(node, scope)
    prop, *ranges = node.parts
    opened = []
    for quantifier in ranges:
        low, high = (plain.integer(p, scope, "size") for p in quantifier.parts)
        end = quantifier.start + len(quantifier.text)
        name = type(quantifier)("name", [], quantifier.start, end, quantifier.text)
        scope, variable = scope.bind(name, index(low, high))
        opened.append((variable, low, high))
    term = proposition(prop, scope)
    for variable, low, high in reversed(opened):
        term = forall(variable, low, high, term)
    return term
