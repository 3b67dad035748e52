"""The canonical text of a term: what a person would type, and what reads back as the term.

Every bracket that matters is printed and no other: ``(a + b) + c`` and ``a + b + c`` are
two terms with two texts. A bound variable has its author's name, or that name with a
number behind it where the name is free in the body. Which of the three powers ``x**n``
is, its exponent's sort tells; the few powers that neither it nor a literal exponent
tells are printed as the functions ``natpow``, ``intpow`` and ``realpow``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.entries import differentiated
from symcheck.kernel.powers import certain_power
from symcheck.kernel.term import BINDERS, Term, TermError, open_, var

if TYPE_CHECKING:
    from collections.abc import Callable

#: The heads whose text is not their name.
SPELLING = {"abs": "Abs", "max": "Max", "min": "Min"}
#: Names that mean something else, so that no variable can have them.
CONSTANTS = frozenset({"e", "E", "pi", "π", "GoldenRatio", "True", "False", "true", "false"})
INFINITIES = frozenset({"oo", "inf", "nan", "zoo", "infinity", "Infinity", "NaN"})
KEYWORDS = frozenset({"and", "or", "not", "for", "in"})
#: The functions of one text spelling each, which are heads of terms.
FUNCTION_HEADS = frozenset(
    [
        "exp",
        "log",
        "sqrt",
        "cbrt",
        "abs",
        "sign",
        "max",
        "min",
        "relu",
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "asin",
        "acos",
        "atan",
        "acot",
        "asec",
        "acsc",
        "atan2",
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
        "sigmoid",
        "softplus",
        "erf",
    ]
)
#: The other words that stand before a bracket.
OPERATORS = frozenset(
    {
        "ln",
        "Sum",
        "Product",
        "Derivative",
        "Subs",
        "Piecewise",
        "KroneckerDelta",
        "Update",
        "Lambda",
        "Limit",
    }
    | {"softmax", "natpow", "intpow", "realpow", "Σ", "Π", "∑", "∏", "σ"}
)
RESERVED = (
    CONSTANTS | INFINITIES | KEYWORDS | OPERATORS
    | frozenset(SPELLING.get(h, h) for h in FUNCTION_HEADS) | FUNCTION_HEADS
)  # fmt: skip

# How tightly a text holds together; a part in a tighter place gets brackets.
QUANTIFIED, OR, AND, NOT, RELATION, SUM, PRODUCT, POWER, ATOM = range(9)
_LEVEL = {
    "all": QUANTIFIED, "or": OR, "and": AND, "not": NOT, "rel": RELATION, "tends": RELATION,
    "add": SUM, "neg": SUM, "mul": PRODUCT, "div": PRODUCT, "npow": POWER, "ipow": POWER,
    "rpow": POWER,
}  # fmt: skip
_LIMITED = {"sum": "Sum", "prod": "Product", "bigmax": "Max", "bigmin": "Min", "softmax": "softmax"}
_EXPLICIT = {"npow": "natpow", "ipow": "intpow", "rpow": "realpow"}


def to_text(term: Term) -> str:
    """Return the canonical text of a closed term.

    Raises TermError for a loose term, which is a piece of a binder and no expression.
    """
    if term.text is not None:
        return term.text
    if term.loose:
        raise TermError("only a closed term has a text")
    pieces: dict[int, tuple[Term, tuple[Term, ...]]] = {}
    stack = [term]
    while stack:
        top = stack[-1]
        if top.text is not None:
            stack.pop()
            continue
        if id(top) not in pieces:
            pieces[id(top)] = (top, _pieces(top))
        parts = pieces[id(top)][1]
        waiting = [p for p in parts if p.text is None]
        if waiting:
            stack.extend(waiting)
        else:
            top.text = _written(top, parts)
    return str(term.text)


def _pieces(term: Term) -> tuple[Term, ...]:
    """Return the closed terms whose texts make up the term's text."""
    if term.head == "diff":
        return derivative_pieces(term)
    if term.head in BINDERS:
        name = var(bound_name(term))
        body = BINDERS[term.head]
        args = [open_(term, name) if i == body else a for i, a in enumerate(term.args)]
        return (*args, name)
    return term.args


def bound_name(term: Term) -> str:
    """Return the name for a binder's variable: its author's, numbered where it is taken."""
    body = term.args[BINDERS[term.head]]
    hint = str(term.data or ("t" if term.head == "diff" else "k"))
    if hint in RESERVED:
        hint = hint + "_"
    name, number = hint, 0
    while name in body.free or name in RESERVED:
        number += 1
        name = f"{hint}{number}"
    return name


def derivative_pieces(term: Term) -> tuple[Term, ...]:
    """Return the body and what it is differentiated by, and the point if that is another."""
    body, point = term.args
    if point.head == "var" and str(point.data) not in body.free and _is_name(str(point.data)):
        return open_(term, point), point
    if point.head == "at":
        original = differentiated(term)
        if original is not None:
            return original, point
    name = var(bound_name(term))
    return open_(term, name), name, point


def _is_name(name: str) -> bool:
    return name not in RESERVED


# ── writing ──────────────────────────────────────────────────────────────────────


def _text(term: Term) -> str:
    """Return the text of a piece, which has been written."""
    return term.text or ""


def _at_least(level: int, term: Term) -> str:
    """Return a part's text, in brackets if it holds together less than the level."""
    text = _text(term)
    return text if _LEVEL.get(_shape(term), ATOM) >= level else f"({text})"


def _shape(term: Term) -> str:
    """Return the head that the text has: a power written as a function is no power."""
    return "call" if term.head in _EXPLICIT and not _is_plain_power(term) else term.head


def _is_plain_power(term: Term) -> bool:
    return certain_power(term.args[1]) in {None, term.head}


def _listed(parts: tuple[Term, ...]) -> str:
    return ", ".join([_at_least(OR, p) for p in parts])


def _written(term: Term, parts: tuple[Term, ...]) -> str:
    """Return the term's text from the texts of its pieces."""
    writer = _WRITERS.get(term.head)
    if writer is not None:
        return writer(term, parts)
    return f"{SPELLING.get(term.head, term.head)}({_listed(parts)})"


def _sum(_term: Term, parts: tuple[Term, ...]) -> str:
    first = parts[0]
    text = [_text(first) if first.head == "neg" else _at_least(PRODUCT, first)]
    for part in parts[1:]:
        if part.head == "neg":
            text.append(f" - {_at_least(PRODUCT, part.args[0])}")
        else:
            text.append(f" + {_at_least(PRODUCT, part)}")
    return "".join(text)


def _negative(term: Term, _parts: tuple[Term, ...]) -> str:
    return f"-{_at_least(PRODUCT, term.args[0])}"


def _product(_term: Term, parts: tuple[Term, ...]) -> str:
    first = parts[0]
    head = _text(first) if first.head == "div" else _at_least(POWER, first)
    return "*".join([head, *[_at_least(POWER, p) for p in parts[1:]]])


def _fraction(_term: Term, parts: tuple[Term, ...]) -> str:
    return f"{_at_least(PRODUCT, parts[0])}/{_at_least(POWER, parts[1])}"


def _power(term: Term, parts: tuple[Term, ...]) -> str:
    base, exponent = parts
    if not _is_plain_power(term):
        return f"{_EXPLICIT[term.head]}({_listed(parts)})"
    return f"{_at_least(ATOM, base)}**{_at_least(POWER, exponent)}"


def _limited(term: Term, parts: tuple[Term, ...]) -> str:
    low, high, body = parts[:3]
    limits = f"({parts[-1].text}, {low.text}, {high.text})"
    entry = f"[{parts[3].text}]" if term.head == "softmax" else ""
    return f"{_LIMITED[term.head]}({_at_least(OR, body)}, {limits}){entry}"


def _quantified(_term: Term, parts: tuple[Term, ...]) -> str:
    low, high, body, name = parts
    return f"{_at_least(RELATION, body)} for {name.text} in {low.text}..{high.text}"


def _sequence(_term: Term, parts: tuple[Term, ...]) -> str:
    body, value, name = parts
    return f"Limit({_at_least(OR, body)}, {name.text}, oo) = {_at_least(SUM, value)}"


def _derivative(_term: Term, parts: tuple[Term, ...]) -> str:
    body, by, *point = parts
    order, inner = 1, body
    text = f"Derivative({_at_least(OR, inner)}, {by.text})"
    if not point and by.head == "var":
        while (shorter := _same_derivative(inner, by)) is not None:
            order, inner = order + 1, shorter
        if order > 1:
            text = f"Derivative({_at_least(OR, inner)}, {by.text}, {order})"
    return f"Subs({text}, {by.text}, {point[0].text})" if point else text


def _same_derivative(term: Term, by: Term) -> Term | None:
    """Return f if the term is printed as Derivative(f, by)."""
    if term.head != "diff":
        return None
    pieces = derivative_pieces(term)
    if len(pieces) != 2 or pieces[1] is not by:
        return None
    to_text(pieces[0])
    return pieces[0]


def _update(term: Term, parts: tuple[Term, ...]) -> str:
    count = (len(parts) - 1) // 2
    value, key, own = parts[0], parts[1 : count + 1], parts[count + 1 :]
    return f"Update({term.data}, {_listed((*key, value))})[{_listed(own)}]"


def _piecewise(_term: Term, parts: tuple[Term, ...]) -> str:
    branches = zip(parts[::2], parts[1::2], strict=True)
    return f"Piecewise({', '.join([f'({_listed(b)})' for b in branches])})"


def _name(term: Term, _parts: tuple[Term, ...]) -> str:
    return str(term.data)


_WRITERS: dict[str, Callable[[Term, tuple[Term, ...]], str]] = {
    "num": _name, "var": _name, "fam": _name,
    "pi": lambda _t, _p: "pi", "true": lambda _t, _p: "True",
    "at": lambda t, p: f"{t.data}[{_listed(p)}]",
    "call": lambda t, p: f"{t.data}({_listed(p)})",
    "lam": lambda _t, p: f"Lambda({p[1].text}, {_at_least(OR, p[0])})",
    "delta": lambda _t, p: f"KroneckerDelta({_listed(p)})",
    "add": _sum, "neg": _negative, "mul": _product, "div": _fraction,
    "npow": _power, "ipow": _power, "rpow": _power,
    "sum": _limited, "prod": _limited, "bigmax": _limited, "bigmin": _limited,
    "softmax": _limited, "diff": _derivative, "upd": _update, "piecewise": _piecewise,
    "all": _quantified, "tends": _sequence,
    "rel": lambda t, p: f"{_at_least(SUM, p[0])} {t.data} {_at_least(SUM, p[1])}",
    "and": lambda _t, p: " and ".join([_at_least(NOT, q) for q in p]),
    "or": lambda _t, p: " or ".join([_at_least(AND, q) for q in p]),
    "not": lambda _t, p: f"not {_at_least(NOT, p[0])}",
}  # fmt: skip
