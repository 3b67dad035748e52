"""The rule ``squeeze``."""

import itertools
import re

import pytest
from kernel_goals import check, goal, trusted_claim
from sequence_goals import along, sequence

from symcheck.kernel.claim import REAL
from symcheck.kernel.derivation import RuleRefused
from symcheck.kernel.term import ZERO
from symcheck.kernel.writing import to_text

SMALL = ["Abs(q) < 1"]
TENDS = "Limit(y[j]^k, k, oo) = b for j in 1..n"
WAVE = "sin(k)/(k + 1)"
NONE = "no bound from {} was shown to tend there"

ACCEPTS = {
    "an equation": sequence("q^k", "0", SMALL, [along("q^k = q^k", SMALL)]),
    "an equation read from right to left": sequence(
        "q^k", "0", SMALL, [along("2*q^k/2 = q^k", SMALL)]
    ),
    "what it is equal to, on the right": sequence("y[1]^k", "0", (), [along("y[1]^k = 1/(k + 1)")]),
    "what it is equal to, on the left": sequence("y[1]^k", "0", (), [along("1/(k + 1) = y[1]^k")]),
    "a distance": sequence("a + b", "a + b", SMALL, [along("Abs((a + b) - (a + b)) <= q^k*a")]),
    "the size of what tends to 0": sequence(WAVE, "0", (), [along(f"Abs({WAVE}) <= 1/(k + 1)")]),
    "two bounds": sequence(
        WAVE, "0", (), [along(f"-1/(k + 1) <= {WAVE}"), along(f"{WAVE} <= 1/(k + 1)")]
    ),
    "a strict bound": sequence("k*q", "oo", (), [along("k*q > k/2")]),
    "a bound from 1 on": sequence("k*q", "oo", (), [along("k*q >= k/2", sort="size")]),
    "a lower bound that grows": sequence("a^k", "oo", (), [along("1 + k*2 <= a^k")]),
    "an upper bound that falls": sequence("-a^k", "-oo", (), [along("-a^k <= -k")]),
    "a fact": sequence("q^k", "0", (), [along("q^k = q^k"), along("Abs(q) < 1", sort="")]),
    "a fact that is shown where k is declared": sequence(
        "q^k", "0", (), [along("q^k = q^k"), along("Abs(q) < 1")]
    ),
    "a limit that is given": sequence(
        "2*q^k + 1",
        "2*a + 1",
        ["Limit(q^k, k, oo) = a"],
        [along("2*q^k + 1 = 1 + 2*q^k")],
    ),
    "a limit that is given at every index": sequence(
        "exp(y[i]^k)", "exp(b)", [TENDS], [along("exp(y[i]^k) = exp(y[i]^k)", [TENDS])]
    ),
    "one of two limits that are given": sequence(
        "q^k",
        "b",
        ["Limit(q^k, k, oo) = a", "Limit(q^k, k, oo) = b"],
        [along("q^k = q^k")],
    ),
}

REFUSES = {
    "what alternates": (
        sequence("(-1)^k", "0", (), [along("(-1)^k = (-1)^k")]),
        NONE.format("below"),
    ),
    "what alternates, bounded": (
        sequence("(-1)^k", "0", (), [along("Abs((-1)^k) <= 1")]),
        NONE.format("below"),
    ),
    "what alternates, to 1": (
        sequence("(-1)^k", "1", (), [along("(-1)^k <= 1")]),
        NONE.format("below"),
    ),
    "a constant power of 1": (
        sequence("q^k", "0", ["q = 1"], [along("q^k = q^k")]),
        NONE.format("below"),
    ),
    "a factor that may be 1": (
        sequence("q^k", "0", ["Abs(q) <= 1"], [along("q^k = q^k")]),
        NONE.format("below"),
    ),
    "an upper bound alone": (
        sequence("k*q", "0", (), [along("k*q <= 1/(k + 1)")]), NONE.format("below"),
    ),
    "a lower bound alone": (
        sequence("k*q", "0", (), [along("-1/(k + 1) <= k*q")]), NONE.format("above"),
    ),
    "an upper bound that grows": (
        sequence("k*q", "oo", (), [along("k*q <= k")]), NONE.format("below"),
    ),
    "a lower bound that falls": (
        sequence("k*q", "-oo", (), [along("-k <= k*q")]), NONE.format("above"),
    ),
    "two bounds with two limits": (
        sequence("k*q", "0", (), [along("-1/(k + 1) <= k*q"), along("k*q <= 1 + 1/(k + 1)")]),
        NONE.format("above"),
    ),
    "the distance from another value": (
        sequence("q^k", "a", (), [along("Abs(q^k - b) <= 1/(k + 1)")]), "no bound of the sequence",
    ),
    "the size of what tends to another value": (
        sequence("q^k", "a", (), [along("Abs(q^k) <= 1/(k + 1)")]), "no bound of the sequence",
    ),
    "a lower bound of the distance": (
        sequence("q^k", "a", (), [along("1/(k + 1) <= Abs(q^k - a)")]), "no bound of the sequence",
    ),
    "a bound of another sequence": (
        sequence("q^k", "0", (), [along("a^k <= 1/(k + 1)")]), "no bound of the sequence",
    ),
    "an equation of others": (
        sequence("q^k", "0", (), [along("a^k = 1/(k + 1)")]), "no bound of the sequence",
    ),
    "a sequence that is never a bound": (
        sequence("q^k", "0", (), [along("q^k != 1/(k + 1)")]), "which is no bound",
    ),
    "no part": (sequence("q^k", "0", SMALL), NONE.format("below")),
    "only facts": (sequence("q^k", "0", (), [along("Abs(q) < 1")]), NONE.format("below")),
    "a part under a hypothesis": (
        sequence("q^k", "0", (), [along("q^k = q^k", SMALL)]), "which is not given",
    ),
    "a fact under a hypothesis": (
        sequence("q^k", "0", (), [along("q^k = q^k"), along("Abs(q) < 1", ["q = 0"], sort="")]),
        "which is not given",
    ),
    "a part about some indices": (
        sequence("q^k", "0", SMALL, [along("q^k = q^k", SMALL, sort="index(n)")]),
        "a part is not about every natural 'k'",
    ),
    "a part about real numbers": (
        sequence("1/(k + 1)", "0", (), [along("1/(k + 1) = 1/(k + 1)", sort="real")]),
        "a part is not about every natural 'k'",
    ),
    "a part about small numbers, given so of the limit's own variable": (
        # What is said of the variable of the limit is idle, in the claim as in its parts.
        sequence("2*q", "0", (), [along("2*q + 0*k = 1/(k + 1)", ["k <= 5"])]),
        "which is not given",
    ),
    "a limit that is given of another sequence": (
        sequence("q^k", "0", ["Limit(a^k, k, oo) = 0"], [along("q^k = q^k")]),
        NONE.format("below"),
    ),
    "a limit that is given of a part of the sequence": (
        # (−1)²ᵏ tends to 1, (−1)ᵏ does not.
        sequence("q^k", "1", ["Limit(q^(2*k), k, oo) = 1"], [along("q^k = q^k")]),
        NONE.format("below"),
    ),
    "a limit that is given at other indices": (
        sequence(
            "y[1]^k",
            "b",
            ["Limit(y[j]^k, k, oo) = b for j in 2..n"],
            [along("y[1]^k = y[1]^k")],
        ),
        NONE.format("below"),
    ),
    "a limit that is given at every index, on the diagonal": (
        # Each (k/(k + j + 1))^… may tend to 0 while the entry at j = k does not.
        sequence(
            "k/(k + k)",
            "0",
            ["Limit(j/(k + j), k, oo) = 0 for j in 1..n"],
            [along("k/(k + k) = k/(k + k)")],
        ),
        NONE.format("below"),
    ),
    "a value that is undefined": (
        sequence("q^k", "1/a", (), [along("Abs(q^k - 1/a) <= 1/(k + 1)")]),
        "'a != 0' was not shown",
    ),
    "a limit in a real variable": (
        sequence("k*0", "0", (), [along("k*0 = 1/(k + 1)")], natural=False),
        "expected the limit of a sequence",
    ),
    "a limit at −∞": (
        sequence("1/(k + 1)", "0", (), [along("1/(k + 1) = 1/(k + 1)")], point="-oo"), "at ∞ only",
    ),
    "a limit at a number": (
        sequence("1/(k + 1)", "0", (), [along("1/(k + 1) = 1/(k + 1)")], point=ZERO), "at ∞ only",
    ),
    "a relation": (goal("a = a"), "expected the limit of a sequence"),
}


@pytest.mark.parametrize("asked", ACCEPTS.values(), ids=ACCEPTS)
def test_accepts(asked):
    check("squeeze", asked)


@pytest.mark.parametrize(("asked", "reason"), REFUSES.values(), ids=REFUSES)
def test_refuses(asked, reason):
    with pytest.raises(RuleRefused, match=re.escape(reason)):
        check("squeeze", asked)


BOUNDS = {
    "what it is equal to": (["y[1]^k = 1/(k + 1)"], ["1/(k + 1)"]),
    "its size": (["Abs(y[1]^k) <= 1/(k + 1)"], ["1/(k + 1)"]),
    "from both sides": (["-1/(k + 1) <= y[1]^k <= 1/(k + 2)"], ["-1/(k + 1)", "1/(k + 2)"]),
}


@pytest.mark.parametrize(("texts", "used"), BOUNDS.values(), ids=BOUNDS)
def test_the_bounds_that_tend_there_are_named(texts, used):
    links = [link for text in texts for link in _links(text)]
    owed = check("squeeze", sequence("y[1]^k", "0", (), [along(t) for t in links]))
    assert [to_text(t) for t in owed.data["bounds"]] == used


def _links(text):
    """Return the single relations of a chain."""
    terms = text.split(" <= ")
    return [f"{a} <= {b}" for a, b in itertools.pairwise(terms)] or [text]


def test_refuses_another_context():
    asked = sequence("q^k", "0", SMALL, [along("q^k = q^k", SMALL)])
    other = type(asked)(asked.context.declare("z", REAL), asked.prop, parts=asked.parts)
    with pytest.raises(RuleRefused, match="expected a limit in the context of the goal"):
        check("squeeze", other)


def test_refuses_a_part_that_is_no_relation():
    inner = sequence("q^k", "0", SMALL)
    asked = sequence("q^k", "0", SMALL, [trusted_claim(inner.prop)])
    with pytest.raises(RuleRefused, match="expected a part that is a relation"):
        check("squeeze", asked)
