"""The rule ``congruence``."""

import re

import pytest
from kernel_goals import FAMILY, check, goal, shown, trusted, trusted_claim

from symcheck.kernel.claim import Iff
from symcheck.kernel.derivation import RuleRefused

SWAP = shown("a + b = b + a")
BODY = shown("(y[k] + 1)^2 = y[k]^2 + 2*y[k] + 1", where="n: size; y: family(n); k: index(1..n)")
SUMS = "Sum((y[k] + 1)^2, (k, 1, {})) = Sum(y[k]^2 + 2*y[k] + 1, (k, 1, n))"
WHERE = "n: size; y: family(n)"
IFF = trusted_claim(Iff(SWAP.claim.context, SWAP.claim.links[0], SWAP.claim.links[0]))

ACCEPTS = {
    "an equal argument": goal("exp(a + b) = exp(b + a)", parts=[SWAP]),
    "one of two factors": goal("a*(a + b) = a*(b + a)", parts=[SWAP]),
    "two arguments, two parts": goal(
        "(a + b)/(a + b + 1) = (b + a)/(1 + a + b)",
        ["a > 0", "b > 0"],
        parts=[
            SWAP,
            shown("a + b + 1 = 1 + a + b"),
        ],
    ),
    "the bodies of two sums": goal(SUMS.format("n"), where=WHERE, parts=[BODY]),
    "the bodies of two products": goal(
        SUMS.replace("Sum", "Product").format("n"), where=WHERE, parts=[BODY]
    ),
    "the bodies of two maxima": goal(
        SUMS.replace("Sum", "Max").format("n"), where=WHERE, parts=[BODY]
    ),
    "the bodies of two minima": goal(
        SUMS.replace("Sum", "Min").format("n"), where=WHERE, parts=[BODY]
    ),
    "indices of two names": goal(
        "Sum((y[k] + 1)^2, (k, 1, n)) = Sum(y[l]^2 + 2*y[l] + 1, (l, 1, n))",
        where=WHERE,
        parts=[BODY],
    ),
    "nothing differs": goal("exp(a) = exp(a)"),
    "an entry of a family": goal("y[i] = y[i]", where=FAMILY),
}

REFUSES = {
    "the part says something else": (
        goal("exp(a + b) = exp(a - b)", parts=[SWAP]),
        "a part shows something else than 'a + b = a - b'",
    ),
    "the part is turned round": (
        goal("exp(b + a) = exp(a + b)", parts=[SWAP]),
        "a part shows something else than 'b + a = a + b'",
    ),
    "the part is a bound": (
        goal("exp(a + b) = exp(b + a)", parts=[trusted("a + b <= b + a")]),
        "a part shows something else",
    ),
    "the part is an equivalence": (
        goal("exp(a + b) = exp(b + a)", parts=[IFF]),
        "expected a part that is a relation",
    ),
    "there is no part": (goal("exp(a + b) = exp(b + a)"), "no part shows that"),
    "two functions": (goal("exp(a) = sin(a)"), "expected an equation of two terms of one form"),
    "sums of two lengths": (
        goal("a + b = a + b + 0"),
        "expected an equation of two terms of one form",
    ),
    "a bound": (goal("exp(a) <= exp(a)"), "expected an equation of two terms of one form"),
    "two families": (
        goal("y[i] = z[i]", where=FAMILY),
        "expected an equation of two terms of one form",
    ),
    "the ranges differ and the part is of the bodies": (
        goal(SUMS.format("n - 1"), where=WHERE, parts=[BODY]),
        "a part declares 'k' otherwise",
    ),
    "the ranges differ, the bodies too": (
        goal(SUMS.format("n - 1"), where=WHERE, parts=[trusted("n - 1 = n", where=WHERE), BODY]),
        "expected two binders over one range",
    ),
    "the bodies differ and there is no part": (
        goal(SUMS.format("n"), where=WHERE),
        "no part shows that",
    ),
    "the part is about another body": (
        goal("Sum(y[k]^2, (k, 1, n)) = Sum(y[k], (k, 1, n))", where=WHERE, parts=[BODY]),
        "the part is not about the bodies of the two",
    ),
    "the part is a bound of the bodies": (
        goal(
            SUMS.format("n"),
            where=WHERE,
            parts=[trusted("(y[k] + 1)^2 <= y[k]^2 + 2*y[k] + 1", (), f"{WHERE}; k: index(1..n)")],
        ),
        "the part is not about the bodies of the two",
    ),
    "a softmax": (
        goal(
            "softmax((y[k] + 1)^2, (k, 1, n))[i] = softmax(y[k]^2 + 2*y[k] + 1, (k, 1, n))[i]",
            where=f"{WHERE}; i: index(n)",
            parts=[BODY],
        ),
        "expected two binders over one range",
    ),
    "the part declares no index": (
        goal(
            "Sum(k + 1, (k, 1, n)) = Sum(1 + k, (k, 1, n))", where="n: size", parts=[shown("x = x")]
        ),
        "expected a part with one index more, over the range of the binder",
    ),
    "the part's index runs further": (
        goal(
            "Sum(k + 1, (k, 1, n)) = Sum(1 + k, (k, 1, n))",
            where="n: size",
            parts=[
                shown("k + 1 = 1 + k", where="n: size; k: index(0..n)"),
            ],
        ),
        "expected a part with one index more, over the range of the binder",
    ),
    "the part's bodies have a hypothesis": (
        goal(
            "Sum(k + c, (k, 1, n)) = Sum(c + k, (k, 1, n))",
            where="n: size",
            parts=[shown("k + c = c + k", ["c > 0"], "n: size; k: index(n)")],
        ),
        "a part uses the hypothesis 'c > 0', which is not given",
    ),
    "the part's bodies have another sort": (
        goal(
            "Sum(k + c, (k, 1, n)) = Sum(c + k, (k, 1, n))",
            where="n: size",
            parts=[shown("k + c = c + k", (), "n: size; k: index(n); c: positive")],
        ),
        "a part declares 'c' otherwise",
    ),
    "the part declares two indices": (
        goal(
            "Sum(k + 1, (k, 1, n)) = Sum(1 + k, (k, 1, n))",
            where="n: size",
            parts=[shown("k + 1 + j = 1 + k + j", (), "n: size; k: index(n); j: index(n)")],
        ),
        "expected a part with one index more, over the range of the binder",
    ),
    "a bound part is an equivalence": (
        goal("Sum(k + 1, (k, 1, n)) = Sum(1 + k, (k, 1, n))", where="n: size", parts=[IFF]),
        "expected a part that is a relation",
    ),
    "a derivative's body": (
        goal("Derivative(x^2, x) = Derivative(x*x, x)", parts=[shown("x^2 = x*x")]),
        "expected two binders over one range",
    ),
    "the part has a hypothesis": (
        goal("exp(a + b) = exp(b + a)", parts=[shown("a + b = b + a", ["a > 0"])]),
        "a part uses the hypothesis 'a > 0', which is not given",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("congruence", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("congruence", asked)
