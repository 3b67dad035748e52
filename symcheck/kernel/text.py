"""The canonical text of contexts and claims; that of terms is ``to_text``.

A claim's text is for people and reads back where it is a relation. What tells claims
apart is their ``identity``, which knows no names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import (
    Claim,
    Context,
    Definition,
    Exists,
    Extremum,
    Iff,
    Limit,
    NotDifferentiable,
    Relation,
    Reparameterisation,
    Sort,
)
from symcheck.kernel.identity import identity
from symcheck.kernel.term import ONE, Term, apply_family, var
from symcheck.kernel.writing import to_text

if TYPE_CHECKING:
    from collections.abc import Iterable


def sort_text(sort: Sort) -> str:
    """Return a sort as it is declared: ``index(n)``, ``family(k in 1..n, 1..k)``."""
    if not sort.ranges:
        return sort.kind
    depends = any(e.head == "lam" for r in sort.ranges for e in r)
    names: list[str] = []
    ranges = []
    for low, high in sort.ranges:
        first, last = _end(low, names), _end(high, names)
        text = f"{to_text(first)}..{to_text(last)}"
        if first == ONE and not depends:
            text = to_text(last)
        if depends and len(names) < len(sort.ranges) - 1:
            name = _index_name(sort, len(names))
            names.append(name)
            text = f"{name} in {text}"
        ranges.append(text)
    return f"{sort.kind}({', '.join(ranges)})"


def _end(end: Term, names: list[str]) -> Term:
    return apply_family(end, tuple([var(n) for n in names])) if end.head == "lam" else end


def _index_name(sort: Sort, position: int) -> str:
    taken = frozenset().union(*[e.free for r in sort.ranges for e in r])
    name = "ijklmnop"[position]
    return name if name not in taken else f"{name}{position + 1}_"


def where_text(variables: Iterable[tuple[str, Sort]]) -> str:
    """Return declarations as they are typed: ``n: size; y: family(n)``."""
    return "; ".join(f"{name}: {sort_text(sort)}" for name, sort in variables)


def context_text(context: Context) -> str:
    """Return a context's declarations, and its hypotheses after "given"."""
    parts = [where_text(context.variables)] if context.variables else []
    if context.hypotheses:
        parts.append("given " + ", ".join(map(to_text, context.hypotheses)))
    return " ".join(parts)


def definition_text(definition: Definition) -> str:
    """Return a definition as an equation, or as its base and its step."""
    names = [name for name, _ in definition.parameters]
    head = f"{definition.name}({', '.join(names)})"
    if definition.body is not None:
        return f"{head} := {to_text(definition.body)}"
    base = f"{definition.name}({', '.join('0' if n == definition.on else n for n in names)})"
    up = [f"{n} + 1" if n == definition.on else n for n in names]
    step = f"{definition.name}({', '.join(up)})"
    values = [to_text(t) for t in (definition.base, definition.step) if t is not None]
    return "; ".join(f"{side} := {t}" for side, t in zip((base, step), values, strict=True))


def claim_text(claim: Claim) -> str:
    """Return what a claim of any kind says, without its context."""
    match claim:
        case Relation():
            return _chain(claim)
        case Iff():
            return f"{to_text(claim.left)} <=> {to_text(claim.right)}"
        case Limit():
            return _limit(claim)
        case Extremum():
            return _extremum(claim)
        case NotDifferentiable():
            derivative = f"Derivative({to_text(claim.body)}, {claim.name})"
            return f"{derivative} does not exist at {claim.name} = {to_text(claim.point)}"
        case Exists():
            return _exists(claim)
        case Reparameterisation():
            return _reparameterisation(claim)
        case _:
            props = "; ".join(map(to_text, claim.props))
            return f"no {where_text(claim.variables)} satisfy {props}"


def _chain(claim: Relation) -> str:
    text = to_text(claim.terms[0])
    for op, term in zip(claim.rels, claim.terms[1:], strict=True):
        text += f" {op} {to_text(term)}"
    return text


def _limit(claim: Limit) -> str:
    if claim.natural:
        value = _extended(claim.value)
        return f"Limit({to_text(claim.body)}, {claim.name}, {_extended(claim.point)}) = {value}"
    point = _extended(claim.point) + {"+-": "", "+": "+", "-": "-"}[claim.side]
    return f"{to_text(claim.body)} -> {_extended(claim.value)} as {claim.name} -> {point}"


def _extended(value: Term | str) -> str:
    return value if isinstance(value, str) else to_text(value)


def _assignments(values: Iterable[tuple[str, Term]]) -> str:
    return ", ".join(f"{name} = {to_text(value)}" for name, value in values)


def _extremum(claim: Extremum) -> str:
    parts = [to_text(claim.bound)]
    if claim.attained:
        only = " and only there" if claim.only else ""
        parts.append(f"attained at {_assignments(claim.attained)}{only}")
    parts += [f"approached: {_limit(limit)}" for limit in claim.approached]
    return "; ".join(parts)


def _exists(claim: Exists) -> str:
    text = f"there are {where_text(claim.variables)} such that {to_text(claim.prop)}"
    return f"{text}; namely {_assignments(claim.witness)}" if claim.witness else text


def _reparameterisation(claim: Reparameterisation) -> str:
    text = f"{to_text(claim.left)} = {to_text(claim.right)} with {_assignments(claim.map)}"
    return f"{text}; back by {_assignments(claim.inverse)}" if claim.inverse else text


__all__ = [
    "claim_text", "context_text", "definition_text", "identity", "sort_text", "to_text",
    "where_text",
]  # fmt: skip
