"""What stands behind ``by=``: a rule, a theorem at values, an induction hypothesis."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from symcheck.authoring.errors import AuthoringError, require, several
from symcheck.authoring.statements import Statement, proposition, written_statement
from symcheck.read.given import told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from symcheck.authoring.statements import Expression
    from symcheck.kernel.theorem import Theorem


class Citable:
    """What can be cited: a theorem, which ``theorem()`` returns when it is needed."""

    def theorem(self) -> Theorem:
        """Return the theorem; raise what its proof raises."""
        raise NotImplementedError

    def at(self, **values: Expression) -> Use:
        """Return the theorem at values of its variables."""
        return Use(self, values)

    def backwards(self) -> Use:
        """Return the theorem, an equation, read from right to left."""
        return Use(self, reverse=True)


@dataclass(frozen=True)
class Hypothesis(Citable):
    """The induction hypothesis, as the step of an induction receives it."""

    kept: Theorem

    def theorem(self) -> Theorem:
        """Return the hypothesis as the kernel made it."""
        return self.kept


@dataclass(frozen=True)
class Use:
    """A theorem, or an induction hypothesis, at given values."""

    what: Citable
    values: Mapping[str, Expression] = field(default_factory=dict)
    reverse: bool = False

    def at(self, **values: Expression) -> Use:
        """Return the use at values of the theorem's variables."""
        return replace(self, values={**self.values, **values})

    def backwards(self) -> Use:
        """Return the use of an equation from right to left."""
        return replace(self, reverse=True)


@dataclass(frozen=True)
class Justification:
    """A rule with what it takes."""

    rule: str
    uses: tuple[Use, ...] = ()
    arguments: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Any, ...] = ()

    def __call__(self, *parts: Any, **arguments: Any) -> Justification:
        """Return the justification with parts, which are derivations, or arguments."""
        return replace(self, parts=(*self.parts, *parts), arguments={**self.arguments, **arguments})


@dataclass(frozen=True)
class Part:
    """A derivation inside a step: for every value of an index, or under hypotheses."""

    body: Any
    index: Expression = None
    given: tuple[Statement | str, ...] = ()
    statement: Statement | str | None = None
    title: str = ""


def under(
    index: Expression,
    body: Any = None,
    statement: Statement | str | None = None,
    given: Sequence[Statement | str] | Statement | str = (),
) -> Part:
    """Return a part for every value of an index: what is compared below a binder."""
    if statement is not None:
        written_statement(statement)
    return Part(body, index, hypotheses(given), statement)


def part(
    statement: Statement | str,
    body: Any = None,
    given: Sequence[Statement | str] | Statement | str = (),
    title: str = "",
) -> Part:
    """Return a part that shows a statement, under hypotheses if there are any."""
    written_statement(statement)
    require(title, str, "a title as text", 'write title="case 1"')
    return Part(body, None, hypotheses(given), statement, title)


def hypotheses(given: Sequence[Statement | str] | Statement | str) -> tuple[Statement | str, ...]:
    """Return hypotheses, one or several, as a tuple."""
    if isinstance(given, (str, Statement)):
        return (proposition(given),)
    each = several(given, "a list of hypotheses", 'write given=["x > 0", lt(x, 1)]')
    return tuple(map(proposition, each))


def assumed(why: Any) -> Justification:
    """Return the mark of a hole, and why it is left."""
    if not isinstance(why, str) or not why.strip():
        raise AuthoringError("a hole needs a reason", 'write by=assumed("follows from …")')
    return Justification("assumed", arguments={"why": why})


def using(*theorems: Citable | Use) -> Justification:
    """Return the justification by a linear combination of theorems and hypotheses."""
    return Justification("linear", tuple(map(use_of, theorems)))


def use_of(what: Any) -> Use:
    """Return the use of what can be cited."""
    if isinstance(what, Use):
        return what
    if isinstance(what, Citable):
        return Use(what)
    raise AuthoringError(
        f"expected a theorem, got {told(what)}",
        "decorate the function with @theorem(…)" if callable(what) else "name a theorem",
    )
