"""Whether a normal form is 0 by the linear relations between its sums.

Sums over one range are linearly dependent if their bodies are: with all bodies over one
denominator, read as vectors of index-dependent monomials, every sum is rewritten by a
basis. A pivot that is no rational number has to be shown not to be 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import index
from symcheck.kernel.normal.normalizer import monomial_node
from symcheck.kernel.normal.polynomial import Form, Node, const, leaf, minus, plus, power, times
from symcheck.kernel.term import ONE, ZERO, Term, add, ipow, le, ne, open_

if TYPE_CHECKING:
    from symcheck.kernel.normal.atoms import Atom
    from symcheck.kernel.normal.normalizer import Normalizer

#: More sums than this over one range are not compared.
MAX_SUMS = 24


def vanishes(n: Normalizer, form: Form) -> bool:
    """Return whether the form is 0, if need be by relations between its sums."""
    form = _without_opposites(n, form)
    if form.is_zero():
        return True
    for low, high in _ranges(form):
        reduced = _reduce(n, form, low, high)
        if reduced is not None:
            form = reduced
            if form.is_zero():
                return True
    return False


def _without_opposites(n: Normalizer, form: Form) -> Form:
    """Return the numerator with b^(−L) written as 1/b^L, where b may be 0 and both stand.

    Both have a value where b ≠ 0, and where L and −L are ≥ 0: there they are 1.
    """
    powers = {
        a.term: a for a in form.ring.atoms if a.kind == "power" and a.term.head == "ipow"
    }
    inverses: dict[Atom, Node] = {}
    for term, a in powers.items():
        base, exponent = term.args
        negative = n.form(times(const(-1), n.lower(exponent)))
        opposite = powers.get(ipow(base, n.to_term(negative)))
        if opposite is not None and opposite not in inverses:
            inverses[a] = power(leaf(opposite), -1)
    if not inverses:
        return form
    return n.form(_replace(n.to_node(form, form.num), inverses))


def _ranges(form: Form) -> list[tuple[Term, Term]]:
    degrees = form.num.degrees()
    found: dict[tuple[Term, Term], int] = {}
    for i, a in enumerate(form.ring.atoms):
        if a.kind == "sum" and degrees[i]:
            ends = (a.term.args[0], a.term.args[1])
            found[ends] = found.get(ends, 0) + 1
    return list(found)


def _reduce(n: Normalizer, form: Form, low: Term, high: Term) -> Form | None:
    """Return the numerator with the sums over one range rewritten by a basis."""
    degrees = form.num.degrees()
    sums = [
        a
        for i, a in enumerate(form.ring.atoms)
        if a.kind == "sum" and degrees[i] and a.term.args[:2] == (low, high)
    ]
    if len(sums) > MAX_SUMS:
        return None
    if not n.holds(le(low, high)):
        return None
    with n.opened(index(low, high)) as k:
        name = str(k.data)
        bodies = [n.lower(open_(a.term, k)) for a in sums]
        if n.holds(le(low, add(high, ONE))):
            bodies.append(const(1))
        rows = _vectors(n, bodies, name)
    if rows is None:
        return None
    count = plus(n.lower(high), times(const(-1), n.lower(low)), const(1))
    values: list[Node] = [*map(leaf, sums), count][: len(bodies)]
    rewritten = _eliminate(n, rows, values)
    if not rewritten:
        return None
    node = n.to_node(form, form.num)
    return n.form(_replace(node, {a: rewritten[i] for i, a in enumerate(sums) if i in rewritten}))


def _vectors(n: Normalizer, bodies: list[Node], name: str) -> list[dict[object, Node]] | None:
    """Return each body's numerator over the common denominator, by index-dependent monomial."""
    forms = [n.form(b) for b in bodies]
    common: Node = const(1)
    for f in forms:
        over = n.form(times(n.to_node(f, f.den), power(common, -1)))
        common = times(common, n.to_node(over, over.num))
    rows: list[dict[object, Node]] = []
    for f in forms:
        whole = n.form(times(n.to_node(f, f.num), common, power(n.to_node(f, f.den), -1)))
        if whole.den != whole.ring.one:
            return None
        row: dict[object, list[Node]] = {}
        for m, c in whole.monomials():
            inside = tuple((a, e) for a, e in m if name in a.term.free)
            outside = tuple((a, e) for a, e in m if name not in a.term.free)
            row.setdefault(inside, []).append(times(const(c), monomial_node(outside)))
        rows.append({m: plus(*parts) for m, parts in row.items()})
    return rows


def _eliminate(
    n: Normalizer, rows: list[dict[object, Node]], values: list[Node]
) -> dict[int, Node]:
    """Return for each dependent row its value in terms of the others'."""
    rewritten: dict[int, Node] = {}
    basis: list[tuple[object, dict[object, Node], Node]] = []
    # The count is no atom, so it can only be in the basis: it comes first.
    order = sorted(range(len(rows)), key=lambda i: (values[i].kind == "atom", len(rows[i])))
    for i in order:
        row, value = dict(rows[i]), const(0)
        for pivot, other, its_value in basis:
            if pivot not in row:
                continue
            scale = times(row[pivot], power(other[pivot], -1))
            row = _cleaned(
                n,
                {
                    m: minus(row.get(m, const(0)), times(scale, other.get(m, const(0))))
                    for m in {*row, *other}
                },
            )
            value = plus(value, times(scale, its_value))
        if not row:
            rewritten[i] = value
            continue
        pivot = _pivot(n, row)
        if pivot is None:
            continue
        basis.append((pivot, row, minus(values[i], value)))
    return {i: v for i, v in rewritten.items() if values[i].kind == "atom"}


def _cleaned(n: Normalizer, row: dict[object, Node]) -> dict[object, Node]:
    kept: dict[object, Node] = {}
    for m, node in row.items():
        form = n.form(node)
        if not form.is_zero():
            kept[m] = node
    return kept


def _pivot(n: Normalizer, row: dict[object, Node]) -> object | None:
    """Return a monomial whose coefficient is a rational, or was shown not to be 0."""
    for m, node in row.items():
        if n.form(node).as_rational() is not None:
            return m
    for m, node in row.items():
        if n.holds(ne(n.canonical_of(node), ZERO)):
            return m
    return None


def _replace(node: Node, values: dict[Atom, Node]) -> Node:
    if node.kind == "atom":
        return values.get(node.value, node)  # type: ignore[arg-type]
    if not node.parts:
        return node
    return Node(node.kind, node.value, tuple(_replace(p, values) for p in node.parts))
