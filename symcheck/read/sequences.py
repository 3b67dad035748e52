"""The limit of a sequence, ``Limit(f, k, oo) = a``, in which k is natural."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import NATURAL
from symcheck.read import elaborate as plain

if TYPE_CHECKING:
    from symcheck.kernel.term import Term
    from symcheck.read.nodes import Node
    from symcheck.read.scope import Scope

_COUNTING = {"integer", "natural", "size"}
USAGE = "write 'Limit(f, k, oo) = a', where k is natural"


def is_limit(node: Node) -> bool:
    """Return whether a node relates a limit to something."""
    return node.kind == "chain" and any(p.kind == "call" and p.text == "Limit" for p in node.parts)


def read_limit(node: Node, scope: Scope) -> tuple[Term, str, Term | str]:
    """Return a sequence, the name of the variable in it, and its limit, which may be infinite."""
    limit, value = node.parts[0], node.parts[-1]
    if len(node.parts) != 2 or node.ops[0] not in {"=", "=="} or limit.text != "Limit":
        raise scope.error("a limit stands alone on the left of '='", node, USAGE)
    body, name, point = plain.expect_parts(limit, scope, 3, "Limit(f, k, oo)")
    if _infinity(point) != "oo":
        raise scope.error("the limit of a sequence is at 'oo'", point, USAGE)
    own = scope.sort(name.text)
    if own is not None and own.kind not in _COUNTING:  # an index stays in its range
        advice = f"use a name that is not declared for it: '{name.text}' is {own.kind}"
        raise scope.error("the variable of a sequence is natural", name, advice)
    inner, variable = scope.bind(name, NATURAL)
    return (
        plain.elaborate(body, inner), variable, _infinity(value) or plain.elaborate(value, scope)
    )  # fmt: skip


def _infinity(node: Node) -> str:
    """Return ``oo`` or ``-oo`` where a node says so, else nothing."""
    if node.kind == "minus":
        return "-oo" if _infinity(node.parts[0]) == "oo" else ""
    return "oo" if node.kind == "infinity" or (node.kind, node.text) == ("name", "oo") else ""
