"""What is printed for Coq where an index is that of a maximum, or an integer may be negative."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from symcheck import algebra, by_argmax, calc, hypothesis, linear, maximum, sign, theorem
from symcheck.coq.gather import gather
from symcheck.coq.run import ACCEPTED, recheck_with_coq
from symcheck.coq.script import library
from symcheck.coq.statements import stated
from symcheck.coq.terms import NoScript
from symcheck.read.text import read_claim, read_hypothesis, read_where
from symcheck.selection import select

if TYPE_CHECKING:
    from symcheck.authoring import Justification, Proof

needs_coq = pytest.mark.skipif(
    shutil.which("coqc") is None or not os.environ.get("SYMCHECK_COQ"),
    reason="runs coqc: apt-get install coq libcoq-coquelicot, and set SYMCHECK_COQ=1",
)
Y = "n: size; y: family(n)"
FORALL = "forall (n : nat) (y : nat -> R), (1 <= n)%nat -> "


def says(claim: str, where: str = "", *given: str) -> str:
    context = read_where(where)
    for text in given:
        context = context.assume(read_hypothesis(text, context))
    return stated("claim", read_claim(claim, context)).says()


def defined(claim: str, where: str = "") -> list[str]:
    return [text for text, _ in stated("claim", read_claim(claim, read_where(where))).defined]


STATEMENTS = {
    "the index of a maximum is a natural": (
        says("1 <= argmax(y) <= n", Y),
        FORALL + "(1 <= argmax 1%nat n y)%nat /\\ (argmax 1%nat n y <= n)%nat",
    ),
    "it is an index": (
        says("Max(y[k], (k, 1, n)) = y[argmax(y)]", Y),
        FORALL + "rmax 1%nat n y = y (argmax 1%nat n y)",
    ),
    "what it is taken of is real, between naturals too": (
        says("argmax(y[k] + 1, (k, 1, n)) = argmin(y)", Y),
        FORALL + "(argmax 1%nat n (fun k : nat => y k + 1)%R = argmin 1%nat n y)%nat",
    ),
    "it is a natural without a variable": (
        says("argmax(k*(3 - k), (k, 1, 2)) = 1"),
        "(argmax 1%nat 2%nat (fun k : nat => INR k * (3 - INR k))%R = 1)%nat",
    ),
    "among reals it is its real number": (
        says("argmax(y)/n <= 1", Y),
        FORALL + "INR (argmax 1%nat n y) / INR n <= 1",
    ),
    "what is taken from it moves across": (
        says("argmax(y) - 1 < n", Y),
        FORALL + "(argmax 1%nat n y < S n)%nat",
    ),
    "an entry of a hypothesis": (
        says("0 = 0", f"{Y}; x: real", "y[argmax(y)] < x"),
        (
            "forall (n : nat) (y : nat -> R) (x : R), (1 <= n)%nat -> "
            "y (argmax 1%nat n y) < x -> 0 = 0"
        ),
    ),
    "a minimum of indices of another kind is one of reals": (
        says("Min(k, (k, 1, n)) = 1", "n: size"),
        "forall (n : nat), (1 <= n)%nat -> rmin 1%nat n (fun k : nat => INR k) = 1",
    ),
    "an integer may be negative": (
        says("i - 2*j <= 3", "i, j: integer"),
        "forall (i : Z) (j : Z), (i - 2 * j <= 3)%Z",
    ),
    "a natural among integers": (
        says("n - k >= -1", "n: natural; k: integer"),
        "forall (n : nat) (k : Z), (Z.of_nat n - k >= - 1)%Z",
    ),
    "signs and powers of integers keep their shape": (
        says("-k**2 != (-k)**2*k - (-(k*k))", "k: integer"),
        "forall (k : Z), (- k ^ 2 <> (- k) ^ 2 * k - - (k * k))%Z",
    ),
    "an integer among reals is its real number": (
        says("k*x = x*k", "k: integer; x: real"),
        "forall (k : Z) (x : R), IZR k * x = x * IZR k",
    ),
    "an integer as an exponent": (
        says("x**k = x**k", "k: integer; x: positive"),
        "forall (k : Z) (x : R), 0 < x -> powerRZ x k = powerRZ x k",
    ),
    "delta of integers": (
        says("KroneckerDelta(2*i, 2*j + 1) = 0", "i, j: integer"),
        "forall (i : Z) (j : Z), deltaZ (2 * i)%Z (2 * j + 1)%Z = 0",
    ),
    "delta of a natural and an integer": (
        says("KroneckerDelta(n, -k) = 0", "n: natural; k: integer"),
        "forall (n : nat) (k : Z), deltaZ (Z.of_nat n)%Z (- k)%Z = 0",
    ),
}


@pytest.mark.parametrize(("text", "wanted"), STATEMENTS.values(), ids=STATEMENTS)
def test_says(text: str, wanted: str) -> None:
    assert text == wanted


def test_an_index_of_a_maximum_owes_that_it_is_in_the_range() -> None:
    owed = defined("y[argmax(z)] = 0", "n, m: size; y: family(n); z: family(m)")
    assert "(1 <= m)%nat" in owed
    assert "(argmax 1%nat m z <= n)%nat" in owed


def test_only_differences_of_naturals_are_owed() -> None:
    """What the maximum is taken of is real: its differences stop nowhere, those of indices do."""
    owed = defined("y[argmax(y[k - 1] - x, (k, 2, n))] = 0", f"{Y}; x: real")
    assert "forall k : nat, (2 <= k <= n)%nat -> (1 <= k)%nat" in owed
    assert not any("x" in text for text in owed if "argmax" not in text)


REFUSED = {
    "an integer as the end of a range": ("Sum(1, (j, 1, k)) = 1", "k: integer", "no natural"),
    "indices of a maximum that may be negative": (
        "argmax(k, (k, -3, n)) = n",
        "n: size",
        "no natural",
    ),
    "a minimum of another kind as an index": (
        "y[Min(k, (k, 1, n))] = y[1]",
        Y,
        "no natural",
    ),
    "delta of an integer that is no sum of integers": (
        "KroneckerDelta(k, sign(k)) = 0",
        "k: integer",
        "an integer that has no form",
    ),
}


@pytest.mark.parametrize(("claim", "where", "reason"), REFUSED.values(), ids=REFUSED)
def test_has_no_script(claim: str, where: str, reason: str) -> None:
    with pytest.raises(NoScript, match=reason):
        says(claim, where)


def test_the_definition_is_shown_to_be_the_term_that_the_kernel_has() -> None:
    text = " ".join(library().split())
    assert (
        "Lemma argmax_rmin a b f : (a <= b)%nat -> INR (argmax a b f) "
        "= rmin a b (fun k => if Rle_dec (rmax a b f) (f k) then INR k else INR b)."
    ) in text
    assert (
        "Lemma argmin_rmin a b f : (a <= b)%nat -> INR (argmin a b f) "
        "= rmin a b (fun k => if Rle_dec (f k) (rmin a b f) then INR k else INR b)."
    ) in text


def test_what_keeps_an_index_is_written_down() -> None:
    """The script of argmax(a·y) = argmax(y) names the factor, and Coq checks that it is one."""
    script = gather(select(["argmax_mul"]).proofs)["argmax_mul"].script
    assert "argmax_scaled 1%nat n (fun k : nat => a * y k) y a 0" in script.theorem


def proof(name: str, statement: str, by: Justification, where: str, *given: str) -> Proof:
    """Return a proof of an equation, or of another relation, in one step."""

    def steps() -> object:
        left, rel, right = next(
            (*statement.partition(r),) for r in (" <= ", " < ", " = ") if r in statement
        )
        link = {"=": "eq", "<": "lt", "<=": "le"}[rel.strip()]
        return getattr(calc(left), link)(right, by=by)

    steps.__name__ = name
    return theorem(statement, where=where, given=list(given))(steps)


I = f"{Y}; i: index(n)"
#: Proof → what its script says of the index.
SCRIPTS = {
    "which it is, by what is given": (
        proof("is_i", "argmax(y) = i", by_argmax, I,
              "y[k] <= y[i] for k in 1..n", "y[k] < y[i] for k in 1..i - 1"),
        "apply argmax_is.",
    ),
    "the first one, from the right": (
        proof("first", "1 = argmin(y)", by_argmax, Y, "y[k] >= y[1] for k in 1..n"),
        "apply argmin_is.",
    ),
    "numerals are compared one by one": (
        proof("numerals", "argmax(y) = 2", by_argmax, "y: family(3)", "y[1] < y[2]",
              "y[3] <= y[2]"),
        "sc_each; sc_compared.",
    ),
    "a factor, a constant, a sign": (
        proof("scaled", "x*argmax(x - 2*y[k], (k, 1, n)) = argmin(y)*x", algebra,
              f"{Y}; x: real"),
        "argmin_scaled",
    ),
    "values that are equal": (
        proof("equal", "argmax(y) = argmax(z)", hypothesis, f"{Y}; z: family(n)",
              "y[k] = z[k] for k in 1..n"),
        "sc_congr",
    ),
    "a sum that its delta picks from": (
        proof("one_hot", "Sum(y[k]*KroneckerDelta(k, argmax(y)), (k, 1, n)) = y[argmax(y)]",
              algebra, Y),
        "rsum_at _ _ (argmax 1%nat n y)",
    ),
    "the least of the indices": (
        proof("least", "argmin(y) <= Piecewise((i, y[i] <= Min(y[k], (k, 1, n))), (n, True))",
              maximum, I),
        "argmin_min_le",
    ),
    "less than one more": (
        proof("below", "argmax(y) < n + 1", sign, Y),
        "sc_indexed",
    ),
    "integers": (
        proof("integers", "i - j <= 3", linear, "i, j: integer", "i <= j + 2"),
        "sc_from_reals",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("found", "wanted"), SCRIPTS.values(), ids=SCRIPTS)
def test_scripts(found: Proof, wanted: str) -> None:
    entry = gather([found])[found.name]
    assert entry.script is not None, entry.reason
    assert wanted in entry.script.theorem


@pytest.mark.slow
@needs_coq
def test_coq_accepts_the_scripts() -> None:
    results = list(recheck_with_coq([found for found, _ in SCRIPTS.values()], 120, 2))
    assert {r.name: r.reason for r in results if r.verdict != ACCEPTED} == {}
    assert len(results) == len(SCRIPTS)
