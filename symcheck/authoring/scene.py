"""Where an author's expressions are read: a context, and names that stand for terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from symcheck.authoring.reading import prop_of, term_of
from symcheck.kernel.term import Term, substitute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symcheck.authoring.statements import Expression, Statement
    from symcheck.kernel.claim import Context, Sort


@dataclass(frozen=True)
class Scene:
    """Where an author's expressions are read: a context, and names that stand for terms.

    In a reparameterisation the new parameters stand for their images. ``inductions`` are the
    variables of the inductions that are under way.
    """

    context: Context
    images: tuple[tuple[str, Sort, Term], ...] = ()
    inductions: frozenset[str] = frozenset()

    def term(self, expression: Expression) -> Term:
        """Return the term of an expression, with the images in place of their names."""
        if not self.images:
            return term_of(expression, self.context)
        return substitute(term_of(expression, self._wide()), self._values())

    def prop(self, statement: Statement | str | Term) -> Term:
        """Return the proposition of a statement, with the images in place of their names."""
        if not self.images:
            return prop_of(statement, self.context)
        return substitute(prop_of(statement, self._wide()), self._values())

    def _wide(self) -> Context:
        wide = self.context
        for name, sort, _ in self.images:
            wide = wide.declare(name, sort)
        return wide

    def _values(self) -> Mapping[str, Term]:
        return {name: value for name, _, value in self.images}

    def declare(self, name: str, sort: Sort) -> Scene:
        """Return the scene with one more variable."""
        return replace(self, context=self.context.declare(name, sort))

    def assume(self, *props: Term) -> Scene:
        """Return the scene with more hypotheses."""
        return replace(self, context=self.context.assume(*props))
