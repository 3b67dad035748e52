"""Source code with one thing changed, as a bug would: what the tests have to notice.

The changes are those that matter in a checker: a guard that is gone or always bars the way,
one part of a condition, one of several obligations, a comparison at its boundary, a number, an
answer. Annotations, docstrings and the texts of messages are left alone.
"""

from __future__ import annotations
import __future__

import ast
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

#: At the boundary, and the other way round.
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}  # fmt: skip
BOUNDARY = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
#: Operations of which one side alone may stand in their place.
JOINING = (ast.Add, ast.Sub, ast.BitOr, ast.BitAnd, ast.Mult)
SIBLINGS = {"all": "any", "any": "all", "min": "max", "max": "min"}
#: What speaks to people: a change of its arguments changes no verdict.
MESSAGES = frozenset({"refuse", "RuleRefused", "TermError", "TypeError", "ValueError", "Refused"})
FLAGS = __future__.annotations.compiler_flag

Change = tuple[str, ast.AST | None]


@dataclass(frozen=True)
class Place:
    """Where a node stands: in which field of its parent, and in which statement."""

    parent: ast.AST
    name: str
    position: int | None
    statement: ast.stmt | ast.match_case | ast.Module
    function: str = ""
    returns: str = ""
    condition: bool = False

    def put(self, node: ast.AST | None) -> ast.AST:
        """Put another node here, or none; return the node that was here."""
        field: Any = getattr(self.parent, self.name)
        if self.position is None:
            setattr(self.parent, self.name, node)
            kept: ast.AST = field
            return kept
        old: ast.AST = field[self.position]
        if node is None:
            setattr(self.parent, self.name, [*field[: self.position], *field[self.position + 1 :]])
        else:
            setattr(
                self.parent, self.name, [*field[: self.position], node, *field[self.position + 1 :]]
            )
        return old


@dataclass(frozen=True)
class Mutant:
    """One change: the function, the lines and the text around it, and what it is."""

    place: Place
    top: ast.stmt
    function: str
    lines: tuple[int, int]
    code: str
    change: str
    new: ast.AST | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What names the mutant for good: no number of a line.

        Where a function has the same change more than once, the later ones have a number.
        """
        return (self.function, self.code, self.change)

    def compiled(self) -> CodeType:
        """Return the code of the changed statement of the module."""
        field = getattr(self.place.parent, self.place.name)
        old = self.place.put(self.new)
        try:
            if self.new is not None:
                ast.copy_location(self.new, old)
                ast.fix_missing_locations(self.new)
            module = ast.Module([self.top], [])
            code: CodeType = compile(module, "<mutant>", "exec", flags=FLAGS, dont_inherit=True)
        finally:
            setattr(self.place.parent, self.place.name, field)
        return code


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every mutant of a module, in the order of its lines."""
    tree = ast.parse(source)
    seen: Counter[tuple[str, str, str]] = Counter()
    for position, top in enumerate(tree.body):
        place = Place(tree, "body", position, top)
        for where, node in _nodes(top, place):
            for change, new in _changes(node, where):
                lines = _lines(where.statement)
                code = _one_line(_head(where.statement))
                text = f"{_one_line(ast.unparse(node), 80)} → {change}"
                seen[where.function, code, text] += 1
                nth = seen[where.function, code, text]
                numbered = text if nth == 1 else f"{text} · {nth}"
                yield Mutant(where, top, where.function, lines, code, numbered, new)


# ── where ──


def _nodes(node: ast.AST, place: Place) -> Iterator[tuple[Place, ast.AST]]:
    """Yield the nodes that may change, each with its place; outer ones first."""
    if isinstance(node, ast.Raise | ast.Assert | ast.Import | ast.ImportFrom | ast.JoinedStr):
        return
    if isinstance(node, ast.If) and _one_line(ast.unparse(node.test)) == "TYPE_CHECKING":
        return
    inner = place
    if isinstance(node, ast.stmt | ast.match_case):
        inner = replace(place, statement=node)
    yield inner, node
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        name = f"{place.function}.{node.name}" if place.function else node.name
        answer = node.returns if isinstance(node, ast.FunctionDef) else None
        returns = ast.unparse(answer) if answer else ""
        inner = replace(inner, function=name, returns=returns)
    for name, value in ast.iter_fields(node):
        if name in _kept(node):
            continue
        here = replace(inner, parent=node, name=name, condition=name in {"test", "ifs"})
        if isinstance(value, ast.AST):
            yield from _nodes(value, replace(here, position=None))
        elif isinstance(value, list):
            for position, child in enumerate(value):
                if isinstance(child, ast.AST) and not _is_docstring(child):
                    yield from _nodes(child, replace(here, position=position))


def _kept(node: ast.AST) -> tuple[str, ...]:
    """Return the fields of a node that are left alone."""
    match node:
        case ast.FunctionDef():
            return ("args", "decorator_list", "returns")
        case ast.ClassDef():
            return ("bases", "keywords", "decorator_list")
        case ast.AnnAssign():
            return ("annotation", "target")
        case ast.Call(func=ast.Name(id=name)) if name in MESSAGES:
            return ("args", "keywords")
        case ast.match_case():
            return ("pattern",)
        case ast.ExceptHandler():
            return ("type",)
        case _:
            return ("ctx", "targets", "target", "op", "ops", "optional_vars")


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _lines(statement: ast.AST) -> tuple[int, int]:
    """Return the lines of a statement, without those of its body."""
    if isinstance(statement, ast.match_case):
        first = statement.pattern.lineno
        last = (statement.guard or statement.pattern).end_lineno or first
        return (first, last)
    first = getattr(statement, "lineno", 1)
    last = getattr(statement, "end_lineno", first) or first
    body = getattr(statement, "body", None) or getattr(statement, "cases", None)
    if body:
        child = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
        last = max(first, child.lineno - 1)
    return (first, last)


def _head(statement: ast.AST) -> str:
    text = ast.unparse(statement)
    if getattr(statement, "body", None) or getattr(statement, "cases", None):
        lines = [line for line in text.splitlines() if not line.startswith("@")]
        return lines[0]
    return text


def _one_line(text: str, length: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


# ── what ──


def _changes(node: ast.AST, place: Place) -> Iterator[Change]:
    """Yield what may take the place of a node."""
    if place.condition:
        yield "False", ast.Constant(False)
        if not isinstance(place.parent, ast.While):
            yield "True", ast.Constant(True)
    match node:
        case ast.Compare(left, [op], [right]) if not place.condition or isinstance(op, BOUNDARY):
            other = COMPARISONS[type(op)]()
            turned = ast.Compare(left, [other], [right])
            yield ast.unparse(turned), turned
        case ast.Compare(left, [first, second], [middle, right]):
            for a, b, name in ((left, middle, first), (middle, right, second)):
                new = ast.Compare(a, [name], [b])
                yield ast.unparse(new), new
            new = ast.Compare(left, [COMPARISONS[type(first)](), second], [middle, right])
            yield ast.unparse(new), new
        case ast.BoolOp(op, values):
            for i in range(len(values)):
                rest = [*values[:i], *values[i + 1 :]]
                left_over = rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)
                yield f"without {_one_line(ast.unparse(values[i]), 80)}", left_over
        case ast.UnaryOp(ast.Not(), operand) if not place.condition:
            yield "without not", operand
        case ast.BinOp(left, op, right) if isinstance(op, JOINING):
            yield "left alone", left
            yield "right alone", right
        case ast.Constant(value):
            yield from _other_values(value)
        case ast.Tuple(elements, ast.Load()) | ast.List(elements, ast.Load()):
            if len(elements) > 1 or (elements and isinstance(elements[0], ast.Starred)):
                yield from _without_one(node, elements)
        case ast.Set(elements) if len(elements) > 1:
            yield from _without_one(node, elements)
        case ast.Dict(keys, values) if keys and place.statement.__class__ is not ast.Module:
            for i in range(len(keys)):
                fewer = ast.Dict([*keys[:i], *keys[i + 1 :]], [*values[:i], *values[i + 1 :]])
                yield f"without entry {i + 1}", fewer
        case ast.Call(ast.Name("Owed"), [owed, *rest], keywords) if ast.unparse(owed) != "()":
            nothing = ast.Tuple([], ast.Load())
            yield "nothing owed", ast.Call(node.func, [nothing, *rest], keywords)
        case ast.Call(ast.Name(name), arguments, keywords) if name in SIBLINGS:
            yield SIBLINGS[name], ast.Call(
                ast.Name(SIBLINGS[name], ast.Load()), arguments, keywords
            )
        case ast.Return(ast.Constant() | ast.Tuple([]) | ast.List([]) | None):
            return
        case ast.Return():
            yield from _other_answers(place.returns)
        case ast.Expr(ast.Call()):
            yield "nothing", ast.Pass()
        case ast.AugAssign():
            yield "nothing", ast.Pass()
        case ast.Continue():
            yield "break", ast.Break()
        case ast.Break():
            yield "continue", ast.Continue()
        case ast.match_case() if len(place.parent.cases) > 1:  # type: ignore[attr-defined]
            yield "no such case", None
            if node.guard is not None:
                yield "guard gone", ast.match_case(node.pattern, None, node.body)


def _other_values(value: object) -> Iterator[Change]:
    if value is True or value is False:
        yield str(not value), ast.Constant(not value)
    elif isinstance(value, int):
        yield str(value + 1), ast.Constant(value + 1)


def _without_one(node: ast.AST, elements: list[ast.expr]) -> Iterator[Change]:
    for i in range(len(elements)):
        rest = [*elements[:i], *elements[i + 1 :]]
        new = ast.Set(rest) if isinstance(node, ast.Set) else type(node)(rest, ast.Load())  # type: ignore[call-arg]
        yield f"without {_one_line(ast.unparse(elements[i]), 80)}", new


def _other_answers(returns: str) -> Iterator[Change]:
    if returns == "bool":
        yield "True", ast.Return(ast.Constant(True))
        yield "False", ast.Return(ast.Constant(False))
    elif returns.endswith("| None"):
        yield "None", ast.Return(ast.Constant(None))
    elif returns.startswith(("tuple[", "list[")):
        kind = ast.List if returns.startswith("list") else ast.Tuple
        yield "nothing", ast.Return(kind([], ast.Load()))
