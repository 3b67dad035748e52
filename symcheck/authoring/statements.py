"""What a theorem states, as it is written: relations and the other kinds of claim.

The parts are SymPy expressions, or text in quotes; nothing is read before the proof is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from symcheck.authoring.errors import (
    AuthoringError,
    no_truth_value,
    require,
    require_variable,
    several,
    written_term,
)
from symcheck.read.given import quoted, told

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A SymPy expression, text, or a term.
Expression: TypeAlias = Any

_RELATIONS = ("=", "!=", "<", "<=", ">", ">=")
_SIDES = ("+", "-", "+-")


@dataclass(frozen=True)
class Statement:
    """A claim as it is written; its context is made from the symbols in it."""

    kind: str
    parts: tuple[Expression, ...]
    rels: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Refuse: a statement is not true or false in Python."""
        raise TypeError("a statement has no truth value: give it to @theorem")


def proposition(given: Any) -> Statement | str:
    """Return what can stand as a hypothesis, a condition or a part; refuse anything else."""
    if isinstance(given, str) or (isinstance(given, Statement) and given.kind == "relation"):
        return given
    no_truth_value(given)
    if isinstance(given, Statement):
        raise AuthoringError(
            f"expected a relation, got a claim of the kind '{given.kind}'", "write eq(a, b), …"
        )
    raise AuthoringError(
        f"expected a relation, got {told(given)}",
        'write eq(a, b), lt(a, b) …, or text such as "x > 0"',
    )


def written_statement(given: object) -> None:
    """Refuse what is neither a statement nor text."""
    no_truth_value(given)
    if not isinstance(given, (Statement, str)):
        raise AuthoringError(
            f"expected a statement, got {told(given)}", "write eq(a, b), le(a, b) …, or text"
        )


def _relation(op: str, left: Expression, right: Expression) -> Statement:
    return chain(left, op, right)


def eq(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left = right``."""
    return _relation("=", left, right)


def ne(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left ≠ right``."""
    return _relation("!=", left, right)


def lt(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left < right``."""
    return _relation("<", left, right)


def le(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left ≤ right``."""
    return _relation("<=", left, right)


def gt(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left > right``."""
    return _relation(">", left, right)


def ge(left: Expression, right: Expression) -> Statement:
    """Return the claim ``left ≥ right``."""
    return _relation(">=", left, right)


def chain(*parts: Expression) -> Statement:
    """Return a chain of relations: ``chain(0, "<", x, "<=", 1)``."""
    terms, rels = parts[::2], parts[1::2]
    usage = 'write chain(0, "<", x, "<=", 1)'
    if len(parts) < 3 or len(parts) % 2 == 0:
        raise AuthoringError("expected expressions with a relation between them", usage)
    for term in terms:
        written_term(term)
    for op in rels:
        require(op, str, "a relation", usage)
        if op not in _RELATIONS:
            raise AuthoringError(f"{quoted(op)} is no relation", usage)
    return Statement("relation", terms, rels)


def iff(left: Statement | str, right: Statement | str) -> Statement:
    """Return the claim that two propositions hold at the same points."""
    return Statement("iff", (proposition(left), proposition(right)))


def limit(
    body: Expression,
    variable: Expression,
    point: Expression,
    value: Expression,
    side: str = "+-",
) -> Statement:
    """Return the claim that ``body`` tends to ``value``; the last two may be "oo" or "-oo"."""
    require(side, str, "a side of a limit", "write '+', '-' or '+-'")
    if side not in _SIDES:
        raise AuthoringError(f"{quoted(side)} is no side of a limit", "write '+', '-' or '+-'")
    require_variable(variable, 'write limit(f, x, "oo", 0)')
    for term in (body, point, value):
        written_term(term)
    return Statement("limit", (body, point, value), (), {"variable": variable, "side": side})


def not_differentiable(body: Expression, variable: Expression, point: Expression) -> Statement:
    """Return the claim that ``variable ↦ body`` has no derivative at the point."""
    require_variable(variable, "write not_differentiable(abs(x), x, 0)")
    for term in (body, point):
        written_term(term)
    return Statement("not-differentiable", (body, point), (), {"variable": variable})


def exists(
    variables: Mapping[Expression, Expression] | Sequence[Expression] | Expression,
    prop: Statement | str,
) -> Statement:
    """Return the claim that values of the variables exist; a mapping gives them.

    A single variable needs no list; text is the name of one.
    """
    values = dict(variables) if isinstance(variables, Mapping) else {}
    usage = "write exists([a, b], …), or exists({a: 1}, …)"
    if isinstance(variables, Mapping | list | tuple):
        names = tuple(variables)
    else:
        names = (variables,)
    for name in names:
        require_variable(name, usage)
    for value in values.values():
        written_term(value)
    options = {"variables": names, "values": values}
    return Statement("exists", (proposition(prop),), (), options)


def reparameterisation(
    left: Expression,
    right: Expression,
    parameters: Mapping[Expression, Expression],
    inverse: Mapping[Expression, Expression] | None = None,
) -> Statement:
    """Return the claim that ``left`` is ``right`` at mapped parameters.

    ``parameters`` maps every new parameter to a term of the old ones, an entry ``v[j, i]``
    of a family to a term in the same indices; ``inverse`` does the same the other way.
    """
    for given in (parameters, {} if inverse is None else inverse):
        require(given, Mapping, "a map of the parameters", "write {v[j, i]: w[j, i] / 2, …}")
        for value in given.values():
            written_term(value)
    for term in (left, right):
        written_term(term)
    options = {"map": dict(parameters), "inverse": dict(inverse or {})}
    return Statement("reparameterisation", (left, right), (), options)


def impossible(variables: Sequence[Expression], *props: Statement | str) -> Statement:
    """Return the claim that no values of the variables satisfy all the propositions."""
    usage = "write impossible([a, b], eq(a, 1), …)"
    names = several(variables, "the variables as a list", usage)
    for name in names:
        require_variable(name, usage)
    options = {"variables": names}
    return Statement("impossible", tuple(map(proposition, props)), (), options)
