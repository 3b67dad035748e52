"""The generators of the normal form: what is treated as an indeterminate.

An atom is a closed term in canonical form; two atoms are one if their terms are. An
algebraic atom has a relation ``atomᵈ = right side``, which reduces its powers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.normal.polynomial import digits
from symcheck.kernel.term import BINDERS, Term

if TYPE_CHECKING:
    from symcheck.kernel.normal.polynomial import Node


class Atom:
    """A generator: its term, its place in the canonical order, its relation if it has one."""

    __slots__ = ("degree", "height", "key", "kind", "relation", "term")

    def __init__(self, kind: str, term: Term, key: str, height: int) -> None:
        """Make an atom; ``AtomTable.atom`` keeps them unique."""
        self.kind, self.term, self.key, self.height = kind, term, key, height
        self.degree = 0
        self.relation: Node | None = None

    def __repr__(self) -> str:
        """Return the kind and the key."""
        return f"Atom({self.kind}, {self.key})"


class AtomTable:
    """All atoms of one normal form, by term."""

    def __init__(self) -> None:
        """Make an empty table."""
        self.atoms: dict[tuple[str, Term], Atom] = {}
        self._keys: dict[Term, str] = {}

    def atom(self, kind: str, term: Term) -> Atom:
        """Return the atom of this kind with this canonical term."""
        found = self.atoms.get((kind, term))
        if found is None:
            key = f"{self.key(term)}|{kind}"
            found = self.atoms[kind, term] = Atom(kind, term, key, len(self.atoms))
        return found

    def algebraic(self, kind: str, term: Term, degree: int, relation: Node) -> Atom:
        """Return the atom with ``atom**degree = relation``."""
        atom = self.atom(kind, term)
        if atom.relation is None:
            atom.degree, atom.relation = degree, relation
        return atom

    def key(self, term: Term) -> str:
        """Return a text that orders terms, the same for terms that differ in bound names only.

        Opened variables sort by the order in which their binders were opened.
        """
        found = self._keys.get(term)
        if found is None:
            inner = ",".join(self.key(a) for a in term.args)
            named = term.data is not None and term.head not in BINDERS
            data = digits(term.data).rjust(6, "0") if isinstance(term.data, int) else term.data
            found = f"{term.head}{':' + str(data) if named else ''}" + (
                f"({inner})" if inner else ""
            )
            self._keys[term] = found
        return found
