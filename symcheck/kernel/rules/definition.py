"""Two terms are the same once every definition in them is unfolded.

     unfold(s)  is  unfold(t)
    ───────────────────────────  definition
           Γ  ⊢  s = t

Functions with a definition (σ, tanh, relu, softmax …) and the context's own definitions
are unfolded everywhere; a recursive one at 0 and at a successor. It reads both ways:
unfolding and folding.

Side conditions  none beyond definedness of the two sides
Accepts          sigmoid(x) = 1/(1 + exp(-x))
Refuses          sigmoid(x) = 1/(exp(-x) + 1)
Trusts           the definitions in symcheck/kernel/functions
Source           each function's own file
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import REAL, index
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.functions import FUNCTIONS
from symcheck.kernel.rules.owed import Owed
from symcheck.kernel.sign import prove
from symcheck.kernel.term import BINDERS, Term, bind, fresh, open_
from symcheck.kernel.unfold import softmax_fraction, unfold

if TYPE_CHECKING:
    from collections.abc import Callable

    from symcheck.kernel.claim import Context


def unfolded(term: Term, context: Context) -> Term:
    """Return the term with every definition unfolded; the same value wherever it is defined."""
    memo: dict[Term, Term] = {}

    def go(t: Term) -> Term:
        if t not in memo:
            memo[t] = rebuild(t)
        return memo[t]

    def rebuild(t: Term) -> Term:
        same = (
            _opened(t, context, go)
            if t.head in BINDERS
            else Term(t.head, tuple(map(go, t.args)), t.data)
        )
        if t.head == "softmax":
            return softmax_fraction(same)
        if t.head == "call":
            body = unfold(same, context, lambda p: prove(context, p))
            return same if body is None else go(body)
        body = FUNCTIONS[t.head].definition(same.args) if t.head in FUNCTIONS else None
        return same if body is None else go(body)

    return go(term)


def _opened(binder: Term, context: Context, go: Callable[[Term], Term]) -> Term:
    """Return a binder with every definition in it unfolded; in its body for every index."""
    k = fresh(str(binder.data or "k"))
    name = str(k.data)
    sort = REAL if binder.head in {"diff", "lam"} else index(*binder.args[:2])
    body = unfolded(open_(binder, k), context.declare(name, sort))
    others = [go(a) for i, a in enumerate(binder.args) if i != BINDERS[binder.head]]
    return bind(binder.head, name, body, *others)


def definition(goal: Goal) -> Owed:
    """Check that both sides of an equation unfold to one term."""
    op, left, right = goal.relation()
    if op != "=":
        raise RuleRefused("expected an equation")
    mine, theirs = unfolded(left, goal.context), unfolded(right, goal.context)
    if mine != theirs:
        raise RuleRefused("the sides unfold to '{left}' and '{right}'", left=mine, right=theirs)
    return Owed(data={"unfolded": mine})
