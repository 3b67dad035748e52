"""The derivative that the rules in ``SymCheck.v`` build, term by term as they build it.

``sc_isd`` reads the function and the derivative side by side, so that both have to have the
same shape: what is free of the variable stays in front, nothing is simplified.
"""

from __future__ import annotations

from symcheck.coq.terms import NoScript, entry_of
from symcheck.kernel.entries import settled
from symcheck.kernel.term import (
    BINDERS,
    ONE,
    PI,
    TWO,
    ZERO,
    Term,
    add,
    bind,
    delta,
    diff,
    div,
    fn,
    fresh,
    mul,
    neg,
    npow,
    num,
    open_,
    sub,
    substitute,
    var,
)


def slope(body: Term, name: str, point: Term) -> Term:
    """Return the derivative of the body by the variable ``name``, at a point."""
    return settled(substitute(_Slope(name, point).of(body), {name: point}))


class _Slope:
    def __init__(self, name: str, point: Term) -> None:
        self.name, self.point = name, point

    def value(self, term: Term) -> Term:
        return settled(substitute(term, {self.name: self.point}))

    def free(self, term: Term) -> bool:
        return self.name not in term.free

    def of(self, t: Term) -> Term:
        if self.free(t):
            return ZERO
        if t == var(self.name):
            return ONE
        match t.head:
            case "add":
                return self._total(t.args)
            case "neg":
                return neg(self.of(t.args[0]))
            case "mul":
                return self._product(t.args)
            case "div":
                return self._quotient(*t.args)
            case "inverse":
                v = self.value(t.args[0])
                return div(neg(self.of(t.args[0])), npow(v, TWO))
            case "npow" if t.args[1].head == "num":
                base, n = t.args
                less = num(max(int(n.data or 0) - 1, 0))
                return mul(n, npow(self.value(base), less), self.of(base))
            case "call":
                return diff(t, self.name, self.point)
            case "upd" if t.args[0] == var(self.name):
                half = len(t.args) // 2
                pairs = zip(t.args[1 + half :], t.args[1 : 1 + half], strict=True)
                return mul(*(delta(own, key) for own, key in pairs))
            case "sum":
                k = fresh(str(t.data or "k"))
                inner = self.of(open_(t, k))
                return bind("sum", str(k.data), inner, t.args[0], t.args[1])
            case "piecewise" if (
                entry_of(t) is not None and t.args[0] == var(self.name) and self.free(t.args[2])
            ):
                replaced = entry_of(t) or ()
                return mul(*(delta(own, key) for own, key in replaced))
            case "piecewise" if len(t.args) == 4 and self.free(t.args[1]):
                v, c, w, otherwise = t.args
                return Term("piecewise", (self.of(v), c, self.of(w), otherwise))
        if t.head in BINDERS:
            raise NoScript(f"no rule for the derivative of '{t.head}'")
        return mul(self._outer(t), self.of(t.args[0])) if t.head != "sqrt" else self._root(t)

    def _outer(self, t: Term) -> Term:
        v = self.value(t.args[0])
        match t.head:
            case "exp":
                return fn("exp", v)
            case "log":
                return Term("inverse", (v,))
            case "sin":
                return fn("cos", v)
            case "cos":
                return neg(fn("sin", v))
            case "erf":
                return div(mul(TWO, fn("exp", neg(npow(v, TWO)))), fn("sqrt", PI))
        raise NoScript(f"no rule for the derivative of '{t.head}'")

    def _root(self, t: Term) -> Term:
        v = self.value(t.args[0])
        return div(self.of(t.args[0]), mul(TWO, fn("sqrt", v)))

    def _total(self, parts: tuple[Term, ...]) -> Term:
        slopes = [neg(self.of(p.args[0])) if p.head == "neg" else self.of(p) for p in parts]
        return add(*slopes)

    def _product(self, parts: tuple[Term, ...]) -> Term:
        if len(parts) == 1:
            return self.of(parts[0])
        front, last = mul(*parts[:-1]), parts[-1]
        if self.free(front):
            return mul(front, self.of(last)) if len(parts) == 2 else mul(*parts[:-1], self.of(last))
        if self.free(last):
            return mul(self._product(parts[:-1]), last)
        return add(
            mul(self._product(parts[:-1]), self.value(last)),
            mul(self.value(front), self.of(last)),
        )

    def _quotient(self, top: Term, bottom: Term) -> Term:
        if self.free(bottom):
            return div(self.of(top), bottom)
        vt, vb = self.value(top), self.value(bottom)
        return div(sub(mul(self.of(top), vb), mul(vt, self.of(bottom))), npow(vb, TWO))
