"""Products of sums inside a sum are multiplied out where a difference is tested for 0."""

import pytest
from kernel_goals import context_of

from symcheck.kernel.normal import normal_form
from symcheck.kernel.sign import prove
from symcheck.prove.decide import decide
from symcheck.read.text import read_problem, read_term
from symcheck.report import Verdict

WHERE = "n: size; N: natural; m: size; A: family(n, n); B: family(n, m); x: family(n); y: family(n)"
CONTEXT = context_of("x[1] = x[1]", (), WHERE)

SAME = {
    "a squared norm and a quadratic form": "norm(A @ x)**2 - x.T @ (A.T @ A) @ x",
    "two sums of one factor": "(A @ x) @ (A @ y) - x.T @ (A.T @ A) @ y",
    "other ranges": "norm(B.T @ x)**2 - x.T @ (B @ B.T) @ x",
    "weights": (
        "Sum(x[k]*Sum(A[k, j], (j, 1, n))**2, (k, 1, n))"
        " - Sum(Sum(Sum(x[k]*A[k, j]*A[k, l], (l, 1, n)), (j, 1, n)), (k, 1, n))"
    ),
    "a sum that is empty": (
        "Sum(Sum(x[k]/x[k], (j, 1, N))**2, (k, 1, n))"
        " - Sum(Sum(Sum(x[k]**2/x[k]**2, (l, 1, N)), (j, 1, N)), (k, 1, n))"
    ),
}

OTHER = {
    "a transpose slips": "norm(A @ x)**2 - x.T @ (A @ A.T) @ x",
    "the square is not of the terms": (
        "norm(A @ x)**2 - Sum(Sum(A[k, j]**2*x[j]**2, (j, 1, n)), (k, 1, n))"
    ),
    "one factor has another index": (
        "Sum(x[k]*Sum(A[k, j], (j, 1, n))**2, (k, 1, n))"
        " - Sum(Sum(Sum(x[k]*A[k, j]*A[j, l], (l, 1, n)), (j, 1, n)), (k, 1, n))"
    ),
    "a range slips": (
        "Sum(Sum(A[k, j], (j, 1, n))**2, (k, 1, n))"
        " - Sum(Sum(Sum(A[k, j]*A[k, l], (l, 1, j)), (j, 1, n)), (k, 1, n))"
    ),
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_vanishes(text):
    found = normal_form(read_term(text, CONTEXT), CONTEXT, prove)
    assert found.is_zero()
    assert all(prove(o.context, o.prop) for o in found.conditions)


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_does_not_vanish(text):
    assert not normal_form(read_term(text, CONTEXT), CONTEXT, prove).is_zero()


def test_nothing_vanishes_where_multiplying_out_divides_by_0():
    text = f"exp(1/({SAME['a squared norm and a quadratic form']}))"
    assert not normal_form(read_term(text, CONTEXT), CONTEXT, prove).is_zero()


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_what_does_not_vanish_is_refuted(text):
    claim = read_problem(f"{text} = 0", (), WHERE)
    assert decide(claim).verdict is Verdict.REFUTED


def test_the_sign_of_a_sum_of_squares_is_still_seen():
    claim = read_problem("0 <= norm(A @ x)**2", (), WHERE)
    assert decide(claim).verdict is Verdict.PROVED
