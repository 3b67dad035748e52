"""What is printed for Coq is not weaker than the claim, which symcheck does not prove.

Where total functions, or premises that stand too far out, would let Coq prove another claim,
the statement says what is missing, or there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from symcheck import (
    exists,
    family,
    iff,
    limit,
    natural,
    permutation,
    positive,
    real,
    reparameterisation,
    size,
    theorem,
)
from symcheck.coq.statements import stated
from symcheck.coq.terms import NoScript
from symcheck.read.text import read_problem

if TYPE_CHECKING:
    from symcheck.authoring.statements import Statement

x, y, b = real("x"), real("y"), positive("b")
NOT_NEGATIVE = "may be negative"


def given(claim: str, where: str, *hypotheses: str) -> str:
    return stated("claim", read_problem(claim, hypotheses, where)).says()


def claimed(statement: Statement | str, where: str = "", **options: object) -> str:
    made = theorem(statement, where=where, **options)(lambda: None)  # type: ignore[arg-type]
    return stated("claim", made.claim()).says()


CUT = {
    "below a sum": ("n = 5", "n: natural", ["Sum(1, (k, 0, n - 1)) < 1"], NOT_NEGATIVE),
    "below a product": ("n = 5", "n: natural", ["Product(2, (k, 0, n - 1)) = 1"], NOT_NEGATIVE),
    "in a delta": (
        "i = 7",
        "i, j: natural",
        ["KroneckerDelta(i - 1, j - 1) = 0", "i = 0", "j = 1"],
        NOT_NEGATIVE,
    ),
    "in the range of a softmax": (
        "x = 1",
        "n: natural; x: real; y: family(0..n)",
        ["softmax(y[k], (k, 0, n - 1))[0] = 1", "n = 0"],
        NOT_NEGATIVE,
    ),
    "in an index": ("y[1] = 5", "n: size; y: family(n)", ["y[n - 2] = 5"], NOT_NEGATIVE),
    "times something in an end": (
        "x = 1",
        "n: natural; x: real; y: family(0..9)",
        ["y[k] = x for k in 0..2*(n - 1)"],
        NOT_NEGATIVE,
    ),
    "by what is shown from it only": (
        "n = 5",
        "n: natural; y: family(0..n)",
        ["Sum(1, (k, 0, n - 1)) < Sum(1, (k, 0, n - 1))"],
        NOT_NEGATIVE,
    ),
    "a family below index 0": (
        "y[0] = 5",
        "n: size; y: family(-1..n)",
        ["y[n - 2] = 5", "n = 1"],
        "below 0",
    ),
    "a family that may begin below 0": (
        "y[n] = y[n]",
        "n: natural; y: family(n - 1..n)",
        [],
        "below 0",
    ),
    "a permutation of a range that may end below 0": (
        "x = x",
        "n: natural; p: permutation(0..n - 1); x: real",
        [],
        "below 0",
    ),
}


@pytest.mark.parametrize(("claim", "where", "hypotheses", "why"), CUT.values(), ids=CUT)
def test_no_subtraction_stops_at_0_in_what_is_given(
    claim: str, where: str, hypotheses: list[str], why: str
) -> None:
    with pytest.raises(NoScript, match=why):
        given(claim, where, *hypotheses)


def test_an_entry_is_not_replaced_at_a_difference_that_stops_at_0() -> None:
    text = "Piecewise((x, j = n - 1), (y[j], True)) = y[j]"
    where = "n: natural; x: real; y: family(0..n); j: index(0..n)"
    with pytest.raises(NoScript, match=NOT_NEGATIVE):
        given(text, where)


#: (claim, declarations, hypotheses, a part of what is said).
NOT_CUT = {
    "by the sort": (
        "x = 1",
        "n: size; x: real",
        ["Sum(1, (k, 1, n - 1)) = x"],
        "rsum 1%nat (n - 1)%nat (fun k : nat => 1) = x -> x = 1",
    ),
    "by another hypothesis, which may stand later": (
        "n = 5",
        "n: natural",
        ["Sum(1, (k, 0, n - 1)) < 1", "n >= 1"],
        "(fun k : nat => 1) < 1 -> (n >= 1)%nat -> (n = 5)%nat",
    ),
    "moved across": (
        "x = 5",
        "n: natural; x: real; y: family(0..n)",
        ["y[k] > x for k in 0..n - 1"],
        "(forall k : nat, (0 <= k /\\ k + 1 <= n)%nat -> y k > x) -> x = 5",
    ),
}


@pytest.mark.parametrize(("claim", "where", "hypotheses", "said"), NOT_CUT.values(), ids=NOT_CUT)
def test_what_is_given_says_the_same(
    claim: str, where: str, hypotheses: list[str], said: str
) -> None:
    assert said in given(claim, where, *hypotheses)


#: (statement, declarations, options, what is said).
SAYS = {
    "a permutation that exists is one": (
        exists([permutation("p", 3)], "p[1] = p[2]"),
        "",
        {},
        (
            "exists p : nat -> nat, (permutes 1 3 p) /\\ (1 <= 1) /\\ (1 <= 3) /\\ (1 <= 2) /\\ "
            "(2 <= 3) /\\ ((p 1%nat = p 2%nat)%nat)"
        ),
    ),
    "a new parameter is of its sort": (
        reparameterisation("y", "b", {b: "y"}),
        "y: real",
        {},
        "forall (y : R), (let b := y in y = b) /\\ (0 < y)",
    ),
    "an inverse gives parameters of their sorts, of which what is given holds": (
        reparameterisation("y*x", "b*x", {b: "y"}, inverse={y: "b"}),
        "x, y: real",
        {"given": ["y > 1"]},
        (
            "forall (x : R) (y : R), "
            "(y > 1 -> (let b := y in y * x = b * x) /\\ (y = y) /\\ (0 < y)) /\\ "
            "(forall (b : R), 0 < b -> b = b) /\\ (forall (b : R), 0 < b -> b > 1)"
        ),
    ),
    "a limit says that the sequence is defined from some index on": (
        iff("Limit(1/(k*0), k, oo) = 0", "0 = 0"),
        "",
        {},
        (
            "((exists start : nat, forall k : nat, (start <= k)%nat -> (k * 0 <> 0)%nat) /\\ "
            "is_lim_seq (fun k : nat => 1 / (INR k * 0)) 0) <-> (0 = 0)"
        ),
    ),
    "and that its indices are in range": (
        iff("Limit(x[k], k, oo) = 0", "x[1] = 0"),
        "x: family(3)",
        {},
        (
            "forall (x : nat -> R), ((exists start : nat, forall k : nat, (start <= k)%nat -> "
            "(1 <= k)%nat /\\ (k <= 3)%nat) /\\ is_lim_seq (fun k : nat => x k) 0) <-> "
            "(x 1%nat = 0)"
        ),
    ),
    "a limit that is given says so too": (
        "x = 0",
        "x: real",
        {"given": ["not Limit(1/(k - 3), k, oo) = x"]},
        (
            "forall (x : R), (~ ((exists start : nat, forall k : nat, (start <= k)%nat -> "
            "(k <> 3)%nat) /\\ is_lim_seq (fun k : nat => 1 / (INR k - 3)) x)) -> x = 0"
        ),
    ),
    "a bound is approached whether or not what is given of the moving variable can hold": (
        "Abs(a) - a + 1/(1 + x**2) > 0",
        "a, x: real",
        {"given": ["x**2 < a", "a != 2"],
         "approached": [limit("Abs(a) - a + 1/(1 + x**2)", x, "oo", 0)]},
        (
            "forall (a : R) (x : R), a <> 2 -> (x ^ 2 < a -> Rabs a - a + 1 / (1 + x ^ 2) > 0) "
            "/\\ is_lim (fun x1 : R => Rabs a - a + 1 / (1 + x1 ^ 2)) p_infty 0"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "where", "options", "said"), SAYS.values(), ids=SAYS)
def test_says(
    statement: Statement | str, where: str, options: dict[str, object], said: str
) -> None:
    assert claimed(statement, where, **options) == said


def test_a_sequence_that_is_defined_everywhere_owes_that_in_the_lemma() -> None:
    made = theorem(iff("Limit(1/(k + 1), k, oo) = 0", "0 = 0"))(lambda: None)
    statement = stated("claim", made.claim())
    assert statement.says() == ("(is_lim_seq (fun k : nat => 1 / (INR k + 1)) 0) <-> (0 = 0)")
    assert "forall k : nat, (S k <> 0)%nat" in [text for text, _ in statement.defined]


def test_a_parameter_that_is_a_difference_is_not_cut() -> None:
    m = natural("m")
    with pytest.raises(NoScript, match=NOT_NEGATIVE):
        claimed(reparameterisation("n - 1", "m", {m: "n - 1"}), "n: natural")


def test_an_index_that_a_value_hides_is_owed_in_its_range() -> None:
    i, n = natural("i"), size("n")
    v = family("v", n)
    statement = reparameterisation("x", "v[m]", {v[i]: "x"})
    made = theorem(statement, where="x: real; n, m: size")(lambda: None)
    assert "(m <= n)%nat" in [text for text, _ in stated("claim", made.claim()).defined]
