"""The rule ``passage``."""

import re

import pytest
from kernel_goals import check, goal
from sequence_goals import WHERE, along, sequence

from symcheck.kernel.derivation import RuleRefused

LIMIT = "Limit(q^k, k, oo) = a"
TWO = [LIMIT, "Limit(q^k, k, oo) = b"]
EVERY = "Limit(y[j]^k, k, oo) = b for j in 1..n"


def passing(text, given=(), parts=()):
    """Return the goal of a relation of limits."""
    return goal(text, given, WHERE, parts=parts)


ACCEPTS = {
    "a bound": passing("0 <= a", [LIMIT], [along("0 <= q^k")]),
    "a bound from above": passing("a <= b", [LIMIT], [along("q^k <= b")]),
    "a bound from above, the other way round": passing("b >= a", [LIMIT], [along("q^k <= b")]),
    "a bound that is strict along the way": passing("0 <= a", [LIMIT], [along("0 < q^k")]),
    "a bound from 1 on": passing("0 <= a", [LIMIT], [along("0 <= q^k", sort="size")]),
    "an equation": passing("a = b", [LIMIT], [along("q^k = b + 1/(k + 1)")]),
    "an equation gives a bound": passing("a <= b", [LIMIT], [along("q^k = b")]),
    "a sequence that keeps away": passing("1 <= 0", [LIMIT], [along("1 <= Abs(q^k - a)")]),
    "the limit is unique": passing("a = b", TWO, [along("q^k = q^k")]),
    "a function of the sequence": passing("exp(a) <= 2*a", [LIMIT], [along("exp(q^k) <= 2*q^k")]),
    "a limit at every index": passing("0 <= b", [EVERY], [along("0 <= y[i]^k")]),
    "the first index": passing("0 <= b", [EVERY], [along("0 <= y[1]^k")]),
    "a limit among others": passing(
        "0 <= a", [f"a > -1 and {LIMIT}"], [along("0 <= q^k")]
    ),
    "no hypothesis": passing("0 <= 1", (), [along("0 <= k/(k + 1)")]),
    "a fact": passing("0 <= b", (), [along("0 <= b + q^k"), along("Abs(q) < 1", sort="")]),
}

REFUSES = {
    "strictness": (
        passing("0 < a", [LIMIT], [along("0 < q^k")]), "in the limit no other relation is left",
    ),
    "inequality": (
        passing("0 != a", [LIMIT], [along("0 != q^k")]), "in the limit no other relation is left",
    ),
    "an equation from a bound": (
        passing("0 = a", [LIMIT], [along("0 <= q^k")]), "the part shows '<=', expected '='",
    ),
    "a bound from an inequality": (
        passing("0 <= a", [LIMIT], [along("0 != q^k")]), "the part shows '!=', expected '<='",
    ),
    "the other direction": (
        passing("a <= 0", [LIMIT], [along("0 <= q^k")]), "was not shown to tend to 'a'",
    ),
    "no limit": (passing("0 <= a", (), [along("0 <= q^k")]), "'q**k' was not shown to tend to 'a'"),
    "another value": (passing("0 <= b", [LIMIT], [along("0 <= q^k")]), "to tend to 'b'"),
    "what alternates": (
        passing("-1 <= a", (), [along("-1 <= (-1)^k")]), "'(-1)**k' was not shown to tend to 'a'",
    ),
    "what grows": (passing("0 <= a", (), [along("0 <= k")]), "'k' was not shown to tend to 'a'"),
    "a limit of another sequence": (
        passing("0 <= a", ["Limit(b^k, k, oo) = a"], [along("0 <= q^k")]), "to tend to 'a'",
    ),
    "a limit of a part of the sequence": (
        passing("0 <= a", ["Limit(q^(2*k), k, oo) = a"], [along("0 <= q^k")]), "to tend to 'a'",
    ),
    "a limit that is denied": (
        passing("0 <= a", [f"not {LIMIT}"], [along("0 <= q^k")]), "to tend to 'a'",
    ),
    "a limit that is one of two cases": (
        passing("0 <= a", [f"{LIMIT} or a = 1"], [along("0 <= q^k")]), "to tend to 'a'",
    ),
    "a limit at other indices": (
        passing("0 <= b", ["Limit(y[j]^k, k, oo) = b for j in 2..n"], [along("0 <= y[1]^k")]),
        "to tend to 'b'",
    ),
    "a limit at an index that may be out of range": (
        passing(
            "0 <= b", ["Limit(y[j]^k, k, oo) = b for j in 1..n"], [along("0 <= y[n + 1]^k")]
        ),
        "to tend to 'b'",
    ),
    "a limit for each index, used along the diagonal": (
        passing(
            "1/2 <= 0",
            ["Limit(j/(k + j + 1), k, oo) = 0 for j in 0..n"],
            [along("1/2 <= k/(k + k + 1)")],
        ),
        "to tend to '0'",
    ),
    "a limit for every index of a range that may be empty": (
        passing("0 <= a", [f"{LIMIT} for j in 2..n"], [along("0 <= q^k")]), "to tend to 'a'",
    ),
    "a part under a hypothesis": (
        passing("0 <= a", [LIMIT], [along("0 <= q^k", ["q > 0"])]), "which is not given",
    ),
    "a part about the first members": (
        passing("0 <= a", [LIMIT], [along("0 <= q^k", ["k <= 5"])]), "which is not given",
    ),
    "a part about some members": (
        passing("0 <= a", [LIMIT], [along("0 <= q^k", sort="index(n)")]),
        "a part is not about every natural 'k'",
    ),
    "no part": (passing("0 <= a", [LIMIT]), "one natural variable more"),
    "a part about one member": (
        passing("0 <= a", [LIMIT], [along("0 <= q^2", sort="")]), "one natural variable more",
    ),
    "only a fact": (passing("0 <= a", [LIMIT], [along("0 <= a")]), "expected one relation along"),
    "two parts": (
        passing("0 <= a", [LIMIT], [along("0 <= q^k"), along("q^k <= 1")]),
        "expected one relation along the sequences",
    ),
    "a limit": (sequence("q^k", "a", [LIMIT]), "expected a relation"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("passage", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("passage", asked)


def test_refuses_two_variables():
    two = along("0 <= q^k", where=f"{WHERE}; m: natural")
    with pytest.raises(RuleRefused, match="one natural variable more"):
        check("passage", passing("0 <= a", [LIMIT], [two]))


def test_refuses_a_variable_that_means_something_in_the_goal():
    mine = goal("0 <= k", (), f"{WHERE}; k: real", parts=[along("0 <= q^k")])
    with pytest.raises(RuleRefused, match="one natural variable more"):
        check("passage", mine)
