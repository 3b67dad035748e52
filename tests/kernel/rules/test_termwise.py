"""The rule ``termwise``."""

import re

import pytest
from kernel_goals import FAMILY, check, context_of, goal, term_in, trusted

from symcheck.kernel.derivation import RuleRefused

PART = FAMILY + "; k: index(1..n)"
NATURAL = "n: natural; y: family(n)"
SUMS = "Sum(y[k], (k, 1, n)) {} Sum(z[k], (k, 1, n))"
I = term_in(context_of("y[i] = y[i]", (), FAMILY), "i")


def each(op):
    return [f"y[k] {op} z[k] for k in 1..n"]


ACCEPTS = {
    "sums": goal(SUMS.format("<="), each("<="), FAMILY),
    "a weak bound needs no strict term": goal(SUMS.format("<="), each("<="), FAMILY, strict_at=I),
    "sums, strictly": goal(SUMS.format("<"), each("<"), FAMILY),
    "sums, by a part": goal(
        SUMS.format("<="), each("<="), FAMILY, parts=[trusted("y[k] <= z[k]", each("<="), PART)]
    ),
    "a strict part shows a weak bound": goal(
        SUMS.format("<="), each("<"), FAMILY, parts=[trusted("y[k] < z[k]", each("<"), PART)]
    ),
    "products of what is not negative": goal(
        "Product(y[k]^2, (k, 1, n)) <= Product(y[k]^2 + 1, (k, 1, n))", where=FAMILY
    ),
    "maxima": goal("Max(y[k], (k, 1, n)) <= Max(y[k] + 1, (k, 1, n))", where=FAMILY),
    "minima, strictly": goal("Min(y[k], (k, 1, n)) < Min(y[k] + 1, (k, 1, n))", where=FAMILY),
    "strict at one index, by a part": goal(
        SUMS.format("<"),
        each("<="),
        FAMILY,
        strict_at=I,
        parts=[trusted("y[k] <= z[k]", each("<="), PART), trusted("y[i] < z[i]", where=FAMILY)],
    ),
    "strict at one index": goal(
        SUMS.format("<"), [*each("<="), "y[i] < z[i]"], FAMILY, strict_at=I
    ),
}

REFUSES = {
    "products of what is negative": (
        goal("Product(-2, (k, 1, n)) <= Product(1, (k, 1, n))", where="n: size"),
        "was not shown (every term)",
    ),
    "one term is greater": (
        goal(SUMS.format("<="), ["y[1] <= z[1]"], FAMILY),
        "was not shown (every term)",
    ),
    "strict from weak": (goal(SUMS.format("<"), each("<="), FAMILY), "was not shown (every term)"),
    "strict over a range that may be empty": (
        goal("Sum(y[k], (k, 1, n)) < Sum(y[k] + 1, (k, 1, n))", where=NATURAL),
        "'1 <= n' was not shown (a strict comparison)",
    ),
    "strict at an index that is weak": (
        goal(SUMS.format("<"), each("<="), FAMILY, strict_at=I),
        "'y[i] < z[i]' was not shown (the strict term)",
    ),
    "the second part is weak": (
        goal(
            SUMS.format("<"),
            each("<="),
            FAMILY,
            strict_at=I,
            parts=[
                trusted("y[k] <= z[k]", each("<="), PART),
                trusted("y[i] <= z[i]", where=FAMILY),
            ],
        ),
        "'y[i] < z[i]' was not shown (the strict term)",
    ),
    "a maximum that is strict at one index": (
        goal(
            SUMS.replace("Sum", "Max").format("<"), [*each("<="), "y[i] < z[i]"], FAMILY,
            strict_at=I,
        ),
        "was not shown (every term)",
    ),
    "a product that is strict at one index": (
        goal(
            SUMS.replace("Sum", "Product").format("<"),
            [*each("<="), "y[i] < z[i]", "0 <= y[k] for k in 1..n"],
            FAMILY,
            strict_at=I,
        ),
        "was not shown (every term)",
    ),
    "strict at no integer": (
        goal(SUMS.format("<"), each("<="), FAMILY, strict_at=term_in(context_of("x = x"), "3/2")),
        "'3/2' may be no integer",
    ),
    "the ranges differ": (
        goal("Sum(y[k], (k, 1, n)) <= Sum(y[k], (k, 2, n))", where=FAMILY),
        "expected two ranges that are the same",
    ),
    "a sum and a product": (
        goal("Sum(y[k], (k, 1, n)) <= Product(y[k], (k, 1, n))", where=FAMILY),
        "expected two sums, two products or two maxima",
    ),
    "no sums": (
        goal("y[i] <= y[i]", where=FAMILY),
        "expected two sums, two products or two maxima",
    ),
    "an equation": (
        goal(SUMS.format("="), each("="), FAMILY),
        "expected a comparison with '<=' or '<'",
    ),
    "the part is about other bodies": (
        goal(
            SUMS.format("<="), each("<="), FAMILY, parts=[trusted("z[k] <= y[k]", each("<="), PART)]
        ),
        "the part does not compare the bodies of the two",
    ),
    "the part is weak": (
        goal(SUMS.format("<"), each("<"), FAMILY, parts=[trusted("y[k] <= z[k]", each("<"), PART)]),
        "the part does not compare the bodies of the two",
    ),
    "the part is a chain": (
        goal(
            SUMS.format("<="),
            each("<="),
            FAMILY,
            parts=[
                trusted("y[k] <= z[k] <= z[k]", each("<="), PART),
            ],
        ),
        "the part does not compare the bodies of the two",
    ),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("termwise", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("termwise", asked)
