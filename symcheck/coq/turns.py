"""Sines and cosines of sums and multiples of angles, by addition and s² + c² = 1."""

from __future__ import annotations

from symcheck.coq.pieces import block, inverses, substituted
from symcheck.coq.proposer import Proposer
from symcheck.coq.terms import NoScript, Scope, real
from symcheck.kernel.normal import TooLarge
from symcheck.kernel.normal.normalizer import Rescale
from symcheck.kernel.term import PI, Term, add, div, neg, num, subterms

#: A multiple of an angle greater than this is not expanded.
MOST = 6


class Turns(Proposer):
    """How sine, cosine and arctangent become canonical."""

    def _via_arguments(self, u: Term, scope: Scope, last: str) -> tuple[Term, list[str]]:
        raise NotImplementedError

    def _turn(self, u: Term, scope: Scope) -> tuple[Term, list[str]]:
        c = self.canonical(u, scope)
        if c == u:
            return u, []
        total = None if u.head == "atan" else self._in_units(u.args[0], scope)
        if total is None:
            angle = self.canonical(u.args[0], scope)
            if angle == u.args[0]:
                return c, ["sc_trig."]
            h, text = self.name("B"), f"{real(u.args[0], scope, 69)} = {real(angle, scope, 69)}"
            script = self.another().equality(u.args[0], angle, scope)
            return c, [f"assert ({h} : {text}).", *block(script), f"rewrite {h}. sc_trig."]
        h = self.name("B")
        text = f"{real(u.args[0], scope, 69)} = {real(total, scope, 69)}"
        if total == u.args[0]:
            return c, ["sc_turn."]
        script = self.another().equality(u.args[0], total, scope)
        return c, [f"assert ({h} : {text}).", *block(script), f"rewrite {h}. sc_turn."]

    @staticmethod
    def _tangents(left: Term, right: Term, scope: Scope, lines: list[str]) -> tuple[Term, Term]:
        """Write tan(atan x) as x."""
        sides = [left, right]
        for t in sorted({t for s in sides for t in subterms(s)}, key=str):
            if t.head == "tan" and t.args[0].head == "atan" and not t.loose:
                lines.append(f"rewrite ?(tan_atan {real(t.args[0].args[0], scope, 9)}).")
                sides = [substituted(s, t, t.args[0].args[0]) for s in sides]
        return sides[0], sides[1]

    def _in_units(self, angle: Term, scope: Scope) -> Term | None:
        """Return the angle as a sum of the angles whose sines are atoms, and their opposites."""
        n = self.normaliser
        outer, n.context = n.context, scope.context
        units: list[Term] = []
        try:
            for q, t, _ in n.split(n.form(n.lower(inverses(angle)))):
                if t == PI or t.head == "atan":
                    return None
                d = n.unit(("angle", t), q.denominator)
                unit = self.tidy(t if d == 1 else div(t, num(d)), scope)
                count = int(q * d)
                if abs(count) > MOST:
                    raise NoScript("a large multiple of an angle")
                units += [unit if count > 0 else neg(unit)] * abs(count)
        except (Rescale, TooLarge, ZeroDivisionError) as error:
            raise NoScript(f"no canonical form: {error!r}") from error
        finally:
            n.context = outer
        return add(*units)
