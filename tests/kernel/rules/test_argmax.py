"""The rule ``argmax``."""

import re

import pytest
from kernel_goals import FAMILY, at, check, goal, trusted, trusted_claim

from symcheck.kernel.claim import Context, Iff
from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.term import TRUE

WEAK, STRICT = "y[k] <= y[i] for k in 1..n", "y[k] < y[i] for k in 1..i - 1"
EVERY, EARLIER = FAMILY + "; k: index(1..n)", FAMILY + "; k: index(1..i - 1)"
IS_I = "argmax(y) = i"
THREE = "y: family(3); z: family(3)"


def parts(*shown):
    return [trusted(text, where=where) for text, where in shown]


ACCEPTS = {
    "no other is greater, no earlier as great": goal(IS_I, [WEAK, STRICT], FAMILY),
    "from the right": goal("i = argmax(y)", [WEAK, STRICT], FAMILY),
    "the first index needs no earlier one": goal(
        "argmax(y) = 1", ["y[k] <= y[1] for k in 1..n"], FAMILY
    ),
    "the last index": goal("argmax(k, (k, 1, n)) = n", where="n: size"),
    "a range that starts elsewhere": goal("argmax(k, (k, -3, n)) = n", where="n: size"),
    "the least value": goal(
        "argmin(y) = i", ["y[k] >= y[i] for k in 1..n", "y[k] > y[i] for k in 1..i - 1"], FAMILY
    ),
    "by parts": goal(
        IS_I, where=FAMILY, parts=parts(("y[k] <= y[i]", EVERY), ("y[k] < y[i]", EARLIER))
    ),
    "by parts written the other way": goal(
        IS_I, where=FAMILY, parts=parts(("y[i] >= y[k]", EVERY), ("y[i] > y[k]", EARLIER))
    ),
    "numerals, a tie behind": goal(
        "argmax(y) = 2", ["y[1] < y[2]", "y[3] <= y[2]", "y[3] = y[2]"], THREE
    ),
    "numerals, by parts": goal(
        "argmax(y) = 2", where=THREE, parts=parts(("y[1] < y[2]", THREE), ("y[3] <= y[2]", THREE))
    ),
    "numerals, the least by parts": goal(
        "argmin(y) = 2", where=THREE, parts=parts(("y[2] < y[1]", THREE), ("y[2] <= y[3]", THREE))
    ),
    "one value": goal("argmax(y) = 1", where="y: family(1)"),
}

REFUSES = {
    "an earlier one may be as great": (
        goal(IS_I, [WEAK], FAMILY),
        "'y[k] < y[i] for k in 1..i - 1' was not shown",
    ),
    "a later one may be greater": (
        goal(IS_I, [STRICT], FAMILY),
        "'y[k] <= y[i] for k in 1..n' was not shown",
    ),
    "greatest is not least": (
        goal("argmin(y) = i", [WEAK, STRICT], FAMILY),
        "'y[i] <= y[k] for k in 1..n' was not shown",
    ),
    "another family": (
        goal("argmax(z) = i", [WEAK, STRICT], FAMILY),
        "'z[k] <= z[i] for k in 1..n' was not shown",
    ),
    "an index that may be outside": (
        goal("argmax(k, (k, 1, n)) = m", ["m >= n"], "n, m: size"),
        "'m <= n' was not shown (the index)",
    ),
    "an empty range": (
        goal("argmax(k, (k, 1, n)) = n", where="n: natural"),
        "'1 <= n' was not shown (the index)",
    ),
    "no integer": (goal("argmax(y) = x", where=FAMILY + "; x: real"), "'x' may be no integer"),
    "a tie with numerals": (
        goal("argmax(y) = 2", ["y[1] = y[2]"], "y: family(2)"),
        "'y[1] < y[2]' was not shown",
    ),
    "a part for another range": (
        goal(
            IS_I, [STRICT], FAMILY, parts=parts(("y[k] <= y[i]", FAMILY + "; k: index(2..n)"))
        ),
        "'y[k] <= y[i] for k in 1..n' was not shown",
    ),
    "a part that is not strict": (
        goal(IS_I, [WEAK], FAMILY, parts=parts(("y[k] <= y[i]", EARLIER))),
        "'y[k] < y[i] for k in 1..i - 1' was not shown",
    ),
    "a part for every integer": (
        goal("argmax(y) = 1", where="y: family(2)",
             parts=parts(("y[1] >= k", "y: family(2); k: integer"))),
        "at most one index more",
    ),
    "a part under a hypothesis": (
        goal(IS_I, [STRICT], FAMILY, parts=[trusted("y[k] <= y[i]", ["n = 2"], EVERY)]),
        "which is not given",
    ),
    "a part with two indices more": (
        goal(IS_I, where=FAMILY, parts=parts(("y[k] <= y[j]", EVERY + "; j: index(n)"))),
        "at most one index more",
    ),
    "a part that is an equivalence": (
        goal(IS_I, [WEAK, STRICT], FAMILY, parts=[trusted_claim(Iff(Context(), TRUE, TRUE))]),
        "expected parts that are one relation",
    ),
    "a part that is a chain": (
        goal(IS_I, [WEAK, STRICT], FAMILY, parts=parts(("y[i] <= y[i] <= y[i]", FAMILY))),
        "expected parts that are one relation",
    ),
    "no argmax": (goal("Max(y[k], (k, 1, n)) = y[i]", where=FAMILY), "expected an equation for"),
    "no equation": (goal("argmax(y) <= i", [WEAK, STRICT], FAMILY), "expected an equation for"),
}  # fmt: skip


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("argmax", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("argmax", asked)


def test_the_index_of_a_part_is_bound():
    """A part about one index, which the goal declares, says nothing of the others."""
    where = FAMILY + "; k: index(n)"
    asked = goal(IS_I, [STRICT, "y[k] <= y[i]"], where)
    with pytest.raises(RuleRefused, match=re.escape("'y[k] <= y[i] for k in 1..n' was not shown")):
        check("argmax", at(asked, parts=(trusted("y[k] <= y[i]", ["y[k] <= y[i]"], where),)))
