"""Sums of symbolic length: split into monomials, contracted, counted, exchanged."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symcheck.coq.pieces import (
    block,
    inverses,
    raised,
    substituted,
)
from symcheck.coq.proposer import Proposer
from symcheck.coq.terms import NoScript, Scope, is_nat, nat_argument, real
from symcheck.kernel.normal import TooLarge
from symcheck.kernel.normal.normalizer import Normalizer, Rescale, monomial_term
from symcheck.kernel.normal.sums import _base_range, _peeled, _split_factors, _sum_of_monomial
from symcheck.kernel.term import (
    ONE,
    Term,
    add,
    as_integer,
    bind,
    div,
    fresh,
    instantiate,
    mul,
    neg,
    num,
    open_,
    var,
)

if TYPE_CHECKING:
    from symcheck.kernel.normal.polynomial import Monomial


class Totals(Proposer):
    """How a sum becomes a combination of canonical sums."""

    def _sum(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        n = self.normal
        if n is None:
            raise NoScript("no normaliser")
        outer, n.context = n.context, scope.context
        try:
            return self._sum_in(n, u, scope)
        except (Rescale, TooLarge, ZeroDivisionError) as error:
            raise NoScript(f"no canonical form: {error!r}") from error
        finally:
            n.context = outer

    def _sum_in(self, n: Normalizer, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        low, high = (as_integer(n.canonical(e)) for e in u.args[:2])
        if low is not None and high is not None:
            values = [instantiate(u.args[2], num(i)) for i in range(low, high + 1)]
            total = add(*values)
            h = self.name("E")
            written = [
                (
                    f"assert ({h} : {real(u, scope)} = {real(total, scope, 69)}) "
                    "by (unfold rsum; cbn [bsum Nat.add Nat.sub Nat.mul Nat.pow]; "
                    "rewrite ?INR_IZR_INZ; "
                    "cbn [Z.of_nat Pos.of_succ_nat Pos.succ]; ring)."
                ),
                f"rewrite {h}.",
            ]
            n.context = scope.context
            more, value = self.leaves_of(total, scope)
            return value, [*written, *more, "reflexivity."]
        base_low, base_high, body = _base_range(n, u)
        peeled = _peeled(n, u, base_low, base_high)
        lines: list[str] = []
        if not peeled:
            base_low, base_high = u.args[:2]
        base = Term("sum", (base_low, base_high, body), u.data)
        if peeled:
            lines.append("sc_peel.")
        inner, opened, kname = scope.open(base)
        k = var(next(x for x in inner.names if x not in scope.names))
        name = str(k.data)
        n.context = inner.context
        form = n.form(n.lower(inverses(opened)))
        n.context = scope.context
        free_den, den = _split_factors(form, name)
        groups: dict[tuple[Monomial, bool], list[Term]] = {}
        whole = form.num
        if len(den) == 1 and den[0][1] == 1:
            whole, rest = divmod(form.num, den[0][0])
            for monomial, q in form.monomials(rest):
                inside, outside = _parted(monomial, name)
                groups.setdefault((inside, True), []).append(monomial_term(outside, q))
        for monomial, q in form.monomials(whole):
            inside, outside = _parted(monomial, name)
            over = bool(den) and whole is form.num
            groups.setdefault((inside, over), []).append(monomial_term(outside, q))
        bottom = [raised(n.poly_term(form, p), e) for p, e in den]
        below = [raised(n.poly_term(form, p), e) for p, e in free_den]
        pieces: list[tuple[Term, Term, Term]] = []  # coefficient, monomial, its sum's value
        proofs: list[str] = []
        for (inside, over), coefficients in groups.items():
            c = add(*coefficients)
            c = n.canonical(div(c, mul(*below))) if below else c
            m = monomial_term(inside, Fraction(1))
            m = div(m, mul(*bottom)) if over else m
            c, m = self.tidy(c, scope), self.tidy(m, inner)
            node = _sum_of_monomial(n, form, (k, base_low, base_high), inside, den if over else [])
            g = self.tidy(n.canonical_of(node), scope)
            if m == ONE and g.head != "sum":
                low_, high_ = base_low, base_high
                g = high_ if low_ == ONE else add(high_, neg(low_), ONE)
            t = bind("sum", name, m, base_low, base_high)
            t = Term("sum", t.args, u.data)
            pieces.append((c, t, g))
            if t != g:
                h = self.name("T")
                proofs.append(f"assert ({h} : {real(t, scope)} = {real(g, scope, 69)}).")
                proofs += block(self._sum_value(t, g, scope))
                proofs.append(f"rewrite {h}.")
        if not pieces:
            value, flat = num(0), []
        else:
            value, flat = add(*(g if c == ONE else mul(c, g) for c, _, g in pieces)), pieces
        extra = [instantiate(body, i) for i in peeled]
        split = add(*(mul(c, open_(t, k)) for c, t, _ in flat)) if flat else num(0)
        ends = " ".join(nat_argument(e, scope) for e in base.args[:2])
        if flat:
            total = add(*(mul(c, t) for c, t, _ in flat))
            h = self.name("E")
            lines.append(f"assert ({h} : {real(base, scope)} = {real(total, scope, 69)}).")
            proof = [
                f"transitivity (rsum {ends} (fun {kname} : nat => {real(split, inner)})).",
                "{",
                f"  apply rsum_ext. intros {kname} H{kname}.",
                *(f"  {x}" for x in self.reduce(opened, split, inner)),
                "}",
                "rewrite ?rsum_plus, ?rsum_scal. reflexivity.",
            ]
            lines += block(proof)
        else:
            h = self.name("E")
            lines.append(f"assert ({h} : {real(base, scope)} = 0).")
            lines += block(
                [f"apply rsum_zero. intros {kname} H{kname}.", *self.reduce(opened, num(0), inner)]
            )
        lines.append(f"rewrite {h}.")
        lines += proofs
        counts = [g for c, t, g in pieces if open_(t, k) == ONE]
        for g in counts:
            more, new = self.leaves_of(g, scope)
            lines += more
            value = substituted(value, g, new)
        for e in extra:
            value = add(value, e)
        return value, [*lines, "sc_close."]

    def _sum_value(self, t: Term, g: Term, scope: Scope) -> list[str]:
        """Prove Σ of one monomial equal to a count, a contraction, or a nested sum."""
        _inner, body, _kname = scope.open(t)
        if body == ONE:
            return ["sc_count."] if g.head != "sum" else ["reflexivity."]
        try:
            return self._contraction(t, g, scope)
        except NoScript:
            if g.head != "sum":
                raise
        return self._nested(t, scope)

    def _contraction(self, t: Term, g: Term, scope: Scope) -> list[str]:
        inner, body, kname = scope.open(t)
        k = next(x for x in inner.names if x not in scope.names)
        top = body.args[0] if body.head == "div" else body
        factors = top.args if top.head == "mul" else (top,)
        for factor in factors:
            f = factor.args[0] if factor.head == "npow" else factor
            if f.head == "delta" and k in f.free:
                i = f.args[1] if f.args[0] == var(k) else f.args[0]
                if not is_nat(i, scope):
                    break
                here = Term("sum", t.args, t.data)
                at_i = open_(here, i)
                return [
                    f"rewrite (rsum_at _ _ {nat_argument(i, scope)});",
                    f"  [ | first [lia | sc_nat] | intros {kname} H{kname} N; sc_delta0 {kname}].",
                    "cbv beta; rewrite ?delta_refl.",
                    *self.reduce(self._without_delta(at_i), g, scope),
                ]
        raise NoScript("a sum that is no contraction")

    def _without_delta(self, term: Term) -> Term:
        if not term.args:
            return term
        same = Term(term.head, tuple(map(self._without_delta, term.args)), term.data)
        return ONE if same.head == "delta" and same.args[0] == same.args[1] else same

    def _nested(self, t: Term, scope: Scope) -> list[str]:
        """Prove Σₖ m·Σⱼ b equal to a nested sum of the product, in any order of the two."""
        inner, body, kname = scope.open(t)
        top = body.args[0] if body.head == "div" else body
        factors = list(top.args) if top.head == "mul" else [top]
        sums = [f for f in factors if f.head == "sum"]
        powers = [f for f in factors if f.head == "npow" and f.args[0].head == "sum"]
        for f in powers:
            sums += [f.args[0]] * (as_integer(f.args[1]) or 1)
        if not sums:
            return ["sc_nest."]
        rest = [f for f in factors if f.head != "sum" and f not in powers]
        front = mul(*rest) if body.head != "div" else div(mul(*rest), body.args[1])
        own = list(inner.names)[-1]
        nested = bind("sum", own, pushed(front, sums), *t.args[:2])
        lines = [
            f"transitivity ({real(nested, scope)}).",
            "{",
            f"  apply rsum_ext. intros {kname} H{kname}.",
            *(f"  {x}" for x in pushing(front, sums, inner)),
            "}",
        ]
        return [*lines, "cbv beta. sc_nest."]


def _parted(monomial: Monomial, name: str) -> tuple[Monomial, Monomial]:
    """Return what depends on the index, and what does not."""
    inside = tuple((a, e) for a, e in monomial if name in a.term.free)
    return inside, tuple((a, e) for a, e in monomial if name not in a.term.free)


def pushed(front: Term, totals: list[Term]) -> Term:
    """Return the product of a factor and sums as one nested sum."""
    if not totals:
        return front
    first, *others = totals
    k = fresh(str(first.data or "j"))
    body = open_(first, k)
    inside = (
        pushed(front, [body, *others]) if body.head == "sum" else pushed(mul(front, body), others)
    )
    return bind("sum", str(k.data), inside, *first.args[:2])


def pushing(front: Term, totals: list[Term], scope: Scope) -> list[str]:
    """Return the script that the product is the nested sum, for any way of writing it."""
    if not totals:
        return ["unfold Rdiv; ring."]
    first, *others = totals
    outer = mul(front, *others)
    lines = [
        (
            f"transitivity ({real(outer, scope, 40)} * {real(first, scope, 39)}); "
            "[unfold Rdiv; ring |]."
        ),
        "rewrite <- rsum_scal.",
    ]
    inner, body, name = scope.open(first)
    inside = (
        pushing(front, [body, *others], inner)
        if body.head == "sum"
        else pushing(mul(front, body), others, inner)
    )
    return [*lines, f"apply rsum_ext. intros {name} H{name}. cbv beta.", *inside]
