"""Exponentials of any exponents, as power products of e^{m/d} for monomials m.

The exponent is normalised and split into Σ qᵢ mᵢ; with the common denominators dᵢ of all
the qᵢ in use the atoms are exp(mᵢ/dᵢ), and exp(q · log|f|) is a power of f.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.kernel.normal.polynomial import const, leaf, power, times
from symcheck.kernel.term import Term, div, num

if TYPE_CHECKING:
    from symcheck.kernel.normal.normalizer import Normalizer
    from symcheck.kernel.normal.polynomial import Node


def exp_of(n: Normalizer, exponent: Node) -> Node:
    """Return e^exponent."""
    from symcheck.kernel.normal.roots import absolute_power

    parts: list[Node] = []
    for q, term in _linear(exponent) or [(q, term) for q, term, _ in n.split(n.form(exponent))]:
        if _is_log_of_modulus(term):  # log|f|, an atom of its own
            parts.append(absolute_power(n, term.args[0].args[0], q))
            continue
        if term.head == "sum" and _is_log_of_modulus(term.args[2]):  # e^{q·Σ log|f|} = (Π|f|)^q
            sizes = Term("prod", (*term.args[:2], term.args[2].args[0]))
            parts.append(absolute_power(n, n.canonical(sizes), q))
            continue
        d = n.unit(("exp", term), q.denominator)
        scaled = term if d == 1 else div(term, num(d))
        parts.append(power(leaf(n.table.atom("exp", Term("exp", (scaled,)))), int(q * d)))
    return times(*parts) if parts else const(1)


def _is_log_of_modulus(term: Term) -> bool:
    return term.head == "log" and term.args[0].head == "abs"


def _linear(node: Node) -> list[tuple[Fraction, Term]]:
    """Return a sum of numbers times atoms as Σ q·m without a ring; empty if it is no such sum."""
    total: dict[Term, Fraction] = {}
    for part in node.parts if node.kind == "add" else (node,):
        scale, inner = Fraction(1), part
        if part.kind == "mul" and len(part.parts) == 2 and part.parts[0].kind == "const":
            scale, inner = part.parts[0].value, part.parts[1]  # type: ignore[assignment]
        if inner.kind != "atom" or inner.value.relation is not None:  # type: ignore[union-attr]
            return []
        term: Term = inner.value.term  # type: ignore[union-attr]
        total[term] = total.get(term, Fraction(0)) + scale
    return [(q, term) for term, q in total.items() if q]


def exponential(n: Normalizer, term: Term) -> Node:
    """Return e^x."""
    return exp_of(n, n.lower(term.args[0]))


#: Functions that the normal form knows only through their definition.
UNFOLDED = (
    "sigmoid",
    "softplus",
    "sinh",
    "cosh",
    "tanh",
    "coth",
    "sech",
    "csch",
    "asinh",
    "acosh",
    "atanh",
    "acoth",
    "asech",
    "acsch",
    "tan",
    "cot",
    "sec",
    "csc",
    "asin",
    "acos",
    "asec",
    "acsc",
    "relu",
    "atan2",
    "acot",
)


def by_definition(n: Normalizer, term: Term) -> Node:
    """Return a function as its definition."""
    from symcheck.kernel.functions import FUNCTIONS

    body = FUNCTIONS[term.head].definition(term.args)
    return n.opaque(term) if body is None else n.lower(body)


def softmax(n: Normalizer, term: Term) -> Node:
    """Return e^{y[i]} / Σₖ e^{y[k]}; the index in its range makes the sum positive."""
    from symcheck.kernel.unfold import softmax_fraction

    return n.lower(softmax_fraction(term))
