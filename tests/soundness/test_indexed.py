"""False claims about sums, permutations and second derivatives: none of them is proved."""

import pytest
from tables import HARD

from symcheck.prove.decide import decide
from symcheck.read.text import read_problem
from symcheck.report import Verdict

WHERE = (
    "n: size; N: natural; m: size; p: permutation(n); y: family(n); z: family(n); A: family(n, n);"
    " i: index(n); k: index(n); l: index(n)"
)
FALSE = {
    "a permutation of a part of the range": (
        "Sum(y[p[j]], (j, 1, n - 1)) = Sum(y[j], (j, 1, n - 1))",
        (),
    ),
    "a permutation of a longer range": (
        "Sum(y[p[j]], (j, 1, m)) = Sum(y[j], (j, 1, m))",
        ("m <= n",),
    ),
    "an index beside its image": ("Sum(p[j]*y[j], (j, 1, n)) = Sum(j*y[j], (j, 1, n))", ()),
    "a permutation is its own inverse": (
        "Sum(y[p[j]]*j, (j, 1, n)) = Sum(y[j]*p[j], (j, 1, n))",
        (),
    ),
    "a permutation has no fixed point": ("p[i] != i", ()),
    "entries that may be one": ("Derivative(Derivative(y[l]*y[k], y[k]), y[l]) = 1", ()),
    "the order of replacement": (
        "Derivative(Derivative(y[k]**2*y[l], y[k]), y[l]) = 2*y[k]",
        (),
    ),
    "telescoping over less than nothing": ("Sum(2*j + 1, (j, 3, N)) = (N + 1)^2 - 9", ()),
    "a split beyond the end": (
        "Sum(j, (j, 1, N)) = Sum(j, (j, 1, m)) + Sum(j, (j, m + 1, N))",
        (),
    ),
    "a maximum of parts, one of them empty": (
        "Max(y[j], (j, 1, n)) = Max(Max(y[j], (j, 1, i)), Max(y[j], (j, i + 1, n)))",
        (),
    ),
    "pairs of an odd number": (
        "Sum(j, (j, 0, 2*N)) = Sum(2*j + (2*j + 1), (j, 0, N - 1))",
        (),
    ),
    "a strict Cauchy–Schwarz": ("(y @ z)^2 < norm(y)^2*norm(z)^2", ()),
    "a product of matrices commutes": ("A @ A.T = A.T @ A", ()),
    "a left inverse of one vector": ("A @ z = z", ("A @ y = y",)),
}


@pytest.mark.parametrize(("text", "given"), FALSE.values(), ids=FALSE)
def test_is_not_proved(text, given):
    report = decide(read_problem(text, given, WHERE), seconds=HARD)
    assert report.verdict not in {Verdict.PROVED, Verdict.ASSUMED}
