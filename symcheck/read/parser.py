"""The parser of plain text: a Lark grammar, compiled when the package is built.

The tables of ``grammar.lark`` are shipped as ``grammar.json``, so that no start pays for
compiling them. Where that file is missing, or belongs to another grammar or another Lark,
the grammar is compiled on the spot. ``python -m symcheck.read.parser`` writes the file.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any, cast

import lark
from lark import Lark, UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.grammar import Rule
from lark.lexer import TerminalDef

from symcheck.read.errors import ReadError, error_at
from symcheck.read.names import FUNCTIONS
from symcheck.read.nodes import Builder, Node, TooDeepError

#: A longer text is refused before it is read.
MAX_LENGTH = 100_000
STARTS = ["expression", "sort"]
TABLES = "grammar.json"


def parse(text: str, start: str = "expression") -> Node:
    """Return the nodes of a text; ``start`` is ``expression`` or ``sort``.

    Raises ReadError, with a place, for a syntax error and for a text too long or too deep.
    """
    if len(text) > MAX_LENGTH:
        raise ReadError(f"the text is longer than {MAX_LENGTH} characters")
    if not text.strip():
        raise error_at("there is nothing to read", text, 0)
    try:
        return cast("Node", _parser().parse(text, start=start))
    except UnexpectedInput as error:
        raise _explain(error, text) from None
    except TooDeepError as error:
        raise error_at(str(error), text, error.start) from None


@cache
def _parser() -> Lark:
    grammar = (files("symcheck.read") / "grammar.lark").read_text(encoding="utf-8")
    tables = files("symcheck.read") / TABLES
    if tables.is_file():
        stored = json.loads(tables.read_text(encoding="utf-8"), object_hook=_number_keys)
        if stored.pop("made_from") == _origin(grammar):
            parser: Lark = Lark.__new__(Lark)
            # As Lark.load does, but from JSON rather than from a pickle.
            return parser._load(stored, transformer=Builder())  # noqa: SLF001
    return compile_grammar(grammar, Builder())


def compile_grammar(grammar: str, builder: Builder | None = None) -> Lark:
    """Return the parser of a grammar, made from its text."""
    return Lark(
        grammar,
        parser="lalr",
        lexer="contextual",
        start=STARTS,
        maybe_placeholders=False,
        transformer=builder,
    )


def tables_of(grammar: str) -> dict[str, Any]:
    """Return the parser's tables as JSON data, with what they were made from."""
    data, memo = compile_grammar(grammar).memo_serialize([TerminalDef, Rule])
    return {"made_from": _origin(grammar), "data": data, "memo": memo}


def _origin(grammar: str) -> str:
    return f"lark {lark.__version__} {hashlib.sha256(grammar.encode()).hexdigest()}"


def _number_keys(entries: dict[str, Any]) -> dict[Any, Any]:
    """Return a JSON object with its numeric keys as numbers, which JSON cannot keep."""
    return {int(k) if k.isdecimal() else k: v for k, v in entries.items()}


# ── syntax errors ────────────────────────────────────────────────────────────────

_OPERAND = {"NAME", "NUMBER", "LPAR", "ROOT"}


def _explain(error: UnexpectedInput, text: str) -> ReadError:
    """Return what a syntax error means, at its place."""
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

    folder = Path(__file__).parent
    grammar = (folder / "grammar.lark").read_text(encoding="utf-8")
    written = json.dumps(tables_of(grammar), ensure_ascii=False, separators=(",", ":"))
    (folder / TABLES).write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
