"""Equalities by normal form: each atom of both sides becomes a canonical one, then ``field``.

The kernel's normal form proposes the canonical atoms; Coq checks every replacement by
itself. Below the binder of a sum the same is done for its body, which is then split into
monomials, and what is free of the index leaves the sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.atoms import Atoms
from symcheck.coq.conditions import Conditions
from symcheck.coq.derived import Derived, Split
from symcheck.coq.indices import Indices
from symcheck.coq.pieces import (
    ARITHMETIC,
    block,
    divisors,
    exact,
    inverses,
    leaves,
    replaced,
    unfold,
)
from symcheck.coq.proposer import Undecided
from symcheck.coq.roots import Roots
from symcheck.coq.terms import NoScript, Scope, is_nat, prop, real
from symcheck.coq.totals import Totals
from symcheck.coq.turns import Turns
from symcheck.kernel.claim import REAL
from symcheck.kernel.normal import TooLarge, normal_form
from symcheck.kernel.normal.normalizer import Rescale
from symcheck.kernel.sign import prove
from symcheck.kernel.term import BINDERS, Term, add, as_rational, neg, negation, substitute, var

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Machine(Atoms, Totals, Derived, Roots, Conditions, Indices, Turns):
    """Proves equalities by normal form."""

    def equality(self, left: Term, right: Term, scope: Scope) -> list[str]:
        """Return a script that proves that the two sides are equal."""
        try:
            return self._equality(left, right, scope)
        except Split as split:
            return self.split(
                split,
                scope,
                lambda s: self.equality(left, right, s),
                lambda v: self.equality(substitute(left, v), substitute(right, v), scope),
            )
        except Undecided as case:
            chosen = self.simplest(case.condition, (left, right), scope)
            return self.both(chosen, scope, lambda s: self.equality(left, right, s))

    def both(
        self, condition: Term, scope: Scope, script: Callable[[Scope], list[str]]
    ) -> list[str]:
        """Return a script where a condition holds, and where it does not."""
        props = (condition, negation(condition))
        if not condition.free <= set(scope.context.sorts) or any(
            p in scope.context.hypotheses for p in props
        ):
            raise NoScript("a case on what is bound")
        k = self.name("K")
        texts = " \\/ ".join(prop(p, scope, 84) for p in props)
        lines = [f"assert ({k} : {texts}) by sc_cover.", f"destruct {k} as [{k} | {k}]."]
        return lines + [x for p in props for x in block(script(scope.assume(p)))]

    def _equality(self, left: Term, right: Term, scope: Scope) -> list[str]:
        lines: list[str] = []
        left, right = self._tangents(left, right, scope, lines)
        l1, r1 = unfold(left), unfold(right)
        if (l1, r1) != (left, right):
            lines.append(f"change ({real(l1, scope, 69)} = {real(r1, scope, 69)}).")
        if l1 == r1:
            return [*lines, "reflexivity."]
        l1, r1 = self.without_slopes(l1, r1, scope, lines)
        l1, r1 = self.without_squares(l1, r1, scope, lines)
        l1, r1, scope = self._without_roots(l1, r1, scope, lines)
        if l1 == r1:
            return [*lines, "reflexivity."]
        self.start((l1, r1), scope)
        self._expand_if_needed(l1, r1, scope)
        return lines + self.reduce(l1, r1, scope, outermost=True)

    def _expand_if_needed(self, left: Term, right: Term, scope: Scope) -> None:
        """Multiply products of sums out inside a sum where the equality needs it."""
        n = self.normal
        if n is None or self.relations:
            return
        whole = add(inverses(left), neg(inverses(right)))
        try:
            if not n.form(n.lower(whole)).is_zero():
                self.expanding = True
                self.start((left, right), scope)
        except (Rescale, TooLarge, ZeroDivisionError):
            return

    def reduce(
        self, left: Term, right: Term, scope: Scope, *, outermost: bool = False
    ) -> list[str]:
        """Return a script of an equality: atoms made canonical, then ``field``."""
        lines: list[str] = []
        left, right = self.without_slopes(left, right, scope, lines)
        if self._is_plain(left, right, scope):
            return [*lines, *self.denominators((left, right), scope), "sc_close."]
        memo: dict[Term, Term] = {}
        atoms = sorted(
            dict.fromkeys([*leaves(left), *leaves(right)]),
            key=lambda t: -len(real(t, scope)),
        )
        for u in atoms:
            text = real(u, scope)
            c, proof = self.leaf(u, scope)
            memo[u] = c
            if c == u:
                continue
            name = self.name("A")
            lines.append(f"assert ({name} : {text} = {real(c, scope, 69)}).")
            lines += block(proof)
            lines.append(f"rewrite {name}.")
        l2, r2 = (replaced(t, memo, scope) for t in (left, right))
        if outermost and self.relations:
            lines += self._eliminate(scope)
        lines += self.denominators((l2, r2), scope)
        lines.append("sc_finish." if outermost else "sc_close.")
        return lines

    @staticmethod
    def _is_plain(left: Term, right: Term, scope: Scope) -> bool:
        """Return whether the two are equal with their atoms as they are written."""
        names = {
            u: var(f"atom#{i}")
            for i, u in enumerate(dict.fromkeys([*leaves(left), *leaves(right)]))
        }
        context = scope.context
        for v in names.values():
            context = context.declare(str(v.data), REAL)
        here = Scope(context, scope.names)
        a, b = (replaced(t, names, here) for t in (exact(left), exact(right)))
        try:
            return normal_form(add(a, neg(b)), context, prove).is_zero()
        except (TooLarge, ZeroDivisionError):
            return False

    def denominators(self, terms: Iterable[Term], scope: Scope) -> list[str]:
        """Return the lines that show that no denominator is 0."""
        lines, seen = [], set()
        for d in divisors(terms):
            text = real(d, scope, 69)
            if text in seen or as_rational(d) is not None:
                continue
            seen.add(text)
            if d.head not in ARITHMETIC and d.head != "sum":
                continue
            lines.append(
                f"assert ({self.name('N')} : {text} <> 0) by sc_denominator."
            )
        return lines

    def leaf(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        """Return a canonical term for an atom, and the script that proves them equal."""
        match u.head:
            case "var" | "upd":
                return u, []
            case "at":
                return self._entry(u, scope)
            case "sum":
                return self._sum(u, scope)
            case "exp":
                return self._via_arguments(u, scope, "sc_exp.")
            case "log":
                value, proof = self._log_of(u.args[0], scope)
                return value, proof
            case "ipow":
                return self._integer_power(u, scope)
            case "abs":
                return self._modulus(u, scope)
            case "prod":
                return self._prod(u, scope)
            case "max" | "min" if len(u.args) == 2:
                return self._maximum(u, scope)
            case "piecewise":
                return self._cases(u, scope)
            case "sign":
                return self._via_arguments(u, scope, "sc_signum.")
            case "max" | "min" | "piecewise" | "delta" | "erf" | "sqrt" | "cbrt":
                return self._via_arguments(u, scope, f"sc_{u.head}.")
            case "sin" | "cos" | "atan":
                return self._turn(u, scope)
            case "rpow":
                return self._real_power(u, scope)
            case "npow":
                return self._power(u, scope)
            case "diff":
                return self._slope(u, scope)
            case "call":
                return self._call(u, scope)
            case "bigmin" if is_nat(u, scope):
                return self._index(u, scope)
        if u.head in BINDERS or u.head in {"ipow", "rpow"}:
            return u, []
        return self.canonical(u, scope), ["sc_close."]

    def leaves_of(self, t: Term, scope: Scope) -> tuple[list[str], Term]:
        """Rewrite the atoms of a term in the goal; return what it becomes."""
        lines: list[str] = []
        memo: dict[Term, Term] = {}
        for v in sorted(dict.fromkeys(leaves(t)), key=lambda x: -len(real(x, scope))):
            w, proof = self.leaf(v, scope)
            memo[v] = w
            if w != v:
                name = self.name("A")
                lines.append(f"assert ({name} : {real(v, scope)} = {real(w, scope, 69)}).")
                lines += block(proof)
                lines.append(f"rewrite {name}.")
        return lines, replaced(t, memo, scope)


__all__ = ["Machine", "block", "unfold"]
