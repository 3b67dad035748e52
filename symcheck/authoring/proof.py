"""``@theorem``: a claim, and the function that derives it, kept until the proof is checked."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from symcheck.authoring.definitions import definitions_in
from symcheck.authoring.errors import AuthoringError, in_words, require, several, written_term
from symcheck.authoring.justifications import Citable, hypotheses
from symcheck.authoring.statements import Statement, written_statement
from symcheck.report import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from symcheck.authoring.statements import Expression
    from symcheck.kernel.claim import Claim, Definition
    from symcheck.kernel.derivation import Derivation
    from symcheck.kernel.theorem import Theorem


@dataclass(frozen=True, eq=False)
class Proof(Citable):
    """A derivation as its author wrote it: a claim, and the function that derives it."""

    name: str
    statement: Statement | str
    function: Callable[[], Any]
    where: str = ""
    given: tuple[Statement | str, ...] = ()
    definitions: tuple[Definition, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    docstring: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    place: Place | None = None
    module: str = ""
    _kept: dict[str, Any] = field(default_factory=dict)

    def claim(self) -> Claim:
        """Return the claim in its context; raise what reading it raises."""
        if "claim" not in self._kept:
            from symcheck.authoring.claims import claim_of

            with in_words():
                self._kept["claim"] = claim_of(self)
        return self._kept["claim"]  # type: ignore[no-any-return]

    def derivation(self) -> Derivation:
        """Return the derivation that the author's function gives."""
        from symcheck.authoring.elaboration import derivation_of

        claim, body = self.claim(), self.function()
        if body is None and self.function.__code__.co_names:
            raise AuthoringError(
                f"'{self.name}' returns nothing", "put 'return' before its calculation"
            )
        with in_words():
            return derivation_of(claim, body)

    def theorem(self) -> Theorem:
        """Return the theorem; raise AuthoringError if it rests on itself.

        Raises RuleRefused if it is not proved.
        """
        if "theorem" not in self._kept:
            if self in _path:
                names = [p.name for p in (*_path[_path.index(self) :], self)]
                raise AuthoringError(f"theorems rest on each other: {' → '.join(names)}")
            from symcheck.prove.decide import theorem_of

            _path.append(self)
            try:
                self._kept["theorem"] = theorem_of(self)
            finally:
                _path.pop()
        return self._kept["theorem"]  # type: ignore[no-any-return]


#: Where a module keeps the proofs that its functions were made into, in their order: a name
#: of its own may come to mean another one, and a proof may have none.
MADE = "__symcheck_theorems__"

#: The proofs that are being checked, each for the one before.
_path: list[Proof] = []


def declarations(where: str | Mapping[str, str]) -> str:
    """Return declarations as text; a mapping gives each name its sort."""
    usage = 'write where="n: size; y: family(n)"'
    require(where, str | Mapping, "declarations as text", usage)
    if isinstance(where, str):
        return where
    for text in (*where, *where.values()):
        require(text, str, "a name and its sort as text", usage)
    return "; ".join(f"{name}: {sort}" for name, sort in where.items())


def theorem(
    statement: Statement | str,
    *,
    where: str | Mapping[str, str] = "",
    given: Sequence[Statement | str] | Statement | str = (),
    definitions: Sequence[Definition] = (),
    attained: Mapping[Expression, Expression] | None = None,
    only: bool = False,
    approached: Sequence[Statement] | Statement = (),
    source: str = "",
    tags: Sequence[str] = (),
    name: str = "",
) -> Callable[[Callable[[], Any]], Proof]:
    """Return the decorator that makes a proof of a function.

    The function returns a calculation, or the like; with nothing but a docstring in it the
    prover looks for a derivation. ``attained``, ``only`` and ``approached`` say how good a
    bound is.
    """
    written_statement(statement)
    declared = declarations(where)
    one_limit = 'write approached=[limit(f, x, "oo", 0)]'
    single = isinstance(approached, Statement)
    limits = (approached,) if single else several(approached, "a list of limits", one_limit)
    if any(not isinstance(one, Statement) or one.kind != "limit" for one in limits):
        raise AuthoringError(
            "a bound is approached by limits", one_limit
        )
    point = {} if attained is None else attained
    require(point, Mapping, "a map of the variables", "write attained={x: 0}")
    for value in point.values():
        written_term(value)
    require(only, bool, "True or False as 'only'", "write attained={x: 0}, only=True")
    if only and not attained:
        raise AuthoringError("'only' needs a point", "write attained={x: 0}, only=True")
    options = {"attained": dict(point), "only": only, "approached": limits}
    assumptions = hypotheses(given)
    usage = f"write tags=['{tags if isinstance(tags, str) else 'limits'}']"
    for text in (source, name, *several(tags, "a list of tags", usage)):
        require(text, str, "text as a source, a name and a tag", usage)
    defined = definitions_in(definitions)

    def decorate(function: Callable[[], Any]) -> Proof:
        if not inspect.isfunction(function):
            raise AuthoringError("@theorem stands above a function", "write def name(): …")
        code = function.__code__
        if code.co_argcount or code.co_kwonlyargcount:
            raise AuthoringError(
                f"'{function.__name__}' takes arguments", "use the symbols of its statement"
            )
        made = Proof(
            name or function.__name__,
            statement,
            function,
            declared,
            assumptions,
            defined,
            options,
            (function.__doc__ or "").strip(),
            source,
            tuple(tags),
            Place(str(Path(code.co_filename)), code.co_firstlineno),
            function.__module__,
        )
        inspect.unwrap(function).__globals__.setdefault(MADE, []).append(made)
        return made

    return decorate
