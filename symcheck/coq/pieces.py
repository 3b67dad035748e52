"""Terms taken apart for scripts: their atoms, their divisors, what stands for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.normal.exponentials import UNFOLDED
from symcheck.kernel.term import (
    BINDERS,
    ONE,
    PROPOSITIONS,
    ZERO,
    Term,
    add,
    as_integer,
    div,
    fresh,
    instantiate,
    mul,
    neg,
    npow,
    num,
    open_,
    sub,
)
from symcheck.kernel.unfold import softmax_fraction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symcheck.coq.terms import Scope


#: What ``ring`` and ``field`` see through; anything else is an atom.
ARITHMETIC = frozenset({"num", "pi", "add", "neg", "mul", "div", "inverse"})
#: Ranges of fewer numbers than this are written out.
FEW = 8
UNFOLD = frozenset(UNFOLDED)


def unfold(term: Term) -> Term:
    """Return the term with defined functions and softmax as their definitions."""
    memo: dict[Term, Term] = {}

    def go(t: Term) -> Term:
        if not t.args:
            return t
        if t not in memo:
            same = Term(t.head, tuple(map(go, t.args)), t.data)
            if t.head == "softmax":
                same = softmax_fraction(same)
            elif t.head in UNFOLD:
                body = FUNCTIONS[t.head].definition(same.args)
                same = same if body is None else go(body)
            memo[t] = same
        return memo[t]

    return go(term)


def block(lines: Iterable[str]) -> list[str]:
    """Return lines as a focused block."""
    kept = list(lines)
    return ["{ " + kept[0] + " }"] if len(kept) == 1 else ["{", *(f"  {x}" for x in kept), "}"]


def is_leaf(t: Term) -> bool:
    """Return whether ``ring`` sees the term as an atom."""
    if t.head == "npow":
        return t.args[1].head != "num"
    return t.head not in ARITHMETIC


def expanded(t: Term) -> Term:
    """Return the term with sums and products over ranges of few numbers written out."""
    if not t.args:
        return t
    same = Term(t.head, tuple(map(expanded, t.args)), t.data)
    if same.head in {"sum", "prod"}:
        low, high = map(as_integer, same.args[:2])
        if low is not None and high is not None and high - low < FEW:
            values = [instantiate(same.args[2], num(i)) for i in range(low, high + 1)]
            return (add if same.head == "sum" else mul)(*values)
    return same


def leaves(t: Term) -> list[Term]:
    """Return the atoms of a term, outermost."""
    if is_leaf(t):
        return [t]
    if t.head == "npow":
        return leaves(t.args[0])
    return [x for a in t.args for x in leaves(a)]


def values_in(t: Term) -> list[Term]:
    """Return the term and its parts that are values: no conditions, and nothing in them."""
    return [t, *(x for a in t.args if a.head not in PROPOSITIONS for x in values_in(a))]


def everywhere(t: Term) -> list[Term]:
    """Return the term and all its parts, binders opened."""
    found = [t]
    for i, a in enumerate(t.args):
        if i == BINDERS.get(t.head, -1):
            found += everywhere(open_(t, fresh(str(t.data or "k"))))
        else:
            found += everywhere(a)
    return found


def plain_factors(t: Term) -> list[Term]:
    """Return the factors of a power product that are no exponentials and no numbers."""
    match t.head:
        case "mul":
            return list(dict.fromkeys(x for a in t.args for x in plain_factors(a)))
        case "div":
            return list(dict.fromkeys([*plain_factors(t.args[0]), *plain_factors(t.args[1])]))
        case "npow" if t.args[1].head == "num":
            return plain_factors(t.args[0])
        case "num" | "exp":
            return []
    return [t]


def replaced(t: Term, memo: dict[Term, Term], scope: Scope) -> Term:
    """Return the term with its atoms replaced."""
    if is_leaf(t):
        return memo.get(t, t)
    return Term(t.head, tuple(replaced(a, memo, scope) for a in t.args), t.data) if t.args else t


def substituted(t: Term, old: Term, new: Term) -> Term:
    """Return the term with a closed part replaced."""
    if t == old:
        return new
    return Term(t.head, tuple(substituted(a, old, new) for a in t.args), t.data) if t.args else t


def fold(t: Term, olds: list[Term], new: Term) -> Term:
    """Return the term with each of several closed parts replaced by one."""
    if t in olds:
        return new
    return Term(t.head, tuple(fold(a, olds, new) for a in t.args), t.data) if t.args else t


def divisors(terms: Iterable[Term]) -> Iterable[Term]:
    """Yield what the terms divide by, outside their atoms."""
    for t in terms:
        if is_leaf(t):
            continue
        if t.head in {"div", "inverse"}:
            yield t.args[-1]
        yield from divisors(t.args)


def inverses(t: Term) -> Term:
    """Return the term with inverses as fractions, for the kernel."""
    if t.head == "inverse":
        return div(ONE, inverses(t.args[0]))
    return Term(t.head, tuple(map(inverses, t.args)), t.data) if t.args else t


def exact(t: Term) -> Term:
    """Return the term with inverses as fractions."""
    if t.head == "inverse":
        return div(ONE, exact(t.args[0]))
    if is_leaf(t) or not t.args:
        return t
    return Term(t.head, tuple(map(exact, t.args)), t.data)


def minus(a: Term, b: Term) -> Term:
    """Return a difference without a zero."""
    if b == ZERO:
        return a
    return neg(b) if a == ZERO else sub(a, b)


def raised(t: Term, e: int) -> Term:
    """Return a power, the term itself for the exponent 1."""
    return t if e == 1 else npow(t, num(e))


def branches(kink: Term) -> list[tuple[Term, Term]]:
    """Return the conditions 0 < h under which a kinked term is one of its branches."""
    match kink.head:
        case "max" | "min" if len(kink.args) == 2:
            a, b = kink.args
            first, second = (a, b) if kink.head == "max" else (b, a)
            return [(minus(first, second), a), (minus(second, first), b)]
        case "abs":
            return [(kink.args[0], kink.args[0]), (neg(kink.args[0]), neg(kink.args[0]))]
        case "piecewise" if len(kink.args) == 4 and kink.args[1].head == "rel":
            v, c, w, _ = kink.args
            left, right = c.args
            if c.data in {">", ">="}:
                return [(minus(left, right), v), (minus(right, left), w)]
            if c.data in {"<", "<="}:
                return [(minus(right, left), v), (minus(left, right), w)]
    return []
