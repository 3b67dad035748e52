"""A limit holds by growth orders, by continuity, or as bounded times null.

    f ~ c·g as t → ∞      g of less, equal or greater order than 1
    ─────────────────────────────────────────────────────────────────  limit
                  Γ  ⊢  f → 0, c or ±∞

The point is sent to ∞ by t = 1/(x − a). Of a rational function in t, e^{p(t)} and log t the
leading terms are compared; else a sum, product, quotient, power or continuous function is
taken at the limits of its parts, infinite ones included, where that is no indeterminate form.
The variable of a sequence is natural, so that it may be an exponent of any base.

Side conditions  the body is defined near the point; what the parts' limits owe
Accepts          limit of sigmoid(x)*(1 - sigmoid(x)) at oo is 0
Accepts          limit of x*exp(-x) at oo is 0
Accepts          limit of sin(x)/x at oo is 0
Accepts          given Abs(q) < 1:  limit of q^k at oo is 0, for natural k
Refuses          limit of sin(x) at oo is 0
Refuses          limit of 1/x at 0 is oo
Refuses          limit of (-1)^k at oo is 0, for natural k
Refuses          limit of x*exp(x) at -oo is 1
Trusts           the normal form; the table of limits at ±∞
Source           Gruntz, On Computing Limits in a Symbolic Manipulation System, ch. 3
"""

from __future__ import annotations

from symcheck.kernel.claim import Limit
from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.limits import NoLimit, shown_limit
from symcheck.kernel.rules.owed import Owed


def limit(goal: Goal) -> Owed:
    """Check a limit; return what is left to show."""
    if not isinstance(goal.prop, Limit):
        raise RuleRefused("expected a limit")
    if goal.prop.context != goal.context:
        raise RuleRefused("expected a limit in the context of the goal")
    try:
        return Owed(shown_limit(goal.prop))
    except NoLimit as error:
        raise RuleRefused("{why}", why=str(error)) from None
