"""The rule ``telescoping``."""

import re

import pytest
from kernel_goals import check, context_of, goal

from symcheck.authoring.reading import function_of
from symcheck.kernel.claim import INTEGER
from symcheck.kernel.derivation import RuleRefused

WHERE = "n: size; m: natural; y: family(n); u: family(n + 1); q: real; i: index(n)"
CONTEXT = context_of("q = q", (), WHERE)


def asked(text, given=(), sequence=None):
    if sequence is None:
        return goal(text, given, WHERE)
    found = function_of(f"Lambda(k, {sequence})", CONTEXT, INTEGER)
    return goal(text, given, WHERE, sequence=found)


ACCEPTS = {
    "as it is written": asked("Sum(u[k + 1] - u[k], (k, 1, n)) = u[n + 1] - u[1]"),
    "from right to left": asked("u[n + 1] - u[1] = Sum(u[k + 1] - u[k], (k, 1, n))"),
    "the negative first": asked("Sum(-u[k] + u[k + 1], (k, 1, n)) = u[n + 1] - u[1]"),
    "downwards": asked("Sum(u[k] - u[k + 1], (k, 1, n)) = u[1] - u[n + 1]"),
    "another way of writing it": asked("Sum(exp(1 + k) - exp(k), (k, 0, n)) = exp(n + 1) - 1"),
    "a sequence that is given": asked("Sum(2*k + 1, (k, 1, n)) = (n + 1)^2 - 1", sequence="k^2"),
    "partial fractions": asked("Sum(1/(k*(k + 1)), (k, 1, n)) = 1 - 1/(n + 1)", sequence="-1/k"),
    "a range that may be empty": asked("Sum(2*k + 1, (k, 0, m - 1)) = m^2", sequence="k^2"),
    "backwards": asked("Sum(y[k] - y[k - 1], (k, 2, n)) = y[n] - y[1]"),
    "a product": asked("Product((k + 1)/k, (k, 1, n)) = n + 1"),
    "a product downwards": asked("Product(k/(k + 1), (k, 1, n)) = 1/(n + 1)"),
    "a product of a sequence": asked(
        "Product(u[k + 1]/u[k], (k, 1, n)) = u[n + 1]/u[1]", ["u[k] != 0 for k in 1..n + 1"]
    ),
}

REFUSES = {
    "an end slips": (
        asked("Sum(u[k + 1] - u[k], (k, 1, n)) = u[n] - u[1]"), "differ by",
    ),
    "no neighbours": (
        asked("Sum(u[k] - u[1], (k, 1, n)) = u[n] - u[1]"), "expected 'sequence'",
    ),
    "three summands": (asked("Sum(u[k + 1] - u[k] + q, (k, 1, n)) = q"), "expected 'sequence'"),
    "a product under a sum": (
        asked("Sum(u[k + 1]*(-u[k]), (k, 1, n)) = u[n + 1] - u[1]"), "expected 'sequence'",
    ),
    "a sum under a sum": (
        asked("Sum((k + 1) + exp(k), (k, 1, n)) = n + 1"), "expected 'sequence'",
    ),
    "a sum under a sum, the other way": (
        asked("Sum(exp(k + 1) + k, (k, 1, n)) = n + 1"), "expected 'sequence'",
    ),
    "a quotient under a sum": (
        asked("Sum(u[k + 1]/u[k], (k, 1, n)) = u[n + 1]/u[1]"), "expected 'sequence'",
    ),
    "a product under a product": (
        asked("Product(u[k + 1]*u[k], (k, 1, n)) = u[n + 1]/u[1]"), "expected 'sequence'",
    ),
    "a quotient of no neighbours": (
        asked("Product(u[k]/q, (k, 1, n)) = u[n + 1]/u[1]"), "expected 'sequence'",
    ),
    "another sequence": (
        asked("Sum(2*k + 1, (k, 1, n)) = (n + 1)^3 - 1", sequence="k^3"), "differ by",
    ),
    "a range that may be less than empty": (
        asked("Sum(2*k + 1, (k, 3, m)) = (m + 1)^2 - 9", sequence="k^2"),
        "'3 <= m + 1' was not shown (the range)",
    ),
    "a sequence that is not defined beyond the range": (
        asked("Sum(0, (k, 1, n)) = 0", sequence="0*log(n + 1 - k)"),
        "was not shown (an argument of log)",
    ),
    "a sequence with a pole inside": (
        asked("Sum(1/(k - 3) - 1/(k - 4), (k, 1, m)) = 1/(m - 3) + 1/3", sequence="1/(k - 4)"),
        "was not shown (a denominator)",
    ),
    "a product of a sequence that may be 0": (
        asked("Product(u[k + 1]/u[k], (k, 1, n)) = u[n + 1]/u[1]", ["u[k] != 0 for k in 1..n"]),
        "was not shown (the sequence)",
    ),
    "a product is no difference": (
        asked("Product(u[k + 1] - u[k], (k, 1, n)) = u[n + 1] - u[1]"), "expected 'sequence'",
    ),
    "a maximum": (
        asked("Max(u[k + 1] - u[k], (k, 1, n)) = u[n + 1] - u[1]"),
        "expected an equation for a sum or a product",
    ),
    "a bound": (
        asked("Sum(u[k + 1] - u[k], (k, 1, n)) <= u[n + 1] - u[1]"),
        "expected an equation for a sum or a product",
    ),
}  # fmt: skip


@pytest.mark.parametrize("wanted", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(wanted):
    check("telescoping", wanted)


@pytest.mark.parametrize(("wanted", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(wanted, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("telescoping", wanted)
