"""Roots as variables: ρ with ρ² = a, and an atom of a expressed by ρ."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from symcheck.coq.pieces import (
    block,
    fold,
    inverses,
    raised,
    substituted,
)
from symcheck.coq.proposer import Proposer
from symcheck.coq.terms import Scope, real
from symcheck.kernel.claim import POSITIVE, REAL
from symcheck.kernel.normal.normalizer import monomial_term
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    TWO,
    ZERO,
    Term,
    add,
    as_rational,
    div,
    fn,
    le,
    lt,
    mul,
    neg,
    npow,
    num,
    rational,
    subterms,
    var,
)


class Roots(Proposer):
    """How square roots leave an equality."""

    def without_squares(
        self, left: Term, right: Term, scope: Scope, lines: list[str]
    ) -> tuple[Term, Term]:
        """Write powers of one half as roots, and roots of squares as what is squared."""
        left, right = self._half_powers(left, right, scope, lines)
        return self._squares(left, right, scope, lines)

    def _half_powers(
        self, left: Term, right: Term, scope: Scope, lines: list[str]
    ) -> tuple[Term, Term]:
        """Write powers with the exponents ½ and −½ outside binders as roots."""
        for _ in range(8):
            here = [t for s in (left, right) for t in subterms(s) if _half(t) and not t.loose]
            found = next(iter(sorted(here, key=lambda t: len(real(t, scope)))), None)
            if found is None:
                break
            base, exponent = found.args
            positive = (as_rational(exponent) or 0) > 0
            root = fn("sqrt", base)
            root = root if positive else div(ONE, root)
            lemma = "real_power_half" if positive else "real_power_minus_half"
            y = self.name("Y")
            lines += [
                f"assert ({y} : {real(found, scope)} = {real(root, scope, 69)}).",
                *block([f"apply {lemma}; [field | sc_side]."]),
                f"rewrite {y}.",
            ]
            left, right = (substituted(t, found, root) for t in (left, right))
        return left, right

    def _squares(
        self, left: Term, right: Term, scope: Scope, lines: list[str]
    ) -> tuple[Term, Term]:
        """Write roots of squares outside binders as what is squared, or its modulus."""
        for _ in range(8):
            here = [t for s in (left, right) for t in subterms(s) if t.head == "sqrt"]
            inner = [t for t in here if not t.loose and not any(map(_rough, subterms(t.args[0])))]
            pairs = ((t, self._root_of(t.args[0], scope)) for t in dict.fromkeys(inner))
            found = next(((t, c) for t, c in pairs if c is not None), None)
            if found is None:
                break
            u, c = found
            script = self.another().equality(u.args[0], npow(c, TWO), scope)
            known = next((s for s in (c, neg(c)) if prove(scope.context, le(ZERO, s))), None)
            value = fn("abs", c) if known is None else known
            how = [] if known is None else ["rewrite Rabs_pos_eq by sc_side. reflexivity."]
            if known is not None and known != c:
                how = ["rewrite Rabs_left1 by sc_side. reflexivity."]
            y = self.name("Y")
            lines += [
                f"assert ({y} : {real(u, scope)} = {real(value, scope, 69)}).",
                *block(
                    [
                        f"rewrite (sqrt_of_square {real(c, scope, 9)}).",
                        *block(how or ["reflexivity."]),
                        *block(script),
                    ]
                ),
                f"rewrite {y}.",
            ]
            left, right = (substituted(t, u, value) for t in (left, right))
        return left, right

    def _root_of(self, a: Term, scope: Scope) -> Term | None:
        """Return c with a = c²; None where there is none."""
        return self._square_root(self.ratio(a, ONE, scope), sums=True)

    @staticmethod
    def _square_root(
        ratio: tuple[Fraction, list[tuple[Term, int]]] | None, *, sums: bool = False
    ) -> Term | None:
        if ratio is None:
            return None
        content, factors = ratio
        if content == 0:
            return ZERO
        root = root_of_fraction(content)
        if root is None or any(
            e % 2 or (holds_sum(t) and not sums) for t, e in factors
        ):
            return None
        top = [raised(t, e // 2) for t, e in factors if e > 0]
        low = [raised(t, -e // 2) for t, e in factors if e < 0]
        c = mul(rational(root), *top) if root != 1 or not top else mul(*top)
        return div(c, mul(*low)) if low else c

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
        left, right, groups = self._scaled(left, right, scope, lines, groups)
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
            positive = prove(scope.context, lt(ZERO, first.args[0]))
            lines += [
                f"assert ({p} : 0 {'<' if positive else '<='} {text}) by sc_side.",
                (
                    f"assert ({q} : {text} * {text} = {real(first.args[0], scope, 69)}) "
                    "by (apply sqrt_sqrt; sc_side)."
                ),
                f"revert {p} {q}; generalize {real(first, scope, 9)}; intros {rho} {p} {q}.",
            ]
            new, _ = scope.declare(f"{rho}#0", POSITIVE if positive else REAL)
            if not positive:
                new = new.assume(le(ZERO, var(f"{rho}#0")))
            new = Scope(new.context, {**scope.names, f"{rho}#0": rho})
            left, right = (fold(left, roots, var(f"{rho}#0")), fold(right, roots, var(f"{rho}#0")))
            self.relations.append((rho, q, first.args[0], key))
            scope = new
        return left, right, scope

    def _scaled(
        self, left: Term, right: Term, scope: Scope, lines: list[str],
        groups: dict[Term, list[Term]],
    ) -> tuple[Term, Term, dict[Term, list[Term]]]:  # fmt: skip
        """Make one root of two whose arguments differ by a square: √(c²k) = c√k for c ≥ 0."""
        kept: dict[Term, list[Term]] = {}
        shortest = {k: min(len(real(t, scope)) for t in g) for k, g in groups.items()}
        for key, roots in sorted(groups.items(), key=lambda g: shortest[g[0]]):
            ratios = ((k, self._root_of_ratio(key, k, scope)) for k in kept)
            of = next(((k, c) for k, c in ratios if c is not None), None)
            if of is None:
                kept[key] = roots
                continue
            base, c = kept[of[0]][0], of[1]
            whole = mul(c, base)
            for root in roots:
                y = self.name("Y")
                lines.append(f"assert ({y} : {real(root, scope)} = {real(whole, scope, 69)}).")
                square = mul(npow(c, TWO), base.args[0])
                script = self.another().equality(root.args[0], square, scope)
                lines += block(["apply sqrt_scaled.", *block(["sc_side."]), *block(script)])
                lines.append(f"rewrite {y}.")
            left, right = fold(left, roots, whole), fold(right, roots, whole)
        return left, right, kept

    def _root_of_ratio(self, a: Term, b: Term, scope: Scope) -> Term | None:
        """Return c ≥ 0 with a = c²b, free of sums; None where there is none."""
        c = self._square_root(self.ratio(a, b, scope))
        signs = () if c is None else (c, neg(c))
        return next((s for s in signs if prove(scope.context, le(ZERO, s))), None)

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
                f"try assert ({self.name('N')} : {rho} <> 0) by (apply Rgt_not_eq; assumption)."
            )
        return lines


def _half(t: Term) -> bool:
    return t.head == "rpow" and abs(as_rational(t.args[1]) or 0) == Fraction(1, 2)


def _rough(t: Term) -> bool:
    return t.head in {"sqrt", "diff"}


def holds_sum(term: Term) -> bool:
    """Return whether a sum or a product over a range stands in the term."""
    return any(t.head in {"sum", "prod"} for t in subterms(term))


def root_of_fraction(q: Fraction) -> Fraction | None:
    """Return the rational square root of a positive number, None where there is none."""
    if q <= 0:
        return None
    root = Fraction(isqrt(q.numerator), isqrt(q.denominator))
    return root if root * root == q else None
