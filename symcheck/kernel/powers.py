"""Which of the three powers a written power is: by its exponent and the sorts in it.

exponent                                          power
────────────────────────────────────────────────────────
a natural literal, or natural by its sorts        npow
any other that is an integer by its sorts         ipow
every other                                       rpow
"""

from __future__ import annotations

from symcheck.kernel.claim import SIZE, Context, is_integer
from symcheck.kernel.term import Term, ipow, npow, rpow


def power(base: Term, exponent: Term, context: Context) -> Term:
    """Return ``base ** exponent`` as the power that its exponent makes it."""
    if is_natural(exponent, context):
        return npow(base, exponent)
    return (ipow if is_integer(exponent, context) else rpow)(base, exponent)


def is_natural(term: Term, context: Context) -> bool:
    """Return whether the form of a term alone makes it a natural number where it is defined."""
    match term.head:
        case "num" | "delta":
            return True
        case "var":
            sort = context.sorts.get(str(term.data))
            if sort is None:
                return False
            if sort.kind == "index":
                return is_natural(sort.ranges[0][0], context)
            return sort.kind in {"natural", "size"}
        case "add" | "mul" | "npow":
            return all(is_natural(a, context) for a in term.args)
    return False


def certain_power(exponent: Term) -> str | None:
    """Return the head that a power with this exponent has whatever the sorts, else None."""
    if exponent.head == "num":
        return "npow"
    widest = Context(tuple([(name, SIZE) for name in exponent.free]))
    head = power(exponent, exponent, widest).head
    return head if head == "rpow" or not exponent.free else None
