"""Roots as variables: ρ with ρ² = a, and an atom of a expressed by ρ."""

from __future__ import annotations

from symcheck.coq.pieces import (
    block,
    fold,
    inverses,
)
from symcheck.coq.proposer import Proposer
from symcheck.coq.terms import Scope, real
from symcheck.kernel.claim import POSITIVE
from symcheck.kernel.normal.normalizer import monomial_term
from symcheck.kernel.term import (
    Term,
    add,
    div,
    mul,
    neg,
    num,
    subterms,
    var,
)


class Roots(Proposer):
    """How square roots leave an equality."""

    def _without_roots(
        self, left: Term, right: Term, scope: Scope, lines: list[str]
    ) -> tuple[Term, Term, Scope]:
        """Make each root outside binders a variable ρ with ρ² = its argument."""
        self.relations = []
        found = [t for s in (left, right) for t in subterms(s) if t.head == "sqrt" and not t.loose]
        groups: dict[Term, list[Term]] = {}
        for u in dict.fromkeys(found):
            if any(x.head in {"sqrt", "diff"} for x in subterms(u.args[0])):
                continue
            self.start((u.args[0],), scope)
            key = self.canonical(u.args[0], scope)
            if not any(x.head in {"var", "sum"} for x in subterms(key)):
                continue
            groups.setdefault(key, []).append(u)
        for key, roots in groups.items():
            first, *others = sorted(roots, key=lambda t: len(real(t, scope)))
            text = real(first, scope)
            for other in others:
                e = self.name("Y")
                lines.append(f"assert ({e} : {real(other, scope)} = {text}).")
                script = self.another().equality(other.args[0], first.args[0], scope)
                lines += block(["apply f_equal.", *script])
                lines.append(f"rewrite {e}.")
            rho, p, q = self.name("rho"), self.name("P"), self.name("Q")
            lines += [
                f"assert ({p} : 0 < {text}) by sc_side.",
                (
                    f"assert ({q} : {text} * {text} = {real(first.args[0], scope, 69)}) "
                    "by (apply sqrt_sqrt; sc_side)."
                ),
                f"revert {p} {q}; generalize {real(first, scope, 9)}; intros {rho} {p} {q}.",
            ]
            new, _ = scope.declare(f"{rho}#0", POSITIVE)
            new = Scope(new.context, {**scope.names, f"{rho}#0": rho})
            left, right = (fold(left, roots, var(f"{rho}#0")), fold(right, roots, var(f"{rho}#0")))
            self.relations.append((rho, q, first.args[0], key))
            scope = new
        return left, right, scope

    def _eliminate(self, scope: Scope) -> list[str]:
        """Use ρ² = a: an atom of a that occurs once, linearly, is expressed by the others."""
        n = self.normal
        if n is None:
            return []
        lines: list[str] = []
        pending = []
        for rho, q, argument, _ in self.relations:
            form = n.form(n.lower(inverses(argument)))
            degrees, below = form.num.degrees(), form.den.degrees()
            usable = [
                a for i, a in enumerate(form.ring.atoms)
                if degrees[i] == 1 and not below[i] and (
                    a.term.head in {"sum", "at"} or (a.term.head == "var"
                    and scope.context.sorts[str(a.term.data)].kind == "real"))
            ]  # fmt: skip
            usable.sort(key=lambda a: (a.term.head != "var", a.term.head != "at", -len(a.key)))
            pending.append((rho, q, argument, form, usable))
        pending.sort(key=lambda p: -len(p[4]))
        for number, (rho, q, argument, form, usable) in enumerate(pending):
            later = {a for p in pending[number + 1 :] for a in p[4]}
            chosen = [a for a in usable if a not in later] or usable
            if not chosen:
                continue
            atom = chosen[0]
            groups: list[list[Term]] = [[], []]
            for monomial, c in form.monomials():
                has = any(a is atom for a, _ in monomial)
                rest = tuple((a, e) for a, e in monomial if a is not atom)
                groups[has].append(monomial_term(rest, c))
            slope_, rest_ = add(*groups[1]), add(*groups[0]) if groups[0] else num(0)
            den = n.poly_term(form, form.den)
            g = self.tidy(atom.term, scope)
            square = mul(var(f"{rho}#0"), var(f"{rho}#0"))
            value = div(Term("add", (mul(square, den), neg(rest_))), slope_)
            value = self.tidy(value, scope)
            h = self.name("X")
            bounds, h2 = [], self.name("Z")
            canon = div(add(mul(slope_, atom.term), rest_), den)
            bounds += [
                (
                    f"assert ({h2} : {real(square, scope, 69)} = "
                    f"{real(self.tidy(canon, scope), scope, 69)})."
                ),
                *block([f"rewrite {q}.", *self.reduce(argument, self.tidy(canon, scope), scope)]),
                f"rewrite {h2}. sc_close.",
            ]
            lines.append(f"assert ({h} : {real(g, scope, 69)} = {real(value, scope, 69)}).")
            lines += block(bounds)
            lines.append(f"try rewrite {h}.")
            lines.append(
                f"assert ({self.name('N')} : {rho} <> 0) by (apply Rgt_not_eq; assumption)."
            )
        return lines
