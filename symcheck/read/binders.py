"""From nodes to terms: what binds a variable, and what speaks of whole families.

The last of several ranges is the outermost, as in SymPy: in ``Sum(e, (j, 1, k), (k, 1, n))``
the range of j may use k.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel import argmax
from symcheck.kernel import term as t
from symcheck.kernel.claim import INTEGER, REAL, index
from symcheck.kernel.entries import diff_entry
from symcheck.kernel.term import Term, TermError
from symcheck.read import elaborate as plain
from symcheck.read import tensors
from symcheck.read.names import LIMITED
from symcheck.read.propositions import proposition

if TYPE_CHECKING:
    from symcheck.read.nodes import Node
    from symcheck.read.scope import Scope

#: A derivative of higher order is refused.
MAX_ORDER = 50


def limited(node: Node, scope: Scope) -> Term:
    """Return Σ, Π, the largest or the least value over one range or several."""
    head = LIMITED[node.text]
    if len(node.parts) < 2:
        advice = f"write '{node.text}(y[k], (k, 1, n))'"
        raise scope.error(f"'{node.text}' needs a body and a range", node, advice)
    body, *ranges = node.parts
    opened = []
    for limits in reversed(ranges):
        name, low, high = _limits(limits, scope, node.text)
        scope, variable = scope.bind(name, index(low, high))
        opened.append((variable, low, high))
    term = plain.elaborate(body, scope)
    for variable, low, high in reversed(opened):
        term = t.bind(head, variable, term, low, high)
    return term


def _limits(node: Node, scope: Scope, operator: str) -> tuple[Node, Term, Term]:
    if node.kind != "group" or len(node.parts) != 3:
        advice = f"write '{operator}(…, (k, 1, n))'"
        raise scope.error("expected a range '(k, low, high)'", node, advice)
    name, low, high = node.parts
    return name, plain.integer(low, scope, "size"), plain.integer(high, scope, "size")


def softmax_entry(node: Node, scope: Scope) -> Term:
    """Return an entry of softmax: of a body over a range, or of families added entrywise."""
    call, *indices = node.parts
    if len(indices) != 1:
        raise scope.error(f"softmax has one index, got {len(indices)}", call)
    where = plain.integer(indices[0], scope, "index")
    if len(call.parts) == 1 and tensors.speaks_of_tensors(call.parts[0]):
        return tensors.entry(node, scope)
    variable, body, low, high = _family_in(call, scope)
    return t.bind("softmax", variable, body, low, high, where)


def softmax_at(node: Node, scope: Scope, where: Term) -> Term:
    """Return the entry of a softmax that stands alone, where a family may stand alone."""
    variable, body, low, high = _family_in(node, scope)
    scope.ranges.append((low, high))
    return t.bind("softmax", variable, body, low, high, where)


def extreme_index(node: Node, scope: Scope) -> Term:
    """Return ``argmax``, or ``argmin``: of a body over a range, or of a family."""
    variable, body, low, high = _family_in(node, scope)
    return argmax.extreme_index(node.text, variable, low, high, body)


def _family_in(call: Node, scope: Scope) -> tuple[str, Term, Term, Term]:
    """Return what a call is of, at a fresh index, and the ends of that index's range.

    It is of a body over a range ``(k, low, high)``, of a vector, or of an expression in which
    families that stand alone are taken entrywise.
    """
    name = call.text
    if len(call.parts) == 2:
        bound, low, high = _limits(call.parts[1], scope, name)
        inner, variable = scope.bind(bound, index(low, high))
        return variable, plain.elaborate(call.parts[0], inner), low, high
    usage = f"{name}(y)[i]" if name == "softmax" else f"{name}(y)"
    (vector,) = plain.expect_parts(call, scope, 1, usage)
    if tensors.speaks_of_tensors(vector):
        return tensors.vector_entry(vector, scope)
    inner, variable = scope.vector()
    body = plain.elaborate(vector, inner)
    if not inner.ranges:
        advice = f"write '{name}(y[k], (k, 1, n))'"
        raise scope.error(f"expected a family in {name}", vector, advice)
    if any(r != inner.ranges[0] for r in inner.ranges):
        raise scope.error(f"the families in {name} have different ranges", vector)
    return variable, body, *inner.ranges[0]


def updated_entry(node: Node, scope: Scope) -> Term:
    """Return an entry of a family of which one entry has another value."""
    call, *indices = node.parts
    if not call.parts or call.parts[0].kind != "name":
        raise scope.error("expected a family", call, "write 'Update(y, k, t)[i]'")
    family, *rest = call.parts
    own = plain.family_indices(family, indices, scope)
    if len(rest) != len(own) + 1:
        raise scope.error("'Update' needs an index and a value", call, "write 'Update(y, k, t)[i]'")
    key = plain.family_indices(family, rest[:-1], scope)
    return t.upd(family.text, key, plain.elaborate(rest[-1], scope), own)


def derivative(node: Node, scope: Scope) -> Term:
    """Return a derivative by variables and entries of families, the first innermost.

    The derivative by an integer variable is that of the function of a real variable, taken
    at the integer: the variable is real in the body.
    """
    if len(node.parts) < 2:
        advice = "write 'Derivative(f, x)'"
        raise scope.error("'Derivative' needs a variable to differentiate by", node, advice)
    body, *by = node.parts
    points = {}
    for part in by:
        named = part.parts[0] if part.kind == "group" else part
        sort = scope.sort(named.text) if named.kind == "name" else None
        if sort is not None and sort.is_integer:
            point = scope.lookup(named)
            scope, name = scope.bind(named, REAL)
            points[name] = point
    term = plain.elaborate(body, scope)
    position = 0
    while position < len(by):
        variable, order = by[position], 1
        position += 1
        if variable.kind == "group" and len(variable.parts) == 2:
            variable, order = variable.parts[0], _order(variable.parts[1], scope)
        elif position < len(by) and by[position].kind == "number":
            order = _order(by[position], scope)
            position += 1
        for _ in range(order):
            term = _differentiated(term, variable, scope)
    return t.substitute(term, points) if points else term


def _order(node: Node, scope: Scope) -> int:
    if node.kind != "number" or not node.text.isdecimal() or not 0 < int(node.text) <= MAX_ORDER:
        raise scope.error(f"the order of a derivative is a number from 1 to {MAX_ORDER}", node)
    return int(node.text)


def _differentiated(body: Term, by: Node, scope: Scope) -> Term:
    """Return the derivative by a variable or an entry ``y[k]``."""
    if by.kind == "entry" and by.parts[0].kind == "name":
        family, *indices = by.parts
        terms = plain.family_indices(family, indices, scope)
        try:
            return diff_entry(body, family.text, tuple(terms))
        except TermError as error:
            raise scope.error(str(error), by) from None
    if by.kind != "name":
        raise scope.error("only a variable or an entry 'y[k]' can be differentiated by", by)
    point = scope.lookup(by)
    if point.head != "var":
        raise scope.error(f"'{by.text}' is a constant", by)
    return t.diff(body, str(point.data), point)


def value_at(node: Node, scope: Scope) -> Term:
    """Return ``Subs(f, t, a)``: f with a in the place of the variable t, which it binds."""
    body, name, point = plain.expect_parts(node, scope, 3, "Subs(Derivative(f, t), t, a)")
    value = plain.elaborate(point, scope)
    inner, variable = scope.bind(name, REAL)
    found = plain.elaborate(body, inner)
    if variable not in found.free:  # the value would be gone, and that it exists with it
        raise scope.error(f"'{name.text}' does not occur in what it is replaced in", name)
    return t.substitute(found, {variable: value})


def piecewise(node: Node, scope: Scope) -> Term:
    """Return ``Piecewise((value, condition), …)``; the last condition may be ``True``."""
    branches = []
    for branch in node.parts:
        if branch.kind != "group" or len(branch.parts) != 2:
            raise scope.error("expected a pair '(value, condition)'", branch)
        value, condition = branch.parts
        branches.append((plain.elaborate(value, scope), proposition(condition, scope)))
    if not branches:
        raise scope.error("'Piecewise' needs a pair '(value, condition)'", node)
    return t.piecewise(*branches)


def family_literal(node: Node, scope: Scope, count: int) -> Term:
    """Return ``Lambda(k, e)`` or ``Lambda((k, j), e)``, nested to so many indices."""
    parts = plain.expect_parts(node, scope, 2, "Lambda(k, …)")
    names = parts[0].parts if parts[0].kind == "group" else [parts[0]]
    variables = []
    for name in names:
        scope, variable = scope.bind(name, INTEGER)
        variables.append(variable)
    left = count - len(names)
    body = parts[1]
    if left > 0 and body.kind == "call" and body.text == "Lambda":
        term = family_literal(body, scope, left)
    elif left == 0:
        term = plain.elaborate(body, scope)
    else:
        raise scope.error(f"expected a family of {count} indices", node)
    for variable in reversed(variables):
        term = t.lam(variable, term)
    return term
