"""What tells two claims apart: a SHA-256 of the claim, its context and its definitions.

What is hashed is the claim's core text: every term as ``(head data part part …)``, bound
variables by the number of binders in between, declared variables by their position
in the context, definitions by the hash of their content. Names, and which names an
author gave bound variables, are no part of it. Two claims with one core text are one claim.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from symcheck.kernel.claim import (
    Claim,
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
from symcheck.kernel.term import Term, TermError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Part of every identity, so that another way of writing it is another identity.
FORM = "symcheck/identity/1"
_NAMED = frozenset({"var", "at", "upd", "fam"})
#: The heads whose data is content rather than a name.
_CONTENT = frozenset({"num", "bound", "rel"})


def identity(claim: Claim) -> str:
    """Return the hex digest that tells the claim from every other.

    Raises TermError if the claim uses a name that is not declared.
    """
    return _digest(f"{FORM} {core_text(claim)}")


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def core_text(claim: Claim) -> str:
    """Return the text that the identity hashes."""
    scope = _Scope(claim.context.defined)
    declared = scope.declare(claim.context.variables)
    given = [scope.term(h) for h in claim.context.hypotheses]
    said = _said(claim, scope)
    return _form("claim", claim.kind, _form("declared", *declared), _form("given", *given), *said)


def _said(claim: Claim, scope: _Scope) -> Sequence[str]:
    """Return the parts of a claim besides its context; may declare more variables."""
    match claim:
        case Relation():
            return (*map(scope.term, claim.terms), *claim.rels)
        case Iff():
            return (scope.term(claim.left), scope.term(claim.right))
        case Limit():
            return (_limit(claim, scope),)
        case Extremum():
            return (
                scope.term(claim.bound),
                _form("attained", *_values(claim.attained, scope, scope)),
                "only" if claim.only else "somewhere",
                *[_form("approached", core_text(limit)) for limit in claim.approached],
            )
        case NotDifferentiable():
            return (scope.term(claim.point), scope.inside(claim.name).term(claim.body))
        case Exists():
            inner = scope.copy()
            declared = inner.declare(claim.variables)
            witness = _values(claim.witness, inner, scope)
            return (*declared, inner.term(claim.prop), _form("witness", *witness))
        case Reparameterisation():
            inner = scope.copy()
            declared = inner.declare(claim.parameters)
            return (
                scope.term(claim.left), *declared, inner.term(claim.right),
                _form("map", *_values(claim.map, inner, scope)),
                _form("inverse", *_values(claim.inverse, scope, inner)),
            )  # fmt: skip
        case _:
            inner = scope.copy()
            declared = inner.declare(claim.variables)
            return (*declared, *map(inner.term, claim.props))


def _values(pairs: Iterable[tuple[str, Term]], names: _Scope, scope: _Scope) -> list[str]:
    """Return the texts of named values, ordered by the position of the name.

    A name and its value are read in scopes of their own: a parameter may have the name
    of another one, by which its value is given.
    """
    return sorted(_form(names.name(name), scope.term(value)) for name, value in pairs)


def _limit(claim: Limit, scope: _Scope) -> str:
    ends = [v if isinstance(v, str) else scope.term(v) for v in (claim.point, claim.value)]
    over = ("natural",) if claim.natural else ()
    return _form("limit", scope.inside(claim.name).term(claim.body), *ends, claim.side, *over)


def _form(*parts: str) -> str:
    return f"({' '.join(parts)})"


class _Scope:
    """The position of every declared name, and the definitions in use."""

    def __init__(self, defined: Mapping[str, Definition]) -> None:
        self.positions: dict[str, str] = {}
        self.count = 0
        self.defined = dict(defined)
        self.digests: dict[str, str] = {}

    def copy(self) -> _Scope:
        other = _Scope(self.defined)
        other.positions, other.count = dict(self.positions), self.count
        other.digests = self.digests
        return other

    def inside(self, name: str) -> _Scope:
        """Return the scope in which a claim's own bound variable is known."""
        other = self.copy()
        other.positions[name] = "own"
        return other

    def declare(self, variables: Iterable[tuple[str, Sort]]) -> list[str]:
        """Add variables at the next positions; return the texts of their sorts."""
        texts = []
        for name, sort in variables:
            ends = [self.term(e) for r in sort.ranges for e in r]
            texts.append(_form(sort.kind, *ends))
            self.positions[name] = str(self.count)
            self.count += 1
        return texts

    def name(self, name: str) -> str:
        if name not in self.positions:
            raise TermError(f"'{name}' is not declared")
        return self.positions[name]

    def term(self, term: Term) -> str:
        """Return the core text of a term, without recursion."""
        done: dict[int, str] = {}
        stack = [term.core]
        while stack:
            top = stack[-1]
            waiting = [a for a in top.args if id(a) not in done]
            if id(top) in done or not waiting:
                stack.pop()
                done[id(top)] = _form(*self.head(top), *[done[id(a)] for a in top.args])
            else:
                stack.extend(waiting)
        return done[id(term.core)]

    def head(self, term: Term) -> tuple[str, ...]:
        """Return what a node is, without its arguments."""
        if term.head in _NAMED:
            return (term.head, self.name(str(term.data)))
        if term.head == "call":
            return ("call", self.definition(str(term.data)))
        return (term.head, str(term.data)) if term.head in _CONTENT else (term.head,)

    def definition(self, name: str) -> str:
        """Return the hash of a definition's content; a call of itself is ``self``."""
        if name not in self.digests:
            if name not in self.defined:
                raise TermError(f"'{name}' is not defined")
            self.digests[name] = self._content(self.defined[name])
        return self.digests[name]

    def _content(self, definition: Definition) -> str:
        """Return the hash of a definition, which may use itself and those before it only."""
        names = list(self.defined)
        earlier = names[: names.index(definition.name)]
        inner = _Scope({name: self.defined[name] for name in earlier})
        inner.digests[definition.name] = "self"
        parameters = inner.declare(definition.parameters)
        bodies = (definition.body, definition.base, definition.step)
        parts = ["none" if b is None else inner.term(b) for b in bodies]
        on = "none" if definition.on is None else inner.name(definition.on)
        return _digest(_form("definition", *parameters, on, *parts))
