"""What is printed for Coq says what the claim says: sums, ranges, cases, derivatives, sorts."""

from __future__ import annotations

import pytest

from symcheck.coq.statements import stated
from symcheck.coq.terms import NoScript
from symcheck.read.text import read_claim, read_where


def says(claim: str, where: str = "") -> str:
    return stated("claim", read_claim(claim, read_where(where))).says()


def defined(claim: str, where: str = "") -> list[str]:
    return [text for text, _ in stated("claim", read_claim(claim, read_where(where))).defined]


STATEMENTS = {
    "reals are R, functions have Coq's names": (
        "log(exp(x)) = x",
        "x: real",
        "forall (x : R), ln (exp x) = x",
    ),
    "a quotient, a sign and a power keep their shape": (
        "-x**2/(2*y) = -(x**2)/y/2",
        "x, y: real",
        "forall (x : R) (y : R), - (x ^ 2 / (2 * y)) = - (x ^ 2 / y / 2)",
    ),
    "a sum runs over its range, a size is a natural of at least 1": (
        "Sum(y[k]**2, (k, 1, n)) >= 0",
        "n: size; y: family(n)",
        (
            "forall (n : nat) (y : nat -> R), (1 <= n)%nat -> "
            "rsum 1%nat n (fun k : nat => y k ^ 2) >= 0"
        ),
    ),
    "a natural among reals is its real number": (
        "Sum(1, (k, 1, n)) = n",
        "n: natural",
        "forall (n : nat), rsum 1%nat n (fun k : nat => 1) = INR n",
    ),
    "an index is a premise": (
        "softmax(y)[i] > 0",
        "n: size; y: family(n); i: index(n)",
        (
            "forall (n : nat) (y : nat -> R) (i : nat), (1 <= n)%nat -> (1 <= i <= n)%nat -> "
            "softmax 1%nat n y i > 0"
        ),
    ),
    "a case is a test that Coq decides": (
        "Piecewise((x, x > 0), (0, True)) = relu(x)",
        "x: real",
        "forall (x : R), (if Rgt_dec x 0 then x else 0) = relu x",
    ),
    "a difference in a case is one of reals: among naturals it would stop at 0": (
        "Piecewise((x, 1 - n >= 0), (0, True)) = Piecewise((x, 1 - n >= 0), (0, True))",
        "n: natural; x: real",
        (
            "forall (n : nat) (x : R), (if Rge_dec (1 - INR n) 0 then x else 0) = "
            "(if Rge_dec (1 - INR n) 0 then x else 0)"
        ),
    ),
    "a function that Coq does not have is its definition": (
        "asinh(x) = acot(x)",
        "x: real",
        (
            "forall (x : R), ln (x + sqrt (x ^ 2 + 1)) = "
            "(if Req_EM_T x 0 then PI / 2 else atan (1 / x))"
        ),
    ),
    "a derivative binds what it differentiates": (
        "Derivative(exp(x), x) = exp(x)",
        "x: real",
        "forall (x : R), Derive (fun x1 : R => exp x1) x = exp x",
    ),
    "a derivative by one entry replaces that entry": (
        "Derivative(Sum(y[j], (j, 1, n)), y[i]) = 1",
        "n: size; y: family(n); i: index(n)",
        (
            "forall (n : nat) (y : nat -> R) (i : nat), (1 <= n)%nat -> (1 <= i <= n)%nat -> "
            "Derive (fun t : R => rsum 1%nat n (fun j : nat => upd1 y i t j)) (y i) = 1"
        ),
    ),
    "a name of Coq's is not bound": (
        "S + exp(x) = exp(x) + S",
        "S, x: real",
        "forall (S_ : R) (x : R), S_ + exp x = exp x + S_",
    ),
    "a permutation maps its range one to one onto itself": (
        "Sum(y[p[j]], (j, 1, n)) = Sum(y[j], (j, 1, n))",
        "n: size; y: family(n); p: permutation(n)",
        (
            "forall (n : nat) (y : nat -> R) (p : nat -> nat), (1 <= n)%nat -> permutes 1 n p -> "
            "rsum 1%nat n (fun j : nat => y (p j)) = rsum 1%nat n y"
        ),
    ),
    "the last index of a range that ends one earlier": (
        "Sum(y[k], (k, 1, n - 1)) <= Max(n, 2)",
        "n: size; y: family(n)",
        (
            "forall (n : nat) (y : nat -> R), (1 <= n)%nat -> "
            "rsum 1%nat (n - 1)%nat y <= Rmax (INR n) 2"
        ),
    ),
}


@pytest.mark.parametrize(("claim", "where", "wanted"), STATEMENTS.values(), ids=STATEMENTS)
def test_says(claim: str, where: str, wanted: str) -> None:
    assert says(claim, where) == wanted


DEFINED = {
    "a denominator": ("1/x = 1/x", "x: real", "x <> 0"),
    "a logarithm": ("log(x) = log(x)", "x: real", "0 < x"),
    "a root": ("sqrt(x) = sqrt(x)", "x: real", "0 <= x"),
    "a maximum over a range": (
        "Max(y[k], (k, 1, n)) = Max(y[k], (k, 1, n))",
        "n: natural; y: family(n)",
        "(1 <= n)%nat",
    ),
    "a subtraction of naturals": (
        "Sum(y[k], (k, 1, n - 1)) = Sum(y[k], (k, 1, n - 1))",
        "n: size; y: family(n)",
        "(1 <= n)%nat",
    ),
    "a derivative": (
        "Derivative(x**2, x) = 2*x",
        "x: real",
        "ex_derive (fun x1 : R => x1 ^ 2) x",
    ),
    "a denominator below a sum, for every index": (
        "Sum(1/y[k], (k, 1, n)) = Sum(1/y[k], (k, 1, n))",
        "n: size; y: family(n)",
        "forall k : nat, (1 <= k <= n)%nat -> y k <> 0",
    ),
}


@pytest.mark.parametrize(("claim", "where", "wanted"), DEFINED.values(), ids=DEFINED)
def test_owes_definedness(claim: str, where: str, wanted: str) -> None:
    assert wanted in defined(claim, where)


REFUSED = {
    "a difference of naturals that may be negative": (
        "Sum(1, (k, 1, n - 1)) = Sum(1, (k, 1, n - 1))",
        "n: natural",
        "may be negative",
    ),
    "an integer, which may be negative, as an index": (
        "y[k] = y[k]",
        "y: family(3); k: integer",
        "no natural",
    ),
    "an index that is no natural by its form": (
        "Sum(1, (k, -1, 1)) = 3",
        "x: real",
        "no natural",
    ),
}


@pytest.mark.parametrize(("claim", "where", "reason"), REFUSED.values(), ids=REFUSED)
def test_has_no_script(claim: str, where: str, reason: str) -> None:
    with pytest.raises(NoScript, match=reason):
        says(claim, where)


def test_a_difference_of_naturals_moves_across_in_a_hypothesis() -> None:
    context = read_where("n, m: natural; x: real")
    from symcheck.read.text import read_hypothesis

    context = context.assume(read_hypothesis("n - 1 <= m", context))
    assert "(n <= S m)%nat" in stated("claim", read_claim("x = x", context)).says()


def test_a_script_is_the_same_when_it_is_made_again() -> None:
    from symcheck.coq.gather import gather, self_contained
    from symcheck.selection import select

    texts = []
    for names in (["sum_softmax", "deriv_sigmoid"], ["deriv_sigmoid", "sum_softmax"]):
        entries = gather(select(names).proofs)
        texts.append({n: self_contained(entries[n], entries) for n in sorted(names)})
    assert texts[0] == texts[1]
    assert "Admitted" not in texts[0]["sum_softmax"]
