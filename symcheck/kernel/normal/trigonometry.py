"""Sine and cosine: addition and multiple angles, s² + c² = 1, exact values at π·p/q.

The angle is normalised and split into Σ qᵢ mᵢ; the atoms are cos and sin of mᵢ/dᵢ, and
cos(kα) + i·sin(kα) = (cos α + i·sin α)ᵏ. At multiples of π there is one algebraic atom
cos(π/N), with its minimal polynomial; a multiple of atan u is rational in u and √(1 + u²).
"""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import TYPE_CHECKING

import flint
from flint import arb, fmpq_poly

from symcheck.kernel.normal.polynomial import (
    TooLarge,
    const,
    digits,
    leaf,
    minus,
    over,
    plus,
    power,
    times,
)
from symcheck.kernel.normal.roots import root_of
from symcheck.kernel.term import ONE, PI, TWO, Term, add, div, neg, npow, num

if TYPE_CHECKING:
    from symcheck.kernel.normal.normalizer import Normalizer
    from symcheck.kernel.normal.polynomial import Node

#: A complex number as two nodes.
Pair = tuple["Node", "Node"]
MAX_MULTIPLE = 64


def sine(n: Normalizer, term: Term) -> Node:
    """Return sin x."""
    return turn(n, term.args[0])[1]


def cosine(n: Normalizer, term: Term) -> Node:
    """Return cos x."""
    return turn(n, term.args[0])[0]


def turn(n: Normalizer, angle: Term) -> Pair:
    """Return cosine and sine of an angle."""
    result: Pair = (const(1), const(0))
    for q, term, _ in n.split(n.form(n.lower(angle))):
        result = _times(result, _multiple(n, q, term))
    return result


def _times(a: Pair, b: Pair) -> Pair:
    return (
        minus(times(a[0], b[0]), times(a[1], b[1])),
        plus(times(a[0], b[1]), times(a[1], b[0])),
    )


def _multiple(n: Normalizer, q: Fraction, term: Term) -> Pair:
    if term == PI:
        return _multiple_of_pi(n, q)
    if term.head == "atan" and q.denominator == 1:
        return _power(_of_arctangent(n, term.args[0]), int(q))
    d = n.unit(("angle", term), q.denominator)
    unit = term if d == 1 else div(term, num(d))
    c = leaf(n.table.atom("cos", Term("cos", (unit,))))
    relation = minus(const(1), power(c, 2))
    s = leaf(n.table.algebraic("sin", Term("sin", (unit,)), 2, relation))
    return _power((c, s), int(q * d))


def _power(pair: Pair, k: int) -> Pair:
    """Return (c + i·s)ᵏ by the binomial theorem; a negative k turns back."""
    if abs(k) > MAX_MULTIPLE:
        raise TooLarge(f"the multiple {digits(k)} of an angle is too large to expand")
    c, s = pair
    parts: tuple[list[Node], list[Node]] = ([], [])
    for j in range(abs(k) + 1):
        sign = (-1) ** (j // 2) * (-1 if k < 0 and j % 2 else 1)
        coefficient = const(sign * comb(abs(k), j))
        cj = power(c, abs(k) - j) if j < abs(k) else const(1)
        sj = power(s, j) if j else const(1)
        parts[j % 2].append(times(coefficient, cj, sj))
    return plus(*parts[0]), plus(*parts[1]) if parts[1] else const(0)


def _of_arctangent(n: Normalizer, u: Term) -> Pair:
    """cos(atan u) = 1/√(1 + u²) and sin(atan u) = u/√(1 + u²)."""
    root = root_of(n, n.canonical(add(ONE, npow(u, TWO))), Fraction(1, 2))
    return over(const(1), root), over(n.lower(u), root)


def _multiple_of_pi(n: Normalizer, q: Fraction) -> Pair:
    """cos(qπ) and sin(qπ) = cos((½ − q)π)."""
    return _cosine_of_pi(n, q), _cosine_of_pi(n, Fraction(1, 2) - q)


def _cosine_of_pi(n: Normalizer, q: Fraction) -> Node:
    q %= 2
    if q > 1:
        q = 2 - q
    if q > Fraction(1, 2):
        return times(const(-1), _cosine_of_pi(n, 1 - q))
    known = _radical(n, q)
    if known is not None:
        return known
    parts = n.unit(("cos(pi/N)",), q.denominator)
    if parts > 360:
        raise TooLarge(f"cos(π/{parts}) has too large a minimal polynomial")
    atom = _cosine_atom(n, parts)
    return _chebyshev(atom, int(q * parts))


def _radical(n: Normalizer, q: Fraction) -> Node | None:
    """Return cos(qπ) for 0 ≤ q ≤ ½ where it is a familiar radical."""
    half = Fraction(1, 2)
    if q in {0, half}:
        return const(1 if q == 0 else 0)
    if q == Fraction(1, 3):
        return const(half)
    if q == Fraction(1, 4):
        return times(const(half), root_of(n, TWO, half))
    if q == Fraction(1, 6):
        return times(const(half), root_of(n, num(3), half))
    if q in {Fraction(1, 12), Fraction(5, 12)}:
        six, two = root_of(n, num(6), half), root_of(n, TWO, half)
        sign = 1 if q == Fraction(1, 12) else -1
        return times(const(Fraction(1, 4)), plus(six, times(const(sign), two)))
    if q in {Fraction(1, 5), Fraction(2, 5)}:
        sign = 1 if q == Fraction(1, 5) else -1
        return times(const(Fraction(1, 4)), plus(root_of(n, num(5), half), const(sign)))
    return None


def _cosine_atom(n: Normalizer, parts: int) -> Node:
    """Return cos(π/N), with its minimal polynomial: the factor of T_N + 1 that vanishes there."""
    term = Term("cos", (div(PI, num(parts)),))
    coefficients = _minimal_polynomial(parts)
    degree, lead = len(coefficients) - 1, coefficients[-1]
    atom = n.table.atom("cos", term)
    here = leaf(atom)
    relation = plus(
        *(
            times(const(-c / lead), power(here, i) if i else const(1))
            for i, c in enumerate(coefficients[:-1])
        )
    )
    return leaf(n.table.algebraic("cos", term, degree, relation))


def _minimal_polynomial(parts: int) -> list[Fraction]:
    """Return the coefficients of the irreducible factor of T_N + 1 that has cos(π/N) as a root."""
    polynomial = fmpq_poly(_chebyshev_coefficients(parts)) + 1
    with flint.ctx.workprec(2000):
        value = (arb(1) / parts).cos_pi()
        found = [p for p, _ in polynomial.factor()[1] if 0 in _evaluate(p, value)]
    if len(found) != 1:
        raise TooLarge(f"the minimal polynomial of cos(π/{parts}) was not isolated")
    return [Fraction(int(c.p), int(c.q)) for c in fmpq_poly(found[0]).coeffs()]


def _evaluate(polynomial: fmpq_poly, value: arb) -> arb:
    total = arb(0)
    for c in reversed(fmpq_poly(polynomial).coeffs()):
        total = total * value + arb(c)
    return total


def _chebyshev_coefficients(degree: int) -> list[int]:
    before, here = [1], [0, 1]
    for _ in range(degree - 1):
        doubled = [0, *(2 * c for c in here)]
        before, here = (
            here,
            [c - (before[i] if i < len(before) else 0) for i, c in enumerate(doubled)],
        )
    return here if degree else before


def _chebyshev(cos: Node, k: int) -> Node:
    """Return cos(kα) from cos α."""
    coefficients = _chebyshev_coefficients(k)
    return plus(
        *(
            times(const(c), power(cos, i)) if i else const(c)
            for i, c in enumerate(coefficients)
            if c
        )
    )


def odd(n: Normalizer, term: Term) -> Node:
    """Return atan or erf, odd functions, of an argument with a positive leading coefficient."""
    form = n.form(n.lower(term.args[0]))
    if form.is_zero():
        return const(0)
    value = form.as_rational()
    if term.head == "atan" and value is not None and abs(value) == 1:
        return times(const(Fraction(int(value), 4)), n.lower(PI))
    argument = n.to_term(form)
    if form.num.leading_coefficient() > 0:
        return leaf(n.table.atom(term.head, Term(term.head, (argument,))))
    opposite = n.canonical(neg(argument))
    return times(const(-1), leaf(n.table.atom(term.head, Term(term.head, (opposite,)))))
