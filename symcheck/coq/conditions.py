"""Signs that a hypothesis gives after arithmetic: t > 0 where t is c times what is positive."""

from __future__ import annotations

from fractions import Fraction

from symcheck.coq.pieces import block, raised, unfold
from symcheck.coq.proposer import Proposer
from symcheck.coq.roots import holds_sum
from symcheck.coq.terms import NoScript, Scope, integral_relation, real
from symcheck.coq.terms import prop as said
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ONE, TRUE, ZERO, Term, div, lt, mul, neg, rational, sub, subterms

#: How a condition on a root becomes one on what stands under it.
BELOW_ROOT = {
    "!=": "apply Rgt_not_eq, sqrt_lt_R0.",
    "<": "apply sqrt_lt_R0.",
}
TURNS = frozenset({"sin", "cos", "tan"})
KINKS = frozenset({"max", "min", "abs", "relu", "sign"})


class Conditions(Proposer):
    """How a condition is shown that the structure of its term does not show."""

    def condition(self, prop: Term, scope: Scope) -> list[str]:
        """Return a script of a condition: by structure, or by a hypothesis times a factor."""
        lines, term = _about(prop)
        heads = {t.head for t in subterms(prop)}
        if "diff" in heads or (heads & TURNS and heads & KINKS):
            return self.holds(prop, scope)
        if term is None or not holds_sum(term):
            return ["sc_side."]
        parts = set(subterms(term))
        for known in _positive(scope):
            if known in parts or not holds_sum(known):
                continue
            factor = self._factor(term, known, scope)
            if factor is None:
                continue
            whole, h = mul(factor, known), self.name("B")
            return [
                *lines,
                f"assert ({h} : {real(term, scope, 69)} = {real(whole, scope, 69)}).",
                *block(self.another().equality(term, whole, scope)),
                f"rewrite {h}. sc_side.",
            ]
        return ["sc_side."]

    def known(self, prop: Term, scope: Scope) -> list[str]:
        """Return the lines that assert a condition that the kernel proves."""
        if prop in scope.context.hypotheses or prop == TRUE:
            return []
        first = f"assert ({self.name('C')} : {said(prop, scope)})."
        return [first, *block(self.holds(prop, scope))]

    def without_squares(
        self, left: Term, right: Term, scope: Scope, lines: list[str]
    ) -> tuple[Term, Term]:
        """Write powers of one half as roots, and roots of squares as what is squared."""
        raise NotImplementedError

    def without_slopes(
        self, left: Term, right: Term, scope: Scope, lines: list[str]
    ) -> tuple[Term, Term]:
        """Write derivatives outside binders as their formulas."""
        raise NotImplementedError

    def holds(self, prop: Term, scope: Scope) -> list[str]:
        """Return a script of a proposition: of an equation, or by the sign of a difference."""
        if prop.head == "and":
            parts = [block(self.holds(p, scope)) for p in prop.args]
            return [x for p in parts[:-1] for x in ("split.", *p)] + parts[-1]
        if prop.head != "rel":
            return ["sc_side."]
        if integral_relation(prop, scope) is not None:
            return ["first [ sc_side | sc_indexed ]."]
        op, (left, right) = str(prop.data), prop.args
        first = []
        if op in {">", ">="}:
            first = ["apply Rle_ge."] if op == ">=" else ["apply Rlt_gt."]
            op, left, right = {">": "<", ">=": "<="}[op], right, left
        try:
            if op == "=":
                return self.another().equality(left, right, scope)
            return [*first, *self.by_sign(op, left, right, scope)]
        except NoScript:
            return ["sc_side."]

    def by_sign(self, op: str, left: Term, right: Term, scope: Scope) -> list[str]:
        """Return a script that shows the sign of right − left, as normalised."""
        low, high = self.another().without_squares(unfold(left), unfold(right), scope, [])
        low, high = self.another().without_slopes(low, high, scope, [])
        c = self.another().factored(sub(high, low), scope)
        d = self.name("E")
        text = f"{real(right, scope, 50)} - {real(left, scope, 49)}"
        lemma = {"<": "lt_of_diff", "<=": "le_of_diff", "!=": "ne_of_diff"}[op]
        return [
            f"assert ({d} : {text} = {real(c, scope, 69)}).",
            *block(self.another().equality(sub(right, left), c, scope)),
            f"sc_sign {lemma} {d}.",
        ]

    def _factor(self, term: Term, known: Term, scope: Scope) -> Term | None:
        """Return c > 0 with term = c·known, free of sums; None where there is none."""
        found = self.ratio(term, known, scope)
        content, factors = (Fraction(0), []) if found is None else found
        if content == 0 or any(holds_sum(t) for t, _ in factors):
            return None
        top = [raised(t, e) for t, e in factors if e > 0]
        low = [raised(t, -e) for t, e in factors if e < 0]
        c = mul(rational(abs(content)), *top)
        c = div(c, mul(ONE, *low)) if low else c
        c = c if content > 0 else neg(c)
        return c if prove(scope.context, lt(ZERO, c)) else None


def _about(prop: Term) -> tuple[list[str], Term | None]:
    """Return what a condition on a sign is about, roots taken off, and how."""
    if prop.head != "rel":
        return [], None
    op, (left, right) = str(prop.data), prop.args
    if op in {">", ">="}:
        op, left, right = {">": "<", ">=": "<="}[op], right, left
    if op == "!=" and right == ZERO:
        left, right = right, left
    if left != ZERO or op not in {"<", "<=", "!="}:
        return [], None
    lines = []
    while right.head == "sqrt" and op in BELOW_ROOT:
        lines.append(BELOW_ROOT[op])
        op, right = "<", right.args[0]
    return lines, right


def _positive(scope: Scope) -> list[Term]:
    """Return what the hypotheses say is positive."""
    found = []
    for h in scope.context.hypotheses:
        if h.head == "rel" and h.data in {"<", ">"}:
            low, high = h.args if h.data == "<" else h.args[::-1]
            found.append(high if low == ZERO else sub(high, low))
    return found
