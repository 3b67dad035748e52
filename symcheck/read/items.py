"""JSON lines to claims: a line each ``{"id", "text", "variables", "assumptions", "where"}``.

``where`` maps names to sorts or is text (``"n: size; y: family(n)"``); assumptions are
relations, or declarations such as ``n integer``. A derivation has ``steps`` instead of
``text``: each is a text, or an object that adds its own declarations and assumptions to the
item's. Nothing is said twice: no key, and no sort of a name. What cannot be read becomes an
item with an ``error``; it never stops the others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from symcheck.read.errors import ReadError
from symcheck.read.text import read_declarations, read_problem_in
from symcheck.read.where import read_where
from symcheck.report import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from symcheck.kernel.claim import Relation


@dataclass(frozen=True)
class Part:
    """A claim of an item, or why it could not be read.

    ``is_beyond`` says that the text may be a claim, but is longer or deeper than is read.
    """

    claim: Relation | None = None
    error: Problem | None = None
    is_beyond: bool = False


@dataclass(frozen=True)
class Item:
    """One line: the claim it states, or the steps of its derivation, or its error.

    ``line`` counts from 1. ``steps`` is None where the item is a single claim. ``data``
    is the object as it was read.
    """

    id: str
    line: int
    claim: Relation | None = None
    steps: tuple[Part, ...] | None = None
    error: Problem | None = None
    data: dict[str, Any] | None = None
    is_beyond: bool = False


#: What may be declared and assumed, and other words for it: a key that is one of them, or
#: looks like one, would be passed over.
_KEYS = ("id", "text", "steps", "variables", "assumptions", "where")
_MEANT = dict.fromkeys(
    ("given", "hypotheses", "hypothesis", "assumption", "assume", "assuming", "conditions",
     "condition", "premises", "premise", "if", "suppose", "hyp", "hyps", "for", "with", "when",
     "such_that", "constraint", "constraints", "domain", "restrictions"), "assumptions"
) | dict.fromkeys(
    ("sorts", "sort", "declarations", "declare", "types", "let"), "where"
) | dict.fromkeys(("claim", "statement"), "text") | {"step": "steps"}  # fmt: skip


class ItemError(ValueError):
    """An item whose form is not that of a claim; ``help`` is one thing to try, or nothing."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 — the reports' word
        """Keep both."""
        super().__init__(message)
        self.help = help


def read_items(lines: Iterable[str], file: str | None = None) -> Iterator[Item]:
    """Yield the item of every line that is not blank, in order."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield read_item(line, number, file)


def read_item(line: str, number: int = 1, file: str | None = None) -> Item:
    """Return the item of one line; an unusable line is an item with an error."""
    name = f"line {number}"
    try:
        data = json.loads(line, object_pairs_hook=_once)
    except ItemError as error:
        return Item(name, number, error=_problem(error, number, file))
    except (ValueError, RecursionError) as error:
        return Item(name, number, error=Problem(f"the line is not JSON: {_first_line(error)}"))
    if not isinstance(data, dict):
        return Item(name, number, error=Problem("expected a JSON object in the line"))
    name = str(data.get("id", name))
    try:
        steps = _field(data, "steps", list, [])
        if steps:
            _refuse_both(data)
            parts = tuple(_step(step, data, number, file) for step in steps)
            return Item(name, number, steps=parts, data=data)
        return Item(name, number, claim=_claim(data, {}), data=data)
    except (ReadError, ItemError) as error:
        problem, beyond = _problem(error, number, file), _is_beyond(error)
        return Item(name, number, error=problem, data=data, is_beyond=beyond)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object of these keys; JSON would keep the last of two that are the same."""
    data: dict[str, Any] = {}
    for key, value in pairs:
        if key in data:
            raise ItemError(f"'{key}' stands twice in one object", "keep one of them")
        data[key] = value
    return data


def _refuse_both(data: dict[str, Any]) -> None:
    if data.get("text"):
        advice = "what the steps are to show is the last of them"
        raise ItemError("expected a 'text' or 'steps', got both", advice)


def _problem(error: ReadError | ItemError, number: int, file: str | None) -> Problem:
    """Return an error as the record that reports carry, at the item's line."""
    place = None if file is None else Place(file, number)
    if isinstance(error, ItemError):
        return Problem(str(error), place, error.help)
    if error.is_beyond:
        return Problem(error.message, place)
    shown = f"{error.message}, at column {error.column} of '{error.source}'"
    return Problem(shown if error.source else error.message, place, error.help)


def _is_beyond(error: ReadError | ItemError) -> bool:
    return isinstance(error, ReadError) and error.is_beyond


def _step(step: object, item: dict[str, Any], number: int, file: str | None) -> Part:
    """Return the claim of one step, in the item's declarations and under its assumptions."""
    try:
        return Part(_claim(step if isinstance(step, dict) else {"text": step}, item))
    except (ReadError, ItemError) as error:
        return Part(error=_problem(error, number, file), is_beyond=_is_beyond(error))


def _claim(data: dict[str, Any], around: dict[str, Any]) -> Relation:
    """Return a claim whose declarations and assumptions are its own and those around it."""
    if data.get("steps"):
        raise ItemError("a step has no steps of its own", "make them steps of the item")
    text = _field(data, "text", str, "")
    if not text.strip():
        raise ItemError("expected a 'text' or 'steps'")
    for key in sorted({*around, *data}.difference(_KEYS)):
        meant = _meant(key)
        if meant:
            raise ItemError(f"'{key}' is no key of an item", f"write '{meant}'")
    where = _where(around, data)
    given = dict.fromkeys([*_texts(around, "assumptions"), *_texts(data, "assumptions")])
    variables = dict.fromkeys([*_texts(around, "variables"), *_texts(data, "variables")])
    context, hypotheses = read_declarations(list(given), where)
    missing = {name: "real" for name in variables if name not in context.sorts}
    context = read_where(missing, context)
    return read_problem_in(text, hypotheses, context, closed=bool(variables))


def _meant(key: str) -> str:
    """Return the key that another one is meant to be, or nothing: it may say anything else."""
    plain = key.strip().lower()
    close = get_close_matches(plain, _KEYS, n=1, cutoff=0.8)
    return _MEANT.get(plain) or (close[0] if close else "")


def _where(*objects: dict[str, Any]) -> dict[str, str]:
    """Return the declarations of an item and of its step: names to the texts of their sorts."""
    found: dict[str, str] = {}
    for name, sort in [pair for data in objects for pair in _declarations(data)]:
        if found.setdefault(name, sort) != sort:
            raise ItemError(f"'{name}' is declared as '{found[name]}' and as '{sort}'",
                            "declare it once")  # fmt: skip
    return found


def _declarations(data: dict[str, Any]) -> list[tuple[str, str]]:
    where = data.get("where") or {}
    if isinstance(where, str):
        pairs = [part.partition(":") for part in where.split(";") if part.strip()]
        if not all(colon for _, colon, _ in pairs):
            raise ItemError("'where' is read as 'name: sort; name: sort'")
        return [(n.strip(), sort.strip()) for names, _, sort in pairs for n in names.split(",")]
    if isinstance(where, dict) and all(isinstance(v, str) for v in where.values()):
        return [(str(name), sort.strip()) for name, sort in where.items()]
    raise ItemError("'where' maps names to the texts of their sorts")


def _texts(data: dict[str, Any], name: str) -> list[str]:
    values: list[str] = _field(data, name, list, [])
    if not all(isinstance(v, str) for v in values):
        raise ItemError(f"'{name}' is a list of texts")
    return values


def _field(data: dict[str, Any], name: str, kind: type, default: Any) -> Any:
    value = data.get(name)
    if value is None:
        return default
    if not isinstance(value, kind):
        raise ItemError(f"'{name}' is a {'text' if kind is str else 'list'}")
    return value


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].lower()
