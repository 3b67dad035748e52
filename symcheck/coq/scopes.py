"""Where a term stands: what is declared there, and what each name is called in Coq."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from symcheck.coq.names import coq_name
from symcheck.kernel.claim import NATURAL, REAL, Context, Sort, index
from symcheck.kernel.term import ONE, Term, fresh, open_

if TYPE_CHECKING:
    from collections.abc import Mapping


class NoScript(Exception):  # noqa: N818 - it says what there is not
    """What has no form in Coq here, or a step that no script is known for."""


@dataclass(frozen=True)
class Scope:
    """What is declared where a term stands, and what each name is called in Coq."""

    context: Context
    names: Mapping[str, str] = field(default_factory=dict)

    def declare(self, name: str, sort: Sort, hint: str = "") -> tuple[Scope, str]:
        """Return the scope with one more variable, and its name in Coq."""
        called = coq_name(hint or name, frozenset(self.names.values()))
        return (
            Scope(self.context.declare(name, sort), {**self.names, name: called}),
            called,
        )

    def open(self, binder: Term) -> tuple[Scope, Term, str]:
        """Return the scope below a binder, its body there, and the variable's name in Coq."""
        k = fresh(str(binder.data or "k"))
        sort = REAL if binder.head == "diff" else index(*_ends(binder))
        sort = NATURAL if binder.head == "tends" else sort
        scope, called = self.declare(str(k.data), sort, str(binder.data or "k"))
        return scope, open_(binder, k), called

    def assume(self, *props: Term) -> Scope:
        """Return the scope with more hypotheses."""
        return replace(self, context=self.context.assume(*props))


def _ends(binder: Term) -> tuple[Term, Term]:
    return (ONE, ONE) if binder.head in {"lam", "tends"} else (binder.args[0], binder.args[1])


def paren(text: str, level: int, most: int) -> str:
    """Return the text in parentheses where its level is higher than it may be."""
    return f"({text})" if level > most else text
