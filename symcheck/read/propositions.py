"""From nodes to propositions: relations, chains of them, connectives, ranges of ``for``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import index
from symcheck.kernel.term import TRUE, Term, conj, disj, forall, rel
from symcheck.read import elaborate as plain

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
        case "chain":
            terms, rels = chain_of(node, scope)
            return conj(*[rel(op, terms[i], terms[i + 1]) for i, op in enumerate(rels)])
        case "conjunction":
            return conj(*[proposition(p, scope) for p in node.parts])
        case "disjunction":
            return disj(*[proposition(p, scope) for p in node.parts])
        case "negation":
            return Term("not", (proposition(node.parts[0], scope),))
        case "quantified":
            return _quantified(node, scope)
        case "name" if node.text in {"True", "true"}:
            return TRUE
    raise scope.error("expected a relation", node, "relate two sides by one of '= != < <= > >='")


def _quantified(node: Node, scope: Scope) -> Term:
    """Return ``p for k in a..b``; of several ranges the first is the outermost."""
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
