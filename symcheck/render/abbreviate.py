"""Abbreviations: averages that stand in a derivation again and again are given a letter.

Only for the reader: m or v stands for a term without bound variables, so that it may be put
back anywhere. What depends on the variable of a derivative is bound there and stays as it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from symcheck.kernel.claim import Context, Definition
from symcheck.kernel.term import BINDERS, Term, eq, subterms, var

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from symcheck.report import Report, StepReport

#: An average has a letter if it is written so often at least.
TIMES = 4
#: Letters for averages, and for averages of squares.
MEANS, SQUARES = ("m", "m_1", "m_2"), ("v", "v_1", "v_2")


def abbreviated(report: Report) -> tuple[Report, tuple[Term, ...]]:
    """Return the report with letters for what is repeated, and what the letters stand for."""
    found: list[tuple[str, Term]] = []
    terms = list(_terms(report))
    taken = {name for t in terms for name in _names(t)} | set(_declared(report.claim))
    while (target := _repeated(terms)) is not None:
        name = _letter(target, taken)
        if name is None:
            break
        taken.add(name)
        terms = [_put(t, target, name) for t in terms]
        found = [(n, _put(t, target, name)) for n, t in found]
        found.append((name, target))
        terms.append(target)
        report = _mapped(report, target, name)
    return report, tuple(eq(var(name), term) for name, term in found)


def _repeated(terms: Iterable[Term]) -> Term | None:
    """Return the smallest average that is written often enough."""
    counts: Counter[Term] = Counter()
    for term in terms:
        counts.update(_averages(term))
    return min((t for t, n in counts.items() if n >= TIMES), key=_size, default=None)


def _averages(term: Term) -> Iterator[Term]:
    """Yield every occurrence of an average over a whole range, (Σₖ₌₁ⁿ …)/n."""
    stack = [term]
    while stack:
        t = stack.pop()
        if t.head == "div" and t.args[0].head == "sum" and t.args[0].args[1] == t.args[1]:
            made_up = any("#" in name for name in t.free)
            if not t.loose and not made_up and t.args[1].head == "var":
                yield t
        stack.extend(t.args)


def _size(term: Term) -> int:
    return 1 + sum(map(_size, term.args))


def _letter(term: Term, taken: set[str]) -> str | None:
    letters = SQUARES if term.args[0].args[2].head == "npow" else MEANS
    return next((n for n in letters if n not in taken), None)


def _names(term: Term) -> Iterator[str]:
    for t in subterms(term):
        yield from t.free
        if t.head in BINDERS and isinstance(t.data, str):
            yield t.data


# ── everywhere in a report ───────────────────────────────────────────────────────


def _terms(report: Report) -> Iterator[Term]:
    """Yield what a report shows: claim, goals and conditions."""
    yield from _within(report.claim)
    stack: list[StepReport] = list(report.steps)
    while stack:
        step = stack.pop()
        yield from _within(step.goal)
        yield from (c.prop for c in step.side_conditions)
        stack.extend(step.steps)


def _within(value: Any) -> Iterator[Term]:
    if isinstance(value, Term):
        yield value
    elif isinstance(value, Context):
        yield from value.hypotheses
    else:
        for inner in _inside(value):
            yield from _within(inner)


def _inside(value: Any) -> tuple[Any, ...]:
    """Return the entries of a tuple, the values of the fields of a record."""
    if isinstance(value, tuple):
        return value
    return tuple(getattr(value, f.name) for f in fields(value)) if is_dataclass(value) else ()


def _declared(value: Any) -> Iterator[str]:
    """Yield the names that contexts and definitions declare, in use or not."""
    if isinstance(value, Context | Definition):
        pairs = value.variables if isinstance(value, Context) else value.parameters
        yield from (name for name, _ in pairs)
    if isinstance(value, Definition):
        yield value.name
    for inner in _inside(value):
        yield from _declared(inner)


def _mapped(report: Report, target: Term, name: str) -> Report:
    def told(value: Any) -> Any:
        if isinstance(value, Term):
            return _put(value, target, name)
        if isinstance(value, Context):
            return replace(value, hypotheses=told(value.hypotheses))
        if isinstance(value, tuple):
            return tuple(map(told, value))
        if is_dataclass(value) and not isinstance(value, type):
            inner = {f.name: told(getattr(value, f.name)) for f in fields(value) if f.init}
            return replace(value, **inner)
        return value

    def step(one: StepReport) -> StepReport:
        conditions = tuple(replace(c, prop=told(c.prop)) for c in one.side_conditions)
        steps = tuple(map(step, one.steps))
        return replace(one, goal=told(one.goal), side_conditions=conditions, steps=steps)

    return replace(report, claim=told(report.claim), steps=tuple(map(step, report.steps)))


def _put(term: Term, target: Term, name: str) -> Term:
    """Return the term with the letter in the place of what it stands for."""
    letter = var(name)

    @cache
    def go(t: Term) -> Term:
        if t == target:
            return letter
        if not t.args or not target.free <= t.free:
            return t
        return Term(t.head, tuple(map(go, t.args)), t.data)

    return go(term)
