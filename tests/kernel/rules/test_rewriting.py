"""The rule ``theorem``: a theorem at values, as a whole or to rewrite a part."""

import re

import pytest
from kernel_goals import FAMILY, check, context_of, goal, shown, term_in, trusted_claim

from symcheck.kernel.claim import Context, Iff
from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.term import TRUE, var

NEG = shown("sigmoid(-x) = 1 - sigmoid(x)")
ROOT = shown("sqrt(u)^2 = u", ["u >= 0"])
SQUARE = shown("x^2 >= 0")
STRICT = shown("exp(x) > 0")
UNEQUAL = shown("exp(x) != 0")
NEGATIVE = shown("-u^2 <= 0")
SWAP = shown("a + b = b + a")
CHAIN = shown("x = x + 0 <= x + 1")
ENTRY = shown("y[i]^2 >= 0", where=FAMILY)
SUM = shown("Sum(2*y[k], (k, 1, n)) = 2*Sum(y[k], (k, 1, n))", where="n: size; y: family(n)")


def by(theorem, text, given=(), where="", **arguments):
    """Return a goal with a theorem as its premise."""
    return goal(text, given, where, premises=[theorem], **arguments)


ACCEPTS = {
    "it rewrites a part": by(NEG, "sigmoid(-y) + 1 = 1 - sigmoid(y) + 1"),
    "at a value that is given": by(
        NEG, "sigmoid(-(2*y)) = 1 - sigmoid(2*y)", values={"x": term_in(context_of("y=y"), "2*y")}
    ),
    "from right to left": by(NEG, "1 - sigmoid(y) = sigmoid(-y)", reverse=True),
    "with its hypothesis": by(ROOT, "sqrt(y)^2 + 1 = y + 1", ["y > 1"]),
    "below a sum": by(
        NEG, "Sum(sigmoid(-y[k]), (k, 1, n)) = Sum(1 - sigmoid(y[k]), (k, 1, n))", where=FAMILY
    ),
    "a bound as it stands": by(SQUARE, "y^2 >= 0"),
    "a strict bound as it stands": by(STRICT, "exp(y) > 0"),
    "an inequality as it stands": by(UNEQUAL, "exp(y) != 0"),
    "a bound of which one side alone has the variable": by(NEGATIVE, "-y^2 <= 0*5"),
    "a bound moved over": by(SQUARE, "1 - y^2 <= 1", values={"x": var("y")}),
    "a strict bound shows a weak one": by(STRICT, "exp(y) >= 0"),
    "a strict bound shows an inequality": by(STRICT, "0 != exp(y)"),
    "a link of a chain": by(CHAIN, "x <= x + 1"),
    "a family": by(
        SUM, "Sum(2*z[k], (k, 1, n)) = 2*Sum(z[k], (k, 1, n))", where="n: size; z: family(n)"
    ),
    "an entry": by(ENTRY, "z[j]^2 >= 0", where="n: size; z: family(n); j: index(n)"),
}

REFUSES = {
    "a sign slips": (
        by(NEG, "sigmoid(-y) + 1 = sigmoid(y) + 1"),
        "the sides differ by",
    ),
    "a value that is named like another variable": (
        by(SWAP, "3*2 + 3 = 3 + b*2", values={"a": term_in(context_of("b = b"), "b*2")}),
        "nothing in '3*2 + 3' matches 'b*2 + b'",
    ),
    "a theorem that was not proved": (
        by(NEG, "sigmoid(-y) = 1 - sigmoid(y)", unproved="'sigmoid_neg' is unknown"),
        "'sigmoid_neg' is unknown, and this step rests on it",
    ),
    "nothing matches": (by(NEG, "sigmoid(y) = 1"), "nothing in 'sigmoid(y)' matches 'sigmoid(-x)'"),
    "its hypothesis fails": (by(ROOT, "sqrt(y)^2 = y"), "'y >= 0' was not shown"),
    "its hypothesis fails below a sum": (
        by(ROOT, "Sum(sqrt(y[k])^2, (k, 1, n)) = Sum(y[k], (k, 1, n))", where=FAMILY),
        "'y[k] >= 0 for k in 1..n' was not shown",
    ),
    "an equation shows no bound": (
        by(NEG, "sigmoid(-y) <= 1 - sigmoid(y)"),
        "the theorem is an equation, the goal is not",
    ),
    "a weak bound shows no strict one": (
        by(SQUARE, "y^2 > 0"),
        "the theorem shows '<=', expected '<'",
    ),
    "a bound shows no equation": (by(SQUARE, "y^2 = 0"), "the theorem shows '<=', expected '='"),
    "the bound is another": (
        by(SQUARE, "y^2 >= 1", values={"x": var("y")}),
        "the theorem says '0 <= y**2' here",
    ),
    "a value is missing": (
        by(SQUARE, "y >= 1"),
        "the theorem's variable 'x' has no value here",
    ),
    "two theorems": (
        goal("x = x", premises=[NEG, NEG]),
        "expected one theorem, got 2",
    ),
    "no theorem": (goal("x = x"), "expected one theorem, got 0"),
    "an equivalence": (
        by(trusted_claim(Iff(Context(), TRUE, TRUE)), "x = x"),
        "expected a theorem that is a relation",
    ),
    "an index beyond the theorem's range": (
        by(ENTRY, "z[j]^2 >= 0", where="n: size; m: size; z: family(n); j: index(m)"),
        "was not shown",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("theorem", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("theorem", asked)
