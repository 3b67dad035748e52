"""What a rule leaves to show, as text; and whether it hands on what its helpers owe."""

import re
import sys
from dataclasses import dataclass
from typing import Any

from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules import RULES
from symcheck.kernel.term import eq, num, subterms, var
from symcheck.kernel.text import sort_text
from symcheck.kernel.writing import to_text

FRESH = re.compile(r"([A-Za-z]+)#\d+")
#: Helpers that return what is owed; that return it in second place; in a field of a record.
LISTS = {
    "obligations", "require_equal", "index_owes", "value_owes", "tends_to", "said_limit",
    "shown_limit",
}  # fmt: skip
PAIRS = {"instance"}
RECORDS = {"equal", "normal_form", "derivative"}


def left_to_show(rule, asked):
    """Return what a rule owes, each as "what is declared and assumed besides ⊢ proposition"."""
    names = {}

    def name(found):
        if found[0] not in names:
            twins = sum(n.startswith(f"{found[1]}#") for n in names)
            names[found[0]] = found[1] + "'" * twins
        return names[found[0]]

    lines = set()
    for o in RULES[rule](asked).conditions:
        known = asked.context
        extra = [f"{n}: {sort_text(s)}" for n, s in o.context.variables if n not in known.sorts]
        extra += [to_text(h) for h in o.context.hypotheses if h not in known.hypotheses]
        gone = [f"no {n}" for n in known.sorts if n not in o.context.sorts]
        line = f"{', '.join([*gone, *extra])} ⊢ {to_text(o.prop)}".strip()
        lines.add(FRESH.sub(name, line))
    return lines


@dataclass
class _More:
    """An answer with other conditions."""

    answer: Any
    conditions: tuple[Obligation, ...]

    def __getattr__(self, name):
        """Return what the answer has."""
        return getattr(self.answer, name)


def mark(monkeypatch, rule, context):
    """Let every helper of a rule owe one thing more; return the list of what they owed so."""
    module = sys.modules[RULES[rule].__module__]
    marks = []

    def marked():
        marks.append(Obligation(context, eq(var("mark"), num(len(marks))), "a mark"))
        return marks[-1]

    def listing(helper):
        def found(*arguments, **named):
            answer = helper(*arguments, **named)
            return None if answer is None else type(answer)([*answer, marked()])

        return found

    def recording(helper):
        def found(*arguments, **named):
            answer = helper(*arguments, **named)
            return _More(answer, (*answer.conditions, marked()))

        return found

    def pairing(helper):
        def found(*arguments, **named):
            answer, owed = helper(*arguments, **named)
            return answer, [*owed, marked()]

        return found

    for names, wrapped in ((LISTS, listing), (PAIRS, pairing), (RECORDS, recording)):
        for name in names & vars(module).keys() - {rule}:
            monkeypatch.setattr(module, name, wrapped(getattr(module, name)))
    return marks


def lost(monkeypatch, rule, asked):
    """Return what a rule's helpers owe that the rule does not, and how often they owe."""
    marks = mark(monkeypatch, rule, asked.context)
    kept = {t for o in RULES[rule](asked).conditions for t in subterms(o.prop)}
    return [m for m in marks if m.prop not in kept], len(marks)
