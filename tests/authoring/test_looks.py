"""In Python as in text, no number has a name that is printed as an entry of a family is."""

from __future__ import annotations

import pytest
from sympy import Sum, Symbol

from symcheck import BridgeError, calc, eq, family, integer, real, size, theorem
from symcheck.read.errors import ReadError
from symcheck.read.text import read_problem

n, k, x, one = size("n"), Symbol("k"), family("x", size("n")), real("x_1")
A = family("A", n, n)

REFUSES = {
    "x_1 beside x": eq(one, x[1]),
    "A_12 beside A": eq(real("A_12"), A[1, 2]),
    "x_m, where m is an integer": eq(real("x_m") * integer("m"), x[1]),
    "x_k below a sum over k": eq(Sum(real("x_k") * x[k], (k, 1, n)), 0),
}
TAKES = {
    "x_1 alone": eq(one, 1),
    "x_max beside x": eq(real("x_max"), x[1]),
    "x1 beside x": eq(real("x1"), x[1]),
    "A_1 beside a matrix A": eq(real("A_1"), A[1, 2]),
}


@pytest.mark.parametrize("statement", REFUSES.values(), ids=REFUSES)
def test_refuses(statement):
    with pytest.raises(BridgeError, match="but looks like one") as caught:
        theorem(statement)(lambda: None).claim()
    assert "write '" in caught.value.help


@pytest.mark.parametrize("statement", TAKES.values(), ids=TAKES)
def test_takes(statement):
    theorem(statement)(lambda: None).claim()


def test_refuses_it_in_a_line():
    made = theorem(eq(x[1], 0), where="x_1: real")(lambda: calc(x[1]).eq(one))
    with pytest.raises(BridgeError, match="'x_1' is no entry of 'x'"):
        made.derivation()


def test_text_refuses_the_same():
    with pytest.raises(ReadError, match="'x_1' is no entry of 'x', but looks like one"):
        read_problem("x_1 = x[1]", (), "n: size; x: family(n); x_1: real")
