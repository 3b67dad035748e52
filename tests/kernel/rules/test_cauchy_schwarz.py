"""The rule ``cauchy_schwarz``."""

import re

import pytest
from kernel_goals import FAMILY, check, context_of, goal, term_in

from symcheck.authoring.reading import function_of
from symcheck.kernel.claim import INTEGER
from symcheck.kernel.derivation import RuleRefused

WHERE = FAMILY + "; j: index(n); w: family(n); x: real"
CONTEXT = context_of("x = x", (), WHERE)
SQUARE = "Sum(y[k]*z[k], (k, 1, n))^2"
SQUARES = "Sum(y[k]^2, (k, 1, n))*Sum(z[k]^2, (k, 1, n))"


def asked(text, given=(), a=None, b=None, **more):
    arguments = {name: term_in(CONTEXT, value) for name, value in more.items()}
    for name, value in (("a", a), ("b", b)):
        if value is not None:
            arguments[name] = function_of(f"Lambda(k, {value})", CONTEXT, INTEGER)
    return goal(text, given, WHERE, **arguments)


BOTH = {"a": "y[k]", "b": "z[k]"}

ACCEPTS = {
    "as it is written": asked(f"{SQUARE} <= {SQUARES}"),
    "with weights": asked(
        "Sum(w[k]*y[k]*z[k], (k, 1, n))^2"
        " <= Sum(w[k]*y[k]^2, (k, 1, n))*Sum(w[k]*z[k]^2, (k, 1, n))",
        ["w[k] >= 0 for k in 1..n"],
    ),
    "a smaller sum": asked(
        "Sum(y[k]*z[k]/2, (k, 1, n))^2 <= Sum(y[k]^2, (k, 1, n))*Sum(z[k]^2, (k, 1, n))"
    ),
    "with roots": asked(
        "Abs(Sum(y[k]*z[k], (k, 1, n)))"
        " <= sqrt(Sum(y[k]^2, (k, 1, n)))*sqrt(Sum(z[k]^2, (k, 1, n)))"
    ),
    "norms": asked("y @ z <= norm(y)*norm(z)"),
    "squares of roots": asked(
        "Sum(y[k]*z[k], (k, 1, n))^2"
        " <= sqrt(Sum(y[k]^2, (k, 1, n)))^2*sqrt(Sum(z[k]^2, (k, 1, n)))^2"
    ),
    "the square of one root": asked(
        "Sum(y[k]*z[k], (k, 1, n))^2 <= sqrt(Sum(y[k]^2, (k, 1, n)))^2*Sum(z[k]^2, (k, 1, n))"
    ),
    "squares of norms": asked("(y @ z)^2 <= norm(y)^2*norm(z)^2"),
    "with its functions": asked(f"{SQUARE} <= {SQUARES}", **BOTH),
    "the mean of squares": asked(
        "Sum(y[k], (k, 1, n))^2/n <= Sum(y[k]^2, (k, 1, n))", a="y[k]/sqrt(n)", b="1"
    ),
    "strictly": asked(f"{SQUARE} < {SQUARES}", ["y[i]*z[j] != y[j]*z[i]"], **BOTH, i="i", j="j"),
    "where it is an equality": asked(
        "y[i]*z[j] = y[j]*z[i]", [f"{SQUARE} = {SQUARES}"], **BOTH, i="i", j="j"
    ),
    "where it is an equality, from right to left": asked(
        "y[j]*z[i] - y[i]*z[j] = 0", [f"{SQUARE} = {SQUARES}"], **BOTH, i="i", j="j"
    ),
}

REFUSES = {
    "the other way": (asked(f"{SQUARE} >= {SQUARES}"), "expected 'a' and 'b', or a bound"),
    "a larger sum": (
        asked("Sum(2*y[k]*z[k], (k, 1, n))^2 <= Sum(y[k]^2, (k, 1, n))*Sum(z[k]^2, (k, 1, n))"),
        "(every term)",
    ),
    "a larger product of norms": (asked("2*(y @ z) <= norm(y)*norm(z)"), "expected 'a' and 'b'"),
    "one norm": (asked("y @ z <= norm(y)*norm(y)"), "(every term)"),
    "the square of one side": (asked("(y @ z)^2 <= norm(y)*norm(z)"), "expected 'a' and 'b'"),
    "no square": (
        asked("Sum(y[k]*z[k], (k, 1, n))^2 <= Sum(y[k]^2, (k, 1, n))*Sum(z[k]^3, (k, 1, n))"),
        "(a sum of squares)",
    ),
    "weights of any sign": (
        asked(
            "Sum(w[k]*y[k], (k, 1, n))^2 <= Sum(w[k], (k, 1, n))*Sum(w[k]*y[k]^2, (k, 1, n))"
        ),
        "(a sum of squares)",
    ),
    "two ranges": (
        asked("Sum(y[k], (k, 1, n))^2 <= Sum(y[k]^2, (k, 1, n))*Sum(1, (k, 1, i))"),
        "expected three sums over one range",
    ),
    "a third power of roots": (
        asked(
            "Sum(y[k]*z[k], (k, 1, n))^2"
            " <= sqrt(Sum(y[k]^2, (k, 1, n)))^3*sqrt(Sum(z[k]^2, (k, 1, n)))^3"
        ),
        "expected 'a' and 'b'",
    ),
    "squares of logarithms": (
        asked(
            "Sum(y[k]*z[k], (k, 1, n))^2"
            " <= log(Sum(y[k]^2, (k, 1, n)))^2*log(Sum(z[k]^2, (k, 1, n)))^2"
        ),
        "expected 'a' and 'b'",
    ),
    "a product of logarithms": (
        asked(
            "Sum(y[k]*z[k], (k, 1, n)) <= log(Sum(y[k]^2, (k, 1, n)))*log(Sum(z[k]^2, (k, 1, n)))"
        ),
        "expected 'a' and 'b'",
    ),
    "a root and a logarithm": (
        asked(
            "Sum(y[k]*z[k], (k, 1, n)) <= sqrt(Sum(y[k]^2, (k, 1, n)))*log(Sum(z[k]^2, (k, 1, n)))"
        ),
        "expected 'a' and 'b'",
    ),
    "a sum of sums": (asked(f"{SQUARE} <= {SQUARES.replace(')*Sum', ') + Sum')}"), "expected 'a'"),
    "three sums": (asked(f"{SQUARE} <= {SQUARES}*Sum(w[k]^2, (k, 1, n))"), "expected 'a' and 'b'"),
    "one function of two": (
        asked(f"{SQUARE} <= {SQUARES}", a="y[k]"), "expected 'b', a function of one variable",
    ),
    "the other function of two": (
        asked(f"{SQUARE} <= {SQUARES}", b="z[k]"), "expected 'a', a function of one variable",
    ),
    "a third power": (
        asked("Sum(y[k], (k, 1, n))^3 <= Sum(y[k]^2, (k, 1, n))*Sum(1, (k, 1, n))"),
        "expected 'a' and 'b'",
    ),
    "strictly": (asked(f"{SQUARE} < {SQUARES}"), "expected 'a' and 'b'"),
    "strictly without two indices": (asked(f"{SQUARE} < {SQUARES}", **BOTH), "expected 'i'"),
    "strictly, of another": (
        asked(f"2*{SQUARE} < {SQUARES}", ["y[i]*z[j] != y[j]*z[i]"], **BOTH, i="i", j="j"),
        "differ by",
    ),
    "strictly with one ratio": (
        asked(f"{SQUARE} < {SQUARES}", **BOTH, i="i", j="j"), "(two ratios)",
    ),
    "other functions": (
        asked(f"{SQUARE} <= {SQUARES}", a="y[k]", b="2*z[k]"), "differ by",
    ),
    "a function that is not defined": (
        asked("1 <= Sum(1, (k, 1, n))*Sum(1, (k, 1, n))", a="1", b="log(y[k])"), "differ by",
    ),
    "an index beyond the range": (
        asked(f"{SQUARE} < {SQUARES}", ["y[i]*z[j] != y[j]*z[i]"], **BOTH, i="i", j="n + 1"),
        "'n + 1 <= n' was not shown",
    ),
    "an equality that is not given": (
        asked("y[i]*z[j] = y[j]*z[i]", [f"{SQUARE} <= {SQUARES}"], **BOTH, i="i", j="j"),
        "(equality)",
    ),
    "another conclusion": (
        asked("y[i]*z[i] = y[j]*z[j]", [f"{SQUARE} = {SQUARES}"], **BOTH, i="i", j="j"),
        "differ by",
    ),
    "no comparison": (asked("y[i] != z[i]"), "expected '<=', '<' or '='"),
    "no sum": (asked("x <= x", a="1", b="1"), "expected a sum"),
    "no function": (
        goal(f"{SQUARE} <= {SQUARES}", (), WHERE, a=term_in(CONTEXT, "x"), b=term_in(CONTEXT, "x")),
        "expected 'a', a function of one variable",
    ),
}  # fmt: skip


@pytest.mark.parametrize("wanted", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(wanted):
    check("cauchy_schwarz", wanted)


@pytest.mark.parametrize(("wanted", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(wanted, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("cauchy_schwarz", wanted)
