"""From nodes to terms: what the names, powers and brackets of a text mean in a scope.

Arithmetic and functions are here, in one function that uses one frame a level, so that
a text may nest as deep as a term may; what binds variables is in ``binders.py``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.kernel.argmax import EXTREMES
from symcheck.kernel.claim import is_integer
from symcheck.kernel.powers import power
from symcheck.kernel.term import (
    Term,
    add,
    as_integer,
    at,
    call,
    div,
    fam,
    fn,
    ipow,
    mul,
    neg,
    npow,
    num,
    rational,
    rpow,
)
from symcheck.kernel.writing import RESERVED, to_text
from symcheck.read import binders, tensors
from symcheck.read.errors import did_you_mean
from symcheck.read.names import ALIASES, ARITY, CALLABLE, FUNCTIONS, LIMITED

if TYPE_CHECKING:
    from symcheck.kernel.claim import Sort
    from symcheck.read.nodes import Node
    from symcheck.read.scope import Scope

#: A number with more digits is refused.
MAX_DIGITS = 1000
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_PROPOSITIONS = {"quantified", "disjunction", "conjunction", "negation", "chain"}
_POWERS = {"natpow": npow, "intpow": ipow, "realpow": rpow}


def read_number(node: Node, scope: Scope) -> Term:
    """Return the exact value of a decimal, as a rational."""
    text = node.text
    mantissa, _, exponent = text.lower().partition("e")
    if len(mantissa) > MAX_DIGITS or len(exponent) > 5 or abs(int(exponent or 0)) > MAX_DIGITS:
        raise scope.error(f"the number has more than {MAX_DIGITS} digits", node)
    return num(int(text)) if text.isdecimal() else rational(Fraction(text))


def elaborate(node: Node, scope: Scope) -> Term:
    """Return the term of a node that stands for a number."""
    kind = node.kind
    if kind == "name":
        return scope.lookup(node)
    if kind == "number":
        return read_number(node, scope)
    if kind == "call":
        head = FUNCTIONS.get(node.text)
        if head is None or not _is_plain_call(node, head):
            return _special_call(node, scope)
        args = []
        for part in node.parts:
            args.append(elaborate(part, scope))  # noqa: PERF401 — a comprehension is a frame
        _check_arity(node, head, scope)
        return (
            fn(head, *args)
            if head != "log" or len(args) == 1
            else div(fn("log", args[0]), fn("log", args[1]))
        )
    if kind == "total":
        terms = [elaborate(node.parts[0], scope)]
        for op, part in zip(node.ops, node.parts[1:], strict=True):
            term = elaborate(part, scope)
            terms.append(term if op == "+" else neg(term))
        return add(*terms)
    if kind == "transposed" or (kind == "ratio" and "@" in node.ops):
        return tensors.number(node, scope)
    if kind == "ratio":
        factors = [elaborate(node.parts[0], scope)]
        for op, part in zip(node.ops, node.parts[1:], strict=True):
            factor = elaborate(part, scope)
            factors = [div(mul(*factors), factor)] if op in "/÷" else [*factors, factor]
        return mul(*factors)
    if kind == "raised":
        base, above = node.parts
        if base.kind == "name" and base.text in {"e", "E"}:
            return fn("exp", elaborate(above, scope))
        if tensors.is_squared_norm(base, above.text, scope):
            return tensors.squared_norm(base, scope)
        left = elaborate(base, scope)
        return power(left, elaborate(above, scope), scope.context)
    if kind == "minus":
        return neg(elaborate(node.parts[0], scope))
    if kind == "plus":
        return elaborate(node.parts[0], scope)
    if kind == "superscript":
        base = node.parts[0]
        if tensors.is_squared_norm(base, node.ops[0], scope):
            return tensors.squared_norm(base, scope)
        exponent = num(int(node.ops[0].translate(_SUPERSCRIPTS)))
        return power(elaborate(node.parts[0], scope), exponent, scope.context)
    if kind == "root":
        return fn("sqrt", elaborate(node.parts[0], scope))
    if kind == "entry":
        return _entry(node, scope)
    if kind == "infinity":
        raise scope.error("'∞' is not a real number", node, "infinities stand in limits only")
    if kind == "group":
        raise scope.error("expected a number, got a list in brackets", node)
    raise scope.error("expected a number, got a relation", node)


# ── functions ────────────────────────────────────────────────────────────────────


def _is_plain_call(node: Node, head: str) -> bool:
    """Return whether a call is a function's, not a big maximum over a range."""
    return head not in {"max", "min"} or not any(p.kind == "group" for p in node.parts)


def _check_arity(node: Node, head: str, scope: Scope) -> None:
    least, most = ARITY.get(head, (1, 1))
    count = len(node.parts)
    if count < least or (most is not None and count > most):
        wanted = {(1, 1): "one argument", (2, 2): "two arguments", (1, 2): "one argument or two"}
        expected = wanted.get((least, most or 0), "two arguments or more")
        raise scope.error(f"'{node.text}' takes {expected}, got {count}", node)


def expect_parts(node: Node, scope: Scope, count: int, usage: str) -> list[Node]:
    """Return the arguments of a call, of which there must be so many."""
    if len(node.parts) != count:
        wanted = f"{count} argument{'s' * (count != 1)}"
        raise scope.error(f"'{node.text}' takes {wanted} here", node, f"write '{usage}'")
    return node.parts


def _special_call(node: Node, scope: Scope) -> Term:
    """Return the term of a call that is no plain function."""
    name = node.text
    if name in LIMITED:
        return binders.limited(node, scope)
    match name:
        case "Derivative":
            return binders.derivative(node, scope)
        case "Subs":
            return binders.value_at(node, scope)
        case "Piecewise":
            return binders.piecewise(node, scope)
        case "KroneckerDelta":
            left, right = expect_parts(node, scope, 2, "KroneckerDelta(i, j)")
            return Term("delta", (integer(left, scope, "index"), integer(right, scope, "index")))
        case "natpow" | "intpow" | "realpow":
            base, exponent = expect_parts(node, scope, 2, f"{name}(x, n)")
            return _POWERS[name](elaborate(base, scope), elaborate(exponent, scope))
        case "softmax" if scope.entry is not None:
            return binders.softmax_at(node, scope, scope.entry)
        case "Limit":
            advice = "a hypothesis or a side of an equivalence may be 'Limit(f, k, oo) = a'"
            raise scope.error("a limit is no number here", node, advice)
        case "softmax":
            raise scope.error("softmax gives a vector", node, "take an entry: 'softmax(y)[i]'")
        case "Update":
            raise scope.error(
                "'Update' gives a family", node, "take an entry: 'Update(y, k, t)[i]'"
            )
        case "Lambda":
            raise scope.error("a family stands as the argument of a definition only", node)
    if name in scope.context.defined:
        return _definition_call(node, scope)
    if name in EXTREMES:
        return binders.extreme_index(node, scope)
    if name in tensors.BUILDERS or name in tensors.MEASURES:
        return tensors.number(node, scope)
    raise _unknown_function(node, scope)


def _unknown_function(node: Node, scope: Scope) -> Exception:
    name = node.text
    sort = scope.sort(name)
    if sort is not None and sort.has_entries:
        return scope.error(f"'{name}' is a family, not a function", node, f"write '{name}[…]'")
    if sort is not None:
        return scope.error(f"'{name}' is not a function", node, "write '*' for a product")
    known = [*CALLABLE, *scope.context.defined]
    advice = f"write '{ALIASES[name]}'" if ALIASES.get(name) else did_you_mean(name, known)
    return scope.error(f"unknown function '{name}'", node, advice)


def _definition_call(node: Node, scope: Scope) -> Term:
    """Return a definition applied to numbers, and to families where it takes families."""
    definition = scope.context.defined[node.text]
    names = ", ".join(n for n, _ in definition.parameters)
    parts = expect_parts(node, scope, len(definition.parameters), f"{node.text}({names})")
    args = []
    for part, (_, sort) in zip(parts, definition.parameters, strict=True):
        if sort.has_entries:
            args.append(_family_argument(part, sort, scope))
        elif sort.is_integer:
            args.append(integer(part, scope, "size"))
        else:
            args.append(elaborate(part, scope))
    return call(node.text, *args)


def _family_argument(node: Node, sort: Sort, scope: Scope) -> Term:
    count = len(sort.ranges)
    if node.kind == "call" and node.text == "Lambda":
        return binders.family_literal(node, scope, count)
    own = scope.sort(node.text) if node.kind == "name" else None
    if own is None or not own.has_entries:
        raise scope.error("expected a family", node, "write its name alone, or 'Lambda(k, …)'")
    if len(own.ranges) != count:
        raise scope.error(f"expected a family of {count} indices, got {len(own.ranges)}", node)
    return fam(node.text)


# ── indices ──────────────────────────────────────────────────────────────────────


def integer(node: Node, scope: Scope, role: str) -> Term:
    """Return the term of an index or a size, which must be an integer by its sorts.

    Raises ReadError if it is not, naming the undeclared name if there is one.
    """
    names = names_in(node)
    for name in names:
        if scope.is_undeclared(name.text):
            _refuse_undeclared(name, scope, role)
    term = elaborate(node, scope)
    if is_integer(term, scope.context):
        return term
    for name in names:
        sort = scope.sort(name.text)
        if sort is not None and not sort.is_integer and not sort.has_entries:
            advice = f"declare it as an integer: '{name.text}: {_SORT_OF[role]}'"
            raise scope.error(f"'{name.text}' is {sort.kind}, which no {role} can be", name, advice)
    raise scope.error(f"expected an integer as the {role}", node)


_SORT_OF = {"index": "index(n)", "size": "size"}


def _refuse_undeclared(node: Node, scope: Scope, role: str) -> None:
    """Raise the error for an undeclared name in a place for integers, if it is one."""
    name = node.text
    if name in RESERVED:
        return
    known = [n for n, s in scope.context.variables if s.is_integer] + list(scope.bound)
    advice = did_you_mean(name, known) or f"declare it: '{name}: {_SORT_OF[role]}'"
    raise scope.error(f"'{name}' is used as {'an' if role == 'index' else 'a'} {role}, but is not"
                      " declared", node, advice)  # fmt: skip


def names_in(node: Node) -> list[Node]:
    """Return the plain names in a node that no range in it binds, from left to right."""
    found, stack, bound = [], [node], set()
    while stack:
        top = stack.pop()
        if top.kind == "name":
            found.append(top)
        if top.kind == "group" and len(top.parts) == 3:
            bound.add(top.parts[0].text)
        stack.extend(reversed(top.parts))
    return [name for name in found if name.text not in bound]


def _entry(node: Node, scope: Scope) -> Term:
    """Return the term of something with an index: of a family, softmax or an update."""
    base, *indices = node.parts
    if base.kind == "call" and base.text == "softmax":
        return binders.softmax_entry(node, scope)
    if base.kind == "call" and base.text == "Update":
        return binders.updated_entry(node, scope)
    if base.kind != "name" and tensors.is_tensor(base, scope):
        return tensors.entry(node, scope)
    if base.kind != "name":
        raise scope.error("only a family has entries", base)
    return at(base.text, *family_indices(base, indices, scope))


def family_indices(base: Node, indices: list[Node], scope: Scope) -> list[Term]:
    """Return the indices of a family's entry, after checking their number and the range."""
    sort = scope.sort(base.text)
    if sort is None:
        families = [n for n, s in scope.context.variables if s.has_entries]
        advice = did_you_mean(base.text, families) or f"declare it: '{base.text}: family(n)'"
        raise scope.error(f"'{base.text}' is used as a family, but is not declared", base, advice)
    if not sort.has_entries:
        raise scope.error(f"'{base.text}' is {sort.kind} and has no entries", base)
    if len(indices) != len(sort.ranges):
        count = f"{len(sort.ranges)} {'index' if len(sort.ranges) == 1 else 'indices'}"
        raise scope.error(f"'{base.text}' has {count}, got {len(indices)}", base)
    terms: list[Term] = []
    for position, node in enumerate(indices):
        terms.append(integer(node, scope, "index"))
        check_range(node, terms[-1], *sort.range_at(position, tuple(terms[:position])), scope)
    return terms


def check_range(node: Node, term: Term, low: Term, high: Term, scope: Scope) -> None:
    """Refuse a literal index that is outside a literal end of its range."""
    value, least, most = as_integer(term), as_integer(low), as_integer(high)
    if value is None:
        return
    if (least is not None and value < least) or (most is not None and value > most):
        ends = " to ".join(to_text(e) if not e.loose else "…" for e in (low, high))
        raise scope.error(f"the index {value} is outside {ends}", node)
