"""Rational functions of atoms, computed by python-flint.

Lowering a term yields a ``Node``: constants, atoms, sums, products, integer powers. Only
when all atoms of a node are known is it evaluated, in one ring ℚ[atoms], to a ``Form``.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb, gcd, lcm, prod
from typing import TYPE_CHECKING

from flint import Ordering, fmpq, fmpq_mpoly_ctx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from flint import fmpq_mpoly

    from symcheck.kernel.normal.atoms import Atom

#: A power product of atoms, by the ring's order.
Monomial = tuple[tuple["Atom", int], ...]

#: Larger results than this are refused, so that a claim cannot eat the machine.
MAX_TERMS = 200_000
MAX_DEGREE = 20_000
#: The bits of the numbers in a power.
MAX_BITS = 250_000
#: Python writes down integers of fewer bits than this in base 10: those of up to 4300 digits.
WRITTEN_BITS = 14_000


class TooLarge(Exception):  # noqa: N818
    """A normal form that would be too large to compute."""


class Node:
    """A rational expression in atoms: ``const``, ``atom``, ``add``, ``mul`` or ``pow``."""

    __slots__ = ("kind", "parts", "value")

    def __init__(
        self, kind: str, value: Fraction | Atom | int | None, parts: tuple[Node, ...] = ()
    ) -> None:
        """Make a node; use the functions below instead."""
        self.kind, self.value, self.parts = kind, value, parts


def const(value: Fraction | int) -> Node:
    """Return a rational constant."""
    return Node("const", Fraction(value))


def leaf(atom: Atom) -> Node:
    """Return an atom."""
    return Node("atom", atom)


def plus(*parts: Node) -> Node:
    """Return the sum of the parts."""
    return parts[0] if len(parts) == 1 else Node("add", None, parts)


def times(*parts: Node) -> Node:
    """Return the product of the parts."""
    return parts[0] if len(parts) == 1 else Node("mul", None, parts)


def power(base: Node, exponent: int) -> Node:
    """Return an integer power; a negative one owes base ≠ 0 where it stands."""
    return base if exponent == 1 else Node("pow", exponent, (base,))


def minus(left: Node, right: Node) -> Node:
    """Return ``left − right``."""
    return plus(left, times(const(-1), right))


def over(top: Node, bottom: Node) -> Node:
    """Return ``top / bottom``."""
    return times(top, power(bottom, -1))


def atoms_of(*nodes: Node) -> set[Atom]:
    """Return the atoms of the nodes."""
    found: set[Atom] = set()
    seen: set[int] = set()
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.kind == "atom":
            found.add(node.value)  # type: ignore[arg-type]
        stack.extend(node.parts)
    return found


class Ring:
    """ℚ[atoms], the atoms in the order of their keys, so that its order is canonical."""

    def __init__(self, atoms: Iterable[Atom]) -> None:
        """Make the ring of the atoms."""
        self.atoms = tuple(sorted(set(atoms), key=lambda a: a.key))
        names = tuple(f"g{i}" for i in range(len(self.atoms))) or ("g0",)
        self.ctx = fmpq_mpoly_ctx.get(names, Ordering.lex)
        gens = self.ctx.gens()
        self.gens = {a: gens[i] for i, a in enumerate(self.atoms)}
        self.one = self.ctx.constant(1)
        self.zero = self.ctx.constant(0)

    def constant(self, value: Fraction) -> fmpq_mpoly:
        """Return a constant of the ring."""
        return self.ctx.constant(fmpq(value.numerator, value.denominator))

    def evaluate(self, node: Node) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        """Return numerator and denominator of a node over this ring."""
        memo: dict[int, tuple[fmpq_mpoly, fmpq_mpoly]] = {}

        def go(node: Node) -> tuple[fmpq_mpoly, fmpq_mpoly]:
            found = memo.get(id(node))
            if found is None:
                found = memo[id(node)] = step(node)
                if len(found[0]) > MAX_TERMS or len(found[1]) > MAX_TERMS:
                    raise TooLarge("the normal form has too many terms")
            return found

        def step(node: Node) -> tuple[fmpq_mpoly, fmpq_mpoly]:
            match node.kind:
                case "const":
                    return self.constant(node.value), self.one  # type: ignore[arg-type]
                case "atom":
                    return self.gens[node.value], self.one  # type: ignore[index]
                case "add":
                    return self._sum(map(go, node.parts))
                case "mul":
                    top, bottom = self.one, self.one
                    for n, d in map(go, node.parts):
                        top, bottom = top * n, bottom * d
                    return top, bottom
            return self._power(*go(node.parts[0]), int(node.value))  # type: ignore[arg-type]

        return go(node)

    def _power(
        self, top: fmpq_mpoly, bottom: fmpq_mpoly, exponent: int
    ) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        if exponent < 0:
            top, bottom, exponent = bottom, top, -exponent
        size = max(top.total_degree(), bottom.total_degree(), 1)
        parts = (top, bottom)
        is_high = exponent * max(map(_height, parts)) > MAX_BITS
        if is_high or exponent * size > MAX_DEGREE or any(_is_long(p, exponent) for p in parts):
            raise TooLarge(f"a power with the exponent {digits(exponent)} is too large to expand")
        return top**exponent, bottom**exponent

    def _sum(self, parts: Iterator[tuple[fmpq_mpoly, fmpq_mpoly]]) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        by_bottom: list[tuple[fmpq_mpoly, fmpq_mpoly]] = []
        groups: dict[str, int] = {}
        for top, bottom in parts:
            name = "1" if bottom == self.one else str(bottom)
            if name in groups:
                i = groups[name]
                by_bottom[i] = (by_bottom[i][0] + top, bottom)
            else:
                groups[name] = len(by_bottom)
                by_bottom.append((top, bottom))
        total, common = by_bottom[0]
        for top, bottom in by_bottom[1:]:
            if bottom == self.one:
                total = total + top * common
            else:
                shared = common.gcd(bottom)
                rest, mine = exact_quotient(bottom, shared), exact_quotient(common, shared)
                total, common = total * rest + top * mine, common * rest
        return total, common


def _height(poly: fmpq_mpoly) -> int:
    """Return the bits of the largest coefficient, of its numerator or its denominator."""
    return max((int(c.height_bits()) for c in poly.coeffs()), default=0)


def _is_long(poly: fmpq_mpoly, exponent: int) -> bool:
    """Return whether a power of the polynomial may have too many terms."""
    dense = prod(int(d) * exponent + 1 for d in poly.degrees())
    terms = len(poly)
    return dense > MAX_TERMS and comb(terms + exponent - 1, exponent) > MAX_TERMS


def exact_quotient(top: fmpq_mpoly, bottom: fmpq_mpoly) -> fmpq_mpoly:
    """Return top/bottom, which is known to be a polynomial."""
    quotient, rest = divmod(top, bottom)
    if not rest.is_zero():
        raise ArithmeticError("the division was not exact")
    return quotient


class Form:
    """A fraction of polynomials in lowest terms, its denominator with leading coefficient 1."""

    __slots__ = ("den", "num", "ring")

    def __init__(self, ring: Ring, num: fmpq_mpoly, den: fmpq_mpoly) -> None:
        """Cancel the common factor and fix the unit."""
        if den.is_zero():
            raise ZeroDivisionError("a denominator is identically zero")
        if not den.is_constant():
            shared = num.gcd(den)
            if not shared.is_constant():
                num, den = exact_quotient(num, shared), exact_quotient(den, shared)
        lead = den.leading_coefficient()
        self.ring, self.num, self.den = ring, num / lead, den / lead

    def is_zero(self) -> bool:
        """Return whether the form is 0; a form that is not may still denote 0."""
        return bool(self.num.is_zero())

    def as_rational(self) -> Fraction | None:
        """Return the value of a constant form."""
        if self.num.is_constant() and self.den.is_constant():
            return Fraction(0) if self.is_zero() else to_fraction(self.num.leading_coefficient())
        return None

    def monomials(self, poly: fmpq_mpoly | None = None) -> list[tuple[Monomial, Fraction]]:
        """Return the terms of the numerator, or of another polynomial of the ring."""
        atoms = self.ring.atoms
        return [
            (tuple((atoms[i], int(e)) for i, e in enumerate(exponents) if e), to_fraction(c))
            for exponents, c in (self.num if poly is None else poly).to_dict().items()
        ]

    def factors(self) -> tuple[Fraction, list[tuple[fmpq_mpoly, int]]]:
        """Return the content and the irreducible factors, those of the denominator negative.

        Every factor is primitive over ℤ with a positive leading coefficient.
        """
        content, found = factor(self.num)
        bottom, below = factor(self.den)
        return content / bottom, found + [(p, -e) for p, e in below]

    def depends(self, poly: fmpq_mpoly, test: Callable[[Atom], bool]) -> bool:
        """Return whether an atom that occurs in the polynomial passes the test."""
        return any(test(a) for a, d in zip(self.ring.atoms, poly.degrees(), strict=False) if d)


def factor(poly: fmpq_mpoly) -> tuple[Fraction, list[tuple[fmpq_mpoly, int]]]:
    """Return content and irreducible factors, primitive over ℤ, leading coefficients > 0."""
    if poly.is_zero():
        return Fraction(0), []
    content, found = poly.factor()
    value, result = to_fraction(content), []
    for p, e in found:
        unit = _unit(p)
        result.append((p / fmpq(unit.numerator, unit.denominator), int(e)))
        value *= unit ** int(e)
    return value, result


def _unit(poly: fmpq_mpoly) -> Fraction:
    """Return the rational by which the polynomial is primitive with a positive lead."""
    coefficients = [to_fraction(c) for c in poly.coeffs()]
    unit = Fraction(
        gcd(*(c.numerator for c in coefficients)), lcm(*(c.denominator for c in coefficients))
    )
    return unit if to_fraction(poly.leading_coefficient()) > 0 else -unit


def digits(value: Fraction | int) -> str:
    """Return a rational as text, a very large one in base 16."""
    top, bottom = value.numerator, value.denominator
    if bottom > 1:
        return f"{digits(top)}/{digits(bottom)}"
    return str(top) if top.bit_length() < WRITTEN_BITS else f"{top:#x}"


def to_fraction(value: fmpq) -> Fraction:
    """Return a rational of python-flint as Python's."""
    return Fraction(int(value.p), int(value.q))
