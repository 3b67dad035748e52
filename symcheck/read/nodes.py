"""What the grammar reads: nodes with their place, built while the parser reduces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from symcheck.kernel.term import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Action = Callable[[list[Any]], "Node"]


class TooDeepError(ValueError):
    """A text whose brackets or functions nest deeper than a term may; ``start`` is where."""

    def __init__(self, start: int) -> None:
        """Keep the offset."""
        super().__init__(f"the expression is nested more than {MAX_DEPTH} deep")
        self.start = start


class Token(NamedTuple):
    """A piece of the text as it was read, and where; Lark's tokens have the same parts."""

    value: str
    start_pos: int
    end_pos: int


@dataclass(slots=True)
class Node:
    """A piece of text: its kind, its parts, where it starts and ends, how deep it nests.

    ``text`` is the name of a name, a call and a bound variable, the digits of a number and
    of a superscript. ``ops`` are the operators between the parts.
    """

    kind: str
    parts: list[Node]
    start: int
    end: int
    text: str = ""
    ops: tuple[str, ...] = ()
    depth: int = 1


def within(node: Node) -> Iterator[Node]:
    """Yield a node and all that is in it, from left to right."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        stack.extend(reversed(top.parts))


def _node(kind: str, children: list[Any]) -> Node:
    """Return a node of nodes and of tokens, which become the operators between them."""
    parts = [c for c in children if type(c) is Node]
    ops = tuple([c.value for c in children if type(c) is not Node])
    depth = 1 + max([p.depth for p in parts], default=0)
    start = children[0].start if type(children[0]) is Node else children[0].start_pos
    if depth > MAX_DEPTH:
        raise TooDeepError(start)
    end = children[-1].end if type(children[-1]) is Node else children[-1].end_pos
    return Node(kind, parts, start, end, "", ops, depth)


def _leaf(kind: str) -> Action:
    def build(children: list[Any]) -> Node:
        (token,) = children
        return Node(kind, [], token.start_pos, token.end_pos, token.value)

    return build


def _inner(kind: str) -> Action:
    def build(children: list[Any]) -> Node:
        return _node(kind, children)

    return build


def _named(kind: str) -> Action:
    def build(children: list[Any]) -> Node:
        node = _node(kind, children)
        node.text, node.ops = children[0].value, ()
        return node

    return build


_NAMED = ("call", "quantifier", "sort", "named_range")
_INNER = (
    "up_to", "between", "group", "entry", "total", "ratio", "raised", "root", "minus", "plus",
    "chain", "negation", "quantified", "joined_quantified", "disjunction", "conjunction",
    "superscript", "transposed",
)  # fmt: skip
#: The parser's actions, one for each rule of ``grammar.lark`` that is not passed through.
ACTIONS: dict[str, Action] = {
    **{kind: _leaf(kind) for kind in ("number", "name", "infinity")},
    **{kind: _named(kind) for kind in _NAMED},
    **{kind: _inner(kind) for kind in _INNER},
}
