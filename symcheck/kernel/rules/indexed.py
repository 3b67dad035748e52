"""What rules about sums have in common: bodies given as functions of an index, equal terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symcheck.kernel.claim import index, is_integer
from symcheck.kernel.defined import obligations
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.normal import normal_form
from symcheck.kernel.rules.premises import index_owes
from symcheck.kernel.sign import prove
from symcheck.kernel.term import Term, fresh, instantiate, sub, subterms

if TYPE_CHECKING:
    from symcheck.kernel.claim import Context
    from symcheck.kernel.obligation import Obligation

#: The binders whose body is taken for every index of a range.
RANGED = frozenset({"sum", "prod", "bigmax", "bigmin"})
Range = tuple[Term, Term]


def function(goal: Goal, name: str) -> Term:
    """Return an argument that is a function of one number, as a closed ``lam``.

    Raises RuleRefused if it is none, or uses what is not declared.
    """
    value = goal.arguments.get(name)
    if not isinstance(value, Term) or value.head != "lam" or value.loose:
        raise RuleRefused("expected '{name}', a function of one variable", name=name)
    if value.args[0].head in {"lam", "fam"} or not value.free <= _known(goal):
        raise RuleRefused("'{name}' is no number, or uses what is not declared", name=name)
    return value


def term(goal: Goal, name: str) -> Term:
    """Return an argument that is a term of the goal's context; raise RuleRefused if it is none."""
    value = goal.arguments.get(name)
    if not isinstance(value, Term) or value.loose or value.head in {"lam", "fam"}:
        raise RuleRefused("expected '{name}', a term", name=name)
    if not value.free <= _known(goal):
        raise RuleRefused("'{name}' uses what is not declared", name=name)
    return value


def indices(goal: Goal, low: Term, high: Term) -> tuple[Term, Term, list[Obligation]]:
    """Return the arguments ``i`` and ``j``, and what they owe to be two indices of a range."""
    i, j = term(goal, "i"), term(goal, "j")
    owed = [o for t in (i, j) for o in index_owes(t, low, high, goal.context, "an index")]
    return i, j, owed


def _known(goal: Goal) -> frozenset[str]:
    return frozenset({*goal.context.sorts, *goal.context.defined})


def value_at(function: Term, point: Term) -> Term:
    """Return a function, given as a ``lam``, at a closed point."""
    return instantiate(function.args[0], point)


def opened(context: Context, low: Term, high: Term) -> tuple[Term, Context]:
    """Return a new index of a range, and the context that declares it."""
    k = fresh("k")
    return k, context.declare(str(k.data), index(low, high))


def ranges(goal: Goal) -> list[Range]:
    """Return the ranges of the sums in a goal, then of those in what is given, each once.

    Such a sum may have no value, in a branch that is not taken: a rule that takes its range
    owes what the range does.
    """
    if not isinstance(goal.prop, Term):
        raise RuleRefused("expected a relation")
    found: dict[Range, None] = {}
    for prop in (goal.prop, *goal.context.hypotheses):
        for t in subterms(prop):
            if t.head in RANGED and not t.args[0].loose and not t.args[1].loose:
                found[t.args[0], t.args[1]] = None
    if not found:
        raise RuleRefused("expected a sum")
    return list(found)


def range_owes(low: Term, high: Term, context: Context) -> list[Obligation]:
    """Return what two terms owe to be the ends of a range: to be defined.

    Raises RuleRefused unless they are integers by their form, wherever they are defined.
    """
    if not (is_integer(low, context) and is_integer(high, context)):
        raise RuleRefused("'{low}' or '{high}' may be no integer", low=low, high=high)
    return [*obligations(low, context), *obligations(high, context)]


def require_equal(context: Context, left: Term, right: Term) -> tuple[Obligation, ...]:
    """Return what the equality of two terms owes, wherever both are defined.

    Raises RuleRefused if their difference does not normalise to 0.
    """
    if left == right:
        return ()
    residue = normal_form(sub(left, right), context, prove)
    if not residue.is_zero():
        raise RuleRefused(
            "'{left}' and '{right}' differ by '{residue}'",
            left=left, right=right, residue=residue.to_term(),
        )  # fmt: skip
    return residue.conditions
