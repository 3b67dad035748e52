"""What a naive reading of argmax proves, all of it false somewhere."""

import pytest
from tables import HARD

from symcheck.prove.decide import decide
from symcheck.read.text import read_problem
from symcheck.report import Verdict

WHERE = "n: size; m: natural; y, z: family(n); W: family(n, n); i, k: index(n); x: real"

FALSE = {
    "a tie: the first counts": ("argmax(y) = 2", ["y[1] = y[2]"], "y: family(2)"),
    "a tie: the first counts for argmin": ("argmin(y) = 2", ["y[1] = y[2]"], "y: family(2)"),
    "all are tied": ("argmax(x, (k, 1, n)) = n", (), WHERE),
    "a weak bound does not choose": ("argmax(y) = i", ["y[k] <= y[i] for k in 1..n"], WHERE),
    "the hypothesis speaks of one index": ("argmax(y) = i", ["y[k] < y[i]"], WHERE),
    "another family is greatest there": ("y[k] <= y[argmax(z)]", (), WHERE),
    "the greatest is attained more than once": ("y[k] < y[argmax(y)]", ["k != argmax(y)"], WHERE),
    "the greatest is not the least": ("argmax(y) = argmin(y)", (), WHERE),
    "squares change the order": ("argmax(y[k]**2, (k, 1, n)) = argmax(y)", (), WHERE),
    "a factor that may be negative": ("argmax(x*y[k], (k, 1, n)) = argmax(y)", (), WHERE),
    "a factor that may be zero": ("argmax(x*y[k], (k, 1, n)) = argmax(y)", ["x >= 0"], WHERE),
    "a factor whose sign changes": (
        "Max((x - 1)*y[k], (k, 1, n)) = (x - 1)*Max(y[k], (k, 1, n))", ["x > 0"], WHERE
    ),
    "a square may be zero": ("argmax(x**2*y[k], (k, 1, n)) = argmax(y)", (), WHERE),
    "a factor that depends on the index": ("argmax(k*y[k], (k, 1, n)) = argmax(y)", (), WHERE),
    "a summand that depends on the index": ("argmax(y[k] + k, (k, 1, n)) = argmax(y)", (), WHERE),
    "softmax of the negatives": ("argmax(softmax(-y)) = argmax(y)", (), WHERE),
    "a range from 2 is within 1..n - 1": ("argmax(y[k], (k, 2, n)) <= n - 1", ["n >= 2"], WHERE),
    "the index of a part of the range": ("argmax(y[k], (k, 2, n)) = argmax(y)", ["n >= 2"], WHERE),
    "argmax counts from the range's start": ("argmax(k, (k, 2, n)) = n - 1", ["n >= 2"], WHERE),
    "a maximum is no integer": ("Max(y[k], (k, 1, n)) >= 1", ["y[k] > 0 for k in 1..n"], WHERE),
    "the index of the outer binder": (
        "Sum(argmax(W[j, l], (l, 1, n)), (j, 1, n)) = n*argmax(W[1, l], (l, 1, n))", (), WHERE
    ),
    "a row is no column": (
        "argmax(W[i, l], (l, 1, n)) = argmax(W[l, i], (l, 1, n))", (), WHERE
    ),
    "the bound index is not the one outside": (
        "argmax(W[k, k], (k, 1, n)) = argmax(W[i, k], (k, 1, n))", (), WHERE
    ),
    "a substituted index is not captured": (
        "Sum(W[argmax(W[j, l], (l, 1, n)), j], (j, 1, n)) = Sum(W[j, j], (j, 1, n))", (), WHERE
    ),
}  # fmt: skip

#: Claims about what is not defined everywhere.
PARTIAL = {
    "an empty range": ("1 <= argmax(x, (k, 1, m))", (), WHERE),
    "an empty range, equal sides": (
        "argmax(x, (k, 1, m)) = argmax(x + 1, (k, 1, m))", (), WHERE
    ),
    "a range from 2 of one": ("argmax(y[k], (k, 2, n)) >= 2", (), WHERE),
    "a difference of the same": ("argmax(x, (k, 1, m)) - argmax(x, (k, 1, m)) = 0", (), WHERE),
    "a factor leaves an empty range": (
        "Max(x*y[1], (k, 1, m)) = x*Max(y[1], (k, 1, m))", ("x > 0",), WHERE
    ),
    "an index that is no longer one": ("y[argmax(y) + 1] = y[argmax(y) + 1]", (), WHERE),
    "a longer family's index": ("y[argmax(k, (k, 1, n + 1))] = y[n]", (), WHERE),
    "a value that is not defined at an index": (
        "argmax(1/y[k], (k, 1, n)) <= n", (), WHERE
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "given", "where"), FALSE.values(), ids=FALSE)
def test_is_not_proved(text, given, where):
    report = decide(read_problem(text, given, where), seconds=HARD)
    assert report.verdict in {Verdict.REFUTED, Verdict.UNKNOWN}


@pytest.mark.parametrize(("text", "given", "where"), PARTIAL.values(), ids=PARTIAL)
def test_is_not_proved_where_it_is_undefined(text, given, where):
    report = decide(read_problem(text, given, where), seconds=HARD)
    assert report.verdict is not Verdict.PROVED
