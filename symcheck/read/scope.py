"""What names mean at a place of the text: declared, bound, or undeclared and so real."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from symcheck.kernel.claim import REAL, Context, Sort
from symcheck.kernel.term import Term, fresh, var
from symcheck.kernel.writing import INFINITIES, RESERVED
from symcheck.read.errors import ReadError, did_you_mean, error_at
from symcheck.read.names import CONSTANTS, FOREIGN, FUNCTIONS
from symcheck.read.naming import look

if TYPE_CHECKING:
    from symcheck.read.nodes import Node


@dataclass
class Undeclared:
    """The plain names that were read without a declaration, in order, and whether they may be.

    ``indices`` are those at which an equation of vectors is claimed; they have none of the
    names that are ``avoided``.
    """

    allowed: bool = False
    names: dict[str, int] = field(default_factory=dict)
    indices: dict[str, Sort] = field(default_factory=dict)
    avoided: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Scope:
    """The names at a place: the context, the bound variables, the entries of a vector.

    ``bound`` maps the bound names to variables that no text can name, which the context
    declares. ``entry`` is the index at which a family that stands alone is taken, inside
    the argument of ``softmax``; ``ranges`` collects the ranges of such families.
    """

    text: str
    context: Context
    undeclared: Undeclared
    bound: dict[str, Term] = field(default_factory=dict)
    entry: Term | None = None
    ranges: list[tuple[Term, Term]] = field(default_factory=list)

    def error(self, message: str, node: Node, advice: str = "") -> ReadError:
        """Return the error at a node."""
        return error_at(message, self.text, node.start, node.end, advice)

    def bind(self, node: Node, sort: Sort) -> tuple[Scope, str]:
        """Return the scope in which a name node is bound, and the name of its variable."""
        if node.kind != "name":
            raise self.error("expected the name of a variable", node)
        if node.text in RESERVED:
            raise self.error(f"'{node.text}' has a meaning and cannot name a variable", node)
        variable = fresh(node.text)
        name = str(variable.data)
        context = self.context.declare(name, sort)
        bound = {**self.bound, node.text: variable}
        return replace(self, context=context, bound=bound, entry=None), name

    def vector(self) -> tuple[Scope, str]:
        """Return the scope in which families that stand alone are taken at a new index."""
        variable = fresh("k")
        return replace(self, entry=variable, ranges=[]), str(variable.data)

    def sort(self, name: str) -> Sort | None:
        """Return the sort of a name as the text spells it."""
        if name in self.bound:
            return self.context.sorts[str(self.bound[name].data)]
        return self.context.sorts.get(name)

    def lookup(self, node: Node) -> Term:
        """Return the value of a plain name.

        Raises ReadError for a family without an index, a function without an argument, a
        constant that is not read, a name that looks like an entry, and one that must be declared
        and is not.
        """
        name = node.text
        if name in self.bound:
            return self.bound[name]
        sort = self.context.sorts.get(name)
        if "_" in name:
            self._check_index(node, is_declared=sort is not None)
        if sort is not None:
            return var(name) if not sort.has_entries else self._family_entry(node, sort)
        if name in CONSTANTS:
            return CONSTANTS[name]
        if name in FOREIGN:
            advice = f"declare '{name}: real' if it is a variable"
            raise self.error(f"the constant '{name}' is not read", node, advice)
        if name in INFINITIES:
            raise self.error(
                f"'{name}' is not a real number", node, "infinities stand in limits only"
            )
        if name in RESERVED or name in FUNCTIONS or name in self.context.defined:
            raise self.error(f"'{name}' is a function without its argument", node)
        if not self.undeclared.allowed:
            known = [*self.bound, *self.context.sorts]
            raise self.error(f"'{name}' is not declared", node, did_you_mean(name, known))
        self.undeclared.names.setdefault(name, node.start)
        return var(name)

    def _family_entry(self, node: Node, sort: Sort) -> Term:
        if self.entry is None:
            advice = f"write '{node.text}[{', '.join('ijklmnop'[: len(sort.ranges)])}]'"
            raise self.error(f"'{node.text}' is a family and needs an index", node, advice)
        if len(sort.ranges) != 1:
            raise self.error(
                f"'{node.text}' has {len(sort.ranges)} indices, a vector has one", node
            )
        self.ranges.append(sort.ranges[0])
        return Term("at", (self.entry,), node.text)

    def _check_index(self, node: Node, *, is_declared: bool) -> None:
        """Refuse a plain name that looks like an entry of a family, or like one that varies.

        ``x_k`` is a single number, but printed as ``x[k]`` is.
        """
        stem, _, index = node.text.partition("_")
        if not (stem and index):
            return
        own = self.sort(index)
        varies = own is not None and own.is_integer
        entry = entry_like(node.text, self.context, varies=varies)
        if entry is not None:
            raise self.error(
                f"'{node.text}' is no entry of '{entry.partition('[')[0]}', but looks like one",
                node, f"write '{entry}', or give the number another name",
            )  # fmt: skip
        if not is_declared and (varies or index in self.bound):
            raise self.error(
                f"'{node.text}' does not vary with '{index}'", node,
                f"write '{stem}[{index}]' with a family '{stem}', or declare '{node.text}: real'",
            )  # fmt: skip

    def is_undeclared(self, name: str) -> bool:
        """Return whether a name is known to neither the declarations nor the text's binders."""
        return name not in self.bound and name not in self.context.sorts


def entry_like(text: str, context: Context, *, varies: bool) -> str | None:
    """Return the entry of a family that a plain name is printed like, if there is such a family.

    ``varies`` says whether what follows the ``_`` in it is an integer variable.
    """
    stem, _, index = text.partition("_")
    for name, sort in context.variables if stem and index else ():
        count = len(sort.ranges) if sort.has_entries and look(name) == look(stem) else 0
        if count and (count == len(index) or (count == 1 and (varies or index.isdigit()))):
            return f"{name}[{', '.join(index) if count > 1 else index}]"
    return None


def declared_as_real(context: Context, undeclared: Undeclared) -> Context:
    """Return the context with the undeclared plain names as real variables, in order."""
    for name in sorted(undeclared.names, key=undeclared.names.__getitem__):
        if name not in context.sorts:
            context = context.declare(name, REAL)
    for name, sort in undeclared.indices.items():
        context = context.declare(name, sort)
    return context
