"""The rule ``split``."""

import re

import pytest
from kernel_goals import check, context_of, goal, term_in

from symcheck.kernel.derivation import Goal, RuleRefused
from symcheck.kernel.rules import RULES
from symcheck.kernel.term import add, div, eq, fn, neg, num, sum_, var

WHERE = (
    "n: size; m: natural; d: natural; N: natural; y: family(n); i: index(n); j: integer; x: real"
)
CONTEXT = context_of("x = x", (), WHERE)


def asked(text, given=(), at=None):
    arguments = {} if at is None else {"at": term_in(CONTEXT, at)}
    return goal(text, given, WHERE, **arguments)


PARTS = "Sum(y[k], (k, 1, n)) = Sum(y[k], (k, 1, i)) + Sum(y[k], (k, i + 1, n))"
LEAVES = "Sum(exp(k), (k, 2^(d + 1), 2^(d + 2) - 1))"

ACCEPTS = {
    "at an index": asked(PARTS),
    "from right to left": asked(" = ".join(reversed(PARTS.split(" = ")))),
    "at an index that is given": asked(
        "Sum(y[k], (k, 1, n)) = y[1] + Sum(y[k], (k, 2, n))", at="1"
    ),
    "an empty part": asked(
        "Sum(exp(k), (k, 1, n)) = Sum(exp(k), (k, 1, m)) + Sum(exp(k), (k, m + 1, n))", ["m <= n"]
    ),
    "a product": asked(PARTS.replace("Sum", "Product").replace(" + Prod", "*Prod")),
    "a maximum": asked(
        "Max(y[k], (k, 1, n)) = Max(Max(y[k], (k, 1, i)), Max(y[k], (k, i + 1, n)))", ["i < n"]
    ),
    "a minimum": asked(
        "Min(y[k], (k, 1, n)) = Min(Min(y[k], (k, 1, i)), Min(y[k], (k, i + 1, n)))", ["i < n"]
    ),
    "in pairs": asked("Sum(exp(k), (k, 0, 2*N - 1)) = Sum(exp(2*k) + exp(2*k + 1), (k, 0, N - 1))"),
    "a product in pairs": asked(
        "Product(x + k, (k, 0, 2*N - 1)) = Product((x + 2*k)*(x + 2*k + 1), (k, 0, N - 1))"
    ),
    "around an index": asked(
        "Sum(y[k], (k, 1, n)) = Sum(y[k], (k, 1, i - 1)) + y[i] + Sum(y[k], (k, i + 1, n))"
    ),
    "a maximum around an index": asked(
        "Max(y[k], (k, 1, n)) = Max(Max(y[k], (k, 1, i - 1)), y[i], Max(y[k], (k, i + 1, n)))",
        ["1 < i", "i < n"],
    ),
    "the even and the odd": asked(
        "Sum(exp(k), (k, 0, 2*N - 1))"
        " = Sum(exp(2*k), (k, 0, N - 1)) + Sum(exp(2*k + 1), (k, 0, N - 1))"
    ),
    "the even and the odd beside nested sums": asked(
        "Sum(exp(k), (k, 0, 2*N - 1)) = Sum(Sum(exp(l), (l, 0, k)), (k, 1, 5))"
        " + Sum(exp(2*k), (k, 0, N - 1)) + Sum(exp(2*k + 1), (k, 0, N - 1))"
        " - Sum(Sum(exp(l), (l, 0, k)), (k, 1, 5))"
    ),
    "the even and the odd of a product": asked(
        "Product(x + k, (k, 0, 2*N - 1))"
        " = Product(x + 2*k, (k, 0, N - 1))*Product(x + 2*k + 1, (k, 0, N - 1))"
    ),
    "the leaves of a tree in heap order": asked(
        f"{LEAVES} = Sum(exp(2*k) + exp(2*k + 1), (k, 2^d, 2^(d + 1) - 1))"
    ),
}

REFUSES = {
    "the parts overlap": (asked(PARTS.replace("i + 1", "i")), "differ by"),
    "a part is missing": (
        asked("Sum(y[k], (k, 1, n)) = Sum(y[k], (k, 1, i)) + Sum(y[k], (k, i + 2, n))"),
        "differ by",
    ),
    "beyond the end": (
        asked("Sum(exp(k), (k, 1, n)) = Sum(exp(k), (k, 1, m)) + Sum(exp(k), (k, m + 1, n))"),
        "'m <= n' was not shown (the index of the split)",
    ),
    "before the beginning": (
        asked(
            "Sum(exp(k), (k, 1, n)) = Sum(exp(k), (k, 1, j)) + Sum(exp(k), (k, j + 1, n))",
            ["j <= n"],
        ),
        "'1 <= j + 1' was not shown (the index of the split)",
    ),
    "a maximum over nothing": (
        asked("Max(y[k], (k, 1, n)) = Max(Max(y[k], (k, 1, i)), Max(y[k], (k, i + 1, n)))"),
        "was not shown",
    ),
    "pairs of an odd number": (
        asked("Sum(exp(k), (k, 0, 2*N)) = Sum(exp(2*k) + exp(2*k + 1), (k, 0, N - 1))"),
        "differ by",
    ),
    "pairs that are not neighbours": (
        asked("Sum(exp(k), (k, 0, 2*N - 1)) = Sum(exp(k) + exp(N + k + 1), (k, 0, N - 1))"),
        "differ by",
    ),
    "the value between stands elsewhere": (
        asked("Sum(y[k], (k, 1, n)) = Sum(y[k], (k, 1, i - 1)) + y[1] + Sum(y[k], (k, i + 1, n))"),
        "differ by",
    ),
    "a maximum around its last index": (
        asked(
            "Max(y[k], (k, 1, n)) = Max(Max(y[k], (k, 1, i - 1)), y[i], Max(y[k], (k, i + 1, n)))",
            ["1 < i"],
        ),
        "was not shown",
    ),
    "at a number that is no index": (
        asked("Sum(y[k], (k, 1, n)) = y[1] + Sum(y[k], (k, 2, n))", at="x"),
        "'x' may be no integer",
    ),
    "the even twice": (
        asked(
            "Sum(exp(k), (k, 0, 2*N - 1))"
            " = Sum(exp(2*k), (k, 0, N - 1)) + Sum(exp(2*k), (k, 0, N - 1))"
        ),
        "differ by",
    ),
    "a sum and a product": (
        asked("Sum(exp(k), (k, 0, 2*N - 1)) = Product(exp(2*k) + exp(2*k + 1), (k, 0, N - 1))"),
        "expected 'at', the index after which the range is split",
    ),
    "no sum": (asked("x = x"), "expected an equation for a sum, a product or a maximum"),
    "a bound": (asked(PARTS.replace("=", "<=")), "expected an equation for a sum"),
}  # fmt: skip


@pytest.mark.parametrize("wanted", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(wanted):
    check("split", wanted)


@pytest.mark.parametrize(("wanted", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(wanted, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("split", wanted)


def test_a_sum_whose_end_may_be_no_integer_is_passed_over():
    low, i, n = num(1), var("i"), var("n")
    ends = ((low, div(n, low)), (low, i), (add(i, low), n))
    odd, first, rest = (sum_("k", *pair, fn("exp", var("k"))) for pair in ends)
    whole = sum_("k", low, n, fn("exp", var("k")))
    for parts in ((odd, neg(odd), first, rest), (first, rest, odd, neg(odd))):
        assert RULES["split"](Goal(CONTEXT, eq(whole, add(*parts)))).data == {"at": i}


def test_the_range_of_a_branch_that_is_not_taken_has_ends():
    pairs = "Sum(exp(2*k) + exp(2*k + 1), (k, sign(x/x) - 1, sign(x/x)))"
    value = f"Piecewise((exp(0) + exp(1) + exp(2) + exp(3), x = 0), ({pairs}, True))"
    with pytest.raises(RuleRefused, match="x != 0"):
        check("split", asked(f"Sum(exp(k), (k, 0, 3)) = {value}", ["x = 0"]))
