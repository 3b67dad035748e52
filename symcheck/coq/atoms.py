"""Atoms that are functions: logarithms, moduli, maxima, powers, products, calls."""

from __future__ import annotations

from symcheck.coq.naturals import is_cut
from symcheck.coq.pieces import (
    ARITHMETIC,
    block,
    inverses,
    is_leaf,
    plain_factors,
    unfold,
)
from symcheck.coq.proposer import Proposer, Undecided, pulled
from symcheck.coq.terms import NoScript, Scope, entry_of, is_nat, prop, real
from symcheck.kernel.normal import TooLarge
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ONE,
    PROPOSITIONS,
    TRUE,
    ZERO,
    Term,
    add,
    as_integer,
    as_rational,
    bind,
    div,
    instantiate,
    le,
    lt,
    mul,
    neg,
    negation,
    npow,
    num,
    sub,
    subterms,
)
from symcheck.kernel.unfold import unfold as unfold_call


class Atoms(Proposer):
    """How each function is brought to its canonical form, with the script that proves it."""

    def _call(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        body = unfold_call(u, scope.context, lambda p: prove(scope.context, p))
        if body is None:
            if not any(is_cut(a) for a in u.args):
                return u, []
            return self.canonical(u, scope), ["sc_indices."]
        body = unfold(body)
        proof, value = self.leaves_of(body, scope)
        return value, [
            f"change ({real(u, scope)}) with ({real(body, scope)}).",
            *proof,
            "reflexivity.",
        ]

    def _entry(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        """Return an entry at its canonical indices: y[(n + 1) + 1] is y[n + 2]."""
        if not any(a.args for a in u.args):
            return u, []
        c = self.canonical(u, scope)
        if c.head != "at" or c.data != u.data or real(c, scope) == real(u, scope):
            return u, []
        return c, ["sc_indices."]

    def _log_of(self, a: Term, scope: Scope) -> tuple[Term, list[str]]:
        """Return ln of a product, a quotient, a power, a root, an exponential: by its parts."""
        match a.head:
            case "exp":
                lines, e = self.leaves_of(a.args[0], scope)
                return e, [*lines, "apply ln_exp."]
            case "num" if a == ONE:
                return ZERO, ["apply ln_1."]
            case "mul" if len(a.args) >= 2:
                front, last = mul(*a.args[:-1]), a.args[-1]
                return self._log_parts(
                    front, last, "rewrite ln_mult by sc_side.", scope, minus=False
                )
            case "div" if as_rational(a) is None:
                top, low = a.args
                return self._log_parts(top, low, "rewrite ln_div by sc_side.", scope, minus=True)
            case "npow" if a.args[1].head == "num":
                value, proof = self._log_of(a.args[0], scope)
                lines = self._log_step(a.args[0], value, proof, scope)
                return mul(a.args[1], value), [
                    "rewrite ln_power by sc_side.",
                    *lines,
                    "cbn [INR]. ring.",
                ]
            case "rpow" if prove(scope.context, lt(ZERO, a.args[0])):
                value, proof = self._log_of(a.args[0], scope)
                lines = self._log_step(a.args[0], value, proof, scope)
                more, exponent = self.leaves_of(a.args[1], scope)
                first = "rewrite real_power_pos by sc_side. rewrite ln_exp."
                return mul(exponent, value), [first, *lines, *more, "reflexivity."]
            case "sqrt":
                value, proof = self._log_of(a.args[0], scope)
                lines = self._log_step(a.args[0], value, proof, scope)
                return div(value, num(2)), ["rewrite ln_sqrt by sc_side.", *lines, "reflexivity."]
        u = Term("log", (a,))
        if a.head == "prod" and self._is_positive(a, scope):
            total = Term("sum", (a.args[0], a.args[1], Term("log", (a.args[2],))), a.data)
            value, proof = self.leaf(total, scope)
            first = "rewrite ln_rprod by (intros; sc_side)."
            return value, [first, *(proof or ["reflexivity."])]
        if a.head in {"prod", "sign", "piecewise", "sin", "cos", "cbrt"}:
            value, proof = self.leaf(a, scope)
            if value != a:
                h = self.name("A")
                lines = [
                    f"assert ({h} : {real(a, scope)} = {real(value, scope, 69)}).",
                    *block(proof),
                    f"rewrite {h}.",
                ]
                inner, more = self._log_of(value, scope)
                return inner, [*lines, *(more or ["reflexivity."])]
        if is_leaf(a) and a.head not in {"max", "min", "abs", "sum"}:
            return u, ["reflexivity."]
        return self._via_arguments(u, scope, "sc_ln.")

    @staticmethod
    def _is_positive(product: Term, scope: Scope) -> bool:
        inner, body, _ = scope.open(product)
        return prove(inner.context, lt(ZERO, body))

    def _log_parts(
        self, first: Term, second: Term, rule: str, scope: Scope, *, minus: bool
    ) -> tuple[Term, list[str]]:
        a, one = self._log_of(first, scope)
        b, two = self._log_of(second, scope)
        lines = [
            rule,
            *self._log_step(first, a, one, scope),
            *self._log_step(second, b, two, scope),
        ]
        return (sub(a, b) if minus else add(a, b)), [*lines, "reflexivity."]

    def _log_step(self, f: Term, value: Term, proof: list[str], scope: Scope) -> list[str]:
        u = Term("log", (f,))
        if value == u:
            return []
        h = self.name("A")
        return [
            f"assert ({h} : {real(u, scope)} = {real(value, scope, 69)}).",
            *block(proof),
            f"rewrite {h}.",
        ]

    def _real_power(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        base, exponent = u.args
        if not prove(scope.context, lt(ZERO, base)):
            return u, []
        same = Term("exp", (mul(exponent, Term("log", (base,))),))
        value, proof = self.leaf(same, scope)
        lines = ["rewrite real_power_pos by sc_side."]
        return value, [*lines, *(proof or ["reflexivity."])]

    def _integer_power(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        base, exponent = u.args
        if exponent.head == "neg" and is_nat(exponent.args[0], scope):
            value = npow(div(ONE, base), exponent.args[0])
            return value, ["apply powerRZ_down. sc_side."]
        return u, []

    def _modulus(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        """|a| by the sign of a where it is known, else of its factors."""
        lines, a = self.leaves_of(u.args[0], scope)
        more, a = self._as_product(a, scope)
        value, last = self._modulus_of(a, scope)
        return value, [*lines, *more, *last]

    def _as_product(self, a: Term, scope: Scope) -> tuple[list[str], Term]:
        """Write a sum whose normal form is a product, or a quotient, as that."""
        c = self.canonical(a, scope) if a.head == "add" else ZERO
        if c.head not in {"mul", "div"}:
            return [], a
        name = self.name("A")
        text = f"assert ({name} : {real(a, scope)} = {real(c, scope, 69)})."
        shown = block([*self.denominators((a, c), scope), "sc_close."])
        return [text, *shown, f"rewrite {name}."], c

    def _modulus_of(self, a: Term, scope: Scope) -> tuple[Term, list[str]]:
        parted = a.head in {"mul", "div", "npow", "neg"} and as_rational(a) is None
        try:
            if not parted and prove(scope.context, le(ZERO, inverses(a))):
                return a, ["apply Rabs_pos_eq. sc_side."]
            if not parted and prove(scope.context, le(inverses(a), ZERO)):
                return neg(a), ["apply Rabs_left1. sc_side."]
        except (TooLarge, ZeroDivisionError):
            pass
        match a.head:
            case "neg":
                value, more = self._modulus_of(a.args[0], scope)
                return value, ["rewrite Rabs_Ropp.", *more]
            case "mul":
                parts, lines = [], ["rewrite ?Rabs_mult."]
                for f in _flat(a):
                    value, more = self._modulus_of(f, scope)
                    parts.append(value)
                    lines += self._abs_step(f, value, more, scope)
                return mul(*parts), [*lines, "ring."]
            case "div":
                top, more = self._modulus_of(a.args[0], scope)
                bottom, other = self._modulus_of(a.args[1], scope)
                lines = ["unfold Rdiv at 1. rewrite Rabs_mult, Rabs_inv."]
                lines += self._abs_step(a.args[0], top, more, scope)
                lines += self._abs_step(a.args[1], bottom, other, scope)
                return div(top, bottom), [*lines, "reflexivity."]
            case "npow":
                value, more = self._modulus_of(a.args[0], scope)
                lines = ["rewrite <- RPow_abs.", *self._abs_step(a.args[0], value, more, scope)]
                return npow(value, a.args[1]), [*lines, "reflexivity."]
        return Term("abs", (a,)), ["reflexivity."]

    def _cases(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        """The branch that applies, where the hypotheses decide the conditions."""
        known: list[str] = []
        for value, condition in zip(u.args[::2], u.args[1::2], strict=True):
            if prove(scope.context, negation(condition)):
                known += self.known(negation(condition), scope)
                continue
            if condition != TRUE and not prove(scope.context, condition):
                if entry_of(u) is None and self._needs_cases(u, scope):
                    raise Undecided(self._open(condition, scope))
                break
            known += self.known(condition, scope)
            text = f"replace ({real(u, scope)}) with ({real(value, scope)}) by sc_branch."
            lines, c = self.leaves_of(value, scope)
            return c, [*known, text, *lines, "reflexivity."]
        return self._via_arguments(u, scope, "sc_piecewise.")

    def _needs_cases(self, u: Term, scope: Scope) -> bool:
        return any(t.head == "indicator" for t in subterms(self.canonical(u, scope)))

    def simplest(self, condition: Term, sides: tuple[Term, ...], scope: Scope) -> Term:
        """Return of all conditions that are open in the sides of an equality the shortest one."""
        found = [condition]
        for t in (t for side in sides for t in subterms(unfold(side)) if t.head == "piecewise"):
            found += [
                self._open(c, scope)
                for c in t.args[1::2]
                if not t.loose and not any(prove(scope.context, p) for p in (c, negation(c)))
            ]
        return min(found, key=lambda c: (_has_slope(c), len(prop(c, scope))))

    def _open(self, condition: Term, scope: Scope) -> Term:
        """Return a relation in a condition that the hypotheses do not decide."""
        for part in condition.args if condition.head in {"and", "or", "not"} else ():
            if not any(prove(scope.context, p) for p in (part, negation(part))):
                return self._open(part, scope)
        if condition.head != "rel":
            raise NoScript(f"a case on '{condition.head}' that is open")
        return condition

    def _abs_step(self, f: Term, value: Term, proof: list[str], scope: Scope) -> list[str]:
        if value == Term("abs", (f,)):
            return []
        h = self.name("A")
        text = real(Term("abs", (f,)), scope)
        return [
            f"assert ({h} : {text} = {real(value, scope, 69)}).",
            *block(proof),
            f"rewrite {h}.",
        ]

    def _maximum(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        """Max or min by the side that is known; a positive factor leaves max(·, 0)."""
        a, b = u.args
        for side, other, lemma in ((a, b, f"R{u.head}_left"), (b, a, f"R{u.head}_right")):
            order = le(other, side) if u.head == "max" else le(side, other)
            if prove(scope.context, order):
                known = [] if _is_simple(sub(a, b)) else self.known(order, scope)
                lines, value = self.leaves_of(side, scope)
                return value, [*known, f"rewrite {lemma} by sc_side.", *lines, "reflexivity."]
        n = self.normal
        if b != ZERO or n is None or u.head == "min":
            return self._via_arguments(u, scope, "sc_max.")
        outer, n.context = n.context, scope.context
        try:
            out, inside = pulled(n, a)
        finally:
            n.context = outer
        out, inside = [self.tidy(f, scope) for f in out], self.tidy(inside, scope)
        product = mul(*out, inside)
        lines = []
        if product != a:
            h = self.name("B")
            lines = [
                f"assert ({h} : {real(a, scope, 69)} = {real(product, scope, 69)}).",
                *block(self.reduce(a, product, scope)),
                f"rewrite {h}.",
            ]
        kept = Term("max", (inside, ZERO))
        if not out:
            return kept, [*lines, "reflexivity."]
        front = mul(*out)
        return mul(front, kept), [
            *lines,
            f"replace ({real(product, scope)}) with ({real(mul(front, inside), scope)}) by ring.",
            "apply max_scale. sc_side.",
        ]

    def _prod(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        low, high, _ = u.args
        literal = as_integer(high.args[-1]) if high.head == "add" else None
        if as_integer(high) is not None and as_integer(low) is not None:
            values = [
                instantiate(u.args[2], num(i))
                for i in range(as_integer(low) or 0, (as_integer(high) or 0) + 1)
            ]
            return mul(*values), ["unfold rprod; cbn [bprod Nat.add Nat.sub]; sc_close."]
        lines: list[str] = []
        if literal == 1:
            shorter = Term("prod", (low, add(*high.args[:-1]), u.args[2]), u.data)
            value, proof = self._prod(shorter, scope)
            lines.append("rewrite rprod_S by lia.")
            h = self.name("A")
            if value != shorter:
                lines.append(f"assert ({h} : {real(shorter, scope)} = {real(value, scope, 69)}).")
                lines += [*block(proof), f"rewrite {h}."]
            more, last = self.leaves_of(instantiate(u.args[2], high), scope)
            return mul(value, last), [*lines, *more, "reflexivity."]
        inner, body, kname = scope.open(u)
        k = next(x for x in inner.names if x not in scope.names)
        value = self.canonical(body, inner)
        proof = self.reduce(body, value, inner)
        if k not in value.free and low == ONE:
            whole = real(Term("prod", bind("prod", k, value, low, high).args, u.data), scope)
            return npow(value, high), [
                f"transitivity ({whole}).",
                *block([f"apply rprod_ext. intros {kname} H{kname}.", *proof]),
                f"apply (rprod_const _ ({real(value, scope)})).",
            ]
        total = Term("prod", bind("prod", k, value, low, high).args, u.data)
        return total, [f"apply rprod_ext. intros {kname} H{kname}.", *proof]

    def _power(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        """A power with a symbolic exponent: base canonical, the literal part apart."""
        base, exponent = u.args
        lines: list[str] = []
        if base.head in {"abs", "piecewise"}:
            c, proof = self.leaf(base, scope)
            if c != base:
                h = self.name("B")
                lines.append(f"assert ({h} : {real(base, scope, 69)} = {real(c, scope, 69)}).")
                lines += [*block(proof), f"rewrite {h}."]
                base = c
        elif not is_leaf(base) or base.head == "exp":
            c = self.canonical(base, scope)
            if c != base:
                h = self.name("B")
                lines.append(f"assert ({h} : {real(base, scope, 69)} = {real(c, scope, 69)}).")
                lines += block(self.reduce(base, c, scope))
                lines.append(f"rewrite {h}.")
                base = c
        literal = as_integer(exponent.args[-1]) if exponent.head == "add" else None
        if literal is None:
            return npow(base, exponent), [*lines, "reflexivity."]
        less = npow(base, add(*exponent.args[:-1]))
        value = mul(less, *([base] * literal))
        return value, [*lines, "rewrite ?pow_add; cbn [pow]; ring."]

    def _via_arguments(self, u: Term, scope: Scope, last: str) -> tuple[Term, list[str]]:
        c = self.canonical(u, scope)
        if c == u:
            return u, []
        lines: list[str] = []
        for a in u.args:
            if a.head in PROPOSITIONS:
                continue
            more, _ = self.leaves_of(a, scope)
            lines += more
        if u.head == "exp":
            lines += [
                f"rewrite <- (exp_ln {real(f, scope, 9)}) by sc_side. rewrite ?ln_exp."
                for f in plain_factors(c)
            ]
        return c, [*lines, *self.denominators((c,), scope), last]


def _flat(product: Term) -> list[Term]:
    """Return the factors of a product, at every depth."""
    parts = (_flat(f) if f.head == "mul" else [f] for f in product.args)
    return [f for part in parts for f in part]


def _is_simple(term: Term) -> bool:
    return {t.head for t in subterms(term)} <= ARITHMETIC | {"var", "at", "npow"}


def _has_slope(term: Term) -> bool:
    return any(t.head == "diff" for t in subterms(term))
