"""The pass from terms to rational functions of atoms.

``Normalizer.lower`` sends a term to a ``Node`` by the handler of its head, and
``Normalizer.form`` evaluates it. Exponents, angles and radicands are normalised first, so
that e^{x+c}, e^{2x} and e^{−x} become power products of the same atoms. The finest
fractions in use (x/2 in e^{x/2}) are known only at the end: a ``Rescale`` starts over.

Every step is an equation between values at each point at which the term is defined; what
it needs beyond that is recorded in ``conditions``, and no result leaves without them.
"""

from __future__ import annotations

from contextlib import contextmanager
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from symcheck.kernel.normal.atoms import AtomTable
from symcheck.kernel.normal.polynomial import (
    Form,
    Node,
    Ring,
    atoms_of,
    const,
    leaf,
    over,
    plus,
    power,
    times,
)
from symcheck.kernel.term import (
    Term,
    add,
    div,
    fresh,
    mul,
    neg,
    npow,
    num,
    rational,
    substitute,
    subterms,
    var,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from flint import fmpq, fmpq_mpoly

    from symcheck.kernel.claim import Context, Sort
    from symcheck.kernel.normal.polynomial import Monomial
    from symcheck.kernel.obligation import Obligation

    Handler = Callable[["Normalizer", Term], Node]
    Prove = Callable[[Context, Term], bool]


class Rescale(Exception):  # noqa: N818
    """A finer unit was met: start over with it."""


class Normalizer:
    """One normal form in the making: its context, its atoms, the units, what it owes.

    ``prove(context, prop)`` decides side questions (the sign of a log's argument); it may
    say no to anything.
    """

    def __init__(
        self,
        context: Context,
        prove: Prove,
        handlers: Mapping[str, Handler],
        units: dict[object, int],
    ) -> None:
        """Make a normaliser in a context; ``units`` is what earlier tries have learnt."""
        self.context, self.prove, self._handlers, self.units = context, prove, handlers, units
        #: Whether products of sums inside a sum are multiplied out.
        self.expanding = False
        self.table = AtomTable()
        self.conditions: list[Obligation] = []
        self._memo: dict[Term, tuple[Context, Node]] = {}
        self._proved: dict[Term, tuple[Context, bool]] = {}

    # ── lowering ──

    def lower(self, term: Term) -> Node:
        """Return the term as a node; equal to it wherever the term is defined."""
        found = self._memo.get(term)
        if found is not None and found[0] is self.context:
            return found[1]
        handler = self._handlers.get(term.head)
        node = self.opaque(term) if handler is None else handler(self, term)
        self._memo[term] = (self.context, node)
        return node

    def opaque(self, term: Term) -> Node:
        """Return an application whose arguments are normalised, as an atom."""
        args = tuple(self.canonical(a) for a in term.args)
        return leaf(self.table.atom(term.head, Term(term.head, args, term.data)))

    def opaque_as_written(self, term: Term) -> Node:
        """Return a term as an atom, just as it is written."""
        return leaf(self.table.atom(term.head, term.core))

    def canonical(self, term: Term) -> Term:
        """Return the normal form of a term as a term."""
        return self.canonical_of(self.lower(term))

    def canonical_of(self, node: Node) -> Term:
        """Return a node as a term, the same for equal forms."""
        return self.to_term(self.form(node))

    @contextmanager
    def opened(self, sort: Sort) -> Iterator[Term]:
        """Declare a fresh variable for as long as a binder is open."""
        variable, outer = fresh("k"), self.context
        self.context = outer.declare(str(variable.data), sort)
        self.context.__dict__["_outer"] = outer
        try:
            yield variable
        finally:
            self.context = outer

    @contextmanager
    def assuming(self, context: Context) -> Iterator[None]:
        """Work in another context for a while."""
        outer = self.context
        self.context = context
        try:
            yield
        finally:
            self.context = outer

    def holds(self, prop: Term) -> bool:
        """Return whether the proposition was shown in the present context."""
        found = self._proved.get(prop)
        if found is None or found[0] is not self.context:
            found = self._proved[prop] = (self.context, self.prove(self.context, prop))
        return found[1]

    def unit(self, named: tuple[str | Term, ...], denominator: int) -> int:
        """Return the number of parts into which a term is divided; refine it if need be."""
        key = _with_numbered_indices(named)
        known = self.units.get(key, 1)
        if known % denominator:
            self.units[key] = lcm(known, denominator)
            raise Rescale
        self.units.setdefault(key, known)
        return known

    def offset(self, named: tuple[str | Term, ...], value: int) -> int:
        """Return the least value met for a term; start over when a lesser one is met."""
        key = _with_numbered_indices(named)
        known = self.units.get(key)
        if known is None or value < known:
            self.units[key] = value
            if known is not None:
                raise Rescale
            return value
        return known

    # ── evaluating ──

    def form(self, node: Node) -> Form:
        """Return the node as a fraction in lowest terms, powers of algebraic atoms reduced."""
        atoms = atoms_of(node)
        pending = list(atoms)
        while pending:
            relation = pending.pop().relation
            for a in atoms_of(relation) - atoms if relation is not None else ():
                atoms.add(a)
                pending.append(a)
        ring = Ring(atoms)
        num, den = ring.evaluate(node)
        num, top = reduce_powers(ring, num)
        den, bottom = reduce_powers(ring, den)
        return Form(ring, num * bottom, den * top)

    def to_node(self, form: Form, poly: fmpq_mpoly) -> Node:
        """Return a polynomial of the form's ring as a node."""
        parts = [times(const(c), monomial_node(m)) for m, c in form.monomials(poly)]
        return plus(*parts) if parts else const(0)

    def to_term(self, form: Form) -> Term:
        """Return the form as a term, the same for equal forms."""
        top = self.poly_term(form, form.num)
        return top if form.den == form.ring.one else div(top, self.poly_term(form, form.den))

    def poly_term(self, form: Form, poly: fmpq_mpoly) -> Term:
        """Return a polynomial of the form's ring as a term."""
        parts = [monomial_term(m, c) for m, c in form.monomials(poly)]
        return add(*parts) if parts else num(0)

    def split(self, form: Form) -> list[tuple[Fraction, Term, Node]]:
        """Return the form as Σ q·m with rational q and monomials m, as term and node."""
        if form.den == form.ring.one:
            return [
                (c, monomial_term(m, Fraction(1)), monomial_node(m)) for m, c in form.monomials()
            ]
        bottom, below = self.poly_term(form, form.den), self.to_node(form, form.den)
        return [
            (c, div(monomial_term(m, Fraction(1)), bottom), over(monomial_node(m), below))
            for m, c in form.monomials()
        ]


def _with_numbered_indices(key: tuple[str | Term, ...]) -> tuple[str | Term, ...]:
    """Return a key in which the variables of opened binders, new in every try, have numbers."""
    opened = {name for p in key if isinstance(p, Term) for name in p.free if "#" in name}
    if not opened:
        return key
    numbers: dict[str, Term] = {}
    for part in key:
        for t in subterms(part) if isinstance(part, Term) else ():
            if t.head == "var" and t.data in opened:
                numbers.setdefault(str(t.data), var(f"#{len(numbers)}"))
    return tuple(substitute(p, numbers) if isinstance(p, Term) else p for p in key)


def monomial_node(monomial: Monomial) -> Node:
    """Return a power product as a node."""
    return times(*(power(leaf(a), e) for a, e in monomial)) if monomial else const(1)


def monomial_term(monomial: Monomial, coefficient: Fraction) -> Term:
    """Return a power product with a coefficient as a term."""
    powers = [a.term if e == 1 else npow(a.term, num(e)) for a, e in monomial]
    size = abs(coefficient)
    parts = ([rational(size)] if size != 1 or not powers else []) + powers
    return mul(*parts) if coefficient > 0 else neg(mul(*parts))


def reduce_powers(ring: Ring, poly: fmpq_mpoly) -> tuple[fmpq_mpoly, fmpq_mpoly]:
    """Return ``(p, m)`` with p = m·poly and every algebraic atom below its degree.

    m is a product of denominators of right sides, which are not 0 where the atoms are
    defined.
    """
    multiplier = ring.one
    algebraic = [a for a in ring.atoms if a.relation is not None]
    for atom in sorted(algebraic, key=lambda a: a.height, reverse=True):
        position = ring.atoms.index(atom)
        while (
            atom.relation is not None
            and not poly.is_zero()
            and poly.degrees()[position] >= atom.degree
        ):
            top, bottom = ring.evaluate(atom.relation)
            groups: dict[int, dict[tuple[int, ...], fmpq]] = {}
            for exponents, c in poly.to_dict().items():
                rest = list(exponents)
                e, rest[position] = int(exponents[position]), 0
                groups.setdefault(e, {})[tuple(rest)] = c
            most = max(groups) // atom.degree
            poly = ring.zero
            for e, group in groups.items():
                used, left = divmod(e, atom.degree)
                part = ring.ctx.from_dict(group) * ring.gens[atom] ** left
                poly = poly + part * top**used * bottom ** (most - used)
            multiplier = multiplier * bottom**most
    return poly, multiplier
