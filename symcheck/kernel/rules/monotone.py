"""A bound holds because it holds at a point of contact, from which the difference grows.

    f := t − s     Γ ⊢ 0 ≤ f(c)     Γ′, x > c ⊢ 0 ≤ f′(x)     Γ′, x < c ⊢ f′(x) ≤ 0
    ─────────────────────────────────────────────────────────────────────────────────  monotone
                               Γ  ⊢  s ≤ t

Γ′ is Γ with other hypotheses on x: bounds of x alone that hold between c and the x of Γ, or
x ≠ c. f is continuous from c to x and differentiable in between, so by the mean value theorem
f(x) ≥ f(c). One side is enough where Γ says on which side of c x lies. Instead of f(c), the
limit of f at c may be taken, where c may be −∞ or ∞. The bound is strict if it is at c, or if
the sign of the derivative is strict and x ≠ c.

Side conditions  f(c) ≥ 0, or > 0; where x lies; f is differentiable between c and x
Accepts          1 + x <= exp(x)
Accepts          given x > 0:  log(x) <= x - 1
Accepts          given x > 0, x < pi/2:  sin(x) < x
Refuses          given x > 0:  x - 1 < log(x)
Refuses          given x > 0:  1/x > 1
Refuses          given x != 0:  sign(x) + 1 >= 0
Trusts           the kernel's derivative
Source           Rudin, Principles of Mathematical Analysis, theorem 5.11
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from symcheck.kernel.claim import REAL, Context, Limit, Relation
from symcheck.kernel.continuity import discontinuity
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.differentiate import NotDifferentiated, derivative
from symcheck.kernel.normal import normal_form
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.rules.premises import require_context
from symcheck.kernel.sign import prove
from symcheck.kernel.term import (
    ZERO,
    Term,
    as_rational,
    diff,
    le,
    lt,
    ne,
    neg,
    sub,
    substitute,
    var,
)

if TYPE_CHECKING:
    from symcheck.kernel.theorem import Theorem

INFINITE = ("oo", "-oo")
#: The side of a contact at infinity on which x lies.
_FROM = {"oo": {"left"}, "-oo": {"right"}}


def monotone(goal: Goal) -> Owed:
    """Check a bound by the sign of a derivative on the way from a point of contact.

    Arguments: ``variable``, ``contact`` (a term, ``"oo"`` or ``"-oo"``); ``right`` and
    ``left``, the positions of the parts about x > c and x < c; optionally ``value``, the
    position of a part that shows the bound at c, and ``limit``, the limit of f at c.
    """
    op, left, right = goal.relation()
    if op not in {"<", "<="}:
        raise RuleRefused("expected a bound with '<=' or '<'")
    name, contact = str(goal.arguments.get("variable", "")), goal.arguments.get("contact")
    work = _Monotone(goal, name, _contact(goal, name, contact), _difference(left, right))
    return work.owed(strict=op == "<")


def _difference(left: Term, right: Term) -> Term:
    return (
        right
        if as_rational(left) == 0
        else neg(left)
        if as_rational(right) == 0
        else sub(right, left)
    )


def _contact(goal: Goal, name: str, contact: object) -> Term | str:
    sort = goal.context.sorts.get(name)
    if sort is None or sort.has_entries:
        raise RuleRefused("'{name}' is no real variable", name=name or "(none)")
    if any(name in e.free for _, s in goal.context.variables for r in s.ranges for e in r):
        raise RuleRefused("a range depends on '{name}'", name=name)
    if contact in INFINITE:
        return str(contact)
    if not isinstance(contact, Term) or contact.loose or name in contact.free:
        raise RuleRefused("the point of contact is no number free of '{name}'", name=name)
    if not contact.free <= {*goal.context.sorts, *goal.context.defined}:
        raise RuleRefused("the point of contact uses what is not declared")
    return contact


class _Monotone:
    """One application of the rule."""

    def __init__(self, goal: Goal, name: str, contact: Term | str, f: Term) -> None:
        self.goal, self.name, self.contact, self.f = goal, name, contact, f
        self.x = var(name)
        self.found: list[Obligation] = []

    def owe(self, context: Context, prop: Term, why: str) -> None:
        self.found.append(Obligation(context, prop, why, necessary=False))

    def owed(self, *, strict: bool) -> Owed:
        arguments = self.goal.arguments
        sides = {s: arguments[s] for s in ("right", "left") if arguments.get(s) is not None}
        if not sides:
            raise RuleRefused("expected a part about one side of the point of contact")
        reason = discontinuity(self.f, self.name, self.goal.context)
        if reason is not None:
            raise RuleRefused("the difference may jump: {why}", why=reason)
        if isinstance(self.contact, str) and sides.keys() != _FROM[self.contact]:
            raise RuleRefused("at {c} the difference grows from one side only", c=self.contact)
        is_strict = [self._side(side, int(position)) for side, position in sides.items()]
        at_contact = self._value(strict=strict and not all(is_strict))
        self._place(sides, strict=strict and not at_contact)
        return Owed(tuple(self.found), {"function": self.f, "contact": self.contact})

    def _place(self, sides: dict[str, Any], *, strict: bool) -> None:
        """Owe that x lies on a side that has a part; if need be, that it is not at c."""
        here, c = self.goal.context, self.contact
        if isinstance(c, str):
            return
        if len(sides) == 2:
            if strict:
                self.owe(here, ne(self.x, c), "a strict bound away from the contact")
            return
        less = lt if strict else le
        self.owe(
            here,
            less(c, self.x) if "right" in sides else less(self.x, c),
            "the side of the contact",
        )

    # ── between the contact and x ──

    def _side(self, side: str, position: int) -> bool:
        """Check the part about one side; return whether its sign is strict."""
        if not 0 <= position < len(self.goal.parts):
            raise RuleRefused("there is no part {position}", position=position)
        claim = self._claim(self.goal.parts[position])
        inner = claim.context
        self._between(side, inner)
        slope = self._slope(inner)
        op, low, high = Goal(inner, claim.links[0]).relation()
        if op not in {"<", "<="}:
            raise RuleRefused("the part about the {side} shows no bound", side=side)
        grows = sub(high, low) if side == "right" else sub(low, high)
        residue = normal_form(sub(slope, grows), inner, prove)
        if not residue.is_zero():
            raise RuleRefused(
                "the part about the {side} is about another slope than '{slope}'",
                side=side,
                slope=slope,
            )
        self.found.extend(residue.conditions)
        return op == "<"

    def _claim(self, part: Theorem) -> Relation:
        claim = part.claim
        if not isinstance(claim, Relation) or len(claim.links) != 1:
            raise RuleRefused("expected a part that is one relation")
        outer = self.goal.context
        without = outer.without(frozenset((self.name,)))
        variables = tuple((n, REAL if n == self.name else s) for n, s in outer.variables)
        own = claim.context.sorts.get(self.name)
        if own is not None and own != REAL:
            raise RuleRefused("the part declares '{name}' otherwise than as real", name=self.name)
        bounds = [h for h in claim.context.hypotheses if self.name in h.free]
        require_context(claim.context, replace(without, variables=variables), *bounds)
        return claim

    def _between(self, side: str, inner: Context) -> None:
        """Owe that every number strictly between c and x meets the part's bounds."""
        here, c = self.goal.context, self.contact
        if not isinstance(c, str):
            here = here.assume(lt(c, self.x) if side == "right" else lt(self.x, c))
        for prop in inner.hypotheses:
            if self.name not in prop.free or self._is_away(prop):
                continue
            end, is_low = self._bound(prop)
            reached = c if is_low == (side == "right") else self.x
            if isinstance(reached, str):
                raise RuleRefused("'{prop}' does not hold up to {c}", prop=prop, c=c)
            self.found.extend(obligations(end, here))
            self.owe(
                here, le(end, reached) if is_low else le(reached, end), "the way to the contact"
            )

    def _is_away(self, prop: Term) -> bool:
        """Return whether a hypothesis says x ≠ c, which every number between c and x meets."""
        return isinstance(self.contact, Term) and prop in {
            ne(self.x, self.contact),
            ne(self.contact, self.x),
        }

    def _bound(self, prop: Term) -> tuple[Term, bool]:
        """Return the end that a hypothesis of a part gives, and whether it is the lower one."""
        if prop.head == "rel" and prop.data in {"<", "<=", ">", ">="}:
            left, right = prop.args
            up = prop.data in {"<", "<="}
            if left == self.x and self.name not in right.free:
                return right, not up
            if right == self.x and self.name not in left.free:
                return left, up
        raise RuleRefused("'{prop}' is no bound of '{name}'", prop=prop, name=self.name)

    def _slope(self, inner: Context) -> Term:
        """Return the derivative between c and x; owe that it is one."""
        try:
            found = derivative(diff(self.f, self.name, self.x), inner, prove)
        except NotDifferentiated as error:
            raise RuleRefused("{why}", why=str(error)) from None
        self.found.extend(found.conditions)
        self.found.extend(obligations(self.f, inner))
        return found.value

    # ── at the contact ──

    def _value(self, *, strict: bool) -> bool:
        """Owe the bound at the contact; return whether it is strict."""
        c, here = self.contact, self.goal.context
        limit = self.goal.arguments.get("limit")
        if limit is not None or isinstance(c, str):
            return self._limit(limit, strict=strict)
        at_contact = substitute(self.f, {self.name: c})
        self.found.extend(obligations(c, here))
        self.found.extend(obligations(at_contact, here))
        wanted = (lt if strict else le)(ZERO, at_contact)
        position = self.goal.arguments.get("value")
        if position is None:
            self.owe(here, wanted, "the bound at the contact")
            return strict
        claim = self.goal.parts[int(position)].claim
        if not isinstance(claim, Relation):
            raise RuleRefused("expected a part that is one relation")
        require_context(claim.context, here)
        if claim.links != (wanted,):
            raise RuleRefused("the part about the contact does not show '{wanted}'", wanted=wanted)
        return strict

    def _limit(self, limit: object, *, strict: bool) -> bool:
        from symcheck.kernel.limits import NoLimit, shown_limit

        c, here = self.contact, self.goal.context
        sides = [s for s in ("right", "left") if self.goal.arguments.get(s) is not None]
        if len(sides) != 1 or not (isinstance(limit, Term) or limit in INFINITE):
            raise RuleRefused("expected a limit from one side")
        if isinstance(c, Term):
            self.found.extend(obligations(c, here))
        if limit == "-oo":
            raise RuleRefused("the difference tends to −∞")
        outer = here.without(frozenset((self.name,)))
        variables = tuple((n, s) for n, s in outer.variables if n != self.name)
        claim = Limit(
            replace(outer, variables=variables), self.f, self.name, c, limit,
            "+-" if isinstance(c, str) else "+" if sides == ["right"] else "-",
        )  # fmt: skip
        try:
            self.found.extend(shown_limit(claim))
        except NoLimit as error:
            raise RuleRefused("{why}", why=str(error)) from None
        if isinstance(limit, Term):
            self.owe(here, (lt if strict else le)(ZERO, limit), "the limit at the contact")
            return strict
        return True
