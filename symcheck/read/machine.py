"""The machine that runs the parser's tables: tokens in, nodes out.

It is what Lark's own LALR parser does with the same tables, without what this grammar does
not use; the tables are made by Lark, and Lark need not be imported to run them. Where the
machine stops, it says no more than that it did: Lark then explains the mistake.
"""

from __future__ import annotations

import re
from typing import Any

from symcheck.read.nodes import ACTIONS, Node, Token


class StoppedError(ValueError):
    """A text that the tables do not read."""


class Machine:
    """A parser: the pattern of all tokens, the states, and what is done at each reduction.

    ``states`` maps a symbol to the next state, or to −1 − r for a reduction by rule r. A
    rule is its symbol, its length, the name of its action (or nothing, where its one child
    stands for it, or for a list of children), and the children that are kept, each with 1 if
    it is a list to be joined.
    """

    def __init__(self, tables: dict[str, Any]) -> None:
        """Take the tables as JSON holds them."""
        self._pattern = re.compile(tables["pattern"])
        self._words: dict[str, str] = tables["words"]
        self._states: list[dict[str, int]] = tables["states"]
        self._rules = [
            (symbol, length, action, ACTIONS.get(action), [(i, bool(joined)) for i, joined in kept])
            for symbol, length, action, kept in tables["rules"]
        ]
        # Most reductions only give a node another name: one symbol for another.
        self._renamed = [
            symbol if length == 1 and not action else None
            for symbol, length, action, _ in tables["rules"]
        ]
        self._starts: dict[str, int] = tables["starts"]
        self._ends: dict[str, int] = tables["ends"]

    def parse(self, text: str, start: str) -> Node:
        """Return the node of a text; raise StoppedError where the tables do not read it."""
        stack: list[int] = [self._starts[start]]
        values: list[Any] = []
        states, words, renamed = self._states, self._words, self._renamed
        match, position, end = self._pattern.match, 0, len(text)
        while position < end:
            found = match(text, position)
            if found is None:
                raise StoppedError
            kind, position = str(found.lastgroup), found.end()
            if kind == "IGNORED":
                continue
            value = found.group()
            if kind == "NAME" and value in words:
                kind = words[value]
            action = states[stack[-1]].get(kind)
            while action is not None and action < 0:
                symbol = renamed[-1 - action]
                if symbol is None:
                    self._reduce(-1 - action, stack, values)
                else:
                    stack[-1] = states[stack[-2]][symbol]
                action = states[stack[-1]].get(kind)
            if action is None:
                raise StoppedError
            stack.append(action)
            values.append(Token(value, found.start(), position))
        while stack[-1] != self._ends[start]:
            action = states[stack[-1]].get("$END")
            if action is None or action >= 0:
                raise StoppedError
            self._reduce(-1 - action, stack, values)
        return values[-1]  # type: ignore[no-any-return]

    def _reduce(self, number: int, stack: list[int], values: list[Any]) -> None:
        symbol, length, name, action, kept = self._rules[number]
        first = len(values) - length
        children: list[Any] = []
        for i, joined in kept:
            if joined:
                children += values[first + i]
            else:
                children.append(values[first + i])
        del stack[-length:]
        values[first:] = [action(children) if action else children if name else children[0]]
        stack.append(self._states[stack[-1]][symbol])


def tables_of(parser: Any) -> dict[str, Any]:
    """Return the tables of a Lark parser of the kind that the machine can run."""
    table = parser.parser.parser._parse_table  # noqa: SLF001 — Lark shows no other way
    numbers = {rule: number for number, rule in enumerate(parser.rules)}
    order = _in_order(table)
    states = [
        {
            symbol: order[argument] if action.name == "Shift" else -1 - numbers[argument]
            for symbol, (action, argument) in sorted(table.states[state].items())
        }
        for state in order
    ]
    terminals = parser.parser.lexer.root_lexer.terminals
    name = next(t for t in terminals if t.name == "NAME").pattern.to_regexp()
    words = {
        t.pattern.value: t.name
        for t in terminals
        if type(t.pattern).__name__ == "PatternStr" and re.fullmatch(name, t.pattern.value)
    }
    ignored = set(parser.ignore_tokens)
    groups = [
        f"(?P<{'IGNORED' if t.name in ignored else t.name}>{t.pattern.to_regexp()})"
        for t in terminals
        if t.name not in words.values()
    ]
    return {
        "pattern": "|".join(groups),
        "words": words,
        "states": states,
        "rules": [_rule(rule) for rule in parser.rules],
        "starts": {start: order[state] for start, state in sorted(table.start_states.items())},
        "ends": {start: order[state] for start, state in sorted(table.end_states.items())},
    }


def _in_order(table: Any) -> dict[Any, int]:
    """Return numbers for the states that do not depend on how Lark happened to find them."""
    order: dict[Any, int] = {}
    waiting = [state for _, state in sorted(table.start_states.items())]
    while waiting:
        state = waiting.pop(0)
        if state not in order:
            order[state] = len(order)
            entries = sorted(table.states[state].items())
            waiting += [argument for _, (action, argument) in entries if action.name == "Shift"]
    return order


def _rule(rule: Any) -> list[Any]:
    """Return a rule as the machine wants it."""
    kept = [
        [i, int(not symbol.is_term and symbol.name.startswith("_"))]
        for i, symbol in enumerate(rule.expansion)
        if not (symbol.is_term and symbol.filter_out)
    ]
    symbol = str(rule.origin.name)
    action = rule.alias or symbol
    if symbol.startswith("_"):
        action = "*"
    elif rule.options.expand1 and not rule.alias:
        if len(kept) != 1 or kept[0][1]:
            raise ValueError(f"the rule '{symbol}' has several parts and no name")
        action = ""
    elif action not in ACTIONS:
        raise ValueError(f"there is no action for the rule '{action}'")
    return [symbol, len(rule.expansion), action, kept]
