"""Whether a term is continuous in a variable on its domain, read off its form.

Every function in ``CONTINUOUS`` is continuous on its domain, ends included: √ at 0 from the
right, arcsin at 1 from the left. A term made of them alone is continuous wherever all of
its parts are defined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.unfold import unfold

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context
    from symcheck.kernel.term import Term

#: Functions that are continuous on their domain.
CONTINUOUS = frozenset({
    "exp", "log", "sqrt", "cbrt", "abs", "max", "min", "relu", "sigmoid", "softplus", "erf",
    "sin", "cos", "tan", "cot", "sec", "csc", "asin", "acos", "atan", "asec", "acsc",
    "sinh", "cosh", "tanh", "coth", "sech", "csch",
    "asinh", "acosh", "atanh", "acoth", "asech", "acsch",
})  # fmt: skip
_ARITHMETIC = frozenset({"var", "add", "neg", "mul", "div", "rpow"})


def discontinuity(term: Term, name: str, context: Context) -> str | None:
    """Return why the term may not be continuous in the variable on its domain; None if it is."""
    if name not in term.free and not term.loose:
        return None
    match term.head:
        case "bound":
            return None
        case "npow" | "ipow":
            base, exponent = term.args
            if name in exponent.free:
                return "an integer exponent depends on the variable"
            return discontinuity(base, name, context)
        case "sum" | "prod" | "bigmax" | "bigmin":
            low, high, body = term.args
            if name in low.free | high.free:
                return "a range depends on the variable"
            return discontinuity(body, name, context)
        case "call":
            unfolded = unfold(term, context, lambda _: False)
            if unfolded is None:
                return f"'{term.data}' was not unfolded"
            return discontinuity(unfolded, name, context)
    if name not in term.free:
        return None
    if term.head not in CONTINUOUS and term.head not in _ARITHMETIC:
        return f"'{term.head}' may jump"
    for a in term.args:
        found = discontinuity(a, name, context)
        if found is not None:
            return found
    return None
