"""Claims with one thing changed: mostly false, and equivalent ones, which stay true."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symcheck.kernel.claim import NATURAL, REAL, Context, Relation, Sort
from symcheck.kernel.node import BINDERS, PROPOSITIONS
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    Term,
    TermError,
    add,
    mul,
    neg,
    num,
    open_,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    Change = tuple[str, Term]

#: Functions that are easily taken for one another.
SIBLINGS = {
    "sigmoid": "tanh", "tanh": "sigmoid", "exp": "softplus", "softplus": "exp", "log": "sqrt",
    "sqrt": "cbrt", "cbrt": "sqrt", "sin": "cos", "cos": "sin", "tan": "sin", "sinh": "cosh",
    "cosh": "sinh", "asin": "atan", "acos": "asin", "atan": "asinh", "asinh": "atan",
    "acosh": "asinh", "atanh": "atan", "max": "min", "min": "max", "abs": "relu", "relu": "abs",
    "sign": "tanh", "erf": "tanh", "sum": "prod", "prod": "sum", "bigmax": "bigmin",
    "bigmin": "bigmax",
}  # fmt: skip
RANGED = frozenset({"sum", "prod", "bigmax", "bigmin", "all", "softmax"})
FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "!=", "!=": "="}
SHARPENED = {"<=": "<", ">=": ">", "=": "<", "!=": "<"}


def false_claims(claim: Relation) -> Iterator[tuple[str, Relation]]:
    """Yield claims with one change each, and the kind of the change."""
    for position, term in enumerate(claim.terms):
        for kind, changed in changes(term, claim.context):
            terms = (*claim.terms[:position], changed, *claim.terms[position + 1 :])
            yield kind, replace(claim, terms=terms)
    for position, op in enumerate(claim.rels):
        for kind, table in (("relation turned", FLIPPED), ("relation sharpened", SHARPENED)):
            if op in table:
                rels = (*claim.rels[:position], table[op], *claim.rels[position + 1 :])
                yield kind, replace(claim, rels=rels)
    for kind, context in contexts(claim.context):
        yield kind, replace(claim, context=context)


def contexts(context: Context) -> Iterator[tuple[str, Context]]:
    """Yield contexts that say less, or something else."""
    given = context.hypotheses
    for i, prop in enumerate(given):
        yield "hypothesis dropped", replace(context, hypotheses=given[:i] + given[i + 1 :])
        for kind, changed in changes(prop, context):
            yield (
                f"hypothesis: {kind}",
                replace(context, hypotheses=(*given[:i], changed, *given[i + 1 :])),
            )
        if prop.head == "rel" and prop.data in {"<", ">"}:
            weak = Term("rel", prop.args, f"{prop.data}=")
            hypotheses = (*given[:i], weak, *given[i + 1 :])
            yield "hypothesis weakened", replace(context, hypotheses=hypotheses)
    for i, (name, sort) in enumerate(context.variables):
        wider = _wider(sort)
        if wider is not None:
            variables = (*context.variables[:i], (name, wider), *context.variables[i + 1 :])
            yield "sort widened", replace(context, variables=variables)
    for i, definition in enumerate(context.definitions):
        inner = Context(definition.parameters, (), context.definitions[:i])
        for part in ("body", "base", "step"):
            body = getattr(definition, part)
            for kind, changed in changes(body, inner) if body is not None else ():
                other = _redefined(definition, part, changed)
                if other is not None:
                    all_of_them = (*context.definitions[:i], other, *context.definitions[i + 1 :])
                    yield f"definition: {kind}", replace(context, definitions=all_of_them)


def _redefined(definition: object, part: str, body: Term) -> object | None:
    try:
        return replace(definition, **{part: body})  # type: ignore[type-var]
    except TermError:
        return None


def _wider(sort: Sort) -> Sort | None:
    match sort.kind:
        case "positive":
            return REAL
        case "size":
            return NATURAL
        case "index":
            low, high = sort.ranges[0]
            return Sort("index", ((low, add(high, ONE)),))
        case "permutation":
            return Sort("family", sort.ranges)
    return None


def changes(term: Term, context: Context) -> Iterator[Change]:
    """Yield the term with one node changed, and the kind of the change."""
    yield from _of_node(term, context)
    for i, a in enumerate(term.args):
        place = _place(term, i)
        for kind, changed in changes(a, context) if place != "index" else _of_index(a):
            args = (*term.args[:i], changed, *term.args[i + 1 :])
            try:
                yield kind, Term(term.head, args, term.data)
            except TermError:
                continue


def _place(term: Term, position: int) -> str:
    """Return whether an argument counts: an index, an end of a range, an exponent."""
    if term.head in {"at", "delta", "num"}:
        return "index"
    if term.head in RANGED and position != BINDERS[term.head]:
        return "index"
    if term.head in {"npow", "ipow"} and position == 1:
        return "index"
    if term.head == "upd" and position > 0:
        return "index"
    return "number"


def _of_index(term: Term) -> Iterator[Change]:
    yield "index or end one more", add(term, ONE)
    yield "index or end one less", add(term, neg(ONE))
    if term is not ONE:
        yield "index or end is one", ONE
    yield "index or end doubled", mul(TWO, term)


def _of_node(term: Term, context: Context) -> Iterator[Change]:
    """Yield what stands in the place of a node, the node itself unchanged elsewhere."""
    if term.head in PROPOSITIONS:
        yield from _of_proposition(term)
        return
    args = term.args
    if term.head not in {"lam", "fam", "call"}:
        yield "sign changed", neg(term)
        yield "factor two", mul(TWO, term)
        yield "one added", add(term, ONE)
    match term.head:
        case "num":
            value = int(term.data or 0)
            yield "numeral one more", num(value + 1)
            if value:
                yield "numeral one less", num(value - 1)
                yield "a digit more", num(10 * value)
        case "var":
            for name, sort in context.variables:
                if name != term.data and sort == context.sorts.get(str(term.data)):
                    yield "another variable", Term("var", (), name)
        case "neg":
            yield "sign dropped", args[0]
        case "add" | "mul":
            zero = "summand" if term.head == "add" else "factor"
            for i in range(len(args)):
                rest = (*args[:i], *args[i + 1 :])
                yield f"{zero} dropped", Term(term.head, rest) if len(rest) > 1 else rest[0]
            other = "mul" if term.head == "add" else "add"
            yield "sum for product", Term(other, args)
        case "div":
            yield "fraction turned", Term("div", args[::-1])
            yield "denominator dropped", args[0]
        case "at" if len(args) == 2:
            yield "transposed", Term("at", args[::-1], term.data)
        case "diff":
            yield "derivative dropped", _at_point(term)
        case "piecewise" if len(args) > 2:
            yield "branches swapped", Term("piecewise", (args[2], args[1], args[0], *args[3:]))
        case "delta":
            yield "delta dropped", ONE
        case "call":
            for i in range(len(args) - 1):
                if args[i] != args[i + 1]:
                    swapped = (*args[:i], args[i + 1], args[i], *args[i + 2 :])
                    yield "arguments swapped", Term("call", swapped, term.data)
    if term.head in SIBLINGS:
        yield "another function", Term(SIBLINGS[term.head], args, term.data)
        if term.head not in BINDERS and len(args) == 1:
            yield "argument's sign", Term(term.head, (neg(args[0]),))
            yield "argument doubled", Term(term.head, (mul(TWO, args[0]),))
            yield "function dropped", args[0]


def _at_point(term: Term) -> Term:
    body, point = term.args
    return body if body.loose and point.loose else open_(term, point)


def _of_proposition(term: Term) -> Iterator[Change]:
    match term.head:
        case "rel":
            op = str(term.data)
            yield "relation turned", Term("rel", term.args, FLIPPED[op])
            if op in SHARPENED:
                yield "relation sharpened", Term("rel", term.args, SHARPENED[op])
            yield "sides swapped", Term("rel", term.args[::-1], op)
        case "and" | "or":
            yield "and for or", Term({"and": "or", "or": "and"}[term.head], term.args)
            yield "part dropped", term.args[0]
        case "not":
            yield "negation dropped", term.args[0]


# ── what stays true ──


def true_claims(claim: Relation) -> Iterator[tuple[str, Relation]]:
    """Yield claims that hold wherever the claim does, and the kind of the change."""
    for position, term in enumerate(claim.terms):
        for kind, changed in _equivalents(term):
            terms = (*claim.terms[:position], changed, *claim.terms[position + 1 :])
            yield kind, replace(claim, terms=terms)
    if len(claim.terms) == 2:
        turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(claim.rels[0], claim.rels[0])
        yield "sides swapped", replace(claim, terms=claim.terms[::-1], rels=(turned,))
    hypotheses = claim.context.hypotheses
    if len(hypotheses) > 1:
        context = replace(claim.context, hypotheses=hypotheses[::-1])
        yield "hypotheses in another order", replace(claim, context=context)
    name = "spare"
    if name not in claim.context.sorts and name not in claim.context.defined:
        context = claim.context.declare(name, REAL).assume(
            Term("rel", (ZERO, Term("var", (), name)), "<")
        )
        yield "one more variable and hypothesis", replace(claim, context=context)


def _equivalents(term: Term) -> Iterator[Change]:
    yield "zero added", add(term, ZERO)
    yield "times one", mul(ONE, term)
    yield "two signs", neg(neg(term))
    yield "halved and doubled", mul(TWO, Term("div", (term, TWO)))
    if term.head in {"add", "mul"}:
        yield "another order", Term(term.head, term.args[::-1])


__all__ = ["false_claims", "true_claims"]
