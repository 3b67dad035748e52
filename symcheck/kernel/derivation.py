"""A derivation: a claim and the steps that lead to it, each with its justification."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from symcheck.kernel.term import Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symcheck.kernel.claim import Claim, Context
    from symcheck.kernel.theorem import Theorem


@dataclass(frozen=True, eq=False)
class Step:
    """One goal and its justification.

    ``goal`` is a relation, or a claim of another kind. ``rule`` is the name of a rule, or
    empty where one has to be looked for. ``premises`` are theorems, ``arguments`` what the
    rule takes besides, ``parts`` the derivations of what it reduces the goal to. ``place``
    is for the report only.
    """

    goal: Term | Claim
    rule: str = ""
    premises: tuple[Theorem, ...] = ()
    arguments: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Derivation, ...] = ()
    place: object = None
    title: str = ""


@dataclass(frozen=True, eq=False)
class Derivation:
    """A claim and its steps; a claim with no steps is one for which they are to be found."""

    claim: Claim
    steps: tuple[Step, ...] = ()
    title: str = ""


@dataclass(frozen=True, eq=False)
class Goal:
    """What a rule is asked: ``context ⊢ prop`` from premises, arguments and proved parts.

    ``prop`` is a relation term, or a claim of a kind other than relation.
    """

    context: Context
    prop: Term | Claim
    premises: tuple[Theorem, ...] = ()
    arguments: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Theorem, ...] = ()

    def relation(self) -> tuple[str, Term, Term]:
        """Return the goal as (op, left, right) with op one of ``= != < <=``.

        Raises RuleRefused if the goal is no relation.
        """
        if not isinstance(self.prop, Term) or self.prop.head != "rel":
            raise RuleRefused("expected a relation")
        left, right = self.prop.args
        match self.prop.data:
            case ">":
                return "<", right, left
            case ">=":
                return "<=", right, left
        return str(self.prop.data), left, right


class RuleRefused(Exception):  # noqa: N818
    """A rule does not show its goal; ``fields`` are the terms of the message's ``{name}``."""

    def __init__(self, template: str, **fields: Term | str | int) -> None:
        """Keep the message as data."""
        super().__init__(template)
        self.template, self.fields = template, fields

    def __str__(self) -> str:
        """Return the message with its terms as text."""
        from symcheck.kernel.writing import to_text

        shown = {k: to_text(v) if isinstance(v, Term) else v for k, v in self.fields.items()}
        return self.template.format(**shown)
