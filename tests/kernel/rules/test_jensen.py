"""The rule ``jensen``."""

import re

import pytest
from kernel_goals import check, context_of, goal, term_in

from symcheck.authoring.reading import function_of
from symcheck.kernel.claim import INTEGER, REAL
from symcheck.kernel.derivation import RuleRefused

WHERE = "n: size; w: family(n); x: family(n); i: index(n); j: index(n); a: real"
WEIGHTS = ["w[k] >= 0 for k in 1..n", "Sum(w[k], (k, 1, n)) = 1"]
MEAN = "Sum(w[k]*x[k], (k, 1, n))"
CONTEXT = context_of("a = a", (), WHERE)


def asked(text, given=(), function="t**2", weights="w[k]", points="x[k]", **more):
    terms = {name: term_in(CONTEXT, value) for name, value in more.items()}
    return goal(
        text, given, WHERE,
        function=function_of(f"Lambda(t, {function})", CONTEXT, REAL),
        weights=function_of(f"Lambda(k, {weights})", CONTEXT, INTEGER),
        points=function_of(f"Lambda(k, {points})", CONTEXT, INTEGER),
        **terms,
    )  # fmt: skip


SQUARES = f"({MEAN})^2 <= Sum(w[k]*x[k]^2, (k, 1, n))"
LOGS = f"Sum(w[k]*log(x[k]), (k, 1, n)) <= log({MEAN})"
POSITIVE = ["x[k] > 0 for k in 1..n"]
SOME = ["w[k] > 0 for k in 1..n", WEIGHTS[1]]
WEIGHED = ["w[i] > 0", "w[j] > 0"]

ACCEPTS = {
    "the square of a mean": asked(SQUARES, WEIGHTS),
    "the plain mean": asked(
        "(Sum(x[k], (k, 1, n))/n)^2 <= Sum(x[k]^2, (k, 1, n))/n", weights="1/n"
    ),
    "a concave function, by its negative": asked(
        LOGS, [*SOME, *POSITIVE], function="-log(t)", above="0"
    ),
    "the exponential": asked(f"exp({MEAN}) <= Sum(w[k]*exp(x[k]), (k, 1, n))", WEIGHTS, "exp(t)"),
    "on an interval below": asked(
        f"-1/({MEAN}) <= -Sum(w[k]/x[k], (k, 1, n))",
        [*WEIGHTS, f"{MEAN} != 0", "x[k] < 0 for k in 1..n"], "-1/t", below="0",
    ),
    "strictly": asked(
        SQUARES.replace("<=", "<"), [*WEIGHTS, *WEIGHED, "x[i] != x[j]"], i="i", j="j"
    ),
    "where it is an equality": asked(
        "x[i] = x[j]", [*WEIGHTS, *WEIGHED, SQUARES.replace("<=", "=")], i="i", j="j"
    ),
    "with a parameter": asked(
        f"({MEAN} - a)^2 <= Sum(w[k]*(x[k] - a)^2, (k, 1, n))", WEIGHTS, "(t - a)**2"
    ),
}  # fmt: skip

REFUSES = {
    "not convex": (
        asked(f"({MEAN})^3 <= Sum(w[k]*x[k]^3, (k, 1, n))", WEIGHTS, "t**3"), "(convexity)",
    ),
    "convex beyond the interval only": (
        asked(f"({MEAN})^3 <= Sum(w[k]*x[k]^3, (k, 1, n))", WEIGHTS, "t**3", above="-1"),
        "(convexity)",
    ),
    "a point outside the interval": (
        asked(f"({MEAN})^3 <= Sum(w[k]*x[k]^3, (k, 1, n))", WEIGHTS, "t**3", above="0"),
        "' was not shown (a point)",
    ),
    "a kink in the middle": (
        asked(f"Abs({MEAN}) <= Sum(w[k]*Abs(x[k]), (k, 1, n))", WEIGHTS, "Abs(t)"), "was not shown",
    ),
    "the function has a pole": (
        asked(f"1/({MEAN})^2 <= Sum(w[k]/x[k]^2, (k, 1, n))", [*WEIGHTS, f"{MEAN} != 0",
              "x[k] != 0 for k in 1..n"], "1/t**2"),
        "was not shown",
    ),
    "the weights are negative": (asked(SQUARES, WEIGHTS[1:]), "(a weight)"),
    "the weights do not add up": (asked(SQUARES, WEIGHTS[:1]), "(the sum of the weights)"),
    "the other way": (
        asked(SQUARES.replace("<=", ">="), WEIGHTS), "differ by",
    ),
    "strictly, of another": (
        asked(
            SQUARES.replace("<=", "<") + " + 1", [*WEIGHTS, *WEIGHED, "x[i] != x[j]"],
            i="i", j="j",
        ),
        "differ by",
    ),
    "strictly without two points": (
        asked(SQUARES.replace("<=", "<"), WEIGHTS), "expected 'i', a term",
    ),
    "strictly with points that may be one": (
        asked(SQUARES.replace("<=", "<"), [*WEIGHTS, *WEIGHED], i="i", j="j"), "(two points)",
    ),
    "strictly with no weight": (
        asked(SQUARES.replace("<=", "<"), [*WEIGHTS, "x[i] != x[j]"], i="i", j="j"), "(a weight)",
    ),
    "strictly for a line": (
        asked(f"{MEAN} < Sum(w[k]*x[k], (k, 1, n))", [*WEIGHTS, *WEIGHED, "x[i] != x[j]"], "t",
              i="i", j="j"),
        "(convexity)",
    ),
    "equality of a line says nothing": (
        asked("x[i] = x[j]", [*WEIGHTS, *WEIGHED], "t", i="i", j="j"), "(convexity)",
    ),
    "equality of points that weigh nothing": (
        asked("x[i] = x[j]", [*WEIGHTS, SQUARES.replace("<=", "=")], i="i", j="j"), "(a weight)",
    ),
    "equality that is not given": (
        asked("x[i] = x[j]", [*WEIGHTS, *WEIGHED], i="i", j="j"), "(equality)",
    ),
    "equality of something else": (
        asked("w[i] = w[j]", [*WEIGHTS, *WEIGHED, SQUARES.replace("<=", "=")], i="i", j="j"),
        "expected 'x[i] = x[j]'",
    ),
    "no comparison": (asked("x[i] != x[j]", WEIGHTS), "expected '<=', '<' or '='"),
    "no sum": (asked("a <= a"), "expected a sum"),
}  # fmt: skip


@pytest.mark.parametrize("wanted", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(wanted):
    check("jensen", wanted)


@pytest.mark.parametrize(("wanted", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(wanted, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("jensen", wanted)


def test_what_is_missing_is_named():
    with pytest.raises(RuleRefused, match="expected 'function', a function of one variable"):
        check("jensen", goal(SQUARES, WEIGHTS, WHERE))
