"""SymPy's sums, derivatives and indexed symbols to terms: what binds, and what has entries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sympy

from symcheck.bridge.assumptions import require_plain
from symcheck.bridge.errors import BridgeError
from symcheck.kernel import argmax
from symcheck.kernel import term as t
from symcheck.kernel.claim import INTEGER, REAL, Sort, index
from symcheck.kernel.entries import diff_entry
from symcheck.read.within import outside, range_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.bridge.conversion import Place
    from symcheck.kernel.term import Term

    Converter = Callable[[Any, "Place"], Term]


def _conversion() -> Any:
    from symcheck.bridge import conversion

    return conversion


def parts_of(node: Any) -> list[tuple[sympy.Basic, frozenset[sympy.Symbol]]]:
    """Return the parts of an expression, each with the symbols that the node binds in it."""
    none: frozenset[sympy.Symbol] = frozenset()
    if isinstance(node, sympy.Sum | sympy.Product):
        parts, bound = [], none
        for symbol, *ends in reversed(node.limits):
            parts += [(end, bound) for end in ends]
            bound |= {symbol}
        return [*parts, (node.function, bound)]
    if isinstance(node, sympy.Lambda):
        return [(node.expr, frozenset(node.signature))]
    if isinstance(node, sympy.Subs):
        return [(node.expr, frozenset(node.variables)), *((p, none) for p in node.point)]
    return [(a, none) for a in node.args]


def over(head: str) -> Converter:
    """Return the converter of Σ or Π, whose last range is the outermost."""

    def converter(expr: Any, place: Place) -> Term:
        opened = []
        for limits in reversed(expr.limits):
            if len(limits) != 3:
                raise BridgeError(f"'{expr}' has no range", "write Sum(e, (k, 1, n))")
            symbol, low, high = limits
            name, ends, place = _bound(symbol, low, high, place)
            opened.append((name, *ends))
        term: Term = _conversion().convert(expr.function, place)
        for name, low, high in reversed(opened):
            term = t.bind(head, name, term, low, high)
        return term

    return converter


def over_lambda(head: str) -> Converter:
    """Return the converter of a big maximum, minimum or softmax over one range."""

    def converter(expr: Any, place: Place) -> Term:
        function, low, high, *where = expr.args
        others = [_conversion().index_term(w, place) for w in where]
        name, ends, place = _bound(function.signature[0], low, high, place)
        return t.bind(head, name, _conversion().convert(function.expr, place), *ends, *others)

    return converter


def _bound(symbol: Any, low: Any, high: Any, place: Place) -> tuple[str, tuple[Term, Term], Place]:
    ends = (_conversion().index_term(low, place), _conversion().index_term(high, place))
    inner, name = place.bind(symbol, index(*ends))
    return name, ends, inner


def entry(expr: Any, place: Place) -> Term:
    """Return the entry of a family, ``y[i]``."""
    name, sort = _family(expr.base, place)
    if len(expr.indices) != len(sort.ranges):
        raise BridgeError(
            f"'{name}' has {len(sort.ranges)} indices, got {len(expr.indices)}",
            f"found in '{expr}'",
        )
    indices: list[Term] = []
    for position, where in enumerate(expr.indices):
        indices.append(_conversion().index_term(where, place))
        value = t.as_integer(indices[-1])
        low, high = map(t.as_integer, sort.range_at(position, tuple(indices[:position])))
        if value is not None and (
            (low is not None and value < low) or (high is not None and value > high)
        ):
            raise BridgeError(f"the index {value} is out of the range of '{name}'")
    return t.at(name, *indices)


def entry_of_tensor(expr: Any, place: Place) -> Term:
    """Return the value of an entry of a vector or a matrix, whose indices are in range."""
    value, *rest = expr.args
    where = [rest[i : i + 3] for i in range(0, len(rest), 3)]
    term: Term = _conversion().convert(value, place)
    indices = [_conversion().index_term(i, place) for i, _, _ in where]
    ranges = [tuple(_conversion().index_term(e, place) for e in ends) for _, *ends in where]
    wrong = outside(term, indices, ranges, place.context)
    if wrong is not None:
        index, low, high = where[wrong]
        ends = f"{high}" if low == 1 else f"{low}, {high}"
        raise BridgeError(
            f"the index {index} may be outside {range_text(*ranges[wrong])}",
            f'use an index of this range: index("i", {ends})',
        )
    return term


def _family(base: Any, place: Place) -> tuple[str, Sort]:
    """Return the name and the sort of a family."""
    label = base.label
    if not isinstance(label, sympy.Symbol):
        raise BridgeError(f"'{base}' is not a family")
    require_plain(label.name, base.assumptions0)
    _conversion().check_unbound(label, place)
    sort = place.context.sorts.get(label.name)
    if sort is None or not sort.has_entries:
        raise BridgeError(f"'{label}' is not a family", f'use family("{label}", n)')
    return label.name, sort


def vector_entry(expr: Any, place: Place) -> Term:
    """Return the entry of a family that stands alone in softmax."""
    name, sort = _family(expr, place)
    if place.entry is None or len(sort.ranges) != 1:
        raise BridgeError(f"the family '{name}' needs an index", f"write {name}[i]")
    place.ranges.append(sort.ranges[0])
    return t.at(name, place.entry)


def softmax_entry(expr: Any, place: Place) -> Term:
    """Return an entry of softmax of families combined entrywise."""
    vector, where = expr.args
    at = _conversion().index_term(where, place)
    variable, body, ends = _entrywise(vector, place, "softmax")
    return t.bind("softmax", variable, body, *ends, at)


def softmax_alone(expr: Any, place: Place) -> Term:
    """Return the entry of a softmax that stands alone, where families may."""
    if place.entry is None:
        raise BridgeError("softmax gives a vector", "take an entry: softmax(y)[i]")
    variable, body, ends = _entrywise(expr.args[0], place, "softmax")
    place.ranges.append(ends)
    return t.bind("softmax", variable, body, *ends, place.entry)


def extreme_index(kind: str) -> Converter:
    """Return the converter of argmax or argmin of families combined entrywise."""

    def converter(expr: Any, place: Place) -> Term:
        variable, body, ends = _entrywise(expr.args[0], place, kind)
        return argmax.extreme_index(kind, variable, *ends, body)

    return converter


def extreme_index_over(kind: str) -> Converter:
    """Return the converter of argmax or argmin over a range."""

    def converter(expr: Any, place: Place) -> Term:
        function, low, high = expr.args
        name, ends, inner = _bound(function.signature[0], low, high, place)
        body = _conversion().convert(function.expr, inner)
        return argmax.extreme_index(kind, name, *ends, body)

    return converter


def _entrywise(vector: Any, place: Place, of: str) -> tuple[str, Term, tuple[Term, Term]]:
    """Return families combined entrywise at a fresh index, and the ends of its range."""
    variable = t.fresh("k")
    inner = replace(place, entry=variable, ranges=[], memo={})
    body = _conversion().convert(vector, inner)
    if not inner.ranges:
        raise BridgeError(f"'{vector}' is no family", f"write {of}(e, (k, 1, n))")
    if any(r != inner.ranges[0] for r in inner.ranges):
        raise BridgeError(f"the families in '{vector}' have different ranges")
    return str(variable.data), body, inner.ranges[0]


def updated_entry(expr: Any, place: Place) -> Term:
    """Return an entry of a family of which one entry is another."""
    base, value, *indices = expr.args
    name, sort = _family(base, place)
    terms = [_conversion().index_term(i, place) for i in indices]
    count = len(sort.ranges)
    return t.upd(name, terms[:count], _conversion().convert(value, place), terms[count:])


def derivative(expr: Any, place: Place) -> Term:
    """Return a derivative by variables and entries of families."""
    term: Term = _conversion().convert(expr.expr, place)
    for by, order in expr.variable_count:
        if not order.is_Integer:
            raise BridgeError(f"the order '{order}' of a derivative is not a number")
        for _ in range(int(order)):
            term = _differentiated(term, by, place)
    return term


def _differentiated(body: Term, by: Any, place: Place) -> Term:
    if isinstance(by, sympy.Indexed):
        where = entry(by, place)
        return diff_entry(body, str(where.data), where.args)
    if not isinstance(by, sympy.Symbol):
        raise BridgeError(f"'{by}' is neither a variable nor an entry of a family")
    point = _conversion().convert(by, place)
    if place.context.sorts[str(point.data)].is_integer:
        raise BridgeError(f"'{by}' is an integer: there is no derivative by it")
    return t.diff(body, str(point.data), point)


def value_at(expr: Any, place: Place) -> Term:
    """Return a body with values in the place of variables, which it binds."""
    inner, values = place, {}
    for position, (symbol, point) in enumerate(zip(expr.variables, expr.point, strict=True), 1):
        if not point.free_symbols.isdisjoint(expr.variables[position:]):
            # SymPy makes one of two that are nested, and puts in one after the other.
            raise BridgeError(f"the values of '{expr}' are put in one by one, or all at once: the "
                              "results differ", "give the line as text")  # fmt: skip
        inner, name = inner.bind(symbol, REAL)
        values[name] = _conversion().convert(point, place)
    found = _conversion().convert(expr.expr, inner)
    if not values.keys() <= found.free:  # a value would be gone, and that it exists with it
        raise BridgeError(f"a variable of '{expr}' does not occur in what it is replaced in")
    return t.substitute(found, values)


def family_argument(expr: Any, count: int, place: Place) -> Term:
    """Return a family as the argument of a definition: by its name, or a Lambda."""
    if isinstance(expr, sympy.IndexedBase):
        name, sort = _family(expr, place)
        if len(sort.ranges) != count:
            raise BridgeError(f"expected a family of {count} indices, got '{name}'")
        return t.fam(name)
    if not isinstance(expr, sympy.Lambda) or len(expr.signature) > count:
        raise BridgeError(f"expected a family of {count} indices, got '{expr}'", "use Lambda(k, …)")
    if expr is sympy.S.IdentityFunction:
        # SymPy makes it of Lambda(k, sqrt(k**2)), too, where k is assumed to be positive.
        raise BridgeError(f"SymPy keeps no symbol of '{expr}'", "give the line as text")
    names = []
    for symbol in expr.signature:
        place, name = place.bind(symbol, INTEGER)
        names.append(name)
    left = count - len(names)
    inner: Term = (
        family_argument(expr.expr, left, place) if left else _conversion().convert(expr.expr, place)
    )
    for name in reversed(names):
        inner = t.lam(name, inner)
    return inner
