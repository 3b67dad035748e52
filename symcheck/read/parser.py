"""The parser of plain text: a Lark grammar, compiled when the package is built.

The tables of ``grammar.lark`` are shipped as ``grammar.json`` and run by ``machine.py``, so
that no start pays for compiling them, nor for importing Lark. Where that file is missing or
belongs to another grammar, and for a text with a mistake in it, which Lark explains better,
the grammar is compiled on the spot. ``python -m symcheck.read.parser`` writes the file.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from symcheck.read.errors import ReadError, beyond, error_at
from symcheck.read.machine import Machine, StoppedError, tables_of
from symcheck.read.names import FUNCTIONS
from symcheck.read.naming import check_letters
from symcheck.read.nodes import ACTIONS, Node, TooDeepError

if TYPE_CHECKING:
    from lark import Lark, UnexpectedInput, UnexpectedToken

#: A longer text is refused before it is read.
MAX_LENGTH = 100_000
STARTS = ["expression", "sort"]
TABLES = "grammar.json"


def parse(text: str, start: str = "expression") -> Node:
    """Return the nodes of a text; ``start`` is ``expression`` or ``sort``.

    Raises ReadError, with a place, for a syntax error, for a character that only looks like a
    letter, and for a text too long or too deep.
    """
    if len(text) > MAX_LENGTH:
        raise beyond(ReadError(f"the text is longer than {MAX_LENGTH} characters"))
    if not text.strip():
        raise error_at("there is nothing to read", text, 0)
    check_letters(text)
    try:
        return _machine().parse(text, start)
    except StoppedError:
        return _parsed_by_lark(text, start)
    except TooDeepError as error:
        raise beyond(error_at(str(error), text, error.start)) from None


def _parsed_by_lark(text: str, start: str) -> Node:
    from lark import UnexpectedInput

    try:
        return cast("Node", _lark().parse(text, start=start))
    except UnexpectedInput as error:
        raise _explain(error, text) from None
    except TooDeepError as error:
        raise beyond(error_at(str(error), text, error.start)) from None


@cache
def _machine() -> Machine:
    grammar = _grammar()
    stored = files("symcheck.read") / TABLES
    if stored.is_file():
        tables = json.loads(stored.read_text(encoding="utf-8"))
        if tables["made_from"] == _origin(grammar):
            return Machine(tables)
    return Machine(tables_of(_lark()))


@cache
def _lark() -> Lark:
    return compile_grammar(_grammar())


def _grammar() -> str:
    return (files("symcheck.read") / "grammar.lark").read_text(encoding="utf-8")


def compile_grammar(grammar: str) -> Lark:
    """Return Lark's parser of a grammar, with our actions."""
    from lark import Lark, Transformer

    actions = {name: staticmethod(action) for name, action in ACTIONS.items()}
    builder = type("Builder", (Transformer,), actions)
    return Lark(
        grammar,
        parser="lalr",
        lexer="contextual",
        start=STARTS,
        maybe_placeholders=False,
        transformer=builder(),
    )


def _origin(grammar: str) -> str:
    return hashlib.sha256(grammar.encode()).hexdigest()


def tables_text() -> str:
    """Return what the file of the tables holds."""
    grammar = _grammar()
    tables = {"made_from": _origin(grammar), **tables_of(compile_grammar(grammar))}
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":")) + "\n"


# ── syntax errors ────────────────────────────────────────────────────────────────

_OPERAND = {"NAME", "NUMBER", "LPAR", "ROOT"}


def _explain(error: UnexpectedInput, text: str) -> ReadError:
    """Return what a syntax error means, at its place."""
    from lark import UnexpectedCharacters, UnexpectedToken

    start: int = error.pos_in_stream  # type: ignore[assignment]  # these two kinds have a place
    if isinstance(error, UnexpectedToken) and error.token.type != "$END":
        return _unexpected(error, text, start)
    if isinstance(error, UnexpectedCharacters):
        found = text[start]
        return error_at(
            f"unexpected character '{found}'", text, start, None, _ADVICE.get(found, "")
        )
    opened = _unclosed(text)
    if opened is not None:
        return error_at(f"the '{text[opened]}' is never closed", text, opened)
    return error_at("the text ends too early", text, len(text.rstrip()))


def _unexpected(error: UnexpectedToken, text: str, start: int) -> ReadError:
    token = error.token
    end = start + len(token.value)
    advice = ""
    before = text[:start].split()
    if token.type in _OPERAND and before and before[-1] in FUNCTIONS:
        advice = f"write '{before[-1]}(…)'"
    elif text[max(0, start - 1) : start + 1] in {"=<", "=>"}:
        advice = f"write '{'<=' if token.value == '<' else '>='}'"
    elif token.type in _OPERAND and "TIMES" in error.accepts | error.expected:
        advice = "write '*' for a product"
    elif token.type == "RELATION" and text[:start].rstrip().endswith("("):
        advice = "a relation needs two sides"
    elif token.value in ")]" and _unopened(text) == start:
        return error_at(f"the '{token.value}' was never opened", text, start, end)
    return error_at(f"unexpected '{token.value}'", text, start, end, advice)


_ADVICE = {
    "|": "write 'Abs(x)'",
    "!": "write '!=' for ≠; factorials are not read",
    ":": "declare sorts apart from the claim",
    "'": "write 'Derivative(f, x)'",
    "{": "write '(' and ')'",
    "\\": "plain text is read here, not LaTeX",
    "$": "plain text is read here, not LaTeX",
    "&": "write 'and'",
}


def _unclosed(text: str) -> int | None:
    stack = _brackets(text)[0]
    return stack[-1] if stack else None


def _unopened(text: str) -> int | None:
    return _brackets(text)[1]


def _brackets(text: str) -> tuple[list[int], int | None]:
    """Return the offsets of brackets that are never closed, and of the first never opened."""
    stack: list[int] = []
    for place, character in enumerate(text):
        if character in "([":
            stack.append(place)
        elif character in ")]":
            if not stack:
                return stack, place
            stack.pop()
    return stack, None


def main() -> None:
    """Write the tables beside the grammar."""
    from pathlib import Path

    (Path(__file__).parent / TABLES).write_text(tables_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
