"""Declarations: ``n: size; y: family(n); i: index(n)``, or a mapping of names to sorts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symcheck.kernel.claim import INTEGER, Context, Sort
from symcheck.kernel.term import ONE, Term, TermError, lam
from symcheck.kernel.writing import RESERVED
from symcheck.read import elaborate as plain
from symcheck.read.errors import ReadError, did_you_mean, error_at
from symcheck.read.naming import advice_for, is_name, look, looks
from symcheck.read.parser import parse
from symcheck.read.scope import Scope, Undeclared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symcheck.read.nodes import Node

PLAIN = ("real", "positive", "integer", "natural", "size")


def read_where(where: str | Mapping[str, str], context: Context | None = None) -> Context:
    """Return the context with the declared variables; a range may use any name declared.

    Raises ReadError for a name that is reserved, declared twice or printed like another, an
    unknown sort, and a range that uses a name that is not declared.
    """
    context = context or Context()
    waiting = [*_entries(where)]
    found = looks(context.sorts)
    for name, _, text, start in waiting:
        _check_name(name, text, start)
        other = found.setdefault(look(name), name)
        if other != name:
            wrong = f"'{name}' and '{other}' are printed alike"
            raise error_at(wrong, text, start, start + len(name), "rename one of them")
    while waiting:
        later, first = [], None
        for entry in waiting:
            try:
                context = _declared(entry, context)
            except _NotYetError as error:
                first = first or error.reason
                later.append(entry)
        if len(later) == len(waiting) and first is not None:
            raise first
        waiting = later
    return context


class _NotYetError(Exception):
    """A sort uses a name that may be declared later."""

    def __init__(self, reason: ReadError) -> None:
        super().__init__(str(reason))
        self.reason = reason


#: A name, its sort's text, the whole text and the offset of the name in it.
Entry = tuple[str, str, str, int]


def _entries(where: str | Mapping[str, str]) -> list[Entry]:
    if not isinstance(where, str):
        return [(name, sort, f"{name}: {sort}", 0) for name, sort in where.items()]
    found: list[Entry] = []
    for part in re.finditer(r"[^;\n]+", where):
        piece, start = part.group(), part.start()
        if not piece.strip():
            continue
        names, colon, sort = piece.partition(":")
        if not colon:
            start += len(piece) - len(piece.lstrip())
            raise error_at("expected 'name: sort'", where, start, part.end(), "write 'n: size'")
        empty = re.search(r"(?:^|,)\s*(?=,|$)", names)
        if empty is not None:
            end = start + empty.end()
            raise error_at("expected a name", where, end, end + 1, "write 'n: size'")
        found += [
            (name.group(), sort, where, start + name.start())
            for name in re.finditer(r"[^,\s]+", names)
        ]
    return found


def _check_name(name: str, text: str, start: int) -> None:
    end = start + len(name)
    if name in RESERVED:
        raise error_at(f"'{name}' has a meaning and cannot name a variable", text, start, end)
    if not is_name(name):
        raise error_at(f"'{name}' is not a name", text, start, end, advice_for(name))


def _declared(entry: Entry, context: Context) -> Context:
    name, sort, text, start = entry
    try:
        return context.declare(name, read_sort(sort, context))
    except TermError as error:
        raise error_at(str(error), text, start, start + len(name)) from None


def read_sort(text: str, context: Context) -> Sort:
    """Return the sort that a text names, its ranges in the context."""
    node = parse(text, "sort")
    kind = node.text
    scope = Scope(text, context, Undeclared())
    if kind in PLAIN:
        if node.parts:
            raise scope.error(f"the sort '{kind}' has no range", node)
        return Sort(kind)
    if kind not in {"index", "family", "permutation"}:
        advice = did_you_mean(kind, (*PLAIN, "index", "family", "permutation"))
        raise scope.error(f"unknown sort '{kind}'", node, advice or f"one of {', '.join(PLAIN)}, "
                          "index(n), family(n), permutation(n)")  # fmt: skip
    if not node.parts:
        raise scope.error(f"the sort '{kind}' needs a range", node, f"write '{kind}(n)'")
    if kind in {"index", "permutation"}:
        if len(node.parts) > 1:
            article = "an" if kind == "index" else "a"
            raise scope.error(f"{article} {kind} has one range", node)
        return Sort(kind, (_range(node.parts[0], scope),))
    return Sort("family", _ranges(node.parts, scope))


def _ranges(nodes: list[Node], scope: Scope) -> tuple[tuple[Term, Term], ...]:
    """Return the ranges of a family; later ones may use the index names of earlier ones."""
    ranges: list[tuple[Term, Term]] = []
    names: list[str] = []
    for node in nodes:
        low, high = (_over(names, end) for end in _range(node, scope))
        ranges.append((low, high))
        text = node.text if node.kind == "named_range" else "k"
        end = node.start + len(text)
        if node.kind == "named_range":
            scope, name = scope.bind(type(node)("name", [], node.start, end, text), INTEGER)
        else:
            name = ""
        names.append(name)
    return tuple(ranges)


def _over(names: list[str], end: Term) -> Term:
    """Return an end as a function of the earlier indices, if it uses one."""
    if end.free.isdisjoint(names):
        return end
    for name in reversed(names):
        end = lam(name or "k#", end)
    return end


def _range(node: Node, scope: Scope) -> tuple[Term, Term]:
    for name in plain.names_in(node):
        if scope.is_undeclared(name.text) and name.text not in RESERVED:
            advice = f"declare it: '{name.text}: size'"
            raise _NotYetError(scope.error(f"'{name.text}' is not declared", name, advice))
    ends = [plain.integer(p, scope, "size") for p in node.parts]
    return (ONE, ends[0]) if len(ends) == 1 else (ends[0], ends[1])
