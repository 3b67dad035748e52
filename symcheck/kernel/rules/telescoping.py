"""A sum of differences of neighbours is the difference of the ends.

     f(k) = F(k + 1) − F(k)  for k in a..b      a ≤ b + 1
    ──────────────────────────────────────────────────────  telescoping
            Γ  ⊢  Σₖ₌ₐᵇ f(k) = F(b + 1) − F(a)

So does a product of quotients, where F has no zero. The sequence F is given, or read off a
body that is written as a difference, or a quotient.

Side conditions  a ≤ b + 1; F is defined on a..b + 1, and has no zero there for a product
Accepts          Sum((k + 1)^2 - k^2, (k, 1, n)) = (n + 1)^2 - 1
Accepts          Product((k + 1)/k, (k, 1, n)) = n + 1
Refuses          Sum((k + 1)^2 - k^2, (k, 1, n)) = n^2 - 1
Refuses          Sum(1/(k - 2) - 1/(k - 1), (k, 3, n)) = 1 - 1/(n - 1)
Trusts           nothing
Source           induction on the length: Graham, Knuth, Patashnik, Concrete Mathematics, ch. 2
"""

from __future__ import annotations

from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.normal import TooLarge
from symcheck.kernel.obligation import Obligation
from symcheck.kernel.rules.indexed import function, opened, require_equal, value_at
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.term import (
    ONE,
    ZERO,
    Term,
    add,
    bind,
    div,
    le,
    ne,
    neg,
    open_,
    sub,
    substitute,
)


def telescoping(goal: Goal) -> Owed:
    """Check that a sum, or a product, over neighbours is what is left of its ends."""
    op, left, right = goal.relation()
    binder, other = (left, right) if left.head in {"sum", "prod"} else (right, left)
    if op != "=" or binder.head not in {"sum", "prod"}:
        raise RuleRefused("expected an equation for a sum or a product")
    whole = sub if binder.head == "sum" else div
    low, high = binder.args[:2]
    given = "sequence" in goal.arguments
    sequence = function(goal, "sequence") if given else _read_off(goal, binder)
    k, inner = opened(goal.context, low, high)
    here, after = value_at(sequence, k), value_at(sequence, add(k, ONE))
    owed = list(require_equal(inner, open_(binder, k), whole(after, here)))
    ends = value_at(sequence, add(high, ONE)), value_at(sequence, low)
    owed += require_equal(goal.context, other, whole(*ends))
    j, wide = opened(goal.context, low, add(high, ONE))
    owed += obligations(value_at(sequence, j), wide)
    if binder.head == "prod":
        owed.append(Obligation(wide, ne(value_at(sequence, j), ZERO), "the sequence"))
    owed.append(Obligation(goal.context, le(low, add(high, ONE)), "the range"))
    return Owed(tuple(owed), {"sequence": sequence})


def _read_off(goal: Goal, binder: Term) -> Term:
    """Return F for a body that is written as a difference, or a quotient, of neighbours."""
    k, inner = opened(goal.context, *binder.args[:2])
    body = open_(binder, k)

    def follows(after: Term, here: Term) -> bool:
        try:
            require_equal(inner, after, substitute(here, {str(k.data): add(k, ONE)}))
        except (RuleRefused, TooLarge, ZeroDivisionError):
            return False
        return True

    if binder.head == "sum" and body.head == "add" and len(body.args) == 2:
        first, second = body.args
        for after, here in ((first, second), (second, first)):
            if here.head == "neg" and follows(after, here.args[0]):
                return bind("lam", str(k.data), here.args[0])
            if after.head == "neg" and follows(after.args[0], here):
                return bind("lam", str(k.data), neg(here))
    if binder.head == "prod" and body.head == "div":
        top, bottom = body.args
        if follows(top, bottom):
            return bind("lam", str(k.data), bottom)
        if follows(bottom, top):
            return bind("lam", str(k.data), div(ONE, top))
    raise RuleRefused("expected 'sequence', whose neighbours make up '{body}'", body=body)
