"""Derivatives: the formula, and why the function has it, at a kink too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.coq.pieces import (
    block,
    branches,
    everywhere,
    substituted,
    unfold,
    values_in,
)
from symcheck.coq.proposer import Proposer
from symcheck.coq.slopes import slope
from symcheck.coq.terms import NoScript, Scope, real
from symcheck.kernel.claim import NATURAL, index
from symcheck.kernel.sign import prove
from symcheck.kernel.term import ONE, ZERO, Term, lt, ne, sub, substitute, subterms, var
from symcheck.kernel.unfold import unfold as unfold_call

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.kernel.claim import Definition


#: Functions that are differentiable on both sides of a point only.
KINKED = frozenset({"max", "min", "abs", "piecewise"})


class Split(Exception):  # noqa: N818 - what to do
    """A derivative is different where the term is positive, negative and, it may be, 0."""

    def __init__(self, term: Term, *, at_zero: bool = False) -> None:
        """Keep the term, a variable where it may be 0."""
        super().__init__("a kink")
        self.term, self.at_zero = term, at_zero


def kinks_in(body: Term, k: str) -> list[Term]:
    """Return what has a kink in a variable; a test that does not mention it is none."""
    found = [t for t in subterms(body) if t.head in KINKED and k in t.free and not t.loose]
    return [t for t in found if t.head != "piecewise" or k in t.args[1].free]


class Derived(Proposer):
    """How a derivative becomes its formula."""

    def split(
        self,
        split: Split,
        scope: Scope,
        script: Callable[[Scope], list[str]],
        at_zero: Callable[[dict[str, Term]], list[str]],
    ) -> list[str]:
        """Return a script by the sign of a term, which is not 0 or is a variable."""
        h, k = split.term, self.name("K")
        text = real(h, scope, 9)
        middle = ["exfalso. lra."]
        if split.at_zero:
            middle = [f"subst {text}.", *at_zero({str(h.data): ZERO})]
        return [
            f"destruct (Rtotal_order 0 {text}) as [{k} | [{k} | {k}]].",
            *block(script(scope.assume(lt(ZERO, h)))),
            *block(middle),
            *block(
                [f"assert ({k}' : {text} < 0) by exact {k}.", *script(scope.assume(lt(h, ZERO)))]
            ),
        ]

    def _joined(self, body: Term, k: str, inner: Scope, scope: Scope) -> tuple[Term, list[str]]:
        """Return the derivative at 0 where both sides have the same, and the script."""
        kink = next((t for t in subterms(unfold(body)) if t.head in KINKED and k in t.free), None)
        sides = [] if kink is None else branches(kink)
        if kink is None or len(sides) != 2 or sides[0][0] != var(k):
            raise NoScript("a kink at the point of a derivative")
        right, left = (substituted(unfold(body), kink, v) for _, v in sides)
        d, e = slope(right, k, ZERO), slope(left, k, ZERO)
        t = inner.names[k]
        functions = " ".join(f"(fun {t} : R => {real(b, inner)})" for b in (right, left))
        return d, [
            f"apply (joined _ {functions} 0 {real(d, scope, 9)}).",
            f"{{ intros {t} H{t}. sc_joined {t}. }}",
            f"{{ intros {t} H{t}. sc_joined {t}. }}",
            "{ sc_isd. }",
            f"apply (d_eq _ _ {real(e, scope, 9)}); [sc_isd |].",
            *self.another().equality(e, d, scope),
        ]

    def without_slopes(
        self, left: Term, right: Term, scope: Scope, lines: list[str]
    ) -> tuple[Term, Term]:
        """Write derivatives outside binders as their formulas."""
        for _ in range(8):
            parts = [u for t in (left, right) for u in values_in(t) if u.head == "diff"]
            here = sorted((u for u in parts if not u.loose), key=lambda u: len(real(u, scope)))
            found = next((u for u in here if not self.is_stuck(u, scope)), None)
            if found is None:
                break
            name = self.name("D")
            d, proof = self.derivative(found, scope)
            lines.append(f"assert ({name} : {real(found, scope)} = {real(d, scope, 69)}).")
            lines += block(proof)
            lines.append(f"rewrite {name}.")
            left, right = (substituted(t, found, d) for t in (left, right))
        return left, right

    def is_stuck(self, u: Term, scope: Scope) -> bool:
        """Return whether a derivative is that of a recursion which does not unfold."""
        inner, body, _ = scope.open(u)
        return body.head == "call" and self._unfolded(body, inner) == body

    @staticmethod
    def _unfolded(body: Term, scope: Scope) -> Term:
        """Return a body with each call that unfolds unfolded once."""
        for t in dict.fromkeys(subterms(body)):
            if t.head == "call" and not t.loose:
                found = unfold_call(t, scope.context, lambda p: prove(scope.context, p))
                if found is not None:
                    return unfold(substituted(body, t, found))
        return body

    def _recursions(
        self, body: Term, k: str, inner: Scope, point: Term, outer: Scope
    ) -> tuple[list[str], list[str]]:
        """Assert of each recursion in the body that it is differentiable, by induction.

        Where a step has a kink, the units below have to be on one side of it: what is asserted
        has that as a premise, and is used at the point.
        """
        lines: list[str] = []
        known: list[str] = []
        calls = [t for t in dict.fromkeys(subterms(body)) if t.head == "call" and k in t.free]
        for c in calls:
            definition = inner.context.defined[str(c.data)]
            names = [n for n, _ in definition.parameters]
            moving = [i for i, a in enumerate(c.args) if k in a.free]
            if definition.on is None or [c.args[i] for i in moving] != [var(k)]:
                raise NoScript("a recursion that depends on the variable in another way")
            counted, m = inner.declare("m#0", NATURAL, "m")
            level = c.args[names.index(definition.on)]
            values = dict(zip(names, c.args, strict=True)) | {definition.on: var("m#0")}
            terms = self._values(definition, values)
            s = inner.names[k]
            ed, t = self.name("X"), self.name("t")
            active = self._active(terms[2], k, level, point, inner)
            if active is not None:
                lines += self._kinked(active, terms, counted, (ed, t, s, m))
                at, name = real(point, outer, 9), self.name("X")
                whole = f"(fun {s} : R => {real(c, inner)})"
                lines.append(f"assert ({name} : ex_derive {whole} {at}).")
                lines += block([f"apply {ed}. intros. sc_side."])
                known.append(name)
                continue
            whole, base, step = (
                f"ex_derive (fun {s} : R => {real(v, counted)}) {t}" for v in terms
            )
            lines += [
                f"assert ({ed} : forall ({m} : nat) ({t} : R), {whole}).",
                "{",
                f"  intros {m}. induction {m} as [| {m} IH]; intros {t}.",
                f"  {{ change ({base}). sc_exd. }}",
                f"  {{ change ({step}). sc_exd. }}",
                "}",
            ]
            known.append(ed)
        return lines, known

    @staticmethod
    def _active(
        step: Term, k: str, level: Term, point: Term, inner: Scope
    ) -> tuple[Term, Term] | None:
        """Return on which side of its kink each unit below a level is, and the step there."""
        kinks = kinks_in(step, k)
        if not kinks:
            return None
        context = inner.context.declare("m#0", index(ZERO, sub(level, ONE)))
        for h, branch in branches(kinks[0]):
            if len(kinks) == 1 and prove(context, lt(ZERO, substitute(h, {k: point}))):
                return h, substituted(step, kinks[0], branch)
        raise NoScript("a recursion with a kink on whose side its units are not known to be")

    def _kinked(
        self, active: tuple[Term, Term], terms: list[Term], scope: Scope,
        names: tuple[str, str, str, str],
    ) -> list[str]:  # fmt: skip
        """Assert that a recursion is differentiable where its units are on one side of a kink."""
        ed, t, s, m = names
        whole, base, step, smooth, side = (
            f"(fun {s} : R => {real(v, scope)})" for v in (*terms, active[1], active[0])
        )
        _, n = scope.declare("n#0", NATURAL, "n")
        d, h = self.name("D"), self.name("K")
        inside = f"(fun {s} : R => 0 < {real(active[0], scope, 69)})"
        units = f"forall {m} : nat, (S {m} <= {n})%nat -> 0 < {side} {t}"
        every = f"ex_derive ((fun {m} : nat => {whole}) {n}) {t}"
        return [
            f"assert ({ed} : forall ({n} : nat) ({t} : R), ({units}) -> {every}).",
            "{",
            f"  intros {m}. induction {m} as [| {m} IH]; intros {t} {h}.",
            f"  {{ change (ex_derive {base} {t}). sc_exd. }}",
            f"  assert ({d} : ex_derive {whole} {t}) by (apply IH; intros; apply {h}; lia).",
            f"  specialize ({h} {m} (le_n _)). clear IH.",
            f"  change (ex_derive {step} {t}).",
            f"  apply (ex_derive_ext_loc {smooth}).",
            f"  {{ apply (filter_imp {inside}).",
            f"    {{ intros {s} H{s}. sc_kink. }}",
            f"    apply (near_pos {side}); [sc_exd | exact {h}]. }}",
            "  sc_exd.",
            "}",
        ]

    @staticmethod
    def _values(definition: Definition, values: dict[str, Term]) -> list[Term]:
        """Return a recursion at a number, at 0, and at the number after."""
        if definition.base is None or definition.step is None:
            raise NoScript("a definition without a base and a step")
        whole = Term("call", tuple(values[n] for n, _ in definition.parameters), definition.name)
        base = {n: v for n, v in values.items() if n != definition.on}
        parts = (substitute(definition.base, base), substitute(definition.step, values))
        return [whole, *map(unfold, parts)]

    def derivative(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        """Return the formula of a derivative and the script that proves it."""
        inner, body, name = scope.open(u)
        k = next(n for n in inner.names if n not in scope.names)
        if body.head == "call" and k in body.free:
            unfolded = self._unfolded(body, inner)
            if unfolded == body:
                return u, []
            function = f"(fun {name} : R => {real(unfolded, inner)})"
            d, more = self._simple(unfolded, u, scope, inner)
            point = real(u.args[1], scope, 9)
            lines, _ = self._recursions(unfolded, k, inner, u.args[1], scope)
            start = f"change (Derive {function} {point} = {real(d, scope, 69)})."
            return d, [*lines, start, *more]
        return self._derivative(u, scope)

    def _simple(self, body: Term, u: Term, scope: Scope, inner: Scope) -> tuple[Term, list[str]]:
        k = next(n for n in inner.names if n not in scope.names)
        smooth, near = self._resolved(body, k, u.args[1], inner, inner.names[k])
        d = slope(smooth, k, u.args[1])
        if not near:
            return d, ["apply is_derive_unique. sc_isd."]
        function = f"(fun {inner.names[k]} : R => {real(smooth, inner)})"
        first = f"apply is_derive_unique. apply (d_near _ {function})."
        return d, [first, *block(near), "sc_isd."]

    def _derivative(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        inner, body, name = scope.open(u)
        k = next(n for n in inner.names if n not in scope.names)
        below = [t for t in everywhere(body) if t.head == "diff" and k in t.free and not t.loose]
        lines: list[str] = []
        if below:
            formula = body
            for t in below:
                d, _ = self.derivative(t, inner)
                formula = substituted(formula, t, d)
            lines.append(
                f"rewrite (Derive_ext (fun {name} : R => {real(body, inner)}) "
                f"(fun {name} : R => {real(formula, inner)}))."
            )
            lines.append("2: {")
            lines += [
                f"  {x}"
                for x in (f"intros {name}.", *self.another().equality(body, formula, inner))
            ]
            lines.append("}")
            body = formula
        try:
            smooth, near = self._resolved(body, k, u.args[1], inner, name)
        except NoScript:
            if u.args[1] != ZERO:
                raise
            d, more = self._joined(body, k, inner, scope)
            return d, [*lines, "apply is_derive_unique.", *more]
        d = slope(smooth, k, u.args[1])
        if near:
            function = f"(fun {name} : R => {real(smooth, inner)})"
            return d, [
                *lines,
                f"apply is_derive_unique. apply (d_near _ {function}).",
                *block(near),
                "sc_isd.",
            ]
        return d, [*lines, "apply is_derive_unique. sc_isd."]

    def _resolved(
        self, body: Term, k: str, point: Term, inner: Scope, name: str
    ) -> tuple[Term, list[str]]:
        """Return the body without the case that does not apply near the point, and why."""
        body = unfold(body)
        kink = next(iter(kinks_in(body, k)), None)
        if kink is None:
            return body, []
        context = inner.context
        for h, branch in branches(kink):
            at_point = substitute(h, {k: point})
            if prove(context, lt(ZERO, at_point)):
                smooth = substituted(body, kink, branch)
                inside = real(h, inner)
                lines = [
                    f"apply (filter_imp (fun {name} : R => 0 < {real(h, inner, 69)})).",
                    f"{{ intros {name} H{name}. sc_kink. }}",
                    f"apply (near_pos (fun {name} : R => {inside})).",
                    "{ sc_exd. }",
                    "{ cbv beta. sc_side. }",
                ]
                return smooth, lines
        h = substitute(branches(kink)[0][0], {k: point}) if branches(kink) else ZERO
        if prove(context, ne(h, ZERO)):
            raise Split(h)
        if h.head == "var":
            raise Split(h, at_zero=True)
        raise NoScript("a kink at the point of a derivative")

    def exists(self, u: Term, scope: Scope) -> list[str]:
        """Return a script that the function of a derivative is differentiable there."""
        try:
            return self._exists(u, scope)
        except Split as split:
            return self.split(
                split,
                scope,
                lambda s: self.exists(u, s),
                lambda v: self.exists(substitute(u, v), scope),
            )

    def _exists(self, u: Term, scope: Scope) -> list[str]:
        lines: list[str] = []
        if unfold(u) != u:
            u = unfold(u)
            inner, body, name = scope.open(u)
            point = real(u.args[1], scope, 9)
            lines.append(f"change (ex_derive (fun {name} : R => {real(body, inner)}) {point}).")
        inner, body, name = scope.open(u)
        k = next(n for n in inner.names if n not in scope.names)
        if body.head == "call" and k in body.free:
            more, known = self._recursions(body, k, inner, u.args[1], scope)
            return [*lines, *more, f"apply {known[-1]}."]
        below = [t for t in everywhere(body) if t.head == "diff" and k in t.free and not t.loose]
        if below:
            formula = body
            for t in below:
                d, _ = self.derivative(t, inner)
                formula = substituted(formula, t, d)
            lines.append(f"apply (ex_derive_ext (fun {name} : R => {real(formula, inner)})).")
            script = self.another().equality(body, formula, inner)
            lines += block([f"intros {name}. symmetry.", *script])
            body = formula
        try:
            smooth, near = self._resolved(body, k, u.args[1], inner, name)
        except NoScript:
            if u.args[1] != ZERO:
                raise
            d, more = self._joined(body, k, inner, scope)
            return [*lines, f"exists {real(d, scope, 9)}.", *more]
        if near:
            function = f"(fun {name} : R => {real(smooth, inner)})"
            lines += [f"apply (ex_derive_ext_loc {function}).", *block(near)]
        return [*lines, "sc_exd."]

    def _slope(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        d, proof = self.derivative(u, scope)
        if d == u:
            return u, []
        h = self.name("D")
        lines = [
            f"assert ({h} : {real(u, scope)} = {real(d, scope, 69)}).",
            *block(proof),
            f"rewrite {h}.",
        ]
        c = self.canonical(d, scope)
        return c, [*lines, *self.reduce(d, c, scope)]
